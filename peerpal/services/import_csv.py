"""Rows of a CSV file as records of one kind, by a mapping from fields to columns."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from peerpal.domain.conversation import Conversation
from peerpal.domain.errors import InvalidField, NotFound, WrongUse
from peerpal.domain.evidence import Evidence
from peerpal.domain.feedback import MODEL_FIELDS, Feedback
from peerpal.domain.goal import Goal, default_in_summary
from peerpal.domain.ids import content_id
from peerpal.domain.peer import Peer
from peerpal.domain.record import InSummary, Record
from peerpal.domain.skill import Skill, with_level_noted
from peerpal.domain.text import folded, one_line
from peerpal.domain.values import Values
from peerpal.domain.words import listed
from peerpal.services.context import Origin
from peerpal.services.history import Step
from peerpal.services.import_csv_fields import PARTS, Reader, csv_fields, required_fields
from peerpal.services.import_file import MAX_RECORD_BYTES, MAX_RECORDS, ImportFile
from peerpal.services.import_findings import Findings
from peerpal.services.names import typed_name
from peerpal.services.services import Services
from peerpal.storage.base import Damaged

_MOST_NAMES = 1_000


class CsvRows:
    """The rows, each a record with an id from what it says: it is taken in once."""

    def __init__(
        self, file: ImportFile, services: Services, kind: type[Record], columns: Mapping[str, str]
    ) -> None:
        """Look at the mapping and the first line. Raises WrongUse and UnreadableData."""
        self._file = file
        self._services = services
        self._context = services.context
        self._kind = kind
        self._readers = csv_fields(kind)
        _require_mapping(kind, self._readers, columns)
        self._heading = next(self._rows(), (1, []))[1]
        self._columns = {name: self._column(title) for name, title in columns.items()}

    def take_in(self, step: Step, findings: Findings) -> None:
        """Take in the rows that are not here yet."""
        taking = _Taking(self._services, self._kind, step)
        twins: Counter[tuple[str, ...]] = Counter()
        origin = self._context.origin()
        for number, (line, row) in enumerate(self._rows()):
            if number > MAX_RECORDS:
                raise self._file.refused(f"line {line}: there are more than {MAX_RECORDS:,} rows")
            if not number or not row:
                continue
            with findings.at(f"line {line}", joint=", "):
                if len(row) != len(self._heading):
                    raise Damaged("it has not as many cells as the first line")
                cells = {name: row[at] for name, at in self._columns.items()}
                content = tuple(part for cell in sorted(cells.items()) for part in cell)
                twins[content] += 1
                id_ = content_id(self._kind.TABLE, *content, str(twins[content]))
                if step.find(self._kind, id_):
                    findings.same[self._kind.TABLE] += 1
                    continue
                record = self._record({**origin, "id": id_}, taking, cells)
                findings.require_limits(record)
                taking.put(record)

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row with the number of its last line."""
        first = self._file.data.partition(b"\n")[0].decode()
        lines = _Lines(self._file.data)
        rows = csv.reader(lines, delimiter=max(",;\t", key=first.count), strict=True)
        try:
            for row in rows:
                yield lines.number, row
                lines.size = 0
        except csv.Error:
            raise self._file.refused(
                f"line {lines.number}: it is no valid CSV, or a cell is longer than "
                f"{csv.field_size_limit():,} characters, or the row than {MAX_RECORD_BYTES:,}"
            ) from None

    def _column(self, title: str) -> int:
        found = [at for at, name in enumerate(self._heading) if one_line(name) == one_line(title)]
        if len(found) != 1:
            which = "several columns" if found else "no column"
            raise WrongUse(f"The first line has {which} named “{title}”.")
        return found[0]

    def _record(self, origin: Origin, taking: _Taking, cells: Mapping[str, str]) -> Record:
        filled = {name: text for name, text in cells.items() if text.strip()}
        for name in sorted(cells.keys() - filled.keys() & required_fields(self._kind)):
            raise InvalidField(name, "is empty")
        values = Values(filled, self._context.today)
        read: dict[str, Any] = {**origin}
        for name in filled:
            if reader := self._readers[name]:
                read[name] = reader(values, name)
        if "peer" in filled:
            peer_id = taking.peer(filled["peer"]).id
            read |= {"peer_ids": (peer_id,)} if self._kind is Conversation else {"peer_id": peer_id}
        if "skill" in filled:
            read["skill_id"] = taking.skill(filled["skill"], read["direction"]).id
        if self._kind is Feedback:
            read |= _feedback_parts(values, read)
        return self._kind(**read)


class _Lines:
    """The lines of a text; `size` grows by those of one row, which must not become too long."""

    def __init__(self, data: bytes) -> None:
        self._text = io.TextIOWrapper(io.BytesIO(data), "utf-8", newline="")
        self.number = 0
        self.size = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._text:
            self.number += 1
            self.size += len(line)
            if self.size > MAX_RECORD_BYTES:
                raise csv.Error
            yield line


class _Taking:
    """One step of taking rows in: the names that it knows."""

    def __init__(self, services: Services, kind: type[Record], step: Step) -> None:
        self._services = services
        self._step = step
        self._skills: dict[str, Skill] = {}
        self._peers: dict[str, Peer | None] = {}
        named: list[Peer] | list[Skill] = []
        if kind is Peer:
            named = services.peers.all()
        elif kind is Skill:
            named = services.skills.all()
        self._names = {_comparable(record.name) for record in named}

    def peer(self, name: str) -> Peer:
        """Return the peer of a name."""
        if name not in self._peers:
            if len(self._peers) == _MOST_NAMES:
                raise InvalidField("peer", f"there are more than {_MOST_NAMES:,} different names")
            try:
                self._peers[name] = self._services.peers.find(name.strip().removeprefix("@"))
            except NotFound:
                raise InvalidField("peer", "this name could be several peers") from None
        peer = self._peers[name]
        if peer is None:
            raise InvalidField("peer", "there is no peer of this name; add or import peers first")
        return peer

    def skill(self, name: str, direction: Any) -> Skill:  # noqa: ANN401 read from a column
        """Return the skill of an exchange, added when nobody has heard of it."""
        return self._services.skills.used(self._step, name, direction, self._skills)

    def put(self, record: Record) -> None:
        """Save a record as the app would save a new one."""
        match record:
            case Peer() | Skill():
                if _comparable(record.name) in self._names:
                    raise InvalidField(
                        "name", f"there is a {record.TABLE[:-1]} of this name already"
                    )
                self._names.add(_comparable(record.name))
        match record:
            case Skill():
                today = self._services.context.today
                record = with_level_noted(record, on=today, evidence="")
            case Goal():
                record = replace(record, in_summary=default_in_summary(record.owner))
            case Evidence(in_summary=InSummary.UNDECIDED):
                record = replace(record, in_summary=InSummary.YES)
        self._step.put(record)


def _require_mapping(
    kind: type[Record], readers: Mapping[str, Reader | None], columns: Mapping[str, str]
) -> None:
    known = f"Fields of {kind.TABLE} are {listed(sorted(readers))}."
    for name in columns:
        if name not in readers:
            raise WrongUse(f"“{name}” is no field of {kind.TABLE}. {known}")
    missing = sorted(required_fields(kind) - columns.keys())
    if missing:
        raise WrongUse(f"Say with --map which column is {listed(missing)}. {known}")
    if kind is Feedback and not columns.keys() & PARTS:
        raise WrongUse(f"Say with --map which column is a part of it, such as text. {known}")


def _feedback_parts(values: Values, read: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts that were written, and the model they follow if none was given."""
    parts = {name: values.text(name) for name in values.texts if name in PARTS}
    models = [m for m, known in MODEL_FIELDS.items() if parts.keys() <= known.keys()]
    model = read.get("model") or next(iter(models), None)
    return {"fields": parts} | ({"model": model} if model else {})


def _comparable(name: str) -> str:
    return folded(one_line(typed_name(name)))
