"""The app: its screens, global keys, themes, and what happens when something breaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.filter import LineFilter, Monochrome, NoColor

from peerpal.domain.settings import Problem, Signs
from peerpal.domain.signs import is_unicode
from peerpal.screens.app_ending import EndingApp
from peerpal.screens.app_learning import LearningApp
from peerpal.screens.app_opening import OpeningApp
from peerpal.screens.app_typing import TypingApp
from peerpal.screens.navigation import TABS
from peerpal.screens.share_safe import ShareSafeApp
from peerpal.screens.today import TodayScreen
from peerpal.widgets.themes import DARK, THEMES, flow_colours, readable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.command import Provider
    from textual.screen import Screen

    from peerpal.domain.keymap import KeyUse
    from peerpal.services.services import Services

_SWITCH_SECONDS = 0.01
_FOLLOW_SECONDS = 3


def _commands() -> type[Provider]:
    from peerpal.screens.commands import Commands

    return Commands


class PeerPalApp(OpeningApp, TypingApp, LearningApp, EndingApp, ShareSafeApp):
    """PeerPal on one data folder; `badge` says at the top what is special about it.

    Where nothing was ever saved it begins with the first steps if it `is_welcoming`. `encoding`
    says what the terminal can show.
    """

    TITLE = "PeerPal"
    CSS_PATH: ClassVar = ["app.tcss", "screens/today.tcss"]
    COMMANDS: ClassVar = {_commands}
    DEFAULT_MODE = TodayScreen.MODE
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    BINDINGS = [
        *(
            Binding(
                tab.key,
                f"switch_mode('{tab.mode}')",
                tab.title,
                show=False,
                id=f"app.{tab.mode}",
                tooltip=f"Go to {tab.title}",
            )
            for tab in TABS
        ),
        Binding(
            "ctrl+p",
            "command_palette",
            "Commands",
            id="app.commands",
            tooltip="Find a command by its name",
            priority=True,
        ),
        Binding("question_mark", "help", "Help", id="app.help", tooltip="Keys that work here"),
        Binding("q", "quit", "Quit", show=False, id="app.quit", tooltip="End PeerPal"),
        Binding(
            "f1",
            "guide",
            "Guide",
            show=False,
            id="app.guide",
            tooltip="How to do it well, in a page",
        ),
        Binding(
            "comma",
            "settings",
            "Settings",
            show=False,
            id="app.settings",
            tooltip="Colours, keys, days, what new peers start with",
        ),
    ]

    def __init__(
        self,
        services: Services,
        *,
        badge: str = "",
        is_welcoming: bool = False,
        encoding: str = "utf-8",
    ) -> None:
        self._signs: tuple[LineFilter, ...] = ()
        self._colourless = NoColor()
        self._has_colours = False
        super().__init__()
        self._is_welcoming = is_welcoming
        self.services = services
        self.sub_title = badge
        if services.settings.now.signs is Signs.ASCII or not is_unicode(encoding):
            from peerpal.widgets.ascii_signs import AsciiSigns

            self._signs = (AsciiSigns(encoding),)
        for theme in THEMES:
            self.register_theme(theme)
        chosen = services.settings.now.theme
        self._begin_with(chosen if chosen in self.available_themes else DARK.name)
        for tab in TABS:
            if tab.mode != TodayScreen.MODE:
                self.add_mode(tab.mode, partial(self._screen, tab.mode))

    def get_default_screen(self) -> Screen[None]:
        """Return Today: a mode that is known from the start would be drawn twice."""
        return TodayScreen(self.services)

    def on_load(self) -> None:
        """Take the keys that were chosen."""
        if keys := self.services.settings.now.keys:
            self.set_keymap(dict(keys))

    def on_mount(self) -> None:
        """Look now and then what others save."""
        self.set_interval(_FOLLOW_SECONDS, self.follow)

    def on_ready(self) -> None:
        """Let the digit of Today lead back to it, and look where the data is, after a frame."""
        from peerpal.screens.synced import explain_sync

        self.add_mode(TodayScreen.MODE, self.get_default_screen)
        if screen := self.in_front:
            if self._is_welcoming and self.services.is_first_run:
                from peerpal.screens.welcome import greet

                greet(screen)
            explain_sync(screen)
        if self.services.settings.now.keys or self.services.settings.problems:
            self.run_worker(self._check_settings())

    async def _check_settings(self) -> None:
        """Say what can't be used in the settings, and let PeerPal's own keys stand for it."""
        from peerpal.screens.wrong_settings import check_keys, explain_problems

        await check_keys(self, self.services.settings)
        explain_problems(self, self.services.settings)

    def on_app_focus(self) -> None:
        """Look at once for what was done elsewhere while another window was in front."""
        self.follow()

    def follow(self) -> None:
        """Show what other programs have saved; below a form or box it waits until that closes."""
        if screen := self.in_front:
            screen.follow()

    def delay_update(self, delay: float = _SWITCH_SECONDS) -> None:
        """Show a screen as soon as it is drawn; Textual would wait for three frames."""
        super().delay_update(min(delay, _SWITCH_SECONDS))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every theme the two colours of flow."""
        return flow_colours(self.current_theme)

    def get_css_variables(self) -> dict[str, str]:
        """Let text be read in every theme; before one is chosen there is nothing to colour."""
        if not self._has_colours:
            return {}
        self.theme_variables = readable(super().get_css_variables(), self.current_theme)
        return self.theme_variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Draw with ASCII signs where there are to be no others, and without colours for NO_COLOR.

        Of the terminal's own colours Textual would show greys that may be as dark as the ground.
        """
        filters = super().get_line_filters()
        if self.no_color and self.native_ansi_color:
            filters = [self._colourless if isinstance(f, Monochrome) else f for f in filters]
        return [*filters, *self._signs]

    def get_key_display(self, binding: Binding) -> str:
        """Return how a key is shown."""
        shown = super().get_key_display(binding)
        if not self._signs:
            return shown
        from peerpal.widgets.ascii_signs import key_in_words

        return key_in_words(shown)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer the keys of the screen, and the choice of a theme."""
        commands = {
            active.binding.id: active
            for active in screen.active_bindings.values()
            if active.enabled and active.binding.id
        }
        for active in commands.values():
            action = partial(self.run_action, active.binding.action, active.node)
            does = f"{active.binding.tooltip} · {self.get_key_display(active.binding)}"
            yield SystemCommand(active.binding.description, does, action)
        yield SystemCommand("Theme", "Choose the colours", self.action_change_theme)

    def _screen(self, mode: str) -> Screen[None]:
        """Make the screen of a mode; its module is imported when it is first looked at."""
        from peerpal.screens.modes import make_screen

        screen = make_screen(mode, self.services)
        screen.is_told_twice = True
        return screen

    def _begin_with(self, theme: str) -> None:
        """Set the first theme before anything is styled: `self.theme = …` would style it twice."""
        self.set_reactive(App.theme, theme)
        self._has_colours = True
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)


def run_app(services: Services, *, badge: str = "", encoding: str = "utf-8") -> None:
    """Open the app and return when it was quit. Raises Fault for what broke it.

    Raises SystemExit with the usual status when a signal ended it.
    """
    app = PeerPalApp(services, badge=badge, is_welcoming=True, encoding=encoding)
    app.run()
    if fault := app.fault:
        raise fault
    if app.is_told_to_end:
        raise SystemExit(app.return_code)


def all_keys() -> list[KeyUse]:
    """Return what every key does, those that work in most places first."""
    from peerpal.screens.key_catalogue import read_catalogue

    return list(read_catalogue().uses.values())


def wrong_keys(keys: Mapping[str, str]) -> list[Problem]:
    """Return which of the keys that were chosen can't be used, and why."""
    from peerpal.screens.key_catalogue import read_catalogue

    return read_catalogue().wrong(keys)
