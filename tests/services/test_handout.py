"""The handout of a teach-back: what one may pass on, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerpal.domain.conversation import ConversationFormat
from peerpal.domain.errors import WrongUse
from peerpal.domain.exchange import Method
from peerpal.services.handout_markdown import handout_name, handout_of

TALK = """\
@ana yesterday 45m Fixtures & friends
> pytest 15m a fixture is an argument
< "test data" 5m the [docs](x) on factories
~ SECRET she may leave
? SECRET point
! me SECRET action
SECRET notes
- https://example.org/fixtures
"""


@pytest.fixture
def talk(services, log):
    log(TALK)
    services.exchanges.save(replace(services.exchanges.all()[1], method=Method.RESOURCE))
    answers = {"plan": "scopes\n\n* teardown", "check": "she said it back", "goal": "SECRET"}
    return services.conversations.save(
        replace(
            services.conversations.all()[0],
            format=ConversationFormat.TEACH_BACK,
            answers=answers,
            energy=3,
        )
    )


def test_a_handout_has_what_was_taught_and_nothing_private(services, talk):
    text = handout_of(services, talk)
    assert "SECRET" not in text
    assert text == (
        "# Fixtures & friends\n\n"
        "Sat 21 Nov 2026 · pytest, test data\n\n"
        "## What it is about\n\n- scopes.\n- teardown.\n\n"
        "## In their own words\n\n- she said it back.\n\n"
        "## What stays\n\n- pytest: a fixture is an argument.\n\n"
        "## Where to read on\n\n"
        "- test data: the \\[docs\\](x) on factories.\n- https://example.org/fixtures\n"
    )


@pytest.mark.parametrize(
    "change", [{"format": ConversationFormat.GROW}, {"confidential": True}], ids=["grow", "secret"]
)
def test_other_talks_have_none(services, talk, change):
    with pytest.raises(WrongUse):
        handout_of(services, replace(talk, **change))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Fixtures & friends", "handout-fixtures-friends-2026-11-21.md"),
        ("../../x", "handout-x-2026-11-21.md"),
        ("", "handout-teach-back-2026-11-21.md"),
        ("y" * 99, f"handout-{'y' * 40}-2026-11-21.md"),
    ],
)
def test_its_file_is_named_after_the_talk(talk, title, name):
    assert handout_name(replace(talk, title=title)) == name
