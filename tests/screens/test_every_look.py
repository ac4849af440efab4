"""The contact sheet shows every place there is, and says where no way leads."""

from __future__ import annotations

import pytest

from peerpal.app import PeerPalApp
from peerpal.services.services import Services
from screens.driving import NARROW, WIDE
from screens.every_look import AMOUNTS, STATES, come_to, looks
from screens.places import ELSEWHERE, PLACES


def test_no_place_has_the_name_of_another() -> None:
    assert len(PLACES | ELSEWHERE | STATES) == len(PLACES) + len(ELSEWHERE) + len(STATES)


@pytest.mark.parametrize("place", ELSEWHERE)
async def test_a_way_without_keys_leads_where_it_says(
    place: str, sample_services: Services
) -> None:
    async with PeerPalApp(sample_services).run_test(size=WIDE) as pilot:
        assert await come_to(pilot, place, sample_services)


@pytest.mark.parametrize("amount", AMOUNTS)
async def test_a_place_is_drawn_where_a_way_leads_there(amount: str) -> None:
    found = {
        place: "".join(line.text for line in lines)
        async for place, lines in looks(amount, NARROW, "peerpal-light", "SkillForm")
    }
    assert list(found) == ["SkillForm"]
    assert ("Edit skill" in found["SkillForm"]) == (amount != "none")
    assert bool(found["SkillForm"]) == (amount != "none")
