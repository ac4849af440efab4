"""The field for lines that become records beside a talk; it says live what they are read as."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.content import Content

from peerpal.domain.capture import Capture, CaptureError
from peerpal.domain.errors import InvalidField, PeerPalError
from peerpal.domain.text import clean
from peerpal.screens.capture_completion import complete_capture
from peerpal.screens.capture_preview import preview_lines
from peerpal.services.services import Services
from peerpal.widgets.fields import AreaField
from peerpal.widgets.inputs import AreaInput
from peerpal.widgets.themes import MUTED

_HINT = "> pytest 15m what I taught  < sql 10m what I learned  ! me do it by fri"


class LinesField(AreaField):
    """Lines that begin with > < = ! or ?; `names` gives those of the talk's peers."""

    def __init__(self, services: Services, text: str, names: Callable[[], Sequence[str]]) -> None:
        super().__init__("lines", "Lines to add", text, hint=_HINT)
        self._services = services
        self._names = names

    def control(self) -> AreaInput:
        """Return an area that completes names as they are typed."""
        control = super().control()
        control.complete = partial(complete_capture, self._services)
        return control

    def _changed(self) -> None:
        super()._changed()
        self.show_below(self._understood())

    def _understood(self) -> Content:
        names = self._names()
        if not names or not self.text.strip():
            return Content()
        try:
            return preview_lines(self._services, read_lines(self._services, self.text, names))
        except InvalidField as error:
            return Content.styled(clean(error.reason), MUTED)
        except PeerPalError:  # the names can't be read yet, which their field says
            return Content()


def read_lines(services: Services, text: str, names: Sequence[str]) -> Capture:
    """Return what the lines of a talk with these peers say. Raises InvalidField."""
    try:
        capture = services.captures.read_lines(text, names)
    except CaptureError as error:
        raise InvalidField("lines", str(error)) from error
    if capture.notes or capture.private_notes:
        raise InvalidField("lines", "begin each line with > < = ! or ?")
    return capture
