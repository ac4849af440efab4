"""Puts other contents in the place of a folder's files, also where these can't be used."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from peerpal.domain.errors import UnreadableData
from peerpal.storage.backups import FOLDER
from peerpal.storage.base import Damaged, Meta, Tables, decode_base, encode_base, read_unchecked
from peerpal.storage.checking import first_unfit
from peerpal.storage.contents import Contents
from peerpal.storage.folder import Folder
from peerpal.storage.journaled import BASE, JOURNAL, JournalStorage
from peerpal.storage.migrations import upgraded

_GENERATION = re.compile(rb'"generation":(\d{1,15})')


def restore(folder: Folder, data: bytes, *, now: Callable[[], datetime]) -> list[str]:
    """Make a former base all there is; return the files that now hold what was there before.

    Raises UnreadableData when the bytes are no base, SaveFailed or DataInUse; nothing has
    changed then.
    """
    try:
        meta, tables = decode_base(data)
        tables = upgraded(meta, tables)
    except Damaged as damage:
        raise UnreadableData(f"The backup can't be used: {damage}. Nothing was changed.") from None
    try:
        storage = JournalStorage(folder, instance=meta.instance, now=now)
    except UnreadableData:
        with folder.locked():
            return _replace_files(folder, meta, tables, now)
    try:
        with storage.locked():
            kept = [storage.back_up()] if folder.stamp(BASE) else []
            storage.replace_all(tables)
    finally:
        storage.close()
    return kept


def adopt(folder: Folder, *, now: Callable[[], datetime]) -> list[str]:
    """Take over a base that was edited by hand; return the files that hold it as it was found.

    Nothing is returned when it can be used as it is. Raises UnreadableData when it is not valid,
    naming the place; nothing has changed then.
    """
    with suppress(UnreadableData):
        JournalStorage(folder, instance="", now=now)
        folder.leave()
        return []
    with folder.locked():
        try:
            contents = Contents(*read_unchecked(folder.read(BASE) or b""))
            contents.follow(folder.read(JOURNAL) or b"")
            if unfit := first_unfit(contents.tables):
                raise Damaged(unfit)
        except Damaged as damage:
            raise UnreadableData(
                f"{folder.where(BASE)} can't be accepted: {damage}. It was left as it is."
            ) from None
        return _replace_files(folder, contents.meta, contents.tables, now)


def _replace_files(
    folder: Folder, meta: Meta, tables: Tables, now: Callable[[], datetime]
) -> list[str]:
    found = {name: data for name in (BASE, JOURNAL) if (data := folder.read(name))}
    kept = []
    for name, data in found.items():
        kept.append(f"{FOLDER}/before-{now():%Y-%m-%dT%H%M%S.%f}Z-{name}")
        folder.replace(kept[-1], data)
    # By its generation this base comes after every line of the journal, which is emptied last: a
    # death in between leaves what can't be used, or what was asked for, and nothing half.
    known = [int(number) for data in found.values() for number in _GENERATION.findall(data)]
    later = Meta(generation=max([meta.generation, *known]) + 1, instance=meta.instance)
    folder.replace(BASE, encode_base(later, tables))
    folder.append(JOURNAL, b"", at=0)
    return kept
