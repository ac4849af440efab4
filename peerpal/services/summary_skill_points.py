"""What a summary says of skills: what I passed on of each, and how far I came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from peerpal.domain.dates import show_minutes
from peerpal.domain.exchange import Exchange
from peerpal.domain.markdown import plain, sentence
from peerpal.domain.summary import Section
from peerpal.domain.words import count, listed, words
from peerpal.services.summary_content import SkillLine, SummaryContent, Told
from peerpal.services.summary_document import Entry
from peerpal.services.summary_opening import amounts, rise, risen
from peerpal.services.summary_telling import lesson


def mentoring_point(told: Sequence[Told]) -> Entry:
    """Return what I passed on of a skill, with the exchange that shows it best."""
    people = listed(list(dict.fromkeys(plain(one.people) for one in told)))
    minutes = sum(_minutes(one) for one in told)
    length = f", {show_minutes(minutes)}" if minutes else ""
    often = f" in {count(len(told), 'exchange')}" if len(told) > 1 else ""
    head = f"**{plain(told[0].subject) or 'Something else'}**, for {people}{often}{length}"
    said = lesson(telling_most(told))
    return Entry(f"{head}: {said}" if said else head)


def skill_points(content: SummaryContent) -> list[Entry]:
    """Return a point for each skill that moved, and the names of the others."""
    lessons = by_skill(exchanges_of(content, Section.SKILLS))
    shown = skills_shown(content)
    entries = [_skill(line, lessons.get(line.skill_id, [])) for line in shown]
    if rest := [plain(line.name) for line in content.skills if line not in shown]:
        entries.append(Entry(f"{'Also: ' if shown else ''}{listed(rest)}"))
    return entries


def skills_shown(content: SummaryContent) -> list[SkillLine]:
    """Return the skills told of in a point each: first those I worded or that rose the most."""
    lessons = by_skill(exchanges_of(content, Section.SKILLS))
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
        said.append(lesson(telling_most(lessons)))
    text = " ".join(part for part in said if part)
    head = f"**{plain(line.name)}**{level}{moved}"
    return Entry(f"{head}: {text}" if text else head)


def exchanges_of(content: SummaryContent, section: Section) -> list[Told]:
    """Return the exchanges that a section tells of in short, by their skills."""
    if section not in (Section.BEYOND, Section.SKILLS):
        return []
    return [one for one in content.told.get(section, ()) if isinstance(one.record, Exchange)]


def by_skill(exchanges: Iterable[Told]) -> dict[str, list[Told]]:
    """Return exchanges by their skill, in the order in which the skills come up."""
    groups: dict[str, list[Told]] = {}
    for one in exchanges:
        if isinstance(one.record, Exchange):
            groups.setdefault(one.record.skill_id, []).append(one)
    return groups


def telling_most(told: Sequence[Told]) -> Told:
    """Return the first exchange that says what changed, else the first."""
    changed = (
        one for one in told if isinstance(one.record, Exchange) and one.record.what_changed.strip()
    )
    return next(changed, told[0])


def _minutes(one: Told) -> int:
    return (one.record.minutes or 0) if isinstance(one.record, Exchange) else 0
