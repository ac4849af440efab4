"""The pages in docs: what is made of the program is as it is, and what they point to is there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import nullcontext
from dataclasses import fields, replace
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from docs.make.everything import DOCS, PARTS, made
from docs.make.fields import KEYS, RANGES, TEXTS, told_of
from docs.make.manual import plain
from docs.make.pictures import PICTURES
from peerpal.cli.shell import shell
from peerpal.domain.errors import InvalidField
from peerpal.domain.record import Record, field_names
from peerpal.domain.review import Rating, ReviewedGoal
from peerpal.domain.settings_fields import NAMES
from peerpal.services.demo import fill
from peerpal.services.reading import as_json
from peerpal.services.services import Services
from peerpal.storage.codecs import KINDS

ROOT = DOCS.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]
NAMESPACE = "http://www.w3.org/2000/svg"


def test_what_is_made_of_the_program_is_as_it_would_be_made_now():
    stale = [
        path.relative_to(ROOT)
        for path, text in made().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    assert not stale, "run: python -m docs.make"


def test_nothing_is_left_that_would_not_be_made():
    pictures = {path for path in made() if path.suffix == ".svg"}
    assert set((DOCS / "pictures").iterdir()) == pictures


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_names_no_address_and_no_place_of_a_machine(name):
    text = (DOCS / "pictures" / f"{name}.svg").read_text(encoding="utf-8")
    assert set(re.findall(r"\w+://[^\s\"')]+", text)) == {NAMESPACE}
    assert not re.search(r"url\((?!#)|@import|href|<script|<image", text)
    assert not re.search(r"/(home|Users|tmp|root|var)/", text)


def test_every_picture_stands_on_a_page():
    shown = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert {name for name in PICTURES if f"pictures/{name}.svg" in shown} == set(PICTURES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_what_is_there(page: Path):
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if "://" in target:
            continue
        name, _, heading = unquote(target).partition("#")
        linked = page.parent / name if name else page
        assert linked.exists(), target
        assert not heading or heading in headings(linked), target


def headings(page: Path) -> set[str]:
    """Return the headings of a page as links name them."""
    found = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in found}


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_every_page_is_named_by_the_first_one(page: Path):
    first = (DOCS / "README.md").read_text(encoding="utf-8")
    assert page.name == "README.md" or f"]({page.name})" in first


def test_every_kind_and_every_field_is_told():
    text = (DOCS / "json.md").read_text(encoding="utf-8")
    parts = dict(re.findall(r"^## `(\w+)`\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE))
    assert list(parts) == list(KINDS)
    common = {field.name for field in fields(Record)}
    for table, kind in KINDS.items():
        own = [field.name for field in fields(kind) if field.name not in common]
        assert [name for name in own if f"\n| `{name}` | " not in parts[table]] == []


KINDS_OF_VALUES = {
    "text": str,
    "day": str,
    "moment": str,
    "one": str,
    "whole": int,
    "number": int | float,
    "`true`": bool,
    "list": list,
    "object": dict,
}
"""What a value is in JSON, by the first word that is told of it."""


def test_every_stored_value_is_what_is_told(services: Services, examples: dict[str, Record]):
    text = (DOCS / "json.md").read_text(encoding="utf-8")
    parts = dict(re.findall(r"^## `?(\w+)[^\n]*\n(.*?)(?=^#|\Z)", text, re.DOTALL | re.MULTILINE))
    rows = {
        name: dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", part, re.MULTILINE))
        for name, part in parts.items()
    }
    for table in examples:
        told = rows["Every"] | rows[table]
        for record in services.context.store.all(KINDS[table]):
            stored = json.loads(as_json(record))
            assert stored.keys() == told.keys()
            assert [name for name in stored if not is_told(stored[name], told[name])] == []


def is_told(value: object, told: str) -> bool:
    if value is None:
        return told.endswith("`null`")
    if told.startswith("one of") and f"`{value}`" not in told:
        return False
    return isinstance(value, KINDS_OF_VALUES[re.split("[ :,]", told)[0]])


def test_every_setting_is_told():
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"### `{name}`\n" not in text] == []


@pytest.fixture
def examples(services: Services) -> dict[str, Record]:
    """A record of each kind that the sample data has."""
    fill(services)
    return {
        table: found[0]
        for table, kind in KINDS.items()
        if (found := services.context.store.all(kind))
    }


def test_numbers_may_be_what_is_told_and_nothing_else(examples: dict[str, Record]):
    told = set()
    for table, record in examples.items():
        for name in field_names(record):
            if limits := told_of(RANGES, table, name):
                told.add((table, name))
                for number in (limits[0], limits[1]):
                    with_number(record, name, number).check()
                for number in (limits[0] - 1, limits[1] + 1):
                    with pytest.raises(InvalidField):
                        with_number(record, name, number).check()
    assert {name.rpartition(".")[2] for name in RANGES} == {name for _, name in told} | {"rating"}


def with_number(record: Record, name: str, number: int) -> Record:
    """Return a record with a number in a field, or in the object there, and what that needs."""
    if isinstance(getattr(record, name), Mapping):
        keys = told_of(KEYS, record.TABLE, name)
        return replace(record, **{name: {next(iter(keys)): number}})
    needed = {"cadence_days": {"max_gap_days": 3650}, "max_gap_days": {"cadence_days": 1}}
    return replace(record, **needed.get(name, {}) | {name: number})


def test_a_rating_may_be_what_is_told(examples: dict[str, Record]):
    low, high = RANGES["rating"]
    for number, is_allowed in ((low - 1, False), (low, True), (high, True), (high + 1, False)):
        goal = ReviewedGoal(goal_id="any", theirs=Rating(rating=number))
        with nullcontext() if is_allowed else pytest.raises(InvalidField):
            replace(examples["reviews"], goals=(goal,)).check()


def test_what_is_told_of_a_field_is_told_of_one_that_is_there():
    known = {field.name for kind in KINDS.values() for field in fields(kind)} | {"rating"}
    for name in (*RANGES, *KEYS, *TEXTS):
        table, _, field = name.rpartition(".")
        assert field in known
        assert not table or field in {field.name for field in fields(KINDS[table])}


def test_every_mark_of_a_page_is_closed_and_every_part_stands_on_one():
    text = "".join(page.read_text(encoding="utf-8") for page in DOCS.glob("*.md"))
    marks = re.findall(r"<!-- made: (.+) -->\n(?:(?!<!-- made).*\n)*?<!-- end -->\n", text)
    assert len(marks) == text.count("<!-- made: ") == text.count("<!-- end -->")
    assert set(marks) >= set(PARTS)


def test_every_command_and_option_is_in_the_manual():
    text = (DOCS / "peerpal.1").read_text(encoding="utf-8").replace("\\-", "-")
    called = click.Context(shell, info_name="peerpal", **shell.context_settings)
    for context in with_those_below(called):
        below = text.partition(f".B {context.command_path}\n")[2]
        told = below.partition("\n.SS ")[0]
        for parameter in context.command.params:
            assert not isinstance(parameter, click.Option) or parameter.opts[-1] in told


def with_those_below(context: click.Context) -> Iterator[click.Context]:
    yield context
    group = context.command
    for name in group.list_commands(context) if isinstance(group, click.Group) else ():
        found = group.get_command(context, name)
        assert found
        yield from with_those_below(click.Context(found, context, name))


def test_the_manual_is_understood_by_man_as_it_is_meant():
    assert plain(r"a\b 'c' `d` ^e ~f --g") == r"a\eb \(aqc\(aq \(gad\(ga \(hae \(tif \-\-g"
    assert plain(".in a line") == r"\&.in a line"
