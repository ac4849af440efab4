"""A day and a time of a talk to come, as two fields that say live which moment they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from peerpal.domain.ages import away
from peerpal.domain.dates import Toward
from peerpal.domain.errors import InvalidField
from peerpal.domain.moments import DEFAULT_TIME, moment_of, read_time, show_moment
from peerpal.domain.text import one_line
from peerpal.screens.day_field import DayField
from peerpal.screens.values import Values, day_text
from peerpal.services.services import Services
from peerpal.widgets.fields import LineField

TIME_HELP = "14:00, 9.30 or 2 pm"
"""What a time can be, for hints and error messages."""


@dataclass(frozen=True, slots=True)
class MomentFields:
    """The fields of these names, for the day and the time."""

    services: Services
    day: str
    at: str

    def fields(
        self,
        label: str,
        moment: datetime | None,
        texts: Callable[[], Mapping[str, str]],
        *,
        hint: str = "",
    ) -> list[LineField]:
        """Return both fields, filled with a moment; `texts` gives what stands in the form."""
        local = self.services.conversations.local(moment) if moment else None
        return [
            DayField(
                self.services,
                self.day,
                label,
                day_text(local.date()) if local else "",
                hint=hint,
                toward=Toward.FUTURE,
            ),
            LineField(
                self.at,
                "At",
                f"{local:%H:%M}" if local else "",
                hint=f"{TIME_HELP}; {DEFAULT_TIME.hour}:00 when empty",
                read=lambda text: self._said({**texts(), self.at: text}),
            ),
        ]

    def read(self, values: Values) -> datetime | None:
        """Return the moment in UTC, or None without a day. Raises InvalidField."""
        return self.must_read(values) if values.line(self.day) else None

    def must_read(self, values: Values) -> datetime:
        """Return the moment in UTC. Raises InvalidField, also without a day."""
        day = values.day(self.day, Toward.FUTURE)
        text = values.line(self.at)
        at = read_time(text) if text else DEFAULT_TIME
        if at is None:
            raise InvalidField(self.at, f"write a time such as {TIME_HELP}")
        try:
            return moment_of(day, at, self.services.context.now().tzinfo)
        except (OverflowError, ValueError, OSError):
            raise InvalidField(self.day, "this is too far away") from None

    def _said(self, texts: Mapping[str, str]) -> str:
        """Return the moment in words, as the clocks on that day will show it."""
        today = self.services.today.day
        if not one_line(texts[self.at]):
            return ""
        try:
            moment = self.read(Values(texts, today))
        except InvalidField as error:
            return f"not a time yet; understood are {TIME_HELP}" if error.field == self.at else ""
        if moment is None:
            return ""
        local = self.services.conversations.local(moment)
        day = local.date()
        left = f", {away(day, today)}" if day > today else ""
        return f"{show_moment(local, self.services.date_style)}{left}"
