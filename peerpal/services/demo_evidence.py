"""Contributions of the sample data: what the sample person did that is worth showing."""

from __future__ import annotations

from dataclasses import dataclass

from peerpal.domain.evidence import Evidence, EvidenceKind
from peerpal.domain.record import InSummary, Record
from peerpal.services.bin import title_of
from peerpal.services.demo_days import DemoDays, working_day
from peerpal.services.reading import kind_of
from peerpal.services.services import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class _EvidenceText:
    """A contribution so many days ago; its source is known by table and title."""

    ago: int
    kind: EvidenceKind
    title: str
    situation: str
    outcome: str
    why: str
    competency: str = ""
    link: str = ""
    source: tuple[str, str] | None = None


_EVIDENCE = (
    _EvidenceText(
        ago=286,
        kind=EvidenceKind.CONTRIBUTION,
        title="Rewrote the review of the queue incident as a story, with nobody to blame",
        situation="The first version read like a confession: it named who restarted what, and why "
        "that was wrong.",
        outcome="New colleagues are given it as the example, and the three reviews since are built "
        "the same way.",
        why="People say what they saw once they need not defend it.",
        competency="maintaining_effective_communication",
        source=("actions", "rewrite my review of the queue incident"),
    ),
    _EvidenceText(
        ago=165,
        kind=EvidenceKind.CROSS_TEAM,
        title="Put a contract between billing and the payments sandbox under test",
        situation="Both teams tested against a copy of the other that nobody compared with the "
        "real one.",
        outcome="It runs once a day and has found two differences before a release; the first was "
        "how amounts are rounded.",
        why="A bill that is a cent off costs support an afternoon.",
        competency="aligning_expectations",
        source=("conversations", "Pairing on the contract tests"),
    ),
    _EvidenceText(
        ago=158,
        kind=EvidenceKind.MENTORING,
        title="Taught a new colleague to ask and to write notes in interviews",
        situation="She sat in on interviews in her first month and was to lead them soon.",
        outcome="She has led four of them, and her notes are the ones that the others read first.",
        why="The hiring group was two people short for half a year.",
        competency="promoting_professional_development",
        source=("exchanges", "Interviewing: A good question has more than one good answer"),
    ),
    _EvidenceText(
        ago=117,
        kind=EvidenceKind.GROWTH,
        title="Spoke in front of the whole company for the first time",
        situation="For years I had left the stage to others, also with work of my own.",
        outcome="Seven minutes in a slot of seven, after a first run of eleven. Two teams asked "
        "for the tool in the same week.",
        why="What nobody hears of is built once more somewhere else.",
        source=("check_ins", "First talk held, in time"),
    ),
    _EvidenceText(
        ago=89,
        kind=EvidenceKind.CONTRIBUTION,
        title="Cut the shared test suite from nine minutes to four",
        situation="People pushed three changes at once, so as to wait only once, and then searched "
        "for the one that broke something.",
        outcome="Four minutes on every branch of three teams; what was done is written beside the "
        "fixtures.",
        why="Forty runs a day give back more than three hours of waiting.",
        source=("skills", "pytest"),
    ),
    _EvidenceText(
        ago=73,
        kind=EvidenceKind.RECOGNITION,
        title="The hiring group made my way of writing verdicts its own",
        situation="Debriefs went on for an hour, since everybody remembered the same candidate "
        "differently.",
        outcome="Verdicts are written before anyone speaks. The last three debriefs took a quarter "
        "of an hour each.",
        why="Candidates hear from us the same day, and are measured by the same questions.",
        competency="assessing_understanding",
    ),
    _EvidenceText(
        ago=58,
        kind=EvidenceKind.HANDOUT,
        title="Wrote the page on upgrading a service without a call to the platform team",
        situation="The same four questions reached one platform engineer every week.",
        outcome="The first team upgraded by it within an hour and has not called since; a second "
        "one has a date.",
        why="Each question took two people half an hour.",
        competency="fostering_independence",
        link="https://handbook.quillbrook.example/upgrades",
        source=("actions", "write down the upgrade steps"),
    ),
    _EvidenceText(
        ago=32,
        kind=EvidenceKind.CROSS_TEAM,
        title="Brought two teams together behind one on-call rota",
        situation="One team alone carried the pager, and two people were about to stop.",
        outcome="Eight people share it, pages are down by half, and four more teams have asked for "
        "the page that explains it.",
        why="Both people stayed, and those who own an alert now see what it costs at night.",
        competency="aligning_expectations",
        source=("goals", "Share the on-call rota between two teams"),
    ),
)


class DemoEvidence(DemoDays):
    """Makes the contributions of one folder, out of what is in it already."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.context)
        self._services = services

    def add(self) -> None:
        """Save the contributions."""
        with self._context.history.step("Sample data: contributions") as step:
            for text in _EVIDENCE:
                step.put(self._evidence(text))

    def _evidence(self, text: _EvidenceText) -> Evidence:
        on = working_day(self._ago(text.ago))
        source = self._source(*text.source) if text.source else None
        return Evidence(
            **self._origin(on),
            title=text.title,
            on=on,
            kind=text.kind,
            link=text.link,
            situation=text.situation,
            outcome=text.outcome,
            why=text.why,
            competency=text.competency,
            source_kind=source.TABLE if source else "",
            source_id=source.id if source else None,
            in_summary=InSummary.YES,
        )

    def _source(self, table: str, title: str) -> Record:
        records: list[Record] = kind_of(self._services, table).all()
        return next(record for record in records if title_of(self._services, record) == title)
