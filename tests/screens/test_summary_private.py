"""What the Summary screen must never show or hand out, whatever is let in."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from peerpal.domain.peer import Consent
from peerpal.domain.summary import Audience
from peerpal.services.services import Services
from screens.driving import (
    HOSTILE,
    NARROW,
    app_on,
    assert_harmless,
    log,
    on_screen,
    shown,
    until,
)
from screens.summaries import TALL, YES, document, picked, received, to_summary


@pytest.fixture
def secrets(sample_services: Services) -> Services:
    """A year in which everything is let in, with secrets wherever they can be."""
    services = sample_services
    with services.history.step("Let everything in, with private text and secrets") as step:
        for kind in (services.peers, services.conversations, services.exchanges,
                     services.actions, services.goals, services.feedback,
                     services.evidence, services.introductions, services.skills):  # fmt: skip
            for record in kind.all():
                private = {f.name: "CANARY" for f in fields(record) if f.name[:8] == "private_"}
                step.put(replace(record, in_summary=YES, **private))
    log(services, "@ana 10m today CANARY\n> CANARY 5m CANARY\n! me CANARY by today\n~ CANARY")
    secret = max(services.conversations.all(), key=lambda talk: talk.created_at)
    assert "CANARY" in secret.title + secret.notes
    story = services.evidence.about(secret, "CANARY", services.today.day)
    services.evidence.save(replace(story, outcome="CANARY"))
    for action in services.actions.of_conversation(secret.id):
        services.actions.toggle(action.id)
    services.conversations.save(replace(secret, confidential=True, in_summary=YES))
    skill = services.skills.find("CANARY")
    assert skill
    services.skills.save(replace(skill, name="a harmless skill"))
    ana = services.peers.find("ana")
    assert ana
    services.peers.save(replace(ana, quote_consent=Consent.NOT_ASKED))
    for consent in (Consent.NOT_ASKED, Consent.ASKED, Consent.DECLINED):
        received(services, f"CANARY {consent}", in_summary=YES, consent=consent)
    return services


@pytest.mark.parametrize("reader", range(len(Audience)))
async def test_private_confidential_and_unconsented_text_is_never_seen(
    secrets: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: int
) -> None:
    monkeypatch.chdir(tmp_path)
    is_peer = list(Audience)[reader] is Audience.PEER
    async with app_on(secrets).run_test(size=(120, 400), notifications=True) as pilot:
        await to_summary(pilot)
        await pilot.press("r")
        await picked(pilot, reader)
        if is_peer:
            await until(pilot, lambda: "Whose and your record is it?" in shown(pilot))
            await picked(pilot, 0)
        await on_screen(pilot, "SummaryScreen")
        await pilot.press("A", "O", "escape")
        await on_screen(pilot, "SummaryScreen")
        assert "Ana Ruiz" in shown(pilot)
        assert "CANARY" not in shown(pilot)
        assert "(no consent)" in shown(pilot)
        assert "CANARY" not in document(pilot)
        await pilot.press("x")
        await on_screen(pilot, "LeftOutScreen")
        assert "confidential" in shown(pilot)
        assert "CANARY" not in shown(pilot)
        await pilot.press("escape")
        await on_screen(pilot, "SummaryScreen")
        await pilot.press("y", "w")
        await on_screen(pilot, "FilePrompt")
        await pilot.press("enter")
        await on_screen(pilot, "SummaryScreen")
        assert "CANARY" not in pilot.app.clipboard
    (file,) = tmp_path.glob("*.md")
    assert "CANARY" not in file.read_text()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("size", [TALL, NARROW])
async def test_hostile_text_is_shown_and_does_no_harm(services: Services, size, text) -> None:
    ana = services.peers.save(services.peers.blank(text))
    skill = services.skills.save(services.skills.blank(text))
    talk = replace(services.conversations.blank(peer_ids=(ana.id,)), title=text, notes=text)
    exchange = services.exchanges.blank(peer_id=ana.id, skill_id=skill.id)
    services.conversations.save(replace(talk, in_summary=YES))
    services.exchanges.save(replace(exchange, takeaway=text, in_summary=YES))
    services.goals.save(replace(services.goals.blank(), title=text, next_step=text))
    story = replace(services.evidence.blank(), title=text, outcome=text, why=text)
    services.evidence.save(story)
    services.profiles.save(replace(services.profiles.mine(), name=text, role=text))
    async with app_on(services).run_test(size=size, notifications=True) as pilot:
        await to_summary(pilot)
        assert len(pilot.app.screen.outline.items) == 4
        assert_harmless(pilot)
        await pilot.press("v")
        await pilot.pause()
        assert_harmless(pilot)
