"""Settings and keys in the app, by their own keys: what is stored, what it does, what is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.settings import Settings
from peerpal.services.services import Services
from peerpal.services.settings import SettingsService
from screens.driving import (
    NARROW,
    WIDE,
    assert_harmless,
    choose,
    each_hostile,
    fill,
    log,
    on_screen,
    saved,
    shown,
    to_field,
    typed,
    until,
)

Open = Callable[[], Services]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "settings"
    folder.mkdir()
    return folder / "settings.toml"


def stored(file: Path) -> Settings:
    """What the next start finds."""
    return SettingsService(lambda: file.parent).now


async def opened(pilot: Pilot[None]) -> None:
    await pilot.press("comma")
    await on_screen(pilot, "SettingsScreen")


async def at_key(pilot: Pilot[None], id_: str) -> None:
    """Go down in the list of keys to one of them."""
    await until(pilot, lambda: "Looking through" not in shown(pilot))
    rows = pilot.app.screen.rows  # type: ignore[attr-defined]
    while rows.current_id != id_:
        before = rows.current_id
        await pilot.press("down")
        assert rows.current_id != before, f"no key {id_}"


async def in_keys(pilot: Pilot[None], id_: str) -> None:
    await opened(pilot)
    await pilot.press("f3")
    await on_screen(pilot, "KeysScreen")
    await at_key(pilot, id_)


# The fields


async def test_comma_opens_them_and_saving_stores_what_was_changed(
    services: Services, file: Path
) -> None:
    async with PeerPalApp(services).run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot)
        await pilot.press("comma")
        assert len(pilot.app.screen_stack) == 2
        assert str(file)[:30] in shown(pilot)
        await choose(pilot, "week_start", "sunday")
        await fill(pilot, "cadence_days", "7")
        await fill(pilot, "editor", "code --wait")
        await saved(pilot, "TodayScreen")
        assert "Saved the settings" in shown(pilot)
    expected = replace(Settings(), cadence_days=7, editor="code --wait")
    assert stored(file) == replace(expected, week_start=stored(file).week_start)
    assert stored(file).week_start == "sunday"
    assert file.stat().st_mode & 0o777 == 0o600
    assert services.peers.blank("Ana").cadence_days == 7


async def test_escape_writes_nothing_and_brings_the_colours_back(
    services: Services, tmp_path: Path
) -> None:
    async with PeerPalApp(services).run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot)
        await choose(pilot, "theme", "peerpal light")
        assert pilot.app.theme == "peerpal-light"
        await pilot.press("escape")
        await until(pilot, lambda: type(pilot.app.screen).__name__ != "SettingsScreen")
        if type(pilot.app.screen).__name__ == "ConfirmScreen":
            await pilot.press("y")
        await on_screen(pilot, "TodayScreen")
        assert pilot.app.theme == "peerpal-dark"
    assert not (tmp_path / "settings").exists()


async def test_saving_keeps_comments_and_order(services: Services, file: Path) -> None:
    file.write_text('# of mine\nweek_start = "sunday" # why\n# calm\ntheme="nord"   # dark\n')
    async with PeerPalApp(services).run_test(size=NARROW, notifications=True) as pilot:
        await opened(pilot)
        await choose(pilot, "theme", "dracula")
        await fill(pilot, "max_gap_days", "35")
        await saved(pilot, "TodayScreen")
        assert pilot.app.theme == "dracula"
    lines = file.read_text().splitlines()
    kept = ["# of mine", 'week_start = "sunday" # why', "# calm", 'theme="dracula"   # dark']
    assert lines[:4] == kept
    assert [line for line in lines[4:] if line] == ["max_gap_days = 35"]


WRONG = [
    ("cadence_days", "x", "“x” must be a whole number."),
    ("cadence_days", "", "“” must be a whole number."),
    ("max_gap_days", "3", "3 is less than cadence_days, which is 14."),
    ("conversation_minutes", "1441", "1441 is out of its range."),
    ("editor", 'vim "', "has a quote that is not closed"),
    ("folder", "here", "“here” must begin with / or ~."),
]


@pytest.mark.parametrize(("name", "text", "said"), WRONG)
async def test_a_wrong_value_is_said_and_the_form_stays(
    services: Services, tmp_path: Path, name: str, text: str, said: str
) -> None:
    async with PeerPalApp(services).run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot)
        await fill(pilot, name, text)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: said in shown(pilot))
        assert type(pilot.app.screen).__name__ == "SettingsScreen"
    assert not (tmp_path / "settings").exists()


@each_hostile
async def test_hostile_values_are_harmless(
    services: Services, tmp_path: Path, text: str, size: tuple[int, int]
) -> None:
    async with PeerPalApp(services).run_test(size=size, notifications=True) as pilot:
        await opened(pilot)
        for name in ("cadence_days", "editor", "folder"):
            await fill(pilot, name, text)
            assert_harmless(pilot)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert_harmless(pilot)
        await fill(pilot, "max_gap_days", "9" * 9_000)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert type(pilot.app.screen).__name__ == "SettingsScreen"


async def test_a_folder_that_takes_no_file_is_said(services: Services, tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("in the way")
    async with PeerPalApp(services).run_test(size=NARROW, notifications=True) as pilot:
        await opened(pilot)
        await fill(pilot, "cadence_days", "7")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "can't be written" in shown(pilot))
        assert services.settings.now == Settings()
        await pilot.press("f3")
        await on_screen(pilot, "KeysScreen")
        await at_key(pilot, "app.help")
        await pilot.press("enter")
        await on_screen(pilot, "PressKeyScreen")
        await pilot.press("f9")
        await on_screen(pilot, "KeysScreen")
        await until(pilot, lambda: "can't be written" in shown(pilot))
    assert (tmp_path / "settings").read_text() == "in the way"


async def test_what_was_typed_before_a_crash_is_there_again(
    services: Services, open_services: Open
) -> None:
    async with PeerPalApp(services).run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot)
        await fill(pilot, "editor", "code --wait")
        await until(pilot, lambda: services.drafts.find("settings"))
    async with PeerPalApp(open_services()).run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot)
        assert "is here again" in shown(pilot)
        assert (await to_field(pilot, "editor")).text == "code --wait"


# Colours


async def test_a_theme_from_the_palette_is_remembered(
    services: Services, open_services: Open, file: Path
) -> None:
    file.write_text("# mine\n")
    async with PeerPalApp(services).run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("ctrl+p")
        await typed(pilot, "theme")
        await until(pilot, lambda: "Choose the colours" in shown(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "Search for themes" in shown(pilot))
        await typed(pilot, "tokyo")
        await until(pilot, lambda: "tokyo-night" in shown(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.theme == "tokyo-night")
    assert file.read_text() == '# mine\ntheme = "tokyo-night"\n'
    async with PeerPalApp(open_services()).run_test(size=WIDE, notifications=True) as pilot:
        assert pilot.app.theme == "tokyo-night"


# Weeks


async def test_weeks_begin_on_the_day_that_was_chosen(services: Services) -> None:
    log(services, "@ana -31d 45m Rota")
    async with PeerPalApp(services).run_test(size=WIDE, notifications=True) as pilot:
        assert "Mon ·" in shown(pilot)
        first = [line for line in shown(pilot).splitlines() if "Mon ·" in line or "Sun ·" in line]
        assert "Mon ·" in first[0]
        await opened(pilot)
        await choose(pilot, "week_start", "sunday")
        await saved(pilot, "TodayScreen")
        first = [line for line in shown(pilot).splitlines() if "Mon ·" in line or "Sun ·" in line]
        assert "Sun ·" in first[0]
        await pilot.press("z")
        await on_screen(pilot, "PickScreen")
        # Today is a Sunday: tomorrow the next week begins, unless it began today.
        assert "Next week" in shown(pilot)
        assert "In a week" not in shown(pilot)


# Keys


async def test_a_changed_key_acts_and_the_old_one_does_not(
    services: Services, open_services: Open, file: Path
) -> None:
    async with PeerPalApp(services).run_test(size=WIDE, notifications=True) as pilot:
        await in_keys(pilot, "screen.log")
        await pilot.press("enter")
        await on_screen(pilot, "PressKeyScreen")
        assert "Log a conversation in one line" in shown(pilot)
        await pilot.press("f9")
        await on_screen(pilot, "KeysScreen")
        assert "PeerPal's n · Log" in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "SettingsScreen")
        assert "1 of your own" in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "TodayScreen")
        await acts_on_f9(pilot)
    assert stored(file).keys == {"screen.log": "f9"}
    async with PeerPalApp(open_services()).run_test(size=WIDE, notifications=True) as pilot:
        await acts_on_f9(pilot)
        await in_keys(pilot, "screen.log")
        await pilot.press("backspace")
        await until(pilot, lambda: "PeerPal's n · Log" not in shown(pilot))
        await pilot.press("escape", "escape")
        await on_screen(pilot, "TodayScreen")
        await pilot.press("f9")
        await pilot.pause()
        assert type(pilot.app.screen).__name__ == "TodayScreen"
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
    assert stored(file).keys == {}


async def acts_on_f9(pilot: Pilot[None]) -> None:
    """Logging has its new key: in the line of keys, in help, and when it is pressed."""
    assert "F9 Log" in " ".join(shown(pilot).splitlines()[-1].split())
    await pilot.press("n")
    await pilot.pause()
    assert type(pilot.app.screen).__name__ == "TodayScreen"
    await pilot.press("question_mark")
    await on_screen(pilot, "HelpScreen")
    (line,) = [line for line in shown(pilot).splitlines() if "Log a conversation" in line]
    assert line.strip("│ ").startswith("f9 ")
    await pilot.press("escape")
    await on_screen(pilot, "TodayScreen")
    await pilot.press("f9")
    await on_screen(pilot, "CaptureScreen")
    await pilot.press("escape")
    await on_screen(pilot, "TodayScreen")


CONFLICTS = [
    ("screen.log", "q", "“q” is Quit (app.quit) there already"),
    ("app.quit", "n", "“n” is Log (screen.log) there already"),
    ("screen.log", "tab", "“tab” always goes to the next field."),
    ("form.save", "x", "“x” is needed to type a text where this works."),
    ("app.help", "comma", "“comma” is Settings (app.settings) there already"),
]


@pytest.mark.parametrize(("id_", "key", "said"), CONFLICTS)
async def test_a_key_that_does_something_else_is_refused(
    services: Services, tmp_path: Path, id_: str, key: str, said: str
) -> None:
    async with PeerPalApp(services).run_test(size=NARROW, notifications=True) as pilot:
        await in_keys(pilot, id_)
        await pilot.press("enter")
        await on_screen(pilot, "PressKeyScreen")
        await pilot.press(key)
        await until(pilot, lambda: said in " ".join(shown(pilot).replace("│", " ").split()))
        assert type(pilot.app.screen).__name__ == "PressKeyScreen"
        await pilot.press("escape")
        await on_screen(pilot, "KeysScreen")
    assert not (tmp_path / "settings").exists()


# What is wrong in the file


async def test_wrong_settings_are_said_at_the_start_and_mended_by_saving(
    services: Services, file: Path
) -> None:
    file.write_text('# mine\ntheme = "noord" # blue\ncadence_days = 7\nweek_start = 3\n')
    async with PeerPalApp(services).run_test(size=WIDE, notifications=True) as pilot:
        await until(pilot, lambda: "did you mean nord? PeerPal's own is used" in told(pilot))
        assert pilot.app.theme == "peerpal-dark"
        assert f"{file}, line 2: theme: “noord”" in told(pilot)
        assert "1 more can't be used" in told(pilot)
        await until(pilot, lambda: "Settings" in shown(pilot))
        await opened(pilot)
        assert "Line 2: theme: “noord” is not one of them; did you mean nord? Line 4: week" in flat(
            pilot
        )
        assert (await to_field(pilot, "cadence_days")).text == "7"
        await saved(pilot, "TodayScreen")
    assert file.read_text() == (
        '# mine\ntheme = "peerpal-dark" # blue\ncadence_days = 7\nweek_start = "monday"\n'
    )


async def test_wrong_keys_are_said_and_the_others_act(services: Services, file: Path) -> None:
    text = '[keys]\n"app.help" = "f9"\n"app.quit" = "n" # why\n"app.qiut" = "Q"\n'
    file.write_text(text)
    async with PeerPalApp(services).run_test(size=WIDE, notifications=True) as pilot:
        await until(pilot, lambda: "Log (screen.log) there already" in told(pilot))
        assert f"{file}, line 3: keys.app.quit: " in told(pilot)
        assert "1 more can't be used" in told(pilot)
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        await pilot.press("escape")
        await on_screen(pilot, "TodayScreen")
        await pilot.press("f9")
        await on_screen(pilot, "HelpScreen")
    assert file.read_text() == text


@pytest.mark.parametrize(
    "data",
    [b"theme = = 1\n", b"\xff", b"[" * 3000, b"theme = '[/][@click=app.quit]x'", b'"\x1b[2J'],
    ids=range(5),
)
async def test_a_file_that_is_no_settings_harms_nothing(
    services: Services, file: Path, data: bytes
) -> None:
    file.write_bytes(data)
    async with PeerPalApp(services).run_test(size=NARROW, notifications=True) as pilot:
        await until(pilot, lambda: "Settings" in shown(pilot))
        assert_harmless(pilot)
        await opened(pilot)
        assert_harmless(pilot)
        await fill(pilot, "cadence_days", "7")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert_harmless(pilot)
    if b"@click" not in data:
        assert file.read_bytes() == data


def told(pilot: Pilot[None]) -> str:
    """What the notices in the corner say."""
    return " ".join(notice.message for notice in pilot.app._notifications)


def flat(pilot: Pilot[None]) -> str:
    """What is on the screen without frames and line breaks."""
    return " ".join(shown(pilot).replace("│", " ").split())
