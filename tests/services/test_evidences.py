"""Contributions, by themselves or as the story of a record."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from peerpal.domain.errors import InvalidField, UnreadableData, WrongUse
from peerpal.domain.evidence import Evidence, EvidenceKind
from peerpal.domain.record import InSummary
from peerpal.services.bin import bin_items, restore
from peerpal.services.data_export import csv_files, document
from peerpal.services.data_import import open_import
from peerpal.services.demo import fill
from peerpal.services.reading import concerns, day_of
from peerpal.storage.folder import MemoryFolder


@pytest.fixture
def goal(services, ana):
    return services.goals.save(replace(services.goals.blank(), title="Rota", peer_id=ana.id))


@pytest.fixture
def told(services, goal):
    return services.evidence.save(services.evidence.about(goal, "Shared it", date(2026, 11, 2)))


def test_writing_one_lets_it_into_the_summary(services, goal):
    blank = services.evidence.blank()
    assert (blank.on, blank.in_summary, blank.source_id) == (
        services.today.day,
        InSummary.YES,
        None,
    )
    told = services.evidence.about(goal, "Shared it", date(2026, 11, 2))
    assert (told.title, told.on, told.in_summary) == ("Shared it", date(2026, 11, 2), InSummary.YES)
    assert (told.source_kind, told.source_id) == ("goals", goal.id)
    assert services.evidence.all() == []


def test_a_record_knows_its_story_and_a_story_its_record(services, goal, told):
    assert services.evidence.of_source(goal.id) == told
    assert services.evidence.source(told) == goal
    services.goals.delete(goal.id)
    assert services.evidence.source(told).deleted_at
    services.evidence.delete(told.id)
    assert services.evidence.of_source(goal.id) is None
    assert services.evidence.of_source("") is None


def test_of_several_stories_the_newest_counts(services, goal, told):
    newer = services.evidence.save(services.evidence.about(goal, "b", date(2026, 11, 20)))
    services.evidence.save(services.evidence.about(goal, "c", date(2026, 11, 19)))
    assert services.evidence.of_source(goal.id) == newer
    assert [e.title for e in services.evidence.newest_first()] == ["b", "c", "Shared it"]


def test_one_without_a_source_is_the_story_of_nothing(services):
    saved = services.evidence.save(replace(services.evidence.blank(), title="a"))
    assert services.evidence.source(saved) is None
    assert not services.evidence.is_confidential(saved)


@pytest.mark.parametrize("of", ["conversations", "exchanges", "actions"])
def test_what_is_confidential_is_not_told(services, log, of):
    log("@ana 30m Rota\n> pytest 10m\n! me do it")
    (record,) = getattr(services, of).all()
    told = services.evidence.save(services.evidence.about(record, "a", services.today.day))
    assert not services.evidence.is_confidential(told)
    (talk,) = services.conversations.all()
    services.conversations.save(replace(talk, confidential=True))
    record = services.stored(record)
    with pytest.raises(WrongUse, match="confidential conversation"):
        services.evidence.about(record, "a", services.today.day)
    assert services.evidence.is_confidential(told)


def test_other_kinds_have_no_story(services, ana):
    for record in (ana, services.health_checks.blank(ana.id), services.evidence.blank()):
        with pytest.raises(WrongUse, match="kind of record"):
            services.evidence.about(record, "a", services.today.day)


def test_it_goes_to_the_bin_and_comes_back_and_every_step_can_be_undone(services, told):
    services.evidence.delete(told.id)
    (item,) = bin_items(services)
    assert (item.noun, item.title) == ("contribution", "Shared it")
    restore(services, item.record)
    assert [e.id for e in services.evidence.all()] == [told.id]
    labels = [services.history.undo() for _ in range(3)]
    assert labels == ["Restore contribution", "Delete contribution", "Add contribution"]
    assert services.evidence.all() == []


def test_it_has_its_day_and_concerns_the_peer_of_its_source(services, ana, told):
    assert day_of(services, told) == date(2026, 11, 2)
    assert concerns(services, told, ana.id)
    assert not concerns(services, told, "somebody")
    assert not concerns(services, services.evidence.blank(), ana.id)


def test_its_source_follows_a_merge(services, log):
    log("@ana 30m talk\n> pytest 10m\n\n@ben 20m x\n< py-test 5m")
    kept, gone = services.skills.find("pytest"), services.skills.find("py-test")
    told = services.evidence.save(services.evidence.about(gone, "a", services.today.day))
    assert services.merging.count(gone) == 2
    services.merging.merge_skills(kept.id, gone.id)
    assert services.evidence.get(told.id).source_id == kept.id


def take(services, tmp_path, content, **options):
    path = tmp_path / "file"
    path.write_text(content)
    opened = open_import(services, path, **options)
    found = opened.preview()
    opened.require_fit(found)
    return opened.save()


def test_it_goes_out_and_comes_in(services, open_services, told, tmp_path):
    assert "Shared it" in csv_files(services)["evidence.csv"]
    other = open_services(MemoryFolder())
    take(other, tmp_path, document(services))
    assert other.evidence.get(told.id) == told


def test_a_source_that_is_missing_is_told_before_an_import(services, open_services, told, tmp_path):
    exported = json.loads(document(services))
    exported["goals"] = []
    with pytest.raises(UnreadableData, match=r"evidence\[0\]\.source_id"):
        take(open_services(MemoryFolder()), tmp_path, json.dumps(exported))


def test_contributions_come_from_csv(services, tmp_path):
    text = (
        "What,Day,Kind,Result,Why,URL,In\nCut it,2026-10-01,cross-team,4 min,Time,https://x.org,\n"
    )
    text += "Kept it,2026-10-02,,,,,no\n"
    columns = {
        "title": "What", "on": "Day", "kind": "Kind", "outcome": "Result", "why": "Why",
        "link": "URL", "in_summary": "In",
    }  # fmt: skip
    take(services, tmp_path, text, kind="evidence", columns=columns)
    cut, kept = services.evidence.all()
    assert (cut.kind, cut.outcome, cut.link) == (EvidenceKind.CROSS_TEAM, "4 min", "https://x.org")
    assert (cut.in_summary, kept.in_summary) == (InSummary.YES, InSummary.NO)
    with pytest.raises(WrongUse, match="source_kind"):
        take(services, tmp_path, text, kind="evidence", columns=columns | {"source_kind": "What"})


def test_a_link_of_another_kind_is_refused(services):
    blank = replace(services.evidence.blank(), title="a", link="javascript:alert(1)")
    with pytest.raises(InvalidField, match="link"):
        services.evidence.save(blank)
    assert services.evidence.all() == []


def test_the_sample_data_shows_what_there_is(services):
    fill(services)
    found = services.evidence.all()
    assert {evidence.kind for evidence in found} == set(EvidenceKind)
    assert {e.source_kind for e in found} >= {"", "goals", "exchanges", "actions", "conversations"}
    competencies = {e.competency for e in found if e.competency}
    assert len(competencies) >= 4
    assert competencies <= set(services.profiles.mine().competencies)
    assert all(e.situation and e.outcome and e.why for e in found)
    for evidence in found:
        source = services.evidence.source(evidence)
        assert (source is None) == (evidence.source_id is None)
        if source and source.TABLE in ("actions", "exchanges", "conversations", "check_ins"):
            assert day_of(services, source) <= evidence.on
    days = [evidence.on for evidence in found]
    assert max(days) <= services.today.day
    assert isinstance(found[0], Evidence)
