"""The settings: how PeerPal looks, and what new peers start with; kept in a file of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from peerpal.domain.dates import DateStyle, plain_day
from peerpal.domain.errors import InvalidField, PeerPalError
from peerpal.domain.settings import Settings
from peerpal.domain.settings_fields import (
    NAMES,
    SETTINGS,
    NotAllowed,
    Setting,
    read_value,
    typed_value,
)
from peerpal.domain.text import one_line
from peerpal.screens.drafting import DraftingScreen
from peerpal.services.services import Services
from peerpal.widgets.fields import ChoiceField, Field, LineField
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.themes import BAD, MUTED, WARNING

_THEME = "theme"
_HINTS = {
    "editor": "what VISUAL or EDITOR names",
    "folder": "your own data folder",
}
_UNITS = {
    "cadence_days": "days, for new peers",
    "max_gap_days": "days, for new peers",
    "conversation_minutes": "minutes a talk, for new peers",
    "folder": "from the next start on; nothing is moved",
}


class SettingsScreen(DraftingScreen[bool]):
    """A field for each setting; saving writes what was changed, and keeps all else in the file."""

    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = ".control"
    BINDINGS = [
        Binding(
            "ctrl+s", "save", "Save", id="settings.save", tooltip="Save and close", priority=True
        ),
        Binding("f3", "keys", "Keys", id="settings.keys", tooltip="Choose keys of your own"),
        Binding("escape", "back", "Cancel", id="modal.back", tooltip="Close without saving"),
    ]

    keys_line = query_one("#keys", Static)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._saved_texts: dict[str, str] = {}

    @property
    def draft_key(self) -> str:
        """The settings have one draft."""
        return "settings"

    def compose(self) -> ComposeResult:
        """Show the fields in a box, with what is wrong in the file above and the keys below."""
        settings = self.services.settings
        with Vertical(classes="box") as box:
            box.border_title = Content("Settings")
            box.border_subtitle = Content(one_line(str(settings.path)))
            yield Static(id="notice")
            with VerticalScroll(classes="fields", can_focus=False):
                yield from self._fields(settings.now)
                yield Static(id="keys")
            yield KeyBar()

    def on_mount(self) -> None:
        """Say what is wrong in the file, and take up what was typed before a crash."""
        self._saved_texts = self.texts
        if notice := self._wrong():
            self.app.clear_notifications()  # what the start said would lie over the fields
        if draft := self.find_draft():
            for field in self.query(Field):
                if field.name in draft:
                    field.text = draft[field.name]
            notice = f"What you typed last time and did not save is here again. {notice}"
        self._notify_above(notice.strip(), WARNING)

    def on_screen_resume(self) -> None:
        """Say how many keys are one's own."""
        own = len(self.services.settings.now.keys)
        said = f"{own} of your own" if own else "as PeerPal has them"
        self.keys_line.update(Content.assemble("Keys".ljust(16), said, (", F3 to choose", MUTED)))

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {field.name: field.text for field in self.query(Field) if field.name}

    def unsaved(self) -> dict[str, str]:
        """Return all fields when one was changed."""
        texts = self.texts
        return {} if texts == self._saved_texts else texts

    def _fields(self, settings: Settings) -> Iterator[Field]:
        today = self.services.today.day
        for known in SETTINGS:
            text = str(getattr(settings, known.name))
            if known.name == "date_style":
                days = [(style.value, plain_day(today, style)) for style in DateStyle]
                yield ChoiceField(known.name, known.label, text, days)
            elif known.choices:
                words = [(value, value.replace("-", " ")) for value in known.choices]
                yield ChoiceField(known.name, known.label, text, words)
            else:
                hint = _HINTS.get(known.name, "")
                read = partial(_said, known)
                yield LineField(known.name, known.label, text, hint=hint, read=read)

    def _wrong(self) -> str:
        problems = self.services.settings.problems
        told = [problem.brief.told("").lstrip(",: ") for problem in problems]
        told = [line[:1].upper() + line[1:] for line in told]
        if any(problem.field in NAMES for problem in problems):
            told.append("Saving puts what stands below into its place.")
        return " ".join(told)

    @on(Field.Changed)
    def _typed(self, message: Field.Changed) -> None:
        if message.field.name == _THEME:
            self._look_like(message.field.text)
        self.keep_draft_soon()

    def _look_like(self, theme: str) -> None:
        if theme in self.app.available_themes:
            self.app.theme = theme

    def action_keys(self) -> None:
        """Show what keys do, to change them."""
        from peerpal.screens.keys import KeysScreen

        self.app.push_screen(KeysScreen(self.services))

    @work(exclusive=True)
    async def action_save(self) -> None:
        """Write what was changed, and close; stay open with the reason when that fails."""
        wrong = {problem.field for problem in self.services.settings.problems}
        try:
            texts = self.texts
            changed = {
                known.name: _value(known, texts[known.name])
                for known in SETTINGS
                if texts[known.name] != self._saved_texts[known.name] or known.name in wrong
            }
            self.services.settings.change(changed)
        except InvalidField as error:
            self._show_invalid(error)
        except PeerPalError as error:
            self._notify_above(str(error), BAD)
        else:
            self.say("Saved the settings")
            self.finish(result=True)

    def finish(self, result: bool | None) -> None:  # noqa: FBT001 as it is in every box
        """Close, in the colours that are set."""
        self._look_like(self.services.settings.now.theme)
        super().finish(result)

    def _show_invalid(self, error: InvalidField) -> None:
        for field in self.query(Field):
            if field.name == error.field:
                field.say(error.reason, is_error=True)
                field.focus_control()
                field.scroll_visible()


def _value(known: Setting, text: str) -> str | int:
    """Return what stands in a field as the file holds it."""
    return text if known.choices else typed_value(known, one_line(text))


def _said(known: Setting, text: str) -> str:
    """Return what a text is understood as, or what would be."""
    if not text.strip():
        return ""
    try:
        read_value(known, _value(known, text))
    except NotAllowed as error:
        return str(error)
    return _UNITS.get(known.name, "")
