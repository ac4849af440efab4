"""How a summary is set for each reader, its opening, and what is remembered of those that left."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from peerpal.domain.errors import NotFound
from peerpal.domain.period import Period
from peerpal.domain.record import with_texts
from peerpal.domain.summary import (
    MOST_OPENING_WORDS,
    Audience,
    PeerNames,
    Section,
    SummaryExport,
    SummaryPlan,
    pinned,
    preset,
    switched,
)
from peerpal.services.demo import fill
from peerpal.services.purge import Purge
from peerpal.services.summary_opening import computed_opening
from peerpal.storage.folder import DiskFolder
from peerpal.storage.store import Store
from services.summary_records import NOW, YEAR, Maker, plan_of, section, summary


def test_each_reader_has_a_plan_that_begins_as_its_preset(services, ana):
    for audience in Audience:
        peer = ana if audience is Audience.PEER else None
        plan = plan_of(services, audience, peer=peer)
        assert plan.settings == preset(audience)
        assert plan.rev == 0
    assert services.summary.plans.all() == []


def test_a_plan_is_kept_for_its_reader_alone(services, ana):
    plans = services.summary.plans
    ben = services.peers.save(services.peers.blank("Ben O"))
    with_ana = plans.of(Audience.PEER, peer_id=ana.id)
    off = switched(with_ana.settings, Section.GOALS)
    plans.change(replace(with_ana, settings=off), "Leave goals out")
    assert plans.of(Audience.PEER, peer_id=ana.id).settings == off
    assert plans.of(Audience.PEER, peer_id=ben.id).settings == preset(Audience.PEER)
    assert plans.of(Audience.MANAGER).settings == preset(Audience.MANAGER)
    assert services.history.undo() == "Leave goals out"
    assert plans.of(Audience.PEER, peer_id=ana.id).settings == preset(Audience.PEER)


def test_a_peer_who_is_not_there_has_no_plan(services):
    with pytest.raises(NotFound):
        services.summary.plans.of(Audience.PEER, peer_id="nobody")


def test_the_last_plan_is_the_one_that_was_changed_last(services, clock):
    plans = services.summary.plans
    assert plans.last().settings.audience is Audience.MANAGER
    plans.change(plans.of(Audience.SELF), "Set it")
    clock.move(minutes=1)
    plans.change(plans.of(Audience.PROMOTION), "Set it")
    assert plans.last().settings.audience is Audience.PROMOTION


def test_the_template_of_the_plan_writes_it(services, maker):
    maker.evidence("Deed", outcome="Done")
    assert "# Brag document" in summary(services, template="brag")
    assert "## Beyond my role" not in summary(services, template="one-page")


# The opening


def opening_of(services, plan):
    return section(summary(services, plan=plan), "In short")


def test_the_opening_is_mine_for_its_days_and_can_be_taken_back(services, maker):
    maker.talk("Talk")
    preview = services.summary.preview(YEAR, plan_of(services))
    plan = services.summary.open_with(plan_of(services), preview, "A good *year*")
    assert opening_of(services, plan) == r"A good \*year\*"
    assert plan.opening.computed == "I had 1 conversation with 1 colleague."
    before = Period(date(2025, 1, 1), date(2025, 12, 31))
    assert "A good" not in summary(services, before, plan)
    plan = services.summary.open_with(plan, services.summary.preview(YEAR, plan), " ")
    assert plan.opening is None
    assert opening_of(services, plan) == "I had 1 conversation with 1 colleague."


def test_the_computed_opening_is_nothing_to_keep(services, maker):
    maker.talk("Talk")
    preview = services.summary.preview(YEAR, plan_of(services))
    same = computed_opening(preview.content)
    assert services.summary.open_with(plan_of(services), preview, same).opening is None


def test_an_opening_is_stale_once_the_totals_have_moved(services, maker):
    maker.talk("Talk")
    preview = services.summary.preview(YEAR, plan_of(services))
    plan = services.summary.open_with(plan_of(services), preview, "A good year")
    assert plan.opening.computed == computed_opening(services.summary.preview(YEAR, plan).content)
    maker.talk("Another")
    now = services.summary.preview(YEAR, plan)
    assert plan.opening.computed != computed_opening(now.content)
    assert now.content.opening == "A good year"


@pytest.mark.parametrize("audience", Audience)
def test_the_computed_opening_is_short(services, audience):
    fill(services)
    for peer in services.peers.by_name() if audience is Audience.PEER else [None]:
        plan = plan_of(services, audience, peer=peer)
        for period in services.summary.presets().values():
            text = computed_opening(services.summary.preview(period, plan).content)
            assert len(text.split()) <= MOST_OPENING_WORDS


# Those that left


def test_a_summary_that_left_is_remembered_with_what_it_was(services):
    plan = plan_of(services, names=PeerNames.INITIALS)
    services.summary.exports.remember(plan, YEAR, "Text\n", "file")
    (made,) = services.summary.exports.all()
    assert made.sha256 == hashlib.sha256(b"Text\n").hexdigest()
    assert (made.on, made.first, made.last) == (services.today.day, YEAR.first, YEAR.last)
    assert (made.settings, made.target) == (plan.settings, "file")
    assert services.history.undo() == "Note a written summary"
    assert services.summary.exports.all() == []


def test_the_same_one_twice_a_day_is_noted_once(services, clock):
    exports, plan = services.summary.exports, plan_of(services)
    for text, target in (("A", "file"), ("A", "file"), ("A", "clipboard"), ("B", "file")):
        exports.remember(plan, YEAR, text, target)
    assert len(exports.all()) == 3
    clock.move(days=1)
    exports.remember(plan, YEAR, "A", "file")
    assert len(exports.all()) == 4
    assert exports.latest_first()[0].on == services.today.day


# Somebody who is forgotten


@pytest.fixture
def on_disk(tmp_path, open_services):
    """Open services on a folder of the disk."""
    return open_services(DiskFolder(tmp_path / "data"))


def texts(store: Store) -> str:
    found: list[str] = []
    for kind in (SummaryPlan, SummaryExport):
        for record in store.all(kind):
            with_texts(record, lambda text: found.append(text) or text)
    return "\n".join(found)


def test_forgetting_somebody_leaves_no_trace_in_plans_wordings_and_exports(
    on_disk, open_services, tmp_path
):
    services = on_disk
    ana = services.peers.save(services.peers.blank("Zilpha Ruiz"))
    ben = services.peers.save(services.peers.blank("Ben Okafor"))
    hers, mine = Maker(services, ana).action("share it"), Maker(services, ben).action("keep it")
    for audience in (Audience.PEER, Audience.MANAGER):
        peer = ana if audience is Audience.PEER else None
        plan = plan_of(services, audience, peer=peer)
        for record in (hers, mine):
            plan = services.summary.reword(plan, record.id, f"for Zilpha {record.id}")
            plan = services.summary.plans.change(pinned(plan, record.id), "Pin")
        plan = services.summary.plans.change(replace(plan, moved_ids=(hers.id, mine.id)), "Move")
        preview = services.summary.preview(YEAR, plan)
        plan = services.summary.open_with(plan, preview, "With Zilpha Ruiz")
        services.summary.exports.remember(plan, YEAR, f"Text for {audience}", "file")
    services.close()
    folder = DiskFolder(tmp_path / "data")
    purge = Purge(folder, now=lambda: NOW)
    plan = purge.plan("Zilpha Ruiz")
    purge.carry_out(plan)
    assert purge.still_named(plan) == []
    left = open_services(folder)
    said = texts(left.context.store)
    for trace in ("Zilpha", "Ruiz", ana.id, hers.id):
        assert trace not in said
    (kept,) = left.summary.plans.all()
    assert kept.pinned_ids == kept.moved_ids == (mine.id,)
    assert [wording.record_id for wording in kept.wordings] == [mine.id]
    (export,) = left.summary.exports.all()
    assert export.peer_id is None
