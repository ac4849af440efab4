"""`peerpal export`: the performance-review summary as Markdown."""

from __future__ import annotations

from pathlib import Path

import click

from peerpal.cli.help import examples
from peerpal.cli.options import day, new_file
from peerpal.cli.output import answer, complain
from peerpal.domain.dates import show_day
from peerpal.domain.errors import WrongUse
from peerpal.domain.period import PERIOD_HELP, Period, read_period
from peerpal.domain.words import count, listed
from peerpal.services.services import Services
from peerpal.services.summary_content import PeerNames
from peerpal.services.summary_file import write
from peerpal.services.summary_markdown import render
from peerpal.wiring import opened


@click.command(
    "export",
    epilog=examples(
        "peerpal export                                  # to the terminal",
        "peerpal export --period q3 -o summary.md",
        "peerpal export --since 2026-01-01 --until 2026-06-30 -o - | less",
    ),
)
@click.option("--since", metavar="DAY", help="The first day.")
@click.option("--until", metavar="DAY", help="The last day; today when only --since is given.")
@click.option("--period", metavar="PERIOD", help=f"Instead of days: {PERIOD_HELP}.")
@click.option(
    "--names",
    type=click.Choice([way.value for way in PeerNames]),
    default=PeerNames.FULL.value,
    help="How colleagues are named.",
)
@click.option(
    "-o", "--output", metavar="FILE", default="-", help="A new file; - is standard output."
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.pass_obj
def command(
    folder: Path,
    *,
    since: str | None,
    until: str | None,
    period: str | None,
    names: str,
    output: str,
    force: bool,
) -> None:
    """Write the summary for a performance review, as Markdown.

    Without a period it covers the review period of your profile while that runs, else the last
    three months. Only what you marked for the summary is in it.
    """
    with opened(folder) as services:
        chosen = _period(services, since, until, period)
        content = services.summary.content(chosen, names=PeerNames(names))
        thin = services.summary.thin_months(chosen)
    text = render(content)
    if output == "-":
        answer(text)
    else:
        write(new_file(output, force=force), text)
    if content.undecided:
        left_out = count(content.undecided, "undecided item was", "undecided items were")
        complain(
            f"{left_out} left out ({show_day(chosen.first)} to {show_day(chosen.last)}). "
            "Decide on them in the Summary screen: peerpal, then 8."
        )
    if thin:
        months = listed([f"{month.first:%B} {month.first.year}" for month in thin])
        complain(f"Nothing is told of {months} yet. There is still time to mend that.")


def _period(services: Services, since: str | None, until: str | None, period: str | None) -> Period:
    if period and (since or until):
        raise WrongUse("Give either --period or --since and --until.")
    if period:
        return read_period(period, today=services.today.day)
    default = services.summary.default_period()
    first = day(services, since) if since else default.first
    last = day(services, until) if until else services.today.day if since else default.last
    if last < first:
        raise WrongUse(
            f"The period would end on {show_day(last)}, before it begins on {show_day(first)}. "
            "Give both --since and --until."
        )
    return Period(first, last)
