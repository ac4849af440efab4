"""Tags are counted, compared and renamed over records of every kind."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from peerpal.domain.agreement import Agreement
from peerpal.domain.errors import InvalidField, NotFound
from peerpal.domain.health import HealthCheck
from peerpal.domain.introduction import Introduction
from peerpal.services.demo import fill
from peerpal.services.tags import TagCount
from peerpal.storage.codecs import KINDS


def tagged(services, *tags, name="x"):
    return services.skills.save(replace(services.skills.blank(name), tags=tags))


def test_tags_are_counted_but_not_those_in_the_bin(services, ana):
    tagged(services, "oncall", "rust", name="a")
    gone = tagged(services, "oncall", "career", name="b")
    services.peers.save(replace(ana, tags=("oncall",)))
    counts = [TagCount("career", 1), TagCount("oncall", 3), TagCount("rust", 1)]
    assert services.tags.all() == counts
    services.skills.delete(gone.id)
    assert services.tags.all() == [TagCount("oncall", 2), TagCount("rust", 1)]
    services.history.undo()
    assert services.tags.all() == counts


def test_tags_that_can_be_typed_the_most_used_first(services):
    tagged(services, "oncall", "rust", "two words", name="a")
    tagged(services, "rust", name="b")
    assert services.tags.by_use() == ["rust", "oncall"]


def test_near_tags_the_most_used_first(services):
    tagged(services, "oncall", "on_call", name="a")
    tagged(services, "on_call", "career", name="b")
    assert services.tags.near("on-call") == [TagCount("on_call", 2), TagCount("oncall", 1)]
    assert services.tags.near("oncall") == [TagCount("on_call", 2)]


def test_a_tag_is_renamed_on_records_of_every_kind(services):
    fill(services)
    origin, peer_id = services.context.origin, services.peers.all()[0].id
    day = services.today.day
    of_pairings = [
        Agreement(**origin(), peer_id=peer_id),
        HealthCheck(**origin(), peer_id=peer_id, on=day),
        Introduction(**origin(), peer_id=peer_id, introduced_name="Zoe", on=day),
    ]
    sampled = [next(iter(services.context.store.all(kind)), None) for kind in KINDS.values()]
    records = [*of_pairings, *(record for record in sampled if record)]
    assert {type(record) for record in records} == set(KINDS.values())
    with services.history.step("Tag") as step:
        for record in records:
            step.put(replace(record, tags=("here-only", "b")))
    assert services.tags.rename("here-only", "#Better") == "better"
    assert {count.tag for count in services.tags.all()} >= {"better"}
    for record in records:
        assert services.stored(record).tags == ("better", "b")
    assert services.history.undo() == "Rename tag"
    for record in records:
        assert services.stored(record).tags == ("here-only", "b")


def test_a_name_that_there_is_brings_both_together_in_one_step(services, ana):
    a = tagged(services, "on-call", "oncall", name="a")
    b = tagged(services, "on-call", name="b")
    in_bin = tagged(services, "on-call", name="c")
    services.skills.delete(in_bin.id)
    services.tags.rename("on-call", "oncall")
    assert services.tags.all() == [TagCount("oncall", 2)]
    assert services.skills.get(a.id).tags == ("oncall",)
    assert services.skills.get(in_bin.id).tags == ("oncall",)
    assert [record.id for record in services.tags.records("oncall")] == [a.id, b.id]
    services.history.undo()
    assert services.skills.get(a.id).tags == ("on-call", "oncall")
    assert services.skills.get(in_bin.id).tags == ("on-call",)


def test_nothing_but_tags_changes(services):
    skill = tagged(services, "a")
    services.tags.rename("a", "b")
    after = services.skills.get(skill.id)
    changed = {f.name for f in fields(skill) if getattr(skill, f.name) != getattr(after, f.name)}
    assert changed <= {"tags", "rev", "updated_at"}


def test_what_is_no_tag_and_a_tag_that_is_gone_are_refused(services):
    tagged(services, "a")
    for name in ("", "two words", "#"):
        with pytest.raises(InvalidField):
            services.tags.rename("a", name)
    with pytest.raises(NotFound):
        services.tags.rename("gone", "b")
    assert services.history.undo() == "Add skill"


def test_the_same_name_changes_nothing(services):
    skill = tagged(services, "a")
    services.tags.rename("a", "a")
    assert services.skills.get(skill.id) == skill
