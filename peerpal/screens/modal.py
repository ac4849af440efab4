"""What every box over a screen has: the screen below it, dimmed, and the way back."""

from __future__ import annotations

from typing import Generic, Self

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region
from textual.screen import ModalScreen

from peerpal.screens.base import Reporting
from peerpal.screens.share_safe import SHARE_SAFE_SIGN
from peerpal.screens.sized import Result
from peerpal.widgets.backdrop import Backdrop


class PeerPalModal(Reporting[Result], ModalScreen[Result], Generic[Result]):
    """A box over the screen; Escape leads back."""

    BINDINGS = [
        Binding("escape", "back", "Back", id="modal.back", tooltip="Go back"),
        Binding(
            "f1",
            "app.guide",
            "Guide",
            show=False,
            id="app.guide",
            tooltip="How to do it well, in a page",
        ),
    ]

    _backdrop: Backdrop | None = None
    _drawn_for: object = None

    def render(self) -> RenderResult:  # type: ignore[override]
        """Show the screen below, dimmed; draw it once for each time the box comes to the front."""
        if self.styles.background.a == 1:
            return super().render()
        drawn_for = self.stack_updates, self.size
        if self._backdrop is None or drawn_for != self._drawn_for:
            stack = self.app.screen_stack
            below = stack[stack.index(self) - 1]
            if isinstance(below, PeerPalModal):
                below.see_through()
            self._backdrop = Backdrop(below, self.styles.background)
            self._drawn_for = drawn_for
        return self._backdrop

    def leave_out(self) -> None:
        """Say in the frame that private text is covered: a box may hide the line at the top."""
        super().leave_out()
        for box in self.query(".box"):
            box.border_subtitle = Content(f" {SHARE_SAFE_SIGN} ") if self.is_share_safe else ""

    def draw_anew(self) -> None:
        """Draw what is below as it looks now, too."""
        self.see_through()
        super().draw_anew()

    def see_through(self) -> None:
        """Draw the screen below again when this box is drawn below another one."""
        self._backdrop = None
        self._layout_cache.clear()  # or Textual would show what it was before
        self._set_dirty()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draw the box again, and the screen below where that says what changed in it."""
        if regions:
            self._backdrop = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def action_back(self) -> None:
        """Go back without a result."""
        self.dismiss(None)
