"""Skills rise with evidence, whichever way they are saved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerpal.domain.errors import InvalidField
from peerpal.domain.flow import Flow, Measure
from peerpal.domain.skill import Level


def test_a_raised_level_needs_evidence_and_keeps_its_history(services, clock):
    skill = services.skills.save(replace(services.skills.blank("pytest"), level=Level.NOVICE))
    clock.move(days=30)
    higher = replace(skill, level=Level.COMPETENT)
    with pytest.raises(InvalidField):
        services.skills.save(higher)
    assert services.skills.get(skill.id) == skill
    saved = services.skills.save(higher, evidence="Maintains the fixtures")
    assert [(c.level, c.evidence) for c in saved.history] == [
        (Level.NOVICE, ""),
        (Level.COMPETENT, "Maintains the fixtures"),
    ]
    assert (saved.history[1].on - saved.history[0].on).days == 30
    assert services.skills.save(replace(saved, family="Testing")).history == saved.history


def test_a_skill_is_found_whatever_its_case_and_accents(services):
    skill = services.skills.save(services.skills.blank("Résumé writing"))
    assert services.skills.find("  resume   WRITING ") == skill
    assert services.skills.find("resume") is None


def test_minutes_with_a_peer_and_with_everyone(services, log):
    log("@ana -1d > pytest 30m\n< sql 10m\n\n@ben -1d < kubernetes 45m\n\n@ana -40d > pytest 60m")
    ana, since = services.peers.find("ana"), services.today.day.replace(day=1)
    assert services.flows.of(Measure.MINUTES, ana.id, since) == Flow(give=30, receive=10)
    assert services.flows.of(Measure.MINUTES, None, since) == Flow(give=30, receive=55)
    assert services.today.flow(ana.id) == Flow(give=90, receive=10)
    pytest_ = services.skills.find("pytest")
    assert [e.minutes for e in services.exchanges.of_skill(pytest_.id)] == [30, 60]
    assert [e.minutes for e in services.exchanges.newest_first()][-1] == 60
