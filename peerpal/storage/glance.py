"""A glance at records: of each only the few fields that are asked for, in a third of the time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

import msgspec


class Glance(msgspec.Struct, frozen=True):
    """What is seen of a record; a subclass names more of its fields, as they are in the record."""

    id: str
    deleted_at: datetime | None


G = TypeVar("G", bound=Glance)


@cache
def _decoder(kind: type[G]) -> msgspec.json.Decoder[G]:
    return msgspec.json.Decoder(kind)


def glances_at(kind: type[G], rows: Iterable[bytes | msgspec.Raw]) -> list[G]:
    """Return what is seen of stored records. Raises msgspec's error for one that is damaged."""
    decode: Any = _decoder(kind).decode
    return [decode(row) for row in rows]
