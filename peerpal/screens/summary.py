"""Summary: what goes into the document for a performance review, beside the document itself."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from peerpal.domain.period import Period
from peerpal.domain.record import InSummary
from peerpal.domain.text import one_line
from peerpal.domain.words import count
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.days import SHORT_DAY_WIDTH
from peerpal.screens.marks import next_mark
from peerpal.screens.opening import open_record
from peerpal.screens.summary_months import MonthsScreen, said_thin
from peerpal.screens.summary_prompts import FilePrompt, PeriodPrompt, said_period
from peerpal.screens.summary_rows import item_row
from peerpal.services.services import Services
from peerpal.services.summary_content import PeerNames, SummaryItem
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.markdown_view import MarkdownView
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.themes import GOOD, MUTED, WARNING

_NAMES = {
    PeerNames.FULL: "names in full",
    PeerNames.INITIALS: "initials only",
    PeerNames.ROLE: "roles, no names",
}


class SummaryScreen(PeerPalScreen):
    """The items of a period with their marks, and the summary that they make."""

    MODE = "summary"
    CSS_PATH = "summary.tcss"
    AUTO_FOCUS = "RecordList"
    BINDINGS = [
        Binding("m,space", "mark", "Mark", id="summary.mark", tooltip="In, out or undecided"),
        Binding("p", "period", "Period", id="summary.period", tooltip="Go on to the next period"),
        Binding("o", "own_period", "Dates", id="summary.dates", tooltip="Type a period"),
        Binding("w", "write", "Write", id="summary.write", tooltip="Write it to a file"),
        Binding("y", "copy", "Copy", id="summary.copy", tooltip="Copy it to the clipboard"),
        Binding(
            "A", "decide('yes')", "All in", id="summary.all_in", tooltip="Let all undecided in"
        ),
        Binding(
            "N", "decide('no')", "All out", id="summary.all_out", tooltip="Keep all undecided out"
        ),
        Binding("i", "names", "Names", id="summary.names", tooltip="In full, initials or roles"),
        Binding("x", "left_out", "Left out", id="summary.left_out", tooltip="What is not in, why"),
        Binding(
            "M",
            "months",
            "Months",
            show=False,
            id="summary.months",
            tooltip="Go to a month that nothing is told of yet",
        ),
        Binding("v", "view", "View", id="summary.view", tooltip="The document alone, and back"),
    ]

    head = query_one("#head", Static)
    rows = query_one(RecordList)
    preview = query_one(MarkdownView)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._preset = ""
        self._own: tuple[str, Period] | None = None
        self._names = PeerNames.FULL
        self._items: dict[str, SummaryItem] = {}
        self._markdown = ""

    # Showing

    def body(self) -> ComposeResult:
        """Show the items, and the document beside or below them."""
        with Horizontal(classes="body"):
            with Vertical(classes="side"):
                yield Static(id="head")
                yield RecordList(
                    Column("", width=1, gap=1),
                    Column("Day", width=SHORT_DAY_WIDTH, gap=1),
                    Column("What", width=15),
                    Column("", weight=1),
                    placeholder="Nothing happened in this period.\n"
                    "Press n to log a conversation, p for the next period.",
                )
            yield MarkdownView(id="preview")

    def show(self) -> None:
        """List the items of the period and draw the document anew."""
        name, period = self._chosen
        summary = self.services.summary
        self._items = {item.record.id: item for item in summary.items(period)}
        self._markdown = summary.markdown(period, names=self._names)
        self.head.update(self._said(name, period))
        self.rows.set_rows(list(self._items), self._row)
        self.preview.update(self._markdown)

    def _row(self, id_: str) -> Row:
        item = self._items[id_]
        return item_row(item, self.services.summary.title(item), self.services.today.day)

    @property
    def _chosen(self) -> tuple[str, Period]:
        if self._own:
            return self._own
        presets = self.services.summary.presets()
        name = self._preset if self._preset in presets else next(iter(presets))
        return name, presets[name]

    def _marked(self, mark: InSummary) -> list[SummaryItem]:
        return [item for item in self._items.values() if item.record.in_summary is mark]

    def _said(self, name: str, period: Period) -> Content:
        yes, no, undecided = (
            len(self._marked(mark)) for mark in (InSummary.YES, InSummary.NO, InSummary.UNDECIDED)
        )
        waiting = (f"{undecided} undecided, which are left out", WARNING)
        decided = Content.styled(" · ", MUTED).join(
            [
                Content.styled(f"{yes} in", GOOD),
                Content.styled(f"{no} out", MUTED),
                Content.assemble(waiting if undecided else ("all decided", MUTED)),
            ]
        )
        lines = [
            Content.assemble((one_line(name), "bold"), "  ", (_NAMES[self._names], MUTED)),
            Content.styled(said_period(period), MUTED),
            decided,
        ]
        if thin := self.services.summary.thin_months(period):
            lines.append(Content.styled(said_thin(thin), WARNING))
        return Content("\n").join(lines)

    # Choosing

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

    def action_names(self) -> None:
        """Name peers in full, by their initials, or by their role."""
        kinds = list(_NAMES)
        self._names = kinds[(kinds.index(self._names) + 1) % len(kinds)]
        self.reload()

    def action_mark(self) -> None:
        """Let the item under the cursor in, keep it out, or leave it undecided."""
        if item := self._items.get(self.rows.current_id or ""):
            mark = next_mark(item.record.in_summary)
            with self.reported():
                self.services.summary.decide([item], mark)
            self.reload()

    def action_decide(self, mark: str) -> None:
        """Decide on everything that is undecided, in one step."""
        undecided, decided = self._marked(InSummary.UNDECIDED), InSummary(mark)
        if not undecided:
            self.say("Everything here is decided.")
            return
        with self.reported():
            self.services.summary.decide(undecided, decided)
            number = count(len(undecided), "item")
            done = f"Let {number} in" if decided is InSummary.YES else f"Kept {number} out"
            self.say(f"{done} · u to undo")
        self.reload()

    # Looking

    @on(RecordList.Opened)
    def _opened(self, message: RecordList.Opened) -> None:
        with self.reported():
            open_record(self, self._items[message.record_id].record)

    def action_left_out(self) -> None:
        """Show what the summary leaves out or only hints at, with the reasons."""
        from peerpal.screens.left_out import LeftOutScreen

        with self.reported():
            self.app.push_screen(LeftOutScreen(self.services, self._chosen[1]))

    def action_months(self) -> None:
        """Go to what happened in a month that nothing is told of yet."""
        if not (thin := self.services.summary.thin_months(self._chosen[1])):
            self.say("Something is told of every month.")
            return

        def chosen(id_: str | None) -> None:
            if id_ and not self.rows.select(id_):
                self.say("Nothing was noted in that month. Press n to log what you remember.")

        self.app.push_screen(MonthsScreen(self.services, thin, list(self._items.values())), chosen)

    def action_view(self) -> None:
        """Show the document alone, or the items again."""
        self.toggle_class("-alone")
        (self.preview if self.has_class("-alone") else self.rows).focus()

    # Taking it along

    def action_write(self) -> None:
        """Write the summary to a file."""

        def written(path: Path | None) -> None:
            if path:
                self.say(f"Written to {path}{self._warning}")

        self.reload()
        self.app.push_screen(FilePrompt(self.services, self._chosen[1], self._markdown), written)

    def action_copy(self) -> None:
        """Copy the summary to the clipboard."""
        self.reload()
        self.copy(self._markdown, f"{count(len(self._markdown), 'character')}{self._warning}")

    @property
    def _warning(self) -> str:
        undecided = len(self._marked(InSummary.UNDECIDED))
        return f", without {undecided} undecided" if undecided else ""
