"""A fault of the program itself, told so that it can be reported and holds no one's text."""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb

from peerpal import __version__
from peerpal.domain.errors import PeerPalError

_HOME = Path(__file__).parents[1]


class Fault(PeerPalError):
    """Says what failed and where; the error's own words could be those of a record."""

    exit_status = 70

    def __init__(self, error: BaseException, then: str = "What was saved before is safe.") -> None:
        super().__init__(
            f"Something unexpected went wrong: {type(error).__name__}{_place(error)}. {then} "
            f"Please report this line where you got PeerPal {__version__}; it has no text of "
            "yours in it."
        )


def _place(error: BaseException) -> str:
    """Return the last line of PeerPal that led to the error, or the last at all."""
    lines = [(Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__)]
    for file, line in reversed(lines):
        if file.is_relative_to(_HOME):
            return f" at peerpal/{file.relative_to(_HOME)}:{line}"
    return "".join(f" at {file.name}:{line}" for file, line in lines[-1:])
