"""Feedback, given, received or requested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from peerpal.domain.feedback import Feedback, FeedbackDirection
from peerpal.services.context import Context
from peerpal.services.records import Records
from peerpal.services.skills import Skills


class Feedbacks(Records[Feedback]):
    """Feedback on a named model."""

    kind = Feedback
    noun = "feedback"

    def __init__(self, context: Context, skills: Skills) -> None:
        super().__init__(context)
        self._skills = skills

    def blank(self, *, peer_id: str = "") -> Feedback:
        """Return a piece of feedback of mine to write."""
        return Feedback(
            **self._context.origin(),
            direction=FeedbackDirection.GIVEN,
            peer_id=peer_id,
            on=self._context.today,
        )

    def save_with(self, record: Feedback, skills: Sequence[str]) -> Feedback:
        """Save feedback with the skills of these names, adding new ones, as one step."""
        verb = "Edit" if record.rev else "Add"
        with self._context.history.step(f"{verb} feedback") as step:
            ids = self._skills.named(step, skills, ids=record.skill_ids)
            return step.put(replace(record, skill_ids=ids))

    def newest_first(self) -> list[Feedback]:
        """Return the feedback, the latest day first."""
        return sorted(self.all(), key=lambda f: (f.on, f.id), reverse=True)

    def of_peer(self, peer_id: str) -> list[Feedback]:
        """Return the feedback that went between me and a peer."""
        return self._by("peer", lambda feedback: feedback.peer_id).get(peer_id, [])
