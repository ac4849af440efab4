"""What a capture is understood as, while it is typed."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from peerpal.domain.capture import Capture
from peerpal.domain.dates import show_day, show_minutes
from peerpal.domain.errors import NotFound
from peerpal.domain.text import one_line
from peerpal.domain.words import words
from peerpal.screens.pages import DIRECTION_SIGNS
from peerpal.services.names import new_name
from peerpal.services.services import Services
from peerpal.widgets.sheet import lines
from peerpal.widgets.themes import GOOD, MUTED, WARNING

EXAMPLE = "@ana 45m video yesterday #oncall Talked about the rota"

_GRAMMAR = (
    ("@ana 45m video yesterday #tag Title", "who, how long, how, when, what"),
    ("> pytest 15m showed her fixtures", "what I taught"),
    ("< kubernetes 20m rolling deploys", "what I learned"),
    ("= sql 10m read a query plan", "what we learned together"),
    ("! me share the runbook by friday", "who does what by when"),
    ("? how do they handle incidents", "to raise next time"),
    ("~ thinking of changing teams", "private, only for me"),
)

_MEANINGS = (
    (">", "I taught"),
    ("<", "I learned"),
    ("=", "both"),
    ("!", "to do"),
    ("?", "to raise"),
    ("~", "private"),
)
SIGNS = Content.styled("   ", MUTED).join(
    Content.assemble((sign, "bold"), (f" {meaning}", MUTED)) for sign, meaning in _MEANINGS
)
"""What the signs mean, in a line: to be seen once the examples have given way to what is typed."""


def preview(services: Services, capture: Capture | None) -> Content:
    """Return what would be saved; without a capture, what one can type."""
    if capture is None:
        return lines(
            Content.assemble(example.ljust(38), (meaning, MUTED)) for example, meaning in _GRAMMAR
        )
    understood = lines(_understood(services, capture))
    has_signs = capture.exchanges or capture.actions or capture.points or capture.private_notes
    return understood if has_signs else Content("\n\n").join([understood, SIGNS])


def preview_lines(services: Services, capture: Capture) -> Content:
    """Return the records that lines of a talk would become."""
    return lines(_records(services, capture))


def _understood(services: Services, capture: Capture) -> Iterator[Content]:
    yield _head(services, capture)
    yield from _records(services, capture)
    if capture.notes:
        yield Content.styled(f"  notes: {one_line(capture.notes)}", MUTED)
    if capture.private_notes:
        yield Content.styled("  private notes, only for you", MUTED)


def _records(services: Services, capture: Capture) -> Iterator[Content]:
    for exchange in capture.exchanges:
        known = services.skills.find(exchange.skill)
        minutes = f", {show_minutes(exchange.minutes)}" if exchange.minutes else ""
        yield Content.assemble(
            "  ",
            DIRECTION_SIGNS[exchange.direction],
            f" {words(exchange.direction)} {one_line(exchange.skill)}{minutes}",
            ("" if known else "  new skill", GOOD),
            (f"  {one_line(exchange.takeaway)}", MUTED),
        )
    for action in capture.actions:
        whose = new_name(action.name) if action.name else "me"
        due = f", by {show_day(action.due_on, services.date_style)}" if action.due_on else ""
        yield Content.assemble(f"  ☐ {one_line(action.text)}", (f"  {whose}{due}", MUTED))
    for point in capture.points:
        yield Content.assemble(f"  ? {one_line(point)}", ("  to raise next time", MUTED))


def _head(services: Services, capture: Capture) -> Content:
    kind = "Talk" if capture.conversation else "Note"
    day = show_day(capture.day or services.today.day, services.date_style)
    if capture.time:
        day += f", {capture.time:%H:%M}"
    parts = [
        day,
        "planned" if capture.planned else "",
        show_minutes(capture.minutes) if capture.minutes else "",
        words(capture.medium) if capture.medium else "",
        " ".join(f"#{tag}" for tag in capture.tags),
    ]
    about = " · ".join(part for part in parts if part)
    title = f"  {one_line(capture.title)}" if capture.title else ""
    names = Content(", ").join([_name(services, name) for name in capture.names])
    return Content.assemble(f"{kind} with ", names, (title, "bold"), (f"  {about}", MUTED))


def _name(services: Services, name: str) -> Content:
    try:
        peer = services.peers.find(name)
    except NotFound:
        return Content.styled(f"{one_line(name)} (which one?)", WARNING)
    if peer:
        return Content.styled(one_line(peer.name), "bold")
    near = services.peers.near(name)
    if near:
        return Content.styled(f"{new_name(name)} (or {one_line(near[0].name)}?)", WARNING)
    return Content.assemble((new_name(name), "bold"), (" (new peer)", GOOD))
