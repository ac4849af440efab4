"""The form for my profile, which stands at the head of the summary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from peerpal.domain.dates import Toward
from peerpal.domain.profile import Profile
from peerpal.domain.text import one_line
from peerpal.domain.words import words
from peerpal.screens.day_field import DayField
from peerpal.screens.form import FormScreen
from peerpal.screens.values import Values, day_text
from peerpal.widgets.fields import AreaField, Field, LineField


class ProfileForm(FormScreen[Profile]):
    """Says who I am."""

    NOUN = "profile"

    def fields(self) -> Sequence[Field]:
        """Return the fields of the profile."""
        me = self.record
        return [
            LineField("name", "Name", me.name, hint="as it shall stand in the summary"),
            LineField("role", "Role", me.role, hint="what you work as"),
            LineField("department", "Department", me.department),
            LineField("organisation", "Organisation", me.organisation),
            LineField("timezone", "Time zone", me.timezone, hint="Europe/Madrid"),
            DayField(
                self.services,
                "review_period_start",
                "Review from",
                day_text(me.review_period_start),
                hint="the first day that your next review looks at: 1 jul",
                toward=Toward.PAST,
            ),
            DayField(
                self.services,
                "review_period_end",
                "Review to",
                day_text(me.review_period_end),
                hint="the last one: 31 dec",
                toward=Toward.FUTURE,
            ),
            AreaField(
                "competencies",
                "Competencies",
                "\n".join(words(competency) for competency in me.competencies),
                hint="what your employer looks at, one a line",
            ),
        ]

    def build(self, values: Values) -> Profile:
        """Return the profile as the fields say."""
        lines = [one_line(line) for line in values.text("competencies").splitlines()]
        return replace(
            self.record,
            name=values.line("name"),
            role=values.line("role"),
            department=values.line("department"),
            organisation=values.line("organisation"),
            timezone=values.line("timezone"),
            review_period_start=values.day_or_none("review_period_start", Toward.PAST),
            review_period_end=values.day_or_none("review_period_end", Toward.FUTURE),
            competencies=tuple(dict.fromkeys(line.replace(" ", "_") for line in lines if line)),
        )

    def store(self, record: Profile) -> Profile:
        """Save the profile."""
        return self.services.profiles.save(record)
