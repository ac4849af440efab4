"""An agreement as a page of text: what a pair settled, who signed it, and the other versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from peerpal.domain.agreement import TERMS, Agreement
from peerpal.domain.dates import show_day
from peerpal.domain.record import Side
from peerpal.domain.text import one_line
from peerpal.screens.pages import day_or_nothing
from peerpal.services.services import Services
from peerpal.widgets.sheet import lines, sheet
from peerpal.widgets.themes import GOOD, MUTED

_FACTS = {"cadence": "How often", "length": "How long", "medium": "Where"}


def agreement_page(services: Services, shown: Agreement) -> Content:
    """Return one version with everything that was agreed on."""
    versions = services.agreements.of_peer(shown.peer_id)
    name = one_line(services.peers.name(shown.peer_id))
    return sheet(
        f"Agreement with {name}",
        about=[_which(shown, versions), signatures(services, shown)],
        facts=[
            *((label, one_line(getattr(shown, name))) for name, label in _FACTS.items()),
            ("Look again", day_or_nothing(shown.review_on, services.date_style)),
        ],
        sections=[
            *(
                (_heading(heading, name), getattr(shown, term).strip())
                for term, heading in TERMS.items()
                if term not in _FACTS
            ),
            ("All versions", lines(_versions(services, shown, versions))),
        ],
    )


def agreement_line(services: Services, agreement: Agreement) -> Content:
    """Return an agreement on one line: its version, who signed it, when to look at it again."""
    parts = [
        Content(f"version {agreement.version}"),
        signatures(services, agreement),
        Content(
            f"look again on {show_day(agreement.review_on, services.date_style)}"
            if agreement.review_on
            else ""
        ),
    ]
    known = Content.styled(" · ", MUTED).join([part for part in parts if part])
    return Content.assemble(known, ("\nA to read it", MUTED))


def signatures(services: Services, agreement: Agreement) -> Content:
    """Return who has signed, in words."""
    mine, theirs = (agreement.signed_on(side) for side in Side)
    if mine and theirs:
        return Content.styled("signed by both", GOOD)
    if mine:
        return Content("signed by me")
    if theirs:
        return Content(f"signed by {one_line(services.peers.name(agreement.peer_id))}")
    return Content("not signed yet")


def _which(shown: Agreement, versions: Sequence[Agreement]) -> str:
    is_older = bool(versions) and shown.version < versions[0].version
    return f"version {shown.version}" + (", an older one" if is_older else "")


def _heading(heading: str, name: str) -> str:
    return heading.replace("my peer", name) if name else heading


def _versions(
    services: Services, shown: Agreement, versions: Sequence[Agreement]
) -> Iterator[Content]:
    if len(versions) < 2:
        return
    for version in versions:
        sign = "▸" if version.id == shown.id else " "
        said = Content.assemble(
            f"{sign} version {version.version}  ", signatures(services, version)
        )
        signed_on = [day for side in Side if (day := version.signed_on(side))]
        when = f"  {show_day(max(signed_on), services.date_style)}" if signed_on else ""
        yield Content.assemble(said, (when, MUTED))
