"""A whole review by real keys, what nobody may see of it, and what is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.action import ActionState
from peerpal.domain.goal import Goal, GoalOwner, GoalStatus
from peerpal.domain.peer import Peer
from peerpal.domain.record import Side
from peerpal.services.calendar_file import calendar
from peerpal.services.review_calendar import next_review
from peerpal.services.services import Services
from screens.driving import (
    HOSTILE,
    NARROW,
    WIDE,
    assert_harmless,
    fill,
    lines_of,
    log,
    on_screen,
    pasted,
    row_with,
    shown,
    to_field,
    typed,
    until,
)

if TYPE_CHECKING:
    from opening import FaultyFolder

TITLES = ("Share the rota", "Speak at the meetup", "Fewer pages")
SECRET = "CANARYMINE"
PRIVATE = "CANARYPRIVATE"


@pytest.fixture
def ana(services: Services) -> Peer:
    services.profiles.save(replace(services.profiles.mine(), name="Robin Vale"))
    peer = replace(services.peers.blank("Ana Ruiz"), private_notes=PRIVATE)
    return services.peers.save(peer)


@pytest.fixture
def goals(services: Services, ana: Peer) -> list[Goal]:
    return [shared(services, ana, title) for title in TITLES]


def shared(services: Services, peer: Peer, title: str) -> Goal:
    goal = services.goals.blank()
    return services.goals.save(
        replace(goal, title=title, owner=GoalOwner.SHARED, peer_id=peer.id, progress=20)
    )


async def begin(pilot: Pilot[None], *, alone: bool = False) -> None:
    await pilot.press("2")
    await on_screen(pilot, "PeersScreen")
    await pilot.press("r")
    await on_screen(pilot, "PickScreen")
    await pilot.press(*(["down"] if alone else []), "enter")
    await on_screen(pilot, "ReviewSessionScreen")
    await until(pilot, lambda: "step" in shown(pilot))


async def forward(pilot: Pilot[None], title: str) -> None:
    await pilot.press("ctrl+s")
    await until(pilot, lambda: title in shown(pilot))


async def uncover(pilot: Pilot[None], lead: str) -> None:
    await pilot.press("enter")
    await until(pilot, lambda: lead in shown(pilot))


async def rate(pilot: Pilot[None], *ratings: tuple[str, str]) -> None:
    """Rate each goal, from the first field on."""
    for number, line in ratings:
        await pilot.press(number, "tab")
        await typed(pilot, line)
        await pilot.press("tab")


async def to_the_peers_page(pilot: Pilot[None]) -> None:
    await begin(pilot)
    await forward(pilot, "Goals to review")
    await until(pilot, lambda: "Tick" in shown(pilot))
    await forward(pilot, "Robin Vale rates")
    await uncover(pilot, "How well")
    await rate(pilot, ("3", SECRET), ("2", f"{SECRET}2"), ("5", f"{SECRET}3"))
    await forward(pilot, "Ana Ruiz rates")


async def to_the_reveal(pilot: Pilot[None]) -> None:
    await to_the_peers_page(pilot)
    await uncover(pilot, "How well")
    await rate(pilot, ("5", "it runs by itself"), ("2", ""), ("4", "nearly"))
    await forward(pilot, "Both look")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_whole_review_of_three_goals_by_keyboard(
    app: PeerPalApp, services: Services, ana: Peer, goals: list[Goal], size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await to_the_reveal(pilot)
        await uncover(pilot, "Begin where you are furthest apart")
        text = shown(pilot)
        order = [text.index(title) for title in (TITLES[0], TITLES[2], TITLES[1])]
        assert order == sorted(order)
        assert "▲ 2 apart: worth a longer talk" in text
        assert SECRET in text
        await forward(pilot, "goal 1 of 3")
        assert TITLES[0] in shown(pilot)
        await fill(pilot, f"step.{goals[0].id}", "Let Ben lead the next one")
        await fill(pilot, f"by.{goals[0].id}", "+2w")
        await to_field(pilot, f"owner.{goals[0].id}")
        await pilot.press("a")
        await forward(pilot, "goal 2 of 3")
        await to_field(pilot, f"status.{goals[2].id}")
        await pilot.press("a", "a")
        await fill(pilot, f"progress.{goals[2].id}", "90")
        await forward(pilot, "goal 3 of 3")
        await forward(pilot, "What went each way")
        await fill(pilot, "flow", "It fits both of us")
        await forward(pilot, "About how you work together")
        await fill(pilot, "start", "asking earlier")
        await fill(pilot, "continue_", "the Friday hour")
        await forward(pilot, "The next review")
        assert "^s Next" in shown(pilot)
        assert "Read on" not in shown(pilot)
        await fill(pilot, "next_on", "2027-02-22")
        await forward(pilot, "Read the minutes")
        await until(pilot, lambda: "^s Finish" in shown(pilot))
        await until(pilot, lambda: "pgdn Read on" in shown(pilot))
        await fill(pilot, "agree_me", "Ana")
        await fill(pilot, "agree_peer", "ana")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "type Robin Vale to agree" in shown(pilot))
        assert not services.reviews.all()
        await fill(pilot, "agree_me", "robin")
        await pilot.press("ctrl+s")
        await on_screen(pilot, "PeersScreen")
    (review,) = services.reviews.all()
    assert review.is_agreed
    assert [goal.goal_id for goal in review.goals] == [goals[0].id, goals[2].id, goals[1].id]
    first = review.goals[0]
    assert first.mine
    assert first.theirs
    assert (first.mine.rating, first.mine.note, first.theirs.rating) == (3, SECRET, 5)
    assert (first.next_owner, first.next_on) == (Side.PEER, date(2026, 12, 6))
    assert (review.flow, review.start, review.continue_) == (
        "It fits both of us", "asking earlier", "the Friday hour",
    )  # fmt: skip
    assert review.next_on == date(2027, 2, 22)
    assert "Agreed by Robin Vale" in review.minutes
    (action,) = services.actions.of_review(review.id)
    assert (action.text, action.owner) == ("Let Ben lead the next one", Side.PEER)
    goal = services.goals.get(goals[2].id)
    assert (goal.status, goal.progress) == (GoalStatus.ACHIEVED, 90)
    notes = {(c.by, c.note) for c in services.check_ins.of_goal(goals[0].id)}
    assert notes == {(Side.ME, SECRET), (Side.PEER, "it runs by itself")}
    assert not services.review_sessions.find(ana.id)


async def test_the_flow_says_who_gave_what(app: PeerPalApp, services: Services, ana: Peer) -> None:
    goal = shared(services, ana, TITLES[0])
    log(services, "@ana 45m Rota\n> pytest 15m fixtures")
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("7", "n")
        await on_screen(pilot, "PickScreen")
        await pilot.press("enter")
        await until(pilot, lambda: "How do you want to begin?" in shown(pilot))
        await pilot.press("enter")
        await on_screen(pilot, "ReviewSessionScreen")
        await forward(pilot, "Goals to review")
        await forward(pilot, "Robin Vale rates")
        await uncover(pilot, "How well")
        await rate(pilot, ("3", ""))
        await forward(pilot, "Ana Ruiz rates")
        await uncover(pilot, "How well")
        await rate(pilot, ("3", ""))
        await forward(pilot, "Both look")
        await uncover(pilot, "rated alike")
        await forward(pilot, "goal 1 of 1")
        await forward(pilot, "▶ from Robin Vale  ◀ from Ana Ruiz")
        await forward(pilot, "About how you work together")
        await forward(pilot, "The next review")
        await forward(pilot, "Read the minutes")
        await fill(pilot, "agree_me", "robin")
        await fill(pilot, "agree_peer", "ana")
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ReviewsScreen")
        await until(pilot, lambda: "the review is saved · u to undo" in shown(pilot))
        keys = lines_of(pilot)[-1]
        assert "w Write" in keys
        assert not any(key in keys for key in ("e Go on", "c Date")), "it is over, without a date"
        await pilot.press("1")
        await until(pilot, lambda: " goal review" in shown(pilot))
        await pilot.press("3")
        await on_screen(pilot, "ConversationsScreen")
        assert "goal review" in row_with(pilot, "22 Nov"), "a talk without a title says what it was"
    assert services.reviews.all()[0].goals[0].goal_id == goal.id


def frames_of(app: PeerPalApp) -> list[str]:
    """Remember the text of every frame that is drawn from now on."""
    frames: list[str] = []
    display = app._display

    def watched(screen, renderable) -> None:
        display(screen, renderable)
        if renderable is not None and app._running:
            strips = app.screen._compositor.render_strips()
            frames.append("\n".join(strip.text for strip in strips))

    app._display = watched
    return frames


async def test_nothing_of_the_first_rater_is_in_any_frame_before_the_reveal(
    services: Services, ana: Peer, goals: list[Goal]
) -> None:
    services.practices.note("active_listening", "with Ana, who was cross")
    app = PeerPalApp(services)
    frames = frames_of(app)
    async with app.run_test(size=WIDE) as pilot:
        await to_the_peers_page(pilot)
        frames.clear()
        await pilot.press("pagedown", "pageup", "ctrl+o", "ctrl+z", "u", "slash", "ctrl+p", "f1")
        await pilot.press("escape")
        await on_screen(pilot, "ReviewSessionScreen")
        await pilot.press("f1")
        await on_screen(pilot, "GuideScreen")
        await pilot.press("x", "end")
        assert "Where it comes from" in shown(pilot)
        assert "practised" not in shown(pilot).lower()
        assert "who was cross" not in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "ReviewSessionScreen")
        await pilot.resize_terminal(*NARROW)
        await pilot.resize_terminal(*WIDE)
        await uncover(pilot, "How well")
        await rate(pilot, ("5", "theirs"), ("2", ""), ("4", ""))
        await pilot.press("ctrl+o", "ctrl+z", "ctrl+z", "pagedown", "shift+tab", "ctrl+p")
        await on_screen(pilot, "CommandPalette")
        await pilot.press(*"rob", "escape")
        await on_screen(pilot, "ReviewSessionScreen")
        await pilot.press("escape")
        await on_screen(pilot, "PeersScreen")
        await pilot.press("r")
        await on_screen(pilot, "PickScreen")
        await pilot.press("enter")
        await on_screen(pilot, "ReviewSessionScreen")
        await until(pilot, lambda: "Ana Ruiz rates" in shown(pilot))
        await uncover(pilot, "theirs")
        await forward(pilot, "Both look")
        assert len(frames) > 10
        for frame in frames:
            assert SECRET not in frame
            assert "●●●" not in frame
            assert "Robin Vale  " not in frame.replace("Robin Vale looks", "")
        await uncover(pilot, SECRET)


async def test_nothing_private_is_in_any_frame_of_a_review_nor_in_its_minutes(
    services: Services, ana: Peer, goals: list[Goal]
) -> None:
    log(services, f"@ana 45m Talked\n~ {PRIVATE}", f"@ben 30m Other {PRIVATE}")
    check = replace(services.health_checks.blank(ana.id), decided=PRIVATE, keep=PRIVATE)
    services.health_checks.save(check)
    app = PeerPalApp(services)
    frames = frames_of(app)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("2")
        await on_screen(pilot, "PeersScreen")
        app.notify(PRIVATE)
        await pilot.press("r")
        await on_screen(pilot, "PickScreen")
        await pilot.press("enter")
        await on_screen(pilot, "ReviewSessionScreen")
        await pilot.pause()
        frames.clear()
        await forward(pilot, "Goals to review")
        await forward(pilot, "Robin Vale rates")
        await uncover(pilot, "How well")
        await rate(pilot, ("3", "a"), ("2", "b"), ("5", "c"))
        await forward(pilot, "Ana Ruiz rates")
        await uncover(pilot, "How well")
        await rate(pilot, ("3", "a"), ("2", "b"), ("5", "c"))
        await forward(pilot, "Both look")
        await uncover(pilot, "Begin where")
        for title in ("goal 1 of 3", "goal 2 of 3", "goal 3 of 3", "What went each way"):
            await forward(pilot, title)
        for title in ("About how you work", "The next review"):
            await forward(pilot, title)
        await fill(pilot, "next_on", "+3m")
        await forward(pilot, "Read the minutes")
        await fill(pilot, "agree_me", "robin")
        await fill(pilot, "agree_peer", "ana")
        await pilot.press("f1")
        await on_screen(pilot, "GuideScreen")
        await pilot.press("f1")
        await on_screen(pilot, "HelpScreen")
        await pilot.press("escape", "escape")
        assert len(frames) > 20
        assert not any(PRIVATE in frame or "Ben" in frame for frame in frames)
        await pilot.press("ctrl+s")
        await on_screen(pilot, "PeersScreen")
    (review,) = services.reviews.all()
    assert PRIVATE not in review.minutes
    event = next_review(services, review)
    assert event
    assert PRIVATE not in calendar(event, made_at=services.context.now())


async def test_a_review_that_is_left_goes_on_where_it_was(
    services: Services, ana: Peer, goals: list[Goal]
) -> None:
    async with PeerPalApp(services).run_test(size=WIDE) as pilot:
        await to_the_peers_page(pilot)
        await uncover(pilot, "How well")
        await rate(pilot, ("5", "half typed"))
        await pilot.press("escape")
        await on_screen(pilot, "PeersScreen")
    async with PeerPalApp(services).run_test(size=NARROW) as pilot:
        await pilot.press("2", "r")
        await on_screen(pilot, "PickScreen")
        assert "Go on" in shown(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "ReviewSessionScreen")
        await until(pilot, lambda: "Ana Ruiz rates" in shown(pilot))
        await uncover(pilot, "half typed")
        assert SECRET not in shown(pilot)


async def test_both_can_rate_anew_before_the_reveal(
    app: PeerPalApp, services: Services, ana: Peer, goals: list[Goal]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_the_peers_page(pilot)
        await pilot.press("ctrl+r")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "ReviewSessionScreen")
        await until(pilot, lambda: "Goals to review" in shown(pilot))
        left = services.review_sessions.find(ana.id)
        await until(pilot, lambda: SECRET not in str(services.review_sessions.find(ana.id)))
        assert left
        await forward(pilot, "Robin Vale rates")
        await uncover(pilot, "How well")
        assert SECRET not in shown(pilot)


async def test_i_rate_by_myself_and_the_peer_joins_later(
    app: PeerPalApp, services: Services, ana: Peer, goals: list[Goal]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, alone=True)
        await forward(pilot, "Robin Vale rates")
        await uncover(pilot, "How well")
        await rate(pilot, ("3", SECRET), ("2", ""), ("5", ""))
        await pilot.press("ctrl+s")
        await on_screen(pilot, "PeersScreen")
        (waiting,) = services.reviews.all()
        assert not waiting.is_agreed
        assert not services.check_ins.all()
        await pilot.press("r")
        await on_screen(pilot, "PickScreen")
        assert "Ana Ruiz joins" in shown(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "ReviewSessionScreen")
        await until(pilot, lambda: "step" in shown(pilot))
        await forward(pilot, "Ana Ruiz rates")
        await uncover(pilot, "How well")
        assert SECRET not in shown(pilot)
        await rate(pilot, ("4", "fine"), ("2", ""), ("5", ""))
        await forward(pilot, "Both look")
        await uncover(pilot, SECRET)
        titles = [f"goal {number} of 3" for number in (1, 2, 3)]
        for title in (*titles, "What went each", "About how", "The next review", "Read the min"):
            await forward(pilot, title)
        await fill(pilot, "agree_me", "Robin Vale")
        await fill(pilot, "agree_peer", "Ana Ruiz")
        await pilot.press("ctrl+s")
        await on_screen(pilot, "PeersScreen")
        (review,) = services.reviews.all()
        assert review.id == waiting.id
        assert review.is_agreed
        assert len(services.check_ins.all()) == 6
        await pilot.press("u")
        assert services.reviews.get(waiting.id).goals == waiting.goals
        assert not services.check_ins.all()


async def test_the_steps_of_the_last_review_are_ticked(
    app: PeerPalApp, services: Services, ana: Peer, goals: list[Goal]
) -> None:
    last = services.reviews.blank(ana.id)
    last = services.reviews.save(
        replace(last, on=date(2026, 8, 1), agreed_me_on=last.on, agreed_peer_on=last.on)
    )
    action = replace(services.actions.blank(peer_id=ana.id), text="Write it", review_id=last.id)
    action = services.actions.save(action)
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot)
        assert "Write it" in shown(pilot)
        await pilot.press("d")
        await forward(pilot, "Goals to review")
        await pilot.press("ctrl+o")
        await until(pilot, lambda: "● done" in shown(pilot))
        left = services.review_sessions.find(ana.id)
        assert left
        assert services.actions.get(action.id).state is ActionState.OPEN


async def test_a_full_disk_at_the_end_leaves_everything_where_it_is(
    app: PeerPalApp, services: Services, folder: FaultyFolder, ana: Peer, goals: list[Goal]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_the_reveal(pilot)
        await uncover(pilot, "Begin where")
        titles = [f"goal {number} of 3" for number in (1, 2, 3)]
        for title in (*titles, "What went each", "About how", "The next review", "Read the min"):
            await forward(pilot, title)
        await fill(pilot, "agree_me", "robin")
        await fill(pilot, "agree_peer", "ana")
        folder.is_full = True
        await forward(pilot, "the disk is full")
        assert not services.reviews.all()
        assert not services.check_ins.all()
        folder.is_full = False
        await pilot.press("ctrl+s")
        await on_screen(pilot, "PeersScreen")
    (review,) = services.reviews.all()
    assert review.is_agreed


async def test_without_a_goal_it_says_what_to_do(app: PeerPalApp, ana: Peer) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await begin(pilot)
        await forward(pilot, "There is no open goal")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "choose at least one goal" in shown(pilot))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_is_harmless_on_every_page(services: Services, text: str) -> None:
    peer = services.peers.save(services.peers.blank(text))
    goal = shared(services, peer, text)
    async with PeerPalApp(services).run_test(size=NARROW) as pilot:
        await begin(pilot)
        assert_harmless(pilot)
        await forward(pilot, "Goals to review")
        assert_harmless(pilot)
        for _ in Side:
            await pilot.press("ctrl+s")
            await until(pilot, lambda: "Press enter when it is so" in shown(pilot))
            assert_harmless(pilot)
            await uncover(pilot, "How well")
            await pilot.press("3", "tab")
            await pasted(pilot, text)
            assert_harmless(pilot)
        await forward(pilot, "Both look")
        await uncover(pilot, "Begin where")
        assert_harmless(pilot)
        await forward(pilot, "goal 1 of 1")
        await to_field(pilot, f"step.{goal.id}")
        await pasted(pilot, text)
        assert_harmless(pilot)
        for name, title in (("flow", "What went each"), ("start", "About how you work")):
            await forward(pilot, title)
            await to_field(pilot, name)
            await pasted(pilot, text)
            assert_harmless(pilot)
        await forward(pilot, "The next review")
        await forward(pilot, "Read the minutes")
        assert_harmless(pilot)
