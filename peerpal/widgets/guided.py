"""Fields that go along with somebody: guidance while they write, sentences to rate, words."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from peerpal.domain.text import clean
from peerpal.widgets.fields import AreaField, ChoiceField, Field, LineField
from peerpal.widgets.themes import MUTED


class Guided(Field):
    """A field whose hint stays in sight below it while the cursor is in it."""

    # Of several bases Textual takes the style of the first one: what an area needs is said again.
    DEFAULT_CSS = """
    Guided TextArea { height: auto; min-height: 2; max-height: 10; padding: 0; }
    Guided.-guiding TextArea { min-height: 1; }
    """

    _guidance_shown = False

    @property
    def guidance(self) -> str:
        """What is said while the cursor is here; an empty field shows its hint by itself."""
        return self._hint if self.text else ""

    def on_descendant_focus(self) -> None:
        """Say what belongs here, unless something else is said."""
        if not self.query(".below"):
            self.say("")

    def on_descendant_blur(self) -> None:
        """Take the guidance away; what is wrong stays said."""
        if self._guidance_shown:
            self._guidance_shown = False
            self.remove_class("-guiding")
            super().say("")

    def say(self, text: str, *, is_error: bool = False) -> None:
        """Show a line below the field; with nothing to say, the guidance."""
        self._guidance_shown = not text and self.has_focus_within and bool(self.guidance)
        self.set_class(self._guidance_shown, "-guiding")
        super().say(self.guidance if self._guidance_shown else text, is_error=is_error)


class GuidedLine(Guided, LineField):
    """One line of text, with guidance."""


class GuidedArea(Guided, AreaField):
    """Several lines of text, with guidance."""


class Rating(ChoiceField):
    """How far a sentence is true, from 1 to 5; it may be left out."""

    DEFAULT_CSS = """
    Rating .control { margin: 0 0 0 40; }
    """

    def __init__(self, name: str, sentence: str, rating: int | None) -> None:
        numbers = [(str(number), str(number)) for number in range(1, 6)]
        super().__init__(name, sentence, str(rating or ""), numbers, may_be_empty=True)

    def render(self) -> Content:
        """Draw the whole sentence beside the numbers."""
        return Content(self.label).stylize(self.get_visual_style("field--label"))


class Asked(ChoiceField):
    """A question of any length with its answers below."""

    DEFAULT_CSS = """
    Asked .control { margin: 1 0 0 2; }
    """

    def render(self) -> Content:
        """Draw the whole question above the answers."""
        style = self.get_visual_style("field--label")
        return (
            Content(clean(self.label))
            .truncate(max(1, self.size.width), ellipsis=True)
            .stylize(style)
        )


class Words(Field):
    """A few sentences in a form; nothing is filled in here."""

    def __init__(self, text: str) -> None:
        super().__init__("", "")
        self._text = Content.styled(clean(text), MUTED)

    def control(self) -> Static:
        """Return the sentences."""
        return Static(self._text)
