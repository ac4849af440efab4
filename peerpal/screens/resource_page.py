"""A resource as a page of text."""

from __future__ import annotations

from textual.content import Content

from peerpal.domain.resource import Resource, ResourceState
from peerpal.domain.text import one_line
from peerpal.domain.words import words
from peerpal.services.services import Services
from peerpal.widgets.sheet import sheet
from peerpal.widgets.themes import GOOD, MUTED

BOXES = {
    ResourceState.TO_READ: Content("☐"),
    ResourceState.DONE: Content.styled("☑", GOOD),
}
"""Whether a resource is still before me, as a box to tick."""


def resource_page(services: Services, resource: Resource) -> Content:
    """Return a resource with who recommended it and what it is for."""
    return sheet(
        resource.title,
        about=[words(resource.kind), words(resource.state)],
        facts=[
            ("Link", one_line(resource.link)),
            ("Recommended", one_line(recommender(services, resource))),
            ("Skill", one_line(skill_name(services, resource))),
            ("Tags", " ".join(f"#{tag}" for tag in resource.tags)),
        ],
        sections=[("Notes", resource.notes)],
    )


def resource_line(services: Services, resource: Resource) -> Content:
    """Return a resource on one line: whether it is done, what it is, and who recommended it."""
    about = [words(resource.kind), one_line(recommender(services, resource))]
    is_done = resource.state is ResourceState.DONE
    return Content.assemble(
        BOXES[resource.state],
        " ",
        (one_line(resource.title), MUTED if is_done else ""),
        (f"  {', '.join(text for text in about if text)}", MUTED),
    )


def recommender(services: Services, resource: Resource) -> str:
    """Return who recommended a resource, a peer or anybody else."""
    return services.peers.name(resource.peer_id) or resource.recommended_by


def skill_name(services: Services, resource: Resource) -> str:
    """Return the name of the skill that a resource is for; empty without one."""
    return services.skills.name(resource.skill_id) if resource.skill_id else ""
