"""What `peerpal data export` wrote, on its way back into a folder."""

from __future__ import annotations

from dataclasses import replace

from peerpal.domain.errors import InvalidField
from peerpal.domain.profile import Profile
from peerpal.domain.record import Record
from peerpal.domain.references import references
from peerpal.services.data_export import HEAD
from peerpal.services.history import Step, cleaned
from peerpal.services.import_file import ImportFile, Parts, read_object
from peerpal.services.import_findings import Findings
from peerpal.storage.base import SCHEMA, Damaged
from peerpal.storage.codecs import KINDS, decode, require_same
from peerpal.storage.store import Store


class PeerPalExport:
    """The records of an export, which keep their ids, versions and moments.

    Of a record that is here already, the higher version stands. Whoever owned the other folder is
    the owner of this one.
    """

    def __init__(self, file: ImportFile, parts: Parts, store: Store) -> None:
        """Look at everything but the records. Raises UnreadableData."""
        for name in sorted(parts.keys() ^ {HEAD, *KINDS}):
            raise file.refused(f"the key {name} is {'unknown' if name in parts else 'missing'}")
        self._store = store
        self._theirs = _read_head(file, parts[HEAD])
        self._tables: dict[str, list[memoryview]] = {}
        for name in KINDS:
            table = parts[name]
            if not isinstance(table, list):
                raise file.refused(f"{name} is no list")
            self._tables[name] = table

    def take_in(self, step: Step, findings: Findings) -> None:
        """Take in what is new or newer."""
        places: dict[tuple[str, str], str] = {}
        for table, rows in self._tables.items():
            for number, data in enumerate(rows):
                place = f"{table}[{number}]"
                with findings.at(place):
                    record = self._read(table, data)
                    findings.require_limits(record)
                    if places.setdefault((table, record.id), place) != place:
                        raise InvalidField("id", "stands in the file twice")
                    _take(step, findings, record)
        for change in step.changes:
            if change.after:
                place = places[change.after.TABLE, change.after.id]
                _require_references(step, findings, place, change.after)

    def _read(self, table: str, data: memoryview) -> Record:
        record = decode(KINDS[table], data)
        require_same(record, data)
        if record.rev < 1:
            raise InvalidField("rev", "counts from 1")
        if isinstance(record, Profile):
            if record.id != self._theirs:
                raise InvalidField("id", f"is not the instance of {HEAD}")
            record = replace(record, id=self._store.instance)
        if record.author == self._theirs != self._store.instance:
            record = replace(record, author=self._store.instance)
        return record


def _read_head(file: ImportFile, data: memoryview | list[memoryview]) -> str:
    """Return whose export it is."""
    try:
        head = {} if isinstance(data, list) else read_object(data)
    except Damaged as damage:
        raise file.refused(f"{HEAD}: {damage}") from damage
    schema, instance = head.get("schema"), head.get("instance")
    if type(schema) is int and schema > SCHEMA:
        raise file.refused(
            f"{HEAD}.schema: it was written by a newer PeerPal; update PeerPal to import it"
        )
    if head.keys() != {"schema", "instance"} or schema != SCHEMA or not isinstance(instance, str):
        raise file.refused(f"{HEAD}: this is not the head of an export")
    return instance


def _take(step: Step, findings: Findings, record: Record) -> None:
    current = step.find(type(record), record.id)
    if current is None or current.rev < record.rev:
        step.take_in(record)
    elif current in (record, cleaned(record)):
        findings.same[record.TABLE] += 1
    elif current.rev > record.rev:
        findings.kept[record.TABLE] += 1
    else:
        raise InvalidField(
            "rev",
            "the record here has the same version and says something else; change and save the "
            "one that is to stand, then import again",
        )


def _require_references(step: Step, findings: Findings, place: str, record: Record) -> None:
    """Note each record that one speaks of, and that is neither in the file nor here."""
    for field, kind, id_ in references(record):
        if step.find(kind, id_) is None:
            findings.add_problem(f"{place}.{field}", "there is no such record")
