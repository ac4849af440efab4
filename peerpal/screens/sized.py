"""What every screen does with its size: it is styled once, and keeps what has the focus in view."""

from __future__ import annotations

from typing import TypeVar

from textual import on
from textual.events import ScreenResume
from textual.geometry import Size

from peerpal.screens.share_safe import ShareSafeScreen

Result = TypeVar("Result")


class SizedScreen(ShareSafeScreen[Result]):
    """A screen that opens quickly, and in which a resize loses no place."""

    def __init__(self) -> None:
        super().__init__()
        self._was_in_view = False
        self._is_unsized = True
        self._know_styles()
        self._know_size()

    def _know_styles(self) -> None:
        """Add the screen's styles to the app's, and say that they have the app's colours.

        Textual would parse the styles of all screens again, and style what is in front.
        """
        styles = self.app.stylesheet
        for path in self.css_path:
            if not styles.has_source(str(path)):
                styles.read(path)
        self._css_update_count = self.app._css_update_count  # noqa: SLF001

    def _know_size(self) -> None:
        """Have the classes of the window's size: Textual would style all again to add them."""
        width, height = self.app.size
        of_width = self.app.HORIZONTAL_BREAKPOINTS or []
        of_height = self.VERTICAL_BREAKPOINTS or []
        names = self._get_breakpoint_classes(width, of_width)
        names |= self._get_breakpoint_classes(height, of_height)
        self.update_classes(dict.fromkeys(names, True), update=False)

    @on(ScreenResume)
    def _keep_styles(self, event: ScreenResume) -> None:
        """Style the screen alone when it is new: nothing has changed what is in it."""
        if not self.stack_updates:
            event.refresh_styles = False
            self.app.stylesheet.apply(self)

    def watch_focused(self) -> None:
        """Let the keys go on when what had the focus has no room any more, as in a small window."""
        if self.focused is None and self.app.app_focus:
            self.call_after_refresh(self._focus_again)

    def _screen_resized(self, size: Size) -> None:
        """Note whether what has the focus was in view before.

        A size that the terminal had before is passed over: with two of them on their way, as where
        a terminal does not know its size at first, they would follow each other for ever. So is
        the first size that a new screen is told, and the one of a box above it: it was laid out
        for that already, unless something in it has changed since.
        """
        is_known = self._is_unsized or self is not self.app.screen
        self._is_unsized = False
        is_done = is_known and size == self._size and not self._layout_required
        if size != self.app.size or is_done:
            return
        if size != self._size and self.focused:
            self._was_in_view = self.can_view_partial(self.focused)
        super()._screen_resized(size)

    def on_resize(self) -> None:
        """Keep what has the focus in view, if it was, once everything has its place.

        What has to be scrolled only in a small window takes the keys there, if nothing else does.
        """
        if self.focused is None and self.app.app_focus:
            self.call_after_refresh(self.call_after_refresh, self._focus_again)
        if self._was_in_view:
            self._was_in_view = False
            # The styles of another width come a refresh after the width.
            self.call_after_refresh(self.call_after_refresh, self._show_focus)

    def _show_focus(self) -> None:
        if self.focused and not self.can_view_partial(self.focused):
            self.focused.scroll_visible(animate=False)

    def _focus_again(self) -> None:
        if self.is_attached and self.focused is None:
            self.focus_next(self.AUTO_FOCUS or "*") or self.focus_next()
