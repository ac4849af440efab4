"""Agreements in versions: what was signed stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.agreement import Agreement
from peerpal.domain.errors import ChangedMeanwhile, WrongUse
from peerpal.domain.record import Side
from peerpal.services.agreement_markdown import file_name, render

THEN = datetime(2026, 1, 1, tzinfo=UTC)
BARE = Agreement(id="a", created_at=THEN, updated_at=THEN, author="me", peer_id="p")


@pytest.fixture
def first(services, ana):
    return services.agreements.save(services.agreements.blank(ana))


def test_a_first_agreement_takes_its_rhythm_from_the_pairing(services, ana):
    weekly = services.peers.save(replace(ana, cadence_days=7, conversation_minutes=60))
    new = services.agreements.blank(weekly)
    assert (new.cadence, new.length) == ("every 7 days", "60 minutes, half for each of us")
    assert (new.version, new.peer_id) == (1, ana.id)
    assert str(new.review_on) == "2027-05-21"


def test_a_version_is_changed_in_place_until_somebody_signs(services, ana, first):
    assert services.agreements.to_edit(first) == first
    edited = services.agreements.save(replace(first, offers="pytest"))
    assert (edited.id, edited.version) == (first.id, 1)
    signed = services.agreements.sign(first.id, Side.PEER)
    assert (signed.signed_me_on, signed.signed_peer_on) == (None, services.today.day)
    assert services.history.undo() == "Sign agreement"
    assert not services.agreements.newest(ana.id).is_signed


def test_a_signed_version_stays_and_the_next_one_starts_from_it(services, ana, first):
    signed = services.agreements.sign(first.id, Side.ME, Side.PEER)
    with pytest.raises(WrongUse):
        services.agreements.save(replace(signed, offers="everything"))
    new = services.agreements.to_edit(signed)
    assert (new.version, new.rev, new.ending) == (2, 0, signed.ending)
    assert new.id != signed.id
    saved = services.agreements.save(replace(new, offers="pytest"))
    assert services.agreements.of_peer(ana.id) == [saved, signed]
    services.agreements.save(replace(saved, offers="pytest and more"))
    with pytest.raises(WrongUse):
        services.agreements.save(replace(signed, offers="everything"))


def test_an_older_version_stays_although_nobody_signed_it(services, ana, first):
    newer = services.agreements.blank(ana)
    newer = services.agreements.save(newer)
    assert newer.version == 2
    with pytest.raises(WrongUse):
        services.agreements.save(replace(first, offers="everything"))
    assert services.agreements.to_edit(first).version == 3


def test_what_is_typed_while_somebody_signs_becomes_the_next_version(services, open_services, ana):
    first = services.agreements.save(services.agreements.blank(ana))
    typed = replace(first, offers="typed meanwhile")
    other = open_services()
    other.agreements.sign(first.id, Side.PEER)
    services.refresh()
    saved = services.agreements.save(services.agreements.to_edit(typed))
    assert (saved.version, saved.offers, saved.is_signed) == (2, "typed meanwhile", False)
    assert services.agreements.get(first.id).signed_peer_on


def test_two_who_begin_a_version_at_once_make_two(services, open_services, ana, first):
    services.agreements.sign(first.id, Side.ME)
    other = open_services()
    mine = services.agreements.to_edit(services.agreements.get(first.id))
    theirs = other.agreements.to_edit(other.agreements.get(first.id))
    other.agreements.save(theirs)
    assert services.agreements.save(mine).version == 3


def test_signing_what_was_changed_since_is_refused(services, first):
    services.agreements.save(replace(first, offers="pytest"))
    with pytest.raises(ChangedMeanwhile):
        services.agreements.sign(first.id, Side.ME, rev=first.rev)


def test_a_version_in_the_bin_keeps_its_number(services, ana, first):
    services.agreements.delete(first.id)
    assert services.agreements.newest(ana.id) is None
    assert services.agreements.save(services.agreements.blank(ana)).version == 2
    services.agreements.restore(first.id)
    assert [a.version for a in services.agreements.of_peer(ana.id)] == [2, 1]


def test_a_draft_in_the_bin_lets_the_version_before_be_changed(services, ana, first):
    second = services.agreements.save(services.agreements.blank(ana))
    services.agreements.delete(second.id)
    assert services.agreements.save(replace(first, offers="pytest")).offers == "pytest"


# As Markdown


def test_the_document_says_all_that_was_agreed_on(services, ana, first):
    services.agreements.save(
        replace(first, goals_mine="Lead an incident", goals_theirs="Write tests", offers="a\n\nb")
    )
    signed = services.agreements.sign(first.id, Side.ME)
    text = render(signed, me="Robin Vale", peer="Ana Ruiz")
    assert text.startswith("# Agreement: Robin Vale and Ana Ruiz\n\nVersion 1\n\n")
    assert "## What Robin Vale wants to reach\n\nLead an incident\n\n" in text
    assert "## What Ana Ruiz wants to reach\n\nWrite tests\n\n" in text
    assert "## What each of us offers\n\na\n\nb\n\n" in text
    assert "## What may appear in the review of Robin Vale\n\n" in text
    assert "- Robin Vale: 22 November 2026\n- Ana Ruiz: not yet\n" in text
    assert text.endswith("We look at this again on 21 May 2027.\n")
    assert "What we leave out" not in text
    assert render(signed, me="Robin Vale", peer="Ana Ruiz") == text


def test_a_document_without_a_name_of_mine(services, ana, first):
    text = render(first, me="", peer="Ana Ruiz")
    assert text.startswith("# Agreement: Ana Ruiz\n")
    assert "## What may appear in a review\n" in text
    assert "- Me: not yet\n- Ana Ruiz: not yet" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# not a heading", "\\# not a heading"),
        ("- not a list", "\\- not a list"),
        ("<b>[x](y)</b>", "\\<b\\>\\[x\\](y)\\</b\\>"),
        ("1. one", "1\\. one"),
        ("\x1b[2J", "\ufffd\\[2J"),
    ],
)
def test_what_people_write_is_no_markup(services, ana, first, text, shown):
    document = render(replace(first, offers=text), me="R", peer="A")
    assert f"## What each of us offers\n\n{shown}\n\n" in document


@given(st.text())
def test_any_text_stays_below_its_heading(text):
    document = render(replace(BARE, offers=text), me=text, peer=text)
    headings = [line for line in document.splitlines() if line.startswith("#")]
    assert [line.split(" ")[0] for line in headings[:1]] == ["#"]
    assert len(headings) == (3 if any(part.strip() for part in text.split("\n")) else 2)


@pytest.mark.parametrize(
    ("peer", "name"),
    [
        ("Ana Ruiz", "agreement-ana-ruiz-version-1.md"),
        ("Łukasz Öst", "agreement-lukasz-ost-version-1.md"),
        ("../../etc/passwd", "agreement-etc-passwd-version-1.md"),
        ("李明", "agreement-peer-version-1.md"),
        ("", "agreement-peer-version-1.md"),
    ],
)
def test_the_file_has_a_name_that_every_system_can_write(first, peer, name):
    assert file_name(first, peer) == name


def test_a_file_name_is_never_too_long(first):
    assert len(file_name(first, "x" * 10_000)) < 80
