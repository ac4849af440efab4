"""Reviews that are going on: kept as drafts at every step, and saved once both agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from peerpal.domain.action import Action, ActionState, with_state
from peerpal.domain.conversation import Conversation, ConversationFormat, ConversationStatus, held
from peerpal.domain.dates import Toward
from peerpal.domain.errors import InvalidField
from peerpal.domain.goal import Goal, GoalOwner, GoalStatus
from peerpal.domain.peer import Peer
from peerpal.domain.record import Side
from peerpal.domain.review import Review, ReviewedGoal, widest_first
from peerpal.domain.review_session import ReviewSession, place_of, require_name
from peerpal.domain.values import YES, Values
from peerpal.services.context import Context
from peerpal.services.due import REVIEW_DRAFT
from peerpal.services.record_services import RecordServices
from peerpal.services.review_minutes import minutes_of, render
from peerpal.services.reviews import Outcome
from peerpal.storage.drafts import Drafts

_PEER, _PLACE, _SOLO, _WAITING = "peer_id", "place", "solo", "waiting"


class ReviewSessions:
    """What two people go through together, one review a peer at a time."""

    def __init__(self, context: Context, records: RecordServices, drafts: Drafts) -> None:
        self._context = context
        self._records = records
        self._drafts = drafts

    def begin(self, peer_id: str, *, is_solo: bool = False) -> ReviewSession:
        """Return a new review with a peer; nothing of it is kept yet."""
        session = ReviewSession(peer_id, is_solo=is_solo)
        return replace(session, place=session.places[0])

    def join(self, waiting: Review) -> ReviewSession:
        """Return the review in which the peer adds their side to what I rated by myself."""
        return ReviewSession(waiting.peer_id, waiting=waiting)

    def find(self, peer_id: str) -> ReviewSession | None:
        """Return the review with a peer that was left, or None."""
        draft = self._drafts.find(draft_key(peer_id))
        if draft is None:
            return None
        place, is_solo = draft.pop(_PLACE, ""), draft.pop(_SOLO, "") == YES
        waiting = self._waiting(draft.pop(_WAITING, ""))
        draft.pop(_PEER, "")
        known = {name: text for name, text in draft.items() if self._is_known(name)}
        session = ReviewSession(peer_id, texts=known, is_solo=is_solo, waiting=waiting)
        return replace(session, place=place_of(place, session.places))

    def left(self) -> list[Peer]:
        """Return the peers with whom a review was left in the middle, by name."""
        return [peer for peer in self._records.peers.by_name() if self.find(peer.id)]

    def as_draft(self, session: ReviewSession) -> Mapping[str, str]:
        """Return a review as it is kept until it is saved."""
        return {
            _PEER: session.peer_id,
            _PLACE: session.place.key,
            _SOLO: YES if session.is_solo else "",
            _WAITING: session.waiting.id if session.waiting else "",
            **session.texts,
        }

    def keep(self, session: ReviewSession) -> None:
        """Keep a review as it stands. Raises SaveFailed or DataInUse."""
        self._drafts.keep(draft_key(session.peer_id), self.as_draft(session))

    def drop(self, peer_id: str) -> None:
        """Forget the review with a peer that was left."""
        self._drafts.drop(draft_key(peer_id))

    # What the two look at

    def last_steps(self, peer_id: str) -> list[Action]:
        """Return the steps agreed on in the last review that nobody had dropped by then."""
        last = self._records.reviews.last_agreed(peer_id)
        return self._records.actions.of_review(last.id) if last else []

    def goals_to_choose(self, peer_id: str) -> list[Goal]:
        """Return the open goals that have to do with a peer, the shared ones first."""
        goals = [goal for goal in self._records.goals.of_peer(peer_id) if goal.status.is_open]
        return sorted(goals, key=lambda goal: (goal.owner is not GoalOwner.SHARED, goal.id))

    def agreed(self, session: ReviewSession, goal: ReviewedGoal) -> ReviewedGoal:
        """Return a goal with what the two agreed on. Raises InvalidField."""
        stored, id_ = self._records.goals.get(goal.goal_id), goal.goal_id
        values = Values(
            {
                **{f"{name}.{id_}": text for name, text in agreeing_texts(stored).items()},
                **session.texts,
            },
            self._context.today,
        )
        next_step = values.line(f"step.{id_}")
        owner = values.choice_or_none(f"owner.{id_}", Side)
        if next_step and owner is None:
            raise InvalidField(f"owner.{id_}", "say who takes this step")
        self._progress(values, id_)
        return replace(
            goal,
            status=values.choice(f"status.{id_}", GoalStatus),
            next_step=next_step,
            next_owner=owner if next_step else None,
            next_on=values.day_or_none(f"by.{id_}", Toward.FUTURE) if next_step else None,
        )

    def review(self, session: ReviewSession, *, next_at: datetime | None) -> Review:
        """Return the review as far as it is agreed on. Raises InvalidField."""
        local = self._records.conversations.local
        review = session.waiting or self._records.reviews.blank(session.peer_id)
        texts = session.texts
        return replace(
            review,
            on=self._context.today,
            goals=tuple(self.agreed(session, goal) for goal in widest_first(session.goals)),
            flow=texts.get("flow", "").strip(),
            start=texts.get("start", "").strip(),
            stop=texts.get("stop", "").strip(),
            continue_=texts.get("continue_", "").strip(),
            next_on=local(next_at).date() if next_at else None,
        )

    def minutes(self, session: ReviewSession, review: Review) -> str:
        """Return the minutes of a review as Markdown that both may read."""
        ticks, on = self._ticks(session), self._context.today
        steps = [
            with_state(step, ticks.get(step.id, step.state), on=on)
            for step in self.last_steps(session.peer_id)
        ]
        return render(minutes_of(self._records, review, steps))

    # Saving

    def save_mine(self, session: ReviewSession) -> Review:
        """Save what I rated by myself; the peer joins later. Raises InvalidField."""
        session.require_said()
        review = replace(self._records.reviews.blank(session.peer_id), goals=session.goals)
        return self._records.reviews.save(review)

    def finish(self, session: ReviewSession, *, next_at: datetime | None) -> Review:
        """Save the review that both agreed to by name, with all that follows, as one step.

        Raises InvalidField for a name that is not the one of the person.
        """
        require_name(session.texts.get("agree_me", ""), self.my_name, "agree_me")
        peer = self._records.peers.get(session.peer_id)
        require_name(session.texts.get("agree_peer", ""), peer.name, "agree_peer")
        today = self._context.today
        review = replace(
            self.review(session, next_at=next_at), agreed_me_on=today, agreed_peer_on=today
        )
        review = replace(review, minutes=self.minutes(session, review))
        outcome = Outcome(
            review=review,
            ticks=self._ticks(session),
            progress=self._all_progress(session),
            next_at=next_at,
            talk=self._talk(peer),
        )
        return self._records.reviews.finish(outcome)

    @property
    def my_name(self) -> str:
        """My name as far as I gave one."""
        return self._records.profiles.mine().name

    def _talk(self, peer: Peer) -> Conversation:
        """Return the talk that the review was: the one planned for it, or one more, held today."""
        conversations, today = self._records.conversations, self._context.today
        for talk in conversations.of_peer(peer.id):
            is_planned = talk.status is ConversationStatus.PLANNED
            is_ours = talk.format is ConversationFormat.GOAL_REVIEW and talk.peer_ids == (peer.id,)
            if is_planned and is_ours and conversations.day(talk) <= today:
                return held(talk, on=today)
        talk = conversations.blank_held(peer)
        return replace(talk, format=ConversationFormat.GOAL_REVIEW, minutes=None, driver=None)

    def _ticks(self, session: ReviewSession) -> dict[str, ActionState]:
        return {
            name.partition(".")[2]: ActionState(text)
            for name, text in session.texts.items()
            if name.startswith("tick.") and text in set(ActionState)
        }

    def _all_progress(self, session: ReviewSession) -> dict[str, int]:
        values = Values(session.texts, self._context.today)
        found = {id_: self._progress(values, id_) for id_ in session.goal_ids}
        return {id_: progress for id_, progress in found.items() if progress is not None}

    def _progress(self, values: Values, goal_id: str) -> int | None:
        """Return the progress that was typed, if any. Raises InvalidField."""
        name = f"progress.{goal_id}"
        progress = values.number(name) if name in values.texts else None
        if progress is not None and progress > 100:
            raise InvalidField(name, "give a number from 0 to 100")
        return progress

    def _waiting(self, id_: str) -> Review | None:
        review = self._context.store.find(Review, id_) if id_ else None
        return review if review and not review.is_agreed and not review.deleted_at else None

    def _is_known(self, name: str) -> bool:
        """True unless a field is about a goal or step that is not there any more."""
        kind, _, id_ = name.rpartition(".")
        if not kind:
            return True
        return self._context.store.find(Action if kind == "tick" else Goal, id_) is not None


def draft_key(peer_id: str) -> str:
    """Return the name that the review with a peer is kept under."""
    return f"{REVIEW_DRAFT}{peer_id}"


def agreeing_texts(goal: Goal) -> dict[str, str]:
    """Return what stands in the fields about a goal before the two agree on anything."""
    status = GoalStatus.ON_TRACK if goal.status is GoalStatus.NOT_STARTED else goal.status
    return {"status": status, "step": goal.next_step, "owner": Side.ME, "by": ""}
