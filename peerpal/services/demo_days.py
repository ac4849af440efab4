"""Days of the sample data: they are counted back from today."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from peerpal.services.context import Context, Origin

END_OF_DAY = time(16, 30)


class DemoDays:
    """What makes records of former days."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._today = context.today

    def _ago(self, days: int) -> date:
        return self._today - timedelta(days=days)

    def _moment(self, day: date | None) -> datetime:
        now = self._context.now()
        local = datetime.combine(day or self._today, END_OF_DAY, tzinfo=now.tzinfo)
        return min(local, now).astimezone(UTC)

    def _origin(self, day: date) -> Origin:
        return {**self._context.origin(), "created_at": self._moment(day)}


def working_day(day: date, *, back: bool = True) -> date:
    """Return the day itself, or the working day before or after a weekend."""
    beyond = day.weekday() - 4
    if beyond <= 0:
        return day
    return day + timedelta(days=-beyond if back else 3 - beyond)
