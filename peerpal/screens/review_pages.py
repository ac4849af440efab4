"""The pages of a review: what each one says, and what is filled in on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from textual.content import Content

from peerpal.domain.action import Action, ActionState
from peerpal.domain.dates import Toward
from peerpal.domain.goal import Goal, GoalStatus
from peerpal.domain.record import Side
from peerpal.domain.review import Rating, ReviewedGoal, widest_first
from peerpal.domain.review_session import ReviewSession, ReviewStep, note_field, rating_field
from peerpal.domain.text import clean, one_line
from peerpal.domain.values import YES, Values
from peerpal.screens.day_field import DayField
from peerpal.screens.flow_section import flow_section
from peerpal.screens.goal_signs import whose_goal
from peerpal.screens.moment_fields import MomentFields
from peerpal.screens.pages import action_line
from peerpal.screens.values import choices
from peerpal.services.review_sessions import agreeing_texts
from peerpal.services.services import Services
from peerpal.widgets.fields import ChoiceField, Field, FlagField, LineField
from peerpal.widgets.flow_bar import progress_bar
from peerpal.widgets.guided import Asked, GuidedArea, GuidedLine
from peerpal.widgets.parts import Part, Written
from peerpal.widgets.themes import GIVING, MUTED, RECEIVING, WARNING

NEXT = ("next_on", "next_at")
"""The fields of the next date."""

_NUMBERS = (("1", "1 not at all"), ("2", "2"), ("3", "3"), ("4", "4"), ("5", "5 fully"))
_LONGEST_NAME = 30
_PAIRING = {
    "start": ("Start", "what would help the two of you, if you began it?"),
    "stop": ("Stop", "what gets in the way, or takes more than it gives?"),
    "continue_": ("Continue", "what works, and should stay as it is?"),
}


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What stands on a page: its title, what is said, and what is filled in below."""

    title: str
    said: Sequence[Part]
    fields: Sequence[Field] = ()


@dataclass(frozen=True, slots=True)
class ReviewPages:
    """The pages of one review; a page is made of no more than what may be seen on it."""

    services: Services
    session: ReviewSession

    @property
    def _peer(self) -> str:
        return short_name(self.services.peers.name(self.session.peer_id))

    @property
    def _me(self) -> str:
        return short_name(self.services.review_sessions.my_name) or "I"

    def rater(self, side: Side) -> str:
        """Return the name of who rates."""
        return self._me if side is Side.ME else self._peer

    def cover(self) -> ReviewPage:
        """Return what stands in place of a page until it is asked for."""
        place = self.session.place
        if place.rater is None:
            return ReviewPage(
                "Both look",
                [_said("Both of you have rated. Press enter when both can see the screen.")],
            )
        name, other = self._peer, "you look" if self._me == "I" else f"{self._me} looks"
        if place.rater is Side.ME:
            name = "You" if self._me == "I" else self._me
            other = f"{self._peer} looks"
        verb = "rate" if name == "You" else "rates"
        return ReviewPage(
            f"{name} {verb}",
            [
                _said(
                    f"The keyboard goes to {name if name != 'You' else 'you'} now, and {other} "
                    "away.\nPress enter when it is so.\n\n"
                    "Nobody sees what the other wrote until both have rated."
                )
            ],
        )

    def page(self) -> ReviewPage:
        """Return the page where the review is."""
        step = self.session.place.step
        match step:
            case ReviewStep.OPENING:
                return self._opening()
            case ReviewStep.GOALS:
                return self._choosing()
            case ReviewStep.RATING:
                return self._rating()
            case ReviewStep.REVEAL:
                return self._reveal()
            case ReviewStep.AGREEING:
                return self._agreeing()
            case ReviewStep.FLOW:
                return self._flow()
            case ReviewStep.PAIRING:
                return self._pairing()
            case ReviewStep.NEXT:
                return self._next()
            case ReviewStep.MINUTES:
                return self._minutes()
        assert_never(step)

    def _opening(self) -> ReviewPage:
        steps = self.services.review_sessions.last_steps(self.session.peer_id)
        if not steps:
            return ReviewPage(
                "To begin",
                [
                    _said(
                        "There are no steps from a last review to look back on.\n\n"
                        "Each of you says in a sentence what a good review would be today."
                    )
                ],
            )
        return ReviewPage(
            "What you agreed on last time",
            [_said("What became of each step?")],
            [self._tick(step) for step in steps],
        )

    def _tick(self, step: Action) -> Field:
        name = f"tick.{step.id}"
        label = action_line(self.services, step).plain.removeprefix("☐ ").removeprefix("☑ ")
        states = [(state.value, word) for state, word in _STATES.items()]
        return Asked(name, label, self._text(name, step.state), states)

    def _choosing(self) -> ReviewPage:
        goals = self.services.review_sessions.goals_to_choose(self.session.peer_id)
        if not goals:
            return ReviewPage(
                "Goals to review",
                [
                    _said(
                        f"There is no open goal that you share with {self._peer}, or of theirs.\n\n"
                        "Leave by escape, write one down on Goals (press 5, then n), and come back."
                    )
                ],
            )
        return ReviewPage(
            "Goals to review", [_said("Three are plenty for one review.")], [*map(self._box, goals)]
        )

    def _box(self, goal: Goal) -> Field:
        name = f"goal.{goal.id}"
        default = YES if goal.owner == "shared" and not self.session.goal_ids else ""
        text = self._text(name, default)
        hint = f"{one_line(goal.title)}  ({one_line(whose_goal(self.services, goal))})"
        return FlagField(name, "", text, hint=hint)

    def _rating(self) -> ReviewPage:
        side = self.session.place.rater or Side.ME
        fields: list[Field] = []
        for id_ in self.session.goal_ids:
            rating, note = rating_field(side, id_), note_field(side, id_)
            title = one_line(self.services.goals.get(id_).title)
            asked = Asked(rating, title, self._text(rating), _NUMBERS, may_be_empty=True)
            line = GuidedLine(note, "In a line", self._text(note), hint="what makes you say so?")
            fields += [asked.add_class("rated"), line]
        title = f"{self.rater(side)} rate{'' if self.rater(side) == 'I' else 's'}"
        return ReviewPage(title, [_said("How well does each goal go?")], fields)

    def _reveal(self) -> ReviewPage:
        goals = widest_first(self.session.goals)
        parts = [part for goal in goals for part in (*self._both(goal, with_title=True), Content())]
        lead = "Begin where you are furthest apart. What does each of you see, and why?"
        return ReviewPage("Both ratings", [_said(lead), Content(), *parts])

    def _both(self, goal: ReviewedGoal, *, with_title: bool) -> list[Part]:
        """Return both ratings of a goal, one below the other."""
        width = max(len(self._me), len(self._peer), 3)
        title = one_line(self.services.goals.get(goal.goal_id).title)
        gap = Content(f"{goal.gap} apart")
        if goal.is_flagged:
            gap = Content.styled(f"▲ {goal.gap} apart: worth a longer talk", WARNING)
        elif not goal.gap:
            gap = Content.styled("rated alike", MUTED)
        head = Content.assemble((title, "bold"), "  ", gap) if with_title else gap
        return [
            head,
            _rated(self._me.ljust(width), goal.mine),
            _rated(self._peer.ljust(width), goal.theirs),
        ]

    def _agreeing(self) -> ReviewPage:
        id_ = self.session.place.goal_id
        goal = self.services.goals.get(id_)
        reviewed = next(reviewed for reviewed in self.session.goals if reviewed.goal_id == id_)
        begin = agreeing_texts(goal)
        sides = [(Side.ME.value, self._me), (Side.PEER.value, self._peer)]
        status = self._text(f"status.{id_}", begin["status"])
        fields: list[Field] = [ChoiceField(f"status.{id_}", "Status", status, choices(GoalStatus))]
        if not goal.key_results:
            progress = self._text(f"progress.{id_}", str(goal.progress))
            fields.append(
                LineField(f"progress.{id_}", "Progress", progress, hint="per cent, 0 to 100")
            )
        fields += [
            LineField(
                f"step.{id_}",
                "Next step",
                self._text(f"step.{id_}", begin["step"]),
                hint="one thing that moves it on",
            ),
            ChoiceField(f"owner.{id_}", "Who", self._text(f"owner.{id_}", begin["owner"]), sides),
            DayField(
                self.services,
                f"by.{id_}",
                "By",
                self._text(f"by.{id_}"),
                hint="+2w, fri, 31 jan",
                toward=Toward.FUTURE,
            ),
        ]
        ids = [place.goal_id for place in self.session.places if place.goal_id]
        which = f"   goal {ids.index(id_) + 1} of {len(ids)}"
        stands = Content.assemble(
            progress_bar(goal.progress), f" {goal.progress} %", (which, MUTED)
        )
        return ReviewPage(
            one_line(goal.title), [stands, *self._both(reviewed, with_title=False)], fields
        )

    def _flow(self) -> ReviewPage:
        section = flow_section(self.services, self.session.peer_id)
        nothing = _said("Nothing was noted in the last 90 days.")
        lead = _said("What went each way in the last 90 days. Does it fit what each of you wants?")
        area = GuidedArea(
            "flow", "You say", self._text("flow"), hint="what both of you make of it, in a line"
        )
        me = "me" if self._me == "I" else self._me
        ways = Content.assemble((f"▶ from {me}", GIVING), "  ", (f"◀ from {self._peer}", RECEIVING))
        shown = [lead, ways, Content(), section] if section else [lead, Content(), nothing]
        return ReviewPage("Flow", shown, [area])

    def _pairing(self) -> ReviewPage:
        fields = [
            GuidedArea(name, label, self._text(name), hint=hint)
            for name, (label, hint) in _PAIRING.items()
        ]
        return ReviewPage("The two of you", [_said("About how you work together.")], fields)

    def _next(self) -> ReviewPage:
        fields = MomentFields(self.services, *NEXT).fields(
            "Next review", None, lambda: self.session.texts, hint="+3m, 15 feb; empty for none yet"
        )
        return ReviewPage("The next review", [_said("It is planned as a talk of both.")], fields)

    def _minutes(self) -> ReviewPage:
        sessions = self.services.review_sessions
        next_at = self.next_at()
        minutes = sessions.minutes(self.session, sessions.review(self.session, next_at=next_at))
        fields = [
            LineField(name, label, self._text(name), hint="type your name to agree")
            for name, label in (("agree_me", self._me), ("agree_peer", self._peer))
        ]
        lead = _said("Read the minutes together. Whoever agrees types their name below.")
        return ReviewPage("Minutes", [lead, Content(), Written(minutes)], fields)

    def next_at(self) -> datetime | None:
        """Return the moment of the next review, or None. Raises InvalidField."""
        texts = {name: self._text(name) for name in NEXT}
        return MomentFields(self.services, *NEXT).read(Values(texts, self.services.today.day))

    def _text(self, name: str, default: str = "") -> str:
        return self.session.texts.get(name, default)


_STATES = {
    ActionState.OPEN: "still open",
    ActionState.DONE: "done",
    ActionState.DROPPED: "dropped",
}


def short_name(name: str) -> str:
    """Return a name that leaves room for what is said about it."""
    name = one_line(name)
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _rated(name: str, rating: Rating | None) -> Content:
    if rating is None:
        return Content()
    dots = "●" * rating.rating + "○" * (5 - rating.rating)
    return Content.assemble(
        f"  {name}  {dots} {rating.rating}  ", (clean(rating.note), MUTED) if rating.note else ""
    )


def _said(text: str) -> Content:
    return Content.styled(clean(text), MUTED)
