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


def goal_sign(status: GoalStatus) -> Content:
    """Return the sign of a status; each has a shape of its own, not only a colour."""
    return _SIGNS[status]


def whose_goal(services: Services, goal: Goal, *, is_short: bool = False) -> str:
    """Return whose goal it is, with the peer's name, or only the first word of it."""
    if goal.owner is GoalOwner.ME:
        return "mine"
    name = services.peers.name(goal.peer_id)
    if is_short:
        name = " ".join(name.split()[:1])
    return f"shared · {name}" if goal.owner is GoalOwner.SHARED else f"{name}'s"
