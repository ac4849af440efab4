"""Everything can be taken along, and no spreadsheet runs any of it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.services.data_export import _cell, csv_files, document
from peerpal.services.demo import fill
from peerpal.storage.base import SCHEMA
from peerpal.storage.codecs import KINDS


def rows(services, name):
    return list(csv.DictReader(io.StringIO(csv_files(services)[name], newline="")))


def test_every_field_of_every_record_is_in_it_also_from_the_bin(services):
    fill(services)
    zoe = services.peers.save(replace(services.peers.blank("Zoe"), private_notes="only mine"))
    services.peers.delete(zoe.id)
    exported = json.loads(document(services))
    assert list(exported) == ["peerpal", *KINDS]
    assert exported["peerpal"] == {"schema": SCHEMA, "instance": "me"}
    for table, kind in KINDS.items():
        assert len(exported[table]) == len(services.context.store.all(kind)) > 0
        names = [field.name for field in fields(kind)]
        assert all(list(record) == names for record in exported[table])
    deleted = next(peer for peer in exported["peers"] if peer["id"] == zoe.id)
    assert deleted["deleted_at"]
    assert deleted["private_notes"] == "only mine"


def test_the_same_data_is_the_same_document_with_a_line_a_record(services):
    fill(services)
    text = document(services)
    assert document(services) == text
    lines = text.splitlines()
    assert sum(line.startswith('{"id":') for line in lines) == sum(
        len(services.context.store.all(kind)) for kind in KINDS.values()
    )


def test_an_empty_folder_has_every_table(services):
    assert json.loads(document(services)) == {
        "peerpal": {"schema": SCHEMA, "instance": "me"},
        **{table: [] for table in KINDS},
    }
    assert list(csv_files(services)) == [f"{table}.csv" for table in KINDS]
    assert rows(services, "peers.csv") == []


def test_a_row_holds_lists_with_commas_and_nested_values_as_json(services):
    fill(services)
    goal = next(goal for goal in services.goals.all() if goal.milestones)
    services.goals.save(replace(goal, tags=("one", "two")))
    row = next(row for row in rows(services, "goals.csv") if row["id"] == goal.id)
    assert row["tags"] == "one, two"
    assert json.loads(row["milestones"])[0]["text"] == goal.milestones[0].text
    assert (row["deleted_at"], row["share_with_peer"]) == ("", "no")
    assert "\r\n" in csv_files(services)["goals.csv"]


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\uff1d", " =", "\t", "\t=", "\n@", "\u00a0-"]
)
def test_a_text_that_a_spreadsheet_would_run_is_made_harmless(services, start):
    text = f"{start}cmd|' /C calc'!A0"
    services.peers.save(replace(services.peers.blank("Ana"), role=text, tags=(text,)))
    (row,) = rows(services, "peers.csv")
    assert row["role"] == row["tags"] == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "-0.5", "-1e9", "12", "a=b", "'=1", "", "a\n=1"])
def test_what_no_spreadsheet_runs_stays_as_it_is(text):
    assert _cell(text) == text


def test_negative_numbers_stay_numbers():
    assert (_cell(-3), _cell(-0.5)) == ("-3", "-0.5")


@given(st.text())
def test_no_cell_begins_a_formula(text):
    cell = _cell(text)
    assert cell.endswith(text)
    if cell.lstrip()[:1] in set("=+@"):
        pytest.fail("a spreadsheet would run this")
    if cell.lstrip().startswith("-"):
        float(cell)
