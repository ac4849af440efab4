"""The fields of a form: a label, something to fill in, and what is wrong or understood below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from peerpal.domain.text import clean
from peerpal.domain.values import YES
from peerpal.domain.words import count
from peerpal.widgets.choice import EMPTY, Choice
from peerpal.widgets.inputs import AreaInput, LineInput
from peerpal.widgets.themes import BAD, MUTED
from peerpal.widgets.tick import Tick

Reading = Callable[[str], str]
"""Says what a text is understood as, for the line below a field; empty when there is nothing."""

_LABEL_WIDTH = 15
_MANY_WORDS = 50
"""From so many words on, a text says how many it has."""


class Field(Widget):
    """One named value of a form, always as text, so that it can be kept as a draft."""

    COMPONENT_CLASSES = {"field--label"}
    DEFAULT_CSS = """
    Field {
        layout: vertical;
        height: auto;
        .control, .below { margin: 0 0 0 16; }
        .below { height: auto; }
        & > .field--label { color: $foreground-muted; }
        &.-current > .field--label { color: $text-primary; text-style: bold; }
    }
    """

    @dataclass
    class Changed(Message):
        """A person changed what stands in the field."""

        field: Field

    def __init__(self, name: str, label: str, text: str = "", *, hint: str = "") -> None:
        super().__init__(name=name)
        self.label = label
        self._initial = text
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Show what to fill in, beside the label."""
        yield self.control()

    def render(self) -> Content:
        """Draw the label; a widget of its own for it would make forms slow to open."""
        label = Content(self.label).truncate(_LABEL_WIDTH, ellipsis=True)
        return label.stylize(self.get_visual_style("field--label"))

    # A class, for Textual does not style component classes anew with `:focus-within`.

    def on_descendant_focus(self) -> None:
        """Let the label show where the cursor is."""
        self.add_class("-current")

    def on_descendant_blur(self) -> None:
        """Let the label be as the others: the cursor is elsewhere."""
        self.remove_class("-current")

    def control(self) -> Widget:
        """Return the widget to fill in."""
        raise NotImplementedError

    @property
    def initial(self) -> str:
        """What stood in the field when it was made."""
        return self._initial

    def in_words(self, text: str) -> str:
        """Return a text of this field as a person reads it."""
        return text or EMPTY

    @property
    def text(self) -> str:
        """What stands in the field."""
        raise NotImplementedError

    @text.setter
    def text(self, text: str) -> None:
        raise NotImplementedError

    def focus_control(self) -> None:
        """Put the cursor into the field."""
        self.query_one(".control").focus()

    def say(self, text: str, *, is_error: bool = False) -> None:
        """Show a line below the field; an empty text takes it away."""
        self.show_below(Content.styled(clean(text), BAD if is_error else MUTED))

    def show_below(self, content: Content) -> None:
        """Show what is ready to be shown below the field."""
        below = self.query(".below").results(Static)
        if shown := next(iter(below), None):
            shown.update(content)
            shown.display = bool(content)
        elif content:
            self.mount(Static(content, classes="below"))
            if self.has_focus_within:
                self.call_after_refresh(self.scroll_visible, animate=False)

    def _changed(self) -> None:
        self.say("")
        self.post_message(self.Changed(self))


class LineField(Field):
    """One line of text; `read` says live what it is understood as."""

    def __init__(
        self,
        name: str,
        label: str,
        text: str = "",
        *,
        hint: str = "",
        read: Reading | None = None,
    ) -> None:
        super().__init__(name, label, text, hint=hint)
        self._read = read

    def control(self) -> Input:
        """Return a line to type into."""
        return LineInput(
            self._initial,
            placeholder=self._hint,
            select_on_focus=False,
            classes="control",
        )

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.query_one(Input).value

    @text.setter
    def text(self, text: str) -> None:
        self.query_one(Input).value = text

    def take(self, text: str) -> None:
        """Put what was chosen in place of what is typed, with the cursor after it."""
        self.text = text
        self.query_one(Input).action_end()

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._changed()
        if self._read:
            self.say(self._read(message.value))


class AreaField(Field):
    """Several lines of text; Tab leads on to the next field; `read` says live what it lacks.

    Without it, a long one says below its label how many words it has.
    """

    DEFAULT_CSS = """
    AreaField TextArea { height: auto; min-height: 2; max-height: 10; padding: 0; }
    """

    def __init__(
        self,
        name: str,
        label: str,
        text: str = "",
        *,
        hint: str = "",
        read: Reading | None = None,
    ) -> None:
        super().__init__(name, label, text, hint=hint)
        self._read = read
        self._words = 0
        self._count(text)

    def render(self) -> Content:
        """Draw the label, and how many words a long text has."""
        label = super().render()
        if self._words < _MANY_WORDS:
            return label
        words = Content.styled(count(self._words, "word"), MUTED)
        return Content("\n").join([label, words])

    def control(self) -> AreaInput:
        """Return an area to type into."""
        return AreaInput(
            self._initial,
            # A plain string would be read as markup.
            placeholder=Content(self._hint),
            classes="control",
        )

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.query_one(TextArea).text

    @text.setter
    def text(self, text: str) -> None:
        self.query_one(TextArea).text = text

    @on(TextArea.Changed)
    def _typed(self, message: TextArea.Changed) -> None:
        message.stop()
        self._changed()
        if self._read:
            self.say(self._read(self.text))
        elif self._count(self.text):
            self.refresh()

    def _count(self, text: str) -> bool:
        """Count the words; True when that changes what is said."""
        before, self._words = self._words, 0 if self._read else len(text.split())
        return self._words != before and max(self._words, before) >= _MANY_WORDS


class ChoiceField(Field):
    """One of a few values, shown in words; an empty one where that is allowed."""

    def __init__(
        self,
        name: str,
        label: str,
        text: str,
        choices: Sequence[tuple[str, str]],
        *,
        may_be_empty: bool = False,
    ) -> None:
        super().__init__(name, label, text)
        self._choices = choices
        self._may_be_empty = may_be_empty

    def control(self) -> Choice:
        """Return the values to choose from."""
        known = {value for value, _ in self._choices}
        is_empty_allowed = self._may_be_empty or self._initial not in known
        empty = [("", "")] if is_empty_allowed else []
        return Choice(self._initial, [*empty, *self._choices], classes="control")

    def in_words(self, text: str) -> str:
        """Return the words for a value."""
        return dict(self._choices).get(text, text) or EMPTY

    @property
    def text(self) -> str:
        """The chosen value; empty when none is."""
        return self.query_one(Choice).value

    @text.setter
    def text(self, text: str) -> None:
        self.query_one(Choice).value = text
        self._changed()

    @on(Choice.Changed)
    def _chosen(self, message: Choice.Changed) -> None:
        message.stop()
        self._changed()


class FlagField(Field):
    """Yes or no."""

    def control(self) -> Tick:
        """Return a box to tick."""
        return Tick(
            Content(self._hint), value=self._initial == YES, compact=True, classes="control"
        )

    def in_words(self, text: str) -> str:
        """Return yes or no."""
        return text or "no"

    @property
    def text(self) -> str:
        """`yes` when ticked, else empty."""
        return YES if self.query_one(Tick).value else ""

    @text.setter
    def text(self, text: str) -> None:
        self.query_one(Tick).value = text == YES

    @on(Tick.Changed)
    def _ticked(self, message: Tick.Changed) -> None:
        message.stop()
        self._changed()
