"""`peerpal calendar`: what is to come, for the calendar that one looks at anyway."""

from __future__ import annotations

from pathlib import Path

import click

from peerpal.cli.help import examples
from peerpal.cli.options import new_file
from peerpal.cli.output import complain, hand_over
from peerpal.domain.words import count
from peerpal.wiring import opened


@click.command(
    "calendar",
    epilog=examples(
        "peerpal calendar -o peerpal.ics",
        "peerpal calendar -o ~/peerpal.ics --force      # again: the calendar takes over changes",
    ),
)
@click.option(
    "-o", "--output", metavar="FILE", default="-", help="A new file; - is standard output."
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.pass_obj
def command(folder: Path, *, output: str, force: bool) -> None:
    """Write planned talks, due actions, goal targets and reviews as an .ics file.

    It holds titles only, and of a confidential talk not even that. Talks remind a day and ten
    minutes before, days at nine. Imported again, it changes what the calendar has already.
    """
    with opened(folder) as services:
        from peerpal.services.calendar_events import calendar_events
        from peerpal.services.calendar_file import calendar_of

        events = calendar_events(services, services.today.day)
        text = calendar_of(events)
    if not events:
        complain("Nothing is to come, so there is no calendar to write.")
        return
    if output == "-":
        hand_over(text)
        return
    from peerpal.services.summary_file import write

    write(new_file(output, force=force), text)
    complain(f"{count(len(events), 'event')} written.")
