"""Actions and talking points: what was promised, and what to raise next time."""

from __future__ import annotations

from datetime import date

from peerpal.domain.action import Action, ActionState, done, reopened
from peerpal.domain.record import Side
from peerpal.domain.talking_point import PointState, TalkingPoint
from peerpal.services.records import Records


class Actions(Records[Action]):
    """Who does what by when."""

    kind = Action
    noun = "action"

    def blank(self, *, peer_id: str | None = None) -> Action:
        """Return an action of mine to fill in."""
        return Action(**self._context.origin(), text="", peer_id=peer_id)

    def open(self) -> list[Action]:
        """Return the open actions, the earliest date first, those without a date last."""
        waiting = [action for action in self.all() if action.state is ActionState.OPEN]
        return sorted(waiting, key=lambda a: (a.due_on or date.max, a.owner is Side.PEER, a.id))

    def of_conversation(self, conversation_id: str) -> list[Action]:
        """Return what was agreed on in a conversation."""
        return self._by("conversation", lambda a: a.conversation_id).get(conversation_id, [])

    def of_peer(self, peer_id: str) -> list[Action]:
        """Return the actions that a peer has to do with."""
        return self._by("peer", lambda a: a.peer_id).get(peer_id, [])

    def toggle(self, action_id: str, *, rev: int | None = None) -> Action:
        """Tick an action off as done today, or open it again."""
        with self._context.history.step("Tick action") as step:
            action = step.get(Action, action_id, rev=rev)
            if action.state is ActionState.DONE:
                return step.put(reopened(action))
            return step.put(done(action, on=self._context.today))


class TalkingPoints(Records[TalkingPoint]):
    """What to raise with a peer next time."""

    kind = TalkingPoint
    noun = "talking point"

    def of_peer(self, peer_id: str) -> list[TalkingPoint]:
        """Return all talking points with a peer."""
        return self._by("peer", lambda p: p.peer_id).get(peer_id, [])

    def open_with(self, peer_id: str) -> list[TalkingPoint]:
        """Return what is still to be raised with a peer."""
        points = self.of_peer(peer_id)
        return [p for p in points if p.state in (PointState.OPEN, PointState.CARRIED)]

    def of_conversation(self, conversation_id: str) -> list[TalkingPoint]:
        """Return the talking points that came up in a conversation."""
        return self._by("conversation", lambda p: p.conversation_id).get(conversation_id, [])
