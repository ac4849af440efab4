"""Goals and their check-ins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from peerpal.domain.goal import (
    CheckIn,
    Goal,
    GoalStatus,
    achieved,
    checked_in,
    default_in_summary,
    objective_progress,
)
from peerpal.domain.record import InSummary
from peerpal.services.context import Context
from peerpal.services.records import Records


class CheckIns(Records[CheckIn]):
    """How goals stood on a day, each."""

    kind = CheckIn
    noun = "check-in"

    def of_goal(self, goal_id: str) -> list[CheckIn]:
        """Return a goal's check-ins, the oldest first."""
        found = self._by("goal", lambda check_in: check_in.goal_id).get(goal_id, [])
        return sorted(found, key=lambda check_in: (check_in.on, check_in.id))


class Goals(Records[Goal]):
    """What I, my peers or a pair want to reach."""

    kind = Goal
    noun = "goal"

    def __init__(self, context: Context, check_ins: CheckIns) -> None:
        super().__init__(context)
        self._check_ins = check_ins

    def blank(self) -> Goal:
        """Return a goal of mine to fill in."""
        return Goal(**self._context.origin(), title="")

    def save(self, record: Goal) -> Goal:
        """Save a goal; a new one of mine or ours enters the summary unless I say otherwise."""
        if not record.rev and record.in_summary is InSummary.UNDECIDED:
            record = replace(record, in_summary=default_in_summary(record.owner))
        if record.key_results:
            record = replace(record, progress=objective_progress(record))
        return super().save(record)

    def ordered(self) -> list[Goal]:
        """Return the open goals by target date, then those that are achieved or dropped."""
        return sorted(
            self.all(),
            key=lambda goal: (not goal.status.is_open, goal.target_on or date.max, goal.id),
        )

    def of_peer(self, peer_id: str) -> list[Goal]:
        """Return the goals that are a peer's or shared with them."""
        return self._by("peer", lambda goal: goal.peer_id).get(peer_id, [])

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

    def check_in(self, check_in: CheckIn) -> CheckIn:
        """Save a check-in; the newest one of a goal says how the goal stands."""
        with self._context.history.step("Check in") as step:
            saved = step.put(check_in)
            earlier = self._check_ins.of_goal(check_in.goal_id)
            if all(other.on <= saved.on for other in earlier):
                step.put(checked_in(step.get(Goal, check_in.goal_id), saved))
            return saved

    def achieve(self, goal_id: str) -> Goal:
        """Close a goal as achieved, with a check-in that says so."""
        with self._context.history.step("Achieve goal") as step:
            goal = step.put(achieved(step.get(Goal, goal_id)))
            step.put(
                CheckIn(
                    **self._context.origin(),
                    goal_id=goal_id,
                    on=self._context.today,
                    progress=goal.progress,
                    status=goal.status,
                )
            )
            return goal

    def _parts(self, id_: str) -> list[CheckIn]:
        return [c for c in self._context.store.all(CheckIn) if c.goal_id == id_]
