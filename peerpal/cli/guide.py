"""`peerpal guide`: a page on how to do it well, or the list of these pages."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from peerpal.cli.help import examples
from peerpal.cli.output import answer
from peerpal.cli.table import as_table
from peerpal.domain.dates import show_day
from peerpal.domain.words import times
from peerpal.services.guides import GUIDES, Guide, find_guide
from peerpal.services.services import Services


def _complete(
    context: click.Context,  # noqa: ARG001 click's own signature
    param: click.Parameter,  # noqa: ARG001
    incomplete: str,
) -> list[CompletionItem]:
    """Return the guides that begin like this."""
    names = [guide.name for guide in GUIDES]
    return [CompletionItem(name) for name in names if name.startswith(incomplete.lower())]


@click.command(
    "guide",
    epilog=examples(
        "peerpal guide",
        "peerpal guide giving_feedback",
        "peerpal guide grow > grow.md",
    ),
)
@click.argument("name", required=False, shell_complete=_complete)
@click.pass_obj
def command(folder: Path, *, name: str | None) -> None:
    """Print a guide as plain Markdown; without a NAME, list the guides.

    The beginning of a name is enough.
    """
    if name is not None:
        answer(find_guide(name).text)
        return
    from peerpal.wiring import opened

    with opened(folder) as services:
        answer(as_table(["Name", "Title", "Practised"], [_row(services, g) for g in GUIDES]))


def _row(services: Services, guide: Guide) -> list[str]:
    practices = services.practices.of_guide(guide.name)
    said = f"{times(len(practices))}, last {show_day(practices[0].on)}" if practices else ""
    return [guide.name, guide.title, said]
