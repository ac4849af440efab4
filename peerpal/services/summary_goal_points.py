"""What a summary says of goals: how each stands, what was delivered, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator

from peerpal.domain.evidence import Evidence
from peerpal.domain.goal import Goal, GoalOwner, KeyResult, objective_grade
from peerpal.domain.goal_lines import show_number
from peerpal.domain.markdown import plain, sentence
from peerpal.domain.review import Review
from peerpal.domain.summary import Section
from peerpal.domain.words import words
from peerpal.services.summary_content import GoalLine, SummaryContent
from peerpal.services.summary_document import Entry
from peerpal.services.summary_opening import of_mine
from peerpal.services.summary_telling import day, in_line

_MOST_NEXT = 3


def goal_points(content: SummaryContent) -> list[Entry]:
    """Return a point for each goal there is room for, the names of the others, and reviews."""
    first = stories(content)
    shown = [
        _goal(line, grades=content.settings.grades, in_short=line.goal.id in first)
        for line in content.goals[: content.room + 1]
    ]
    coming = {goal.id for goal in coming_goals(content)} if content.shows(Section.NEXT) else set()
    others = [line.goal for line in content.goals[content.room + 1 :] if line.goal.id not in coming]
    if others:
        shown.append(Entry(f"Also: {'; '.join(plain(goal.title) for goal in others)}"))
    told = content.told.get(Section.GOALS, ())
    reviews = [in_line(one) for one in told if isinstance(one.record, Review)]
    return [*shown, *reviews]


def stories(content: SummaryContent) -> set[str]:
    """Return the ids of what is told as a contribution, by itself or as the story of a record."""
    told = [one.record for part in content.told.values() for one in part]
    stories = {one.source_id for one in told if isinstance(one, Evidence) and one.source_id}
    return stories | {one.record.id for one in content.told.get(Section.CONTRIBUTIONS, ())}


def _goal(line: GoalLine, *, grades: bool, in_short: bool) -> Entry:
    goal = line.goal
    whose = ""
    if line.peer and goal.owner is not GoalOwner.ME:
        shared = goal.owner is GoalOwner.SHARED
        whose = f" ({'shared with' if shared else 'goal of'} {plain(line.peer)})"
    grade = f", {objective_grade(goal):.1f}" if grades and line.key_results else ""
    head = f"**{plain(goal.title)}**{whose}: {_standing(line)}{grade}"
    if in_short:
        return Entry(head)
    said = sentence(line.wording) or _delivered(line)
    details = tuple(_key_result(result, grades=grades) for result in line.key_results)
    return Entry(f"{head}. {said}" if said else head, details)


def _delivered(line: GoalLine) -> str:
    if line.check_ins:
        return sentence(line.check_ins[-1].note)
    if line.reached:
        return f"Delivered: {sentence('; '.join(step.text for step in line.reached))}"
    return f"Success: {sentence(line.goal.success)}" if line.goal.success.strip() else ""


def _standing(line: GoalLine) -> str:
    status = words(line.status)
    if line.closed_on:
        return f"{status} on {day(line.closed_on)}"
    if not line.progress_now:
        return status
    since = f"{line.progress_then}% → " if 0 < line.progress_then < line.progress_now else ""
    return f"{status}, {since}{line.progress_now}%"


def _key_result(result: KeyResult, *, grades: bool) -> str:
    unit = result.unit.strip()
    now, start, target = map(show_number, (result.current, result.start, result.target))
    if unit:
        now += unit if unit == "%" else f" {plain(unit)}"
    grade = f", {result.grade:.1f}" if grades else ""
    return f"{plain(result.text)}: {now} (from {start} towards {target}){grade}"


def next_points(content: SummaryContent) -> list[Entry]:
    """Return what is due first, each with what shows that it succeeded."""
    return [_next_goal(goal) for goal in coming_goals(content)]


def coming_goals(content: SummaryContent) -> list[Goal]:
    """Return the goals that are due first."""
    waiting = [line.goal for line in of_mine(content) if line.goal.status.is_open]
    waiting.sort(key=lambda goal: (goal.target_on is None, goal.target_on, goal.id))
    return waiting[:_MOST_NEXT]


def _next_goal(goal: Goal) -> Entry:
    until = f", by {day(goal.target_on)}" if goal.target_on else ""
    signal = _signal(goal)
    said = f"Success: {signal}" if signal else sentence(goal.next_step)
    title = plain(goal.title if until else goal.title.rstrip(" .") or goal.title)
    head = f"**{title}**{until}"
    return Entry(f"{head}. {said}" if said else head)


def _signal(goal: Goal) -> str:
    if goal.success.strip() or not goal.key_results:
        return sentence(goal.success)
    result = goal.key_results[0]
    unit = f" {plain(result.unit)}" if result.unit.strip() else ""
    return f"{plain(result.text)}: {show_number(result.target)}{unit}."


def by_notes(content: SummaryContent) -> Iterator[GoalLine]:
    """Yield the goals that are told by their last note: in their section or as a contribution."""
    first = {one.record.id for one in content.told.get(Section.CONTRIBUTIONS, ())}
    in_short = stories(content)
    for place, line in enumerate(content.goals):
        has_room = place <= content.room and content.shows(Section.GOALS)
        is_told = line.goal.id in first or (has_room and line.goal.id not in in_short)
        if is_told and not line.wording:
            yield line
