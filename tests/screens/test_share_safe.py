"""Share-safe: with F2 on, nothing private is seen on any screen, and nothing is lost by it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

import pytest
from services.summary_world import text_fields
from textual.pilot import Pilot

from peerpal.domain.feedback import Delivery
from peerpal.domain.goal import GoalOwner
from peerpal.domain.record import Record, with_texts
from peerpal.domain.share_safe import is_private
from peerpal.services.reading import by_kind
from peerpal.services.services import Services
from peerpal.widgets.record_list import RecordList
from screens.driving import (
    NARROW,
    WIDE,
    app_on,
    lines_of,
    log,
    on_screen,
    row_with,
    saved,
    shown,
    typed,
    until,
)
from screens.driving import fill as fill_in

CANARY = "canary"
_SECRET = " ".join([CANARY] * 3)
FELT = "Energy 1 of 5"
SIGN = "▒ share-safe"

WALKS = {
    "today": "1 j j v tab tab j tab j Z escape",
    "peers": "2 g j k enter pagedown pagedown pagedown pagedown end",
    "a peer's form": "2 g e pagedown shift+tab shift+tab",
    "the health checks so far": "2 g K j e shift+tab shift+tab",
    "conversations": "3 g j j j enter pagedown end",
    "a conversation's form": "3 g j j e shift+tab shift+tab shift+tab shift+tab",
    "holding a talk": "3 g h shift+tab shift+tab shift+tab shift+tab",
    "skills": "4 g j enter pagedown end",
    "goals": "5 g j enter end",
    "feedback": "6 g j enter end",
    "a feedback's form": "6 g e",
    "review": "7 g j enter end",
    "summary": "8 j j x",
    "growth": "1 V t p right up up enter t pagedown",
    "a growth check-in": "1 V c space space 3 enter enter enter enter enter",
    "growth check-ins": "1 V L j e end shift+tab shift+tab",
    "actions": "1 a j j enter",
    "points": "1 T j j",
    "resources": "1 R j enter",
    "tags": "1 number_sign enter j j",
    "bin": "1 B j j j j",
    "palette": "1 ctrl+p a down",
    "capture": "1 n",
    "guides": "1 f1 f1",
}
UNCOVERED = {
    "peers", "a peer's form", "the health checks so far",
    "conversations", "a conversation's form", "holding a talk", "feedback", "a feedback's form",
    "growth check-ins", "tags", "bin",
}  # fmt: skip
"""Where private text is seen without share-safe."""


def secret(record: Record) -> Record:
    """Return a record with a canary in all that only I may see."""
    names = {f.name for f in fields(record) if f.name.startswith("private_")}
    names |= text_fields(record) if is_private(record) else set()
    said = {name: with_texts(getattr(record, name), lambda _: _SECRET) for name in names}
    felt = {f.name: 1 for f in fields(record) if f.name in ("energy", "supported")}
    return replace(record, **said, **felt, tags=("aside",) if is_private(record) else record.tags)


@pytest.fixture
def secrets(sample_services: Services) -> Services:
    """The sample data with canaries in everything private of every kind, some of it in the bin."""
    services = sample_services
    drafts = services.feedback.newest_first()[:3]
    kinds = (*by_kind(services).values(), services.reflections, services.growth_check_ins)
    with services.history.step("Put canaries everywhere") as step:
        for draft in drafts:
            step.put(replace(draft, delivery=Delivery.DRAFTED))
        for talk in services.conversations.newest_first()[1:5]:
            step.put(replace(talk, confidential=True))
        for kind in kinds:
            for record in kind.all():
                known = step.get(type(record), record.id)
                if (canary := secret(known)) != known:
                    step.put(canary)
    services.health_checks.delete(services.health_checks.all()[0].id)
    services.growth_check_ins.delete(services.growth_check_ins.all()[0].id)
    services.reflections.delete(services.reflections.all()[0].id)
    services.feedback.delete(drafts[0].id)
    return services


async def walk(pilot: Pilot[None], keys: str) -> list[str]:
    """Press keys, go back to where nothing is open, and return what was seen on the way."""
    frames = []
    for key in keys.split():
        await pilot.press(key)
        await pilot.pause()
        frames.append(shown(pilot))
    while len(pilot.app.screen_stack) > 1:
        is_asked = type(pilot.app.screen).__name__ == "ConfirmScreen"
        await pilot.press("y" if is_asked else "escape")
        await pilot.pause()
        frames.append(shown(pilot))
    await pilot.press("escape")
    return frames


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_nothing_private_is_seen_on_any_screen(secrets: Services, size) -> None:
    async with app_on(secrets).run_test(size=size, notifications=True) as pilot:
        await pilot.press("f2")
        for name, keys in WALKS.items():
            for frame in await walk(pilot, keys):
                assert CANARY not in frame, f"{name}\n{frame}"
                assert FELT not in frame, f"{name}\n{frame}"
        await pilot.press("f2")
        for name in UNCOVERED:
            seen = "".join(await walk(pilot, WALKS[name]))
            assert CANARY in seen, name
            assert FELT in seen or name != "conversations"


async def test_the_sign_stands_at_the_top_and_in_every_box(secrets: Services) -> None:
    async with app_on(secrets).run_test(size=NARROW) as pilot:
        for key in "12345678":
            await pilot.press(key, "f2")
            await pilot.pause()
            assert SIGN in lines_of(pilot)[0]
            await pilot.press("f2")
            await pilot.pause()
            assert SIGN not in shown(pilot)
        await pilot.press("2", "e")
        await on_screen(pilot, "PeerForm")
        await pilot.press("f2")
        await pilot.pause()
        assert SIGN in lines_of(pilot)[-1]
        await pilot.press("escape")
        await on_screen(pilot, "PeersScreen")
        assert SIGN in lines_of(pilot)[0]


async def test_search_finds_nothing_private(secrets: Services) -> None:
    async with app_on(secrets).run_test(size=WIDE) as pilot:
        await pilot.press("f2", "slash")
        await until(pilot, lambda: pilot.app.screen._reading is None)
        await typed(pilot, CANARY)
        await until(pilot, lambda: "hit" in shown(pilot))
        frame = shown(pilot)
        assert CANARY not in frame.replace(CANARY, "", 1), frame
        found = len(pilot.app.screen.query_one(RecordList).ids)
        await pilot.press("f2")
        await pilot.pause()
        assert len(pilot.app.screen.query_one(RecordList).ids) > found
        assert CANARY in shown(pilot).replace(CANARY, "", 1)


@pytest.mark.parametrize("key", ["2", "3"])
async def test_the_filter_of_a_list_looks_into_nothing_private(secrets: Services, key) -> None:
    async with app_on(secrets).run_test(size=WIDE) as pilot:
        await pilot.press(key, "slash")
        await typed(pilot, CANARY)
        assert pilot.app.screen.query_one(RecordList).ids
        await pilot.press("f2", "space")
        await pilot.pause()
        assert not pilot.app.screen.query_one(RecordList).ids


async def test_the_question_of_the_week_is_covered_with_its_answer(services: Services) -> None:
    log(services, "@ana 45m Talked")
    asked = services.reflections.of_this_week()
    services.reflections.save(replace(asked, private_answer=CANARY))
    async with app_on(services).run_test(size=WIDE) as pilot:
        await pilot.press("f2", "shift+tab", "enter")
        await on_screen(pilot, "ReflectionForm")
        assert CANARY not in shown(pilot)
        assert asked.question not in shown(pilot)
        await pilot.press("f2")
        await pilot.pause()
        assert CANARY in shown(pilot)
        assert asked.question in shown(pilot)


async def test_what_is_wrong_with_a_covered_field_is_said_above(services: Services) -> None:
    log(services, "@ana 45m Talked")
    async with app_on(services).run_test(size=WIDE) as pilot:
        await pilot.press("f2", "shift+tab", "enter")
        await on_screen(pilot, "ReflectionForm")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "write a line" in shown(pilot))


async def test_a_private_line_is_covered_while_it_is_typed(services: Services) -> None:
    async with app_on(services).run_test(size=WIDE) as pilot:
        await pilot.press("n")
        await on_screen(pilot, "CaptureScreen")
        await typed(pilot, "@ana 45m Talked")
        await pilot.press("down")
        await typed(pilot, "~ canary canary")
        assert CANARY in shown(pilot)
        await pilot.press("f2")
        await pilot.pause()
        assert "Talked" in shown(pilot)
        assert CANARY not in shown(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "TodayScreen")
    (talk,) = services.conversations.all()
    assert talk.private_notes == "canary canary"


async def test_saving_a_form_while_it_is_on_loses_nothing(secrets: Services) -> None:
    before = secrets.conversations.newest_first()[0]
    async with app_on(secrets).run_test(size=NARROW) as pilot:
        await pilot.press("3", "g", "f2", "e")
        await on_screen(pilot, "ConversationForm")
        await fill_in(pilot, "title", "Another title")
        await saved(pilot, "ConversationsScreen")
    after = secrets.conversations.get(before.id)
    assert after.title == "Another title"
    assert after.private_notes == before.private_notes
    assert (after.energy, after.supported) == (before.energy, before.supported)


async def test_what_was_typed_before_is_kept_while_it_is_covered(services: Services) -> None:
    log(services, "@ana 45m Talked")
    async with app_on(services).run_test(size=WIDE) as pilot:
        await pilot.press("2", "e")
        await on_screen(pilot, "PeerForm")
        await fill_in(pilot, "private_notes", CANARY)
        await pilot.press("f2")
        await pilot.pause()
        assert CANARY not in shown(pilot)
        await typed(pilot, "lost")
        await saved(pilot, "PeersScreen")
    (ana,) = services.peers.all()
    assert ana.private_notes == CANARY


async def test_only_the_name_under_the_cursor_is_shown(services: Services) -> None:
    log(services, "@ana 45m Talked to Ben about it", "@ben 45m Asked after Ana's rota")
    async with app_on(services).run_test(size=WIDE) as pilot:
        await pilot.press("2", "f2")
        await pilot.pause()
        assert "Ana" in row_with(pilot, "Ana")
        assert "Ben" not in shown(pilot)
        await pilot.press("down")
        await until(pilot, lambda: "Ana" not in shown(pilot))
        assert "Ben" in shown(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: "Ana" in shown(pilot))


async def test_what_is_said_in_the_corner_names_nobody(services: Services) -> None:
    log(services, "@ana 45m Talked")
    async with app_on(services).run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("f2", "n")
        await on_screen(pilot, "CaptureScreen")
        await typed(pilot, "@ben 30m Talked")
        await pilot.press("enter")
        await until(pilot, lambda: "Logged with" in shown(pilot))
        assert "Logged with ▒▒▒" in shown(pilot)
        assert "Ben" not in shown(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: "Logged with Ben" in shown(pilot))


@pytest.mark.parametrize("is_on", [False, True])
async def test_a_review_is_share_safe_by_itself(services: Services, is_on) -> None:
    log(services, "@ana 45m Talked", "@ben 45m Talked")
    ana = services.peers.find("ana")
    goal = services.goals.blank()
    title, owner = "Share the rota with Ben", GoalOwner.SHARED
    services.goals.save(replace(goal, title=title, owner=owner, peer_id=ana.id))
    async with app_on(services).run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press(*["f2"] * is_on, "2", "r", "enter")
        await until(pilot, lambda: "To begin" in shown(pilot))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "Share the rota" in shown(pilot))
        assert "Ana" in shown(pilot)
        assert "Ben" not in shown(pilot)
        await pilot.press("f2")
        await pilot.pause()
        assert "Ben" not in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "PeersScreen")
        assert (SIGN in lines_of(pilot)[0]) is is_on
        assert ("Ben" in shown(pilot)) is not is_on


async def test_versions_of_a_private_field_are_covered(
    services: Services, open_services: Callable[[], Services]
) -> None:
    log(services, "@ana 45m Talked")
    other = open_services()
    async with app_on(services).run_test(size=WIDE) as pilot:
        await pilot.press("2", "e")
        await on_screen(pilot, "PeerForm")
        await fill_in(pilot, "private_notes", "canary of mine")
        other.refresh()
        (ana,) = other.peers.all()
        other.peers.save(replace(ana, private_notes="canary from elsewhere"))
        await pilot.press("f2", "ctrl+s")
        await on_screen(pilot, "ConflictScreen")
        assert "Private notes" in shown(pilot)
        assert CANARY not in shown(pilot)
        await pilot.press("f2")
        await until(pilot, lambda: "canary from elsewhere" in shown(pilot))
        await pilot.press("right", "f2", "enter")
        await on_screen(pilot, "PeersScreen")
    (ana,) = services.peers.all()
    assert ana.private_notes == "canary of mine"
