"""What every screen has: its services, one way to read, one way to report an error."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.events import ScreenResume

from peerpal.domain.dates import near_day
from peerpal.domain.errors import PeerPalError
from peerpal.domain.record import Record
from peerpal.screens.navigation import TABS
from peerpal.screens.share_safe import SHARE_SAFE_SIGN
from peerpal.screens.sized import Result, SizedScreen
from peerpal.services.services import Services
from peerpal.widgets.app_bar import AppBar
from peerpal.widgets.key_bar import KeyBar

_UNDO = "screen.undo"
_UNDO_HINT = " · u to undo"


class Reporting(SizedScreen[Result]):
    """A screen that tells a person what went wrong, in one place."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.leave_out()

    @contextmanager
    def reported(self) -> Iterator[None]:
        """Show what a person can act on; anything else is a fault of the program."""
        try:
            yield
        except PeerPalError as error:
            self.notify(str(error), severity="error", timeout=10, markup=False)

    def say(self, text: str) -> None:
        """Confirm quietly what was done; how to undo it only while that is not known by heart."""
        if _UNDO in self.services.known_keys.known:
            text = text.removesuffix(_UNDO_HINT)
        self.notify(text, timeout=3, markup=False)

    def copy(self, text: str, what: str) -> None:
        """Copy a text to the clipboard, by the terminal and by the machine's own tool.

        It says what became of it, once it is known.
        """
        self.app.copy_to_clipboard(text)
        self.app.run_worker(self._copied(text, what))

    async def _copied(self, text: str, what: str) -> None:
        # A terminal that refuses does so without a word.
        is_taken = await to_thread(self.services.clipboard.take, text)
        doubt = (
            "" if is_taken else " If pasting gives nothing, the terminal refused: w writes a file."
        )
        self.say(f"Copied {what}.{doubt}")

    def undo(self) -> None:
        """Take back the last step of this session, and say which."""
        with self.reported():
            label = self.services.history.undo()
            self.say(f"Undone: {label}" if label else "There is nothing to undo.")

    def redo(self) -> None:
        """Do again what was taken back last, and say what."""
        with self.reported():
            label = self.services.history.redo()
            self.say(f"Done again: {label}" if label else "There is nothing to redo.")


class PeerPalScreen(Reporting[None]):
    """A screen of a digit: the line of screens above, the keys below, the rest between."""

    MODE: str
    is_told_twice = False
    """True where Textual will say two times that a new screen came to the front."""
    BINDINGS = [
        Binding("n", "app.log", "Log", id="screen.log", tooltip="Log a conversation in one line"),
        Binding("u", "undo", "Undo", id=_UNDO, tooltip="Take back the last step"),
        Binding(
            "t",
            "app.point",
            "Talking point",
            show=False,
            id="screen.point",
            tooltip="Note what to raise next time",
        ),
        Binding("p", "app.plan", "Plan", show=False, id="screen.plan", tooltip="Plan a talk"),
        Binding(
            "h",
            "app.hold",
            "Hold",
            show=False,
            id="screen.hold",
            tooltip="Hold a talk: tick its points, write down what came of it",
        ),
        Binding(
            "a",
            "app.actions",
            "Actions",
            show=False,
            id="screen.actions",
            tooltip="Who does what by when, mine and theirs",
        ),
        Binding(
            "U",
            "redo",
            "Redo",
            show=False,
            id="screen.redo",
            tooltip="Do again what was taken back",
        ),
        Binding("B", "app.bin", "Bin", show=False, id="screen.bin", tooltip="What was deleted"),
        Binding(
            "T",
            "app.points",
            "Points",
            show=False,
            id="screen.points",
            tooltip="The talking points with these peers, or with all",
        ),
        Binding(
            "number_sign",
            "app.tags",
            "Tags",
            show=False,
            id="screen.tags",
            key_display="#",
            tooltip="All tags",
        ),
        Binding(
            "P",
            "app.profile",
            "Profile",
            show=False,
            id="screen.profile",
            tooltip="Who I am, for the head of the summary",
        ),
        Binding(
            "V",
            "app.growth",
            "Growth",
            show=False,
            id="screen.growth",
            tooltip="What is growing, in charts",
        ),
        Binding(
            "slash,ctrl+f",
            "app.search",
            "Search everything",
            show=False,
            id="screen.search",
            tooltip="Find anything by its words, as you type",
        ),
        Binding(
            "R",
            "app.resources",
            "Resources",
            show=False,
            id="screen.resources",
            tooltip="What is worth reading, watching or going to",
        ),
    ]

    def compose(self) -> ComposeResult:
        """Show the bars around the screen's own body."""
        yield AppBar(TABS, active=self.MODE, note=self.note, badge=self._badge)
        yield from self.body()
        yield KeyBar()

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """What the keys do here.

        The line of keys leaves out what I know by heart, and what would do nothing now. A box keeps
        all of its keys: they are its buttons.
        """
        left_out = self.services.known_keys.known | self.idle_keys
        return {
            key: active._replace(binding=replace(active.binding, show=False))
            if active.binding.id in left_out
            else active
            for key, active in super().active_bindings.items()
        }

    @property
    def idle_keys(self) -> frozenset[str]:
        """The ids of keys that would only say why they do nothing now."""
        return frozenset() if self.services.history.can_undo else frozenset({_UNDO})

    @property
    def note(self) -> str:
        """What stands at the right of the line at the top, where it has room."""
        return near_day(self.services.today.day, self.services.date_style)

    @property
    def _badge(self) -> str:
        sign = SHARE_SAFE_SIGN if self.is_share_safe else ""
        return " · ".join(part for part in (self.app.sub_title, sign) if part)

    @property
    def current(self) -> Record | None:
        """The record under the cursor, where a screen has one."""
        return None

    @property
    def about_whom(self) -> Sequence[str]:
        """The peers that the record under the cursor is about."""
        from peerpal.domain.references import peer_ids_of

        return peer_ids_of(self.current) if self.current else ()

    def leave_out(self) -> None:
        """Say at the top that private text is covered."""
        super().leave_out()
        for bar in self.query(AppBar):
            bar.badge = self._badge

    def body(self) -> ComposeResult:
        """Yield what stands between the bars."""
        raise NotImplementedError

    def show(self) -> None:
        """Fill the widgets from the services; may be called at any time."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read everything anew, also what other programs have saved."""
        self.query_one(AppBar).note = self.note
        self.refresh_bindings()  # there may be something to undo by now
        with self.reported():
            self.services.refresh()
        with self.reported():
            self.show()

    def follow(self) -> None:
        """Show what other programs have saved since; without any it costs next to nothing."""
        with self.reported():
            if self.services.refresh():
                self.show()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Read anew whenever the screen comes to the front."""
        if self.is_told_twice:
            self.is_told_twice = False
            event.prevent_default()
        else:
            self.reload()

    @on(AppBar.Chosen)
    def _switch(self, message: AppBar.Chosen) -> None:
        self.app.switch_mode(message.mode)

    def action_undo(self) -> None:
        """Take back the last step of this session."""
        self.undo()
        self.reload()

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self.redo()
        self.reload()
