"""How feedback looks while it is written and dealt with, at two sizes, with sample data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from peerpal.app import PeerPalApp
from peerpal.services.services import Services
from screens.driving import choose, on_screen, until
from screens.driving import fill as fill_in
from screens.looks.shots import Pictures

BOXES = {
    "list": ["6"],
    "in-full": ["6", "j", "enter"],
    "new": ["6", "n"],
    "consent": ["6", "j", "c"],
    "pass-on": ["6", "j", "j", "c"],
    "write": ["6", "j", "w"],
    "write-not-now": ["6", "j", "j", "w"],
    "write-request": ["6", "w"],
}


async def poor_words(pilot: Pilot[None]) -> None:
    """Write what every hint has something to say about."""
    await pilot.press("6", "n")
    await on_screen(pilot, "FeedbackForm")
    await fill_in(pilot, "peer_id", "Ana Ruiz")
    await fill_in(pilot, "behaviour", "You are so slow with reviews.")
    await until(pilot, lambda: pilot.app.screen.query("PartField .below"))


@pytest.mark.parametrize("box", BOXES)
async def test_boxes(box: str, sample: PeerPalApp, pictures: Pictures) -> None:
    await pictures(sample, press=BOXES[box])


async def test_hints(sample: PeerPalApp, pictures: Pictures) -> None:
    await pictures(sample, before=poor_words)


@pytest.mark.parametrize("model", ["SBII", "COIN", "Start, Stop, Continue", "feedforward", "kudos"])
async def test_every_model_with_its_examples(
    model: str, sample: PeerPalApp, pictures: Pictures
) -> None:
    async def choose_model(pilot: Pilot[None]) -> None:
        await pilot.press("6", "n")
        await on_screen(pilot, "FeedbackForm")
        await choose(pilot, "model", model)

    await pictures(sample, before=choose_model, sizes=["small"])


async def test_what_came_of_it(services: Services, sample: PeerPalApp, pictures: Pictures) -> None:
    given = services.feedback.newest_first()[2]
    services.feedback.save(replace(given, follow_up_on=services.today.day))

    async def follow_up(pilot: Pilot[None]) -> None:
        await on_screen(pilot, "TodayScreen")
        for _ in services.due.all():
            due = pilot.app.screen.current_due
            if due and due.record.id == given.id:
                break
            await pilot.press("down")
        await pilot.press("x")
        await on_screen(pilot, "FeedbackFollowUp")

    await pictures(sample, before=follow_up)


@pytest.mark.parametrize("box", ["in-full", "write-not-now"])
async def test_in_the_light(box: str, sample: PeerPalApp, pictures: Pictures) -> None:
    async def light(pilot: object) -> None:
        sample.theme = "peerpal-light"

    await pictures(sample, press=BOXES[box], sizes=["wide"], before=light)


async def test_hints_in_the_light(sample: PeerPalApp, pictures: Pictures) -> None:
    async def light(pilot: Pilot[None]) -> None:
        sample.theme = "peerpal-light"
        await poor_words(pilot)

    await pictures(sample, before=light, sizes=["small"])
