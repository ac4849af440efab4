"""What every form keeps: drafts, text through a failed save, and the way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.services.services import Services
from peerpal.widgets.choice import Choice
from peerpal.widgets.fields import Field
from screens.driving import (
    HOSTILE,
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    choose,
    cleared,
    fill,
    focused_field,
    lines_of,
    log,
    on_screen,
    pasted,
    saved,
    shown,
    to_field,
    typed,
    until,
)

if TYPE_CHECKING:
    from opening import FaultyFolder

AGAIN = "What you typed last time and did not save is here again."


def draft(services: Services, field: str, key: str = "goals-new") -> str | None:
    return (services.drafts.find(key) or {}).get(field)


@dataclass(frozen=True)
class Case:
    """How to come to a form from Today, the last key from the screen below; what can be saved."""

    keys: tuple[str, ...]
    form: str
    texts: dict[str, str]
    below: str
    draft: str

    @property
    def field(self) -> str:
        """The field that the tests type into."""
        return next(reversed(self.texts))


FORMS = (
    Case(("5", "n"), "GoalForm", {"title": "Speak"}, "GoalsScreen", "goals-new"),
    Case(
        *(("6", "n"), "FeedbackForm", {"peer_id": "ana", "situation": "Speak"}),
        *("FeedbackScreen", "feedback-new"),
    ),
    Case(("2", "n"), "PeerForm", {"name": "Speak"}, "PeersScreen", "peers-new"),
    Case(("4", "n"), "SkillForm", {"name": "Speak"}, "SkillsScreen", "skills-new"),
    Case(
        *(("3", "N"), "ConversationForm", {"peer_ids": "ana", "title": "Speak"}),
        *("ConversationsScreen", "conversations-new"),
    ),
    Case(
        *(("4", "x", "n"), "ExchangeForm", {"peer_id": "ana", "skill": "go", "takeaway": "Speak"}),
        *("ExchangesScreen", "exchanges-new"),
    ),
    Case(
        *(("3", "T", "n"), "PointForm", {"peer_id": "ana", "text": "Speak"}),
        *("PointsScreen", "talking_points-new"),
    ),
    Case(
        *(("3", "p"), "PlanForm", {"peer_ids": "ana", "planned_at": "fri", "title": "Speak"}),
        *("ConversationsScreen", "plan-new"),
    ),
)
OTHER_FORMS = (
    Case(("enter",), "ActionForm", {"text": "Speak"}, "TodayScreen", ""),
    Case(("P",), "ProfileForm", {"name": "Speak"}, "TodayScreen", ""),
    Case(("5", "c"), "CheckInForm", {"note": "Speak"}, "GoalsScreen", ""),
    Case(("2", "h"), "WrapUpForm", {"title": "Speak"}, "PeersScreen", ""),
)
each_size = pytest.mark.parametrize("size", [NARROW, WIDE])
every_form = pytest.mark.parametrize("case", FORMS, ids=[case.form for case in FORMS])
really_every_form = pytest.mark.parametrize(
    "case", FORMS + OTHER_FORMS, ids=[case.form for case in FORMS + OTHER_FORMS]
)


def kept_in(folder: FaultyFolder) -> dict[str, bytes]:
    """Return the files of the folder but for the drafts."""
    return {name: data for name, data in folder.files.items() if not name.startswith("drafts/")}


async def opened(pilot: Pilot[None], case: Case) -> None:
    is_there = type(pilot.app.screen).__name__ == case.below
    await pilot.press(*(case.keys[-1:] if is_there else case.keys))
    await on_screen(pilot, case.form)


@every_form
async def test_letters_are_letters_while_a_field_has_the_focus(app: PeerPalApp, case: Case) -> None:
    keys = "nedmcxuUCy?/q123jkgGlpB"
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, case)
        await fill(pilot, case.field, keys)
        assert app.screen.texts[case.field] == keys


@every_form
async def test_escape_asks_only_when_text_would_be_lost(app: PeerPalApp, case: Case) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, case)
        await pilot.press("escape")
        await on_screen(pilot, case.below)
        await opened(pilot, case)
        await fill(pilot, case.field, "Speak")
        await pilot.press("escape")
        await on_screen(pilot, "ConfirmScreen")
        assert "What you typed here will be gone." in shown(pilot)
        await pilot.press("n")
        await on_screen(pilot, case.form)
        assert app.screen.texts[case.field] == "Speak"
        await pilot.press("escape")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, case.below)
        await opened(pilot, case)
        assert app.screen.texts[case.field] == ""


@every_form
async def test_a_failed_save_keeps_the_text_and_works_later(
    app: PeerPalApp, services: Services, folder: FaultyFolder, case: Case
) -> None:
    log(services, "@ana 30m hello")
    before = kept_in(folder)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, case)
        for name, text in case.texts.items():
            await fill(pilot, name, text)
        folder.is_full = True
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "the disk is full" in shown(pilot))
        assert app.screen.texts[case.field] == "Speak"
        assert kept_in(folder) == before
        folder.is_full = False
        await saved(pilot, case.below)
        assert "Speak" in shown(pilot)
        assert not services.drafts.find(case.draft)


@every_form
async def test_a_draft_is_offered_again_by_the_next_start(
    app: PeerPalApp, services: Services, open_services: Callable[[], Services], case: Case
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, case)
        await fill(pilot, case.field, "Speak")
        await until(pilot, lambda: draft(services, case.field, case.draft) == "Speak")
    later = open_services()
    async with app_on(later).run_test(size=WIDE) as pilot:
        await opened(pilot, case)
        await until(pilot, lambda: AGAIN in shown(pilot))
        assert pilot.app.screen.texts[case.field] == "Speak"
        await pilot.press("ctrl+r")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("escape")
        await until(pilot, lambda: AGAIN in shown(pilot))
        assert pilot.app.screen.texts[case.field] == "Speak"
        await pilot.press("ctrl+r")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await until(pilot, lambda: AGAIN not in shown(pilot))
        assert pilot.app.screen.texts[case.field] == ""
        await until(pilot, lambda: not later.drafts.find(case.draft))
        await pilot.press("escape")
        await on_screen(pilot, case.below)


@really_every_form
async def test_hostile_text_in_every_field_is_kept_and_does_nothing(
    app: PeerPalApp, services: Services, case: Case
) -> None:
    log(services, "@ana 30m hello\n! me share")
    services.goals.save(replace(services.goals.blank(), title="Run"))
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, case)
        names = [
            field.name
            for field in app.screen.query(Field)
            if field.display and not field.query(Choice)
        ]
        assert set(case.texts) <= set(names)
        for name in names:
            await to_field(pilot, name)
            for text in (HOSTILE[-1], " ".join(HOSTILE[:-1])):
                await cleared(pilot)
                await pasted(pilot, text)
                assert_harmless(pilot)
        before = app.screen.texts
        await pilot.press("ctrl+s")
        assert_harmless(pilot)
        assert app.screen.texts == before if type(app.screen).__name__ == case.form else True
        assert app.return_code is None


@pytest.mark.parametrize("case", OTHER_FORMS, ids=[case.form for case in OTHER_FORMS])
async def test_a_failed_save_of_what_is_there_keeps_the_text_and_works_later(
    app: PeerPalApp, services: Services, folder: FaultyFolder, case: Case
) -> None:
    log(services, "@ana 30m hello\n! me share")
    services.goals.save(replace(services.goals.blank(), title="Run"))
    before = kept_in(folder)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, case)
        await fill(pilot, case.field, "Speak")
        folder.is_full = True
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "the disk is full" in shown(pilot))
        assert app.screen.texts[case.field] == "Speak"
        assert kept_in(folder) == before
        folder.is_full = False
        await saved(pilot, case.below)
        assert kept_in(folder) != before


WRONG = {
    "ConversationForm": [
        ("peer_ids", "", "say who it was with"),
        ("held_on", "", "say on which day it was held"),
        ("held_on", "whenever", "this is not a day"),
        ("minutes", "ages", "this is not a duration"),
        ("lines", "just a note", "begin each line with"),
        ("lines", "> 15m", "line 1, column 3"),
    ],
    "FeedbackForm": [
        ("peer_id", "", "name who it goes to or comes from"),
        ("situation", "", "write at least one part"),
        ("on", "someday", "this is not a day"),
        ("on", "", "give a day"),
        ("follow_up_on", "soon", "this is not a day"),
    ],
    "GoalForm": [
        ("title", "", "name the goal"),
        ("target_on", "someday", "this is not a day"),
        ("milestones", "One\n[x] Two (31 feb)", "line 2: there is no such day"),
        ("progress", "lots", "write a whole number"),
        ("progress", "101", "give a number from 0 to 100"),
    ],
    "PeerForm": [
        ("name", "", "say who it is"),
        ("name", "ANA", "there is a peer of this name already"),
        ("cadence_days", "often", "write a whole number"),
        ("cadence_days", "", "write a whole number"),
        ("cadence_days", "0", "give a number from 1 to 3650"),
        ("max_gap_days", "3", "give a number from 14 to 3650"),
        ("conversation_minutes", "long", "this is not a duration"),
        ("started_on", "someday", "this is not a day"),
    ],
    "ExchangeForm": [
        ("peer_id", "", "say who it was with"),
        ("peer_id", "ana, ben", "name one peer only"),
        ("skill", "", "name the skill"),
        ("happened_on", "", "give a day"),
        ("happened_on", "whenever", "this is not a day"),
        ("minutes", "2000", "give a number from 1 to 1440"),
    ],
}


@pytest.mark.parametrize("form", WRONG)
async def test_what_is_wrong_is_said_beside_its_field(
    app: PeerPalApp, services: Services, folder: FaultyFolder, form: str
) -> None:
    log(services, "@ana 30m hello", "@ben 1m hello")
    before = kept_in(folder)
    case = next(case for case in FORMS if case.form == form)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, case)
        for name, good in case.texts.items():
            await fill(pilot, name, good)
        for field, text, reason in WRONG[form]:
            good = app.screen.texts[field]
            await fill(pilot, field, text)
            await pilot.press("ctrl+s")
            await until(pilot, lambda: reason in shown(pilot))  # noqa: B023
            assert focused_field(pilot).name == field
            assert reason in lines_of(pilot)[app.focused.region.bottom]
            assert kept_in(folder) == before
            await fill(pilot, field, good)


async def test_a_text_that_was_put_back_is_no_change(app: PeerPalApp, services: Services) -> None:
    services.goals.save(replace(services.goals.blank(), title="Speak"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "e")
        await on_screen(pilot, "GoalForm")
        await pilot.press("x", "backspace", "escape")
        await on_screen(pilot, "GoalsScreen")


async def test_a_draft_survives_the_end_of_the_program(
    app: PeerPalApp, services: Services, open_services: Callable[[], Services]
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6", "n")
        await on_screen(pilot, "FeedbackForm")
        await choose(pilot, "model", "COIN")
        await fill(pilot, "context", "the form\nlast release")
        await until(
            pilot, lambda: draft(services, "context", "feedback-new") == "the form\nlast release"
        )
    later = open_services()
    async with app_on(later).run_test(size=WIDE) as pilot:
        await pilot.press("6", "n")
        await on_screen(pilot, "FeedbackForm")
        await until(pilot, lambda: AGAIN in shown(pilot))
        assert "last release" in shown(pilot)
        assert pilot.app.screen.texts["model"] == "coin"
        await fill(pilot, "peer_id", "Ana")
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "FeedbackScreen")
        assert later.feedback.all()[0].fields == {"context": "the form\nlast release"}
        assert not later.drafts.find("feedback-new")


async def test_a_draft_of_an_older_version_says_so(app: PeerPalApp, services: Services) -> None:
    goal = services.goals.save(replace(services.goals.blank(), title="Speak"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "e")
        await on_screen(pilot, "GoalForm")
        await typed(pilot, " up")
        await until(pilot, lambda: draft(services, "title", f"goals-{goal.id}") == "Speak up")
        services.goals.save(replace(goal, title="Speak on stage"))
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ConflictScreen")
        await pilot.press("escape")
        await on_screen(pilot, "GoalForm")
        assert app.screen.texts["title"] == "Speak up"
        assert services.goals.get(goal.id).title == "Speak on stage"
    async with app_on(services).run_test(size=WIDE) as pilot:
        await pilot.press("5", "e")
        await on_screen(pilot, "GoalForm")
        await until(pilot, lambda: "was changed since: compare before you save." in shown(pilot))
        assert pilot.app.screen.texts["title"] == "Speak up"


@each_size
async def test_the_last_field_has_its_place_below_a_notice(
    app: PeerPalApp, services: Services, size: tuple[int, int]
) -> None:
    services.drafts.keep("goals-new", {"title": "Speak", "tags": "#last", "rev": "7"})
    async with app.run_test(size=size) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        await until(pilot, lambda: "compare before you save." in shown(pilot))
        await to_field(pilot, "tags")
        await until(pilot, lambda: "#last" in shown(pilot))
        lines = lines_of(pilot)
        at = next(number for number, line in enumerate(lines) if "#last" in line)
        assert not lines[at + 1].strip(" │")
        assert "esc Cancel" in lines[at + 2]


async def test_a_damaged_draft_is_as_good_as_none(app: PeerPalApp, folder: FaultyFolder) -> None:
    folder.replace("drafts/goals-new.json", b"{oops")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        assert app.screen.texts["title"] == ""


@pytest.mark.parametrize("field", ["owner", "category"])
async def test_a_draft_with_a_value_of_another_version_says_where(
    app: PeerPalApp, services: Services, field: str
) -> None:
    services.drafts.keep("goals-new", {"title": "Speak", field: "nobody_yet"})
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "choose one" in shown(pilot))
        assert focused_field(pilot).name == field
        assert not services.goals.all()


async def test_a_failed_save_adds_no_part_of_the_record(
    app: PeerPalApp, services: Services, folder: FaultyFolder
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        await typed(pilot, "Speak")
        await fill(pilot, "skill_ids", "public speaking")
        folder.is_full = True
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "the disk is full" in shown(pilot))
        assert not services.goals.all()
        assert not services.skills.all()
        folder.is_full = False
        await saved(pilot, "GoalsScreen")
        assert services.goals.all()[0].title == "Speak"
        assert services.skills.all()[0].name == "public speaking"


async def test_a_new_peer_is_added_only_when_that_is_meant(
    app: PeerPalApp, services: Services
) -> None:
    log(services, "@ana 30m hello")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6", "n")
        await on_screen(pilot, "FeedbackForm")
        await fill(pilot, "peer_id", "anna")
        await fill(pilot, "impact", "we slept")
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ConfirmScreen")
        assert "Did you mean Ana?" in shown(pilot)
        await pilot.press("n")
        await on_screen(pilot, "FeedbackForm")
        await until(pilot, lambda: "there is no peer “anna”" in shown(pilot))
        assert focused_field(pilot).name == "peer_id"
        assert len(services.peers.all()) == 1
        await fill(pilot, "peer_id", "ana, ben")
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await until(pilot, lambda: "name one peer only" in shown(pilot))
        await fill(pilot, "peer_id", "ANA")
        await saved(pilot, "FeedbackScreen")
        assert services.feedback.all()[0].peer_id == services.peers.find("ana").id


async def test_only_the_label_of_the_field_with_the_cursor_stands_out(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        for key in ("tab", "tab", "shift+tab"):
            await pilot.press(key)
            fields = app.screen.query(Field)
            bold = [f.name for f in fields if f.get_visual_style("field--label").bold]
            assert bold == [focused_field(pilot).name]


async def test_a_reason_goes_away_when_the_field_is_mended(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "n")
        await on_screen(pilot, "GoalForm")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "name the goal" in shown(pilot))
        await typed(pilot, "S")
        await until(pilot, lambda: "name the goal" not in shown(pilot))
