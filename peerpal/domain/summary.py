"""What a person sets for a summary: who reads it, its sections, and what it says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum, auto

from peerpal.domain.errors import InvalidField, WrongUse
from peerpal.domain.period import Period
from peerpal.domain.record import Record, require_order

MOST_CONTRIBUTIONS = 3
"""How many contributions a summary begins with at most."""
MOST_OPENING_WORDS = 120
CORE_WORDS = range(400, 701)
"""How long the core of a summary should be, in words: all of it but the appendix."""


class Audience(StrEnum):
    """Who is going to read a summary; of a peer's it is the record of our pairing alone."""

    MANAGER = auto()
    SELF = auto()
    PEER = auto()
    PROMOTION = auto()


class PeerNames(StrEnum):
    """How a summary names my peers."""

    FULL = auto()
    INITIALS = auto()
    ROLE = auto()


class Section(StrEnum):
    """A part of a summary, in the order they have unless it is changed."""

    OPENING = auto()
    CONTRIBUTIONS = auto()
    BEYOND = auto()
    SKILLS = auto()
    GOALS = auto()
    LEADERSHIP = auto()
    FEEDBACK = auto()
    RECOGNITION = auto()
    GROWTH = auto()
    NEXT = auto()
    APPENDIX = auto()


_TITLES: Mapping[Section, str] = {
    Section.OPENING: "In short",
    Section.CONTRIBUTIONS: "Top contributions",
    Section.BEYOND: "Beyond my role",
    Section.SKILLS: "Skills",
    Section.GOALS: "Goals",
    Section.LEADERSHIP: "Leadership",
    Section.FEEDBACK: "Feedback",
    Section.RECOGNITION: "Recognition",
    Section.GROWTH: "Where I am growing",
    Section.NEXT: "What comes next",
    Section.APPENDIX: "Appendix: by date",
}

_PEER_TITLES: Mapping[Section, str] = {
    Section.BEYOND: "What I passed on",
    Section.SKILLS: "Skills that moved",
    Section.FEEDBACK: "What I was told",
}
_OFF: Mapping[Audience, frozenset[Section]] = {
    Audience.MANAGER: frozenset(),
    Audience.SELF: frozenset(),
    Audience.PEER: frozenset(
        {Section.CONTRIBUTIONS, Section.LEADERSHIP, Section.RECOGNITION, Section.GROWTH}
    ),
    Audience.PROMOTION: frozenset({Section.GROWTH, Section.NEXT}),
}
_NAMES: Mapping[Audience, PeerNames] = {
    Audience.MANAGER: PeerNames.FULL,
    Audience.SELF: PeerNames.FULL,
    Audience.PEER: PeerNames.FULL,
    Audience.PROMOTION: PeerNames.ROLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a summary says instead of a record's own words; the record stays as it is."""

    record_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The opening in my own words, for a period, with the computed text that it replaced."""

    text: str
    first: date
    last: date
    computed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What decides how a summary looks; `sections` are all of them in order, those off as well."""

    audience: Audience = Audience.MANAGER
    names: PeerNames = PeerNames.FULL
    sections: tuple[Section, ...] = tuple(Section)
    sections_off: tuple[Section, ...] = ()
    grades: bool = False
    template: str = "review"

    @property
    def shown(self) -> tuple[Section, ...]:
        """The sections that are on, in order."""
        return tuple(section for section in self.sections if section not in self.sections_off)


def section_title(section: Section, audience: Audience) -> str:
    """Return the heading of a section; in the record of a pairing some are others."""
    others = _PEER_TITLES if audience is Audience.PEER else {}
    return others.get(section, _TITLES[section])


def preset(audience: Audience) -> Settings:
    """Return the settings that suit an audience."""
    off = tuple(section for section in Section if section in _OFF[audience])
    return Settings(
        audience=audience,
        names=_NAMES[audience],
        sections_off=off,
        grades=audience is Audience.SELF,
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SummaryPlan(Record):
    """How I want the summary for an audience: kept from one day, and one period, to the next.

    `moved_ids` are the records that were moved among their like, as they stand now.
    """

    TABLE = "summary_plans"

    peer_id: str | None = None
    settings: Settings = Settings()
    opening: Opening | None = None
    wordings: tuple[Wording, ...] = ()
    pinned_ids: tuple[str, ...] = ()
    moved_ids: tuple[str, ...] = ()

    def check(self) -> None:
        """Raise InvalidField unless each section is named once, and a peer's has its peer."""
        if sorted(self.settings.sections) != sorted(Section):
            raise InvalidField("settings", "each section is needed once")
        if (self.settings.audience is Audience.PEER) != (self.peer_id is not None):
            raise InvalidField("peer_id", "is needed for the record of a pairing, and only there")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SummaryExport(Record):
    """A summary that left: when, of which days, set how, and the SHA-256 of its bytes."""

    TABLE = "summary_exports"

    peer_id: str | None = None
    on: date
    first: date
    last: date
    settings: Settings
    target: str
    sha256: str

    def check(self) -> None:
        """Raise InvalidField when the period ends before it starts."""
        require_order(self.first, self.last, "last", "must not be before the first day")


def wording_of(plan: SummaryPlan, record_id: str) -> str:
    """Return what is said instead of a record's own words; empty for these themselves."""
    return next((w.text for w in plan.wordings if w.record_id == record_id), "")


def reworded(plan: SummaryPlan, record_id: str, text: str) -> SummaryPlan:
    """Return the plan that says something else for a record; an empty text takes that back."""
    others = tuple(w for w in plan.wordings if w.record_id != record_id)
    new = (Wording(record_id=record_id, text=text),) if text.strip() else ()
    return replace(plan, wordings=others + new)


def pinned(plan: SummaryPlan, record_id: str) -> SummaryPlan:
    """Return the plan with a record as a top contribution, or not as one any more.

    Raises WrongUse when there are three already.
    """
    if record_id in plan.pinned_ids:
        left = tuple(id_ for id_ in plan.pinned_ids if id_ != record_id)
        return replace(plan, pinned_ids=left)
    if len(plan.pinned_ids) >= MOST_CONTRIBUTIONS:
        raise WrongUse("Three are pinned already. Take one of them down first.")
    return replace(plan, pinned_ids=(*plan.pinned_ids, record_id))


def arranged(ids: Sequence[str], moved_ids: Sequence[str]) -> list[str]:
    """Return ids in order: those that were moved fill the places that they have among the rest."""
    here, moved = set(ids), set(moved_ids)
    waiting = iter([id_ for id_ in moved_ids if id_ in here])
    return [next(waiting) if id_ in moved else id_ for id_ in ids]


def moved(plan: SummaryPlan, ids: Sequence[str], record_id: str, *, by: int) -> SummaryPlan:
    """Return the plan with a record one place up (-1) or down (1) among its like.

    `ids` are these as they stand now; at the end of them it stays where it is.
    """
    at = ids.index(record_id)
    if not 0 <= at + by < len(ids):
        return plan
    now = list(ids)
    now[at], now[at + by] = now[at + by], now[at]
    kept = [id_ for id_ in plan.moved_ids if id_ not in now]
    known = {*plan.moved_ids, record_id, ids[at + by]}
    return replace(plan, moved_ids=(*kept, *(id_ for id_ in now if id_ in known)))


def switched(settings: Settings, section: Section) -> Settings:
    """Return the settings with a section on, or off if it was on."""
    off = settings.sections_off
    left = tuple(s for s in off if s is not section)
    return replace(settings, sections_off=left if section in off else (*off, section))


def shifted(settings: Settings, section: Section, *, by: int) -> Settings:
    """Return the settings with a section one place up (-1) or down (1) among those that are on."""
    shown = settings.shown
    if section not in shown or not 0 <= shown.index(section) + by < len(shown):
        return settings
    other = shown[shown.index(section) + by]
    swap = {section: other, other: section}
    return replace(settings, sections=tuple(swap.get(s, s) for s in settings.sections))


def opening_for(plan: SummaryPlan, period: Period) -> Opening | None:
    """Return the opening in my own words, unless it was written for other days altogether."""
    own = plan.opening
    return own if own and own.first <= period.last and period.first <= own.last else None


def since_last(exports: Iterable[SummaryExport], *, today: date) -> Period | None:
    """Return the days since the last summary; None without one, or with no day since.

    One that was made today does not count, so that it can be made again.
    """
    ends = [export.last for export in exports if export.on < today]
    if not ends or (first := max(ends) + timedelta(days=1)) > today:
        return None
    return Period(first, today)
