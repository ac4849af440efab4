"""TinyDB tables over the journal: the documented methods, each one synced transaction.

Ids are strings and the records' own: a document to insert brings its id along, as `doc_id` of a
`Document` or under the key `id`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, MutableMapping
from typing import Any, cast

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from peerpal.storage.codecs import encode_document
from peerpal.storage.journal import Change
from peerpal.storage.journaled import JournalStorage

Update = Mapping[Any, Any] | Callable[[MutableMapping[Any, Any]], None]


class JournalTable(Table):
    """A table whose writes append what changed, and whose reads decode what is asked for."""

    document_id_class = str  # type: ignore[assignment]
    default_query_cache_capacity = 0

    @property
    def storage(self) -> JournalStorage:
        """The journaled storage below."""
        return cast("JournalStorage", super().storage)

    def insert(self, document: Mapping[str, Any]) -> Any:  # noqa: ANN401 as TinyDB does
        """Save one new document and return its id."""
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[Any]:
        """Save new documents as one transaction and return their ids."""
        with self.storage.locked():
            puts = self._new(documents)
            self._save("Insert", puts)
        return list(puts)

    def update(
        self,
        fields: Update,
        cond: QueryLike | None = None,
        doc_ids: Iterable[Any] | None = None,
    ) -> list[Any]:
        """Change the documents that are meant, as one transaction, and return their ids."""
        with self.storage.locked():
            puts = self._updated(fields, cond, doc_ids)
            self._save("Update", puts)
        return list(puts)

    def update_multiple(self, updates: Iterable[tuple[Update, QueryLike]]) -> list[Any]:
        """Change the documents that each query finds, as one transaction."""
        pairs = list(updates)
        ids: list[str] = []
        with self.storage.locked():
            puts: dict[str, Mapping[str, Any]] = {}
            for id_, document in self._meant(None, None):
                for fields, cond in pairs:
                    if cond(puts.get(id_, document)):
                        puts[id_] = _updated(puts.get(id_, document), fields)
                        ids.append(id_)
            self._save("Update", puts)
        return ids

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[Any]:
        """Change the documents that are meant, or save a new one when there is none."""
        doc_ids = [document.doc_id] if isinstance(document, Document) else None
        if doc_ids is None and cond is None:
            raise ValueError("If you don't specify a search query, you must specify a doc_id.")
        with self.storage.locked():
            puts = self._updated(document, cond, doc_ids) or self._new([document])
            self._save("Upsert", puts)
        return list(puts)

    def remove(
        self, cond: QueryLike | None = None, doc_ids: Iterable[Any] | None = None
    ) -> list[Any]:
        """Take out the documents that are meant, as one transaction, and return their ids."""
        if cond is None and doc_ids is None:
            raise RuntimeError("Use truncate() to remove all documents")
        with self.storage.locked():
            ids = [id_ for id_, _ in self._meant(cond, doc_ids)]
            self._save("Remove", dict.fromkeys(ids))
        return ids

    def truncate(self) -> None:
        """Take out every document, as one transaction."""
        with self.storage.locked():
            self._save("Truncate", dict.fromkeys(self.storage.rows(self.name)))

    def _new(self, documents: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
        puts: dict[str, Mapping[str, Any]] = {}
        for document in documents:
            id_ = _id_of(document)
            if id_ in puts or id_ in self.storage.rows(self.name):
                raise ValueError(f"Document with ID {id_} already exists")
            puts[id_] = document
        return puts

    def _updated(
        self, fields: Update, cond: QueryLike | None, doc_ids: Iterable[Any] | None
    ) -> dict[str, Mapping[str, Any]]:
        return {id_: _updated(doc, fields) for id_, doc in self._meant(cond, doc_ids)}

    def _meant(
        self, cond: QueryLike | None, doc_ids: Iterable[Any] | None
    ) -> list[tuple[str, Mapping[str, Any]]]:
        table = self.storage.read().get(self.name, {})
        if doc_ids is not None:
            return [(id_, table[id_]) for id_ in map(str, doc_ids) if id_ in table]
        return [(id_, doc) for id_, doc in table.items() if cond is None or cond(doc)]

    def _save(self, label: str, puts: Mapping[str, Mapping[str, Any] | None]) -> None:
        self.storage.commit(
            label,
            [
                Change(
                    self.name, id_, None if doc is None else encode_document(self.name, id_, doc)
                )
                for id_, doc in puts.items()
            ],
        )


class JournalDB(TinyDB):
    """A TinyDB on a journaled folder: `JournalDB(folder, instance=..., now=...)`."""

    table_class = JournalTable
    default_storage_class = JournalStorage  # type: ignore[assignment]


def _id_of(document: Mapping[str, Any]) -> str:
    if not isinstance(document, Mapping):
        raise ValueError("Document is not a Mapping")  # noqa: TRY004 as TinyDB does
    id_ = document.doc_id if isinstance(document, Document) else document.get("id")
    if not isinstance(id_, str):
        raise ValueError("Document has no id: give it as text under the key 'id'")  # noqa: TRY004
    return id_


def _updated(document: Mapping[str, Any], fields: Update) -> Mapping[str, Any]:
    changed = dict(document)
    if callable(fields):
        fields(changed)
    else:
        changed.update(fields)
    return changed
