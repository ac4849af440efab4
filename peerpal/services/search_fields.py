"""What is searched of each kind of record: its texts, and what places it among the others."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, is_dataclass
from enum import Enum
from typing import Any

from peerpal.domain.feedback import Delivery
from peerpal.domain.record import field_names


@dataclass(frozen=True, slots=True)
class Searched:
    """The fields of a kind that are searched, the most telling first."""

    title: str = ""
    texts: tuple[str, ...] = ()
    private: tuple[str, ...] = ()
    """What only I may see."""
    days: tuple[str, ...] = ()
    """Where the day stands that it belongs to; else that is the day it was made."""
    about: tuple[str, ...] = ()
    """The peers and skills it names, by which it is found too, and the record it belongs to."""
    shown_with: tuple[str, ...] = ()
    """What must be set before its texts may be seen."""
    mine_when: tuple[str, object] | None = None
    """A field, and what it holds where only I may see any of its texts."""

    names: tuple[str, ...] = field(init=False)
    """What is read of a record; the rest of it is never decoded."""

    def __post_init__(self) -> None:
        """Collect the fields to read."""
        title = (self.title,) if self.title else ()
        texts = (*title, *self.texts, *self.private)
        mine = self.mine_when[:1] if self.mine_when else ()
        names = ("created_at", "tags", *texts, *self.days, *self.about, *self.shown_with, *mine)
        object.__setattr__(self, "names", names)

    def mine(self, record: Any) -> Collection[str]:  # noqa: ANN401 a record, or what is seen of one
        """Return the fields of a record that only I may see."""
        if self.mine_when:
            field, held = self.mine_when
            if getattr(record, field) == held:
                return (self.title, *self.texts, *self.private)
        return self.private


SEARCHED: Mapping[str, Searched] = {
    "peers": Searched(
        "name",
        (
            *("role", "department", "organisation", "contact", "met_how", "met_through"),
            *("recently_navigated", "closing"),
        ),
        private=("private_notes",),
    ),
    "conversations": Searched(
        "title",
        ("notes", "answers"),
        private=("private_notes",),
        days=("held_on", "planned_at"),
        about=("peer_ids",),
        mine_when=("confidential", True),
    ),
    "exchanges": Searched(
        texts=("takeaway", "what_changed"), days=("happened_on",), about=("peer_id", "skill_id")
    ),
    "actions": Searched("text", days=("due_on",), about=("peer_id",)),
    "talking_points": Searched("text", about=("peer_id",)),
    "skills": Searched("name", ("family", "description", "history")),
    "goals": Searched(
        "title",
        ("why", "success", "next_step", "key_results", "milestones"),
        days=("target_on",),
        about=("peer_id", "skill_ids"),
    ),
    "check_ins": Searched(
        texts=("note", "blockers", "support_needed"), days=("on",), about=("goal_id",)
    ),
    "feedback": Searched(
        texts=("fields", "response"),
        days=("on",),
        about=("peer_id", "skill_ids"),
        mine_when=("delivery", Delivery.DRAFTED),
    ),
    "agreements": Searched(
        texts=(
            *("goals_mine", "goals_theirs", "offers", "wants", "cadence", "medium", "length"),
            *("confidentiality", "boundaries", "ground_rules", "feedback_style"),
            *("disagreements", "summary_policy", "ending"),
        ),
        about=("peer_id",),
    ),
    "health_checks": Searched(
        private=("keep", "change", "decided"), days=("on",), about=("peer_id",)
    ),
    "introductions": Searched(
        "introduced_name", ("reason", "result"), days=("on",), about=("peer_id",)
    ),
    # Whoever sits beside me must not find how I rated before they have.
    "reviews": Searched(
        texts=("flow", "start", "stop", "continue_", "goals", "minutes"),
        days=("on",),
        about=("peer_id",),
        shown_with=("agreed_me_on", "agreed_peer_on"),
    ),
    "resources": Searched(
        "title", ("notes", "recommended_by", "link"), about=("peer_id", "skill_id")
    ),
    "practices": Searched(texts=("note",), days=("on",)),
    "reflections": Searched(texts=("question",), private=("private_answer",)),
    "growth_check_ins": Searched(private=("note",), days=("on",)),
    "evidence": Searched(
        "title", ("situation", "outcome", "why", "link"), days=("on",), about=("source_id",)
    ),
}
"""Each kind that is searched; who I am and how a summary is set can't be opened from a list."""


def texts_of(
    record: Any,  # noqa: ANN401 a record, or what is seen of one
    searched: Searched,
    *,
    private: bool,
) -> Iterator[tuple[str, str]]:
    """Return the name of each field and each text in it, private ones if they may be seen."""
    mine = () if private else searched.mine(record)
    if all(getattr(record, name) for name in searched.shown_with):
        for name in (searched.title, *searched.texts, *searched.private):
            if name and name not in mine and (value := getattr(record, name)):
                for text in _texts_in(value):
                    yield name, text
    if record.tags:
        yield "tags", " ".join(f"#{tag}" for tag in record.tags)


def _texts_in(value: Any) -> Iterator[str]:  # noqa: ANN401 any value of a record
    """Return the texts in a value that people wrote: no stored word, and no id."""
    if type(value) is str:
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts_in(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts_in(item)
    elif is_dataclass(value) and not isinstance(value, Enum):
        for name in field_names(value):
            if not name.endswith("_id"):
                yield from _texts_in(getattr(value, name))
