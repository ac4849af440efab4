"""The capture line: every form it has, every mistake it names, and the law of its printing."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from peerpal.domain.capture import (
    Capture,
    CapturedAction,
    CapturedExchange,
    CaptureError,
    parse,
    split_captures,
)
from peerpal.domain.capture_line import lines_of
from peerpal.domain.capture_print import print_capture
from peerpal.domain.conversation import Medium
from peerpal.domain.dates import DAY_HELP
from peerpal.domain.errors import WrongUse
from peerpal.domain.exchange import Direction
from peerpal.domain.record import Side
from peerpal.domain.text import one_line

SUNDAY = date(2026, 11, 22)
TAUGHT, LEARNED, TOGETHER = Direction.TAUGHT, Direction.LEARNED, Direction.TOGETHER

ISSUE_EXAMPLE = """\
@ana 45m video yesterday #oncall Talked about the rota
> pytest 15m showed her fixtures
< kubernetes 20m rolling deploys
! me share the runbook by +3d"""


def read(text: str) -> Capture:
    """Read a capture, and hold it to the law: printed, it is read as the same."""
    capture = parse(text, today=SUNDAY)
    assert parse(print_capture(capture), today=SUNDAY) == capture
    return capture


def refused(text: str) -> CaptureError:
    with pytest.raises(CaptureError) as caught:
        parse(text, today=SUNDAY)
    return caught.value


def exchange(
    direction: Direction, skill: str, minutes: int | None = None, takeaway: str = ""
) -> CapturedExchange:
    return CapturedExchange(direction=direction, skill=skill, minutes=minutes, takeaway=takeaway)


def mine(text: str, due_on: date | None = None) -> CapturedAction:
    return CapturedAction(owner=Side.ME, text=text, due_on=due_on)


def theirs(name: str, text: str, due_on: date | None = None) -> CapturedAction:
    return CapturedAction(owner=Side.PEER, name=name, text=text, due_on=due_on)


def test_reads_the_example_of_the_issue():
    assert read(ISSUE_EXAMPLE) == Capture(
        names=("ana",),
        minutes=45,
        medium=Medium.VIDEO,
        day=date(2026, 11, 21),
        tags=("oncall",),
        title="Talked about the rota",
        exchanges=(
            exchange(TAUGHT, "pytest", 15, "showed her fixtures"),
            exchange(LEARNED, "kubernetes", 20, "rolling deploys"),
        ),
        actions=(mine("share the runbook", date(2026, 11, 25)),),
    )


def test_prints_the_example_of_the_issue():
    assert print_capture(read(ISSUE_EXAMPLE)) == (
        "@ana 45m video 2026-11-21 #oncall Talked about the rota\n"
        "> pytest 15m showed her fixtures\n"
        "< kubernetes 20m rolling deploys\n"
        "! me share the runbook by 2026-11-25"
    )


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("@ana hello", {"title": "hello"}),
        ("\n \n\t@ana   two \u00a0 words ", {"title": "two words"}),
        ("\ufeff@ana hello", {"title": "hello"}),
        ("@ana hello\r\n", {"title": "hello"}),
        ('@"Ana  Ruiz" x', {"names": ("Ana Ruiz",), "title": "x"}),
        ("@“Ana Ruiz” x", {"names": ("Ana Ruiz",), "title": "x"}),
        ("@ana_ruiz x", {"names": ("ana ruiz",), "title": "x"}),
        ('@"ana_ruiz" x', {"names": ("ana_ruiz",), "title": "x"}),
        ("@ana @Ben x", {"names": ("ana", "Ben"), "title": "x"}),
        ("@ana,@ben , @cy x", {"names": ("ana", "ben", "cy"), "title": "x"}),
        ("@ana @ANA x", {"names": ("ana",), "title": "x"}),
        ("@ana 45m @ben x", {"names": ("ana", "ben"), "minutes": 45, "title": "x"}),
        ("@o'neil @j.doe @josé x", {"names": ("o'neil", "j.doe", "josé"), "title": "x"}),
        ("@ana: talked", {"title": "talked"}),
        ("@ana :) nice", {"title": ":) nice"}),
        ("@ana 45m", {"minutes": 45}),
        ("@ana 24h", {"minutes": 1440}),
        ("@ana 1h30 x", {"minutes": 90, "title": "x"}),
        ("@ana 1h 30m x", {"minutes": 90, "title": "x"}),
        ("@ana 45 min x", {"minutes": 45, "title": "x"}),
        ("@ana 1h 20 people came", {"minutes": 60, "title": "20 people came"}),
        ("@ana 90 x", {"title": "90 x"}),
        ("@ana 45m 30m x", {"minutes": 45, "title": "30m x"}),
        ("@ana VIDEO x", {"medium": Medium.VIDEO, "title": "x"}),
        ("@ana in-person", {"medium": Medium.IN_PERSON}),
        ("@ana in_person", {"medium": Medium.IN_PERSON}),
        ("@ana phone", {"medium": Medium.PHONE}),
        ("@ana video chat about it", {"medium": Medium.VIDEO, "title": "chat about it"}),
        ("@ana yesterday", {"day": date(2026, 11, 21)}),
        ("@ana fri, x", {"day": date(2026, 11, 20), "title": "x"}),
        ("@ana 20 nov x", {"day": date(2026, 11, 20), "title": "x"}),
        ("@ana 22 nov 2025 x", {"day": date(2025, 11, 22), "title": "x"}),
        ("@ana fri 20 nov 2026 x", {"day": date(2026, 11, 20), "title": "x"}),
        ("@ana yesterday today x", {"day": date(2026, 11, 21), "title": "today x"}),
        ("@ana 14:00 15:00 x", {"time": time(14), "planned": True, "title": "15:00 x"}),
        ("@ana today x", {"day": SUNDAY, "title": "x"}),
        ("@ana next fri x", {"day": date(2026, 11, 27), "planned": True, "title": "x"}),
        ("@ana tomorrow", {"day": date(2026, 11, 23), "planned": True}),
        ("@ana 14:00", {"time": time(14), "planned": True}),
        ("@ana today 9:05 x", {"day": SUNDAY, "time": time(9, 5), "planned": True, "title": "x"}),
        (
            "@ana 14:00 +1d",
            {"day": date(2026, 11, 23), "time": time(14), "planned": True},
        ),
        ("@ana #OnCall #a_b-1 x", {"tags": ("oncall", "a_b-1"), "title": "x"}),
        ("@ana #a #A x", {"tags": ("a",), "title": "x"}),
        ("@ana #हिन्दी", {"tags": ("हिन्दी",)}),
        ("@ana #İ", {"tags": ("i̇",)}),
        ("@ana #123 x", {"title": "#123 x"}),
        ("@ana on #Rota, #b. c#d #1", {"title": "on #Rota, #b. c#d #1", "tags": ("rota", "b")}),
        ("@ana x @ben ~ > y 45m", {"title": "x @ben ~ > y 45m"}),
        ("@ana <3 great talk", {"title": "<3 great talk"}),
        ("@ana != x", {"title": "!= x"}),
        ("@ana a\x00b\x1b[31m", {"title": "a\ufffdb\ufffd[31m"}),
        ("@ana \ud800", {"title": "\ufffd"}),
    ],
)
def test_reads_a_header(header, expected):
    assert read(header) == Capture(**{"names": ("ana",)} | expected)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("> pytest", exchange(TAUGHT, "pytest")),
        ("< SQL 1h", exchange(LEARNED, "SQL", 60)),
        ("= sql read a plan", exchange(TOGETHER, "sql", takeaway="read a plan")),
        (" \t>pytest 15m, fixtures", exchange(TAUGHT, "pytest", 15, "fixtures")),
        ('> "code  review" 15 min a  b', exchange(TAUGHT, "code review", 15, "a b")),
        ("> “code review”", exchange(TAUGHT, "code review")),
        ('> "15m"', exchange(TAUGHT, "15m")),
        ("> c++ showed 15m", exchange(TAUGHT, "c++", takeaway="showed 15m")),
    ],
)
def test_reads_an_exchange(line, expected):
    assert read(f"@ana x\n{line}").exchanges == (expected,)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("! me share it", mine("share it")),
        ("! ME: share it", mine("share it")),
        ("!me share it by friday", mine("share it", date(2026, 11, 27))),
        ("! me share it by fri.", mine("share it", date(2026, 11, 27))),
        ("! me share it by sun", mine("share it", date(2026, 11, 29))),
        ("! me share it BY 21 nov", mine("share it", date(2027, 11, 21))),
        ("! me share it by next  fri", mine("share it", date(2026, 11, 27))),
        ("! ana try by +2w", theirs("Ana Ruiz", "try", date(2026, 12, 6))),
        ("! @ana, try", theirs("Ana Ruiz", "try")),
        ("! @ana try", theirs("Ana Ruiz", "try")),
        ("! ana ruiz try", theirs("Ana Ruiz", "try")),
        ("! ana_ruiz, try", theirs("Ana Ruiz", "try")),
        ('! @"ana ruiz" try', theirs("Ana Ruiz", "try")),
        ('! "ana ruiz" try', theirs("Ana Ruiz", "try")),
        ("! ben ana try", theirs("ben", "ana try")),
        ("! me get it read by the team", mine("get it read by the team")),
        ("! me get it read by Sam by fri", mine("get it read by Sam", date(2026, 11, 27))),
        ("! me stand by", mine("stand by")),
        ("! me come by for 3 days", mine("come by for 3 days")),
        ("! me cut it by 20% by tomorrow", mine("cut it by 20%", date(2026, 11, 23))),
        ("! me by the way, ask", mine("by the way, ask")),
    ],
)
def test_reads_an_action(line, expected):
    assert read(f'@"Ana Ruiz" @ben x\n{line}').actions == (expected,)


def test_a_name_in_full_goes_before_a_first_word():
    text = '@"Ana Kim" @ana @"Ana Ruiz" x\n! ana a\n! ana kim b\n! @ana kim c'
    assert [(a.name, a.text) for a in read(text).actions] == [
        ("ana", "a"),
        ("Ana Kim", "b"),
        ("ana", "kim c"),
    ]


def test_reads_points_notes_and_private_notes():
    capture = read(
        "@ana x\n\n  a note \n\n? how  so\n?and why\nmore\n\\> no exchange\n\\\\ two\n"
        "~ secret\n\t~more\n~\n~ ~ end\n\\\n \n"
    )
    assert capture.points == ("how so", "and why")
    assert capture.notes == "  a note\n\nmore\n> no exchange\n\\ two"
    assert capture.private_notes == "secret\nmore\n\n~ end"
    assert capture.conversation


@pytest.mark.parametrize("note", ["> a", "  > a", "~ a", "\t~a", "@a", " @a", "\\a", " \\a", "? a"])
def test_a_backslash_lets_a_note_begin_with_anything(note):
    assert read(f"@ana x\n\\{note}").notes == note


def test_what_is_private_never_becomes_a_note():
    for line in ("~x", "~ x", " ~x", "\t~ x", "\u00a0~x", "~~x", "~1", "~>x"):
        capture = read(f"@ana t\n{line}")
        assert (capture.notes, capture.private_notes) == ("", line.strip()[1:].strip())


@pytest.mark.parametrize("line", ["<3", "=> so", "!= x", "== y", "!!", "?!", ">1", "-> z", "#a b"])
def test_what_only_resembles_a_sign_is_a_note(line):
    assert read(f"@ana x\n{line}").notes == line


@pytest.mark.parametrize(
    ("text", "conversation"),
    [
        ("@ana > pytest 15m showed", False),
        ("@ana yesterday #tag > pytest", False),
        ("@ana ? how\n> pytest\n! me x", False),
        ("@ana ! me x\n~", False),
        ("@ana\n> pytest", True),
        ("@ana\n! me x", True),
        ("@ana\n? how", True),
        ("@ana 45m > pytest", True),
        ("@ana video > pytest", True),
        ("@ana > pytest\na note", True),
        ("@ana > pytest\n~ private", True),
        ("@ana ~ private", True),
        ("@ana tomorrow ? how", True),
        ("@ana yesterday", True),
        ("@ana #tag", True),
        ("@ana\na note", True),
    ],
)
def test_records_stand_by_themselves_when_nothing_makes_a_conversation(text, conversation):
    assert read(text).conversation is conversation


def test_a_quick_line_is_printed_on_one_line():
    assert print_capture(read("@ana > pytest 1h showed")) == "@ana > pytest 60m showed"


def test_what_is_printed_has_no_blank_line():
    printed = print_capture(read("@ana x\nfirst\n\n  second\n> pytest\n~ a\n~\n~ b"))
    assert printed == "@ana x\nfirst\n\\\n  second\n> pytest\n~ a\n~\n~ b"


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("", 1, 1),
        ("\n\n", 1, 1),
        ("hello", 1, 1),
        ("\n  hello", 2, 3),
        ("> pytest", 1, 1),
        ("@", 1, 1),
        ("@ ana", 1, 1),
        ("@_ x", 1, 1),
        ('@"" x', 1, 1),
        ('@"Ana x', 1, 1),
        ('@"Ana"x', 1, 1),
        ("@a@b x", 1, 1),
        ("@ana @ x", 1, 6),
        ("@ana", 1, 5),
        ("@ana, @ben\n\n", 1, 11),
        ("@ana\n~\n\\", 1, 5),
        ("@ana 0m x", 1, 6),
        ("@ana 25h x", 1, 6),
        ("@ana 1441m x", 1, 6),
        ("@ana video, 25h, x", 1, 13),
        ("@ana yesterday 14:00, x", 1, 16),
        ("@ana video 31 feb x", 1, 12),
        ("@ana 2026-02-30", 1, 6),
        ("@ana +9999y", 1, 6),
        ("@ana 24:00", 1, 6),
        ("@ana yesterday 14:00", 1, 16),
        ("@ana 14:00 yesterday x", 1, 12),
        ("@ana x\n@ben y", 2, 1),
        ("@ana x\n  @ben y", 2, 3),
        ("@ana x\n>", 2, 2),
        ('@ana x\n> "code', 2, 3),
        ('@ana x\n> ""', 2, 3),
        ('@ana x\n> 5"disk', 2, 3),
        ('@ana x\n> "a"b', 2, 3),
        ("@ana x\n> 15m pytest", 2, 3),
        ("@ana x\n> pytest 25h", 2, 10),
        ("@ana x\n?", 2, 2),
        ("@ana x\n? ", 2, 3),
        ("@ana x\n!", 2, 2),
        ("@ana x\n! bob y", 2, 3),
        ("@ana x\n! @bob y", 2, 3),
        ("@ana x\n! me", 2, 5),
        ("@ana x\n! me by fri", 2, 6),
        ("@ana x\n! me y by firday", 2, 11),
        ("@ana x\n! me y by  next week", 2, 12),
        ("@ana x\n! me y by 20%", 2, 11),
        ("@ana x\n! me y by 31 feb", 2, 11),
        ("@ana x\r\n\r\n! me y by +2", 3, 11),
        ("@ana tomorrow x\n> pytest", 2, 1),
        ("@ana tomorrow > pytest", 1, 15),
        ("@ana 14:00 x\n  = pytest", 2, 3),
        ('@"Ana Ruiz" @"Ana Kim" x\n! ana y', 2, 3),
    ],
)
def test_a_mistake_is_named_with_its_place(text, line, column):
    error = refused(text)
    assert (error.line, error.column) == (line, column)
    assert str(error).startswith(f"line {line}, column {column}: {error.problem}. ")
    assert error.problem
    assert error.hint


def test_a_mistake_is_a_wrong_use():
    assert isinstance(refused(""), WrongUse)
    assert refused("").exit_status == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@ana", "say what it was about"),
        ("hello", "@ana 45m Talked about the rota"),
        ("@ana x\n! me y by firday", "“firday” is not a day"),
        ("@ana x\n! me y by firday", DAY_HELP),
        ("@ana 31 feb", "“31 feb” is not a day"),
        ("@ana 14:99", "“14:99” is not a time"),
        ('@ana @"Ben O" x\n! bob y', "me or ana or Ben O"),
        ("@ana tomorrow x\n> pytest", "a planned talk has no exchanges yet"),
        ("@ana x\n> 15m pytest", "the skill comes before the minutes"),
    ],
)
def test_a_mistake_says_what_would_do(text, words):
    assert words in str(refused(text))


def test_a_mistake_shows_at_most_twenty_characters():
    assert f"“+{'a' * 19}”" in str(refused(f"@ana x\n! me y by +{'a' * 19}"))
    assert f"“+{'a' * 18}…”" in str(refused(f"@ana x\n! me y by +{'a' * 99}"))


def test_lines_are_counted_from_the_first_line():
    with pytest.raises(CaptureError, match=r"^line 8, column 3: "):
        parse("@ana x\n! bob y", today=SUNDAY, first_line=7)


@pytest.mark.parametrize(
    ("text", "captures"),
    [
        ("", []),
        ("\n \n", []),
        ("@ana x", [(1, "@ana x")]),
        ("@ana x\n> y\n@ben z", [(1, "@ana x\n> y"), (3, "@ben z")]),
        ("\r\n@ana x\r\n> y\r\n\r\n\r\n  @ben z\r\n", [(2, "@ana x\n> y"), (6, "  @ben z")]),
        ("lost\n@ana x\n\nlost\ntoo", [(1, "lost"), (2, "@ana x"), (4, "lost\ntoo")]),
        ("@ana x\na\n\\\nb", [(1, "@ana x\na\n\\\nb")]),
    ],
)
def test_parts_a_text_into_captures(text, captures):
    assert split_captures(text) == captures


def test_text_that_belongs_to_no_capture_is_refused_at_its_line():
    (_, first), (number, lost) = split_captures("@ana x\n\n  lost")
    assert read(first).title == "x"
    with pytest.raises(CaptureError, match=r"^line 3, column 3: "):
        parse(lost, today=SUNDAY, first_line=number)


# Any text, and text made of the grammar's own parts in any order.

any_text = st.text(st.characters())
words = st.text(st.characters(), max_size=3) | st.sampled_from(
    [
        *("45m", "1h", "30m", "1h30", "1", "h", "20", "min", "video", "chat", "in-person"),
        *("fri", "next", "last", "by", "today", "tomorrow", "yesterday", "+3d", "-1m"),
        *("22", "nov", "2026", "2026-11-22", "14:00", "9:30", "#a", "#On-Call", "#1", "#İ", "#b,"),
        *("me", "me,", "ana", "ruiz", "@ana", "@ben", '@"Ana Ruiz"', "@ana_ruiz", "@", "#", "fri."),
        *('"a b"', '"15m"', '"', "“", ",", ":", ".", ":)", "\\", "\u00a0", "\t", "pytest"),
        *(">", "<", "=", "!", "?", "~", "<3"),
    ]
)
phrases = st.lists(words, max_size=6).map(" ".join)
names = st.sampled_from(["@ana", "@ben", '@"Ana Ruiz"', "@ana_kim", '@"a_b, c"', "@ana @ANA @me"])
tokens = st.lists(
    st.sampled_from(["45m", "1h", "video", "yesterday", "+3d", "2 jan", "14:00", "#a", "@cy"]),
    max_size=4,
).map(" ".join)
headers = st.builds("{} {} {}".format, names, tokens, phrases)
openings = st.sampled_from(
    [*("> ", "< ", "= ", "> py ", "! me ", "! ana ", "! @ana "), *("? ", "~ ", "~", "\\", "", "  ")]
)
bodies = st.lists(st.builds("{}{}".format, openings, phrases), max_size=5)
breaks = st.sampled_from(["\n", "\r\n", "\n\n", "\n \n"])
shaped_text = st.builds(
    lambda header, lines, between: between.join([header, *lines]), headers, bodies, breaks
)
todays = st.dates() | st.sampled_from([SUNDAY, date.min, date.max])


def attempt(text: str, today: date, first_line: int = 1) -> Capture | CaptureError:
    try:
        return parse(text, today=today, first_line=first_line)
    except CaptureError as error:
        return error


@settings(max_examples=500)
@given(shaped_text | any_text | st.builds("@ana {}".format, any_text), todays)
@example("@ana 1h @ben 30m more", SUNDAY)
@example("@ana 45m @ben , x", SUNDAY)
@example("@ana 45m , ,", SUNDAY)
@example("@ana x\n! ana , y", SUNDAY)
@example("@ana #İ x", SUNDAY)
@example("@ana fri #x 20 nov", SUNDAY)
@example("@ana x\n\\\u00a0", SUNDAY)
def test_what_is_printed_is_read_as_the_same_capture(text, today):
    capture = attempt(text, today)
    if isinstance(capture, Capture):
        printed = print_capture(capture)
        assert parse(printed, today=today) == capture
        assert split_captures(printed) == [(1, printed)]


@settings(max_examples=200)
@given(shaped_text | any_text, todays, st.integers(1, 1000))
def test_a_mistake_lies_within_the_text(text, today, first_line):
    error = attempt(text, today, first_line)
    if isinstance(error, CaptureError):
        lines = text.replace("\r\n", "\n").split("\n")
        assert 0 <= error.line - first_line < len(lines)
        assert 1 <= error.column <= len(lines[error.line - first_line]) + 1


@settings(max_examples=200)
@given(headers, bodies, bodies, phrases, todays)
def test_a_private_line_shows_in_no_mistake_and_no_note(header, before, after, phrase, today):
    text = "\n".join([header, *before, f"~ {one_line(phrase)} Xyzzy", *after])
    found = attempt(text, today)
    if isinstance(found, Capture):
        assert "Xyzzy" in found.private_notes
        assert "Xyzzy" not in found.notes
    else:
        assert "xyzzy" not in str(found).lower()


@given(any_text | shaped_text)
def test_parting_loses_no_line_and_moves_none(text):
    parted = {
        first + place: line
        for first, capture in split_captures(text)
        for place, line in enumerate(capture.split("\n"))
    }
    assert parted == {number: line for number, line in enumerate(lines_of(text), 1) if line.strip()}
