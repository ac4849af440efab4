"""A summary reads as somebody wrote it: no stored value, no id, no empty heading, no odd plural."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpal.domain.period import Period
from peerpal.domain.summary import Audience, PeerNames
from peerpal.services.demo import fill
from services.summary_records import layouts, opened, plan_of
from services.summary_world import PERIOD
from services.test_summary_room import Crowd

PERIODS = {
    "month": Period(date(2026, 10, 1), date(2026, 10, 31)),
    "quarter": Period(date(2026, 7, 1), date(2026, 9, 30)),
    "year": Period(date(2026, 1, 1), date(2026, 12, 31)),
    "empty": Period(date(2020, 1, 1), date(2020, 12, 31)),
}
ODD = {
    "a plural of one": r"\b1 (?!other\b|more\b)(?!\w+ss\b)[a-z]+s\b(?<! is)(?<!1 s)",
    "a stored value": r"(?<![\w/])(?:[a-z]+_)+[a-z]+(?!\w)",
    "an id": r"\b(?:id\d{6}|[0-9A-HJKMNP-TV-Z]{26})\b",
    "a value of Python": r"\bNone\b|\bTrue\b|\bFalse\b|<[A-Z]\w+|datetime",
    "two blanks": r"(?<=\S)  +(?=\S)",
    "two full stops": r"\.\s?\.(?!\.)|[.,;:] [.,;:]",
    "a blank before a stop": r"\w [.,;:](?= |$)",
    "an empty pair": r"\(\)|“”|\*\*\*\*|\*\* \*\*|: $|, $|: - ",
    "no point at all": r"(?m)^ *-\s*$",
    "two empty lines": r"\n\n\n",
    "zero of something": r"\b0 (?!min\b)(?:conversation|colleague|exchange|department)",
}


def oddities(text: str, typed: tuple[str, ...] = ()) -> dict[str, str]:
    """Return what is odd in a summary; words that a person typed so are not."""
    for word in typed:
        text = text.replace(word, "typed")
    found = {name: re.search(odd, text, re.MULTILINE) for name, odd in ODD.items()}
    lines = [line for line in text.split("\n") if line]
    for line, following in zip(lines, [*lines[1:], "#"], strict=True):
        level, next_level = (len(re.match("#*", one)[0]) for one in (line, following))
        if level > 1 and 0 < next_level <= level:
            return {"an empty heading": line}
    return {name: match[0] for name, match in found.items() if match}


@cache
def sample():
    services = opened()
    fill(services)
    return services


READERS = list(product(Audience, PeerNames))
TYPED = ("tmp_path", "some_name")


@pytest.mark.parametrize(("audience", "names"), READERS)
def test_the_sample_data_reads_well_for_everybody(audience, names):
    services = sample()
    peers = services.peers.by_name() if audience is Audience.PEER else [None]
    for peer, period in product(peers, PERIODS.values()):
        plan = plan_of(services, audience, peer=peer, names=names)
        for text in layouts(services, services.summary.preview(period, plan)):
            assert oddities(text, TYPED) == {}
            ids = [p.id for p in services.peers.all()] + [g.id for g in services.goals.all()]
            assert not [id_ for id_ in ids if id_ in text]


@settings(max_examples=150)
@given(st.randoms(use_true_random=True), st.sampled_from(READERS), st.sampled_from([0, 1, 2]))
def test_a_few_records_of_each_kind_read_well(random, reader, most):
    audience, names = reader
    crowd = Crowd(random, most)
    peer = crowd.peers[0] if audience is Audience.PEER else None
    plan = crowd.plan(audience) if random.random() < 0.5 else None
    plan = plan or plan_of(crowd.services, audience, peer=peer, names=names)
    for text in layouts(crowd.services, crowd.services.summary.preview(PERIOD, plan)):
        assert oddities(text) == {}


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("I had 1 conversations with Ana.", "a plural of one"),
        ("- **A goal**: at_risk", "a stored value"),
        ("- with id000012", "an id"),
        ("- with 01ARZ3NDEKTSV4RRFFQ69G5FAV", "an id"),
        ("taught None to Ana", "a value of Python"),
        ("One  two", "two blanks"),
        ("One..", "two full stops"),
        ("One. . Two", "two full stops"),
        ("From  (): x", "an empty pair"),
        ("## Goals\n\n## Feedback\n\n- x", "an empty heading"),
        ("## Goals\n", "an empty heading"),
        ("- x\n- \n- y", "no point at all"),
    ],
)
def test_what_is_odd_is_found(text, odd):
    assert odd in oddities(text)
