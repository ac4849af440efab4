"""What the Summary screen asks for: days of one's own, and the name of a file."""

from __future__ import annotations

import re
from pathlib import Path

from peerpal.domain.dates import DAY_HELP, DateStyle, Toward, read_day, show_day
from peerpal.domain.errors import PeerPalError, WrongUse
from peerpal.domain.period import Period, read_period
from peerpal.screens.document_prompt import DocumentPrompt
from peerpal.screens.prompt import PromptScreen
from peerpal.services.services import Services
from peerpal.services.summary_file import file_name, is_html, summary_for
from peerpal.widgets.fields import LineField

_TO = re.compile(r"\s+(?:to|until|till|[-\u2013\u2014])\s+|\s*(?:\.\.+|…)\s*")


class PeriodPrompt(PromptScreen[tuple[str, Period]]):
    """Asks for a period by its name or its days; gives it as typed and as read."""

    HEADING = "Period"

    def field(self) -> LineField:
        """Return a line that says which days it is understood as."""
        return LineField(
            "period", "Period", hint="q3, 2026-h1, 2025, 1 jul to 30 sep", read=self._said
        )

    async def accept(self, text: str) -> tuple[str, Period]:
        """Return the period."""
        return text, self._read(text)

    def _said(self, text: str) -> str:
        try:
            return said_period(self._read(text), self.services.date_style) if text.strip() else ""
        except PeerPalError:
            return "not a period yet"

    def _read(self, text: str) -> Period:
        """Return the days of a period; of a first day alone until today. Raises WrongUse."""
        today = self.services.today.day
        first_text, *rest = _TO.split(text.strip(), maxsplit=1)
        first = read_day(first_text, today=today, toward=Toward.PAST)
        if first is None:
            if rest:
                raise WrongUse(f"The first day can't be read. Understood are {DAY_HELP}.")
            try:
                return read_period(text, today=today)
            except WrongUse as error:
                raise WrongUse(f"{error} Or write two days: 1 jul to 30 sep.") from error
        last = read_day(rest[0], today=today, toward=Toward.PAST) if rest else today
        if last and last < first:
            # 1 oct to 30 nov, asked for within November
            last = read_day(rest[0], today=today, toward=Toward.FUTURE) if rest else None
        if last is None or last < first:
            raise WrongUse("The last day can't be read, or is before the first.")
        return Period(first, last)


class FilePrompt(DocumentPrompt):
    """Asks for a file, and writes the summary into it."""

    HEADING = "Write the summary to a file"

    def __init__(self, services: Services, period: Period, summary: str) -> None:
        super().__init__(services, file_name(period), summary)

    def document_for(self, path: Path) -> str:
        """Return the summary as Markdown, or as HTML for a name that ends like that."""
        return summary_for(path, self._document)

    def hint_for(self, path: Path) -> str:
        """Say what is written, and that the ending decides."""
        if is_html(path):
            return " · HTML, for tools that take rich text"
        return " · Markdown; a name ending in .html writes rich text"


def said_period(period: Period, style: DateStyle) -> str:
    """Return the days of a period in words."""
    return f"{show_day(period.first, style)} to {show_day(period.last, style)}"
