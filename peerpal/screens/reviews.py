"""Reviews: what pairs said about their shared goals, and which of them wait."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from peerpal.domain.review import Review
from peerpal.domain.words import count
from peerpal.screens.days import SHORT_DAY_WIDTH, short_day
from peerpal.screens.document_prompt import DocumentPrompt
from peerpal.screens.list_screen import ListScreen
from peerpal.screens.review_pages import short_name
from peerpal.screens.review_start import go_on, start_review
from peerpal.screens.reviews_page import review_page, review_parts
from peerpal.screens.reviews_signs import gap_sign, peer_name, state_sign, widest
from peerpal.services.calendar_file import calendar
from peerpal.services.review_calendar import calendar_name, next_review
from peerpal.services.review_minutes import file_name, minutes_of_stored
from peerpal.services.reviews import Reviews
from peerpal.services.services import Services
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.parts import Part
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.themes import WARNING


class MinutesPrompt(DocumentPrompt):
    """Asks for a file, and writes the minutes of a review into it."""

    HEADING = "Write the minutes to a file"


class CalendarPrompt(DocumentPrompt):
    """Asks for a file, and writes the next review into it."""

    HEADING = "Write the next review to a calendar file"


_OF_MINUTES = frozenset({"reviews.write", "reviews.copy"})


class ReviewsScreen(ListScreen[Review]):
    """All reviews, the newest first."""

    MODE = "review"
    CSS_PATH: ClassVar = ["list_screen.tcss", "reviews.tcss"]
    COLUMNS = (
        Column("Day", width=SHORT_DAY_WIDTH, align="right"),
        Column("With", weight=3),
        Column("Goals", width=5, align="right"),
        Column("Apart", width=5),
        Column("", weight=4),
    )
    PLACEHOLDER = "No reviews yet.\nPress n to rate a shared goal, each of you unseen by the other."
    ON_ONE = ListScreen.ON_ONE | {"write", "copy", "calendar"}
    BINDINGS = [
        Binding("n", "new", "New", id="reviews.new", tooltip="Hold a review with a peer"),
        Binding("e", "edit", "Go on", id="reviews.go_on", tooltip="Go on with one that waits"),
        Binding("w", "write", "Write", id="reviews.write", tooltip="Write the minutes to a file"),
        Binding("y", "copy", "Copy", id="reviews.copy", tooltip="Copy the minutes"),
        Binding(
            "c",
            "calendar",
            "Date",
            id="reviews.calendar",
            tooltip="Write the next date to a calendar file",
        ),
        # In 80 columns, taking the minutes along needs the room of what every list has.
        Binding("u", "undo", "Undo", show=False, id="screen.undo", tooltip="Take back a step"),
        Binding("m", "mark", "Mark", show=False, id="records.mark", tooltip="In the summary"),
        Binding(
            "d", "delete", "Delete", show=False, id="records.delete", tooltip="Put it into the bin"
        ),
    ]

    left = query_one("#left", Static)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._said = ""

    def body(self) -> ComposeResult:
        """Show the list, and above it what was left in the middle."""
        yield Static(id="left")
        yield from super().body()

    def show(self) -> None:
        """List the reviews; one that was left in the middle is a draft, and no record yet."""
        said = _left([short_name(peer.name) for peer in self.services.review_sessions.left()])
        if said != self._said:
            self._said, self._shown = said, None
            self.left.update(Content.styled(said, WARNING))
            self.set_class(bool(said), "-left")
        super().show()

    @property
    def nothing(self) -> str:
        """What an empty list says; nobody is told to begin who has begun."""
        return "No review is over yet." if self._said else self.PLACEHOLDER

    @property
    def kind(self) -> Reviews:
        """The service of reviews."""
        return self.services.reviews

    def records(self) -> Sequence[Review]:
        """Return the newest first."""
        return self.kind.newest_first()

    def row(self, record: Review) -> Row:
        """Return day, peer, goals, the widest gap, and whether both agreed."""
        return [
            short_day(record.on, self.services.today.day, self.services.date_style),
            peer_name(self.services, record),
            str(len(record.goals)),
            gap_sign(widest(record) if record.is_agreed else None),
            state_sign(self.services, record),
        ]

    def detail(self, record: Review) -> Content:
        """Return the review with what it says beside the earlier ones."""
        return review_page(self.services, record)

    def in_full(self, record: Review) -> Sequence[Part]:
        """Return the minutes as they look."""
        return review_parts(self.services, record)

    def searchable(self, record: Review) -> str:
        """Return the name, and once both agreed, the minutes with all that they say."""
        state = state_sign(self.services, record).plain
        return f"{peer_name(self.services, record)} {state} {record.minutes}"

    @on(RecordList.Highlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    @property
    def idle_keys(self) -> frozenset[str]:
        """The ids of keys that would only say why they do nothing now."""
        review, idle = self.current, super().idle_keys
        if review:
            idle |= _OF_MINUTES if not review.is_agreed else {"reviews.go_on"}
            if review.next_on is None:
                idle |= {"reviews.calendar"}
        return idle

    def action_new(self) -> None:
        """Choose a peer, and hold a review with them."""
        start_review(self, None)

    def action_edit(self) -> None:
        """Go on with the review under the cursor, if it waits."""
        review = self.current
        if review is None:
            return
        if review.is_agreed:
            self.say("What both of you agreed to is never changed. Press n to hold another one.")
        else:
            go_on(self, review)

    def _agreed(self) -> Review | None:
        """Return the review under the cursor when it has minutes; else say why there are none."""
        review = self.current
        if review is None or review.is_agreed:
            return review
        name = peer_name(self.services, review)
        self.say(f"There are no minutes until {name} has rated, too. Press e to go on.")
        return None

    def action_write(self) -> None:
        """Write the minutes to a file."""
        if review := self._agreed():
            name = file_name(review, self.services.peers.name(review.peer_id))
            minutes = minutes_of_stored(self.services, review)
            self.app.push_screen(MinutesPrompt(self.services, name, minutes), self._written)

    def action_copy(self) -> None:
        """Copy the minutes to the clipboard."""
        if review := self._agreed():
            minutes = minutes_of_stored(self.services, review)
            self.copy(minutes, count(len(minutes), "character"))

    def action_calendar(self) -> None:
        """Write the date of the next review to a calendar file."""
        review = self.current
        if review is None:
            return
        event = next_review(self.services, review)
        if event is None:
            self.say("This review names no next date.")
            return
        document = calendar(event, made_at=self.services.context.now())
        name = calendar_name(review, self.services.peers.name(review.peer_id))
        self.app.push_screen(CalendarPrompt(self.services, name, document), self._written)

    def _written(self, path: Path | None) -> None:
        if path:
            self.say(f"Written to {path}")


def _left(names: Sequence[str]) -> str:
    """Say how to go on with a review that was left in the middle, what matters first."""
    if not names:
        return ""
    others = f" and {count(len(names) - 1, 'other')}" if len(names) > 1 else ""
    reviews = "the unfinished review" if len(names) == 1 else "unfinished reviews"
    return f"n goes on with {reviews} with {names[0]}{others}"
