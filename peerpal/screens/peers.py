"""Peers: who they are, when we last talked, and what flows each way."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content

from peerpal.domain.peer import Peer, PeerStatus
from peerpal.domain.words import words
from peerpal.screens.capture import CaptureScreen
from peerpal.screens.pairing_keys import PairingKeys
from peerpal.screens.peer_form import PeerForm
from peerpal.screens.peer_page import contact_light, last_contact, peer_page
from peerpal.services.peers import Peers
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.flow_bar import flow_bar, flow_word
from peerpal.widgets.themes import MUTED


class PeersScreen(PairingKeys):
    """All peers by name, those of closed pairings last."""

    MODE = "peers"
    COLUMNS = (
        Column("Name", weight=1),
        Column("Role", weight=1),
        Column("Last contact", width=13),
        Column("", width=9),
        Column("Flow", width=9),
        Column("", width=13, shown_from=160),
    )
    PLACEHOLDER = "No peers yet.\nPress n to add the first one, or log a talk with them."
    ON_ONE = PairingKeys.ON_ONE | {"merge", "log_with"}
    BINDINGS = [
        Binding("u", "undo", "Undo", show=False, id="screen.undo", tooltip="Take back a step"),
        Binding("l", "log_with", "Log", id="peers.log", tooltip="Log a talk with this peer"),
        Binding(
            "w", "who", "Who helps", id="peers.who", tooltip="Who could help me with something"
        ),
        Binding(
            "M",
            "merge",
            "Merge",
            show=False,
            id="peers.merge",
            tooltip="This is the same as another peer: make one of the two",
        ),
    ]

    @property
    def kind(self) -> Peers:
        """The service of peers."""
        return self.services.peers

    def records(self) -> Sequence[Peer]:
        """Return the peers by name, those of closed pairings last."""
        return sorted(self.kind.by_name(), key=lambda peer: peer.status is PeerStatus.CLOSED)

    def row(self, record: Peer) -> Row:
        """Return name, role, last contact, whether it is time again, and the flow."""
        standing = self.services.today.standing(record)
        flow = self.services.today.flow(record.id)
        return [
            record.name,
            Content.styled(record.role, MUTED),
            last_contact(standing, self.services.today.day),
            contact_light(record, standing),
            flow_word(flow),
            flow_bar(flow),
        ]

    def detail(self, record: Peer) -> Content:
        """Return everything that is going on between us."""
        return peer_page(self.services, record)

    def searchable(self, record: Peer) -> str:
        """Return what is known of a peer in their own and my words."""
        return " ".join([
            *(record.name, record.role, record.department, record.organisation, record.contact),
            *(record.met_how, record.met_through, *record.recently_navigated),
            *(words(value) for value in (record.relation, record.phase, record.status)),
            "" if self.is_share_safe else record.private_notes,
        ])  # fmt: skip

    def form(self, record: Peer | None) -> PeerForm:
        """Return the form for a peer."""
        return PeerForm(self.services, record or self.kind.blank())

    def action_who(self) -> None:
        """Ask who could help me with something."""
        from peerpal.screens.who_could_help import WhoCouldHelpScreen

        self.app.push_screen(WhoCouldHelpScreen(self.services))

    def action_merge(self) -> None:
        """Make one of this peer and another, who turned out to be the same."""
        from peerpal.screens.merging import merge_into

        if peer := self.current:
            merge_into(self, peer)

    def action_log_with(self) -> None:
        """Log a talk with the peer under the cursor."""
        if peer := self.current:
            self.app.push_screen(CaptureScreen(self.services, peer))
