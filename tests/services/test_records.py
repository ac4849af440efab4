"""What can be done with every record: save, delete, restore, mark."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerpal.domain.errors import NotFound
from peerpal.domain.record import InSummary

TALK = "@ana 45m Rota\n> pytest 15m\n! me share\n? how is she"
PARTS = ("exchanges", "actions", "talking_points")


def test_a_deleted_conversation_takes_its_parts_along_and_brings_them_back(services, log):
    log(TALK)
    (talk,) = services.conversations.all()
    services.conversations.delete(talk.id)
    assert services.conversations.all() == []
    assert [getattr(services, part).all() for part in PARTS] == [[], [], []]
    assert services.conversations.get(talk.id).deleted_at
    services.conversations.restore(talk.id)
    assert [c.id for c in services.conversations.all()] == [talk.id]
    assert [len(getattr(services, part).all()) for part in PARTS] == [1, 1, 1]
    assert services.history.undo() == "Restore conversation"
    assert services.history.undo() == "Delete conversation"
    assert [len(getattr(services, part).all()) for part in PARTS] == [1, 1, 1]


def test_other_conversations_keep_their_parts(services, log):
    log(TALK)
    log(TALK)
    services.conversations.delete(services.conversations.all()[0].id)
    assert [len(getattr(services, part).all()) for part in PARTS] == [1, 1, 1]


def test_what_was_deleted_before_stays_in_the_bin(services, log, clock):
    log(TALK)
    (talk,), (action,) = services.conversations.all(), services.actions.all()
    services.actions.delete(action.id)
    clock.move(minutes=1)
    services.conversations.delete(talk.id)
    services.conversations.restore(talk.id)
    assert services.actions.all() == []
    assert len(services.exchanges.all()) == 1


def test_restoring_what_is_not_in_the_bin_changes_nothing(services, log):
    log(TALK)
    (talk,) = services.conversations.all()
    services.conversations.restore(talk.id)
    assert services.conversations.get(talk.id) == talk
    assert services.history.undo() == "Log conversation"


def test_a_deleted_goal_takes_its_check_ins_along(services):
    goal = services.goals.blank()
    goal = services.goals.save(replace(goal, title="Speak"))
    services.goals.check_in(services.goals.blank_check_in(goal.id))
    services.goals.delete(goal.id)
    assert services.check_ins.all() == []
    services.goals.restore(goal.id)
    assert len(services.check_ins.all()) == 1


def test_a_mark_for_the_summary(services, ana):
    assert services.peers.mark(ana.id, InSummary.NO).in_summary is InSummary.NO
    assert services.peers.get(ana.id).in_summary is InSummary.NO


def test_what_is_not_there_is_not_found(services):
    with pytest.raises(NotFound, match="no goal"):
        services.goals.get("nobody")
    with pytest.raises(NotFound):
        services.goals.delete("nobody")


def test_versions_count_and_moments_are_kept(services, ana, clock):
    clock.move(days=1)
    saved = services.peers.save(replace(ana, role="Lead"))
    assert (ana.rev, saved.rev) == (1, 2)
    assert saved.created_at == ana.created_at
    assert (saved.updated_at - ana.updated_at).days == 1
    assert saved.author == "me"


def test_another_start_of_the_program_sees_the_same(services, open_services, log):
    log(TALK)
    again = open_services()
    for table in ("peers", "conversations", "skills", *PARTS):
        assert getattr(again, table).all() == getattr(services, table).all()
