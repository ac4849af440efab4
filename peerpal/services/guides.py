"""Guides: a page each on how to do it well, which PeerPal brings along."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from peerpal.domain.errors import NotFound
from peerpal.domain.text import folded
from peerpal.domain.words import words

_FOLDER = Path(__file__).with_name("guide_texts")


@dataclass(frozen=True, slots=True)
class Guide:
    """A page in Markdown; its file has its name."""

    name: str
    title: str

    @property
    def text(self) -> str:
        """The whole page, which begins with its title."""
        return (_FOLDER / f"{self.name}.md").read_text(encoding="utf-8")


GUIDES = (
    Guide("active_listening", "Active listening"),
    Guide("good_questions", "Good questions"),
    Guide("giving_feedback", "Giving feedback"),
    Guide("receiving_feedback", "Receiving feedback"),
    Guide("first_meeting_and_agreement", "First meeting"),
    Guide("grow", "GROW"),
    Guide("writing_goals", "Writing goals"),
    Guide("teaching_a_skill", "Teaching a skill"),
    Guide("inclusive_pairing", "Inclusive pairing"),
    Guide("when_one_gives_more", "When one gives more"),
    Guide("ending_well", "Ending well"),
    Guide("asking_for_help", "Asking for help"),
)
"""All guides, in the order of a pairing's life as far as it has one."""

_BY_NAME = {guide.name: guide for guide in GUIDES}


def guide_title(name: str) -> str:
    """Return the title of a guide, also of one that is not here any more."""
    guide = _BY_NAME.get(name)
    return guide.title if guide else words(name)


def guide_named(name: str) -> Guide | None:
    """Return the guide of a name, or None."""
    return _BY_NAME.get(name)


def find_guide(typed: str) -> Guide:
    """Return the guide that somebody asks for by name, title or the beginning of either.

    Raises NotFound when no guide, or more than one, is called so.
    """
    wanted = _comparable(typed)
    called = {guide: (_comparable(guide.name), _comparable(guide.title)) for guide in GUIDES}
    found = [guide for guide, names in called.items() if wanted in names]
    found = found or [
        guide
        for guide, names in called.items()
        if wanted and any(name.startswith(wanted) for name in names)
    ]
    if len(found) == 1:
        return found[0]
    names = ", ".join(guide.name for guide in found or GUIDES)
    raise NotFound(
        f"Several guides begin so: {names}." if found else f"There are these guides: {names}."
    )


def _comparable(text: str) -> str:
    return " ".join(folded(text).replace("_", " ").replace("-", " ").split())
