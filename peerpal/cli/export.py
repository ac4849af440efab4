"""`peerpal export`: the performance-review summary as Markdown or HTML."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from peerpal.cli.help import examples
from peerpal.cli.options import day, new_file, peer
from peerpal.cli.output import answer, complain
from peerpal.domain.dates import show_day
from peerpal.domain.errors import PeerPalError, WrongUse
from peerpal.domain.period import PERIOD_HELP, Period
from peerpal.domain.summary import Audience, PeerNames, Section, Settings, SummaryPlan
from peerpal.domain.text import one_line
from peerpal.domain.words import count, listed
from peerpal.services.services import Services
from peerpal.services.summary import SINCE_HELP, Preview
from peerpal.services.summary_file import summary_for, write
from peerpal.wiring import opened

_SECTIONS = ", ".join(section.value for section in Section)

_MOST_NAMED = 5


@click.command(
    "export",
    epilog=examples(
        "peerpal export                                  # to the terminal",
        "peerpal export --period q3 -o summary.md",
        "peerpal export --for peer --peer @ana --copy",
        "peerpal export --period last-summary --without growth,appendix -o summary.html",
    ),
)
@click.option("--since", metavar="DAY", help="The first day.")
@click.option("--until", metavar="DAY", help="The last day; today when only --since is given.")
@click.option("--period", metavar="PERIOD", help=f"Instead of days: {PERIOD_HELP}, {SINCE_HELP}.")
@click.option(
    "--for",
    "audience",
    type=click.Choice([who.value for who in Audience]),
    default=Audience.MANAGER.value,
    help="Who reads it. For each the sections, order and wording of the Summary screen are used.",
)
@click.option("--peer", "peer_name", metavar="@NAME", help="With --for peer: whose record it is.")
@click.option(
    "--names",
    type=click.Choice([way.value for way in PeerNames]),
    help="How colleagues are named.",
)
@click.option("--sections", metavar="LIST", help=f"Only these, in this order: {_SECTIONS}.")
@click.option("--without", metavar="LIST", help="All sections but these.")
@click.option("--grades/--no-grades", default=None, help="With the grades of key results, or not.")
@click.option(
    "--template",
    metavar="NAME|FILE",
    help="Its layout: review, brag, one-page, or a Jinja2 template of your own.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="-",
    help="A new file, as HTML when it ends in .html; - is standard output.",
)
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--copy", is_flag=True, help="Copy it to the clipboard instead.")
@click.pass_obj
def command(
    folder: Path,
    *,
    since: str | None,
    until: str | None,
    period: str | None,
    audience: str,
    peer_name: str | None,
    names: str | None,
    sections: str | None,
    without: str | None,
    grades: bool | None,
    template: str | None,
    output: str,
    force: bool,
    copy: bool,
) -> None:
    """Write the summary for a performance review, as Markdown or HTML.

    Without a period it covers the review period of your profile while that runs, else the last
    three months. Only what you marked for the summary is in it.
    """
    if copy and output != "-":
        raise WrongUse("Give either --copy or -o.")
    with opened(folder) as services:
        chosen = _period(services, since, until, period)
        plan = _plan(services, Audience(audience), peer_name)
        settings = _with_sections(plan.settings, sections, without)
        settings = replace(
            settings,
            names=PeerNames(names) if names else settings.names,
            grades=settings.grades if grades is None else grades,
            template=settings.template if template is None else template,
        )
        plan = replace(plan, settings=settings)
        preview = services.summary.preview(chosen, plan)
        text = _rendered(services, preview, template)
        target = _put(services, text, output, force=force, copy=copy)
        if target:
            _remember(services, plan, preview, text, target)
        _point_out(services, preview)


def _put(services: Services, text: str, output: str, *, force: bool, copy: bool) -> str:
    """Put the summary where it is wanted, and return where; empty for a look at a terminal."""
    if copy:
        if not services.clipboard.copy(text, (sys.stdout, sys.stderr)):
            complain("The terminal was asked to copy it. If pasting gives nothing, it refused.")
        return "clipboard"
    if output == "-":
        answer(text)
        return "" if sys.stdout and sys.stdout.isatty() else "standard output"
    path = new_file(output, force=force)
    write(path, summary_for(path, text))
    return "file"


def _remember(
    services: Services, plan: SummaryPlan, preview: Preview, text: str, target: str
) -> None:
    try:
        services.summary.remember(plan, preview, text, target)
    except PeerPalError as error:
        complain(f"The summary is written, but was not remembered: {error}")


def _point_out(services: Services, preview: Preview) -> None:
    """Say what is not in it, and what may better not be."""
    content = preview.content
    period = content.period
    if content.undecided:
        left_out = count(content.undecided, "undecided item was", "undecided items were")
        complain(
            f"{left_out} left out ({show_day(period.first)} to {show_day(period.last)}). "
            "Decide on them in the Summary screen: peerpal, then 8."
        )
    if others := services.summary.others_named(preview):
        names = listed([one_line(named.name) for named in others[:_MOST_NAMED]])
        more = f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
        complain(f"Named in it too: {names}{more}. Ask them first, or word it anew.")
    if thin := services.summary.thin_months(preview):
        months = listed([f"{month.first:%B} {month.first.year}" for month in thin])
        complain(f"Nothing is told of {months} yet. There is still time to mend that.")


def _rendered(services: Services, preview: Preview, template: str | None) -> str:
    """Return the Markdown, by a template's name or by its file."""
    known = services.templates.names() if template else []
    if template and template not in known and (os.sep in template or Path(template).suffix):
        return services.templates.render_file(Path(template), preview.document)
    return services.summary.markdown(preview)


def _plan(services: Services, audience: Audience, peer_name: str | None) -> SummaryPlan:
    if (audience is Audience.PEER) != (peer_name is not None):
        raise WrongUse("--for peer needs --peer, and only that: --for peer --peer @ana.")
    peer_id = None if peer_name is None else peer(services, peer_name).id
    return services.summary.plans.of(audience, peer_id=peer_id)


def _with_sections(settings: Settings, only: str | None, without: str | None) -> Settings:
    if only is not None and without is not None:
        raise WrongUse("Give either --sections or --without.")
    if only is not None:
        wanted = _named(only)
        off = tuple(section for section in Section if section not in wanted)
        return replace(settings, sections=(*wanted, *off), sections_off=off)
    if without is not None:
        unwanted = dict.fromkeys([*settings.sections_off, *_named(without)])
        return replace(settings, sections_off=tuple(unwanted))
    return settings


def _named(text: str) -> tuple[Section, ...]:
    """Return the sections that a list names, each once. Raises WrongUse."""
    names = [name.strip().casefold() for name in text.split(",") if name.strip()]
    if not names:
        raise WrongUse(f"Name the sections, with commas between them. There are {_SECTIONS}.")
    for name in names:
        if name not in list(Section):
            raise WrongUse(f"There is no section “{name}”. There are {_SECTIONS}.")
    return tuple(dict.fromkeys(Section(name) for name in names))


def _period(services: Services, since: str | None, until: str | None, period: str | None) -> Period:
    if period is not None:
        if since is not None or until is not None:
            raise WrongUse("Give either --period or --since and --until.")
        return services.summary.period(period)
    default = services.summary.default_period()
    first = default.first if since is None else day(services, since)
    last = default.last if since is None else services.today.day
    if until is not None:
        last = day(services, until)
    if last < first:
        raise WrongUse(
            f"The period would end on {show_day(last)}, before it begins on {show_day(first)}. "
            "Give both --since and --until."
        )
    return Period(first, last)
