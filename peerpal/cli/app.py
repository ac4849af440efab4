"""Opens the app, on a person's own folder or on another one."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from peerpal.domain.errors import WrongUse

if TYPE_CHECKING:
    from peerpal.services.services import Services


def open_app(data: str | None) -> None:
    """Open the app on the data folder that was chosen."""
    require_terminal()
    from peerpal import garbage

    garbage.hold()
    from concurrent.futures import ThreadPoolExecutor

    from peerpal.wiring import data_folder, opened

    folder = data_folder(data, os.environ)
    with ExitStack() as stack:
        # The disk is read while the modules of the app are: the first frame waits for both.
        with ThreadPoolExecutor(1) as beside:
            opening = beside.submit(stack.enter_context, opened(folder))
            from peerpal.app import run_app  # noqa: F401
        show_app(opening.result())


def show_app(services: Services, *, badge: str = "") -> None:
    """Show the app until it is quit."""
    from peerpal.app import run_app

    run_app(services, badge=badge, encoding=sys.stderr.encoding)


def require_terminal() -> None:
    """Raise WrongUse when there is no terminal to show the app in."""
    streams = (sys.stdin, sys.stdout, sys.stderr)  # it is drawn on the last one
    if not all(stream and stream.isatty() for stream in streams):
        raise WrongUse("The app needs a terminal. See what works without one: peerpal --help")
