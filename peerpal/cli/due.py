"""`peerpal due`: who and what is due, for a login shell or cron."""

from __future__ import annotations

from pathlib import Path

import click

from peerpal.cli.help import examples
from peerpal.cli.output import answer, complain, hand_over, json_array
from peerpal.cli.table import as_table
from peerpal.domain.action import Action
from peerpal.domain.text import one_line
from peerpal.domain.words import count
from peerpal.services.due import TO_DO, Due
from peerpal.services.reading import as_json
from peerpal.services.services import Services
from peerpal.wiring import opened

_LATE = 1


@click.command(
    "due",
    epilog=f"""{
        examples(
            "peerpal due",
            "peerpal due --quiet || echo 'Somebody waits for you'",
        )
    }

\b
Exit status: 0 nothing is overdue, 1 something is.""",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing when nothing is due.")
@click.option("--json", "is_json", is_flag=True, help="Print the records as JSON instead.")
@click.pass_context
def command(context: click.Context, *, quiet: bool, is_json: bool) -> None:
    """Say who and what is due by today: talks, actions, and what to look at again.

    In brackets stands after how many days you meant to talk.
    """
    folder: Path = context.obj
    with opened(folder) as services:
        due = services.due.now()
        if is_json:
            hand_over(json_array(as_json(item.record) for item in due))
        elif due:
            answer(as_table(["When", "What", "Why"], [_row(services, item) for item in due]))
        elif not quiet:
            complain("Nothing is due today.")
    if any(item.is_late for item in due):
        context.exit(_LATE)


def _row(services: Services, due: Due) -> list[str]:
    title, why = services.due.title(due), services.due.why(due)
    if isinstance(due.record, Action):  # a sign says nothing to who listens
        title, why = title.removeprefix(TO_DO), f"action, {why}"
    elif due.standing and due.standing.last_on:
        why = f"talked {why}"
    return [one_line(cell) for cell in (_when(services, due), title, why)]


def _when(services: Services, due: Due) -> str:
    if due.standing:
        return due.standing.contact
    if due.matter.call:
        return due.matter.call
    days = (services.today.day - due.on).days if due.on else 0
    return f"{count(days, 'day')} late" if due.is_late else "today"
