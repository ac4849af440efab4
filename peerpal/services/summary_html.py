"""A summary as one small HTML file that fetches nothing and runs nothing."""

from __future__ import annotations

from html import escape

from markdown_it import MarkdownIt

from peerpal.domain.text import clean, one_line

_STYLE = """\
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.25; margin: 1.5em 0 0.5em; }
h1 { margin-top: 0; }
ul, ol { padding-left: 1.5rem; }
li { margin: 0.25em 0; }
blockquote { margin-left: 0; padding-left: 1rem; border-left: 0.2rem solid #999; }
code, pre { font: 0.9em ui-monospace, monospace; overflow-wrap: break-word; white-space: pre-wrap; }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1b1b; } }
@media print { body { margin: 0; max-width: none; } h2, h3 { break-after: avoid; } }
"""


_LINKS = ("https://", "http://", "mailto:")


class _Markdown(MarkdownIt):
    """CommonMark without anything that a page would fetch or run when it is opened."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False, "linkify": False, "typographer": False})
        self.disable(["html_block", "html_inline", "image"])

    def validateLink(self, url: str) -> bool:  # noqa: N802 the parser's own name
        """True for what a browser opens by itself, and for mail."""
        return url.lower().startswith(_LINKS)


def html(markdown: str, *, title: str) -> str:
    """Return a summary as an HTML document of its own; the same text gives the same bytes.

    Images and HTML in the text stay the characters that they are.
    """
    body = _Markdown().render(clean(markdown))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(one_line(title))}</title>\n<style>\n{_STYLE}</style>\n"
        f"</head>\n<body>\n{body}</body>\n</html>\n"
    )
