"""How the Summary looks with what it opens, at two sizes, with sample data and with none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.domain.period import Period
from peerpal.domain.summary import Audience
from peerpal.services.services import Services
from screens.driving import on_screen
from screens.looks.shots import Pictures

PEER = ["r", "j", "j", "enter", "enter"]
OUTLINE = {
    "folded": ["enter", "j", "enter", "j", "enter", "j", "enter"],
    "off-and-moved": ["j", "enter", "j", "m", "j", "K"],
    "pinned": ["j", "j", "j", "asterisk"],
    "appendix": ["G"],
    "alone": ["v"],
    "pairing": PEER,
    "brag": ["l", "j", "enter", "v"],
    "one-page": ["l", "j", "j", "enter", "v"],
}
BOXES = {
    "opening": ["e"],
    "wording": ["j", "j", "e"],
    "contribution": ["j", "j", "c"],
    "reader": ["r"],
    "reader-peer": ["r", "j", "j", "enter"],
    "layout": ["l"],
    "dates": ["o", *"q3"],
    "left-out": ["x"],
    "months": ["o", *"2025", "enter", "M"],
    "others": ["O"],
}


@pytest.fixture
def left(sample: PeerPalApp) -> PeerPalApp:
    """The sample data, with three summaries that left before."""
    services = sample.services
    ana = services.peers.find("ana")
    assert ana
    for number, (audience, peer_id, target) in enumerate(
        [
            (Audience.MANAGER, None, "file"),
            (Audience.PEER, ana.id, "clipboard"),
            (Audience.PROMOTION, None, "standard output"),
        ]
    ):
        leave(services, audience, peer_id, target, date(2026, 3 * (number + 1), 28))
    return sample


def leave(
    services: Services, audience: Audience, peer_id: str | None, target: str, last: date
) -> None:
    """Remember a summary as one that was made three days after its last day."""
    exports, before = services.summary.exports, services.summary.exports.all()
    plan = services.summary.plans.of(audience, peer_id=peer_id)
    exports.remember(plan, Period(last - timedelta(days=88), last), target, target)
    (made,) = [export for export in exports.all() if export not in before]
    exports.save(replace(made, on=last + timedelta(days=3)))


@pytest.mark.parametrize("keys", [*OUTLINE, *BOXES])
async def test_with_a_year(keys: str, sample: PeerPalApp, pictures: Pictures) -> None:
    async def pressed(pilot: Pilot[None]) -> None:
        await pilot.press("8")
        await on_screen(pilot, "SummaryScreen")
        for key in (OUTLINE | BOXES)[keys]:
            await pilot.press(key)
            await pilot.pause()

    await pictures(sample, before=pressed)


@pytest.mark.parametrize("keys", ["opening", "left-out", "exports"])
async def test_with_nothing(keys: str, app: PeerPalApp, pictures: Pictures) -> None:
    press = ["8", *(BOXES | {"exports": ["L"]})[keys]]
    await pictures(app, press=press)


async def test_the_summaries_so_far(left: PeerPalApp, pictures: Pictures) -> None:
    await pictures(left, press=["8", "L"])


@pytest.mark.parametrize("keys", ["pinned", "opening", "left-out"])
async def test_in_the_light(keys: str, sample: PeerPalApp, pictures: Pictures) -> None:
    async def light(pilot: Pilot[None]) -> None:
        sample.theme = "peerpal-light"

    press = ["8", *(OUTLINE | BOXES)[keys]]
    await pictures(sample, press=press, sizes=["wide"], before=light)
