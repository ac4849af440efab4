"""ctrl+e in every field of several lines: the person's own editor, and what goes wrong with it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from in_terminal import running
from textual.drivers.headless_driver import HeadlessDriver
from textual.widgets import TextArea
from writing import editor

import peerpal
from peerpal.app import PeerPalApp
from peerpal.domain.errors import SaveFailed
from peerpal.services.services import Services
from peerpal.widgets.fields import AreaField
from screens.driving import (
    HOSTILE,
    WIDE,
    app_on,
    assert_harmless,
    log,
    on_screen,
    saved,
    shown,
    to_field,
    typed,
    until,
)
from screens.test_forms import Case, opened, really_every_form

if TYPE_CHECKING:
    from opening import FaultyFolder

ADD = "file.write_text(file.read_text() + 'and [/] more')"


class TerminalDriver(HeadlessDriver):
    """Can be left to another program, as a real terminal can."""

    held = True

    @property
    def can_suspend(self) -> bool:
        return True

    def suspend_application_mode(self) -> None:
        assert self.held
        self.held = False

    def resume_application_mode(self) -> None:
        assert not self.held
        self.held = True


@pytest.fixture
def app(services: Services) -> PeerPalApp:
    app = PeerPalApp(services)
    app.driver_class = TerminalDriver
    return app


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make the editor that runs these lines on its file."""
    return lambda lines: monkeypatch.setenv("VISUAL", editor(tmp_path, lines))


def kept(app: PeerPalApp) -> list[Path]:
    return app.services.editor.kept(app.screen.draft_key)


def in_one_line(text: str) -> str:
    """Return a wrapped text of the box as it was before."""
    return "".join(text.replace("│", "").split())


@really_every_form
async def test_every_field_of_several_lines_can_be_written_in_the_editor(
    app: PeerPalApp, services: Services, write: Callable[[str], None], tmp_path: Path, case: Case
) -> None:
    log(services, "@ana 30m hello\n! me share")
    services.goals.save(replace(services.goals.blank(), title="Run"))
    write(ADD)
    async with app.run_test(size=WIDE, headless=False) as pilot:
        await opened(pilot, case)
        names = [field.name for field in app.screen.query(AreaField) if field.display]
        for name in names:
            field = await to_field(pilot, name)
            await typed(pilot, "typed")
            before = field.text
            await pilot.press("ctrl+e")
            await until(pilot, lambda field=field: "more" in field.text)
            assert field.text == f"{before}\nand [/] more"
            assert app._driver.held
            assert_harmless(pilot)
        if names:
            draft = services.drafts.find(app.screen.draft_key)
            assert {name: draft[name] for name in names} == {
                name: app.screen.texts[name] for name in names
            }
            await pilot.press("ctrl+z")
            assert field.text == before
        assert list(tmp_path.glob("writing-*")) == []


async def test_a_capture_can_be_written_in_the_editor(
    app: PeerPalApp, services: Services, write: Callable[[str], None]
) -> None:
    write("file.write_text(file.read_text() + '> pytest 15m fixtures')")
    async with app.run_test(size=WIDE, headless=False) as pilot:
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        await typed(pilot, "@ana 45m Rota")
        await pilot.press("ctrl+e")
        await until(pilot, lambda: "taught pytest" in shown(pilot))
        assert services.drafts.find("capture") == {"text": "@ana 45m Rota\n> pytest 15m fixtures"}
        await pilot.press("enter")
        await on_screen(pilot, "TodayScreen")
        assert services.exchanges.all()[0].takeaway == "fixtures"
        assert not services.drafts.find("capture")


@pytest.mark.parametrize(
    ("lines", "reason"),
    [("sys.exit(3)", "ended with status 3"), ("file.write_bytes(b'CANARY\\xff')", "not UTF-8")],
)
@pytest.mark.parametrize("keys", [("5", "n"), ("n",)], ids=["form", "capture"])
async def test_what_fails_is_said_in_the_form_which_keeps_its_text(
    app: PeerPalApp,
    services: Services,
    write: Callable[[str], None],
    keys: tuple[str, ...],
    lines: str,
    reason: str,
) -> None:
    write(f"file.write_text('CANARY'); {lines}")
    async with app.run_test(size=WIDE, headless=False) as pilot:
        await pilot.press(*keys)
        await until(pilot, lambda: app.screen.query(TextArea))
        area = app.screen.query(TextArea).first()
        area.focus()
        await typed(pilot, "typed")
        await pilot.press("ctrl+e")
        await until(pilot, lambda: reason in shown(pilot))
        [file] = kept(app)
        assert str(file) in in_one_line(shown(pilot))
        assert file.read_bytes().startswith(b"CANARY")
        assert "CANARY" not in shown(pilot)
        assert area.text == "typed"
        assert app._driver.held
    async with app_on(services).run_test(size=WIDE) as pilot:
        await pilot.press(*keys)
        await until(pilot, lambda: str(file) in in_one_line(shown(pilot)))
        file.unlink()


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [("/nowhere/[/]", "can't be started"), ("vi '", "a quote that is not closed")],
)
async def test_an_editor_that_cannot_be_started_is_said(
    app: PeerPalApp, monkeypatch: pytest.MonkeyPatch, chosen: str, reason: str
) -> None:
    monkeypatch.setenv("VISUAL", chosen)
    async with app.run_test(size=WIDE, headless=False) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        field = await to_field(pilot, "why")
        await typed(pilot, "typed")
        await pilot.press("ctrl+e")
        await until(pilot, lambda: reason in shown(pilot))
        assert_harmless(pilot)
        assert field.text == "typed"
        assert kept(app) == []


async def test_where_the_terminal_cannot_be_left_it_is_said(
    services: Services, write: Callable[[str], None]
) -> None:
    write(ADD)
    async with app_on(services).run_test(size=WIDE) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        field = await to_field(pilot, "why")
        await typed(pilot, "typed")
        await pilot.press("ctrl+e")
        await until(pilot, lambda: "An editor can't be opened here" in shown(pilot))
        assert field.text == "typed"
        assert kept(pilot.app) == []


@pytest.mark.parametrize("keys", [("5", "n"), ("n",)], ids=["form", "capture"])
async def test_without_a_draft_of_it_the_file_stays(
    app: PeerPalApp,
    folder: FaultyFolder,
    write: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    keys: tuple[str, ...],
) -> None:
    def full(name: str, data: bytes) -> None:
        raise SaveFailed(f"{name} can't be written: the disk is full.")

    write(ADD)
    async with app.run_test(size=WIDE, headless=False) as pilot:
        await pilot.press(*keys)
        await until(pilot, lambda: app.screen.query(TextArea))
        area = app.screen.query(TextArea).first()
        area.focus()
        monkeypatch.setattr(folder, "replace", full)
        await pilot.press("ctrl+e")
        await until(pilot, lambda: "the disk is full" in str(app.screen.notice.content))
        assert area.text == "and [/] more"
        [file] = kept(app)
        assert str(file) in in_one_line(shown(pilot))
        assert file.read_text() == "and [/] more"


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_from_the_editor_is_kept_and_does_nothing(
    app: PeerPalApp, services: Services, write: Callable[[str], None], text: str
) -> None:
    write(f"file.write_text({text!r}, 'utf-8')")
    async with app.run_test(size=WIDE, headless=False) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        await typed(pilot, "Speak")
        field = await to_field(pilot, "why")
        await pilot.press("ctrl+e")
        await until(pilot, lambda: field.text == text)
        assert_harmless(pilot)
        await saved(pilot, "GoalsScreen")
        assert_harmless(pilot)
        assert app.return_code is None


async def test_the_key_is_named_where_it_works(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        assert "^e Editor" not in shown(pilot)
        await to_field(pilot, "why")
        await until(pilot, lambda: "^e Editor" in shown(pilot))
        await pilot.press("f1")
        await on_screen(pilot, "GuideScreen")
        await pilot.press("f1")
        await until(pilot, lambda: "Write this text in $VISUAL or $EDITOR" in shown(pilot))


async def test_a_real_terminal_is_left_to_the_editor_and_taken_back(tmp_path: Path) -> None:
    lines = (
        "sys.stdout.write('in the editor'); sys.stdout.flush()\n"
        "text = input()\n"
        "os.kill(os.getppid(), signal.SIGINT)  # as ctrl+c in an editor does\n"
        "file.write_text(text)\n"
    )
    environment = {
        "PYTHONPATH": str(Path(peerpal.__file__).parents[1]),
        "PEERPAL_HOME": str(tmp_path / "data"),
        "VISUAL": editor(tmp_path, lines),
        "TERM": "xterm-256color",
    }
    with running([sys.executable, "-m", "peerpal"], environment) as terminal:
        terminal.until("Who are you?")
        terminal.press("\x1b")
        terminal.until("press n to log the first")
        terminal.press("n")
        terminal.until("Save")
        terminal.press("\x05")
        terminal.until("in the editor")
        terminal.press("@ana 45m typed in the editor\r")
        terminal.until("Talk with Ana")
        terminal.press("\r")
        terminal.until("Logged")
        terminal.press("q")
        left = terminal.left()
    assert (left.status, left.said, left.is_terminal_as_before) == (0, "", True)
    assert "typed in the editor" in (tmp_path / "data" / "peerpal.json").read_text()
