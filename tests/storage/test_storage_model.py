"""Any order of saving, folding, crashing and reopening gives what a plain dictionary holds."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from storing import JOURNAL, action, fold, opened, texts, twin

from peerpal.domain.action import Action
from peerpal.storage.folder import DiskFolder, Folder, MemoryFolder
from peerpal.storage.store import Store

IDS = st.sampled_from(["a", "b", "c"])
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


class Model(RuleBasedStateMachine):
    """Two stores on one folder, each as a process of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = self.new_folder()
        self.stores: list[Store] = [opened(self.folder), opened(twin(self.folder))]
        self.known: dict[str, str] = {}
        self.former: list[Action] = []

    def new_folder(self) -> Folder:
        return MemoryFolder()

    @rule(who=st.integers(0, 1), id_=IDS, text=TEXTS)
    def put(self, who: int, id_: str, text: str) -> None:
        with self.stores[who].transaction("Put") as tx:
            old = tx.find(Action, id_)
            self.former += [old] if old else []
            tx.put(replace(old, text=text) if old else action(id_, text))
        self.known[id_] = text

    @rule(who=st.integers(0, 1), texts=st.dictionaries(IDS, st.none() | TEXTS))
    def change_several(self, who: int, texts: dict[str, str | None]) -> None:
        with self.stores[who].transaction("Several") as tx:
            for id_, text in texts.items():
                old = tx.find(Action, id_)
                if text is None:
                    tx.take_out(Action, id_)
                    self.known.pop(id_, None)
                else:
                    tx.put(replace(old, text=text) if old else action(id_, text))
                    self.known[id_] = text

    @rule(who=st.integers(0, 1), id_=IDS)
    def take_out(self, who: int, id_: str) -> None:
        with self.stores[who].transaction("Out") as tx:
            tx.take_out(Action, id_)
        self.known.pop(id_, None)

    @precondition(lambda self: self.former)
    @rule(who=st.integers(0, 1), data=st.data())
    def put_back(self, who: int, data: st.DataObject) -> None:
        record = data.draw(st.sampled_from(self.former))
        with self.stores[who].transaction("Back") as tx:
            tx.put_back(record)
        self.known[record.id] = record.text

    @rule(who=st.integers(0, 1))
    def fail(self, who: int) -> None:
        try:
            with self.stores[who].transaction("Fail") as tx:
                tx.take_out(Action, "a")
                tx.put(action("x"))
                raise KeyError
        except KeyError:
            pass

    @rule(who=st.integers(0, 1))
    def fold(self, who: int) -> None:
        fold(self.stores[who])

    @rule(who=st.integers(0, 1))
    def reopen(self, who: int) -> None:
        self.stores[who].close()
        self.stores[who] = opened(twin(self.folder))

    @rule(torn=st.binary(max_size=40).filter(lambda data: b"\n" not in data and b"\r" not in data))
    def crash(self, torn: bytes) -> None:
        """Go on from the bytes as they are, with half of a line that was not acknowledged."""
        self.end()
        copy = self.new_folder()
        for name in ("peerpal.json", JOURNAL):
            data = self.folder.read(name)
            if data is not None:
                with copy.locked():
                    copy.replace(name, data + torn if name == JOURNAL else data)
        self.folder = copy
        self.stores = [opened(copy), opened(twin(copy))]

    @rule(who=st.integers(0, 1))
    def refresh(self, who: int) -> None:
        self.stores[who].refresh()
        assert texts(self.stores[who]) == self.known

    @invariant()
    def what_is_on_disk_is_what_is_known(self) -> None:
        assert texts(opened(self.folder)) == self.known

    def end(self) -> None:
        """Leave the folder without folding, as a killed process does."""
        for store in self.stores:
            store._storage._folder.leave()

    def teardown(self) -> None:
        for store in self.stores:
            store.close()
            store._storage._folder.leave()


class DiskModel(Model):
    """The same on a disk."""

    def __init__(self) -> None:
        self.temporary = tempfile.TemporaryDirectory()
        self.crashes = 0
        super().__init__()

    def new_folder(self) -> Folder:
        self.crashes += 1
        return DiskFolder(Path(self.temporary.name) / str(self.crashes))

    def teardown(self) -> None:
        super().teardown()
        self.temporary.cleanup()


TestModel = Model.TestCase
TestModel.settings = settings(max_examples=60, stateful_step_count=25)
TestDiskModel = DiskModel.TestCase
TestDiskModel.settings = settings(max_examples=12, stateful_step_count=20)
