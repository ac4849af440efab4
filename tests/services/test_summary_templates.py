"""Templates: what the shipped ones write, and that one's own can do no harm and fail plainly."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from peerpal.domain.errors import WrongUse
from peerpal.domain.markdown import plain
from peerpal.domain.text import clean
from peerpal.services.summary_document import (
    DocumentSection,
    Entry,
    Group,
    SummaryDocument,
    Totals,
)
from peerpal.services.summary_filters import FILTERS, months, period, points
from peerpal.services.summary_sandbox import Loader, Sandbox
from peerpal.services.summary_templates import SHIPPED, Templates, tidy
from peerpal.wiring import opened
from services.summaries import BREAD, EMPTY, FIXTURES, FULL, ROTA, document, section

DOCS = (Path(__file__).parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")

HEAD = """\
# {}: Maya Chen

Engineer, Acme··
1 January to 30 June 2026··
Written on 22 November 2026

"""
REVIEW = """\
## In short

A good half-year.

- 5 conversations

## What I am proud of

- Ran the on-call rota
  - Nobody was woken up for a month
  - Ana saw it

## Skills

### pytest

- Showed fixtures to Ana
  - She uses them
- Baked bread

### SQL

- learned in 2 h 05

## Goals

- Goal 0
  - why
- Goal 1
"""
BRAG = """\
A good half-year.

- 5 conversations

## What I am proud of

- Ran the on-call rota
  - Nobody was woken up for a month
  - Ana saw it

## Month by month

### May 2026

- Baked bread

### March 2026

- Showed fixtures to Ana
  - She uses them

## Skills

- learned in 2 h 05

## Goals

- Goal 0
"""
ONE_PAGE = """\
## In short

A good half-year.

- 5 conversations

## What I am proud of

- Ran the on-call rota

## Goals

- Goal 0
- Goal 1
- Goal 2
- Goal 3
- Goal 4

## What comes next

- Speak at the town hall
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A person's own templates."""
    folder = tmp_path / "templates"
    folder.mkdir()
    return folder


@pytest.fixture
def templates(folder: Path) -> Templates:
    return Templates(folder)


@pytest.fixture
def rendered(folder, templates):
    """Write one's own template, and a summary by it."""

    def write(text, summary=FULL):
        (folder / "own.md.j2").write_text(text, encoding="utf-8")
        return templates.render("own", summary)

    return write


@pytest.fixture
def refused(rendered):
    """Return what is said of one's own template that fails."""

    def why(text, summary=FULL):
        with pytest.raises(WrongUse) as raised:
            rendered(text, summary)
        return str(raised.value)

    return why


# The shipped ones


@pytest.mark.parametrize(
    ("name", "title", "body"),
    [
        ("review", "Peer mentoring", REVIEW),
        ("brag", "Brag document", BRAG),
        ("one-page", "Peer mentoring", ONE_PAGE),
    ],
)
def test_a_shipped_template_writes_what_there_is(templates, name, title, body):
    written = templates.render(name, FULL)
    assert written.startswith((HEAD.format(title) + body).replace("··\n", "  \n"))
    assert "Nothing here" not in written
    assert "Beyond" not in written
    if name == "one-page":
        assert written == (HEAD.format(title) + body).replace("··\n", "  \n")


def test_the_brag_document_tells_each_point_once(templates):
    written = templates.render("brag", FULL)
    for entry in (ROTA, FIXTURES, BREAD):
        assert written.count(entry.text) == 1


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("summary", [document(), document(EMPTY, section("goals", "Goals"))])
def test_without_anything_to_say_there_is_a_head_alone(templates, name, summary):
    title = "Brag document" if name == "brag" else "Peer mentoring"
    dates = "1 January to 30 June 2026  \nWritten on 22 November 2026\n"
    assert templates.render(name, summary) == f"# {title}\n\n{dates}"


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("missing", ["name", "role", "organisation"])
def test_what_is_missing_leaves_no_trace(templates, name, missing):
    written = templates.render(name, replace(FULL, **{missing: ""}))
    head = written.split("\n\n## ")[0]
    assert "None" not in written
    assert not re.search(r", *$|^ *,|, ,|: *$", head, re.MULTILINE)


PARSER = MarkdownIt("commonmark")
TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=20).map(plain)
MARKS = st.text(st.sampled_from("#*_`[]()<>!&-+=.:1 \\é\x1b\t\u202e{%}"), max_size=12).map(plain)
TEXT = (TEXTS | MARKS).filter(bool)
DAYS = st.dates(date(2025, 12, 1), date(2026, 3, 1))
ENTRIES = st.builds(
    Entry, text=TEXT, details=st.lists(TEXT, max_size=2).map(tuple), on=st.none() | DAYS
)
GROUPS = st.builds(
    Group, title=TEXT | st.just(""), entries=st.lists(ENTRIES, max_size=3).map(tuple)
)
KEYS = ["opening", "contributions", "skills", "goals", "next"]
SECTIONS = st.builds(
    DocumentSection,
    key=st.sampled_from(KEYS),
    title=TEXT,
    text=TEXT | st.just(""),
    groups=st.lists(GROUPS, max_size=3).map(tuple),
)
DOCUMENTS = st.builds(
    lambda sections, names: document(*sections, **names),
    st.lists(SECTIONS, max_size=4, unique_by=lambda section: section.key),
    st.fixed_dictionaries({
        name: TEXT | st.just("") for name in ("name", "role", "department", "organisation")
    }),
)  # fmt: skip


@given(DOCUMENTS)
@pytest.mark.parametrize("name", SHIPPED)
def test_whatever_people_write_a_template_makes_tidy_markdown(name, summary):
    templates = Templates(Path("/nowhere"))
    written = templates.render(name, summary)
    assert templates.render(name, summary) == written
    check_tidy(written)
    tokens = PARSER.parse(written)
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {"heading", "paragraph", "inline", "bullet_list", "list_item"}
    headings = [tokens[n + 1].content for n, t in enumerate(tokens) if t.type == "heading_open"]
    assert all(headings)
    items = [n for n, token in enumerate(tokens) if token.type == "list_item_open"]
    assert all(tokens[n + 1].type == "paragraph_open" for n in items)


@given(DOCUMENTS)
def test_review_and_brag_leave_nothing_out(summary):
    templates = Templates(Path("/nowhere"))
    for name in ("review", "brag"):
        lines = [line.strip() for line in templates.render(name, summary).split("\n")]
        for part in summary.sections:
            assert not part.text or tidy(part.text).strip() in lines
            for entry in points(part):
                assert f"- {tidy(entry.text).strip()}".strip() in lines


def check_tidy(text):
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\n\n\n" not in text
    lines = text.split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        assert line == line.rstrip(" ") + ("  " if line.endswith("  ") else "")
        assert not line.endswith(" ") or (line.strip() and following.strip())
    assert clean(text) == text
    odd = [char for char in text if not char.isprintable() and char != "\n"]
    assert {category(char) for char in odd} <= {"Cf"}  # hieroglyphs have signs that join them


PIECES = st.sampled_from(
    ["a", " ", "  ", "\n", "\n\n", "\t", "\x1b[31m", "\x07", "\r", "\r\n", "\u2028", "\x85", "é"]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_what_is_written_is_tidied_once_for_all(text):
    written = tidy(text)
    check_tidy(written.replace("\u00a0", ""))
    assert tidy(written) == written


def test_two_blanks_break_a_line_only_where_another_follows():
    assert tidy("\n\na  \nb   \n\nc  ") == "a  \nb\n\nc\n"


# Filters


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("2026-01-01", "2026-06-30", "1 January to 30 June 2026"),
        ("2025-07-01", "2026-06-30", "1 July 2025 to 30 June 2026"),
        ("2026-03-01", "2026-03-31", "1 to 31 March 2026"),
        ("2026-10-03", "2026-10-03", "3 October 2026"),
    ],
)
def test_a_period_says_no_month_and_year_twice(first, last, shown):
    assert period(date.fromisoformat(first), date.fromisoformat(last)) == shown


@given(st.lists(SECTIONS, max_size=4))
def test_months_hold_every_dated_point_once_the_newest_first(sections):
    found = months(sections)
    days = [entry.on for month in found for entry in month.entries]
    assert days == sorted(days, reverse=True)
    assert len({month.title for month in found}) == len(found)
    told = [(entry.on, entry.text) for month in found for entry in month.entries]
    wanted = {(e.on, e.text) for part in sections for e in points(part) if e.on}
    assert set(told) == wanted
    assert len(told) == len(wanted)
    assert months(sections, without=sections) == []


# The documentation


def test_the_documentation_names_everything_that_a_template_is_given():
    for kind in (SummaryDocument, Totals, DocumentSection, Group, Entry):
        for field in fields(kind):
            assert f"`{field.name}`" in DOCS, field.name


def test_the_documentation_names_every_filter_and_nothing_else(folder):
    known = Sandbox(Loader((), Path.read_text))
    for name in FILTERS:
        assert re.search(rf"\\?\|{name}\b", DOCS), name
    listed = DOCS.split("Of Jinja's own there are")[1].split("all its tests")[0]
    own = {name for name in known.filters if not name.startswith("_")} - set(FILTERS) - {"d"}
    assert set(re.findall(r"`(\w+)`", listed)) == own
    assert all(f"`{name}`" in DOCS for name in known.globals)


def test_the_example_of_the_documentation_writes_what_it_says(rendered):
    template, written = re.findall(r"```(?:jinja|markdown)\n(.*?)```", DOCS, re.DOTALL)
    entry = Entry("Ran the on-call rota", ("Nobody was woken up for a month",), date(2026, 3, 3))
    summary = document(
        section("contributions", "What I am proud of", entry), EMPTY, name="Maya Chen"
    )
    assert rendered(template, summary) == written


@pytest.mark.parametrize(
    ("expression", "written"),
    [
        ("made_on|day", "22 November 2026"),
        ("totals.minutes_taught|minutes", "2 h 05"),
        ('totals.colleagues|count("colleague")', "3 colleagues"),
        ('1|count("reply", "replies") ~ " " ~ 2|count("reply", "replies")', "1 reply 2 replies"),
        ("'a' ~ none|day ~ none|month ~ 'b'", "ab"),
        ("none", ""),
        ("name|upper|replace('MAYA', 'A')", "A CHEN"),
        ("made_on.year + 1", "2027"),
        ("7 % 4 * 2", "6"),
        ("'-' * 3 + 'x'", "---x"),
        ("[1, 2]|join('/')", "1/2"),
        ("range(3)|list", "[0, 1, 2]"),
        ("'x' in name", "False"),
        ("audience is defined and nothing is not defined", "True"),
        ("nothing|default('none')", "none"),
    ],
)
def test_what_a_template_can_work_out(rendered, expression, written):
    assert rendered(f"{{{{ {expression} }}}}") == f"{written}\n"


def test_loops_know_where_they_are(rendered):
    text = (
        "{% for s in 'abc' %}{{ loop.index }}{{ s }}{{ loop.length }}{{ loop.last }} {% endfor %}"
    )
    assert rendered(text) == "1a3False 2b3False 3c3True\n"
    nested = (
        "{% for x in [[1, [2]], [3]] recursive %}{{ loop(x) if x is iterable else x }}{% endfor %}"
    )
    assert rendered(nested) == "123\n"


# One's own


def test_the_shipped_ones_come_first_then_ones_own(folder, templates):
    assert templates.names() == ["review", "brag", "one-page"]
    for name in ("mine.j2", "mine.md.j2", "a.md.j2", "_part.j2", ".hidden.j2", "notes.md", ".j2"):
        (folder / name).write_text(name)
    (folder / "folder.j2").mkdir()
    (folder / "steers\x1b[31m.j2").write_text("x")
    assert templates.names() == ["review", "brag", "one-page", "a", "mine"]
    assert templates.render("mine", FULL) == "mine.md.j2\n"


def test_without_a_folder_the_shipped_ones_are_there(tmp_path):
    folder = tmp_path / "none"
    assert Templates(folder).names() == list(SHIPPED)
    assert not folder.exists()


def test_one_of_ones_own_takes_the_place_of_a_shipped_one(folder, templates):
    (folder / "review.md.j2").write_text("mine: {{ name }}")
    assert templates.names() == list(SHIPPED)
    assert templates.render("review", FULL) == "mine: Maya Chen\n"


def test_a_template_that_was_changed_is_written_anew(folder, templates, tmp_path):
    assert [templates.render("review", FULL) for _ in range(2)] == [
        Templates(folder).render("review", FULL)
    ] * 2
    part, own = folder / "_part.md.j2", folder / "own.j2"
    own.write_text("{% include '_part.md.j2' %}")
    for text in ("one", "two"):
        part.write_text(text)
        assert templates.render("own", FULL) == f"{text}\n"
    for text in ("one", "two"):
        own.write_text(text)
        assert templates.render("own", FULL) == f"{text}\n"
    part.unlink()
    own.write_text("{% include '_part.md.j2' %}")
    with pytest.raises(WrongUse, match=r"“_part\.md\.j2” is not there to be included"):
        templates.render("own", FULL)


def test_a_file_anywhere_is_a_template_and_includes_ones_own(folder, templates, tmp_path):
    (folder / "_part.j2").write_text("part of {{ name }}")
    file = tmp_path / "elsewhere.txt"
    file.write_text(
        "{% include '_part.j2' %}\n\n{% from '_parts.md.j2' import point %}\n"
        "{% for s in sections[1:2] %}{{ point(s.groups[0].entries[0]) }}{% endfor %}"
    )
    assert templates.render_file(file, FULL).startswith("part of Maya Chen\n- Ran the on-call rota")


@pytest.mark.parametrize(
    "name", ["../secret.txt", "/etc/hostname", "..", ".", "", "a/../../secret.txt", "x\\0"]
)
def test_nothing_else_can_be_included(folder, refused, name):
    (folder.parent / "secret.txt").write_text("SECRET")
    said = refused(f'x\n{{% include "{name}" %}}')
    assert re.match(r"own\.md\.j2, line 2: .* is not there to be included\. ", said)


def test_an_unknown_name_says_which_there_are(folder, templates):
    (folder / "mine.j2").write_text("x")
    with pytest.raises(WrongUse) as raised:
        templates.render("\x1b[31mnope", FULL)
    said = str(raised.value)
    assert "There are review, brag, one-page and mine;" in said
    assert str(folder) in said
    assert "\x1b" not in said


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (None, "own.md.j2 can't be read: no such file or directory."),
        (b"x\xff", "own.md.j2 is not UTF-8, at byte 2."),
        (b"x" * 100_001, "own.md.j2 is too big for a template: more than 100 kB."),
        ("folder", "own.md.j2 is no ordinary file."),
    ],
)
def test_a_file_that_cannot_be_used_is_said(folder, templates, data, reason):
    path = folder / "own.md.j2"
    if data == "folder":
        path.mkdir()
    elif data is not None:
        path.write_bytes(data)
    with pytest.raises(WrongUse) as raised:
        templates.render_file(path, FULL)
    assert str(raised.value) == reason
    with pytest.raises(WrongUse, match="no such characters"):
        templates.render_file(folder / "x\0", FULL)


def test_a_folder_that_cannot_be_read_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(WrongUse, match="file can't be read: not a directory"):
        Templates(tmp_path / "file").names()


# What fails

CANARY = document(
    section("goals", "CANARY title", Entry("CANARY text", ("CANARY detail",), date(2026, 3, 3))),
    name="CANARY name",
    role="CANARY_role",
)
ENTRY = "sections[0].groups[0].entries[0]"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{% for x in sections %}", "line 3: Unexpected end of template. "),
        ("{{ name }", "line 3: unexpected '}'. "),
        ("{% nope %}", "line 3: Encountered unknown tag 'nope'. "),
        ("{{ name|nope }}", "line 3: No filter named 'nope'. "),
        ("{{ nmae }}", "line 3: “nmae” is not known. "),
        ("{{ totals.nope }}", "line 3: “nope” is not known. "),
        ("{{ name.nope }}", "line 3: “nope” is not known. "),
        ("{{ totals[name] }}", "line 3: Something is not known. "),
        ("{{ totals[role] }}", "line 3: Something is not known. "),
        ("{% for x in nope %}{% endfor %}", "line 3: “nope” is not known. "),
        ("{% if nope %}{% endif %}", "line 3: “nope” is not known. "),
        ("{{ [nope]|join }}", "line 3: “nope” is not known. "),
        ("{% include name %}", "line 3: Something is not there to be included. "),
        ("{% include ['a', role] %}", "line 3: Something is not there to be included. "),
        ("{{ name.__class__ }}", "line 3: this is not for templates. "),
        ("{{ totals.__class__.__mro__ }}", "line 3: this is not for templates. "),
        ("{{ name.format() }}", "line 3: this is not for templates. "),
        ("{{ made_on.today() }}", "line 3: this is not for templates. "),
        ("{{ 2 ** 3 }}", "line 3: this is not for templates. "),
        ("{{ '%s' % name }}", "line 3: this is not for templates. "),
        ("{{ sections.append(1) }}", "line 3: “append” is not known. "),
        ("{{ name + 1 }}", "line 3: this can't be worked out (TypeError). "),
        ("{{ 1 / 0 }}", "line 3: this can't be worked out (ZeroDivisionError). "),
        ("{{ name() }}", "line 3: this can't be worked out (TypeError). "),
        ("{{ name|day }}", "line 3: this can't be worked out (AttributeError). "),
        ("{{ name|minutes }}", "line 3: this can't be worked out (TypeError). "),
        (
            "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
            "line 3: this can't be worked out (RecursionError). ",
        ),
        (f"{{{{ {ENTRY}.text.nope }}}}", "line 3: “nope” is not known. "),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_no_text_of_a_record(refused, text, reason):
    said = refused(f"one\n\n{text}", CANARY)
    assert said.startswith(f"own.md.j2, {reason}")
    assert "CANARY" not in said
    assert said.endswith("docs/templates.md.") or "to be included" in said


def test_what_is_wrong_in_a_part_is_said_of_the_part(folder, refused):
    (folder / "_part.j2").write_text("\n{{ nope }}")
    assert refused("{% include '_part.j2' %}").startswith("_part.j2, line 2: “nope” is not known")
    (folder / "_part.j2").write_text("\n\n{% nope %}")
    assert refused("{% include '_part.j2' %}").startswith("_part.j2, line 3: Encountered unknown")
    (folder / "_part.j2").write_bytes(b"\xff")
    assert refused("{% include '_part.j2' %}") == "_part.j2 is not UTF-8, at byte 1."


def test_a_template_that_includes_itself_is_said(refused):
    assert "(RecursionError)" in refused("{% include 'own.md.j2' %}")


def test_a_template_too_deep_to_be_read_is_said(refused):
    said = refused("{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}")
    assert re.match(r"own\.md\.j2.*: this can't be worked out \(\w+\)\. ", said)


LONG = "it makes more than 1 MB, which nobody would read."
ENDLESS = "it goes round so often that it would not end soon."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{% for x in range(999999999) %}{% endfor %}", ENDLESS),
        ("{{ range(999999999)|list }}", ENDLESS),
        ("{% for x in range(999) %}{% for y in range(999) %}{% endfor %}{% endfor %}", ENDLESS),
        (
            (
                "{% set t = 'x' * 9999 %}{% for a in t %}{% for b in t %}{% if loop.index == 0 %}x"
                "{% endif %}{% endfor %}{% endfor %}"
            ),
            ENDLESS,
        ),
        (
            (
                "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}"
                "{{ f(60) }}"
            ),
            ENDLESS,
        ),
        ("{{ 'x' * 999999999999 }}", LONG),
        ("{{ ([1] * 999999999999)|length }}", LONG),
        ("{{ 999999999 * 999999999 }}", LONG),
        (
            (
                "{% set n = namespace(t='x') %}{% for i in range(99) %}{% set n.t = n.t ~ n.t %}"
                "{% endfor %}"
            ),
            LONG,
        ),
        (
            (
                "{% set n = namespace(t='x') %}{% for i in range(99) %}{% set n.t = n.t + n.t %}"
                "{% endfor %}"
            ),
            LONG,
        ),
        ("{{ (['x' * 999999] * 999)|join }}", LONG),
        ("{{ range(9999)|join('x' * 999) }}", LONG),
        ("{{ ('x' * 9999)|replace('x', 'x' * 999) }}", LONG),
    ],
)
def test_a_template_without_an_end_is_stopped(refused, text, reason):
    assert refused(f"\n{text}") == f"own.md.j2, line 2: {reason}"


def test_a_template_that_writes_without_an_end_is_stopped(refused):
    said = refused("{% for x in range(9999) %}{{ 'x' * 999 }}{% endfor %}")
    assert said == f"own.md.j2: {LONG}"


def test_after_a_failure_the_next_summary_is_written(refused, templates):
    refused("{% for x in range(999999999) %}{% endfor %}")
    assert templates.render("review", FULL)


def test_a_long_summary_is_written_in_full(templates):
    many = tuple(
        Entry(f"Point {n}", ("a", "b"), date(2026, 1, 1) + timedelta(days=n % 180))
        for n in range(5_000)
    )
    summary = document(section("skills", "Skills", Group("", many)))
    for name in ("review", "brag"):
        assert templates.render(name, summary).count("Point") == 5_000


def test_jinja_is_imported_when_a_template_is_used_only():
    import subprocess
    import sys

    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from peerpal.services.summary_templates import Templates\n"
        "assert Templates(Path('none')).names()\n"
        "sys.exit('jinja2' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_data_folder_is_opened_without_a_look_at_ones_own_templates(tmp_path, monkeypatch):
    settings = tmp_path / "mine"
    monkeypatch.setenv("PEERPAL_SETTINGS", str(settings))
    with opened(tmp_path / "data") as services:
        (settings / "templates").mkdir(parents=True)
        (settings / "templates" / "mine.j2").write_text("{{ name }}")
        assert services.templates.names() == [*SHIPPED, "mine"]
        assert services.templates is services.templates
    monkeypatch.setenv("PEERPAL_SETTINGS", "~no-such-user-here")
    with opened(tmp_path / "data") as services, pytest.raises(WrongUse, match="settings folder"):
        services.templates.names()
