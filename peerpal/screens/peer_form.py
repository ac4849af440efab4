"""The form for a peer and the pairing with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from peerpal.domain.dates import Toward
from peerpal.domain.errors import InvalidField
from peerpal.domain.peer import Consent, Fit, Peer, PeerStatus, Phase, Relation, with_status
from peerpal.domain.record import Side
from peerpal.screens.day_field import DayField
from peerpal.screens.form import FormScreen
from peerpal.screens.name_fields import one_of
from peerpal.screens.tags_field import tags_field
from peerpal.screens.values import Values, choices, day_text
from peerpal.widgets.completed import CompletedLine
from peerpal.widgets.fields import AreaField, ChoiceField, Field, LineField


class PeerForm(FormScreen[Peer]):
    """Adds or edits a peer."""

    NOUN = "peer"

    def fields(self) -> Sequence[Field]:
        """Return the fields: who it is, how it goes, and how often."""
        return [*self._person(), *self._pairing()]

    def _person(self) -> list[Field]:
        peer = self.record
        others = self.services.peers.all()
        return [
            LineField("name", "Name", peer.name, hint="Ana Ruiz"),
            LineField("role", "Role", peer.role, hint="what they work as"),
            CompletedLine(
                "department",
                "Department",
                peer.department,
                complete=one_of(lambda: _known(other.department for other in others)),
            ),
            CompletedLine(
                "organisation",
                "Organisation",
                peer.organisation,
                complete=one_of(lambda: _known(other.organisation for other in others)),
            ),
            LineField("contact", "Contact", peer.contact, hint="mail, phone or channel"),
            LineField("timezone", "Time zone", peer.timezone, hint="Europe/Madrid"),
            LineField("met_how", "Met", peer.met_how, hint="how you came together"),
            CompletedLine(
                "met_through",
                "Through",
                peer.met_through,
                hint="who brought you together",
                complete=one_of(lambda: (other.name for other in others)),
            ),
            LineField(
                "recently_navigated",
                "Went through",
                ", ".join(peer.recently_navigated),
                hint="what they have mastered lately: first on-call, a move to another team",
            ),
        ]

    def _pairing(self) -> list[Field]:
        peer, services = self.record, self.services
        return [
            ChoiceField("relation", "Relation", peer.relation, choices(Relation)),
            ChoiceField("phase", "Phase", peer.phase, choices(Phase)),
            ChoiceField("status", "Status", peer.status, choices(PeerStatus)),
            ChoiceField("fit", "Fit", peer.fit, choices(Fit)),
            LineField(
                "cadence_days",
                "Talk every",
                str(peer.cadence_days),
                hint="days from one talk to the next",
            ),
            LineField(
                "max_gap_days",
                "Overdue after",
                str(peer.max_gap_days),
                hint="days without a talk; not fewer than above",
            ),
            LineField(
                "conversation_minutes",
                "Talk length",
                str(peer.conversation_minutes),
                hint="45 or 1h30",
            ),
            ChoiceField(
                "next_driver",
                "Next driver",
                peer.next_driver or "",
                [("me", "me"), ("peer", "my peer")],
                may_be_empty=True,
            ),
            DayField(
                services,
                "started_on",
                "Together since",
                day_text(peer.started_on),
                hint="today, fri, 22 nov",
                toward=Toward.PAST,
            ),
            ChoiceField("quote_consent", "May be quoted", peer.quote_consent, choices(Consent)),
            AreaField(
                "private_notes",
                "Private notes",
                peer.private_notes,
                hint="only you see these, ever",
            ),
            tags_field(services, peer.tags, hint="#team #berlin"),
        ]

    def build(self, values: Values) -> Peer:
        """Return the peer as the fields say."""
        status = values.choice("status", PeerStatus)
        return replace(
            with_status(self.record, status, today=self.services.today.day),
            name=values.line("name"),
            role=values.line("role"),
            department=values.line("department"),
            organisation=values.line("organisation"),
            contact=values.line("contact"),
            timezone=values.line("timezone"),
            met_how=values.line("met_how"),
            met_through=values.line("met_through"),
            recently_navigated=tuple(values.names("recently_navigated")),
            relation=values.choice("relation", Relation),
            phase=values.choice("phase", Phase),
            fit=values.choice("fit", Fit),
            cadence_days=_given(values.number("cadence_days"), "cadence_days"),
            max_gap_days=_given(values.number("max_gap_days"), "max_gap_days"),
            conversation_minutes=_given(
                values.minutes("conversation_minutes"), "conversation_minutes"
            ),
            next_driver=values.choice_or_none("next_driver", Side),
            started_on=values.day_or_none("started_on", Toward.PAST),
            quote_consent=values.choice("quote_consent", Consent),
            private_notes=values.text("private_notes"),
            tags=values.tags(),
        )

    def store(self, record: Peer) -> Peer:
        """Save the peer."""
        return self.services.peers.save(record)


def _known(texts: Iterable[str]) -> list[str]:
    return sorted({text for text in texts if text})


def _given(number: int | None, field: str) -> int:
    if number is None:
        raise InvalidField(field, "write a whole number")
    return number
