"""The pictures: each screen as the tests see it, without what a viewer would fetch from the net.

`tests/screens/looks` draws the real app on the sample data, at a fixed time, and compares it with
what it keeps; so a picture that is the same as the one kept there shows the app as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

PICTURES: Mapping[str, str] = {
    "today": "test_looks/test_with_a_year[today]",
    "capture": "test_looks/test_boxes[logging]",
    "peers": "test_looks/test_with_a_year[peers]",
    "agreement": "test_looks_pairing/test_boxes[agreement]",
    "conversations": "test_looks/test_with_a_year[conversations]",
    "preparation": "test_looks_conversations/test_with_a_year[preparation]",
    "skills": "test_looks/test_with_a_year[skills]",
    "exchanges": "test_looks/test_with_a_year[exchanges]",
    "goals": "test_looks/test_with_a_year[goals]",
    "feedback": "test_looks/test_with_a_year[feedback]",
    "review": "test_looks_review/test_every_page[reveal]",
    "reviews": "test_looks_reviews/test_with_a_year[agreed]",
    "summary": "test_looks/test_with_a_year[summary]",
    "growth": "test_looks_growth/test_with_a_year[charts]",
    "search": "test_looks_search/test_with_a_year[words]",
    "guide": "test_looks_guides/test_boxes[guide]",
    "resources": "test_looks_guides/test_boxes[resources]",
    "settings": "test_looks_settings/test_the_settings",
}
"""The picture of a test by the name that it has here, at the larger size."""

SEEN: Final = Path(__file__).parents[2] / "tests/screens/looks/__snapshots__"
_FETCHED = re.compile(r" *@font-face \{.*?\}\n|<!--.*?-->", re.DOTALL)


def picture(name: str) -> str:
    """Return a picture as SVG, in whichever font of equal widths a viewer has."""
    seen = SEEN / f"{PICTURES[name]}[wide].svg"
    return _FETCHED.sub("", seen.read_text(encoding="utf-8"))
