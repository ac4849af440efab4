"""Every screen, form and box, and how to come there from Today."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from textual.pilot import Pilot

import peerpal.screens
from peerpal.domain.conversation import ConversationFormat
from peerpal.screens.feedback_follow_up import FeedbackFollowUp
from peerpal.screens.handout import write_handout
from peerpal.screens.synced import SyncedScreen
from peerpal.screens.welcome import WelcomeScreen
from peerpal.services.services import Services
from peerpal.widgets.question_line import QuestionLine
from screens.driving import cleared, on_screen, to_field, typed, until

PLACES = {
    "TodayScreen": (),
    "PeersScreen": ("2",),
    "ConversationsScreen": ("3",),
    "SkillsScreen": ("4",),
    "GoalsScreen": ("5",),
    "FeedbackScreen": ("6",),
    "ReviewsScreen": ("7",),
    "SummaryScreen": ("8",),
    "ActionsScreen": ("a",),
    "PointsScreen": ("T",),
    "ExchangesScreen": ("4", "x"),
    "GrowthScreen": ("V",),
    "SearchScreen": ("slash",),
    "CaptureScreen": ("n",),
    "HelpScreen": ("question_mark",),
    "GuideScreen": ("f1",),
    "PracticePrompt": ("f1", "x"),
    "SettingsScreen": ("comma",),
    "KeysScreen": ("comma", "f3"),
    "PressKeyScreen": ("comma", "f3", "enter"),
    "BinScreen": ("B",),
    "TagsScreen": ("number_sign",),
    "RenameTagPrompt": ("number_sign", "r"),
    "TaggedScreen": ("number_sign", "enter"),
    "ResourcesScreen": ("R",),
    "ResourceForm": ("R", "e"),
    "ResourceReader": ("R", "enter"),
    "ProfileForm": ("P",),
    "ReflectionForm": ("shift+tab", "enter"),
    "PeerForm": ("2", "e"),
    "PointForm": ("2", "t"),
    "PlanForm": ("2", "p"),
    "WrapUpForm": ("2", "h"),
    "AgreementScreen": ("2", "A"),
    "AgreementForm": ("2", "A", "e"),
    "AgreementFilePrompt": ("2", "A", "w"),
    "HealthForm": ("2", "H"),
    "HealthChecksScreen": ("2", "K"),
    "IntroductionForm": ("2", "i"),
    "IntroductionsScreen": ("2", "down", "i"),
    "PairingStatusScreen": ("2", "s"),
    "CloseForm": ("2", "s", "end", "enter"),
    "WhoCouldHelpScreen": ("2", "w"),
    "ConversationForm": ("3", "N"),
    "ConversationReader": ("number_sign", "enter", "enter"),
    "NotHeldScreen": ("3", "x"),
    "MovePrompt": ("a", "greater_than_sign"),
    "ActionForm": ("a", "e"),
    "SkillForm": ("4", "e"),
    "PeerViewForm": ("4", "v"),
    "MergePrompt": ("4", "M"),
    "ExchangeForm": ("4", "x", "e"),
    "WhatChangedForm": ("4", "x", "slash", *"taught", "enter", *"jjjjj", "c"),
    "GoalForm": ("5", "e"),
    "CheckInForm": ("5", "c"),
    "DropPrompt": ("5", "D"),
    "FeedbackForm": ("6", "n"),
    "ConsentScreen": ("6", "j", "c"),
    "FeedbackDocuments": ("6", "j", "w"),
    "DocumentPrompt": ("6", "j", "w", "enter"),
    "PickScreen": ("7", "n"),
    "ReviewSessionScreen": ("7", "n", "enter", "enter"),
    "MinutesPrompt": ("7", "down", "w"),
    "CalendarPrompt": ("7", "down", "c"),
    "FilePrompt": ("8", "w"),
    "LeftOutScreen": ("8", "x"),
    "ContributionsScreen": ("8", "C"),
    "ExportsScreen": ("8", "L"),
    "MonthsScreen": ("8", "o", *"2025", "enter", "M"),
    "OthersScreen": ("8", "O"),
    "PeriodPrompt": ("8", "o"),
    "OpeningForm": ("8", "e"),
    "WordingForm": ("8", "j", "j", "e"),
    "EvidenceForm": ("8", "j", "j", "c"),
    "UntilPrompt": ("z", "j", "j", "enter"),
    "GrowthCheckInScreen": ("V", "c"),
    "GrowthCheckInsScreen": ("V", "L"),
    "GrowthForm": ("V", "L", "e"),
    "ConfirmScreen": ("n", "x", "escape"),
}
"""The keys that lead there on the sample data."""

DIGITS = tuple(
    name for name, keys in PLACES.items() if len(keys) < 2 and "".join(keys) in "12345678"
)


def classes_below(cls: type[Any]) -> dict[str, type[Any]]:
    """Return every class of the screens below one, by its name."""
    for module in iter_modules(peerpal.screens.__path__):
        import_module(f"peerpal.screens.{module.name}")
    found: dict[str, type[Any]] = {}
    below = [cls]
    while below := [each for above in below for each in above.__subclasses__()]:
        found |= {each.__name__: each for each in below if each.__module__.startswith("peerpal.")}
    return found


async def opened(pilot: Pilot[None], name: str) -> None:
    """Go to a place from Today."""
    await on_screen(pilot, "TodayScreen")
    await until(pilot, lambda: pilot.app.screen.query_one(QuestionLine).can_focus)
    await pilot.press(*PLACES[name])
    await on_screen(pilot, name)


def welcome(pilot: Pilot[None], services: Services) -> None:
    pilot.app.push_screen(WelcomeScreen(services))


def synced(pilot: Pilot[None], services: Services) -> None:
    pilot.app.push_screen(SyncedScreen(services, "Dropbox"))


def follow_up(pilot: Pilot[None], services: Services) -> None:
    for feedback in services.feedback.newest_first()[:1]:
        pilot.app.push_screen(FeedbackFollowUp(services, feedback))


def handout(pilot: Pilot[None], services: Services) -> None:
    for talk in services.conversations.held_last(1):
        teach_back = replace(talk, format=ConversationFormat.TEACH_BACK, confidential=False)
        write_handout(pilot.app.screen, teach_back)


async def month(pilot: Pilot[None], services: Services) -> None:
    await pilot.press("5", "n")
    await to_field(pilot, "target_on")
    await pilot.press("f4")


async def conflict(pilot: Pilot[None], services: Services) -> None:
    if not (goals := services.goals.ordered()):
        return
    await pilot.press("5", "e")
    await to_field(pilot, "why")
    await cleared(pilot)
    await typed(pilot, "mine")
    services.goals.save(replace(goals[0], why="theirs", next_step="Ask Ana"))
    await pilot.press("ctrl+s")


ELSEWHERE: dict[str, Callable[[Pilot[None], Services], Awaitable[None] | None]] = {
    "WelcomeScreen": welcome,
    "SyncedScreen": synced,
    "FeedbackFollowUp": follow_up,
    "HandoutPrompt": handout,
    "MonthScreen": month,
    "ConflictScreen": conflict,
}
"""What no keys lead to on the sample data, or not by themselves."""
