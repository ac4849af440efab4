"""Wording a summary anew by real keys: its opening and its items, for this summary only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from writing import editor

from peerpal.app import PeerPalApp
from peerpal.domain.peer import Consent
from peerpal.domain.summary import Audience, Opening, PeerNames, Section, wording_of
from peerpal.services.services import Services
from screens.driving import (
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    each_hostile,
    fill,
    log,
    on_screen,
    row_with,
    saved,
    shown,
    until,
)
from screens.summaries import (
    YES,
    document,
    marks,
    picked,
    plan_of,
    received,
    to_item,
    to_row,
    to_summary,
)
from screens.test_editor import TerminalDriver

SUMMARY, WORDING, OPENING = "SummaryScreen", "WordingForm", "OpeningForm"
FIXTURES = "pytest: showed her fixtures"
AGAIN = "What you typed last time and did not save is here again."
COMPUTED = "I had 2 conversations with 2 colleagues."
PEER = 2
"""The place of the record of a pairing among the readers."""


async def word(pilot, form: str) -> None:
    await pilot.press("e")
    await on_screen(pilot, form)


def opening_of(services: Services) -> Opening:
    opening = plan_of(services).opening
    assert opening
    return opening


# The opening


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_opening_is_worded_anew_and_counts_its_words(
    talks: Services, app: PeerPalApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size, notifications=True) as pilot:
        await to_summary(pilot)
        await word(pilot, OPENING)
        assert COMPUTED in shown(pilot)
        await until(pilot, lambda: "21 words" in shown(pilot))
        await fill(pilot, "text", "one two  three\nfour")
        await until(pilot, lambda: "4 words" in shown(pilot))
        await fill(pilot, "text", "w " * 121)
        await until(pilot, lambda: "121 words, more than the 120 that read well" in shown(pilot))
        await fill(pilot, "text", "A good quarter with [/] two people.")
        await saved(pilot, SUMMARY)
        assert opening_of(talks).text == "A good quarter with [/] two people."
        assert opening_of(talks).computed.startswith(COMPUTED)
        assert "A good quarter with [/] two people." in document(pilot)
        assert COMPUTED not in document(pilot)
        assert "6 words" in row_with(pilot, "In short")
        assert pilot.app.screen.rows.current_id == Section.OPENING
        await pilot.press("u")
        assert not plan_of(talks).rev
        assert COMPUTED in document(pilot)


async def test_an_opening_of_more_words_is_kept_all_the_same(
    talks: Services, app: PeerPalApp
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await word(pilot, OPENING)
        await fill(pilot, "text", "w " * 121)
        await saved(pilot, SUMMARY)
    assert len(opening_of(talks).text.split()) == 121


@pytest.mark.parametrize("text", ["", " \n "])
async def test_an_opening_that_is_emptied_is_made_of_the_totals_again(
    talks: Services, app: PeerPalApp, text: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await word(pilot, OPENING)
        await fill(pilot, "text", "My own.")
        await saved(pilot, SUMMARY)
        await word(pilot, OPENING)
        await fill(pilot, "text", text)
        await saved(pilot, SUMMARY)
        assert plan_of(talks).opening is None
        assert COMPUTED in document(pilot)


async def test_an_opening_that_tells_of_other_numbers_is_pointed_out(
    talks: Services, app: PeerPalApp
) -> None:
    stale = "your opening tells of other numbers · e"
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await word(pilot, OPENING)
        await fill(pilot, "text", "Two talks.")
        await saved(pilot, SUMMARY)
        assert stale not in shown(pilot)
        log(talks, "@ana 30m today One more")
        pilot.app.screen.reload()
        await pilot.pause()
        assert stale in shown(pilot)
        await word(pilot, OPENING)
        await fill(pilot, "text", "Three talks.")
        await saved(pilot, SUMMARY)
        assert stale not in shown(pilot)


async def test_an_opening_is_of_its_days(talks: Services, app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await word(pilot, OPENING)
        await fill(pilot, "text", "Only of the autumn.")
        await saved(pilot, SUMMARY)
        await pilot.press("o")
        await on_screen(pilot, "PeriodPrompt")
        await pilot.press(*"2026-h1", "enter")
        await on_screen(pilot, SUMMARY)
        assert "Only of the autumn" not in document(pilot)


# Items


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_an_item_is_worded_anew_and_the_record_stays_as_it_is(
    talks: Services, app: PeerPalApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("A")
        id_ = await to_item(pilot, FIXTURES)
        await word(pilot, WORDING)
        assert "For this summary only: the record stays as it is." in shown(pilot)
        assert pilot.app.screen.texts == {"text": "showed her fixtures."}
        await fill(pilot, "text", "Ana writes her own fixtures now.")
        await saved(pilot, SUMMARY)
        assert wording_of(plan_of(talks), id_) == "Ana writes her own fixtures now."
        assert talks.exchanges.get(id_).takeaway == "showed her fixtures"
        assert pilot.app.screen.rows.current_id == id_
        assert "Ana writes her own" in row_with(pilot, "Ana writes")
        assert "Ana writes her own fixtures now." in document(pilot)
        assert "showed her fixtures" not in document(pilot)
        await pilot.press("r")
        await picked(pilot, 1)
        await on_screen(pilot, SUMMARY)
        assert "showed her fixtures" in document(pilot)
        await pilot.press("u")
        assert not plan_of(talks).rev


@pytest.mark.parametrize("text", ["", "showed her fixtures."])
async def test_an_item_that_is_emptied_speaks_for_itself_again(
    talks: Services, app: PeerPalApp, text: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await pilot.press("A")
        await to_item(pilot, FIXTURES)
        await word(pilot, WORDING)
        await fill(pilot, "text", "Other words")
        await saved(pilot, SUMMARY)
        await word(pilot, WORDING)
        assert pilot.app.screen.texts == {"text": "Other words"}
        await fill(pilot, "text", text)
        await saved(pilot, SUMMARY)
        assert plan_of(talks).wordings == ()
        assert "showed her fixtures" in document(pilot)


async def test_what_cannot_be_worded_anew_is_said(talks: Services, app: PeerPalApp) -> None:
    ana = talks.peers.find("ana")
    assert ana
    talks.peers.save(replace(ana, quote_consent=Consent.GRANTED))
    received(talks, "You explain well", in_summary=YES, consent=Consent.GRANTED)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        for row, said in [
            (Section.GOALS, "Choose the opening, or an item, to word it anew."),
            ("Coffee", "This is not told of yet. Let it in with m first."),
            ("You explain well", "A colleague's words stay as they are: in, or out."),
        ]:
            await (to_row if row in list(Section) else to_item)(pilot, row)
            await pilot.press("e")
            await until(pilot, lambda said=said: said in shown(pilot))
            await on_screen(pilot, SUMMARY)
        assert not plan_of(talks).rev


# What is typed is not lost


@pytest.mark.parametrize(("row", "form"), [(Section.OPENING, OPENING), (FIXTURES, WORDING)])
async def test_a_draft_survives_the_end_of_the_program(
    talks: Services, app: PeerPalApp, open_services: Callable[[], Services], row: str, form: str
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await pilot.press("A")
        await (to_row if row in list(Section) else to_item)(pilot, row)
        await word(pilot, form)
        key = pilot.app.screen.draft_key
        await fill(pilot, "text", "half a sentence")
        await until(pilot, lambda: (talks.drafts.find(key) or {}).get("text") == "half a sentence")
    later = open_services()
    async with app_on(later).run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await (to_row if row in list(Section) else to_item)(pilot, row)
        await word(pilot, form)
        await until(pilot, lambda: AGAIN in shown(pilot))
        assert "half a sentence" in shown(pilot)
        await saved(pilot, SUMMARY)
        assert "half a sentence" in document(pilot)
        assert not later.drafts.find(key)


async def test_escape_asks_before_a_wording_is_lost(talks: Services, app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await word(pilot, OPENING)
        await pilot.press("escape")
        await on_screen(pilot, SUMMARY)
        await word(pilot, OPENING)
        await fill(pilot, "text", "half a sentence")
        await pilot.press("escape")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("n")
        await on_screen(pilot, OPENING)
        assert "half a sentence" in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, SUMMARY)
        await word(pilot, OPENING)
        assert AGAIN not in shown(pilot)
        assert COMPUTED in shown(pilot)


async def test_a_draft_for_one_peer_is_never_shown_for_another(
    talks: Services, app: PeerPalApp
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        for place, text in enumerate(["Only for Ana", "Only for Ben"]):
            await pilot.press("r")
            await picked(pilot, PEER)
            await until(pilot, lambda: "Whose and your record is it?" in shown(pilot))
            await picked(pilot, place)
            await on_screen(pilot, SUMMARY)
            await word(pilot, OPENING)
            assert "Only for" not in shown(pilot)
            await fill(pilot, "text", text)
            key = pilot.app.screen.draft_key
            await until(pilot, lambda key=key: talks.drafts.find(key))
            pilot.app.pop_screen()  # as a crash leaves it
            await on_screen(pilot, SUMMARY)


async def test_what_could_not_be_saved_stays_in_the_form(
    talks: Services, app: PeerPalApp, folder
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await word(pilot, OPENING)
        await fill(pilot, "text", "Not lost")
        folder.is_full = True
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "the disk is full" in shown(pilot))
        folder.is_full = False
        await saved(pilot, SUMMARY)
        assert opening_of(talks).text == "Not lost"


async def test_an_opening_is_written_in_the_editor(
    talks: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", editor(tmp_path, "file.write_text('From the [/] editor')"))
    app = app_on(talks)
    app.driver_class = TerminalDriver
    async with app.run_test(size=WIDE, headless=False) as pilot:
        await to_summary(pilot)
        await word(pilot, OPENING)
        await pilot.press("ctrl+e")
        await until(pilot, lambda: "From the [/] editor" in shown(pilot))
        await saved(pilot, SUMMARY)
    assert opening_of(talks).text == "From the [/] editor"


# Another PeerPal on the same folder


async def test_other_settings_from_elsewhere_are_kept_when_a_wording_is_saved(
    talks: Services, app: PeerPalApp, open_services: Callable[[], Services]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await pilot.press("percent_sign")
        await word(pilot, OPENING)
        await fill(pilot, "text", "My own")
        other = open_services()
        plan = plan_of(other)
        names = replace(plan.settings, names=PeerNames.ROLE)
        other.summary.plans.change(replace(plan, settings=names), "Elsewhere")
        await saved(pilot, SUMMARY)
        assert opening_of(talks).text == "My own"
        assert plan_of(talks).settings == names
        assert "roles, no names" in shown(pilot)


async def test_an_opening_that_was_worded_elsewhere_is_asked_about(
    talks: Services, app: PeerPalApp, open_services: Callable[[], Services]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        await pilot.press("percent_sign")
        await word(pilot, OPENING)
        await fill(pilot, "text", "My own")
        other = open_services()
        plan = plan_of(other)
        preview = other.summary.preview(other.summary.default_period(), plan)
        other.summary.open_with(plan, preview, "From elsewhere")
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ConflictScreen")
        assert "From elsewhere" in shown(pilot)
        assert "My own" in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, OPENING)
        assert opening_of(talks).text == "From elsewhere"
        assert "My own" in shown(pilot)


@each_hostile
async def test_hostile_words_are_shown_and_do_no_harm(
    talks: Services, size: tuple[int, int], text: str
) -> None:
    async with app_on(talks).run_test(size=size, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("A")
        for row, form in ((Section.OPENING, OPENING), (FIXTURES, WORDING)):
            await (to_row if row in list(Section) else to_item)(pilot, row)
            await word(pilot, form)
            await fill(pilot, "text", f"{text} end")
            assert_harmless(pilot)
            await saved(pilot, SUMMARY)
            assert_harmless(pilot)
        assert len(plan_of(talks).wordings) == 1
        assert plan_of(talks).settings.audience is Audience.MANAGER
        assert set(marks(talks).values()) == {YES}
