"""The list of actions: who does what by when, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content

from peerpal.domain.action import Action, ActionState, is_late
from peerpal.domain.record import Side
from peerpal.domain.words import words
from peerpal.screens.action_form import ActionForm
from peerpal.screens.action_page import action_page
from peerpal.screens.days import SHORT_DAY_WIDTH, short_day
from peerpal.screens.move_prompt import Moved, MovePrompt
from peerpal.screens.pushed_list import PushedList
from peerpal.services.actions import Actions
from peerpal.services.services import Services
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.themes import BAD, GOOD, MUTED

BOXES = {ActionState.OPEN: "☐", ActionState.DONE: "☑", ActionState.DROPPED: "☒"}


class ActionsScreen(PushedList[Action]):
    """The open actions by date, then the done and the dropped ones, over any screen."""

    TITLE = "Actions"
    MODE = "today"
    COLUMNS = (
        Column("", width=1, gap=1),
        Column("Day", width=SHORT_DAY_WIDTH, align="right"),
        Column("", width=4),
        Column("What", weight=4),
        Column("Whose", width=14),
    )
    PLACEHOLDER = "No actions yet.\nPress n to add one, or log a talk with a line such as “! me …”"
    ON_ONE = PushedList.ON_ONE | {"tick", "drop", "move"}
    BINDINGS = [
        # In 80 columns, what is done with actions needs the room of what every list has.
        Binding(
            "d", "delete", "Delete", show=False, id="records.delete", tooltip="Put it into the bin"
        ),
        Binding("x", "tick", "Done", id="actions.tick", tooltip="Done, or open again"),
        Binding("D", "drop", "Drop", id="actions.drop", tooltip="Drop it, or take it up again"),
        Binding(
            "greater_than_sign",
            "move",
            "Move",
            id="actions.move",
            key_display=">",
            tooltip="Let it be due on another day",
        ),
        Binding("a", "leave", "Back", show=False, id="screen.actions", tooltip="Go back"),
    ]

    def __init__(self, services: Services, *, mode: str = MODE) -> None:
        super().__init__(services)
        self.MODE = mode

    @property
    def kind(self) -> Actions:
        """The service of actions."""
        return self.services.actions

    def records(self) -> Sequence[Action]:
        """Return the open ones by date, then what is done, then what was dropped."""
        return self.kind.in_order()

    def row(self, record: Action) -> Row:
        """Return state, day, whether it is late, text and whose it is."""
        is_open = record.state is ActionState.OPEN
        today = self.services.today.day
        late = is_late(record, today=today)
        day = record.due_on if is_open else record.done_on or record.due_on
        return [
            Content.styled(BOXES[record.state], GOOD if record.state is ActionState.DONE else ""),
            Content.styled(
                short_day(day, today, self.services.date_style) if day else "",
                BAD if late else MUTED,
            ),
            Content.styled("late" if late else "", BAD),
            Content.styled(record.text, "" if is_open else MUTED),
            Content.styled(self._whose(record), MUTED),
        ]

    def _whose(self, action: Action) -> str:
        return "me" if action.owner is Side.ME else self.services.peers.name(action.peer_id)

    def detail(self, record: Action) -> Content:
        """Return the action with where it comes from."""
        return action_page(self.services, record)

    def searchable(self, record: Action) -> str:
        """Return its text, its state and the names in it."""
        name = self.services.peers.name(record.peer_id)
        late = "late" if is_late(record, today=self.services.today.day) else ""
        return f"{record.text} {self._whose(record)} {name} {words(record.state)} {late}"

    def form(self, record: Action | None) -> ActionForm:
        """Return the form for an action."""
        return ActionForm(self.services, record or self.kind.blank())

    def action_tick(self) -> None:
        """Tick the action under the cursor off, or open it again."""
        if action := self.current:
            with self.reported():
                after = self.kind.toggle(action.id, rev=action.rev)
                is_done = after.state is ActionState.DONE
                self.say("Done · u to undo" if is_done else "Open again · u to undo")
            self.reload()

    def action_drop(self) -> None:
        """Drop the action under the cursor, or take it up again."""
        if action := self.current:
            with self.reported():
                after = self.kind.drop(action.id, rev=action.rev)
                is_dropped = after.state is ActionState.DROPPED
                self.say("Dropped · u to undo" if is_dropped else "Open again · u to undo")
            self.reload()

    def action_move(self) -> None:
        """Let the action under the cursor be due on another day."""
        action = self.current
        if action is None:
            return
        id_, rev = action.id, action.rev

        def chosen(to: Moved | None) -> None:
            if to:
                with self.reported():
                    self.kind.move(id_, to.day, rev=rev)
                    self.say("Moved · u to undo")
                self.reload()

        self.app.push_screen(MovePrompt(self.services, action), chosen)
