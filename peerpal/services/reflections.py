"""Reflections: my private answers to the question of each week."""

from __future__ import annotations

from peerpal.domain.reflection import Reflection, question_of, week_of
from peerpal.services.records import Records


class Reflections(Records[Reflection]):
    """What I answered for myself, once a week."""

    kind = Reflection
    noun = "reflection"

    def of_this_week(self) -> Reflection:
        """Return this week's answer, or one to fill in that has the question of the week."""
        week = week_of(self._context.today)
        made = [reflection for reflection in self.all() if reflection.week == week]
        return made[0] if made else self._blank(week)

    def _blank(self, week: str) -> Reflection:
        question = question_of(self._context.today)
        return Reflection(**self._context.origin(), week=week, question=question)
