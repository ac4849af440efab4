"""Drives the Summary screen by its keys, and says what of it is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from textual.pilot import Pilot

from peerpal.domain.evidence import Evidence
from peerpal.domain.feedback import Delivery, FeedbackDirection, FeedbackModel
from peerpal.domain.record import InSummary
from peerpal.domain.summary import Audience, Section, SummaryPlan
from peerpal.services.services import Services
from screens.driving import log, on_screen

YES, NO, UNDECIDED = InSummary
TALL = (120, 200)


def log_talks(services: Services) -> None:
    """Log two talks with what came of them, and one of the summer before."""
    log(
        services,
        "@ana 45m video yesterday Talked about the rota\n> pytest 15m showed her fixtures",
        "@ben 30m -2d Coffee\n< kubernetes 20m rolling deploys",
        "@ben 30m 1 aug In the summer",
    )


def tell(services: Services, title: str, on: date, **changes: object) -> Evidence:
    """Write a contribution down; it is in at once."""
    story = replace(services.evidence.blank(), title=title, on=on, outcome=f"{title} went well")
    return services.evidence.save(replace(story, **changes))


def tell_stories(services: Services) -> dict[str, str]:
    """Write four contributions down, the first one the oldest; return their ids."""
    titles = ["First", "Second", "Third", "Fourth"]
    return {
        title: tell(services, title, date(2026, 11, day)).id for day, title in enumerate(titles, 3)
    }


def received(services: Services, text: str, **changes: object) -> None:
    """Be told something by Ana."""
    ana = services.peers.find("ana")
    assert ana
    words = replace(
        services.feedback.blank(peer_id=ana.id),
        direction=FeedbackDirection.RECEIVED,
        model=FeedbackModel.FREE,
        fields={"text": text},
        delivery=Delivery.DELIVERED,
    )
    services.feedback.save(replace(words, **changes))


def plan_of(
    services: Services, audience: Audience = Audience.MANAGER, peer_id: str | None = None
) -> SummaryPlan:
    """Return how the summary for a reader is set."""
    services.refresh()
    return services.summary.plans.of(audience, peer_id=peer_id)


def marks(services: Services) -> dict[str, InSummary]:
    """Return the marks of what could be told of the usual period, by the titles."""
    summary = services.summary
    items = summary.items(summary.default_period(), plan_of(services))
    return {item.title: item.record.in_summary for item in items}


def markdown(services: Services) -> str:
    """Return the document for a manager, of the usual period."""
    summary = services.summary
    return summary.markdown(summary.preview(summary.default_period(), plan_of(services)))


async def to_summary(pilot: Pilot[None]) -> None:
    """Go to the screen."""
    await pilot.press("8")
    await on_screen(pilot, "SummaryScreen")


async def to_row(pilot: Pilot[None], id_: str) -> None:
    """Move the cursor to a section or a record, row by row."""
    rows = pilot.app.screen.rows
    await pilot.press("g", *["j"] * rows.ids.index(id_))
    assert rows.current_id == id_


async def to_item(pilot: Pilot[None], title: str) -> str:
    """Move the cursor to what has a title, and return its id."""
    items = pilot.app.screen.outline.items
    id_ = next(id_ for id_, item in items.items() if title in item.title)
    await to_row(pilot, id_)
    return id_


async def picked(pilot: Pilot[None], number: int) -> None:
    """Choose from a short list by its place, the first being 0."""
    await on_screen(pilot, "PickScreen")
    await pilot.press("g", *["j"] * number, "enter")


def document(pilot: Pilot[None]) -> str:
    """Return what the drawn document says, on one line."""
    return " ".join(" ".join(strip.text for strip in pilot.app.screen.document._lines).split())


def titles_in(pilot: Pilot[None], section: Section) -> list[str]:
    """Return what is listed below a section, in order."""
    screen = pilot.app.screen
    items = screen.outline.items
    ids = list(screen.rows.ids)
    found = []
    for id_ in ids[ids.index(section) + 1 :]:
        if id_ not in items:
            break
        found.append(items[id_].title)
    return found
