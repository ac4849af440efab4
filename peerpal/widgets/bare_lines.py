"""Lines that go to the screen as they were drawn: what changes with every key must cost little."""

from __future__ import annotations

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget


class BareLines(ScrollView, inherit_bindings=False):
    """Scrolls lines that a subclass draws; a frame belongs to what is around it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    BareLines {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-horizontal: 0; /* there is none, but an automatic height would count it */
        scrollbar-size-vertical: 1;
    }
    """

    def line_in_view(self, y: int, width: int) -> Strip:
        """Draw one visible line to a width."""
        raise NotImplementedError

    def change_size(self, size: Size) -> None:
        """Scroll over more or fewer lines.

        The screen is only laid out again when a scrollbar comes or goes.
        """
        region = self.scrollable_content_region
        has_bar = self.styles.overflow_y == "scroll" or size.height > region.height
        if not region or has_bar != self.show_vertical_scrollbar:
            self.virtual_size = size
        else:
            self.set_reactive(Widget.virtual_size, size)
            self.vertical_scrollbar.window_virtual_size = size.height
            self.scroll_y = self.validate_scroll_y(self.scroll_y)

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        return self.line_in_view(y, self.scrollable_content_region.width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines in view; without a frame they need nothing that Textual adds to a line."""
        if self.styles.gutter:
            return super().render_lines(crop)
        width, style = self.scrollable_content_region.width, self.visual_style.rich_style
        strips = [self.line_in_view(y, width) for y in crop.line_range]
        strips = [strip.crop_extend(*crop.column_span, style) for strip in strips]
        if filters := self.get_line_filters():
            _, background = self.background_colors
            for line_filter in filters:
                strips = [strip.apply_filter(line_filter, background) for strip in strips]
        return strips
