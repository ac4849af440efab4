"""Goals and their check-ins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from peerpal.domain.goal import (
    CheckIn,
    Goal,
    GoalStatus,
    achieved,
    checked_in,
    default_in_summary,
    dropped,
    objective_progress,
    reopened,
    with_progress,
    with_reached,
)
from peerpal.domain.goal_standing import GoalStanding, begun_on, standing
from peerpal.domain.record import InSummary
from peerpal.services.context import Context
from peerpal.services.history import Step
from peerpal.services.records import Records
from peerpal.services.skills import Skills
from peerpal.storage.glance import Glance


class CheckIns(Records[CheckIn]):
    """How goals stood on a day, each."""

    kind = CheckIn
    noun = "check-in"

    def of_goal(self, goal_id: str) -> list[CheckIn]:
        """Return a goal's check-ins, the oldest first."""
        found = self._of("goal_id", goal_id)
        return sorted(found, key=lambda check_in: (check_in.on, check_in.id))


class _Status(Glance, frozen=True):
    status: GoalStatus


class Goals(Records[Goal]):
    """What I, my peers or a pair want to reach."""

    kind = Goal
    noun = "goal"

    def __init__(self, context: Context, check_ins: CheckIns, skills: Skills) -> None:
        super().__init__(context)
        self._check_ins = check_ins
        self._skills = skills

    def blank(self) -> Goal:
        """Return a goal of mine to fill in."""
        return Goal(**self._context.origin(), title="")

    def save(self, record: Goal) -> Goal:
        """Save a goal; a new one of mine or ours enters the summary unless I say otherwise."""
        return super().save(_ready(record))

    def save_with(self, record: Goal, skills: Sequence[str], *, dropped_for: str = "") -> Goal:
        """Save a goal with the skills of these names, adding new ones, as one step.

        Why it was dropped, if it just was, stays with it as a check-in.
        """
        verb = "Edit" if record.rev else "Add"
        with self._context.history.step(f"{verb} goal") as step:
            ids = self._skills.named(step, skills, ids=record.skill_ids)
            goal = replace(_ready(record), skill_ids=ids)
            return self._said(step, goal, note=dropped_for) if dropped_for else step.put(goal)

    def ordered(self) -> list[Goal]:
        """Return the open goals by target date, then those that are achieved or dropped."""
        return self._once("ordered", lambda: sorted(self.all(), key=_place))

    def open(self) -> list[Goal]:
        """Return the open goals by target date."""
        return self._once("open", self._open)

    def _open(self) -> list[Goal]:
        seen = self._glances(_Status)
        return sorted(self._found(one for one in seen if one.status.is_open), key=_place)

    def of_peer(self, peer_id: str) -> list[Goal]:
        """Return the goals that are a peer's or shared with them."""
        return self._of("peer_id", peer_id)

    def title(self, goal_id: str) -> str:
        """Return the title of a goal, also of one in the bin; empty when it is gone."""
        goal = self._context.store.find(Goal, goal_id)
        return goal.title if goal else ""

    def begun_on(self, goal: Goal) -> date:
        """Return the day a goal began: when it was written down, or its first check-in before."""
        return self._begun_on(goal, self._check_ins.of_goal(goal.id))

    def standing(self, goal: Goal) -> GoalStanding:
        """Return what warns about a goal today, whatever its status says."""
        if not goal.status.is_open:
            return GoalStanding()
        check_ins = self._check_ins.of_goal(goal.id)
        begun, today = self._begun_on(goal, check_ins), self._context.today
        return standing(goal, check_ins, begun=begun, today=today)

    def _begun_on(self, goal: Goal, check_ins: Sequence[CheckIn]) -> date:
        written = goal.created_at.astimezone(self._context.now().tzinfo).date()
        return begun_on(written, check_ins)

    def blank_check_in(self, goal_id: str) -> CheckIn:
        """Return a check-in of today to fill in, starting from where the goal stands."""
        goal = self.get(goal_id)
        status = GoalStatus.ON_TRACK if goal.status is GoalStatus.NOT_STARTED else goal.status
        return CheckIn(
            **self._context.origin(),
            goal_id=goal_id,
            on=self._context.today,
            progress=goal.progress,
            status=status,
        )

    def check_in(
        self, check_in: CheckIn, goal: Goal | None = None, *, reached: Sequence[str] = ()
    ) -> CheckIn:
        """Save a check-in; the newest one of a goal says how the goal stands.

        Key results that moved come with the `goal` they belong to, and say the progress. What was
        `reached` are texts of milestones; they are done on the day of the check-in.
        """
        with self._context.history.step("Check in") as step:
            stored = step.get(Goal, check_in.goal_id)
            if goal:
                check_in = replace(check_in, progress=objective_progress(goal))
            saved = step.put(check_in)
            others = [c for c in self._check_ins.of_goal(saved.goal_id) if c.id != saved.id]
            if all(other.on <= saved.on for other in others):
                step.put(checked_in(with_reached(goal or stored, reached, on=saved.on), saved))
            elif reached:
                step.put(with_reached(stored, reached, on=saved.on))
            return saved

    def achieve(self, goal_id: str, *, rev: int | None = None) -> Goal:
        """Close a goal as achieved, with a check-in that says so."""
        with self._context.history.step("Achieve goal") as step:
            goal = step.get(Goal, goal_id, rev=rev)
            if goal.status is GoalStatus.ACHIEVED:
                return goal
            return self._said(step, achieved(goal))

    def drop(self, goal_id: str, reason: str, *, rev: int | None = None) -> Goal:
        """Close a goal that is not followed any more, with a check-in that says why."""
        with self._context.history.step("Drop goal") as step:
            goal = step.get(Goal, goal_id, rev=rev)
            if goal.status is GoalStatus.DROPPED:
                return goal
            return self._said(step, dropped(goal), note=reason)

    def reopen(self, goal_id: str, *, rev: int | None = None) -> Goal:
        """Go on with a goal that was achieved or dropped, from where it stood before."""
        with self._context.history.step("Re-open goal") as step:
            goal = step.get(Goal, goal_id, rev=rev)
            if goal.status.is_open:
                return goal
            return self._said(step, reopened(goal, self._check_ins.of_goal(goal_id)))

    def _said(self, step: Step, goal: Goal, note: str = "") -> Goal:
        """Save a goal whose status changed, with a check-in of today that says so."""
        goal = step.put(goal)
        step.put(
            CheckIn(
                **self._context.origin(),
                goal_id=goal.id,
                on=self._context.today,
                progress=goal.progress,
                status=goal.status,
                note=note,
            )
        )
        return goal

    def _parts(self, id_: str) -> list[CheckIn]:
        return [c for c in self._context.store.naming(CheckIn, id_) if c.goal_id == id_]


def _ready(goal: Goal) -> Goal:
    """Return a goal as it is saved: a new one with its mark, each with its progress."""
    if not goal.rev and goal.in_summary is InSummary.UNDECIDED:
        goal = replace(goal, in_summary=default_in_summary(goal.owner))
    return with_progress(goal, goal.progress)


def _place(goal: Goal) -> tuple[bool, date, str]:
    return not goal.status.is_open, goal.target_on or date.max, goal.id
