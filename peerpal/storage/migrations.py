"""How the tables that older releases wrote become those of this one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from peerpal.storage.base import SCHEMA, Meta, Tables

Migration = Callable[[Tables], Tables]

MIGRATIONS: Sequence[Migration] = ()
"""From schema 1 to 2, from 2 to 3, and so on: pure functions on tables as they are stored."""


def upgraded(meta: Meta, tables: Tables, migrations: Sequence[Migration] = MIGRATIONS) -> Tables:
    """Return the tables of a base as they are kept after the last migration."""
    for migrate in migrations[meta.schema - 1 :]:
        tables = migrate(tables)
    return tables


def newest(migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Return the schema that the last migration leads to: that of the program, `SCHEMA`."""
    return SCHEMA - len(MIGRATIONS) + len(migrations)
