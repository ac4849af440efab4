"""Tags: every one there is, with how many records have it; a name can be made better."""

from __future__ import annotations

from textual import on
from textual.binding import Binding
from textual.content import Content

from peerpal.domain.completion import completions
from peerpal.domain.errors import PeerPalError
from peerpal.domain.tags import read_tag
from peerpal.domain.text import one_line
from peerpal.domain.words import count
from peerpal.screens.list_box import TAKE_BACK, ListBox
from peerpal.screens.prompt import PromptScreen
from peerpal.screens.tagged import TaggedScreen
from peerpal.services.services import Services
from peerpal.services.tags import TagCount
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.completed import CompletedLine
from peerpal.widgets.fields import LineField
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.themes import MUTED


class TagsScreen(ListBox):
    """All tags in the order of their letters, with those that look like them."""

    CSS_PATH = "tags.tcss"
    COLUMNS = (
        Column("Tag", weight=1),
        Column("Records", width=8, align="right"),
        Column("Looks like", weight=1),
    )
    PLACEHOLDER = "No tags yet.\nThe last field of every form takes them: #oncall"
    BINDINGS = [
        Binding("r", "rename", "Rename", id="tags.rename", tooltip="Give this tag another name"),
        *TAKE_BACK,
        Binding("escape,number_sign", "back", "Back", id="modal.back", tooltip="Go back"),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._counts: dict[str, TagCount] = {}

    @property
    def heading(self) -> str:
        """What stands in the frame."""
        return "Tags"

    def show(self) -> None:
        """List the tags."""
        self._counts = {count.tag: count for count in self.services.tags.all()}
        self.rows.set_rows(list(self._counts), self._row)

    def _row(self, tag: str) -> Row:
        near = " ".join(f"#{other.tag}" for other in self.services.tags.near(tag))
        number = Content.styled(f"{self._counts[tag].number:,}", MUTED)
        return [f"#{tag}", number, Content.styled(one_line(near), MUTED)]

    @on(RecordList.Opened)
    def _opened(self, message: RecordList.Opened) -> None:
        self.app.push_screen(TaggedScreen(self.services, message.record_id))

    def action_rename(self) -> None:
        """Give the tag under the cursor another name, on every record."""

        def renamed(tag: str | None) -> None:
            if tag:
                self.say(f"It is #{one_line(tag)} now, everywhere · u to undo")
                self.reload()
                self.rows.select(tag)

        if tag := self.rows.current_id:
            self.app.push_screen(RenameTagPrompt(self.services, tag), renamed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer another name only when there is a tag."""
        return action != "rename" or bool(self._counts)


class RenameTagPrompt(PromptScreen[str]):
    """Asks for the new name of a tag; one that there is already brings both together."""

    HEADING = "Rename a tag everywhere"

    def __init__(self, services: Services, tag: str) -> None:
        super().__init__(services)
        self._tag = tag

    def field(self) -> LineField:
        """Return a line with the tag, that says what the new name does."""
        others = [c.tag for c in self.services.tags.all() if c.tag != self._tag]
        return CompletedLine(
            "tag",
            "Tag",
            f"#{one_line(self._tag)}",
            complete=lambda text: completions(text, others, sign="#"),
            read=self._said,
        )

    async def accept(self, text: str) -> str:
        """Rename the tag on every record."""
        return self.services.tags.rename(self._tag, text)

    def _said(self, text: str) -> str:
        try:
            new = read_tag(text) if text.strip() else self._tag
        except PeerPalError as error:
            return str(error)
        known = {count.tag: count.number for count in self.services.tags.all()}
        if new == self._tag or new not in known:
            return ""
        return f"#{new} is there already, on {count(known[new], 'record')}: the two become one"
