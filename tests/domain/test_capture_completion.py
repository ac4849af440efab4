"""What a line of a capture ends with while it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.capture_completion import Named, begun


@pytest.mark.parametrize(
    ("line", "named", "typed", "name", "written"),
    [
        ("@okf", Named.PEER, "okf", "Okafor", "@Okafor"),
        ("@okf", Named.PEER, "okf", "Chidi Okafor", '@"Chidi Okafor"'),
        ('@"chidi o', Named.PEER, "chidi o", "Chidi Okafor", '@"Chidi Okafor"'),
        ("@ana 45m @b", Named.PEER, "b", "Ben", "@ana 45m @Ben"),
        ("! @an", Named.PEER, "an", "Ana", "! @Ana"),
        ("> pyt", Named.SKILL, "pyt", "pytest", "> pytest"),
        (">pyt", Named.SKILL, "pyt", "pytest", ">pytest"),
        ("< rev", Named.SKILL, "rev", "code review", '< "code review"'),
        ('= "code', Named.SKILL, "code", "code review", '= "code review"'),
        ("@ana 45m #onc", Named.TAG, "onc", "oncall", "@ana 45m #oncall"),
    ],
)
def test_finds_what_is_begun_and_writes_it_out(line, named, typed, name, written):
    found = begun(line)
    assert found
    assert (found.named, found.typed) == (named, typed)
    assert found.written(name) == written


@pytest.mark.parametrize(
    "line",
    ["", "@", "#", "ana@work", "@ana ", "> pytest 15m", "> ", "a > b", "talked about", "c#d"],
)
def test_other_lines_begin_no_name(line):
    assert begun(line) is None


@given(st.text('@#>"<= ab1\n', max_size=20))
def test_what_is_begun_ends_the_line(line):
    if found := begun(line):
        assert line.endswith(found.typed)
        assert line.startswith(found.before)
        assert found.written("Ana Ruiz").startswith(found.before)
