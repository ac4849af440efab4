"""`peerpal restore`: goes back to a backup."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from peerpal.cli.help import examples
from peerpal.cli.names import can_ask
from peerpal.cli.options import KINDS
from peerpal.cli.output import answer, complain
from peerpal.cli.table import as_table
from peerpal.domain.errors import WrongUse
from peerpal.domain.text import one_line
from peerpal.domain.words import count
from peerpal.services.safekeeping import Backup, Difference
from peerpal.wiring import safekeeping


@click.command(
    "restore",
    epilog=examples(
        "peerpal restore                  # which backups there are",
        "peerpal restore 2026-11-21       # the last one of that day",
        "peerpal restore /media/stick/peerpal-2026-11-21T081500Z.json",
    ),
)
@click.argument("backup", required=False)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def command(folder: Path, *, backup: str | None, yes: bool) -> None:
    """List the backups, or go back to one: everything becomes as it was then.

    BACKUP is a day, a name from the list, or any file. What would change is shown first, and what
    is there now becomes a backup itself, so a restore can be taken back by another one.
    """
    keeping = safekeeping(folder)
    if backup is None:
        answer(_listed(keeping.backups()))
        return
    data = keeping.find(backup)
    for line in _consequences(keeping.difference(data)):
        complain(line)
    if not yes:
        if not can_ask():
            raise WrongUse("Nothing was changed. To go back without being asked, add --yes.")
        click.confirm("Go back to this backup?", abort=True, err=True)
    for path in keeping.restore(data):
        complain(f"What was there until now is kept in {one_line(str(path))}")
    answer("Done: everything is as it was then.\n")


def _listed(backups: Sequence[Backup]) -> str:
    if not backups:
        return "There are no backups yet. One is made on each day you use PeerPal.\n"
    tables = [kind.replace("-", "_") for kind in KINDS]
    rows = [
        [
            Path(backup.name).name,
            *(f"{backup.counts.get(table, 0):,}" for table in tables),
            one_line(backup.damage),
        ]
        for backup in backups
    ]
    return as_table(["Backup", *(kind.capitalize() for kind in KINDS), "Damage"], rows)


def _consequences(differences: Sequence[Difference] | None) -> list[str]:
    if differences is None:
        return ["The present files can't be used; they will be kept beside the backups."]
    if not differences:
        return ["The backup holds what is there now: nothing would change."]
    return [_consequence(difference) for difference in differences]


def _consequence(difference: Difference) -> str:
    parts = [
        count(difference.come_back, "comes back", "come back") if difference.come_back else "",
        count(difference.change, "changes back", "change back") if difference.change else "",
        count(difference.go, "goes", "go") if difference.go else "",
    ]
    name = difference.table.replace("_", "-")
    return f"{name}: {', '.join(part for part in parts if part)}"
