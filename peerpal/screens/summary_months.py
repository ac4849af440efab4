"""The months that a summary tells nothing of yet, with what happened in each."""

from __future__ import annotations

from collections.abc import Sequence

from peerpal.domain.period import Period
from peerpal.domain.words import count, listed
from peerpal.screens.pick import Option, PickScreen
from peerpal.services.services import Services
from peerpal.services.summary_content import SummaryItem

_MOST_NAMED = 3


class MonthsScreen(PickScreen):
    """Asks for a thin month; the answer is the first item in it, if there is one."""

    def __init__(
        self, services: Services, thin: Sequence[Period], items: Sequence[SummaryItem]
    ) -> None:
        options = [_option(month, [item for item in items if item.on in month]) for month in thin]
        question = "Nothing is told of these months yet. Where do you want to look?"
        super().__init__(services, "Thin months", question, options)


def said_thin(thin: Sequence[Period]) -> str:
    """Return which months nothing is told of: "nothing of May, June and 2 more · M"."""
    named = [f"{month.first:%B}" for month in thin[:_MOST_NAMED]]
    if more := len(thin) - len(named):
        named.append(f"{more} more")
    return f"nothing of {listed(named)} · M"


def _option(month: Period, items: Sequence[SummaryItem]) -> Option:
    name = f"{month.first:%B} {month.first.year}"
    if not items:
        return Option(f"none-{month.first}", name, "nothing was noted")
    talks = sum(item.noun == "conversation" for item in items)
    about = [count(talks, "conversation")] if talks else []
    if others := len(items) - talks:
        about.append(count(others, "other item"))
    return Option(items[0].record.id, name, ", ".join(about))
