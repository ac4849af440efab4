"""Summaries of the sample data: one that left half a year ago, and how the next one is set."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

from peerpal.domain.period import months_back
from peerpal.domain.summary import Audience, SummaryExport, SummaryPlan, preset
from peerpal.services.demo_days import DemoDays, working_day
from peerpal.services.services import Services

_PINNED = (
    "Brought two teams together behind one on-call rota",
    "Cut the shared test suite from nine minutes to four",
    "Wrote the page on upgrading a service without a call to the platform team",
)


class DemoSummaries(DemoDays):
    """Makes what there is of summaries, when everything they tell of is there."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.context)
        self._services = services

    def add(self) -> None:
        """Save the summary of the half year before the review period, and pin contributions."""
        with self._context.history.step("Sample data: summaries") as step:
            step.put(self._export())
            step.put(self._plan())

    def _export(self) -> SummaryExport:
        first = self._services.profiles.mine().review_period_start or self._ago(180)
        on = working_day(first + timedelta(days=2), back=False)
        return SummaryExport(
            **self._origin(on),
            on=on,
            first=months_back(first, 6),
            last=first - timedelta(days=1),
            settings=preset(Audience.MANAGER),
            target="file",
            sha256=hashlib.sha256(b"sample").hexdigest(),
        )

    def _plan(self) -> SummaryPlan:
        ids = {evidence.title: evidence.id for evidence in self._services.evidence.all()}
        plan = self._services.summary_plans.of(Audience.MANAGER)
        return replace(plan, pinned_ids=tuple(ids[title] for title in _PINNED))
