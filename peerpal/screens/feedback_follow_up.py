"""Asks what came of feedback, on the day that was set for it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from peerpal.domain.ages import day_and_age
from peerpal.domain.dates import Toward, show_day
from peerpal.domain.feedback import Feedback, FeedbackDirection
from peerpal.domain.text import one_line
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.day_field import DayField
from peerpal.screens.form import FormScreen
from peerpal.screens.values import Values
from peerpal.services.services import Services
from peerpal.widgets.fields import AreaField, Field

_QUESTIONS = {
    FeedbackDirection.GIVEN: "On {day}, you gave {peer} feedback. What came of it?",
    FeedbackDirection.RECEIVED: "On {day}, {peer} gave you feedback. What came of it?",
    FeedbackDirection.REQUESTED: "On {day}, you asked {peer} for feedback. What did they say?",
}


def follow_up(screen: PeerPalScreen, feedback: Feedback) -> None:
    """Ask what came of feedback, and show what the screen lists anew."""

    def answered(result: Feedback | None) -> None:
        if result:
            again = result.follow_up_on
            said = (
                f"Asked again on {show_day(again, screen.services.date_style)}"
                if again
                else "Followed up"
            )
            screen.say(f"{said} · u to undo")

    screen.app.push_screen(FeedbackFollowUp(screen.services, feedback), answered)


def question(services: Services, feedback: Feedback) -> str:
    """Return what is asked: "On Sun 1 Nov 2026, 3 weeks ago, you gave Ana feedback. …"."""
    peer = one_line(services.peers.name(feedback.peer_id))
    return _QUESTIONS[feedback.direction].format(
        day=day_and_age(feedback.on, services.today.day, services.date_style), peer=peer
    )


class FeedbackFollowUp(FormScreen[Feedback]):
    """What came of it, and when to ask again; without a day it is not asked again."""

    NOUN = "feedback"

    def fields(self) -> Sequence[Field]:
        """Return an area for what came of it, and a line for a new day."""
        return [
            AreaField(
                "response",
                "Response",
                self.record.response,
                hint="what was said to it, and what is done differently since",
            ),
            DayField(
                self.services,
                "again_on",
                "Ask again",
                hint="+2w, 31 dec; empty: not again",
                toward=Toward.FUTURE,
            ),
        ]

    @property
    def heading(self) -> str:
        """What the box is for: what is asked in it differs by the way that the feedback went."""
        return "Follow up on feedback"

    def on_mount(self) -> None:
        """Ask the question above the fields."""
        asked = Static(Content(question(self.services, self.record)), classes="question")
        self.query_one(".fields", VerticalScroll).mount(asked, before=0)

    @property
    def draft_key(self) -> str:
        """A draft of its own, beside the one of the composer."""
        return f"{self.record.TABLE}-follow-up-{self.record.id}"

    def build(self, values: Values) -> Feedback:  # noqa: ARG002 read when it is saved
        """Return the feedback as it is: the answer is added when it is saved."""
        return self.record

    def store(self, record: Feedback) -> Feedback:
        """Save the answer with the new day, as one step."""
        values = self.values
        return self.services.feedback.follow_up(
            record.id,
            values.text("response"),
            again_on=values.day_or_none("again_on", Toward.FUTURE),
            rev=record.rev,
        )
