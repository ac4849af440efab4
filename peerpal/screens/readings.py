"""What fields say live about what is typed into them."""

from __future__ import annotations

from datetime import date

from peerpal.domain.dates import DAY_HELP, DateStyle, Toward, read_day, show_day
from peerpal.widgets.fields import Reading


def read_a_day(today: date, toward: Toward, style: DateStyle) -> Reading:
    """Return what names the day that a text is understood as, or says what would be."""

    def read(text: str) -> str:
        if not text.strip():
            return ""
        day = read_day(text, today=today, toward=toward)
        return show_day(day, style) if day else f"not a day yet; understood are {DAY_HELP}"

    return read
