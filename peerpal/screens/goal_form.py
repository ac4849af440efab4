"""The form for a goal, as SMART or with key results."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from textual import on

from peerpal.domain.dates import Toward
from peerpal.domain.errors import InvalidField
from peerpal.domain.goal import Framework, Goal, GoalCategory, GoalOwner, GoalStatus
from peerpal.domain.goal_hints import NO_DATE, NOT_MEASURABLE, is_measurable
from peerpal.domain.goal_lines import (
    KEY_RESULT_EXAMPLE,
    MILESTONE_EXAMPLE,
    print_key_results,
    print_milestones,
    read_key_results,
    read_milestones,
)
from peerpal.screens.day_field import DayField
from peerpal.screens.form import FormScreen
from peerpal.screens.name_fields import peer_field
from peerpal.screens.readings import said_day
from peerpal.screens.skill_field import skill_field, skill_names
from peerpal.screens.tags_field import tags_field
from peerpal.screens.values import Values, choices, day_text
from peerpal.services.services import Services
from peerpal.widgets.fields import AreaField, ChoiceField, Field, LineField


class GoalForm(FormScreen[Goal]):
    """Sets or edits a goal; it shows the fields that its owner and framework need."""

    NOUN = "goal"
    PEERS = "peer_id"

    def __init__(self, services: Services, record: Goal) -> None:
        super().__init__(services, record)
        self._hints: dict[str, str] = {}

    def fields(self) -> Sequence[Field]:
        """Return the fields of a goal."""
        goal, services = self.record, self.services
        return [
            LineField("title", "Goal", goal.title, hint="what shall be reached, in a line"),
            ChoiceField("owner", "Whose", goal.owner, choices(GoalOwner)),
            peer_field(
                services,
                "peer_id",
                "Peer",
                services.peers.typed([goal.peer_id] if goal.peer_id else []),
            ),
            AreaField("why", "Why", goal.why, hint="why it matters, to whom"),
            ChoiceField("framework", "Framework", goal.framework, choices(Framework)),
            AreaField(
                "success",
                "Success",
                goal.success,
                hint="how one will see it is reached",
                read=lambda _: self._measure_hint(self.texts),
            ),
            AreaField(
                "key_results",
                "Key results",
                print_key_results(goal.key_results),
                hint=f"one a line, such as “{KEY_RESULT_EXAMPLE}”",
            ),
            DayField(
                services,
                "target_on",
                "By",
                day_text(goal.target_on),
                toward=Toward.FUTURE,
                hint="31 dec, +3m, 2027-03-31",
                read=lambda _: self._date_hint(self.texts),
            ),
            AreaField(
                "milestones",
                "Milestones",
                print_milestones(goal.milestones),
                hint=f"one a line; a done one is “{MILESTONE_EXAMPLE}”",
            ),
            LineField("next_step", "Next step", goal.next_step, hint="the next thing to do"),
            ChoiceField("status", "Status", goal.status, choices(GoalStatus)),
            LineField("dropped_for", "Why dropped", hint="what changed; it stays with the goal"),
            LineField(
                "progress",
                "Progress",
                str(goal.progress) if goal.rev else "",
                hint="per cent, 0 to 100",
            ),
            ChoiceField("category", "Category", goal.category, choices(GoalCategory)),
            skill_field(services, goal.skill_ids),
            tags_field(services, goal.tags, hint="#career #q4"),
        ]

    def on_mount(self) -> None:
        """Show the fields that the goal needs, and what it lacks."""
        self._show_needed()

    def _is_dropped(self, texts: Mapping[str, str]) -> bool:
        """True while the form drops a goal that was not dropped before."""
        return texts["status"] == GoalStatus.DROPPED is not self.record.status

    def _measure_hint(self, texts: Mapping[str, str]) -> str:
        """Return what to say beside the success; nothing as long as the goal has no title."""
        title, success = texts["title"], texts["success"]
        has_results = bool(texts["key_results"].strip())
        if not title.strip() or is_measurable(title, success, has_key_results=has_results):
            return ""
        return NOT_MEASURABLE

    def _date_hint(self, texts: Mapping[str, str]) -> str:
        """Return the day that is understood, or that there is none."""
        if texts["target_on"].strip():
            today, style = self.services.today.day, self.services.date_style
            return said_day(texts["target_on"], today, Toward.FUTURE, style)
        return NO_DATE if texts["title"].strip() else ""

    def _show_hints(self, texts: Mapping[str, str]) -> None:
        """Say what the goal lacks, where that is another thing than before."""
        hints = {"success": self._measure_hint(texts), "target_on": self._date_hint(texts)}
        for name, hint in hints.items():
            if hint != self._hints.get(name, ""):
                self.field(name).say(hint)
        self._hints = hints

    @on(Field.Changed)
    def _show_needed(self) -> None:
        """Hide who it is with from a goal of mine, and the progress that key results say."""
        texts = self.texts
        has_results = bool(texts["key_results"].strip())
        self.field("peer_id").display = texts["owner"] != GoalOwner.ME
        self.field("key_results").display = has_results or texts["framework"] == Framework.OKR
        self.field("progress").display = not has_results
        self.field("dropped_for").display = self._is_dropped(texts)
        self._show_hints(texts)

    @property
    def values(self) -> Values:
        """What stands in the fields; a goal of mine is with nobody, whoever was named before."""
        values = super().values
        if values.texts["owner"] == GoalOwner.ME:
            return replace(values, texts={**values.texts, "peer_id": ""})
        return values

    def build(self, values: Values) -> Goal:
        """Return the goal as the fields say. Raises InvalidField when it is dropped without why."""
        if self._is_dropped(values.texts) and not values.line("dropped_for"):
            raise InvalidField("dropped_for", "say in a few words why it is dropped")
        return replace(
            self.record,
            title=values.line("title"),
            owner=values.choice("owner", GoalOwner),
            peer_id=self.peer_id(),
            why=values.text("why"),
            framework=values.choice("framework", Framework),
            success=values.text("success"),
            key_results=read_key_results(values.text("key_results")),
            target_on=values.day_or_none("target_on", Toward.FUTURE),
            milestones=read_milestones(values.text("milestones"), today=values.today),
            next_step=values.line("next_step"),
            status=values.choice("status", GoalStatus),
            progress=values.number("progress") or 0,
            category=values.choice("category", GoalCategory),
            tags=values.tags(),
        )

    def store(self, record: Goal) -> Goal:
        """Save the goal with its skills, and why it is dropped if it is, as one step."""
        names = skill_names(self.services, self.values, record.skill_ids)
        is_dropped = self._is_dropped(self.texts)
        reason = self.values.line("dropped_for") if is_dropped else ""
        return self.services.goals.save_with(record, names, dropped_for=reason)
