"""Goals: what I, my peers or we together want to reach, and how it goes."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding
from textual.content import Content

from peerpal.domain.goal import CheckIn, Goal, GoalStatus
from peerpal.domain.words import words
from peerpal.screens.check_in_form import CheckInForm
from peerpal.screens.days import short_day
from peerpal.screens.drop_prompt import DropPrompt
from peerpal.screens.goal_form import GoalForm
from peerpal.screens.goal_orders import COLUMNS, GoalOrder, group_of, in_order, next_order
from peerpal.screens.goal_page import goal_page
from peerpal.screens.goal_signs import goal_signs, whose_goal
from peerpal.screens.list_screen import ListScreen
from peerpal.screens.marks import MARK_COLUMN
from peerpal.screens.skill_field import skills_line
from peerpal.services.goals import Goals
from peerpal.services.services import Services
from peerpal.widgets.columns import Row
from peerpal.widgets.flow_bar import progress_bar
from peerpal.widgets.themes import BAD, MUTED


class GoalsScreen(ListScreen[Goal]):
    """All goals, the open ones first, by their date; `o` groups them."""

    MODE = "goals"
    COLUMNS = COLUMNS[GoalOrder.DATE]
    PLACEHOLDER = "No goals yet.\nPress n to write down the first one."
    ON_ONE = ListScreen.ON_ONE | {"check_in", "last_check_in", "achieve", "drop", "reopen"}
    BINDINGS = [
        # In 80 columns, checking in needs the room of what every list has.
        Binding("u", "undo", "Undo", show=False, id="screen.undo", tooltip="Take back a step"),
        Binding("m", "mark", "Mark", show=False, id="records.mark", tooltip="In the summary"),
        Binding("c", "check_in", "Check in", id="goals.check_in", tooltip="Say how it goes"),
        Binding("x", "achieve", "Achieved", id="goals.achieve", tooltip="Close it as achieved"),
        Binding("o", "order", "Order", id="goals.order", tooltip="By date, by whose, by status"),
        Binding(
            "D",
            "drop",
            "Drop",
            show=False,
            id="goals.drop",
            tooltip="Follow it no more, and say why",
        ),
        Binding(
            "R",
            "reopen",
            "Re-open",
            show=False,
            id="goals.reopen",
            tooltip="Go on with one that was achieved or dropped",
        ),
        Binding(
            "C",
            "last_check_in",
            "Last check-in",
            show=False,
            id="goals.last_check_in",
            tooltip="Correct the last check-in",
        ),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._order = GoalOrder.DATE
        self._ordered: tuple[object, Sequence[Goal]] = None, ()

    @property
    def kind(self) -> Goals:
        """The service of goals."""
        return self.services.goals

    def records(self) -> Sequence[Goal]:
        """Return the goals in the chosen order; names that order them may have changed."""
        state = self.services.revision, self._order
        if state != self._ordered[0]:
            self._ordered = state, in_order(self.services, self.kind.ordered(), self._order)
        return self._ordered[1]

    def row(self, record: Goal) -> Row:
        """Return the group, status, title, whose it is, how far and by when."""
        tone = "" if record.status.is_open else MUTED
        signs = goal_signs(self.services, record)
        title = Content.styled(record.title, tone)
        whose = Content.styled(whose_goal(self.services, record, is_short=True), MUTED)
        group = group_of(self.services, record, self._order)
        how_far = [
            progress_bar(record.progress, 8),
            Content.styled(f"{record.progress} %", tone),
            self._target(record),
        ]
        if self._order is GoalOrder.DATE:
            return [signs, title, whose, *how_far]
        if self._order is GoalOrder.OWNER:
            return [group, signs, title, *how_far]
        return [group, signs, title, whose, *how_far]

    def _target(self, goal: Goal) -> Content:
        day, today = goal.target_on, self.services.today.day
        if day is None:
            return Content()
        is_late = goal.status.is_open and day < today
        return Content.styled(
            short_day(day, today, self.services.date_style), BAD if is_late else MUTED
        )

    def detail(self, record: Goal) -> Content:
        """Return the goal with its check-ins."""
        return goal_page(self.services, record)

    def searchable(self, record: Goal) -> str:
        """Return every text of the goal, with its status and the names in it."""
        parts = [
            *(record.title, record.why, record.success, record.next_step),
            *(words(record.status), words(record.category), whose_goal(self.services, record)),
            *self.kind.standing(record).reasons,
            skills_line(self.services, record.skill_ids),
            *(result.text for result in record.key_results),
            *(milestone.text for milestone in record.milestones),
        ]
        return " ".join(parts)

    def form(self, record: Goal | None) -> GoalForm:
        """Return the form for a goal."""
        return GoalForm(self.services, record or self.kind.blank())

    def action_check_in(self) -> None:
        """Say how the goal under the cursor goes."""
        if goal := self.current:
            self._open_check_in(self.kind.blank_check_in(goal.id))

    def action_last_check_in(self) -> None:
        """Correct the last check-in of the goal under the cursor."""
        if goal := self.current:
            check_ins = self.services.check_ins.of_goal(goal.id)
            if check_ins:
                self._open_check_in(check_ins[-1])
            else:
                self.say("This goal has no check-in yet · c to check in")

    def _open_check_in(self, check_in: CheckIn) -> None:
        def saved(result: CheckIn | None) -> None:
            if result:
                self.say("Saved check-in · u to undo")

        self.app.push_screen(CheckInForm(self.services, check_in), saved)

    def action_achieve(self) -> None:
        """Close the goal under the cursor as achieved."""
        if goal := self.current:
            with self.reported():
                if goal.status is GoalStatus.ACHIEVED:
                    self.say("This goal is achieved already · R to re-open")
                else:
                    self.kind.achieve(goal.id, rev=goal.rev)
                    self.say("Achieved · u to undo")
            self.reload()

    def action_drop(self) -> None:
        """Ask why, then close the goal under the cursor as dropped."""
        goal = self.current
        if goal is None:
            return
        if not goal.status.is_open:
            self.say(f"This goal is {words(goal.status)} already · R to re-open")
            return
        dropped = goal

        def said(reason: str | None) -> None:
            if reason:
                with self.reported():
                    self.kind.drop(dropped.id, reason, rev=dropped.rev)
                    self.say("Dropped · u to undo")
                self.reload()

        self.app.push_screen(DropPrompt(self.services), said)

    def action_reopen(self) -> None:
        """Go on with the goal under the cursor from where it stood before it was closed."""
        if goal := self.current:
            with self.reported():
                if goal.status.is_open:
                    self.say("This goal is open.")
                else:
                    self.kind.reopen(goal.id, rev=goal.rev)
                    self.say("Open again · u to undo")
            self.reload()

    def action_order(self) -> None:
        """List the goals by date, by whose they are, or by status; the cursor stays on its goal."""
        self._order = next_order(self._order)
        self.rows.columns = (*COLUMNS[self._order], MARK_COLUMN)
        self._shown = None
        self.show()
        self.say(f"Goals by {self._order}")
