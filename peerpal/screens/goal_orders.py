"""The orders of the list of goals: by date, in groups by whose they are, or by their status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from peerpal.domain.goal import Goal, GoalOwner, GoalStatus
from peerpal.domain.text import folded
from peerpal.domain.words import words
from peerpal.screens.days import SHORT_DAY_WIDTH
from peerpal.screens.goal_signs import SIGNS_WIDTH, whose_goal
from peerpal.services.services import Services
from peerpal.widgets.columns import Column


class GoalOrder(StrEnum):
    """What the list of goals is ordered by."""

    DATE = "date"
    OWNER = "owner and peer"
    STATUS = "status"


_SIGNS = Column("", width=SIGNS_WIDTH, gap=1)
_GOAL = Column("Goal", weight=5)
_WHOSE = Column("Whose", width=13)
_STATUS = Column("Status", width=11, is_group=True)
_PROGRESS = Column("Progress", width=8, gap=1)
_PERCENT = Column("", width=5, align="right")
_TARGET = Column("By", width=SHORT_DAY_WIDTH, align="right")

COLUMNS: Mapping[GoalOrder, Sequence[Column]] = {
    GoalOrder.DATE: (_SIGNS, _GOAL, _WHOSE, _PROGRESS, _PERCENT, _TARGET),
    GoalOrder.OWNER: (
        *(_WHOSE._replace(is_group=True), _SIGNS, _GOAL),
        *(_PROGRESS, _PERCENT, _TARGET),
    ),
    # The bar has room beside the status on a wide terminal only.
    GoalOrder.STATUS: (
        *(_STATUS, _SIGNS, _GOAL, _WHOSE),
        _PROGRESS._replace(shown_from=150),
        *(_PERCENT, _TARGET),
    ),
}
"""The columns of each order; what groups the goals comes first."""

_BY_NEED = (
    *(GoalStatus.BLOCKED, GoalStatus.AT_RISK, GoalStatus.ON_TRACK),
    *(GoalStatus.NOT_STARTED, GoalStatus.ACHIEVED, GoalStatus.DROPPED),
)
"""The statuses by how much they ask for; what is closed comes last."""


def next_order(order: GoalOrder) -> GoalOrder:
    """Return the order that the key leads to."""
    orders = list(GoalOrder)
    return orders[(orders.index(order) + 1) % len(orders)]


def in_order(services: Services, goals: Sequence[Goal], order: GoalOrder) -> Sequence[Goal]:
    """Return goals that come by date in another order; within a group they stay by date."""
    if order is GoalOrder.OWNER:
        return sorted(goals, key=lambda goal: _owner_place(services, goal))
    if order is GoalOrder.STATUS:
        return sorted(goals, key=lambda goal: _BY_NEED.index(goal.status))
    return goals


def group_of(services: Services, goal: Goal, order: GoalOrder) -> str:
    """Return the name of the group that a goal is listed in; by date there are none."""
    if order is GoalOrder.OWNER:
        return whose_goal(services, goal, is_short=True)
    return words(goal.status) if order is GoalOrder.STATUS else ""


def _owner_place(services: Services, goal: Goal) -> tuple[bool, str, str, bool]:
    """Return the place of mine first, then of each peer by name, what is shared before theirs."""
    if goal.owner is GoalOwner.ME:
        return False, "", "", False
    name = folded(services.peers.name(goal.peer_id))
    return True, name, goal.peer_id or "", goal.owner is GoalOwner.PEER
