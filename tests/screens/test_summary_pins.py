"""Top contributions by real keys: pinned, taken down, and written down with `c`."""

from __future__ import annotations

from datetime import date

import pytest

from peerpal.app import PeerPalApp
from peerpal.domain.evidence import Evidence
from peerpal.domain.summary import Section
from peerpal.services.services import Services
from screens.driving import WIDE, fill, on_screen, row_with, saved, shown, until
from screens.summaries import (
    document,
    log_talks,
    plan_of,
    tell,
    tell_stories,
    titles_in,
    to_item,
    to_row,
    to_summary,
)

SUMMARY = "SummaryScreen"


@pytest.fixture
def stories(services: Services) -> dict[str, str]:
    return tell_stories(services)


async def test_without_a_pin_the_latest_with_an_outcome_stand_at_the_top(
    stories: dict[str, str], app: PeerPalApp, services: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await to_summary(pilot)
        assert titles_in(pilot, Section.CONTRIBUTIONS) == ["Fourth", "Third", "Second"]
        assert titles_in(pilot, Section.BEYOND) == ["First"]
        assert "☆" in row_with(pilot, "Fourth")
        assert not plan_of(services).rev


async def test_up_to_three_are_pinned_and_a_fourth_is_refused(
    stories: dict[str, str], app: PeerPalApp, services: Services
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await to_item(pilot, "First")
        await pilot.press("asterisk")
        assert plan_of(services).pinned_ids == (stories["First"],)
        assert titles_in(pilot, Section.CONTRIBUTIONS) == ["First"]
        assert "★" in row_with(pilot, "First")
        assert "✓" in row_with(pilot, "Fourth")
        assert pilot.app.screen.rows.current_id == stories["First"]
        for title in ("Third", "Second"):
            await to_item(pilot, title)
            await pilot.press("asterisk")
        assert titles_in(pilot, Section.CONTRIBUTIONS) == ["First", "Third", "Second"]
        assert document(pilot).index("First") < document(pilot).index("Third")
        await to_item(pilot, "Fourth")
        await pilot.press("asterisk")
        await until(pilot, lambda: "Three are pinned already. Take one of them" in shown(pilot))
        assert titles_in(pilot, Section.BEYOND) == ["Fourth"]
        await to_item(pilot, "Third")
        await pilot.press("asterisk")
        assert plan_of(services).pinned_ids == (stories["First"], stories["Second"])
        await pilot.press("u")
        assert len(plan_of(services).pinned_ids) == 3
        await pilot.press("u", "u", "u")
        assert not plan_of(services).rev
        assert titles_in(pilot, Section.CONTRIBUTIONS) == ["Fourth", "Third", "Second"]


async def test_a_section_and_what_is_not_in_can_be_no_contribution(
    app: PeerPalApp, services: Services
) -> None:
    log_talks(services)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("asterisk")
        await until(pilot, lambda: "Choose an item to pin as a top contribution." in shown(pilot))
        await to_item(pilot, "fixtures")
        await pilot.press("asterisk")
        await until(pilot, lambda: "Only what is in can be a top contribution" in shown(pilot))
        assert not plan_of(services).rev
        await pilot.press("m", "asterisk")
        assert titles_in(pilot, Section.CONTRIBUTIONS) == ["pytest: showed her fixtures"]


async def test_pins_that_nobody_sees_make_room(
    stories: dict[str, str], app: PeerPalApp, services: Services
) -> None:
    tell(services, "In the summer", date(2026, 8, 3))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        for title in ("First", "Second", "Third"):
            await to_item(pilot, title)
            await pilot.press("asterisk")
        await to_item(pilot, "Second")
        await pilot.press("m")  # it is out now, and so at the top no more
        assert titles_in(pilot, Section.CONTRIBUTIONS) == ["First", "Third"]
        await to_item(pilot, "Fourth")
        await pilot.press("asterisk")
        assert titles_in(pilot, Section.CONTRIBUTIONS) == ["First", "Third", "Fourth"]
        await pilot.press("p", "p")
        assert "Last quarter" in shown(pilot)
        await to_item(pilot, "In the summer")
        await pilot.press("asterisk")
        assert "★" in row_with(pilot, "In the summer")
        await pilot.press("u")
        assert len(plan_of(services).pinned_ids) == 3


# Contributions


async def test_c_writes_a_new_one_down_and_the_cursor_goes_there(
    app: PeerPalApp, services: Services
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await to_row(pilot, Section.BEYOND)
        await pilot.press("c")
        await on_screen(pilot, "EvidenceForm")
        assert "This tells of" not in shown(pilot)
        await fill(pilot, "title", "Cut the suite")
        await fill(pilot, "outcome", "Four minutes")
        await saved(pilot, SUMMARY)
        (story,) = services.evidence.all()
        assert pilot.app.screen.rows.current_id == story.id
        assert titles_in(pilot, Section.CONTRIBUTIONS) == ["Cut the suite"]
        assert "Four minutes" in document(pilot)
        await pilot.press("u")
        assert services.evidence.all() == []


async def test_c_makes_one_of_an_item_and_edits_the_one_that_it_has(
    app: PeerPalApp, services: Services
) -> None:
    def story() -> Evidence:
        (found,) = services.evidence.all()
        return found

    log_talks(services)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        id_ = await to_item(pilot, "fixtures")
        await pilot.press("c")
        await on_screen(pilot, "EvidenceForm")
        assert "This tells of the exchange" in shown(pilot)
        await fill(pilot, "outcome", "Her tests are half as long")
        await saved(pilot, SUMMARY)
        assert story().source_id == id_
        assert story().title == "pytest: showed her fixtures"
        assert pilot.app.screen.rows.current_id == story().id
        await to_row(pilot, id_)
        for _ in range(2):  # of the item, and of the contribution itself
            await pilot.press("c")
            await on_screen(pilot, "EvidenceForm")
            assert "Her tests are half as long" in shown(pilot)
            await fill(pilot, "why", "Nobody waits for her")
            await saved(pilot, SUMMARY)
            assert story().why == "Nobody waits for her"
            assert pilot.app.screen.rows.current_id == story().id


async def test_a_new_one_in_a_folded_section_is_unfolded(
    app: PeerPalApp, services: Services, stories: dict[str, str]
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await to_row(pilot, Section.CONTRIBUTIONS)
        await pilot.press("enter")
        assert titles_in(pilot, Section.CONTRIBUTIONS) == []
        await pilot.press("c")
        await on_screen(pilot, "EvidenceForm")
        await fill(pilot, "title", "Fifth")
        await fill(pilot, "outcome", "Done")
        await saved(pilot, SUMMARY)
        fifth = next(story for story in services.evidence.all() if story.title == "Fifth")
        assert pilot.app.screen.rows.current_id == fifth.id
        assert "Fifth" in titles_in(pilot, Section.CONTRIBUTIONS)
