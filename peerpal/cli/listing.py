"""`peerpal list`: the records of one kind, newest first."""

from __future__ import annotations

from pathlib import Path

import click

from peerpal.cli.columns import rows
from peerpal.cli.help import examples
from peerpal.cli.options import KINDS, Kind, complete_peer, day, peer
from peerpal.cli.output import answer, complain, hand_over, json_array
from peerpal.cli.table import as_table
from peerpal.domain.record import Record
from peerpal.services.reading import as_json, concerns, day_of, kind_of
from peerpal.services.services import Services
from peerpal.wiring import opened

_EPILOG = f"""A KIND is one of: {", ".join(KINDS)}.

--since and --until look at the day something was held, happened or is due; else at the day it
was made. --json prints an array, one record a line, with every field as it is stored.

{
    examples(
        "peerpal list conversations --peer ana --since 2026-01-01",
        "peerpal list actions --until 'next fri'",
        "peerpal list exchanges --tag oncall --json",
    )
}"""


@click.command("list", epilog=_EPILOG)
@click.argument("kind", type=Kind())
@click.option(
    "--peer", "peer_name", metavar="NAME", shell_complete=complete_peer, help="With whom."
)
@click.option("--tag", metavar="TAG", help="With this tag.")
@click.option("--since", metavar="DAY", help="On this day or later.")
@click.option("--until", metavar="DAY", help="On this day or earlier.")
@click.option("--json", "is_json", is_flag=True, help="Print JSON instead of a table.")
@click.pass_obj
def command(
    folder: Path,
    *,
    kind: str,
    peer_name: str | None,
    tag: str | None,
    since: str | None,
    until: str | None,
    is_json: bool,
) -> None:
    """List records of one kind, newest first."""
    with opened(folder) as services:
        records = _records(services, kind, peer_name=peer_name, tag=tag, since=since, until=until)
        if is_json:
            hand_over(json_array(as_json(record) for record in records))
        elif records:
            answer(as_table(*rows(services, kind, records)))
        else:
            noun = kind.replace("_", " ")
            is_chosen = any((peer_name, tag, since, until))
            complain(f"No {noun} match." if is_chosen else f"There are no {noun} yet.")


def _records(
    services: Services,
    kind: str,
    *,
    peer_name: str | None,
    tag: str | None,
    since: str | None,
    until: str | None,
) -> list[Record]:
    found: list[Record] = kind_of(services, kind).all()
    if peer_name:
        peer_id = peer(services, peer_name).id
        found = [record for record in found if concerns(services, record, peer_id)]
    if tag:
        wanted = tag.removeprefix("#").lower()
        found = [r for r in found if wanted in (own.lower() for own in r.tags)]
    days = {record.id: day_of(services, record) for record in found}
    if since:
        first = day(services, since)
        found = [record for record in found if days[record.id] >= first]
    if until:
        last = day(services, until)
        found = [record for record in found if days[record.id] <= last]
    return sorted(found, key=lambda record: (days[record.id], record.id), reverse=True)
