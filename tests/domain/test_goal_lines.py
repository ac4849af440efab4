"""Key results and milestones as lines: read, printed, and read again as the same."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.errors import InvalidField
from peerpal.domain.goal import KeyResult, Milestone
from peerpal.domain.goal_lines import (
    KEY_RESULT_EXAMPLE,
    MILESTONE_EXAMPLE,
    print_key_results,
    print_milestones,
    read_key_results,
    read_milestones,
    read_moved,
    read_number,
    read_progress,
    show_number,
)
from peerpal.domain.text import one_line

TODAY = date(2026, 11, 22)


def result(text: str, start: float, target: float, unit: str, current: float) -> KeyResult:
    return KeyResult(text=text, unit=unit, start=start, target=target, current=current)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (KEY_RESULT_EXAMPLE, result("Talks given", 0, 4, "talks", 1)),
        ("Talks given: 0 -> 4 talks, now 1", result("Talks given", 0, 4, "talks", 1)),
        ("  Talks given:0→4 talks,now 1  ", result("Talks given", 0, 4, "talks", 1)),
        ("Coverage: 60 → 80 %", result("Coverage", 60, 80, "%", 60)),
        ("Coverage: 60 → 80%, NOW 71.5", result("Coverage", 60, 80, "%", 71.5)),
        ("Users: 0 → 10,000 people a day", result("Users", 0, 10_000, "people a day", 0)),
        ("Minutes: 90 → 45", result("Minutes", 90, 45, "", 90)),
        ("Change: -5 → +2.5, now -1", result("Change", -5, 2.5, "", -1)),
        ("Part 1: the start: 0 → 1", result("Part 1: the start", 0, 1, "", 0)),
    ],
)
def test_a_key_result_is_read(line: str, expected: KeyResult) -> None:
    assert read_key_results(line) == (expected,)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Talks", "a colon and the numbers"),
        ("Talks: 4", "an arrow (→ or ->)"),
        ("Talks: some → many", "numbers such as 4 or 1.5"),
        ("Talks: 0 → 1,5", "numbers such as 4 or 1.5"),
        (": 0 → 4", "say what is counted"),
        ("Talks: 0 → 4 talks now 1", "a comma, now and a number"),
        ("Talks: 0 → 4 talks, now soon", "a comma, now and a number"),
        ("Talks: 0 → 1e999", "too large"),
    ],
)
def test_what_is_no_key_result_is_explained_and_not_repeated(line: str, reason: str) -> None:
    with pytest.raises(InvalidField) as caught:
        read_key_results(f"{KEY_RESULT_EXAMPLE}\n\n{line}")
    assert caught.value.field == "key_results"
    assert caught.value.reason.startswith("line 3: ")
    assert reason in caught.value.reason
    assert "many" not in caught.value.reason


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (MILESTONE_EXAMPLE, Milestone(text="First draft", done_on=date(2026, 11, 2))),
        ("[X] First draft (fri)", Milestone(text="First draft", done_on=date(2026, 11, 20))),
        ("[x] First draft", Milestone(text="First draft", done_on=TODAY)),
        ("[x] Talk (online)", Milestone(text="Talk (online)", done_on=TODAY)),
        ("[x] Talk (online) (2 nov)", Milestone(text="Talk (online)", done_on=date(2026, 11, 2))),
        ("[ ] Second draft", Milestone(text="Second draft")),
        ("[] Second draft", Milestone(text="Second draft")),
        ("Second draft (fri)", Milestone(text="Second draft (fri)")),
    ],
)
def test_a_milestone_is_read(line: str, expected: Milestone) -> None:
    assert read_milestones(line, today=TODAY) == (expected,)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("[ ]", "write what is to be reached"),
        ("[x] (2026-11-02)", "write what is to be reached"),
        ("[x] Draft (31 feb)", "there is no such day"),
    ],
)
def test_what_is_no_milestone_is_explained(line: str, reason: str) -> None:
    with pytest.raises(InvalidField, match="milestones: line 2: ") as caught:
        read_milestones(f"One\n{line}", today=TODAY)
    assert reason in caught.value.reason


def test_no_lines_are_none() -> None:
    assert read_key_results(" \n\n") == ()
    assert read_milestones("", today=TODAY) == ()


@pytest.mark.parametrize("text", ["", "x", "1,5", "1.", "nan", "inf", "1e999", "٣"])
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None


RISING = result("Talks", 0, 4, "talks", 2)
BELOW_ZERO = result("Degrees", 10, -18, "C", 4)


@pytest.mark.parametrize(
    ("text", "of", "number"),
    [
        ("3", RISING, 3),
        ("+1", RISING, 3),
        (" +1.5 ", RISING, 3.5),
        ("-2", RISING, 0),
        ("-5", BELOW_ZERO, -5),
        ("+2", BELOW_ZERO, 6),
        ("+", RISING, None),
        ("many", RISING, None),
        ("", RISING, None),
        ("+1e999", RISING, None),
    ],
)
def test_a_key_result_moves(text: str, of: KeyResult, number: float | None) -> None:
    assert read_moved(text, of) == number


@pytest.mark.parametrize(
    ("text", "progress"),
    [
        ("40", 40), ("40%", 40), ("40 %", 40), (" 7 ", 7), ("+10", 40), ("-5 %", 25),
        ("-40", -10), ("1000", 1000),  # said to be out of range where it is saved
        ("", None), ("+", None), ("4.5", None), ("+-4", None), ("some", None), ("٣", None),
    ],
)  # fmt: skip
def test_a_progress_is_read(text: str, progress: int | None) -> None:
    assert read_progress(text, 30) == progress


texts = st.text(max_size=30).map(one_line).filter(bool)
numbers = st.floats(allow_nan=False, allow_infinity=False).map(lambda number: number + 0.0)
units = st.sampled_from(["", "talks", "%", "€ a month", "people · day"])


@given(numbers)
def test_every_number_comes_back(number: float) -> None:
    assert read_number(show_number(number)) == number


@given(st.lists(st.builds(result, texts, numbers, numbers, units, numbers), max_size=4))
def test_key_results_come_back(results: list[KeyResult]) -> None:
    assert read_key_results(print_key_results(results)) == tuple(results)


days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


@given(st.lists(st.builds(Milestone, text=texts, done_on=st.none() | days), max_size=4))
def test_milestones_come_back(milestones: list[Milestone]) -> None:
    assert read_milestones(print_milestones(milestones), today=TODAY) == tuple(milestones)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(InvalidField):
        read_key_results(text)
    with suppress(InvalidField):
        read_milestones(text, today=TODAY)
    read_moved(text, RISING)
    read_progress(text, 30)
