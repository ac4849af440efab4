"""A line that completes what is typed, by keys and by the mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.style import Style
from textual.suggester import Suggester
from textual.widgets import Input

from peerpal.domain.completion import Completion
from peerpal.domain.text import folded, one_line
from peerpal.widgets.fields import LineField, Reading
from peerpal.widgets.themes import MUTED

Completer = Callable[[str], Sequence[Completion]]
"""Says what a text may become, the likeliest first."""

_BETWEEN = "  "


class CompletedLine(LineField):
    """One line; names that fit stand below it, and the arrows go through them."""

    # These come first, for Textual takes them for scrolling within the line.
    BINDINGS = [
        Binding(
            "down",
            "complete(1)",
            "Complete",
            id="names.next",
            tooltip="The next name that fits",
            priority=True,
        ),
        Binding(
            "up",
            "complete(-1)",
            "Complete back",
            show=False,
            id="names.back",
            tooltip="The name before that fits",
            priority=True,
        ),
    ]

    def __init__(
        self,
        name: str,
        label: str,
        text: str = "",
        *,
        complete: Completer,
        hint: str = "",
        read: Reading | None = None,
    ) -> None:
        super().__init__(name, label, text, hint=hint, read=read)
        self._complete = complete
        self._typed_text = text
        self._found: Sequence[Completion] = ()
        self._taken: int | None = None
        self._is_offering = False

    def control(self) -> Input:
        """Return a line that shows how a name goes on; the arrow to the right takes it."""
        control = super().control()
        control.suggester = _Suggester(self._complete)
        return control

    def say(self, text: str, *, is_error: bool = False) -> None:
        """Show a line below the field; with nothing to say, the names that fit."""
        self._is_offering = not text and self.has_focus_within and bool(self._found)
        if self._is_offering:
            self.show_below(self._offered())
        else:
            super().say(text, is_error=is_error)

    def on_descendant_focus(self) -> None:
        """Have names at hand for the arrows where nothing is typed yet."""
        if not self.text.strip():
            self._offer(self._complete(""))

    def on_descendant_blur(self) -> None:
        """Offer nothing any more; what is wrong stays said."""
        self._offer(())
        if self._is_offering:
            self.say("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer the arrows only while something fits."""
        return action != "complete" or bool(self._found)

    def action_complete(self, by: int) -> None:
        """Put the next name that fits in place of what is typed, and at last that again."""
        texts = [found.text for found in self._found]
        places = [None, *range(len(texts))]
        self._taken = places[(places.index(self._taken) + by) % len(places)]
        self.take(self._typed_text if self._taken is None else texts[self._taken])

    def on_click(self, event: events.Click) -> None:
        """Take the name under the mouse."""
        at = event.style.meta.get("completion")
        if isinstance(at, int) and at < len(self._found):
            event.stop()
            self._taken = at
            self.take(self._found[at].text)

    def _changed(self) -> None:
        is_taken = self._taken is not None and self.text == self._found[self._taken].text
        if not is_taken and self.text != self._typed_text:
            self._typed_text = self.text
            self._offer(self._complete(self.text) if self.has_focus_within else ())
        super()._changed()

    def _offer(self, found: Sequence[Completion]) -> None:
        had, self._found, self._taken = bool(self._found), found, None
        if had != bool(found):
            self.refresh_bindings()

    def _offered(self) -> Content:
        """Return the names that fit; one that stands in the line already is not said again."""
        if len(self._found) == 1 and _goes_on(self._typed_text, self._found[0].text):
            return Content()
        return Content(_BETWEEN).join(
            self._one_offer(at, each.name) for at, each in enumerate(self._found)
        )

    def _one_offer(self, at: int, name: str) -> Content:
        style = "bold $text-primary" if at == self._taken else MUTED
        name = one_line(name).replace(" ", "\u00a0")
        return Content.styled(name, style).stylize(Style.from_meta({"completion": at}))


class _Suggester(Suggester):
    """Shows how a line goes on to the likeliest name that begins like it."""

    def __init__(self, complete: Completer) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        """Return the line with its last name completed; None when none goes on like it."""
        found = (each.text for each in self._complete(value))
        return next((text for text in found if _goes_on(value, text)), None)


def _goes_on(begun: str, text: str) -> bool:
    return len(text) > len(begun) and folded(text[: len(begun)]) == folded(begun)
