"""Share-safe: one key covers what is private while somebody else looks at the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.app import App
from textual.binding import Binding
from textual.events import DescendantFocus, ScreenResume
from textual.screen import Screen

from peerpal.widgets.record_list import RecordList

if TYPE_CHECKING:
    from textual.filter import LineFilter

    from peerpal.services.services import Services
    from peerpal.widgets.covering import Covering

Result = TypeVar("Result")

SHARE_SAFE_SIGN = "▒ share-safe · F2"
"""Says in a word and a sign that private text is covered, and how to uncover it."""
PRIVATE = "-private"
"""The class of what is left out while share-safe is on."""
_CLASS = "-share-safe"


class ShareSafeScreen(Screen[Result]):
    """A screen that can be looked at with somebody else."""

    IS_SHARE_SAFE: ClassVar[bool] = False
    """True where private text is always covered: two look at it together."""
    _covering: Covering | None = None

    @property
    def is_share_safe(self) -> bool:
        """True while private text is covered."""
        return isinstance(self.app, ShareSafeApp) and self.app.is_share_safe

    @property
    def about_whom(self) -> Sequence[str]:
        """The ids of the peers whose names are shown; without any the screen below says it."""
        return ()

    def leave_out(self) -> None:
        """Leave out the fields that are private, or let them in again, and say so."""
        self.set_class(self.is_share_safe, _CLASS)

    def draw_anew(self) -> None:
        """Draw all there is again."""
        for widget in (self, *self.walk_children()):
            widget.refresh()

    @on(ScreenResume)
    @on(RecordList.Highlighted)
    @on(DescendantFocus)
    def _look_who_is_shown(self) -> None:
        self.cover()

    def cover(self) -> None:
        """Draw everything anew when something else is covered now."""
        covering = self.app.covering if isinstance(self.app, ShareSafeApp) else None
        if covering is not self._covering:
            is_other = (covering is None) is not (self._covering is None)
            self._covering = covering
            if is_other:
                self.leave_out()
            self.draw_anew()


class ShareSafeApp(App[None]):
    """Covers private text and names as they are drawn, so that no text is ever changed for it."""

    BINDINGS = [
        Binding(
            "f2",
            "share_safe",
            "Share-safe",
            show=False,
            id="app.share_safe",
            tooltip="Cover what is private while somebody looks on, or uncover it",
            priority=True,
        ),
    ]

    services: Services
    _is_covered = False
    _known: tuple[object, Covering] | None = None

    @property
    def is_share_safe(self) -> bool:
        """True while private text is covered."""
        return self._is_covered or self._is_always_covered

    @property
    def _is_always_covered(self) -> bool:
        return any(screen.IS_SHARE_SAFE for screen in self._looked_at())

    @property
    def covering(self) -> Covering | None:
        """What covers private text, and the names of all but those whom the screen is about."""
        if not self.is_share_safe:
            return None
        open_ = (screen for screen in self._looked_at() if screen.is_mounted)
        about = next((ids for screen in open_ if (ids := screen.about_whom)), ())
        key = self.services.revision, tuple(about)
        if self._known is None or self._known[0] != key:
            from peerpal.domain.share_safe import hidden_names
            from peerpal.widgets.covering import Covering

            names = hidden_names(self.services.peers.all_names(), about)
            self._known = key, Covering(names)
        return self._known[1]

    def _looked_at(self) -> Iterator[ShareSafeScreen[object]]:
        """Return the screens that are open, what is in front first."""
        return (s for s in reversed(self.screen_stack) if isinstance(s, ShareSafeScreen))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw every line of every widget through the cover while it is on."""
        filters = super().get_line_filters()
        return [*filters, covering] if (covering := self.covering) else filters

    def action_share_safe(self) -> None:
        """Cover what is private, or show it again."""
        if self._is_always_covered:
            self.notify("In a review nothing private is shown.", timeout=3, markup=False)
            return
        self._is_covered = not self._is_covered
        for screen in reversed(list(self._looked_at())):
            screen.cover()
