"""The capture line: what a person types to log a talk, as a value.

One capture is a header and the lines below it::

    @ana 45m video yesterday #oncall Talked about the rota
    > pytest 15m showed her fixtures            (taught; < learned, = together)
    ! me share the runbook by +3d               (action)
    ? how does her team handle incidents        (talking point)
    ~ she is thinking of changing teams         (private)
    anything else is a note; a backslash before it lets a note begin with a sign
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, time

from peerpal.domain.capture_line import (
    DIRECTION_SIGNS,
    CaptureError,
    Line,
    has_sign,
    lines_of,
    tag_of,
)
from peerpal.domain.captured import Capture, CapturedAction, CapturedExchange
from peerpal.domain.conversation import Medium
from peerpal.domain.dates import Toward, is_almost_day, read_day
from peerpal.domain.record import Side
from peerpal.domain.text import QUOTES

__all__ = [
    "Capture",
    "CaptureError",
    "CapturedAction",
    "CapturedExchange",
    "parse",
    "split_captures",
]

_HEADER_EXAMPLE = "begin with who it was with: @ana 45m Talked about the rota"


def parse(text: str, *, today: date, first_line: int = 1) -> Capture:
    """Return what one capture says, or raise CaptureError with the place and what would do.

    Lines are counted from `first_line`.
    """
    lines = [Line(number, line) for number, line in enumerate(lines_of(text), first_line)]
    header = next((line for line in lines if not line.at_end), lines[0])
    draft = _Draft(today=today)
    draft.read_header(header)
    for line in lines[lines.index(header) + 1 :]:
        draft.read_line(line)
    return draft.finished(header)


def split_captures(text: str) -> list[tuple[int, str]]:
    """Return each capture of a longer text with the number of its first line.

    A line that begins with @ begins a capture; a blank line ends one.
    """
    captures: list[tuple[int, list[str]]] = []
    is_open = False
    for number, line in enumerate(lines_of(text), 1):
        begun = line.lstrip()
        if begun and (begun.startswith("@") or not is_open):
            captures.append((number, []))
        is_open = bool(begun)
        if is_open:
            captures[-1][1].append(line)
    return [(number, "\n".join(lines)) for number, lines in captures]


@dataclass(slots=True, kw_only=True)
class _Draft:
    """A capture while it is read; names are kept by their case-folded form."""

    today: date
    names: dict[str, str] = field(default_factory=dict)
    minutes: int | None = None
    medium: Medium | None = None
    day: date | None = None
    time: time | None = None
    tags: list[str] = field(default_factory=list)
    title: str = ""
    quick: bool = False
    exchanges: list[CapturedExchange] = field(default_factory=list)
    actions: list[CapturedAction] = field(default_factory=list)
    points: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    private_notes: list[str] = field(default_factory=list)

    @property
    def planned(self) -> bool:
        """True for a talk still to come: on a later day, or today at a time."""
        return self.time is not None or (self.day is not None and self.day > self.today)

    def read_header(self, line: Line) -> None:
        """Read names and tokens in any order, then the title or the first record."""
        if not line.next_is("@"):
            raise line.error("nobody is named yet", _HEADER_EXAMPLE)
        while self._read_name(line) or self._read_token(line):
            pass
        if has_sign(line.rest):
            self.quick = not line.next_is("~")
            self._read_signed(line)
        else:
            self.title = line.take_rest()
            for word in self.title.split():
                self._add_tag(tag_of(word.rstrip(".,;:!?)")))

    def read_line(self, line: Line) -> None:
        """Read a line below the header: a sign's line, or a note."""
        if line.next_is("@"):
            raise line.error("there is a line with @ already", "log the other talk by itself")
        if has_sign(line.rest):
            self._read_signed(line)
        else:
            self.notes.append(line.rest[1:] if line.next_is("\\") else line.text)

    def finished(self, header: Line) -> Capture:
        """Return the capture, or raise CaptureError when it says nothing but names."""
        records = bool(self.exchanges or self.actions or self.points)
        notes, private_notes = _paragraphs(self.notes), _paragraphs(self.private_notes)
        talk = (self.title, self.minutes, self.medium, notes, private_notes, self.planned)
        if not (records or any(talk) or self.day or self.tags):
            raise header.error(
                "say what it was about",
                "add minutes, a day, a title, or a line that begins with > < = ! ? ~",
            )
        return Capture(
            names=tuple(self.names.values()),
            minutes=self.minutes,
            medium=self.medium,
            day=self.day,
            time=self.time,
            planned=self.planned,
            tags=tuple(self.tags),
            title=self.title,
            conversation=not self.quick or any(talk),
            exchanges=tuple(self.exchanges),
            actions=tuple(self.actions),
            points=tuple(self.points),
            notes=notes,
            private_notes=private_notes,
        )

    def _read_name(self, line: Line) -> bool:
        name = line.take_name()
        if name is None:
            return False
        self.names.setdefault(name.casefold(), name)
        line.skip_separators()
        return True

    def _read_token(self, line: Line) -> bool:
        """Read one token; False when the title, a sign or the end comes next."""
        if self.minutes is None and (minutes := line.take_minutes()) is not None:
            self.minutes = minutes
        elif self.medium is None and (medium := line.take(_medium, at_most=1)) is not None:
            self.medium = medium
        elif self.day is None and (day := line.take_day(self.today, Toward.PAST)) is not None:
            self.day = day
            self._refuse_past_time(line)
        elif self.time is None and (at := line.take_time()) is not None:
            self.time = at
            self._refuse_past_time(line)
        elif (tag := line.take(tag_of, at_most=1)) is not None:
            self._add_tag(tag)
        else:
            return False
        return True

    def _refuse_past_time(self, line: Line) -> None:
        if self.time is not None and self.day is not None and self.day < self.today:
            raise line.error(
                "a clock time is for a talk still to come, and this day is over",
                "leave out the time, or name a later day: tomorrow, next fri, +3d",
                at=line.taken_at,
            )

    def _add_tag(self, tag: str | None) -> None:
        if tag and tag not in self.tags:
            self.tags.append(tag)

    def _read_signed(self, line: Line) -> None:
        sign_column = line.at
        sign = line.take_sign()
        if sign == "~":
            self.private_notes.append(line.take_rest())
        elif sign == "?":
            self.points.append(
                line.take_rest()
                or line.missing("what to raise next time", "? how does her team work")
            )
        elif sign == "!":
            self.actions.append(self._action(line))
        elif self.planned:
            raise line.error(
                "a planned talk has no exchanges yet",
                "log them once it was held, or begin with ? to raise it then",
                at=sign_column,
            )
        else:
            self.exchanges.append(
                CapturedExchange(
                    direction=DIRECTION_SIGNS[sign],
                    skill=line.take_skill(),
                    minutes=line.take_minutes(),
                    takeaway=line.take_rest(),
                )
            )

    def _action(self, line: Line) -> CapturedAction:
        name = self._owner(line)
        words = line.words()
        due_on = None
        last_by = [place for place, word in enumerate(words) if word[0].casefold() == "by"][-1:]
        for place in last_by:
            due_on = self._due_on(line, words[place + 1 :])
            words = words[:place] if due_on else words
        if not words:
            line.missing("what is to be done", "! me share the runbook by fri")
        return CapturedAction(
            owner=Side.PEER if name else Side.ME,
            name=name or None,
            text=" ".join(word[0] for word in words),
            due_on=due_on,
        )

    def _due_on(self, line: Line, words: list[re.Match[str]]) -> date | None:
        text = " ".join(word[0] for word in words)
        due_on = read_day(text.rstrip(".,;!"), today=self.today, toward=Toward.FUTURE)
        if due_on is None and is_almost_day(text):
            raise line.not_a_day(text, at=words[0].start())
        return due_on

    def _owner(self, line: Line) -> str:
        """Read who an action belongs to: one of the names, or an empty one for me."""
        start = line.at
        if typed := line.take_name():
            owner = self._named(typed)
        else:
            longest = max(len(name.split()) for name in self.names)
            owner = line.take(self._me_or_named, at_most=longest)
        if owner is None:
            known = " or ".join(["me", *self.names.values()])
            raise line.error("say who will do it", f"this can be {known}", at=start)
        line.skip_separators()
        return owner

    def _me_or_named(self, text: str) -> str | None:
        text = text.strip(QUOTES).replace("_", " ")
        return "" if text.casefold() == "me" else self._named(text)

    def _named(self, text: str) -> str | None:
        """Return the name that a full name or its first word stands for, if it is only one."""
        key = text.casefold()
        if key in self.names:
            return self.names[key]
        alike = [name for known, name in self.names.items() if known.split()[0] == key]
        return alike[0] if len(alike) == 1 else None


def _medium(word: str) -> Medium | None:
    value = word.casefold().replace("-", "_")
    return next((medium for medium in Medium if medium.value == value), None)


def _paragraphs(lines: list[str]) -> str:
    """Return the lines without trailing space, and without blank ones before and after them."""
    lines = [line.rstrip() for line in lines]
    filled = [number for number, line in enumerate(lines) if line]
    return "\n".join(lines[filled[0] : filled[-1] + 1]) if filled else ""
