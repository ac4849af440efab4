"""Resources of the sample data, and what the sample person practised of the guides."""

from __future__ import annotations

from dataclasses import dataclass

from peerpal.domain.practice import Practice
from peerpal.domain.resource import Resource, ResourceKind, ResourceState
from peerpal.services.demo_days import DemoDays, working_day
from peerpal.services.services import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class _ResourceText:
    """A resource that was noted so many days ago; a peer and a skill are known by name."""

    ago: int
    kind: ResourceKind
    title: str
    notes: str
    link: str = ""
    peer: str = ""
    by: str = ""
    skill: str = ""
    is_done: bool = False


_RESOURCES = (
    _ResourceText(
        ago=240,
        kind=ResourceKind.ARTICLE,
        title="Incident reviews that people like to read",
        link="https://handbook.quillbrook.example/incident-reviews",
        peer="Ana",
        skill="Incident reviews",
        notes="Begin with the story. The table of times belongs at the end.",
        is_done=True,
    ),
    _ResourceText(
        ago=190,
        kind=ResourceKind.WORKSHOP,
        title="Two days of speaking before others",
        by="the learning team",
        skill="Public speaking",
        notes="Took away: record the first run, and watch it without sound.",
        is_done=True,
    ),
    _ResourceText(
        ago=95,
        kind=ResourceKind.BOOK,
        title="The patient debugger",
        by="the book club",
        notes="Third shelf in the kitchen. Chapter 4 is said to be the one.",
    ),
    _ResourceText(
        ago=61,
        kind=ResourceKind.WEBINAR,
        title="Rolling deploys without a night shift",
        link="https://talks.quillbrook.example/rolling-deploys",
        peer="Ben",
        skill="Kubernetes",
        notes="From minute 20 on: what to do when half of it is new and half is old.",
        is_done=True,
    ),
    _ResourceText(
        ago=24,
        kind=ResourceKind.ARTICLE,
        title="Query plans in ten pictures",
        link="https://notes.quillbrook.example/query-plans",
        peer="Inès",
        skill="SQL query plans",
        notes="To read before the next pairing.",
    ),
    _ResourceText(
        ago=9,
        kind=ResourceKind.BOOK,
        title="Questions for quiet people",
        peer="Mei",
        skill="Interviewing",
        notes="For the interviews in spring. Mei has the copy with her notes in it.",
    ),
)

_PRACTICES = (
    (52, "giving_feedback", "Said it on the same day, in three sentences. It was easy to hear."),
    (31, "active_listening", "Counted to three before I answered. Twice the best part came then."),
    (10, "active_listening", ""),
)


class DemoResources(DemoDays):
    """Makes the resources and the practice log of one folder, out of what is in it already."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.context)
        self._services = services

    def add(self) -> None:
        """Save the resources, and the days that guides were practised on."""
        with self._context.history.step("Sample data: resources") as step:
            for text in _RESOURCES:
                step.put(self._resource(text))
            for ago, guide, note in _PRACTICES:
                on = working_day(self._ago(ago))
                step.put(Practice(**self._origin(on), guide=guide, on=on, note=note))

    def _resource(self, text: _ResourceText) -> Resource:
        peer = self._services.peers.find(text.peer) if text.peer else None
        skill = self._services.skills.find(text.skill) if text.skill else None
        return Resource(
            **self._origin(working_day(self._ago(text.ago))),
            title=text.title,
            link=text.link,
            kind=text.kind,
            recommended_by=text.by,
            peer_id=peer.id if peer else None,
            state=ResourceState.DONE if text.is_done else ResourceState.TO_READ,
            skill_id=skill.id if skill else None,
            notes=text.notes,
        )
