"""The app: its screens, global keys, themes, and what happens when something breaks."""

from __future__ import annotations

from asyncio import AbstractEventLoop, get_running_loop
from collections.abc import Iterable, Sequence
from functools import partial
from signal import SIGHUP, SIGTERM
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.events import Event, InputEvent, Key, Paste, Resize
from textual.filter import LineFilter, Monochrome, NoColor
from textual.timer import Timer
from textual.worker import WorkerFailed

from peerpal import garbage
from peerpal.domain.errors import PeerPalError
from peerpal.domain.fault import Fault
from peerpal.domain.settings import Problem, Signs
from peerpal.domain.signs import is_unicode
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.early_keys import EarlyKeys
from peerpal.screens.navigation import TABS
from peerpal.screens.share_safe import ShareSafeApp
from peerpal.screens.today import TodayScreen
from peerpal.widgets.no_room import NoRoom, has_room, with_room
from peerpal.widgets.themes import DARK, THEMES, flow_colours, readable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType
    from textual.command import Provider
    from textual.screen import Screen

    from peerpal.domain.keymap import KeyUse
    from peerpal.services.services import Services

_AHEAD_SECONDS = 0.1
_LATE_SECONDS = 0.01
_IDLE_SECONDS = 0.5
_SIGNALLED = 128
_SWITCH_SECONDS = 0.01
_FOLLOW_SECONDS = 3
_KEPT = "What was saved before is safe, and what you were typing is kept for the next start."
_LOST = "What was saved before is safe, but what you were typing could not be kept."


def _commands() -> type[Provider]:
    from peerpal.screens.commands import Commands

    return Commands


class InputFailed(Exception):
    """What the terminal sends can't be read."""


class PeerPalApp(ShareSafeApp):
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
        self._idle: Timer | None = None
        self._late: Timer | None = None
        self._early = EarlyKeys()
        self._no_room: NoRoom | None = None
        super().__init__()
        self._is_welcoming = is_welcoming
        self.services = services
        self.sub_title = badge
        self._is_typing_lost = False
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
        """Let what breaks in the background break the app too: asyncio would print its words.

        A system that shuts down, or a terminal that is closed, ends the app in good order.
        """
        loop = get_running_loop()
        loop.set_exception_handler(self._background_broke)
        for ending in (SIGTERM, SIGHUP):
            loop.add_signal_handler(ending, self._told_to_end, ending)
        if keys := self.services.settings.now.keys:
            self.set_keymap(dict(keys))

    def on_mount(self) -> None:
        """Look now and then what others save."""
        self.set_interval(_FOLLOW_SECONDS, self.follow)

    def on_ready(self) -> None:
        """Let the digit of Today lead back to it, and look where the data is, after a frame."""
        from peerpal.screens.synced import explain_sync

        self._idle = self.set_interval(_AHEAD_SECONDS, self._look_ahead)
        self.add_mode(TodayScreen.MODE, self.get_default_screen)
        if screen := self._in_front:
            if self._is_welcoming and self.services.is_first_run:
                from peerpal.screens.welcome import greet

                greet(screen)
            explain_sync(screen)
        if self.services.settings.now.keys or self.services.settings.problems:
            self.run_worker(self._check_settings())

    def _look_ahead(self) -> None:
        """Import what is opened next while nobody types; then tidy up in such moments."""
        from peerpal.screens.ahead import import_next

        if self._idle and not import_next():
            self._idle.stop()
            self._idle = self.set_interval(_IDLE_SECONDS, garbage.tidy)

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
        if screen := self._in_front:
            screen.follow()

    @property
    def _in_front(self) -> PeerPalScreen | None:
        """The screen in front; None below a form or box, and while the app closes."""
        front = self.screen_stack[-1] if self.screen_stack else None
        return front if isinstance(front, PeerPalScreen) else None

    async def on_event(self, event: Event) -> None:
        """Let no key come to a screen before that is open, and put off what can wait.

        In a window without room for a screen only the key that ends PeerPal does something.
        """
        if isinstance(event, Resize):
            event = self._resized(event)
        elif self._no_room and isinstance(event, InputEvent | Paste) and not _ends(event):
            return
        if isinstance(event, Key):
            if self._idle:
                self._idle.reset()
            if (taken := self._early.take(event, self.focused or self.screen)) is None:
                self._late = self._late or self.set_interval(_LATE_SECONDS, self._type_on)
                return
            event = taken
        await super().on_event(event)

    async def _type_on(self) -> None:
        """Type a key that was typed while a screen was opening; it may move the focus."""
        if key := self._early.next(self.focused or self.screen):
            await super().on_event(key)
        if self._late and not self._early.are_waiting:
            self._late.stop()
            self._late = None

    def _resized(self, event: Resize) -> Resize:
        """Keep every screen at a size that it has room in, with all that is in it."""
        before, size = self._no_room, event.size
        self._no_room = None if has_room(size) else NoRoom(size)
        if self._no_room:
            self._display(self.screen, self._no_room)
        elif before:
            self.refresh()
        return Resize.from_dimensions(with_room(size), None) if self._no_room else event

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Draw the screen, or the sentence in its place."""
        super()._display(screen, renderable and (self._no_room or renderable))

    def delay_update(self, delay: float = _SWITCH_SECONDS) -> None:
        """Show a screen as soon as it is drawn; Textual would wait for three frames."""
        super().delay_update(min(delay, _SWITCH_SECONDS))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every theme the two colours of flow."""
        return flow_colours(self.current_theme)

    def get_css_variables(self) -> dict[str, str]:
        """Let text be read in every theme."""
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

    def action_log(self) -> None:
        """Log a conversation in one line."""
        from peerpal.screens.capture import CaptureScreen

        self.push_screen(CaptureScreen(self.services))

    def action_point(self) -> None:
        """Note what to raise with the peer under the cursor."""
        from peerpal.screens.talks import open_point

        if screen := self._in_front:
            open_point(screen, screen.current)

    def action_points(self) -> None:
        """Show the talking points with the peers that the row under the cursor is about."""
        from peerpal.domain.references import peer_ids_of
        from peerpal.screens.points import PointsScreen

        if screen := self._in_front:
            peer_ids = peer_ids_of(screen.current) if screen.current else ()
            self.push_screen(PointsScreen(self.services, peer_ids, mode=screen.MODE))

    def action_plan(self) -> None:
        """Plan a talk with the peer under the cursor."""
        from peerpal.screens.talks import open_plan

        if screen := self._in_front:
            open_plan(screen, screen.current)

    def action_hold(self) -> None:
        """Hold the planned talk under the cursor, or one with the peer there."""
        from peerpal.screens.talks import open_hold

        if screen := self._in_front:
            open_hold(screen, screen.current)

    def action_actions(self) -> None:
        """Show who does what by when."""
        from peerpal.screens.actions import ActionsScreen

        if screen := self._in_front:
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

        if screen := self._in_front:
            self.push_screen(GrowthScreen(self.services, mode=screen.MODE))

    def action_search(self) -> None:
        """Find anything by its words."""
        from peerpal.screens.search import SearchScreen

        if self._in_front:
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

        if screen := self._in_front:
            skill = screen.current if isinstance(screen.current, Skill) else None
            self.push_screen(ResourcesScreen(self.services, skill_id=skill.id if skill else None))

    def _screen(self, mode: str) -> Screen[None]:
        """Make the screen of a mode; its module is imported when it is first looked at."""
        from peerpal.screens.modes import make_screen

        screen = make_screen(mode, self.services)
        screen.is_told_twice = True
        return screen

    def _begin_with(self, theme: str) -> None:
        """Set the first theme before anything is styled: `self.theme = …` would style it twice."""
        self.set_reactive(App.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)

    # Textual's own reports of what broke print the values of variables.

    @property
    def fault(self) -> Fault | None:
        """What broke the app, if something did."""
        if self.return_code == 0 or self.is_told_to_end:
            return None
        error: BaseException = self._exception or InputFailed()
        if isinstance(error, WorkerFailed):
            error = error.error
        return Fault(error, _LOST if self._is_typing_lost else _KEPT)

    @property
    def is_told_to_end(self) -> bool:
        """True when a signal ended the app, whose number the return code then holds."""
        return (self.return_code or 0) > _SIGNALLED

    def _told_to_end(self, ending: int) -> None:
        self._rescue()
        self.exit(return_code=_SIGNALLED + ending)

    def _background_broke(self, _: AbstractEventLoop, context: dict[str, Any]) -> None:
        if isinstance(error := context.get("exception"), Exception):
            self._handle_exception(error)

    def panic(self, *_: object) -> None:
        """Leave the broken app; Textual also ends here when it can't read from the terminal."""
        self._fatal_error()

    def _fatal_error(self) -> None:
        """Leave the broken app, with what was being typed kept."""
        self._rescue()
        self._close_messages_no_wait()

    def _rescue(self) -> None:
        from peerpal.screens.drafting import DraftingScreen

        for screen in self.screen_stack:
            if isinstance(screen, DraftingScreen):
                try:
                    screen.rescue()
                except Exception:  # noqa: BLE001 what broke it is what has to be told
                    self._is_typing_lost = True


def _ends(event: Event) -> bool:
    return isinstance(event, Key) and event.key == "ctrl+q"


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
