"""A resource in full, with its link to open."""

from __future__ import annotations

from collections.abc import Callable

from textual.binding import Binding

from peerpal.domain.resource import Resource
from peerpal.screens.links import open_link
from peerpal.screens.reader import ReaderScreen
from peerpal.screens.resource_page import resource_page
from peerpal.services.browser import browse
from peerpal.services.services import Services


class ResourceReader(ReaderScreen):
    """Shows a resource; `browse` opens its link."""

    BINDINGS = [
        Binding("o", "open_link", "Link", id="resource.link", tooltip="Open it in the browser"),
    ]

    def __init__(
        self,
        services: Services,
        resource: Resource,
        *,
        browse: Callable[[str], bool] = browse,
    ) -> None:
        super().__init__(services, resource_page(services, resource))
        self._link = resource.link
        self._browse = browse

    def action_open_link(self) -> None:
        """Open the link, or say it where nothing can open it."""
        open_link(self, self._link, self._browse)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer to open a link only when there is one."""
        return action != "open_link" or bool(self._link)
