"""Writes a capture back as text that is read as the same capture."""

from __future__ import annotations

from collections.abc import Iterator

from peerpal.domain.capture_line import DIRECTION_SIGNS, has_sign, is_bare_name, is_bare_skill
from peerpal.domain.captured import Capture, CapturedAction, CapturedExchange

_SIGNS = {direction: sign for sign, direction in DIRECTION_SIGNS.items()}


def print_capture(capture: Capture) -> str:
    """Return the canonical text of a capture: parsing it gives the same capture again.

    It has no blank line, so that captures may follow each other in one text.
    """
    header = " ".join(part for part in _header(capture) if part)
    records = list(_records(capture))
    if not capture.conversation:
        header += " " + records.pop(0)
    notes = [_note(line) for line in capture.notes.split("\n")] if capture.notes else []
    return "\n".join([header, *notes, *records])


def _header(capture: Capture) -> Iterator[str]:
    yield from (at_name(name) for name in capture.names)
    if capture.minutes:
        yield f"{capture.minutes}m"
    if capture.medium:
        yield capture.medium.value
    if capture.day:
        yield capture.day.isoformat()
    if capture.time:
        yield capture.time.isoformat("minutes")
    yield from (f"#{tag}" for tag in capture.tags)
    yield capture.title


def print_lines(capture: Capture) -> str:
    """Return the lines of a capture that become records beside the talk."""
    return "\n".join(_lines(capture))


def _lines(capture: Capture) -> Iterator[str]:
    yield from (_exchange(exchange) for exchange in capture.exchanges)
    yield from (_action(action) for action in capture.actions)
    yield from (f"? {point}" for point in capture.points)


def _records(capture: Capture) -> Iterator[str]:
    yield from _lines(capture)
    if capture.private_notes:
        yield from (f"~ {line}".rstrip() for line in capture.private_notes.split("\n"))


def _exchange(exchange: CapturedExchange) -> str:
    skill = exchange.skill if is_bare_skill(exchange.skill) else f'"{exchange.skill}"'
    minutes = f"{exchange.minutes}m" if exchange.minutes else ""
    parts = (_SIGNS[exchange.direction], skill, minutes, exchange.takeaway)
    return " ".join(part for part in parts if part)


def _action(action: CapturedAction) -> str:
    owner = "me" if action.name is None else at_name(action.name)
    due = f" by {action.due_on.isoformat()}" if action.due_on else ""
    return f"! {owner} {action.text}{due}"


def at_name(name: str) -> str:
    """Return how a peer is called in a line: `@ana`, in quotes where the name needs them."""
    return f"@{name}" if is_bare_name(name) else f'@"{name}"'


def _note(line: str) -> str:
    begun = line.lstrip()
    return f"\\{line}" if not begun or begun[0] in "@\\" or has_sign(begun) else line
