"""What breaks PeerPal ends in one sentence that can be reported, and loses and tells no text."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import MISSING, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from itertools import count
from pathlib import Path
from signal import SIGHUP, SIGTERM
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from in_terminal import Left, Terminal, running

import peerpal
from peerpal.storage.codecs import KINDS
from peerpal.storage.drafts import Drafts
from peerpal.storage.folder import DiskFolder
from peerpal.storage.store import Store

CANARY = "CANARY"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

PROGRAM = """
import sys
from pathlib import Path
from pkgutil import resolve_name

place, flag, *arguments = sys.argv[1:]
owner, _, name = place.rpartition(".")
owner = resolve_name(owner)
real = getattr(owner, name)

class WithReport(RuntimeError):
    __rich__ = RuntimeError.__str__  # Textual prints it

def broken(*given, **named):
    note = "CANARY in a local"
    if Path(flag).exists():
        error = WithReport if Path(flag).read_text() else RuntimeError
        raise error(f"CANARY in the message: {note} {given} {named}")
    return real(*given, **named)

setattr(owner, name, broken)
import peerpal.screens.drafting
peerpal.screens.drafting.DRAFT_SECONDS = 1_000  # no draft is due before the end
sys.argv = ["peerpal", *arguments]
from peerpal.__main__ import main
main()
"""

PLACES = {
    "a message handler": (
        *("peerpal.screens.drafting.DraftingScreen.keep_draft_soon", "x"),
        "RuntimeError at peerpal/screens/form.py:",
    ),
    "a worker": (
        *("peerpal.screens.goal_form.GoalForm.build", "\x13"),
        "RuntimeError at peerpal/screens/form.py:",
    ),
    "a timer": ("gc.isenabled", "", "RuntimeError at peerpal/garbage.py:"),
    "drawing": ("peerpal.widgets.inputs.clean", "x", "RuntimeError at peerpal/widgets/inputs.py:"),
    "composing": (
        *("peerpal.screens.confirm.clean", "\x1b"),
        "RuntimeError at peerpal/screens/confirm.py:",
    ),
    "Textual": ("textual.command.CommandPalette.compose", "\x10", "RuntimeError at <string>:"),
    "the keyboard": ("gc.collect", b"\xff", "InputFailed"),
}


def filled(kind: type, ids: count[int]) -> Any:
    """Return a record of a kind with the canary in every text."""
    hints = get_type_hints(kind)
    values = {}
    for field in fields(kind):
        is_needed = field.default is MISSING and field.default_factory is MISSING
        value = sample(field.name, hints[field.name], ids, is_needed=is_needed)
        if value is not None:
            values[field.name] = value
    return kind(**values)


def sample(name: str, hint: Any, ids: count[int], *, is_needed: bool) -> Any:
    if name in ("id", "author") or name.endswith(("_id", "_ids")):
        id_ = f"{next(ids):026}"
        return ((id_,) if name.endswith("_ids") else id_) if is_needed else None
    if hint is str:
        return CANARY
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return (filled(inner, ids) if is_dataclass(inner) else CANARY,)
    if get_args(hint) == (str, str):
        return {"situation": CANARY}
    if not is_needed:
        return None
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    if is_dataclass(hint):
        return hint()
    return {datetime: NOW, date: NOW.date(), int: 1}[hint]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with a record of every kind, its texts all canaries."""
    folder, ids = tmp_path / "data", count(1)
    store = Store(DiskFolder(folder), instance="me", now=lambda: NOW)
    with store.transaction("Canaries") as transaction:
        for kind in KINDS.values():
            transaction.put(filled(kind, ids))
    store.close()
    text = (folder / "peerpal.json").read_text()
    assert text.count(CANARY) > 40
    return folder


@pytest.fixture
def environment(data: Path) -> dict[str, str]:
    return {
        "PYTHONPATH": str(Path(peerpal.__file__).parents[1]),
        "PEERPAL_HOME": str(data),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
    }


@pytest.fixture
def flag(tmp_path: Path) -> Path:
    """Once this file is there, the place is broken."""
    return tmp_path / "broken"


def command(place: str, flag: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-c", PROGRAM, place, str(flag), *arguments]


def write_a_goal(terminal: Terminal) -> None:
    terminal.until("Today")
    terminal.press("5")
    terminal.until("Check in")
    terminal.press("n")
    terminal.until("New goal")
    terminal.press("a CANARY")
    terminal.until("a CANARY")
    terminal.press("\t\t")
    terminal.until("Editor")
    terminal.press("the CANARY of it")
    terminal.until("CANARY of it")


@pytest.mark.parametrize("where", PLACES)
def test_what_breaks_the_app_keeps_what_was_typed_and_tells_none_of_it(
    where: str, data: Path, environment: dict[str, str], flag: Path
) -> None:
    place, key, what = PLACES[where]
    with running(command(place, flag), environment) as terminal:
        write_a_goal(terminal)
        flag.touch()
        terminal.press(key)
        left = terminal.left()
    assert (left.status, left.is_terminal_as_before) == (70, True)
    assert re.sub(r"(?<=[y>]:)\d+", "", left.said).strip() == (
        f"peerpal: Something unexpected went wrong: {what}. What was saved before is safe, and "
        "what you were typing is kept for the next start. Please report this line where you got "
        f"PeerPal {peerpal.__version__}; it has no text of yours in it."
    )
    kept = Drafts(DiskFolder(data)).find("goals-new")
    assert kept
    assert (kept["title"], kept["why"].rstrip("x")) == ("a CANARY", "the CANARY of it")


def test_a_draft_that_cannot_be_kept_is_not_said_to_be(
    data: Path, environment: dict[str, str], flag: Path
) -> None:
    with running(command("peerpal.storage.drafts._valid", flag), environment) as terminal:
        write_a_goal(terminal)
        flag.touch()
        terminal.press(b"\xff")
        left = terminal.left()
    assert (left.status, left.is_terminal_as_before) == (70, True)
    assert "but what you were typing could not be kept." in left.said
    assert CANARY not in left.said
    assert not Drafts(DiskFolder(data)).find("goals-new")


def test_what_breaks_while_the_app_ends_is_told_alike(
    data: Path, environment: dict[str, str], flag: Path
) -> None:
    with running(command("textual.widget.Widget._on_unmount", flag), environment) as terminal:
        write_a_goal(terminal)
        flag.touch()
        terminal.press(b"\xff")
        left = terminal.left()
    assert (left.status, left.is_terminal_as_before) == (70, True)
    assert re.fullmatch(r"peerpal: Something unexpected .*\n", left.said)
    assert CANARY not in left.said
    assert Drafts(DiskFolder(data)).find("goals-new")


def test_an_error_with_a_report_of_its_own_is_not_let_to_give_it(
    environment: dict[str, str], flag: Path
) -> None:
    flag.write_text("with a report")
    with running(command("peerpal.widgets.app_bar.one_line", flag), environment) as terminal:
        left = terminal.left()
    assert (left.status, left.is_terminal_as_before) == (70, True)
    assert re.fullmatch(r"peerpal: Something unexpected went wrong: WithReport at .*\n", left.said)
    assert CANARY not in left.said


@pytest.mark.parametrize("ending", [SIGTERM, SIGHUP])
def test_a_signal_ends_the_app_in_good_order(
    ending: int, data: Path, environment: dict[str, str], flag: Path
) -> None:
    with running(command("gc.collect", flag), environment) as terminal:
        write_a_goal(terminal)
        terminal.signal(ending)
        left = terminal.left()
    assert left == Left(128 + ending, "", is_terminal_as_before=True)
    kept = Drafts(DiskFolder(data)).find("goals-new")
    assert kept
    assert (kept["title"], kept["why"]) == ("a CANARY", "the CANARY of it")


def test_a_form_that_breaks_while_it_opens_leaves_the_draft_as_it_is(
    data: Path, environment: dict[str, str], flag: Path
) -> None:
    drafts = Drafts(DiskFolder(data))
    drafts.keep("goals-new", {"title": "a CANARY"})
    place = "peerpal.screens.goal_form.GoalForm._show_needed"
    with running(command(place, flag), environment) as terminal:
        terminal.until("Today")
        terminal.press("5")
        terminal.until("Check in")
        flag.touch()
        terminal.press("n")
        left = terminal.left()
    assert (left.status, left.is_terminal_as_before) == (70, True)
    assert CANARY not in left.said
    assert drafts.find("goals-new") == {"title": "a CANARY"}


def test_what_breaks_before_the_first_screen_is_told_alike(
    environment: dict[str, str], flag: Path
) -> None:
    flag.touch()
    place = "peerpal.screens.today.TodayScreen.show"
    with running(command(place, flag), environment) as terminal:
        left = terminal.left()
    assert (left.status, left.is_terminal_as_before) == (70, True)
    assert "RuntimeError at peerpal/screens/base.py:" in left.said
    assert CANARY not in left.said


@pytest.mark.parametrize(
    ("arguments", "place", "file"),
    [
        (["log", "@ana 45m CANARY"], "peerpal.services.captures.parse", "services/captures.py"),
        (["list", "goals"], "peerpal.storage.store.decode", "storage/store.py"),
        (["show", "0"], "peerpal.storage.store.decode", "storage/store.py"),
        (["export", "--period", "2026"], "peerpal.storage.store.decode", "storage/store.py"),
        (["where"], "peerpal.cli.where.clean", "cli/where.py"),
    ],
)
def test_what_breaks_a_command_is_one_line_without_a_text(
    arguments: list[str], place: str, file: str, environment: dict[str, str], flag: Path
) -> None:
    flag.touch()
    ended = subprocess.run(
        command(place, flag, *arguments), env=environment, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (70, b"")
    assert re.fullmatch(
        rf"peerpal: Something unexpected went wrong: RuntimeError at peerpal/{file}:\d+\. "
        r"What was saved before is safe\. Please report this line .*\n",
        ended.stderr.decode(),
    )
    assert CANARY not in ended.stderr.decode()
