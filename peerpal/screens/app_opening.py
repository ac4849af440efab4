"""What opens from every screen: each an action of the app, imported when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from peerpal.domain.errors import PeerPalError
from peerpal.screens.base import PeerPalScreen

if TYPE_CHECKING:
    from peerpal.services.services import Services


class OpeningApp(App[None]):
    """Opens what a key, or a command of the palette, asks for."""

    services: Services

    @property
    def in_front(self) -> PeerPalScreen | None:
        """The screen in front; None below a form or box, and while the app closes."""
        front = self.screen_stack[-1] if self.screen_stack else None
        return front if isinstance(front, PeerPalScreen) else None

    def action_log(self) -> None:
        """Log a conversation in one line."""
        from peerpal.screens.capture import CaptureScreen

        self.push_screen(CaptureScreen(self.services))

    def action_point(self) -> None:
        """Note what to raise with the peer under the cursor."""
        from peerpal.screens.talks import open_point

        if screen := self.in_front:
            open_point(screen, screen.current)

    def action_points(self) -> None:
        """Show the talking points with the peers that the row under the cursor is about."""
        from peerpal.domain.references import peer_ids_of
        from peerpal.screens.points import PointsScreen

        if screen := self.in_front:
            peer_ids = peer_ids_of(screen.current) if screen.current else ()
            self.push_screen(PointsScreen(self.services, peer_ids, mode=screen.MODE))

    def action_plan(self) -> None:
        """Plan a talk with the peer under the cursor."""
        from peerpal.screens.talks import open_plan

        if screen := self.in_front:
            open_plan(screen, screen.current)

    def action_hold(self) -> None:
        """Hold the planned talk under the cursor, or one with the peer there."""
        from peerpal.screens.talks import open_hold

        if screen := self.in_front:
            open_hold(screen, screen.current)

    def action_actions(self) -> None:
        """Show who does what by when."""
        from peerpal.screens.actions import ActionsScreen

        if screen := self.in_front:
            self.push_screen(ActionsScreen(self.services, mode=screen.MODE))

    def action_profile(self) -> None:
        """Say who I am."""
        from peerpal.screens.profile_form import ProfileForm

        self.push_screen(ProfileForm(self.services, self.services.profiles.mine()))

    def action_bin(self) -> None:
        """Show what was deleted, to take it back."""
        from peerpal.screens.bin import BinScreen

        self.push_screen(BinScreen(self.services))

    def action_tags(self) -> None:
        """Show the tags of all records."""
        from peerpal.screens.tags import TagsScreen

        self.push_screen(TagsScreen(self.services))

    def action_growth(self) -> None:
        """Show what is growing, in charts."""
        from peerpal.screens.growth import GrowthScreen

        if screen := self.in_front:
            self.push_screen(GrowthScreen(self.services, mode=screen.MODE))

    def action_search(self) -> None:
        """Find anything by its words."""
        from peerpal.screens.search import SearchScreen

        if self.in_front:
            self.push_screen(SearchScreen(self.services))

    def action_settings(self) -> None:
        """Show the settings."""
        from peerpal.screens.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen(self.services))

    def search_themes(self) -> None:
        """Choose the colours; what is chosen is remembered."""
        from peerpal.screens.theme_choice import choose_theme

        choose_theme(self)

    def action_remember_theme(self, name: str) -> None:
        """Show everything in other colours, also at the next start."""
        self.theme = name
        try:
            self.services.settings.change({"theme": name})
        except PeerPalError as error:
            text = f"These colours are not remembered. {error}"
            self.notify(text, severity="warning", timeout=10, markup=False)

    def action_help(self) -> None:
        """Show the keys that work here."""
        from peerpal.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.services, self.screen))

    def action_guide(self) -> None:
        """Show the guide that fits what is in front."""
        from peerpal.screens.guide import open_guide

        open_guide(self.services, self.screen)

    def action_resources(self) -> None:
        """Show what is worth reading, watching or going to; a new one is for the skill there."""
        from peerpal.domain.skill import Skill
        from peerpal.screens.resources import ResourcesScreen

        if screen := self.in_front:
            skill = screen.current if isinstance(screen.current, Skill) else None
            self.push_screen(ResourcesScreen(self.services, skill_id=skill.id if skill else None))
