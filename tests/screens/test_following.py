"""Two PeerPals on one folder: each shows what the other saves, and nobody is disturbed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import TextArea

from peerpal.app import PeerPalApp
from peerpal.domain.action import ActionState
from peerpal.domain.goal import GoalStatus
from peerpal.domain.record import InSummary
from peerpal.services.services import Services
from peerpal.widgets.page import Page
from peerpal.widgets.record_list import RecordList
from screens.driving import HOSTILE, WIDE, assert_harmless, fill, log, on_screen, shown

if TYPE_CHECKING:
    from opening import FaultyFolder

CHANGED = "This was changed elsewhere while you worked on it."


@pytest.fixture
def other(services: Services, open_services: Callable[[], Services]) -> Services:
    """The services of another PeerPal that has the same folder open."""
    return open_services()


async def timer(pilot: Pilot[None]) -> None:
    """Let the app look, as it does every few seconds."""
    pilot.app.follow()
    await pilot.pause()


async def focus(pilot: Pilot[None]) -> None:
    """Come back to the terminal from another window."""
    pilot.app.post_message(events.AppBlur())
    await pilot.pause()
    pilot.app.post_message(events.AppFocus())
    await pilot.pause()


Look = Callable[[Pilot[None]], object]
both_looks = pytest.mark.parametrize("look", [timer, focus])


def add_goals(services: Services, *titles: str) -> None:
    for title in titles:
        services.goals.save(replace(services.goals.blank(), title=title))


def toasts(app: PeerPalApp) -> list[str]:
    return [notification.message for notification in app._notifications]


@both_looks
async def test_each_sees_what_the_other_saves(
    app: PeerPalApp, services: Services, other: Services, look: Look
) -> None:
    there = PeerPalApp(other)
    async with app.run_test(size=WIDE) as here, there.run_test(size=WIDE) as elsewhere:
        add_goals(services, "Speak at the meetup")
        await look(elsewhere)
        assert "Speak at the meetup" in shown(elsewhere)
        add_goals(other, "Lead the rota")
        assert "Lead the rota" not in shown(here)
        await look(here)
        assert "Lead the rota" in shown(here)
        services.goals.delete(services.goals.all()[0].id)
        await look(elsewhere)
        assert "Speak at the meetup" not in shown(elsewhere)


async def test_the_timer_looks_without_a_key(
    monkeypatch: pytest.MonkeyPatch, services: Services, other: Services
) -> None:
    monkeypatch.setattr("peerpal.app._FOLLOW_SECONDS", 0.001)
    app = PeerPalApp(services)
    async with app.run_test(size=WIDE) as pilot:
        add_goals(other, "Lead the rota")
        for _ in range(1_000):
            if "Lead the rota" in shown(pilot):
                return
            await pilot.pause()
    raise AssertionError


async def test_a_look_without_news_shows_nothing_anew(
    app: PeerPalApp, services: Services, folder: FaultyFolder
) -> None:
    add_goals(services, "Speak")
    asked: list[str] = []
    stamp, read = folder.stamp, folder.read
    folder.stamp = lambda name: (asked.append(name), stamp(name))[1]
    folder.read = lambda name, start=0: (asked.append(f"read {name}"), read(name, start))[1]
    async with app.run_test(size=WIDE) as pilot:
        asked.clear()
        drawn = app.screen.goals._row
        await timer(pilot)
        assert asked == ["peerpal.journal", "peerpal.json"]
        assert app.screen.goals._row is drawn


@both_looks
async def test_a_list_keeps_cursor_place_filter_and_focus(
    app: PeerPalApp, services: Services, other: Services, look: Look
) -> None:
    add_goals(services, *(f"Goal {number:02}" for number in range(60)), "Other")
    other.refresh()
    first, long = other.goals.ordered()[0], other.goals.ordered()[40]
    other.goals.save(replace(long, why="\n".join(f"because {n}" for n in range(90))))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "slash", *"goal", "enter")
        rows, page = app.screen.query_one(RecordList), app.screen.query_one(Page)
        await pilot.press(*["j"] * 40, "tab", "j", "j", "j")
        await pilot.pause()
        before = rows.current_id, rows.scroll_offset, page.scroll_offset, app.focused
        assert before == (long.id, before[1], (0, 3), page)
        assert before[1].y > 0
        other.goals.save(replace(first, title="Goal 00 renamed"))
        add_goals(other, "Goal 99", "Not let through")
        await look(pilot)
        assert (rows.current_id, rows.scroll_offset, page.scroll_offset, app.focused) == before
        assert len(rows.ids) == 61
        assert app.screen.filter_box.value == "goal"
        await pilot.press("shift+tab", "j")
        assert page.scroll_offset.y == 0


@both_looks
async def test_a_record_that_went_away_leaves_the_cursor_where_it_was(
    app: PeerPalApp, services: Services, other: Services, look: Look
) -> None:
    add_goals(services, "One", "Two", "Three")
    other.refresh()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "j")
        other.goals.delete(other.goals.ordered()[1].id)
        await look(pilot)
        rows = app.screen.query_one(RecordList)
        assert (rows.cursor, len(rows.ids)) == (1, 2)
        assert app.focused is rows


@both_looks
async def test_a_form_is_left_alone_and_the_list_follows_when_it_closes(
    app: PeerPalApp, services: Services, other: Services, look: Look
) -> None:
    add_goals(services, "Speak")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "e")
        await on_screen(pilot, "GoalForm")
        await fill(pilot, "why", "Because [/] I want it")
        form, below, focused = app.screen, app.screen_stack[-2], app.focused
        drawn = below.rows._row
        add_goals(other, "Lead the rota")
        await look(pilot)
        assert app.screen is form
        assert app.focused is focused
        assert isinstance(focused, TextArea)
        assert form.texts["why"] == "Because [/] I want it"
        assert below.rows._row is drawn
        await pilot.press("escape", "y")
        await on_screen(pilot, "GoalsScreen")
        assert "Lead the rota" in shown(pilot)


async def test_files_that_turn_unreadable_are_said_once(
    app: PeerPalApp, services: Services, folder: FaultyFolder
) -> None:
    add_goals(services, "Speak at the meetup")
    async with app.run_test(size=WIDE) as pilot:
        whole = folder.files["peerpal.journal"]
        folder.replace("peerpal.journal", b"{}" + whole)
        for _ in range(3):
            await timer(pilot)
        await focus(pilot)
        assert len(toasts(app)) == 1
        assert "peerpal.journal can't be used" in toasts(app)[0]
        assert "Speak at the meetup" in shown(pilot)
        await pilot.press("5")
        await on_screen(pilot, "GoalsScreen")
        assert "Speak at the meetup" in shown(pilot)
        assert len(toasts(app)) == 1
        await pilot.press("m")
        assert len(toasts(app)) == 2, "a save says it again"
        folder.replace("peerpal.journal", whole)
        await timer(pilot)
        folder.replace("peerpal.journal", b"")
        await timer(pilot)
        assert len(toasts(app)) == 3, "so does new damage"


async def test_a_look_between_a_step_and_its_undo_changes_neither(
    app: PeerPalApp, services: Services, other: Services
) -> None:
    log(services, "@ana 30m Rota")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("3", "d")
        await timer(pilot)
        assert not services.conversations.all()
        add_goals(other, "Lead the rota")
        await timer(pilot)
        await pilot.press("u")
        await timer(pilot)
        assert [talk.title for talk in services.conversations.all()] == ["Rota"]
        assert "Rota" in shown(pilot)
        assert len(services.goals.all()) == 1


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_what_another_program_saves_is_harmless(
    app: PeerPalApp, other: Services, text: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        add_goals(other, text)
        await timer(pilot)
        assert_harmless(pilot)
        assert app._exit is False


@pytest.mark.parametrize("key", ["d", "m", "x"])
async def test_a_list_does_nothing_to_a_version_that_nobody_saw(
    app: PeerPalApp, services: Services, other: Services, key: str
) -> None:
    add_goals(services, "Speak")
    other.refresh()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5")
        await on_screen(pilot, "GoalsScreen")
        other.goals.save(replace(other.goals.all()[0], title="Speak at the meetup"))
        await pilot.press(key)
        await pilot.pause()
        assert len(toasts(app)) == 1
        assert CHANGED in toasts(app)[0]
        assert "Speak at the meetup" in shown(pilot)
        (goal,) = services.goals.all()
        assert (goal.rev, goal.in_summary) == (2, InSummary.YES)
        await pilot.press(key)
        (goal,) = services.context.store.all(type(goal))
        done = {
            "d": goal.deleted_at,
            "m": goal.in_summary is InSummary.NO,
            "x": goal.status is GoalStatus.ACHIEVED,
        }
        assert done[key]


async def test_what_was_ticked_off_elsewhere_is_not_opened_again(
    app: PeerPalApp, services: Services, other: Services
) -> None:
    log(services, "@ana 30m Rota\n! me share the runbook by fri")
    other.refresh()
    async with app.run_test(size=WIDE) as pilot:
        await to_action(pilot)
        other.actions.toggle(other.actions.all()[0].id)
        await pilot.press("x")
        assert services.actions.all()[0].state is ActionState.DONE
        assert CHANGED in toasts(app)[-1]
        assert "☐ share the runbook" not in shown(pilot)


async def test_a_mark_in_the_summary_is_for_what_was_seen(
    app: PeerPalApp, services: Services, other: Services
) -> None:
    log(services, "@ana 30m Rota")
    other.refresh()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("8")
        await on_screen(pilot, "SummaryScreen")
        await pilot.press("G")
        other.conversations.save(replace(other.conversations.all()[0], title="What nobody saw"))
        await pilot.press("m")
        assert services.conversations.all()[0].in_summary is InSummary.UNDECIDED
        assert CHANGED in toasts(app)[-1]
        assert "What nobody saw" in shown(pilot)


async def to_action(pilot: Pilot[None]) -> None:
    """Put the cursor of Today on the action."""
    for _ in range(5):
        if pilot.app.screen.check_action("tick", ()):
            return
        await pilot.press("j")
    raise AssertionError
