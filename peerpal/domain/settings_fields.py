"""Every setting there is: what it does, what it may be, and how it is read from the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, NamedTuple

from peerpal.domain.dates import DateStyle
from peerpal.domain.key_names import KEY_HELP, read_keys
from peerpal.domain.settings import Problem, Settings, Signs, WeekStart
from peerpal.domain.text import one_line

Value = str | int
"""What a setting can be set to."""

KEYS: Final = "keys"
KEY_PREFIX: Final = f"{KEYS}."
"""How the name of a setting begins that is about a key; the id of the binding follows."""

THEMES: Final = (
    *("peerpal-dark", "peerpal-light", "ansi-dark", "ansi-light", "atom-one-dark"),
    *("atom-one-light", "catppuccin-frappe", "catppuccin-latte", "catppuccin-macchiato"),
    *("catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai", "nord", "rose-pine"),
    *("rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark"),
    *("textual-light", "tokyo-night"),
)
"""PeerPal's own themes, then those that Textual brings."""

MOST_DAYS: Final = 3650
MOST_MINUTES: Final = 1440
_MOST_SHOWN = 40
_MOST_NAMED = 10**_MOST_SHOWN


class NotAllowed(Exception):
    """A setting can't be set to a value; the message says why."""


class Setting(NamedTuple):
    """One setting; `read` returns the value as it is used, or raises NotAllowed."""

    name: str
    label: str
    about: str
    """What it does, for the person who reads the file."""
    allowed: str
    read: Callable[[object], Value]
    choices: tuple[str, ...] = ()
    """All that it may be, when that is a few values."""


def _one_of(values: Sequence[str]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if not isinstance(value, str):
            raise NotAllowed("must be a text in quotes")
        if value not in values:
            near = _nearest(value, values)
            raise NotAllowed(f"is not one of them{near}")
        return value

    return read


def _whole(most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            is_quoted = isinstance(value, str) and value.isdigit() and len(value) < _MOST_SHOWN
            raise NotAllowed("must be a whole number" + ", without quotes" * is_quoted)
        if not 1 <= value <= most:
            raise NotAllowed("is out of its range")
        return value

    return read


def _line(value: object) -> str:
    if not isinstance(value, str):
        raise NotAllowed("must be a text in quotes")
    if value != one_line(value):
        raise NotAllowed("must be one line of plain characters")
    return value


def _command(value: object) -> str:
    import shlex

    command = _line(value)
    try:
        shlex.split(command)
    except ValueError:
        raise NotAllowed("has a quote that is not closed") from None
    return command


def _folder(value: object) -> str:
    folder = _line(value)
    try:
        is_known = not folder or Path(folder).expanduser().is_absolute()
    except RuntimeError:
        raise NotAllowed("names a home that is not known") from None
    if not is_known:
        raise NotAllowed("must begin with / or ~")
    return folder


def _days(most: int) -> str:
    return f"a whole number from 1 to {most}"


SETTINGS: Final = (
    Setting(
        "theme",
        "Theme",
        "The colours. What you choose in the command palette is remembered here.",
        f"one of {', '.join(THEMES)}",
        _one_of(THEMES),
        THEMES,
    ),
    Setting(
        "signs",
        "Signs",
        "What signs and frames are drawn with, from the next start on. auto: with ASCII only where "
        "the terminal has no Unicode.",
        " or ".join(f'"{signs}"' for signs in Signs),
        _one_of([signs.value for signs in Signs]),
        tuple(Signs),
    ),
    Setting(
        "date_style",
        "Days",
        "How days are shown on the screens. The summary and the commands keep their own form.",
        " or ".join(f'"{style}"' for style in DateStyle),
        _one_of([style.value for style in DateStyle]),
        tuple(DateStyle),
    ),
    Setting(
        "week_start",
        "Week begins",
        "The day that a week begins with, where weeks are shown.",
        " or ".join(f'"{day}"' for day in WeekStart),
        _one_of([day.value for day in WeekStart]),
        tuple(WeekStart),
    ),
    Setting(
        "cadence_days",
        "Talk every",
        "What a new peer starts with: the days from one talk to the next.",
        _days(MOST_DAYS),
        _whole(MOST_DAYS),
    ),
    Setting(
        "max_gap_days",
        "At the latest",
        "What a new peer starts with: the days after which a talk is overdue.",
        f"a whole number from cadence_days to {MOST_DAYS}",
        _whole(MOST_DAYS),
    ),
    Setting(
        "conversation_minutes",
        "Minutes",
        "What a new peer starts with: how many minutes a talk takes.",
        _days(MOST_MINUTES),
        _whole(MOST_MINUTES),
    ),
    Setting(
        "editor",
        "Editor",
        "The command that ctrl+e and `peerpal log` open a text with. Empty: VISUAL, then EDITOR.",
        'a command with its options, such as "vim" or "code --wait", or ""',
        _command,
    ),
    Setting(
        "folder",
        "Data folder",
        "Where the data is, from the next start on; --data and PEERPAL_HOME come first. Empty: "
        "your own data folder. Nothing is moved: close PeerPal and move the files yourself.",
        'a path that begins with / or ~, or ""',
        _folder,
    ),
)
"""All settings but the keys, in the order of the file."""

NAMES: Final = tuple(setting.name for setting in SETTINGS)

KEYS_ABOUT: Final = (
    "Keys of your own: the name of what a key does, and the keys that do it instead of PeerPal's, "
    "with commas between them. The names are listed by `peerpal settings --keys`, and in the app "
    f"by f3 in the settings. Keys are {KEY_HELP}."
)


def setting(name: str) -> Setting | None:
    """Return the setting of a name."""
    return next((known for known in SETTINGS if known.name == name), None)


def read_settings(data: Mapping[str, object]) -> tuple[Settings, list[Problem]]:
    """Return the settings as the file says, by their defaults where it can't be used, and why."""
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in data.items():
        try:
            if name == KEYS:
                found[KEYS], wrong = _read_all_keys(value)
                problems += wrong
            elif known := setting(name):
                found[name] = as_used(known, read_value(known, value))
            else:
                problems.append(Problem(_short(name), unknown(name)))
        except NotAllowed as error:
            problems.append(Problem(name, str(error)))
    settings = Settings(**found)
    if settings.max_gap_days < settings.cadence_days:
        if "max_gap_days" in data and not any(p.field == "max_gap_days" for p in problems):
            told = too_short(settings.cadence_days, settings.max_gap_days)
            problems.append(Problem("max_gap_days", told))
        settings = replace(settings, max_gap_days=min(2 * settings.cadence_days, MOST_DAYS))
    return settings, problems


def unknown(name: str) -> str:
    """Return the sentence for a name that no setting has."""
    near = _nearest(name, (*NAMES, KEYS))
    there = f"there are {', '.join((*NAMES, KEYS))}."
    told = f"there is no such setting{near}"
    return f"{told} T{there[1:]}" if near else f"{told}; {there}"


def read_value(known: Setting, value: object) -> Value:
    """Return the value of one setting. Raises NotAllowed with the value and what is allowed."""
    try:
        return known.read(value)
    except NotAllowed as error:
        raise NotAllowed(f"{shown(value)} {_ended(error)} Allowed: {known.allowed}.") from None


def typed_value(known: Setting, text: str) -> Value:
    """Return what a text means that was typed without quotes: a number where one is set."""
    is_number = isinstance(getattr(Settings(), known.name), int)
    is_written = text.isascii() and text.isdigit() and len(text) < _MOST_SHOWN
    return int(text) if is_number and is_written else text


def too_short(cadence_days: int, max_gap_days: int) -> str:
    """Return the sentence for a longest gap that is shorter than the cadence."""
    return (
        f"{max_gap_days} is less than cadence_days, which is {cadence_days}. "
        f"Allowed: a whole number from cadence_days to {MOST_DAYS}."
    )


def as_used(known: Setting, value: Value) -> Value:
    """Return a value as the settings hold it."""
    match known.name:
        case "signs":
            return Signs(str(value))
        case "date_style":
            return DateStyle(str(value))
        case "week_start":
            return WeekStart(str(value))
    return value


def read_key_setting(value: object) -> str:
    """Return the keys of one binding, by their names. Raises NotAllowed with what is allowed."""
    if not isinstance(value, str):
        raise NotAllowed(f'{shown(value)} must be a text in quotes. Allowed: "key" or "key,key".')
    try:
        return ",".join(read_keys(value))
    except ValueError as error:
        raise NotAllowed(f"{shown(value)} can't be used: {_ended(error)}") from None


def _read_all_keys(value: object) -> tuple[dict[str, str], list[Problem]]:
    if not isinstance(value, Mapping):
        raise NotAllowed(
            f"{shown(value)} must be a table. Allowed: a line [keys], and below it lines such as "
            '"screen.log" = "f5".'
        )
    found: dict[str, str] = {}
    problems: list[Problem] = []
    for id_, keys in _flat(value):
        try:
            found[id_] = read_key_setting(keys)
        except NotAllowed as error:
            problems.append(Problem(KEY_PREFIX + _short(id_), str(error)))
    return found, problems


def _flat(table: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """Yield the values of a table and those in it: TOML reads `a.b = 1` without quotes so."""
    for name, value in table.items():
        if isinstance(value, Mapping) and value:
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def shown(value: object) -> str:
    """Return a value as a message names it."""
    if isinstance(value, str):
        return f"“{_short(value)}”"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and abs(value) > _MOST_NAMED:
        return "A number of so many digits"  # Python refuses to write the longest ones
    return _short(str(value))


def _ended(error: Exception) -> str:
    """Return a reason with its full stop, unless it ends as a question."""
    return str(error) if str(error).endswith("?") else f"{error}."


def _short(text: str) -> str:
    line = one_line(text[: 4 * _MOST_SHOWN])
    return line if len(line) <= _MOST_SHOWN else f"{line[: _MOST_SHOWN - 1]}…"


def _nearest(text: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(text[:_MOST_SHOWN], known, n=1)
    return f"; did you mean {near[0]}?" if near else ""
