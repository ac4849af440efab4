"""How each page of a review looks, at two sizes, and some of them in the light."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.record import Side
from peerpal.domain.review_session import ReviewSession, note_field, place_of, rating_field
from peerpal.screens.review_session import ReviewSessionScreen
from peerpal.services.services import Services
from screens.driving import on_screen, shown, until
from screens.looks.shots import Pictures

RATINGS = (("3", "5"), ("4", "4"), ("2", "3"))
LINES = ("Two of eight take most of the nights", "It runs by itself", "")
PAGES = {
    "opening": ("opening", False),
    "goals": ("goals", False),
    "cover-mine": ("rating.me", False),
    "mine": ("rating.me", True),
    "cover-theirs": ("rating.peer", False),
    "theirs": ("rating.peer", True),
    "cover-reveal": ("reveal", False),
    "reveal": ("reveal", True),
    "agreeing": ("agreeing", False),
    "flow": ("flow", False),
    "pairing": ("pairing", False),
    "next": ("next", False),
    "minutes": ("minutes", False),
}

Drive = Callable[[Pilot[None]], Awaitable[None]]


def on_page(services: Services, page: str) -> Drive:
    """Return what opens the review with Ana on a page."""
    key, is_uncovered = PAGES[page]

    async def drive(pilot: Pilot[None]) -> None:
        ana = services.peers.find("Ana Ruiz")
        assert ana
        pilot.app.push_screen(ReviewSessionScreen(services, session_of(services, ana.id, key)))
        await on_screen(pilot, "ReviewSessionScreen")
        await until(pilot, lambda: "step" in shown(pilot))
        if is_uncovered:
            await pilot.press("enter")
        await pilot.pause()

    return drive


def session_of(services: Services, peer_id: str, key: str) -> ReviewSession:
    goals = services.review_sessions.goals_to_choose(peer_id)[:3]
    texts = {"flow": "It fits both of us.", "start": "Asking earlier", "next_on": "2027-02-22"}
    for goal, (mine, theirs), line in zip(goals, RATINGS, LINES, strict=True):
        texts |= {
            f"goal.{goal.id}": "yes",
            rating_field(Side.ME, goal.id): mine,
            note_field(Side.ME, goal.id): line,
            rating_field(Side.PEER, goal.id): theirs,
        }
    session = services.review_sessions.begin(peer_id).with_texts(texts)
    keys = [place.key for place in session.places]
    found = next(known for known in keys if known.startswith(key))
    return ReviewSession(peer_id, place_of(found, session.places), session.texts)


@pytest.mark.parametrize("page", PAGES)
async def test_every_page(
    page: str, services: Services, sample: PeerPalApp, pictures: Pictures
) -> None:
    drive = on_page(services, page)
    await pictures(sample, before=drive)


@pytest.mark.parametrize("page", ["theirs", "reveal", "agreeing"])
async def test_in_the_light(
    page: str, services: Services, sample: PeerPalApp, pictures: Pictures
) -> None:
    async def light(pilot: Pilot[None]) -> None:
        sample.theme = "peerpal-light"
        await on_page(services, page)(pilot)

    await pictures(sample, before=light, sizes=["wide"])
