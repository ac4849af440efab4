"""Flow in five measures as a section of a page: five words and five bars, never one score."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from textual.content import Content

from peerpal.domain.flow import Flow, Measure
from peerpal.domain.words import listed
from peerpal.services.flows import FLOW_DAYS
from peerpal.services.services import Services
from peerpal.widgets.flow_bar import count, flow_line, hours
from peerpal.widgets.sheet import lines
from peerpal.widgets.themes import MUTED

_HALF = 3
"""Beside a list on 120 columns a line has room for bars of this length."""
_LABELS = {
    Measure.MINUTES: "Minutes",
    Measure.POINTS: "Points",
    Measure.DRIVING: "Driving",
    Measure.FEEDBACK: "Feedback",
    Measure.ACTIONS: "Actions",
}


def flow_section(services: Services, peer_id: str | None) -> Content:
    """Return what went each way in the last 90 days with a peer, or with everyone.

    Empty when nothing did. What leaned far to one side for two quarters is hinted at.
    """
    since = services.today.day - timedelta(days=FLOW_DAYS)
    flows = services.flows.measures(peer_id, since)
    if all(flow.balance is None for flow in flows.values()):
        return Content()
    return lines([*_lines(flows), *_hint(services, peer_id)])


def _lines(flows: dict[Measure, Flow]) -> Iterator[Content]:
    for measure, flow in flows.items():
        say = hours if measure is Measure.MINUTES else count
        label = (_LABELS[measure].ljust(9), MUTED)
        yield Content.assemble(label, flow_line(flow, half=_HALF, say=say))


def _hint(services: Services, peer_id: str | None) -> Iterator[Content]:
    if peer_id and (leaning := services.flows.one_sided_twice(peer_id)):
        named = listed([_LABELS[measure].lower() for measure in leaning]).capitalize()
        have = "has" if leaning in ([Measure.DRIVING], [Measure.FEEDBACK]) else "have"
        yield Content.styled(
            f"{named} {have} leaned one way for two quarters: "
            "worth a word about what each of you wants.",
            MUTED,
        )
