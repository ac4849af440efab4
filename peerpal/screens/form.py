"""Forms: they stay open until the save worked, and lose no typed text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from peerpal.domain.conflict import Difference, Version, differences, merged
from peerpal.domain.errors import ChangedMeanwhile, InvalidField, PeerPalError
from peerpal.domain.record import Record
from peerpal.domain.references import peer_ids_of
from peerpal.domain.share_safe import is_private_field
from peerpal.domain.text import one_line
from peerpal.domain.words import listed
from peerpal.screens.confirm import ConfirmScreen
from peerpal.screens.drafting import TAKEN_UP, DraftingScreen
from peerpal.screens.share_safe import PRIVATE
from peerpal.screens.values import Values
from peerpal.services.bin import restore
from peerpal.services.names import new_name
from peerpal.services.services import Services
from peerpal.widgets.fields import Field
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.themes import BAD, WARNING

R = TypeVar("R", bound=Record)

_REV = "rev"
_ANEW = "Start over? What you typed here will be gone."


class FormScreen(DraftingScreen[R], Generic[R]):
    """Edits one record; a record that was never saved is a new one."""

    CSS_PATH = "form.tcss"
    AUTO_FOCUS = ".control"
    BINDINGS = [
        Binding("ctrl+s", "save", "Save", id="form.save", tooltip="Save and close", priority=True),
        Binding("escape", "back", "Cancel", id="modal.back", tooltip="Close without saving"),
        Binding("ctrl+r", "restart", "Start over", id="form.restart", tooltip="Drop the draft"),
    ]

    def __init__(self, services: Services, record: R) -> None:
        super().__init__(services)
        self.record = record
        self._saved_texts: dict[str, str] = {}

    @property
    def about_whom(self) -> Sequence[str]:
        """The peers that the record is about."""
        return peer_ids_of(self.record)

    # What a kind of form says of itself

    NOUN: ClassVar[str]
    """The noun of what is edited, for the frame."""
    OF: ClassVar[str] = ""
    """The attribute that says what a record belongs to; new ones of each have a draft."""
    PEERS: ClassVar[str] = ""
    """The field that names peers; unknown ones are offered to be added."""

    @property
    def heading(self) -> str:
        """What stands in the frame."""
        return f"{'Edit' if self.record.rev else 'New'} {self.NOUN}"

    def fields(self) -> Sequence[Field]:
        """Return the fields, filled from the record."""
        raise NotImplementedError

    def build(self, values: Values) -> R:
        """Return the record as the fields say. Raises InvalidField."""
        raise NotImplementedError

    def store(self, record: R) -> R:
        """Save what was built and return it as saved."""
        raise NotImplementedError

    # Showing

    def compose(self) -> ComposeResult:
        """Show the fields in a box, with a notice above and the keys below."""
        with Vertical(classes="box") as box:
            box.border_title = Content(one_line(self.heading))
            yield Static(id="notice")
            with VerticalScroll(classes="fields", can_focus=False):
                fields = self.fields()
                fields[-1].add_class("-end")
                for field in fields:
                    field.set_class(is_private_field(self.record, field.name or ""), PRIVATE)
                    yield field
            yield KeyBar()

    def on_mount(self) -> None:
        """Take up what was typed before a crash."""
        self._saved_texts = self.texts
        notice = self.left_by_editor()
        if draft := self.find_draft():
            rev = draft.pop(_REV, str(self.record.rev))
            self._fill(draft)
            text = f"{TAKEN_UP} ctrl+r starts over."
            if rev != str(self.record.rev):
                text += " The record was changed since: compare before you save."
            notice = f"{text} {notice}"
        self._notify_above(notice.strip(), WARNING)

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {field.name: field.text for field in self.query(Field) if field.name}

    @property
    def values(self) -> Values:
        """What stands in the fields, to be read."""
        return Values(self.texts, self.services.today.day)

    def field(self, name: str) -> Field:
        """Return the field of a name."""
        return next(field for field in self.query(Field) if field.name == name)

    def _fill(self, texts: dict[str, str]) -> None:
        for field in self.query(Field):
            if field.name in texts and field.text != texts[field.name]:
                field.text = texts[field.name]

    # Drafts

    @property
    def draft_key(self) -> str:
        """The kind and id of the record; a new one is known by what it belongs to, if anything."""
        new = f"new-{getattr(self.record, self.OF)}" if self.OF else "new"
        return f"{self.record.TABLE}-{self.record.id if self.record.rev else new}"

    def unsaved(self) -> dict[str, str]:
        """Return all fields when one was changed, with the version of the record."""
        texts = self.texts
        return {} if texts == self._saved_texts else {**texts, _REV: str(self.record.rev)}

    @on(Field.Changed)
    def _typed(self) -> None:
        self.keep_draft_soon()

    # Doing

    @work(exclusive=True)
    async def action_save(self) -> None:
        """Save and close; stay open with the reason when that is not possible."""
        try:
            saved = await self._save()
        except InvalidField as error:
            self._show_invalid(error)
        except PeerPalError as error:
            self._notify_above(str(error), BAD)
        else:
            self.finish(saved)

    async def _save(self) -> R:
        """Save what stands in the fields; ask about what was changed elsewhere meanwhile.

        Raises ChangedMeanwhile when the person goes back to the form instead.
        """
        self.services.refresh()  # or a name that was added elsewhere would be added once more
        while True:
            await self._offer_new_peers()
            record = self.build(self.values)
            try:
                return self.store(record)
            except ChangedMeanwhile:
                stored = self.services.stored(self.record)
                if (stored.rev if stored else 0) == self.record.rev:
                    raise  # not this record, but one that is saved with it
                if stored is None:
                    if await self._asked(
                        "was removed elsewhere. Save what you typed as a new one?"
                    ):
                        return self.store(replace(record, rev=0))
                    raise
                if not await self._settled(stored):
                    raise

    async def _settled(self, stored: R) -> bool:
        """Go on from the version that is stored now, and let the person choose where they differ.

        False to go back to the form, with everything as it was.
        """
        if stored.deleted_at:
            if not await self._asked("is in the bin by now. Take it out again and save this?"):
                return False
            restore(self.services, stored)
            return True  # it differs from what the form began with, and is settled next
        stored_texts = self._texts_of(stored)
        chosen: Sequence[Difference] | None
        chosen = differences(self._saved_texts, stored_texts, self.texts)
        if any(difference.chosen is not Version.MINE for difference in chosen):
            from peerpal.screens.conflict import ConflictScreen

            fields = {field.name: field for field in self.query(Field) if field.name}
            box = ConflictScreen(self.services, self.NOUN, chosen, fields)
            chosen = await self.app.push_screen_wait(box)
        if chosen is None:
            return False
        with self.reported():
            self.services.drafts.drop(self.draft_key)  # the key may name a new record
        self.record, self._saved_texts = stored, stored_texts
        self._fill(merged(self.texts, chosen))
        self.keep_draft_soon()
        return True

    async def _asked(self, question: str) -> bool:
        question = f"This {self.NOUN} {question}"
        return await self.app.push_screen_wait(ConfirmScreen(self.services, question))

    def _texts_of(self, record: R) -> dict[str, str]:
        """Return what would stand in the fields for another version of the record."""
        fields = type(self)(self.services, record).fields()
        return {field.name: field.initial for field in fields if field.name}

    async def _offer_new_peers(self) -> None:
        """Ask for each name that nobody has whether to add them. Raises InvalidField for a no."""
        for name in self.values.names(self.PEERS) if self.PEERS else []:
            peers = self.services.peers
            if peers.find(name):
                continue
            added = new_name(name)
            near = listed([peer.name for peer in peers.near(name)])
            question = f"There is no peer “{added}” yet. Add {added} as a new peer?"
            if near:
                question = f"Did you mean {near}? {question}"
            if not await self.app.push_screen_wait(ConfirmScreen(self.services, question)):
                raise InvalidField(self.PEERS, f"there is no peer “{name}”")
            peers.save(peers.blank(added))

    def peer_ids(self) -> tuple[str, ...]:
        """Return the peers that stand in the field for them. Raises InvalidField."""
        found = [self.services.peers.find(name) for name in self.values.names(self.PEERS)]
        return tuple(dict.fromkeys(peer.id for peer in found if peer))

    def peer_id(self) -> str | None:
        """Return the one peer that stands in the field, or None. Raises InvalidField."""
        ids = self.peer_ids()
        if len(ids) > 1:
            raise InvalidField(self.PEERS, "name one peer only")
        return ids[0] if ids else None

    def _show_invalid(self, error: InvalidField) -> None:
        for field in self.query(Field):
            if field.name == error.field and field.visible:
                field.say(error.reason, is_error=True)
                field.focus_control()
                field.scroll_visible()
                return
        self._notify_above(str(error), BAD)

    @work(exclusive=True)
    async def action_restart(self) -> None:
        """Put back what is saved; ask first when text would be lost."""
        if not self.unsaved():
            self.say("Nothing here was changed.")
        elif not await self.app.push_screen_wait(ConfirmScreen(self.services, _ANEW)):
            return
        self._fill(self._saved_texts)
        self._notify_above("", WARNING)
