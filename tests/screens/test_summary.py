"""The Summary by real keys: what goes in, the document that it makes, and the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.cli.edge import run
from peerpal.domain.feedback import Delivery, FeedbackDirection, FeedbackModel
from peerpal.domain.peer import Consent
from peerpal.domain.record import InSummary
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
    log,
    on_screen,
    pasted,
    row_with,
    shown,
    typed,
    until,
)

YES, NO, UNDECIDED = InSummary
TALL = (120, 200)


@pytest.fixture
def talks(services: Services) -> Services:
    log(
        services,
        "@ana 45m video yesterday Talked about the rota\n> pytest 15m showed her fixtures",
        "@ben 30m -2d Coffee\n< kubernetes 20m rolling deploys",
        "@ben 30m 1 aug In the summer",
    )
    return services


async def to_summary(pilot: Pilot[None]) -> None:
    await pilot.press("8")
    await on_screen(pilot, "SummaryScreen")


def marks(services: Services) -> list[InSummary]:
    period = services.summary.default_period()
    return [item.record.in_summary for item in services.summary.items(period)]


def document(pilot: Pilot[None]) -> str:
    """Return what the rendered document says, on one line."""
    return " ".join(" ".join(strip.text for strip in pilot.app.screen.preview._lines).split())


def received(services: Services, text: str, **changes: object) -> None:
    ana = services.peers.find("ana")
    assert ana
    words = replace(
        services.feedback.blank(peer_id=ana.id),
        direction=FeedbackDirection.RECEIVED,
        model=FeedbackModel.FREE,
        fields={"text": text},
        delivery=Delivery.DELIVERED,
    )
    services.feedback.save(replace(words, **changes))


# Choosing


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_without_anything_it_says_what_to_press(app: PeerPalApp, size) -> None:
    async with app.run_test(size=size, notifications=True) as pilot:
        await to_summary(pilot)
        assert "Nothing happened in this period." in shown(pilot)
        assert "Press n to log a conversation, p for the next period." in shown(pilot)
        await pilot.press("m", "space", "enter")
        await on_screen(pilot, "SummaryScreen")
        await pilot.press("A")
        await until(pilot, lambda: "Everything here is decided." in shown(pilot))


async def test_m_and_space_go_through_the_marks(talks: Services, app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        assert "0 in · 0 out · 4 undecided, which are left out" in shown(pilot)
        assert "○" in row_with(pilot, "Coffee")
        await pilot.press("m")
        assert marks(talks) == [YES, UNDECIDED, UNDECIDED, UNDECIDED]
        assert "1 in · 0 out · 3 undecided" in shown(pilot)
        assert "✓" in row_with(pilot, "Coffee")
        assert "Coffee, with Ben" in document(pilot)
        await pilot.press("space")
        assert marks(talks)[0] is NO
        assert "✗" in row_with(pilot, "Coffee")
        assert "Coffee" not in document(pilot)
        await pilot.press("m")
        assert marks(talks)[0] is UNDECIDED
        await pilot.press("u")
        assert marks(talks)[0] is NO
        await pilot.press("U")
        assert marks(talks)[0] is UNDECIDED


@pytest.mark.parametrize(
    ("key", "mark", "said"), [("A", YES, "Let 3 items in"), ("N", NO, "Kept 3 items out")]
)
async def test_all_undecided_are_decided_in_one_step(
    talks: Services, app: PeerPalApp, key, mark, said
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("m", "m", key)
        assert marks(talks) == [NO, mark, mark, mark]
        await until(pilot, lambda: f"{said} · u to undo" in shown(pilot))
        assert "all decided" in shown(pilot)
        await pilot.press("u")
        assert marks(talks) == [NO, UNDECIDED, UNDECIDED, UNDECIDED]
        await pilot.press("U")
        assert marks(talks) == [NO, mark, mark, mark]


async def test_a_mark_that_cannot_be_saved_is_said_and_works_later(
    talks: Services, app: PeerPalApp, folder
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        folder.is_full = True
        await pilot.press("m", "A")
        await until(pilot, lambda: "the disk is full" in shown(pilot))
        assert marks(talks) == [UNDECIDED] * 4
        assert "Let 4 items in" not in shown(pilot)
        folder.is_full = False
        await pilot.press("A")
        assert marks(talks) == [YES] * 4


# Periods


async def test_p_goes_through_the_usual_periods_and_begins_anew(
    talks: Services, app: PeerPalApp
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        for name, days in [
            ("Last 3 months", "Sun 23 Aug 2026 to Sun 22 Nov 2026"),
            ("This quarter", "Thu 1 Oct 2026 to Thu 31 Dec 2026"),
            ("Last quarter", "Wed 1 Jul 2026 to Wed 30 Sep 2026"),
            ("Last 6 months", "Sat 23 May 2026 to Sun 22 Nov 2026"),
            ("Last 12 months", "Sun 23 Nov 2025 to Sun 22 Nov 2026"),
            ("Last 3 months", "Sun 23 Aug 2026 to Sun 22 Nov 2026"),
        ]:
            assert name in shown(pilot)
            assert days in shown(pilot)
            assert ("In the summer" in shown(pilot)) is (name in {"Last quarter", "Last 6 months",
                                                                  "Last 12 months"})  # fmt: skip
            await pilot.press("p")


async def test_the_review_period_of_the_profile_comes_first_while_it_runs(
    services: Services,
) -> None:
    for end, first in [(date(2026, 12, 31), "Review period"), (date(2026, 6, 30), "Last 3 months")]:
        profile = services.profiles.mine()
        services.profiles.save(
            replace(profile, review_period_start=date(2026, 1, 1), review_period_end=end)
        )
        names = list(services.summary.presets())
        assert names[0] == first
        assert len(names) == 6
        assert services.summary.default_period() == services.summary.presets()[first]
        app = app_on(services)
        async with app.run_test(size=WIDE, notifications=True) as pilot:
            await to_summary(pilot)
            assert first in shown(pilot)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("q3", "Wed 1 Jul 2026 to Wed 30 Sep 2026"),
        ("2026-h1", "Thu 1 Jan 2026 to Tue 30 Jun 2026"),
        ("1 jul to 30 sep", "Wed 1 Jul 2026 to Wed 30 Sep 2026"),
        ("2026-08-01 - 2026-08-01", "Sat 1 Aug 2026 to Sat 1 Aug 2026"),
        ("2026-07-01..2026-09-30", "Wed 1 Jul 2026 to Wed 30 Sep 2026"),
        ("1 oct to 30 nov", "Thu 1 Oct 2026 to Mon 30 Nov 2026"),
        ("-2w", "Sun 8 Nov 2026 to Sun 22 Nov 2026"),
        ("1 dec to 28 feb", "Mon 1 Dec 2025 to Sat 28 Feb 2026"),
    ],
)
async def test_a_period_of_ones_own_is_typed(app: PeerPalApp, text, days) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("o")
        await on_screen(pilot, "PeriodPrompt")
        await typed(pilot, text)
        await until(pilot, lambda: days in shown(pilot))
        await pilot.press("enter")
        await on_screen(pilot, "SummaryScreen")
        assert text in shown(pilot)
        assert days in shown(pilot)
        await pilot.press("p")
        assert "Last 3 months" in shown(pilot)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "can't be read"),
        ("banana", "Or write two days"),
        ("banana to friday", "first day can't be read"),
        ("1 jul to banana", "last day can't be read"),
        ("2026-07-01 to 2026-06-30", "before the first"),
        ("+3d", "before the first"),
        ("[@click=app.quit]x", "can't be read"),
    ],
)
async def test_what_is_no_period_is_said_beside_the_field(app: PeerPalApp, text, said) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("o")
        await on_screen(pilot, "PeriodPrompt")
        await typed(pilot, text)
        await pilot.press("enter")
        await until(pilot, lambda: said in shown(pilot))
        assert_harmless(pilot)
        await cleared(pilot)
        await typed(pilot, "q1")
        await pilot.press("enter")
        await on_screen(pilot, "SummaryScreen")
        assert "Thu 1 Jan 2026 to Tue 31 Mar 2026" in shown(pilot)


async def test_escape_leaves_the_period_as_it_was(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("o")
        await on_screen(pilot, "PeriodPrompt")
        await typed(pilot, "q1")
        await pilot.press("escape")
        await on_screen(pilot, "SummaryScreen")
        assert "Last 3 months" in shown(pilot)


# The document


async def test_i_changes_how_peers_are_named(talks: Services, app: PeerPalApp) -> None:
    ana = talks.peers.find("ana")
    assert ana
    talks.peers.save(replace(ana, name="Ana Ruiz", role="Engineer"))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("A")
        for said, name in [
            ("names in full", "with Ana Ruiz"),
            ("initials only", "with A. R."),
            ("roles, no names", "with a colleague (Engineer)"),
            ("names in full", "with Ana Ruiz"),
        ]:
            assert said in shown(pilot)
            assert name in document(pilot)
            await pilot.press("i")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_document_scrolls_and_can_stand_alone(services: Services, size) -> None:
    fill(services)
    async with app_on(services).run_test(size=size, notifications=True) as pilot:
        await to_summary(pilot)
        assert "In short" in shown(pilot)
        await pilot.press("A", "tab", "G")
        last = pilot.app.screen.preview._lines[-2].text.strip()
        await until(pilot, lambda: last in shown(pilot))
        await pilot.press("g")
        await until(pilot, lambda: "In short" in shown(pilot))
        assert "undecided" not in shown(pilot)
        assert "all decided" in shown(pilot)
        await pilot.press("v")
        await until(pilot, lambda: "all decided" not in shown(pilot))
        assert "In short" in shown(pilot)
        await pilot.press("v", "j")
        await until(pilot, lambda: "all decided" in shown(pilot))
        assert pilot.app.screen.rows.cursor == 1


async def test_another_theme_gives_the_document_other_colours(
    talks: Services, app: PeerPalApp
) -> None:
    def heading() -> object:
        lines = pilot.app.screen.preview._lines
        return next(s.style.color for line in lines for s in line if s.text.startswith("In short"))

    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        dark = heading()
        app.theme = "peerpal-light"
        await until(pilot, lambda: heading() != dark)


async def test_enter_opens_each_kind_of_item(services: Services) -> None:
    fill(services)
    async with app_on(services).run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        nouns = {item.noun: id_ for id_, item in pilot.app.screen._items.items()}
        assert len(nouns) == 9
        for noun, id_ in nouns.items():
            pilot.app.screen.rows.select(id_)
            await pilot.press("enter")
            others = {"action": "ActionForm", "conversation": "ConversationReader"}
            await on_screen(pilot, others.get(noun, "ReaderScreen"))
            await pilot.press("escape")
            await on_screen(pilot, "SummaryScreen")


async def test_what_is_left_out_is_listed_with_the_reason(talks: Services, app: PeerPalApp) -> None:
    log(talks, "@ana 10m today SECRET talk\n> sql 5m SECRET lesson")
    secret = next(talk for talk in talks.conversations.all() if "SECRET" in talk.notes + talk.title)
    talks.conversations.save(replace(secret, confidential=True))
    received(talks, "UNASKED words", in_summary=YES)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("m", "m", "x")
        await on_screen(pilot, "LeftOutScreen")
        assert "kept out" in row_with(pilot, "Coffee")
        assert "not decided" in row_with(pilot, "rolling deploys")
        assert "without its words" in row_with(pilot, "(no consent)")
        assert "confidential" in row_with(pilot, "not shown")
        assert "SECRET" not in shown(pilot)
        assert "UNASKED" not in shown(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "ConversationReader")
        await pilot.press("escape")
        await on_screen(pilot, "LeftOutScreen")
        await pilot.press("escape")
        await on_screen(pilot, "SummaryScreen")


# Taking it along


async def test_y_copies_the_document_and_says_how_much(talks: Services, app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("m", "y")
        text = talks.summary.markdown(talks.summary.default_period())
        assert app.clipboard == text
        assert "Coffee" in text
        await until(pilot, lambda: f"Copied {len(text)} characters, without 3" in shown(pilot))


@pytest.fixture
def short_path() -> Iterator[Path]:
    """A folder whose name fits into a line of the prompt."""
    with TemporaryDirectory() as name:
        yield Path(name)


async def test_the_file_is_what_peerpal_export_writes(
    short_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(short_path)
    with opened(short_path / "data") as services:
        fill(services)
        async with app_on(services).run_test(size=WIDE, notifications=True) as pilot:
            await to_summary(pilot)
            await pilot.press("A", "w")
            await on_screen(pilot, "FilePrompt")
            assert f"in {short_path}" in shown(pilot)
            await pilot.press("enter")
            await on_screen(pilot, "SummaryScreen")
            await until(pilot, lambda: "Written to" in shown(pilot))
    (file,) = short_path.glob("*.md")
    assert file.stat().st_mode & 0o777 == 0o600
    capsys.readouterr()
    assert run(["--data", str(short_path / "data"), "export", "-o", "-"]) == 0
    assert file.read_bytes() == capsys.readouterr().out.encode()
    assert len(file.read_text()) > 5_000


async def test_a_file_that_is_there_is_written_over_only_after_a_yes(
    talks: Services, app: PeerPalApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "peer-mentoring-2026-08-23-to-2026-11-22.md"
    file.write_text("mine")
    file.chmod(0o644)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("w")
        await on_screen(pilot, "FilePrompt")
        assert "already" in shown(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("n")
        await on_screen(pilot, "FilePrompt")
        assert file.read_text() == "mine"
        await pilot.press("enter")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "SummaryScreen")
        assert file.read_text() == talks.summary.markdown(talks.summary.default_period())
        assert file.stat().st_mode & 0o777 == 0o600
        assert [path.name for path in tmp_path.iterdir()] == [file.name]


async def test_a_place_that_cannot_be_written_is_said_and_works_once_it_can(
    talks: Services, app: PeerPalApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("no folder")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("w")
        await on_screen(pilot, "FilePrompt")
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
        (tmp_path / "new").mkdir()
        await pilot.press("enter")
        await on_screen(pilot, "SummaryScreen")
        assert (tmp_path / "new" / "summary.md").read_text().startswith("# Peer mentoring")


async def test_a_device_is_never_replaced(talks: Services, app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("w")
        await on_screen(pilot, "FilePrompt")
        await cleared(pilot)
        await typed(pilot, "/dev/null")
        await pilot.press("enter")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "FilePrompt")
        await until(pilot, lambda: "no ordinary file" in shown(pilot))
        assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_names_and_periods_do_no_harm(
    app: PeerPalApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        for key, screen in [("o", "PeriodPrompt"), ("w", "FilePrompt")]:
            await pilot.press(key)
            await on_screen(pilot, screen)
            await cleared(pilot)
            await pasted(pilot, text)
            assert_harmless(pilot)
            await pilot.press("enter")
            await pilot.pause()
            assert_harmless(pilot)
            if type(pilot.app.screen).__name__ == screen:
                await pilot.press("escape")
            await on_screen(pilot, "SummaryScreen")
        assert_harmless(pilot)


# What must never be seen


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("size", [TALL, NARROW])
async def test_hostile_text_is_shown_and_does_no_harm(services: Services, size, text) -> None:
    ana = services.peers.save(services.peers.blank(text))
    skill = services.skills.save(services.skills.blank(text))
    talk = replace(services.conversations.blank(peer_ids=(ana.id,)), title=text, notes=text)
    exchange = services.exchanges.blank(peer_id=ana.id, skill_id=skill.id)
    services.conversations.save(replace(talk, in_summary=YES))
    services.exchanges.save(replace(exchange, takeaway=text, in_summary=YES))
    services.goals.save(replace(services.goals.blank(), title=text, next_step=text))
    services.profiles.save(replace(services.profiles.mine(), name=text, role=text))
    async with app_on(services).run_test(size=size, notifications=True) as pilot:
        await to_summary(pilot)
        assert len(pilot.app.screen.rows.ids) == 3
        assert_harmless(pilot)
        await pilot.press("v")
        await pilot.pause()
        assert_harmless(pilot)


async def test_private_confidential_and_unconsented_text_is_never_seen(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    fill(services)
    with services.history.step("Let everything in, with private text and secrets") as step:
        for kind in (services.peers, services.conversations, services.exchanges,
                     services.actions, services.goals, services.feedback):  # fmt: skip
            for record in kind.all():
                private = {f.name: "CANARY" for f in fields(record) if f.name[:8] == "private_"}
                step.put(replace(record, in_summary=YES, **private))
    log(services, "@ana 10m today CANARY\n> CANARY 5m CANARY\n! me CANARY by today\n~ CANARY")
    secret = max(services.conversations.all(), key=lambda talk: talk.created_at)
    assert "CANARY" in secret.title + secret.notes
    for action in services.actions.of_conversation(secret.id):
        services.actions.toggle(action.id)
    services.conversations.save(replace(secret, confidential=True, in_summary=YES))
    skill = services.skills.find("CANARY")
    assert skill
    services.skills.save(replace(skill, name="a harmless skill"))
    ana = services.peers.find("ana")
    assert ana
    services.peers.save(replace(ana, quote_consent=Consent.NOT_ASKED))
    for consent in (Consent.NOT_ASKED, Consent.ASKED, Consent.DECLINED):
        received(services, f"CANARY {consent}", in_summary=YES, consent=consent)

    async with app_on(services).run_test(size=(120, 400), notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("A")
        assert "CANARY" not in shown(pilot)
        assert "(no consent)" in shown(pilot)
        assert "CANARY" not in document(pilot)
        await pilot.press("x")
        await on_screen(pilot, "LeftOutScreen")
        assert "CANARY" not in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "SummaryScreen")
        await pilot.press("y", "w")
        await on_screen(pilot, "FilePrompt")
        await pilot.press("enter")
        await on_screen(pilot, "SummaryScreen")
        assert "CANARY" not in pilot.app.clipboard
    (file,) = tmp_path.glob("*.md")
    assert "CANARY" not in file.read_text()


async def test_thin_months_are_named_and_lead_to_what_happened_in_them(
    app: PeerPalApp, talks: Services
) -> None:
    log(talks, "@ana 30m 5 oct Autumn", "@ana 30m 7 oct More")
    async with app.run_test(size=TALL) as pilot:
        await to_summary(pilot)
        assert "nothing of August, September, October and 1 more · M" in shown(pilot)
        await pilot.press("M")
        await on_screen(pilot, "MonthsScreen")
        assert "2 conversations" in row_with(pilot, "October 2026")
        assert "nothing was noted" in row_with(pilot, "September 2026")
        await pilot.press("down", "down", "enter")
        await on_screen(pilot, "SummaryScreen")
        item = talks.summary.items(talks.summary.default_period())
        autumn = next(i for i in item if i.title == "Autumn")
        assert app.screen.rows.current_id == autumn.record.id
        await pilot.press("m")
        assert "nothing of August, September and November · M" in shown(pilot)
        await pilot.press("A")
        assert "nothing of August and September · M" in shown(pilot)
