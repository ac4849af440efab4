"""Resources and the practice log: saved with their skill, ticked, in order, one step each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerpal.domain.errors import ChangedMeanwhile, InvalidField
from peerpal.domain.resource import ResourceState
from peerpal.services.bin import bin_items, title_of
from peerpal.services.reading import as_json, concerns, day_of


def added(services, title="A book", skill="", **fields):
    blank = replace(services.resources.blank(), title=title, **fields)
    return services.resources.save_with(blank, skill)


def test_a_skill_of_a_new_name_is_added_in_the_same_step(services):
    book = added(services, skill="SQL")
    (skill,) = services.skills.all()
    assert (skill.name, skill.teaching, skill.learning) == ("SQL", False, False)
    assert services.resources.of_skill(skill.id) == [book]
    assert services.history.undo() == "Add resource"
    assert services.skills.all() == services.resources.all() == []


def test_a_known_skill_is_found_whatever_its_case(services):
    skill = services.skills.save(services.skills.blank("Pytest"))
    assert added(services, skill="pytest").skill_id == skill.id
    assert len(services.skills.all()) == 1


def test_a_skill_is_kept_from_the_bin_changed_and_taken_away(services):
    book = added(services, skill="SQL")
    services.skills.delete(book.skill_id)
    book = services.resources.save_with(replace(book, notes="x"), "SQL")
    assert services.skills.get(book.skill_id).deleted_at
    book = services.resources.save_with(book, "Rust")
    assert services.skills.name(book.skill_id) == "Rust"
    assert services.resources.save_with(book, "").skill_id is None


def test_nothing_is_saved_of_what_breaks_a_rule(services):
    with pytest.raises(InvalidField):
        added(services, skill="SQL", link="javascript:x")
    assert services.skills.all() == services.resources.all() == []


def test_a_tick_is_one_step_and_sees_what_changed_elsewhere(services):
    book = added(services)
    done = services.resources.turn(book.id, rev=book.rev)
    assert done.state is ResourceState.DONE
    with pytest.raises(ChangedMeanwhile):
        services.resources.turn(book.id, rev=book.rev)
    assert services.history.undo() == "Tick resource"
    assert services.resources.get(book.id).state is ResourceState.TO_READ


def test_what_is_to_read_comes_first_the_latest_at_the_top(services):
    skill = services.skills.save(services.skills.blank("SQL"))
    for title in ("one", "two", "three", "four"):
        added(services, title, "SQL" if title != "four" else "")
    for book in services.resources.all()[::2]:
        services.resources.turn(book.id)
    found = [book.title for book in services.resources.in_order()]
    assert found == ["four", "two", "three", "one"]
    assert [b.title for b in services.resources.of_skill(skill.id)] == ["two", "three", "one"]


def test_a_practice_is_of_today_and_one_step(services):
    first = services.practices.note("grow")
    second = services.practices.note("grow", "with Ana")
    services.practices.note("ending_well")
    assert services.practices.of_guide("grow") == [second, first]
    assert (second.on, second.note) == (services.today.day, "with Ana")
    services.history.undo()
    assert services.practices.of_guide("ending_well") == []
    assert services.history.undo() == "Note practice"
    assert services.practices.of_guide("grow") == [first]


def test_the_bin_and_the_shell_know_them(services):
    ana = services.peers.save(services.peers.blank("Ana"))
    book = added(services, peer_id=ana.id)
    practice = services.practices.note("grow", "with Ana")
    plain = services.practices.note("grow")
    assert [title_of(services, one) for one in (book, practice, plain)] == [
        "A book",
        "GROW: with Ana",
        "GROW",
    ]
    assert concerns(services, book, ana.id)
    assert not concerns(services, practice, ana.id)
    assert day_of(services, practice) == services.today.day
    services.resources.delete(book.id)
    services.practices.delete(practice.id)
    assert {item.title for item in bin_items(services)} == {"A book", "GROW: with Ana"}
    assert '"recommended_by":""' in as_json(book)


def test_merging_two_peers_keeps_who_recommended_it(services):
    ana, twin = (services.peers.save(services.peers.blank(name)) for name in ("Ana", "Anna"))
    book = added(services, peer_id=twin.id)
    services.merging.merge_peers(ana.id, twin.id)
    assert services.resources.get(book.id).peer_id == ana.id
