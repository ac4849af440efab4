"""Peers by real keys: who they are, how it stands, and what is kept of it."""

from __future__ import annotations

import pytest

from peerpal.app import PeerPalApp
from peerpal.domain.peer import Consent, Fit, PeerStatus, Phase, Relation
from peerpal.domain.record import InSummary, Side
from peerpal.screens.peer_page import peer_page
from peerpal.services.services import Services
from screens.driving import (
    NARROW,
    WIDE,
    choose,
    fill,
    in_full,
    lines_of,
    log,
    on_screen,
    row_with,
    saved,
    shown,
    typed,
    until,
)


def page_of(services: Services, name: str) -> str:
    peer = services.peers.find(name)
    assert peer
    return peer_page(services, peer).plain


async def test_an_empty_list_says_what_to_press(app: PeerPalApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2")
        await on_screen(pilot, "PeersScreen")
        assert "Press n to add the first one" in shown(pilot)


async def test_a_peer_is_added_with_every_field(app: PeerPalApp, services: Services) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.press("2", "n")
        await on_screen(pilot, "PeerForm")
        await typed(pilot, "Ana Ruiz")
        for name, text in {
            "role": "Site reliability engineer",
            "department": "Operations",
            "organisation": "Quillbrook",
            "contact": "ana@quillbrook.example",
            "timezone": "Europe/Madrid",
            "met_how": "on a bridge call",
            "met_through": "Ben",
            "recently_navigated": "first on-call, a new team",
        }.items():
            await fill(pilot, name, text)
        await choose(pilot, "relation", "special")
        await choose(pilot, "phase", "cultivation")
        await choose(pilot, "status", "active")
        await choose(pilot, "fit", "good fit")
        await fill(pilot, "cadence_days", "7")
        await fill(pilot, "max_gap_days", "21")
        await fill(pilot, "conversation_minutes", "1h30")
        await choose(pilot, "next_driver", "my peer")
        await fill(pilot, "started_on", "1 jun")
        await choose(pilot, "quote_consent", "granted")
        await fill(pilot, "private_notes", "prefers mornings")
        await fill(pilot, "tags", "#oncall Berlin")
        await saved(pilot, "PeersScreen")
        (ana,) = services.peers.all()
        assert (ana.name, ana.role, ana.department) == (
            "Ana Ruiz",
            "Site reliability engineer",
            "Operations",
        )
        assert ana.contact == "ana@quillbrook.example"
        assert ana.timezone == "Europe/Madrid"
        assert (ana.met_how, ana.met_through) == ("on a bridge call", "Ben")
        assert ana.recently_navigated == ("first on-call", "a new team")
        assert (ana.relation, ana.phase) == (Relation.SPECIAL, Phase.CULTIVATION)
        assert (ana.status, ana.fit) == (PeerStatus.ACTIVE, Fit.GOOD_FIT)
        assert (ana.cadence_days, ana.max_gap_days, ana.conversation_minutes) == (7, 21, 90)
        assert ana.next_driver is Side.PEER
        assert str(ana.started_on) == "2026-06-01"
        assert ana.quote_consent is Consent.GRANTED
        assert ana.private_notes == "prefers mornings"
        assert ana.tags == ("oncall", "berlin")
        assert "Ana Ruiz" in shown(pilot)
        await until(pilot, lambda: "Saved peer" in shown(pilot))


async def test_edit_delete_undo_redo_and_mark(app: PeerPalApp, services: Services) -> None:
    log(services, "@ana 30m hello", "@ben 30m hello")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "down", "e")
        await on_screen(pilot, "PeerForm")
        await fill(pilot, "role", "Platform engineer")
        await saved(pilot, "PeersScreen")
        assert services.peers.find("ben").role == "Platform engineer"
        await pilot.press("d")
        assert [peer.name for peer in services.peers.all()] == ["Ana"]
        await pilot.press("u")
        assert len(services.peers.all()) == 2
        await pilot.press("U")
        assert [peer.name for peer in services.peers.all()] == ["Ana"]
        await pilot.press("m")
        assert services.peers.find("ana").in_summary is InSummary.YES
        assert "✓" in row_with(pilot, "Ana")
        await pilot.press("m")
        assert services.peers.find("ana").in_summary is InSummary.NO


async def test_a_new_peer_is_under_the_cursor(app: PeerPalApp, services: Services) -> None:
    log(services, "@ana 30m hello", "@zoe 30m hello")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "n")
        await on_screen(pilot, "PeerForm")
        await typed(pilot, "Mei")
        await saved(pilot, "PeersScreen")
        await pilot.press("m")
        assert services.peers.find("mei").in_summary is InSummary.YES


async def test_the_filter_looks_at_everything_that_is_known(
    app: PeerPalApp, services: Services
) -> None:
    log(services, "@ana 30m hello", "@ben 30m hello")
    services.peers.save(services.peers.blank("Chloé"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "slash")
        await typed(pilot, "CHLOE")
        assert "Chloé" in shown(pilot)
        assert "Ben" not in shown(pilot)
        await pilot.press("enter", "escape")
        assert "Ben" in shown(pilot)
        await pilot.press("slash")
        await typed(pilot, "nobody")
        assert "Nothing matches the filter." in shown(pilot)


async def test_the_list_says_how_it_stands_in_words(app: PeerPalApp, services: Services) -> None:
    log(
        services,
        "@ana -31d 30m talk\n> pytest 30m x",
        "@ben -1d 30m talk\n> sql 30m x\n< rust 30m y",
        "@cleo -20d 30m talk",
        "@dora -100d 30m talk",
        "@emil -100d 30m talk",
        "@emil +3d planned",
    )
    frida = services.peers.save(services.peers.blank("Frida"))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2")
        await on_screen(pilot, "PeersScreen")
        assert "4 weeks ago    ● overdue  one-sided" in row_with(pilot, "Ana")
        assert "yesterday      ○ on time  balanced" in row_with(pilot, "Ben")
        assert "2 weeks ago    ● due      —" in row_with(pilot, "Cleo")
        assert "3 months ago   ● dormant" in row_with(pilot, "Dora")
        assert "3 months ago   ◌ planned" in row_with(pilot, "Emil")
        assert "never          ○ on time" in row_with(pilot, "Frida")
        await pilot.press("end", "e")
        await on_screen(pilot, "PeerForm")
        await choose(pilot, "status", "paused")
        await saved(pilot, "PeersScreen")
        assert services.peers.get(frida.id).status is PeerStatus.PAUSED
        assert "◌ paused" in row_with(pilot, "Frida")


async def test_the_bar_of_the_flow_shows_when_there_is_room(
    app: PeerPalApp, services: Services
) -> None:
    log(services, "@ana 30m talk\n> pytest 20m x\n< sql 10m y")
    async with app.run_test(size=(180, 30)) as pilot:
        await pilot.press("2")
        await on_screen(pilot, "PeersScreen")
        assert "leaning    ▶▶▶▶▶▶│◀◀◀" in row_with(pilot, "Ana")


def test_the_page_says_what_goes_on_between_us(services: Services) -> None:
    log(
        services,
        "@ana 1h -31d The rota\n> pytest 40m fixtures\n< sql 20m plans\n= rust 10m x\n"
        "! me write it down by +3d\n! ana read it\n? what next\n~ she may leave",
        *(f"@ana 10m -{day}d Talk {day}" for day in range(40, 47)),
    )
    text = page_of(services, "ana")
    assert "● overdue" in text
    assert "Last talked  Thu 22 Oct 2026, 4 weeks ago" in text
    assert "every 14 days" in text
    assert "Minutes  0 h 45 ▶▶▶│◀◀" in text
    assert "? what next" in text
    assert "☐ write it down  me, by Wed 25 Nov 2026" in text
    assert "☐ read it  Ana" in text
    assert "▶  pytest (1)" in text
    assert "◀  sql (1)" in text
    assert "▶◀ rust (1)" in text
    assert "Talk 43" in text
    assert "Talk 46" in text


async def test_private_notes_are_marked_as_private(app: PeerPalApp, services: Services) -> None:
    async with app.run_test(size=(120, 50)) as pilot:
        await pilot.press("2", "n")
        await on_screen(pilot, "PeerForm")
        await typed(pilot, "Ana")
        await fill(pilot, "private_notes", "prefers mornings")
        await saved(pilot, "PeersScreen")
        await pilot.press("enter")
        await in_full(pilot)
        assert "Private, only for you" in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "PeersScreen")


@pytest.mark.parametrize("name", ["Ana Ruiz", 'Robert "Bob" Smith', "Ruiz, Ana", "Łukasz O'Brien"])
async def test_a_talk_is_logged_with_the_peer_under_the_cursor(
    app: PeerPalApp, services: Services, name: str
) -> None:
    peer = services.peers.save(services.peers.blank(name))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "l")
        await on_screen(pilot, "CaptureScreen")
        await typed(pilot, "45m about the rota")
        await pilot.press("enter")
        await on_screen(pilot, "PeersScreen")
        (talk,) = services.conversations.all()
        assert talk.peer_ids == (peer.id,)
        assert talk.title == "about the rota"
        assert "today" in row_with(pilot, "○ on time")
        await pilot.press("3", "e")
        await on_screen(pilot, "ConversationForm")
        await saved(pilot, "ConversationsScreen")
        assert services.conversations.all()[0].peer_ids == (peer.id,)
        assert len(services.peers.all()) == 1


async def test_it_fits_into_80_columns(app: PeerPalApp, services: Services) -> None:
    log(services, "@ana -31d 30m talk\n> pytest 30m x", "@ben -1d 30m talk")
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("2")
        await on_screen(pilot, "PeersScreen")
        assert "● overdue  one-sided" in row_with(pilot, "Ana")
        assert "l Log" in lines_of(pilot)[-1]
