from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from peerpal.wiring import opened


@pytest.fixture
def talk(shell):
    shell(
        "log", "@ana 45m video 2026-01-05 #rota Talk", "> pytest 15m", "a note", "on two", "~ mine"
    )
    return shell.one("conversations")


def test_a_record_is_shown_in_words(shell, talk):
    shown = shell("show", talk["id"]).out
    assert shown.startswith(f"Conversation {talk['id']}\n")
    lines = [line.split(maxsplit=1) for line in shown.splitlines()]
    assert ["peer", "Ana"] in lines
    assert ["held", "on           Mon 5 Jan 2026"] in lines
    assert ["minutes", "45 min"] in lines
    assert ["notes", "a note"] in lines
    assert ["on", "two"] in lines
    assert ["tags", "rota"] in lines
    assert ["private", "notes     mine"] in lines


def test_names_stand_for_ids(shell, talk):
    shown = shell("show", shell.one("exchanges")["id"]).out
    assert "skill             pytest\n" in shown
    assert "conversation      Mon 5 Jan 2026, Talk\n" in shown


def test_json_is_the_record_as_listed(shell, talk):
    assert json.loads(shell("show", talk["id"], "--json").out) == talk


@pytest.mark.parametrize("part", [slice(-6, None), slice(-6, None, None), slice(0, 26)])
def test_an_id_may_be_shortened_and_in_small_letters(shell, talk, part):
    assert json.loads(shell("show", talk["id"][part].lower(), "--json").out) == talk


def test_the_id_in_a_list_is_enough(shell, talk):
    for kind in ("conversations", "exchanges", "peers", "skills"):
        short = shell("list", kind).out.splitlines()[1].split()[0]
        assert shell("show", short).status == 0


@pytest.mark.parametrize("id_", ["nothing", "", " ", "[/]"])
def test_no_record_has_status_3(shell, talk, id_):
    ended = shell("show", id_)
    assert (ended.status, ended.out) == (3, "")
    assert ended.err == "peerpal: There is no record with this id.\n"


def test_an_id_of_several_records_names_them(shell, talk):
    ended = shell("show", talk["id"][:2])
    assert (ended.status, ended.out) == (3, "")
    assert f"conversation {talk['id']}" in ended.err
    assert f"exchange {shell.one('exchanges')['id']}" in ended.err


def test_a_contribution_names_the_record_that_it_tells_of(shell):
    with opened(shell.folder) as services:
        goal = services.goals.save(replace(services.goals.blank(), title="Share the rota"))
        about = services.evidence.about(goal, "Shared it", date(2026, 1, 5))
        told = services.evidence.save(replace(about, competency="aligning_expectations"))
    shown = shell("show", told.id).out
    assert shown.startswith(f"Contribution {told.id}\n")
    assert "source            goal: Share the rota\n" in shown
    assert "source kind" not in shown
    assert "competency        aligning expectations\n" in shown
