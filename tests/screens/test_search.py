"""Search over everything, with the keys that a person presses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot
from textual.timer import Timer
from textual.widgets import Input

from peerpal.app import PeerPalApp
from peerpal.garbage import tidy
from peerpal.services.services import Services
from peerpal.widgets.marked import MARK
from peerpal.widgets.page import Page
from peerpal.widgets.record_list import RecordList
from screens.driving import (
    HOSTILE,
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    each_hostile,
    log,
    on_screen,
    row_with,
    saved,
    shown,
    typed,
    until,
)
from screens.driving import (
    fill as fill_in,
)


async def search(pilot: Pilot[None], text: str = "") -> None:
    await pilot.press("slash")
    await on_screen(pilot, "SearchScreen")
    await until(pilot, lambda: pilot.app.screen._reading is None)
    await typed(pilot, text)


def field(pilot: Pilot[None]) -> Input:
    return pilot.app.screen.query_one("#wanted", Input)


def rows(pilot: Pilot[None]) -> RecordList:
    return pilot.app.screen.query_one(RecordList)


def hits(pilot: Pilot[None]) -> list[str]:
    """The ids of the records that are found."""
    return [id_ for id_ in rows(pilot).ids if not id_.startswith("guide ")]


def page_text(pilot: Pilot[None]) -> str:
    return "\n".join(part.plain for part in pilot.app.screen.query_one(Page).parts)


@pytest.fixture
def three(services: Services) -> Services:
    log(services, "@ana 30m 2026-11-20 Who takes the rota", "@ben 20m 2026-11-10 Coffee")
    talk = services.conversations.newest_first()[-1]
    services.conversations.save(replace(talk, notes="We spoke of many things, and of the rota"))
    return services


async def test_hits_come_while_typing_and_the_match_is_marked(three):
    async with app_on(three).run_test(size=WIDE) as pilot:
        await search(pilot, "ROTA")
        assert len(hits(pilot)) == 2
        assert "2 hits" in shown(pilot)
        assert row_with(pilot, "Who takes").split()[0] == "conversation"
        assert "Ana" in row_with(pilot, "Who takes")
        assert row_with(pilot, "…and of the rota")
        [mark] = [
            segment
            for strip in pilot.app.screen._compositor.render_strips()
            for segment in strip
            if segment.text == "rota" and segment.style and segment.style.underline
        ][-1:]
        assert mark.style.bold
        await typed(pilot, "tion")
        assert not rows(pilot).ids
        assert "Nothing found." in shown(pilot)


async def test_the_record_stands_beside_with_the_match_marked(three):
    async with app_on(three).run_test(size=WIDE) as pilot:
        await search(pilot, "rota")
        await until(pilot, lambda: "Who takes the rota" in page_text(pilot))
        [part] = pilot.app.screen.query_one(Page).parts
        assert [part.plain[s.start : s.end] for s in part.spans if s.style == MARK] == ["rota"]
        await pilot.press("down")
        assert "many things" in page_text(pilot)
        assert field(pilot).has_focus


async def test_what_is_found_by_a_name_is_shown_by_its_title(three):
    async with app_on(three).run_test(size=WIDE) as pilot:
        await search(pilot, "ana type:talk")
        assert row_with(pilot, "Who takes the rota")


async def test_in_a_narrow_terminal_there_are_only_hits(three):
    async with app_on(three).run_test(size=NARROW) as pilot:
        await search(pilot, "rota")
        assert not pilot.app.screen.query_one(Page).region
        await pilot.press("enter")
        await on_screen(pilot, "ConversationReader")


async def test_enter_opens_the_hit_and_escape_leads_back_to_it(three):
    async with app_on(three).run_test(size=WIDE) as pilot:
        await search(pilot, "rota")
        await pilot.press("down", "enter")
        await on_screen(pilot, "ConversationReader")
        assert "many things" in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "SearchScreen")
        assert field(pilot).value == "rota"
        assert rows(pilot).cursor == 1


async def test_what_was_typed_stands_there_the_next_time_and_typing_replaces_it(three):
    async with app_on(three).run_test(size=WIDE) as pilot:
        await search(pilot, "rota")
        await pilot.press("escape")
        await on_screen(pilot, "TodayScreen")
        await search(pilot)
        assert field(pilot).value == "rota"
        assert len(hits(pilot)) == 2
        await typed(pilot, "coffee")
        assert field(pilot).value == "coffee"
        await pilot.press("ctrl+u")
        assert field(pilot).value == ""


async def test_recent_searches_are_offered_before_anything_is_typed(three):
    async with app_on(three).run_test(size=WIDE) as pilot:
        for text in ("rota", "coffee"):
            await search(pilot)
            await pilot.press("ctrl+u")
            await typed(pilot, text)
            await pilot.press("escape")
            await on_screen(pilot, "TodayScreen")
        await search(pilot)
        await pilot.press("ctrl+u")
        assert "type:goal peer:ana tag:oncall" in shown(pilot)
        await pilot.press("down", "enter")
        assert field(pilot).value == "rota"
        assert len(hits(pilot)) == 2
        await pilot.press("ctrl+u", "end", "pagedown", "enter")
        assert type(pilot.app.screen).__name__ == "SearchScreen"
        assert field(pilot).value == ""


async def test_a_wrong_operator_is_said_and_the_rest_is_found(three):
    async with app_on(three).run_test(size=WIDE) as pilot:
        await search(pilot, "rota type:")
        assert "2 hits · 1 guide · type: knows goal, talk" in shown(pilot)
        await typed(pilot, "talk peer:ana")
        assert "knows" not in shown(pilot)
        assert len(rows(pilot).ids) == 1


async def test_what_to_try_when_nothing_is_found(three):
    async with app_on(three).run_test(size=WIDE) as pilot:
        await search(pilot, "rota peer:zoe")
        assert "No peer is called “zoe”." in shown(pilot)
        assert "Without peer: there would be 2 hits." in shown(pilot)
        await pilot.press("ctrl+u")
        await typed(pilot, "rota nonsense")
        assert "Try fewer words." in shown(pilot)


@pytest.mark.parametrize("keys", [["ctrl+f"], ["slash", "slash"], ["slash", "ctrl+f"]])
async def test_a_list_leads_to_search_too_and_keeps_its_filter(three, keys):
    async with app_on(three).run_test(size=WIDE) as pilot:
        await pilot.press("3")
        await on_screen(pilot, "ConversationsScreen")
        await pilot.press(*keys)
        await on_screen(pilot, "SearchScreen")
        await pilot.press("escape")
        await on_screen(pilot, "ConversationsScreen")
        assert len(hits(pilot)) == 2


async def test_a_slash_after_other_characters_is_one_in_the_filter(three):
    async with app_on(three).run_test(size=WIDE) as pilot:
        await pilot.press("3")
        await on_screen(pilot, "ConversationsScreen")
        await pilot.press("slash")
        assert "/ again: search everywhere" in shown(pilot)
        await typed(pilot, "a/")
        assert pilot.app.screen.query_one("#filter", Input).value == "a/"


async def test_the_palette_offers_it(three):
    async with app_on(three).run_test(size=WIDE) as pilot:
        commands = [command.title for command in pilot.app.get_system_commands(pilot.app.screen)]
        assert commands.count("Search everything") == 1


async def test_what_is_changed_from_a_hit_is_found_anew(three):
    async with app_on(three).run_test(size=WIDE) as pilot:
        action = three.actions.save(replace(three.actions.blank(), text="Share the rota"))
        await search(pilot, "share")
        await pilot.press("enter")
        await on_screen(pilot, "ActionForm")
        await fill_in(pilot, "text", "Share the runbook")
        await saved(pilot, "SearchScreen")
        assert row_with(pilot, "Share the runbook")
        assert three.actions.get(action.id).text == "Share the runbook"
        await pilot.press("ctrl+u")
        await typed(pilot, "rota share")
        assert not rows(pilot).ids


async def test_tab_leads_to_the_hits_and_slash_back(three):
    async with app_on(three).run_test(size=WIDE) as pilot:
        await search(pilot, "rota")
        await pilot.press("tab", "j")
        assert rows(pilot).cursor == 1
        await pilot.press("slash")
        assert field(pilot).has_focus
        assert field(pilot).value == "rota"


async def test_of_many_hits_the_first_are_shown_and_the_others_counted(services):
    log(services, "@ana 10m Rota")
    [talk] = services.conversations.all()
    with services.history.step("Many") as step:
        for number in range(210):
            origin = services.context.origin()
            step.put(replace(talk, **origin, rev=0, title=f"Rota {number}"))
    async with app_on(services).run_test(size=WIDE) as pilot:
        await search(pilot, "rota")
        assert len(hits(pilot)) == 200
        assert "200 hits and " in shown(pilot)
        await until(pilot, lambda: "200 hits and 11 more" in shown(pilot))


@pytest.mark.parametrize("kind", ["peer", "goal", "skill", "exchange", "feedback", "point"])
async def test_the_sample_data_opens_from_its_hits(sample_services, kind):
    async with app_on(sample_services).run_test(size=WIDE) as pilot:
        await search(pilot, f"type:{kind}")
        for _ in range(3):
            await pilot.press("down")
            assert page_text(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: type(pilot.app.screen).__name__ != "SearchScreen")
        await pilot.press("escape")
        await on_screen(pilot, "SearchScreen")


_OTHERS = "talk action agreement review introduction contribution check he resource practice growth"


@pytest.mark.parametrize("kind", _OTHERS.split())
async def test_every_other_kind_has_its_page_and_opens(sample_services, kind):
    async with app_on(sample_services).run_test(size=WIDE) as pilot:
        await search(pilot, f"type:{kind}")
        assert rows(pilot).ids
        await until(pilot, lambda: page_text(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: type(pilot.app.screen).__name__ != "SearchScreen")


async def test_an_answer_to_a_question_of_the_week_opens_in_its_form(services):
    origin = services.context.origin()
    kind = services.reflections.kind
    answer = kind(**origin, week="2026-W47", question="What went well?", private_answer="the rota")
    with services.history.step("Add") as step:
        step.put(answer)
    async with app_on(services).run_test(size=WIDE) as pilot:
        await search(pilot, "rota type:reflection")
        await until(pilot, lambda: "the rota" in page_text(pilot))
        await pilot.press("enter")
        await on_screen(pilot, "ReflectionForm")


@each_hostile
async def test_hostile_text_is_found_and_shown_harmlessly(services, text, size):
    talk = f"@ana 10m Rota {text[:200]}"
    log(services, talk)
    [stored] = services.conversations.all()
    services.conversations.save(replace(stored, notes=f"{text} pager {text}"))
    app: PeerPalApp = app_on(services)
    async with app.run_test(size=size, notifications=True) as pilot:
        await search(pilot, "pager")
        assert len(rows(pilot).ids) == 1
        await until(pilot, lambda: page_text(pilot) or size == NARROW)
        assert_harmless(pilot)
        await pilot.press("ctrl+u")
        await typed(pilot, text)
        assert_harmless(pilot)
        await typed(pilot, ' type: peer:[/] since:"')
        assert_harmless(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "TodayScreen")
        await search(pilot)
        await pilot.press("ctrl+u")
        assert_harmless(pilot)


async def test_without_records_nothing_is_found_and_nothing_breaks(services):
    async with app_on(services).run_test(size=NARROW) as pilot:
        await search(pilot, "".join(HOSTILE[:2]))
        assert "Nothing found." in shown(pilot)
        await pilot.press("enter", "up", "pageup", "escape")
        await on_screen(pilot, "TodayScreen")


async def test_no_garbage_is_looked_for_while_somebody_types(three, monkeypatch):
    app = app_on(three)
    async with app.run_test(size=WIDE) as pilot:
        await search(pilot, "rota")
        put_off = []
        monkeypatch.setattr(Timer, "reset", lambda timer: put_off.append(timer._callback))
        await pilot.press("x", "y", "z")
        assert sum(each in (app._look_ahead, tidy) for each in put_off) == 3


async def test_a_guide_is_found_read_beside_and_opened(three):
    async with app_on(three).run_test(size=WIDE) as pilot:
        await search(pilot, "giving feedback")
        assert row_with(pilot, "Giving feedback").split()[0] == "guide"
        assert rows(pilot).ids[0] == "guide giving_feedback"
        await until(pilot, lambda: "Giving feedback" in page_text(pilot))
        await pilot.press("enter")
        await on_screen(pilot, "GuideScreen")
        assert pilot.app.screen.name_shown == "giving_feedback"
        await pilot.press("escape")
        await on_screen(pilot, "SearchScreen")
        assert field(pilot).value == "giving feedback"


async def test_guides_stand_below_the_records_unless_by_their_title(three):
    log(three, "@ana 30m 2026-11-20 Silence")
    async with app_on(three).run_test(size=WIDE) as pilot:
        await search(pilot, "silence")
        kinds = [id_.startswith("guide ") for id_ in rows(pilot).ids]
        assert kinds[0] is False
        assert kinds[-1] is True


async def test_it_says_that_it_is_share_safe(three):
    async with app_on(three).run_test(size=NARROW) as pilot:
        await pilot.press("f2")
        await search(pilot, "rota")
        assert "share-safe · F2" in shown(pilot)
