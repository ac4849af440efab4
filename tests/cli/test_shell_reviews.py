"""Reviews in the shell: in a list, and with titles and names instead of ids."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from peerpal.domain.goal import GoalOwner, GoalStatus
from peerpal.domain.record import Side
from peerpal.domain.review import Rating, ReviewedGoal
from peerpal.services.reviews import Outcome
from peerpal.wiring import opened

DAY = date(2026, 6, 25)


@pytest.fixture
def review(shell):
    """Hold a review with Ana that both agree to."""
    with opened(shell.folder) as services:
        ana = services.peers.save(services.peers.blank("Ana Ruiz"))
        shared = {"owner": GoalOwner.SHARED, "peer_id": ana.id}
        rota, tests = (
            services.goals.save(replace(services.goals.blank(), title=title, **shared))
            for title in ("Share the rota", "[/] Write\x1b[2J tests")
        )
        goals = (
            ReviewedGoal(
                goal_id=rota.id,
                mine=Rating(rating=4, note="Pages are\ndown"),
                theirs=Rating(rating=2, note="Two do \x1b[31mall"),
                status=GoalStatus.AT_RISK,
                next_step="Count the pages",
                next_owner=Side.PEER,
                next_on=date(2026, 7, 30),
            ),
            ReviewedGoal(goal_id=tests.id, mine=Rating(rating=3), theirs=Rating(rating=3)),
            ReviewedGoal(goal_id="gone", theirs=Rating(rating=1), next_step="Ask"),
        )
        blank = services.reviews.blank(ana.id)
        both = {"agreed_me_on": DAY, "agreed_peer_on": DAY}
        return services.reviews.finish(
            Outcome(replace(blank, on=DAY, goals=goals, continue_="One by one", **both))
        )


def test_the_list(shell, review):
    assert shell("list", "reviews").out.splitlines()[1].split()[1:] == [
        *("Thu", "25", "Jun", "2026", "Ana", "Ruiz", "3", "goals", "agreed"),
    ]
    assert len(shell.json("list", "reviews", "--peer", "ana", "--since", "2026-06-25")) == 1
    assert shell.json("list", "reviews", "--since", "2026-06-26") == []


def test_a_review_is_shown_with_both_ratings_of_each_goal(shell, review):
    shown = shell("show", review.id).out
    goals = "\n".join([
        "goals             Share the rota: mine 4, theirs 2, 2 apart, at risk",
        "                    mine: Pages are down",
        "                    theirs: Two do \ufffd[31mall",
        "                    next step: Count the pages (my peer's, by Thu 30 Jul 2026)",
        "                  [/] Write\ufffd[2J tests: mine 3, theirs 3, alike",
        "                  gone: theirs 1",
        "                    next step: Ask (mine)",
        "continue          One by one",
    ])  # fmt: skip
    assert goals in shown
    assert "agreed peer on    Thu 25 Jun 2026\n" in shown


def test_a_step_names_the_review_that_it_was_agreed_in(shell, review):
    (action,) = [a for a in shell.json("list", "actions") if a["review_id"]]
    assert "review            Thu 25 Jun 2026, Ana Ruiz\n" in shell("show", action["id"]).out


def test_one_that_only_i_rated_is_my_own_to_read(shell, review):
    with opened(shell.folder) as services:
        goal = replace(review.goals[0], theirs=None)
        services.reviews.save(replace(services.reviews.blank(review.peer_id), goals=(goal,)))
    waiting = shell.json("list", "reviews")[0]
    assert "not agreed yet" in shell("list", "reviews").out
    assert "Share the rota: mine 4, at risk\n" in shell("show", waiting["id"]).out
