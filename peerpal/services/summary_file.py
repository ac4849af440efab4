"""Writes the summary into a file of its own, for its owner only."""

from __future__ import annotations

from pathlib import Path

from peerpal.domain.errors import SaveFailed, WrongUse
from peerpal.domain.period import Period
from peerpal.domain.text import clean
from peerpal.storage import files


def file_name(period: Period) -> str:
    """Return a name for the summary of a period."""
    return f"peer-mentoring-{period.first}-to-{period.last}.md"


def file_path(typed: str) -> Path:
    """Return the file that a typed name means. Raises WrongUse unless a file can be there."""
    if clean(typed) != typed:
        raise WrongUse("A file's name has no such characters.")
    if not typed:
        raise WrongUse("Name a file, such as summary.md.")
    try:
        path = Path(typed).expanduser().absolute()
        if path.is_dir():
            raise WrongUse("This is a folder. Name a file in it.")
    except (OSError, RuntimeError) as error:
        raise WrongUse(f"No file can be there: {_reason(error)}.") from error
    return path


def is_html(path: Path) -> bool:
    """True for a file whose name says that it holds HTML."""
    return path.suffix.lower() in (".html", ".htm")


def summary_for(path: Path, markdown: str) -> str:
    """Return a summary as a file of this name holds it: as Markdown or as HTML."""
    if not is_html(path):
        return markdown
    from peerpal.services.summary_html import html

    return html(markdown, title="Peer mentoring")


def write(path: Path, summary: str) -> None:
    """Put the summary in place at once, readable for its owner only.

    Raises SaveFailed when the disk refuses; then a file that was there is as it was.
    """
    try:
        if path.exists() and not path.is_file():
            raise WrongUse(f"{path} is no ordinary file.")
        files.replace(path.resolve(), summary.encode())
    except FileNotFoundError as error:
        raise SaveFailed(f"There is no folder {path.parent}.") from error
    except (OSError, RuntimeError) as error:
        raise SaveFailed(f"{path} can't be written: {_reason(error)}.") from error


def _reason(error: OSError | RuntimeError) -> str:
    known = error.strerror if isinstance(error, OSError) else "nobody has this home folder"
    return (known or type(error).__name__).lower()
