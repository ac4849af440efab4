"""Taking records in from a file: first a look at what would change, then all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from peerpal.domain.errors import WrongUse
from peerpal.domain.peer import Peer
from peerpal.services.data_export import HEAD
from peerpal.services.history import Step
from peerpal.services.import_csv import CsvRows
from peerpal.services.import_csv_fields import CSV_KINDS
from peerpal.services.import_file import ImportFile, read_file
from peerpal.services.import_findings import Enough, Findings
from peerpal.services.import_jrnl import JrnlEntries
from peerpal.services.import_json import PeerPalExport
from peerpal.services.services import Services

_JRNL = "entries"


class Source(Protocol):
    """The records of a file."""

    def take_in(self, step: Step, findings: Findings) -> None:
        """Put into a step what is new or newer, and note what is not."""


class Import:
    """One file that is to be imported."""

    def __init__(self, services: Services, file: ImportFile, source: Source) -> None:
        self._services = services
        self._file = file
        self._source = source

    def preview(self) -> Findings:
        """Return what saving would do; nothing is changed."""
        return self._carried_out(self._services.history.rehearse())

    def save(self) -> Findings:
        """Save everything as one step, after a backup.

        Raises UnreadableData when anything can't be taken.
        """
        self._services.back_up()
        with self._services.history.step("Import") as step:
            findings = self._carried_out(step)
            self.require_fit(findings)
        return findings

    def require_fit(self, findings: Findings) -> None:
        """Raise UnreadableData, naming the first place, when there is anything to refuse."""
        if findings.problem_count:
            more = findings.problem_count - 1
            others = f" (and {more:,} more)" if more else ""
            raise self._file.refused(findings.problems[0] + others)

    def _carried_out(self, step: Step) -> Findings:
        findings = Findings()
        with suppress(Enough):
            self._source.take_in(step, findings)
        for change in step.changes:
            counts = findings.changed if change.before else findings.new
            counts[change.kind.TABLE] += 1
        return findings


def open_import(
    services: Services,
    path: Path,
    *,
    kind: str | None = None,
    columns: Mapping[str, str] | None = None,
    peer: Peer | None = None,
) -> Import:
    """Recognise a file: PeerPal's own JSON, jrnl's, or CSV when its kind of record is given.

    `columns` says for each field of a CSV file which column fills it, `peer` with whom the
    entries of jrnl were. Raises UnreadableData and WrongUse.
    """
    if columns and not kind:
        raise WrongUse("--map is for CSV; give --kind with it.")
    if peer and kind:
        raise WrongUse("--peer is for jrnl; map a column to the field peer instead.")
    file = read_file(path)
    return Import(services, file, _source(services, file, kind, columns or {}, peer))


def _source(
    services: Services,
    file: ImportFile,
    kind: str | None,
    columns: Mapping[str, str],
    peer: Peer | None,
) -> Source:
    if kind:
        return CsvRows(file, services, CSV_KINDS[kind], columns)
    if not file.is_json:
        raise WrongUse(f"{file.path} is no JSON. For CSV give --kind and --map.")
    parts = file.parts()
    entries = parts.get(_JRNL)
    if HEAD not in parts and isinstance(entries, list):
        return JrnlEntries(entries, services.context, services.peers, peer)
    if HEAD not in parts:
        raise file.refused("it is no export of PeerPal or jrnl")
    if peer:
        raise WrongUse("--peer is for jrnl, and this is an export of PeerPal.")
    return PeerPalExport(file, parts, services.context.store)
