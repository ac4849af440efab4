"""Every step can be taken back and done again, and never over somebody else's work."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerpal.domain.action import Action, ActionState
from peerpal.domain.errors import ChangedMeanwhile, InvalidField, NotFound
from peerpal.domain.peer import Peer

TABLES = ("peers", "conversations", "exchanges", "actions", "talking_points", "skills")


def state(services):
    """Return what a person sees: every record, but for how often it was saved."""
    return {
        (table, record.id): replace(record, rev=0)
        for table in TABLES
        for record in getattr(services, table).all()
    }


def test_with_nothing_done_there_is_nothing_to_undo(services):
    assert services.history.undo() is None
    assert services.history.redo() is None


def test_steps_on_the_same_record_are_undone_and_redone_one_by_one(services):
    states = [state(services)]
    peer = services.peers.save(services.peers.blank("Ana"))
    states.append(state(services))
    peer = services.peers.save(replace(peer, role="Engineer"))
    states.append(state(services))
    services.peers.delete(peer.id)
    states.append(state(services))
    labels = ["Add peer", "Edit peer", "Delete peer"]
    for _ in range(2):
        for before, label in zip(states[-2::-1], reversed(labels), strict=True):
            assert services.history.undo() == label
            assert state(services) == before
        assert services.history.undo() is None
        for after, label in zip(states[1:], labels, strict=True):
            assert services.history.redo() == label
            assert state(services) == after
        assert services.history.redo() is None


def test_one_intention_is_one_step_however_much_it_makes(services, log):
    log("@ana 45m Rota\n> pytest 15m fixtures\n! me share the runbook\n? how is she")
    assert len(state(services)) == 6
    assert services.history.undo() == "Log conversation"
    assert state(services) == {}
    assert services.history.redo() == "Log conversation"
    assert len(state(services)) == 6


def test_a_new_step_forgets_what_was_undone(services, ana):
    services.history.undo()
    services.peers.save(services.peers.blank("Ben"))
    assert services.history.redo() is None


def test_undo_survives_the_end_of_a_step_but_not_of_a_forgetting(services, ana):
    services.peers.delete(ana.id)
    services.history.forget()
    assert services.history.undo() is None
    assert services.peers.all() == []


def test_what_was_changed_elsewhere_since_is_not_undone(services, open_services, ana):
    elsewhere = open_services()
    theirs = elsewhere.peers.save(replace(elsewhere.peers.get(ana.id), role="Lead"))
    with pytest.raises(ChangedMeanwhile, match="Add peer"):
        services.history.undo()
    services.refresh()
    assert services.peers.get(ana.id) == theirs


def test_a_step_that_can_not_be_undone_leaves_the_way_to_the_one_before(
    services, open_services, ana
):
    ben = services.peers.save(services.peers.blank("Ben"))
    services.peers.save(replace(ana, role="Engineer"))
    elsewhere = open_services()
    elsewhere.peers.save(replace(elsewhere.peers.get(ana.id), role="Lead"))
    with pytest.raises(ChangedMeanwhile):
        services.history.undo()
    assert services.history.undo() == "Add peer"
    assert services.peers.all() == [services.peers.get(ana.id)]
    assert services.peers.get(ana.id).role == "Lead"
    assert services.history.redo() == "Add peer"
    assert ben.id in {peer.id for peer in services.peers.all()}


def test_what_was_changed_elsewhere_since_is_not_redone(services, open_services, ana):
    services.peers.save(replace(ana, role="Engineer"))
    services.history.undo()
    elsewhere = open_services()
    elsewhere.peers.save(replace(elsewhere.peers.get(ana.id), role="Lead"))
    with pytest.raises(ChangedMeanwhile, match="Edit peer"):
        services.history.redo()
    services.refresh()
    assert services.peers.get(ana.id).role == "Lead"


def test_a_record_that_was_removed_elsewhere_is_not_brought_back_by_undo(services, open_services):
    elsewhere = open_services()
    peer = elsewhere.peers.save(elsewhere.peers.blank("Ana"))
    services.refresh()
    services.peers.save(replace(peer, role="Engineer"))
    elsewhere.refresh()
    elsewhere.peers.delete(peer.id)
    with pytest.raises(ChangedMeanwhile):
        services.history.undo()


def test_saving_over_somebody_elses_version_is_refused(services, open_services, ana):
    elsewhere = open_services()
    elsewhere.peers.save(replace(elsewhere.peers.get(ana.id), role="Lead"))
    with pytest.raises(ChangedMeanwhile):
        services.peers.save(replace(ana, role="Engineer"))
    services.refresh()
    assert services.peers.get(ana.id).role == "Lead"


def test_a_step_that_fails_half_way_saves_nothing(services, ana):
    action = services.actions.blank(peer_id=ana.id)

    def two_things():
        with services.history.step("Two things") as step:
            step.put(replace(action, text="share the runbook"))
            step.put(replace(action, id="other", text=" "))

    with pytest.raises(InvalidField):
        two_things()
    assert services.actions.all() == []
    assert services.history.undo() == "Add peer"


def test_a_step_sees_its_own_changes_and_misses_what_is_not_there(services, ana):
    with services.history.step("Look") as step:
        step.put(replace(ana, role="Lead"))
        assert step.get(Peer, ana.id).role == "Lead"
        with pytest.raises(NotFound):
            step.get(Action, "nobody")


def test_every_text_is_cleaned_at_the_door(services, ana):
    talk = services.conversations.blank(peer_ids=(ana.id,))
    evil = "a\x1b]52;c;x\x07\u202eb"
    saved = services.conversations.save(
        replace(talk, title=evil, notes=evil, tags=(evil,), answers={evil: evil})
    )
    assert saved == services.conversations.get(talk.id)
    said = f"{saved.title}{saved.notes}{saved.tags}{dict(saved.answers)}"
    assert not {"\x1b", "\x07", "\u202e", "\\x1b"} & set(said)
    assert "\\x1b" not in said


def test_ticking_is_undone_too(services, ana):
    action = services.actions.save(replace(services.actions.blank(), text="share"))
    assert services.actions.toggle(action.id).done_on == services.today.day
    assert services.actions.toggle(action.id).state is ActionState.OPEN
    services.history.undo()
    assert services.actions.get(action.id).state is ActionState.DONE
