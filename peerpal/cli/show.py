"""`peerpal show`: everything one record says."""

from __future__ import annotations

from pathlib import Path

import click

from peerpal.cli.fields import fields_in_words
from peerpal.cli.help import examples
from peerpal.cli.output import answer, hand_over
from peerpal.services.reading import as_json, find_by_short_id
from peerpal.wiring import opened

_WIDTH = 18


@click.command(
    "show",
    epilog=examples(
        "peerpal show 7K2M              # the beginning or the end of an id is enough",
        "peerpal show 01KB2YQ0V5T3E8R1C9N4W6X7ZD --json",
    ),
)
@click.argument("id_", metavar="ID")
@click.option("--json", "is_json", is_flag=True, help="Print JSON, with every field as stored.")
@click.pass_obj
def command(folder: Path, *, id_: str, is_json: bool) -> None:
    """Show one record of any kind, with your private notes.

    An ID may be shortened to its beginning or its end while no other record's is alike.
    """
    with opened(folder) as services:
        noun, record = find_by_short_id(services, id_)
        if is_json:
            hand_over(as_json(record) + "\n")
            return
        lines = [f"{noun.capitalize()} {record.id}"]
        for name, text in fields_in_words(services, record):
            first, *others = text.split("\n")
            lines.append(f"{name:<{_WIDTH}}{first}")
            lines += [f"{'':<{_WIDTH}}{other}".rstrip() for other in others]
        answer("\n".join(lines) + "\n")
