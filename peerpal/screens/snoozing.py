"""Leaves what is due in peace until a day, and lets it come back."""

from __future__ import annotations

from datetime import date, timedelta

from peerpal.domain.dates import DAY_HELP, Toward, near_day, read_day, show_day
from peerpal.domain.errors import WrongUse
from peerpal.domain.snooze import next_week
from peerpal.domain.text import one_line
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.day_field import DayField
from peerpal.screens.pick import Option, PickScreen
from peerpal.screens.prompt import PromptScreen
from peerpal.services.due import Due
from peerpal.services.services import Services

_IN_TWO_WEEKS = "+2w"


_ANOTHER = "another day"


def ask_until(screen: PeerPalScreen, due: Due) -> None:
    """Ask until when something is left in peace; its row goes, and comes back on that day."""
    services, today = screen.services, screen.services.today.day
    days = _days(today, services.first_weekday)

    def chosen(name: str | None) -> None:
        if name == _ANOTHER:
            screen.app.push_screen(UntilPrompt(services), until)
        elif name:
            until(days[name])

    def until(day: date | None) -> None:
        if day is None:
            return
        with screen.reported():
            back = services.due.snooze(due, day)
            screen.say(f"Snoozed until {near_day(back, services.date_style)} · u to undo")
        screen.reload()

    options = [Option(name, name, near_day(day, services.date_style)) for name, day in days.items()]
    options.append(Option(_ANOTHER, "Another day", "you name it"))
    title = one_line(services.due.title(due))
    screen.app.push_screen(PickScreen(services, "Snooze", _question(title), options), chosen)


def show_snoozed(screen: PeerPalScreen) -> None:
    """Show what is left in peace; what is chosen comes back now."""
    services = screen.services
    asleep = {due.key: due for due in services.due.snoozed()}
    if not asleep:
        screen.say("Nothing is snoozed. Press z on a row of Next to leave it for some days.")
        return

    def chosen(key: str | None) -> None:
        if key:
            with screen.reported():
                services.due.wake(asleep[key])
                screen.say("It is back · u to undo")
            screen.reload()

    options = [
        Option(key, _title(services, due), _back(services, due)) for key, due in asleep.items()
    ]
    question = "What shall come back now?"
    screen.app.push_screen(PickScreen(services, "Snoozed", question, options), chosen)


class UntilPrompt(PromptScreen[date]):
    """Asks for a day; in two weeks is offered."""

    HEADING = "Snooze until"

    def field(self) -> DayField:
        """Return a line that says which day it is understood as."""
        return DayField(self.services, "until", "Until", _IN_TWO_WEEKS, toward=Toward.FUTURE)

    def on_mount(self) -> None:
        """Say which day is offered."""
        day = read_day(_IN_TWO_WEEKS, today=self.services.today.day, toward=Toward.FUTURE)
        self.line.say(show_day(day, self.services.date_style) if day else "")

    async def accept(self, text: str) -> date:
        """Return the day. Raises WrongUse for what is none, or is not to come."""
        today = self.services.today.day
        day = read_day(text, today=today, toward=Toward.FUTURE)
        if day is None:
            raise WrongUse(f"This is not a day. Understood are {DAY_HELP}.")
        if day <= today:
            raise WrongUse("Give a day that is still to come.")
        return day


def _days(today: date, first_weekday: int) -> dict[str, date]:
    """Return the days that are offered by their names; tomorrow may begin the next week."""
    tomorrow, begins = today + timedelta(days=1), next_week(today, first_weekday)
    if tomorrow == begins:
        return {"Tomorrow": tomorrow, "In a week": today + timedelta(days=7)}
    return {"Tomorrow": tomorrow, "Next week": begins}


_MOST = 40
"""So many characters of a title stand in the box; the days beside it must stay in sight."""


def _question(title: str) -> str:
    return f"Until when do you leave “{_cut(title)}” in peace?"


def _title(services: Services, due: Due) -> str:
    return _cut(one_line(services.due.title(due)))


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[: _MOST - 1].rstrip()}…"


def _back(services: Services, due: Due) -> str:
    until = services.due.snoozed_until(due)
    return f"until {near_day(until, services.date_style)}" if until else ""
