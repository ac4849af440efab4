"""`peerpal log` in a person's own editor."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from pathlib import Path

import click

from peerpal.cli.names import can_ask
from peerpal.cli.output import complain
from peerpal.domain.capture import CaptureError
from peerpal.services.captures import CAPTURE
from peerpal.services.editor import Editor
from peerpal.wiring import settings


def write_in_editor(folder: Path, log: Callable[[str], str]) -> str:
    """Log what is written in $VISUAL or $EDITOR; say where the text is when that fails.

    What `log` returns is returned.
    """
    editor = Editor(folder, os.environ, lambda: settings().now.editor)
    try:
        with editor.file(CAPTURE) as file:
            while True:
                try:
                    return log(editor.write(file))
                except CaptureError as error:
                    if not can_ask():
                        raise
                    complain(str(error))
                    click.confirm("Edit it again?", default=True, abort=True, err=True)
    except BaseException:
        for kept in editor.kept(CAPTURE):
            complain(f"Your text is kept. Log it later: peerpal log - < {shlex.quote(str(kept))}")
        raise
