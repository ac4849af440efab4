"""The sections of a summary: each says what was let in, and is left out when that is nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from peerpal.domain.evidence import Evidence
from peerpal.domain.exchange import Exchange
from peerpal.domain.feedback import Feedback
from peerpal.domain.goal import Goal, GoalStatus
from peerpal.domain.markdown import plain, sentence
from peerpal.domain.review import Review
from peerpal.domain.summary import CORE_WORDS, Audience, Section, section_title
from peerpal.domain.words import listed, times
from peerpal.services.summary_content import SummaryContent, Told
from peerpal.services.summary_document import (
    DocumentSection,
    Entry,
    Group,
    SummaryDocument,
    Totals,
    words_of,
)
from peerpal.services.summary_goal_points import by_notes, goal_points, next_points, stories
from peerpal.services.summary_opening import of_mine, opening
from peerpal.services.summary_skill_points import (
    by_skill,
    exchanges_of,
    mentoring_point,
    skill_points,
    skills_shown,
    telling_most,
)
from peerpal.services.summary_telling import (
    as_contribution,
    by_date,
    competency_title,
    in_line,
)

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
    if content.shows(Section.APPENDIX):
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
    taught = list(by_skill(exchanges_of(content, Section.BEYOND)).values())
    mentoring = [mentoring_point(told) for told in taught[: content.room]]
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
        taught = list(by_skill(exchanges_of(content, Section.BEYOND)).values())
        told |= {telling_most(of_skill).record.id for of_skill in taught[: content.room]}
    if Section.SKILLS in shown:
        lessons = by_skill(exchanges_of(content, Section.SKILLS))
        for line in skills_shown(content):
            if line.skill_id in lessons and not (line.wording or line.evidence):
                told.add(telling_most(lessons[line.skill_id]).record.id)
    return told | {line.check_ins[-1].id for line in by_notes(content) if line.check_ins}


def _core(content: SummaryContent, section: Section) -> list[Told]:
    """Return the records that a section tells of one by one, as many as it has room for."""
    told = content.told.get(section, ())
    match section:
        case Section.BEYOND | Section.LEADERSHIP:
            return [one for one in told if not isinstance(one.record, Exchange)][: content.room]
        case Section.FEEDBACK | Section.RECOGNITION | Section.GROWTH:
            return list(told[: content.room])
        case Section.GOALS:
            in_short = stories(content)
            in_short |= {line.goal.id for line in content.goals[content.room + 1 :]}
            told = tuple(one for one in told if not (one.wording and one.record.id in in_short))
            return [one for one in told if isinstance(one.record, (Goal, Review))]
        case Section.SKILLS:
            lines = {line.skill_id for line in skills_shown(content)}
            return [one for one in told if one.record.id in lines]
    return list(told)


def _group(entries: Iterable[Entry], title: str = "") -> Group:
    return Group(title, tuple(entries))


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
    Section.SKILLS: lambda content: [_group(skill_points(content))],
    Section.GOALS: lambda content: [_group(goal_points(content))],
    Section.LEADERSHIP: _leadership,
    Section.FEEDBACK: _feedback,
    Section.RECOGNITION: _recognition,
    Section.GROWTH: _growth,
    Section.NEXT: lambda content: [_group(next_points(content))],
    Section.APPENDIX: _appendix,
}
