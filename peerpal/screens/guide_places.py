"""Which guide fits which place: the one list of them."""

from __future__ import annotations

from collections.abc import Mapping

from textual.screen import Screen

from peerpal.domain.conversation import Conversation
from peerpal.domain.feedback import Feedback
from peerpal.domain.peer import Peer

_LISTENING, _QUESTIONS = "active_listening", "good_questions"
_GIVING, _RECEIVING = "giving_feedback", "receiving_feedback"
_FIRST, _ENDING = "first_meeting_and_agreement", "ending_well"
_GROW, _GOALS, _TEACHING = "grow", "writing_goals", "teaching_a_skill"
_INCLUSIVE, _BALANCE, _HELP = "inclusive_pairing", "when_one_gives_more", "asking_for_help"

PLACES: Mapping[str, str] = {
    # Peers
    "PeersScreen": _FIRST,
    "PeerForm": _INCLUSIVE,
    "AgreementScreen": _FIRST,
    "AgreementForm": _FIRST,
    "AgreementFilePrompt": _FIRST,
    "HealthForm": _BALANCE,
    "HealthChecksScreen": _BALANCE,
    "PairingStatusScreen": _ENDING,
    "CloseForm": _ENDING,
    "IntroductionForm": _HELP,
    "IntroductionsScreen": _HELP,
    "WhoCouldHelpScreen": _HELP,
    "ResourcesScreen": _HELP,
    "ResourceReader": _HELP,
    "ResourceForm": _HELP,
    # Conversations
    "ConversationsScreen": _QUESTIONS,
    "ConversationForm": _LISTENING,
    "ConversationReader": _QUESTIONS,
    "WrapUpForm": _LISTENING,
    "CaptureScreen": _LISTENING,
    "PlanForm": _QUESTIONS,
    "NotHeldScreen": _BALANCE,
    "PointForm": _QUESTIONS,
    "PointsScreen": _QUESTIONS,
    "HandoutPrompt": _TEACHING,
    # Skills
    "SkillsScreen": _TEACHING,
    "SkillForm": _TEACHING,
    "PeerViewForm": _RECEIVING,
    "ExchangeForm": _TEACHING,
    "ExchangesScreen": _TEACHING,
    "WhatChangedForm": _TEACHING,
    # Goals and actions
    "GoalsScreen": _GOALS,
    "GoalForm": _GOALS,
    "CheckInForm": _GOALS,
    "DropPrompt": _GOALS,
    "ActionForm": _GROW,
    "ActionsScreen": _GROW,
    "MovePrompt": _GROW,
    # Feedback
    "FeedbackScreen": _GIVING,
    "FeedbackForm": _GIVING,
    "FeedbackFollowUp": _GIVING,
    "FeedbackDocuments": _GIVING,
    "ConsentScreen": _GIVING,
    # Review
    "ReviewsScreen": _LISTENING,
    "ReviewSessionScreen": _LISTENING,
}
"""The name of the guide that fits a screen, by the name of its class."""

SEEN_BY_PEER = frozenset({"ReviewSessionScreen"})
"""Where my peer sits beside me, so that no log of mine is shown."""

_FEEDBACK = {"received": _RECEIVING, "requested": _RECEIVING}
_FORMATS = {"grow": _GROW, "teach_back": _TEACHING, "goal_review": _GOALS}
_STATUS = {"concluding": _ENDING, "closed": _ENDING}
_CHOSEN = {"direction": _FEEDBACK, "format": _FORMATS}


def guide_for(screen: Screen[object]) -> str:
    """Return the name of the guide that fits a screen and what is chosen there; "" for none."""
    place = next((PLACES[c.__name__] for c in type(screen).__mro__ if c.__name__ in PLACES), "")
    return _by_what_is_chosen(screen) or place


def _by_what_is_chosen(screen: Screen[object]) -> str:
    texts: Mapping[str, str] = getattr(screen, "texts", {})
    for field, guides in _CHOSEN.items():
        if guide := guides.get(texts.get(field, "")):
            return guide
    match getattr(screen, "current", None):
        case Feedback() as feedback:
            return _FEEDBACK.get(feedback.direction, "")
        case Conversation() as talk:
            return _FORMATS.get(talk.format, "")
        case Peer() as peer:
            return _STATUS.get(peer.status, "")
    return ""
