"""Lets a person write a text in their own editor, and loses none of it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

import click

from peerpal.cli.names import can_ask
from peerpal.cli.output import complain, reason
from peerpal.domain.capture import CaptureError
from peerpal.domain.errors import SaveFailed, WrongUse

_USUAL = ("sensible-editor", "nano", "vim", "vi")


def write_in_editor(folder: Path, log: Callable[[str], str]) -> str:
    """Log what is written in $VISUAL or $EDITOR; keep the file when that fails.

    The file lies in a private folder of its own in the data folder, with whatever the editor
    puts beside it, and goes with that folder as soon as the text was logged. What `log` returns
    is returned.
    """
    file = _new_file(folder)
    try:
        while True:
            try:
                said = log(_written(file))
                break
            except CaptureError as error:
                if not can_ask():
                    raise
                complain(str(error))
                click.confirm("Edit it again?", default=True, abort=True, err=True)
    except BaseException:
        if file.is_file() and file.read_bytes().strip():
            kept = shlex.quote(str(file))
            complain(f"Your text is kept. Log it later: peerpal log - < {kept}")
        else:
            shutil.rmtree(file.parent, ignore_errors=True)
        raise
    shutil.rmtree(file.parent, ignore_errors=True)
    return said


def _new_file(folder: Path) -> Path:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = Path(mkdtemp(prefix="writing-", dir=folder)) / "capture.txt"
        file.touch(mode=0o600)
    except OSError as error:
        raise SaveFailed(f"{folder} can't be written: {reason(error)}.") from error
    return file


def _written(file: Path) -> str:
    editor = _editor()
    try:
        status = subprocess.run([*editor, str(file)], check=False).returncode  # noqa: S603 theirs
    except OSError as error:
        raise WrongUse(
            f"The editor {editor[0]} can't be started. Set VISUAL or EDITOR to another one."
        ) from error
    if status:
        raise WrongUse(f"The editor ended with status {status}; nothing was logged.")
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise WrongUse(f"The text is not UTF-8, at byte {error.start + 1}.") from error


def _editor() -> list[str]:
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(chosen)
    except ValueError as error:
        raise WrongUse("VISUAL or EDITOR has a quote that is not closed.") from error
    usual = next((name for name in _USUAL if shutil.which(name)), None)
    if not words and not usual:
        raise WrongUse("No editor was found. Set VISUAL or EDITOR to one.")
    return words or [usual or ""]
