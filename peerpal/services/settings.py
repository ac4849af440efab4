"""Settings: what a person has set, what of it can't be used, and changing it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from peerpal.domain.errors import InvalidField, PeerPalError, SaveFailed, WrongUse
from peerpal.domain.settings import Problem, Settings

_DAYS = ("cadence_days", "max_gap_days")


class SettingsService:
    """The settings in force; the file is read when they are first asked for.

    `folder` returns where the file lies, or raises WrongUse.
    """

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._folder_of = folder
        self._read: tuple[Settings, list[Problem]] | None = None
        self.revision = 0
        """How often the settings were changed since they were first read."""

    @property
    def now(self) -> Settings:
        """The settings in force."""
        return self._known[0]

    @property
    def problems(self) -> list[Problem]:
        """What stands in the file and can't be used."""
        return self._known[1]

    @cached_property
    def path(self) -> Path:
        """The file, whether or not it is there. Raises WrongUse."""
        from peerpal.storage.settings_file import NAME

        return self._folder_of() / NAME

    @property
    def is_there(self) -> bool:
        """True when there is a file."""
        return os.path.lexists(self.path)

    def write(self) -> bool:
        """Write the file with all settings explained; False when there is one already.

        Raises SaveFailed.
        """
        if self.is_there:
            return False
        from peerpal.services.settings_text import new_text
        from peerpal.storage.settings_file import write_text

        write_text(self.path.parent, new_text())
        return True

    def change(
        self, values: Mapping[str, str | int], keys: Mapping[str, str | None] | None = None
    ) -> None:
        """Change settings in the file, and let them be in force; all else in the file stays.

        None for the keys of a binding gives it PeerPal's own again. Raises InvalidField, SaveFailed
        or, for a file that can't be read, WrongUse.
        """
        from peerpal.services.settings_text import new_text
        from peerpal.storage import settings_file

        checked, checked_keys = self._checked(values), _checked_keys(keys or {})
        try:
            text = settings_file.read_text(self.path.parent)
            text = settings_file.changed(
                new_text() if text is None else text, checked, checked_keys
            )
        except settings_file.NoToml as error:
            place = f", line {error.line}" if error.line else ""
            raise WrongUse(f"{self.path}{place}: {error}. Mend that first.") from error
        except PeerPalError as error:
            raise SaveFailed(f"{self.path}: {error}.") from error
        settings_file.write_text(self.path.parent, text)
        self.reload()

    def reload(self) -> None:
        """Read the file again."""
        self._read = None
        self.revision += 1

    def refuse(self, problems: list[Problem]) -> None:
        """Go on without the keys that can't be used; where they stand in the file is found."""
        from peerpal.domain.settings_fields import KEY_PREFIX

        settings, known = self._known
        ids = {problem.field.removeprefix(KEY_PREFIX) for problem in problems}
        keys = {id_: keys for id_, keys in settings.keys.items() if id_ not in ids}
        self._read = replace(settings, keys=keys), [*known, *map(self._placed, problems)]

    def told(self, problem: Problem) -> str:
        """Return what is wrong as a sentence with the file and the line."""
        return problem.told(str(self.path))

    def _placed(self, problem: Problem) -> Problem:
        from peerpal.storage.settings_file import read_text

        try:
            text = read_text(self.path.parent) or ""
        except PeerPalError:
            return problem
        return problem._replace(line=_line(text, problem.field))

    @property
    def _known(self) -> tuple[Settings, list[Problem]]:
        if self._read is None:
            self._read = self._read_file()
        return self._read

    def _read_file(self) -> tuple[Settings, list[Problem]]:
        folder = self.path.parent
        from peerpal.storage import settings_file

        text: str | None = ""
        try:
            text = settings_file.read_text(folder)
            if text is None:
                return Settings(), []
            data = settings_file.parse(text)
        except settings_file.NoToml as error:
            # Another folder than theirs would look as if all were lost.
            data = {"folder": settings_file.alone(text or "", "folder") or ""}
            settings, _ = _understood(data)
            return settings, [Problem("", f"{error}. All settings are PeerPal's own.", error.line)]
        except PeerPalError as error:
            return Settings(), [Problem("", f"{error}. All settings are PeerPal's own.")]
        settings, problems = _understood(data)
        return settings, [p._replace(line=_line(text, p.field)) for p in problems]

    def _checked(self, values: Mapping[str, str | int]) -> dict[str, str | int]:
        from peerpal.domain.settings_fields import (
            NotAllowed,
            read_value,
            setting,
            too_short,
            unknown,
        )

        checked = {}
        for name, value in values.items():
            known = setting(name)
            if known is None:
                raise WrongUse(f"{name[:40]}: {unknown(name)}")
            try:
                checked[name] = read_value(known, value)
            except NotAllowed as error:
                raise InvalidField(name, str(error)) from None
        days = {name: int(checked.get(name, getattr(self.now, name))) for name in _DAYS}
        if days["max_gap_days"] < days["cadence_days"] and checked.keys() & days.keys():
            raise InvalidField("max_gap_days", too_short(**days))
        return checked


def _understood(data: Mapping[str, object]) -> tuple[Settings, list[Problem]]:
    from peerpal.domain.settings_fields import read_settings

    return read_settings(data)


def _checked_keys(keys: Mapping[str, str | None]) -> dict[str, str | None]:
    from peerpal.domain.settings_fields import KEY_PREFIX, NotAllowed, read_key_setting

    for id_, text in keys.items():
        try:
            if text is not None:
                read_key_setting(text)
        except NotAllowed as error:
            raise InvalidField(KEY_PREFIX + id_, str(error)) from None
    return dict(keys)


def _line(text: str, field: str) -> int | None:
    from peerpal.domain.settings_fields import KEY_PREFIX, KEYS
    from peerpal.storage.settings_file import line_of

    if field.startswith(KEY_PREFIX):
        id_ = field.removeprefix(KEY_PREFIX)
        return line_of(text, KEYS, id_) or line_of(text, "", field)
    return line_of(text, "", field)
