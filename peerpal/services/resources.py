"""Resources: what is worth reading, watching or going to."""

from __future__ import annotations

from dataclasses import replace

from peerpal.domain.resource import Resource, ResourceState, turned
from peerpal.services.context import Context
from peerpal.services.records import Records
from peerpal.services.skills import Skills


class Resources(Records[Resource]):
    """What is worth reading, watching or going to."""

    kind = Resource
    noun = "resource"

    def __init__(self, context: Context, skills: Skills) -> None:
        super().__init__(context)
        self._skills = skills

    def blank(self, *, skill_id: str | None = None) -> Resource:
        """Return a resource to fill in."""
        return Resource(**self._context.origin(), title="", skill_id=skill_id)

    def save_with(self, record: Resource, skill: str) -> Resource:
        """Save a resource with the skill of that name, if any, which is added when it is new.

        While the name stays what it was, so does the skill, even one in the bin.
        """
        verb = "Edit" if record.rev else "Add"
        before = [record.skill_id] if record.skill_id else []
        with self._context.history.step(f"{verb} resource") as step:
            ids = self._skills.named(step, [skill] if skill else [], ids=before)
            return step.put(replace(record, skill_id=ids[0] if ids else None))

    def turn(self, id_: str, *, rev: int | None = None) -> Resource:
        """Say that a resource is done, or to read again."""
        with self._context.history.step("Tick resource") as step:
            return step.put(turned(step.get(Resource, id_, rev=rev)))

    def in_order(self) -> list[Resource]:
        """Return what is to read, then what is done, the latest first in both."""
        return self._once("in order", self._in_order)

    def _in_order(self) -> list[Resource]:
        latest = sorted(self.all(), key=lambda resource: resource.id, reverse=True)
        return sorted(latest, key=lambda resource: resource.state is ResourceState.DONE)

    def of_skill(self, skill_id: str) -> list[Resource]:
        """Return the resources for a skill, what is to read first."""
        return [resource for resource in self.in_order() if resource.skill_id == skill_id]
