"""What fields say live about what is typed into them."""

from __future__ import annotations

from datetime import date

from peerpal.domain.dates import DAY_HELP, DateStyle, Toward, read_day, show_day


def said_day(text: str, today: date, toward: Toward, style: DateStyle) -> str:
    """Return the day that a text is understood as, or what would be understood."""
    if not text.strip():
        return ""
    day = read_day(text, today=today, toward=toward)
    return show_day(day, style) if day else f"not a day yet; understood are {DAY_HELP}"
