"""Resources and the practice log: their rules, and what forgetting a person leaves of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.errors import InvalidField
from peerpal.domain.forgetting import without_person
from peerpal.domain.link import is_page
from peerpal.domain.peer import Peer
from peerpal.domain.practice import Practice
from peerpal.domain.references import references
from peerpal.domain.resource import Resource, ResourceState, turned
from peerpal.domain.skill import Skill

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
BASE: dict[str, Any] = {"created_at": NOW, "updated_at": NOW, "author": "me"}


def resource(**fields: Any) -> Resource:
    return Resource(**{"id": "r1", "title": "A book", **BASE, **fields})


@pytest.mark.parametrize(
    "link", ["", "https://example.org/x?y=[/]", "HTTP://example.org", "mailto:ana@example.org"]
)
def test_a_link_leads_to_a_page_or_to_a_mailbox(link: str) -> None:
    resource(link=link).check()


@pytest.mark.parametrize(
    "link",
    [
        *("example.org", "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"),
        *("https://", "https:///x", "https://a b", "--help", " https://example.org", "mailto:ana"),
        "ftp://example.org",
    ],
)
def test_a_link_of_another_kind_is_refused(link: str) -> None:
    with pytest.raises(InvalidField, match="begin it with"):
        resource(link=link).check()


@given(st.text())
def test_only_pages_are_for_a_browser(link: str) -> None:
    assert is_page(link) == link.lower().startswith(("http://", "https://"))


def test_what_has_no_name_is_refused() -> None:
    with pytest.raises(InvalidField, match="title"):
        resource(title=" ").check()
    with pytest.raises(InvalidField, match="guide"):
        Practice(id="p", guide="", on=date(2026, 1, 1), **BASE).check()


def test_it_is_done_and_to_read_again() -> None:
    assert turned(resource()).state is ResourceState.DONE
    assert turned(turned(resource())) == resource()


def test_it_names_its_peer_and_its_skill() -> None:
    named = [(kind, id_) for _, kind, id_ in references(resource(peer_id="a", skill_id="s"))]
    assert named == [(Peer, "a"), (Skill, "s")]


def test_forgetting_who_recommended_it_leaves_the_book() -> None:
    ana = Peer(id="a", name="Ana", **BASE)
    book = resource(peer_id="a", skill_id="s")
    left = without_person({"peers": {"a": ana}, "resources": {"r1": book}}, "a")
    assert left == {"peers": {}, "resources": {"r1": replace(book, peer_id=None)}}
