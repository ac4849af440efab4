"""TinyDB stays TinyDB: the documented methods do what they do in TinyDB as it comes."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from storing import BASE, JOURNAL, NOW, action, opened, save, twin
from tinydb import Query, TinyDB, where
from tinydb.operations import add, delete, increment
from tinydb.operations import set as set_to
from tinydb.storages import MemoryStorage
from tinydb.table import Document, Table

from peerpal.domain.errors import ChangedMeanwhile, WrongUse
from peerpal.storage.folder import DiskFolder, Folder
from peerpal.storage.tables import JournalDB, JournalTable

NOTES = [
    {"id": "n1", "text": "Grüße", "stars": 3, "tags": ["a", "b"], "at": {"page": 1}},
    {"id": "n2", "text": "so", "stars": 5, "tags": [], "at": {"page": 2}},
    {"id": "n3", "text": "", "stars": 3, "tags": ["b"], "at": {"page": 2}},
]
Note = Query()


class StringTable(Table):
    document_id_class = str  # type: ignore[assignment]


class CopyingStorage(MemoryStorage):
    """Like a file: what is changed after reading is not stored before it is written."""

    def read(self) -> Any:
        return deepcopy(super().read())


def database(folder: Folder) -> JournalDB:
    return JournalDB(folder, instance="me", now=lambda: NOW)


def stock() -> Table:
    """Return a table of TinyDB as it comes, with ids that are text, holding NOTES."""
    table = StringTable(CopyingStorage(), "notes")
    for note in NOTES:
        table.insert(Document(note, doc_id=note["id"]))
    return table


def content(table: Table) -> list[tuple[Any, dict[str, Any]]]:
    return [(document.doc_id, dict(document)) for document in table]


def outcome(call: Callable[[Table], Any], table: Table) -> Any:
    try:
        return call(table)
    except Exception as error:  # noqa: BLE001 the kind of error is what is compared
        return type(error)


def double(document: Any) -> None:
    document["stars"] *= 2


def fail(document: Any) -> None:
    document["stars"] = 0
    if document["id"] == "n2":
        raise KeyError("n2")


WRITES: dict[str, Callable[[Table], Any]] = {
    "insert": lambda t: t.insert(Document({"id": "n4"}, doc_id="n4")),
    "insert twice": lambda t: t.insert(Document({"id": "n1"}, doc_id="n1")),
    "insert no document": lambda t: t.insert(["n4"]),
    "insert several": lambda t: t.insert_multiple(
        Document({"id": id_}, doc_id=id_) for id_ in ("n5", "n4")
    ),
    "insert several, one twice": lambda t: t.insert_multiple(
        [Document({"id": id_}, doc_id=id_) for id_ in ("n4", "n1")]
    ),
    "insert several, no document": lambda t: t.insert_multiple(
        [Document({"id": "n4"}, doc_id="n4"), 5]
    ),
    "insert none": lambda t: t.insert_multiple([]),
    "update all": lambda t: t.update({"stars": 1, "new": [None]}),
    "update some": lambda t: t.update({"stars": 1}, where("stars") == 3),
    "update none": lambda t: t.update({"stars": 1}, where("stars") == 9),
    "update by id": lambda t: t.update({"stars": 1}, doc_ids=["n3", "n1"]),
    "update a missing id": lambda t: t.update({"stars": 1}, doc_ids=["n9", "n2"]),
    "update with a function": lambda t: t.update(double, Note.tags.any(["b"])),
    "update with increment": lambda t: t.update(increment("stars")),
    "update with add": lambda t: t.update(add("text", "!"), where("id") == "n1"),
    "update with set": lambda t: t.update(set_to("text", "x"), where("id") == "n1"),
    "update with delete": lambda t: t.update(delete("text"), where("id") == "n1"),
    "update that fails": lambda t: t.update(fail),
    "update multiple": lambda t: t.update_multiple(
        [
            ({"stars": 7}, where("stars") == 3),
            (double, where("stars") == 7),
            ({"text": "two"}, Note.at.page == 2),
        ]
    ),
    "update multiple that fails": lambda t: t.update_multiple([(fail, Note.stars > 0)]),
    "update multiple, nothing": lambda t: t.update_multiple([]),
    "upsert there": lambda t: t.upsert({"stars": 0}, where("text") == "so"),
    "upsert several": lambda t: t.upsert({"stars": 0}, where("stars") == 3),
    "upsert by id": lambda t: t.upsert(Document({"stars": 0}, doc_id="n2")),
    "upsert a new id": lambda t: t.upsert(Document({"id": "n4"}, doc_id="n4")),
    "upsert without anything": lambda t: t.upsert({"stars": 0}),
    "remove some": lambda t: t.remove(where("stars") == 3),
    "remove none": lambda t: t.remove(where("stars") == 9),
    "remove by id": lambda t: t.remove(doc_ids=["n2", "n9"]),
    "remove without anything": lambda t: t.remove(),
    "truncate": lambda t: t.truncate(),
}
READS: dict[str, Callable[[Table], Any]] = {
    "all": lambda t: t.all(),
    "len": len,
    "iter": lambda t: [document.doc_id for document in t],
    "search": lambda t: t.search(where("stars") == 3),
    "search nested": lambda t: t.search(Note.at.page == 2),
    "search with or": lambda t: t.search((Note.stars == 5) | (Note.text.search("ß"))),
    "search with not": lambda t: t.search(~Note.tags.any(["a"])),
    "search with test": lambda t: t.search(Note.text.test(lambda text: len(text) > 3)),
    "search missing": lambda t: t.search(Note.nothing.exists()),
    "search twice": lambda t: [t.search(Note.stars > 1), t.search(Note.stars > 1)],
    "get by query": lambda t: t.get(where("stars") == 3),
    "get by id": lambda t: t.get(doc_id="n2"),
    "get several": lambda t: t.get(doc_ids=["n3", "n1", "n9"]),
    "get missing": lambda t: [t.get(doc_id="n9"), t.get(where("stars") == 9)],
    "get nothing": lambda t: t.get(),
    "contains": lambda t: [
        t.contains(where("stars") == 5),
        t.contains(where("stars") == 9),
        t.contains(doc_id="n1"),
        t.contains(doc_id="n9"),
    ],
    "count": lambda t: [t.count(where("stars") == 3), t.count(where("stars") == 9)],
}


@pytest.mark.parametrize("name", [*WRITES, *READS])
def test_each_method_does_what_it_does_in_stock_tinydb(folder: Folder, name: str) -> None:
    call = {**WRITES, **READS}[name]
    expected, database_ = stock(), database(folder)
    table = database_.table("notes")
    assert table.insert_multiple(NOTES) == ["n1", "n2", "n3"]
    assert outcome(call, table) == outcome(call, expected)
    assert content(table) == content(expected)
    for read in READS.values():
        assert outcome(read, table) == outcome(read, expected)
    assert content(database(twin(folder)).table("notes")) == content(expected)
    database_.close()
    assert content(database(folder).table("notes")) == content(expected)


@pytest.mark.parametrize(
    "name", [name for name in WRITES if "none" not in name and "nothing" not in name]
)
def test_each_write_is_one_line_or_none(folder: Folder, name: str) -> None:
    table = database(folder).table("notes")
    table.insert_multiple(NOTES)
    before = content(table)
    lines = (folder.read(JOURNAL) or b"").count(b"\n")
    outcome(WRITES[name], table)
    added = (folder.read(JOURNAL) or b"").count(b"\n") - lines
    assert added == (content(table) != before)


def test_a_document_brings_its_id_along(folder: Folder) -> None:
    table = database(folder).table("notes")
    assert table.insert({"id": "a"}) == "a"
    assert table.insert(Document({"text": "b"}, doc_id="b")) == "b"
    for wrong in ({"text": "no id"}, {"id": 5}, Document({}, doc_id=5)):
        with pytest.raises(ValueError, match="no id"):
            table.insert(wrong)
    with pytest.raises(ValueError, match="already exists"):
        table.upsert({"id": "a", "x": 1}, where("x") == 1)
    assert len(table) == 2


def test_what_is_read_is_a_copy(folder: Folder) -> None:
    table = database(folder).table("notes")
    table.insert_multiple(NOTES)
    for document in (table.all()[0], table.get(doc_id="n1"), table.search(Note.stars == 3)[0]):
        document["tags"].append("changed")
    assert table.get(doc_id="n1")["tags"] == ["a", "b"]


def test_a_query_sees_what_another_process_saved(folder: Folder) -> None:
    one, two = database(folder), database(twin(folder))
    one.table("notes").insert({"id": "a", "n": 1})
    two.storage.refresh()
    assert two.table("notes").count(Note.n == 1) == 1
    one.table("notes").update(increment("n"))
    two.table("notes").update(increment("n"))
    assert two.table("notes").get(doc_id="a")["n"] == 3
    assert one.table("notes").count(Note.n == 2) == 1


def test_documents_and_records_are_the_same_data(folder: Folder) -> None:
    store = opened(folder)
    save(store, action("a"))
    table = store.db.table("actions")
    assert isinstance(table, JournalTable)
    assert table.get(where("text") == "read the paper")["rev"] == 1
    table.update({"text": "new"}, doc_ids=["a"])
    found = store.find(type(action("a")), "a")
    assert found
    assert found.text == "new"
    for wrong in ({"state": "secret"}, {"colour": "red"}, {"id": "b"}):
        with pytest.raises(WrongUse) as error:
            table.update(wrong)
        assert "secret" not in str(error.value)
    assert store.find(type(found), "a") is found


def test_tables_are_listed_and_dropped(folder: Folder) -> None:
    database_ = database(folder)
    database_.insert({"id": "d"})
    database_.table("notes").insert_multiple(NOTES)
    database_.table("other").insert({"id": "o"})
    assert database_.tables() == {"_default", "notes", "other"}
    database_.drop_table("notes")
    assert len(database_.table("notes")) == 0
    assert [len(database_), len(database_.table("other"))] == [1, 1]
    database_.drop_tables()
    assert [len(database_), len(database_.table("other"))] == [0, 0]
    assert len(database(folder)) == 0


def test_whole_tables_are_not_written_over_what_another_process_saved(folder: Folder) -> None:
    one, two = database(folder), database(twin(folder))
    one.table("notes").insert({"id": "a"})
    data = two.storage.read()
    data["more"] = {"m": {"id": "m"}}
    with pytest.raises(ChangedMeanwhile):
        two.storage.write(data)
    two.storage.write(two.storage.read() | {"more": {"m": {"id": "m"}}})
    one.storage.refresh()
    assert content(one.table("more")) == [("m", {"id": "m"})]
    assert len(one.table("notes")) == 1


def test_the_table_of_the_file_itself_is_not_for_documents(folder: Folder) -> None:
    database_ = database(folder)
    with pytest.raises(WrongUse, match="PeerPal's own"):
        database_.table("_meta").insert({"id": "1"})
    database_.insert({"id": "a"})
    database_.close()
    assert len(database(folder)) == 1


def test_a_document_that_json_can_not_hold_changes_nothing(folder: Folder) -> None:
    table = database(folder).table("notes")
    with pytest.raises(WrongUse):
        table.insert_multiple([{"id": "a"}, {"id": "b", "n": float("nan")}])
    assert len(table) == 0
    assert folder.read(BASE) is None


def test_it_works_as_a_context_manager(disk: DiskFolder) -> None:
    with database(disk) as database_:
        database_.table("notes").insert_multiple(NOTES)
    assert disk.read(JOURNAL) == b""
    with TinyDB(disk.path / BASE) as plain:
        table = StringTable(plain.storage, "notes")
        assert content(table) == [(note["id"], note) for note in NOTES]
        table.update({"stars": 1}, doc_ids=["n1"])
    with pytest.raises(Exception, match="peerpal restore"):
        database(disk)
