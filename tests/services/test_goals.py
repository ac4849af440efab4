"""Goals follow their newest check-in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from peerpal.domain.errors import ChangedMeanwhile
from peerpal.domain.goal import GoalOwner, GoalStatus, KeyResult, Milestone
from peerpal.domain.record import InSummary
from peerpal.services.timeline import Happening, timeline


@pytest.fixture
def goal(services):
    return services.goals.save(replace(services.goals.blank(), title="Speak up"))


def check_in(services, goal, *, days_ago=0, progress=0, status=GoalStatus.ON_TRACK):
    on = services.today.day - timedelta(days=days_ago)
    blank = services.goals.blank_check_in(goal.id)
    return services.goals.check_in(replace(blank, on=on, progress=progress, status=status))


@pytest.mark.parametrize(
    ("owner", "mark"),
    [
        (GoalOwner.ME, InSummary.YES),
        (GoalOwner.SHARED, InSummary.YES),
        (GoalOwner.PEER, InSummary.UNDECIDED),
    ],
)
def test_a_new_goal_has_the_mark_of_its_owner(services, ana, owner, mark):
    new = replace(services.goals.blank(), title="Speak", owner=owner, peer_id=ana.id)
    saved = services.goals.save(new)
    assert saved.in_summary is mark
    kept_out = services.goals.save(replace(saved, in_summary=InSummary.NO))
    assert services.goals.save(kept_out).in_summary is InSummary.NO
    undecided = services.goals.mark(saved.id, InSummary.UNDECIDED)
    assert services.goals.save(undecided).in_summary is InSummary.UNDECIDED


def test_a_goal_kept_out_from_the_start_stays_out(services):
    new = replace(services.goals.blank(), title="Speak", in_summary=InSummary.NO)
    assert services.goals.save(new).in_summary is InSummary.NO


def test_the_newest_check_in_says_how_the_goal_stands(services, goal):
    check_in(services, goal, days_ago=3, progress=40, status=GoalStatus.AT_RISK)
    check_in(services, goal, days_ago=9, progress=10)
    now = services.goals.get(goal.id)
    assert (now.progress, now.status) == (40, GoalStatus.AT_RISK)
    check_in(services, goal, days_ago=3, progress=50)
    assert services.goals.get(goal.id).progress == 50
    assert [c.progress for c in services.check_ins.of_goal(goal.id)] == [10, 40, 50]


def test_editing_the_only_check_in_changes_the_goal_even_to_an_earlier_day(services, goal):
    saved = check_in(services, goal, progress=40)
    earlier = saved.on - timedelta(days=5)
    services.goals.check_in(replace(saved, on=earlier, progress=20))
    assert services.goals.get(goal.id).progress == 20


def test_a_check_in_and_its_goal_are_one_step(services, goal):
    check_in(services, goal, progress=40)
    assert services.history.undo() == "Check in"
    assert services.check_ins.all() == []
    assert services.goals.get(goal.id).progress == 0


def test_a_new_check_in_starts_where_the_goal_stands(services, goal):
    assert services.goals.blank_check_in(goal.id).status is GoalStatus.ON_TRACK
    check_in(services, goal, progress=40, status=GoalStatus.BLOCKED)
    blank = services.goals.blank_check_in(goal.id)
    assert (blank.progress, blank.status) == (40, GoalStatus.BLOCKED)


def test_achieving_a_goal_says_so_once(services, goal):
    achieved = services.goals.achieve(goal.id)
    assert (achieved.progress, achieved.status) == (100, GoalStatus.ACHIEVED)
    assert services.goals.achieve(goal.id) == achieved
    (said,) = services.check_ins.of_goal(goal.id)
    assert (said.on, said.progress, said.status) == (
        services.today.day, 100, GoalStatus.ACHIEVED,
    )  # fmt: skip
    assert services.history.undo() == "Achieve goal"


def test_dropping_a_goal_keeps_the_reason_as_one_step(services, goal):
    check_in(services, goal, days_ago=3, progress=40)
    dropped = services.goals.drop(goal.id, "The team moved on")
    assert (dropped.status, dropped.progress) == (GoalStatus.DROPPED, 40)
    assert services.goals.drop(goal.id, "Once more") == dropped
    *_, said = services.check_ins.of_goal(goal.id)
    assert (said.on, said.progress, said.status, said.note) == (
        services.today.day, 40, GoalStatus.DROPPED, "The team moved on",
    )  # fmt: skip
    assert services.history.undo() == "Drop goal"
    assert services.goals.get(goal.id).status is GoalStatus.ON_TRACK
    assert len(services.check_ins.all()) == 1


def test_a_closed_goal_goes_on_where_it_stood(services, goal):
    check_in(services, goal, days_ago=3, progress=40, status=GoalStatus.AT_RISK)
    services.goals.achieve(goal.id)
    again = services.goals.reopen(goal.id)
    assert (again.status, again.progress) == (GoalStatus.AT_RISK, 40)
    assert services.goals.reopen(goal.id) == again
    *_, said = services.check_ins.of_goal(goal.id)
    assert (said.on, said.progress, said.status) == (services.today.day, 40, GoalStatus.AT_RISK)
    assert services.history.undo() == "Re-open goal"
    assert services.goals.get(goal.id).progress == 100


def test_a_goal_that_nobody_checked_in_goes_on_as_far_as_it_is(services, goal):
    services.goals.save(replace(goal, progress=30))
    services.goals.drop(goal.id, "No time")
    again = services.goals.reopen(goal.id)
    assert (again.status, again.progress) == (GoalStatus.ON_TRACK, 30)


def test_what_was_seen_is_what_is_dropped_or_opened_again(services, goal):
    with pytest.raises(ChangedMeanwhile):
        services.goals.drop(goal.id, "why", rev=goal.rev + 1)
    with pytest.raises(ChangedMeanwhile):
        services.goals.reopen(goal.id, rev=goal.rev + 1)


def test_a_goal_counts_as_achieved_since_it_was_last_open(services, ana, goal):
    services.goals.save(replace(goal, owner=GoalOwner.SHARED, peer_id=ana.id))
    check_in(services, goal, days_ago=30, progress=100, status=GoalStatus.ACHIEVED)
    check_in(services, goal, days_ago=20, progress=80)
    check_in(services, goal, days_ago=10, progress=100, status=GoalStatus.ACHIEVED)
    check_in(services, goal, days_ago=5, progress=100, status=GoalStatus.ACHIEVED)
    events = timeline(services, ana, most=9).events
    (achieved,) = (event for event in events if event.what is Happening.GOAL_ACHIEVED)
    assert achieved.on == services.today.day - timedelta(days=10)


def test_milestones_reached_are_done_on_the_day_of_the_check_in(services, goal):
    steps = (Milestone(text="Draft"), Milestone(text="Draft"), Milestone(text="Talk"))
    services.goals.save(replace(goal, milestones=steps))
    today = services.today.day
    blank = services.goals.blank_check_in(goal.id)
    services.goals.check_in(replace(blank, progress=50), reached=["Draft"])
    assert [m.done_on for m in services.goals.get(goal.id).milestones] == [today, None, None]
    earlier = replace(
        services.goals.blank_check_in(goal.id), on=today - timedelta(days=4), progress=10
    )
    services.goals.check_in(earlier, reached=["Talk", "Nothing of it"])
    now = services.goals.get(goal.id)
    assert [m.done_on for m in now.milestones] == [today, None, earlier.on]
    assert now.progress == 50
    assert services.history.undo() == "Check in"
    assert services.goals.get(goal.id).milestones[2].done_on is None


def test_a_goal_warns_by_its_line_from_the_day_it_was_written_down(services, goal):
    today = services.today.day
    begun = services.goals.begun_on(goal)
    assert begun == today
    late = services.goals.save(replace(goal, target_on=today + timedelta(days=30)))
    assert not services.goals.standing(late).is_at_risk
    check_in(services, goal, days_ago=10, progress=4)
    now = services.goals.get(goal.id)
    assert services.goals.begun_on(now) == today - timedelta(days=10)
    assert services.goals.standing(now).points_behind == 21
    assert services.goals.standing(now).reasons == ("21 points behind the line",)
    dropped = services.goals.drop(goal.id, "why")
    assert not services.goals.standing(dropped).is_at_risk


def test_key_results_say_the_progress_whoever_else_does(services, goal):
    results = (KeyResult(text="Talks", target=4, current=1), KeyResult(text="Minutes", start=90,
               target=45, current=45))  # fmt: skip
    saved = services.goals.save(replace(goal, key_results=results, progress=7))
    assert saved.progress == 62
    check_in(services, goal, progress=99)
    assert services.goals.get(goal.id).progress == 62


def test_open_goals_come_first_and_the_nearest_first(services):
    def add(title, days, status=GoalStatus.ON_TRACK):
        target = services.today.day + timedelta(days=days) if days else None
        new = replace(services.goals.blank(), title=title, target_on=target, status=status)
        services.goals.save(new)

    add("done", 1, GoalStatus.ACHIEVED)
    add("whenever", None)
    add("late", 30)
    add("soon", 3)
    assert [goal.title for goal in services.goals.ordered()] == ["soon", "late", "whenever", "done"]
    assert [goal.title for goal in services.today.goals()] == ["soon", "late", "whenever"]


def test_goals_with_a_peer(services, ana, goal):
    shared = replace(
        services.goals.blank(), title="Rota", owner=GoalOwner.SHARED, peer_id=ana.id
    )  # fmt: skip
    shared = services.goals.save(shared)
    assert services.goals.of_peer(ana.id) == [shared]
