"""Names of peers, skills and tags are completed in every field that takes them."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.services.services import Services
from screens.driving import (
    HOSTILE,
    NARROW,
    WIDE,
    assert_harmless,
    fill,
    lines_of,
    log,
    on_screen,
    saved,
    shown,
    to_field,
    typed,
    until,
)


@pytest.fixture
def known(services: Services) -> Services:
    log(services, '@"Chidi Okafor" 45m #oncall Rota\n> kubernetes 15m deploys')
    log(services, '@"Ana Ruiz" 45m #on-duty Rota\n> pytest 15m fixtures')
    log(services, '@"Anabel Ott" 45m #rust Rota\n> go 15m channels')
    return services


async def opened(pilot: Pilot[None], keys: list[str], form: str) -> None:
    await pilot.press(*keys)
    await on_screen(pilot, form)


@pytest.mark.parametrize(
    ("keys", "form", "name"),
    [
        (["3", "N"], "ConversationForm", "peer_ids"),
        (["3", "p"], "PlanForm", "peer_ids"),
        (["4", "x", "n"], "ExchangeForm", "peer_id"),
        (["6", "n"], "FeedbackForm", "peer_id"),
        (["T", "n"], "PointForm", "peer_id"),
        (["a", "n"], "ActionForm", "peer_id"),
        (["R", "n"], "ResourceForm", "recommended_by"),
        (["2", "n"], "PeerForm", "met_through"),
        (["2", "i"], "IntroductionForm", "introduced_name"),
    ],
)
async def test_every_form_finds_a_peer_by_letters(
    app: PeerPalApp, known: Services, keys: list[str], form: str, name: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, keys, form)
        field = await to_field(pilot, name)
        await fill(pilot, name, "okf")
        await pilot.press("down")
        await until(pilot, lambda: field.text == "Chidi Okafor")


@pytest.mark.parametrize(
    ("keys", "form", "name", "text", "wanted"),
    [
        (["4", "x", "n"], "ExchangeForm", "skill", "kbnt", "kubernetes"),
        (["R", "n"], "ResourceForm", "skill", "test", "pytest"),
        (["5", "n"], "GoalForm", "skill_ids", "go, kbn", "go, kubernetes"),
        (["6", "n"], "FeedbackForm", "skill_ids", "kbn", "kubernetes"),
        (["5", "n"], "GoalForm", "tags", "#rust #duty", "#rust #on-duty"),
        (["2", "n"], "PeerForm", "tags", "ocl", "oncall"),
    ],
)
async def test_every_form_finds_a_skill_or_a_tag_by_letters(
    app: PeerPalApp, known: Services, keys: list[str], form: str, name: str, text: str, wanted: str
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, keys, form)
        await fill(pilot, name, text)
        field = await to_field(pilot, name)
        await pilot.press("down")
        await until(pilot, lambda: field.text == wanted)


async def test_arrows_go_round_and_give_back_what_was_typed(
    app: PeerPalApp, known: Services
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, ["3", "N"], "ConversationForm")
        field = await to_field(pilot, "peer_ids")
        await typed(pilot, "Chidi Okafor, an")
        await until(pilot, lambda: "Ana\u00a0Ruiz  Anabel\u00a0Ott" in shown(pilot))
        await until(pilot, lambda: "Complete" in shown(pilot))
        for key, text in [
            ("down", "Chidi Okafor, Ana Ruiz"),
            ("down", "Chidi Okafor, Anabel Ott"),
            ("down", "Chidi Okafor, an"),
            ("up", "Chidi Okafor, Anabel Ott"),
        ]:
            await pilot.press(key)
            await pilot.pause()
            assert field.text == text
        await typed(pilot, "o")
        await until(pilot, lambda: field.text == "Chidi Okafor, Anabel Otto")
        await pilot.press("backspace")
        await fill(pilot, "title", "Rota again")
        await saved(pilot, "ConversationsScreen")
    talk = next(talk for talk in known.conversations.all() if talk.title == "Rota again")
    assert known.peers.names(talk.peer_ids) == "Chidi Okafor, Anabel Ott"


async def test_an_empty_field_goes_through_all_names(app: PeerPalApp, known: Services) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, ["3", "N"], "ConversationForm")
        field = await to_field(pilot, "peer_ids")
        await until(pilot, lambda: "↓ Complete" in shown(pilot))
        assert "Anabel" not in shown(pilot)  # nothing moves before one asks for it
        for text in ["Ana Ruiz", "Anabel Ott", "Chidi Okafor", ""]:
            await pilot.press("down")
            await until(pilot, lambda text=text: field.text == text)
            assert "Anabel\u00a0Ott" in shown(pilot)
        await pilot.press("down", "tab")
        assert field.text == "Ana Ruiz"


async def test_a_first_letter_is_no_new_peer(app: PeerPalApp, known: Services) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, ["T", "n"], "PointForm")
        await fill(pilot, "text", "the rota")
        await fill(pilot, "peer_id", "c")
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ConfirmScreen")
        assert "Did you mean Chidi Okafor?" in shown(pilot)
        await pilot.press("escape")
    assert len(known.peers.all()) == 3


async def test_nothing_is_offered_once_the_cursor_has_left(
    app: PeerPalApp, known: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, ["4", "x", "n"], "ExchangeForm")
        field = await to_field(pilot, "peer_id")
        await fill(pilot, "peer_id", "an")
        await until(pilot, lambda: "Anabel\u00a0Ott" in shown(pilot))
        await pilot.press("tab")
        await until(pilot, lambda: "Anabel\u00a0Ott" not in shown(pilot))
        await pilot.press("shift+tab", "down")
        await until(pilot, lambda: "Complete" not in shown(pilot))
        assert field.text == "an"


async def test_a_click_takes_a_name(app: PeerPalApp, known: Services) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, ["4", "x", "n"], "ExchangeForm")
        field = await to_field(pilot, "peer_id")
        await fill(pilot, "peer_id", "an")
        await until(pilot, lambda: "Anabel\u00a0Ott" in shown(pilot))
        lines = lines_of(pilot)
        y = next(number for number, line in enumerate(lines) if "Anabel\u00a0Ott" in line)
        await pilot.click(offset=(lines[y].index("Anabel"), y))
        await until(pilot, lambda: field.text == "Anabel Ott")
        assert field.has_focus_within


async def test_what_is_wrong_stays_said(app: PeerPalApp, known: Services) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, ["4", "x", "n"], "ExchangeForm")
        await fill(pilot, "skill", "")
        await fill(pilot, "peer_id", "Ana Ruiz, chidi")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "name one peer only" in shown(pilot))
        await pilot.press("tab")
        await pilot.pause()
        assert "name one peer only" in shown(pilot)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_names_are_offered_and_do_nothing(
    app: PeerPalApp, services: Services, text: str
) -> None:
    for begin in ("Zed ", "Zoe "):
        services.peers.save(services.peers.blank(begin + text))
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, ["3", "N"], "ConversationForm")
        await fill(pilot, "peer_ids", "z")
        await pilot.press("down")
        await pilot.pause()
        assert_harmless(pilot)
        assert app.return_code is None


@pytest.mark.parametrize(
    ("text", "offered", "written"),
    [
        ("@okf", " → Chidi Okafor", '@"Chidi Okafor"'),
        ("@okf 45m #onc", "#oncall", "@okf 45m #oncall"),
        ("@okf 45m #dut", " → on-duty", "@okf 45m #on-duty"),
    ],
)
async def test_the_capture_line_completes_what_is_begun(
    app: PeerPalApp, known: Services, text: str, offered: str, written: str
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, ["n"], "CaptureScreen")
        await typed(pilot, text)
        await until(pilot, lambda: offered in shown(pilot))
        await pilot.press("right")
        assert app.screen.area.text == f"{written} "
        await typed(pilot, "x")
        assert app.screen.area.text == f"{written} x"
        await pilot.press("left", "left", "right")
        await typed(pilot, "y")
        assert app.screen.area.text == f"{written} yx"


async def test_tab_takes_the_name_that_is_shown_and_else_leads_to_the_form(
    app: PeerPalApp, known: Services
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, ["n"], "CaptureScreen")
        assert "tab Form" in shown(pilot)
        await typed(pilot, "@okf")
        await until(pilot, lambda: "→ Complete" in shown(pilot))
        assert "tab Form" not in shown(pilot)
        await pilot.press("tab")
        assert app.screen.area.text == '@"Chidi Okafor" '
        await typed(pilot, "45m Rota")
        await until(pilot, lambda: "tab Form" in shown(pilot))
        await pilot.press("tab")
        await on_screen(pilot, "ConversationForm")


async def test_lines_of_a_talk_complete_skills_and_can_be_undone(
    app: PeerPalApp, known: Services
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, ["3", "N"], "ConversationForm")
        await fill(pilot, "peer_ids", "Ana Ruiz")
        field = await to_field(pilot, "lines")
        await typed(pilot, "> kbn")
        await until(pilot, lambda: " → kubernetes" in shown(pilot))
        await until(pilot, lambda: "→ Complete" in shown(pilot))
        await pilot.press("right")
        await until(pilot, lambda: "→ Complete" not in shown(pilot))
        assert field.text == "> kubernetes "
        await typed(pilot, "15m deploys")
        await saved(pilot, "ConversationsScreen")
    assert [each.minutes for each in known.exchanges.all()] == [15, 15, 15, 15]
