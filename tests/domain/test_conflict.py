"""The same record changed in two places: what is listed, and what is chosen by itself."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.conflict import Difference, Version, differences, merged

FIELDS = ("title", "why", "status", "private_notes")
texts = st.fixed_dictionaries({field: st.sampled_from(["", "a", "b", "[/]"]) for field in FIELDS})


def only(**changed: str) -> dict[str, str]:
    return dict.fromkeys(FIELDS, "as it was") | changed


def test_what_only_i_changed_is_taken_from_me():
    (found,) = differences(only(), only(), only(why="mine"))
    assert found == Difference("why", "as it was", "mine", Version.MINE)
    assert found.text == "mine"


def test_what_only_the_other_changed_is_taken_from_there():
    (found,) = differences(only(), only(why="theirs"), only())
    assert found == Difference("why", "theirs", "as it was", Version.STORED)
    assert found.text == "theirs"


def test_what_both_changed_is_for_a_person_to_say():
    (found,) = differences(only(), only(why="theirs"), only(why="mine"))
    assert found.chosen is None


def test_what_both_changed_alike_is_no_difference():
    assert differences(only(), only(why="same"), only(why="same")) == []


def test_a_field_that_only_one_form_has_is_kept():
    mine = {**only(), "key_result_2": "4"}
    assert differences(mine, only(), mine) == []
    assert merged(mine, [])["key_result_2"] == "4"


def test_differences_come_in_the_order_of_the_form():
    found = differences(only(), only(), dict.fromkeys(reversed(FIELDS), "mine"))
    assert [difference.field for difference in found] == list(reversed(FIELDS))


def test_its_repr_has_no_text_of_a_record():
    assert "secret" not in repr(differences(only(), only(), only(private_notes="secret")))


@given(texts, texts, texts)
def test_choosing_one_side_everywhere_gives_that_side(base, stored, mine):
    found = differences(base, stored, mine)
    for version, wanted in ((Version.STORED, stored), (Version.MINE, mine)):
        assert merged(mine, [replace(d, chosen=version) for d in found]) == wanted


@given(texts, texts)
def test_when_one_side_did_nothing_the_other_is_taken_whole(base, changed):
    assert merged(base, differences(base, changed, base)) == changed
    assert merged(changed, differences(base, base, changed)) == changed


@given(texts, texts, texts)
def test_nothing_of_the_stored_version_goes_unlisted(base, stored, mine):
    listed = {difference.field for difference in differences(base, stored, mine)}
    assert listed == {field for field in FIELDS if stored[field] != mine[field]}


@given(texts, texts, texts)
def test_both_sides_are_treated_alike(base, stored, mine):
    swapped = {Version.MINE: Version.STORED, Version.STORED: Version.MINE, None: None}
    here = {d.field: d.chosen for d in differences(base, stored, mine)}
    there = {d.field: d.chosen for d in differences(base, mine, stored)}
    assert there == {field: swapped[chosen] for field, chosen in here.items()}


@given(texts, texts, texts)
def test_a_change_is_only_left_open_when_both_made_one(base, stored, mine):
    for difference in differences(base, stored, mine):
        both = base[difference.field] not in (difference.stored, difference.mine)
        assert (difference.chosen is None) is both
