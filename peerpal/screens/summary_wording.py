"""What a summary says in my own words: its opening, or what it tells of one record."""

from __future__ import annotations

from collections.abc import Sequence

from peerpal.domain.summary import MOST_OPENING_WORDS, SummaryPlan, opening_for, wording_of
from peerpal.domain.words import count
from peerpal.screens.form import FormScreen
from peerpal.screens.values import Values
from peerpal.services.services import Services
from peerpal.services.summary import Preview
from peerpal.services.summary_opening import computed_opening
from peerpal.widgets.fields import AreaField, Field
from peerpal.widgets.guided import Words


class WordingForm(FormScreen[SummaryPlan]):
    """One text for this summary alone; emptied, the summary says again what it said before."""

    NOUN = "summary"
    ABOUT = "For this summary only: the record stays as it is. Empty, it speaks for itself again."

    def __init__(
        self, services: Services, plan: SummaryPlan, preview: Preview, record_id: str = ""
    ) -> None:
        super().__init__(services, plan)
        self._preview = preview
        self._record_id = record_id
        period = preview.content.period
        self._given = services.summary.words(plan, period, record_id) if record_id else ""

    def fields(self) -> Sequence[Field]:
        """Return an area with what the summary says now, below what it is for."""
        return [Words(self.ABOUT), AreaField("text", "Text", self._now(self.record))]

    @property
    def heading(self) -> str:
        """What is worded anew."""
        return "In other words"

    @property
    def draft_key(self) -> str:
        """A draft for each record of a plan; what is meant for one peer is not for another."""
        reader = self.record.peer_id or self.record.settings.audience.value
        return f"{self.record.TABLE}-{reader}-{self._record_id}"

    def build(self, values: Values) -> SummaryPlan:  # noqa: ARG002 read when it is saved
        """Return the plan as it is: the text is added when it is saved."""
        return self.record

    def store(self, record: SummaryPlan) -> SummaryPlan:
        """Keep the text; what the record says by itself is nothing to keep."""
        text = self.values.text("text")
        return self.services.summary.reword(
            record, self._record_id, "" if text == self._given else text
        )

    def _now(self, plan: SummaryPlan) -> str:
        return wording_of(plan, self._record_id) or self._given

    def _texts_of(self, record: SummaryPlan) -> dict[str, str]:
        return {"text": self._now(record)}


class OpeningForm(WordingForm):
    """The opening; emptied, it is made of the totals again."""

    ABOUT = (
        f"At most {MOST_OPENING_WORDS} words read well. Empty, it is made of the totals again, "
        "and follows them."
    )

    def fields(self) -> Sequence[Field]:
        """Return an area that counts its words."""
        area = AreaField("text", "In short", self._now(self.record), read=_counted)
        return [Words(self.ABOUT), area]

    def on_mount(self) -> None:
        """Count the words that there are."""
        super().on_mount()
        field = self.field("text")
        field.say(_counted(field.text))

    @property
    def heading(self) -> str:
        """What is worded anew."""
        return "The opening"

    def store(self, record: SummaryPlan) -> SummaryPlan:
        """Keep the opening."""
        return self.services.summary.open_with(record, self._preview, self.values.text("text"))

    def _now(self, plan: SummaryPlan) -> str:
        content = self._preview.content
        own = opening_for(plan, content.period)
        return own.text if own else computed_opening(content)


def _counted(text: str) -> str:
    number = len(text.split())
    said = count(number, "word")
    return (
        f"{said}, more than the {MOST_OPENING_WORDS} that read well"
        if number > MOST_OPENING_WORDS
        else said
    )
