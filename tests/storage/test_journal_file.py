"""The journal: whole lines count, a torn last one does not, everything else is damage."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storing import NOW

from peerpal.domain.errors import WrongUse
from peerpal.storage.base import Damaged
from peerpal.storage.journal import Change, Entry, decode_entries, encode_entry

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def entry(n: int, *changes: Change) -> Entry:
    return Entry(n=n, generation=3, at=NOW, label="Log conversation", changes=changes)


ENTRIES = [
    entry(1, Change("goals", "g1", b'{"id":"g1","title":"a b  c @ d"}')),
    entry(2, Change("goals", "g1", None), Change("peers", "p1", b'{"name":"Gr\xc3\xbc\xc3\x9fe"}')),
    entry(3, Change("goals", "g2", b'{"id":"g2","why":"- so, that; one - sees"}')),
]
LINES = [encode_entry(one) for one in ENTRIES]
FILE = b"".join(LINES)


def flipped(data: bytes, position: int, bit: int) -> bytes:
    changed = bytearray(data)
    changed[position] ^= 1 << bit
    return bytes(changed)


@given(
    label=TEXT,
    changes=st.lists(
        st.builds(
            Change,
            table=TEXT,
            id=TEXT,
            record=st.none()
            | TEXT.map(lambda text: b'{"crc":"%s"}' % text.encode().hex().encode()),
        )
    ),
)
def test_what_is_written_comes_back(label: str, changes: list[Change]) -> None:
    written = Entry(n=1, generation=1, at=NOW, label=label, changes=tuple(changes))
    line = encode_entry(written)
    assert line.count(b"\n") == 1
    assert decode_entries(line * 2) == ([written, written], 2 * len(line))


def test_nothing_is_no_entries() -> None:
    assert decode_entries(b"") == ([], 0)


def test_every_truncation_keeps_the_whole_lines() -> None:
    for size in range(len(FILE)):
        whole = FILE[:size].count(b"\n")
        entries, good = decode_entries(FILE[:size])
        assert entries == ENTRIES[:whole]
        assert good == sum(map(len, LINES[:whole]))


def test_every_flipped_bit_is_damage_and_never_a_record_less() -> None:
    for position in range(len(FILE)):
        for bit in range(8):
            with pytest.raises(Damaged):
                decode_entries(flipped(FILE, position, bit))


def test_changed_bytes_are_damage_before_the_last_line() -> None:
    rng = random.Random(22)
    for _ in range(5000):
        changed = bytearray(FILE)
        for _ in range(rng.randint(1, 4)):
            changed[rng.randrange(len(FILE) - len(LINES[-1]))] = rng.randrange(256)
        if changed != FILE:
            with pytest.raises(Damaged):
                decode_entries(bytes(changed))


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param(b"\0" * 400, id="all zeros"),
        pytest.param(LINES[2][:90] + b"\0" * 50, id="zeros to the end"),
        pytest.param(b"\0" * 40 + LINES[2][40:], id="zeros from the start"),
        pytest.param(LINES[2][:40] + b"\0" * 2 + LINES[2][42:], id="a hole"),
        pytest.param(LINES[2][:-1] + b"\0", id="the line break missing"),
        pytest.param(b"\0" + LINES[2][1:], id="the first byte missing"),
        pytest.param(LINES[2][:-1], id="cut before the line break"),
        pytest.param(b"{", id="one byte"),
    ],
)
def test_a_torn_last_line_is_passed_over(tail: bytes) -> None:
    assert decode_entries(LINES[0] + LINES[1] + tail) == (ENTRIES[:2], len(LINES[0] + LINES[1]))


def test_a_torn_line_before_the_last_one_is_damage() -> None:
    with pytest.raises(Damaged, match="line 2"):
        decode_entries(LINES[0] + LINES[1][:50] + b"\0\0\n" + LINES[2])


def test_damage_names_the_line_and_nothing_it_holds() -> None:
    with pytest.raises(Damaged, match=r"^line 2 is damaged$"):
        decode_entries(LINES[0] + LINES[1].replace(b"p1", b"p2") + LINES[2])


@pytest.mark.parametrize(
    "line", [b"\n", b"{}\n", b'{"n":1}\n', LINES[0].replace(b'"n":1', b'"n":1,"x":2')]
)
def test_a_line_that_is_no_entry_is_damage(line: bytes) -> None:
    with pytest.raises(Damaged):
        decode_entries(line)


@pytest.mark.parametrize(
    "change", [Change("goals\ud800", "a", b"{}"), Change("goals", "\udfff", None)]
)
def test_names_that_are_no_text_are_refused(change: Change) -> None:
    with pytest.raises(WrongUse, match="not valid text"):
        encode_entry(entry(1, change))
