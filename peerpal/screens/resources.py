"""Resources: what is worth reading, watching or going to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one

from peerpal.domain.resource import Resource, ResourceKind, ResourceState
from peerpal.domain.text import one_line
from peerpal.domain.words import words
from peerpal.screens.links import open_link
from peerpal.screens.records_box import RecordsBox
from peerpal.screens.resource_form import ResourceForm
from peerpal.screens.resource_page import BOXES, recommender, skill_name
from peerpal.screens.resource_reader import ResourceReader
from peerpal.services.browser import browse
from peerpal.services.resources import Resources
from peerpal.services.services import Services
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.themes import MUTED

_KIND_WIDTH = max(len(kind) for kind in ResourceKind)
_NEXT_FILTER = {
    None: ResourceState.TO_READ,
    ResourceState.TO_READ: ResourceState.DONE,
    ResourceState.DONE: None,
}


class ResourcesScreen(RecordsBox[Resource]):
    """What is to read, then what is done; `browse` opens a link."""

    CSS_PATH = "resources.tcss"
    COLUMNS = (
        Column("", width=1),
        Column("Title", weight=4),
        Column("Kind", width=_KIND_WIDTH),
        Column("Recommended by", weight=2),
        Column("Skill", weight=2, shown_from=100),
        Column("", width=1),
    )
    PLACEHOLDER = "No resources yet.\nPress n to note an article, a book, a webinar or a workshop."
    ON_ONE = RecordsBox.ON_ONE | {"turn", "open_link"}
    BINDINGS = [
        # In 80 columns, what is done with resources needs the room of what every box has.
        Binding("u", "undo", "Undo", show=False, id="box.undo", tooltip="Take back the last step"),
        Binding("x", "turn", "Done", id="box.turn", tooltip="Done, or to read again"),
        Binding("o", "open_link", "Link", id="box.link", tooltip="Open the link in the browser"),
        Binding("f", "filter", "Filter", id="box.filter", tooltip="To read, done, or all"),
        Binding("escape,R", "back", "Back", show=False, id="modal.back", tooltip="Go back"),
    ]

    box = query_one(".box", Vertical)

    def __init__(
        self,
        services: Services,
        *,
        skill_id: str | None = None,
        browse: Callable[[str], bool] = browse,
    ) -> None:
        super().__init__(services)
        self._skill_id = skill_id
        self._browse = browse
        self._only: ResourceState | None = None

    @property
    def heading(self) -> str:
        """What is listed."""
        return f"Resources, {words(self._only)}" if self._only else "Resources"

    @property
    def kind(self) -> Resources:
        """The service of resources."""
        return self.services.resources

    def records(self) -> Sequence[Resource]:
        """Return those that the filter lets through."""
        return [r for r in self.kind.in_order() if self._only in (None, r.state)]

    def row(self, record: Resource) -> Row:
        """Return state, title, kind, who recommended it, its skill, and whether it has a link."""
        is_done = record.state is ResourceState.DONE
        return [
            BOXES[record.state],
            Content.styled(record.title, MUTED if is_done else ""),
            Content.styled(words(record.kind), MUTED),
            recommender(self.services, record),
            Content.styled(skill_name(self.services, record), MUTED),
            Content.styled("↗" if record.link else "", MUTED),
        ]

    def form(self, record: Resource | None) -> ResourceForm:
        """Return the form for a resource; a new one is for the skill that one came from."""
        return ResourceForm(self.services, record or self.kind.blank(skill_id=self._skill_id))

    def open(self, record: Resource) -> None:
        """Show the whole resource."""
        self.app.push_screen(ResourceReader(self.services, record, browse=self._browse))

    def reload(self) -> None:
        """List the resources again, and say which."""
        super().reload()
        self.box.border_title = Content(one_line(self.heading))
        if self._only and self.kind.all():
            self.rows.placeholder = f"Nothing here is {words(self._only)}. Press f for the others."
        else:
            self.rows.placeholder = self.PLACEHOLDER

    def action_turn(self) -> None:
        """Say that the resource under the cursor is done, or to read again."""
        if resource := self.current:
            with self.reported():
                after = self.kind.turn(resource.id, rev=resource.rev)
                self.say(f"This {self.kind.noun} is {words(after.state)} · u to undo")
            self.reload()
            self.rows.select(resource.id)

    def action_filter(self) -> None:
        """Show only what is to read, then only what is done, then all."""
        self._only = _NEXT_FILTER[self._only]
        self.reload()

    def action_open_link(self) -> None:
        """Open the link of the resource under the cursor, or say it where nothing can open it."""
        if resource := self.current:
            open_link(self, resource.link, self._browse)
