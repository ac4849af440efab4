"""Today: who is due and why, what is open, and what one key does with each row."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.action import ActionState
from peerpal.domain.goal import GoalStatus
from peerpal.screens.capture import CaptureScreen
from peerpal.screens.feedback_form import FeedbackForm
from peerpal.screens.goal_form import GoalForm
from peerpal.screens.reader import ReaderScreen
from peerpal.screens.today import TodayScreen
from peerpal.services.services import Services
from peerpal.widgets.panel import Panel

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
        assert shown(pilot, "goals") == ["◐ Lead the rota mine ━━━━━━━┄┄┄ 70 %"]
        await pilot.press("tab", "c")
        await pilot.press("ctrl+a", "backspace", *"80", "ctrl+s")
        await pilot.app.workers.wait_for_complete()
        assert services.goals.get(goal.id).progress == 80
        assert services.goals.get(goal.id).status is GoalStatus.ON_TRACK


async def test_flow_shows_both_ways_with_signs_and_a_word(services: Services) -> None:
    log(services, "@ana 45m Rota\n> pytest 40m fixtures\n< sql 20m plans")
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        assert shown(pilot, "flow") == [
            "Everyone 0 h 40 ▶▶▶▶▶▶│◀◀◀ 0 h 20 leaning",
            "Ana 0 h 40 ▶▶▶▶▶▶│◀◀◀ 0 h 20 leaning",
        ]


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
        text = "".join(shown(pilot, name)[0] for name in ("next", "goals", "flow", "recent"))
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "[@click=app.quit]x" in text
        await pilot.click("#next", offset=(20, 1))
        assert pilot.app.is_running
