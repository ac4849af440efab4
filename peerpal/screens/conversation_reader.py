"""A conversation in full, its notes as they look, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from peerpal.domain.conversation import Conversation, ConversationFormat, ConversationStatus
from peerpal.screens.conversation_page import ConversationPage
from peerpal.screens.reader import ReaderScreen
from peerpal.services.services import Services
from peerpal.widgets.parts import Part


class ConversationReader(ReaderScreen):
    """Shows a talk, or what one needs to prepare it."""

    BINDINGS = [
        Binding("h", "hold", "Hold", id="talk.hold", tooltip="Hold this talk, and wrap it up"),
        Binding("e", "edit", "Edit", id="talk.edit", tooltip="Change this talk"),
        Binding("t", "point", "Talking point", id="talk.point", tooltip="Note what to raise"),
        Binding("T", "points", "Points", id="talk.points", tooltip="Open its talking points"),
        Binding("w", "handout", "Handout", id="talk.handout", tooltip="Write it for others"),
    ]

    def __init__(self, services: Services, talk: Conversation) -> None:
        super().__init__(services)
        self._talk = talk
        self._was_left = False

    def page(self) -> Sequence[Part]:
        """Return the talk as it is stored now."""
        return ConversationPage(self.services, self._talk).parts()

    def on_screen_suspend(self) -> None:
        """Note that something is opened from here."""
        self._was_left = True

    def on_screen_resume(self) -> None:
        """Show what was changed from here."""
        if self._was_left:
            with self.reported():
                self._talk = self.services.conversations.get(self._talk.id)
            self.refresh(recompose=True)
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to hold what is planned, and a handout of a teach-back that was held."""
        is_held = self._talk.status is ConversationStatus.HELD
        if action == "hold":
            return not is_held
        if action == "handout":
            return is_held and self._talk.format is ConversationFormat.TEACH_BACK
        return super().check_action(action, parameters)

    def action_hold(self) -> None:
        """Hold the talk, and wrap it up."""
        from peerpal.screens.talks import open_hold

        open_hold(self, self._talk)

    def action_edit(self) -> None:
        """Open the form with everything."""
        from peerpal.screens.conversation_form import ConversationForm

        self.app.push_screen(ConversationForm(self.services, self._talk))

    def action_point(self) -> None:
        """Note what to raise with its peer."""
        from peerpal.screens.talks import open_point

        open_point(self, self._talk)

    def action_points(self) -> None:
        """Open the talking points of its peers."""
        from peerpal.screens.points import PointsScreen

        self.app.push_screen(PointsScreen(self.services, self._talk.peer_ids))

    def action_handout(self) -> None:
        """Write the handout to a file."""
        from peerpal.screens.handout import write_handout

        write_handout(self, self._talk)
