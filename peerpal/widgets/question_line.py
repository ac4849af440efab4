"""A quiet line with a question to think about; Enter answers it."""

from __future__ import annotations

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from peerpal.domain.text import one_line
from peerpal.widgets.private import private
from peerpal.widgets.themes import GOOD, MUTED


class QuestionLine(Widget, can_focus=True):
    """One question in one line; without one it is blank and can't be reached."""

    DEFAULT_CSS = """
    QuestionLine {
        height: 1;
        padding: 0 1;
        text-wrap: nowrap;
        text-overflow: ellipsis;
        &:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
        &:focus:nocolor { text-style: reverse; }
    }
    """
    BINDINGS = [
        Binding("enter", "open", "Answer", id="question.open", tooltip="Answer it for yourself")
    ]

    class Opened(Message):
        """Somebody wants to answer the question."""

    def __init__(self) -> None:
        super().__init__()
        self._question = ""
        self._is_answered = False
        self.can_focus = False

    def set_question(self, question: str, *, is_answered: bool) -> None:
        """Show a question, and whether it was answered."""
        self._question, self._is_answered = one_line(question), is_answered
        self.can_focus = bool(question)
        self.refresh()

    def render(self) -> Content:
        """Return the question with a sign; what one thinks about is private."""
        return private(self._said())

    def _said(self) -> Content:
        if not self._question:
            return Content()
        asked = f"This week: {self._question}"
        if self.has_focus:
            return Content(f"✓ {self._question}" if self._is_answered else asked)
        if self._is_answered:
            return Content.assemble(("✓ ", GOOD), ("This week's question is answered.", MUTED))
        return Content.styled(asked, MUTED)

    def action_open(self) -> None:
        """Ask to answer it."""
        self.post_message(self.Opened())

    def on_click(self) -> None:
        """Answer it with the mouse."""
        if self._question:
            self.action_open()
