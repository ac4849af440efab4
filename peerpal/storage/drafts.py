"""Drafts: what was typed into a form and not saved yet, kept through a crash."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from peerpal.storage.folder import Folder

FOLDER = "drafts"
_SUFFIX = ".json"


class Drafts:
    """One draft for each form, by the form's key; a damaged one is as good as none."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    def keep(self, key: str, values: Mapping[str, str]) -> None:
        """Keep what stands in the fields of a form. Raises SaveFailed, or DataInUse at once.

        A person is typing, and must not wait for another program.
        """
        data = msgspec.json.encode({field: _valid(text) for field, text in values.items()})
        with self._folder.locked(patience=0):
            self._folder.replace(_name(key), data)

    def find(self, key: str) -> dict[str, str] | None:
        """Return what was kept for a form, or None."""
        data = self._folder.read(_name(key))
        try:
            return None if data is None else msgspec.json.decode(data, type=dict[str, str])
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None

    def named(self, start: str) -> frozenset[str]:
        """Return how the names of drafts that begin like this go on; none of them is read."""
        names = (name.removeprefix(f"{FOLDER}/") for name in self._folder.names(FOLDER))
        keys = (name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX))
        return frozenset(key.removeprefix(start) for key in keys if key.startswith(start))

    def drop(self, key: str) -> None:
        """Forget a draft: it was saved, or is not wanted."""
        if self._folder.stamp(_name(key)):
            with self._folder.locked():
                self._folder.remove(_name(key))


def _name(key: str) -> str:
    return f"{FOLDER}/{key}{_SUFFIX}"


def _valid(text: str) -> str:
    """Replace halves of characters, which a terminal may send and UTF-8 can't hold."""
    return text.encode("utf-8", "replace").decode()
