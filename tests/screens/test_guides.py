"""Guides by real keys: each place has its own, and one comes back to where one was."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from textual.binding import Binding
from textual.pilot import Pilot
from textual.screen import Screen

import peerpal.screens
from peerpal.app import PeerPalApp
from peerpal.domain.feedback import FeedbackDirection
from peerpal.domain.practice import Practice
from peerpal.screens.guide import GuideScreen
from peerpal.screens.guide_places import PLACES, SEEN_BY_PEER, guide_for
from peerpal.screens.modes import make_screen
from peerpal.screens.navigation import TABS
from peerpal.screens.opening import open_record
from peerpal.screens.today import TodayScreen
from peerpal.services.guides import GUIDES
from peerpal.services.services import Services
from peerpal.widgets.record_list import RecordList
from screens.driving import (
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    choose,
    each_hostile,
    fill,
    focused_field,
    lines_of,
    log,
    on_screen,
    saved,
    shown,
    to_field,
    typed,
    until,
)
from screens.places import classes_below

GUIDE = "GuideScreen"
BASES = {
    *("SizedScreen", "Reporting", "PeerPalScreen", "PeerPalModal"),
    *("ListScreen", "PushedList", "RecordsBox"),
    *("PeerRecordsBox", "DraftingScreen", "FormScreen", "FormatForm", "PairingKeys", "PickScreen"),
    *("PromptScreen", "DocumentPrompt", "SummarySettings", "ListBox", "ShareSafeScreen"),
}
WITHOUT = {
    # Everything at once: the list of guides is what fits.
    *("TodayScreen", "TagsScreen", "TaggedScreen", "RenameTagPrompt", "BinScreen", "ReaderScreen"),
    # About me and my summary: no guide is about these.
    *("ProfileForm", "SummaryScreen", "WordingForm", "OpeningForm", "EvidenceForm"),
    *("ContributionsScreen", "MonthsScreen", "OthersScreen", "ExportsScreen", "LeftOutScreen"),
    *("PeriodPrompt", "FilePrompt"),
    # Finding, looking back, waiting, setting up: they say by themselves what to do.
    *(
        "GrowthCheckInScreen",
        "GrowthCheckInsScreen",
        "GrowthForm",
        "GrowthScreen",
        "KeysScreen",
        "PressKeyScreen",
        "ReflectionForm",
        "SearchScreen",
        "SettingsScreen",
        "UntilPrompt",
        "WelcomeScreen",
    ),
    # Questions of the program, and the guides themselves.
    *(
        "ConfirmScreen",
        "ConflictScreen",
        "MergePrompt",
        "MonthScreen",
        "SyncedScreen",
        "HelpScreen",
    ),
    *("GuideScreen", "PracticePrompt", "MinutesPrompt", "CalendarPrompt"),
}
"""The screens that no guide is for, on purpose."""


def test_every_screen_has_a_guide_or_none_on_purpose() -> None:
    classes = {name: cls for name, cls in classes_below(Screen).items() if name not in BASES}
    placed = {
        name for name, cls in classes.items() if any(c.__name__ in PLACES for c in cls.__mro__)
    }
    assert placed | WITHOUT == set(classes)
    assert not placed & WITHOUT
    assert set(PLACES) <= set(classes)
    assert set(classes) >= SEEN_BY_PEER
    assert set(PLACES.values()) == {guide.name for guide in GUIDES}


# Their texts

KEY = re.compile(r"`(\S{1,9})`(?: on ([A-Z]\w+))?")
CODE = re.compile(r"`([^`]+)`")


def keys_of(cls: type, app: type[PeerPalApp] = PeerPalApp) -> set[str]:
    bindings = [b for c in [*cls.__mro__, app] for b in vars(c).get("BINDINGS", ())]
    return {key for b in bindings if isinstance(b, Binding) for key in b.key.split(",")}


async def test_a_guide_names_only_keys_that_there_are(app: PeerPalApp, services: Services) -> None:
    async with app.run_test():
        modes = {tab.title: tab.mode for tab in TABS}
        screens = {mode: make_screen(mode, services) for mode in modes.values() if mode != "today"}
        screens["today"] = TodayScreen(services)
        for guide in GUIDES:
            text = " ".join(guide.text.split())
            for key, title in KEY.findall(text):
                screen = screens[modes.get(title, "today")]
                assert key in keys_of(type(screen)), f"{key} on {title or 'any screen'}"
                if not title:  # it is said to work anywhere
                    assert key in keys_of(peerpal.screens.base.PeerPalScreen), key
            for code in CODE.findall(text):
                assert KEY.match(f"`{code}`") or code[0] in "@><?", code


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_guide_can_be_read_to_its_end(
    app: PeerPalApp, services: Services, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        for guide in GUIDES:
            app.push_screen(GuideScreen(services, guide.name))
            await on_screen(pilot, GUIDE)
            await until(pilot, lambda: "When to use it" in shown(pilot))
            await pilot.press("end")
            await until(pilot, lambda: "Where it comes from" in shown(pilot))
            assert "**" not in shown(pilot)
            assert "`" not in shown(pilot)
            await pilot.press("escape")


# Where one is


@pytest.mark.parametrize(
    ("keys", "place", "title"),
    [
        ("2", "PeersScreen", "First meeting"),
        ("3", "ConversationsScreen", "Good questions"),
        ("4", "SkillsScreen", "Teaching a skill"),
        ("5", "GoalsScreen", "Writing goals"),
        ("5n", "GoalForm", "Writing goals"),
        ("6", "FeedbackScreen", "Giving feedback"),
        ("6n", "FeedbackForm", "Giving feedback"),
        ("7", "ReviewsScreen", "Active listening"),
        ("n", "CaptureScreen", "Active listening"),
        ("2e", "PeerForm", "Inclusive pairing"),
        ("2H", "HealthForm", "When one gives more"),
        ("2s", "PairingStatusScreen", "Ending well"),
        ("2w", "WhoCouldHelpScreen", "Asking for help"),
        ("a", "ActionsScreen", "GROW"),
        ("R", "ResourcesScreen", "Asking for help"),
    ],
)
@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_f1_opens_the_guide_that_fits(
    app: PeerPalApp, services: Services, keys: str, place: str, title: str, size: tuple[int, int]
) -> None:
    log(services, "@ana 30m talk")
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await on_screen(pilot, place)
        before = app.focused
        await pilot.press("f1")
        await on_screen(pilot, GUIDE)
        await until(pilot, lambda: title in "".join(lines_of(pilot)[:5]))
        assert "When to use it" in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, place)
        assert app.focused is before


async def test_it_follows_what_is_chosen_and_what_is_under_the_cursor(
    app: PeerPalApp, services: Services
) -> None:
    log(services, "@ana 30m talk")
    ana = services.peers.all()[0]
    blank = services.feedback.blank(peer_id=ana.id)
    services.feedback.save(
        replace(blank, direction=FeedbackDirection.RECEIVED, fields={"situation": "x"})
    )
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6")
        await on_screen(pilot, "FeedbackScreen")
        assert guide_for(app.screen) == "receiving_feedback"
        await pilot.press("n")
        await on_screen(pilot, "FeedbackForm")
        assert guide_for(app.screen) == "giving_feedback"
        await choose(pilot, "direction", "received")
        assert guide_for(app.screen) == "receiving_feedback"
        await pilot.press("escape")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y", "3", "e")
        await on_screen(pilot, "ConversationForm")
        assert guide_for(app.screen) == "active_listening"
        await choose(pilot, "format", "GROW")
        assert guide_for(app.screen) == "grow"
        await saved(pilot, "ConversationsScreen")
        assert guide_for(app.screen) == "grow"
        services.peers.conclude(ana.id)
        await pilot.press("2")
        await on_screen(pilot, "PeersScreen")
        assert guide_for(app.screen) == "ending_well"


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_where_none_fits_they_are_listed(app: PeerPalApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("f1")
        await on_screen(pilot, GUIDE)
        assert all(guide.title in shown(pilot) for guide in GUIDES)
        assert isinstance(app.focused, RecordList)
        assert ("When to use it" in shown(pilot)) == (size == WIDE)
        await pilot.press("j", "j", "enter")
        await until(pilot, lambda: "Feedback is a gift" in shown(pilot))
        await pilot.press("right")
        await until(pilot, lambda: "To take feedback well" in shown(pilot))
        await pilot.press("left", "left", "end", "right")
        await until(pilot, lambda: "Feedback is a gift" in shown(pilot))
        await pilot.press("tab", "G", "enter")
        await until(pilot, lambda: "Most people say yes" in shown(pilot))
        await pilot.press("escape")
        await on_screen(pilot, "TodayScreen")


async def test_a_form_keeps_its_text_and_its_focus_and_f1_again_lists_its_keys(
    app: PeerPalApp,
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        assert "F1 Guide" in shown(pilot)
        field = await to_field(pilot, "why")
        await typed(pilot, "because?")
        await pilot.press("f1")
        await on_screen(pilot, GUIDE)
        assert "? Keys" in shown(pilot)
        for key in ("f1", "question_mark"):
            await pilot.press(key)
            await on_screen(pilot, "HelpScreen")
            assert "Save and close" in shown(pilot)
            assert "Write this text in $VISUAL or $EDITOR" in shown(pilot)
            await pilot.press("f1")
            await on_screen(pilot, GUIDE)
        await pilot.press("escape")
        await on_screen(pilot, "GoalForm")
        assert focused_field(pilot) is field
        await typed(pilot, "!")
        assert field.text == "because?!"


async def test_beside_it_the_line_of_keys_still_has_room_to_save(
    app: PeerPalApp, services: Services
) -> None:
    log(services, "@ana 30m talk\n? how")
    async with app.run_test(size=NARROW) as pilot:
        assert "F1" not in lines_of(pilot)[-1]
        await pilot.press("2", "h")
        await on_screen(pilot, "WrapUpForm")
        (keys,) = [line for line in lines_of(pilot) if "F1 Guide" in line]
        assert "d Discussed" in keys
        assert "^s Save" in keys


async def test_the_palette_opens_it_too(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("4", "ctrl+p")
        await typed(pilot, "guide")
        await until(pilot, lambda: "How to do it well" in shown(pilot))
        await pilot.press("enter")
        await on_screen(pilot, GUIDE)
        assert "Teaching a skill" in shown(pilot)


async def test_a_smaller_window_shows_one_of_the_two(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "f1")
        await on_screen(pilot, GUIDE)
        assert "Ending well" in shown(pilot)
        await pilot.resize_terminal(*NARROW)
        await until(pilot, lambda: "Ending well" not in shown(pilot))
        assert "When to use it" in shown(pilot)
        await pilot.press("tab")
        await until(pilot, lambda: "Ending well" in shown(pilot))
        await pilot.resize_terminal(*WIDE)
        await until(pilot, lambda: "When to use it" in shown(pilot))


# The practice log


async def practise(pilot: Pilot[None], note: str) -> None:
    await pilot.press("x")
    await on_screen(pilot, "PracticePrompt")
    await fill(pilot, "note", note)
    await pilot.press("enter")
    await on_screen(pilot, GUIDE)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_x_notes_that_i_practised_it_and_u_takes_that_back(
    app: PeerPalApp, services: Services, size: tuple[int, int]
) -> None:
    log(services, "@ana 30m talk")
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press("5", "f1")
        await on_screen(pilot, GUIDE)
        await practise(pilot, "")
        await until(pilot, lambda: "practised once, last 22 Nov" in shown(pilot))
        await practise(pilot, "cut one in half")
        await until(pilot, lambda: "practised twice, last 22 Nov" in shown(pilot))
        await pilot.press("end")
        await until(pilot, lambda: "Sun 22 Nov 2026: cut one in half" in shown(pilot))
        await pilot.press("x")
        await on_screen(pilot, "PracticePrompt")
        await pilot.press("escape")
        await on_screen(pilot, GUIDE)
        assert [(p.guide, p.note) for p in services.practices.all()] == [
            ("writing_goals", ""),
            ("writing_goals", "cut one in half"),
        ]
        await pilot.press("u")
        assert len(services.practices.all()) == 1
        await pilot.press("u", "u", "u")
        await until(pilot, lambda: "practised once" not in shown(pilot))
    assert services.practices.all() == []
    assert len(services.peers.all()) == 1, "what was done elsewhere stays"


async def test_one_practice_opens_its_guide(app: PeerPalApp, services: Services) -> None:
    practice = services.practices.note("ending_well")
    async with app.run_test(size=NARROW) as pilot:
        await on_screen(pilot, "TodayScreen")
        assert isinstance(app.screen, TodayScreen)
        open_record(app.screen, practice)
        await on_screen(pilot, GUIDE)
        await until(pilot, lambda: "they fade" in shown(pilot))


async def test_a_practice_of_a_guide_that_is_gone_lists_the_others(
    app: PeerPalApp, services: Services
) -> None:
    practice = services.practices.note("saying_no")
    async with app.run_test(size=NARROW) as pilot:
        await on_screen(pilot, "TodayScreen")
        assert isinstance(app.screen, TodayScreen)
        open_record(app.screen, practice)
        await on_screen(pilot, GUIDE)
        assert "Ending well" in shown(pilot)


async def test_of_very_many_times_the_latest_are_listed(
    app: PeerPalApp, services: Services
) -> None:
    with services.history.step("Fill") as step:
        for number in range(1_000):
            origin = services.context.origin()
            step.put(Practice(**origin, guide="grow", on=services.today.day, note=f"time {number}"))
    async with app.run_test(size=WIDE) as pilot:
        app.push_screen(GuideScreen(services, "grow"))
        await on_screen(pilot, GUIDE)
        assert "1,000 times, last 22" in shown(pilot)
        await pilot.press("end")
        await until(pilot, lambda: "and 990 earlier times" in shown(pilot))
        assert "time 999" in shown(pilot)


@each_hostile
async def test_hostile_notes_do_no_harm(
    services: Services, size: tuple[int, int], text: str
) -> None:
    async with app_on(services).run_test(size=size) as pilot:
        await pilot.press("5", "f1")
        await on_screen(pilot, GUIDE)
        await practise(pilot, text)
        await pilot.press("end")
        await until(pilot, lambda: "When you practised it" in shown(pilot) or len(text) > 99)
        assert_harmless(pilot)
        await pilot.press("tab")
        assert_harmless(pilot)
