"""What was captured becomes records: all of it, or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from peerpal.domain.capture import CaptureError
from peerpal.domain.conversation import ConversationStatus, Medium
from peerpal.domain.errors import NotFound
from peerpal.domain.exchange import Direction
from peerpal.domain.record import InSummary, Side
from peerpal.services.names import NearName

TALK = """\
@ana 45m video yesterday #oncall Talked about the rota
> pytest 15m showed her fixtures
< kubernetes 20m rolling deploys
! me share the runbook by +3d
! ana try fixtures
? how does her team handle incidents
~ she is thinking of changing teams
She wants to lead it."""


def test_a_talk_with_everything_in_it(services, log):
    logged = log(TALK)
    talk = services.conversations.all()[0]
    assert (talk.title, talk.minutes, talk.medium) == ("Talked about the rota", 45, Medium.VIDEO)
    assert (talk.held_on, talk.status) == (date(2026, 11, 21), ConversationStatus.HELD)
    assert (talk.notes, talk.tags) == ("She wants to lead it.", ("oncall",))
    assert talk.private_notes == "she is thinking of changing teams"
    taught, learned = services.exchanges.of_conversation(talk.id)
    assert (taught.direction, learned.direction) == (Direction.TAUGHT, Direction.LEARNED)
    assert (taught.minutes, taught.takeaway) == (15, "showed her fixtures")
    assert taught.happened_on == date(2026, 11, 21)
    mine, theirs = services.actions.of_conversation(talk.id)
    assert (mine.owner, mine.due_on) == (Side.ME, date(2026, 11, 25))
    assert (theirs.owner, theirs.text) == (Side.PEER, "try fixtures")
    (point,) = services.talking_points.of_conversation(talk.id)
    (peer,) = logged.new_peers
    assert peer.name == "Ana"
    assert {r.peer_id for r in (taught, learned, mine, theirs, point)} == {peer.id}
    assert {r.in_summary for r in logged.records} == {InSummary.UNDECIDED}
    assert len(logged.records) == 6


def test_skills_are_made_once_and_learn_which_way_they_go(services, log):
    log(TALK)
    log("@ana > Kubernetes 10m\n> PYTEST 5m\n= sql 10m")
    assert [(s.name, s.teaching, s.learning) for s in services.skills.by_name()] == [
        ("kubernetes", True, True),
        ("pytest", True, False),
        ("sql", True, True),
    ]


def test_a_quick_line_makes_no_talk(services, log):
    log("@ana > pytest 15m #testing")
    assert services.conversations.all() == []
    (exchange,) = services.exchanges.all()
    assert exchange.conversation_id is None
    assert exchange.happened_on == services.today.day


def test_a_circle_has_every_peer_and_each_persons_own_action(services, log):
    log("@ana @ben 60m Circle\n! ben send the query\n> sql 10m")
    ana, ben = (services.peers.find(name) for name in ("ana", "ben"))
    assert services.conversations.all()[0].peer_ids == (ana.id, ben.id)
    assert services.actions.all()[0].peer_id == ben.id
    assert services.exchanges.all()[0].peer_id == ana.id


def test_a_planned_talk_keeps_its_moment(services, log):
    log("@ana tomorrow 14:00 Rota")
    (talk,) = services.conversations.all()
    assert talk.status is ConversationStatus.PLANNED
    assert talk.planned_at == datetime(2026, 11, 23, 13, 0, tzinfo=UTC)
    assert services.conversations.local(talk.planned_at).hour == 14
    assert talk.held_on is None


def test_several_captures_are_one_step_and_all_or_nothing(services):
    text = "@ana 10m One\n\n@ben 20m Two"
    services.captures.log(services.captures.read_all(text))
    assert services.history.undo() == "Log 2 conversations"
    assert services.peers.all() == []
    services.captures.log(services.captures.read_all("@anastasia 5m"))
    near = services.captures.read_all("@ben 10m Kept out\n\n@anastasja 20m Two")
    with pytest.raises(NearName):
        services.captures.log(near)
    assert [peer.name for peer in services.peers.all()] == ["Anastasia"]
    assert len(services.conversations.all()) == 1


def test_a_mistake_names_its_place_in_the_whole_text(services):
    with pytest.raises(CaptureError) as raised:
        services.captures.read_all("@ana 10m\n\n@ben 10m\n! nobody do it")
    assert raised.value.line == 4


def test_a_name_that_looks_like_a_known_one_is_asked_about(services, ana):
    with pytest.raises(NearName) as raised:
        services.captures.log([services.captures.read("@anna 5m")])
    assert raised.value.near == (ana,)
    services.captures.log([services.captures.read("@anna 5m")], new_peers=True)
    assert [peer.name for peer in services.peers.by_name()] == ["Ana Ruiz", "Anna"]


def test_a_name_of_several_peers_is_refused_with_what_to_write(services, ana):
    services.peers.save(services.peers.blank("Ana Costa"))
    with pytest.raises(NotFound, match='@"Ana Ruiz" or @"Ana Costa"'):
        services.captures.log([services.captures.read("@ana 5m")])
    services.captures.log([services.captures.read('@"ana costa" 5m')])


def test_lines_join_a_conversation_that_is_edited(services, ana):
    talk = services.conversations.save(services.conversations.blank(peer_ids=(ana.id,)))
    capture = services.captures.read_lines("> pytest 15m fixtures\n! ana try it", [ana.name])
    services.captures.save_with(replace(talk, title="Rota"), capture)
    (exchange,) = services.exchanges.of_conversation(talk.id)
    (action,) = services.actions.of_conversation(talk.id)
    assert (exchange.peer_id, action.owner, action.peer_id) == (ana.id, Side.PEER, ana.id)
    assert services.history.undo() == "Edit conversation"
    assert services.conversations.get(talk.id).title == ""
    assert services.exchanges.all() == []
