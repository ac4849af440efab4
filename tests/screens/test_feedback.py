"""Feedback by real keys: the composer follows the model, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

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
from peerpal.domain.feedback_hints import Hint, HintKind
from peerpal.domain.peer import Consent
from peerpal.domain.record import InSummary
from peerpal.domain.words import words
from peerpal.screens.feedback_documents import FeedbackDocuments
from peerpal.screens.feedback_form import FeedbackForm, PartField
from peerpal.screens.feedback_page import feedback_page
from peerpal.screens.feedback_section import feedback_section
from peerpal.screens.peer_page import peer_page
from peerpal.services.feedback_documents import Document, documents
from peerpal.services.services import Services
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
    pasted,
    read_through,
    row_with,
    saved,
    shown,
    to_field,
    typed,
    until,
)

TODAY = date(2026, 11, 22)
SBI = {"situation": "In the review", "behaviour": "you asked", "impact": "we slept"}

HINTS = {kind: Hint("", kind).text for kind in HintKind}


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
        await until(pilot, lambda: "Copied its words" in shown(pilot))
        assert app.clipboard == "In the review. you asked. we slept."


async def test_the_delivery_shows_when_there_is_room(
    app: PeerPalApp, services: Services, keep: Callable[..., Feedback]
) -> None:
    keep()
    async with app.run_test(size=(150, 30)) as pilot:
        await pilot.press("6")
        await on_screen(pilot, "FeedbackScreen")
        assert "drafted" in row_with(pilot, "In the review")


@pytest.mark.parametrize(
    ("text", "size"), [(" ".join(HOSTILE[:-1]), WIDE), (HOSTILE[-1], NARROW)], ids=["odd", "long"]
)
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
        await read_through(pilot)
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


def test_the_page_says_how_feedback_with_the_peer_is_divided(
    services: Services, keep: Callable[..., Feedback]
) -> None:
    feedback = keep(direction=FeedbackDirection.RECEIVED, tone=Tone.REDIRECTING)
    for tone in (Tone.REINFORCING, Tone.REINFORCING, Tone.REDIRECTING):
        keep(tone=tone, delivery=Delivery.DELIVERED)
    numbers = "▶ given    2 reinforcing, 1 redirecting\n◀ received 0 reinforcing, 1 redirecting"
    assert f"With Ana so far\n{numbers}" in feedback_page(services, feedback).plain
    ana = services.peers.find("ana")
    assert feedback_section(services, ana).plain == numbers
    assert f"Feedback\n{numbers}" in peer_page(services, ana).plain
    nobody = services.peers.save(services.peers.blank("Ben"))
    assert not feedback_section(services, nobody)


# Hints while writing


async def test_hints_come_and_go_while_one_writes_and_never_block(
    app: PeerPalApp, services: Services
) -> None:
    log(services, "@ana 30m hello")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("6", "n")
        await on_screen(pilot, "FeedbackForm")
        assert "e.g. Monday, in the planning" in shown(pilot)
        await fill(pilot, "peer_id", "ana")
        await fill(pilot, "behaviour", "you are always late")
        await until(pilot, lambda: HINTS[HintKind.NO_SITUATION] in shown(pilot))
        assert "→ “always” is easy to deny" in shown(pilot)
        assert HINTS[HintKind.NO_IMPACT] in shown(pilot)
        await fill(pilot, "behaviour", "you are so lazy")
        await until(pilot, lambda: "→ “you are …” is about a person" in shown(pilot))
        await fill(pilot, "situation", "On Monday,")
        await until(pilot, lambda: HINTS[HintKind.NO_SITUATION] not in shown(pilot))
        assert "When and where was it?" in shown(pilot)
        await fill(pilot, "behaviour", "you came ten minutes late")
        await until(pilot, lambda: "“you are …”" not in shown(pilot))
        assert "What did one see or hear?" in shown(pilot)
        await saved(pilot, "FeedbackScreen")
        assert only(services).fields["behaviour"] == "you came ten minutes late"


async def test_hints_follow_the_model_and_stay_away_from_the_words_of_others(
    app: PeerPalApp, services: Services
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6", "n")
        await on_screen(pilot, "FeedbackForm")
        await fill(pilot, "impact", "We slept.")
        await until(pilot, lambda: HINTS[HintKind.NO_SITUATION] in shown(pilot))
        await choose(pilot, "model", "COIN")
        await until(pilot, lambda: "Where and when?" in shown(pilot))
        assert HINTS[HintKind.NO_SITUATION] in shown(pilot)
        await choose(pilot, "direction", "received")
        await until(pilot, lambda: HINTS[HintKind.NO_SITUATION] not in shown(pilot))
        await choose(pilot, "direction", "requested")
        await pilot.pause()
        assert not [hint for hint in HINTS.values() if hint in shown(pilot)]


async def test_hints_are_there_for_a_draft_that_is_opened(
    app: PeerPalApp, keep: Callable[..., Feedback]
) -> None:
    keep(fields={"behaviour": "you never ask"})
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6", "e")
        await on_screen(pilot, "FeedbackForm")
        await until(pilot, lambda: "“never” is easy to deny" in shown(pilot))


# One key each


async def test_v_takes_feedback_one_step_further(
    app: PeerPalApp, services: Services, keep: Callable[..., Feedback]
) -> None:
    keep()
    async with app.run_test(size=(150, 30), notifications=True) as pilot:
        await pilot.press("6", "v")
        await until(pilot, lambda: "Delivered · u to undo" in shown(pilot))
        assert "delivered" in row_with(pilot, "In the review")
        await pilot.press("v")
        await until(pilot, lambda: "Acknowledged · u to undo" in shown(pilot))
        await pilot.press("v")
        await until(pilot, lambda: "acknowledged already" in shown(pilot))
        assert only(services).delivery is Delivery.ACKNOWLEDGED
        await pilot.press("u", "u")
        assert only(services).delivery is Delivery.DRAFTED


async def test_c_notes_consent_and_how_they_may_be_named(
    app: PeerPalApp, services: Services, keep: Callable[..., Feedback]
) -> None:
    keep(direction=FeedbackDirection.RECEIVED)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("6", "c")
        await on_screen(pilot, "ConsentScreen")
        assert "May you quote these words? So far: not asked." in shown(pilot)
        await pilot.press("down", "down", "enter")
        await on_screen(pilot, "FeedbackScreen")
        feedback = only(services)
        assert (feedback.consent, feedback.attribution) == (
            *(Consent.GRANTED, Attribution.ROLE_ONLY),
        )
        await until(pilot, lambda: "Consent: granted · u to undo" in shown(pilot))
        await pilot.press("c")
        await on_screen(pilot, "ConsentScreen")
        await pilot.press("enter")  # the cursor is on what they said
        await on_screen(pilot, "FeedbackScreen")
        assert only(services).attribution is Attribution.ROLE_ONLY
        await pilot.press("u", "u")
        assert only(services).consent is Consent.NOT_ASKED
        await pilot.press("c")
        await on_screen(pilot, "ConsentScreen")
        await pilot.press("escape")
        await on_screen(pilot, "FeedbackScreen")
        assert only(services).consent is Consent.NOT_ASKED


async def test_consent_to_pass_kudos_on(
    app: PeerPalApp, services: Services, keep: Callable[..., Feedback]
) -> None:
    keep(model=FeedbackModel.KUDOS, fields={"kudos": "You stayed"}, delivery=Delivery.DELIVERED)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("6")
        assert "To pass on" not in shown(pilot)
        assert "c Pass on" in shown(pilot)
        await pilot.press("c")
        await on_screen(pilot, "ConsentScreen")
        assert "May their manager know of it?" in shown(pilot)
        await pilot.press("down", "enter")
        await on_screen(pilot, "FeedbackScreen")
        await until(pilot, lambda: "To pass on   granted" in shown(pilot))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"tone": Tone.REDIRECTING}, "stays between you two"),
        ({"direction": FeedbackDirection.REQUESTED}, "only asked for"),
    ],
    ids=["redirecting", "requested"],
)
async def test_where_there_is_nothing_to_agree_to_c_says_so(
    app: PeerPalApp, keep: Callable[..., Feedback], changes: dict[str, object], said: str
) -> None:
    keep(direction=FeedbackDirection.RECEIVED, on=date(2026, 11, 1))
    keep(**changes)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("6", "j")
        await until(pilot, lambda: "c Quote" in shown(pilot))
        await pilot.press("k")
        await until(pilot, lambda: "c Quote" not in shown(pilot))
        await pilot.press("c")
        await until(pilot, lambda: said in shown(pilot))
        await on_screen(pilot, "FeedbackScreen")


async def test_w_writes_a_note_to_a_file(
    app: PeerPalApp, keep: Callable[..., Feedback], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    keep(model=FeedbackModel.KUDOS, fields={"kudos": "You stayed"})
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("6", "w")
        await on_screen(pilot, "FeedbackDocuments")
        assert "they were not asked yet" in shown(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "DocumentPrompt")
        await pilot.press("enter")
        await on_screen(pilot, "FeedbackScreen")
        await until(pilot, lambda: "Written to" in shown(pilot))
    text = (tmp_path / "thanks-ana-2026-11-22.md").read_text()
    assert text.startswith("# Kudos for Ana\n")


async def test_a_manager_is_told_nothing_before_a_colleague_agreed(
    app: PeerPalApp, keep: Callable[..., Feedback]
) -> None:
    keep(direction=FeedbackDirection.RECEIVED)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("6", "w")
        await on_screen(pilot, "FeedbackDocuments")
        await pilot.press("down", "enter")
        await on_screen(pilot, "FeedbackScreen")
        await until(pilot, lambda: "Nothing goes to their manager" in shown(pilot))


@pytest.mark.parametrize("what", Document)
async def test_what_each_document_is_for_is_not_cut_in_80_columns(
    app: PeerPalApp, keep: Callable[..., Feedback], what: Document
) -> None:
    ways = [{"direction": way} for way in FeedbackDirection]
    tried = [*ways, {"tone": Tone.REDIRECTING}, {"consent": Consent.GRANTED}]
    pieces = [keep(**changes) for changes in tried]
    pieces = [piece for piece in pieces if what in documents(piece)]
    async with app.run_test(size=NARROW) as pilot:
        for piece in pieces:
            app.push_screen(FeedbackDocuments(app.services, piece))
            await on_screen(pilot, "FeedbackDocuments")
            assert not [line for line in lines_of(pilot) if "…" in line and "│" in line]
            await pilot.press("escape")
            await on_screen(pilot, "TodayScreen")


async def test_y_copies_the_letter_of_a_request(
    app: PeerPalApp, keep: Callable[..., Feedback]
) -> None:
    keep(direction=FeedbackDirection.REQUESTED, follow_up_on=date(2026, 12, 1))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("6", "y")
        await until(pilot, lambda: "Copied the request" in shown(pilot))
        assert app.clipboard.startswith("Hello Ana,\n")
        assert "by 1 December 2026" in app.clipboard


async def test_a_request_is_followed_up_by_what_they_said(
    app: PeerPalApp, keep: Callable[..., Feedback]
) -> None:
    keep(direction=FeedbackDirection.REQUESTED, follow_up_on=TODAY)
    async with app.run_test(size=WIDE) as pilot:
        await on_screen(pilot, "TodayScreen")
        await pilot.press("x")
        await on_screen(pilot, "FeedbackFollowUp")
        assert "─ Follow up on feedback ─" in shown(pilot)
        assert "you asked Ana for feedback. What did they say?" in shown(pilot)
        assert "What came of it" not in shown(pilot)


async def test_what_came_of_it_is_asked_on_its_day(
    app: PeerPalApp, services: Services, keep: Callable[..., Feedback]
) -> None:
    keep(follow_up_on=TODAY)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await on_screen(pilot, "TodayScreen")
        assert "feedback given today: what came of it?" in shown(pilot)
        await pilot.press("x")
        await on_screen(pilot, "FeedbackFollowUp")
        assert "On Sun 22 Nov 2026, today, you gave Ana feedback. What came of it?" in shown(pilot)
        await fill(pilot, "response", "She asks first now")
        await fill(pilot, "again_on", "+2w")
        await saved(pilot, "TodayScreen")
        feedback = only(services)
        assert (feedback.response, feedback.follow_up_on) == (
            "She asks first now",
            date(2026, 12, 6),
        )
        await until(pilot, lambda: "Asked again on Sun 6 Dec 2026" in shown(pilot))
        assert "what came of it" not in shown(pilot)
        await pilot.press("u", "x")
        await on_screen(pilot, "FeedbackFollowUp")
        await saved(pilot, "TodayScreen")
        feedback = only(services)
        assert (feedback.response, feedback.follow_up_on) == ("", None)


async def test_a_follow_up_meets_a_change_from_elsewhere(
    app: PeerPalApp, open_services: Callable[[], Services], keep: Callable[..., Feedback]
) -> None:
    feedback = keep(follow_up_on=TODAY)
    async with app.run_test(size=WIDE) as pilot:
        await on_screen(pilot, "TodayScreen")
        await pilot.press("x")
        await on_screen(pilot, "FeedbackFollowUp")
        await fill(pilot, "response", "mine")
        other = open_services()
        other.feedback.save(replace(feedback, tone=Tone.REDIRECTING))
        await saved(pilot, "TodayScreen")
        after = only(app.services)
        assert (after.tone, after.response, after.follow_up_on) == (
            *(Tone.REDIRECTING, "mine", None),
        )


@pytest.mark.parametrize("keys", [["c"], ["w"], ["w", "end", "enter"]], ids=["c", "w", "file"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
async def test_hostile_text_is_harmless_in_the_boxes(
    app: PeerPalApp,
    services: Services,
    keep: Callable[..., Feedback],
    size: tuple[int, int],
    keys: list[str],
) -> None:
    text = " ".join(HOSTILE)
    keep(direction=FeedbackDirection.RECEIVED, fields=dict.fromkeys(SBI, text), response=text)
    services.peers.save(replace(services.peers.find("ana"), name=text))
    async with app.run_test(size=size) as pilot:
        await pilot.press("6", *keys)
        await until(pilot, lambda: len(app.screen_stack) > 1)
        assert_harmless(pilot)


async def test_hostile_text_is_harmless_where_it_is_followed_up(
    app: PeerPalApp, services: Services, keep: Callable[..., Feedback]
) -> None:
    keep(follow_up_on=TODAY, response=HOSTILE[1])
    name = " ".join(HOSTILE[:-1])
    services.peers.save(replace(services.peers.find("ana"), name=name))
    async with app.run_test(size=NARROW) as pilot:
        await on_screen(pilot, "TodayScreen")
        await pilot.press("x")
        await on_screen(pilot, "FeedbackFollowUp")
        assert_harmless(pilot)
