"""`peerpal settings`: where they are, what is in force, what is wrong, and changing one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import click

from peerpal.cli.help import examples
from peerpal.cli.output import answer, complain
from peerpal.cli.table import as_table
from peerpal.domain.errors import InvalidField, WrongUse
from peerpal.domain.settings import Settings
from peerpal.domain.settings_fields import (
    KEY_PREFIX,
    KEYS,
    NAMES,
    NotAllowed,
    read_key_setting,
    setting,
    typed_value,
)
from peerpal.domain.text import one_line
from peerpal.services.settings import SettingsService
from peerpal.wiring import settings

_WRONG = 1
_WHICH_KEY = "Say which key, such as keys.screen.log=f5; `peerpal settings --keys` lists the names."


@click.command(
    "settings",
    epilog=f"""{
        examples(
            "peerpal settings",
            "peerpal settings theme=peerpal-light week_start=sunday",
            "peerpal settings keys.screen.log=f5   # with nothing after = it is PeerPal's again",
            "peerpal settings --write              # the file, with every setting explained",
        )
    }

\b
Exit status: 0 all can be used, 1 something in the file can't, 2 what you asked for can't.""",
)
@click.argument("changes", nargs=-1, metavar="[NAME=VALUE]...")
@click.option("--write", is_flag=True, help="Write the file, unless there is one.")
@click.option("--keys", "is_keys", is_flag=True, help="List what keys do, by their names.")
@click.pass_context
def command(
    context: click.Context, *, changes: tuple[str, ...], write: bool, is_keys: bool
) -> None:
    """Print where the settings are and which are in force, or change some.

    In the file your comments and the order stay. What can't be used in it is named, with the line.
    """
    mine = settings()
    if is_keys:
        answer(_keys_table())
        return
    if write:
        said = "Written" if mine.write() else "There is one already; nothing was written"
        complain(f"{said}: {mine.path}")
    if changes:
        _change(mine, changes)
    _check_keys(mine)
    answer(_shown(mine))
    for problem in mine.problems:
        complain(mine.told(problem))
    if mine.problems:
        context.exit(_WRONG)


def _shown(mine: SettingsService) -> str:
    absent = "" if mine.is_there else "  (not there yet; all is as PeerPal has it)"
    lines = [f"# {one_line(str(mine.path))}{absent}"]
    lines += [f"{name} = {json.dumps(getattr(mine.now, name))}" for name in NAMES]
    lines += [f"{KEY_PREFIX}{one_line(id_)} = {json.dumps(k)}" for id_, k in mine.now.keys.items()]
    return "\n".join(lines) + "\n"


def _change(mine: SettingsService, changes: Iterable[str]) -> None:
    values: dict[str, str | int] = {}
    keys: dict[str, str | None] = {}
    for change in changes:
        name, is_given, text = change.partition("=")
        name, text = name.strip(), text.strip()
        if not is_given:
            raise WrongUse(f"Write name=value, such as theme=nord, for “{name[:40]}”.")
        if name == KEYS:
            raise WrongUse(_WHICH_KEY)
        if name.startswith(KEY_PREFIX):
            keys[name.removeprefix(KEY_PREFIX)] = text or None
        else:
            values[name] = _read(name, text)
    try:
        if keys:
            _require_free(mine, keys)
        mine.change(values, keys)
    except InvalidField as error:
        raise WrongUse(f"{error.field}: {error.reason}") from None  # as it stands in the file


def _read(name: str, text: str) -> str | int:
    known = setting(name)
    if known and not text:
        own = getattr(Settings(), name)
        return own if isinstance(own, int) else str(own)
    return typed_value(known, text) if known else text


def _check_keys(mine: SettingsService) -> None:
    """Find what is wrong with keys; what they do is known by the screens only."""
    if mine.now.keys:
        from peerpal.app import wrong_keys

        mine.refuse(wrong_keys(mine.now.keys))


def _require_free(mine: SettingsService, keys: dict[str, str | None]) -> None:
    from peerpal.app import wrong_keys

    read = {id_: _read_keys(id_, text) for id_, text in keys.items() if text}
    wanted = {**mine.now.keys, **read}
    for problem in wrong_keys({k: v for k, v in wanted.items() if keys.get(k, v)}):
        if problem.field.removeprefix(KEY_PREFIX) in keys:
            raise InvalidField(problem.field, problem.reason)


def _read_keys(id_: str, text: str) -> str:
    try:
        return read_key_setting(text)
    except NotAllowed as error:
        raise InvalidField(KEY_PREFIX + id_, str(error)) from None


def _keys_table() -> str:
    from peerpal.app import all_keys

    rows: Sequence[Sequence[str]] = [
        [use.id, ",".join(use.written), use.about, use.where] for use in all_keys()
    ]
    return as_table(["Name", "Keys", "What they do", "Where"], rows)
