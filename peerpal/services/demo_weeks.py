"""Weeks of the sample data: questions that were answered, and a snooze that is over."""

from __future__ import annotations

from datetime import timedelta

from peerpal.domain.matter import Matter
from peerpal.domain.reflection import Reflection, question_of, week_of
from peerpal.domain.snooze import Snooze
from peerpal.services.demo_days import DemoDays, working_day
from peerpal.services.services import Services

_ANSWERS = (
    (29, "When I stopped explaining the rota and asked who had been woken last."),
    (15, "Mei. I only noticed how much when she was away."),
    (8, "The talk for the second all-hands. I keep finding reasons to ask later."),
)
"""How many days ago, and what was answered."""


class DemoWeeks(DemoDays):
    """Makes a few answers to the question of the week, and a snooze that is over."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.context)
        self._services = services

    def add(self) -> None:
        """Save them."""
        with self._context.history.step("Sample data: weeks") as step:
            for ago, answer in _ANSWERS:
                on = working_day(self._ago(ago))
                step.put(
                    Reflection(
                        **self._origin(on),
                        week=week_of(on),
                        question=question_of(on),
                        private_answer=answer,
                    )
                )
            peer = self._services.peers.all()[0]
            on = working_day(self._ago(60))
            step.put(
                Snooze(
                    **self._origin(on),
                    matter=Matter.TALK,
                    record_id=peer.id,
                    until=on + timedelta(days=7),
                )
            )
