"""Reviews: what pairs said about their goals, and everything that follows from it as one step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from peerpal.domain.action import Action, ActionState, with_state
from peerpal.domain.conversation import Conversation, ConversationFormat, ConversationStatus
from peerpal.domain.errors import WrongUse
from peerpal.domain.goal import CheckIn, Goal, GoalStatus, achieved, with_progress
from peerpal.domain.peer import Peer
from peerpal.domain.record import Side
from peerpal.domain.review import Review, ReviewedGoal, require_open
from peerpal.services.history import Step
from peerpal.services.records import Records


@dataclass(frozen=True, slots=True)
class Outcome:
    """A review that both agreed to, with all that follows from it.

    `talk` is the one in which it was held, so that the two count as having talked.
    `ticks` says what became of the steps agreed on before, by the id of their action; `progress`
    is whole per cent by the id of a goal, for goals whose key results do not say it.
    """

    review: Review
    ticks: Mapping[str, ActionState] = field(default_factory=dict)
    progress: Mapping[str, int] = field(default_factory=dict)
    next_at: datetime | None = None
    talk: Conversation | None = None


class Reviews(Records[Review]):
    """What pairs reviewed together; what both agreed to stays as it is."""

    kind = Review
    noun = "review"

    def blank(self, peer_id: str) -> Review:
        """Return a review of today to fill in."""
        return Review(**self._context.origin(), peer_id=peer_id, on=self._context.today)

    def newest_first(self) -> list[Review]:
        """Return all reviews, the newest first."""
        return self._once(
            "newest", lambda: sorted(self.all(), key=lambda r: (r.on, r.id), reverse=True)
        )

    def of_peer(self, peer_id: str) -> list[Review]:
        """Return the reviews with a peer, the newest first."""
        found = self._of("peer_id", peer_id)
        return sorted(found, key=lambda review: (review.on, review.id), reverse=True)

    def last_agreed(self, peer_id: str) -> Review | None:
        """Return the newest review with a peer that both agreed to, or None."""
        return next((review for review in self.of_peer(peer_id) if review.is_agreed), None)

    def until(self, review: Review) -> list[Review]:
        """Return the agreed reviews of a pair up to one of them, which is the first."""
        place = review.on, review.id
        found = self.of_peer(review.peer_id)
        return [other for other in found if other.is_agreed and (other.on, other.id) <= place]

    def before(self, review: Review) -> Review | None:
        """Return the agreed review of a pair that came before one, or None."""
        return next((other for other in self.until(review) if other.id != review.id), None)

    def waiting(self, peer_id: str) -> Review | None:
        """Return the newest review that I rated by myself and the peer has not, or None."""
        return next((review for review in self.of_peer(peer_id) if not review.is_agreed), None)

    def all_waiting(self) -> list[Review]:
        """Return the newest review of each pair that the peer has not rated, the oldest first.

        Pairings that are paused or closed, and peers in the bin, are left in peace.
        """
        peer_ids = {review.peer_id for review in self.all() if not review.is_agreed}
        found = [self.waiting(id_) for id_ in peer_ids if self._is_followed(id_)]
        return sorted((r for r in found if r), key=lambda review: (review.on, review.id))

    def last_days(self) -> dict[str, date]:
        """Return the day on which each goal was last reviewed by its pair, by the goal's id."""
        return self._once("last days", self._last_days)

    def _last_days(self) -> dict[str, date]:
        agreed = sorted((r for r in self.all() if r.is_agreed), key=lambda review: review.on)
        return {goal.goal_id: review.on for review in agreed for goal in review.goals}

    def _is_followed(self, peer_id: str) -> bool:
        peer = self._context.store.find(Peer, peer_id)
        return peer is not None and peer.is_followed

    def save(self, record: Review) -> Review:
        """Save a review that is still open, such as one that I rated by myself.

        Raises WrongUse for a change in one that both agreed to.
        """
        verb = "Edit" if record.rev else "Add"
        with self._context.history.step(f"{verb} review") as step:
            return self._put(step, record)

    def finish(self, outcome: Outcome) -> Review:
        """Save a review with goals, check-ins, steps and the next talk: all of it, or nothing.

        Raises WrongUse while one of the two has not agreed.
        """
        if not outcome.review.is_agreed:
            raise WrongUse("A review is finished once both of you have agreed.")
        with self._context.history.step("Review") as step:
            review = self._put(step, outcome.review)
            for id_, state in outcome.ticks.items():
                self._tick(step, id_, state)
            for reviewed in review.goals:
                self._take_over(step, review, reviewed, outcome.progress.get(reviewed.goal_id))
            if outcome.talk:
                step.put(outcome.talk)
            if outcome.next_at:
                step.put(self._next_talk(step.get(Peer, review.peer_id), outcome.next_at))
            return review

    def _put(self, step: Step, review: Review) -> Review:
        if stored := step.find(Review, review.id):
            require_open(stored, review)
        return step.put(review)

    def _tick(self, step: Step, id_: str, state: ActionState) -> None:
        """Note what became of a step, unless it was deleted or says so already."""
        action = step.find(Action, id_)
        if action is None or action.deleted_at or action.state is state:
            return
        step.put(with_state(action, state, on=self._context.today))

    def _take_over(
        self, step: Step, review: Review, reviewed: ReviewedGoal, progress: int | None
    ) -> None:
        """Let a goal stand as the two agreed, with a check-in of each and the next step."""
        goal = step.find(Goal, reviewed.goal_id)
        if goal is None or goal.deleted_at:
            return
        status = reviewed.status or goal.status
        changed = with_progress(goal, goal.progress if progress is None else progress)
        if status is GoalStatus.ACHIEVED and goal.status is not status and progress is None:
            changed = achieved(goal)
        next_step = reviewed.next_step.strip() or goal.next_step
        changed = replace(changed, status=status, next_step=next_step)
        if changed != goal:
            goal = step.put(changed)
        for side, rating in ((Side.ME, reviewed.mine), (Side.PEER, reviewed.theirs)):
            if rating:
                step.put(
                    CheckIn(
                        **self._context.origin(),
                        goal_id=goal.id,
                        on=review.on,
                        by=side,
                        progress=goal.progress,
                        status=goal.status,
                        note=rating.note,
                    )
                )
        if reviewed.next_step.strip():
            step.put(
                Action(
                    **self._context.origin(),
                    text=reviewed.next_step,
                    owner=reviewed.next_owner or Side.ME,
                    peer_id=review.peer_id,
                    due_on=reviewed.next_on,
                    goal_id=goal.id,
                    review_id=review.id,
                )
            )

    def _next_talk(self, peer: Peer, at: datetime) -> Conversation:
        return Conversation(
            **self._context.origin(),
            peer_ids=(peer.id,),
            status=ConversationStatus.PLANNED,
            planned_at=at,
            minutes=peer.conversation_minutes,
            format=ConversationFormat.GOAL_REVIEW,
        )
