"""Drafts survive a crash, and a damaged one is as good as none."""

from __future__ import annotations

import pytest
from storing import action, opened, put_bytes, save, texts, twin

from peerpal.domain.errors import DataInUse
from peerpal.storage.drafts import Drafts
from peerpal.storage.folder import DiskFolder, Folder


def test_a_draft_is_kept_found_and_dropped(folder: Folder) -> None:
    drafts = Drafts(folder)
    assert drafts.find("goal") is None
    drafts.keep("goal", {"title": "Grüße", "why": "a\nb"})
    drafts.keep("peer", {"name": "Kim"})
    assert Drafts(twin(folder)).find("goal") == {"title": "Grüße", "why": "a\nb"}
    drafts.keep("goal", {"title": "new"})
    assert drafts.find("goal") == {"title": "new"}
    drafts.drop("goal")
    drafts.drop("goal")
    assert drafts.find("goal") is None
    assert drafts.find("peer") == {"name": "Kim"}
    assert folder.names("drafts") == ["drafts/peer.json"]


def test_dropping_nothing_creates_nothing(disk: DiskFolder) -> None:
    Drafts(disk).drop("goal")
    assert not disk.path.exists()


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"a":1}', b'{"a":"\xff"}', b"\0" * 20])
def test_a_damaged_draft_is_none(folder: Folder, data: bytes) -> None:
    drafts = Drafts(folder)
    drafts.keep("goal", {"title": "x"})
    put_bytes(folder, "drafts/goal.json", data)
    assert drafts.find("goal") is None
    drafts.keep("goal", {"title": "y"})
    assert drafts.find("goal") == {"title": "y"}


def test_half_a_character_does_not_lose_the_rest(folder: Folder) -> None:
    drafts = Drafts(folder)
    drafts.keep("goal", {"title": "half \ud83d of it"})
    assert drafts.find("goal") == {"title": "half ? of it"}


def test_drafts_and_records_do_not_disturb_each_other(folder: Folder) -> None:
    store, drafts = opened(folder), Drafts(folder)
    drafts.keep("action", {"text": "x"})
    save(store, action("a"))
    drafts.keep("action", {"text": "y"})
    store.close()
    assert drafts.find("action") == {"text": "y"}
    assert set(texts(opened(folder))) == {"a"}


def test_typing_does_not_wait_for_another_program(disk: DiskFolder) -> None:
    drafts = Drafts(DiskFolder(disk.path, lock_timeout=3600))
    with disk.locked(), pytest.raises(DataInUse):
        drafts.keep("goal", {"title": "new"})
    drafts.keep("goal", {"title": "new"})
    assert drafts.find("goal") == {"title": "new"}
