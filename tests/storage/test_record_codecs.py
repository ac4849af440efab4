"""Records and JSON: what is stored comes back the same, all else is refused without quoting it."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from storing import NOW

from peerpal.domain.conversation import Conversation
from peerpal.domain.errors import WrongUse
from peerpal.domain.feedback import Feedback, FeedbackDirection
from peerpal.domain.goal import Goal, GoalStatus, KeyResult, Milestone
from peerpal.domain.record import InSummary, Record
from peerpal.domain.skill import Level, LevelChange, Skill
from peerpal.storage.base import Damaged
from peerpal.storage.codecs import KINDS, decode, encode, encode_document, require_same

SECRET = "she cried in the meeting"
GOAL = Goal(
    id="g1",
    created_at=NOW,
    updated_at=NOW,
    author="me",
    title="Write",
    tags=("a", "b"),
    target_on=date(2027, 1, 31),
    key_results=(KeyResult(text="pages", target=10.5),),
    milestones=(Milestone(text="outline", done_on=date(2026, 12, 1)),),
    status=GoalStatus.ON_TRACK,
)
PLAIN: dict[str, Any] = json.loads(encode(GOAL))
TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def with_result(**changes: Any) -> dict[str, Any]:
    return {**PLAIN, "key_results": [{**PLAIN["key_results"][0], **changes}]}


def test_every_kind_comes_back_the_same() -> None:
    base: dict[str, Any] = {"id": "x", "created_at": NOW, "updated_at": NOW, "author": "me"}
    records: list[Record] = [
        GOAL,
        Conversation(**base, peer_ids=("p",), answers={"goal": "é"}, planned_at=NOW, energy=3),
        Feedback(**base, direction=FeedbackDirection.GIVEN, peer_id="p", on=date(2026, 1, 1)),
        Skill(**base, name="s", history=(LevelChange(on=date(2026, 1, 1), level=Level.EXPERT),)),
    ]
    for record in records:
        back = decode(type(record), encode(record))
        assert back == record
        assert type(back) is type(record)
    assert set(KINDS) == {
        *("profiles", "peers", "conversations", "exchanges", "actions", "talking_points"),
        *("skills", "goals", "check_ins", "feedback", "agreements", "health_checks"),
        "introductions",
        "reviews",
        "evidence",
        "summary_plans",
        "summary_exports",
        "snoozes",
        "reflections",
        "growth_check_ins",
        "practices",
        "resources",
    }


@given(text=TEXT, number=st.floats(allow_nan=False, allow_infinity=False), tags=st.lists(TEXT))
def test_any_text_and_number_comes_back(text: str, number: float, tags: list[str]) -> None:
    goal = replace(
        GOAL, why=text, key_results=(KeyResult(text=text, start=number),), tags=tuple(tags)
    )
    assert decode(Goal, encode(goal)) == goal


def test_every_key_is_written() -> None:
    assert set(PLAIN) == {field.name for field in fields(Goal)}


def test_a_moment_of_another_zone_comes_back() -> None:
    moment = datetime(2026, 7, 1, 12, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert decode(Goal, encode(replace(GOAL, deleted_at=moment))).deleted_at == moment


def test_a_whole_number_for_a_fraction_is_stored_as_one() -> None:
    goal = replace(GOAL, key_results=(KeyResult(text="pages", target=3),))
    assert b'"target":3.0' in encode(goal)


@pytest.mark.parametrize(
    ("document", "place"),
    [
        pytest.param({**PLAIN, "status": SECRET}, r"\$\.status", id="wrong enum"),
        pytest.param({**PLAIN, "in_summary": "YES"}, r"\$\.in_summary", id="enum in capitals"),
        pytest.param({**PLAIN, "created_at": SECRET}, r"\$\.created_at", id="no moment"),
        pytest.param({**PLAIN, "target_on": SECRET}, r"\$\.target_on", id="no day"),
        pytest.param({**PLAIN, "progress": SECRET}, r"\$\.progress", id="text for a number"),
        pytest.param({**PLAIN, "progress": 1.5}, r"\$\.progress", id="part of a whole number"),
        pytest.param({**PLAIN, "title": None}, r"\$\.title", id="nothing for a text"),
        pytest.param({**PLAIN, "tags": SECRET}, r"\$\.tags", id="text for a list"),
        pytest.param({**PLAIN, "colour": SECRET}, r"\$\.colour", id="unknown key"),
        pytest.param(with_result(colour=SECRET), r"\$\.key_results", id="unknown key inside"),
        pytest.param(
            {key: value for key, value in PLAIN.items() if key != "why"},
            r"\$\.why",
            id="missing key that has a default",
        ),
        pytest.param(
            {key: value for key, value in PLAIN.items() if key != "title"},
            "title",
            id="missing key",
        ),
        pytest.param(with_result(text=None), r"\$\.key_results\[0\]\.text", id="inside"),
        pytest.param(with_result(start=None), r"\$\.key_results\[0\]\.start", id="NaN"),
        pytest.param([SECRET], "object", id="no object"),
    ],
)
def test_what_does_not_fit_is_named_but_not_quoted(document: Any, place: str) -> None:
    data = json.dumps(document).encode()
    with pytest.raises(Damaged, match=place) as caught:
        require_same(decode(Goal, data), data)
    assert SECRET not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    if isinstance(document, dict):
        with pytest.raises(WrongUse, match=place) as refused:
            encode_document("goals", "g1", document)
        assert SECRET not in str(refused.value)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"id": she cried}',
        b'{"id":"\xff"}',
        encode(GOAL).replace(b"Write", b"Wr\xffte"),
        b"null",
    ],
)
def test_what_is_no_json_is_refused(data: bytes) -> None:
    with pytest.raises(Damaged) as caught:
        decode(Goal, data)
    assert "cried" not in str(caught.value)


@pytest.mark.parametrize(
    "goal",
    [
        replace(GOAL, key_results=(KeyResult(text=SECRET, start=float("nan")),)),
        replace(GOAL, key_results=(KeyResult(text=SECRET, target=float("inf")),)),
        replace(GOAL, why=f"{SECRET} \ud800"),
        replace(GOAL, tags=[SECRET]),
        replace(GOAL, progress="3"),
        replace(GOAL, status=SECRET),
        replace(GOAL, why={SECRET}),
        replace(GOAL, why=object()),
        replace(GOAL, target_on=datetime(2026, 1, 1, tzinfo=UTC)),
        replace(GOAL, in_summary=None),
    ],
)
def test_a_record_that_would_not_come_back_is_refused(goal: Goal) -> None:
    with pytest.raises(WrongUse, match="can't be stored") as caught:
        encode(goal)
    assert SECRET not in str(caught.value)


def test_a_plain_document_of_a_known_kind_is_stored_like_its_record() -> None:
    shuffled = dict(reversed(PLAIN.items()))
    assert encode_document("goals", "g1", shuffled) == encode(GOAL)
    assert PLAIN["in_summary"] == InSummary.UNDECIDED.value


def test_a_document_is_stored_under_its_own_id() -> None:
    with pytest.raises(WrongUse, match="its id"):
        encode_document("goals", "g2", PLAIN)


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), {1, 2}, (1, 2), {1: 2}, NOW, object(), "\ud800", b"x"]
)
def test_a_plain_document_of_any_table_must_come_back_the_same(value: Any) -> None:
    with pytest.raises(WrongUse, match="table notes"):
        encode_document("notes", "n1", {"id": "n1", "value": value})


def test_a_plain_document_of_any_table_is_stored() -> None:
    document = {"a": [1, 2.5, None, True, {"é": "\u2028 \0 \\"}], "n": 2**60}
    assert json.loads(encode_document("notes", "n1", document)) == document
