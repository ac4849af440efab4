"""Taking a summary along by real keys: written, copied, and remembered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from peerpal.app import PeerPalApp
from peerpal.cli.edge import run
from peerpal.domain.period import Period
from peerpal.domain.summary import Audience, Section, SummaryExport
from peerpal.services.demo import fill
from peerpal.services.services import Services
from peerpal.wiring import opened
from screens.driving import (
    HOSTILE,
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    cleared,
    pasted,
    row_with,
    shown,
    typed,
    until,
)
from screens.driving import on_screen as on
from screens.summaries import (
    document,
    markdown,
    picked,
    plan_of,
    titles_in,
    to_item,
    to_summary,
)

SUMMARY, FILE, EXPORTS = "SummaryScreen", "FilePrompt", "ExportsScreen"
NAME = "peer-mentoring-2026-08-23-to-2026-11-22.md"


@pytest.fixture
def short_path(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that one is in, with a name that fits into a line of the prompt."""
    with TemporaryDirectory() as name:
        monkeypatch.chdir(name)
        yield Path(name)


def left(services: Services) -> SummaryExport:
    (export,) = services.summary.exports.all()
    return export


def left_before(services: Services, last: date, target: str = "file") -> SummaryExport:
    """Remember a summary that was made the day after its last one."""
    summary, before = services.summary, services.summary.exports.all()
    period = Period(last - timedelta(days=30), last)
    summary.exports.remember(plan_of(services), period, f"{target} {last}", target)
    (made,) = [export for export in summary.exports.all() if export not in before]
    return summary.exports.save(replace(made, on=last + timedelta(days=1)))


# The clipboard


async def test_y_copies_the_document_says_how_much_and_remembers_it(
    talks: Services, app: PeerPalApp
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await to_item(pilot, "Coffee")
        await pilot.press("m", "y")
        text = markdown(talks)
        assert app.clipboard == text
        assert "Coffee" in text
        await until(pilot, lambda: f"Copied {len(text)} characters, without 3" in shown(pilot))
        export = left(talks)
        assert (export.target, export.on) == ("clipboard", talks.today.day)
        assert (export.first, export.last) == (date(2026, 8, 23), date(2026, 11, 22))
        await pilot.press("y")
        assert left(talks) == export
        await pilot.press("u")
        assert talks.summary.exports.all() == []


async def test_what_cannot_be_remembered_is_copied_all_the_same(
    talks: Services, app: PeerPalApp, folder
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        folder.is_full = True
        await pilot.press("y")
        await until(pilot, lambda: "the disk is full" in shown(pilot))
        assert app.clipboard == markdown(talks)
        assert talks.summary.exports.all() == []


# A file


async def test_the_file_is_what_peerpal_export_writes(
    short_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with opened(short_path / "data") as services:
        fill(services)
        async with app_on(services).run_test(size=WIDE, notifications=True) as pilot:
            await to_summary(pilot)
            await pilot.press("A", "w")
            await on(pilot, FILE)
            assert f"in {short_path}" in shown(pilot)
            assert "Markdown; a name ending in .html" in shown(pilot)
            await pilot.press("enter")
            await on(pilot, SUMMARY)
            await until(pilot, lambda: "Written to" in shown(pilot))
    (file,) = short_path.glob("*.md")
    assert file.stat().st_mode & 0o777 == 0o600
    capsys.readouterr()
    assert run(["--data", str(short_path / "data"), "export", "-o", "-"]) == 0
    assert file.read_bytes() == capsys.readouterr().out.encode()
    assert len(file.read_text()) > 5_000


@pytest.mark.parametrize("name", ["summary.html", "Summary.HTM"])
async def test_a_name_that_says_so_writes_html(
    talks: Services, app: PeerPalApp, short_path: Path, name: str
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("w")
        await on(pilot, FILE)
        await cleared(pilot)
        await typed(pilot, name)
        await until(pilot, lambda: "HTML, for tools that take rich text" in shown(pilot))
        await pilot.press("enter")
        await on(pilot, SUMMARY)
    (file,) = short_path.iterdir()
    assert file.name == name
    assert file.read_text().lower().startswith("<!doctype html>")
    assert left(talks).target == "file"


async def test_escape_writes_nothing_and_remembers_nothing(
    talks: Services, app: PeerPalApp, short_path: Path
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await pilot.press("w")
        await on(pilot, FILE)
        await pilot.press("escape")
        await on(pilot, SUMMARY)
    assert list(short_path.iterdir()) == []
    assert talks.summary.exports.all() == []


async def test_a_file_that_is_there_is_written_over_only_after_a_yes(
    talks: Services, app: PeerPalApp, short_path: Path
) -> None:
    file = short_path / NAME
    file.write_text("mine")
    file.chmod(0o644)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("w")
        await on(pilot, FILE)
        assert "already" in shown(pilot)
        await pilot.press("enter")
        await on(pilot, "ConfirmScreen")
        await pilot.press("n")
        await on(pilot, FILE)
        assert file.read_text() == "mine"
        await pilot.press("enter")
        await on(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on(pilot, SUMMARY)
    assert file.read_text() == markdown(talks)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in short_path.iterdir()] == [file.name]


async def test_a_place_that_cannot_be_written_is_said_and_works_once_it_can(
    talks: Services, app: PeerPalApp, short_path: Path
) -> None:
    (short_path / "file").write_text("no folder")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("w")
        await on(pilot, FILE)
        for name, said in [
            ("", "Name a file"),
            (".", "This is a folder"),
            ("~nobody-of-this-name/x", "nobody has this home"),
            ("file/summary.md", "not a directory"),
            ("x" * 300, "file name too long"),
            ("new/summary.md", "There is no folder"),
        ]:
            await cleared(pilot)
            await pasted(pilot, name)
            await pilot.press("enter")
            await until(pilot, lambda said=said: said in shown(pilot))
        assert talks.summary.exports.all() == []
        (short_path / "new").mkdir()
        await pilot.press("enter")
        await on(pilot, SUMMARY)
        assert (short_path / "new" / "summary.md").read_text().startswith("# Peer mentoring")


async def test_a_device_is_never_replaced(talks: Services, app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("w")
        await on(pilot, FILE)
        await cleared(pilot)
        await typed(pilot, "/dev/null")
        await pilot.press("enter")
        await on(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on(pilot, FILE)
        await until(pilot, lambda: "no ordinary file" in shown(pilot))
        assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.usefixtures("short_path")
async def test_hostile_names_and_periods_do_no_harm(app: PeerPalApp, text: str) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        for key, screen in [("o", "PeriodPrompt"), ("w", FILE)]:
            await pilot.press(key)
            await on(pilot, screen)
            await cleared(pilot)
            await pasted(pilot, text)
            assert_harmless(pilot)
            await pilot.press("enter")
            await pilot.pause()
            assert_harmless(pilot)
            if type(pilot.app.screen).__name__ == screen:
                await pilot.press("escape")
            await on(pilot, SUMMARY)
        assert_harmless(pilot)


# The summaries so far


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_without_any_the_list_says_so_and_no_key_does_harm(app: PeerPalApp, size) -> None:
    async with app.run_test(size=size, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("L")
        await on(pilot, EXPORTS)
        assert "No summary was written or copied yet." in shown(pilot)
        await pilot.press("enter", "d", "u")
        await until(pilot, lambda: "There is nothing to undo." in shown(pilot))
        await pilot.press("escape")
        await on(pilot, SUMMARY)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_enter_looks_at_the_days_and_the_reader_of_one_again(
    talks: Services, app: PeerPalApp, size
) -> None:
    left_before(talks, date(2026, 8, 31))
    async with app.run_test(size=size, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("r")
        await picked(pilot, 1)
        await on(pilot, SUMMARY)
        await pilot.press("y", "r")
        await picked(pilot, 3)
        await on(pilot, SUMMARY)
        await pilot.press("L")
        await on(pilot, EXPORTS)
        assert "clipboard" in row_with(pilot, "For myself")
        assert "1 Sep" in row_with(pilot, "For my manager")
        await pilot.press("j", "enter")
        await on(pilot, SUMMARY)
        assert "For my manager" in shown(pilot)
        assert "As it was  Sat 1 Aug 2026 to Mon 31 Aug 2026" in shown(pilot)
        assert titles_in(pilot, Section.APPENDIX) == ["In the summer"]
        await pilot.press("p")
        assert "Last 3 months" in shown(pilot)


async def test_one_is_forgotten_and_counts_again_when_that_is_undone(
    talks: Services, app: PeerPalApp
) -> None:
    export = left_before(talks, date(2026, 10, 31))
    assert "Since the last summary" in talks.summary.presets()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("L")
        await on(pilot, EXPORTS)
        await pilot.press("d")
        await until(pilot, lambda: "Forgotten · u to undo" in shown(pilot))
        assert "No summary was written" in shown(pilot)
        assert talks.summary.exports.get(export.id).deleted_at
        assert "Since the last summary" not in talks.summary.presets()
        await pilot.press("u")
        await until(pilot, lambda: "Undone: Delete summary" in shown(pilot))
        assert "31 Oct 2026" in row_with(pilot, "For my manager")
        assert left(talks).target == "file"
        await pilot.press("d", "escape")
        await on(pilot, SUMMARY)
        await pilot.press("p", "p", "p", "p", "p")
        assert "Last 3 months" in shown(pilot)


async def test_p_goes_to_the_days_since_the_last_summary(talks: Services, app: PeerPalApp) -> None:
    left_before(talks, date(2026, 11, 20))
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await pilot.press("p", "p", "p", "p", "p")
        assert "Since the last summary  Sat 21 Nov 2026 to" in shown(pilot)
        assert "rota" in shown(pilot)
        assert "Coffee" not in shown(pilot)


async def test_the_days_of_one_whose_peer_is_gone_are_shown_for_the_usual_reader(
    services: Services, app: PeerPalApp
) -> None:
    ana = services.peers.save(services.peers.blank("Ana"))
    plan = plan_of(services, Audience.PEER, ana.id)
    period = Period(date(2026, 10, 1), date(2026, 10, 31))
    services.summary.exports.remember(plan, period, "text", "file")
    services.peers.delete(ana.id)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("L")
        await on(pilot, EXPORTS)
        assert "For the two of us" in shown(pilot)
        await pilot.press("enter")
        await on(pilot, SUMMARY)
        assert "For my manager" in shown(pilot)
        assert "Thu 1 Oct 2026 to Sat 31 Oct 2026" in shown(pilot)
        await pilot.press("i", "y")
        assert document(pilot)
