"""`peerpal purge`: shows each place first, and asks."""

from __future__ import annotations

import pytest


@pytest.fixture
def filled(shell):
    shell("log", '@"Ana Ruiz" 45m Rota', "> pytest 15m")
    shell("log", "@ben 5m as Ana said")
    return shell


def test_each_place_is_shown_before_anything_is_done(filled):
    asked = filled("purge", "@ana")
    assert asked.status == 2
    assert "1 in conversations, 1 in exchanges and 1 in peers" in asked.out
    assert "title: as Ana said" in asked.out
    assert "--yes" in asked.err
    assert len(filled.json("list", "peers")) == 2
    done = filled("purge", "@ana", "--yes")
    assert done.status == 0
    assert "out of reach" in done.out
    assert [peer["name"] for peer in filled.json("list", "peers")] == ["Ben"]
    assert filled.one("conversations")["title"] == "as [removed] said"
    assert filled("check").out == "All is well.\n"


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("all\ny\n", "as [removed] said"),
        ("each\ny\ny\n", "as [removed] said"),
        ("each\nn\ny\n", "as Ana said"),
        ("none\ny\n", "as Ana said"),
    ],
)
def test_a_person_at_a_terminal_decides_on_each_place(filled, terminal, typed, title):
    ended = terminal("purge", "ana", typed=typed)
    assert ended.status == 0, ended.out
    assert filled.one("conversations")["title"] == title
    assert [peer["name"] for peer in filled.json("list", "peers")] == ["Ben"]


def test_no_is_no(filled, terminal):
    terminal("purge", "ana", typed="all\nn\n")
    assert {peer["name"] for peer in filled.json("list", "peers")} == {"Ana Ruiz", "Ben"}


def test_what_others_left_in_the_folder_is_named(filled):
    stray = filled.folder / "my notes.txt"
    stray.write_text("about Ana")
    assert str(stray) in filled("purge", "ana", "--yes").err
    assert stray.read_text() == "about Ana"


def test_what_was_to_stay_is_not_named_again(filled, terminal):
    stray = filled.folder / "my notes.txt"
    stray.write_text("about Ana")
    told = terminal("purge", "ana", typed="none\ny\n").out
    assert told.count("still stands") == 1
    assert "my notes.txt" in told


@pytest.mark.parametrize("name", ["chi", "", "[/]", "\x1b[2J"])
def test_nobody_of_that_name(filled, name):
    ended = filled("purge", name, "--yes")
    assert ended.status == 3
    assert "\x1b" not in ended.err
    assert len(filled.json("list", "peers")) == 2
