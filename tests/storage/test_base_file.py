"""The base file: what is written comes back, and no change to it goes unseen."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from peerpal.storage.base import SCHEMA, Damaged, Meta, Tables, decode_base, encode_base

META = Meta(generation=7, instance="01JD0000000000000000000000")
TABLES: Tables = {
    "goals": {"g1": b'{"id":"g1","title":"Gr\xc3\xbc\xc3\x9fe"}', "g2": b'{"id":"g2"}'},
    "peers": {"p1": b'{"id":"p1","n":[1,2.5,null]}'},
    "skills": {},
}
FILE = encode_base(META, TABLES)

NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
DOCUMENTS = st.dictionaries(NAMES, st.none() | st.integers() | NAMES, max_size=3)


def plain(tables: Tables) -> dict[str, dict[str, bytes]]:
    return {name: {id_: bytes(row) for id_, row in rows.items()} for name, rows in tables.items()}


@given(
    tables=st.dictionaries(
        NAMES.filter(lambda name: name != "_meta"),
        st.dictionaries(
            NAMES, DOCUMENTS.map(lambda document: json.dumps(document).encode()), max_size=3
        ),
        max_size=3,
    )
)
def test_what_is_written_comes_back(tables: dict[str, dict[str, bytes]]) -> None:
    meta, read = decode_base(encode_base(META, tables))
    assert meta == META
    assert plain(read) == tables


def test_order_of_records_is_kept() -> None:
    _, tables = decode_base(encode_base(META, {"t": {"b": b"{}", "a": b"{}", "c": b"{}"}}))
    assert list(tables["t"]) == ["b", "a", "c"]


def test_it_is_plain_json_that_tinydb_opens(tmp_path: Path) -> None:
    path = tmp_path / "peerpal.json"
    path.write_bytes(FILE)
    stock = TinyDB(path)
    assert stock.tables() == {"_meta", "goals", "peers", "skills"}
    table = stock.table("goals")
    table.document_id_class = str
    assert {document.doc_id: dict(document) for document in table} == {
        "g1": {"id": "g1", "title": "Grüße"},
        "g2": {"id": "g2"},
    }
    assert stock.table("_meta").get(doc_id=1)["schema"] == SCHEMA
    stock.close()


def test_one_line_a_record() -> None:
    lines = FILE.decode().splitlines()
    assert '"g2":{"id":"g2"}' in lines
    assert '"p1":{"id":"p1","n":[1,2.5,null]}' in lines


@pytest.mark.parametrize("data", [FILE, encode_base(META, {})], ids=["full", "empty"])
def test_every_truncation_is_refused(data: bytes) -> None:
    for size in range(len(data)):
        with pytest.raises(Damaged):
            decode_base(data[:size])


def test_every_flipped_bit_is_refused() -> None:
    for position in range(len(FILE)):
        for bit in range(8):
            changed = bytearray(FILE)
            changed[position] ^= 1 << bit
            with pytest.raises(Damaged):
                decode_base(bytes(changed))


def test_changed_bytes_are_refused() -> None:
    rng = random.Random(22)
    for _ in range(3000):
        changed = bytearray(FILE)
        for _ in range(rng.randint(1, 4)):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        if changed != FILE:
            with pytest.raises(Damaged):
                decode_base(bytes(changed))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b"\0" * 4096, "it is empty"),
        (b"{}\n", "does not begin as"),
        (b"[]", "does not begin as"),
        (b'{"_default": {"1": {}}}', "does not begin as"),
        (FILE + b"\n", "checksum"),
        (FILE.replace(b'"g2"}', b'"g3"}'), "checksum"),
        (FILE.replace(b'"generation":7', b'"generation":8'), "checksum"),
        (FILE.replace(b"}\n}", b"}\r\n}"), "checksum"),
        (FILE.replace(b"},\n", b"},\n\n", 1), "checksum"),
    ],
)
def test_what_peerpal_did_not_write_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Damaged, match=reason):
        decode_base(data)


def test_a_newer_file_is_named_as_such_whatever_else_it_says() -> None:
    newer = FILE.replace(b'"schema":1', b'"schema":2,"colour":"red"')
    with pytest.raises(Damaged, match=r"newer PeerPal \(schema 2, this one knows 1\); update"):
        decode_base(newer)
