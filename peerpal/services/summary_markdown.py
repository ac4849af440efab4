"""The summary as Markdown: sections that have something to say, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from peerpal.domain.dates import show_minutes
from peerpal.domain.exchange import Direction
from peerpal.domain.feedback import FeedbackDirection, Tone
from peerpal.domain.goal import GoalOwner, GoalStatus
from peerpal.domain.markdown import plain, sentence
from peerpal.domain.words import count, listed, words
from peerpal.services.summary_content import (
    ExchangeLine,
    FeedbackLine,
    GoalLine,
    SkillLine,
    SummaryContent,
    Ways,
)


def render(content: SummaryContent) -> str:
    """Return the whole document; the same content gives the same text."""
    sections = (
        ("In short", _in_short(content)),
        ("What I did for others", _for_others(content)),
        ("What I learned", _learned(content)),
        ("Skills", (_skill(line) for line in content.skills)),
        ("Goals", _goals(content)),
        ("Feedback", _feedback(content)),
        ("Next", _next(content)),
    )
    parts = [*_header(content)]
    for title, lines in sections:
        body = list(lines)
        if body:
            parts += [f"## {title}", "\n".join(body)]
    return "\n\n".join(parts) + "\n"


def day(on: date) -> str:
    """Return a day as the summary writes it: 3 October 2026."""
    return f"{on.day} {on:%B} {on.year}"


def _header(content: SummaryContent) -> Iterator[str]:
    profile = content.profile
    name = plain(profile.name)
    yield f"# Peer mentoring: {name}" if name else "# Peer mentoring"
    place = [profile.role, profile.department, profile.organisation]
    about = [", ".join(plain(part) for part in place if part.strip())]
    about.append(f"{day(content.period.first)} to {day(content.period.last)}")
    yield "  \n".join(line for line in about if line)


def _in_short(content: SummaryContent) -> Iterator[str]:
    if content.conversations or content.colleagues:
        talks = count(content.conversations, "conversation")
        yield f"- {talks} with {count(content.colleagues, 'colleague')}"
    for amount in _amounts(content.ways):
        yield f"- {amount.capitalize()}"
    achieved = sum(line.goal.status is GoalStatus.ACHIEVED for line in content.goals)
    if achieved:
        yield f"- {count(achieved, 'goal')} achieved"
    feedback = []
    if content.feedback_given:
        feedback.append(f"given {count(content.feedback_given, 'time')}")
    if content.feedback_received:
        feedback.append(f"received {count(content.feedback_received, 'time')}")
    if feedback:
        yield f"- Feedback {listed(feedback)}"


def _for_others(content: SummaryContent) -> Iterator[str]:
    yield from _exchanges(content, Direction.TAUGHT, Direction.TOGETHER)
    for line in content.shared_conversations:
        talk = line.conversation
        about = f"**{plain(talk.title)}**: " if talk.title else ""
        when = f"{day(talk.held_on)}, " if talk.held_on else ""
        parts = [f"- {about}{when}with {plain(line.peers)}.", sentence(talk.notes)]
        yield " ".join(part for part in parts if part)
    for action in content.shared_actions:
        done = f", done {day(action.done_on)}" if action.done_on else ""
        yield f"- {plain(action.text)}{done}"


def _learned(content: SummaryContent) -> Iterator[str]:
    yield from _exchanges(content, Direction.LEARNED)


def _exchanges(content: SummaryContent, *directions: Direction) -> Iterator[str]:
    for line in content.shared_exchanges:
        if line.exchange.direction in directions:
            yield _exchange(line)


def _exchange(line: ExchangeLine) -> str:
    exchange = line.exchange
    preposition = {
        Direction.TAUGHT: "to",
        Direction.LEARNED: "from",
        Direction.TOGETHER: "together with",
    }[exchange.direction]
    minutes = f", {show_minutes(exchange.minutes)}" if exchange.minutes else ""
    head = f"- **{plain(line.skill)}** {preposition} {plain(line.peer)}"
    texts = [sentence(exchange.takeaway), sentence(exchange.what_changed)]
    tail = " ".join(text for text in texts if text)
    return f"{head}, {day(exchange.happened_on)}{minutes}" + (f": {tail}" if tail else "")


def _skill(line: SkillLine) -> str:
    levels = ""
    if line.level_now and line.level_then and line.level_now is not line.level_then:
        levels = f", {words(line.level_then)} → {words(line.level_now)}"
    elif line.level_now:
        levels = f", {words(line.level_now)}"
    moved = listed(list(_amounts(line.ways)))
    return f"- **{plain(line.name)}**{levels}" + (f": {moved}" if moved else "")


def _amounts(ways: Ways) -> Iterator[str]:
    minutes = ways.minutes
    sides = (("taught", minutes.give, ways.taught), ("learned", minutes.receive, ways.learned))
    for verb, time, number in sides:
        if number:
            length = f"{show_minutes(round(time))} in " if time else "in "
            yield f"{verb} {length}{count(number, 'exchange')}"


def _goals(content: SummaryContent) -> Iterator[str]:
    for line in content.goals:
        yield _goal(line)
        for check_in in line.check_ins:
            yield f"  - {day(check_in.on)}, {check_in.progress} %: {sentence(check_in.note)}"


def _goal(line: GoalLine) -> str:
    goal = line.goal
    whose = ""
    if line.peer and goal.owner is GoalOwner.SHARED:
        whose = f" (shared with {plain(line.peer)})"
    elif line.peer and goal.owner is GoalOwner.PEER:
        whose = f" ({plain(line.peer)}'s goal)"
    progress = f"{line.progress_now} %"
    if 0 < line.progress_then < line.progress_now:
        progress = f"{line.progress_then} % → {progress}"
    success = f" Success: {sentence(goal.success)}" if goal.success.strip() else ""
    return f"- **{plain(goal.title)}**{whose}: {words(goal.status)}, {progress}.{success}"


def _feedback(content: SummaryContent) -> Iterator[str]:
    received = [f for f in content.shared_feedback if _is(f, FeedbackDirection.RECEIVED)]
    given = [f for f in content.shared_feedback if _is(f, FeedbackDirection.GIVEN)]
    for lines, verb in ((received, "from"), (given, "to")):
        for line in lines:
            yield _feedback_line(line, verb)


def _is(line: FeedbackLine, direction: FeedbackDirection) -> bool:
    return line.feedback.direction is direction


def _feedback_line(line: FeedbackLine, preposition: str) -> str:
    feedback = line.feedback
    what = "Encouragement" if feedback.tone is Tone.REINFORCING else "Suggestions"
    if not line.words:
        return f"- {what} {preposition} {plain(line.peer)}, {day(feedback.on)}"
    return f"- {plain(line.peer)}, {day(feedback.on)}: “{plain(line.words)}”"


def _next(content: SummaryContent) -> Iterable[str]:
    for line in content.goals:
        goal = line.goal
        if goal.status.is_open and goal.owner is not GoalOwner.PEER:
            until = f", by {day(goal.target_on)}" if goal.target_on else ""
            step = f": {sentence(goal.next_step)}" if goal.next_step.strip() else ""
            yield f"- **{plain(goal.title)}**{until}{step}"
