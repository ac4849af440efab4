"""What the pages in docs say by hand, held against the program."""

from __future__ import annotations

import hashlib
import json
import re
import zlib

import click
import pytest
from opening import FaultyFolder

from docs.make.everything import DOCS
from peerpal.cli.edge import INTERRUPTED, PIPE_CLOSED
from peerpal.cli.options import KINDS
from peerpal.cli.shell import shell
from peerpal.domain.conversation import ConversationFormat
from peerpal.domain.errors import PeerPalError
from peerpal.domain.fault import Fault
from peerpal.domain.feedback import FeedbackModel
from peerpal.domain.growth import GrowthDimension
from peerpal.domain.search import Key
from peerpal.domain.words import words
from peerpal.services.guides import GUIDES
from peerpal.services.services import Services
from peerpal.storage import backups, drafts
from peerpal.storage.base import SCHEMA
from peerpal.storage.folder import LOCK
from peerpal.storage.journaled import BASE, JOURNAL
from peerpal.storage.synced import NOTICES


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def all_errors() -> set[type[PeerPalError]]:
    """Return the errors of the family, each below another."""
    found = {PeerPalError}
    while more := {below for error in found for below in error.__subclasses__()} - found:
        found |= more
    return found


@pytest.mark.parametrize("name", shell.list_commands(click.Context(shell)))
def test_every_command_is_on_the_page_of_the_shell(name: str):
    assert f"peerpal {name}" in read("shell.md")


def test_everything_that_can_be_listed_is_named():
    sentence = re.sub(r"\s+", " ", read("shell.md")).partition("`list` takes ")[2].partition(".")[0]
    named = re.split(", | or ", sentence.replace(" (contributions)", ""))
    assert named == list(KINDS)


def test_every_exit_status_is_told():
    told = {
        int(number)
        for row in re.findall(r"^\| ([\d, ]+) \|", read("shell.md"), re.MULTILINE)
        for number in row.split(", ")
    }
    ours = {
        error.exit_status for error in all_errors() if error.__module__ == "peerpal.domain.errors"
    }
    assert ours | {0, Fault.exit_status, INTERRUPTED, PIPE_CLOSED} <= told


def test_numbers_and_names_on_the_pages_of_the_screens():
    assert len(ConversationFormat) == 9
    assert "nine formats" in read("conversations.md")
    assert len(GUIDES) == 12
    assert "all twelve" in read("guides-and-resources.md")
    growth = re.sub(r"\s+", " ", read("growth.md"))
    assert [each for each in GrowthDimension if words(each) not in growth] == []
    feedback = read("feedback.md").lower().replace("-", "_")
    models = set(FeedbackModel) - {FeedbackModel.FREE}
    assert [each for each in models if each not in feedback] == []
    assert [each for each in Key if f"`{each}:" not in read("search.md")] == []


@pytest.mark.parametrize(
    "name", [BASE, JOURNAL, LOCK, NOTICES, f"{drafts.FOLDER}/", f"{backups.FOLDER}/"]
)
def test_every_file_is_on_the_page_of_the_file_format(name: str):
    assert f"| `{name}` |" in read("file-format.md")


def test_the_file_is_as_its_page_says(services: Services, folder: FaultyFolder):
    services.peers.save(services.peers.blank("Ana Ruiz"))
    step = folder.files[JOURNAL].decode()
    services.close()
    base = folder.files[BASE].decode()

    line = json.loads(step)
    assert told_in("peerpal.journal") == list(line)
    covered, *_ = step.partition(',"crc"')
    assert line["crc"] == f"{zlib.crc32(covered.encode()):08x}"

    head, _, others = base.partition("\n")
    meta = json.loads(base)["_meta"]["1"]
    assert told_in("peerpal.json") == list(meta)
    assert meta["schema"] == SCHEMA
    assert f"now {SCHEMA}." in read("file-format.md")
    assert head.endswith(",")
    unsigned = head.replace(meta["sha256"], "") + "\n" + others
    assert meta["sha256"] == hashlib.sha256(unsigned.encode()).hexdigest()


def told_in(section: str) -> list[str]:
    """Return the keys that the table of a section names."""
    part = read("file-format.md").partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)
