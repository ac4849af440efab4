"""The form for the question of a week: an answer that nobody else ever sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from peerpal.domain.reflection import Reflection
from peerpal.domain.text import one_line
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.form import FormScreen
from peerpal.screens.share_safe import PRIVATE
from peerpal.screens.values import Values
from peerpal.widgets.fields import AreaField, Field


def reflect(screen: PeerPalScreen) -> None:
    """Answer the question of this week, or read the answer again and change it."""

    def saved(result: Reflection | None) -> None:
        if result:
            screen.say("Kept for you alone · u to undo")

    form = ReflectionForm(screen.services, screen.services.reflections.of_this_week())
    screen.app.push_screen(form, saved)


class ReflectionForm(FormScreen[Reflection]):
    """One question with room to answer it for oneself."""

    NOUN = "reflection"
    OF = "week"

    @property
    def heading(self) -> str:
        """Whose eyes it is for."""
        return "This week's question · only you see the answer"

    def fields(self) -> Sequence[Field]:
        """Return an area to write in."""
        hint = "a line is enough; it enters no summary and no bundle"
        return [AreaField("private_answer", "For me", self.record.private_answer, hint=hint)]

    def on_mount(self) -> None:
        """Ask the question above the area."""
        asked = Static(Content(one_line(self.record.question)), classes=f"question {PRIVATE}")
        self.query_one(".fields", VerticalScroll).mount(asked, before=0)

    def build(self, values: Values) -> Reflection:
        """Return the reflection with the answer."""
        return replace(self.record, private_answer=values.text("private_answer"))

    def store(self, record: Reflection) -> Reflection:
        """Save the answer."""
        return self.services.reflections.save(record)
