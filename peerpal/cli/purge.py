"""`peerpal purge`: forgets a person for good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from peerpal.cli.help import examples
from peerpal.cli.names import can_ask
from peerpal.cli.options import complete_peer
from peerpal.cli.output import answer, complain
from peerpal.domain.errors import WrongUse
from peerpal.domain.forgetting import REMOVED, Mention
from peerpal.domain.text import one_line
from peerpal.domain.words import count, listed
from peerpal.services.purge import Place, Plan
from peerpal.wiring import purge

_LINE = 70
_EVERY, _EACH, _NONE = "all", "each", "none"


@click.command("purge", epilog=examples("peerpal purge @ana", "peerpal purge @ana --yes"))
@click.argument("name", metavar="@NAME", shell_complete=complete_peer)
@click.option("--yes", is_flag=True, help="Do not ask: take the name out of every text as well.")
@click.pass_obj
def command(folder: Path, *, name: str, yes: bool) -> None:
    """Forget a person: every record about them, and their name in your other texts.

    Each place where the name stands is shown first. The data, the journal, the drafts and all
    backups are written anew without them; this can't be undone, and no backup is made.
    """
    forgetting = purge(folder)
    plan = forgetting.plan(name)
    answer(_shown(plan))
    if not yes and not can_ask():
        raise WrongUse("Nothing was changed. To go on without being asked, add --yes.")
    spared = set() if yes else _spared(plan.mentions)
    if not yes:
        click.confirm("Forget all this? It can't be undone.", abort=True, err=True)
    forgetting.carry_out(plan, spared=spared)
    answer("Done. Copies elsewhere, such as on another disk or in a cloud, are out of reach.\n")
    for path in forgetting.still_named(plan, spared=spared):
        complain(f"The name still stands in {one_line(str(path))}; look at it yourself.")


def _shown(plan: Plan) -> str:
    kinds = Counter(table for table, _ in plan.gone)
    gone = listed([f"{number:,} in {table.replace('_', '-')}" for table, number in kinds.items()])
    lines = [f"Records about {one_line(plan.peer.name)} that go: {gone}"]
    if plan.mentions:
        places = count(len(plan.mentions), "place")
        lines.append(f"The name stands in {places} elsewhere, to become {REMOVED}:")
    lines += [f"  {_place(found)}: {one_line(found.line)[:_LINE]}" for found in plan.mentions]
    if plan.backups:
        lines.append(f"{count(len(plan.backups), 'backup')} to be written anew without them.")
    removed = [*plan.unreadable, *plan.unsaved]
    lines += [f"{file} is deleted: what is in it can't be told apart." for file in removed]
    return "".join(f"{line}\n" for line in lines)


def _spared(mentions: Iterable[Mention]) -> set[Place]:
    """Return the records in whose texts the name is to stay."""
    places = dict.fromkeys((mention.table, mention.id) for mention in mentions)
    if not places:
        return set()
    choice = click.prompt(
        "Take the name out of these texts",
        type=click.Choice([_EVERY, _EACH, _NONE]),
        default=_EVERY,
        err=True,
    )
    if choice == _EACH:
        return {
            (mention.table, mention.id)
            for mention in mentions
            if not click.confirm(f"Out of {_place(mention)}?", default=True, err=True)
        }
    return set(places) if choice == _NONE else set()


def _place(mention: Mention) -> str:
    return f"{mention.table.replace('_', '-')} {mention.id[-6:]}, {mention.field.replace('_', ' ')}"
