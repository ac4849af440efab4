"""The review that two people go through in front of one screen, page by page."""

from __future__ import annotations

from asyncio import Lock
from collections.abc import Mapping, Sequence
from datetime import datetime

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from peerpal.domain.errors import InvalidField, PeerPalError
from peerpal.domain.review import Review
from peerpal.domain.review_session import MINUTES_FOR, ReviewSession, ReviewStep
from peerpal.screens.confirm import ConfirmScreen
from peerpal.screens.drafting import DraftingScreen
from peerpal.screens.review_pages import ReviewPages, short_name
from peerpal.services.review_sessions import draft_key
from peerpal.services.services import Services
from peerpal.widgets.fields import Field
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.reading_view import ReadingView
from peerpal.widgets.themes import BAD, MUTED

_SHOW_TIME_SECONDS = 20
_COVERED = "-covered"
_ANEW = (
    "Begin with the ratings anew? Nobody may come back to what the other wrote, so what both of "
    "you rated so far will be gone."
)


class ReviewSessionScreen(DraftingScreen[Review]):
    """Shows one page at a time, and nothing private on any; leaving it loses nothing."""

    CSS_PATH = "review_session.tcss"
    AUTO_FOCUS = None
    IS_SHARE_SAFE = True
    QUESTION = "What you typed could not be kept. Leave all the same? It will be gone."
    BINDINGS = [
        Binding("ctrl+s", "forward", "Next", id="review.next", tooltip="Go on", priority=True),
        Binding(
            "ctrl+s",
            "finish",
            "Finish",
            id="review.finish",
            tooltip="Save the review",
            priority=True,
        ),
        Binding("enter", "uncover", "Show", id="review.show", tooltip="Only who is asked looks"),
        Binding(
            "ctrl+o", "backward", "Back", id="review.back", tooltip="The page before", priority=True
        ),
        Binding(
            "ctrl+r",
            "anew",
            "Rate anew",
            id="review.anew",
            tooltip="Both rate again; what was written is gone",
        ),
        Binding("escape", "back", "Leave", id="modal.back", tooltip="Leave it, and go on later"),
        Binding("pageup", "turn(-1)", show=False, id="review.up", tooltip="Scroll up"),
        # First of all keys, for Textual's fields have a hidden one of this name.
        Binding(
            "pagedown",
            "read_on",
            "Read on",
            id="review.down",
            tooltip="Scroll down",
            priority=True,
        ),
    ]

    page = query_one("#page", VerticalScroll)
    head = query_one("#head", Static)

    def __init__(self, services: Services, session: ReviewSession) -> None:
        super().__init__(services)
        self._session = session
        self._is_covered = session.place.is_covered
        self._since: datetime = services.context.now()
        self._fields: Sequence[Field] = ()
        self._turning = Lock()

    def compose(self) -> ComposeResult:
        """Show where the two are, the page, and the keys."""
        yield Static(id="head")
        yield Static(id="notice")
        yield VerticalScroll(id="page", can_focus=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin with an empty screen: what was said before could be private."""
        self.app.clear_notifications()
        self.watch(self.page, "show_vertical_scrollbar", self.refresh_bindings, init=False)
        self.call_next(self._show_page)
        self.set_interval(_SHOW_TIME_SECONDS, self._show_head)

    @property
    def about_whom(self) -> Sequence[str]:
        """The peer whose review it is."""
        return (self._session.peer_id,)

    # Showing

    @property
    def _pages(self) -> ReviewPages:
        return ReviewPages(self.services, self._session)

    async def _show_page(self) -> None:
        """Put the page, or its cover, in place of the one before."""
        self._fields = ()
        self.set_class(self._is_covered, _COVERED)
        page = self._pages.cover() if self._is_covered else self._pages.page()
        with self.app.batch_update():
            await self.page.remove_children()
            await self.page.mount_all(
                [
                    Static(Content(page.title), id="title"),
                    ReadingView(page.said, id="said"),
                    *page.fields,
                ]
            )
            self.page.scroll_home(animate=False)
            self._notify_above("", BAD)
            self._show_head()
        self._fields = page.fields
        if page.fields:
            page.fields[0].focus_control()
        self.refresh_bindings()

    def _show_head(self) -> None:
        step = self._session.place.step
        steps = list(ReviewStep)
        name = short_name(self.services.peers.name(self._session.peer_id))
        elapsed = int((self.services.context.now() - self._since).total_seconds()) // 60
        left = Content.assemble(
            ("Review", "bold $text-primary"),
            f" with {name}  ",
            (f"step {steps.index(step) + 1} of {len(steps)}", MUTED),
        )
        right = Content.styled(f"{elapsed} of {MINUTES_FOR[step]} min  share-safe", MUTED)
        room = max(1, self.app.size.width - 2 - left.cell_length - right.cell_length)
        self.head.update(Content.assemble(left, " " * room, right))

    def on_resize(self) -> None:
        """Let the line at the top fill the width."""
        self._show_head()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer what can be done on this page."""
        match action:
            case "uncover":
                return self._is_covered
            case "forward":
                return not self._is_covered and not self._session.is_last
            case "finish":
                return not self._is_covered and self._session.is_last
            case "backward":
                return self._session.may_go_back
            case "read_on":
                return self.page.show_vertical_scrollbar
            case "anew":
                return self._session.may_rate_anew
        return True

    # Typing

    @property
    def draft_key(self) -> str:
        """One review is going on with a peer at a time."""
        return draft_key(self._session.peer_id)

    @property
    def _texts(self) -> dict[str, str]:
        """What stands in the fields of the page that is shown, once it is there as a whole."""
        return {field.name: field.text for field in self._fields if field.name}

    def unsaved(self) -> Mapping[str, str]:
        """Return the whole review as it stands."""
        return self.services.review_sessions.as_draft(self._session.with_texts(self._texts))

    @on(Field.Changed)
    def _typed(self) -> None:
        self._session = self._session.with_texts(self._texts)
        self.keep_draft_soon()

    # Doing

    # A page is shown as a whole before a key turns to another one.

    async def action_uncover(self) -> None:
        """Show the page to the one who asked for it."""
        async with self._turning:
            self._is_covered = False
            await self._show_page()

    @work(exclusive=True)
    async def action_forward(self) -> None:
        """Go on to the next page, or save the review after the last one."""
        async with self._turning:
            await self._forward()

    def action_finish(self) -> None:
        """Save the review that both agreed on."""
        self.action_forward()

    async def _forward(self) -> None:
        session = self._session.with_texts(self._texts)
        try:
            self._check(session)
            if session.is_last:
                self.finish(self._save(session))
                return
            session = session.forward()
        except InvalidField as error:
            self._show_invalid(error)
        except PeerPalError as error:
            self._notify_above(str(error), BAD)
        else:
            await self._go_to(session)

    def _check(self, session: ReviewSession) -> None:
        """Raise InvalidField for what this page can't be left with."""
        pages = ReviewPages(self.services, session)
        for goal in session.goals:
            if goal.goal_id == session.place.goal_id:
                self.services.review_sessions.agreed(session, goal)
        if session.place.step is ReviewStep.NEXT:
            pages.next_at()

    def _save(self, session: ReviewSession) -> Review:
        sessions = self.services.review_sessions
        if session.is_solo:
            return sessions.save_mine(session)
        return sessions.finish(session, next_at=ReviewPages(self.services, session).next_at())

    async def action_backward(self) -> None:
        """Go back to the page before."""
        async with self._turning:
            await self._go_to(self._session.with_texts(self._texts).backward())

    @work(exclusive=True)
    async def action_anew(self) -> None:
        """Forget both ratings, and choose the goals again."""
        if await self.app.push_screen_wait(ConfirmScreen(self.services, _ANEW)):
            async with self._turning:
                await self._go_to(self._session.rated_anew())

    async def _go_to(self, session: ReviewSession) -> None:
        """Show another page; where the two are is kept first."""
        if self._timer:
            self._timer.stop()
        self._fields = ()
        self._session, self._is_covered = session, session.place.is_covered
        self._since = self.services.context.now()
        with self.reported():
            self.services.review_sessions.keep(session)
        await self._show_page()

    def action_read_on(self) -> None:
        """Scroll down by a page."""
        self.action_turn(1)

    def action_turn(self, pages: int) -> None:
        """Scroll by a page."""
        self.page.scroll_relative(y=pages * self.page.size.height, animate=False)

    def _show_invalid(self, error: InvalidField) -> None:
        for field in self._fields:
            if field.name == error.field:
                field.say(error.reason, is_error=True)
                field.focus_control()
                field.scroll_visible()
                return
        self._notify_above(error.reason, BAD)

    @work(exclusive=True)
    async def _close(self) -> None:
        """Leave the review as it is; ask first when it could not be kept."""
        try:
            self._keep_draft()
        except PeerPalError as error:
            question = f"{error} {self.QUESTION}"
            if not await self.app.push_screen_wait(ConfirmScreen(self.services, question)):
                return
        if self._timer:
            self._timer.stop()
        self._is_open = False
        self.dismiss(None)
