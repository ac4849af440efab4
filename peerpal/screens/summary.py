"""Summary: what goes into the document for a performance review, beside the document itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Static

from peerpal.domain.evidence import SOURCES, Evidence
from peerpal.domain.record import InSummary, Record
from peerpal.domain.summary import (
    MOST_CONTRIBUTIONS,
    Section,
    SummaryExport,
    SummaryPlan,
    pinned,
    shifted,
    switched,
)
from peerpal.domain.words import count
from peerpal.screens.evidence_form import EvidenceForm
from peerpal.screens.form import FormScreen
from peerpal.screens.marks import next_mark
from peerpal.screens.opening import open_record
from peerpal.screens.summary_head import head
from peerpal.screens.summary_months import MonthsScreen
from peerpal.screens.summary_others import OthersScreen
from peerpal.screens.summary_outline import COLUMNS, Outline
from peerpal.screens.summary_prompts import FilePrompt
from peerpal.screens.summary_settings import SummarySettings
from peerpal.screens.summary_wording import OpeningForm, WordingForm
from peerpal.services.services import Services
from peerpal.services.summary_content import SummaryItem
from peerpal.widgets.markdown_view import MarkdownView
from peerpal.widgets.record_list import RecordList

R = TypeVar("R", bound=Record)


class SummaryScreen(SummarySettings):
    """The outline of a summary with its items and their marks, and the document they make."""

    MODE = "summary"
    CSS_PATH = "summary.tcss"
    AUTO_FOCUS = "RecordList"
    BINDINGS = [
        Binding("m,space", "mark", "Mark", id="summary.mark", tooltip="In, out or undecided"),
        Binding(
            "e", "word", "Wording", id="summary.word", tooltip="Say it in other words, only here"
        ),
        Binding("w", "write", "Write", id="summary.write", tooltip="Write it to a file"),
        Binding("x", "left_out", "Left out", id="summary.left_out", tooltip="What is not in, why"),
        Binding(
            "asterisk",
            "pin",
            "Pin",
            id="summary.pin",
            key_display="*",
            tooltip="Make this one of the three top contributions, or not any more",
        ),
        Binding("y", "copy", "Copy", id="summary.copy", tooltip="Copy it to the clipboard"),
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
            "C",
            "contributions",
            "Contributions",
            show=False,
            id="summary.contributions",
            tooltip="All contributions that you wrote down",
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
            "O",
            "others",
            "Others",
            show=False,
            id="summary.others",
            tooltip="Who else is named in it: ask them, or word it anew",
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
        plan = self.plan
        preview = summary.preview(self.period, plan)
        outline = self.outline = Outline(plan, preview, self._folded)
        if (said := head(summary, outline, self.period_name)) != self.head.content:
            self.head.update(said)
        self.rows.set_rows(outline.ids, lambda id_: outline.row(id_, summary, today))
        self._markdown = ""
        with self.reported():
            self._markdown = summary.markdown(outline.preview)
        self.document.update(self._markdown)

    @property
    def _item(self) -> SummaryItem | None:
        return self.outline.items.get(self.rows.current_id or "")

    @property
    def _section(self) -> Section | None:
        """The section under the cursor, where no item is."""
        id_ = self.rows.current_id
        return Section(id_) if id_ and id_ not in self.outline.items else None

    # Choosing what is in it

    def action_mark(self) -> None:
        """Let an item in, keep it out, or leave it undecided; switch a section on or off."""
        if item := self._item:
            mark = next_mark(item.record.in_summary)
            with self.reported():
                self.services.summary.decide([item], mark)
            self.reload()
        elif section := self._section:
            self.set(switched(self.plan.settings, section), "Switch a section")

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
                self.change(pinned(self._with_room, item.record.id), "Pin a contribution")

    @property
    def _with_room(self) -> SummaryPlan:
        """The plan without pins that nobody sees when there is no room for more.

        These are pins of other days, and of what is not in any more.
        """
        plan, first = self.plan, self.outline.preview.outline[Section.CONTRIBUTIONS]
        if len(plan.pinned_ids) < MOST_CONTRIBUTIONS:
            return plan
        seen = {item.record.id for item in first}
        return replace(plan, pinned_ids=tuple(id_ for id_ in plan.pinned_ids if id_ in seen))

    def action_move(self, by: int) -> None:
        """Move a section, or an item among those of its section, one place up or down."""
        if section := self._section:
            self._move_section(section, by)
        elif item := self._item:
            preview = self.outline.preview
            with self.reported():
                before = self.plan
                if self.services.summary.move(before, preview, item.record.id, by=by) == before:
                    self.say(f"It is the {_end(by)} of its section already.")
            self.reload()

    def _move_section(self, section: Section, by: int) -> None:
        settings = self.plan.settings
        if section not in settings.shown:
            self.say("This section is off: m switches it on.")
        elif (order := shifted(settings, section, by=by)) == settings:
            self.say(f"It is the {_end(by)} section already.")
        else:
            self.set(order, "Move a section")

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
                self.select(result.id)

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
            self.app.push_screen(LeftOutScreen(self.services, self.period, self.plan))

    def action_contributions(self) -> None:
        """Show all contributions, also those of other days."""
        from peerpal.screens.contributions import ContributionsScreen

        self.app.push_screen(ContributionsScreen(self.services))

    def action_months(self) -> None:
        """Go to what happened in a month that nothing is told of yet."""
        if not (thin := self.services.summary.thin_months(self.outline.preview)):
            self.say("Something is told of every month.")
            return

        def chosen(id_: str | None) -> None:
            if id_ and not self.select(id_):
                self.say("Nothing was noted in that month. Press n to log what you remember.")

        self.app.push_screen(MonthsScreen(self.services, thin, self.outline.by_day), chosen)

    def action_others(self) -> None:
        """Go to where somebody is named who is no part of what is told."""
        if not (named := self.services.summary.others_named(self.outline.preview)):
            self.say("Nobody else is named in it.")
            return

        def chosen(place: str | None) -> None:
            if place:
                self.select(place.partition(" ")[2] or Section.OPENING)

        self.app.push_screen(OthersScreen(self.services, named, self.outline.items), chosen)

    def select(self, record_id: str) -> bool:
        """Put the cursor on an item or section, unfolding it; False when it is not here.

        The cursor comes to a section that is off instead of its item, and what to press is said.
        """
        section = self.outline.section_of(record_id)
        if section is None or self.rows.select(record_id):
            return self.rows.select(record_id)
        if section in self.plan.settings.sections_off:
            self.say("It is in a section that is off: m switches that on.")
            return self.rows.select(section)
        self._folded -= {section}
        self.reload()
        return self.rows.select(record_id)

    def action_exports(self) -> None:
        """Show the summaries that left so far, and look at one's days and reader again."""
        from peerpal.screens.summary_exports import ExportsScreen

        def chosen(export: SummaryExport | None) -> None:
            if export:
                self.look_at(export)

        self.app.push_screen(ExportsScreen(self.services), chosen)

    def action_view(self) -> None:
        """Show the document alone, or the outline again."""
        self.toggle_class("-alone")
        self.set_focus(self.document if self.has_class("-alone") else self.rows)

    # Taking it along

    def action_write(self) -> None:
        """Write the summary to a file, as Markdown or as HTML."""
        self.reload()
        markdown, plan, preview = self._markdown, self.plan, self.outline.preview
        if not markdown:
            return

        def written(path: Path | None) -> None:
            if path:
                with self.reported():
                    self.services.summary.remember(plan, preview, markdown, "file")
                self.say(f"Written to {path}{self._warning}")

        self.app.push_screen(FilePrompt(self.services, self.period, markdown), written)

    def action_copy(self) -> None:
        """Copy the summary to the clipboard."""
        self.reload()
        if text := self._markdown:
            with self.reported():
                summary = self.services.summary
                summary.remember(self.plan, self.outline.preview, text, "clipboard")
            self.copy(text, f"{count(len(text), 'character')}{self._warning}")

    @property
    def _warning(self) -> str:
        undecided = len(self.outline.marked(InSummary.UNDECIDED))
        return f", without {undecided} undecided" if undecided else ""


def _end(by: int) -> str:
    return "first" if by < 0 else "last"
