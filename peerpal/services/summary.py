"""The performance-review summary: totals of a period, and what was let in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from peerpal.domain.dates import DateStyle
from peerpal.domain.errors import WrongUse
from peerpal.domain.feedback import Feedback, FeedbackDirection, may_quote
from peerpal.domain.peer import Peer
from peerpal.domain.period import (
    PERIOD_HELP,
    Period,
    quarter_of,
    read_period,
    running,
    thin_months,
)
from peerpal.domain.record import InSummary
from peerpal.domain.renaming import SOMEBODY
from peerpal.domain.summary import (
    Opening,
    PeerNames,
    Section,
    SummaryPlan,
    arranged,
    moved,
    reworded,
    since_last,
)
from peerpal.services.context import Context
from peerpal.services.record_services import RecordServices
from peerpal.services.summary_content import SummaryContent, SummaryItem, WithheldItem
from peerpal.services.summary_contents import SummaryContents
from peerpal.services.summary_document import SummaryDocument
from peerpal.services.summary_items import SummaryItems
from peerpal.services.summary_opening import computed_opening
from peerpal.services.summary_persons import Named, others_named
from peerpal.services.summary_places import Outline, placed
from peerpal.services.summary_sections import document, fitted, untold
from peerpal.services.summary_telling import own_words
from peerpal.services.summary_templates import Templates

_NO_TIME = datetime.min.replace(tzinfo=UTC)
SINCE_HELP = "last-review, last-summary"


@dataclass(frozen=True, slots=True)
class Preview:
    """A summary as it stands: what each section could tell of, and what it says."""

    outline: Outline
    content: SummaryContent
    document: SummaryDocument


class Summary:
    """Chooses what enters the summary of a period, and how it is told."""

    def __init__(self, context: Context, records: RecordServices, templates: Templates) -> None:
        self._context = context
        self._records = records
        self.templates = templates
        self.plans = records.summary_plans
        self.exports = records.summary_exports
        self._seen: tuple[object, Preview] | None = None
        self._named: tuple[Preview, list[Named]] | None = None

    @property
    def date_style(self) -> DateStyle:
        """How days are shown while one works on a summary; in it they keep its own form."""
        return self._context.settings.now.date_style

    # Periods

    def default_period(self) -> Period:
        """Return the review period of the profile while it runs, else the last three months."""
        return next(iter(self.presets().values()))

    def presets(self) -> dict[str, Period]:
        """Return the periods that people ask for most by their names, the default one first."""
        profile, today = self._records.profiles.mine(), self._context.today
        quarter = quarter_of(today)
        usual = {
            "Last 3 months": running(3, today=today),
            "This quarter": quarter,
            "Last quarter": quarter_of(quarter.first - timedelta(days=1)),
            "Last 6 months": running(6, today=today),
            "Last 12 months": running(12, today=today),
        }
        if since := self._since_review():
            usual["Since the last review"] = since
        if since := since_last(self.exports.all(), today=today):
            usual["Since the last summary"] = since
        if profile.review_period_start and profile.review_period_end:
            review = Period(profile.review_period_start, profile.review_period_end)
            mine = {"Review period": review}
            return mine | usual if today in review else usual | mine
        return usual

    def period(self, text: str) -> Period:
        """Return the period that a text names, also since the last review or summary.

        Raises WrongUse when it names none, or when there was no such review or summary.
        """
        match text.strip().casefold():
            case "last-review":
                if period := self._since_review():
                    return period
                raise WrongUse("No review was agreed on before today.")
            case "last-summary":
                if period := since_last(self.exports.all(), today=self._context.today):
                    return period
                raise WrongUse("No summary was written before today that ends before today.")
        try:
            return read_period(text, today=self._context.today)
        except WrongUse as error:
            understood = f"{PERIOD_HELP}, {SINCE_HELP}"
            raise WrongUse(f"This period can't be read. Understood are {understood}.") from error

    def _since_review(self) -> Period | None:
        """Return the days from the last agreed review on; None without one before today."""
        today = self._context.today
        agreed = [review.on for review in self._records.reviews.all() if review.is_agreed]
        before = [on for on in agreed if on < today]
        return Period(max(before), today) if before else None

    # What it says

    def preview(self, period: Period, plan: SummaryPlan) -> Preview:
        """Return the summary of a period as it stands; the same one while no record changes."""
        # One that was never changed is begun anew each time that it is looked at.
        timeless = replace(plan, created_at=_NO_TIME, updated_at=_NO_TIME)
        made_of = self._context.store.revision, self._context.today, period, timeless
        if self._seen is None or self._seen[0] != made_of:
            outline, content = self._made(period, plan)
            content = fitted(content)
            self._seen = made_of, Preview(outline, content, document(content))
        return self._seen[1]

    def markdown(self, preview: Preview) -> str:
        """Return a summary as Markdown, in its layout. Raises WrongUse for a broken template."""
        return self.templates.render(preview.content.settings.template, preview.document)

    def content(self, period: Period, plan: SummaryPlan) -> SummaryContent:
        """Return what the summary of a period says: totals, and only what was let in."""
        return self._made(period, plan)[1]

    def items(self, period: Period, plan: SummaryPlan) -> list[SummaryItem]:
        """Return the records of a period that may be let in or kept out, oldest first.

        A confidential conversation, and what came out of it, is never offered.
        """
        return self._items(period, plan).offered

    def title(self, item: SummaryItem) -> str:
        """Return an item's title, without words that nobody else may read."""
        feedback = item.record
        if isinstance(feedback, Feedback):
            peer = self._context.store.find(Peer, feedback.peer_id)
            if not may_quote(feedback, peer):
                is_mine = feedback.direction is FeedbackDirection.GIVEN
                why = "redirecting" if is_mine else "no consent"
                return f"{peer.name if peer else SOMEBODY} ({why})"
        return item.title

    def withheld(self, period: Period, plan: SummaryPlan) -> list[WithheldItem]:
        """Return what the summary leaves out, or only hints at, each with the reason."""
        items = self._items(period, plan)
        nowhere = untold(self.preview(period, plan).content)
        return items.withheld(nowhere)

    def thin_months(self, preview: Preview) -> list[Period]:
        """Return the months so far of which nothing is told yet, while it can be mended.

        A period in which nothing was noted at all has none.
        """
        items = [item for part in preview.outline.values() for item in part]
        told = [item.on for item in items if item.record.in_summary is InSummary.YES]
        period, today = preview.content.period, self._context.today
        return thin_months(period, told, today=today) if items else []

    def others_named(self, preview: Preview) -> list[Named]:
        """Return who is named in its texts and is no part of what it tells, each with where."""
        if self._named is None or self._named[0] is not preview:
            self._named = preview, others_named(self._context, self._records, preview.content)
        return self._named[1]

    # Changing it

    def decide(self, items: Iterable[SummaryItem], in_summary: InSummary) -> None:
        """Let several records into the summary, or keep them out, as one step."""
        with self._context.history.step("Mark for the summary") as step:
            for item in items:
                record = step.get(type(item.record), item.record.id, rev=item.record.rev)
                step.put(replace(record, in_summary=in_summary))

    def words(self, plan: SummaryPlan, period: Period, record_id: str) -> str:
        """Return what a record says by itself, to word it anew; names stand in it in full.

        Raises WrongUse for a record that is not told of, and for words that are not mine.
        """
        in_full = replace(plan, settings=replace(plan.settings, names=PeerNames.FULL))
        told = [one for part in self.content(period, in_full).told.values() for one in part]
        one = next((one for one in told if one.record.id == record_id), None)
        if one is None:
            raise WrongUse("This is not told of yet. Let it in with m first.")
        self._require_mine(record_id)
        return own_words(one)

    def reword(self, plan: SummaryPlan, record_id: str, text: str) -> SummaryPlan:
        """Say something else for a record in this summary; nothing brings its own words back.

        Raises WrongUse for words that are not mine.
        """
        self._require_mine(record_id)
        return self.plans.change(reworded(plan, record_id, text), "Word it anew")

    def open_with(self, plan: SummaryPlan, preview: Preview, text: str) -> SummaryPlan:
        """Open the summary in my own words; nothing brings the computed ones back."""
        period, computed = preview.content.period, computed_opening(preview.content)
        own = Opening(text=text, first=period.first, last=period.last, computed=computed)
        is_own = bool(text.strip()) and text != computed
        changed = replace(plan, opening=own if is_own else None)
        return self.plans.change(changed, "Word the opening anew")

    def move(self, plan: SummaryPlan, preview: Preview, record_id: str, *, by: int) -> SummaryPlan:
        """Move a record one place up (-1) or down (1) among those of its section, if there is one.

        Raises WrongUse in the appendix, which is in the order of dates.
        """
        for section, items in preview.outline.items():
            ids = [item.record.id for item in items]
            if record_id in ids:
                if section is Section.APPENDIX:
                    raise WrongUse("The appendix tells everything by its date.")
                if not 0 <= ids.index(record_id) + by < len(ids):
                    return plan
                if section is Section.CONTRIBUTIONS:
                    alone = moved(replace(plan, moved_ids=()), ids, record_id, by=by)
                    order = tuple(arranged(ids, alone.moved_ids))
                    return self.plans.change(replace(plan, pinned_ids=order), "Move it")
                return self.plans.change(moved(plan, ids, record_id, by=by), "Move it")
        return plan

    def _require_mine(self, record_id: str) -> None:
        feedback = self._context.store.find(Feedback, record_id)
        if feedback and feedback.direction is FeedbackDirection.RECEIVED:
            raise WrongUse("A colleague's words stay as they are: in, or out.")

    def remember(self, plan: SummaryPlan, preview: Preview, text: str, target: str) -> None:
        """Note that a summary left, unless it tells nothing."""
        if preview.document.sections:
            self.exports.remember(plan, preview.content.period, text, target)

    # Making it

    def _items(self, period: Period, plan: SummaryPlan) -> SummaryItems:
        return SummaryItems(self._context, self._records, period, peer_id=plan.peer_id)

    def _made(self, period: Period, plan: SummaryPlan) -> tuple[Outline, SummaryContent]:
        items = self._items(period, plan)
        told = items.told_ids()
        outline = placed(items.offered, told, plan, reached_ids=items.reached_ids())
        contents = SummaryContents(self._context, self._records, items, plan)
        return outline, contents.made(outline, told)
