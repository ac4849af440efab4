"""The practice log: which guides I practised, and when."""

from __future__ import annotations

from peerpal.domain.practice import Practice
from peerpal.services.records import Records


class Practices(Records[Practice]):
    """Each time that I did what a guide says."""

    kind = Practice
    noun = "practice"

    def note(self, guide: str, note: str = "") -> Practice:
        """Note that I practised a guide today."""
        with self._context.history.step("Note practice") as step:
            return step.put(
                Practice(**self._context.origin(), guide=guide, on=self._context.today, note=note)
            )

    def of_guide(self, guide: str) -> list[Practice]:
        """Return each time that a guide was practised, the latest first."""
        found = self._of("guide", guide)
        return sorted(found, key=lambda practice: (practice.on, practice.id), reverse=True)
