"""Wrapping a talk up: everything that came out of it is saved as one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from peerpal.domain.action import Action
from peerpal.domain.capture import Capture, CaptureError
from peerpal.domain.conversation import Conversation, ConversationFormat, ConversationStatus
from peerpal.domain.formats import GOAL, OPTIONS, WILL, steps
from peerpal.domain.goal import Goal, GoalOwner, default_in_summary
from peerpal.domain.peer import Peer
from peerpal.domain.record import Record, Side
from peerpal.domain.talking_point import PointState, TalkingPoint, ticked
from peerpal.services.captures import Captures
from peerpal.services.context import Context
from peerpal.services.history import Step

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class WrapUp:
    """What a person says at the end of a talk.

    `talk` is the talk as it was held. Points that are not in `points` stay as they are; without
    `next_at` no talk is planned. The options and will of GROW become actions, and its goal a
    goal of mine, only when that is asked for.
    """

    talk: Conversation
    points: Mapping[str, PointState] = field(default_factory=dict)
    lines: Capture | None = None
    next_at: datetime | None = None
    next_driver: Side | None = None
    becomes_actions: bool = False
    becomes_goal: bool = False


class WrapUps:
    """Turns the end of a talk into records."""

    def __init__(self, context: Context, captures: Captures) -> None:
        self._context = context
        self._captures = captures

    def save(self, wrap_up: WrapUp) -> Conversation:
        """Save a talk with all that came out of it, and plan the next one: all of it or nothing."""
        with self._context.history.step("Wrap up conversation") as step:
            talk = step.put(wrap_up.talk)
            peers = [step.get(Peer, peer_id) for peer_id in talk.peer_ids]
            self._tick(step, wrap_up.points, talk)
            if wrap_up.lines:
                self._captures.logging(step).add_lines(wrap_up.lines, peers, talk)
            if talk.format is ConversationFormat.GROW:
                self._grow(step, wrap_up, talk)
            if wrap_up.next_at:
                step.put(self._next_talk(wrap_up, talk, peers[0]))
            for peer in peers:
                _put_changed(step, peer, replace(peer, next_driver=wrap_up.next_driver))
            return talk

    def _tick(self, step: Step, points: Mapping[str, PointState], talk: Conversation) -> None:
        """Note what became of each point, unless it was deleted or ticked elsewhere meanwhile."""
        for id_, state in points.items():
            point = step.find(TalkingPoint, id_)
            if point and not point.deleted_at:
                _put_changed(step, point, ticked(point, state, talk_id=talk.id))

    def _grow(self, step: Step, wrap_up: WrapUp, talk: Conversation) -> None:
        if wrap_up.becomes_actions:
            for part in (OPTIONS, WILL):
                for line in steps(talk.answers.get(part, "")):
                    step.put(self._action(line, talk))
        goal = steps(talk.answers.get(GOAL, "")) if wrap_up.becomes_goal else []
        if goal:
            mark = default_in_summary(GoalOwner.ME)
            why = "\n".join(goal[1:])
            origin = self._context.origin()
            step.put(Goal(**origin, title=goal[0], why=why, in_summary=mark))

    def _action(self, line: str, talk: Conversation) -> Action:
        """Return an action of mine; a day behind "by" is taken as in the capture line."""
        text, due_on = line, None
        try:
            (read,) = self._captures.read(f"@me ! me {line}").actions
            text, due_on = read.text, read.due_on
        except CaptureError:
            pass  # what can't be read as a day is a part of the text
        return Action(
            **self._context.origin(),
            text=text,
            owner=Side.ME,
            peer_id=talk.peer_ids[0],
            due_on=due_on,
            conversation_id=talk.id,
        )

    def _next_talk(self, wrap_up: WrapUp, talk: Conversation, peer: Peer) -> Conversation:
        return Conversation(
            **self._context.origin(),
            peer_ids=talk.peer_ids,
            status=ConversationStatus.PLANNED,
            planned_at=wrap_up.next_at,
            minutes=peer.conversation_minutes,
            medium=talk.medium,
            format=talk.format,
            driver=wrap_up.next_driver,
        )


def _put_changed(step: Step, before: R, after: R) -> None:
    """Save a record that this step has changed."""
    if after != before:
        step.put(after)
