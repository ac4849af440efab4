"""The list of reviews by real keys: what it shows, what it hides, and what can be taken along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.goal import Goal, GoalOwner, GoalStatus
from peerpal.domain.peer import Peer
from peerpal.domain.record import InSummary, Side
from peerpal.domain.review import Rating, Review, ReviewedGoal
from peerpal.screens.peer_review import review_section
from peerpal.screens.reviews_page import review_page, review_parts
from peerpal.services.review_minutes import last_steps, minutes_of, render
from peerpal.services.reviews import Outcome
from peerpal.services.services import Services
from peerpal.widgets.parts import Written
from screens.driving import (
    NARROW,
    WIDE,
    assert_harmless,
    each_hostile,
    in_full,
    on_screen,
    row_with,
    shown,
    typed,
    until,
)

FIRST, SECOND, LATER = date(2026, 3, 5), date(2026, 6, 25), date(2027, 2, 4)


@pytest.fixture
def ana(services: Services) -> Peer:
    return services.peers.save(services.peers.blank("Ana Ruiz"))


@pytest.fixture
def share(services: Services, ana: Peer) -> Callable[..., Goal]:
    def make(title: str = "Share the rota", **more: object) -> Goal:
        blank = services.goals.blank()
        shared = replace(blank, title=title, owner=GoalOwner.SHARED, peer_id=ana.id)
        return services.goals.save(replace(shared, **more))

    return make


def rated(goal: Goal, mine: int, theirs: int | None, note: str = "", **more: object):
    return ReviewedGoal(
        goal_id=goal.id,
        mine=Rating(rating=mine, note=note and f"my {note}"),
        theirs=Rating(rating=theirs, note=note and f"their {note}") if theirs else None,
        **more,
    )


@pytest.fixture
def hold(services: Services, ana: Peer) -> Callable[..., Review]:
    """Hold a review that both agree to, without keys."""

    def finish(*goals: ReviewedGoal, on: date = SECOND, **more: object) -> Review:
        both = {"agreed_me_on": on, "agreed_peer_on": on}
        review = replace(services.reviews.blank(ana.id), on=on, goals=goals, **both | more)
        minutes = render(minutes_of(services, review, last_steps(services, review)))
        return services.reviews.finish(Outcome(replace(review, minutes=minutes)))

    return finish


@pytest.fixture
def waiting(services: Services, ana: Peer, share: Callable[..., Goal]) -> Review:
    """A review that I rated by myself."""
    goal = rated(share(), 5, None, "CANARY")
    blank = services.reviews.blank(ana.id)
    return services.reviews.save(replace(blank, goals=(goal,), start="CANARY"))


async def to_reviews(pilot: Pilot[None]) -> None:
    await pilot.press("7")
    await on_screen(pilot, "ReviewsScreen")


def words(text: str) -> list[str]:
    return text.split()


def page_of(services: Services, review: Review) -> str:
    return review_page(services, review).plain


# The list


async def test_an_empty_list_says_what_to_press(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_reviews(pilot)
        assert "Press n to rate a shared goal" in shown(pilot)
        await pilot.press("e", "d", "m", "w", "y", "c", "enter")
        await on_screen(pilot, "ReviewsScreen")
        await pilot.press("n")
        await until(pilot, lambda: "goals that you share" in shown(pilot))


async def test_the_newest_is_first_with_its_widest_gap(
    app: PeerPalApp, services: Services, share, hold
) -> None:
    rota, tests = share(), share("Write tests")
    hold(rated(rota, 4, 4), on=FIRST)
    hold(rated(rota, 3, 4), rated(tests, 5, 2))
    ben = services.peers.save(services.peers.blank("Ben Okafor"))
    services.reviews.save(services.reviews.blank(ben.id))
    async with app.run_test(size=WIDE) as pilot:
        await to_reviews(pilot)
        text = shown(pilot)
        assert text.index("22 Nov") < text.index("25 Jun") < text.index("5 Mar")
        assert words(row_with(pilot, "22 Nov"))[2:] == words("Ben Okafor 0 ◌ waiting for Ben")
        assert words(row_with(pilot, "25 Jun"))[2:] == words("Ana Ruiz 2 ▲ 3 ✓ agreed")
        assert words(row_with(pilot, "5 Mar"))[2:] == words("Ana Ruiz 1 0 ✓ agreed")


async def test_the_key_line_is_whole_in_80_columns(
    app: PeerPalApp, services: Services, share, hold
) -> None:
    agreed = hold(rated(share(), 4, 4), next_on=date(2027, 2, 1))
    services.reviews.save(services.reviews.blank(agreed.peer_id))
    async with app.run_test(size=NARROW) as pilot:
        await to_reviews(pilot)
        keys = shown(pilot).splitlines()[-1]
        assert all(key in keys for key in ("n New", "e Go on", "/ Filter", "? Help"))
        assert not any(key in keys for key in ("w Write", "y Copy", "c Date")), "it only waits"
        await pilot.press("down")
        await until(pilot, lambda: "w Write" in shown(pilot).splitlines()[-1])
        keys = shown(pilot).splitlines()[-1]
        assert all(key in keys for key in ("n New", "/ Filter", "y Copy", "c Date", "? Help"))
        assert "e Go on" not in keys, "both agreed"


async def test_the_filter_finds_names_and_what_was_agreed(
    app: PeerPalApp, services: Services, share, hold
) -> None:
    hold(rated(share(), 4, 4, "nights"), on=FIRST)
    hold(rated(share("Draw maps"), 4, 4))
    async with app.run_test(size=WIDE) as pilot:
        await to_reviews(pilot)
        for wanted, day in (("nights", "5 Mar"), ("maps ana", "25 Jun"), ("agreed their", "5 Mar")):
            await pilot.press("slash")
            await typed(pilot, wanted)
            await until(pilot, lambda: len(pilot.app.screen.rows.ids) == 1)
            assert day in shown(pilot)
            await pilot.press("escape", "escape")


# One that waits


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_nobody_beside_me_sees_how_i_rated_before_they_have(
    app: PeerPalApp, services: Services, ana: Peer, waiting: Review, size, tmp_path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    seen = []
    async with app.run_test(size=size, notifications=True) as pilot:
        await to_reviews(pilot)
        seen.append(shown(pilot))
        assert "Press e to go on together." in shown(pilot)
        assert row_with(pilot, "waiting").split()[2:6] == ["Ana", "Ruiz", "1", "◌"]
        await pilot.press("enter")
        await in_full(pilot)
        seen.append(shown(pilot))
        await pilot.press("escape", "w", "y")
        await on_screen(pilot, "ReviewsScreen")
        await until(pilot, lambda: "no minutes until Ana" in shown(pilot).replace("\n", " "))
        seen.append(shown(pilot))
        await pilot.press("c")
        await pilot.press("slash")
        await typed(pilot, "canary")
        await until(pilot, lambda: "Nothing matches" in shown(pilot))
        await pilot.press("escape", "2", "enter")
        await in_full(pilot)
        seen.append(shown(pilot))
        assert app.clipboard == ""
    assert list(tmp_path.iterdir()) == []
    assert "CANARY" not in "".join(seen)
    for part in (review_page(services, waiting), *review_parts(services, waiting)):
        assert "CANARY" not in part.plain
        assert "5" not in part.plain.replace("2026", "")
    assert "CANARY" not in review_section(services, ana).plain


async def test_n_asks_with_whom(app: PeerPalApp, services: Services, share, hold, waiting) -> None:
    share("Achieved one", status=GoalStatus.ACHIEVED)
    ben, chiara, dora = (
        services.peers.save(services.peers.blank(name)) for name in ("Ben", "Chiara", "Dora")
    )
    goal = replace(services.goals.blank(), title="Ours", peer_id=ben.id, owner=GoalOwner.SHARED)
    services.goals.save(goal)
    others = (
        {"peer_id": chiara.id, "owner": GoalOwner.PEER},
        {"peer_id": dora.id, "owner": GoalOwner.SHARED, "status": GoalStatus.DROPPED},
    )
    for other in others:
        services.goals.save(replace(services.goals.blank(), title="x", **other))
    hold(rated(share("Second"), 4, 4))
    async with app.run_test(size=WIDE) as pilot:
        await to_reviews(pilot)
        await pilot.press("n")
        await on_screen(pilot, "PickScreen")
        assert "waits for their ratings" in row_with(pilot, "Ana Ruiz")
        assert words(row_with(pilot, "Ben"))[1:] == ["Ben", "1", "shared", "goal"]
        assert "Chiara" not in shown(pilot)
        assert "Dora" not in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "ReviewsScreen")


# One that both agreed to


async def test_what_both_agreed_to_is_not_opened_for_a_change(
    app: PeerPalApp, services: Services, share, hold
) -> None:
    review = hold(rated(share(), 4, 4))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_reviews(pilot)
        await pilot.press("e")
        await until(pilot, lambda: "never" in shown(pilot))
        await on_screen(pilot, "ReviewsScreen")
    assert services.reviews.get(review.id) == review


def test_the_page_has_both_ratings_and_what_was_agreed(services: Services, share, hold) -> None:
    rota, tests = share(), share("Write tests")
    step = {"next_step": "Ask both leads", "next_owner": Side.PEER, "next_on": LATER}
    review = hold(
        rated(tests, 3, 3),
        rated(rota, 4, 2, "line", status=GoalStatus.AT_RISK, **step),
        flow="Even.",
        start="Counting nights",
        next_on=LATER,
    )
    page = page_of(services, review)
    assert page.startswith("Review with Ana Ruiz\nThu 25 Jun 2026 · ✓ agreed\n")
    assert "Next review  Thu 4 Feb 2027" in page
    assert "\n".join([
        *("Share the rota", "me ━━━━┄ 4   Ana ━━┄┄┄ 2   ▲ 2 apart"),
        *("me: my line", "Ana: their line", "agreed: ▲ at risk"),
        "☐ Ask both leads  Ana Ruiz, by Thu 4 Feb 2027",
    ]) in page  # fmt: skip
    assert "me ━━━┄┄ 3   Ana ━━━┄┄ 3   alike" in page
    assert page.index("Share the rota") < page.index("Write tests")
    assert "Flow\nEven.\n\nStart\nCounting nights" in page
    for heading in ("Stop", "Continue", "Over time", "Decisions kept", "Agreed"):
        assert f"\n{heading}\n" not in page


def test_a_step_whose_action_is_gone_is_still_what_was_agreed(
    services: Services, share, hold
) -> None:
    review = hold(rated(share(), 4, 4, next_step="Ask both", next_on=LATER))
    (action,) = services.actions.of_review(review.id)
    services.actions.delete(action.id)
    assert "→ Ask both  me, by Thu 4 Feb 2027" in page_of(services, review)


def test_those_who_agree_later_are_seen_to(services: Services, share, hold) -> None:
    review = hold(rated(share(), 4, 4), agreed_peer_on=date(2026, 6, 27))
    assert "by me Thu 25 Jun 2026, by Ana Sat 27 Jun 2026" in page_of(services, review)


def test_what_the_reviews_say_over_time(services: Services, share, hold) -> None:
    rota, tests, maps = share(), share("Write tests"), share("Draw maps")
    mine = {"next_step": "Mine", "next_owner": Side.ME}
    first = hold(rated(rota, 4, 1, **mine), rated(tests, 3, 3, next_step="Other"), on=FIRST)
    theirs = {"next_step": "Theirs", "next_owner": Side.PEER}
    second = hold(rated(rota, 4, 2), rated(tests, 5, 4), rated(maps, 1, 1, **theirs))
    for step in services.actions.of_review(first.id)[:1]:
        services.actions.toggle(step.id)
    third = hold(rated(rota, 4, 2), rated(tests, 4, 4), on=date(2026, 9, 1))
    assert "Over time" not in page_of(services, first)
    assert "Decisions kept" not in page_of(services, first)
    page = page_of(services, third)
    assert "\n".join([
        *("Over time", "Share the rota", " 5 Mar 2026  me 4, Ana 1  3 apart"),
        *("25 Jun 2026  me 4, Ana 2  2 apart", " 1 Sep 2026  me 4, Ana 2  2 apart"),
        *("             → the same", "", "Write tests", " 5 Mar 2026  me 3, Ana 3  alike"),
        *("25 Jun 2026  me 5, Ana 4  1 apart", " 1 Sep 2026  me 4, Ana 4  alike"),
        "             ↘ closing",
    ]) in page  # fmt: skip
    assert page.endswith("Decisions kept\n1 of 3 steps done: me 1 of 2, Ana 0 of 1")
    page = page_of(services, second)
    assert page.count("↘ closing") == 1
    assert page.count("↗ widening") == 1
    assert "1 Sep" not in page
    assert page.endswith("1 of 2 steps done: me 1 of 2")


async def test_in_full_the_minutes_are_read_as_they_look(
    app: PeerPalApp, services: Services, share, hold
) -> None:
    review = hold(rated(share("A *bold* goal"), 4, 2, "line"))
    async with app.run_test(size=WIDE) as pilot:
        await to_reviews(pilot)
        await pilot.press("enter")
        await in_full(pilot)
        await until(pilot, lambda: "What became" in shown(pilot) or "Goals, the" in shown(pilot))
        text = shown(pilot)
        assert "A *bold* goal" in text
        assert "• Ana Ruiz: 2 of 5. their line." in text
        assert "##" not in text
        await pilot.press("escape")
        assert not pilot.app.screen.is_in_full
    parts = review_parts(services, review)
    assert parts[0] == Written(review.minutes)


# Taking it along


async def test_the_minutes_are_written_and_copied(
    app: PeerPalApp, services: Services, share, hold, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    review = hold(rated(share(), 4, 2))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_reviews(pilot)
        await pilot.press("y")
        assert app.clipboard == review.minutes
        await pilot.press("w")
        await on_screen(pilot, "MinutesPrompt")
        await pilot.press("enter")
        await on_screen(pilot, "ReviewsScreen")
        await until(pilot, lambda: "Written to" in shown(pilot))
    (file,) = tmp_path.iterdir()
    assert file.name == "review-ana-ruiz-2026-06-25.md"
    assert file.read_text() == review.minutes


async def test_the_next_date_is_written_for_a_calendar(
    app: PeerPalApp, services: Services, share, hold, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    review = hold(rated(share(), 4, 2), next_on=LATER)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_reviews(pilot)
        await pilot.press("c")
        await on_screen(pilot, "CalendarPrompt")
        await pilot.press("enter")
        await on_screen(pilot, "ReviewsScreen")
        await until(pilot, lambda: "Written to" in shown(pilot))
    (file,) = tmp_path.iterdir()
    assert file.name == "review-ana-ruiz-2027-02-04.ics"
    (event,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert (str(event["summary"]), event.start) == ("Review with Ana Ruiz", LATER)
    assert event["dtstamp"].dt == datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
    assert str(event["uid"]).startswith(review.id)


async def test_without_a_next_date_there_is_nothing_to_write(app: PeerPalApp, share, hold) -> None:
    hold(rated(share(), 4, 2))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_reviews(pilot)
        await pilot.press("c")
        await until(pilot, lambda: "names no next date" in shown(pilot))
        await on_screen(pilot, "ReviewsScreen")


async def test_it_goes_to_the_bin_and_back_and_is_marked(
    app: PeerPalApp, services: Services, share, hold
) -> None:
    review = hold(rated(share(), 4, 2))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_reviews(pilot)
        await pilot.press("m")
        await until(pilot, lambda: "goes into the summary" in shown(pilot))
        assert services.reviews.get(review.id).in_summary is InSummary.YES
        await pilot.press("d")
        await until(pilot, lambda: "No reviews yet" in shown(pilot))
        assert services.reviews.all() == []
        await pilot.press("u")
        await until(pilot, lambda: "✓ agreed" in shown(pilot))
        await pilot.press("u", "u")
        await until(pilot, lambda: "No reviews yet" in shown(pilot))
        assert services.check_ins.all() == []


# One that was left in the middle


def leave(services: Services, peer: Peer) -> None:
    session = services.review_sessions.begin(peer.id)
    services.review_sessions.keep(replace(session, texts={"flow": "begun"}))


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_one_that_was_left_is_told_of_until_it_is_over(
    app: PeerPalApp, services: Services, ana: Peer, share, size: tuple[int, int]
) -> None:
    share()
    async with app.run_test(size=size) as pilot:
        await pilot.press("7")
        await until(pilot, lambda: "No reviews yet" in shown(pilot))
        await pilot.press("n")
        await on_screen(pilot, "PickScreen")
        await pilot.press("enter")
        await until(pilot, lambda: "How do you want to begin" in shown(pilot))
        await pilot.press("enter")
        await on_screen(pilot, "ReviewSessionScreen")
        await pilot.press("enter", "escape")
        await on_screen(pilot, "ReviewsScreen")
        left = "n goes on with the unfinished review with Ana Ruiz"
        await until(pilot, lambda: left in shown(pilot))
        assert "No reviews yet" not in shown(pilot)
        assert "No review is over yet" in shown(pilot)
        services.review_sessions.drop(ana.id)
        await pilot.press("1", "7")
        await until(pilot, lambda: "No reviews yet" in shown(pilot))
        assert "unfinished" not in shown(pilot)


async def test_it_is_told_of_beside_others_and_below_the_filter(
    app: PeerPalApp, services: Services, ana: Peer, share, hold
) -> None:
    hold(rated(share(), 4, 2))
    for name in ("Ben Okafor", "Mei Tanaka"):
        leave(services, services.peers.save(services.peers.blank(name)))
    async with app.run_test(size=NARROW) as pilot:
        await to_reviews(pilot)
        left = "n goes on with unfinished reviews with Ben Okafor and 1 other"
        assert left in shown(pilot)
        await pilot.press("slash", *"ana")
        await until(pilot, lambda: "ana" in shown(pilot).splitlines()[2])
        assert left in shown(pilot)
        assert "✓ agreed" in shown(pilot)


@each_hostile
async def test_a_hostile_name_of_one_that_was_left_does_nothing(
    text: str, size: tuple[int, int], app: PeerPalApp, services: Services
) -> None:
    leave(services, services.peers.save(services.peers.blank(f"{text}x")))
    async with app.run_test(size=size) as pilot:
        await pilot.press("7")
        await until(pilot, lambda: "n goes on with the unfinished review" in shown(pilot))
        assert_harmless(pilot)


# Hostile text


@each_hostile
async def test_hostile_text_is_shown_and_does_nothing(
    app: PeerPalApp, services: Services, ana: Peer, share, hold, size, text
) -> None:
    services.peers.save(replace(ana, name=f"{text} Ana"))
    goal = share(f"{text} goal")
    step = {"next_step": f"{text} step", "next_owner": Side.PEER}
    said = {"flow": text, "start": text, "stop": text, "continue_": text}
    hold(rated(goal, 4, 2, text, **step), on=FIRST, **said)
    hold(rated(goal, 4, 3, text, **step), next_on=LATER, **said)
    waiting = replace(services.reviews.blank(ana.id), goals=(rated(goal, 4, None, text),))
    services.reviews.save(waiting)
    async with app.run_test(size=size, notifications=True) as pilot:
        await to_reviews(pilot)
        for _ in range(3):
            assert_harmless(pilot)
            await pilot.press("enter")
            await in_full(pilot)
            for _ in range(4):
                assert_harmless(pilot)
                await pilot.press("pagedown")
            await pilot.press("escape", "w", "escape", "c", "escape", "down")
            assert_harmless(pilot)
        await pilot.press("n")
        await on_screen(pilot, "PickScreen")
        assert_harmless(pilot)
        await pilot.press("escape", "2", "enter")
        await in_full(pilot)
        assert_harmless(pilot)
        await pilot.press("end")
        assert_harmless(pilot)
        assert app.is_running


# With a peer


def test_a_peers_page_says_the_last_one_where_the_gaps_go_and_what_waits(
    services: Services, ana: Peer, share, hold, waiting
) -> None:
    assert review_section(services, ana).plain == "◌ waiting for Ana since Sun 22 Nov 2026"
    services.reviews.delete(waiting.id)
    assert not review_section(services, ana)
    rota, tests = share(), share("Write tests")
    first = hold(rated(rota, 4, 1, next_step="Ask"), rated(tests, 3, 3), on=FIRST)
    assert review_section(services, ana).plain == "Thu 5 Mar 2026  2 goals, ▲ 3 apart"
    services.actions.toggle(services.actions.of_review(first.id)[0].id)
    hold(rated(rota, 4, 2), rated(tests, 3, 4), next_on=LATER)
    assert review_section(services, ana).plain.splitlines() == [
        "Thu 25 Jun 2026  2 goals, ▲ 2 apart",
        "↘ closing 1  ↗ widening 1",
        "1 of 1 step done: me 1 of 1 · next on Thu 4 Feb 2027",
    ]


async def test_what_happened_with_a_peer_names_an_agreed_review(
    app: PeerPalApp, services: Services, share, hold, waiting
) -> None:
    hold(rated(share("One"), 4, 4), rated(share("Two"), 4, 4))
    async with app.run_test(size=(120, 70)) as pilot:
        await pilot.press("2", "enter")
        await in_full(pilot)
        await until(pilot, lambda: "What happened" in shown(pilot))
        assert "25 Jun  ●  review of 2 goals" in shown(pilot)
        assert shown(pilot).count("review of") == 1
