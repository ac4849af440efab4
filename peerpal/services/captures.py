"""Logging what was captured: one step makes the talk and everything in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from peerpal.domain.action import Action
from peerpal.domain.capture import Capture, parse, split_captures
from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.exchange import Exchange
from peerpal.domain.moments import DEFAULT_TIME, moment_of
from peerpal.domain.peer import Peer
from peerpal.domain.record import Record, Side
from peerpal.domain.skill import Skill
from peerpal.domain.talking_point import TalkingPoint
from peerpal.services.context import Context
from peerpal.services.history import Step
from peerpal.services.names import typed_name
from peerpal.services.peers import Peers
from peerpal.services.skills import Skills

CAPTURE = "capture"
"""The name that a capture is kept under while it is written; there is one at a time."""


@dataclass(frozen=True, slots=True)
class Logged:
    """What captures became; peers that nobody had heard of before are among the new ones."""

    records: tuple[Record, ...]
    new_peers: tuple[Peer, ...]


class Captures:
    """Turns captures into records."""

    def __init__(self, context: Context, peers: Peers, skills: Skills) -> None:
        self._context = context
        self._peers = peers
        self._skills = skills

    def read(self, text: str) -> Capture:
        """Return what one capture says. Raises CaptureError with the place."""
        return parse(text, today=self._context.today)

    def read_all(self, text: str) -> list[Capture]:
        """Return what several captures say. Raises CaptureError with the place in the text."""
        return [
            parse(part, today=self._context.today, first_line=line)
            for line, part in split_captures(text)
        ]

    def read_lines(self, text: str, names: Sequence[str]) -> Capture:
        """Return what lines without a header say, in a talk with the peers of these names.

        Raises CaptureError with the place.
        """
        header = " ".join(f'@"{header_name(name)}"' for name in names)
        return parse(f"{header} 1m\n{text}", today=self._context.today, first_line=0)

    def log(self, captures: Sequence[Capture], *, new_peers: bool = False) -> Logged:
        """Save captures as one step, all or nothing.

        A name that looks like a known one raises NearName, unless it is said to be new.
        """
        label = "Log conversation" if len(captures) == 1 else f"Log {len(captures)} conversations"
        with self._context.history.step(label) as step:
            logging = self.logging(step)
            for capture in captures:
                logging.add(capture, are_new=new_peers)
            return Logged(tuple(logging.records), tuple(logging.new_peers))

    def save_with(self, talk: Conversation, lines: Capture) -> Conversation:
        """Save a conversation together with the records that its lines say, as one step."""
        verb = "Edit" if talk.rev else "Log"
        peers = [self._peers.get(peer_id) for peer_id in talk.peer_ids]
        with self._context.history.step(f"{verb} conversation") as step:
            saved = step.put(talk)
            self.logging(step).add_lines(lines, peers, saved)
            return saved

    def logging(self, step: Step) -> Logging:
        """Return what makes records of captures in a step."""
        return Logging(self._context, self._peers, self._skills, step)


class Logging:
    """One step of logging: what it has made so far."""

    def __init__(self, context: Context, peers: Peers, skills: Skills, step: Step) -> None:
        self._context = context
        self._peers = peers
        self._skills = skills
        self._step = step
        self._known_skills: dict[str, Skill] = {}
        self.records: list[Record] = []
        self.new_peers: list[Peer] = []

    def add(self, capture: Capture, *, are_new: bool) -> None:
        """Save a capture's conversation, if it is one, and what belongs to it."""
        peers = self._peers.find_or_add(
            self._step, capture.names, added=self.new_peers, are_new=are_new
        )
        conversation = None
        if capture.conversation:
            ids = tuple(dict.fromkeys(peer.id for peer in peers))
            blank = Conversation(**self._context.origin(), peer_ids=ids)
            conversation = self._step.put(talk_of(capture, blank, self._context.now()))
            self.records.append(conversation)
        self.add_records(capture, dict(zip(capture.names, peers, strict=True)), conversation)

    def add_lines(self, lines: Capture, peers: Sequence[Peer], talk: Conversation) -> None:
        """Save what lines say that were read in a talk with these peers."""
        self.add_records(lines, {header_name(peer.name): peer for peer in peers}, talk)

    def add_records(
        self, capture: Capture, by_name: Mapping[str, Peer], conversation: Conversation | None
    ) -> None:
        """Save exchanges, actions and talking points; those of a circle go with its first peer."""
        first = next(iter(by_name.values())).id
        talk_id = conversation.id if conversation else None
        tags = () if conversation else capture.tags
        for exchange in capture.exchanges:
            skill = self._skills.used(
                self._step, exchange.skill, exchange.direction, self._known_skills
            )
            self._put(
                Exchange(
                    **self._context.origin(),
                    peer_id=first,
                    skill_id=skill.id,
                    conversation_id=talk_id,
                    happened_on=(conversation and conversation.held_on)
                    or capture.day
                    or self._context.today,
                    direction=exchange.direction,
                    minutes=exchange.minutes,
                    takeaway=exchange.takeaway,
                    tags=tags,
                )
            )
        for action in capture.actions:
            self._put(
                Action(
                    **self._context.origin(),
                    text=action.text,
                    owner=action.owner,
                    peer_id=by_name[action.name].id if action.name else first,
                    due_on=action.due_on,
                    conversation_id=talk_id,
                    tags=tags,
                )
            )
        for text in capture.points:
            self._put(
                TalkingPoint(
                    **self._context.origin(),
                    peer_id=first,
                    text=text,
                    raised_by=Side.ME,
                    conversation_id=talk_id,
                    tags=tags,
                )
            )

    def _put(self, record: Record) -> None:
        self.records.append(self._step.put(record))


def header_name(name: str) -> str:
    """Return a name as it can stand in the header of a capture."""
    return typed_name(name).replace('"', "'")


def talk_of(capture: Capture, blank: Conversation, now: datetime) -> Conversation:
    """Return a conversation filled with what a capture says of the talk itself."""
    day = capture.day or now.date()
    planned_at = None
    if capture.planned:
        planned_at = moment_of(day, capture.time or DEFAULT_TIME, now.tzinfo)
    return replace(
        blank,
        title=capture.title,
        planned_at=planned_at,
        held_on=None if capture.planned else day,
        minutes=capture.minutes,
        medium=capture.medium,
        status=ConversationStatus.PLANNED if capture.planned else ConversationStatus.HELD,
        notes=capture.notes,
        private_notes=capture.private_notes,
        tags=capture.tags,
    )
