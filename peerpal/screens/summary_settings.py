"""What a summary is about: whose, of which days, in which layout, and how it names people."""

from __future__ import annotations

from dataclasses import replace

from textual import work
from textual.binding import Binding

from peerpal.domain.period import Period
from peerpal.domain.summary import Audience, PeerNames, Settings, SummaryExport, SummaryPlan
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.summary_choices import ask_reader, ask_template
from peerpal.screens.summary_prompts import PeriodPrompt
from peerpal.services.services import Services


class SummarySettings(PeerPalScreen):
    """Keeps what was chosen, and changes it by a key each."""

    BINDINGS = [
        Binding("p", "period", "Period", id="summary.period", tooltip="Go on to the next period"),
        Binding(
            "r",
            "reader",
            "Reader",
            show=False,
            id="summary.reader",
            tooltip="Choose who will read it",
        ),
        Binding(
            "o",
            "own_period",
            "Dates",
            show=False,
            id="summary.dates",
            tooltip="Type a period",
        ),
        Binding(
            "i",
            "names",
            "Names",
            show=False,
            id="summary.names",
            tooltip="Name colleagues in full, by initials or by role",
        ),
        Binding(
            "l",
            "template",
            "Layout",
            show=False,
            id="summary.template",
            tooltip="Choose the layout: review, brag, one page or your own",
        ),
        Binding(
            "percent_sign",
            "grades",
            "Grades",
            show=False,
            id="summary.grades",
            key_display="%",
            tooltip="Show the grades of key results, or leave them out",
        ),
    ]

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._preset = ""
        self._own: tuple[str, Period] | None = None
        self._reader: tuple[Audience, str | None] | None = None

    @property
    def plan(self) -> SummaryPlan:
        """How the summary is set for its reader; at first, for the one it was set for last.

        So it is for a peer who is gone.
        """
        plans, peers = self.services.summary.plans, self.services.peers
        audience, peer_id = self._reader or (None, None)
        if audience is None or (peer_id and all(peer.id != peer_id for peer in peers.all())):
            return plans.last()
        return plans.of(audience, peer_id=peer_id)

    @property
    def _chosen(self) -> tuple[str, Period]:
        if self._own:
            return self._own
        presets = self.services.summary.presets()
        name = self._preset if self._preset in presets else next(iter(presets))
        return name, presets[name]

    @property
    def period(self) -> Period:
        """The days that the summary is of."""
        return self._chosen[1]

    @property
    def period_name(self) -> str:
        """What these days are called, or as what they were typed."""
        return self._chosen[0]

    def look_at(self, export: SummaryExport) -> None:
        """Show the days of a summary that left, for its reader."""
        self._own = "As it was", Period(export.first, export.last)
        self._reader = export.settings.audience, export.peer_id
        self.reload()

    def action_period(self) -> None:
        """Go on to the next of the usual periods."""
        names = list(self.services.summary.presets())
        if not self._own:
            self._preset = names[(names.index(self._chosen[0]) + 1) % len(names)]
        self._own = None
        self.reload()

    def action_own_period(self) -> None:
        """Ask for a period."""

        def chosen(result: tuple[str, Period] | None) -> None:
            if result:
                self._own = result
                self.reload()

        self.app.push_screen(PeriodPrompt(self.services), chosen)

    @work
    async def action_reader(self) -> None:
        """Choose who will read it; of a pairing's record, which peer it is about."""
        if chosen := await ask_reader(self, self.plan):
            self._reader = chosen
            self.reload()

    @work
    async def action_template(self) -> None:
        """Choose its layout."""
        with self.reported():
            if name := await ask_template(self, self.plan.settings.template):
                self.set(replace(self.plan.settings, template=name), "Choose a layout")

    def action_names(self) -> None:
        """Name peers in full, by their initials, or by their role."""
        kinds, settings = list(PeerNames), self.plan.settings
        names = kinds[(kinds.index(settings.names) + 1) % len(kinds)]
        self.set(replace(settings, names=names), "Name colleagues otherwise")

    def action_grades(self) -> None:
        """Show the grades of key results, or leave them out."""
        settings = self.plan.settings
        self.set(replace(settings, grades=not settings.grades), "Grades in the summary")

    def set(self, settings: Settings, label: str) -> None:
        """Keep other settings, as one step; none for those that it has already."""
        plan = self.plan
        if settings != plan.settings:
            self.change(replace(plan, settings=settings), label)

    def change(self, plan: SummaryPlan, label: str) -> None:
        """Keep another plan, as one step."""
        with self.reported():
            self.services.summary.plans.change(plan, label)
        self.reload()
