"""Snoozes go along with what they are about: merged, forgotten and checked."""

from __future__ import annotations

from datetime import timedelta

import pytest

from peerpal.domain.forgetting import without_person
from peerpal.domain.matter import Matter
from peerpal.domain.references import references
from peerpal.domain.snooze import Snooze
from peerpal.storage.codecs import KINDS


@pytest.fixture
def until(services):
    return services.today.day + timedelta(days=9)


def test_every_matter_names_the_kind_that_it_is_about(services, ana, until):
    for matter in Matter:
        snooze = services.snoozes.put_off(matter, ana, until)
        ((field, kind, id_),) = references(snooze)
        assert (field, id_) == ("record_id", ana.id)
        assert kind.TABLE in KINDS


def test_a_snooze_is_of_the_peer_who_is_kept(services, ana, log, until):
    log("@Anna 45m -31d Rota")
    (due,) = services.due.all()
    services.due.snooze(due, until)
    services.merging.merge_peers(ana.id, due.record.id)
    assert services.due.all() == []
    assert [asleep.record.id for asleep in services.due.snoozed()] == [ana.id]


def test_who_is_forgotten_leaves_no_snooze(services, log, until):
    log("@ana 45m -31d Rota\n! me write\n\n@ben 45m -31d Coffee")
    for due in services.due.all():
        services.due.snooze(due, until)
    store = services.context.store
    tables = {table: {r.id: r for r in store.all(kind)} for table, kind in KINDS.items()}
    ana, ben = (services.peers.find(name).id for name in ("ana", "ben"))
    assert len(tables[Snooze.TABLE]) == 3
    left = without_person(tables, ana)[Snooze.TABLE].values()
    assert [snooze.record_id for snooze in left] == [ben]
