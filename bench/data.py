"""Makes a data folder of a size, through PeerPal's own services, the same every time."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

from peerpal.domain.action import Action, done
from peerpal.domain.conversation import Conversation
from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.feedback import Feedback, FeedbackDirection
from peerpal.domain.goal import CheckIn, Goal, GoalStatus
from peerpal.domain.record import Side
from peerpal.domain.talking_point import TalkingPoint
from peerpal.services.history import Step
from peerpal.services.services import Services
from peerpal.wiring import opened

PEERS, SKILLS = 20, 40
YEARS = 5

_WORDS = (
    *("rota", "runbook", "incident", "review", "design", "query", "index", "fixture", "deploy"),
    *("rollback", "latency", "budget", "interview", "mentor", "talk", "slide", "audience"),
    *("question", "retro", "goal", "scope", "estimate", "risk", "owner", "handover"),
)


def make_folder(folder: Path, conversations: int) -> None:
    """Fill an empty folder with so many conversations, and four records for each in all."""
    with opened(folder) as services:
        fill(services, conversations)


def fill(services: Services, conversations: int) -> None:
    """Save so many conversations, and four records for each in all, as one step."""
    chance = random.Random(7)
    with services.history.step("Bench data") as step:
        peers = [step.put(services.peers.blank(f"Peer {n:02} Sample")).id for n in range(PEERS)]
        skills = [step.put(services.skills.blank(f"skill {n:02}")).id for n in range(SKILLS)]
        _Maker(services, step, chance, peers, skills).fill(conversations)


class _Maker:
    def __init__(
        self,
        services: Services,
        step: Step,
        chance: random.Random,
        peers: list[str],
        skills: list[str],
    ) -> None:
        self._context = services.context
        self._step = step
        self._chance = chance
        self._peers = peers
        self._skills = skills
        self._goals: list[str] = []

    def fill(self, conversations: int) -> None:
        """Make conversations and what comes with them."""
        for number in range(max(1, conversations // 20)):
            self._goal(number)
        for number in range(conversations):
            self._conversation(number)

    def _text(self, words: int) -> str:
        return " ".join(self._chance.choices(_WORDS, k=words)).capitalize()

    def _goal(self, number: int) -> None:
        goal = Goal(
            **self._context.origin(),
            title=f"{self._text(4)} {number}",
            success=self._text(8),
            status=GoalStatus.ACHIEVED if number % 20 else GoalStatus.ON_TRACK,
            progress=self._chance.randrange(100),
        )
        self._goals.append(self._step.put(goal).id)

    def _conversation(self, number: int) -> None:
        chance, origin = self._chance, self._context.origin
        peer = chance.choice(self._peers)
        day = self._context.today - timedelta(days=chance.randrange(365 * YEARS))
        talk = self._step.put(
            Conversation(
                **origin(),
                peer_ids=(peer,),
                title=f"{self._text(5)} {number}",
                held_on=day,
                minutes=chance.choice((25, 30, 45, 60)),
                notes=self._text(30),
                tags=("bench",),
            )
        ).id
        for _ in range(1 + number % 2):
            exchange = Exchange(
                **origin(),
                peer_id=peer,
                skill_id=chance.choice(self._skills),
                conversation_id=talk,
                happened_on=day,
                direction=chance.choice(list(Direction)),
                minutes=chance.choice((10, 15, 20)),
                takeaway=self._text(8),
            )
            self._step.put(exchange)
        if number % 5 < 3:
            action = Action(**origin(), text=self._text(6), owner=Side.ME, peer_id=peer)
            self._step.put(done(action, on=day) if number % 500 else action)
        if number % 10 < 4:
            self._step.put(TalkingPoint(**origin(), peer_id=peer, text=self._text(6)))
        if number % 10 < 3:
            self._step.put(
                Feedback(
                    **origin(),
                    direction=FeedbackDirection.RECEIVED,
                    peer_id=peer,
                    on=day,
                    fields={"situation": self._text(8), "behaviour": self._text(8)},
                )
            )
        if number % 20 < 3:
            self._step.put(
                CheckIn(
                    **origin(),
                    goal_id=chance.choice(self._goals),
                    on=day,
                    progress=chance.randrange(100),
                    status=GoalStatus.ON_TRACK,
                    note=self._text(8),
                )
            )
