"""Getting about by keys and mouse, on every screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerpal.app import PeerPalApp
from peerpal.screens.help import HelpScreen
from peerpal.screens.navigation import TABS
from peerpal.services.services import Services
from peerpal.widgets.app_bar import AppBar, Tab
from screens.driving import (
    NARROW,
    WIDE,
    fill,
    in_full,
    lines_of,
    log,
    on_screen,
    saved,
    shown,
    to_field,
    typed,
    until,
)

PLAIN = "nedmulxUPNB126?/jkgGqy"
every_tab = pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.mode)


@every_tab
async def test_digits_lead_to_every_screen_and_back(app: PeerPalApp, tab: Tab) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(tab.key)
        await until(pilot, lambda: getattr(app.screen, "MODE", "") == tab.mode)
        assert app.screen.query_one(AppBar).active == tab.mode
        await pilot.press("1")
        await on_screen(pilot, "TodayScreen")


@every_tab
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_a_click_on_its_name_leads_to_a_screen(
    app: PeerPalApp, tab: Tab, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("3" if tab.mode != "conversations" else "2")
        await until(pilot, lambda: getattr(app.screen, "MODE", "today") != "today")
        await until(pilot, lambda: f"{tab.key} {tab.title}" in lines_of(pilot)[0])
        await pilot.click(AppBar, offset=(lines_of(pilot)[0].index(f"{tab.key} {tab.title}"), 0))
        await until(pilot, lambda: getattr(app.screen, "MODE", "") == tab.mode)


@every_tab
async def test_the_palette_lists_every_action_once(app: PeerPalApp, tab: Tab) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(tab.key)
        await until(pilot, lambda: getattr(app.screen, "MODE", "") == tab.mode)
        commands = [(c.title, c.help) for c in app.get_system_commands(app.screen)]
        assert sorted(commands) == sorted(set(commands))
        ids = {
            active.binding.id
            for active in app.screen.active_bindings.values()
            if active.enabled and active.binding.id
        }
        assert len(commands) == len(ids) + 1


async def test_a_command_of_the_palette_is_carried_out(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+p")
        await typed(pilot, "profile")
        await until(pilot, lambda: "Who I am" in shown(pilot))
        await pilot.press("enter")
        await on_screen(pilot, "ProfileForm")


@every_tab
async def test_help_shows_every_key_that_works_here(app: PeerPalApp, tab: Tab) -> None:
    async with app.run_test(size=(120, 110)) as pilot:
        await pilot.press(tab.key)
        await until(pilot, lambda: getattr(app.screen, "MODE", "") == tab.mode)
        tooltips = [
            active.binding.tooltip
            for active in app.screen.active_bindings.values()
            if active.binding.id
        ]
        await pilot.press("question_mark")
        await on_screen(pilot, "HelpScreen")
        for tooltip in tooltips:
            assert tooltip in shown(pilot)
        await pilot.press("question_mark")
        assert [screen for screen in app.screen_stack if isinstance(screen, HelpScreen)] == [
            app.screen
        ]
        await pilot.press("escape")
        await until(pilot, lambda: getattr(app.screen, "MODE", "") == tab.mode)


@every_tab
async def test_every_binding_says_what_it_does(app: PeerPalApp, tab: Tab) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(tab.key)
        await until(pilot, lambda: getattr(app.screen, "MODE", "") == tab.mode)
        for cls in type(app.screen).__mro__:
            for binding in cls.__dict__.get("BINDINGS", ()):
                if cls.__module__.startswith("peerpal."):
                    assert binding.id, binding
                    assert binding.description, binding
                    assert binding.tooltip, binding


@every_tab
async def test_q_quits(app: PeerPalApp, tab: Tab) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(tab.key)
        await until(pilot, lambda: getattr(app.screen, "MODE", "") == tab.mode)
        await pilot.press("q")
        assert app.return_code == 0


@pytest.mark.parametrize(
    ("keys", "form", "field"),
    [
        (("2", "n"), "PeerForm", "name"),
        (("2", "n"), "PeerForm", "private_notes"),
        (("4", "n"), "SkillForm", "description"),
        (("4", "x", "n"), "ExchangeForm", "takeaway"),
        (("3", "N"), "ConversationForm", "title"),
        (("P",), "ProfileForm", "name"),
    ],
)
async def test_plain_letters_never_act_in_a_field(
    app: PeerPalApp, services: Services, keys: tuple[str, ...], form: str, field: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*keys)
        await on_screen(pilot, form)
        filled = await to_field(pilot, field)
        await typed(pilot, PLAIN)
        await until(pilot, lambda: filled.text == PLAIN)
        assert type(app.screen).__name__ == form
        assert app.return_code is None
        assert not services.peers.all()


async def test_plain_letters_never_act_in_the_capture_line_or_the_filter(
    app: PeerPalApp, services: Services
) -> None:
    log(services, "@ana 30m talk")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        await typed(pilot, PLAIN)
        assert PLAIN in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "TodayScreen")
        await pilot.press("2", "slash")
        await typed(pilot, PLAIN)
        assert PLAIN in shown(pilot)
        assert app.screen.MODE == "peers"
        assert len(services.peers.all()) == 1


@pytest.mark.parametrize(
    ("keys", "modal", "below"),
    [
        (("n",), "CaptureScreen", "TodayScreen"),
        (("n", "tab"), "ConversationForm", "TodayScreen"),
        (("question_mark",), "HelpScreen", "TodayScreen"),
        (("P",), "ProfileForm", "TodayScreen"),
        (("ctrl+p",), "CommandPalette", "TodayScreen"),
        (("2", "n"), "PeerForm", "PeersScreen"),
        (("2", "l"), "CaptureScreen", "PeersScreen"),
        (("3", "T"), "PointsScreen", "ConversationsScreen"),
        (("2", "t"), "PointForm", "PeersScreen"),
        (("2", "p"), "PlanForm", "PeersScreen"),
        (("2", "h"), "WrapUpForm", "PeersScreen"),
        (("a",), "ActionsScreen", "TodayScreen"),
        (("4", "x"), "ExchangesScreen", "SkillsScreen"),
        (("4", "x", "n"), "ExchangeForm", "ExchangesScreen"),
    ],
)
async def test_escape_leads_back(
    app: PeerPalApp, services: Services, keys: tuple[str, ...], modal: str, below: str
) -> None:
    log(services, "@ana 30m talk")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*keys)
        await on_screen(pilot, modal)
        await pilot.press("escape")
        await pilot.pause()
        if type(app.screen).__name__ == "ConfirmScreen":
            await pilot.press("y")
        await on_screen(pilot, below)


async def test_every_theme_can_show_every_screen(app: PeerPalApp, services: Services) -> None:
    log(services, "@ana 30m talk\n> pytest 10m x\n! me read", "@ben -40d 5m talk")
    services.goals.save(replace(services.goals.blank(), title="Speak in public"))
    async with app.run_test(size=WIDE) as pilot:
        for tab in TABS:
            await pilot.press(tab.key)
            await until(pilot, lambda mode=tab.mode: getattr(app.screen, "MODE", "") == mode)
        for theme in app.available_themes:
            app.theme = theme
            await pilot.press("1", "2", "4")
            assert app.return_code is None


async def test_enter_gives_a_record_all_the_room_and_the_keys_of_the_list_go_on_working(
    app: PeerPalApp, services: Services
) -> None:
    log(services, "@ana 30m The rota", "@ben -40d 5m Coffee")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "enter")
        await in_full(pilot)
        assert "The rota" in shown(pilot)
        assert "Last contact" not in shown(pilot)
        await pilot.press("right")
        assert "Coffee" in shown(pilot)
        await pilot.press("right", "left", "e")
        await on_screen(pilot, "PeerForm")
        await fill(pilot, "role", "Pilot")
        await saved(pilot, "PeersScreen")
        await in_full(pilot)
        assert "Pilot" in shown(pilot)
        assert services.peers.by_name()[0].role == "Pilot"
        await pilot.press("d")
        await until(pilot, lambda: "Coffee" in shown(pilot))
        await pilot.press("d")
        await until(pilot, lambda: "No peers yet" in shown(pilot))
        await pilot.press("u", "u", "down")
        assert "Last contact" in shown(pilot)
        await pilot.press("enter")
        await in_full(pilot)
        await pilot.press("slash", *"an")
        assert "Pilot" in shown(pilot)
        assert "Coffee" not in shown(pilot)
        assert "Last contact" in shown(pilot)
        await pilot.press("enter", "enter")
        await in_full(pilot)
        await pilot.press("escape")
        assert "Ben" not in shown(pilot)
        await pilot.press("escape")
        assert "Ben" in shown(pilot)


of_a_record = pytest.mark.parametrize(
    ("keys", "class_name", "offered"),
    [
        (["2"], "PeersScreen", ["e Edit", "d Delete", "l Log"]),
        (["3"], "ConversationsScreen", ["e Edit", "x Missed"]),
        (["4"], "SkillsScreen", ["e Edit", "d Delete"]),
        (["5"], "GoalsScreen", ["e Edit", "c Check in", "x Achieved"]),
        (["6"], "FeedbackScreen", ["e Edit", "v Sent", "w Write", "y Copy"]),
        (["7"], "ReviewsScreen", ["e Go on"]),
        (["7", "down"], "ReviewsScreen", ["w Write", "y Copy", "c Date"]),
        (["a"], "ActionsScreen", ["e Edit", "x Done", "D Drop", "> Move"]),
        (["T"], "PointsScreen", ["x Discussed", "D Drop"]),
        (["4", "x"], "ExchangesScreen", ["e Edit", "c Ask"]),
        (["R"], "ResourcesScreen", ["e Edit", "x Done", "o Link"]),
    ],
)


@of_a_record
async def test_nothing_is_offered_to_do_with_a_record_where_none_is_listed(
    app: PeerPalApp, keys: list[str], class_name: str, offered: list[str]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(*keys)
        await on_screen(pilot, class_name)
        assert not [key for key in offered if key in shown(pilot)]


@of_a_record
async def test_what_is_done_with_a_record_is_offered_where_one_is_listed(
    sample_services: Services, keys: list[str], class_name: str, offered: list[str]
) -> None:
    async with PeerPalApp(sample_services).run_test(size=WIDE) as pilot:
        await pilot.press(*keys)
        await on_screen(pilot, class_name)
        await until(pilot, lambda: all(key in shown(pilot) for key in offered))


async def test_help_begins_with_what_only_this_screen_has(app: PeerPalApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("8", "question_mark")
        await on_screen(pilot, "HelpScreen")
        lines = lines_of(pilot)
        here = next(at for at, line in enumerate(lines) if "Here" in line)
        assert "p  Go on to the next period" in lines[here + 1]
        assert "Log a conversation" not in shown(pilot)
        at = next(at for at, line in enumerate(lines) if "Make this one of the three" in line)
        assert lines[at + 1].index("not any more") == lines[at].index("Make this")


@pytest.mark.parametrize("digit", "234567")
async def test_what_needs_a_record_is_offered_only_where_there_is_one(
    app: PeerPalApp, digit: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(digit)
        await pilot.pause()
        keys = lines_of(pilot)[-1]
        assert "n New" in keys or "n Log" in keys
        for name in ("Edit", "Go on", "Delete", "Mark", "Open", "Missed", "Check in", "Quote"):
            assert name not in keys


async def test_the_first_record_brings_its_keys(app: PeerPalApp, services: Services) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        await typed(pilot, "Speak")
        await pilot.press("ctrl+s")
        await on_screen(pilot, "GoalsScreen")
        await until(pilot, lambda: "e Edit  d Delete  c Check in" in lines_of(pilot)[-1])
        await pilot.press("d")
        await until(pilot, lambda: "Edit" not in lines_of(pilot)[-1])


async def test_the_filter_says_how_to_leave_it(app: PeerPalApp, services: Services) -> None:
    log(services, "@ana 45m Rota")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("3", "slash")
        await until(pilot, lambda: "⏎ List  esc All" in lines_of(pilot)[-1])
        assert "/ Filter" not in lines_of(pilot)[-1]
        await pilot.press("enter")
        await until(pilot, lambda: "/ Filter" in lines_of(pilot)[-1])
