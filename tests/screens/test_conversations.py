"""Logging by real keys, in a line and in the form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from peerpal.app import PeerPalApp
from peerpal.domain.conversation import ConversationFormat, ConversationStatus, Medium
from peerpal.domain.exchange import Direction
from peerpal.domain.record import InSummary, Side
from peerpal.screens.drafting import TAKEN_UP
from peerpal.services.services import Services
from screens.driving import (
    HOSTILE,
    NARROW,
    WIDE,
    assert_harmless,
    choose,
    fill,
    in_full,
    log,
    on_screen,
    pasted,
    row_with,
    saved,
    shown,
    to_field,
    typed,
    until,
)

if TYPE_CHECKING:
    from opening import FaultyFolder

TODAY, YESTERDAY = date(2026, 11, 22), date(2026, 11, 21)


# The capture line


async def test_a_line_is_understood_while_it_is_typed_and_saved_by_enter(
    app: PeerPalApp, services: Services
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        assert "who does what by when" in shown(pilot)
        await typed(pilot, "@ana 45m video yesterday #oncall The rota")
        assert "Talk with Ana (new peer)" in shown(pilot)
        assert "Sat 21 Nov 2026 · 45 min · video · #oncall" in shown(pilot)
        assert not services.conversations.all()
        await pilot.press("enter")
        await on_screen(pilot, "TodayScreen")
        await until(pilot, lambda: "Logged with Ana (new) · u to undo" in shown(pilot))
        (talk,) = services.conversations.all()
        assert (talk.title, talk.minutes, talk.medium) == ("The rota", 45, Medium.VIDEO)
        assert (talk.held_on, talk.tags) == (YESTERDAY, ("oncall",))
        assert [peer.name for peer in services.peers.all()] == ["Ana"]
        await pilot.press("u")
        assert not services.conversations.all()
        assert not services.peers.all()


@pytest.mark.parametrize("key", ["down", "ctrl+j"])
async def test_more_lines_are_one_step(app: PeerPalApp, services: Services, key: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        await typed(pilot, "@ana 45m The rota")
        for line in (
            "> pytest 15m fixtures",
            "! ana try it by +2w",
            "? what next",
            "a note",
            "~ mine only",
        ):
            await pilot.press(key)
            await typed(pilot, line)
        text = shown(pilot)
        assert "▶ taught pytest, 15 min  new skill  fixtures" in text
        assert "☐ try it  Ana, by Sun 6 Dec 2026" in text
        assert "? what next  to raise next time" in text
        assert "notes: a note" in text
        assert "private notes, only for you" in text
        await pilot.press("up", "up", "down", "enter")
        await on_screen(pilot, "TodayScreen")
        (talk,) = services.conversations.all()
        assert (talk.notes, talk.private_notes) == ("a note", "mine only")
        assert services.exchanges.all()[0].direction is Direction.TAUGHT
        assert services.actions.all()[0].owner is Side.PEER
        assert services.talking_points.all()[0].text == "what next"
        await pilot.press("u")
        for records in (services.conversations, services.exchanges, services.skills):
            assert not records.all()


async def test_what_is_wrong_is_said_with_its_place(app: PeerPalApp, services: Services) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        await typed(pilot, "hello")
        assert "Nobody is named yet. Begin with who it was with: @ana" in shown(pilot)
        assert "> I taught   < I learned" in shown(pilot)
        await pilot.press("enter")
        await pilot.press("tab")
        assert type(app.screen).__name__ == "CaptureScreen"
        await pilot.press("ctrl+u")
        await typed(pilot, "@ana 45m hello")
        await pilot.press("down")
        await typed(pilot, "> 15m")
        assert "line 2, column 3" in shown(pilot)
        await pilot.press("enter")
        assert type(app.screen).__name__ == "CaptureScreen"
        assert not services.conversations.all()


async def test_tab_takes_what_was_understood_into_the_form(
    app: PeerPalApp, services: Services
) -> None:
    log(services, "@ana -9d 1m x")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        await typed(pilot, "@ana 45m phone #oncall The rota")
        await pilot.press("down")
        await typed(pilot, "< sql 20m plans")
        await pilot.press("tab")
        await on_screen(pilot, "ConversationForm")
        for name, text in {
            "peer_ids": "Ana",
            "title": "The rota",
            "minutes": "45",
            "medium": "phone",
            "lines": "< sql 20m plans",
            "tags": "#oncall",
        }.items():
            assert (await to_field(pilot, name)).text.strip() == text
        await fill(pilot, "notes", "more of it")
        await saved(pilot, "TodayScreen")
        talk = services.conversations.newest_first()[0]
        assert (talk.title, talk.notes, talk.held_on) == ("The rota", "more of it", TODAY)
        assert services.exchanges.of_conversation(talk.id)[0].takeaway == "plans"


async def test_a_capture_stays_until_the_form_has_saved_it(
    app: PeerPalApp, services: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        await typed(pilot, "@ana 45m The rota")
        await until(pilot, lambda: services.drafts.find("capture"))
        await pilot.press("tab")
        await on_screen(pilot, "ConversationForm")
        await pilot.press("escape")
        await on_screen(pilot, "CaptureScreen")
        assert "@ana 45m The rota" in shown(pilot)
        await pilot.press("tab")
        await on_screen(pilot, "ConversationForm")
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "TodayScreen")
        assert services.conversations.all()[0].title == "The rota"
        assert not services.drafts.find("capture")


async def test_a_near_name_is_asked_for(app: PeerPalApp, services: Services) -> None:
    services.peers.save(services.peers.blank("Ana Ruiz"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        await typed(pilot, "@anna 30m hello")
        assert "Anna (or Ana Ruiz?)" in shown(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "ConfirmScreen")
        assert "Did you mean Ana Ruiz?" in shown(pilot)
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        assert "@anna 30m hello" in shown(pilot)
        assert not services.conversations.all()
        await pilot.press("enter")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "TodayScreen")
        assert [peer.name for peer in services.peers.all()] == ["Ana Ruiz", "Anna"]


async def test_a_name_of_several_peers_is_not_guessed(app: PeerPalApp, services: Services) -> None:
    services.peers.save(services.peers.blank("Ana Ruiz"))
    services.peers.save(services.peers.blank("Ana Silva"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        await typed(pilot, "@ana 30m hello")
        assert "ana (which one?)" in shown(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "could be several peers" in shown(pilot))
        assert not services.conversations.all()


async def test_a_planned_talk_is_kept_with_its_time(app: PeerPalApp, services: Services) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        await typed(pilot, "@ana tomorrow 14:00 Next steps")
        assert "Mon 23 Nov 2026, 14:00 · planned" in shown(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "TodayScreen")
        (talk,) = services.conversations.all()
        assert talk.status is ConversationStatus.PLANNED
        assert f"{talk.planned_at:%Y-%m-%d %H:%M}" == "2026-11-23 14:00"
        await pilot.press("3")
        await on_screen(pilot, "ConversationsScreen")
        assert "planned" in row_with(pilot, "Next steps")
        await pilot.press("e")
        await on_screen(pilot, "ConversationForm")
        await fill(pilot, "planned_at", "15:30")
        await saved(pilot, "ConversationsScreen")
        assert f"{services.conversations.all()[0].planned_at:%H:%M}" == "15:30"


async def test_a_captured_draft_survives_a_crash(
    app: PeerPalApp, services: Services, open_services: Callable[[], Services]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        await typed(pilot, "@ana 30m half a")
        await until(pilot, lambda: services.drafts.find("capture"))
    again = PeerPalApp(open_services())
    async with again.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        await until(pilot, lambda: TAKEN_UP in shown(pilot))
        await typed(pilot, " thought")
        await pilot.press("escape")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        await pilot.press("enter")
        await on_screen(pilot, "TodayScreen")
        assert again.services.conversations.all()[0].title == "half a thought"
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        assert TAKEN_UP not in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "TodayScreen")


async def test_a_failed_log_keeps_the_line(
    app: PeerPalApp, services: Services, folder: FaultyFolder
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        await typed(pilot, "@ana 30m hello")
        folder.is_full = True
        await pilot.press("enter")
        await until(pilot, lambda: "the disk is full" in shown(pilot))
        assert "@ana 30m hello" in shown(pilot)
        folder.is_full = False
        await pilot.press("enter")
        await on_screen(pilot, "TodayScreen")
        assert len(services.conversations.all()) == 1


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_lines_are_shown_and_do_nothing(
    app: PeerPalApp, services: Services, text: str
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        quoted = f'@"{text}" 30m {text}\n> "{text}" 5m {text}\n! me {text}\n? {text}\n{text}'
        await pasted(pilot, f"{quoted}\n~ {text}")
        assert_harmless(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "TodayScreen")
        assert_harmless(pilot)
        assert len(services.exchanges.all()) == 1
        for key in ("2", "3", "4"):
            await pilot.press(key)
            await until(pilot, lambda: app.screen.query("RecordList"))
            assert_harmless(pilot)
            await pilot.press("enter")
            await in_full(pilot)
            assert_harmless(pilot)
            await pilot.press("escape")
        assert app.return_code is None


# The list and the form


async def test_edit_delete_undo_redo_mark_and_filter(app: PeerPalApp, services: Services) -> None:
    log(services, "@ana -2d 30m The rota\n> pytest 5m x", "@ben -1d 30m Coffee #break")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("3", "down", "e")
        await on_screen(pilot, "ConversationForm")
        await fill(pilot, "title", "The new rota")
        await saved(pilot, "ConversationsScreen")
        assert "The new rota" in row_with(pilot, "Ana")
        await pilot.press("d")
        assert [talk.title for talk in services.conversations.all()] == ["Coffee #break"]
        assert not services.exchanges.all()
        await pilot.press("u")
        assert len(services.exchanges.all()) == 1
        await pilot.press("U")
        assert len(services.conversations.all()) == 1
        await pilot.press("m")
        assert services.conversations.all()[0].in_summary is InSummary.YES
        await pilot.press("u", "u", "slash")
        await typed(pilot, "#break")
        assert "Coffee" in row_with(pilot, "Ben")
        assert "rota" not in shown(pilot)


async def test_a_talk_is_logged_in_the_form_with_every_field(
    app: PeerPalApp, services: Services
) -> None:
    log(services, "@ana -9d 1m x")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("3", "N")
        await on_screen(pilot, "ConversationForm")
        await typed(pilot, "ana, zoe")
        await fill(pilot, "title", "A circle")
        await fill(pilot, "held_on", "yesterday")
        await fill(pilot, "minutes", "1h")
        await choose(pilot, "medium", "in person")
        await choose(pilot, "format", "GROW")
        await choose(pilot, "driver", "me")
        await fill(pilot, "lines", "> pytest 15m fixtures\n! me read on by fri\n? and then")
        await fill(pilot, "notes", "one\n\ntwo")
        await fill(pilot, "private_notes", "mine")
        await fill(pilot, "tags", "circle")
        await to_field(pilot, "confidential")
        await pilot.press("space", "ctrl+s")
        await on_screen(pilot, "ConfirmScreen")
        assert "There is no peer “zoe” yet. Add Zoe" in shown(pilot).replace("“Zoe”", "“zoe”")
        await pilot.press("y")
        await on_screen(pilot, "ConversationsScreen")
        talk = services.conversations.newest_first()[0]
        assert services.peers.names(talk.peer_ids) == "Ana, Zoe"
        assert (talk.title, talk.held_on, talk.minutes) == ("A circle", YESTERDAY, 60)
        assert (talk.medium, talk.format) == (Medium.IN_PERSON, ConversationFormat.GROW)
        assert talk.driver is Side.ME
        assert (talk.notes, talk.private_notes, talk.tags) == ("one\n\ntwo", "mine", ("circle",))
        assert talk.confidential
        assert services.exchanges.of_conversation(talk.id)[0].minutes == 15
        assert str(services.actions.of_conversation(talk.id)[0].due_on) == "2026-11-27"
        assert services.talking_points.of_conversation(talk.id)[0].text == "and then"
