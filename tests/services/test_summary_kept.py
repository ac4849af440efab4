"""A summary that is looked at again is made anew exactly when something it tells of may differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from peerpal.domain.period import Period
from peerpal.domain.summary import Audience, PeerNames
from peerpal.services.demo import fill
from peerpal.services.summary import Summary
from peerpal.storage.codecs import KINDS
from services.summary_records import YEAR, plan_of


def seen(services, period=YEAR, plan=None):
    summary = services.summary
    return summary.preview(period, plan or plan_of(services, Audience.MANAGER))


def fresh(services, period=YEAR):
    """The summary as one that was opened just now makes it."""
    made = Summary(services.context, services, services.summary.templates)
    return made.preview(period, plan_of(services, Audience.MANAGER))


def test_what_was_looked_at_is_not_made_again(services, maker):
    maker.talk("Rota")
    first = seen(services)
    assert seen(services) is first
    assert services.summary.others_named(first) is services.summary.others_named(first)


@pytest.mark.parametrize("table", [t for t in KINDS if t != "summary_exports"])
def test_after_any_change_it_is_as_if_made_for_the_first_time(services, table):
    fill(services)
    before = seen(services)
    record = services.context.store.all(KINDS[table])[-1] if table != "profiles" else None
    record = record or services.profiles.mine()
    with services.history.step("Change") as step:
        step.put(replace(record, tags=(*record.tags, "changed")))
    assert seen(services) is not before
    assert seen(services) == fresh(services)
    services.history.undo()
    assert seen(services) == fresh(services)


def test_a_new_day_other_days_and_other_settings_make_it_anew(services, maker, clock):
    maker.talk("Rota")
    plan = plan_of(services, Audience.MANAGER)
    before = seen(services)
    in_roles = replace(plan, settings=replace(plan.settings, names=PeerNames.ROLE))
    assert seen(services, plan=in_roles).content.settings.names is PeerNames.ROLE
    days = Period(date(2026, 1, 1), date(2026, 6, 30))
    assert seen(services, days).content.period == days
    clock.move(days=1)
    assert seen(services) is not before
    assert seen(services) == fresh(services)


def test_what_another_program_saves_is_told_too(services, open_services, maker):
    maker.talk("Rota")
    before = seen(services)
    other = open_services()
    [talk] = other.conversations.all()
    other.conversations.save(replace(talk, title="Handover"))
    services.refresh()
    assert seen(services) is not before
    assert seen(services) == fresh(services)


def test_who_is_named_follows_what_is_told(services, maker):
    maker.talk("Rota", notes="Asked Quentin Zane about it")
    first = seen(services)
    assert [named.name for named in services.summary.others_named(first)] == ["Quentin Zane"]
    maker.talk("Retro", notes="Asked Yolanda Xu about it")
    names = {named.name for named in services.summary.others_named(seen(services))}
    assert names == {"Quentin Zane", "Yolanda Xu"}
