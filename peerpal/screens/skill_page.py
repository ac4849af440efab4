"""A skill as a page of text: how far I am, what shows it, and every time it was passed on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from peerpal.domain.dates import DateStyle, show_day, show_minutes
from peerpal.domain.exchange import Exchange
from peerpal.domain.flow import minutes_flow
from peerpal.domain.pass_on import PassedOn
from peerpal.domain.period import months_back
from peerpal.domain.record import Side
from peerpal.domain.resource import Resource
from peerpal.domain.skill import ANCHORS, Level, LevelChange, Skill, level_on, peer_view
from peerpal.domain.text import one_line
from peerpal.domain.words import count, words
from peerpal.screens.days import short_day
from peerpal.screens.pages import DIRECTION_SIGNS, common_facts
from peerpal.screens.resource_page import resource_line
from peerpal.services.services import Services
from peerpal.widgets.flow_bar import flow_line
from peerpal.widgets.sheet import lines, sheet
from peerpal.widgets.themes import GIVING, GOOD, MUTED, RECEIVING

_MONTHS = 12
_EXCHANGES = 20
_RESOURCES = 8
_CHAINS = 5
_WITHIN = "\u00a0"


def skill_page(services: Services, skill: Skill) -> Content:
    """Return a skill with its levels and its exchanges."""
    exchanges = services.exchanges.of_skill(skill.id)
    flow, view = minutes_flow(exchanges), peer_view(skill)
    return sheet(
        skill.name,
        about=[one_line(skill.family), *_ways(skill)],
        facts=[
            ("Level", words(skill.level) if skill.level else ""),
            ("My peer sees", words(view.level) if view else ""),
            ("A year ago", _then(skill, services.today.day)),
            ("Aiming for", words(skill.target_level) if skill.target_level else ""),
            *common_facts(skill),
        ],
        sections=[
            ("What the levels mean", lines(_anchors(skill))),
            ("What it is", skill.description),
            ("Levels and what shows them", lines(_history(skill, services.date_style))),
            ("Flow", flow_line(flow) if exchanges else ""),
            ("Passed on", lines(_passed_on(services, skill))),
            ("Resources", lines(_resources(services, skill))),
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


def _anchors(skill: Skill) -> Iterator[Content]:
    """Yield what the level and the one aimed for look like."""
    aim = None if skill.target_level is skill.level else skill.target_level
    for level, about in ((skill.level, ""), (aim, ", aimed for")):
        if level:
            yield Content.assemble(f"{words(level)}{about}", (f"  {ANCHORS[level]}", MUTED))


def _then(skill: Skill, today: date) -> str:
    level = level_on(skill, months_back(today, _MONTHS))
    return words(level) if level else ""


def _ways(skill: Skill) -> Iterator[Content]:
    if skill.teaching:
        yield Content.assemble(("▶", GIVING), " teach")
    if skill.learning:
        yield Content.assemble(("◀", RECEIVING), " learn")


def _passed_on(services: Services, skill: Skill) -> Iterator[Content]:
    chains = services.exchanges.passed_on(skill.id)
    for chain in chains[:_CHAINS]:
        yield Content.assemble(
            ("◀", RECEIVING),
            f" learned from {_with(services, chain.learned)} → ",
            ("▶", GIVING),
            f"{_WITHIN}taught {_taught(services, chain)}",
        )
    if more := len(chains[_CHAINS:]):
        yield Content.styled(f"and learned from {count(more, 'other')}", MUTED)


def _taught(services: Services, chain: PassedOn) -> str:
    """Return to whom a skill was passed on, each once with the first day."""
    first: dict[str, Exchange] = {}
    for exchange in chain.taught:
        first.setdefault(exchange.peer_id, exchange)
    named = [_with(services, exchange) for exchange in list(first.values())[:_CHAINS]]
    more = len(first) - len(named)
    return "; ".join([*named, count(more, "other")] if more else named)


def _with(services: Services, exchange: Exchange) -> str:
    day = short_day(exchange.happened_on, services.today.day, services.date_style)
    return f"{one_line(services.peers.name(exchange.peer_id))}, {day}"


def _history(skill: Skill, style: DateStyle) -> Iterator[Content]:
    for change in sorted(skill.history, key=lambda change: change.on, reverse=True):
        yield _change(change, style)


def _change(change: LevelChange, style: DateStyle) -> Content:
    seen_by = "" if change.seen_by is Side.ME else ", as my peer sees it"
    evidence = f"\n{one_line(change.evidence)}" if change.evidence.strip() else ""
    return Content.assemble(
        words(change.level), (f"{seen_by}  {show_day(change.on, style)}{evidence}", MUTED)
    )


def _resources(services: Services, skill: Skill) -> Iterator[Content]:
    """Yield what is worth reading for a skill, what is to read first."""
    if not services.has_any(Resource.TABLE):
        return
    found = services.resources.of_skill(skill.id)
    for resource in found[:_RESOURCES]:
        yield resource_line(services, resource)
    if more := len(found[_RESOURCES:]):
        yield Content.styled(f"and {count(more, 'other')}, R to see them", MUTED)


def _exchanges(services: Services, exchanges: list[Exchange]) -> Iterator[Content]:
    newest = sorted(exchanges, key=lambda e: (e.happened_on, e.id), reverse=True)
    for exchange in newest[:_EXCHANGES]:
        minutes = f", {show_minutes(exchange.minutes)}" if exchange.minutes else ""
        takeaway = one_line(exchange.takeaway)
        yield Content.assemble(
            DIRECTION_SIGNS[exchange.direction],
            f" {one_line(services.peers.name(exchange.peer_id))}{minutes}",
            (f"  {show_day(exchange.happened_on, services.date_style)}", MUTED),
            (f"\n{takeaway}" if takeaway else "", MUTED),
        )
    earlier = len(newest[_EXCHANGES:])
    if earlier:
        yield Content.styled(f"and {count(earlier, 'earlier one')}", MUTED)
