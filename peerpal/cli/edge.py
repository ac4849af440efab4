"""The edge of the shell: where errors end as one sentence and an exit status, never a traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from peerpal.cli.output import complain
from peerpal.domain.errors import PeerPalError
from peerpal.domain.fault import Fault

INTERRUPTED = 130
PIPE_CLOSED = 141


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line and return its exit status."""
    try:
        status = _carry_out(arguments)
        if sys.stdout:
            sys.stdout.flush()
    except PeerPalError as error:
        return _ended(error.exit_status, str(error))
    except KeyboardInterrupt:
        return _ended(INTERRUPTED)
    except BrokenPipeError:
        return _ended(PIPE_CLOSED)
    except Exception as error:  # noqa: BLE001 a traceback would print the text of records
        return _ended(Fault.exit_status, str(Fault(error)))
    return status


def _carry_out(arguments: Sequence[str]) -> int:
    # The app alone needs no click, so that its first frame comes sooner.
    if arguments or "_PEERPAL_COMPLETE" in os.environ:
        from peerpal.cli.shell import carry_out

        return carry_out(arguments)
    from peerpal.cli.app import open_app

    open_app(None)
    return 0


def _ended(status: int, text: str = "") -> int:
    if text:
        complain(text)
    try:
        if sys.stdout:
            sys.stdout.flush()
    except OSError:
        # Python would flush once more at its end, and fail aloud.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return status
