"""The form for a growth check-in of any day: eight ratings and a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from peerpal.domain.dates import Toward
from peerpal.domain.growth import GrowthCheckIn, GrowthDimension
from peerpal.domain.words import words
from peerpal.screens.day_field import DayField
from peerpal.screens.form import FormScreen
from peerpal.screens.values import Values, day_text
from peerpal.widgets.fields import AreaField, Field
from peerpal.widgets.guided import Rating, Words

_ABOUT = "Only you see this. 1 is hardly, 5 is fully; leave out what you can't say."


class GrowthForm(FormScreen[GrowthCheckIn]):
    """Changes what was said about my growth on a day."""

    NOUN = "growth check-in"

    def fields(self) -> Sequence[Field]:
        """Return the questions, the note and the day."""
        check_in = self.record
        ratings = [
            Rating(dimension, words(dimension).capitalize(), check_in.ratings.get(dimension))
            for dimension in GrowthDimension
        ]
        ratings[-1].add_class("-last")
        return [
            Words(_ABOUT),
            *ratings,
            AreaField("note", "Note", check_in.note, hint="what stands out, if you like"),
            DayField(
                self.services,
                "on",
                "Day",
                day_text(check_in.on),
                toward=Toward.PAST,
            ),
        ]

    def build(self, values: Values) -> GrowthCheckIn:
        """Return the check-in as the fields say."""
        ratings = {
            dimension.value: int(rating)
            for dimension in GrowthDimension
            if (rating := values.line(dimension))
        }
        return replace(
            self.record,
            ratings=ratings,
            note=values.text("note"),
            on=values.day("on", Toward.PAST),
        )

    def store(self, record: GrowthCheckIn) -> GrowthCheckIn:
        """Save the check-in."""
        return self.services.growth_check_ins.save(record)
