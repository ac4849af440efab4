"""A field for one question of several that may be asked; it is made when it is asked."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static, TextArea

from peerpal.domain.text import clean
from peerpal.widgets.fields import AreaField
from peerpal.widgets.inputs import AreaInput
from peerpal.widgets.themes import MUTED, WARNING


class PartField(AreaField):
    """One part of a model or format; its question stays in sight while it is answered.

    An empty one shows an example as well, if there is any. A hint takes the place of either.
    """

    DEFAULT_CSS = """
    PartField.-said TextArea { min-height: 1; }
    """

    def __init__(self, name: str, label: str, text: str, question: str, example: str = "") -> None:
        super().__init__(name, label, text, hint=question)
        self._example = example
        self._advice = ""
        self.display = bool(question)

    def compose(self) -> ComposeResult:
        """Show the field once it is asked for: widgets for all parts would open slowly."""
        if self._hint:
            yield from super().compose()
            if self._advice:
                yield Static(self._advised(), classes="below")

    def control(self) -> AreaInput:
        """Return an area that shows the question, and the example below it."""
        area = super().control()
        area.placeholder = self._asked()
        return area

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

    def ask(self, question: str, example: str = "") -> None:
        """Ask another question; without one, hide the field and what stands in it."""
        self._hint, self._example, self.display = question, example, bool(question)
        areas = self.query(TextArea)
        if areas:
            areas.first().placeholder = self._asked()
            self.say("")
        elif question:
            self.refresh(recompose=True)

    def advise(self, hint: str) -> None:
        """Hint at what could be said better, below the field; an empty text takes it away."""
        if hint != self._advice:
            self._advice = hint
            self.say("")

    def say(self, text: str, *, is_error: bool = False) -> None:
        """Show a line below the field: with nothing to say the hint, or else the question."""
        said = text or self._advice or (self._hint if self.text else "")
        if said and said == self._advice:
            self.show_below(self._advised())
        else:
            super().say(said, is_error=is_error)
        self.set_class(bool(said), "-said")

    def _asked(self) -> Content:
        example = f"\ne.g. {self._example}" if self._example else ""
        return Content(f"{self._hint}{example}")

    def _advised(self) -> Content:
        return Content.assemble(("→ ", WARNING), (clean(self._advice), MUTED))
