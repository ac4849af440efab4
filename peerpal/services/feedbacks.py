"""Feedback, given, received or requested."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from peerpal.domain.feedback import (
    Attribution,
    Feedback,
    FeedbackDirection,
    agreed,
    follow_up_done,
    taken_further,
)
from peerpal.domain.peer import Consent, Peer, PeerStatus
from peerpal.domain.period import Period
from peerpal.services.context import Context
from peerpal.services.records import Records
from peerpal.services.skills import Skills
from peerpal.storage.glance import Glance

if TYPE_CHECKING:
    from peerpal.domain.tones import Tones


class _Dated(Glance, frozen=True):
    on: date


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

    def in_period(self, period: Period) -> list[Feedback]:
        """Return the feedback of a period."""
        return self._found(one for one in self._glances(_Dated) if one.on in period)

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
        return self._of("peer_id", peer_id)

    def tones(self, peer_id: str) -> tuple[Tones, Tones]:
        """Return how often feedback with a peer reinforced and redirected: given, and received."""
        from peerpal.domain.tones import tones

        return tones(self.of_peer(peer_id))

    def take_further(self, id_: str, *, rev: int | None = None) -> Feedback:
        """Note that a draft was delivered, or that what was delivered is acknowledged."""
        with self._context.history.step("Take feedback further") as step:
            return step.put(taken_further(step.get(Feedback, id_, rev=rev)))

    def agree(
        self,
        id_: str,
        consent: Consent,
        attribution: Attribution | None = None,
        *,
        rev: int | None = None,
    ) -> Feedback:
        """Note what a colleague said to being quoted, and how they may be named."""
        with self._context.history.step("Note consent") as step:
            return step.put(agreed(step.get(Feedback, id_, rev=rev), consent, attribution))

    def follow_ups(self) -> list[Feedback]:
        """Return what is to be followed up by today, the earliest day first.

        Pairings that are paused or closed, and peers in the bin, are left in peace.
        """
        store = self._context.store
        dated = self._once("dated", lambda: store.having(Feedback, "follow_up_on"))
        today = self._context.today
        due = [f for f in dated if f.follow_up_on and f.follow_up_on <= today and not f.deleted_at]
        return sorted(filter(self._may_ask, due), key=lambda f: (f.follow_up_on or today, f.id))

    def follow_up(
        self, id_: str, response: str, *, again_on: date | None, rev: int | None = None
    ) -> Feedback:
        """Note what came of feedback; it is asked about again on a day, or not any more."""
        with self._context.history.step("Follow up on feedback") as step:
            feedback = step.get(Feedback, id_, rev=rev)
            return step.put(follow_up_done(feedback, response, again_on=again_on))

    def _may_ask(self, feedback: Feedback) -> bool:
        peer = self._context.store.find(Peer, feedback.peer_id)
        silent = (PeerStatus.PAUSED, PeerStatus.CLOSED)
        return bool(peer and not peer.deleted_at and peer.status not in silent)
