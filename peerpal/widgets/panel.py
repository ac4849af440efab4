"""A framed list with a title, for screens that show several things at once."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content

from peerpal.domain.text import one_line
from peerpal.widgets.columns import Column
from peerpal.widgets.record_list import MOVES, RecordList


class Panel(RecordList, inherit_bindings=False):
    """A short list in a frame with a title; without the focus it shows no cursor."""

    DEFAULT_CSS = """
    Panel {
        border: round $border-blurred;
        border-title-color: $foreground-muted;
        border-title-style: bold;
        border-subtitle-color: $foreground-muted;
        &:focus { border: round $border; border-title-color: $text-primary; }
        &:focus:nocolor { border-title-style: bold reverse; }
        &:blur > .record-list--cursor { background: transparent; color: $foreground; }
    }
    """

    # A panel is short, so `g` and `G` stay free for its screen.
    BINDINGS = [
        *MOVES,
        Binding("home", "first", "First", show=False, id="panel.first", tooltip="The first row"),
        Binding("end", "last", "Last", show=False, id="panel.last", tooltip="The last row"),
    ]

    def __init__(
        self,
        title: str,
        *columns: Column,
        placeholder: str | Content = "",
        can_open: bool = True,
        id: str | None = None,  # noqa: A002  Textual's own name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(*columns, placeholder=placeholder, id=id, classes=classes)
        self.can_focus = can_open
        self.set_title(title)

    def set_title(self, title: str) -> None:
        """Show another title."""
        # A plain string would be read as markup.
        self.border_title = Content(one_line(title))
