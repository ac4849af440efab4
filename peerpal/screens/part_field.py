"""A field for one question of several that may be asked; it is made when it is asked."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import TextArea

from peerpal.widgets.fields import AreaField


class PartField(AreaField):
    """One part of a model or format; its question stays in sight while it is answered."""

    DEFAULT_CSS = """
    PartField.-said TextArea { min-height: 1; }
    """

    def __init__(self, name: str, label: str, text: str, question: str) -> None:
        super().__init__(name, label, text, hint=question)
        self.display = bool(question)

    def compose(self) -> ComposeResult:
        """Show the field once it is asked for: widgets for all parts would open slowly."""
        if self._hint:
            yield from super().compose()

    @property
    def text(self) -> str:
        """What stands in the field."""
        areas = self.query(TextArea)
        return areas.first().text if areas else self._initial

    @text.setter
    def text(self, text: str) -> None:
        self._initial = text
        for area in self.query(TextArea):
            area.text = text

    def ask(self, question: str) -> None:
        """Ask another question; without one, hide the field and what stands in it."""
        self._hint, self.display = question, bool(question)
        areas = self.query(TextArea)
        if areas:
            areas.first().placeholder = question
            self.say("")
        elif question:
            self.refresh(recompose=True)

    def say(self, text: str, *, is_error: bool = False) -> None:
        """Show a line below the field, or the question when there is nothing to say."""
        said = text or (self._hint if self.text else "")
        super().say(said, is_error=is_error)
        self.set_class(bool(said), "-said")
