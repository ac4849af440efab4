"""Who else is named in a summary, with where: to be asked, or to be worded anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from peerpal.domain.text import one_line
from peerpal.domain.words import listed
from peerpal.screens.pick import Option, PickScreen
from peerpal.services.services import Services
from peerpal.services.summary_content import SummaryItem
from peerpal.services.summary_persons import Named

_MOST_NAMED = 3


class OthersScreen(PickScreen):
    """Asks where to go; the answer is a number, and the id of the record that names somebody."""

    def __init__(
        self, services: Services, named: Sequence[Named], items: Mapping[str, SummaryItem]
    ) -> None:
        options = [
            Option(f"{number} {one.record_id}", one.name, _where(services, one, items))
            for number, one in enumerate(named)
        ]
        question = "They are named in what leaves. Did they agree, or can it be said without them?"
        super().__init__(services, "Others named", question, options)


def said_named(named: Sequence[Named]) -> str:
    """Return who else is named: "names Tom, Priya and 2 more · O"."""
    names = [one_line(one.name) for one in named[:_MOST_NAMED]]
    if more := len(named) - len(names):
        names.append(f"{more} more")
    return f"names {listed(names)} · O"


def _where(services: Services, one: Named, items: Mapping[str, SummaryItem]) -> str:
    item = items.get(one.record_id)
    return one_line(services.summary.title(item)) if item else "the opening"
