"""What is written out of feedback: whole, harmless, and only where a colleague agreed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from peerpal.domain.errors import WrongUse
from peerpal.domain.feedback import (
    MODEL_FIELDS,
    Attribution,
    Delivery,
    Feedback,
    FeedbackDirection,
    FeedbackModel,
    Tone,
)
from peerpal.domain.peer import Consent, Peer
from peerpal.services.feedback_documents import Document, document, document_name, documents
from peerpal.services.feedback_markdown import (
    consent_question,
    request,
    star_story,
    thanks,
    to_manager,
)

THEN = datetime(2026, 1, 1, tzinfo=UTC)
GIVEN, RECEIVED, REQUESTED = FeedbackDirection
HOSTILE = "[x](y) *a* <b> `c` # d | ![e](f) &amp; ~g~"
ANA = Peer(id="ID-OF-ANA", created_at=THEN, updated_at=THEN, author="me", name="Ana Ruiz")
SBI = {
    "situation": "In the review on Thursday,",
    "behaviour": "you asked the newest person first.",
    "impact": "She named the missing alert",
}
RECEIVED_ONE = Feedback(
    id="ID", created_at=THEN, updated_at=THEN, author="me", peer_id="ID-OF-ANA",
    direction=RECEIVED, fields=SBI, on=date(2026, 11, 10), delivery=Delivery.DELIVERED,
    consent=Consent.GRANTED, competency="aligning_expectations", skill_ids=("ID-OF-SKILL",),
)  # fmt: skip
GIVEN_ONE = replace(RECEIVED_ONE, direction=GIVEN)
REQUESTED_ONE = replace(RECEIVED_ONE, direction=REQUESTED, follow_up_on=date(2026, 12, 1))
KUDOS = replace(
    GIVEN_ONE, model=FeedbackModel.KUDOS, fields={"kudos": "You stayed until two.\n\nI slept."}
)


def test_a_request_says_on_what_along_which_questions_and_by_when():
    assert request(REQUESTED_ONE, me="Sam", peer="Ana Ruiz") == (
        "Hello Ana Ruiz,\n\n"
        "could you give me feedback? This is what I would like to know:\n\n"
        "> In the review on Thursday, you asked the newest person first. "
        "She named the missing alert.\n\n"
        "These questions help to make it concrete:\n\n"
        "- Situation: When and where was it?\n"
        "- Behaviour: What did one see or hear?\n"
        "- Impact: What did it lead to, for whom?\n\n"
        "It would help me most by 1 December 2026.\n\n"
        "A few lines are enough. Thank you!\n\n"
        "Sam\n"
    )


def test_a_free_request_without_a_day_or_names_has_no_empty_lines_for_them():
    free = {"model": FeedbackModel.FREE, "fields": {"text": "What could I leave out?"}}
    text = request(replace(REQUESTED_ONE, follow_up_on=None, **free), me=" ", peer="")
    assert text == (
        "Hello,\n\n"
        "could you give me feedback? This is what I would like to know:\n\n"
        "> What could I leave out?\n\n"
        "A few lines are enough. Thank you!\n"
    )


def test_kudos_are_my_words_to_a_colleague():
    assert thanks(KUDOS, me="Sam", peer="Ana Ruiz") == (
        "# Kudos for Ana Ruiz\n\n"
        "10 November 2026\n\n"
        "Hello Ana Ruiz,\n\n"
        "You stayed until two.\n\n"
        "I slept.\n\n"
        "Sam\n"
    )
    assert thanks(GIVEN_ONE, me="Sam", peer="Ana").startswith("# Feedback for Ana\n")


def test_a_thank_you_note_says_what_was_taken_from_it():
    received = replace(
        RECEIVED_ONE,
        model=FeedbackModel.START_STOP_CONTINUE,
        fields={"stop": "Long mails", "start": "Send the agenda", "continue": " "},
        response="I send it on Mondays now.",
    )
    assert thanks(received, me="Sam", peer="Ana Ruiz") == (
        "# Thank you, Ana Ruiz\n\n"
        "Hello Ana Ruiz,\n\n"
        "thank you for your feedback of 10 November 2026. This is what I took from it:\n\n"
        "> - **Start**: Send the agenda.\n"
        "> - **Stop**: Long mails.\n\n"
        "I send it on Mondays now.\n\n"
        "Sam\n"
    )


def test_a_manager_reads_what_a_colleague_agreed_to():
    assert to_manager(KUDOS, ANA, me="Sam") == (
        "# Thanks to Ana Ruiz\n\n"
        "Hello,\n\n"
        "I would like you to know what I told Ana Ruiz on 10 November 2026:\n\n"
        "> You stayed until two.\n>\n> I slept.\n\n"
        "Ana Ruiz knows about this note and agreed to it.\n\n"
        "Sam\n"
    )
    assert "Ana Ruiz gave me feedback that helped me" in to_manager(RECEIVED_ONE, ANA, me="Sam")


@pytest.mark.parametrize(
    ("feedback", "general", "reason"),
    [
        (replace(RECEIVED_ONE, consent=Consent.NOT_ASKED), Consent.GRANTED, "not asked yet"),
        (replace(RECEIVED_ONE, consent=Consent.ASKED), Consent.GRANTED, "not answered yet"),
        (replace(RECEIVED_ONE, consent=Consent.DECLINED), Consent.GRANTED, "said no to it"),
        (RECEIVED_ONE, Consent.DECLINED, "said no to being quoted"),
        (replace(RECEIVED_ONE, attribution=Attribution.ROLE_ONLY), Consent.GRANTED, "to be named"),
        (replace(RECEIVED_ONE, attribution=Attribution.ANONYMOUS), Consent.GRANTED, "to be named"),
        (replace(KUDOS, consent=Consent.NOT_ASKED), Consent.GRANTED, "not asked yet"),
        (replace(KUDOS, consent=Consent.DECLINED), Consent.GRANTED, "said no to it"),
        (replace(KUDOS, delivery=Delivery.DRAFTED), Consent.GRANTED, "It is a draft"),
        (replace(GIVEN_ONE, tone=Tone.REDIRECTING), Consent.GRANTED, "stays between you two"),
        (REQUESTED_ONE, Consent.GRANTED, "only asked for"),
    ],
)
def test_a_manager_is_told_nothing_without_a_yes_to_this_very_piece(feedback, general, reason):
    with pytest.raises(WrongUse, match=reason):
        to_manager(feedback, replace(ANA, quote_consent=general), me="Sam")


def test_a_no_to_being_quoted_is_about_their_words_not_about_mine():
    assert to_manager(KUDOS, replace(ANA, quote_consent=Consent.DECLINED), me="Sam")


def test_the_question_for_consent_can_be_answered_with_no():
    text = consent_question(RECEIVED_ONE, me="Sam", peer="Ana")
    assert "May I quote it, in my performance review or to your manager?" in text
    assert "with your role only" in text
    assert "A no is fine" in text
    assert "May I tell your manager as well?\n" in consent_question(KUDOS, me="Sam", peer="Ana")
    for feedback in (REQUESTED_ONE, replace(GIVEN_ONE, tone=Tone.REDIRECTING)):
        with pytest.raises(WrongUse):
            consent_question(feedback, me="Sam", peer="Ana")


def test_a_star_story_is_filled_from_the_parts_and_asks_for_the_rest():
    feedback = replace(RECEIVED_ONE, response="I do so in each review since")
    assert star_story(feedback, ANA, skills=["On-call"]) == (
        "# STAR story\n\n"
        "10 November 2026 · On-call · aligning expectations\n\n"
        "## Situation\n\nIn the review on Thursday.\n\n"
        "## Task\n\n*What was to be reached, and whose task was it?*\n\n"
        "## Action\n\nYou asked the newest person first.\n\n"
        "## Result\n\nShe named the missing alert.\n\nI do so in each review since.\n"
    )
    assert star_story(GIVEN_ONE, ANA).startswith("# STAR story: Ana Ruiz\n")


@pytest.mark.parametrize("model", FeedbackModel)
def test_a_story_of_every_model_has_the_same_four_headings(model):
    fields = dict.fromkeys(MODEL_FIELDS[model], "Something")
    text = star_story(replace(KUDOS, model=model, fields=fields), ANA)
    assert re.findall("^## (.*)$", text, re.MULTILINE) == ["Situation", "Task", "Action", "Result"]
    assert "\nSomething.\n" in text
    assert all(block.strip() for block in re.split("^#+ .*$", text, flags=re.MULTILINE)[1:])


@pytest.mark.parametrize(
    ("feedback", "reason"),
    [
        (replace(RECEIVED_ONE, consent=Consent.ASKED), "no consent"),
        (replace(GIVEN_ONE, tone=Tone.REDIRECTING), "it redirects"),
    ],
)
def test_a_story_goes_without_words_that_may_not_be_shown(feedback, reason):
    text = star_story(replace(feedback, response="My own answer"), ANA)
    assert reason in text
    assert "newest" not in text
    assert ("My own answer" in text) == (feedback.direction is RECEIVED)


def test_a_story_of_a_request_is_of_my_own_words():
    assert "In the review on Thursday." in star_story(
        replace(REQUESTED_ONE, tone=Tone.REDIRECTING), ANA
    )


def every_document(feedback, *, me="Sam", name="Ana Ruiz"):
    peer = replace(ANA, name=name)
    yield thanks(feedback, me=me, peer=name)
    yield star_story(feedback, peer, skills=[name])
    if feedback.direction is REQUESTED:
        yield request(feedback, me=me, peer=name)
    else:
        yield to_manager(feedback, peer, me=me)
        yield consent_question(feedback, me=me, peer=name)


OURS = re.compile(
    "(Kudos|Feedback) for .*|Thank you, .*|Thanks to .*|STAR story.*|Situation|Task|Action|Result",
    re.DOTALL,
)
TEXTS = st.one_of(
    st.text(min_size=1, max_size=30),
    st.lists(
        st.sampled_from([*HOSTILE.split(), "\n", "1.", "- ", "> ", "#", "`", "___", "\x1b[2J"]),
        min_size=1,
        max_size=8,
    ).map("".join),
)


@given(st.sampled_from(FeedbackModel), st.sampled_from(FeedbackDirection), TEXTS, TEXTS)
def test_whatever_was_written_stays_text(model, direction, text, name):
    fields = dict.fromkeys(MODEL_FIELDS[model], f"a{text}")
    feedback = replace(RECEIVED_ONE, model=model, direction=direction, fields=fields, response=text)
    for written in every_document(feedback, me=text, name=f"N{name}"):
        tokens = MarkdownIt().parse(written)
        kinds = {token.type for token in tokens}
        inner = {child.type for token in tokens for child in token.children or ()}
        assert not kinds & {"html_block", "code_block", "fence", "hr", "ordered_list_open"}
        assert not inner & {"link_open", "image", "html_inline", "code_inline"}
        headings = [
            tokens[at + 1].content for at, t in enumerate(tokens) if t.type == "heading_open"
        ]
        assert all(OURS.fullmatch(heading) for heading in headings)
        assert "\x1b" not in written


@pytest.mark.parametrize("model", FeedbackModel)
@pytest.mark.parametrize("direction", FeedbackDirection)
def test_no_id_and_no_stored_value_is_written(model, direction):
    fields = dict.fromkeys(MODEL_FIELDS[model], "Something")
    feedback = replace(RECEIVED_ONE, model=model, direction=direction, fields=fields)
    for written in every_document(feedback):
        assert "ID" not in written
        assert "_" not in written
        assert "\n\n\n" not in written
        assert written.endswith("\n")


@pytest.fixture
def keep(services, ana):
    def save(**changes):
        blank = services.feedback.blank(peer_id=ana.id)
        return services.feedback.save(replace(blank, **{"fields": SBI, **changes}))

    return save


def test_what_can_be_written_depends_on_the_way_it_went(keep):
    assert list(documents(keep(direction=REQUESTED))) == [Document.REQUEST, Document.STAR_STORY]
    most = [Document.THANKS, Document.TO_MANAGER, Document.CONSENT_QUESTION, Document.STAR_STORY]
    assert list(documents(keep())) == most
    assert list(documents(keep(direction=RECEIVED))) == most
    without = [what for what in most if what is not Document.CONSENT_QUESTION]
    assert list(documents(keep(direction=RECEIVED, consent=Consent.GRANTED))) == without
    assert list(documents(keep(tone=Tone.REDIRECTING))) == without


def test_documents_have_the_names_of_both(services, keep):
    profile = services.profiles.mine()
    services.profiles.save(replace(profile, name="Sam Lee"))
    skill = services.skills.save(replace(services.skills.blank(), name="On-call"))
    feedback = keep(delivery=Delivery.DELIVERED, consent=Consent.GRANTED, skill_ids=(skill.id,))
    for what in documents(feedback):
        text = document(services, feedback, what)
        assert "Ana Ruiz" in text
        assert ("Sam Lee" in text) is (what is not Document.STAR_STORY)
    assert "On-call" in document(services, feedback, Document.STAR_STORY)
    asked = keep(direction=REQUESTED)
    assert "Hello Ana Ruiz" in document(services, asked, Document.REQUEST)
    assert "May I" in document(services, keep(), Document.CONSENT_QUESTION)
    with pytest.raises(WrongUse):
        document(services, keep(), Document.TO_MANAGER)


@pytest.mark.parametrize(
    ("peer", "name"),
    [
        ("Łukasz Nowak", "to-manager-lukasz-nowak-2026-11-22.md"),
        ("../../x", "to-manager-x-2026-11-22.md"),
        ("中", "to-manager-2026-11-22.md"),
        ("y" * 99, f"to-manager-{'y' * 40}-2026-11-22.md"),
    ],
)
def test_a_file_is_named_after_what_it_is(services, keep, ana, peer, name):
    services.peers.save(replace(ana, name=peer))
    assert document_name(services, keep(), Document.TO_MANAGER) == name
