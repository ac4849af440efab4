"""Snoozes: leaving what is due in peace until a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from peerpal.domain.matter import Matter
from peerpal.domain.record import Record
from peerpal.domain.snooze import Snooze
from peerpal.services.records import Records


class Snoozes(Records[Snooze]):
    """What was left in peace; a matter about a record has one at most."""

    kind = Snooze
    noun = "snooze"

    def until(self, matter: Matter, record_id: str) -> date | None:
        """Return the day on which something comes back; None when it is not snoozed."""
        found = self._find(matter, record_id)
        return found.until if found and found.until > self._context.today else None

    def put_off(self, matter: Matter, record: Record, until: date) -> Snooze:
        """Leave something in peace until a day."""
        with self._context.history.step("Snooze") as step:
            before = self._find(matter, record.id)
            if before:
                return step.put(replace(before, until=until))
            origin = self._context.origin()
            return step.put(Snooze(**origin, matter=matter, record_id=record.id, until=until))

    def wake(self, matter: Matter, record: Record) -> None:
        """Let something come back now."""
        with self._context.history.step("Wake") as step:
            if before := self._find(matter, record.id):
                step.put(replace(before, until=self._context.today))

    def _find(self, matter: Matter, record_id: str) -> Snooze | None:
        """Return the snooze of a matter; of two that were made at once the one that lasts."""
        found = self._by("due", lambda snooze: (snooze.matter, snooze.record_id))
        return max(found.get((matter, record_id), []), key=lambda s: s.until, default=None)
