"""The form for a check-in: how a goal stands on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from peerpal.domain.dates import Toward
from peerpal.domain.errors import ChangedMeanwhile, InvalidField
from peerpal.domain.goal import CheckIn, Goal, GoalOwner, GoalStatus, KeyResult
from peerpal.domain.goal_lines import read_moved, read_progress, show_number
from peerpal.domain.record import Side
from peerpal.domain.text import one_line
from peerpal.screens.day_field import DayField
from peerpal.screens.form import FormScreen
from peerpal.screens.values import Values, choices, day_text
from peerpal.services.services import Services
from peerpal.widgets.fields import AreaField, ChoiceField, Field, FlagField, LineField

_LABEL_ROOM = 15
_MOST_MILESTONES = 10
_MOST_SHOWN = 200
"""No box shows more characters of a milestone."""


class CheckInForm(FormScreen[CheckIn]):
    """Says how a goal stands; a number that is left out stays as it was."""

    NOUN = "check-in"
    OF = "goal_id"

    def __init__(self, services: Services, record: CheckIn) -> None:
        super().__init__(services, record)
        self._goal = services.goals.get(record.goal_id)
        is_open = (milestone.text for milestone in self._goal.milestones if not milestone.done_on)
        self._milestones = list(islice(is_open, _MOST_MILESTONES))

    @property
    def heading(self) -> str:
        """Which goal it is about."""
        return f"Check in: {self._goal.title}"

    def on_mount(self) -> None:
        """Say each key result in full."""
        for index, result in enumerate(self._goal.key_results):
            self.field(_result_field(index)).say(_in_full(result))

    def fields(self) -> Sequence[Field]:
        """Return the fields of a check-in, first those that are filled in each time."""
        record = self.record
        return [
            *self._numbers(),
            ChoiceField("status", "Status", record.status, choices(GoalStatus)),
            LineField(
                "confidence",
                "Confidence",
                str(record.confidence or ""),
                hint="1 to 5: how sure that it will be reached",
            ),
            *self._reached(),
            AreaField("note", "Note", record.note, hint="what moved since last time"),
            AreaField("blockers", "In the way", record.blockers, hint="what holds it up"),
            AreaField(
                "support_needed", "Would help", record.support_needed, hint="what, and from whom"
            ),
            *self._whose(),
            DayField(
                self.services,
                "on",
                "Day",
                day_text(record.on),
                toward=Toward.PAST,
            ),
        ]

    def _numbers(self) -> list[Field]:
        if self._goal.key_results:
            return [self._result(*numbered) for numbered in enumerate(self._goal.key_results)]
        known = str(self.record.progress) if self.record.rev else ""
        hint = f"per cent; {self._goal.progress} so far; +10 adds to it"
        return [LineField("progress", "Progress", known, hint=hint, read=self._read_progress)]

    def _read_progress(self, text: str) -> str:
        progress = read_progress(text, self.record.progress)
        return f"{progress} %" if progress is not None and _is_step(text) else ""

    def _result(self, index: int, result: KeyResult) -> Field:
        start, target, current = map(show_number, (result.start, result.target, result.current))
        unit = one_line(result.unit)
        hint = f"{current} so far, from {start} to {target} {unit}".rstrip()
        known = current if self.record.rev else ""
        below = _in_full(result)

        def read(text: str) -> str:
            moved = read_moved(text, result)
            if moved is None or not _is_step(text):
                return below
            return "  ".join(filter(None, [below, f"{show_number(moved)} {unit}".rstrip()]))

        return LineField(_result_field(index), one_line(result.text), known, hint=hint, read=read)

    def _reached(self) -> list[Field]:
        """Return a box for each open milestone; of very many only for the next ones."""
        return [
            FlagField(_milestone_field(index), "" if index else "Reached", hint=text[:_MOST_SHOWN])
            for index, text in enumerate(map(one_line, self._milestones))
        ]

    def _whose(self) -> list[Field]:
        if self._goal.owner is GoalOwner.ME:
            return []
        name = one_line(self.services.peers.name(self._goal.peer_id)) or "my peer"
        sides = [(Side.ME.value, "me"), (Side.PEER.value, name)]
        return [ChoiceField("by", "Said by", self.record.by, sides)]

    def build(self, values: Values) -> CheckIn:
        """Return the check-in as the fields say."""
        record = self.record
        status = values.choice("status", GoalStatus)
        note = values.text("note")
        if status is GoalStatus.DROPPED is not self._goal.status and not note.strip():
            raise InvalidField("note", "say in a few words why it is dropped")
        return replace(
            record,
            progress=self._progress(values),
            status=status,
            confidence=values.number("confidence"),
            note=note,
            blockers=values.text("blockers"),
            support_needed=values.text("support_needed"),
            by=values.choice("by", Side) if "by" in values.texts else record.by,
            on=values.day("on", Toward.PAST),
        )

    def _progress(self, values: Values) -> int:
        before = self.record.progress
        text = "" if self._goal.key_results else values.line("progress")
        progress = read_progress(text, before) if text else before
        if progress is None:
            raise InvalidField("progress", "write a whole number, or what to add such as +10")
        return progress

    def store(self, record: CheckIn) -> CheckIn:
        """Save the check-in, with the key results and milestones.

        Where key results moved elsewhere meanwhile, that is shown before they can be written over.
        """
        values = self.values
        reached = [
            text
            for index, text in enumerate(self._milestones)
            if values.flag(_milestone_field(index))
        ]
        if not self._goal.key_results:
            return self.services.goals.check_in(record, reached=reached)
        try:
            return self.services.goals.check_in(record, self._measured(values), reached=reached)
        except ChangedMeanwhile:
            self._show_moved()
            raise

    def _show_moved(self) -> None:
        """Say beside each key result where it stands now, and go on from there."""
        goal = self.services.goals.get(self._goal.id)
        before, after = self._goal.key_results, goal.key_results
        if [result.text for result in after] != [result.text for result in before]:
            raise ChangedMeanwhile(
                "The key results of this goal were changed elsewhere. Nothing was written over: "
                "close this, then check in again."
            )
        for index, (was, now) in enumerate(zip(before, after, strict=True)):
            if now.current != was.current:
                said = f"changed elsewhere: {show_number(now.current)} now"
                self.field(_result_field(index)).say(said, is_error=True)
        self._goal = goal

    def _measured(self, values: Values) -> Goal:
        results = []
        for index, result in enumerate(self._goal.key_results):
            field = _result_field(index)
            text = values.line(field)
            number = read_moved(text, result) if text else result.current
            if number is None:
                raise InvalidField(field, "write a number such as 4 or 1.5")
            results.append(replace(result, current=number))
        return replace(self._goal, key_results=tuple(results))


def _in_full(result: KeyResult) -> str:
    """Return the text of a key result for the line below its field, when its label is cut."""
    text = one_line(result.text)
    return text if len(text) > _LABEL_ROOM else ""


def _is_step(text: str) -> bool:
    """True for what is counted from where it stood, such as +10."""
    return text.strip()[:1] in ("+", "-")


def _milestone_field(index: int) -> str:
    return f"milestone_{index}"


def _result_field(index: int) -> str:
    return f"key_result_{index}"
