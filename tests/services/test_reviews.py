"""Reviews: everything that follows from one is a step, and what both agreed to stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerpal.domain.action import ActionState
from peerpal.domain.conversation import ConversationFormat, ConversationStatus
from peerpal.domain.errors import ChangedMeanwhile, InvalidField, WrongUse
from peerpal.domain.goal import Framework, GoalOwner, GoalStatus, KeyResult
from peerpal.domain.record import InSummary, Side
from peerpal.domain.review import Rating, ReviewedGoal
from peerpal.services.reviews import Outcome
from peerpal.storage.codecs import KINDS

TODAY = date(2026, 11, 22)
NEXT_AT = datetime(2027, 2, 4, 14, 0, tzinfo=UTC)


@pytest.fixture
def share(services, ana):
    """Make a goal that Ana and I share."""

    def make(title="Share the rota", **more):
        blank = services.goals.blank()
        shared = replace(blank, title=title, owner=GoalOwner.SHARED, peer_id=ana.id, **more)
        return services.goals.save(shared)

    return make


@pytest.fixture
def review(services, ana):
    """Return a review of goals that both agree to today."""

    def make(*goals, **more):
        blank = services.reviews.blank(ana.id)
        both = {"agreed_me_on": blank.on, "agreed_peer_on": blank.on}
        return replace(blank, goals=goals, **both | more)

    return make


def reviewed(goal, mine=4, theirs=2, **more):
    return ReviewedGoal(
        goal_id=goal.id,
        mine=Rating(rating=mine, note="mine") if mine else None,
        theirs=Rating(rating=theirs, note="theirs") if theirs else None,
        **more,
    )


def everything(services):
    """Return all that is stored, also in the bin, without what undoing counts on."""
    return {
        table: {
            record.id: replace(record, rev=0, updated_at=record.created_at)
            for record in services.context.store.all(kind)
        }
        for table, kind in KINDS.items()
    }


# What follows from a review


def test_all_that_follows_is_one_step_that_one_undo_takes_back_whole(services, ana, share, review):
    goal, other = share(progress=30), share("Write tests")
    step = services.actions.save(replace(services.actions.blank(peer_id=ana.id), text="Ask both"))
    before = everything(services)
    outcome = Outcome(
        review(
            reviewed(
                goal,
                status=GoalStatus.AT_RISK,
                next_step="Count the pages",
                next_owner=Side.PEER,
                next_on=TODAY + timedelta(days=9),
            ),
            reviewed(other, 3, None),
            minutes="# Review",
        ),
        ticks={step.id: ActionState.DONE},
        progress={goal.id: 55},
        next_at=NEXT_AT,
    )
    saved = services.reviews.finish(outcome)
    after = everything(services)
    assert services.history.undo() == "Review"
    assert everything(services) == before
    assert services.history.redo() == "Review"
    assert everything(services) == after

    assert services.reviews.get(saved.id).minutes == "# Review"
    now = services.goals.get(goal.id)
    assert (now.status, now.progress) == (GoalStatus.AT_RISK, 55)
    assert now.next_step == "Count the pages"
    mine, theirs = services.check_ins.of_goal(goal.id)
    assert (mine.by, mine.note, mine.progress) == (Side.ME, "mine", 55)
    assert (theirs.by, theirs.note, theirs.status) == (Side.PEER, "theirs", GoalStatus.AT_RISK)
    assert {mine.on, theirs.on} == {saved.on}
    assert [c.by for c in services.check_ins.of_goal(other.id)] == [Side.ME]
    (made,) = services.actions.of_review(saved.id)
    assert (made.text, made.owner, made.peer_id) == ("Count the pages", Side.PEER, ana.id)
    assert (made.due_on, made.goal_id) == (TODAY + timedelta(days=9), goal.id)
    assert services.actions.get(step.id).done_on == TODAY
    (talk,) = services.conversations.of_peer(ana.id)
    assert (talk.status, talk.planned_at) == (ConversationStatus.PLANNED, NEXT_AT)
    assert (talk.format, talk.minutes) == (
        ConversationFormat.GOAL_REVIEW,
        ana.conversation_minutes,
    )


def test_nothing_is_planned_or_done_that_nobody_agreed_on(services, ana, share, review):
    goal = share(next_step="Ask both leads", status=GoalStatus.ON_TRACK, progress=30)
    saved = services.reviews.finish(Outcome(review(reviewed(goal, next_step=" \n"))))
    now = services.goals.get(goal.id)
    assert (now.next_step, now.status, now.progress) == ("Ask both leads", goal.status, 30)
    assert now.rev == goal.rev
    assert services.actions.of_review(saved.id) == []
    assert services.conversations.of_peer(ana.id) == []


def test_a_step_of_nobody_is_mine(services, share, review):
    saved = services.reviews.finish(Outcome(review(reviewed(share(), next_step="Ask"))))
    assert services.actions.of_review(saved.id)[0].owner is Side.ME


@pytest.mark.parametrize(
    ("before", "tick", "after", "done_on"),
    [
        (ActionState.OPEN, ActionState.DONE, ActionState.DONE, TODAY),
        (ActionState.OPEN, ActionState.DROPPED, ActionState.DROPPED, None),
        (ActionState.OPEN, ActionState.OPEN, ActionState.OPEN, None),
        (ActionState.DONE, ActionState.DONE, ActionState.DONE, date(2026, 3, 1)),
        (ActionState.DONE, ActionState.OPEN, ActionState.OPEN, None),
        (ActionState.DROPPED, ActionState.DONE, ActionState.DONE, TODAY),
    ],
)
def test_a_tick_says_what_became_of_a_step(services, review, before, tick, after, done_on):
    on = date(2026, 3, 1) if before is ActionState.DONE else None
    step = services.actions.save(
        replace(services.actions.blank(), text="Ask", state=before, done_on=on)
    )
    services.reviews.finish(Outcome(review(), ticks={step.id: tick}))
    now = services.actions.get(step.id)
    assert (now.state, now.done_on) == (after, done_on)
    assert now.rev == (step.rev if before is tick else step.rev + 1)


def test_a_goal_or_a_step_that_was_deleted_is_passed_over(services, ana, share, review):
    goal, kept = share(progress=10), share("Write tests")
    step = services.actions.save(replace(services.actions.blank(peer_id=ana.id), text="Ask"))
    services.goals.delete(goal.id)
    services.actions.delete(step.id)
    agreed = {"status": GoalStatus.ACHIEVED, "next_step": "Celebrate"}
    outcome = Outcome(
        review(reviewed(goal, **agreed), reviewed(kept)),
        ticks={step.id: ActionState.DONE, "nothing": ActionState.DONE},
    )
    saved = services.reviews.finish(outcome)
    gone = services.goals.get(goal.id)
    assert (gone.status, gone.progress) == (GoalStatus.NOT_STARTED, 10)
    assert services.actions.get(step.id).state is ActionState.OPEN
    assert services.actions.of_review(saved.id) == []
    assert services.check_ins.of_goal(goal.id) == []
    assert len(services.check_ins.of_goal(kept.id)) == 2


@pytest.mark.parametrize(("said", "progress"), [(None, 100), (80, 80)])
def test_a_goal_that_is_achieved_is_whole_unless_they_said_otherwise(
    services, share, review, said, progress
):
    goal = share(progress=30)
    said_of = {} if said is None else {goal.id: said}
    agreed = review(reviewed(goal, status=GoalStatus.ACHIEVED))
    services.reviews.finish(Outcome(agreed, progress=said_of))
    now = services.goals.get(goal.id)
    assert (now.status, now.progress) == (GoalStatus.ACHIEVED, progress)
    assert {c.progress for c in services.check_ins.of_goal(goal.id)} == {progress}


def test_a_goal_that_was_achieved_before_keeps_its_progress(services, share, review):
    goal = share(status=GoalStatus.ACHIEVED, progress=70)
    services.reviews.finish(Outcome(review(reviewed(goal, status=GoalStatus.ACHIEVED))))
    assert services.goals.get(goal.id).progress == 70


@pytest.mark.parametrize("status", [GoalStatus.ON_TRACK, GoalStatus.ACHIEVED])
def test_only_key_results_say_the_progress_of_their_goal(services, share, review, status):
    results = (KeyResult(text="Reviews I led", target=4, current=3),)
    goal = share(framework=Framework.OKR, key_results=results)
    assert goal.progress == 75
    outcome = Outcome(review(reviewed(goal, status=status)), progress={goal.id: 10})
    services.reviews.finish(outcome)
    assert services.goals.get(goal.id).progress == 75
    assert {c.progress for c in services.check_ins.of_goal(goal.id)} == {75}


def test_a_broken_rule_saves_nothing_at_all(services, ana, share, review):
    goal = share()
    before = everything(services)
    for bad in (
        Outcome(review(reviewed(goal, mine=6))),
        Outcome(review(reviewed(goal), reviewed(goal))),
        Outcome(review(reviewed(goal)), progress={goal.id: 101}),
    ):
        with pytest.raises(InvalidField):
            services.reviews.finish(bad)
        assert everything(services) == before


# What both agreed to


@pytest.fixture
def agreed(services, share, review):
    return services.reviews.finish(Outcome(review(reviewed(share()))))


def test_what_both_agreed_to_is_never_changed(services, agreed):
    for save in (services.reviews.save, lambda r: services.reviews.finish(Outcome(r))):
        for changed in (replace(agreed, start="More"), replace(agreed, agreed_peer_on=None)):
            with pytest.raises(WrongUse):
                save(changed)
    assert services.reviews.get(agreed.id) == agreed


def test_finishing_a_review_that_was_finished_elsewhere_adds_nothing(
    services, open_services, share, review
):
    goal = share()
    other = open_services()
    waiting = services.reviews.save(
        review(reviewed(goal, theirs=None), agreed_me_on=None, agreed_peer_on=None)
    )
    both = replace(waiting, goals=(reviewed(goal),), agreed_me_on=TODAY, agreed_peer_on=TODAY)
    other.refresh()
    other.reviews.finish(Outcome(both))
    with pytest.raises((WrongUse, ChangedMeanwhile)):
        services.reviews.finish(Outcome(replace(both, start="More")))
    with pytest.raises(ChangedMeanwhile):
        services.reviews.finish(Outcome(both))
    services.refresh()
    assert len(services.check_ins.of_goal(goal.id)) == 2


def test_it_may_be_tagged_marked_binned_and_restored(services, agreed):
    tagged = services.reviews.save(replace(agreed, tags=("autumn",)))
    marked = services.reviews.mark(tagged.id, InSummary.YES)
    assert (marked.tags, marked.in_summary) == (("autumn",), InSummary.YES)
    services.reviews.delete(agreed.id)
    assert services.reviews.all() == []
    services.reviews.restore(agreed.id)
    assert services.reviews.newest_first()[0].start == agreed.start
    for _ in range(4):
        services.history.undo()
    assert services.reviews.get(agreed.id).tags == ()


def test_one_that_waits_may_be_changed_until_both_agree(services, share, review):
    goal = share()
    nobody = {"agreed_me_on": None, "agreed_peer_on": None}
    waiting = services.reviews.save(review(reviewed(goal, theirs=None), **nobody))
    assert services.history.undo() == "Add review"
    services.history.redo()
    waiting = services.reviews.get(waiting.id)
    edited = services.reviews.save(replace(waiting, goals=(reviewed(goal, 1, None),)))
    assert services.check_ins.of_goal(goal.id) == []
    done = replace(edited, goals=(reviewed(goal, 1, 1),), agreed_me_on=TODAY, agreed_peer_on=TODAY)
    assert services.reviews.finish(Outcome(done)).is_agreed
    assert services.history.undo() == "Review"
    assert not services.reviews.get(waiting.id).is_agreed


# Which ones there are


def test_they_are_found_by_peer_and_by_whether_both_agreed(services, ana, review, open_services):
    ben = services.peers.save(services.peers.blank("Ben"))
    first, third, second = (
        services.reviews.save(
            review(on=on, agreed_me_on=on, agreed_peer_on=on),
        )
        for on in (date(2026, 3, 1), date(2026, 9, 1), date(2026, 6, 1))
    )
    waiting = services.reviews.save(review(agreed_me_on=None, agreed_peer_on=None))
    of_ben = services.reviews.save(services.reviews.blank(ben.id))
    reviews = services.reviews
    assert reviews.of_peer(ana.id) == [waiting, third, second, first]
    assert reviews.newest_first() == [of_ben, waiting, third, second, first]
    assert reviews.last_agreed(ana.id) == third
    assert reviews.waiting(ana.id) == waiting
    assert reviews.last_agreed(ben.id) is None
    assert reviews.waiting(ben.id) == of_ben
    assert reviews.until(second) == [second, first]
    assert reviews.before(second) == first
    assert reviews.before(first) is None
    assert reviews.before(waiting) == third
    assert reviews.before(reviews.blank(ana.id)) == third
    reviews.delete(second.id)
    assert reviews.before(third) == first


# Any review at all


ratings = st.none() | st.builds(Rating, rating=st.integers(1, 5), note=st.text(max_size=9))
agreements = st.tuples(
    *(ratings, ratings, st.none() | st.sampled_from(GoalStatus)),
    *(st.text(max_size=9), st.none() | st.sampled_from(Side)),
    *(st.none() | st.integers(0, 100), st.booleans()),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    goals=st.lists(agreements, max_size=4),
    ticks=st.lists(st.tuples(st.sampled_from(ActionState), st.sampled_from(ActionState))),
    is_planned=st.booleans(),
)
def test_undo_puts_back_everything_whatever_was_agreed(
    services, ana, share, review, goals, ticks, is_planned
):
    found, progress, states = [], {}, {}
    for number, (mine, theirs, status, text, owner, percent, is_gone) in enumerate(goals):
        goal = share(f"Goal {number}")
        found.append(
            ReviewedGoal(
                goal_id=goal.id,
                mine=mine,
                theirs=theirs,
                status=status,
                next_step=text,
                next_owner=owner,
            )
        )
        if percent is not None:
            progress[goal.id] = percent
        if is_gone:
            services.goals.delete(goal.id)
    for before, after in ticks:
        step = replace(services.actions.blank(peer_id=ana.id), text="Ask", state=before)
        states[services.actions.save(step).id] = after
    before = everything(services)
    next_at = NEXT_AT if is_planned else None
    services.reviews.finish(Outcome(review(*found), states, progress, next_at))
    after = everything(services)
    assert after != before
    assert services.history.undo() == "Review"
    assert everything(services) == before
    services.history.redo()
    assert everything(services) == after
