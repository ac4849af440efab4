"""The list of talking points: what to raise with whom, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content

from peerpal.domain.record import Side
from peerpal.domain.talking_point import TalkingPoint
from peerpal.domain.text import one_line
from peerpal.domain.words import times, words
from peerpal.screens.conversation_title import conversation_title
from peerpal.screens.pages import common_facts
from peerpal.screens.point_form import PointForm
from peerpal.screens.pushed_list import PushedList
from peerpal.services.services import Services
from peerpal.services.talking_points import TalkingPoints
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.point_choice import POINT_SIGNS
from peerpal.widgets.sheet import sheet
from peerpal.widgets.themes import MUTED


class PointsScreen(PushedList[TalkingPoint]):
    """The talking points of some peers, or of all: first what is still to be raised."""

    TITLE = "Points"
    MODE = "conversations"
    COLUMNS = (
        Column("", width=1, gap=1),
        Column("With", weight=1),
        Column("To raise", weight=3),
        Column("", width=15),
    )
    PLACEHOLDER = "Nothing to raise yet.\nPress n to note what to talk about next time."
    ON_ONE = PushedList.ON_ONE | {"discussed", "drop", "carry"}
    BINDINGS = [
        # In 80 columns, what is done with points needs the room of what every list has.
        Binding("e", "edit", "Edit", show=False, id="records.edit", tooltip="Change this one"),
        Binding(
            "d", "delete", "Delete", show=False, id="records.delete", tooltip="Put it into the bin"
        ),
        Binding("x", "discussed", "Discussed", id="points.done", tooltip="Talked about, or not"),
        Binding("D", "drop", "Drop", id="points.drop", tooltip="Let go of it, or take it up again"),
        Binding(
            "greater_than_sign",
            "carry",
            "Carry",
            id="points.carry",
            key_display=">",
            tooltip="Leave it for next time, once more",
        ),
        Binding("T", "leave", "Back", show=False, id="points.leave", tooltip="Go back"),
    ]

    def __init__(
        self, services: Services, peer_ids: Sequence[str] = (), *, mode: str = MODE
    ) -> None:
        super().__init__(services)
        self.MODE = mode
        self._peer_ids = frozenset(peer_ids)

    @property
    def kind(self) -> TalkingPoints:
        """The service of talking points."""
        return self.services.talking_points

    def records(self) -> Sequence[TalkingPoint]:
        """Return what is still to be raised, then what is over."""
        points = self.kind.in_order()
        if self._peer_ids:
            return [point for point in points if point.peer_id in self._peer_ids]
        return points

    def row(self, record: TalkingPoint) -> Row:
        """Return sign, peer, text, and how often it was carried or what became of it."""
        said = words(record.state) if not record.is_waiting else _carried(record)
        return [
            POINT_SIGNS[record.state],
            self.services.peers.name(record.peer_id),
            Content.styled(record.text, "" if record.is_waiting else MUTED),
            Content.styled(said, MUTED),
        ]

    def detail(self, record: TalkingPoint) -> Content:
        """Return the point with the talk it came up in."""
        name = one_line(self.services.peers.name(record.peer_id))
        return sheet(
            record.text,
            about=[words(record.state), _carried(record), f"with {name}"],
            facts=[
                ("Raised by", "me" if record.raised_by is Side.ME else name),
                *common_facts(record),
            ],
            sections=[("Talk", conversation_title(self.services, record.conversation_id))],
        )

    def searchable(self, record: TalkingPoint) -> str:
        """Return its text, its state and the peer."""
        return f"{record.text} {words(record.state)} {self.services.peers.name(record.peer_id)}"

    def form(self, record: TalkingPoint | None) -> PointForm:
        """Return the form for a talking point."""
        peer_id = next(iter(self._peer_ids)) if len(self._peer_ids) == 1 else ""
        return PointForm(self.services, record or self.kind.blank(peer_id=peer_id))

    def action_open_record(self) -> None:
        """Change the point under the cursor: it is one line, so there is no more to read."""
        self.action_edit()

    def action_discussed(self) -> None:
        """Tick the point under the cursor as talked about, or take it up again."""
        if point := self.current:
            with self.reported():
                if point.is_waiting:
                    self.kind.discussed(point.id, rev=point.rev)
                    self.say("Discussed · u to undo")
                else:
                    self._reopen(point)
            self.reload()

    def action_drop(self) -> None:
        """Let go of the point under the cursor, or take it up again."""
        if point := self.current:
            with self.reported():
                if point.is_waiting:
                    self.kind.drop(point.id, rev=point.rev)
                    self.say("Dropped · u to undo")
                else:
                    self._reopen(point)
            self.reload()

    def action_carry(self) -> None:
        """Leave the point under the cursor for next time."""
        if point := self.current:
            with self.reported():
                self.kind.carry(point.id, rev=point.rev)
                self.say("Carried to next time · u to undo")
            self.reload()

    def _reopen(self, point: TalkingPoint) -> None:
        self.kind.reopen(point.id, rev=point.rev)
        self.say("Open again · u to undo")


def _carried(point: TalkingPoint) -> str:
    return f"carried {times(point.carried_count)}" if point.carried_count else ""
