"""The summary as Markdown: sections that have something to say, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from peerpal.domain.dates import show_minutes
from peerpal.domain.exchange import Direction
from peerpal.domain.feedback import FeedbackDirection, Tone
from peerpal.domain.goal import GoalOwner, GoalStatus, KeyResult
from peerpal.domain.goal_lines import show_number
from peerpal.domain.markdown import plain, sentence
from peerpal.domain.words import count, listed, times, words
from peerpal.services.summary_content import (
    ConversationLine,
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
        ("What I passed on", _exchanges(content, Direction.TAUGHT)),
        ("What I learned", _exchanges(content, Direction.LEARNED)),
        ("What we worked out together", _exchanges(content, Direction.TOGETHER)),
        ("Conversations", map(_conversation, content.shared_conversations)),
        ("What I said I would do, and did", _actions(content)),
        ("Skills", map(_skill, content.skills)),
        ("Goals", _goals(content)),
        ("Feedback", _feedback(content)),
        ("Next", _next(content)),
    )
    parts = [*_header(content)]
    for title, lines in sections:
        body = "\n".join(lines)
        if body:
            parts += [f"## {title}", body]
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
    colleagues = f"with {count(content.colleagues, 'colleague')}"
    if content.conversations:
        yield f"- {count(content.conversations, 'conversation')} {colleagues}"
    if amounts := listed(list(_amounts(content.ways))):
        yield f"- {_capitalised(amounts)}" + ("" if content.conversations else f" {colleagues}")
    mine = [line for line in content.goals if line.goal.owner is not GoalOwner.PEER]
    achieved = sum(line.status is GoalStatus.ACHIEVED for line in mine)
    under_way = sum(line.status.is_open for line in mine)
    parts = [f"{count(achieved, 'goal')} achieved"] if achieved else []
    if under_way:
        parts.append(f"{under_way if achieved else count(under_way, 'goal')} under way")
    if parts:
        yield f"- {listed(parts)}"
    both = (("given", content.feedback_given), ("received", content.feedback_received))
    if feedback := [f"{verb} {times(number)}" for verb, number in both if number]:
        yield f"- Feedback {listed(feedback)}"


def _exchanges(content: SummaryContent, direction: Direction) -> Iterator[str]:
    """Return the exchanges of one direction under their skills, in the order skills came up."""
    by_skill: dict[str, list[ExchangeLine]] = {}
    for line in content.shared_exchanges:
        if line.exchange.direction is direction:
            by_skill.setdefault(line.skill, []).append(line)
    for skill, lines in by_skill.items():
        head = f"**{plain(skill)}**" if skill else "**Something else**"
        if len(lines) == 1:
            yield f"- {head} {_exchange(lines[0])}"
        else:
            yield f"- {head}"
            yield from (f"  - {_exchange(line)}" for line in lines)


def _exchange(line: ExchangeLine) -> str:
    exchange = line.exchange
    preposition = {
        Direction.TAUGHT: "to",
        Direction.LEARNED: "from",
        Direction.TOGETHER: "with",
    }[exchange.direction]
    minutes = f", {show_minutes(exchange.minutes)}" if exchange.minutes else ""
    texts = [sentence(exchange.takeaway)]
    if exchange.what_changed.strip():
        texts.append(f"What changed: {sentence(exchange.what_changed)}")
    tail = " ".join(text for text in texts if text)
    head = f"{preposition} {plain(line.peer)}, {day(exchange.happened_on)}{minutes}"
    return f"{head}: {tail}" if tail else head


def _conversation(line: ConversationLine) -> str:
    talk = line.conversation
    parts = [
        f"**{plain(talk.title)}**" if talk.title.strip() else "",
        f"with {plain(line.peers)}",
        day(talk.held_on) if talk.held_on else "",
        show_minutes(talk.minutes) if talk.minutes else "",
    ]
    paragraphs = [f"\n\n  {plain(text)}" for text in talk.notes.split("\n") if text.strip()]
    return f"- {', '.join(part for part in parts if part)}" + "".join(paragraphs)


def _actions(content: SummaryContent) -> Iterator[str]:
    for action in content.shared_actions:
        when = f" ({day(action.done_on)})" if action.done_on else ""
        yield f"- {_capitalised(plain(action.text))}{when}"


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
            length = f"{show_minutes(round(time))} " if time else ""
            yield f"{verb} {length}in {count(number, 'exchange')}"


def _goals(content: SummaryContent) -> Iterator[str]:
    for line in content.goals:
        yield _goal(line)
        yield from map(_key_result, line.key_results)
        for check_in in line.check_ins:
            yield f"  - {day(check_in.on)}, {check_in.progress}%: {sentence(check_in.note)}"


def _goal(line: GoalLine) -> str:
    goal = line.goal
    whose = ""
    if line.peer and goal.owner is GoalOwner.SHARED:
        whose = f" (shared with {plain(line.peer)})"
    elif line.peer and goal.owner is GoalOwner.PEER:
        whose = f" (goal of {plain(line.peer)})"
    success = f" Success: {sentence(goal.success)}" if goal.success.strip() else ""
    return f"- **{plain(goal.title)}**{whose}: {_standing(line)}.{success}"


def _standing(line: GoalLine) -> str:
    status = words(line.status)
    if line.closed_on:
        return f"{status} on {day(line.closed_on)}"
    if not line.progress_now:
        return status
    since = f"{line.progress_then}% → " if 0 < line.progress_then < line.progress_now else ""
    return f"{status}, {since}{line.progress_now}%"


def _key_result(result: KeyResult) -> str:
    unit = result.unit.strip()
    now, start, target = map(show_number, (result.current, result.start, result.target))
    if unit:
        now += unit if unit == "%" else f" {plain(unit)}"
    return f"  - {plain(result.text)}: {now} (from {start} towards {target})"


def _feedback(content: SummaryContent) -> Iterator[str]:
    for direction, preposition in (
        (FeedbackDirection.RECEIVED, "from"),
        (FeedbackDirection.GIVEN, "to"),
    ):
        for line in content.shared_feedback:
            if line.feedback.direction is direction:
                yield _feedback_line(line, preposition)


def _feedback_line(line: FeedbackLine, preposition: str) -> str:
    who_and_when = f"{preposition} {plain(line.peer)}, {day(line.feedback.on)}"
    if line.words:
        return f"- {_capitalised(who_and_when)}: “{plain(line.words)}”"
    what = "Encouragement" if line.feedback.tone is Tone.REINFORCING else "Suggestions"
    return f"- {what} {who_and_when}"


def _next(content: SummaryContent) -> Iterator[str]:
    for line in content.goals:
        goal = line.goal
        if goal.status.is_open and goal.owner is not GoalOwner.PEER:
            until = f", by {day(goal.target_on)}" if goal.target_on else ""
            step = f": {sentence(goal.next_step)}" if goal.next_step.strip() else ""
            yield f"- **{plain(goal.title)}**{until}{step}"


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
