"""A pairing by real keys: agreement, health check, introductions, and how it rests or ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from peerpal.app import PeerPalApp
from peerpal.domain.agreement import Agreement
from peerpal.domain.health import HealthQuestion
from peerpal.domain.peer import CloseNext, CloseReason, Fit, Peer, PeerStatus, Phase
from peerpal.domain.record import Side
from peerpal.screens.agreement_page import agreement_page
from peerpal.screens.peer_page import peer_page
from peerpal.services.services import Services
from screens.driving import (
    NARROW,
    WIDE,
    app_on,
    assert_harmless,
    choose,
    each_hostile,
    fill,
    focused_field,
    in_full,
    lines_of,
    log,
    on_screen,
    saved,
    shown,
    to_field,
    typed,
    until,
)

TODAY = date(2026, 11, 22)
PAIRING_KEYS = ["A", "H", "K", "i", "s"]


@pytest.fixture
def ana(services: Services) -> Peer:
    return services.peers.save(services.peers.blank("Ana Ruiz"))


@pytest.fixture
def agreement(services: Services, ana: Peer) -> Agreement:
    return services.agreements.save(services.agreements.blank(ana))


def page_of(services: Services, peer: Peer) -> str:
    return peer_page(services, services.peers.get(peer.id)).plain


async def opened(pilot: Pilot[None], key: str, screen: str) -> None:
    await pilot.press("2")
    await on_screen(pilot, "PeersScreen")
    await pilot.press(key)
    await on_screen(pilot, screen)


@pytest.mark.parametrize("key", PAIRING_KEYS)
async def test_without_a_peer_the_keys_do_nothing(app: PeerPalApp, key: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", key)
        await on_screen(pilot, "PeersScreen")


# Agreement


async def test_a_first_agreement_is_walked_through_with_tab(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot, "A", "AgreementForm")
        assert "Agreement with Ana Ruiz, version 1" in shown(pilot)
        walked = []
        while (field := focused_field(pilot)) and field.name not in walked:
            walked.append(field.name)
            await pilot.press("tab")
        assert len(walked) == 15
        await fill(pilot, "goals_mine", "Lead an incident\nalone")
        await fill(pilot, "goals_theirs", "Write tests")
        await fill(pilot, "offers", "pytest")
        await fill(pilot, "wants", "Kubernetes")
        await fill(pilot, "boundaries", "no calls at night")
        await fill(pilot, "length", "30 minutes")
        await fill(pilot, "review_on", "31 dec")
        await saved(pilot, "PeersScreen")
        (stored,) = services.agreements.all()
        assert stored.peer_id == ana.id
        assert stored.goals_mine == "Lead an incident\nalone"
        assert (stored.goals_theirs, stored.offers) == ("Write tests", "pytest")
        assert (stored.wants, stored.boundaries) == ("Kubernetes", "no calls at night")
        assert (stored.cadence, stored.length) == ("every 14 days", "30 minutes")
        assert stored.review_on == date(2026, 12, 31)
        assert "no one is at fault" in stored.ending
        assert "version 1 · not signed yet · look again on Thu 31 Dec 2026" in page_of(
            services, ana
        )
        await pilot.press("u")
        assert not services.agreements.all()


async def test_the_guidance_stays_in_sight_while_one_writes(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    rhythm = "A rhythm both can keep in a busy month too."
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, "A", "AgreementForm")
        assert rhythm not in shown(pilot)
        await to_field(pilot, "cadence")
        await until(pilot, lambda: rhythm in shown(pilot))
        await typed(pilot, " or so")
        assert rhythm in shown(pilot)
        await pilot.press("tab")
        await until(pilot, lambda: rhythm not in shown(pilot))
        await fill(pilot, "review_on", "nonsense")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "this is not a day" in shown(pilot))
        assert not services.agreements.all()


async def test_a_signed_agreement_is_edited_as_the_next_version(
    app: PeerPalApp, services: Services, ana: Peer, agreement: Agreement
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot, "A", "AgreementScreen")
        await pilot.press("e")
        await on_screen(pilot, "AgreementForm")
        await fill(pilot, "offers", "pytest")
        await saved(pilot, "AgreementScreen")
        assert [a.version for a in services.agreements.of_peer(ana.id)] == [1]
        await pilot.press("s")
        await on_screen(pilot, "PickScreen")
        assert "Who agrees to version 1 today, Sun 22 Nov 2026?" in shown(pilot)
        await pilot.press("down", "enter")
        await on_screen(pilot, "AgreementScreen")
        await until(pilot, lambda: "signed by Ana Ruiz" in shown(pilot))
        assert services.agreements.get(agreement.id).signed_peer_on == TODAY
        await pilot.press("s")
        await on_screen(pilot, "PickScreen")
        assert "Ana Ruiz agrees" not in shown(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "AgreementScreen")
        await until(pilot, lambda: "signed by both" in shown(pilot))
        await pilot.press("s")
        await on_screen(pilot, "AgreementScreen")
        await pilot.press("e")
        await on_screen(pilot, "AgreementForm")
        assert "version 2" in shown(pilot)
        await fill(pilot, "offers", "pytest and fixtures")
        await saved(pilot, "AgreementScreen")
        new, old = services.agreements.of_peer(ana.id)
        assert (new.version, new.offers, new.is_signed) == (2, "pytest and fixtures", False)
        assert (old.version, old.offers) == (1, "pytest")
        await until(pilot, lambda: "version 2 · not signed yet" in shown(pilot))
        await pilot.press("left")
        await until(pilot, lambda: "version 1, an older one · signed by both" in shown(pilot))
        await pilot.press("e", "s", "left")
        await on_screen(pilot, "AgreementScreen")
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: "version 2 · not signed yet" in shown(pilot))
        await pilot.press("left_square_bracket", "right", "u")
        await until(pilot, lambda: "version 1 · signed by both" in shown(pilot))
        assert len(services.agreements.all()) == 1
        await pilot.press("u")
        assert not services.agreements.get(agreement.id).signed_me_on
        await pilot.press("U", "escape")
        await on_screen(pilot, "PeersScreen")
        assert services.agreements.get(agreement.id).signed_me_on


async def test_both_may_sign_at_once(app: PeerPalApp, services: Services, agreement) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, "A", "AgreementScreen")
        await pilot.press("s")
        await on_screen(pilot, "PickScreen")
        await pilot.press("end", "enter")
        await on_screen(pilot, "AgreementScreen")
        signed = services.agreements.get(agreement.id)
        assert (signed.signed_me_on, signed.signed_peer_on) == (TODAY, TODAY)


async def test_an_edit_of_what_was_signed_elsewhere_meanwhile_is_the_next_version(
    app: PeerPalApp, services: Services, open_services, ana: Peer, agreement: Agreement
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, "A", "AgreementScreen")
        await pilot.press("e")
        await on_screen(pilot, "AgreementForm")
        await fill(pilot, "offers", "typed meanwhile")
        open_services().agreements.sign(agreement.id, Side.PEER)
        await saved(pilot, "AgreementScreen")
        new, old = services.agreements.of_peer(ana.id)
        assert (new.version, new.offers) == (2, "typed meanwhile")
        assert (old.offers, old.signed_peer_on) == ("", TODAY)


async def test_deleting_the_last_version_leads_back_and_undo_brings_it_again(
    app: PeerPalApp, services: Services, agreement: Agreement
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, "A", "AgreementScreen")
        await pilot.press("d")
        await on_screen(pilot, "PeersScreen")
        assert not services.agreements.all()
        await pilot.press("B")
        await on_screen(pilot, "BinScreen")
        assert "Ana Ruiz: version 1" in shown(pilot)
        await pilot.press("enter")
        assert len(services.agreements.all()) == 1
        await pilot.press("escape", "u")
        await on_screen(pilot, "PeersScreen")
        assert not services.agreements.all()


async def test_it_is_written_to_a_file_that_is_never_written_over_unasked(
    app: PeerPalApp, services: Services, agreement: Agreement, tmp_path: Path
) -> None:
    file = tmp_path / "with-ana.md"
    async with app.run_test(size=(160, 40), notifications=True) as pilot:
        await opened(pilot, "A", "AgreementScreen")
        await pilot.press("w")
        await on_screen(pilot, "AgreementFilePrompt")
        assert app.screen.query_one(Input).value == "agreement-ana-ruiz-version-1.md"
        app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
        await on_screen(pilot, "AgreementScreen")
        text = file.read_text()
        assert text.startswith("# Agreement: Ana Ruiz\n\nVersion 1\n")
        file.write_text("mine")
        await pilot.press("w")
        await on_screen(pilot, "AgreementFilePrompt")
        app.screen.query_one(Input).value = str(file)
        await pilot.press("enter")
        await on_screen(pilot, "ConfirmScreen")
        await pilot.press("n")
        await on_screen(pilot, "AgreementFilePrompt")
        assert file.read_text() == "mine"
        await pilot.press("escape")
        await on_screen(pilot, "AgreementScreen")


@each_hostile
async def test_hostile_text_is_shown_and_does_no_harm(services: Services, size, text) -> None:
    peer = services.peers.save(services.peers.blank(text))
    services.agreements.save(replace(services.agreements.blank(peer), offers=text, cadence=text))
    check = replace(services.health_checks.blank(peer.id), decided=text, keep=text)
    services.health_checks.save(check)
    made = replace(services.introductions.blank(peer.id), introduced_name=text, reason=text)
    services.introductions.save(made)
    closing = {"thanks": text, "open": text}
    closed = replace(services.peers.get(peer.id), status=PeerStatus.CLOSED, closing=closing)
    services.peers.save(replace(closed, ended_on=TODAY))
    async with app_on(services).run_test(size=size) as pilot:
        await pilot.press("2", "enter")
        await in_full(pilot)
        assert_harmless(pilot)
        for key, screen in {
            "A": "AgreementScreen",
            "H": "HealthForm",
            "K": "HealthChecksScreen",
            "i": "IntroductionsScreen",
            "s": "PairingStatusScreen",
        }.items():
            await opened(pilot, key, screen)
            assert_harmless(pilot)
            await pilot.press("escape")
        await opened(pilot, "A", "AgreementScreen")
        await pilot.press("s")
        await on_screen(pilot, "PickScreen")
        assert_harmless(pilot)


# Health check


async def test_a_health_check_is_made_in_one_step_with_the_fit(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot, "H", "HealthForm")
        assert "Health check with Ana Ruiz" in shown(pilot)
        assert "Only you see this." in shown(pilot)
        for number, question in enumerate(HealthQuestion):
            await to_field(pilot, question)
            if number < 7:  # one is left out
                await typed(pilot, str(number % 5 + 1))
        await fill(pilot, "keep", "the pace")
        await fill(pilot, "change", "fewer topics")
        await fill(pilot, "decided", "one topic a talk")
        await choose(pilot, "fit", "good fit")
        await fill(pilot, "on", "yesterday")
        await saved(pilot, "PeersScreen")
        (check,) = services.health_checks.all()
        assert list(check.answers.values()) == [1, 2, 3, 4, 5, 1, 2]
        assert HealthQuestion.OPENNESS not in check.answers
        assert (check.keep, check.change) == ("the pace", "fewer topics")
        assert (check.decided, check.on) == ("one topic a talk", TODAY - timedelta(days=1))
        assert services.peers.get(ana.id).fit is Fit.GOOD_FIT
        page = page_of(services, ana)
        assert "Private, only for you: how we do\n2.6 of 5  Sat 21 Nov 2026" in page
        assert "right frequency ▁  1" in page
        assert "challenge       █  5" in page
        assert "Decided: one topic a talk" in page
        await pilot.press("u")
        assert not services.health_checks.all()
        assert services.peers.get(ana.id).fit is Fit.UNKNOWN


async def test_once_it_is_known_whether_it_fits_nobody_asks_again(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    services.peers.save(replace(ana, fit=Fit.NOT_A_GOOD_FIT))
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, "H", "HealthForm")
        assert "Does it fit?" not in shown(pilot)
        await typed(pilot, "4")
        await saved(pilot, "PeersScreen")
        assert services.peers.get(ana.id).fit is Fit.NOT_A_GOOD_FIT


async def test_a_second_check_on_a_day_goes_on_with_the_first(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, "H", "HealthForm")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "answer at least one question" in shown(pilot))
        await typed(pilot, "4")
        await saved(pilot, "PeersScreen")
        await opened(pilot, "H", "HealthForm")
        await typed(pilot, "5")
        await saved(pilot, "PeersScreen")
        (check,) = services.health_checks.all()
        assert check.answers == {"right_frequency": 5}


async def test_what_was_typed_is_kept_for_each_peer(app: PeerPalApp, services: Services) -> None:
    services.peers.save(services.peers.blank("Ana"))
    services.peers.save(services.peers.blank("Ben"))
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, "H", "HealthForm")
        await fill(pilot, "decided", "something about Ana")
        await until(pilot, app.screen.find_draft)
        app.screen.dismiss(None)  # as a crash leaves it
        await on_screen(pilot, "PeersScreen")
        await pilot.press("down", "H")
        await on_screen(pilot, "HealthForm")
        assert "something about Ana" not in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "PeersScreen")
        await pilot.press("up", "H")
        await on_screen(pilot, "HealthForm")
        assert "something about Ana" in shown(pilot)


async def test_earlier_checks_are_listed_edited_deleted_and_brought_back(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    for days, rating in ((60, 2), (30, 4)):
        check = replace(
            services.health_checks.blank(ana.id),
            on=TODAY - timedelta(days=days),
            answers={"learning": rating},
            decided=f"decision {days}",
        )
        services.health_checks.save(check)
    assert "learning        ▂ ▆  4" in page_of(services, ana)
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, "K", "HealthChecksScreen")
        assert "23 Oct   4.0  decision 30" in shown(pilot)
        await pilot.press("down", "e")
        await on_screen(pilot, "HealthForm")
        await to_field(pilot, "learning")
        await typed(pilot, "3")
        await saved(pilot, "HealthChecksScreen")
        assert services.health_checks.of_peer(ana.id)[0].answers == {"learning": 3}
        await pilot.press("d")
        assert len(services.health_checks.all()) == 1
        await pilot.press("u")
        assert len(services.health_checks.all()) == 2
        await pilot.press("U", "n")
        await on_screen(pilot, "HealthForm")
        await typed(pilot, "1")
        await saved(pilot, "HealthChecksScreen")
        assert len(services.health_checks.all()) == 2
        await pilot.press("escape")
        await on_screen(pilot, "PeersScreen")


def test_an_offer_is_made_quietly_on_the_page(services: Services, ana: Peer) -> None:
    log(services, "@ana -10d 30m one", "@ana -3d 30m two")
    assert "○ a check is offered  since Thu 19 Nov 2026, H to make it" in page_of(services, ana)
    services.health_checks.save(
        replace(services.health_checks.blank(ana.id), answers={"learning": 4})
    )
    assert "a check is offered" not in page_of(services, ana)


def test_questions_that_were_left_out_are_gaps_in_the_trend(services: Services, ana: Peer) -> None:
    for days, answers in ((90, {"learning": 1}), (60, {"support": 3}), (30, {"learning": 5})):
        services.health_checks.save(
            replace(
                services.health_checks.blank(ana.id),
                on=TODAY - timedelta(days=days),
                answers=answers,
            )
        )
    page = page_of(services, ana)
    assert "learning        ▁   █  5" in page
    assert "support           ▄    —" in page
    assert "openness" not in page


# Introductions


async def test_an_introduction_is_written_down_and_seen_from_both_ends(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    ben = services.peers.save(services.peers.blank("Ben Okafor"))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot, "i", "IntroductionForm")
        assert "Introduced by Ana Ruiz" in shown(pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "say whom you were introduced to" in shown(pilot))
        await typed(pilot, "ben")
        await pilot.press("right")
        await fill(pilot, "reason", "He gives talks")
        await fill(pilot, "on", "15 nov")
        await fill(pilot, "result", "We rehearse")
        await saved(pilot, "PeersScreen")
        (made,) = services.introductions.all()
        assert (made.peer_id, made.introduced_name.lower()) == (ana.id, "ben okafor")
        assert (made.reason, made.result) == ("He gives talks", "We rehearse")
        assert made.on == date(2026, 11, 15)
        page = page_of(services, ana).lower()
        assert "introduced me to\nben okafor: he gives talks → we rehearse  sun 15 nov 2026" in page
        assert "Introduced by\nAna Ruiz  Sun 15 Nov 2026" in page_of(services, ben)
        await opened(pilot, "i", "IntroductionsScreen")
        await pilot.press("e")
        await on_screen(pilot, "IntroductionForm")
        await fill(pilot, "result", "We gave one together")
        await saved(pilot, "IntroductionsScreen")
        assert services.introductions.get(made.id).result == "We gave one together"
        await pilot.press("d")
        assert not services.introductions.all()
        assert "No introductions yet." in shown(pilot)
        await pilot.press("u")
        assert len(services.introductions.all()) == 1
        await pilot.press("n")
        await on_screen(pilot, "IntroductionForm")
        await typed(pilot, "Chiara")
        await saved(pilot, "IntroductionsScreen")
        await pilot.press("enter")
        await on_screen(pilot, "IntroductionForm")
        assert "Chiara" in shown(pilot)


# Where a pairing stands


async def test_a_pairing_is_paused_and_resumed(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot, "s", "PairingStatusScreen")
        assert "It is active, together since Sun 22 Nov 2026." in shown(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "Paused · u to undo" in shown(pilot))
        assert services.peers.get(ana.id).status is PeerStatus.PAUSED
        await opened(pilot, "s", "PairingStatusScreen")
        assert "It is paused" in shown(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "PeersScreen")
        assert services.peers.get(ana.id).status is PeerStatus.ACTIVE
        await opened(pilot, "s", "PairingStatusScreen")
        await pilot.press("down", "enter")
        await on_screen(pilot, "PeersScreen")
        assert services.peers.get(ana.id).status is PeerStatus.CONCLUDING
        await pilot.press("u")
        assert services.peers.get(ana.id).status is PeerStatus.ACTIVE


async def test_a_pairing_is_closed_well_and_opened_again(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot, "s", "PairingStatusScreen")
        await pilot.press("end", "enter")
        await on_screen(pilot, "CloseForm")
        assert "No reason is needed, and nobody is at fault" in shown(pilot)
        await choose(pilot, "close_reason", "goals accomplished")
        await fill(pilot, "accomplished", "the rota")
        await fill(pilot, "open", "the runbook")
        await fill(pilot, "worked", "short talks")
        await fill(pilot, "thanks", "for your patience")
        await choose(pilot, "close_next", "continue informally")
        await saved(pilot, "PeersScreen")
        await until(pilot, lambda: "press f on Today" in shown(pilot))
        closed = services.peers.get(ana.id)
        assert (closed.status, closed.ended_on) == (PeerStatus.CLOSED, TODAY)
        assert closed.close_reason is CloseReason.GOALS_ACCOMPLISHED
        assert closed.close_next is CloseNext.CONTINUE_INFORMALLY
        assert closed.phase is Phase.REDEFINITION
        assert closed.closing == {
            "accomplished": "the rota",
            "open": "the runbook",
            "worked": "short talks",
            "thanks": "for your patience",
        }
        page = page_of(services, ana)
        assert "How it ended\nReason\ngoals accomplished\n" in page
        assert "for your patience" in page
        assert "pairing closed" in page
        await opened(pilot, "s", "PairingStatusScreen")
        assert "It is closed, together since" in shown(pilot)
        await pilot.press("enter")
        await on_screen(pilot, "PeersScreen")
        again = services.peers.get(ana.id)
        assert (again.status, again.ended_on) == (PeerStatus.ACTIVE, None)
        assert again.closing == closed.closing
        assert "How it ended" not in page_of(services, ana)
        await pilot.press("u", "u")
        assert services.peers.get(ana.id).closing == {}


async def test_how_it_ended_may_be_said_anew(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    closing = {"thanks": "for your patience"}
    ended = TODAY - timedelta(days=9)
    services.peers.save(
        replace(ana, status=PeerStatus.CLOSED, started_on=None, ended_on=ended, closing=closing)
    )
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, "s", "PairingStatusScreen")
        await pilot.press("end", "enter")
        await on_screen(pilot, "CloseForm")
        await fill(pilot, "thanks", "for all of it")
        await saved(pilot, "PeersScreen")
        stored = services.peers.get(ana.id)
        assert stored.closing == {"thanks": "for all of it"}
        assert (stored.ended_on, stored.close_reason) == (ended, None)


async def test_leaving_a_closing_asks_only_when_something_was_typed(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, "s", "PairingStatusScreen")
        await pilot.press("end", "enter")
        await on_screen(pilot, "CloseForm")
        await pilot.press("escape")
        await on_screen(pilot, "PeersScreen")
        assert services.peers.get(ana.id) == ana


async def test_a_change_from_elsewhere_is_not_written_over(
    app: PeerPalApp, services: Services, open_services, ana: Peer
) -> None:
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await opened(pilot, "s", "PairingStatusScreen")
        open_services().peers.conclude(ana.id)
        await pilot.press("enter")
        await until(pilot, lambda: "changed elsewhere" in shown(pilot))
        assert services.peers.get(ana.id).status is PeerStatus.CONCLUDING


@pytest.mark.parametrize(
    ("status", "ended_on"), [("closed", TODAY), ("paused", None), ("proposed", None)]
)
async def test_the_form_of_a_peer_keeps_status_and_end_together(
    app: PeerPalApp, services: Services, ana: Peer, status: str, ended_on: date | None
) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await opened(pilot, "e", "PeerForm")
        await choose(pilot, "status", status)
        await saved(pilot, "PeersScreen")
        assert services.peers.get(ana.id).ended_on == ended_on
        await opened(pilot, "e", "PeerForm")
        await choose(pilot, "status", "active")
        await saved(pilot, "PeersScreen")
        assert services.peers.get(ana.id).ended_on is None


# The page


def test_the_page_keeps_its_order(services: Services, ana: Peer) -> None:
    log(
        services,
        "@ana 30m The rota\n> pytest 40m fixtures\n! me write it down\n! ana read it\n? what next",
    )
    services.agreements.save(services.agreements.blank(ana))
    services.health_checks.save(
        replace(services.health_checks.blank(ana.id), answers={"learning": 4})
    )
    services.introductions.save(
        replace(services.introductions.blank(ana.id), introduced_name="Ben")
    )
    services.peers.save(
        replace(ana, status=PeerStatus.CLOSED, ended_on=TODAY, closing={"thanks": "a lot"})
    )
    page = page_of(services, ana)
    headings = [
        "Flow, last 90 days",
        "What went which way",
        "To raise next time",
        "Open actions, mine",
        "Open actions, theirs",
        "Agreement",
        "Private, only for you: how we do",
        "Introduced me to",
        "How it ended",
        "What happened",
    ]
    places = [page.index(f"\n{heading}\n") for heading in headings]
    assert places == sorted(places)
    assert "▶  pytest (1)  40 min in 1 exchange" in page
    assert page.index("write it down") < page.index("Open actions, theirs") < page.index("read it")


def test_the_timeline_says_what_happened_in_words(services: Services, ana: Peer) -> None:
    log(services, "@ana -2d 30m The rota", *(f"@ana -{day}d 5m t" for day in range(3, 40)))
    exchange = replace(services.exchanges.blank(peer_id=ana.id), happened_on=TODAY)
    services.exchanges.save_with(exchange, "pytest")
    page = page_of(services, ana)
    assert "  22 Nov  ▶  pytest\n  20 Nov  ●  The rota\n" in page
    assert page.endswith("and 9 earlier ones")


@pytest.mark.parametrize("key", PAIRING_KEYS)
async def test_the_keys_are_named_in_the_help(app: PeerPalApp, ana: Peer, key: str) -> None:
    async with app.run_test(size=(120, 70)) as pilot:
        await pilot.press("2", "question_mark")
        await on_screen(pilot, "HelpScreen")
        assert any(line.split()[1:2] == [key] or f" {key} " in line for line in lines_of(pilot))


def test_an_agreement_names_its_versions_only_when_there_are_some(
    services: Services, ana: Peer, agreement: Agreement
) -> None:
    assert "All versions" not in agreement_page(services, agreement).plain
    services.agreements.sign(agreement.id, Side.ME)
    new = services.agreements.save(services.agreements.to_edit(agreement))
    page = agreement_page(services, new).plain
    assert "All versions\n▸ version 2  not signed yet\n" in page
    assert "  version 1  signed by me  Sun 22 Nov 2026" in page


async def test_a_long_text_grows_no_further_than_the_form(
    app: PeerPalApp, services: Services, ana: Peer
) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await opened(pilot, "A", "AgreementForm")
        area = app.screen.query(TextArea).first()
        area.text = "line\n" * 50
        await pilot.pause()
        assert area.size.height <= 10
