"""Growth: check-ins of the eight dimensions, and what the charts are told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from peerpal.domain.action import FollowThrough
from peerpal.domain.errors import InvalidField
from peerpal.domain.flow import Flow, Measure
from peerpal.domain.goal import GoalOwner
from peerpal.domain.growth import GrowthDimension
from peerpal.domain.growth_series import Closed, FamilyFlow, Reached, Span
from peerpal.domain.skill import Level
from peerpal.services.bin import bin_items
from peerpal.services.data_export import csv_files, document
from peerpal.services.demo import fill

SECRET = "afraid of the stage"


@pytest.fixture
def checked(services):
    """Save a check-in of today; every dimension as rated."""

    def save(*ratings, note=""):
        said = dict(zip(map(str, GrowthDimension), ratings, strict=False))
        blank = services.growth_check_ins.for_today()
        return services.growth_check_ins.save(replace(blank, ratings=said, note=note))

    return save


def test_a_check_in_is_one_step_that_can_be_taken_back(services, checked):
    made = checked(1, 2, 3, 4, 5, 4, 3, 2)
    assert services.growth_check_ins.all() == [made]
    assert services.history.undo() == "Add growth check-in"
    assert services.growth_check_ins.all() == []


def test_today_is_gone_on_with_and_the_one_before_is_known(services, checked, clock):
    first = checked(3)
    assert services.growth_check_ins.for_today() == first
    assert services.growth_check_ins.before(first) is None
    clock.move(days=40)
    assert services.growth_check_ins.for_today().rev == 0
    second = checked(4)
    assert services.growth_check_ins.in_order() == [first, second]
    assert services.growth_check_ins.before(second) == first
    blank = services.growth_check_ins.blank()
    assert services.growth_check_ins.before(blank) == second


def test_it_is_offered_every_30_days_once_there_is_a_peer(services, checked, clock):
    clock.move(days=100)
    assert services.growth_check_ins.offered_since() is None
    services.peers.save(services.peers.blank("Ana"))
    assert services.growth_check_ins.offered_since() is None
    clock.move(days=31)
    assert services.growth_check_ins.offered_since() == services.today.day - timedelta(days=1)
    checked(3)
    assert services.growth_check_ins.offered_since() is None
    clock.move(days=30)
    assert services.growth_check_ins.offered_since() == services.today.day


def test_it_goes_to_the_bin_and_back_and_says_nothing_there(services, checked):
    made = checked(3, note=SECRET)
    services.growth_check_ins.delete(made.id)
    (item,) = bin_items(services)
    assert (item.noun, item.title) == ("growth check-in", "Sun 22 Nov 2026")
    services.growth_check_ins.restore(made.id)
    assert [one.id for one in services.growth_check_ins.all()] == [made.id]


def test_it_is_exported_for_oneself(services, checked):
    checked(3, note="=SUM(1)")
    (row,) = json.loads(document(services))["growth_check_ins"]
    assert (row["ratings"], row["note"]) == ({"leadership": 3}, "=SUM(1)")
    assert "'=SUM(1)" in csv_files(services)["growth_check_ins.csv"]


def test_it_never_enters_a_summary(services, checked):
    fill(services)
    checked(5, 5, 5, 5, 5, 5, 5, 5, note=SECRET)
    summary = services.summary
    for period in summary.presets().values():
        assert SECRET not in summary.markdown(summary.preview(period, summary.plans.last()))
    for record in services.growth_check_ins.all():
        with pytest.raises(InvalidField):
            services.growth_check_ins.save(replace(record, share_with_peer=True))


# What the charts are told


def test_nothing_is_told_in_empty_months(services):
    series = services.growth.series(Span.YEAR)
    assert len(series.slices) == len(series.minutes) == len(series.reached) == 12
    assert set(series.minutes) == {Flow()}
    assert set(series.closed) == {Closed()}
    assert set(series.mine) == {None}
    assert (series.skills, series.families, series.check_in_days) == ([], [], [])
    assert series.reached_in_all == Reached()
    assert len(services.growth.series(Span.ALL).slices) == 1


def test_a_few_talks_are_told_where_they_belong(services, log, clock):
    log("@Ana 45m 2026-09-05 Rota\n> pytest 30m\n< sql 20m\n! me do it by 2026-09-10")
    log("@Ben 45m 2026-11-20 Rota\n= pytest 30m\n! ben do it by 2026-11-21")
    ana = services.peers.find("ana")
    services.peers.save(replace(ana, department="Data"))
    pytest_skill = services.skills.find("pytest")
    pytest_skill = replace(pytest_skill, family="Testing", level=Level.COMPETENT)
    services.skills.save(pytest_skill, evidence="my fixtures", reached_on=date(2026, 9, 1))
    series = services.growth.series(Span.HALF)
    assert [part.first.month for part in series.slices] == [6, 7, 8, 9, 10, 11]
    assert series.minutes[3] == Flow(30, 20)
    assert series.minutes[5] == Flow(15, 15)
    assert series.reached == [
        *[Reached()] * 3, Reached(1, 1, 1), Reached(), Reached(1, 0, 1),
    ]  # fmt: skip
    assert series.reached_in_all == Reached(2, 1, 2)
    assert series.mine[3] == FollowThrough(0, 1)
    assert series.theirs[5] == FollowThrough(0, 1)
    assert series.families == [
        FamilyFlow("Testing", Flow(1.5, 0.5)), FamilyFlow("no family", Flow(0, 1)),
    ]  # fmt: skip
    (line,) = series.skills
    assert line.levels == (None, None, None, *[Level.COMPETENT] * 3)
    month = services.growth.series(Span.MONTH)
    assert sum(flow.give for flow in month.minutes) == 15
    assert services.growth.series(Span.ALL).slices[0].first == date(2026, 9, 1)
    clock.move(days=10)
    assert services.growth.series(Span.HALF).minutes[4] == Flow(15, 15)


def test_a_goal_is_closed_on_the_day_that_somebody_said_so(services, clock, ana):
    blank = services.goals.blank()
    mine = services.goals.save(replace(blank, title="Talk"))
    theirs = replace(services.goals.blank(), title="Hers", owner=GoalOwner.PEER, peer_id=ana.id)
    theirs = services.goals.save(theirs)
    shared = replace(services.goals.blank(), title="Ours", owner=GoalOwner.SHARED, peer_id=ana.id)
    shared = services.goals.save(shared)
    services.goals.achieve(mine.id)
    services.goals.achieve(theirs.id)
    services.goals.drop(shared.id, "Other things matter more")
    clock.move(days=20)
    services.goals.save(replace(services.goals.get(mine.id), why="It was time"))
    closed = services.growth.series(Span.YEAR).closed
    assert closed[-2:] == [Closed(1, 0, 1), Closed()]
    services.goals.reopen(mine.id)
    assert services.growth.series(Span.YEAR).closed[-2] == Closed(0, 0, 1)
    services.goals.achieve(mine.id)
    assert services.growth.series(Span.YEAR).closed[-2:] == [Closed(0, 0, 1), Closed(1)]


def test_the_dimensions_begin_with_where_one_stood_before(services, checked, clock):
    checked(1)
    clock.move(days=100)
    checked(2)
    clock.move(days=100)
    checked(4)
    series = services.growth.series(Span.MONTH)
    assert series.dimensions[0].ratings == (2, 4)
    assert services.growth.series(Span.YEAR).dimensions[0].ratings == (1, 2, 4)


def test_the_bin_is_left_out(services, log, checked):
    checked(3)
    log("@Ana 45m 2026-11-05 Rota\n> pytest 30m")
    for records in (services.exchanges, services.conversations, services.growth_check_ins):
        for record in list(records.all()):
            if not services.stored(record).deleted_at:
                records.delete(record.id)
    series = services.growth.series(Span.YEAR)
    assert set(series.minutes) == {Flow()}
    assert series.reached_in_all == Reached()
    assert series.check_in_days == []


def test_the_sample_data_has_a_year_of_it(services):
    fill(services)
    series = services.growth.series(Span.YEAR)
    assert len(series.check_in_days) == 6
    assert all(line.change > 0 for line in series.dimensions)
    steps = [step for line in series.dimensions for step in pairwise(line.known)]
    assert any(later < before for before, later in steps)
    assert sum(one.achieved for one in series.closed) >= 3
    flow = services.flows.of(Measure.MINUTES, None, series.period.first, series.period.last)
    assert sum(one.give for one in series.minutes) == flow.give
