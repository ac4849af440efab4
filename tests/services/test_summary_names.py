"""How a summary names people, and that no other form of their names is left in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerpal.domain.goal import GoalOwner, KeyResult
from peerpal.domain.peer import Consent
from peerpal.domain.summary import Audience, Opening, PeerNames
from peerpal.domain.text import folded
from services.summary_records import YEAR, plan_of, section, summary


def test_names_in_initials_or_as_roles(services, maker, ana):
    services.peers.save(replace(ana, role="Engineer"))
    maker.talk("Talk")
    maker.exchange("x")
    maker.goal("Rota", owner=GoalOwner.SHARED, peer_id=ana.id)
    initials = summary(services, names=PeerNames.INITIALS)
    assert initials.count("A. R.") == 3
    roles = summary(services, names=PeerNames.ROLE)
    assert roles.count("a colleague (Engineer)") == 3
    assert "Ruiz" not in initials + roles


@pytest.mark.parametrize("names", [PeerNames.INITIALS, PeerNames.ROLE])
def test_no_name_is_left_in_any_text_however_it_is_written(services, maker, ana, names):
    services.peers.save(replace(ana, name="Inès Zapata", role="Engineer"))
    services.peers.save(services.peers.blank("Łukasz Quintero"))
    said = "INES and łukasz, Zapata's idea, lukasz_quintero, Ine\u0300s ZAPATA, Ximena"
    goal = maker.goal(f"Goal {said}", why=said, success=said, next_step=said)
    results = (KeyResult(text=said, unit=said, target=3),)
    services.goals.save(replace(services.goals.get(goal.id), key_results=results))
    maker.check_in(goal, said)
    maker.talk(f"Talk {said}", notes=said)
    exchange = maker.exchange(said, skill=f"Skill {said}", what_changed=said)
    maker.action(said)
    maker.evidence(f"Deed {said}", situation=said, outcome=said, why=said)
    maker.introduction("Ximena Brandt", reason=said, result=said)
    maker.feedback(said, consent=Consent.GRANTED)
    plan = services.summary.reword(plan_of(services, names=names), exchange.id, said)
    opening = Opening(text=said, first=YEAR.first, last=YEAR.last, computed="")
    text = folded(summary(services, plan=replace(plan, opening=opening)))
    for name in ("ines", "zapata", "lukasz", "quintero", "ximena", "brandt"):
        assert name not in text
    for word in ("goal", "talk", "deed"):
        assert word in text


def test_in_full_every_text_stays_as_it_is(services, maker):
    maker.exchange("as Ana's list says")
    assert "as Ana's list says" in summary(services)


def test_my_own_name_stays_in_every_form(services, maker, ana):
    services.profiles.save(replace(services.profiles.mine(), name="Robin Ruiz"))
    for names in PeerNames:
        assert summary(services, names=names).startswith("# Peer mentoring: Robin Ruiz\n")


def test_the_record_of_a_pairing_names_both_and_nobody_else_of_a_circle(services, maker, ana):
    services.profiles.save(replace(services.profiles.mine(), name="Robin Vale"))
    others = [services.peers.save(services.peers.blank(name)) for name in ("Ben O", "Cy P")]
    maker.talk("Outage", peer_ids=(others[0].id, ana.id))
    maker.talk("Rota", peer_ids=(ana.id, *(other.id for other in others)))
    plan = plan_of(services, Audience.PEER, peer=ana)
    text = summary(services, plan=plan)
    assert text.startswith("# Peer mentoring: Robin Vale and Ana Ruiz\n")
    assert "**Outage**, with Ana Ruiz and 1 other colleague\n" in text
    assert "**Rota**, with Ana Ruiz and 2 other colleagues\n" in text
    assert "Ben" not in text
    assert "Cy" not in text
    assert "with Ben O and Ana Ruiz" in summary(services)


def test_what_people_typed_is_no_markup(services, maker):
    services.profiles.save(replace(services.profiles.mine(), name="# *Robin* <b>"))
    maker.talk("[link](http://x)", notes="# Heading\n\n- item <script>")
    maker.exchange("**bold** `code`", skill="C#")
    text = summary(services)
    assert text.startswith("# Peer mentoring: \\# \\*Robin\\* \\<b\\>\n")
    assert section(text, "Appendix: by date") == (
        "### November 2026\n\n"
        r"- 22 November 2026: **\[link\](http://x)**, with Ana Ruiz: "
        r"\# Heading. \- item \<script\>."
    )
    assert r"- **C#**, for Ana Ruiz: \*\*bold\*\* \`code\`." in text
