"""The form that ends a pairing well: what was reached, what stays open, and thanks."""

from __future__ import annotations

from collections.abc import Sequence

from peerpal.domain.dates import Toward
from peerpal.domain.peer import CLOSING_PARTS, CloseNext, CloseReason, ClosingPart, Peer, closed
from peerpal.screens.day_field import DayField
from peerpal.screens.form import FormScreen
from peerpal.screens.values import Values, choices, day_text
from peerpal.widgets.fields import ChoiceField, Field
from peerpal.widgets.guided import GuidedArea, Words

_NO_FAULT = (
    "Either of you may end it at any time. No reason is needed, and nobody is at fault: "
    "what you learned stays yours."
)
_LABELS = {
    ClosingPart.ACCOMPLISHED: "Reached",
    ClosingPart.OPEN: "Still open",
    ClosingPart.WORKED: "Worked well",
    ClosingPart.THANKS: "Thanks",
}


class CloseForm(FormScreen[Peer]):
    """Ends a pairing, or says anew how it ended."""

    NOUN = "pairing"
    QUESTION = "Go back without closing the pairing? What you typed here will be gone."

    @property
    def draft_key(self) -> str:
        """The peer has a form of their own, with another draft."""
        return f"closing-{self.record.id}"

    @property
    def heading(self) -> str:
        """Which pairing it is."""
        return f"Close the pairing with {self.record.name}"

    def fields(self) -> Sequence[Field]:
        """Return a reason, what there is to look back on, and what comes next."""
        peer, today = self.record, self.services.today.day
        return [
            Words(_NO_FAULT),
            ChoiceField(
                "close_reason",
                "Reason",
                peer.close_reason or "",
                choices(CloseReason),
                may_be_empty=True,
            ),
            *(
                GuidedArea(part, _LABELS[part], peer.closing.get(part, ""), hint=question)
                for part, question in CLOSING_PARTS.items()
            ),
            ChoiceField(
                "close_next",
                "What is next",
                peer.close_next or "",
                choices(CloseNext),
                may_be_empty=True,
            ),
            DayField(
                self.services,
                "ended_on",
                "Day",
                day_text(peer.ended_on or today),
                toward=Toward.PAST,
            ),
        ]

    def build(self, values: Values) -> Peer:
        """Return the peer with the pairing closed as the fields say."""
        said = {part.value: values.text(part) for part in CLOSING_PARTS}
        return closed(
            self.record,
            on=values.day("ended_on", Toward.PAST),
            reason=values.choice_or_none("close_reason", CloseReason),
            comes_next=values.choice_or_none("close_next", CloseNext),
            closing={part: text for part, text in said.items() if text.strip()},
        )

    def store(self, record: Peer) -> Peer:
        """Save the peer."""
        return self.services.peers.close(record)
