"""How each summary is set, and which ones left."""

from __future__ import annotations

import hashlib

from peerpal.domain.errors import NotFound
from peerpal.domain.ids import content_id
from peerpal.domain.peer import Peer
from peerpal.domain.period import Period
from peerpal.domain.summary import Audience, SummaryExport, SummaryPlan, preset
from peerpal.services.context import Origin
from peerpal.services.records import Records


class SummaryPlans(Records[SummaryPlan]):
    """How I want the summary for each audience; what was never changed is its preset."""

    kind = SummaryPlan
    noun = "summary plan"

    def of(self, audience: Audience, *, peer_id: str | None = None) -> SummaryPlan:
        """Return the plan for an audience. Raises NotFound when its peer is not there."""
        if peer_id and self._context.store.find(Peer, peer_id) is None:
            raise NotFound("There is no such peer.")
        for plan in self.all():
            if plan.settings.audience is audience and plan.peer_id == peer_id:
                return plan
        # Two that are begun at the same time are one, so that neither hides the other.
        id_ = content_id("summary plan", audience, peer_id or "")
        origin: Origin = {**self._context.origin(), "id": id_}
        return SummaryPlan(**origin, peer_id=peer_id, settings=preset(audience))

    def last(self) -> SummaryPlan:
        """Return the plan that was changed last, or else the one for a manager."""
        changed = max(self.all(), key=lambda plan: plan.updated_at, default=None)
        return changed or self.of(Audience.MANAGER)

    def change(self, plan: SummaryPlan, label: str) -> SummaryPlan:
        """Keep a plan as one step with a name for undoing it, and return it as kept."""
        with self._context.history.step(label) as step:
            return step.put(plan)


class SummaryExports(Records[SummaryExport]):
    """The summaries that left: when, of which days, how they were set, and what they were."""

    kind = SummaryExport
    noun = "summary"

    def latest_first(self) -> list[SummaryExport]:
        """Return the summaries that left, the latest first."""
        return sorted(self.all(), key=lambda export: (export.on, export.id), reverse=True)

    def remember(self, plan: SummaryPlan, period: Period, text: str, target: str) -> None:
        """Note that a summary left; the same one twice on a day is noted once."""
        export = SummaryExport(
            **self._context.origin(),
            peer_id=plan.peer_id,
            on=self._context.today,
            first=period.first,
            last=period.last,
            settings=plan.settings,
            target=target,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
        )
        if not any(_is_same(export, known) for known in self.all()):
            with self._context.history.step("Note a written summary") as step:
                step.put(export)


def _is_same(one: SummaryExport, other: SummaryExport) -> bool:
    return (one.on, one.target, one.sha256) == (other.on, other.target, other.sha256)
