"""Opens the link of a record in the browser, when somebody asks for it."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable
from typing import Any

from textual.content import Content

from peerpal.domain.link import is_page
from peerpal.domain.text import one_line
from peerpal.screens.base import Reporting

_SECONDS = 20
"""So long a link that could not be opened stays in sight, to be copied."""
_LONGEST = 500


def open_link(screen: Reporting[Any], link: str, browse: Callable[[str], bool]) -> None:
    """Open a page, or say its link where nothing can open it."""
    if link:
        screen.app.run_worker(_opened(screen, link, browse))
    else:
        screen.say("This one has no link · e to add it")


async def _opened(screen: Reporting[Any], link: str, browse: Callable[[str], bool]) -> None:
    if not is_page(link):
        _tell(screen, "This is an address for mail:", link)
    elif await to_thread(browse, link):
        screen.say("Opened in your browser")
    else:
        _tell(screen, "No browser can be opened from here. The link is", link)


def _tell(screen: Reporting[Any], why: str, link: str) -> None:
    shown = Content(one_line(link)).truncate(_LONGEST, ellipsis=True)
    screen.notify(f"{why} {shown.plain}", timeout=_SECONDS, markup=False)
