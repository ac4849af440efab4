"""Feedback by real keys: the composer follows the model, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from peerpal.app import PeerPalApp
from peerpal.domain.feedback import (
    MODEL_FIELDS,
    Attribution,
    Delivery,
    Feedback,
    FeedbackDirection,
    FeedbackModel,
    Tone,
)
from peerpal.domain.peer import Consent
from peerpal.domain.record import InSummary
from peerpal.domain.words import words
from peerpal.screens.feedback_form import FeedbackForm, PartField
from peerpal.screens.feedback_page import feedback_page
from peerpal.services.services import Services
from screens.driving import (
    HOSTILE,
    NARROW,
    WIDE,
    assert_harmless,
    choose,
    fill,
    in_full,
    log,
    on_screen,
    pasted,
    row_with,
    saved,
    shown,
    to_field,
    typed,
    until,
)

TODAY = date(2026, 11, 22)
SBI = {"situation": "In the review", "behaviour": "you asked", "impact": "we slept"}


@pytest.fixture
def keep(services: Services) -> Callable[..., Feedback]:
    """Save feedback with Ana without keys, for tests that are about something else."""

    def save(**changes: object) -> Feedback:
        if not services.peers.find("ana"):
            log(services, "@ana 30m hello")
        blank = services.feedback.blank(peer_id=services.peers.find("ana").id)
        return services.feedback.save(replace(blank, **{"fields": SBI, **changes}))

    return save


def only(services: Services) -> Feedback:
    (feedback,) = services.feedback.all()
    return feedback


def parts_shown(form: FeedbackForm) -> list[str]:
    return [part.name for part in form.query(PartField) if part.display]


async def test_an_empty_list_says_what_to_press(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6")
        await on_screen(pilot, "FeedbackScreen")
        assert "Press n to write some" in shown(pilot)
        await pilot.press("e", "d", "m", "y", "enter")
        await on_screen(pilot, "FeedbackScreen")


async def test_feedback_that_was_given(app: PeerPalApp, services: Services) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("6", "n")
        await on_screen(pilot, "FeedbackForm")
        await fill(pilot, "peer_id", "Ana Ruiz")
        for name, text in SBI.items():
            await fill(pilot, name, text)
        await choose(pilot, "tone", "redirecting")
        await fill(pilot, "on", "fri")
        assert "Fri 20 Nov 2026" in shown(pilot)
        await choose(pilot, "delivery", "acknowledged")
        await fill(pilot, "skill_ids", "incident reviews")
        await choose(pilot, "competency", "fostering independence")
        await fill(pilot, "response", "She will try it")
        await fill(pilot, "follow_up_on", "+2w")
        await fill(pilot, "tags", "#oncall")
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("y")
        await on_screen(pilot, "FeedbackScreen")
        feedback = only(services)
        assert services.peers.name(feedback.peer_id) == "Ana Ruiz"
        assert feedback.direction is FeedbackDirection.GIVEN
        assert (feedback.model, feedback.fields) == (FeedbackModel.SBI, SBI)
        assert (feedback.tone, feedback.delivery) == (Tone.REDIRECTING, Delivery.ACKNOWLEDGED)
        assert feedback.on == date(2026, 11, 20)
        assert services.skills.name(feedback.skill_ids[0]) == "incident reviews"
        assert feedback.competency == "fostering_independence"
        assert feedback.response == "She will try it"
        assert feedback.follow_up_on == date(2026, 12, 6)
        assert feedback.tags == ("oncall",)
        assert feedback.in_summary is InSummary.UNDECIDED
        await until(pilot, lambda: "Saved feedback · u to undo" in shown(pilot))
        row = row_with(pilot, "In the review")
        assert row.split()[:3] == ["20", "Nov", "▶"]
        assert "SBI" in row
        assert "▶ To Ana Ruiz" in shown(pilot)


async def test_feedback_that_was_received_has_reached_me(
    app: PeerPalApp, services: Services
) -> None:
    log(services, "@ana 30m hello")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6", "n")
        await on_screen(pilot, "FeedbackForm")
        assert not pilot.app.screen.field("consent").display
        await choose(pilot, "direction", "received")
        await fill(pilot, "peer_id", "ana")
        await fill(pilot, "impact", "The rota holds")
        await choose(pilot, "consent", "granted")
        await choose(pilot, "attribution", "role only")
        await saved(pilot, "FeedbackScreen")
        feedback = only(services)
        assert feedback.delivery is Delivery.DELIVERED
        assert (feedback.consent, feedback.attribution) == (
            *(Consent.GRANTED, Attribution.ROLE_ONLY),
        )
        assert "◀" in row_with(pilot, "The rota holds")


async def test_feedback_that_was_asked_for(app: PeerPalApp, services: Services) -> None:
    log(services, "@ana 30m hello")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6", "n")
        await on_screen(pilot, "FeedbackForm")
        await choose(pilot, "direction", "requested")
        assert not pilot.app.screen.field("tone").display
        await fill(pilot, "peer_id", "ana")
        await choose(pilot, "model", "free")
        await fill(pilot, "text", "What could I leave out?")
        await saved(pilot, "FeedbackScreen")
        assert only(services).direction is FeedbackDirection.REQUESTED
        assert "? Ana" in row_with(pilot, "What could I")
        assert "? Asked of Ana" in shown(pilot)


@pytest.mark.parametrize("model", FeedbackModel)
async def test_the_parts_of_the_model_are_asked_for_in_its_order(
    app: PeerPalApp, services: Services, model: FeedbackModel
) -> None:
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("6", "n")
        await on_screen(pilot, "FeedbackForm")
        await choose(pilot, "model", words(model))
        await until(pilot, lambda: parts_shown(app.screen) == list(MODEL_FIELDS[model]))
        await pilot.pause()
        text = shown(pilot)
        places = [text.index(question) for question in MODEL_FIELDS[model].values()]
        assert all(before < after for before, after in pairwise(places))


async def test_a_question_stays_in_sight_while_it_is_answered(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6", "n")
        await on_screen(pilot, "FeedbackForm")
        await fill(pilot, "situation", "In the review")
        await until(pilot, lambda: "In the review" in shown(pilot))
        assert "When and where was it?" in shown(pilot)


async def test_another_model_keeps_what_was_typed(app: PeerPalApp, services: Services) -> None:
    log(services, "@ana 30m hello")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6", "n")
        await on_screen(pilot, "FeedbackForm")
        await fill(pilot, "peer_id", "ana")
        await fill(pilot, "situation", "In the review")
        await fill(pilot, "impact", "we slept")
        await choose(pilot, "model", "COIN")
        await fill(pilot, "next_steps", "once more")
        assert pilot.app.screen.texts["impact"] == "we slept"
        await choose(pilot, "model", "SBI")
        await until(pilot, lambda: "In the review" in shown(pilot))
        await choose(pilot, "model", "COIN")
        await saved(pilot, "FeedbackScreen")
        feedback = only(services)
        assert feedback.fields == {"impact": "we slept", "next_steps": "once more"}


async def test_edit_keeps_everything_that_is_not_touched(
    app: PeerPalApp, services: Services, keep: Callable[..., Feedback]
) -> None:
    feedback = keep(
        direction=FeedbackDirection.RECEIVED,
        competency="one_of_my_own",
        follow_up_on=date(2027, 1, 1),
        consent=Consent.ASKED,
        attribution=Attribution.ANONYMOUS,
        tags=("a",),
    )
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6", "e")
        await on_screen(pilot, "FeedbackForm")
        await fill(pilot, "impact", "all slept")
        await saved(pilot, "FeedbackScreen")
        after = only(services)
        fields = {**SBI, "impact": "all slept"}
        assert after == replace(feedback, fields=fields, rev=2, updated_at=after.updated_at)


async def test_delete_undo_redo_mark_and_filter(
    app: PeerPalApp, services: Services, keep: Callable[..., Feedback]
) -> None:
    keep()
    keep(model=FeedbackModel.KUDOS, fields={"kudos": "Two numbers and a drawing"})
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6", "slash")
        await typed(pilot, "kudos drawing")
        assert "In the review" not in shown(pilot)
        await pilot.press("enter", "d")
        assert only(services).model is FeedbackModel.SBI
        await pilot.press("u")
        assert len(services.feedback.all()) == 2
        await pilot.press("U")
        assert len(services.feedback.all()) == 1
        await pilot.press("escape", "m")
        assert only(services).in_summary is InSummary.YES
        assert "✓" in row_with(pilot, "In the review")


async def test_y_copies_the_words(
    app: PeerPalApp, services: Services, keep: Callable[..., Feedback]
) -> None:
    keep()
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("6", "y")
        await until(pilot, lambda: "Copied" in shown(pilot))
        assert app.clipboard == "In the review. you asked. we slept."


async def test_the_delivery_shows_when_there_is_room(
    app: PeerPalApp, services: Services, keep: Callable[..., Feedback]
) -> None:
    keep()
    async with app.run_test(size=(150, 30)) as pilot:
        await pilot.press("6")
        await on_screen(pilot, "FeedbackScreen")
        assert "drafted" in row_with(pilot, "In the review")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("text", [" ".join(HOSTILE[:-1]), HOSTILE[-1]], ids=["odd", "long"])
async def test_hostile_text_is_shown_and_does_nothing(
    app: PeerPalApp, services: Services, text: str, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("6", "n")
        await on_screen(pilot, "FeedbackForm")
        for name in ("peer_id", *SBI, "skill_ids", "response", "tags"):
            await to_field(pilot, name)
            await pasted(pilot, text)
            assert_harmless(pilot)
        await pilot.press("ctrl+s")
        await on_screen(pilot, "ConfirmScreen")
        assert_harmless(pilot)
        await pilot.press("y")
        await on_screen(pilot, "FeedbackScreen")
        assert_harmless(pilot)
        await pilot.press("enter")
        await in_full(pilot)
        for _ in range(8):
            assert_harmless(pilot)
            await pilot.press("pagedown")
        await pilot.press("escape")
        await on_screen(pilot, "FeedbackScreen")
        await pilot.press("e")
        await on_screen(pilot, "FeedbackForm")
        assert_harmless(pilot)
        assert len(services.feedback.all()) == 1


def test_the_page_of_feedback(services: Services, keep: Callable[..., Feedback]) -> None:
    feedback = keep(response="She will try it", competency="aligning_expectations")
    text = feedback_page(services, feedback).plain
    assert text.startswith("▶ To Ana\nSun 22 Nov 2026 · SBI · reinforcing")
    assert "Competency   aligning expectations" in text
    parts = ["Situation\nIn the review", "Behaviour\nyou asked", "Impact\nwe slept", "Response\n"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "To quote it" not in text
    received = keep(direction=FeedbackDirection.RECEIVED)
    assert "To quote it  not asked" in feedback_page(services, received).plain
