"""Everything a person keeps, to take along: one JSON document, or a CSV file a kind."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import fields
from typing import Any

from peerpal.domain.record import Record
from peerpal.services.reading import as_json
from peerpal.services.services import Services
from peerpal.storage.base import SCHEMA
from peerpal.storage.codecs import KINDS

HEAD = "peerpal"
"""The key under which an export says what it is."""

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_STARTS_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # also full width


def document(services: Services) -> str:
    """Return every record, also those in the bin, as one JSON document with a line a record.

    `peerpal` holds the schema and whose data it is; after it each table is a list.
    """
    store = services.context.store
    head = json.dumps({"schema": SCHEMA, "instance": store.instance})
    parts = [f'"{HEAD}": {head}']
    for table, kind in KINDS.items():
        records = ",\n".join(as_json(record) for record in store.all(kind))
        parts.append(f'"{table}": [\n{records}\n]' if records else f'"{table}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def csv_files(services: Services) -> dict[str, str]:
    """Return the CSV text of each kind by the name of its file, also without any record."""
    store = services.context.store
    return {f"{table}.csv": _csv(kind, store.all(kind)) for table, kind in KINDS.items()}


def _csv(kind: type[Record], records: list[Record]) -> str:
    text = io.StringIO()
    rows = csv.DictWriter(text, [field.name for field in fields(kind)])
    rows.writeheader()
    for record in records:
        values: dict[str, Any] = json.loads(as_json(record))
        rows.writerow({name: _cell(value) for name, value in values.items()})
    return text.getvalue()


def _cell(value: Any) -> str:  # noqa: ANN401 any value of JSON
    match value:
        case None | [] | {}:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return str(value)
        case str():
            return _harmless(value)
        case list() if all(isinstance(item, str) for item in value):
            return _harmless(", ".join(value))
    return json.dumps(value, ensure_ascii=False)


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    starts = text.lstrip().startswith(_STARTS_FORMULA) or text.startswith(("\t", "\r"))
    return f"'{text}" if starts and not _NUMBER.fullmatch(text) else text
