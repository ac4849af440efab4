"""Goals by real keys: setting them, checking in, and what is seen of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from peerpal.app import PeerPalApp
from peerpal.domain.goal import (
    CheckIn,
    Framework,
    Goal,
    GoalCategory,
    GoalOwner,
    GoalStatus,
    KeyResult,
    Milestone,
)
from peerpal.domain.goal_hints import NO_DATE, NOT_MEASURABLE
from peerpal.domain.record import InSummary, Side
from peerpal.screens.goal_chart import draw_progress
from peerpal.screens.goal_orders import GoalOrder
from peerpal.screens.goal_page import goal_page
from peerpal.services.services import Services
from screens.driving import (
    HOSTILE,
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    choose,
    fill,
    log,
    on_screen,
    pasted,
    read_through,
    row_with,
    saved,
    shown,
    to_field,
    typed,
    until,
)

TODAY = date(2026, 11, 22)
RESULTS = (
    KeyResult(text="Reviews I led", unit="reviews", start=0, target=4, current=2),
    KeyResult(text="Minutes per review", unit="min", start=90, target=40, current=90),
)


@pytest.fixture
def keep(services: Services) -> Callable[..., Goal]:
    """Save a goal without keys, for tests that are about something else."""

    def save(title: str, **changes: object) -> Goal:
        return services.goals.save(replace(services.goals.blank(), title=title, **changes))

    return save


def only(services: Services) -> Goal:
    (goal,) = services.goals.all()
    return goal


async def test_an_empty_list_says_what_to_press(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5")
        await on_screen(pilot, "GoalsScreen")
        assert "Press n to write down the first one." in shown(pilot)
        await pilot.press("c", "C", "x", "e", "d", "m", "enter")
        await on_screen(pilot, "GoalsScreen")


async def test_a_smart_goal_of_mine(app: PeerPalApp, services: Services) -> None:
    known = services.skills.save(services.skills.blank("pytest"))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        await typed(pilot, "Speak in public")
        await fill(pilot, "why", "I avoid large rooms")
        await fill(pilot, "success", "Two talks held")
        await fill(pilot, "target_on", "31 dec")
        assert "Thu 31 Dec 2026" in shown(pilot)
        await fill(pilot, "milestones", "[x] First talk (2 nov)\nSecond talk")
        await fill(pilot, "next_step", "Ask for a slot")
        await choose(pilot, "status", "at risk")
        await fill(pilot, "progress", "40%")
        await choose(pilot, "category", "career")
        await fill(pilot, "skill_ids", "PYTEST, public speaking")
        await fill(pilot, "tags", "#q4 stage")
        await saved(pilot, "GoalsScreen")
        goal = only(services)
        assert (goal.owner, goal.peer_id) == (GoalOwner.ME, None)
        assert (goal.title, goal.why, goal.success) == (
            *("Speak in public", "I avoid large rooms", "Two talks held"),
        )
        assert goal.target_on == date(2026, 12, 31)
        assert goal.milestones == (
            Milestone(text="First talk", done_on=date(2026, 11, 2)),
            Milestone(text="Second talk"),
        )
        assert (goal.status, goal.progress) == (GoalStatus.AT_RISK, 40)
        assert (goal.next_step, goal.category) == ("Ask for a slot", GoalCategory.CAREER)
        assert goal.skill_ids[0] == known.id
        assert [services.skills.name(id_) for id_ in goal.skill_ids] == [
            *("pytest", "public speaking"),
        ]
        assert goal.tags == ("q4", "stage")
        assert goal.in_summary is InSummary.YES
        await until(pilot, lambda: "Saved goal · u to undo" in shown(pilot))
        row = row_with(pilot, "Speak in public")
        assert row.split()[0] == "▲"
        assert all(part in row for part in ("mine", "40 %", "31 Dec", "✓"))
        await pilot.press("u")
        assert not services.goals.all()
        assert len(services.skills.all()) == 1


async def test_a_shared_goal_with_key_results_and_a_new_peer(
    app: PeerPalApp, services: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        await typed(pilot, "Better reviews")
        assert not pilot.app.screen.field("peer_id").display
        assert not pilot.app.screen.field("key_results").display
        await choose(pilot, "owner", "shared")
        await fill(pilot, "peer_id", "ana ruiz")
        await choose(pilot, "framework", "key results")
        await fill(
            pilot,
            "key_results",
            "Reviews I led: 0 -> 4 reviews, now 2\nMinutes per review: 90 -> 40 min",
        )
        await until(pilot, lambda: not pilot.app.screen.field("progress").display)
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "GoalsScreen")
        goal = only(services)
        assert goal.owner is GoalOwner.SHARED
        assert services.peers.name(goal.peer_id) == "Ana Ruiz"
        assert goal.framework is Framework.OKR
        assert goal.key_results == RESULTS
        assert goal.progress == 25
        assert "with Ana" in row_with(pilot, "Better reviews")
        assert "0 → 4 reviews, now 2" in shown(pilot)


async def test_a_goal_of_mine_forgets_who_was_named(app: PeerPalApp, services: Services) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        await typed(pilot, "Alone")
        await choose(pilot, "owner", "shared")
        await fill(pilot, "peer_id", "Zoe")
        await choose(pilot, "owner", "mine")
        await saved(pilot, "GoalsScreen")
        assert only(services).peer_id is None
        assert not services.peers.all()


async def test_edit_keeps_everything_that_is_not_touched(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    log(services, "@ana 30m hello")
    named = services.skills.save(services.skills.blank("C, C++"))
    goal = keep(
        "Better reviews",
        owner=GoalOwner.SHARED,
        peer_id=services.peers.all()[0].id,
        framework=Framework.OKR,
        key_results=RESULTS,
        milestones=(Milestone(text="[x] odd (fri)"), Milestone(text="Done", done_on=TODAY)),
        target_on=date(2027, 3, 31),
        skill_ids=(named.id,),
        tags=("a", "b"),
    )
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "e")
        await on_screen(pilot, "GoalForm")
        await fill(pilot, "title", "Best reviews")
        await saved(pilot, "GoalsScreen")
        after = only(services)
        assert after == replace(goal, title="Best reviews", rev=2, updated_at=after.updated_at)
        assert len(services.skills.all()) == 1


async def test_delete_undo_redo_and_mark(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    keep("Speak")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "d")
        assert not services.goals.all()
        assert "No goals yet." in shown(pilot)
        assert "│" not in shown(pilot), "nothing stands beside an empty list"
        assert "/ Filter" not in shown(pilot)
        await pilot.press("u")
        assert len(services.goals.all()) == 1
        await pilot.press("U")
        assert not services.goals.all()
        await pilot.press("u", "m")
        assert only(services).in_summary is InSummary.NO
        assert "✗" in row_with(pilot, "Speak")


async def test_the_filter_finds_goals_by_what_is_in_them(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    log(services, "@chloé 30m hello")
    keep("Speak", next_step="Ask for a slot", status=GoalStatus.AT_RISK)
    keep("Rota", owner=GoalOwner.PEER, peer_id=services.peers.all()[0].id, tags=("ops",))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5")
        for words, found, hidden in [
            ("slot", "Speak", "Rota"),
            ("at risk", "Speak", "Rota"),
            ("chloe", "Rota", "Speak"),
            ("#ops", "Rota", "Speak"),
        ]:
            await pilot.press("slash")
            await typed(pilot, words)
            assert found in shown(pilot)
            assert hidden not in shown(pilot)
            await pilot.press("escape")


async def test_open_goals_come_first_and_late_ones_stand_out(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    keep("Closed", status=GoalStatus.ACHIEVED, progress=100, target_on=date(2026, 1, 5))
    keep("Far", target_on=date(2028, 3, 31))
    keep("Late", target_on=TODAY - timedelta(days=12), status=GoalStatus.BLOCKED)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5")
        await on_screen(pilot, "GoalsScreen")
        assert [services.goals.get(id_).title for id_ in pilot.app.screen.rows.ids] == [
            *("Late", "Far", "Closed"),
        ]
        assert "10 Nov" in row_with(pilot, "Late")
        assert "Mar 2028" in row_with(pilot, "Far")
        assert "Tue 10 Nov 2026, 12 days late" in shown(pilot)
        await pilot.press("end")
        await until(pilot, lambda: "Mon 5 Jan 2026" in shown(pilot))
        assert "late" not in shown(pilot)


async def test_a_check_in_says_how_it_goes(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    keep("Speak", progress=30)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("5", "c")
        await on_screen(pilot, "CheckInForm")
        assert "Check in: Speak" in shown(pilot)
        await typed(pilot, "50")
        await choose(pilot, "status", "at risk")
        await fill(pilot, "confidence", "2")
        await fill(pilot, "note", "First talk held")
        await fill(pilot, "blockers", "No slot")
        await fill(pilot, "support_needed", "A nudge from Ana")
        await saved(pilot, "GoalsScreen")
        goal = only(services)
        assert (goal.progress, goal.status) == (50, GoalStatus.AT_RISK)
        (check_in,) = services.check_ins.all()
        assert (check_in.on, check_in.by, check_in.confidence) == (TODAY, Side.ME, 2)
        await until(pilot, lambda: "Saved check-in · u to undo" in shown(pilot))
        assert "In the way: No slot" in shown(pilot)
        assert "Would help: A nudge from Ana" in shown(pilot)
        assert "me · confidence 2 of 5" in shown(pilot)
        await pilot.press("u")
        assert only(services).progress == 30
        assert not services.check_ins.all()


async def test_what_is_left_out_of_a_check_in_stays_as_it_was(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    log(services, "@ana 30m hello")
    keep("Speak", progress=30, owner=GoalOwner.SHARED, peer_id=services.peers.all()[0].id)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "c")
        await on_screen(pilot, "CheckInForm")
        await choose(pilot, "by", "Ana")
        await fill(pilot, "on", "fri")
        await saved(pilot, "GoalsScreen")
        (check_in,) = services.check_ins.all()
        assert (check_in.progress, check_in.by) == (30, Side.PEER)
        assert check_in.status is GoalStatus.ON_TRACK
        assert check_in.on == date(2026, 11, 20)
        assert "20 Nov 2026" in shown(pilot)


async def test_a_check_in_moves_key_results(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    keep("Reviews", framework=Framework.OKR, key_results=RESULTS)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "c")
        await on_screen(pilot, "CheckInForm")
        assert "2 so far, from 0 to 4 reviews" in shown(pilot)
        assert "Minutes per review" in shown(pilot)
        await typed(pilot, "many")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "write a number such as 4 or 1.5" in shown(pilot))
        await fill(pilot, "key_result_0", "4")
        await saved(pilot, "GoalsScreen")
        goal = only(services)
        assert [result.current for result in goal.key_results] == [4, 90]
        assert goal.progress == 50
        assert services.check_ins.all()[0].progress == 50
        await pilot.press("C")
        await on_screen(pilot, "CheckInForm")
        await fill(pilot, "key_result_1", "65")
        await saved(pilot, "GoalsScreen")
        assert only(services).progress == 75
        assert [check_in.progress for check_in in services.check_ins.all()] == [75]


async def test_an_older_check_in_leaves_the_goal_as_it_is(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    goal = keep("Speak")
    services.goals.check_in(replace(services.goals.blank_check_in(goal.id), progress=60))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "c")
        await on_screen(pilot, "CheckInForm")
        await typed(pilot, "20")
        await fill(pilot, "on", "-2w")
        await saved(pilot, "GoalsScreen")
        assert only(services).progress == 60
        assert [c.progress for c in services.check_ins.of_goal(goal.id)] == [20, 60]


async def test_the_last_check_in_can_be_corrected(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    goal = keep("Speak")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("5", "C")
        await until(pilot, lambda: "no check-in yet" in shown(pilot))
        services.goals.check_in(replace(services.goals.blank_check_in(goal.id), progress=60))
        await pilot.press("C")
        await on_screen(pilot, "CheckInForm")
        await fill(pilot, "progress", "65")
        await saved(pilot, "GoalsScreen")
        assert only(services).progress == 65
        assert len(services.check_ins.all()) == 1


async def test_x_achieves_once_and_undo_takes_it_back(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    keep("Speak", progress=80, status=GoalStatus.ON_TRACK)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("5", "x")
        assert (only(services).status, only(services).progress) == (GoalStatus.ACHIEVED, 100)
        await until(pilot, lambda: "Achieved · u to undo" in shown(pilot))
        await pilot.press("x")
        await until(pilot, lambda: "achieved already" in shown(pilot))
        assert len(services.check_ins.all()) == 1
        await pilot.press("u")
        assert (only(services).status, only(services).progress) == (GoalStatus.ON_TRACK, 80)
        assert not services.check_ins.all()


async def test_dropping_asks_why_and_is_one_step(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    keep("Speak", progress=40, status=GoalStatus.ON_TRACK)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("5", "D")
        await on_screen(pilot, "DropPrompt")
        await pilot.press("enter")
        await until(pilot, lambda: "Say in a few words why." in shown(pilot))
        assert only(services).status is GoalStatus.ON_TRACK
        await typed(pilot, "The team moved on")
        await pilot.press("enter")
        await on_screen(pilot, "GoalsScreen")
        await until(pilot, lambda: "Dropped · u to undo" in shown(pilot))
        assert (only(services).status, only(services).progress) == (GoalStatus.DROPPED, 40)
        (said,) = services.check_ins.all()
        assert (said.on, said.status, said.note) == (TODAY, GoalStatus.DROPPED, "The team moved on")
        assert "The team moved on" in shown(pilot)
        await pilot.press("D")
        await until(pilot, lambda: "dropped already · R to re-open" in shown(pilot))
        await on_screen(pilot, "GoalsScreen")
        await pilot.press("u")
        assert only(services).status is GoalStatus.ON_TRACK
        assert not services.check_ins.all()
        await pilot.press("D")
        await on_screen(pilot, "DropPrompt")
        await typed(pilot, "no")
        await pilot.press("escape")
        await on_screen(pilot, "GoalsScreen")
        assert only(services).status is GoalStatus.ON_TRACK


@pytest.mark.parametrize("closing", [("x",), ("D", "n", "o", "enter")], ids=["achieved", "dropped"])
async def test_a_closed_goal_is_opened_again_where_it_stood(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal], closing: tuple[str, ...]
) -> None:
    goal = keep("Speak")
    services.goals.check_in(
        replace(services.goals.blank_check_in(goal.id), progress=60, status=GoalStatus.AT_RISK)
    )
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("5", "R")
        await until(pilot, lambda: "This goal is open." in shown(pilot))
        await pilot.press(*closing)
        await on_screen(pilot, "GoalsScreen")
        closed = only(services)
        assert not closed.status.is_open
        await pilot.press("R")
        await until(pilot, lambda: "Open again · u to undo" in shown(pilot))
        assert (only(services).status, only(services).progress) == (GoalStatus.AT_RISK, 60)
        assert len(services.check_ins.all()) == 3
        await pilot.press("u")
        assert only(services).status is closed.status
        assert len(services.check_ins.all()) == 2


async def test_a_check_in_that_drops_a_goal_says_why(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    keep("Speak")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "c")
        await on_screen(pilot, "CheckInForm")
        await choose(pilot, "status", "dropped")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "say in a few words why it is dropped" in shown(pilot))
        await fill(pilot, "note", "It fell out of time")
        await saved(pilot, "GoalsScreen")
        assert only(services).status is GoalStatus.DROPPED


def test_a_goal_that_a_clock_ahead_has_written_has_a_page(services: Services) -> None:
    ahead = services.context.now() + timedelta(days=2)
    blank = services.goals.blank()
    dates = {"created_at": ahead, "target_on": ahead.date() + timedelta(days=9)}
    goal = services.goals.save(replace(blank, title="Speak", **dates))
    check_in = services.goals.blank_check_in(goal.id)
    services.goals.check_in(replace(check_in, on=ahead.date(), note="said tomorrow"))
    assert "said tomorrow" in goal_page(services, services.goals.get(goal.id)).plain


async def test_dropping_a_goal_in_its_form_asks_why_as_the_key_does(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    keep("Speak", progress=40, status=GoalStatus.ON_TRACK)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("5", "e")
        await on_screen(pilot, "GoalForm")
        assert "Why dropped" not in shown(pilot)
        await choose(pilot, "status", "dropped")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "say in a few words why it is dropped" in shown(pilot))
        assert only(services).status is GoalStatus.ON_TRACK
        await fill(pilot, "dropped_for", "The team moved on")
        await saved(pilot, "GoalsScreen")
        assert (only(services).status, only(services).progress) == (GoalStatus.DROPPED, 40)
        (said,) = services.check_ins.all()
        assert (said.on, said.status, said.note) == (TODAY, GoalStatus.DROPPED, "The team moved on")
        await pilot.press("e")
        await on_screen(pilot, "GoalForm")
        assert not pilot.app.screen.field("dropped_for").display
        await fill(pilot, "title", "Speak up")
        await saved(pilot, "GoalsScreen")
        assert len(services.check_ins.all()) == 1
        await pilot.press("u", "u")
        assert only(services).status is GoalStatus.ON_TRACK
        assert not services.check_ins.all()


async def test_a_reason_for_a_goal_that_stays_open_is_not_kept(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    keep("Speak", status=GoalStatus.ON_TRACK)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "e")
        await on_screen(pilot, "GoalForm")
        await choose(pilot, "status", "dropped")
        await fill(pilot, "dropped_for", "The team moved on")
        await choose(pilot, "status", "at risk")
        await saved(pilot, "GoalsScreen")
        assert only(services).status is GoalStatus.AT_RISK
        assert not services.check_ins.all()


async def test_goals_are_ordered_by_date_by_whose_they_are_and_by_status(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    log(services, "@zoe @ana 30m hello")
    ana, zoe = (services.peers.find(name) for name in ("Ana", "Zoe"))
    assert ana
    assert zoe
    soon = TODAY + timedelta(days=3)
    keep("Zoe's own", owner=GoalOwner.PEER, peer_id=zoe.id, target_on=soon)
    keep("Ana's own", owner=GoalOwner.PEER, peer_id=ana.id, status=GoalStatus.ACHIEVED)
    keep("Mine later", status=GoalStatus.BLOCKED)
    keep("Both of us", owner=GoalOwner.SHARED, peer_id=ana.id, status=GoalStatus.ON_TRACK)
    keep("Mine soon", target_on=soon, status=GoalStatus.BLOCKED)

    def listed() -> list[str]:
        return [services.goals.get(id_).title for id_ in app.screen.rows.ids]

    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("5")
        await on_screen(pilot, "GoalsScreen")
        assert listed() == ["Zoe's own", "Mine soon", "Mine later", "Both of us", "Ana's own"]
        await pilot.press("down", "o")
        await until(pilot, lambda: "Goals by owner and peer" in shown(pilot))
        assert listed() == ["Mine soon", "Mine later", "Both of us", "Ana's own", "Zoe's own"]
        assert services.goals.get(app.screen.rows.current_id).title == "Mine soon"
        assert [row_with(pilot, title)[:14].strip() for title in listed()] == [
            *("mine", "", "with Ana", "Ana's", "Zoe's"),
        ]
        await pilot.press("o")
        await until(pilot, lambda: "Goals by status" in shown(pilot))
        assert listed() == ["Mine soon", "Mine later", "Both of us", "Zoe's own", "Ana's own"]
        assert [row_with(pilot, title)[:14].strip() for title in listed()] == [
            *("blocked", "", "on track", "not started", "achieved"),
        ]
        await pilot.press("slash")
        await typed(pilot, "ana")
        assert listed() == ["Both of us", "Ana's own"]
        await pilot.press("enter", "o", "o")
        assert listed() == ["Both of us", "Ana's own"]
        assert row_with(pilot, "Both of us").strip().startswith("with Ana")
        services.peers.save(replace(zoe, name="Aaron"))
        await pilot.press("escape", "5", "4", "5")
        await until(pilot, lambda: "Aaron's" in shown(pilot))
        assert listed() == ["Mine soon", "Mine later", "Zoe's own", "Both of us", "Ana's own"]
        await pilot.press("o", "o")
        assert listed()[0] == "Zoe's own"


async def test_what_warns_stands_beside_the_status_and_changes_nothing(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    fine = keep("Fine", target_on=TODAY + timedelta(days=9), status=GoalStatus.ON_TRACK)
    risky = keep("Risky", target_on=TODAY + timedelta(days=70), status=GoalStatus.ON_TRACK)
    for ago, confidence in ((30, 4), (20, 3), (10, 2)):
        services.goals.check_in(
            replace(
                services.goals.blank_check_in(risky.id),
                on=TODAY - timedelta(days=ago),
                progress=5,
                confidence=confidence,
            )
        )
    async with app.run_test(size=WIDE) as pilot:
        await on_screen(pilot, "TodayScreen")
        assert "◐! Risky" in shown(pilot)
        assert "◐  Fine" in shown(pilot)
        await pilot.press("5")
        assert row_with(pilot, "Risky").split()[0] == "◐!"
        assert row_with(pilot, "Fine").split()[0] == "◐"
        await pilot.press("end")
        assert "◐ on track · mine" in shown(pilot)
        assert "At risk?     ! 25 points behind the line" in shown(pilot)
        assert "confidence fell twice" in shown(pilot)
        assert services.goals.get(risky.id).status is GoalStatus.ON_TRACK
        await pilot.press("slash")
        await typed(pilot, "fell twice")
        assert app.screen.rows.ids == (risky.id,)
        await pilot.press("enter", "c")
        await on_screen(pilot, "CheckInForm")
        await typed(pilot, "30")
        await fill(pilot, "confidence", "3")
        await saved(pilot, "GoalsScreen")
        await until(pilot, lambda: "At risk?" not in shown(pilot))
    assert "At risk?" not in goal_page(services, fine).plain


async def test_a_check_in_takes_few_keys(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    """Besides what is typed: one key to open it, two to the confidence, one to save."""
    keep("Speak", progress=30)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5")
        keys = [*("c", "5", "0"), *("tab", "tab", "4"), "ctrl+s"]
        for key in keys:
            await pilot.press(key)
            if key == "c":
                await on_screen(pilot, "CheckInForm")
        await on_screen(pilot, "GoalsScreen")
        (check_in,) = services.check_ins.all()
        assert (check_in.progress, check_in.confidence) == (50, 4)
        assert len([key for key in keys if not key.isdigit()]) < 8


@pytest.mark.parametrize(
    ("text", "read", "progress"),
    [("+10", "40 %", 40), ("-5", "25 %", 25), ("+10%", "40 %", 40), ("12", "", 12)],
)
async def test_progress_can_count_from_where_it_stood(
    app: PeerPalApp,
    services: Services,
    keep: Callable[..., Goal],
    text: str,
    read: str,
    progress: int,
) -> None:
    keep("Speak", progress=30)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("5", "c")
        await on_screen(pilot, "CheckInForm")
        await typed(pilot, text)
        await until(pilot, lambda: not read or f" {read} " in shown(pilot))
        await saved(pilot, "GoalsScreen")
        assert only(services).progress == progress


@pytest.mark.parametrize(
    ("text", "reason"),
    [("+80", "give a number from 0 to 100"), ("+", "such as +10"), ("some", "such as +10")],
)
async def test_progress_that_makes_no_sense_is_said(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal], text: str, reason: str
) -> None:
    keep("Speak", progress=30)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("5", "c")
        await on_screen(pilot, "CheckInForm")
        await typed(pilot, text)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: reason in shown(pilot))
        assert only(services).progress == 30


async def test_key_results_can_count_from_where_they_stood(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    keep("Reviews", framework=Framework.OKR, key_results=RESULTS)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "c")
        await on_screen(pilot, "CheckInForm")
        await typed(pilot, "+1")
        await until(pilot, lambda: "3 reviews" in shown(pilot))
        await fill(pilot, "key_result_1", "-20")
        await until(pilot, lambda: "70 min" in shown(pilot))
        await saved(pilot, "GoalsScreen")
        assert [result.current for result in only(services).key_results] == [3, 70]


async def test_milestones_are_ticked_where_one_checks_in(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    earlier = TODAY - timedelta(days=20)
    steps = (
        Milestone(text="Begun", done_on=earlier),
        Milestone(text="Half  way"),
        Milestone(text="Ended"),
    )
    goal = keep("Speak", milestones=steps)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "c")
        await on_screen(pilot, "CheckInForm")
        assert "Half way" in shown(pilot)
        assert "Begun" not in shown(pilot)
        await to_field(pilot, "milestone_0")
        await pilot.press("space")
        await saved(pilot, "GoalsScreen")
        assert [step.done_on for step in only(services).milestones] == [earlier, TODAY, None]
        await pilot.press("c")
        await on_screen(pilot, "CheckInForm")
        await to_field(pilot, "milestone_0")
        await pilot.press("space")
        await fill(pilot, "on", "-1w")
        await saved(pilot, "GoalsScreen")
        last = TODAY - timedelta(days=7)
        assert [step.done_on for step in only(services).milestones] == [earlier, TODAY, last]
        assert only(services).title == goal.title
        await pilot.press("u", "u")
        assert only(services).milestones == steps
        assert not services.check_ins.all()


async def test_the_form_hints_at_what_a_goal_lacks_and_saves_it_all_the_same(
    app: PeerPalApp, services: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        assert NOT_MEASURABLE not in shown(pilot)
        assert NO_DATE not in shown(pilot)
        await typed(pilot, "Speak better")
        await until(pilot, lambda: NOT_MEASURABLE in shown(pilot) and NO_DATE in shown(pilot))
        await fill(pilot, "success", "People like it")
        assert NOT_MEASURABLE in shown(pilot)
        await typed(pilot, " twice")
        await until(pilot, lambda: NOT_MEASURABLE not in shown(pilot))
        await fill(pilot, "success", "People like it")
        await until(pilot, lambda: NOT_MEASURABLE in shown(pilot))
        await choose(pilot, "framework", "key results")
        await fill(pilot, "key_results", "Talks: 0 -> 2")
        await until(pilot, lambda: NOT_MEASURABLE not in shown(pilot))
        await fill(pilot, "key_results", "")
        await until(pilot, lambda: NOT_MEASURABLE in shown(pilot))
        await fill(pilot, "target_on", "31 dec")
        await until(pilot, lambda: "Thu 31 Dec 2026" in shown(pilot))
        assert NO_DATE not in shown(pilot)
        await fill(pilot, "target_on", "")
        await until(pilot, lambda: NO_DATE in shown(pilot))
        await saved(pilot, "GoalsScreen")
        assert only(services).success == "People like it"
        await pilot.press("e")
        await on_screen(pilot, "GoalForm")
        await until(pilot, lambda: NOT_MEASURABLE in shown(pilot) and NO_DATE in shown(pilot))


async def test_a_draft_of_a_check_in_belongs_to_its_goal(
    app: PeerPalApp,
    services: Services,
    keep: Callable[..., Goal],
    open_services: Callable[[], Services],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("peerpal.screens.drafting.DRAFT_SECONDS", 0.001)
    keep("First")
    keep("Second")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "c")
        await on_screen(pilot, "CheckInForm")
        await fill(pilot, "note", "half a thought")
        key = f"check_ins-new-{services.goals.all()[0].id}"
        await until(pilot, lambda: (services.drafts.find(key) or {}).get("note"))
    async with app_on(open_services()).run_test(size=WIDE) as pilot:
        await pilot.press("5", "down", "c")
        await on_screen(pilot, "CheckInForm")
        assert "half a thought" not in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "GoalsScreen")
        await pilot.press("up", "c")
        await on_screen(pilot, "CheckInForm")
        assert "half a thought" in shown(pilot)


async def test_a_goal_with_somebody_needs_somebody_and_good_key_results(
    app: PeerPalApp, services: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        await typed(pilot, "Speak")
        await choose(pilot, "owner", "shared")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "say which peer this goal is with" in shown(pilot))
        await choose(pilot, "owner", "mine")
        await choose(pilot, "framework", "key results")
        await fill(pilot, "key_results", "Talks")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "line 1: write what is counted, a colon" in shown(pilot))
        assert not services.goals.all()


async def test_confidence_goes_from_1_to_5(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    keep("Speak")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "c")
        await on_screen(pilot, "CheckInForm")
        await fill(pilot, "confidence", "6")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "give a number from 1 to 5" in shown(pilot))
        assert not services.check_ins.all()


@pytest.mark.parametrize(
    ("text", "size"), [(" ".join(HOSTILE[:-1]), WIDE), (HOSTILE[-1], NARROW)], ids=["odd", "long"]
)
async def test_hostile_text_is_shown_and_does_nothing(
    app: PeerPalApp, services: Services, text: str, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        await choose(pilot, "owner", "my peer's")
        await choose(pilot, "framework", "key results")
        for name in ("title", "peer_id", "why", "success", "next_step", "skill_ids", "tags"):
            await to_field(pilot, name)
            await pasted(pilot, text)
            assert_harmless(pilot)
        for name, line in {
            "key_results": f"{text}: 0 → 4 {text.replace(',', '')}, now 1",
            "milestones": f"[x] {text} (2026-11-02)\n[ ] {text}",
        }.items():
            await to_field(pilot, name)
            await pasted(pilot, line)
        assert_harmless(pilot)
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ConfirmScreen")
        assert_harmless(pilot)
        await pilot.press("y")
        await on_screen(pilot, "GoalsScreen")
        assert_harmless(pilot)
        await pilot.press("c")
        await on_screen(pilot, "CheckInForm")
        assert_harmless(pilot)
        for name in ("note", "blockers", "support_needed"):
            await to_field(pilot, name)
            await pasted(pilot, text)
        await saved(pilot, "GoalsScreen")
        assert_harmless(pilot)
        await pilot.press("enter")
        await read_through(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "GoalsScreen")
        await pilot.press("e")
        await on_screen(pilot, "GoalForm")
        assert_harmless(pilot)
        assert len(services.goals.all()) == 1
        assert len(services.check_ins.all()) == 1
        await pilot.press("escape")
        await on_screen(pilot, "GoalsScreen")
        for _ in GoalOrder:
            await pilot.press("o")
            assert_harmless(pilot)
        await pilot.press("D")
        await on_screen(pilot, "DropPrompt")
        await pasted(pilot, text)
        assert_harmless(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "GoalsScreen")
        assert only(services).status is GoalStatus.DROPPED
        assert_harmless(pilot)


async def test_it_fits_into_80_columns(
    app: PeerPalApp, services: Services, keep: Callable[..., Goal]
) -> None:
    keep("Share the on-call rota between two teams", target_on=TODAY, progress=80)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("5")
        await on_screen(pilot, "GoalsScreen")
        row = row_with(pilot, "Share the on-call rota")
        assert "80 %" in row
        assert "22 Nov" in row
        await pilot.press("c")
        await on_screen(pilot, "CheckInForm")
        assert "^s Save" in shown(pilot)


def drawn(*points: tuple[int, int], until: int = 0, target: int | None = None) -> list[str]:
    """Draw check-ins made so many days ago; `until` and `target` count from today on."""
    check_ins = [
        CheckIn(
            id="c",
            created_at=None,
            updated_at=None,
            author="me",
            goal_id="g",
            on=TODAY - timedelta(days=ago),
            progress=progress,
            status=GoalStatus.ON_TRACK,
        )
        for ago, progress in points
    ]
    first = check_ins[0].on
    text = draw_progress(
        check_ins,
        first,
        until=TODAY + timedelta(days=until),
        today=TODAY,
        target_on=None if target is None else TODAY + timedelta(days=target),
    )
    return text.plain.split("\n")


def test_progress_is_drawn_over_time() -> None:
    *rows, today, ends = drawn((37, 0), (18, 50), (0, 100))
    assert rows == [
        " " * 37 + "█",
        " " * 37 + "█",
        " " * 19 + "▄" * 18 + "█",
        " " * 19 + "█" * 19,
        "▁" * 19 + "█" * 19,
    ]
    assert today == " " * 31 + "today ↑"
    assert ends.split("  ")[0] == "16 Oct 2026"
    assert ends.endswith("22 Nov 2026")
    assert len(ends) == 38


def test_the_line_to_the_target_is_drawn_in_dots_and_today_is_marked() -> None:
    *rows, today, ends, legend = drawn((10, 100), (5, 5), until=27, target=27)
    assert rows == [
        "█████                         ...··˙˙˙",
        "█████                  ..···˙˙        ",
        "█████          ...··˙˙˙               ",
        "█████   ..···˙˙                       ",
        "...··▂▂▂▂▂▂                           ",
    ]
    assert today == " " * 10 + "↑ today"
    assert ends.endswith("19 Dec 2026")
    assert legend == "█ progress   · line to the target"


@pytest.mark.parametrize(("progress", "is_seen"), [(50, False), (30, True), (15, True), (0, True)])
def test_20_points_behind_can_be_seen_without_colour(progress: int, *, is_seen: bool) -> None:
    rows = drawn((50, 0), (0, progress), until=50, target=50)[:5]
    top = next(row[18] for row in rows if row[18] != " ")
    assert (top in ".·˙") == is_seen


def test_progress_before_the_line_has_its_dots_cut_out() -> None:
    rows = drawn((30, 90), until=30, target=30)[:5]
    assert "".join(row[10] for row in rows) == "▄██.█"
    assert "".join(row[30] for row in rows) == ".    "


def test_what_was_closed_before_today_marks_no_day() -> None:
    lines = drawn((30, 10), (10, 100), until=-10)
    assert not any("today" in line for line in lines)


def test_a_single_day_is_told_but_not_drawn(services: Services, keep: Callable[..., Goal]) -> None:
    goal = keep("Speak")
    services.goals.check_in(replace(services.goals.blank_check_in(goal.id), progress=60))
    text = goal_page(services, goal).plain
    assert text.endswith("Check-ins\n22 Nov 2026   60 %  ◐ on track\nme")


def test_the_page_of_a_goal(services: Services, keep: Callable[..., Goal]) -> None:
    goal = keep(
        "Reviews",
        why="People come because they have to",
        success="They come by themselves",
        framework=Framework.OKR,
        key_results=RESULTS,
        milestones=(Milestone(text="Begun", done_on=TODAY), Milestone(text="Ended")),
        next_step="Lead the next one",
        target_on=TODAY + timedelta(days=1),
        skill_ids=(services.skills.save(services.skills.blank("writing")).id,),
    )
    text = goal_page(services, goal).plain
    assert "○ not started · mine · skill" in text
    assert "Mon 23 Nov 2026, tomorrow" in text
    assert "Reviews I led  0 → 4 reviews, now 2\n━━━━━┄┄┄┄┄ 0.5 part of it" in text
    assert "Minutes per review  90 → 40 min, now 90\n┄┄┄┄┄┄┄┄┄┄ 0.0 little of it" in text
    assert "━━┄┄┄┄┄┄┄┄ 0.3 little of it, the mean" in text
    assert "☑ Begun  Sun 22 Nov 2026" in text
    assert "☐ Ended" in text
    assert "Skills       writing" in text
    assert "Check-ins" not in text
