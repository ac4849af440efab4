"""HTML that holds what was written, and nothing that a browser would fetch or run."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from peerpal.domain.markdown import plain
from peerpal.domain.text import one_line
from peerpal.services.summary_html import html
from peerpal.services.summary_templates import Templates
from services.summaries import FULL

FRAME = {"html", "head", "meta", "title", "style", "body"}
FORMATTING = {
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre", "code", "em",
    "strong", "br", "hr", "a",
}  # fmt: skip
ATTRIBUTES = {
    "html": {"lang"},
    "meta": {"charset", "name", "content"},
    "ol": {"start"},
    "code": {"class"},
    "a": {"href", "title"},
}


class Reader(HTMLParser):
    """Takes a page apart as a browser does, and stops at anything that is not expected."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.texts: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in FRAME | FORMATTING
        assert tag in FORMATTING or "body" not in self.open
        assert {name for name, _ in attrs} <= ATTRIBUTES.get(tag, set())
        for name, value in attrs:
            assert name != "href" or (value or "").lower().startswith(
                ("http://", "https://", "mailto:")
            )
        self.seen.append(tag)
        if tag not in {"meta", "br", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in {"br", "hr"}:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        place = self.open[-1] if self.open else ""
        self.texts[place] = self.texts.get(place, "") + data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![a](http://x/y.png)",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt&colon;alert(1))",
    "[a](data:text/html,x)",
    "[a](file:///etc/passwd)",
    "[a](//x/y)",
    '[a](http://x "t" onclick="x")',
    "<http://x><javascript:alert(1)>",
    "[a]: http://x\n\n[a] ![a]",
    "</style><style>@import url(x)</style>",
    "</body></html><iframe src=x>",
    "<!-- x --><?x?><![CDATA[x]]><!DOCTYPE x>",
    '``` " onload="x\nx\n```',
    "&lt;script&gt; &#60;b&#62;",
    "\x00\x1b[31m\u202e",
]
PIECES = st.sampled_from([
    *HOSTILE, "\n", "\n\n", "# ", "- ", "1. ", "> ", "    ", "`", "```", "*", "**", "_", "[", "](",
    ")", "<", ">", "&", '"', "'", "|", "\\", "!", "é", "a", "  \n", "http://a.b", "\t",
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=60)


@given(TEXTS, TEXTS)
@example("", "")
def test_whatever_is_written_a_browser_fetches_and_runs_nothing(markdown, title):
    page = html(markdown, title=title)
    reader = Reader(page)
    assert html(markdown, title=title) == page
    assert reader.texts.get("title", "") == one_line(title)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_person_wrote_is_read_as_it_is(text):
    reader = Reader(html(f"- {plain(text)}\n", title=""))
    assert [tag for tag in reader.seen if tag in FORMATTING] == ["ul", "li"]
    assert reader.texts["li"].strip() == one_line(text)


def test_a_link_that_a_template_makes_is_one():
    page = html("[the log](https://example.org/a?b=1&c)", title="x")
    assert '<p><a href="https://example.org/a?b=1&amp;c">the log</a></p>' in page


def test_nothing_is_remote_in_the_frame():
    page = html("x", title="x")
    for word in ("http", "url(", "@import", "<link", "<script"):
        assert word not in page


def test_a_summary_reads_like_its_markdown():
    page = html(Templates(Path("/nowhere")).render("review", FULL), title="Maya Chen & more")
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">\n')
    assert "<title>Maya Chen &amp; more</title>" in page
    assert "<h1>Peer mentoring: Maya Chen</h1>\n<p>Engineer, Acme<br />\n1 January" in page
    assert "<li>Ran the on-call rota\n<ul>\n<li>Nobody was woken up for a month</li>" in page
