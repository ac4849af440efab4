"""Lets a person write a text in their own editor, and loses none of it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from peerpal.domain.errors import SaveFailed, UnreadableData, WrongUse
from peerpal.storage import files

_USUAL = ("sensible-editor", "nano", "vim", "vi")


class Editor(NamedTuple):
    """What the settings, VISUAL or EDITOR name, on private files in the data folder."""

    folder: Path
    environment: Mapping[str, str]
    chosen: Callable[[], str] = str
    """Returns the command that is set in the settings; empty when none is."""

    @contextmanager
    def file(self, name: str, text: str = "") -> Iterator[Path]:
        """Put a text into a file to be written on, for as long as the block takes.

        The file lies in a private folder of its own, with whatever the editor puts beside it. Both
        go when the block has ended, but stay when it failed after something was written. Raises
        SaveFailed.
        """
        from shutil import rmtree

        begun = f"{text}\n" if text else ""
        data = begun.encode("utf-8", "replace")  # a terminal may send halves of characters
        folder = self._new_folder()
        file = folder / f"{name}.txt"
        try:
            with _writing(file):
                files.replace(file, data)
            yield file
        except BaseException:
            if not _is_written(file, data):
                rmtree(folder, ignore_errors=True)
            raise
        rmtree(folder, ignore_errors=True)

    def write(self, file: Path) -> str:
        """Open a file in the editor, and return the text once the editor has ended.

        Raises WrongUse or UnreadableData.
        """
        from subprocess import Popen

        editor = self._command()
        with _undisturbed():
            try:
                with Popen([*editor, str(file)]) as process:  # noqa: S603 their own
                    status = process.wait()
            except OSError as error:
                raise WrongUse(
                    f"The editor {editor[0]} can't be started. Set VISUAL or EDITOR to another one."
                ) from error
        if status:
            raise WrongUse(f"The editor ended with status {status}, so its text was not taken.")
        try:
            return file.read_text("utf-8").removesuffix("\n")
        except UnicodeDecodeError as error:
            raise WrongUse(f"The text is not UTF-8, at byte {error.start + 1}.") from error
        except OSError as error:
            raise UnreadableData(f"{file} can't be read: {_reason(error)}.") from error

    def kept(self, name: str) -> list[Path]:
        """Return the files of a name that still hold a text."""
        from peerpal.storage.writings import kept_texts

        return kept_texts(self.folder, f"{name}.txt")

    def _new_folder(self) -> Path:
        from peerpal.storage.writings import new_writing

        with _writing(self.folder):
            return new_writing(self.folder)

    def _command(self) -> list[str]:
        import shlex
        from shutil import which

        environment = self.environment
        chosen = self.chosen() or environment.get("VISUAL") or environment.get("EDITOR") or ""
        try:
            words = shlex.split(chosen)
        except ValueError as error:
            raise WrongUse("VISUAL or EDITOR has a quote that is not closed.") from error
        path = environment.get("PATH")
        usual = [name for name in _USUAL if which(name, path=path)]
        if not words and not usual:
            raise WrongUse("No editor was found. Set VISUAL or EDITOR to one.")
        return words or usual[:1]


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Leave ctrl+c to the editor: a terminal sends it to every program that it shows."""
    keys = (signal.SIGINT, signal.SIGQUIT)
    before = {key: signal.signal(key, lambda *_: None) for key in keys}
    try:
        yield
    finally:
        for key, handler in before.items():
            signal.signal(key, handler)


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise SaveFailed(f"{path} can't be written: {_reason(error)}.") from error


def _is_written(file: Path, begun: bytes) -> bool:
    """True when a text stands in the file that was not there when it was made."""
    try:
        return file.read_bytes().strip() not in (b"", begun.strip())
    except FileNotFoundError:
        return False
    except OSError:
        return True


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
