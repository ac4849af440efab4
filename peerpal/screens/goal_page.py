"""A goal as a page of text: how it stands, what belongs to it, and how it went."""

from __future__ import annotations

from textual.content import Content

from peerpal.domain.ages import away
from peerpal.domain.dates import show_day
from peerpal.domain.goal import Framework, Goal, KeyResult, Milestone, objective_grade
from peerpal.domain.goal_lines import show_number
from peerpal.domain.goal_standing import Band, band, shown_grade
from peerpal.domain.text import one_line
from peerpal.domain.words import count, words
from peerpal.screens.goal_history import goal_history
from peerpal.screens.goal_signs import goal_sign, goal_warning, whose_goal
from peerpal.screens.pages import common_facts
from peerpal.screens.skill_field import skills_line
from peerpal.services.services import Services
from peerpal.widgets.flow_bar import progress_bar
from peerpal.widgets.sheet import lines, sheet
from peerpal.widgets.themes import BAD, GOOD, MUTED

_BAND_TONES = {Band.LITTLE: MUTED, Band.PART: "", Band.MOST: GOOD}


def goal_page(services: Services, goal: Goal) -> Content:
    """Return a goal with its results, steps and check-ins."""
    is_smart = goal.framework is Framework.SMART
    return sheet(
        goal.title,
        about=[
            Content.assemble(goal_sign(goal.status), f" {words(goal.status)}"),
            one_line(whose_goal(services, goal)),
            words(goal.category),
        ],
        facts=[
            ("Progress", Content.assemble(progress_bar(goal.progress), f" {goal.progress} %")),
            ("At risk?", goal_warning(services, goal)),
            ("By", _target(services, goal)),
            ("Skills", skills_line(services, goal.skill_ids)),
            *common_facts(goal),
        ],
        sections=[
            ("Next step", goal.next_step),
            ("Why it matters" if is_smart else "Why", goal.why),
            ("How success shows", goal.success),
            ("Key results", _key_results(goal)),
            ("Milestones", lines(_milestone(services, milestone) for milestone in goal.milestones)),
            ("Check-ins", goal_history(services, goal)),
        ],
    )


def _target(services: Services, goal: Goal) -> Content | str:
    if goal.target_on is None:
        return ""
    day = show_day(goal.target_on, services.date_style)
    if not goal.status.is_open:
        return day
    today = services.today.day
    if goal.target_on < today:
        late = count((today - goal.target_on).days, "day")
        return Content.styled(f"{day}, {late} late", BAD)
    return Content.assemble(day, (f", {away(goal.target_on, today)}", MUTED))


def _key_results(goal: Goal) -> Content:
    parts = [part for result in goal.key_results for part in _key_result(result)]
    if len(goal.key_results) > 1:
        parts.append(Content.assemble(_graded(objective_grade(goal)), (", the mean", MUTED)))
    return lines(parts)


def _key_result(result: KeyResult) -> tuple[Content, Content]:
    start, target, current = map(show_number, (result.start, result.target, result.current))
    unit = one_line(f" {result.unit}")
    way = f"  {start} → {target}{' ' + unit if unit else ''}, now {current}"
    return Content.assemble(one_line(result.text), (way, MUTED)), _graded(result.grade)


def _graded(grade: float) -> Content:
    found = band(grade)
    return Content.assemble(
        progress_bar(round(100 * grade)),
        f" {shown_grade(grade):.1f} ",
        (found.value, _BAND_TONES[found]),
    )


def _milestone(services: Services, milestone: Milestone) -> Content:
    box = "☑" if milestone.done_on else "☐"
    done = (
        (f"  {show_day(milestone.done_on, services.date_style)}", GOOD) if milestone.done_on else ""
    )
    return Content.assemble(f"{box} {one_line(milestone.text)}", done)
