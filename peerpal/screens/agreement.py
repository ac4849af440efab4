"""An agreement in full: read its versions, sign it, change it, take it along."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.getters import query_one
from textual.widgets import Static

from peerpal.domain.agreement import Agreement
from peerpal.domain.dates import show_day
from peerpal.domain.peer import Peer
from peerpal.domain.record import Side
from peerpal.domain.text import one_line
from peerpal.screens.agreement_form import AgreementForm
from peerpal.screens.agreement_page import agreement_page
from peerpal.screens.document_prompt import DocumentPrompt
from peerpal.screens.modal import PeerPalModal
from peerpal.screens.pick import Option, PickScreen
from peerpal.services.agreement_markdown import file_name, render
from peerpal.services.services import Services
from peerpal.widgets.key_bar import KeyBar

_BOTH = "both"


class AgreementFilePrompt(DocumentPrompt):
    """Asks for a file, and writes an agreement into it."""

    HEADING = "Write the agreement to a file"


class AgreementScreen(PeerPalModal[None]):
    """Shows the newest version of what a pair agreed on, and the older ones by the arrows."""

    CSS_PATH = "agreement.tcss"
    BINDINGS = [
        Binding("e", "edit", "Edit", id="agreement.edit", tooltip="Change it, or make a version"),
        Binding("s", "sign", "Sign", id="agreement.sign", tooltip="Note who agrees to it today"),
        # The page below would take the arrows for itself.
        Binding(
            "left,left_square_bracket",
            "turn(1)",
            "Older",
            id="agreement.older",
            tooltip="Read the version before",
            priority=True,
        ),
        Binding(
            "right,right_square_bracket",
            "turn(-1)",
            "Newer",
            id="agreement.newer",
            tooltip="Read the next version",
            priority=True,
        ),
        Binding("w", "write", "Write", id="agreement.write", tooltip="Write it to a file to send"),
        Binding("d", "delete", "Delete", id="agreement.delete", tooltip="Put it into the bin"),
        Binding("u", "undo", "Undo", id="agreement.undo", tooltip="Take back the last step"),
        Binding(
            "U",
            "redo",
            "Redo",
            show=False,
            id="agreement.redo",
            tooltip="Do again what was taken back",
        ),
        Binding("escape,A", "back", "Back", id="modal.back", tooltip="Go back"),
    ]

    page = query_one("#page", Static)
    scroll = query_one(VerticalScroll)

    def __init__(self, services: Services, peer: Peer) -> None:
        super().__init__(services)
        self._peer = peer
        self._versions: list[Agreement] = []
        self._at = 0

    def compose(self) -> ComposeResult:
        """Show the page in a box that scrolls."""
        with Vertical(classes="box"):
            with VerticalScroll():
                yield Static(id="page")
            yield KeyBar()

    def on_screen_resume(self) -> None:
        """Read anew whenever the page comes to the front."""
        self.reload()

    def reload(self) -> None:
        """Show the version again; close when there is none any more."""
        with self.reported():
            self.services.refresh()
        self._versions = self.services.agreements.of_peer(self._peer.id)
        if not self._versions:
            self.dismiss(None)
            return
        self._at = min(self._at, len(self._versions) - 1)
        self.page.update(agreement_page(self.services, self.shown))
        self.refresh_bindings()

    @property
    def shown(self) -> Agreement:
        """The version that is read."""
        return self._versions[self._at]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the version that is read."""
        if not self._versions:
            return action == "back"
        if action == "turn":
            (by,) = parameters
            return isinstance(by, int) and 0 <= self._at + by < len(self._versions)
        if action == "sign":
            return not self._at and bool(self._unsigned())
        return action != "edit" or not self._at

    def action_turn(self, by: int) -> None:
        """Read an older or a newer version from its top."""
        self._at += by
        self.scroll.scroll_home(animate=False)
        self.reload()

    def action_edit(self) -> None:
        """Change the version, or begin the next one when somebody has signed it."""

        def saved(result: Agreement | None) -> None:
            if result:
                self._at = 0
                self.say(f"Saved version {result.version} · u to undo")
                self.reload()

        form = AgreementForm(self.services, self.services.agreements.to_edit(self.shown))
        self.app.push_screen(form, saved)

    def _unsigned(self) -> list[Side]:
        return [side for side in Side if not self.shown.signed_on(side)]

    def action_sign(self) -> None:
        """Ask who agrees to the version today."""
        agreement, today = self.shown, show_day(self.services.today.day, self.services.date_style)
        names = {Side.ME: "I agree", Side.PEER: f"{one_line(self._peer.name)} agrees"}
        sides = self._unsigned()
        options = [Option(side, names[side]) for side in sides]
        if len(sides) > 1:
            options.append(Option(_BOTH, "We both agree"))

        def chosen(who: str | None) -> None:
            if who:
                with self.reported():
                    signing = sides if who == _BOTH else [Side(who)]
                    self.services.agreements.sign(agreement.id, *signing, rev=agreement.rev)
                    self.say("Signed · u to undo")
                self.reload()

        question = f"Who agrees to version {agreement.version} today, {today}?"
        self.app.push_screen(PickScreen(self.services, "Sign", question, options), chosen)

    def action_write(self) -> None:
        """Write the version to a file, to send it."""

        def written(path: Path | None) -> None:
            if path:
                self.say(f"Written to {path}")

        me = self.services.profiles.mine().name
        document = render(self.shown, me=me, peer=self._peer.name)
        name = file_name(self.shown, self._peer.name)
        self.app.push_screen(AgreementFilePrompt(self.services, name, document), written)

    def action_delete(self) -> None:
        """Put the version that is read into the bin."""
        with self.reported():
            self.services.agreements.delete(self.shown.id, rev=self.shown.rev)
            self.say("This version is in the bin · u to undo")
        self.reload()

    def action_undo(self) -> None:
        """Take back the last step of this session."""
        self.undo()
        self.reload()

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self.redo()
        self.reload()
