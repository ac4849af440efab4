"""Logging in one line: type it, see below what is understood, Enter saves."""

from __future__ import annotations

from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static, TextArea

from peerpal.domain.capture import CaptureError
from peerpal.domain.capture_print import at_name
from peerpal.domain.conversation import Conversation
from peerpal.domain.errors import PeerPalError
from peerpal.domain.peer import Peer
from peerpal.domain.references import peer_ids_of
from peerpal.domain.text import clean
from peerpal.domain.words import listed
from peerpal.screens.capture_completion import complete_capture
from peerpal.screens.capture_preview import EXAMPLE, SIGNS, preview
from peerpal.screens.confirm import ConfirmScreen
from peerpal.screens.drafting import TAKEN_UP, DraftingScreen
from peerpal.services.captures import CAPTURE, Logged
from peerpal.services.names import NearName, typed_name
from peerpal.services.services import Services
from peerpal.widgets.inputs import AreaInput
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.themes import BAD, MUTED, WARNING

_TEXT = "text"


class CaptureScreen(DraftingScreen[None]):
    """One box to type into, and what it says below; nothing is saved before Enter."""

    CSS_PATH = "capture.tcss"
    AUTO_FOCUS = "TextArea"
    BINDINGS = [
        Binding("enter", "save", "Save", id="capture.save", tooltip="Save this", priority=True),
        Binding(
            "ctrl+j,down",
            "next_line",
            "Next line",
            id="capture.line",
            key_display="↓",
            tooltip="Begin another line",
            priority=True,
        ),
        Binding(
            "tab",
            "complete",
            "Complete",
            id="capture.complete",
            tooltip="Take the name shown",
            priority=True,
        ),
        Binding(
            "tab", "form", "Form", id="capture.form", tooltip="Go on in the form", priority=True
        ),
        Binding("escape", "back", "Cancel", id="capture.back", tooltip="Close without saving"),
    ]

    area = query_one(AreaInput)
    understood = query_one("#understood", Static)

    def __init__(self, services: Services, peer: Peer | None = None) -> None:
        super().__init__(services)
        self._start = f"{at_name(typed_name(peer.name))} " if peer else ""
        self._draft = ""

    def compose(self) -> ComposeResult:
        """Show the box with the preview under it."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Log")
            yield Static(id="notice")
            self._draft = (self.find_draft() or {}).get(_TEXT, "")
            text = self._draft or self._start
            area = AreaInput(text, placeholder=EXAMPLE)
            area.complete = partial(complete_capture, self.services)
            yield area
            yield Static(id="understood")
            yield KeyBar()

    @property
    def draft_key(self) -> str:
        """There is one line to log at a time."""
        return CAPTURE

    def unsaved(self) -> dict[str, str]:
        """Return the text, once there is more than the name it began with."""
        text = self.area.text
        return {} if text.strip() == self._start.strip() else {_TEXT: text}

    def on_mount(self) -> None:
        """Begin at the end of what is there."""
        self.area.move_cursor(self.area.document.end)
        self._show_understood()
        again = TAKEN_UP if self._draft else ""
        self._notify_above(f"{again} {self.left_by_editor()}".strip(), WARNING)

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._show_understood()
        self.keep_draft_soon()

    def _show_understood(self) -> None:
        text = self.area.text
        if not text.strip():
            self.understood.update(preview(self.services, None))
            return
        try:
            self.understood.update(preview(self.services, self.services.captures.read(text)))
        except PeerPalError as error:
            self._say_wrong(error, MUTED)

    def _say_wrong(self, error: PeerPalError, style: str) -> None:
        """Say below the line what is wrong in it; which line it is matters when there are more."""
        text = str(error)
        if isinstance(error, CaptureError) and self.area.document.line_count == 1:
            text = error.without_place
        said = Content.styled(clean(text), style)
        self.understood.update(Content("\n\n").join([said, SIGNS]))

    @work(exclusive=True)
    async def action_save(self) -> None:
        """Save what is understood, and close."""
        captures = self.services.captures
        try:
            capture = captures.read(self.area.text)
            try:
                logged = captures.log([capture])
            except NearName as error:
                if not await self._is_new(error):
                    return
                logged = captures.log([capture], new_peers=True)
        except PeerPalError as error:
            self._say_wrong(error, BAD)
            return
        self.say(f"Logged{self._with_whom(logged)} · u to undo")
        self.finish(None)

    def _with_whom(self, logged: Logged) -> str:
        ids = dict.fromkeys(id_ for record in logged.records for id_ in peer_ids_of(record))
        new = {peer.id for peer in logged.new_peers}
        name = self.services.peers.name
        names = [f"{name(id_)} (new)" if id_ in new else name(id_) for id_ in ids]
        return f" with {listed(names)}" if names else ""

    async def _is_new(self, error: NearName) -> bool:
        question = f"{error} Add “{error.name}” as a new peer all the same?"
        answer = await self.app.push_screen_wait(ConfirmScreen(self.services, question))
        return answer is True

    def action_next_line(self) -> None:
        """Begin another line, or go down to the one there is."""
        row, _ = self.area.cursor_location
        if row + 1 < self.area.document.line_count:
            self.area.action_cursor_down()
        else:
            self.area.move_cursor(self.area.document.end)
            self.area.insert("\n")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let Tab take the name that is shown, and lead to the form when there is none."""
        if action == "complete":
            return self.area.check_action(action, parameters)
        return True

    def action_complete(self) -> None:
        """Take the name that is shown."""
        self.area.action_complete()

    def action_form(self) -> None:
        """Go on in the form with what was understood."""
        from peerpal.screens.conversation_form import conversation_form

        try:
            capture = self.services.captures.read(self.area.text)
        except PeerPalError as error:
            if self.area.text.strip():
                self._say_wrong(error, BAD)
                return
            capture = None
        self.app.push_screen(conversation_form(self.services, capture), self._form_closed)

    def _form_closed(self, saved: Conversation | None) -> None:
        """Close as well, unless what is here was not saved in the form."""
        if saved or not self.unsaved():
            self.finish(None)
