"""What can be done with the pairing of the peer under the cursor."""

from __future__ import annotations

from typing import TypeVar

from textual.binding import Binding
from textual.screen import ModalScreen

from peerpal.domain.peer import Move, Peer
from peerpal.domain.record import Record
from peerpal.screens.list_screen import ListScreen

R = TypeVar("R", bound=Record)


class PairingKeys(ListScreen[Peer]):
    """The keys for agreement, health check, introductions, and where the pairing stands."""

    ON_ONE = ListScreen.ON_ONE | {
        *("status", "agreement", "health", "health_checks", "review", "introductions")
    }
    BINDINGS = [
        # In 80 columns the line of keys has no room for what is done now and then.
        Binding(
            "s",
            "status",
            "Status",
            show=False,
            id="peers.status",
            tooltip="Pause, conclude, close or re-open the pairing",
        ),
        Binding(
            "A",
            "agreement",
            "Agreement",
            show=False,
            id="peers.agreement",
            tooltip="What the two of you agreed on",
        ),
        Binding(
            "H",
            "health",
            "Health check",
            show=False,
            id="peers.health",
            tooltip="Say how this pairing does",
        ),
        Binding(
            "K",
            "health_checks",
            "Checks so far",
            show=False,
            id="peers.health_checks",
            tooltip="The health checks of this pairing so far",
        ),
        Binding(
            "r",
            "review",
            "Review",
            show=False,
            id="peers.review",
            tooltip="Review your goals together, each rating unseen by the other",
        ),
        Binding(
            "i",
            "introductions",
            "Introductions",
            show=False,
            id="peers.introductions",
            tooltip="Whom this peer brought you together with",
        ),
    ]

    def action_status(self) -> None:
        """Ask what to do with the pairing: pause, resume, conclude, close or re-open it."""
        from peerpal.screens.pairing_status import PairingStatusScreen

        if not (peer := self.current):
            return

        def chosen(move: str | None) -> None:
            if move == Move.CLOSE:
                self._close(peer)
            elif move:
                self._make(Move(move), peer)

        self.app.push_screen(PairingStatusScreen(self.services, peer), chosen)

    def _make(self, move: Move, peer: Peer) -> None:
        from peerpal.screens.pairing_status import DONE, make_move

        with self.reported():
            make_move(self.services, peer, move)
            self.say(f"{DONE[move]} · u to undo")
        self.reload()

    def _close(self, peer: Peer) -> None:
        from peerpal.screens.close_form import CloseForm

        def closed(result: Peer | None) -> None:
            if result:
                self.notify(
                    "Closed · u to undo. To say thanks, write kudos: press f on Today.",
                    timeout=8,
                    markup=False,
                )
                self.reload()

        self.app.push_screen(CloseForm(self.services, peer), closed)

    def action_review(self) -> None:
        """Review the goals of the two, or go on with a review that was left."""
        from peerpal.screens.review_start import start_review

        if peer := self.current:
            start_review(self, peer)

    def action_agreement(self) -> None:
        """Show what was agreed on, or begin the first agreement."""
        from peerpal.screens.agreement import AgreementScreen
        from peerpal.screens.agreement_form import AgreementForm

        if not (peer := self.current):
            return
        agreements = self.services.agreements
        if agreements.of_peer(peer.id):
            self.app.push_screen(AgreementScreen(self.services, peer))
        else:
            form = AgreementForm(self.services, agreements.blank(peer))
            self._open_beside(form, "Saved agreement · A to read and sign it")

    def action_health(self) -> None:
        """Make a health check, or go on with that of today."""
        from peerpal.screens.health_form import HealthForm

        if peer := self.current:
            check = self.services.health_checks.for_today(peer.id)
            form = HealthForm(self.services, check)
            self._open_beside(form, "Saved health check · u to undo")

    def action_health_checks(self) -> None:
        """List the health checks so far."""
        from peerpal.screens.health_checks import HealthChecksScreen

        if peer := self.current:
            self.app.push_screen(HealthChecksScreen(self.services, peer))

    def action_introductions(self) -> None:
        """List whom the peer brought me together with, or write down the first one."""
        from peerpal.screens.introduction_form import IntroductionForm
        from peerpal.screens.introductions import IntroductionsScreen

        if not (peer := self.current):
            return
        introductions = self.services.introductions
        if introductions.by_peer(peer.id):
            self.app.push_screen(IntroductionsScreen(self.services, peer))
        else:
            form = IntroductionForm(self.services, introductions.blank(peer.id))
            self._open_beside(form, "Saved introduction · u to undo")

    def _open_beside(self, form: ModalScreen[R], said: str) -> None:
        """Open a form for what belongs to the peer under the cursor."""

        def saved(result: R | None) -> None:
            if result:
                self.say(said)
                self.reload()

        self.app.push_screen(form, saved)
