"""Finding anything as you type: the field above, the hits below, the record beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import Input, Static

from peerpal.domain.found import find_all
from peerpal.domain.references import peer_ids_of
from peerpal.domain.search import Key
from peerpal.domain.text import one_line
from peerpal.domain.words import count, listed
from peerpal.screens.days import SHORT_DAY_WIDTH, short_day
from peerpal.screens.modal import PeerPalModal
from peerpal.screens.opening import open_record
from peerpal.screens.private_records import private_in
from peerpal.screens.search_page import search_page
from peerpal.screens.share_safe import SHARE_SAFE_SIGN
from peerpal.services.search import Found
from peerpal.services.search_guides import GuideHit, find_guides, readable
from peerpal.services.search_hits import Hit, hit_of
from peerpal.services.search_index import SLICE, Entry
from peerpal.services.services import Services
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.inputs import LineInput
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.marked import marked
from peerpal.widgets.page import Page
from peerpal.widgets.private import private
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.sheet import lines
from peerpal.widgets.themes import MUTED, WARNING

_SLICE_SECONDS = 0.001
_REST_SECONDS = 0.2
"""Who types on does not look at the record beside the hits yet."""
_COLUMNS = (
    Column(width=13),
    Column(width=SHORT_DAY_WIDTH, align="right"),
    Column(width=12),
    Column(),
)
_GRAMMAR = (
    ('rota "on call" -draft', "both of these, without the last"),
    ("type:goal peer:ana tag:oncall", "what it is, about whom, its tag"),
    ("since:22 nov before:fri", "from one day on, before another"),
)
_RECENT = "recent "
_GUIDE = "guide "


class SearchScreen(PeerPalModal[None]):
    """Looks into every text of every record; what was typed last stands there again."""

    CSS_PATH = "search.tcss"
    AUTO_FOCUS = "#wanted"
    BINDINGS = [
        Binding("enter", "open", "Open", id="search.open", tooltip="Open this", priority=True),
        Binding("escape", "back", "Back", id="modal.back", tooltip="Back to where you were"),
        Binding("ctrl+u", "clear", "Clear", id="search.clear", tooltip="Begin anew", priority=True),
        Binding("f1", "app.help", "Help", id="app.help", tooltip="Keys that work here"),
        Binding("up", "move(-1)", "Up", show=False, id="search.up", tooltip="The hit above"),
        Binding("down", "move(1)", "Down", show=False, id="search.down", tooltip="The hit below"),
        Binding("pageup", "page(-1)", show=False, id="search.page_up", tooltip="A page up"),
        Binding("pagedown", "page(1)", show=False, id="search.page_down", tooltip="A page down"),
        Binding(
            "slash,ctrl+f",
            "into_field",
            "Search",
            show=False,
            id="search.field",
            tooltip="To the field, to look for something else",
        ),
    ]

    wanted = query_one("#wanted", Input)
    said = query_one("#said", Static)
    rows = query_one(RecordList)
    page = query_one(Page)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._found: Found | None = None
        self._entries: dict[str, Entry] = {}
        self._guides: dict[str, GuideHit] = {}
        self._reading: Timer | None = None
        self._resting: Timer | None = None
        self._is_typing = False

    def compose(self) -> ComposeResult:
        """Show the field, what it says about the search, and the hits with the page beside."""
        yield LineInput(
            self.services.search.last,
            placeholder="Words of a talk, a goal, a name … everything is searched",
            id="wanted",
        )
        yield Static(id="said")
        with Horizontal(classes="found"):
            yield RecordList(*_COLUMNS)
            with Container(classes="beside"):
                yield Page()
        yield KeyBar()

    def on_mount(self) -> None:
        """Search in the same message as the key; `Input.Changed` would come a frame later."""
        self.watch(self.wanted, "value", self._typed, init=False)
        self.watch(self.rows, "cursor", self._moved, init=False)

    def on_screen_resume(self) -> None:
        """Search anew whenever the screen comes to the front: a hit may say something else now."""
        with self.reported():
            self.services.refresh()
        self._search()

    @property
    def about_whom(self) -> Sequence[str]:
        """The peers that the hit under the cursor is about."""
        hit = self._hit(self.rows.current_id)
        return peer_ids_of(hit.record) if hit else ()

    def leave_out(self) -> None:
        """Look only where others may look, too."""
        super().leave_out()
        if self.is_mounted:
            self._search()

    # Searching

    def _typed(self) -> None:
        self._is_typing = True
        self._search()
        if self.rows.cursor:
            self.rows.cursor = 0
        self._is_typing = False

    def _moved(self) -> None:
        if not self._is_typing:
            self._show_page()
            self.refresh_bindings()

    def _search(self) -> None:
        search = self.services.search
        if not search.is_ready:
            self._read_on()
            return
        before, query = self._found, search.read(self.wanted.value)
        with self.reported():
            self._found = search.find(query, private=not self.is_share_safe)
            self._show(self._found)
        if before is None or before.query.is_empty != query.is_empty:
            self.refresh_bindings()

    def _read_on(self) -> None:
        """Read all records first, in slices between which keys are heard."""
        if self._reading is None:
            self.said.update(Content("Reading your records …"), layout=False)
            self._reading = self.set_interval(_SLICE_SECONDS, self._read_slice)

    def _read_slice(self) -> None:
        is_over = True
        with self.reported():
            is_over = self.services.search.prepare(SLICE)
        if is_over and self._reading:
            self._reading.stop()
            self._reading = None
            self._search()

    def _show(self, found: Found) -> None:
        """List the hits; the screen is not laid out anew for any key, which would be felt."""
        self._entries = {entry.id: entry for entry in found.entries}
        hits = find_guides(found.query)
        self._guides = {f"{_GUIDE}{hit.guide.name}": hit for hit in hits}
        if found.query.is_empty:
            self._show_start()
        else:
            self.rows.columns = _COLUMNS
            first = [id_ for id_, hit in self._guides.items() if hit.is_in_title]
            rows = [*first, *self._entries, *(id_ for id_ in self._guides if id_ not in first)]
            if not rows:
                self.rows.placeholder = self._what_to_try(found)
            self.rows.set_rows(rows, self._row)
        self._say(found)
        self._rest()

    def _say(self, found: Found, *, in_all: int | None = None) -> None:
        """Say how many there are, and what of the query was not understood."""
        shown = len(found.entries)
        more = "" if found.is_all else " and more"
        if in_all is not None and in_all > shown:
            more = f" and {in_all - shown:,} more"
        said = [Content(f"{count(shown, 'hit')}{more}")] if shown else []
        said += [Content(count(len(self._guides), "guide"))] if self._guides else []
        said += [Content.styled(one_line(note), WARNING) for note in found.query.notes]
        said += [Content.styled(SHARE_SAFE_SIGN, WARNING)] if self.is_share_safe else []
        self.said.update(Content(" · ").join(said), layout=False)

    # What stands there before anything is typed, and when nothing is found

    def _show_start(self) -> None:
        recent = [f"{_RECENT}{number}" for number in range(len(self.services.search.recent))]
        gap = [""] if recent else []
        self.rows.columns = (Column(),)
        self.rows.set_rows([*recent, *gap, *(typed for typed, _ in _GRAMMAR)], self._start_row)

    def _start_row(self, id_: str) -> Row:
        if text := self._recent(id_):
            return [private(text)]
        width = max(len(typed) for typed, _ in _GRAMMAR)
        return [Content.styled(f"{id_:<{width}}   {dict(_GRAMMAR).get(id_, '')}", MUTED)]

    def _recent(self, id_: str) -> str:
        """Return what was looked for before, in its row; nothing for the rows below these."""
        number = id_.removeprefix(_RECENT)
        return self.services.search.recent[int(number)] if number.isdecimal() else ""

    def _what_to_try(self, found: Found) -> Content:
        search, query = self.services.search, found.query
        tips = [_unknown(key, value) for key, value in search.unknown(query)]
        if query.conditions and query.words:
            fewer = search.find(replace(query, conditions=()), private=found.private)
            keys = listed([f"{key}:" for key in dict.fromkeys(c.key for c in query.conditions)])
            if fewer.entries:
                number = count(len(fewer.entries), "hit")
                tips.append(f"Without {keys} there would be {number}{_more(fewer)}.")
        if len(query.words) > 1 or query.without:
            tips.append("Try fewer words.")
        elif query.words:
            tips.append("Try another word, or only the beginning of it.")
        return lines(["Nothing found.", *(Content.styled(one_line(tip), MUTED) for tip in tips)])

    # Hits

    def _hit(self, id_: str | None) -> Hit | None:
        entry = self._entries.get(id_ or "")
        return hit_of(self.services, entry, self._found) if entry and self._found else None

    def _row(self, id_: str) -> Row:
        if guide := self._guides.get(id_):
            part = guide.snippet
            text = marked(part.text, part.marks)
            title = Content.assemble(self._marked(guide.guide.title), ("  ", ""), text)
            return [Content.styled("guide", MUTED), "", "", title]
        hit = self._hit(id_)
        if hit is None:
            return []
        day = short_day(hit.day, self.services.today.day, self.services.date_style)
        who, text = Content(one_line(hit.who)), marked(hit.snippet.text, hit.snippet.marks)
        if hit.is_by_name:
            who, text = self._marked(hit.who), self._marked(hit.title)
        text = private_in(hit.record, text)
        return [Content.styled(hit.noun, MUTED), Content.styled(day, MUTED), who, text]

    def _marked(self, text: str) -> Content:
        text = one_line(text)
        return marked(text, find_all(text, self._found.query.words) if self._found else ())

    def _rest(self) -> None:
        """Do what takes longer once nobody has typed for a moment."""
        if self._resting:
            self._resting.stop()
        self._resting = self.set_timer(_REST_SECONDS, self._rested)

    def _rested(self) -> None:
        self._show_page()
        found = self._found
        if found and found.entries and not found.is_all:
            self._say(found, in_all=self.services.search.count(found))

    def _show_page(self) -> None:
        if not self.page.region:
            return  # there is no room for it
        id_ = self.rows.current_id or ""
        hit, words = self._hit(id_), self._found.query.words if self._found else ()
        if guide := self._guides.get(id_):
            text = readable(guide.guide)
            self.page.show(marked(text, find_all(text, words)), of=f"{id_} {' '.join(words)}")
        elif hit:
            page = search_page(self.services, hit.record, words)
            self.page.show(page, of=f"{hit.record.id} {' '.join(words)}")
        else:
            self.page.show(Content())

    # Doing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to open something, to begin anew and to go to the field where that is possible."""
        if not self.is_mounted:
            return action not in ("open", "clear", "into_field")
        match action:
            case "open":
                return self._can_open(self.rows.current_id)
            case "clear":
                return bool(self.wanted.value)
            case "into_field":
                return not self.wanted.has_focus
        return True

    def _can_open(self, id_: str | None) -> bool:
        return id_ in self._entries or id_ in self._guides or bool(self._recent(id_ or ""))

    @on(RecordList.Opened)
    def action_open(self) -> None:
        """Open the record under the cursor where it belongs, or look for the same once more."""
        id_ = self.rows.current_id or ""
        if guide := self._guides.get(id_):
            from peerpal.screens.guide import GuideScreen

            self.services.search.remember(self.wanted.value)
            self.app.push_screen(GuideScreen(self.services, guide.guide.name, self))
        elif text := "" if id_ in self._entries else self._recent(id_):
            self.wanted.value = text
            self.action_into_field()
        elif hit := self._hit(id_):
            self.services.search.remember(self.wanted.value)
            with self.reported():
                open_record(self, hit.record)

    def action_back(self) -> None:
        """Go back; what was typed stands there the next time."""
        self.services.search.remember(self.wanted.value)
        self.dismiss(None)

    def action_clear(self) -> None:
        """Begin with an empty field."""
        self.wanted.value = ""
        self.action_into_field()

    def action_into_field(self) -> None:
        """Go to the field."""
        self.set_focus(self.wanted)

    def action_move(self, hits: int) -> None:
        """Go to another hit; the field keeps the focus."""
        self.rows.action_move(hits)

    def action_page(self, pages: int) -> None:
        """Go a page up or down; the field keeps the focus."""
        self.rows.action_page(pages)


def _more(found: Found) -> str:
    return "" if found.is_all else " and more"


def _unknown(key: Key, value: str) -> str:
    if key is Key.PEER:
        return f"No peer is called “{value}”."
    return f"Nothing is tagged #{value}."
