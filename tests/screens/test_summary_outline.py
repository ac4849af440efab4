"""The outline of the Summary by real keys: its sections, its items and their marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from peerpal.app import PeerPalApp
from peerpal.domain.record import InSummary
from peerpal.domain.summary import Section
from peerpal.services.services import Services
from screens.driving import (
    NARROW,
    WIDE,
    app_on,
    log,
    on_screen,
    row_with,
    shown,
    until,
)
from screens.summaries import (
    NO,
    TALL,
    UNDECIDED,
    YES,
    document,
    marks,
    plan_of,
    tell_stories,
    titles_in,
    to_item,
    to_row,
    to_summary,
)

COFFEE, ROTA = "Coffee", "Talked about the rota"
FIXTURES, DEPLOYS = "pytest: showed her fixtures", "kubernetes: rolling deploys"
OPENED_IN = {
    "action": "ActionForm",
    "conversation": "ConversationReader",
    "introduction": "IntroductionForm",
}
NOBODY_DECIDED = dict.fromkeys([COFFEE, ROTA, FIXTURES, DEPLOYS], UNDECIDED)


# Marks


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_without_anything_it_is_said_and_no_key_does_harm(app: PeerPalApp, size) -> None:
    async with app.run_test(size=size, notifications=True) as pilot:
        await to_summary(pilot)
        assert "0 in · 0 out · all decided · 0 words" in shown(pilot)
        assert "nothing happened in these days · n Log, p Period" in shown(pilot)
        assert row_with(pilot, "In short").rstrip().endswith("empty")
        await pilot.press("m", "m", "K", "J", "enter", "enter", "asterisk", "v", "v")
        await on_screen(pilot, "SummaryScreen")
        await pilot.press("A")
        await until(pilot, lambda: "Everything here is decided." in shown(pilot))
        await pilot.press("M")
        await until(pilot, lambda: "Something is told of every month." in shown(pilot))
        await pilot.press("O")
        await until(pilot, lambda: "Nobody else is named in it." in shown(pilot))


async def test_m_and_space_go_through_the_marks(talks: Services, app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        assert marks(talks) == NOBODY_DECIDED
        assert "0 in · 0 out · 4 undecided, left out" in shown(pilot)
        assert "○" in row_with(pilot, COFFEE)
        await to_item(pilot, COFFEE)
        await pilot.press("m")
        assert marks(talks) == NOBODY_DECIDED | {COFFEE: YES}
        assert "1 in · 0 out · 3 undecided" in shown(pilot)
        assert "✓" in row_with(pilot, COFFEE)
        assert "Coffee, with Ben" in document(pilot)
        await pilot.press("space")
        assert marks(talks) == NOBODY_DECIDED | {COFFEE: NO}
        assert "✗" in row_with(pilot, COFFEE)
        assert COFFEE not in document(pilot)
        await pilot.press("m")
        assert marks(talks) == NOBODY_DECIDED
        await pilot.press("u")
        assert marks(talks)[COFFEE] is NO
        await pilot.press("U")
        assert marks(talks)[COFFEE] is UNDECIDED


@pytest.mark.parametrize(
    ("key", "mark", "said"), [("A", YES, "Let 3 items in"), ("N", NO, "Kept 3 items out")]
)
async def test_all_undecided_are_decided_in_one_step_also_in_folded_sections(
    talks: Services, app: PeerPalApp, key, mark, said
) -> None:
    before = NOBODY_DECIDED | {COFFEE: NO}
    after = dict.fromkeys(NOBODY_DECIDED, mark) | {COFFEE: NO}
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await to_item(pilot, COFFEE)
        await pilot.press("m", "m")
        await to_row(pilot, Section.BEYOND)
        await pilot.press("enter", key)
        assert marks(talks) == after
        await until(pilot, lambda: f"{said} · u to undo" in shown(pilot))
        assert "all decided" in shown(pilot)
        await pilot.press("u")
        assert marks(talks) == before
        await pilot.press("U")
        assert marks(talks) == after


async def test_a_mark_that_cannot_be_saved_is_said_and_works_later(
    talks: Services, app: PeerPalApp, folder
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await to_item(pilot, COFFEE)
        folder.is_full = True
        await pilot.press("m", "A", "i", "K")
        await until(pilot, lambda: "the disk is full" in shown(pilot))
        assert marks(talks) == NOBODY_DECIDED
        assert not plan_of(talks).rev
        assert "Let 4 items in" not in shown(pilot)
        folder.is_full = False
        await pilot.press("A")
        assert set(marks(talks).values()) == {YES}


# Sections


@pytest.mark.parametrize("key", ["m", "space"])
async def test_a_section_is_switched_off_and_on(talks: Services, app: PeerPalApp, key: str) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("A")
        assert "fixtures" in document(pilot)
        await to_row(pilot, Section.BEYOND)
        await pilot.press(key)
        assert plan_of(talks).settings.sections_off == (Section.BEYOND,)
        assert "□ Beyond my role (off)" in shown(pilot)
        assert "Beyond my role" not in document(pilot)
        assert FIXTURES[:10] not in "".join(titles_in(pilot, Section.BEYOND))
        assert pilot.app.screen.rows.current_id == Section.BEYOND
        await pilot.press("u")
        assert plan_of(talks).settings.sections_off == ()
        assert titles_in(pilot, Section.BEYOND) == [FIXTURES]
        await pilot.press("U", key)
        assert plan_of(talks).settings.sections_off == ()
        assert "Beyond my role" in document(pilot)


async def test_k_and_j_move_a_section_among_those_that_are_on(
    talks: Services, app: PeerPalApp
) -> None:
    def order() -> list[Section]:
        return list(plan_of(talks).settings.sections)

    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("A")
        await to_row(pilot, Section.SKILLS)
        await pilot.press("K")
        assert order()[1:4] == [Section.CONTRIBUTIONS, Section.SKILLS, Section.BEYOND]
        assert pilot.app.screen.rows.current_id == Section.SKILLS
        assert document(pilot).index("Skills") < document(pilot).index("Beyond my role")
        await pilot.press("shift+down")
        assert order() == list(Section)
        await pilot.press("J", "shift+up")
        assert order() == list(Section)
        await pilot.press("u")
        assert order()[3:5] == [Section.GOALS, Section.SKILLS]
        await to_row(pilot, Section.OPENING)
        before = plan_of(talks)
        await pilot.press("K")
        assert plan_of(talks) == before  # nothing to undo


async def test_enter_folds_a_section_and_the_cursor_stays(talks: Services, app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        rows = pilot.app.screen.rows
        await to_row(pilot, Section.APPENDIX)
        await pilot.press("enter")
        assert titles_in(pilot, Section.APPENDIX) == []
        assert "2 items folded" in row_with(pilot, "Appendix: by date")
        assert rows.current_id == Section.APPENDIX
        assert "4 undecided" in shown(pilot)
        await to_row(pilot, Section.BEYOND)
        await pilot.press("enter")
        assert "1 item folded" in row_with(pilot, "Beyond my role")
        await pilot.press("enter")
        assert rows.current_id == Section.BEYOND
        assert titles_in(pilot, Section.BEYOND) == [FIXTURES]
        assert titles_in(pilot, Section.APPENDIX) == []
        await pilot.press("1")
        await on_screen(pilot, "TodayScreen")
        await to_summary(pilot)
        assert titles_in(pilot, Section.APPENDIX) == []
        assert rows.current_id == Section.BEYOND
        assert not talks.summary.plans.all()


# Items


async def test_k_and_j_move_an_item_among_those_of_its_section(
    services: Services, app: PeerPalApp
) -> None:
    log(services, "@ana 5m yesterday x\n> a 5m one", "@ana 5m -2d x\n> b 5m two",
        "@ana 5m -3d x\n> c 5m three")  # fmt: skip
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("A")
        assert titles_in(pilot, Section.BEYOND) == ["a: one", "b: two", "c: three"]
        id_ = await to_item(pilot, "b: two")
        await pilot.press("K")
        assert titles_in(pilot, Section.BEYOND) == ["b: two", "a: one", "c: three"]
        assert document(pilot).index("two") < document(pilot).index("one")
        assert pilot.app.screen.rows.current_id == id_
        rev = plan_of(services).rev
        await pilot.press("K")
        await until(pilot, lambda: "It is the first of its section already." in shown(pilot))
        assert plan_of(services).rev == rev
        await pilot.press("J", "J")
        assert titles_in(pilot, Section.BEYOND) == ["a: one", "c: three", "b: two"]
        await pilot.press("u")
        assert titles_in(pilot, Section.BEYOND) == ["a: one", "b: two", "c: three"]
        await pilot.press("u", "u")
        assert titles_in(pilot, Section.BEYOND) == ["a: one", "b: two", "c: three"]
        assert not plan_of(services).rev


async def test_the_appendix_stays_in_the_order_of_its_days(
    talks: Services, app: PeerPalApp
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        assert titles_in(pilot, Section.APPENDIX) == [COFFEE, ROTA]
        await to_item(pilot, ROTA)
        await pilot.press("K")
        await until(pilot, lambda: "The appendix tells everything by its date." in shown(pilot))
        assert titles_in(pilot, Section.APPENDIX) == [COFFEE, ROTA]
        assert not plan_of(talks).rev


async def test_enter_opens_each_kind_of_item(sample_services: Services) -> None:
    async with app_on(sample_services).run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        nouns = {item.noun: id_ for id_, item in pilot.app.screen.outline.items.items()}
        assert set(nouns) >= {"action", "conversation", "taught", "learned", "goal", "check-in",
                              "skill", "feedback given", "feedback received", "contribution",
                              "introduction"}  # fmt: skip
        for noun, id_ in nouns.items():
            pilot.app.screen.rows.select(id_)
            await pilot.press("enter")
            await on_screen(pilot, OPENED_IN.get(noun, "ReaderScreen"))
            await pilot.press("escape")
            await on_screen(pilot, "SummaryScreen")
            assert pilot.app.screen.rows.current_id == id_


# The document


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_document_scrolls_and_can_stand_alone(sample_services: Services, size) -> None:
    async with app_on(sample_services).run_test(size=size, notifications=True) as pilot:
        await to_summary(pilot)
        assert "In short" in shown(pilot)
        await pilot.press("A", "tab", "G")
        last = pilot.app.screen.document._lines[-2].text.strip()
        await until(pilot, lambda: last in shown(pilot))
        await pilot.press("g")
        await until(pilot, lambda: "Peer mentoring: Robin Vale" in shown(pilot))
        assert "undecided" not in shown(pilot)
        assert "all decided" in shown(pilot)
        await pilot.press("v")
        await until(pilot, lambda: "all decided" not in shown(pilot))
        assert "Peer mentoring: Robin Vale" in shown(pilot)
        await pilot.press("v", "j")
        await until(pilot, lambda: "all decided" in shown(pilot))
        assert pilot.app.screen.rows.cursor == 1


async def test_another_theme_gives_the_document_other_colours(
    talks: Services, app: PeerPalApp
) -> None:
    def heading() -> object:
        lines = pilot.app.screen.document._lines
        return next(s.style.color for line in lines for s in line if s.text.startswith("In short"))

    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        dark = heading()
        app.theme = "peerpal-light"
        await until(pilot, lambda: heading() != dark)


async def test_the_head_counts_the_words_but_for_the_appendix(
    talks: Services, app: PeerPalApp
) -> None:
    def words() -> int:
        line = next(line for line in shown(pilot).split("\n") if " in · " in line)
        return int(line.split("│")[0].split(" · ")[-1].split()[0])

    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        before = words()
        assert before
        await to_item(pilot, COFFEE)
        await pilot.press("m")
        assert words() == before
        await to_item(pilot, FIXTURES)
        await pilot.press("m")
        assert words() > before
        for section in (Section.OPENING, Section.BEYOND, Section.SKILLS):
            await to_row(pilot, section)
            await pilot.press("m")
        assert words() == 0


async def test_more_words_than_are_read_are_said(services: Services, app: PeerPalApp) -> None:
    for title, id_ in tell_stories(services).items():
        story = services.evidence.get(id_)
        services.evidence.save(replace(story, situation=f"{title} " * 230))
    async with app.run_test(size=TALL) as pilot:
        await to_summary(pilot)
        assert "400 to 700 words are read to the end" in shown(pilot)


# Another PeerPal on the same folder


async def test_what_another_peerpal_changes_is_followed(
    talks: Services, app: PeerPalApp, open_services: Callable[[], Services]
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("i", "i")
        await to_row(pilot, Section.SKILLS)
        other = open_services()
        plan = plan_of(other)
        off = replace(plan.settings, sections_off=(Section.BEYOND,))
        other.summary.plans.change(replace(plan, settings=off), "Elsewhere")
        log(other, "@ana 5m today Elsewhere")
        assert "(off)" not in shown(pilot)
        pilot.app.follow()
        await pilot.pause()
        assert "Beyond my role (off)" in shown(pilot)
        assert "Elsewhere" in titles_in(pilot, Section.APPENDIX)
        assert pilot.app.screen.rows.current_id == Section.SKILLS
        await pilot.press("m")
        assert plan_of(talks).settings.sections_off == (Section.BEYOND, Section.SKILLS)


async def test_a_step_on_what_was_changed_elsewhere_meanwhile_is_refused_and_then_works(
    talks: Services, app: PeerPalApp, open_services: Callable[[], Services]
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        id_ = await to_item(pilot, COFFEE)
        other = open_services()
        other.conversations.mark(id_, InSummary.NO)
        await pilot.press("m")
        await until(pilot, lambda: "changed elsewhere" in shown(pilot))
        assert marks(talks)[COFFEE] is NO
        assert "✗" in row_with(pilot, COFFEE)
        await pilot.press("m")
        assert marks(talks)[COFFEE] is UNDECIDED


async def test_an_item_that_is_deleted_elsewhere_goes_and_the_cursor_finds_another(
    talks: Services, app: PeerPalApp, open_services: Callable[[], Services]
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await to_summary(pilot)
        id_ = await to_item(pilot, ROTA)
        open_services().conversations.delete(id_)
        pilot.app.follow()
        await pilot.pause()
        assert titles_in(pilot, Section.APPENDIX) == [COFFEE]
        await pilot.press("m")
        assert marks(talks)[COFFEE] is YES
