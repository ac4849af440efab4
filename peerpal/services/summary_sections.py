"""The sections of a summary: each says what was let in, and is left out when that is nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from peerpal.domain.dates import show_minutes
from peerpal.domain.evidence import Evidence
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Feedback
from peerpal.domain.goal import Goal, GoalOwner, GoalStatus, KeyResult, objective_grade
from peerpal.domain.goal_lines import show_number
from peerpal.domain.markdown import plain, sentence
from peerpal.domain.review import Review
from peerpal.domain.summary import CORE_WORDS, Audience, Section, section_title
from peerpal.domain.words import count, listed, times, words
from peerpal.services.summary_content import GoalLine, SkillLine, SummaryContent, Told
from peerpal.services.summary_document import (
    DocumentSection,
    Entry,
    Group,
    SummaryDocument,
    Totals,
    words_of,
)
from peerpal.services.summary_opening import amounts, of_mine, opening, rise, risen
from peerpal.services.summary_telling import (
    as_contribution,
    by_date,
    competency_title,
    day,
    in_line,
    lesson,
)

_MOST_NEXT = 3
_ROOMS = (4, 3, 2, 1)
_ALL = 1_000_000


def fitted(content: SummaryContent) -> SummaryContent:
    """Return the content with room for as many points as fit into the words that are read.

    A section tells its first points, and the appendix the rest; for myself they tell everything.
    """
    if content.settings.audience is Audience.SELF:
        return replace(content, room=_ALL)
    rooms = [replace(content, room=room) for room in _ROOMS]
    fitting = (one for one in rooms if _core_length(one) < CORE_WORDS.stop)
    return next(fitting, rooms[-1])


def _core_length(content: SummaryContent) -> int:
    core = [section for section in content.settings.shown if section is not Section.APPENDIX]
    return sum(words_of(part) for part in _sections(core, content))


def untold(content: SummaryContent) -> set[str]:
    """Return the ids of what was let in and is told nowhere: no room, or its section is off."""
    if _is_shown(content, Section.APPENDIX):
        return set()
    every = {one.record.id for told in content.told.values() for one in told}
    return every - _told_above(content)


def document(content: SummaryContent) -> SummaryDocument:
    """Return all that a summary says, every text of it escaped; the same content, the same."""
    profile = content.profile
    name = plain(profile.name)
    if content.settings.audience is Audience.PEER:
        name = listed([part for part in (name, plain(content.peer)) if part])
    return SummaryDocument(
        audience=content.settings.audience.value,
        name=name,
        role=plain(profile.role),
        department=plain(profile.department),
        organisation=plain(profile.organisation),
        first=content.period.first,
        last=content.period.last,
        made_on=content.made_on,
        totals=_totals(content),
        sections=tuple(_sections(content.settings.shown, content)),
    )


def _sections(wanted: Iterable[Section], content: SummaryContent) -> Iterator[DocumentSection]:
    for section in wanted:
        if made := _section(section, content):
            yield made


def _section(section: Section, content: SummaryContent) -> DocumentSection | None:
    text = plain(opening(content)) if section is Section.OPENING else ""
    make = _GROUPS.get(section)
    groups = tuple(group for group in make(content) if group.entries) if make else ()
    if not text and not groups:
        return None
    return DocumentSection(
        section.value, section_title(section, content.settings.audience), text, groups
    )


def _contributions(content: SummaryContent) -> Iterator[Group]:
    goals = {line.goal.id: line for line in content.goals}
    told = content.told.get(Section.CONTRIBUTIONS, ())
    yield _group([as_contribution(one, goals.get(one.record.id)) for one in told])


def _beyond(content: SummaryContent) -> Iterator[Group]:
    taught = list(_by_skill(_exchanges(content, Section.BEYOND)).values())
    mentoring = [_mentoring(told) for told in taught[: content.room]]
    if rest := [plain(told[0].subject) for told in taught[content.room :]]:
        mentoring.append(Entry(f"Also: {listed(rest)}"))
    yield _group(mentoring, "Mentoring")
    others = [in_line(one) for one in _core(content, Section.BEYOND)]
    own = content.profile.department.strip().casefold()
    elsewhere = [plain(name) for name in content.departments if name.casefold() != own]
    if own and elsewhere and not content.peer:
        others.append(Entry(f"Worked with colleagues from {listed(elsewhere)}"))
    if content.circles:
        often = times(content.circles)
        others.append(Entry(f"Met in a circle of several colleagues {often}"))
    yield _group(others, "Across teams" if mentoring else "")


def _mentoring(told: Sequence[Told]) -> Entry:
    """Return what I passed on of a skill, with the exchange that shows it best."""
    people = listed(list(dict.fromkeys(plain(one.people) for one in told)))
    minutes = sum(_minutes(one) for one in told)
    length = f", {show_minutes(minutes)}" if minutes else ""
    often = f" in {count(len(told), 'exchange')}" if len(told) > 1 else ""
    head = f"**{plain(told[0].subject) or 'Something else'}**, for {people}{often}{length}"
    said = lesson(_telling_most(told))
    return Entry(f"{head}: {said}" if said else head)


def _skills(content: SummaryContent) -> Iterator[Group]:
    lessons = _by_skill(_exchanges(content, Section.SKILLS))
    shown = _skills_shown(content)
    entries = [_skill(line, lessons.get(line.skill_id, [])) for line in shown]
    if rest := [plain(line.name) for line in content.skills if line not in shown]:
        entries.append(Entry(f"{'Also: ' if shown else ''}{listed(rest)}"))
    yield _group(entries)


def _skills_shown(content: SummaryContent) -> list[SkillLine]:
    """Return the skills told of in a point each: first those I worded or that rose the most."""
    lessons = _by_skill(_exchanges(content, Section.SKILLS))
    worth = [
        line
        for line in content.skills
        if risen(line) or line.evidence or line.wording or line.skill_id in lessons
    ]
    worth.sort(key=lambda line: (not (line.wording or line.evidence), -rise(line)))
    return worth[: content.room + 1]


def _skill(line: SkillLine, lessons: Sequence[Told]) -> Entry:
    level = ""
    if line.level_now:
        then = f"{words(line.level_then)} → " if line.level_then and risen(line) else ""
        level = f", {then}{words(line.level_now)}"
    moved = f", {amounts(line.ways)}" if amounts(line.ways) else ""
    said = [sentence(line.wording or line.evidence)]
    if lessons and not said[0]:
        said.append(lesson(_telling_most(lessons)))
    text = " ".join(part for part in said if part)
    head = f"**{plain(line.name)}**{level}{moved}"
    return Entry(f"{head}: {text}" if text else head)


def _goals(content: SummaryContent) -> Iterator[Group]:
    first = _stories(content)
    shown = [
        _goal(line, grades=content.settings.grades, in_short=line.goal.id in first)
        for line in content.goals[: content.room + 1]
    ]
    coming = {goal.id for goal in _coming(content)} if _is_shown(content, Section.NEXT) else set()
    others = [line.goal for line in content.goals[content.room + 1 :] if line.goal.id not in coming]
    if others:
        shown.append(Entry(f"Also: {'; '.join(plain(goal.title) for goal in others)}"))
    told = content.told.get(Section.GOALS, ())
    reviews = [in_line(one) for one in told if isinstance(one.record, Review)]
    yield _group([*shown, *reviews])


def _stories(content: SummaryContent) -> set[str]:
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


def _leadership(content: SummaryContent) -> Iterator[Group]:
    told = _core(content, Section.LEADERSHIP)
    for name in dict.fromkeys([*content.profile.competencies, *map(_competency, told)]):
        entries = [in_line(one) for one in told if _competency(one) == name]
        yield _group(entries, plain(competency_title(name)))


def _feedback(content: SummaryContent) -> Iterator[Group]:
    yield _group(map(in_line, _core(content, Section.FEEDBACK)))


def _recognition(content: SummaryContent) -> Iterator[Group]:
    yield _group(map(in_line, _core(content, Section.RECOGNITION)))


def _growth(content: SummaryContent) -> Iterator[Group]:
    """Return what I was asked to do otherwise, with the step that I took since."""
    entries = []
    for one in _core(content, Section.GROWTH):
        record = one.record
        step = record.response.strip() if isinstance(record, Feedback) else ""
        details = (f"Since then: {sentence(step)}",) if step else ()
        entries.append(Entry(in_line(one).text, details, one.on))
    yield _group(entries)


def _next(content: SummaryContent) -> Iterator[Group]:
    """Return what is due first, each with what shows that it succeeded."""
    yield _group(map(_next_goal, _coming(content)))


def _coming(content: SummaryContent) -> list[Goal]:
    """Return the goals that are due first."""
    waiting = [line.goal for line in of_mine(content) if line.goal.status.is_open]
    waiting.sort(key=lambda goal: (goal.target_on is None, goal.target_on, goal.id))
    return waiting[:_MOST_NEXT]


def _next_goal(goal: Goal) -> Entry:
    until = f", by {day(goal.target_on)}" if goal.target_on else ""
    signal = _signal(goal)
    said = f"Success: {signal}" if signal else sentence(goal.next_step)
    title = plain(goal.title if until else goal.title.rstrip(" ."))
    head = f"**{title}**{until}"
    return Entry(f"{head}. {said}" if said else head)


def _signal(goal: Goal) -> str:
    if goal.success.strip() or not goal.key_results:
        return sentence(goal.success)
    result = goal.key_results[0]
    unit = f" {plain(result.unit)}" if result.unit.strip() else ""
    return f"{plain(result.text)}: {show_number(result.target)}{unit}."


def _appendix(content: SummaryContent) -> Iterator[Group]:
    """Return what no section above tells in full, oldest first, under its months."""
    above = _told_above(content)
    every = [one for told in content.told.values() for one in told]
    rest = [one for one in every if one.record.id not in above]
    rest.sort(key=lambda one: (one.on, one.record.id))
    for _, month in groupby(rest, key=lambda one: (one.on.year, one.on.month)):
        told = list(month)
        yield _group(map(by_date, told), f"{told[0].on:%B} {told[0].on.year}")


def _told_above(content: SummaryContent) -> set[str]:
    """Return the ids of the records whose own words stand in a section already."""
    shown = [section for section in content.settings.shown if section is not Section.APPENDIX]
    told = {one.record.id for section in shown for one in _core(content, section)}
    if Section.BEYOND in shown:
        taught = list(_by_skill(_exchanges(content, Section.BEYOND)).values())
        told |= {_telling_most(of_skill).record.id for of_skill in taught[: content.room]}
    if Section.SKILLS in shown:
        lessons = _by_skill(_exchanges(content, Section.SKILLS))
        for line in _skills_shown(content):
            if line.skill_id in lessons and not (line.wording or line.evidence):
                told.add(_telling_most(lessons[line.skill_id]).record.id)
    return told | {line.check_ins[-1].id for line in _by_notes(content) if line.check_ins}


def _by_notes(content: SummaryContent) -> Iterator[GoalLine]:
    """Yield the goals that are told by their last note: in their section or as a contribution."""
    first = {one.record.id for one in content.told.get(Section.CONTRIBUTIONS, ())}
    in_short = _stories(content)
    for place, line in enumerate(content.goals):
        has_room = place <= content.room and _is_shown(content, Section.GOALS)
        is_told = line.goal.id in first or (has_room and line.goal.id not in in_short)
        if is_told and not line.wording:
            yield line


def _core(content: SummaryContent, section: Section) -> list[Told]:
    """Return the records that a section tells of one by one, as many as it has room for."""
    told = content.told.get(section, ())
    match section:
        case Section.BEYOND | Section.LEADERSHIP:
            return [one for one in told if not isinstance(one.record, Exchange)][: content.room]
        case Section.FEEDBACK | Section.RECOGNITION | Section.GROWTH:
            return list(told[: content.room])
        case Section.GOALS:
            in_short = _stories(content)
            in_short |= {line.goal.id for line in content.goals[content.room + 1 :]}
            told = tuple(one for one in told if not (one.wording and one.record.id in in_short))
            return [one for one in told if isinstance(one.record, (Goal, Review))]
        case Section.SKILLS:
            lines = {line.skill_id for line in _skills_shown(content)}
            return [one for one in told if one.record.id in lines]
    return list(told)


def _is_shown(content: SummaryContent, section: Section) -> bool:
    return section in content.settings.shown


def _group(entries: Iterable[Entry], title: str = "") -> Group:
    return Group(title, tuple(entries))


def _exchanges(content: SummaryContent, section: Section) -> list[Told]:
    """Return the exchanges that a section tells of in short, by their skills."""
    if section not in (Section.BEYOND, Section.SKILLS):
        return []
    return [one for one in content.told.get(section, ()) if isinstance(one.record, Exchange)]


def _by_skill(exchanges: Iterable[Told]) -> dict[str, list[Told]]:
    groups: dict[str, list[Told]] = {}
    for one in exchanges:
        if isinstance(one.record, Exchange):
            groups.setdefault(one.record.skill_id, []).append(one)
    return groups


def _telling_most(told: Sequence[Told]) -> Told:
    """Return the first exchange that says what changed, else the first."""
    changed = (
        one for one in told if isinstance(one.record, Exchange) and one.record.what_changed.strip()
    )
    return next(changed, told[0])


def _minutes(one: Told) -> int:
    return (one.record.minutes or 0) if isinstance(one.record, Exchange) else 0


def _competency(one: Told) -> str:
    return one.record.competency if isinstance(one.record, (Evidence, Feedback)) else ""


def _totals(content: SummaryContent) -> Totals:
    mine = of_mine(content)
    return Totals(
        conversations=content.conversations,
        colleagues=content.colleagues,
        departments=len(content.departments),
        minutes_taught=round(content.ways.minutes.give),
        minutes_learned=round(content.ways.minutes.receive),
        exchanges_taught=content.ways.taught,
        exchanges_learned=content.ways.learned,
        goals_achieved=sum(line.status is GoalStatus.ACHIEVED for line in mine),
        goals_under_way=sum(line.status.is_open for line in mine),
        feedback_given=content.feedback_given,
        feedback_received=content.feedback_received,
    )


_GROUPS: Mapping[Section, Callable[[SummaryContent], Iterable[Group]]] = {
    Section.CONTRIBUTIONS: _contributions,
    Section.BEYOND: _beyond,
    Section.SKILLS: _skills,
    Section.GOALS: _goals,
    Section.LEADERSHIP: _leadership,
    Section.FEEDBACK: _feedback,
    Section.RECOGNITION: _recognition,
    Section.GROWTH: _growth,
    Section.NEXT: _next,
    Section.APPENDIX: _appendix,
}
