"""What may change in an agreement, and what never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.agreement import (
    TERMS,
    Agreement,
    may_change,
    proposed,
    require_change_allowed,
    revised,
    signed,
)
from peerpal.domain.errors import WrongUse
from peerpal.domain.record import Side, field_names

THEN = datetime(2026, 1, 1, tzinfo=UTC)
TODAY = date(2026, 11, 22)
DRAFT = Agreement(
    id="a", created_at=THEN, updated_at=THEN, author="me", peer_id="p", rev=3, offers="pytest"
)
MINE = replace(DRAFT, signed_me_on=TODAY)
OTHER = date(2026, 12, 24)
CHANGES = [
    *({name: "something else"} for name in TERMS),
    {"review_on": OTHER},
    {"version": 9},
    {"peer_id": "q"},
    {"signed_me_on": None},
    {"signed_me_on": OTHER},
    {"signed_peer_on": OTHER},
]


def test_the_terms_are_all_the_texts_there_are():
    about = {"id", "author", "peer_id", "tags"}
    texts = {name for name in field_names(DRAFT) if isinstance(getattr(DRAFT, name), str)}
    assert set(TERMS) == texts - about - {"in_summary"}


def test_a_first_agreement_has_words_to_start_from():
    new = proposed(DRAFT, cadence_days=14, minutes=45, today=TODAY)
    assert new.cadence == "every 14 days"
    assert new.length == "45 minutes, half for each of us"
    assert new.review_on == date(2027, 5, 21)
    assert "no one is at fault" in new.ending
    assert new.summary_policy
    assert not new.is_signed
    assert proposed(DRAFT, cadence_days=1, minutes=1, today=TODAY).cadence == "every day"


def test_the_next_version_says_the_same_and_nobody_has_signed_it():
    both = signed(signed(DRAFT, Side.ME, on=TODAY), Side.PEER, on=TODAY)
    new = revised(both)
    assert (new.version, new.rev, new.is_signed) == (2, 0, False)
    assert all(getattr(new, name) == getattr(both, name) for name in TERMS)


def test_signing_again_changes_nothing():
    assert signed(MINE, Side.ME, on=OTHER) == MINE
    both = signed(MINE, Side.PEER, on=OTHER)
    assert (both.signed_on(Side.ME), both.signed_on(Side.PEER)) == (TODAY, OTHER)


@pytest.mark.parametrize(
    ("agreement", "newest", "expected"),
    [
        (DRAFT, 1, True),
        (DRAFT, 2, False),
        (MINE, 1, False),
        (replace(DRAFT, signed_peer_on=TODAY), 1, False),
        (replace(DRAFT, version=2), 2, True),
    ],
)
def test_only_the_newest_version_changes_and_only_unsigned(agreement, newest, expected):
    assert may_change(agreement, newest=newest) is expected


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: next(iter(change)))
def test_a_signed_version_is_never_changed(change):
    with pytest.raises(WrongUse):
        require_change_allowed(MINE, replace(MINE, **change), newest=1)


@given(st.sampled_from(sorted(TERMS)), st.text(min_size=1), st.integers(2, 9))
def test_an_older_version_is_never_changed(name, text, newest):
    before = replace(DRAFT, **{name: ""})
    with pytest.raises(WrongUse):
        require_change_allowed(before, replace(before, **{name: text}), newest=newest)
    require_change_allowed(before, replace(before, **{name: text}), newest=1)


def test_the_bin_and_the_tags_are_no_change_of_what_was_agreed_on():
    require_change_allowed(MINE, replace(MINE, deleted_at=THEN, tags=("pair",)), newest=4)
