"""Makes the screen of each mode, importing only the one that is asked for."""

from __future__ import annotations

from peerpal.screens.base import PeerPalScreen
from peerpal.services.services import Services


def make_screen(mode: str, services: Services) -> PeerPalScreen:
    """Return the screen of a mode."""
    match mode:
        case "peers":
            from peerpal.screens.peers import PeersScreen

            return PeersScreen(services)
        case "conversations":
            from peerpal.screens.conversations import ConversationsScreen

            return ConversationsScreen(services)
        case "skills":
            from peerpal.screens.skills import SkillsScreen

            return SkillsScreen(services)
        case "goals":
            from peerpal.screens.goals import GoalsScreen

            return GoalsScreen(services)
        case "feedback":
            from peerpal.screens.feedback import FeedbackScreen

            return FeedbackScreen(services)
        case "review":
            from peerpal.screens.reviews import ReviewsScreen

            return ReviewsScreen(services)
        case "summary":
            from peerpal.screens.summary import SummaryScreen

            return SummaryScreen(services)
    raise ValueError(f"no screen has the mode {mode}")
