"""The field that says what became of one talking point."""

from __future__ import annotations

from peerpal.domain.talking_point import TalkingPoint
from peerpal.domain.text import one_line
from peerpal.domain.words import times
from peerpal.widgets.choice import Choice
from peerpal.widgets.fields import ChoiceField
from peerpal.widgets.point_choice import LEFT, PointChoice


class PointField(ChoiceField):
    """A point beside the name of the peer it is for; one key says what became of it."""

    def __init__(self, point: TalkingPoint, peer: str) -> None:
        super().__init__(f"point_{point.id}", one_line(peer), LEFT, ())
        self.point = point

    def control(self) -> Choice:
        """Return the point to tick."""
        return PointChoice(self._initial, self.point.text, self._about(), classes="control")

    def show_point(self, point: TalkingPoint) -> None:
        """Show the point as it was changed."""
        self.point = point
        self.query_one(PointChoice).set_text(point.text)

    def _about(self) -> str:
        count = self.point.carried_count
        return f"carried {times(count)}" if count else ""
