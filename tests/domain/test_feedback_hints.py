"""Hints on feedback: the right one for what is poor, and none for what is good."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.feedback import MODEL_FIELDS, FeedbackModel
from peerpal.domain.feedback_examples import MODEL_EXAMPLES
from peerpal.domain.feedback_hints import Hint, HintKind, hints

SBI, SBII, COIN, START_STOP, FEEDFORWARD, KUDOS, FREE = FeedbackModel
NO_SITUATION, LABELLED, GENERALISED, NOTHING_TO_SEE, NO_IMPACT = HintKind
GOOD_PARTS = {
    "situation": "In the review on Thursday,",
    "context": "The rehearsal of your demo.",
    "behaviour": "you asked the newest person first what had surprised her.",
    "observation": "You explained the history before the problem.",
    "impact": "She named the alert that all of us had stopped seeing.",
}
"""What stands around a sentence of the table."""
MOST_COLUMNS = 56
"""The room below a field on 80 columns, beside the sign of a hint."""

SENTENCES = [
    # Good: nothing is said about them
    (SBI, "situation", "Yesterday, when the deploy stood still,", ()),
    (SBI, "situation", "At the stand-up on 3 March, with support on the line,", ()),
    (COIN, "context", "While you are on call this week.", ()),
    (SBI, "behaviour", "you interrupted Mei three times while she told us her numbers.", ()),
    (SBI, "behaviour", "you said “you are always late, this never works” to Ben.", ()),
    (SBI, "behaviour", "You\u2019re the one who wrote down what we had decided.", ()),
    (SBI, "behaviour", "You were ten minutes late, and looked at your phone twice.", ()),
    (SBI, "behaviour", "you drew the three services on the board.", ()),
    (SBI, "behaviour", "You waited until the good idea of the trainee had been heard.", ()),
    (COIN, "observation", "In four of six comments there was no word on what was good.", ()),
    (COIN, "observation", "You read the log aloud, and asked what we made of it.", ()),
    (SBI, "impact", "I slept through the night, and the customer never noticed.", ()),
    (SBI, "impact", "I felt left alone with the decision.", ()),
    (SBI, "impact", "It was bad for the release: we lost two days.", ()),
    (SBII, "intent", "Perhaps you wanted to save us the time.", ()),
    (COIN, "next_steps", "Always the problem first, and history when somebody asks?", ()),
    (START_STOP, "stop", "Answering in the chat while somebody speaks.", ()),
    (FEEDFORWARD, "suggestion_1", "Never answer a question before you have counted to five.", ()),
    (KUDOS, "kudos", "You stayed with my rollback until two. Great: I can do it alone now.", ()),
    (FREE, "text", "On Friday you asked why, twice, and we found the leak.", ()),
    # Poor: each with what is said about it
    (SBI, "situation", "", (NO_SITUATION,)),
    (SBI, "situation", "Lately, in general,", (NO_SITUATION,)),
    (COIN, "context", "Sometimes at work.", (NO_SITUATION,)),
    (SBI, "situation", "Every time we meet,", (GENERALISED,)),
    (SBI, "behaviour", "you ALWAYS come too late.", (GENERALISED,)),
    (SBI, "behaviour", "you never listen to what the others say.", (GENERALISED,)),
    (COIN, "observation", "You talk all the time.", (GENERALISED,)),
    (START_STOP, "stop", "Everything you write is too long.", (GENERALISED,)),
    (SBI, "behaviour", "you are lazy.", (LABELLED,)),
    (SBI, "behaviour", "You\u2019re a perfectionist.", (LABELLED,)),
    (SBI, "behaviour", "YOU'RE so pedantic", (LABELLED,)),
    (COIN, "observation", "She is so unfriendly to the trainees.", (LABELLED,)),
    (START_STOP, "stop", "Being so negative in meetings.", (LABELLED,)),
    (KUDOS, "kudos", "You are the best!", (LABELLED,)),
    (SBI, "behaviour", "you are always rude.", (LABELLED, GENERALISED)),
    (SBI, "behaviour", "your attitude was not professional.", (NOTHING_TO_SEE,)),
    (KUDOS, "kudos", "Great job in the meeting, thanks!", (NOTHING_TO_SEE,)),
    (SBI, "impact", "", (NO_IMPACT,)),
    (SBI, "impact", "It was really bad for the team.", (NO_IMPACT,)),
    (COIN, "impact", "You always make us look bad.", (GENERALISED,)),
]  # fmt: skip


def kinds(model, **parts):
    return [(hint.part, hint.kind) for hint in hints(model, parts)]


def in_context(model, part, sentence):
    around = {name: text for name, text in GOOD_PARTS.items() if name in MODEL_FIELDS[model]}
    return {**around, part: sentence}


def test_the_table_has_twenty_of_each():
    good = [expected for *_, expected in SENTENCES if not expected]
    assert (len(good), len(SENTENCES)) == (20, 40)


@pytest.mark.parametrize(("model", "part", "sentence", "expected"), SENTENCES)
def test_forty_sentences(model, part, sentence, expected):
    assert kinds(model, **in_context(model, part, sentence)) == [(part, kind) for kind in expected]


@pytest.mark.parametrize("model", FeedbackModel)
def test_the_example_of_each_part_has_no_hint_and_fits_below_its_question(model):
    examples = MODEL_EXAMPLES[model]
    assert list(examples) == list(MODEL_FIELDS[model])
    assert hints(model, examples) == []
    assert all(len(example) <= MOST_COLUMNS - len("e.g. ") for example in examples.values())


@pytest.mark.parametrize("model", FeedbackModel)
def test_nothing_is_said_before_anything_is_written(model):
    assert hints(model, {}) == []
    assert hints(model, dict.fromkeys(MODEL_FIELDS[model], " \n ")) == []


def test_what_comes_next_is_not_missed_yet():
    assert kinds(SBI, situation="On Monday,") == []
    assert kinds(SBI, situation="On Monday,", behaviour="you asked why.") == [("impact", NO_IMPACT)]
    assert kinds(SBI, behaviour="you asked why.") == [
        ("situation", NO_SITUATION),
        ("impact", NO_IMPACT),
    ]
    assert kinds(SBI, impact="We slept.") == [
        ("situation", NO_SITUATION),
        ("behaviour", NOTHING_TO_SEE),
    ]
    assert kinds(COIN, observation="You asked why.")[0] == ("context", NO_SITUATION)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("You're lazy", "you're"),
        ("you\u2019re lazy", "you're"),
        ("YOU  ARE\nlazy", "you are"),
        ("I find that he was really rude", "he was"),
        ("You were a bit rude", "you were"),
        ("you seem bored, you are bad", "you are"),
    ],
)
def test_a_label_is_named(text, words):
    (hint,) = hints(FREE, {"text": text})
    assert hint == Hint("text", LABELLED, words)
    assert f"“{words} …”" in hint.text


@pytest.mark.parametrize(
    "text",
    [
        "You are.",
        "you are",
        "you are asking for the log",
        "When you are ready,",
        "You were first to see it",
        "you were late",
        "thank you; are lazy tests slow?",
        "the tests are slow",
        "They were ready",
        "youare lazy-loaded",
        "the human being in the loop",
    ],
)
def test_being_somewhere_or_doing_something_is_no_label(text):
    assert LABELLED not in [kind for _, kind in kinds(FREE, text=text)]


@pytest.mark.parametrize("text", ["everytime", "nevertheless", "sideways", "Nevers", "alway"])
def test_only_whole_words_generalise(text):
    expected = [("text", GENERALISED)] if text == "everytime" else []
    assert kinds(FREE, text=text) == expected


def test_a_hint_fits_beside_its_sign():
    longest = {LABELLED: "you come across", GENERALISED: "everything you say"}
    for kind in HintKind:
        assert len(Hint("x", kind, longest.get(kind, "")).text) <= MOST_COLUMNS


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "you are " * 1_250,
        "“" * 10_000,
        '"„' * 5_000,
        " " * 9_990 + "you are",
        "you" + " " * 9_000 + "are lazy",
        "you are " + "so " * 3_000,
        "never" * 2_000,
        "\ufdfa" * 10_000,
        "\x1b[2J\u202eyou are lazy\x00" * 400,
    ],
    ids=lambda text: f"{text[:6]!a}",
)
def test_long_and_hostile_texts_are_looked_at_to_their_end(text):
    for model in FeedbackModel:
        found = hints(model, dict.fromkeys(MODEL_FIELDS[model], text))
        assert {hint.part for hint in found} <= set(MODEL_FIELDS[model])


WORDS = st.sampled_from([
    *("you are", "you're", "She is", "so", "always", "never", "lazy", "a", "the best", "said"),
    *("“", "”", '"', "'", "\u2019", "\n", ".", "3", "lately", "it was bad", "[/]", "\x1b[2J"),
])  # fmt: skip
SOME = st.lists(WORDS, max_size=12)
TEXTS = st.one_of(st.text(max_size=40), SOME.map(" ".join), SOME.map("".join))


@given(st.sampled_from(FeedbackModel), st.data())
def test_whatever_is_written_hints_are_on_parts_of_the_model_in_its_order(model, data):
    names = st.sampled_from([*MODEL_FIELDS[model], "text", "response", "peer_id"])
    found = hints(model, data.draw(st.dictionaries(names, TEXTS)))
    places = [list(MODEL_FIELDS[model]).index(hint.part) for hint in found]
    assert all(before <= after for before, after in pairwise(places))
    assert len(set(found)) == len(found)
    assert all(hint.text.isprintable() for hint in found)
