"""Actions: who does what by when, and how that is kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from peerpal.domain.action import (
    Action,
    ActionState,
    FollowThrough,
    done,
    dropped,
    follow_through,
    moved,
    reopened,
)
from peerpal.domain.period import Period
from peerpal.domain.record import Side
from peerpal.services.records import Records
from peerpal.storage.glance import Glance


class _State(Glance, frozen=True):
    state: ActionState
    done_on: date | None
    due_on: date | None


class Actions(Records[Action]):
    """Who does what by when."""

    kind = Action
    noun = "action"

    def blank(self, *, peer_id: str | None = None) -> Action:
        """Return an action of mine to fill in."""
        return Action(**self._context.origin(), text="", peer_id=peer_id)

    def open(self) -> list[Action]:
        """Return the open actions, the earliest date first, those without a date last."""
        return self._once("open", self._open)

    def _open(self) -> list[Action]:
        waiting = self._context.store.holding(Action, "state", ActionState.OPEN)
        return _open_by_date(action for action in waiting if not action.deleted_at)

    def done_in(self, period: Period) -> list[Action]:
        """Return the actions that were done in a period."""
        done_ones = [one for one in self._glances(_State) if one.state is ActionState.DONE]
        return self._found(one for one in done_ones if one.done_on in period)

    def due_in(self, period: Period) -> list[Action]:
        """Return the actions that were due in a period, in no order."""
        seen = self._glances(_State)
        return self._found(one for one in seen if one.due_on in period)

    def first_due(self) -> date | None:
        """Return the first day that any action was due on; None without one."""
        return min((one.due_on for one in self._glances(_State) if one.due_on), default=None)

    def in_order(self) -> list[Action]:
        """Return the open actions by date, then the done ones, the latest first, then the rest."""
        done_ones = [action for action in self.all() if action.state is ActionState.DONE]
        done_ones.sort(key=lambda a: (a.done_on or date.min, a.id), reverse=True)
        rest = [action for action in self.all() if action.state is ActionState.DROPPED]
        return [*self.open(), *done_ones, *reversed(rest)]

    def of_conversation(self, conversation_id: str) -> list[Action]:
        """Return what was agreed on in a conversation."""
        return self._of("conversation_id", conversation_id)

    def of_review(self, review_id: str) -> list[Action]:
        """Return the next steps that a pair agreed on in a review."""
        return self._of("review_id", review_id)

    def of_peer(self, peer_id: str) -> list[Action]:
        """Return the actions that a peer has to do with."""
        return self._of("peer_id", peer_id)

    def open_with(self, peer_id: str) -> list[Action]:
        """Return the open actions of both sides of a pair, the earliest date first."""
        return _open_by_date(self.of_peer(peer_id))

    def follow_through(
        self, peer_id: str | None = None
    ) -> tuple[FollowThrough | None, FollowThrough | None]:
        """Return how I and a peer, or all of them, kept what was due; None when nothing was."""
        actions = self.all() if peer_id is None else self.of_peer(peer_id)
        today = self._context.today
        return (
            follow_through(actions, owner=Side.ME, today=today),
            follow_through(actions, owner=Side.PEER, today=today),
        )

    def toggle(self, action_id: str, *, rev: int | None = None) -> Action:
        """Tick an action off as done today, or open it again."""
        with self._context.history.step("Tick action") as step:
            action = step.get(Action, action_id, rev=rev)
            if action.state is ActionState.DONE:
                return step.put(reopened(action))
            return step.put(done(action, on=self._context.today))

    def drop(self, action_id: str, *, rev: int | None = None) -> Action:
        """Drop an action, or take it up again."""
        with self._context.history.step("Drop action") as step:
            action = step.get(Action, action_id, rev=rev)
            if action.state is ActionState.DROPPED:
                return step.put(reopened(action))
            return step.put(dropped(action))

    def move(self, action_id: str, to: date | None, *, rev: int | None = None) -> Action:
        """Let an action be due on another day, or without one."""
        with self._context.history.step("Move action") as step:
            return step.put(moved(step.get(Action, action_id, rev=rev), to=to))


def _open_by_date(actions: Iterable[Action]) -> list[Action]:
    waiting = [action for action in actions if action.state is ActionState.OPEN]
    return sorted(waiting, key=lambda a: (a.due_on or date.max, a.owner is Side.PEER, a.id))
