"""Today: who is due and why, what is open, and what one key does with each row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.action import ActionState
from peerpal.domain.goal import GoalOwner, GoalStatus
from peerpal.domain.reflection_questions import QUESTIONS
from peerpal.screens.capture import CaptureScreen
from peerpal.screens.feedback_form import FeedbackForm
from peerpal.screens.goal_form import GoalForm
from peerpal.screens.reader import ReaderScreen
from peerpal.screens.today import TodayScreen
from peerpal.services.services import Services
from peerpal.widgets.panel import Panel
from peerpal.widgets.question_line import QuestionLine
from screens.driving import fill, on_screen, saved, typed, until
from screens.driving import shown as screen_text

WIDE = (120, 36)


def log(services: Services, text: str) -> None:
    services.captures.log([services.captures.read(text)])


def shown(pilot: Pilot[None], panel: str) -> list[str]:
    """Return the lines of a panel that are not blank, as a person reads them."""
    widget = pilot.app.screen.query_one(f"#{panel}", Panel)
    height = widget.scrollable_content_region.height
    lines = [widget.render_line(y).text.strip() for y in range(height)]
    return [" ".join(line.split()) for line in lines if line]


async def test_empty_panels_say_what_to_press(services: Services) -> None:
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        assert shown(pilot, "next")[-1] == "Press n to log a conversation."
        assert shown(pilot, "goals")[-1] == "Press g to set one."


async def test_next_lists_the_longest_overdue_first_with_the_reason(services: Services) -> None:
    log(services, "@ana -31d 45m Rota")
    log(services, "@ben -15d 45m Coffee")
    log(services, "@chi -3d 45m Review\n! me share the runbook by +2d\n! chi send slides by +9d")
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        assert shown(pilot, "next") == [
            "● overdue Ana 31 days ago (14)",
            "● due Ben 15 days ago (14)",
            "○ 2 days ☐ share the runbook mine, with Chi",
            "○ 9 days ☐ send slides Chi's",
        ]


async def test_a_planned_talk_stands_in_next_and_silences_the_nudge(services: Services) -> None:
    log(services, "@ana -31d 45m Rota")
    log(services, "@ana tomorrow 14:00 Incident review")
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        assert shown(pilot, "next") == ["○ 1 day Ana: Incident review planned, 14:00"]


async def test_x_ticks_an_action_off_and_u_takes_it_back(services: Services) -> None:
    log(services, "@ana 45m Rota\n! me share the runbook by +3d")
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        await pilot.press("x")
        assert [a.state for a in services.actions.all()] == [ActionState.DONE]
        assert "☐" not in " ".join(shown(pilot, "next"))
        await pilot.press("u")
        assert [a.state for a in services.actions.all()] == [ActionState.OPEN]
        assert "☐ share the runbook" in " ".join(shown(pilot, "next"))
        await pilot.press("U")
        assert [a.state for a in services.actions.all()] == [ActionState.DONE]


async def test_goals_show_progress_and_c_checks_in(services: Services) -> None:
    goal = services.goals.save(replace(services.goals.blank(), title="Lead the rota"))
    services.goals.check_in(replace(services.goals.blank_check_in(goal.id), progress=70))
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        assert shown(pilot, "goals") == ["◐ Lead the rota mine ━━━━━━┄┄ 70 %"]
        await pilot.press("tab", "c")
        await pilot.press("ctrl+a", "backspace", *"80", "ctrl+s")
        await pilot.app.workers.wait_for_complete()
        assert services.goals.get(goal.id).progress == 80
        assert services.goals.get(goal.id).status is GoalStatus.ON_TRACK


async def test_what_is_made_from_here_is_confirmed_and_undone(services: Services) -> None:
    app = PeerPalApp(services)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("g")
        await pilot.press(*"Rota", "ctrl+s")
        await until(pilot, lambda: "Saved goal · u to undo" in screen_text(pilot))
        await pilot.press("u")
        assert not services.goals.all()


async def test_flow_shows_both_ways_with_signs_and_a_word(services: Services) -> None:
    log(services, "@ana 45m Rota\n> pytest 40m fixtures\n< sql 20m plans")
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        assert shown(pilot, "flow") == [
            "Everyone 0 h 40 ▶▶▶▶▶▶│◀◀◀ 0 h 20 leaning",
            "Ana 0 h 40 ▶▶▶▶▶▶│◀◀◀ 0 h 20 leaning",
        ]


async def test_flow_without_room_for_bars_says_which_way_is_which(services: Services) -> None:
    async with PeerPalApp(services).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "▶ given  ◀ received" in screen_text(pilot)
        await pilot.resize_terminal(120, 36)
        await pilot.pause()
        assert "received" not in screen_text(pilot)


async def test_keys_open_what_they_name(services: Services) -> None:
    log(services, "@ana -31d 45m Rota")
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        for key, screen in (
            ("n", CaptureScreen),
            ("l", CaptureScreen),
            ("g", GoalForm),
            ("f", FeedbackForm),
            ("enter", ReaderScreen),
        ):
            await pilot.press(key)
            assert isinstance(pilot.app.screen, screen), key
            await pilot.press("escape", "y")
            await pilot.app.workers.wait_for_complete()
            assert isinstance(pilot.app.screen, TodayScreen), key


async def test_what_another_program_saves_shows_after_the_next_action(
    services: Services, open_services: object
) -> None:
    assert callable(open_services)
    other: Services = open_services()
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        log(other, "@ana yesterday 45m Rota\n! me share the runbook by +3d")
        await pilot.press("2", "1")
        assert "☐ share the runbook" in " ".join(shown(pilot, "next"))
        await pilot.press("x")
        other.refresh()
        assert [a.state for a in other.actions.all()] == [ActionState.DONE]


async def test_hostile_text_is_only_shown(services: Services) -> None:
    hostile = "[/] [@click=app.quit]x \x1b]52;c;aGk=\x07 \u202e 👩‍👩‍👧 " + "long " * 2000
    log(services, f"@ana -31d 45m {hostile}\n! me {hostile}")
    peer = services.peers.all()[0]
    services.peers.save(replace(peer, name=hostile))
    goal = replace(services.goals.blank(), title=hostile, target_on=services.today.day)
    services.goals.save(replace(goal, target_on=goal.target_on + timedelta(days=3)))
    async with PeerPalApp(services).run_test(size=(80, 24)) as pilot:
        await pilot.press("v")
        await until(pilot, lambda: shown(pilot, "recent"))
        text = "".join(shown(pilot, name)[0] for name in ("next", "goals", "flow", "recent"))
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "[@click=app.quit]x" in text
        await pilot.click("#next", offset=(20, 1))
        assert pilot.app.is_running


# What is put off


async def test_z_snoozes_and_u_brings_it_back(services: Services) -> None:
    log(services, "@ana -31d 45m Rota")
    log(services, "@ben -15d 45m Coffee")
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        await pilot.press("z")
        await on_screen(pilot, "PickScreen")
        await pilot.press("j", "enter")
        await on_screen(pilot, "TodayScreen")
        assert shown(pilot, "next") == ["● due Ben 15 days ago (14)"]
        assert "Next · 1 snoozed" in str(pilot.app.screen.query_one("#next").border_title)
        assert [s.until for s in services.snoozes.all()] == [services.today.day + timedelta(days=7)]
        await pilot.press("u")
        assert len(shown(pilot, "next")) == 2
        assert str(pilot.app.screen.query_one("#next").border_title) == "Next"


@pytest.mark.parametrize(
    ("keys", "days"), [(["enter"], 1), (["j", "enter"], 7), (["j", "j", "enter", "enter"], 14)]
)
async def test_z_offers_days(services: Services, keys: list[str], days: int) -> None:
    log(services, "@ana -31d 45m Rota")
    async with PeerPalApp(services).run_test(size=(80, 24)) as pilot:
        await pilot.press("z")
        await on_screen(pilot, "PickScreen")
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await on_screen(pilot, "TodayScreen")
        # Today is a Sunday: next week would be tomorrow, so that a week is offered.
        assert services.snoozes.all()[0].until == services.today.day + timedelta(days=days)


async def test_a_day_of_ones_own_must_be_one_to_come(services: Services) -> None:
    log(services, "@ana -31d 45m Rota")
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        await pilot.press("z", "j", "j", "enter")
        await on_screen(pilot, "UntilPrompt")
        for wrong in ("yesterday", "soonish", "today"):
            await pilot.press("end", "ctrl+u")
            await typed(pilot, wrong)
            await pilot.press("enter")
            await on_screen(pilot, "UntilPrompt")
        await pilot.press("end", "ctrl+u")
        await typed(pilot, "+3d")
        await pilot.press("enter")
        await on_screen(pilot, "TodayScreen")
        assert services.snoozes.all()[0].until == services.today.day + timedelta(days=3)


async def test_what_is_snoozed_elsewhere_goes_here_and_shift_z_wakes_it(
    services: Services, open_services: Callable[[], Services]
) -> None:
    log(services, "@ana -31d 45m Rota")
    other = open_services()
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        other.due.snooze(other.due.all()[0], services.today.day + timedelta(days=5))
        pilot.app.follow()
        await pilot.pause()
        assert shown(pilot, "next")[-1] == "Press n to log a conversation."
        await pilot.press("Z")
        await on_screen(pilot, "PickScreen")
        await pilot.press("enter")
        await on_screen(pilot, "TodayScreen")
        assert shown(pilot, "next") == ["● overdue Ana 31 days ago (14)"]


# One key each


async def test_p_plans_and_l_logs_or_holds(services: Services) -> None:
    log(services, "@ana -31d 45m Rota")
    log(services, "@ben tomorrow 14:00 Plans")
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        for keys, screen in (("p", "PlanForm"), ("l", "CaptureScreen"), ("jl", "WrapUpForm")):
            await pilot.press(*keys)
            await on_screen(pilot, screen)
            await pilot.press("escape")
            await on_screen(pilot, "TodayScreen")


async def test_x_reviews_and_checks_in(services: Services) -> None:
    log(services, "@ana 45m Rota")
    ana, day = services.peers.all()[0], services.today.day
    goal = replace(
        services.goals.blank(),
        title="Rota",
        owner=GoalOwner.SHARED,
        peer_id=ana.id,
        created_at=services.context.now() - timedelta(days=100),
    )
    services.goals.save(goal)
    mine = replace(goal, id="mine", owner=GoalOwner.ME, peer_id=None, target_on=day)
    services.goals.save(mine)
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        assert shown(pilot, "next") == [
            "○ check in Rota target today, no check-in for 3 mont…",
            "○ review Rota shared with Ana, never reviewed",
        ]
        await pilot.press("end", "x")
        await on_screen(pilot, "PickScreen")
        await pilot.press("enter")
        await on_screen(pilot, "ReviewSessionScreen")
        await pilot.press("escape")
        await on_screen(pilot, "TodayScreen")
        assert shown(pilot, "next")[0] == "○ go on Ana review left in the middle: go on"
        await pilot.press("home", "j", "x")
        await on_screen(pilot, "CheckInForm")


# The map and the list


async def test_the_map_counts_conversations(services: Services) -> None:
    log(services, "@ana -3d 45m Rota")
    log(services, "@ana -3d 45m More")
    log(services, "@ben -10d 45m Coffee")
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        assert "Conversations, 52 weeks" in screen_text(pilot)
        assert "3 conversations on 2 days" in screen_text(pilot)
        assert screen_text(pilot).count("■") == 2  # the legend has one


async def test_v_shows_the_list_where_both_have_no_room(services: Services) -> None:
    log(services, "@ana -3d 45m Rota")
    async with PeerPalApp(services).run_test(size=(80, 24)) as pilot:
        recent = pilot.app.screen.query_one("#recent", Panel)
        assert "Conversations, 26 weeks" in screen_text(pilot)
        assert "v list" in screen_text(pilot)
        assert not recent.display
        await pilot.press("v")
        await pilot.pause()
        assert "26 weeks" not in screen_text(pilot)
        assert shown(pilot, "recent") == ["Thu 19 Nov Ana Rota"]
        await pilot.press("enter")
        await on_screen(pilot, "ConversationReader")
        await pilot.press("escape")
        await on_screen(pilot, "TodayScreen")
        await pilot.press("v")
        await pilot.pause()
        assert "26 weeks" in screen_text(pilot)
        assert pilot.app.focused is pilot.app.screen.query_one("#next")


# The question of the week


async def test_enter_on_the_question_takes_a_private_answer(services: Services) -> None:
    log(services, "@ana -3d 45m Rota")
    async with PeerPalApp(services).run_test(size=(80, 24)) as pilot:
        question = pilot.app.screen.query_one(QuestionLine)
        await until(pilot, lambda: question.can_focus)
        assert f"This week: {QUESTIONS[46]}" in screen_text(pilot)
        question.focus()
        await pilot.press("enter")
        await on_screen(pilot, "ReflectionForm")
        assert QUESTIONS[46] in screen_text(pilot)
        await fill(pilot, "private_answer", "Ask sooner")
        await saved(pilot, "TodayScreen")
        (reflection,) = services.reflections.all()
        assert (reflection.week, reflection.private_answer) == ("2026-W47", "Ask sooner")
        await pilot.press("tab", "shift+tab")
        pilot.app.screen.query_one("#next").focus()
        await until(pilot, lambda: "question is answered" in screen_text(pilot))
        question.focus()
        await pilot.press("enter")
        await on_screen(pilot, "ReflectionForm")
        assert "Ask sooner" in screen_text(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "TodayScreen")
        await pilot.press("u")
        assert services.reflections.all() == []


async def test_an_empty_folder_asks_nothing(services: Services) -> None:
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert not pilot.app.screen.query_one(QuestionLine).can_focus
        assert "This week" not in screen_text(pilot)
