"""Peers are found by what people type for them."""

from __future__ import annotations

import pytest

from peerpal.domain.errors import NotFound
from peerpal.services.names import new_name


@pytest.fixture
def peers(services):
    for name in ("Ana Ruiz", "Łukasz Nowak", "Inès Benali", "Ben Okafor", "Ana-Lena Öst"):
        services.peers.save(services.peers.blank(name))
    return services.peers


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ana Ruiz", "Ana Ruiz"),
        ("ana_ruiz", "Ana Ruiz"),
        ("ANA", "Ana Ruiz"),
        ("ruiz", "Ana Ruiz"),
        ("lukasz", "Łukasz Nowak"),
        ("Łukasz", "Łukasz Nowak"),
        ("ines", "Inès Benali"),
        ("ana-lena", "Ana-Lena Öst"),
        ("ost", "Ana-Lena Öst"),
    ],
)
def test_a_peer_by_a_handle(peers, typed, name):
    assert peers.find(typed).name == name


@pytest.mark.parametrize("typed", ["", "_", "an", "nobody", "Ruiz Ana", "Ana R"])
def test_nobody_by_that_name(peers, typed):
    assert peers.find(typed) is None


@pytest.mark.parametrize(
    ("typed", "near"),
    [("luka", ["Łukasz Nowak"]), ("benn", ["Ben Okafor"]), ("okafer", ["Ben Okafor"]),
     ("inez", ["Inès Benali"]), ("zoë", []), ("b", ["Inès Benali", "Ben Okafor"]), ("_", [])],
)  # fmt: skip
def test_names_a_letter_off_or_begun(peers, typed, near):
    assert [peer.name for peer in peers.near(typed)] == near


def test_a_whole_name_comes_before_a_word_of_another(services, peers):
    services.peers.save(services.peers.blank("Ben"))
    assert peers.find("ben").name == "Ben"


def test_peers_in_the_bin_are_not_found_but_keep_their_name(peers):
    ana = peers.find("ana")
    peers.delete(ana.id)
    assert peers.find("ruiz") is None
    assert peers.name(ana.id) == "Ana Ruiz"
    assert peers.name(None) == ""


def test_several_are_named_so_that_one_can_choose(services, peers):
    services.peers.save(services.peers.blank("Ana Costa"))
    with pytest.raises(NotFound, match=r'write @"Ana Ruiz" or @"Ana Costa"'):
        peers.find("ana")


def test_peers_are_listed_by_name_whatever_their_accents(services, peers):
    services.peers.save(services.peers.blank("Élodie"))
    names = [peer.name.split()[0] for peer in peers.by_name()]
    assert names == ["Ana", "Ana-Lena", "Ben", "Élodie", "Inès", "Łukasz"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [("ana_ruiz", "Ana Ruiz"), ("ana", "Ana"), ("McKay", "McKay"), ("van_Dijk", "Van Dijk")],
)
def test_a_new_peer_is_named_as_people_write_it(typed, name):
    assert new_name(typed) == name
