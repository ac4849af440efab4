"""How a review shows at a glance: how far two ratings are apart, and whether both agreed."""

from __future__ import annotations

from textual.content import Content

from peerpal.domain.review import Review, ReviewedGoal, widest_first
from peerpal.domain.review_history import Trend
from peerpal.domain.text import one_line
from peerpal.services.services import Services
from peerpal.widgets.themes import GOOD, MUTED, WARNING

_TRENDS = {
    Trend.CLOSING: Content.styled("↘ closing", GOOD),
    Trend.WIDENING: Content.styled("↗ widening", WARNING),
    Trend.SAME: Content.styled("→ the same", MUTED),
}


def widest(review: Review) -> ReviewedGoal | None:
    """Return the goal that two people see most differently; None while only one has rated."""
    return next((goal for goal in widest_first(review.goals) if goal.gap is not None), None)


def gap_sign(goal: ReviewedGoal | None) -> Content:
    """Return how far two ratings are apart; a sign, not only a colour, says that it is far."""
    if goal is None or goal.gap is None:
        return Content()
    if goal.is_flagged:
        return Content.styled(f"▲ {goal.gap}", f"bold {WARNING}")
    return Content.styled(f"  {goal.gap}", MUTED)


def gap_words(goal: ReviewedGoal) -> Content:
    """Return how far two ratings are apart, in words."""
    if not goal.gap:
        return Content.styled("alike" if goal.gap == 0 else "", MUTED)
    if goal.is_flagged:
        return Content.styled(f"▲ {goal.gap} apart", f"bold {WARNING}")
    return Content.styled(f"{goal.gap} apart", MUTED)


def trend_sign(trend: Trend) -> Content:
    """Return whether two people see a goal more alike than before."""
    return _TRENDS[trend]


def state_sign(services: Services, review: Review) -> Content:
    """Return whether both agreed, or for whom a review waits."""
    if review.is_agreed:
        return Content.styled("✓ agreed", GOOD)
    return Content.styled(f"◌ waiting for {call_name(services, review)}", MUTED)


def peer_name(services: Services, review: Review) -> str:
    """Return whom a review is held with."""
    return one_line(services.peers.name(review.peer_id)) or "my peer"


def call_name(services: Services, review: Review) -> str:
    """Return the first word of the name of whom a review is held with."""
    return peer_name(services, review).split(maxsplit=1)[0]
