"""The minutes of a review as Markdown, as both of them may read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from peerpal.domain.action import Action, ActionState
from peerpal.domain.dates import show_minutes
from peerpal.domain.flow import Flow, Measure
from peerpal.domain.markdown import plain, sentence
from peerpal.domain.record import Side
from peerpal.domain.review import Rating, Review, ReviewedGoal, widest_first
from peerpal.domain.text import in_file_name
from peerpal.domain.words import words
from peerpal.services.flows import FLOW_DAYS
from peerpal.services.record_services import RecordServices
from peerpal.services.summary_telling import day

NOTHING = "—"

_MEASURES = {
    Measure.MINUTES: "Minutes taught",
    Measure.POINTS: "Talking points raised",
    Measure.DRIVING: "Talks driven",
    Measure.FEEDBACK: "Feedback given",
    Measure.ACTIONS: "Actions done in time",
}


@dataclass(frozen=True, slots=True)
class LastStep:
    """A step agreed on in the review before, and what became of it; `on` is done or due."""

    text: str
    owner: Side
    state: ActionState
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Minutes:
    """What the minutes are made of; nothing in it may be read by one of the two only.

    `goals` pairs each title with what was rated and agreed on. `flows` are seen from my side.
    """

    me: str
    peer: str
    on: date
    goals: tuple[tuple[str, ReviewedGoal], ...] = ()
    last_steps: tuple[LastStep, ...] = ()
    flows: Mapping[Measure, Flow] = field(default_factory=dict)
    flow_since: date | None = None
    flow: str = ""
    start: str = ""
    stop: str = ""
    continue_: str = ""
    next_on: date | None = None
    agreed_me_on: date | None = None
    agreed_peer_on: date | None = None

    def name(self, side: Side) -> str:
        """Return the name of one of the two, safe in Markdown."""
        if side is Side.ME:
            return plain(self.me) or "Me"
        return plain(self.peer) or "My peer"


def render(minutes: Minutes) -> str:
    """Return the whole document; the same minutes give the same text."""
    both = " and ".join(name for name in map(plain, (minutes.me, minutes.peer)) if name)
    parts = [f"# Review: {both}" if both else "# Review", day(minutes.on)]
    sections = (
        ("What became of the last steps", "\n".join(_last_steps(minutes))),
        ("Goals, the widest gap first", "\n\n".join(_goals(minutes))),
        (_flow_heading(minutes), "\n\n".join(_flow(minutes))),
        ("Start", "\n\n".join(_paragraphs(minutes.start))),
        ("Stop", "\n\n".join(_paragraphs(minutes.stop))),
        ("Continue", "\n\n".join(_paragraphs(minutes.continue_))),
        ("Next review", day(minutes.next_on) if minutes.next_on else ""),
        ("Agreed", "\n".join(_agreed(minutes))),
    )
    for heading, body in sections:
        if body:
            parts += [f"## {heading}", body]
    return "\n\n".join(parts) + "\n"


def file_name(review: Review, peer_name: str) -> str:
    """Return a name for the file of the minutes, in letters that every system can write."""
    return f"review-{in_file_name(peer_name) or 'peer'}-{review.on}.md"


def last_steps(records: RecordServices, review: Review) -> list[Action]:
    """Return what a pair agreed to do in the review before this one."""
    before = records.reviews.before(review)
    return records.actions.of_review(before.id) if before else []


def minutes_of(records: RecordServices, review: Review, steps: Iterable[Action]) -> Minutes:
    """Return what the minutes of a review are made of, saved or not; `steps` are the last ones."""
    before = records.reviews.before(review)
    since = before.on + timedelta(days=1) if before else review.on - timedelta(days=FLOW_DAYS)
    return Minutes(
        me=records.profiles.mine().name,
        peer=records.peers.name(review.peer_id),
        on=review.on,
        goals=tuple((records.goals.title(goal.goal_id), goal) for goal in review.goals),
        last_steps=tuple(_last_step(action) for action in steps),
        flows=records.flows.measures(review.peer_id, since, review.on),
        flow_since=since,
        flow=review.flow,
        start=review.start,
        stop=review.stop,
        continue_=review.continue_,
        next_on=review.next_on,
        agreed_me_on=review.agreed_me_on,
        agreed_peer_on=review.agreed_peer_on,
    )


def minutes_of_stored(records: RecordServices, review: Review) -> str:
    """Return the minutes that both agreed to, or make them of a review that came without."""
    return review.minutes or render(minutes_of(records, review, last_steps(records, review)))


def _last_step(action: Action) -> LastStep:
    on = action.done_on if action.state is ActionState.DONE else action.due_on
    return LastStep(action.text, action.owner, action.state, on)


def _last_steps(minutes: Minutes) -> Iterator[str]:
    for step in minutes.last_steps:
        what = words(step.state).capitalize()
        by = f"by {day(step.on)}" if step.state is ActionState.OPEN and step.on else ""
        when = day(step.on) if step.state is ActionState.DONE and step.on else by
        yield f"- {what}: {_closed(step.text, minutes.name(step.owner), when)}"


def _goals(minutes: Minutes) -> Iterator[str]:
    titles = {reviewed.goal_id: title for title, reviewed in minutes.goals}
    for reviewed in widest_first(reviewed for _, reviewed in minutes.goals):
        yield f"### {plain(titles[reviewed.goal_id]) or NOTHING}"
        if lines := "\n".join(_goal(minutes, reviewed)):
            yield lines


def _goal(minutes: Minutes, reviewed: ReviewedGoal) -> Iterator[str]:
    for side, rating in ((Side.ME, reviewed.mine), (Side.PEER, reviewed.theirs)):
        if rating:
            yield f"- {minutes.name(side)}: {_rating(rating)}"
    if reviewed.gap is not None:
        worth = ", worth a longer talk" if reviewed.is_flagged else ""
        yield f"- {f'{reviewed.gap} apart{worth}' if reviewed.gap else 'Rated alike'}"
    if reviewed.status:
        yield f"- Agreed: {words(reviewed.status)}"
    if reviewed.next_step.strip():
        who = minutes.name(reviewed.next_owner or Side.ME)
        by = f"by {day(reviewed.next_on)}" if reviewed.next_on else ""
        yield f"- Next step: {_closed(reviewed.next_step, who, by)}"


def _rating(rating: Rating) -> str:
    said = sentence(rating.note)
    return f"{rating.rating} of 5. {said}" if said else f"{rating.rating} of 5"


def _flow_heading(minutes: Minutes) -> str:
    return f"Flow since {day(minutes.flow_since)}" if minutes.flow_since else "Flow"


def _flow(minutes: Minutes) -> Iterator[str]:
    if any(flow.balance for flow in minutes.flows.values()):
        yield "\n".join(_measure(minutes, *item) for item in minutes.flows.items())
    yield from _paragraphs(minutes.flow)


def _measure(minutes: Minutes, measure: Measure, flow: Flow) -> str:
    if flow.balance is None:
        return f"- {_MEASURES[measure]}: {NOTHING}"
    say = show_minutes if measure is Measure.MINUTES else str
    sides = ((Side.ME, flow.give), (Side.PEER, flow.receive))
    amounts = ", ".join(f"{minutes.name(side)} {say(round(amount))}" for side, amount in sides)
    return f"- {_MEASURES[measure]}: {words(flow.balance)} ({amounts})"


def _paragraphs(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if line.strip():
            yield plain(line)


def _agreed(minutes: Minutes) -> Iterator[str]:
    agreed = ((Side.ME, minutes.agreed_me_on), (Side.PEER, minutes.agreed_peer_on))
    for side, on in agreed:
        if on:
            yield f"- Agreed by {minutes.name(side)} on {day(on)}"


def _closed(text: str, *about: str) -> str:
    """Return a text with what belongs to it behind it: who, and when."""
    return f"{plain(text)} ({', '.join(part for part in about if part)})"
