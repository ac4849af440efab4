"""The check-ins of a goal: its progress drawn over time, and what was said when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from textual.content import Content

from peerpal.domain.dates import show_day
from peerpal.domain.goal import CheckIn, Goal
from peerpal.domain.record import Side
from peerpal.domain.text import clean, one_line
from peerpal.domain.words import words
from peerpal.screens.goal_signs import goal_sign
from peerpal.services.services import Services
from peerpal.widgets.sheet import lines
from peerpal.widgets.themes import FAINT, MUTED

_WIDTH = 38
_HEIGHT = 3
_EIGHTHS = " ▁▂▃▄▅▆▇█"


def goal_history(services: Services, goal: Goal) -> Content:
    """Return the drawn line and the check-ins below it, the latest first."""
    check_ins = services.check_ins.of_goal(goal.id)
    parts: list[Content] = []
    if check_ins:
        created_on = services.conversations.local(goal.created_at).date()
        begun = min(created_on, check_ins[0].on)
        today = services.today.day
        is_open = goal.status.is_open
        until = max(today, goal.target_on or today) if is_open else check_ins[-1].on
        if begun < until:
            parts.append(draw_progress(check_ins, begun, until=until, today=today))
    parts += [lines(_check_in(services, goal, check_in)) for check_in in reversed(check_ins)]
    return Content("\n\n").join(parts)


def draw_progress(
    check_ins: Sequence[CheckIn], begun: date, *, until: date, today: date
) -> Content:
    """Return how progress rose from one day to another; dots stand for the days to come."""
    span = (until - begun).days
    days = [begun + timedelta(days=round(span * cell / (_WIDTH - 1))) for cell in range(_WIDTH)]
    past = [day for day in days if day <= today]
    heights = [round(_progress_on(check_ins, day) * _HEIGHT * 8 / 100) for day in past]
    rows = []
    for row in reversed(range(_HEIGHT)):
        eighths = [min(8, max(0, height - 8 * row)) for height in heights]
        if row == 0:
            # What has begun is never drawn as nothing.
            eighths = [max(1, eighth) for eighth in eighths]
        cells = "".join(_EIGHTHS[eighth] for eighth in eighths)
        to_come = "" if row else "·" * (_WIDTH - len(past))
        rows.append(Content.assemble((cells, "$secondary"), (to_come, FAINT)))
    first, last = _short(begun), _short(until)
    ends = first + last.rjust(_WIDTH - len(first))
    return lines([*rows, Content.styled(ends, MUTED)])


def _progress_on(check_ins: Sequence[CheckIn], day: date) -> int:
    return next((c.progress for c in reversed(check_ins) if c.on <= day), 0)


def _check_in(services: Services, goal: Goal, check_in: CheckIn) -> Iterator[Content]:
    yield Content.assemble(
        (_short(check_in.on).rjust(11), "bold"),
        f"  {check_in.progress:>3} %  ",
        goal_sign(check_in.status),
        f" {words(check_in.status)}",
    )
    who = "me" if check_in.by is Side.ME else services.peers.name(goal.peer_id) or "my peer"
    sure = f" · confidence {check_in.confidence} of 5" if check_in.confidence else ""
    yield Content.styled(f"{one_line(who)}{sure}", MUTED)
    for label, text in (
        ("", check_in.note),
        ("In the way: ", check_in.blockers),
        ("Would help: ", check_in.support_needed),
    ):
        if text.strip():
            yield Content.assemble((label, MUTED), clean(text.strip()))


def _short(day: date) -> str:
    """Return a day without its weekday: "22 Nov 2026"."""
    return show_day(day).partition(" ")[2]
