"""Two records of one become one: nothing is lost, and one undo brings all back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck as Slow
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpal.domain.agreement import Agreement
from peerpal.domain.errors import ChangedMeanwhile, NotFound, WrongUse
from peerpal.domain.health import HealthCheck
from peerpal.domain.introduction import Introduction
from peerpal.domain.peer import Consent, Fit, Peer, PeerStatus
from peerpal.domain.record import InSummary, Side
from peerpal.domain.references import references
from peerpal.domain.skill import Level, LevelChange, Skill
from peerpal.services.clipboard import Clipboard
from peerpal.services.context import Context
from peerpal.services.editor import Editor
from peerpal.services.history import History
from peerpal.services.services import Services
from peerpal.services.settings import SettingsService
from peerpal.services.summary_templates import Templates
from peerpal.storage.codecs import KINDS
from peerpal.storage.drafts import Drafts
from peerpal.storage.folder import MemoryFolder
from peerpal.storage.store import Store
from peerpal.storage.synced import SyncNotice

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = NOW.date()


def fresh(tmp_path):
    folder, numbers = MemoryFolder(), count(1)
    store = Store(folder, instance="me", now=lambda: NOW)
    context = Context(
        store,
        History(store),
        lambda: NOW,
        lambda: f"id{next(numbers):06}",
        SettingsService(lambda: tmp_path),
    )
    notice = SyncNotice(folder, lambda: None)
    return Services(
        context,
        Drafts(folder),
        Editor(tmp_path, {}),
        notice,
        lambda: Clipboard({}),
        lambda: Templates(tmp_path / "settings/templates"),
    )


def everything(services):
    """Return all that is stored, but for what every save counts on."""
    return {
        (table, record.id): replace(record, rev=0, updated_at=NOW)
        for table, kind in KINDS.items()
        for record in services.context.store.all(kind)
    }


def naming(services, kind, id_):
    """Return which records name one, and by which field."""
    return {
        (table, record.id, field)
        for table, other in KINDS.items()
        for record in services.context.store.all(other)
        for field, named, name in references(record)
        if named is kind and name == id_
    }


@pytest.fixture
def two_skills(services, log):
    log("@ana 30m talk\n> pytest 10m\n\n@ben 20m x\n< py-test 5m")
    return services.skills.find("pytest"), services.skills.find("py-test")


def test_every_record_names_the_skill_that_is_kept(services, two_skills):
    kept, gone = two_skills
    goal = services.goals.save_with(
        replace(services.goals.blank(), title="g"), ["py-test", "pytest"]
    )
    assert services.merging.count(gone) == 2
    services.merging.merge_skills(kept.id, gone.id)
    assert {e.skill_id for e in services.exchanges.all()} == {kept.id}
    assert services.goals.get(goal.id).skill_ids == (kept.id,)
    assert services.skills.all() == [services.skills.get(kept.id)]
    assert services.skills.get(gone.id).deleted_at
    assert services.merging.count(gone) == 0


def test_what_both_skills_say_is_kept(services):
    day = date(2026, 1, 5)
    mine = LevelChange(on=day, level=Level.NOVICE)
    later = LevelChange(on=day + timedelta(days=30), level=Level.COMPETENT, evidence="ran it")
    seen = LevelChange(on=day + timedelta(days=9), level=Level.EXPERT, seen_by=Side.PEER)
    kept = services.skills.save(
        replace(
            services.skills.blank("pytest"),
            description="fixtures",
            teaching=True,
            level=Level.NOVICE,
            history=(mine,),
            tags=("a", "b"),
            in_summary=InSummary.NO,
        )
    )
    gone = services.skills.save(
        replace(
            services.skills.blank("py.test"),
            family="testing",
            description="[/] and plugins",
            learning=True,
            level=Level.COMPETENT,
            target_level=Level.EXPERT,
            history=(seen, later),
            tags=("b", "c"),
            share_with_peer=True,
            in_summary=InSummary.YES,
        )
    )
    merged = services.merging.merge_skills(kept.id, gone.id)
    assert (merged.name, merged.family) == ("pytest", "testing")
    assert merged.description == "fixtures\n\n[/] and plugins"
    assert merged.teaching
    assert merged.learning
    assert merged.history == (mine, seen, later)
    assert (merged.level, merged.target_level) == (Level.COMPETENT, Level.EXPERT)
    assert merged.tags == ("a", "b", "c")
    # Nobody said that the one that is kept may be shown.
    assert (merged.share_with_peer, merged.in_summary) == (False, InSummary.NO)


@pytest.fixture
def two_peers(services):
    kept = services.peers.save(replace(services.peers.blank("Ana Ruiz"), private_notes="one"))
    gone = services.peers.save(
        replace(
            services.peers.blank("Anna R"),
            role="Engineer",
            private_notes="two",
            recently_navigated=("on-call",),
            started_on=date(2025, 1, 1),
            fit=Fit.GOOD_FIT,
            quote_consent=Consent.GRANTED,
            closing={"worked": "the walks"},
            ended_on=date(2026, 1, 1),
            status=PeerStatus.CLOSED,
        )
    )
    return kept, gone


def test_what_both_peers_say_is_kept(services, two_peers):
    kept, gone = two_peers
    merged = services.merging.merge_peers(kept.id, gone.id)
    assert (merged.name, merged.role) == ("Ana Ruiz", "Engineer")
    assert merged.private_notes == "one\n\ntwo"
    assert merged.recently_navigated == ("on-call",)
    assert (merged.started_on, merged.fit) == (date(2025, 1, 1), Fit.GOOD_FIT)
    assert merged.quote_consent is Consent.GRANTED
    assert merged.closing == {"worked": "the walks"}
    assert (merged.status, merged.ended_on) == (PeerStatus.ACTIVE, None)


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        (Consent.GRANTED, Consent.DECLINED, Consent.DECLINED),
        (Consent.DECLINED, Consent.GRANTED, Consent.DECLINED),
        (Consent.ASKED, Consent.GRANTED, Consent.ASKED),
        (Consent.NOT_ASKED, Consent.ASKED, Consent.ASKED),
    ],
)
def test_consent_is_never_widened_by_a_no(services, two_peers, one, other, left):
    kept, gone = two_peers
    kept = services.peers.save(replace(kept, quote_consent=one))
    gone = services.peers.save(replace(gone, quote_consent=other))
    assert services.merging.merge_peers(kept.id, gone.id).quote_consent is left


def test_a_talk_with_both_is_with_one(services, two_peers):
    kept, gone = two_peers
    ben = services.peers.save(services.peers.blank("Ben"))
    ids = (gone.id, ben.id, kept.id)
    talk = services.conversations.save(services.conversations.blank(peer_ids=ids))
    services.merging.merge_peers(kept.id, gone.id)
    assert services.conversations.get(talk.id).peer_ids == (kept.id, ben.id)


def test_every_version_of_the_agreements_stays(services, two_peers, clock):
    kept, gone = two_peers
    with services.history.step("Agree") as step:
        for number, (peer, version) in enumerate([(gone, 1), (kept, 1), (gone, 2), (kept, 2)]):
            clock.move(days=1)
            origin = services.context.origin()
            step.put(
                Agreement(**origin, peer_id=peer.id, version=version, offers=f"offer {number}")
            )
    services.merging.merge_peers(kept.id, gone.id)
    agreements = services.agreements.of_peer(kept.id)
    assert [(a.version, a.offers) for a in agreements] == [
        (4, "offer 3"),
        (3, "offer 2"),
        (2, "offer 1"),
        (1, "offer 0"),
    ]
    assert services.agreements.of_peer(gone.id) == []


def test_agreements_with_the_kept_one_alone_are_not_touched(services, two_peers):
    kept, gone = two_peers
    with services.history.step("Agree") as step:
        agreement = step.put(Agreement(**services.context.origin(), peer_id=kept.id, version=7))
    services.merging.merge_peers(kept.id, gone.id)
    assert services.agreements.get(agreement.id) == agreement


def test_what_can_not_be_merged_is_refused_and_changes_nothing(services, two_skills):
    kept, gone = two_skills
    merging = services.merging
    before = everything(services)
    with pytest.raises(WrongUse):
        merging.merge_skills(kept.id, kept.id)
    with pytest.raises(NotFound):
        merging.merge_skills(kept.id, "nobody")
    with pytest.raises(ChangedMeanwhile):
        merging.merge_skills(kept.id, gone.id, rev=gone.rev + 1)
    with pytest.raises(ChangedMeanwhile):
        merging.merge_skills(kept.id, gone.id, keep_rev=kept.rev + 1)
    assert everything(services) == before
    services.skills.delete(gone.id)
    with pytest.raises(NotFound, match="bin"):
        merging.merge_skills(kept.id, gone.id)


LINES = st.lists(
    st.sampled_from(["> {} 5m x", "< {} 5m", "= {} 9m", "! me do it", "! {} try", "? why", "~ hm"]),
    max_size=4,
)
TALKS = st.lists(
    st.tuples(
        st.sampled_from(["@ana", "@anna", "@ben", "@ana @anna"]), LINES, st.sampled_from("pqr")
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=40, suppress_health_check=[Slow.function_scoped_fixture])
@given(talks=TALKS, extras=st.lists(st.sampled_from(["ana", "anna"]), max_size=4), data=st.data())
def test_merging_loses_no_record_and_one_undo_restores_everything(tmp_path, talks, extras, data):
    services = fresh(tmp_path)
    text = "\n\n".join(
        "\n".join([
            f"{who} 20m talk",
            *(line.format(skill if line[0] != "!" else who.split()[0][1:]) for line in lines),
        ])
        for who, lines, skill in talks
    )  # fmt: skip
    for name in ("Ana", "Anna", "Ben"):
        services.peers.save(services.peers.blank(name))
    for name in "pqr":
        services.skills.save(services.skills.blank(name))
    services.captures.log(services.captures.read_all(text), new_peers=True)
    with services.history.step("More") as step:
        for name in extras:
            peer_id, origin = services.peers.find(name).id, services.context.origin
            step.put(Agreement(**origin(), peer_id=peer_id, version=data.draw(st.integers(1, 3))))
            step.put(HealthCheck(**origin(), peer_id=peer_id, on=TODAY))
            step.put(Introduction(**origin(), peer_id=peer_id, introduced_name="X", on=TODAY))
    if (exchanges := services.exchanges.all()) and data.draw(st.booleans()):
        services.exchanges.delete(exchanges[0].id)
    before = everything(services)
    is_peer = data.draw(st.booleans())
    kind, records = (Peer, services.peers) if is_peer else (Skill, services.skills)
    kept, gone = data.draw(st.permutations(records.all()))[:2]
    named = naming(services, kind, kept.id) | naming(services, kind, gone.id)
    merge = services.merging.merge_peers if is_peer else services.merging.merge_skills

    merge(kept.id, gone.id)

    after = everything(services)
    assert after.keys() == before.keys()
    assert naming(services, kind, kept.id) == named
    assert naming(services, kind, gone.id) == set()
    live = {key for key, record in before.items() if not record.deleted_at}
    assert {key for key, r in after.items() if not r.deleted_at} == live - {(kind.TABLE, gone.id)}
    versions = [a.version for a in services.agreements.of_peer(kept.id)]
    if is_peer and any(before[key].peer_id == gone.id for key in before if key[0] == "agreements"):
        assert versions == list(range(len(versions), 0, -1))
    services.history.undo()
    assert everything(services) == before
