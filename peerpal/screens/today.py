"""Today: who is due and why, what is open, how the goals stand, what flows each way."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.getters import query_one

from peerpal.domain.conversation import Conversation
from peerpal.domain.dates import near_day
from peerpal.domain.goal import Goal
from peerpal.domain.peer import Contact, Peer
from peerpal.domain.record import Record
from peerpal.domain.words import count
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.goal_signs import SIGNS_WIDTH, goal_signs, whose_goal
from peerpal.screens.private_records import private_in
from peerpal.services.due import Due
from peerpal.services.services import Services
from peerpal.services.today import FLOW_DAYS, PeerFlow
from peerpal.widgets.columns import Column, Row
from peerpal.widgets.flow_bar import flow_bar, flow_word, hours, progress_bar
from peerpal.widgets.heat_map import HeatMap
from peerpal.widgets.panel import Panel
from peerpal.widgets.question_line import QuestionLine
from peerpal.widgets.record_list import RecordList
from peerpal.widgets.themes import BAD, GIVING, GOOD, MUTED, RECEIVING, WARNING

_RECENT = 50
_TALL = 32
"""From so many lines on there is room for the map and the list of conversations."""
_BARS_FROM = 100
"""From so many columns on there is room for the bars of flow."""
_EVERYONE = "everyone"
_WAYS = Content.assemble(("▶ given", GIVING), "  ", ("◀ received", RECEIVING))
"""Where no bar has room, the two columns of minutes differ by their colour alone."""
_LIGHTS = {
    Contact.DUE: Content.styled("● due", WARNING),
    Contact.OVERDUE: Content.styled("● overdue", BAD),
    Contact.DORMANT: Content.styled("● dormant", BAD),
}


class TodayScreen(PeerPalScreen):
    """Everything that matters today in one look; each row opens with Enter."""

    MODE = "today"
    AUTO_FOCUS = "#next"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (_TALL, "-tall")]
    BINDINGS = [
        Binding("x", "deal", "Done", id="today.deal", tooltip="Do what this row waits for"),
        Binding("z", "snooze", "Snooze", id="today.snooze", tooltip="Leave this for some days"),
        Binding("l", "log_with", "Log with", id="today.log_with", tooltip="Log a talk with them"),
        Binding("c", "check_in", "Check in", id="today.check_in", tooltip="Say how it goes"),
        Binding("g", "goal", "Goal", id="today.goal", tooltip="Set a new goal"),
        Binding("f", "feedback", "Feedback", id="today.feedback", tooltip="Write feedback"),
        Binding(
            "v", "turn", "Map or list", show=False, id="today.turn", tooltip="The latest talks"
        ),
        Binding(
            "Z", "snoozed", "Snoozed", show=False, id="today.snoozed", tooltip="What comes back"
        ),
    ]

    next = query_one("#next", Panel)
    goals = query_one("#goals", Panel)
    flow = query_one("#flow", Panel)
    heat = query_one(HeatMap)
    recent = query_one("#recent", Panel)
    question = query_one(QuestionLine)

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._records: dict[str, Record] = {}
        self._due: dict[str, Due] = {}
        self._flows: dict[str, PeerFlow] = {}

    def body(self) -> ComposeResult:
        """Show what to do on the left, what was done on the right, and a question below."""
        yield Panel(
            "Next",
            Column(width=11),
            Column(),
            placeholder="Nobody is due and nothing is open.\nPress n to log a conversation.",
            id="next",
        )
        yield Panel(
            f"Flow, last {FLOW_DAYS} days",
            Column(gap=1),
            Column(width=7, gap=1, align="right"),
            Column(width=13, gap=1, shown_from=_BARS_FROM),
            Column(width=7, gap=1, align="right"),
            Column(width=9),
            placeholder="Log what you taught ▶ and learned ◀\nto see what flows each way.",
            can_open=False,
            id="flow",
        )
        yield HeatMap(
            "Conversations",
            "conversation",
            nothing="None yet: press n to log the first.",
            id="heat",
        )
        yield Panel(
            "Goals",
            Column(width=SIGNS_WIDTH, gap=1),
            Column(weight=5),
            Column(weight=3, shown_from=100),
            Column(width=8, gap=1),
            Column(width=5, align="right"),
            placeholder="No goals yet.\nPress g to set one.",
            id="goals",
        )
        yield Panel(
            "Conversations",
            Column(width=10),
            Column(weight=2),
            Column(weight=3),
            placeholder="No conversations yet.\nPress n to log the first one.",
            id="recent",
        )
        yield QuestionLine()

    def on_resize(self) -> None:
        """Say how to come to the list where it has no room, and which way is which without bars."""
        is_narrow = self.app.size.width < _BARS_FROM
        self.flow.border_subtitle = _WAYS if is_narrow else ""
        self.heat.border_subtitle = "" if self.size.height >= _TALL else Content("v list")

    def show(self) -> None:
        """Fill the panels."""
        today = self.services.today
        goals, talks = today.goals(), today.recent(_RECENT)
        self._due = {due.key: due for due in self.services.due.all()}
        self._flows = {item.peer.id if item.peer else _EVERYONE: item for item in today.flows()}
        self._records = {key: due.record for key, due in self._due.items()}
        self._records |= {record.id: record for record in (*goals, *talks)}
        self.next.set_title(self._next_title())
        self.next.set_rows(list(self._due), self._next_row)
        self.goals.set_rows([goal.id for goal in goals], self._goal_row)
        self.flow.set_rows(list(self._flows), self._flow_row)
        held = self.services.conversations.held_counts()
        self.heat.set_days(held, today.day, self.services.first_weekday)
        self.recent.set_rows([talk.id for talk in talks], self._talk_row)
        self.call_after_refresh(self._ask)

    # Rows

    def _next_title(self) -> str:
        asleep = len(self.services.due.snoozed())
        return f"Next · {asleep} snoozed, Z" if asleep else "Next"

    def _next_row(self, key: str) -> Row:
        due = self._due[key]
        sign = _muted(f"○ {due.matter.call}") if due.matter.call else self._day(due.on)
        if due.standing:
            sign = _LIGHTS[due.standing.contact]
        title = self.services.due.title(due)
        why = self.services.due.why(due, self.services.date_style)
        return [sign, Content.assemble(private_in(due.record, title), "  ", (why, MUTED))]

    def _goal_row(self, id_: str) -> Row:
        goal = self._records[id_]
        if not isinstance(goal, Goal):
            return []
        return [
            goal_signs(self.services, goal),
            goal.title,
            _muted(whose_goal(self.services, goal, is_short=True)),
            progress_bar(goal.progress, 8),
            f"{goal.progress} %",
        ]

    def _flow_row(self, id_: str) -> Row:
        item = self._flows[id_]
        flow = item.flow
        return [
            item.peer.name if item.peer else Content.styled("Everyone", "bold"),
            Content.styled(hours(flow.give), GIVING),
            flow_bar(flow),
            Content.styled(hours(flow.receive), RECEIVING),
            flow_word(flow),
        ]

    def _talk_row(self, id_: str) -> Row:
        talk = self._records[id_]
        if not isinstance(talk, Conversation):
            return []
        day = near_day(self.services.conversations.day(talk), self.services.date_style)
        title = private_in(talk, talk.about)
        return [_muted(day), self.services.peers.names(talk.peer_ids), title]

    def _day(self, day: date | None) -> Content:
        """Return how far away a day is, with a sign: filled when it is late."""
        if day is None:
            return _muted("○ some day")
        days = (day - self.services.today.day).days
        if days < 0:
            return Content.styled(f"● {count(-days, 'day')}", BAD)
        if days == 0:
            return Content.styled("○ today", WARNING)
        return Content.styled(f"○ {count(days, 'day')}", GOOD)

    # Doing

    @property
    def current(self) -> Record | None:
        """The record under the cursor of the panel with the focus."""
        panel = self.focused
        id_ = panel.current_id if isinstance(panel, Panel) else None
        return self._records.get(id_ or "")

    @property
    def current_due(self) -> Due | None:
        """What the row of Next under the cursor waits for; None in another panel."""
        return self._due.get(self.next.current_id or "") if self.next.has_focus else None

    @on(QuestionLine.Opened)
    def _answer(self) -> None:
        self.action_reflect()

    def _ask(self) -> None:
        """Show the question of this week, once there is anything else to see."""
        if self.is_mounted and self.services.revision:
            reflection = self.services.reflections.of_this_week()
            self.question.set_question(reflection.question, is_answered=bool(reflection.rev))

    @on(RecordList.Opened)
    def _open(self) -> None:
        from peerpal.screens.opening import open_record

        if record := self.current:
            open_record(self, record)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the row under the cursor."""
        match action:
            case "deal" | "snooze":
                return self.current_due is not None
            case "check_in":
                return isinstance(self.current, Goal)
            case "log_with":
                return bool(self._peer_ids)
        return super().check_action(action, parameters)

    @property
    def _peer_ids(self) -> tuple[str, ...]:
        """The peers that the row under the cursor of Next is about."""
        match due := self.current_due:
            case None:
                return ()
            case Due(record=Peer(id=id_)):
                return (id_,)
            case Due(record=Conversation(peer_ids=ids)):
                return ids
        peer_id = getattr(due.record, "peer_id", None)
        return (peer_id,) if peer_id else ()

    @on(RecordList.Highlighted)
    def _moved(self) -> None:
        self.refresh_bindings()

    def action_goal(self) -> None:
        """Set a new goal."""
        from peerpal.screens.goal_form import GoalForm

        self.app.push_screen(GoalForm(self.services, self.services.goals.blank()), self._saved)

    def action_feedback(self) -> None:
        """Write feedback."""
        from peerpal.screens.feedback_form import FeedbackForm

        form = FeedbackForm(self.services, self.services.feedback.blank())
        self.app.push_screen(form, self._saved)

    def action_deal(self) -> None:
        """Do what the row under the cursor waits for: log, tick off, answer, look at."""
        from peerpal.screens.dealing import deal_with

        if due := self.current_due:
            deal_with(self, due)

    def action_snooze(self) -> None:
        """Leave the row under the cursor in peace for some days."""
        from peerpal.screens.snoozing import ask_until

        if due := self.current_due:
            ask_until(self, due)

    def action_snoozed(self) -> None:
        """Show what is left in peace, to let it come back."""
        from peerpal.screens.snoozing import show_snoozed

        show_snoozed(self)

    def action_log_with(self) -> None:
        """Log a talk with those under the cursor; a planned one is held."""
        from peerpal.screens.dealing import log_with

        if due := self.current_due:
            log_with(self, due, self._peer_ids)

    def action_turn(self) -> None:
        """Show the latest conversations in the place of the map, or the map again.

        Where there is room for both it leads to the list.
        """
        is_list = self.has_class("-tall") or not self.has_class("-list")
        self.set_class(is_list, "-list")
        self.set_focus(self.recent if is_list else self.next)

    def action_reflect(self) -> None:
        """Answer the question of this week, for oneself."""
        from peerpal.screens.reflection_form import reflect

        reflect(self)

    def action_check_in(self) -> None:
        """Say how the goal under the cursor goes."""
        from peerpal.screens.check_in_form import CheckInForm

        if isinstance(self.current, Goal):
            check_in = self.services.goals.blank_check_in(self.current.id)
            self.app.push_screen(CheckInForm(self.services, check_in), self._saved)

    def _saved(self, record: Record | None) -> None:
        if record:
            from peerpal.services.reading import kind_of

            self.say(f"Saved {kind_of(self.services, record.TABLE).noun} · u to undo")


def _muted(text: str) -> Content:
    return Content.styled(text, MUTED)
