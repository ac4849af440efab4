"""Documents of a summary that tests write out."""

from __future__ import annotations

from datetime import date
from typing import Any

from peerpal.services.summary_document import (
    DocumentSection,
    Entry,
    Group,
    SummaryDocument,
    Totals,
)

TOTALS = Totals(
    conversations=5,
    colleagues=3,
    departments=2,
    minutes_taught=125,
    minutes_learned=30,
    exchanges_taught=3,
    exchanges_learned=1,
    goals_achieved=1,
    goals_under_way=2,
    feedback_given=1,
    feedback_received=2,
)


def document(*sections: DocumentSection, **fields: Any) -> SummaryDocument:
    """Return a summary of half a year of which nothing else is known."""
    known: dict[str, Any] = {
        "audience": "manager",
        "name": "",
        "role": "",
        "department": "",
        "organisation": "",
        "first": date(2026, 1, 1),
        "last": date(2026, 6, 30),
        "made_on": date(2026, 11, 22),
        "totals": TOTALS,
        "sections": sections,
    }
    return SummaryDocument(**known | fields)


def section(key: str, title: str, *groups: Group | Entry, text: str = "") -> DocumentSection:
    """Return a section; entries are groups without a title."""
    grouped = [Group("", (group,)) if isinstance(group, Entry) else group for group in groups]
    return DocumentSection(key, title, text, tuple(grouped))


ROTA = Entry(
    "Ran the on-call rota", ("Nobody was woken up for a month", "Ana saw it"), date(2026, 3, 3)
)
FIXTURES = Entry("Showed fixtures to Ana", ("She uses them",), date(2026, 3, 9))
BREAD = Entry("Baked bread", (), date(2026, 5, 2))
EMPTY = section("beyond", "Beyond my role", Group("Nothing here", ()))

FULL = document(
    section("opening", "In short", Entry("5 conversations"), text="A good half-year."),
    section("contributions", "What I am proud of", ROTA),
    EMPTY,
    section(
        "skills",
        "Skills",
        Group("pytest", (FIXTURES, BREAD)),
        Group("Nothing here", ()),
        Group("SQL", (Entry("learned in 2 h 05"),)),
    ),
    section("goals", "Goals", Group("", tuple(Entry(f"Goal {n}", ("why",)) for n in range(7)))),
    section("next", "What comes next", Entry("Speak at the town hall")),
    section("appendix", "Appendix: evidence by date", ROTA, FIXTURES, BREAD),
    name="Maya Chen",
    role="Engineer",
    organisation="Acme",
)
