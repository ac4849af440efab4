"""What is set for a summary: presets, sections, places, pins, wordings, openings and periods."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.errors import InvalidField, WrongUse
from peerpal.domain.period import Period
from peerpal.domain.summary import (
    MOST_CONTRIBUTIONS,
    Audience,
    Opening,
    PeerNames,
    Section,
    Settings,
    SummaryExport,
    SummaryPlan,
    Wording,
    arranged,
    moved,
    opening_for,
    pinned,
    preset,
    reworded,
    section_title,
    shifted,
    since_last,
    switched,
    wording_of,
)

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = NOW.date()

IDS = st.lists(st.sampled_from("abcdefgh"), unique=True, min_size=1)
MOVED = st.lists(st.sampled_from("abcdefghxyz"), unique=True).map(tuple)
STEPS = st.sampled_from([-1, 1])
SETTINGS = st.builds(
    Settings,
    sections=st.permutations(list(Section)).map(tuple),
    sections_off=st.lists(st.sampled_from(Section), unique=True).map(tuple),
)


def plan(**fields):
    origin = {"id": "p", "created_at": NOW, "updated_at": NOW, "author": "me"}
    return SummaryPlan(**{**origin, "settings": preset(Audience.MANAGER), **fields})


def export(*, on, last, first=date(2026, 1, 1)):
    origin = {"id": "x", "created_at": NOW, "updated_at": NOW, "author": "me"}
    return SummaryExport(
        **origin, on=on, first=first, last=last, settings=Settings(), target="file", sha256=""
    )


@given(IDS, MOVED)
def test_what_was_moved_is_only_put_in_another_order(ids, moved_ids):
    found = arranged(ids, moved_ids)
    assert sorted(found) == sorted(ids)
    assert [id_ for id_ in found if id_ in moved_ids] == [id_ for id_ in moved_ids if id_ in ids]
    stays = [(place, id_) for place, id_ in enumerate(ids) if id_ not in moved_ids]
    assert all(found[place] == id_ for place, id_ in stays)
    assert arranged(ids, ()) == ids


@given(IDS, MOVED, STEPS, st.data())
def test_moving_swaps_two_neighbours_and_moving_back_undoes_it(ids, moved_ids, by, data):
    before = plan(moved_ids=moved_ids)
    shown = arranged(ids, moved_ids)
    id_ = data.draw(st.sampled_from(shown))
    at = shown.index(id_)
    after = moved(before, shown, id_, by=by)
    wanted = list(shown)
    if 0 <= at + by < len(shown):
        wanted[at], wanted[at + by] = wanted[at + by], wanted[at]
    else:
        assert after == before
    assert arranged(ids, after.moved_ids) == wanted
    back = moved(after, wanted, id_, by=-by) if wanted != shown else after
    assert arranged(ids, back.moved_ids) == shown


@given(IDS, MOVED, STEPS, st.data())
def test_moving_in_one_section_leaves_the_others_as_they_are(ids, moved_ids, by, data):
    others = ["x", "y", "z"]
    before = arranged(others, moved_ids)
    after = moved(plan(moved_ids=moved_ids), arranged(ids, moved_ids), ids[0], by=by)
    assert arranged(others, after.moved_ids) == before


def test_a_record_that_comes_later_takes_its_own_place_among_those_moved():
    ordered = moved(plan(), ["c", "b", "a"], "a", by=-1)
    assert arranged(["d", "c", "b", "a"], ordered.moved_ids) == ["d", "c", "a", "b"]


@given(SETTINGS, st.sampled_from(Section), STEPS)
def test_a_section_changes_its_place_with_the_next_one_that_is_on(settings, section, by):
    after = shifted(settings, section, by=by)
    assert sorted(after.sections) == sorted(Section)
    assert after.sections_off == settings.sections_off
    shown = list(settings.shown)
    at = shown.index(section) if section in shown else -1
    if at < 0 or not 0 <= at + by < len(shown):
        assert after == settings
        return
    shown[at], shown[at + by] = shown[at + by], shown[at]
    assert list(after.shown) == shown
    assert shifted(after, section, by=-by) == settings


@given(SETTINGS, st.sampled_from(Section))
def test_a_section_is_switched_off_and_on_again_in_its_place(settings, section):
    once = switched(settings, section)
    assert (section in once.shown) is (section not in settings.shown)
    assert switched(once, section).shown == settings.shown
    assert once.sections == settings.sections


def test_up_to_three_are_pinned_and_each_can_be_taken_down():
    full = plan()
    for id_ in "abc":
        full = pinned(full, id_)
    assert full.pinned_ids == ("a", "b", "c")
    with pytest.raises(WrongUse, match="Three are pinned"):
        pinned(full, "d")
    assert pinned(full, "b").pinned_ids == ("a", "c")
    assert len(full.pinned_ids) == MOST_CONTRIBUTIONS


@given(st.lists(st.sampled_from("abcdef"), max_size=20))
def test_never_more_than_three_are_pinned_and_none_twice(ids):
    now = plan()
    for id_ in ids:
        try:
            now = pinned(now, id_)
        except WrongUse:
            assert len(now.pinned_ids) == MOST_CONTRIBUTIONS
            assert id_ not in now.pinned_ids
    assert len(now.pinned_ids) == len(set(now.pinned_ids)) <= MOST_CONTRIBUTIONS


def test_a_wording_stands_for_one_record_until_it_is_emptied():
    now = reworded(reworded(plan(), "a", "One"), "b", "Two")
    assert [wording_of(now, id_) for id_ in "abc"] == ["One", "Two", ""]
    again = reworded(now, "a", "Three")
    assert wording_of(again, "a") == "Three"
    assert len(again.wordings) == 2
    assert reworded(again, "a", " \n").wordings == (Wording(record_id="b", text="Two"),)


@pytest.mark.parametrize(
    ("first", "last", "is_ours"),
    [
        (date(2026, 4, 1), date(2026, 6, 30), True),
        (date(2026, 6, 30), date(2026, 12, 31), True),
        (date(2026, 1, 1), date(2026, 4, 1), True),
        (date(2026, 7, 1), date(2026, 12, 31), False),
        (date(2026, 1, 1), date(2026, 3, 31), False),
    ],
)
def test_my_opening_stands_for_days_that_it_shares(first, last, is_ours):
    own = Opening(text="Mine", first=date(2026, 4, 1), last=date(2026, 6, 30), computed="c")
    assert opening_for(plan(opening=own), Period(first, last)) == (own if is_ours else None)


def test_without_an_opening_of_mine_there_is_none():
    assert opening_for(plan(), Period(TODAY, TODAY)) is None


def test_the_next_summary_begins_the_day_after_the_last_one_ends():
    made = [
        export(on=date(2026, 3, 2), last=date(2026, 2, 28)),
        export(on=date(2026, 7, 3), last=date(2026, 6, 30)),
        export(on=date(2026, 8, 1), last=date(2026, 3, 31)),
    ]
    assert since_last(made, today=TODAY) == Period(date(2026, 7, 1), TODAY)


def test_a_summary_of_today_does_not_count_so_that_it_can_be_made_again():
    of_today = export(on=TODAY, last=TODAY)
    assert since_last([of_today], today=TODAY) is None
    before = export(on=date(2026, 7, 3), last=date(2026, 6, 30))
    assert since_last([of_today, before], today=TODAY) == Period(date(2026, 7, 1), TODAY)


@pytest.mark.parametrize(("last", "is_any"), [(0, False), (1, False), (-1, True)])
def test_a_summary_that_ends_today_or_later_leaves_no_day(last, is_any):
    made = export(on=TODAY - timedelta(days=3), last=TODAY + timedelta(days=last))
    assert since_last([made], today=TODAY) == (Period(TODAY, TODAY) if is_any else None)


def test_without_a_summary_there_are_no_days_since():
    assert since_last([], today=TODAY) is None


@pytest.mark.parametrize("audience", Audience)
def test_a_preset_has_every_section_and_says_which_are_off(audience):
    settings = preset(audience)
    assert settings.audience is audience
    assert settings.sections == tuple(Section)
    assert set(settings.shown).isdisjoint(settings.sections_off)
    assert Section.OPENING in settings.shown


def test_presets_suit_their_readers():
    assert preset(Audience.MANAGER).shown == tuple(Section)
    assert preset(Audience.SELF).grades
    assert not any(preset(a).grades for a in Audience if a is not Audience.SELF)
    assert preset(Audience.PROMOTION).names is PeerNames.ROLE
    assert Section.GROWTH not in preset(Audience.PROMOTION).shown
    assert {Section.CONTRIBUTIONS, Section.LEADERSHIP}.isdisjoint(preset(Audience.PEER).shown)


@pytest.mark.parametrize("audience", Audience)
def test_each_section_has_a_title_of_its_own(audience):
    titles = [section_title(section, audience) for section in Section]
    assert all(titles)
    assert len(set(titles)) == len(titles)


def test_the_record_of_a_pairing_has_its_own_headings():
    assert section_title(Section.BEYOND, Audience.PEER) == "What I passed on"
    assert section_title(Section.BEYOND, Audience.MANAGER) == "Beyond my role"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"settings": Settings(sections=tuple(Section)[1:])}, "settings"),
        ({"settings": Settings(sections=(*Section, Section.GOALS))}, "settings"),
        ({"settings": preset(Audience.PEER)}, "peer_id"),
        ({"peer_id": "ana"}, "peer_id"),
    ],
)
def test_a_plan_that_fits_nobody_is_refused(fields, field):
    with pytest.raises(InvalidField) as refused:
        plan(**fields).check()
    assert refused.value.field == field


def test_a_plan_that_fits_is_taken():
    plan().check()
    plan(settings=preset(Audience.PEER), peer_id="ana").check()


def test_an_export_ends_on_the_day_it_begins_or_later():
    made = export(on=TODAY, first=TODAY, last=TODAY)
    made.check()
    with pytest.raises(InvalidField) as refused:
        replace(made, last=TODAY - timedelta(days=1)).check()
    assert refused.value.field == "last"
