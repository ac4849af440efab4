"""What nobody else may see while they look on: whole records, fields, and names in any form."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from peerpal.domain.conversation import Conversation
from peerpal.domain.feedback import Delivery, Feedback, FeedbackDirection
from peerpal.domain.growth import GrowthCheckIn
from peerpal.domain.health import HealthCheck
from peerpal.domain.peer import Peer
from peerpal.domain.reflection import Reflection
from peerpal.domain.share_safe import hidden_names, is_private, is_private_field
from peerpal.domain.text import folded

PEOPLE = {
    "ana": "Ana Ruiz",
    "silva": "Ana Silva",
    "ben": "Ben Okafor",
    "lukasz": "Łukasz O'Brien",
    "will": "Will Day",
}
MOMENT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
ORIGIN = {"id": "x", "author": "me", "created_at": MOMENT, "updated_at": MOMENT}
DAY = date(2026, 11, 22)


def seen(text: str, *about: str) -> str:
    """Return a text as somebody else sees it."""
    letters = list(text)
    for start, end in hidden_names(PEOPLE, about).places(text):
        letters[start:end] = "▒" * (end - start)
    return "".join(letters)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ben Okafor asked", "▒▒▒▒▒▒▒▒▒▒ asked"),
        ("BEN, ben_okafor, @okafor", "▒▒▒, ▒▒▒▒▒▒▒▒▒▒, @▒▒▒▒▒▒"),
        ("Okafor's idea, Ben\u2019s way", "▒▒▒▒▒▒'s idea, ▒▒▒\u2019s way"),
        ("lukasz and O\u2019Brien", "▒▒▒▒▒▒ and ▒▒▒▒▒▒▒"),
        ("I will ask Will", "I will ask ▒▒▒▒"),
        ("Benjamin and a bench", "Benjamin and a bench"),
        ("with Ben Oka… and L…", "with ▒▒▒ ▒▒▒… and ▒…"),
        ("and so… Zoë…", "and so… Zoë…"),
    ],
)
def test_a_name_is_hidden_in_every_form(text: str, shown: str) -> None:
    assert seen(text, "ana") == shown


def test_the_names_of_those_it_is_about_are_shown() -> None:
    assert seen("Ana Ruiz, Ana, Ruiz, An…", "ana") == "Ana Ruiz, Ana, Ruiz, An…"
    assert seen("Ana Silva, Silva", "ana") == "▒▒▒▒▒▒▒▒▒, ▒▒▒▒▒"
    assert seen("Ana Ruiz and Ben", "ana", "ben") == "Ana Ruiz and Ben"


@given(
    st.lists(st.from_regex(r"[A-ZÀ-ÖØ-Ý][a-zà-öø-ÿ]{4,9}", fullmatch=True), min_size=1, max_size=3),
    st.lists(st.sampled_from(["a word", "—", "(", "\n", "1999"]), max_size=4),
    st.sampled_from([str, str.upper, str.lower, lambda t: unicodedata.normalize("NFD", t)]),
)
def test_no_part_of_a_hidden_name_can_be_read(names, around, typed) -> None:
    assume(not any(folded(name) in folded(" ".join(around)) for name in names))
    text = " ".join([*around, typed(" ".join(names)), *around])
    places = list(hidden_names({"x": " ".join(names)}, ()).places(text))
    left = "".join(c for at, c in enumerate(text) if not any(a <= at < b for a, b in places))
    assert not any(folded(name) in folded(left) for name in names)
    assert left.split() == " ".join([*around, *around]).split()


def feedback(delivery: Delivery) -> Feedback:
    direction = FeedbackDirection.GIVEN
    return Feedback(**ORIGIN, direction=direction, peer_id="ana", on=DAY, delivery=delivery)


def test_what_is_mine_alone_is_private_as_a_whole() -> None:
    assert is_private(HealthCheck(**ORIGIN, peer_id="ana", on=DAY))
    assert is_private(GrowthCheckIn(**ORIGIN, on=DAY))
    assert is_private(Reflection(**ORIGIN, week="2026-W47", question="Why?"))
    assert is_private(feedback(Delivery.DRAFTED))
    assert not is_private(feedback(Delivery.DELIVERED))
    assert not is_private(Peer(**ORIGIN, name="Ana Ruiz"))


def test_of_other_records_notes_for_myself_and_how_it_felt_are_private() -> None:
    talk = Conversation(**ORIGIN, peer_ids=("ana",))
    private = {"private_notes", "energy", "supported"}
    assert is_private_field(Peer(**ORIGIN, name="Ana Ruiz"), "fit")
    asked = {*private, "notes", "title", "on", "peers"}
    assert {name for name in asked if is_private_field(talk, name)} == private
    assert is_private_field(feedback(Delivery.DRAFTED), "tone")
