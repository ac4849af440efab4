"""Evidence has a title, a link that can be followed, and a source that is whole or missing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from peerpal.domain.conversation import Conversation
from peerpal.domain.errors import InvalidField
from peerpal.domain.evidence import SOURCES, Evidence
from peerpal.domain.forgetting import without_person
from peerpal.domain.goal import Goal
from peerpal.domain.peer import Peer
from peerpal.domain.record import Record
from peerpal.domain.references import references, renamed
from peerpal.domain.skill import Skill

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def origin(id_: str) -> dict[str, Any]:
    return {"id": id_, "created_at": NOW, "updated_at": NOW, "author": "me"}


def evidence(**fields: Any) -> Evidence:
    return Evidence(**{**origin("e"), "title": "Cut the suite", "on": date(2026, 11, 2), **fields})


@pytest.mark.parametrize(
    "link",
    [
        "",
        "https://example.org/a b".replace(" ", "%20"),
        "http://localhost:8000",
        "HTTPS://EXAMPLE.ORG",
        "mailto:ana@example.org?subject=rota",
        "https://例え.jp/[x](y)",
    ],
)
def test_a_link_that_can_be_followed_is_taken(link: str) -> None:
    evidence(link=link).check()


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "example.org",
        "https://",
        "https:///x",
        "mailto:ana",
        "mailto:@example.org",
        " https://example.org",
        "https://example.org and more",
        "https://example.org\nx",
        "data:text/html,https://x",
    ],
)
def test_any_other_link_is_refused(link: str) -> None:
    with pytest.raises(InvalidField) as refused:
        evidence(link=link).check()
    assert refused.value.field == "link"
    assert "https://" in refused.value.reason


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": " "}, "title"),
        ({"source_kind": "goals"}, "source_id"),
        ({"source_id": "g"}, "source_id"),
        ({"source_kind": "health_checks", "source_id": "h"}, "source_kind"),
        ({"source_kind": "evidence", "source_id": "e2"}, "source_kind"),
    ],
)
def test_a_rule_that_is_broken_names_its_field(fields: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidField) as refused:
        evidence(**fields).check()
    assert refused.value.field == field


@pytest.mark.parametrize("table", SOURCES)
def test_its_source_is_named_with_its_kind(table: str) -> None:
    told = evidence(source_kind=table, source_id="x")
    told.check()
    assert list(references(told)) == [("source_id", SOURCES[table], "x")]


def test_without_a_source_it_names_nothing() -> None:
    assert list(references(evidence())) == []
    assert list(references(evidence(source_kind="unheard_of", source_id="x"))) == []


def test_a_source_that_became_another_record_is_followed() -> None:
    told = evidence(source_kind="skills", source_id="old")
    assert renamed(told, Skill, "old", "new").source_id == "new"
    assert renamed(told, Goal, "old", "new") == told


def test_evidence_stays_when_its_source_is_forgotten_with_a_person() -> None:
    talk = Conversation(**origin("t"), peer_ids=("p",))
    goal = Goal(**origin("g"), title="Speak")
    tables: dict[str, dict[str, Record]] = {
        "peers": {"p": Peer(**origin("p"), name="Ana")},
        "conversations": {"t": talk},
        "goals": {"g": goal},
        "evidence": {
            "e": evidence(source_kind="conversations", source_id="t"),
            "f": evidence(id="f", source_kind="goals", source_id="g"),
        },
    }
    left = without_person(tables, "p")
    assert left["evidence"] == {
        "e": evidence(),
        "f": evidence(id="f", source_kind="goals", source_id="g"),
    }
