"""Summary: what goes into the document for a performance review, beside the document itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Static

from peerpal.domain.evidence import SOURCES, Evidence
from peerpal.domain.period import Period
from peerpal.domain.record import InSummary, Record
from peerpal.domain.summary import (
    Audience,
    PeerNames,
    Section,
    Settings,
    SummaryPlan,
    pinned,
    shifted,
    switched,
)
from peerpal.domain.words import count
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.evidence_form import EvidenceForm
from peerpal.screens.form import FormScreen
from peerpal.screens.marks import next_mark
from peerpal.screens.opening import open_record
from peerpal.screens.summary_choices import ask_reader, ask_template
from peerpal.screens.summary_head import head
from peerpal.screens.summary_months import MonthsScreen
from peerpal.screens.summary_outline import COLUMNS, Outline
from peerpal.screens.summary_prompts import FilePrompt, PeriodPrompt
from peerpal.screens.summary_wording import OpeningForm, WordingForm
from peerpal.services.services import Services
from peerpal.services.summary_content import SummaryItem
from peerpal.widgets.markdown_view import MarkdownView
from peerpal.widgets.record_list import RecordList

R = TypeVar("R", bound=Record)


class SummaryScreen(PeerPalScreen):
    """The outline of a summary with its items and their marks, and the document they make."""

    MODE = "summary"
    CSS_PATH = "summary.tcss"
    AUTO_FOCUS = "RecordList"
    BINDINGS = [
        Binding("m,space", "mark", "Mark", id="summary.mark", tooltip="In, out or undecided"),
        Binding("e", "word", "Word", id="summary.word", tooltip="Say it in other words, only here"),
        Binding(
            "asterisk",
            "pin",
            "Pin",
            id="summary.pin",
            key_display="*",
            tooltip="Make this one of the three top contributions, or not any more",
        ),
        Binding("p", "period", "Period", id="summary.period", tooltip="Go on to the next period"),
        Binding("r", "reader", "Reader", id="summary.reader", tooltip="Choose who will read it"),
        Binding("w", "write", "Write", id="summary.write", tooltip="Write it to a file"),
        Binding("y", "copy", "Copy", id="summary.copy", tooltip="Copy it to the clipboard"),
        Binding("x", "left_out", "Left out", id="summary.left_out", tooltip="What is not in, why"),
        Binding("v", "view", "View", id="summary.view", tooltip="The document alone, and back"),
        Binding(
            "c",
            "contribution",
            "Contribution",
            show=False,
            id="summary.contribution",
            tooltip="Write down a contribution: what you did, what came of it, why it mattered",
        ),
        Binding(
            "o",
            "own_period",
            "Dates",
            show=False,
            id="summary.dates",
            tooltip="Type a period",
        ),
        Binding(
            "i",
            "names",
            "Names",
            show=False,
            id="summary.names",
            tooltip="Name colleagues in full, by initials or by role",
        ),
        Binding(
            "l",
            "template",
            "Layout",
            show=False,
            id="summary.template",
            tooltip="Choose the layout: review, brag document, one page, or a template of your own",
        ),
        Binding(
            "K,shift+up",
            "move(-1)",
            "Move up",
            show=False,
            id="summary.up",
            tooltip="Move this section or item up",
        ),
        Binding(
            "J,shift+down",
            "move(1)",
            "Move down",
            show=False,
            id="summary.down",
            tooltip="Move this section or item down",
        ),
        Binding(
            "percent_sign",
            "grades",
            "Grades",
            show=False,
            id="summary.grades",
            key_display="%",
            tooltip="Show the grades of key results, or leave them out",
        ),
        Binding(
            "A",
            "decide('yes')",
            "All in",
            show=False,
            id="summary.all_in",
            tooltip="Let all undecided in",
        ),
        Binding(
            "N",
            "decide('no')",
            "All out",
            show=False,
            id="summary.all_out",
            tooltip="Keep all undecided out",
        ),
        Binding(
            "M",
            "months",
            "Months",
            show=False,
            id="summary.months",
            tooltip="Go to a month that nothing is told of yet",
        ),
        Binding(
            "L",
            "exports",
            "Summaries",
            show=False,
            id="summary.exports",
            tooltip="The summaries that were written or copied so far",
        ),
    ]

    head = query_one("#head", Static)
    rows = query_one(RecordList)
    document = query_one(MarkdownView)
    outline: Outline
    """What is listed."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._preset = ""
        self._own: tuple[str, Period] | None = None
        self._reader: tuple[Audience, str | None] | None = None
        self._folded: frozenset[Section] = frozenset()
        self._markdown = ""

    # Showing

    def body(self) -> ComposeResult:
        """Show the outline, and the document beside or below it."""
        with Horizontal(classes="body"):
            with Vertical(classes="side"):
                yield Static(id="head")
                yield RecordList(*COLUMNS)
            yield MarkdownView(id="preview")

    def show(self) -> None:
        """List the sections with their items, and draw the document anew."""
        summary, today = self.services.summary, self.services.today.day
        name, period = self._chosen
        plan = self.plan
        outline = self.outline = Outline(plan, summary.preview(period, plan), self._folded)
        self.head.update(head(summary, outline, name))
        self.rows.set_rows(outline.ids, lambda id_: outline.row(id_, summary, today))
        self._markdown = ""
        with self.reported():
            self._markdown = summary.markdown(outline.preview)
        self.document.update(self._markdown)

    @property
    def plan(self) -> SummaryPlan:
        """How the summary is set for its reader; at first, for the one it was set for last."""
        plans = self.services.summary.plans
        if self._reader is None:
            return plans.last()
        audience, peer_id = self._reader
        return plans.of(audience, peer_id=peer_id)

    @property
    def _chosen(self) -> tuple[str, Period]:
        if self._own:
            return self._own
        presets = self.services.summary.presets()
        name = self._preset if self._preset in presets else next(iter(presets))
        return name, presets[name]

    @property
    def _item(self) -> SummaryItem | None:
        return self.outline.items.get(self.rows.current_id or "")

    @property
    def _section(self) -> Section | None:
        """The section under the cursor, where no item is."""
        id_ = self.rows.current_id
        return Section(id_) if id_ and id_ not in self.outline.items else None

    # Choosing what it is about

    def action_period(self) -> None:
        """Go on to the next of the usual periods."""
        names = list(self.services.summary.presets())
        if not self._own:
            self._preset = names[(names.index(self._chosen[0]) + 1) % len(names)]
        self._own = None
        self.reload()

    def action_own_period(self) -> None:
        """Ask for a period."""

        def chosen(result: tuple[str, Period] | None) -> None:
            if result:
                self._own = result
                self.reload()

        self.app.push_screen(PeriodPrompt(self.services), chosen)

    @work
    async def action_reader(self) -> None:
        """Choose who will read it; of a pairing's record, which peer it is about."""
        if chosen := await ask_reader(self):
            self._reader = chosen
            self.reload()

    @work
    async def action_template(self) -> None:
        """Choose its layout."""
        settings = self.plan.settings
        if name := await ask_template(self, settings.template):
            self._set(replace(settings, template=name), "Choose a layout")

    def action_names(self) -> None:
        """Name peers in full, by their initials, or by their role."""
        kinds, settings = list(PeerNames), self.plan.settings
        names = kinds[(kinds.index(settings.names) + 1) % len(kinds)]
        self._set(replace(settings, names=names), "Name colleagues otherwise")

    def action_grades(self) -> None:
        """Show the grades of key results, or leave them out."""
        settings = self.plan.settings
        self._set(replace(settings, grades=not settings.grades), "Grades in the summary")

    def _set(self, settings: Settings, label: str) -> None:
        self._change(replace(self.plan, settings=settings), label)

    def _change(self, plan: SummaryPlan, label: str) -> None:
        with self.reported():
            self.services.summary.plans.change(plan, label)
        self.reload()

    # Choosing what is in it

    def action_mark(self) -> None:
        """Let an item in, keep it out, or leave it undecided; switch a section on or off."""
        if item := self._item:
            mark = next_mark(item.record.in_summary)
            with self.reported():
                self.services.summary.decide([item], mark)
            self.reload()
        elif section := self._section:
            self._set(switched(self.plan.settings, section), "Switch a section")

    def action_decide(self, mark: str) -> None:
        """Decide on everything that is undecided, in one step."""
        undecided, decided = self.outline.marked(InSummary.UNDECIDED), InSummary(mark)
        if not undecided:
            self.say("Everything here is decided.")
            return
        with self.reported():
            self.services.summary.decide(undecided, decided)
            number = count(len(undecided), "item")
            done = f"Let {number} in" if decided is InSummary.YES else f"Kept {number} out"
            self.say(f"{done} · u to undo")
        self.reload()

    def action_pin(self) -> None:
        """Make an item one of the top contributions, or not any more."""
        item = self._item
        if item is None:
            self.say("Choose an item to pin as a top contribution.")
        elif item.record.in_summary is not InSummary.YES:
            self.say("Only what is in can be a top contribution: m lets it in.")
        else:
            with self.reported():
                self._change(pinned(self.plan, item.record.id), "Pin a contribution")

    def action_move(self, by: int) -> None:
        """Move a section, or an item among those of its section, one place up or down."""
        if section := self._section:
            self._set(shifted(self.plan.settings, section, by=by), "Move a section")
        elif item := self._item:
            preview = self.outline.preview
            with self.reported():
                self.services.summary.move(self.plan, preview, item.record.id, by=by)
            self.reload()

    def action_word(self) -> None:
        """Word the opening anew, or what is told of an item: in this summary only."""
        with self.reported():
            preview, id_ = self.outline.preview, self.rows.current_id or ""
            if id_ in self.outline.items:
                self._open(WordingForm(self.services, self.plan, preview, id_))
            elif id_ == Section.OPENING:
                self._open(OpeningForm(self.services, self.plan, preview))
            else:
                self.say("Choose the opening, or an item, to word it anew.")

    def action_contribution(self) -> None:
        """Write down a contribution: the story of the item under the cursor, or a new one."""
        kept = self.services.evidence
        with self.reported():
            item = self._item
            if item and isinstance(item.record, Evidence):
                self._open(EvidenceForm(self.services, item.record))
            elif item and item.record.TABLE in SOURCES:
                about = kept.of_source(item.record.id)
                about = about or kept.about(item.record, self.services.summary.title(item), item.on)
                self._open(EvidenceForm(self.services, about))
            else:
                self._open(EvidenceForm(self.services, kept.blank()))

    def _open(self, form: FormScreen[R]) -> None:
        def saved(result: Record | None) -> None:
            if result:
                self.say("Saved · u to undo")
                self.reload()
                self.rows.select(result.id)

        self.app.push_screen(form, saved)

    # Looking

    @on(RecordList.Opened)
    def _opened(self, message: RecordList.Opened) -> None:
        if item := self.outline.items.get(message.record_id):
            with self.reported():
                open_record(self, item.record)
        else:
            self._folded ^= {Section(message.record_id)}
            self.reload()

    def action_left_out(self) -> None:
        """Show what the summary leaves out or only hints at, with the reasons."""
        from peerpal.screens.left_out import LeftOutScreen

        with self.reported():
            self.app.push_screen(LeftOutScreen(self.services, self._chosen[1], self.plan))

    def action_months(self) -> None:
        """Go to what happened in a month that nothing is told of yet."""
        if not (thin := self.services.summary.thin_months(self._chosen[1], self.plan)):
            self.say("Something is told of every month.")
            return

        def chosen(id_: str | None) -> None:
            if id_ and not self.select(id_):
                self.say("Nothing was noted in that month. Press n to log what you remember.")

        self.app.push_screen(MonthsScreen(self.services, thin, self.outline.by_day), chosen)

    def select(self, record_id: str) -> bool:
        """Put the cursor on an item, unfolding its section; False when it is not here."""
        if record_id in self.outline.items and not self.rows.select(record_id):
            self._folded = frozenset()
            self.reload()
        return self.rows.select(record_id)

    def action_exports(self) -> None:
        """Show the summaries that left so far."""
        from peerpal.screens.summary_exports import ExportsScreen

        self.app.push_screen(ExportsScreen(self.services))

    def action_view(self) -> None:
        """Show the document alone, or the outline again."""
        self.toggle_class("-alone")
        (self.document if self.has_class("-alone") else self.rows).focus()

    # Taking it along

    def action_write(self) -> None:
        """Write the summary to a file, as Markdown or as HTML."""
        self.reload()
        period, markdown, plan = self._chosen[1], self._markdown, self.plan
        if not markdown:
            return

        def written(path: Path | None) -> None:
            if path:
                with self.reported():
                    self.services.summary.exports.remember(plan, period, markdown, "file")
                self.say(f"Written to {path}{self._warning}")

        self.app.push_screen(FilePrompt(self.services, period, markdown), written)

    def action_copy(self) -> None:
        """Copy the summary to the clipboard."""
        self.reload()
        if text := self._markdown:
            with self.reported():
                exports = self.services.summary.exports
                exports.remember(self.plan, self._chosen[1], text, "clipboard")
            self.copy(text, f"{count(len(text), 'character')}{self._warning}")

    @property
    def _warning(self) -> str:
        undecided = len(self.outline.marked(InSummary.UNDECIDED))
        return f", without {undecided} undecided" if undecided else ""
