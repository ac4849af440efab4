"""One record as a page of text: a title, facts in a column, then sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from peerpal.domain.text import clean, one_line
from peerpal.widgets.hanging import label
from peerpal.widgets.themes import MUTED

_LABEL_WIDTH = 13


def sheet(
    title: str | Content,
    about: Sequence[str | Content] = (),
    facts: Iterable[tuple[str, str | Content]] = (),
    sections: Iterable[tuple[str, str | Content]] = (),
) -> Content:
    """Return the page; what is empty is left out."""
    head = Content.styled(one_line(title), "bold") if isinstance(title, str) else title
    lines = [head]
    places = [_text(part) for part in about]
    if places := [part for part in places if part]:
        lines.append(Content.styled(" · ", MUTED).join(places))
    known = [(name, _text(value)) for name, value in facts]
    if known := [(name, value) for name, value in known if value]:
        lines.append(Content())
        lines += [line for name, value in known for line in _fact(name, value)]
    for heading, text in sections:
        body = _text(text)
        if body:
            lines += [Content(), Content.styled(heading, f"bold {MUTED}"), body]
    return Content("\n").join(lines)


def lines(items: Iterable[str | Content]) -> Content:
    """Return items one below the other."""
    return Content("\n").join([_text(item) for item in items])


def _fact(name: str, value: Content) -> list[Content]:
    """Return the lines of a fact, its name beside the first of them."""
    texts = value.split(allow_blank=True)
    names = [name, *[""] * (len(texts) - 1)]
    pairs = zip(names, texts, strict=True)
    return [Content.assemble(label(of, _LABEL_WIDTH), text) for of, text in pairs]


def _text(value: str | Content) -> Content:
    return Content(clean(value)) if isinstance(value, str) else value
