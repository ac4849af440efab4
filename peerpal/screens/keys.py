"""What keys do: the list of all, and the box that takes a new key for one."""

from __future__ import annotations

from asyncio import to_thread

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from peerpal.domain.key_names import written
from peerpal.domain.keymap import Keymap, KeyUse
from peerpal.domain.settings_fields import KEY_PREFIX, NotAllowed, read_key_setting
from peerpal.domain.text import clean, one_line
from peerpal.screens.list_box import ListBox
from peerpal.screens.modal import PeerPalModal
from peerpal.services.services import Services
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.themes import BAD, MUTED


class KeysScreen(ListBox):
    """Every key by what it does; Enter changes it, Backspace makes it PeerPal's own again."""

    CSS_PATH = "keys.tcss"
    COLUMNS = (
        Column("Keys", width=12),
        Column("What they do", weight=4),
        Column("Where", weight=2),
        Column("Name in the file", weight=2, shown_from=110),
    )
    PLACEHOLDER = "Looking through all screens…"
    BINDINGS = [
        Binding(
            "backspace",
            "own",
            "As PeerPal has it",
            id="keys.own",
            tooltip="Give it PeerPal's key again",
        ),
        Binding("escape", "back", "Back", id="modal.back", tooltip="Go back"),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._keymap = Keymap({}, ())

    @property
    def heading(self) -> str:
        """What stands in the frame."""
        return "Keys"

    def on_mount(self) -> None:
        """Look for all keys, which takes a moment."""
        self._look()

    @work(exclusive=True)
    async def _look(self) -> None:
        self._keymap = await to_thread(_read)
        self.show()

    def show(self) -> None:
        """List what keys do."""
        self.rows.set_rows(list(self._keymap.uses), self._row)

    def _row(self, id_: str) -> Row:
        use, own = self._keymap.uses[id_], self.services.settings.now.keys.get(id_)
        keys = own.split(",") if own else use.keys
        return [
            Content.styled(_listed(tuple(keys)), "bold $text-primary" if own else "bold"),
            f"PeerPal's {_listed(use.keys)} · {use.about}" if own else use.about,
            Content.styled(use.where, MUTED),
            Content.styled(id_, MUTED),
        ]

    @on(RecordList.Opened)
    def _opened(self, message: RecordList.Opened) -> None:
        use = self._keymap.uses[message.record_id]

        def pressed(keys: str | None) -> None:
            if keys:
                self._set(use, keys)

        self.app.push_screen(PressKeyScreen(self.services, self._keymap, use), pressed)

    def action_own(self) -> None:
        """Give what is under the cursor PeerPal's own keys again."""
        use = self._keymap.uses.get(self.rows.current_id or "")
        if use and use.id in self.services.settings.now.keys:
            self._set(use, None)
        elif use:
            self.say(f"{use.name} has PeerPal's own key.")

    def _set(self, use: KeyUse, keys: str | None) -> None:
        settings = self.services.settings
        with self.reported():
            settings.change({}, {use.id: keys})
            settings.refuse(self._keymap.wrong(settings.now.keys))
            self.app.set_keymap(dict(settings.now.keys))
            self.say(f"{use.name}: {_listed(tuple(keys.split(',')) if keys else use.keys)}")
        self.show()


class PressKeyScreen(PeerPalModal[str | None]):
    """Takes the next key that is pressed, unless it does something else there already."""

    CSS_PATH = "keys.tcss"

    said = query_one("#said", Static)

    def __init__(self, services: Services, keymap: Keymap, use: KeyUse) -> None:
        super().__init__(services)
        self._keymap = keymap
        self._use = use

    def compose(self) -> ComposeResult:
        """Say what the key will do."""
        use = self._use
        with Vertical(classes="box") as box:
            box.border_title = Content(one_line(use.name))
            yield Static(Content(f"{one_line(use.about)} ({use.where})"))
            yield Static(Content("Press the new key for it. Escape leaves it as it is."))
            yield Static(id="said")
            yield KeyBar()

    def on_key(self, event: events.Key) -> None:
        """Take the key, or say why it can't be."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(None)
            return
        if reason := self._refused(event.key):
            self.said.update(Content.styled(clean(reason), BAD))
        else:
            self.dismiss(event.key)

    def _refused(self, key: str) -> str:
        id_ = self._use.id
        try:
            keys = read_key_setting(written(key))
        except NotAllowed as error:
            return str(error)
        chosen = {**self.services.settings.now.keys, id_: keys}
        wrong = self._keymap.wrong(chosen)
        return next((p.reason for p in wrong if p.field == KEY_PREFIX + id_), "")


def _listed(keys: tuple[str, ...]) -> str:
    return one_line(" ".join(map(written, keys)))


def _read() -> Keymap:
    from peerpal.screens.key_catalogue import read_catalogue  # what it imports takes a while

    return read_catalogue()
