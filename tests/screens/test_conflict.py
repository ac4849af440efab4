"""A record that was changed elsewhere while it was edited: nothing is written over unseen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.goal import Goal, GoalStatus
from peerpal.domain.record import InSummary
from peerpal.services.services import Services
from peerpal.widgets.page import Page
from screens.driving import (
    HOSTILE,
    NARROW,
    WIDE,
    assert_harmless,
    choose,
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

if TYPE_CHECKING:
    from opening import FaultyFolder

CHANGED = "This was changed elsewhere while you worked on it. Nothing was written over"


@pytest.fixture
def other(services: Services, open_services: Callable[[], Services]) -> Services:
    """The services of another PeerPal that has the same folder open."""
    return open_services()


@pytest.fixture
def goal(services: Services) -> Goal:
    blank = services.goals.blank()
    return services.goals.save(replace(blank, title="Speak", why="Because", next_step="Ask Ben"))


def change(other: Services, **changes: Any) -> Goal:
    """Let the other PeerPal change the goal."""
    other.refresh()
    (goal,) = other.goals.all()
    return other.goals.save(replace(goal, **changes))


async def edited(pilot: Pilot[None], **texts: str) -> None:
    """Open the goal's form, and type into some of its fields."""
    await pilot.press("5", "e")
    await on_screen(pilot, "GoalForm")
    for name, text in texts.items():
        await fill(pilot, name, text)


async def met(pilot: Pilot[None], box: str = "ConflictScreen") -> None:
    """Save, and come to the box that asks."""
    await pilot.press("ctrl+s")
    await on_screen(pilot, box)


def row(pilot: Pilot[None], label: str) -> list[str]:
    """Return what a row of the box says: sign, label, stored, mine."""
    rows = pilot.app.screen.rows.region
    lines = [line[rows.x : rows.right] for line in lines_of(pilot)[rows.y : rows.bottom]]
    (line,) = (line for line in lines if line[3:].startswith(f"{label}  "))
    before, _, cells = line.partition(label)
    sign = before.strip()
    marks = cells.replace("●", "\n●").replace("○", "\n○").split("\n")
    return [sign, *(mark.strip() for mark in marks[1:])]


async def test_each_field_that_differs_is_shown_with_both_versions(
    app: PeerPalApp, goal: Goal, other: Services, services: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await edited(pilot, title="Speak up", why="I want it")
        change(other, why="They need it", next_step="Ask Ana", status=GoalStatus.AT_RISK)
        await met(pilot)
        assert row(pilot, "Goal") == ["", "○ Speak", "● Speak up"]
        assert row(pilot, "Why") == ["?", "○ They need it", "○ I want it"]
        assert row(pilot, "Next step") == ["", "● Ask Ana", "○ Ask Ben"]
        assert row(pilot, "Status") == ["", "● at risk", "○ not started"]
        assert len(app.screen.rows.ids) == 4
        assert "1 field changed on both sides: choose with the arrows ← and →." in shown(pilot)
        assert services.goals.all()[0].rev == 2, "nothing is written before it was chosen"
        await pilot.press("left")
        assert row(pilot, "Why") == ["", "● They need it", "○ I want it"]
        await pilot.press("enter")
        await on_screen(pilot, "GoalsScreen")
        (saved_goal,) = services.goals.all()
        assert (saved_goal.rev, saved_goal.title, saved_goal.why) == (3, "Speak up", "They need it")
        assert (saved_goal.next_step, saved_goal.status) == ("Ask Ana", GoalStatus.AT_RISK)
        await pilot.press("u")
        (before,) = services.goals.all()
        assert (before.title, before.why) == ("Speak", "They need it")


@pytest.mark.parametrize(
    ("keys", "kept"),
    [
        (("right",), ("mine", "Ask Ana")),
        (("m",), ("mine", "Ask Ana")),
        (("left",), ("theirs", "Ask Ana")),
        (("t",), ("theirs", "Ask Ana")),
        (("M",), ("mine", "Ask Ben")),
        (("T",), ("theirs", "Ask Ana")),
        (("T", "m", "j", "m"), ("mine", "Ask Ben")),
        (("M", "j", "left", "k", "left"), ("theirs", "Ask Ana")),
    ],
)
async def test_each_key_takes_what_it_says(
    app: PeerPalApp,
    goal: Goal,
    other: Services,
    services: Services,
    keys: tuple[str, ...],
    kept: tuple[str, str],
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await edited(pilot, why="mine")
        change(other, why="theirs", next_step="Ask Ana")
        await met(pilot)
        await pilot.press(*keys)
        await saved(pilot, "GoalsScreen")
        (goal,) = services.goals.all()
        assert (goal.why, goal.next_step) == kept


async def test_nothing_is_saved_before_everything_is_chosen(
    app: PeerPalApp, goal: Goal, other: Services, services: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await edited(pilot, title="mine", why="mine")
        change(other, title="theirs", why="theirs")
        await met(pilot)
        await pilot.press("m", "enter", "enter")
        assert type(app.screen).__name__ == "ConflictScreen"
        assert app.screen.rows.current_id == "why"
        assert services.goals.all()[0].rev == 2
        await pilot.press("t", "enter")
        await on_screen(pilot, "GoalsScreen")
        (goal,) = services.goals.all()
        assert (goal.title, goal.why) == ("mine", "theirs")


async def test_escape_leads_back_to_the_form_with_its_text(
    app: PeerPalApp, goal: Goal, other: Services, services: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await edited(pilot, why="mine")
        change(other, why="theirs")
        await met(pilot)
        await pilot.press("left", "escape")
        await on_screen(pilot, "GoalForm")
        assert app.screen.texts["why"] == "mine"
        assert CHANGED in " ".join(shown(pilot).split())
        assert services.goals.all()[0].why == "theirs"
        await typed(pilot, " indeed")
        await met(pilot)
        assert row(pilot, "Why") == ["?", "○ theirs", "○ mine indeed"]


async def test_what_was_changed_once_more_meanwhile_is_asked_again(
    app: PeerPalApp, goal: Goal, other: Services, services: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await edited(pilot, why="mine", next_step="Ask me")
        change(other, why="theirs")
        await met(pilot)
        await pilot.press("t")
        change(other, why="theirs again", title="Theirs")
        await pilot.press("enter")
        await pilot.pause()
        await on_screen(pilot, "ConflictScreen")
        assert row(pilot, "Why") == ["", "● theirs again", "○ theirs"]
        assert row(pilot, "Goal") == ["", "● Theirs", "○ Speak"]
        await pilot.press("enter")
        await on_screen(pilot, "GoalsScreen")
        (goal,) = services.goals.all()
        assert (goal.title, goal.why, goal.next_step) == ("Theirs", "theirs again", "Ask me")


async def test_a_change_that_the_form_does_not_show_needs_no_question_and_stays(
    app: PeerPalApp, goal: Goal, other: Services, services: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await edited(pilot, why="mine")
        other.refresh()
        other.goals.mark(goal.id, InSummary.NO)
        await saved(pilot, "GoalsScreen")
        (goal,) = services.goals.all()
        assert (goal.rev, goal.why, goal.in_summary) == (3, "mine", InSummary.NO)


async def test_a_merged_record_still_has_to_keep_the_rules(
    app: PeerPalApp, goal: Goal, other: Services, services: Services, folder: FaultyFolder
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await edited(pilot, why="mine", next_step="Ask me")
        change(other, why="theirs")
        await met(pilot)
        await pilot.press("T", "m")
        folder.is_full = True
        await pilot.press("enter")
        await on_screen(pilot, "GoalForm")
        assert "the disk is full" in shown(pilot)
        texts = app.screen.texts
        assert (texts["why"], texts["next_step"]) == ("mine", "Ask Ben")
        folder.is_full = False
        await fill(pilot, "title", "")
        await pilot.press("ctrl+s")
        assert "name the goal" in shown(pilot)
        await typed(pilot, "Speak")
        await pilot.press("ctrl+r")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "GoalForm")
        assert app.screen.texts["why"] == "theirs", "starting over is from what is stored now"
        await saved(pilot, "GoalsScreen")
        assert services.goals.all()[0].why == "theirs"


async def test_what_is_in_the_bin_by_now_is_taken_out_and_saved(
    app: PeerPalApp, goal: Goal, other: Services, services: Services
) -> None:
    services.goals.check_in(replace(services.goals.blank_check_in(goal.id), progress=30))
    async with app.run_test(size=WIDE) as pilot:
        await edited(pilot, why="mine")
        change(other, next_step="Ask Ana")
        other.goals.delete(goal.id)
        await met(pilot, "ConfirmScreen")
        assert "This goal is in the bin by now." in " ".join(shown(pilot).split())
        await pilot.press("n")
        await on_screen(pilot, "GoalForm")
        assert app.screen.texts["why"] == "mine"
        assert services.goals.all() == []
        await met(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "ConflictScreen")
        assert row(pilot, "Next step") == ["", "● Ask Ana", "○ Ask Ben"]
        await pilot.press("enter")
        await on_screen(pilot, "GoalsScreen")
        (goal,) = services.goals.all()
        assert (goal.why, goal.next_step, goal.progress) == ("mine", "Ask Ana", 30)
        assert len(services.check_ins.all()) == 1


async def test_what_was_removed_for_good_can_be_kept_as_new(
    app: PeerPalApp, services: Services, other: Services, folder: FaultyFolder
) -> None:
    made = other.goals.save(replace(other.goals.blank(), title="Speak"))
    services.drafts.keep("goals-new", {"title": "Another one"})
    async with app.run_test(size=WIDE) as pilot:
        await edited(pilot, why="mine")
        other.history.undo()
        await met(pilot, "ConfirmScreen")
        assert "This goal was removed elsewhere." in " ".join(shown(pilot).split())
        await pilot.press("n")
        await on_screen(pilot, "GoalForm")
        assert CHANGED in " ".join(shown(pilot).split())
        assert services.goals.all() == []
        await met(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "GoalsScreen")
        (goal,) = services.goals.all()
        assert (goal.id, goal.rev, goal.why) == (made.id, 1, "mine")
    drafts = [name for name in folder.files if name.startswith("drafts/")]
    assert drafts == ["drafts/goals-new.json"], "a draft of something else is kept"


async def test_a_profile_that_both_filled_in_first_is_asked_about_too(
    app: PeerPalApp, services: Services, other: Services, folder: FaultyFolder
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("P")
        await on_screen(pilot, "ProfileForm")
        await fill(pilot, "role", "Engineer")
        other.profiles.save(replace(other.profiles.mine(), name="Ada", role="Developer"))
        await met(pilot)
        assert row(pilot, "Name") == ["", "● Ada", "○ —"]
        await pilot.press("m", "enter")
        await on_screen(pilot, "TodayScreen")
        assert (services.profiles.mine().name, services.profiles.mine().role) == ("Ada", "Engineer")
    assert not [name for name in folder.files if name.startswith("drafts/")]


async def test_names_of_peers_and_skills_and_ticked_boxes_are_in_words(
    app: PeerPalApp, services: Services, other: Services
) -> None:
    log(services, "@ana 30m Rota", "@ben 30m Deploys")
    other.refresh()
    ana, ben = services.peers.by_name()
    talk = next(talk for talk in services.conversations.all() if talk.title == "Rota")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("3", "slash", *"rota", "enter", "e")
        await on_screen(pilot, "ConversationForm")
        await fill(pilot, "lines", "> pytest 15m fixtures")
        other.conversations.save(
            replace(talk, peer_ids=(ana.id, ben.id), confidential=True, private_notes="Tired")
        )
        await met(pilot)
        assert row(pilot, "With") == ["", "● Ana, Ben", "○ Ana"]
        assert row(pilot, "Confidential") == ["", "● yes", "○ no"]
        assert row(pilot, "Private notes") == ["", "● Tired", "○ —"]
        assert row(pilot, "Lines to add") == ["", "○ —", "● > pytest 15m fixtures"]
        await pilot.press("enter")
        await on_screen(pilot, "ConversationsScreen")
        talk = services.conversations.get(talk.id)
        assert (talk.peer_ids, talk.private_notes) == ((ana.id, ben.id), "Tired")
        assert [e.takeaway for e in services.exchanges.all()] == ["fixtures"]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_a_long_text_is_cut_and_can_be_read_whole(
    app: PeerPalApp, goal: Goal, other: Services, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await edited(pilot, why="mine")
        change(other, why="\n".join(f"reason {number}" for number in range(900)))
        await met(pilot)
        assert "reason 0 reason 1" in row(pilot, "Why")[1]
        assert "mine" in shown(pilot)
        await pilot.press("tab", "end")
        await pilot.pause()
        assert isinstance(app.focused, Page)
        assert "reason 899" in shown(pilot)
        await pilot.press("tab", "right")
        assert row(pilot, "Why")[0] == ""


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_is_shown_as_text(
    app: PeerPalApp, goal: Goal, other: Services, services: Services, text: str
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await edited(pilot, why="mine")
        change(other, title=text, why=text)
        await met(pilot)
        assert_harmless(pilot)
        await pilot.press("T", "j", "k")
        assert_harmless(pilot)
        await saved(pilot, "GoalsScreen")
        assert services.goals.all()[0].rev == 3


async def test_a_check_in_says_which_numbers_of_the_goal_moved(
    app: PeerPalApp, services: Services, other: Services
) -> None:
    from peerpal.domain.goal_lines import read_key_results

    results = read_key_results("Talks: 0 → 4\nReviews: 0 → 10")
    services.goals.save(replace(services.goals.blank(), title="Speak", key_results=results))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("5", "c")
        await on_screen(pilot, "CheckInForm")
        await fill(pilot, "key_result_0", "1")
        moved = (replace(results[0], current=2.0), replace(results[1], current=5.0))
        change(other, key_results=moved)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "changed elsewhere: 2 now" in shown(pilot)
        assert "changed elsewhere: 5 now" in shown(pilot)
        assert services.check_ins.all() == []
        await saved(pilot, "GoalsScreen")
        assert [result.current for result in services.goals.all()[0].key_results] == [1.0, 5.0]


async def test_the_cursor_of_the_form_comes_back_where_it_was(
    app: PeerPalApp, goal: Goal, other: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await edited(pilot, why="mine")
        await choose(pilot, "status", "blocked")
        field = await to_field(pilot, "next_step")
        change(other, why="theirs")
        await met(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "GoalForm")
        assert app.focused in field.query("*")


@pytest.mark.parametrize(
    ("keys", "form", "field", "table"),
    [
        (("2", "e"), "PeerForm", "role", "peers"),
        (("4", "e"), "SkillForm", "family", "skills"),
        (("4", "x", "e"), "ExchangeForm", "takeaway", "exchanges"),
        (("6", "e"), "FeedbackForm", "situation", "feedback"),
        (("enter",), "ActionForm", "text", "actions"),
        (("5", "C"), "CheckInForm", "note", "check_ins"),
        (("3", "e"), "ConversationForm", "title", "conversations"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.endswith("Form") else "",
)
async def test_every_form_merges_what_both_sides_changed(
    app: PeerPalApp,
    goal: Goal,
    services: Services,
    other: Services,
    keys: tuple[str, ...],
    form: str,
    field: str,
    table: str,
) -> None:
    log(services, "@ana 30m Rota\n> pytest 15m fixtures\n! me share the runbook by fri")
    (ana,) = services.peers.all()
    services.feedback.save(
        replace(services.feedback.blank(peer_id=ana.id), fields={"situation": "In the review"})
    )
    services.goals.check_in(services.goals.blank_check_in(goal.id))
    other.refresh()
    async with app.run_test(size=WIDE) as pilot:
        below = type(app.screen).__name__
        if len(keys) > 1:
            await pilot.press(*keys[:-1])
            await until(pilot, lambda: type(app.screen).__name__ != below)
            below = type(app.screen).__name__
        await pilot.press(keys[-1])
        await on_screen(pilot, form)
        await fill(pilot, field, "Mine")
        (record,) = getattr(other, table).all()
        changes = {"note": "Theirs", "progress": 40} if table == "check_ins" else {"tags": ("new",)}
        getattr(other, table).save(replace(record, **changes))
        await met(pilot)
        await pilot.press("M" if table == "check_ins" else "down")
        await pilot.press("enter")
        await on_screen(pilot, below)
        (record,) = getattr(services, table).all()
        if table == "check_ins":
            assert (record.note, record.progress) == ("Mine", 0)
        else:
            said = record.fields[field] if table == "feedback" else getattr(record, field)
            assert (said, record.tags) == ("Mine", ("new",))


async def test_a_peer_who_was_added_elsewhere_is_not_added_once_more(
    app: PeerPalApp, services: Services, other: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("3", "N")
        await on_screen(pilot, "ConversationForm")
        await fill(pilot, "peer_ids", "Ana")
        other.peers.save(other.peers.blank("Ana"))
        await saved(pilot, "ConversationsScreen")
        assert [peer.name for peer in services.peers.all()] == ["Ana"]
