"""The guides: a page each, and the list of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen

from peerpal.domain.dates import DateStyle, show_day
from peerpal.domain.markdown import plain
from peerpal.domain.practice import Practice
from peerpal.domain.words import count, times
from peerpal.screens.days import short_day
from peerpal.screens.guide_places import SEEN_BY_PEER, guide_for
from peerpal.screens.help import HelpScreen
from peerpal.screens.modal import PeerPalModal
from peerpal.screens.practice_prompt import PracticePrompt
from peerpal.services.guides import GUIDES, guide_named, guide_title
from peerpal.services.services import Services
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.markdown_view import MarkdownView
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.themes import MUTED

_LISTING = "-listing"
_CODE = re.compile("`[^`]+`")
"""A key or a line to type; in bold it can be told from the words around it."""
_MOST_PRACTICES = 10
_TITLE_WIDTH = max(len(guide.title) for guide in GUIDES)


class GuideScreen(PeerPalModal[None]):
    """Shows a guide, or the list of them; beside each other where there is room."""

    CSS_PATH = "guide.tcss"
    BINDINGS = [
        Binding("x", "practise", "I practised this", id="guide.practise", tooltip="Note the day"),
        Binding(
            "tab",
            "switch",
            "List, guide",
            id="guide.list",
            tooltip="To the list of guides, or back",
        ),
        Binding(
            "left", "turn(-1)", "Before", show=False, id="guide.before", tooltip="The one above"
        ),
        Binding("right", "turn(1)", "Next", show=False, id="guide.next", tooltip="The one below"),
        Binding(
            "u", "undo", "Undo", show=False, id="guide.undo", tooltip="Take back what was noted"
        ),
        Binding(
            "question_mark,f1",
            "keys",
            "Keys",
            id="app.guide",
            key_display="?",
            tooltip="The keys that work where you came from",
        ),
    ]

    rows = query_one(RecordList)
    text = query_one(MarkdownView)
    box = query_one(".box", Vertical)

    def __init__(
        self,
        services: Services,
        name: str = "",
        below: Screen[Any] | None = None,
        *,
        with_log: bool = True,
    ) -> None:
        super().__init__(services)
        self._with_log = with_log
        self._first = name
        self._below = below
        self._shown = ""
        self._noted = 0

    def compose(self) -> ComposeResult:
        """Show the list and the guide in a box."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Guides")
            with Horizontal(classes="guides"):
                log = [Column("Practised")] if self._with_log else []
                yield RecordList(Column("Guide", width=_TITLE_WIDTH), *log, show_header=True)
                yield MarkdownView(id="guide")
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the guide that was asked for; without one, the list."""
        self._reload()
        is_known = self.rows.select(self._first)
        self.watch(self.rows, "cursor", self._show)
        self._turn_to_list(is_list=not is_known)

    @property
    def name_shown(self) -> str:
        """The name of the guide under the cursor."""
        return self.rows.current_id or GUIDES[0].name

    def _reload(self) -> None:
        self.rows.set_rows([guide.name for guide in GUIDES], self._row)
        self._show()

    def _row(self, name: str) -> Row:
        return [guide_title(name), Content.styled(self._said(self._practices(name)), MUTED)]

    def _practices(self, name: str) -> Sequence[Practice]:
        return self.services.practices.of_guide(name) if self._with_log else ()

    def _said(self, practices: Sequence[Practice]) -> str:
        if not practices:
            return ""
        day = short_day(practices[0].on, self.services.today.day, self.services.date_style)
        return f"{times(len(practices))}, last {day}"

    def _show(self) -> None:
        guide = guide_named(self.name_shown)
        if guide is None:
            return
        practices = self._practices(guide.name)
        said = self._said(practices)
        self.box.border_subtitle = Content(f"practised {said}") if said else ""
        self.text.update(
            _CODE.sub(r"**\g<0>**", guide.text) + _log(practices, self.services.date_style)
        )
        if self._shown != guide.name:
            self._shown = guide.name
            self.text.scroll_y = 0

    # Doing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer what has to do with the practice log only where that is shown."""
        return self._with_log or action not in ("practise", "undo")

    @on(RecordList.Opened)
    def _opened(self) -> None:
        self._turn_to_list(is_list=False)

    def action_switch(self) -> None:
        """Go to the list, or back to the guide."""
        self._turn_to_list(is_list=not self.has_class(_LISTING))

    def _turn_to_list(self, *, is_list: bool) -> None:
        self.set_class(is_list, _LISTING)
        self.set_focus(self.rows if is_list else self.text)

    def action_turn(self, guides: int) -> None:
        """Go to the guide above or below in the list."""
        self.rows.action_move(guides)

    def action_practise(self) -> None:
        """Note that I practised this guide today."""
        name = self.name_shown

        def noted(note: str | None) -> None:
            if note is not None:
                with self.reported():
                    self.services.practices.note(name, note)
                    self._noted += 1
                    self.say("Noted in your practice log · u to undo")
                self._reload()

        self.app.push_screen(PracticePrompt(self.services), noted)

    def action_undo(self) -> None:
        """Take back what was noted here; a form may be open below, so nothing else."""
        if self._noted:
            self._noted -= 1
            self.undo()
            self._reload()
        else:
            self.say("Nothing was noted here that could be taken back.")

    def action_keys(self) -> None:
        """Show the keys of the screen below."""
        below: Screen[Any] = self if self._below is None else self._below
        self.app.push_screen(HelpScreen(self.services, below))


def _log(practices: Sequence[Practice], style: DateStyle) -> str:
    """Return when a guide was practised, to stand below it."""
    if not practices:
        return ""
    lines = [_line(practice, style) for practice in practices[:_MOST_PRACTICES]]
    if more := len(practices) - len(lines):
        lines.append(f"and {count(more, 'earlier time')}")
    return "\n## When you practised it\n\n" + "\n".join(f"- {line}" for line in lines) + "\n"


def _line(practice: Practice, style: DateStyle) -> str:
    note = plain(practice.note)
    day = show_day(practice.on, style)
    return f"{day}: {note}" if note else day


def open_guide(services: Services, screen: Screen[Any]) -> None:
    """Show the guide that fits a screen, or the list of guides."""
    with_log = type(screen).__name__ not in SEEN_BY_PEER
    guide = GuideScreen(services, guide_for(screen), screen, with_log=with_log)
    screen.app.push_screen(guide)
