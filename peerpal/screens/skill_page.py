"""A skill as a page of text: how far I am, what shows it, and every time it was passed on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from peerpal.domain.dates import show_day, show_minutes
from peerpal.domain.exchange import Exchange
from peerpal.domain.flow import minutes_flow
from peerpal.domain.period import months_back
from peerpal.domain.record import Side
from peerpal.domain.skill import Level, LevelChange, Skill, level_on
from peerpal.domain.text import one_line
from peerpal.domain.words import count, words
from peerpal.screens.pages import DIRECTION_SIGNS, common_facts
from peerpal.services.services import Services
from peerpal.widgets.flow_bar import flow_line
from peerpal.widgets.sheet import lines, sheet
from peerpal.widgets.themes import GIVING, GOOD, MUTED, RECEIVING

_MONTHS = 12
_EXCHANGES = 20


def skill_page(services: Services, skill: Skill) -> Content:
    """Return a skill with its levels and its exchanges."""
    exchanges = services.exchanges.of_skill(skill.id)
    flow = minutes_flow(exchanges)
    return sheet(
        skill.name,
        about=[one_line(skill.family), *_ways(skill)],
        facts=[
            ("Level", words(skill.level) if skill.level else ""),
            ("A year ago", _then(skill, services.today.day)),
            ("Aiming for", words(skill.target_level) if skill.target_level else ""),
            *common_facts(skill),
        ],
        sections=[
            ("What it is", skill.description),
            ("Levels and what shows them", lines(_history(skill))),
            ("Flow", flow_line(flow) if exchanges else ""),
            ("Exchanges", lines(_exchanges(services, exchanges))),
        ],
    )


def ways(skill: Skill) -> Content:
    """Return the signs of whether I teach or learn a skill, each in its own place."""
    return Content.assemble(
        ("▶" if skill.teaching else " ", GIVING),
        " ",
        ("◀" if skill.learning else " ", RECEIVING),
    )


def levels(skill: Skill, today: date) -> Content:
    """Return the level a year ago, or the first one, and the level now."""
    if skill.level is None:
        return Content.styled("—", MUTED)
    then = level_then(skill, today)
    if then is None or then is skill.level:
        return Content(words(skill.level))
    rose = skill.level.rank > then.rank
    return Content.assemble(
        (f"{words(then)} → ", MUTED), (words(skill.level), GOOD if rose else "")
    )


def level_then(skill: Skill, today: date) -> Level | None:
    """Return the level a year ago; for a younger skill, the first one that I saw."""
    level = level_on(skill, months_back(today, _MONTHS))
    seen = [change for change in skill.history if change.seen_by is Side.ME]
    return level or (min(seen, key=lambda change: change.on).level if seen else None)


def _then(skill: Skill, today: date) -> str:
    level = level_on(skill, months_back(today, _MONTHS))
    return words(level) if level else ""


def _ways(skill: Skill) -> Iterator[Content]:
    if skill.teaching:
        yield Content.assemble(("▶", GIVING), " teach")
    if skill.learning:
        yield Content.assemble(("◀", RECEIVING), " learn")


def _history(skill: Skill) -> Iterator[Content]:
    for change in sorted(skill.history, key=lambda change: change.on, reverse=True):
        yield _change(change)


def _change(change: LevelChange) -> Content:
    seen_by = "" if change.seen_by is Side.ME else ", as my peer sees it"
    evidence = f"\n{one_line(change.evidence)}" if change.evidence.strip() else ""
    return Content.assemble(
        words(change.level), (f"{seen_by}  {show_day(change.on)}{evidence}", MUTED)
    )


def _exchanges(services: Services, exchanges: list[Exchange]) -> Iterator[Content]:
    newest = sorted(exchanges, key=lambda e: (e.happened_on, e.id), reverse=True)
    for exchange in newest[:_EXCHANGES]:
        minutes = f", {show_minutes(exchange.minutes)}" if exchange.minutes else ""
        takeaway = one_line(exchange.takeaway)
        yield Content.assemble(
            DIRECTION_SIGNS[exchange.direction],
            f" {one_line(services.peers.name(exchange.peer_id))}{minutes}",
            (f"  {show_day(exchange.happened_on)}", MUTED),
            (f"\n{takeaway}" if takeaway else "", MUTED),
        )
    earlier = len(newest[_EXCHANGES:])
    if earlier:
        yield Content.styled(f"and {count(earlier, 'earlier one')}", MUTED)
