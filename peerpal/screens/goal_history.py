"""The check-ins of a goal: its progress drawn over time, and what was said when."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from peerpal.domain.dates import plain_day
from peerpal.domain.goal import CheckIn, Goal
from peerpal.domain.record import Side
from peerpal.domain.text import clean, one_line
from peerpal.domain.words import words
from peerpal.screens.goal_chart import draw_progress
from peerpal.screens.goal_signs import goal_sign
from peerpal.services.services import Services
from peerpal.widgets.sheet import lines
from peerpal.widgets.themes import MUTED


def goal_history(services: Services, goal: Goal) -> Content:
    """Return the drawn line and the check-ins below it, the latest first."""
    check_ins = services.check_ins.of_goal(goal.id)
    parts: list[Content] = []
    if check_ins:
        begun = services.goals.begun_on(goal)
        today = services.today.day
        is_open = goal.status.is_open
        until = max(today, goal.target_on or today) if is_open else check_ins[-1].on
        if begun <= today and begun < until:  # a goal of a clock that ran ahead has no past yet
            parts.append(
                draw_progress(
                    check_ins,
                    begun,
                    until=until,
                    today=today,
                    target_on=goal.target_on,
                    style=services.date_style,
                )
            )
    parts += [lines(_check_in(services, goal, check_in)) for check_in in reversed(check_ins)]
    return Content("\n\n").join(parts)


def _check_in(services: Services, goal: Goal, check_in: CheckIn) -> Iterator[Content]:
    yield Content.assemble(
        (plain_day(check_in.on, services.date_style).rjust(11), "bold"),
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
