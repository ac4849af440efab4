"""A talk by real keys: planned, prepared, held, wrapped up; its points and its handout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.conversation import Conversation, ConversationFormat, ConversationStatus, Medium
from peerpal.domain.peer import Peer
from peerpal.domain.record import Side
from peerpal.domain.talking_point import PointState, TalkingPoint
from peerpal.services.services import Services
from screens.driving import (
    HOSTILE,
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    choose,
    fill,
    in_full,
    log,
    on_screen,
    row_with,
    saved,
    shown,
    to_field,
    typed,
    until,
)

if TYPE_CHECKING:
    from opening import FaultyFolder

TODAY = date(2026, 11, 22)


@pytest.fixture
def ana(services: Services) -> Peer:
    blank = services.peers.blank("Ana Ruiz")
    return services.peers.save(
        replace(blank, conversation_minutes=30, private_notes="shy at first")
    )


@pytest.fixture
def ben(services: Services) -> Peer:
    return services.peers.save(services.peers.blank("Ben Okafor"))


def plan(services: Services, *peers: Peer, day: int = 25, **more: object) -> Conversation:
    blank = services.conversations.blank_plan(peers[0])
    at = datetime(2026, 11, day, 14, tzinfo=UTC)
    ids = tuple(peer.id for peer in peers)
    return services.conversations.plan(replace(blank, peer_ids=ids, planned_at=at, **more))


def note(services: Services, peer: Peer, text: str, **more: object) -> TalkingPoint:
    point = services.talking_points.blank(peer_id=peer.id)
    return services.talking_points.save(replace(point, text=text, **more))


def only_talk(services: Services) -> Conversation:
    (talk,) = services.conversations.all()
    return talk


# Talking points


@pytest.mark.parametrize("keys", [("2", "t"), ("3", "t")], ids=["peers", "conversations"])
async def test_a_point_is_noted_for_the_peer_under_the_cursor(
    app: PeerPalApp, services: Services, ana: Peer, ben: Peer, keys: tuple[str, ...]
) -> None:
    plan(services, ana)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press(*keys)
        await on_screen(pilot, "PointForm")
        await typed(pilot, "how was the demo")
        await choose(pilot, "raised_by", "my peer")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Noted for next time" in shown(pilot))
        (point,) = services.talking_points.open_with(ana.id)
        assert (point.text, point.raised_by) == ("how was the demo", Side.PEER)
        await pilot.press("u")
        assert not services.talking_points.all()


async def test_a_point_needs_a_peer(app: PeerPalApp, services: Services) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("t")
        await on_screen(pilot, "PointForm")
        await typed(pilot, "how was the demo")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "say who to raise it with" in shown(pilot))
        assert not services.talking_points.all()


async def test_points_are_ticked_carried_edited_and_deleted_in_their_list(
    app: PeerPalApp, services: Services, ana: Peer, ben: Peer
) -> None:
    plan(services, ana)
    note(services, ben, "for Ben")
    first, second = note(services, ana, "first"), note(services, ana, "second")
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await pilot.press("3", "T")
        await on_screen(pilot, "PointsScreen")
        assert "for Ben" not in shown(pilot)
        await pilot.press("greater_than_sign", "greater_than_sign")
        assert "carried twice" in row_with(pilot, "first")
        await pilot.press("x")
        assert services.talking_points.get(first.id).state is PointState.DISCUSSED
        assert app.screen.current.id == first.id
        await pilot.press("x")
        assert services.talking_points.get(first.id).is_waiting
        await pilot.press("j", "D")
        assert services.talking_points.get(second.id).state is PointState.DROPPED
        await pilot.press("D", "enter")
        await on_screen(pilot, "PointForm")
        await fill(pilot, "text", "second, in other words")
        await saved(pilot, "PointsScreen")
        assert "in other words" in row_with(pilot, "second")
        await pilot.press("n")
        await on_screen(pilot, "PointForm")
        assert "Ana Ruiz" in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "PointsScreen")
        await pilot.press("d")
        assert services.talking_points.get(second.id).deleted_at
        await pilot.press("escape", "B")
        await on_screen(pilot, "BinScreen")
        assert "in other words" in shown(pilot)


# Planning


async def test_a_talk_is_planned_with_the_peer_under_the_cursor(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await pilot.press("2", "p")
        await on_screen(pilot, "PlanForm")
        await typed(pilot, "next fri")
        await pilot.press("tab")
        assert "Fri 27 Nov 2026" in shown(pilot)
        await typed(pilot, "2 pm")
        assert "Fri 27 Nov 2026, 14:00, in 5 days" in shown(pilot)
        await choose(pilot, "medium", "video")
        await choose(pilot, "format", "career")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Planned · u to undo" in shown(pilot))
        talk = only_talk(services)
        assert (talk.status, talk.peer_ids) == (ConversationStatus.PLANNED, (ana.id,))
        assert talk.planned_at == datetime(2026, 11, 27, 14, tzinfo=UTC)
        assert (talk.minutes, talk.medium) == (30, Medium.VIDEO)
        assert (talk.format, talk.held_on) == (ConversationFormat.CAREER, None)
        await pilot.press("u")
        assert not services.conversations.all()


async def test_whom_a_talk_is_with_says_how_long_it_is_and_who_drives(
    app: PeerPalApp, services: Services, ana: Peer, ben: Peer
) -> None:
    services.peers.save(replace(ana, next_driver=Side.PEER))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("p")
        await on_screen(pilot, "PlanForm")
        await typed(pilot, "ana")
        await until(pilot, lambda: app.screen.texts["minutes"] == "30")
        assert app.screen.texts["driver"] == "peer"
        await fill(pilot, "minutes", "50")
        await fill(pilot, "peer_ids", "ana, ben")
        await fill(pilot, "planned_at", "tomorrow")
        await pilot.press("ctrl+s")
        await on_screen(pilot, "TodayScreen")
        talk = only_talk(services)
        assert (talk.peer_ids, talk.minutes) == ((ana.id, ben.id), 50)
        assert talk.driver is Side.PEER
        assert f"{talk.planned_at:%d %H:%M}" == "23 09:00"


async def test_the_talk_that_was_just_planned_is_the_one_to_hold(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    log(services, "@ana -9d 45m Before")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("3")
        await on_screen(pilot, "ConversationsScreen")
        await pilot.press("p")
        await on_screen(pilot, "PlanForm")
        await typed(pilot, "+1w")
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ConversationsScreen")
        planned = next(talk for talk in services.conversations.all() if talk.planned_at)
        await until(pilot, lambda: app.screen.rows.current_id == planned.id)
        await pilot.press("h")
        await on_screen(pilot, "WrapUpForm")


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("planned_at", "", "give a day"),
        ("planned_at", "yesterday", "this day is over"),
        ("planned_at", "2026-13-01", "this is not a day"),
        ("at", "noon", "write a time such as"),
        ("minutes", "0", "give a number from 1"),
        ("peer_ids", "", "say who it was with"),
    ],
)
async def test_what_is_wrong_in_a_plan_is_said_beside_its_field(
    app: PeerPalApp, services: Services, ana: Peer, field: str, text: str, reason: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "p")
        await on_screen(pilot, "PlanForm")
        for name, good in {"planned_at": "fri", field: text}.items():
            await fill(pilot, name, good)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: reason in shown(pilot))
        assert not services.conversations.all()


@pytest.mark.parametrize(
    ("key", "status"),
    [("m", ConversationStatus.MISSED), ("c", ConversationStatus.CANCELLED)],
)
async def test_what_was_not_held_is_noted_with_one_key_or_planned_again(
    app: PeerPalApp, services: Services, ana: Peer, key: str, status: ConversationStatus
) -> None:
    talk = plan(services, ana, day=20, title="[/] Rota")
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await pilot.press("3", "x")
        await on_screen(pilot, "NotHeldScreen")
        assert "Fri 20 Nov 2026, 14:00, with Ana Ruiz. [/] Rota" in shown(pilot)
        await pilot.press(key)
        await on_screen(pilot, "ConversationsScreen")
        assert only_talk(services).status is status
        await pilot.press("x")
        await on_screen(pilot, "NotHeldScreen")
        await pilot.press("p")
        await on_screen(pilot, "PlanForm")
        await fill(pilot, "planned_at", "+1w")
        await saved(pilot, "ConversationsScreen")
        again = only_talk(services)
        assert (again.id, again.status) == (talk.id, ConversationStatus.PLANNED)
        assert f"{again.planned_at:%d %H:%M}" == "29 14:00"
        await pilot.press("u")
        assert only_talk(services).status is status


async def test_a_held_talk_says_why_it_can_be_neither_held_nor_missed(
    app: PeerPalApp, services: Services
) -> None:
    log(services, "@ana 30m talk")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("3", "x")
        await until(pilot, lambda: "This talk was held." in shown(pilot))
        await pilot.press("h")
        await until(pilot, lambda: "held already" in shown(pilot))
        await pilot.press("4", "h")
        await until(pilot, lambda: "Go to a peer or a planned talk" in shown(pilot))


# Preparing


async def test_a_planned_talk_shows_what_one_needs_to_prepare_it(
    app: PeerPalApp, services: Services, ana: Peer, ben: Peer
) -> None:
    log(
        services,
        "@ana -3d 45m Last rota\n! me share it by -1d\n! ana try it by +2d\nfirst line\n~ tired",
    )
    note(services, ana, "how was it", state=PointState.CARRIED, carried_count=2)
    note(services, ben, "their question", raised_by=Side.PEER)
    plan(services, ana, ben, format=ConversationFormat.GROW, driver=Side.ME, title="Circle")
    async with app.run_test(size=(120, 70)) as pilot:
        await pilot.press("3", "enter")
        await in_full(pilot)
        text = shown(pilot)
        for line in (
            "You prepare this one.",
            "To raise with Ana Ruiz",
            "↷ how was it  carried twice",
            "To raise with Ben Okafor",
            "? their question  from my peer",
            "☐ share it  me, by Sat 21 Nov 2026, late",
            "☐ try it  Ana Ruiz, by Tue 24 Nov 2026",
            "Thu 19 Nov 2026, 3 days ago  Last rota",
            "first line",
            "You have not talked yet.",
            "Questions of GROW",
            "What will be done, and by when?",
            "Private, only for you",
            "Ana Ruiz: shy at first",
            "Last time with Ana Ruiz: tired",
        ):
            assert line in text, line
        assert text.index("Private, only for you") < text.index("shy at first")
        assert "Driver" not in text, "who prepares it says so"


# Holding and wrapping up


async def test_a_talk_is_wrapped_up_in_one_step(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    talk = plan(services, ana, day=22, driver=Side.ME, medium=Medium.VIDEO)
    points = [note(services, ana, text) for text in ("one", "two", "three", "four")]
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await pilot.press("3", "h")
        await on_screen(pilot, "WrapUpForm")
        await until(pilot, lambda: "Talk with Ana Ruiz" in shown(pilot))
        await pilot.press("d", "c", "x", "o")
        await typed(pilot, "> pytest 15m fixtures\n! ana try it by +1w")
        await until(pilot, lambda: "▶ taught pytest, 15 min  new skill" in shown(pilot))
        await until(pilot, lambda: "☐ try it  Ana Ruiz, by Sun 29 Nov 2026" in shown(pilot))
        await fill(pilot, "notes", "went well")
        await choose(pilot, "format", "split time")
        await fill(pilot, "answer_my_half", "the rota")
        await choose(pilot, "format", "GROW")
        await fill(pilot, "answer_goal", "Lead it")
        await fill(pilot, "answer_will", "- ask Ben by fri\n- write it down")
        await to_field(pilot, "becomes_actions")
        await pilot.press("space", "tab", "space")
        await to_field(pilot, "energy")
        await pilot.press("4", "tab", "5")
        await fill(pilot, "private_notes", "she is tired")
        await fill(pilot, "next_on", "+2w")
        await fill(pilot, "next_at", "10:30")
        await until(pilot, lambda: "Sun 6 Dec 2026, 10:30" in shown(pilot))
        assert app.screen.texts["next_driver"] == "peer"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Wrapped up · u to undo" in shown(pilot))
        held = services.conversations.get(talk.id)
        assert (held.status, held.held_on, held.minutes) == (ConversationStatus.HELD, TODAY, 30)
        assert (held.notes, held.private_notes) == ("went well", "she is tired")
        assert (held.energy, held.supported, held.medium) == (4, 5, Medium.VIDEO)
        assert held.answers == {
            "my_half": "the rota",
            "goal": "Lead it",
            "will": "- ask Ben by fri\n- write it down",
        }
        assert [services.talking_points.get(point.id).state for point in points] == [
            PointState.DISCUSSED,
            PointState.CARRIED,
            PointState.DROPPED,
            PointState.OPEN,
        ]
        assert [a.text for a in services.actions.all()] == ["try it", "ask Ben", "write it down"]
        assert [goal.title for goal in services.goals.all()] == ["Lead it"]
        assert services.exchanges.all()[0].minutes == 15
        following = services.conversations.planned_with(ana.id)
        assert following.planned_at == datetime(2026, 12, 6, 10, 30, tzinfo=UTC)
        assert (following.driver, following.format) == (Side.PEER, ConversationFormat.GROW)
        assert services.peers.get(ana.id).next_driver is Side.PEER
        await pilot.press("u")
        assert only_talk(services).status is ConversationStatus.PLANNED
        assert not services.goals.all() + services.actions.all() + services.exchanges.all()
        assert len(services.talking_points.open_with(ana.id)) == 4


async def test_a_peer_without_a_plan_begins_a_new_talk(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "h")
        await on_screen(pilot, "WrapUpForm")
        await fill(pilot, "title", "At the coffee machine")
        await choose(pilot, "driver", "me")
        await until(pilot, lambda: app.screen.texts["next_driver"] == "peer")
        await fill(pilot, "held_on", "yesterday")
        await saved(pilot, "PeersScreen")
        talk = only_talk(services)
        assert (talk.title, talk.held_on) == ("At the coffee machine", date(2026, 11, 21))
        assert (talk.minutes, talk.peer_ids) == (30, (ana.id,))


async def test_what_is_typed_during_a_talk_survives_a_crash(
    app: PeerPalApp,
    services: Services,
    open_services: Callable[[], Services],
    ana: Peer,
) -> None:
    talk = plan(services, ana, day=22)
    point = note(services, ana, "why")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("3", "h")
        await on_screen(pilot, "WrapUpForm")
        await pilot.press("c")
        await choose(pilot, "format", "coffee")
        await fill(pilot, "answer_lately", "the new office")
        key = f"wrap-up-{talk.id}"
        await until(
            pilot,
            lambda: (services.drafts.find(key) or {}).get("answer_lately") == "the new office",
        )
        assert ana.id in services.drafts.find(key)["peer_ids"]  # so that forgetting her finds it
    later = open_services()
    async with app_on(later).run_test(size=WIDE) as pilot:
        await pilot.press("3", "h")
        await on_screen(pilot, "WrapUpForm")
        await until(pilot, lambda: "is here again" in shown(pilot))
        assert "the new office" in shown(pilot)
        await saved(pilot, "ConversationsScreen")
        assert later.talking_points.get(point.id).carried_count == 1
        assert later.conversations.get(talk.id).answers == {"lately": "the new office"}
        assert not later.drafts.find(key)


async def test_a_wrap_up_that_fails_keeps_everything_and_works_later(
    app: PeerPalApp, services: Services, folder: FaultyFolder, ana: Peer
) -> None:
    plan(services, ana, day=22)
    point = note(services, ana, "why")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("3", "h")
        await on_screen(pilot, "WrapUpForm")
        await pilot.press("d")
        await typed(pilot, "> pytest 15m x")
        folder.is_full = True
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "the disk is full" in shown(pilot))
        assert only_talk(services).status is ConversationStatus.PLANNED
        assert services.talking_points.get(point.id).state is PointState.OPEN
        assert not services.exchanges.all()
        folder.is_full = False
        await saved(pilot, "ConversationsScreen")
        assert services.exchanges.all()


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("lines", "just a note", "begin each line with"),
        ("lines", "> 15m", "line 1, column 3"),
        ("held_on", "", "give a day"),
        ("next_on", "yesterday", "this day is over"),
        ("next_at", "noon", "write a time such as"),
        ("minutes", "ages", "this is not a duration"),
    ],
)
async def test_what_is_wrong_in_a_wrap_up_is_said_and_saves_nothing(
    app: PeerPalApp, services: Services, ana: Peer, field: str, text: str, reason: str
) -> None:
    plan(services, ana, day=22)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("3", "h")
        await on_screen(pilot, "WrapUpForm")
        for name, good in {"next_on": "+1w", field: text}.items():
            await fill(pilot, name, good)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: reason in shown(pilot))
        assert only_talk(services).status is ConversationStatus.PLANNED


async def test_a_talk_that_was_changed_elsewhere_is_compared_before_it_is_wrapped_up(
    app: PeerPalApp, services: Services, open_services: Callable[[], Services], ana: Peer
) -> None:
    talk = plan(services, ana, day=22, title="Rota")
    point = note(services, ana, "why")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("3", "h")
        await on_screen(pilot, "WrapUpForm")
        await pilot.press("c")
        await fill(pilot, "notes", "mine")
        other = open_services()
        other.conversations.save(replace(talk, title="The rota", notes="theirs"))
        other.talking_points.save(replace(point, text="why so"))
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ConflictScreen")
        assert "theirs" in shown(pilot)
        await pilot.press("M", "enter")
        await on_screen(pilot, "ConversationsScreen")
        held = only_talk(services)
        assert (held.status, held.notes) == (ConversationStatus.HELD, "mine")
        (after,) = services.talking_points.all()
        assert (after.text, after.carried_count) == ("why so", 1)


async def test_a_point_can_be_changed_while_it_is_talked_about(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    plan(services, ana, day=22)
    note(services, ana, "why")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("3", "h")
        await on_screen(pilot, "WrapUpForm")
        await pilot.press("enter")
        await on_screen(pilot, "PointForm")
        await fill(pilot, "text", "why not")
        await saved(pilot, "WrapUpForm")
        assert "? why not  still open" in shown(pilot)
        await pilot.press("d", "ctrl+s")
        await on_screen(pilot, "ConversationsScreen")
        (point,) = services.talking_points.all()
        assert (point.text, point.state) == ("why not", PointState.DISCUSSED)


async def test_a_circle_names_the_peer_of_each_point(
    app: PeerPalApp, services: Services, ana: Peer, ben: Peer
) -> None:
    plan(services, ana, ben, day=22)
    note(services, ana, "for her")
    note(services, ben, "for him")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("3", "h")
        await on_screen(pilot, "WrapUpForm")
        lines = shown(pilot).split("\n")
        assert any("Ana Ruiz" in line and "for her" in line for line in lines)
        assert any("Ben Okafor" in line and "for him" in line for line in lines)
        await pilot.press("d", "c", "ctrl+s")
        await on_screen(pilot, "ConversationsScreen")
        states = [point.state for point in services.talking_points.all()]
        assert states == [PointState.DISCUSSED, PointState.CARRIED]


async def test_of_very_many_points_the_first_are_asked_about_and_the_rest_stays_open(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    plan(services, ana, day=22)
    for number in range(17):
        note(services, ana, f"point {number}")
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("3", "h")
        await on_screen(pilot, "WrapUpForm")
        said = "5 more points stay open; press T at the talk to see all"
        await until(pilot, lambda: said in shown(pilot))
        assert "point 11" in shown(pilot)
        assert "point 12" not in shown(pilot)
        await pilot.press("d", "ctrl+s")
        await on_screen(pilot, "ConversationsScreen")
        assert len(services.talking_points.open_with(ana.id)) == 16


class Counting:
    """Presses keys and counts those that are no text."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.pressed = 0

    async def press(self, *keys: str) -> None:
        self.pressed += len(keys)
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        await typed(self.pilot, text)


LINES = ("> pytest 15m fixtures", "< sql 10m plans", "! ana try it by fri")


async def test_a_talk_is_logged_with_few_keys_in_the_line(
    app: PeerPalApp, services: Services
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        keys = Counting(pilot)
        await keys.press("n")
        await on_screen(pilot, "CaptureScreen")
        await keys.type("@ana 45m The rota")
        for line in LINES:
            await keys.press("down")
            await keys.type(line)
        await keys.press("enter")
        await on_screen(pilot, "TodayScreen")
        assert len(services.exchanges.all()) == 2
        assert len(services.actions.all()) == 1
        assert keys.pressed < 10


async def test_a_talk_is_wrapped_up_with_few_keys(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    plan(services, ana, day=22)
    for text in ("one", "two", "three"):
        note(services, ana, text)
    async with app.run_test(size=NARROW) as pilot:
        keys = Counting(pilot)
        await keys.press("3", "h")
        await on_screen(pilot, "WrapUpForm")
        await keys.press("d", "c", "x")
        for line in LINES:
            await keys.type(line)
            await keys.press("enter")
        await keys.press("backspace", "tab")
        await keys.type("a good talk")
        while not app.focused.has_focus or app.focused.parent.name != "energy":
            await keys.press("tab")
        await keys.press("4", "tab", "5", "tab", "tab")
        await keys.type("+2w")
        await keys.press("ctrl+s")
        await on_screen(pilot, "ConversationsScreen")
        assert len(services.exchanges.all()) == 2
        assert len(services.actions.all()) == 1
        talk = services.conversations.last_with(ana.id)
        assert (talk.energy, talk.supported, talk.notes) == (4, 5, "a good talk")
        assert services.conversations.planned_with(ana.id)
        assert keys.pressed < 40


# Reading and changing


async def test_notes_are_shown_as_they_look_and_answers_below_them(
    app: PeerPalApp, services: Services
) -> None:
    log(services, "@ana 30m talk")
    talk = only_talk(services)
    services.conversations.save(
        replace(
            talk,
            notes="# Big\n\n- a **bold** item\n- [link](https://example.org)",
            format=ConversationFormat.GROW,
            answers={"goal": "*soon*", "mine": "kept"},
            energy=2,
            private_notes="`secret`",
        )
    )
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("3", "enter")
        await in_full(pilot)
        text = shown(pilot)
        assert "• a bold item" in text
        assert "link (https://example.org)" in text
        notes = text.index("Notes")
        assert text.index("Goal", notes) < text.index("Mine", notes)
        assert "soon" in text
        assert "Energy 2 of 5" in text
        assert_harmless(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "ConversationsScreen")
        assert "**bold**" in shown(pilot)


async def test_what_is_changed_from_the_reader_shows_there(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    plan(services, ana, day=22, title="Rota")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        await on_screen(pilot, "ConversationReader")
        await pilot.press("t")
        await on_screen(pilot, "PointForm")
        await typed(pilot, "what next")
        await saved(pilot, "ConversationReader")
        await until(pilot, lambda: "? what next" in shown(pilot))
        await pilot.press("T")
        await on_screen(pilot, "PointsScreen")
        await pilot.press("escape")
        await on_screen(pilot, "ConversationReader")
        await pilot.press("h")
        await on_screen(pilot, "WrapUpForm")
        await pilot.press("d", "ctrl+s")
        await on_screen(pilot, "ConversationReader")
        await until(pilot, lambda: "✓ what next" in shown(pilot))
        await pilot.press("h")
        assert type(app.screen).__name__ == "ConversationReader"
        await pilot.press("e")
        await on_screen(pilot, "ConversationForm")


async def test_the_form_of_a_held_talk_keeps_and_changes_its_answers(
    app: PeerPalApp, services: Services
) -> None:
    log(services, "@ana 30m talk")
    answers = {"goal": "old", "mine": "kept", "lately": "stays"}
    services.conversations.save(
        replace(only_talk(services), format=ConversationFormat.GROW, answers=answers, energy=2)
    )
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("3", "e")
        await on_screen(pilot, "ConversationForm")
        await fill(pilot, "held_on", "-3d")
        await fill(pilot, "answer_goal", "new")
        await choose(pilot, "format", "coffee")
        assert (await to_field(pilot, "answer_lately")).text == "stays"
        await choose(pilot, "format", "GROW")
        await to_field(pilot, "supported")
        await pilot.press("3")
        await saved(pilot, "ConversationsScreen")
        talk = only_talk(services)
        assert talk.answers == {"goal": "new", "mine": "kept", "lately": "stays"}
        assert (talk.energy, talk.supported) == (2, 3)
        assert (talk.format, talk.held_on) == (ConversationFormat.GROW, date(2026, 11, 19))


async def test_the_lines_of_the_form_say_live_what_they_are_read_as(
    app: PeerPalApp, services: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("3", "N")
        await on_screen(pilot, "ConversationForm")
        await typed(pilot, "zoe")
        await fill(pilot, "lines", "> 15m")
        assert "line 1, column 3" in shown(pilot)
        await fill(pilot, "lines", "= sql 10m plans")
        assert "▶◀ together sql, 10 min  new skill  plans" in shown(pilot)


# The handout


async def test_a_handout_is_written_and_never_over_another_file_unasked(
    app: PeerPalApp, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    log(services, "@ana 30m Fixtures\n> pytest 15m arguments\n~ SECRET")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("3", "w")
        await until(pilot, lambda: "is made of a teach-back" in shown(pilot))
        talk = only_talk(services)
        services.conversations.save(replace(talk, format=ConversationFormat.TEACH_BACK))
        await pilot.press("1", "3", "enter")
        await in_full(pilot)
        for answer in ("", "n", "y"):
            await pilot.press("w")
            await on_screen(pilot, "HandoutPrompt")
            await pilot.press("enter")
            if answer:
                await on_screen(pilot, "ConfirmScreen")
                await pilot.press(answer)
            if answer == "n":
                await on_screen(pilot, "HandoutPrompt")
                await pilot.press("escape")
            await on_screen(pilot, "ConversationsScreen")
            (file,) = tmp_path.glob("*.md")
            assert file.name == "handout-fixtures-2026-11-22.md"
            text = file.read_text()
            assert text.startswith("# Fixtures" if answer != "n" else "mine")
            assert "SECRET" not in text
            file.write_text("mine" if not answer else text)


# What hostile text can't do


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_is_harmless_wherever_a_talk_shows_it(
    app: PeerPalApp, services: Services, text: str
) -> None:
    name = text if len(text) < 99 else text[:99]
    peer = services.peers.save(replace(services.peers.blank(name), private_notes=text))
    log(services, "@zoe 1m x")
    link = f"[{text}](javascript:alert(1)) <a href='x'>{text}</a>\n\n    {text}\n\n| {text} |"
    for blank in (plan(services, peer, day=22), services.conversations.all()[-1]):
        services.conversations.save(
            replace(
                services.conversations.get(blank.id),
                peer_ids=(peer.id,),
                title=text,
                notes=link,
                private_notes=link,
                format=ConversationFormat.GROW,
                answers={"goal": link, text: text},
            )
        )
    note(services, peer, text)
    action = services.actions.blank(peer_id=peer.id)
    services.actions.save(replace(action, text=text, owner=Side.PEER, due_on=date(2026, 1, 1)))
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("3")
        for key in ("g", "G"):
            await pilot.press(key, "enter")
            await in_full(pilot)
            assert_harmless(pilot)
            await pilot.press("escape")
        for keys, screen, back in (
            (("g", "h"), "WrapUpForm", "ConversationsScreen"),
            (("x",), "NotHeldScreen", "ConversationsScreen"),
            (("p",), "PlanForm", "ConversationsScreen"),
            (("T",), "PointsScreen", "ConversationsScreen"),
            (("a",), "ActionsScreen", "ConversationsScreen"),
        ):
            await pilot.press(*keys)
            for _ in range(20):
                if type(app.screen).__name__ == screen:
                    break
                await pilot.press("j")
            await on_screen(pilot, screen)
            assert_harmless(pilot)
            await pilot.press("escape")
            await on_screen(pilot, back)
        assert app.return_code is None
