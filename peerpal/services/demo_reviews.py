"""Reviews of the sample data: three that a pair agreed on, and one that waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from peerpal.domain.action import Action, ActionState
from peerpal.domain.goal import CheckIn, GoalCategory, GoalOwner, GoalStatus
from peerpal.domain.record import Side
from peerpal.domain.review import Rating, Review, ReviewedGoal
from peerpal.services.demo_days import DemoDays, working_day
from peerpal.services.demo_texts import GoalText
from peerpal.services.history import Step
from peerpal.services.review_minutes import last_steps, minutes_of, render
from peerpal.services.services import Services

_ON = GoalStatus.ON_TRACK
_ROTA = "Share the on-call rota between two teams"
_TESTS = "Tests that both of our teams keep alive"
_RUNBOOKS = "A runbook for every alert that wakes somebody"
_CLUSTER = "Bring the cluster basics to three other teams"

REVIEWED_GOALS = (
    GoalText(
        title=_TESTS,
        why="Tests that one person keeps alive die on the first holiday.",
        success="Three people in each team add a test without being asked",
        status=_ON,
        begun=300,
        target=-70,
        owner=GoalOwner.SHARED,
        peer="ana",
        skill="pytest",
        next_step="Show the table of cases to the second team",
        check_ins=(
            (275, 10, _ON, 3, "We know who has written a test this year: two people"),
            (240, 25, _ON, 3, "Fixtures have names that say what they are for"),
            (130, 55, _ON, 4, "The newest colleague added a test alone"),
            (30, 75, _ON, 4, "Two of three, in both teams"),
        ),
    ),
    GoalText(
        title=_RUNBOOKS,
        why="At three in the morning nobody reads a wiki.",
        success="Each alert that may wake somebody names a page with the first three steps",
        status=_ON,
        begun=200,
        target=-20,
        owner=GoalOwner.SHARED,
        peer="ana",
        category=GoalCategory.PROJECT,
        skill="On-call",
        next_step="Read two of them aloud as if it were three in the morning",
        check_ins=(
            (170, 15, _ON, 3, "Eleven alerts may wake somebody, two have a page"),
            (120, 40, _ON, 4, "The queue alert has its page, and it was used"),
            (28, 65, _ON, 3, "Seven of eleven"),
        ),
    ),
    GoalText(
        title=_CLUSTER,
        why="The same four questions reach his team every week.",
        success="Three teams upgrade a service without a call",
        status=_ON,
        begun=160,
        target=-45,
        owner=GoalOwner.SHARED,
        peer="ben",
        category=GoalCategory.PROJECT,
        skill="Kubernetes",
        next_step="Hold the hour for the second team",
        check_ins=(
            (118, 15, _ON, 3, "His drawing and my questions fit on one page"),
            (60, 35, _ON, 4, "First team, one hour, nobody called since"),
            (20, 50, _ON, 4, "Second team has a date"),
        ),
    ),
)
"""More goals that I share with Ana and Ben."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A next step, due so many days after its review; `done` is as many, None while it is open."""

    text: str
    owner: Side
    due: int
    done: int | None = None


@dataclass(frozen=True, slots=True)
class _Goal:
    title: str
    mine: tuple[int, str]
    theirs: tuple[int, str] | None = None
    step: _Step | None = None


@dataclass(frozen=True, slots=True)
class _ReviewText:
    """A review so many days ago, and in how many days the next one was to come."""

    peer: str
    ago: int
    goals: tuple[_Goal, ...]
    next_in: int | None = None
    flow: str = ""
    start: str = ""
    stop: str = ""
    continue_: str = ""


_REVIEWS = (
    _ReviewText(
        peer="ana",
        ago=262,
        goals=(
            _Goal(
                _ROTA,
                (4, "Six people said yes to the draft."),
                (1, "Yes to a draft is no to a night. No lead has agreed."),
                _Step("Ask both leads for a day to begin", Side.ME, due=28, done=24),
            ),
            _Goal(
                _TESTS,
                (3, "The fixtures are readable now."),
                (4, "My team asks for a test before I do."),
                _Step("Write down the three cases that broke last month", Side.PEER, 21, done=20),
            ),
        ),
        next_in=112,
        flow="Nearly even. Robin drives more of the talks; Ana takes the next two.",
        start="Rate first, talk afterwards.",
        stop="Calling a draft a result.",
        continue_="Half of the time for each of us.",
    ),
    _ReviewText(
        peer="ana",
        ago=150,
        goals=(
            _Goal(
                _ROTA,
                (4, "It is live with eight people."),
                (2, "Live, but two of the eight take most of the nights."),
                _Step("Count the pages of one month, by alert and by person", Side.ME, 35, done=33),
            ),
            _Goal(
                _TESTS,
                (4, "Two people in my team add tests without being asked."),
                (3, "Mine do it when I am in the room."),
                _Step("Let the newest colleague add a test alone", Side.PEER, due=28, done=22),
            ),
            _Goal(
                _RUNBOOKS,
                (3, "Two of eleven, and both are short."),
                (3, "A beginning. Both were used."),
                _Step("Write the page for the queue alert", Side.ME, due=21, done=26),
            ),
        ),
        next_in=112,
        flow="Even in minutes. Who drives the talks went from one side to the other: we alternate.",
        start="Counting nights, not only people.",
        stop="Adding goals before one is finished.",
        continue_="Reading the last minutes together at the beginning.",
    ),
    _ReviewText(
        peer="ana",
        ago=38,
        goals=(
            _Goal(
                _ROTA,
                (4, "Pages are down by half."),
                (3, "I slept. The handover is not written yet."),
                _Step("Name who keeps the calendar after us", Side.PEER, due=26, done=24),
            ),
            _Goal(
                _TESTS,
                (4, "Two of three in my team."),
                (5, "Nobody asks whose job it is any more."),
                _Step("Show the table of cases to the second team", Side.ME, due=21, done=19),
            ),
            _Goal(
                _RUNBOOKS,
                (4, "Seven of eleven are written."),
                (2, "I could not follow three of the seven at night."),
                _Step(
                    "Read two of them aloud as if it were three in the morning", Side.PEER, due=50
                ),
            ),
        ),
        next_in=112,
        flow="Even in minutes. Robin brings a point to the next talk, too.",
        start="Trying a page out before we call it written.",
        stop="Counting pages.",
        continue_="One goal at a time, the widest gap first.",
    ),
    _ReviewText(
        peer="ben",
        ago=4,
        goals=(_Goal(_CLUSTER, (3, "One team of three, and it holds.")),),
    ),
)


class DemoReviews(DemoDays):
    """Makes the reviews of one folder, as finishing each on its day would have made them."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.context)
        self._services = services
        self._peer_ids = {p.name.split()[0].lower(): p.id for p in services.peers.all()}
        self._goal_ids = {goal.title: goal.id for goal in services.goals.all()}

    def add(self) -> None:
        """Save the reviews, with their check-ins and the steps that were agreed on."""
        for text in _REVIEWS:
            with self._context.history.step("Sample data: reviews") as step:
                self._add_one(step, text)

    def _add_one(self, step: Step, text: _ReviewText) -> None:
        review = self._review(text)
        if not review.is_agreed:
            step.put(review)
            return
        steps = last_steps(self._services, review)
        minutes = render(minutes_of(self._services, review, steps))
        for record in (
            replace(review, minutes=minutes),
            *self._check_ins(review),
            *self._steps(text, review),
        ):
            step.put(record)

    def _review(self, text: _ReviewText) -> Review:
        on = working_day(self._ago(text.ago))
        agreed_on = None if text.next_in is None else on
        next_on = agreed_on and working_day(agreed_on + timedelta(days=text.next_in or 0))
        return Review(
            **self._origin(on),
            peer_id=self._peer_ids[text.peer],
            on=on,
            goals=tuple(self._goal(goal, on) for goal in text.goals),
            flow=text.flow,
            start=text.start,
            stop=text.stop,
            continue_=text.continue_,
            next_on=next_on,
            agreed_me_on=agreed_on,
            agreed_peer_on=agreed_on,
        )

    def _goal(self, goal: _Goal, on: date) -> ReviewedGoal:
        return ReviewedGoal(
            goal_id=self._goal_ids[goal.title],
            mine=_rating(goal.mine),
            theirs=_rating(goal.theirs) if goal.theirs else None,
            status=_ON if goal.theirs else None,
            next_step=goal.step.text if goal.step else "",
            next_owner=goal.step.owner if goal.step else None,
            next_on=_after(on, goal.step.due) if goal.step else None,
        )

    def _check_ins(self, review: Review) -> Iterator[CheckIn]:
        """Yield what both said of each goal, which stood where its last check-in had left it."""
        for reviewed in review.goals:
            so_far = self._services.check_ins.of_goal(reviewed.goal_id)
            progress = next((c.progress for c in reversed(so_far) if c.on <= review.on), 0)
            for side, rating in ((Side.ME, reviewed.mine), (Side.PEER, reviewed.theirs)):
                if rating:
                    yield CheckIn(
                        **self._origin(review.on),
                        goal_id=reviewed.goal_id,
                        on=review.on,
                        by=side,
                        progress=progress,
                        status=_ON,
                        note=rating.note,
                    )

    def _steps(self, text: _ReviewText, review: Review) -> Iterator[Action]:
        for goal in text.goals:
            if goal.step:
                done_on = None if goal.step.done is None else _after(review.on, goal.step.done)
                yield Action(
                    **self._origin(review.on),
                    text=goal.step.text,
                    owner=goal.step.owner,
                    peer_id=review.peer_id,
                    due_on=_after(review.on, goal.step.due),
                    state=ActionState.DONE if done_on else ActionState.OPEN,
                    done_on=done_on,
                    goal_id=self._goal_ids[goal.title],
                    review_id=review.id,
                )


def _rating(said: tuple[int, str]) -> Rating:
    number, note = said
    return Rating(rating=number, note=note)


def _after(day: date, days: int) -> date:
    return working_day(day + timedelta(days=days))
