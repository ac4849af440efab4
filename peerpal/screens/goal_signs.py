"""How a goal shows at a glance: a sign for its status, and whose it is."""

from __future__ import annotations

from textual.content import Content

from peerpal.domain.goal import Goal, GoalOwner, GoalStatus
from peerpal.services.services import Services
from peerpal.widgets.themes import BAD, GOOD, MUTED, WARNING

_SIGNS = {
    GoalStatus.NOT_STARTED: Content.styled("○", MUTED),
    GoalStatus.ON_TRACK: Content.styled("◐", GOOD),
    GoalStatus.AT_RISK: Content.styled("▲", WARNING),
    GoalStatus.BLOCKED: Content.styled("■", BAD),
    GoalStatus.ACHIEVED: Content.styled("✓", GOOD),
    GoalStatus.DROPPED: Content.styled("╌", MUTED),
}
SIGNS_WIDTH = 2
"""The width of a status with what warns beside it."""
_WARNS = "!"


def goal_sign(status: GoalStatus) -> Content:
    """Return the sign of a status; each has a shape of its own, not only a colour."""
    return _SIGNS[status]


def goal_signs(services: Services, goal: Goal) -> Content:
    """Return the sign of a goal's status, and beside it whether something warns."""
    return Content.assemble(goal_sign(goal.status), _warning(services, goal))


def goal_warning(services: Services, goal: Goal) -> Content:
    """Return why a goal looks at risk, whatever its status says; empty when nothing warns."""
    reasons = services.goals.standing(goal).reasons
    return Content.styled(f"{_WARNS} {', '.join(reasons)}", WARNING) if reasons else Content()


def _warning(services: Services, goal: Goal) -> Content:
    is_at_risk = services.goals.standing(goal).is_at_risk
    return Content.styled(_WARNS, WARNING) if is_at_risk else Content(" ")


def whose_goal(services: Services, goal: Goal, *, is_short: bool = False) -> str:
    """Return whose goal it is, with the peer's name, or in a column with its first word only."""
    if goal.owner is GoalOwner.ME:
        return "mine"
    name, shared = services.peers.name(goal.peer_id), "shared ·"
    if is_short:
        name, shared = " ".join(name.split()[:1]), "with"
    return f"{shared} {name}" if goal.owner is GoalOwner.SHARED else f"{name}'s"
