"""Private folders in the data folder, each for one text that is being written in an editor."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from peerpal.storage import files

_PREFIX = "writing-"


def new_writing(folder: Path) -> Path:
    """Make a folder for one text, and for whatever an editor puts beside it. Raises OSError."""
    files.make_folder(folder)
    return Path(mkdtemp(prefix=_PREFIX, dir=folder))


def kept_texts(folder: Path, name: str = "*") -> list[Path]:
    """Return the files that were not taken over, also what an editor left beside them."""
    return sorted(path for path in folder.glob(f"{_PREFIX}*/{name}") if path.is_file())


def drop_empty(folder: Path) -> None:
    """Remove the folders that nothing is left in."""
    for path in folder.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            path.rmdir()
