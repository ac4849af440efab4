"""Drives the app as a person would, and looks at what is on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import TextArea

from peerpal.app import PeerPalApp
from peerpal.domain.text import clean
from peerpal.services.services import Services
from peerpal.widgets.choice import Choice
from peerpal.widgets.fields import Field
from peerpal.widgets.record_list import RecordList

WIDE, NARROW = (120, 36), (80, 24)
HOSTILE = (
    "[/] \x1b[2J\x1b[31mred",
    "[@click=app.quit]x \x1b]52;c;aGVsbG8=\x07",
    "admin\u202egnp.exe\u2066 👨‍👩‍👧‍👦",
    "x" * 10_000,
)
each_hostile = pytest.mark.parametrize(
    ("text", "size"),
    [(text, (WIDE, NARROW)[number % 2]) for number, text in enumerate(HOSTILE)],
    ids=range(len(HOSTILE)),
)
"""Every hostile text, at one of the two sizes in turn."""
_KEYS = {" ": "space", "\n": "enter"}
_TRIES = 1_000
_SOON = 20
_LONG = 500
"""Nobody types a text of more characters."""


async def typed(pilot: Pilot[None], text: str) -> None:
    """Press the key of each character, as fast as a terminal sends them; paste what is long."""
    if len(text) > _LONG:
        await pasted(pilot, text)
        return
    for char in text:
        _send(pilot, _KEYS.get(char, char), char)
    await pilot.pause()


async def at_once(pilot: Pilot[None], keys: Iterable[str]) -> None:
    """Send keys all at once, as a terminal does for somebody who types faster than it opens."""
    for key in keys:
        is_char = len(key) == 1
        _send(pilot, _character_to_key(key) if is_char else key, key if is_char else None)
    await pilot.pause()


def _send(pilot: Pilot[None], key: str, char: str | None = None) -> None:
    """Press a key without waiting for what it does."""
    assert pilot.app._driver
    event = events.Key(key, char)
    event.set_sender(pilot.app)
    pilot.app._driver.send_message(event)


async def pasted(pilot: Pilot[None], text: str) -> None:
    """Paste a text, as is done with what no key has."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


async def until(pilot: Pilot[None], is_so: Callable[[], object]) -> None:
    """Wait for what the app is busy with."""
    for _ in range(_TRIES):
        if is_so():
            return
        await pilot.pause()
    raise AssertionError(f"never came true; on the screen:\n{shown(pilot)}")


async def on_screen(pilot: Pilot[None], name: str) -> None:
    """Wait until the screen of that class is in front, and has drawn itself."""
    await until(pilot, lambda: type(pilot.app.screen).__name__ == name)
    await pilot.pause()


async def in_full(pilot: Pilot[None]) -> None:
    """Wait until the record under the cursor has all the room."""
    await until(pilot, lambda: getattr(pilot.app.screen, "is_in_full", False))


def focused_field(pilot: Pilot[None]) -> Field | None:
    """Return the field that the cursor is in."""
    ancestors = pilot.app.focused.ancestors if pilot.app.focused else ()
    return next((widget for widget in ancestors if isinstance(widget, Field)), None)


async def to_field(pilot: Pilot[None], name: str) -> Field:
    """Press Tab until the cursor is in a field."""
    for _ in range(_TRIES):
        field = focused_field(pilot)
        if field and field.name == name:
            await pilot.pause()
            return field
        tabs, goal = _tabs_to(pilot, name)
        for _ in range(tabs):
            _send(pilot, "tab")
        await _soon(pilot, lambda goal=goal: pilot.app.focused is goal)
    raise AssertionError(f"Tab never came to {name}")


def _tabs_to(pilot: Pilot[None], name: str) -> tuple[int, Widget | None]:
    """Return how often Tab is pressed at once, and where to; once if the field is not there."""
    screen = pilot.app.screen
    chain = screen.focus_chain
    if screen.focused not in chain:
        return 1, None
    at = chain.index(screen.focused)
    ahead = [*chain[at + 1 :], *chain[: at + 1]]
    found = ((n, widget) for n, widget in enumerate(ahead, 1) if _field_of(widget, name))
    return next(found, (1, ahead[0]))


async def _soon(pilot: Pilot[None], is_so: Callable[[], object]) -> None:
    """Wait for what keys on their way nearly always lead to: more keys would lead past it."""
    for _ in range(_SOON):
        await pilot.pause()
        if is_so():
            return


def _field_of(widget: Widget, name: str) -> bool:
    return any(isinstance(above, Field) and above.name == name for above in widget.ancestors)


async def fill(pilot: Pilot[None], name: str, text: str) -> None:
    """Replace what stands in a field."""
    await to_field(pilot, name)
    await cleared(pilot)
    await typed(pilot, text)


async def cleared(pilot: Pilot[None]) -> None:
    if isinstance(pilot.app.focused, TextArea):
        await pilot.press("f7", "delete")
    else:
        await pilot.press("end", "ctrl+u")


async def choose(pilot: Pilot[None], name: str, words: str) -> None:
    """Go through a field's values with the arrow until the right one is chosen."""
    field = await to_field(pilot, name)
    choice = field.query_one(Choice)
    for _ in range(_TRIES):
        named = [label for _, label in choice._options]
        at, wanted = [value for value, _ in choice._options].index(choice.value), named.index(words)
        if at == wanted:
            await pilot.pause()
            return
        for _ in range((wanted - at) % len(named)):
            _send(pilot, "right")
        value = choice._options[wanted][0]
        await _soon(pilot, lambda value=value: choice.value == value)
    raise AssertionError(f"{name} never became {words}")


async def saved(pilot: Pilot[None], screen: str) -> None:
    """Save the form and wait for the screen below it."""
    await pilot.press("ctrl+s")
    await on_screen(pilot, screen)


def lines_of(pilot: Pilot[None]) -> list[str]:
    """Return the lines on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip) for strip in strips]


def shown(pilot: Pilot[None]) -> str:
    """Return all that is on the screen."""
    return "\n".join(lines_of(pilot))


def row_with(pilot: Pilot[None], text: str) -> str:
    """Return the row of the list that has a text, without what stands beside the list."""
    rows = pilot.app.screen.query_one(RecordList).region
    lines = lines_of(pilot)[rows.y : rows.bottom]
    return next(line[: rows.right] for line in lines if text in line[: rows.right])


def assert_harmless(pilot: Pilot[None]) -> None:
    """Nothing on the screen steers the terminal or acts when it is clicked."""
    for strip in pilot.app.screen._compositor.render_strips():
        for segment in strip:
            assert segment.text == clean(segment.text), repr(segment.text)
            assert "\n" not in segment.text
            assert "\t" not in segment.text
            assert not (segment.style and segment.style.meta.get("@click")), segment
            assert not (segment.style and segment.style.link), segment


async def read_through(pilot: Pilot[None]) -> None:
    """Page down through the record in full, all of which is harmless."""
    await in_full(pilot)
    for _ in range(8):
        assert_harmless(pilot)
        await pilot.press("pagedown")


def log(services: Services, *captures: str) -> None:
    """Log talks without keys, for tests that are about something else."""
    services.captures.log([services.captures.read(text) for text in captures], new_peers=True)


def app_on(services: Services) -> PeerPalApp:
    return PeerPalApp(services)
