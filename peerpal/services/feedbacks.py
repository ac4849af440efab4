"""Feedback, given, received or requested."""

from __future__ import annotations

from peerpal.domain.feedback import Feedback, FeedbackDirection
from peerpal.services.records import Records


class Feedbacks(Records[Feedback]):
    """Feedback on a named model."""

    kind = Feedback
    noun = "feedback"

    def blank(self, *, peer_id: str = "") -> Feedback:
        """Return a piece of feedback of mine to write."""
        return Feedback(
            **self._context.origin(),
            direction=FeedbackDirection.GIVEN,
            peer_id=peer_id,
            on=self._context.today,
        )

    def newest_first(self) -> list[Feedback]:
        """Return the feedback, the latest day first."""
        return sorted(self.all(), key=lambda f: (f.on, f.id), reverse=True)

    def of_peer(self, peer_id: str) -> list[Feedback]:
        """Return the feedback that went between me and a peer."""
        return self._by("peer", lambda feedback: feedback.peer_id).get(peer_id, [])
