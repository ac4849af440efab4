"""`peerpal search`: any record by what it says."""

from __future__ import annotations

import json
from pathlib import Path

import click

from peerpal.cli.help import examples
from peerpal.cli.output import answer, complain, hand_over, json_array
from peerpal.domain.dates import show_day
from peerpal.domain.errors import WrongUse
from peerpal.domain.search import GUIDES
from peerpal.domain.text import clean, one_line
from peerpal.services.reading import short_length
from peerpal.services.search import MOST_HITS
from peerpal.services.search_guides import GuideHit, find_guides
from peerpal.services.search_hits import Hit, hit_of
from peerpal.wiring import opened

_NOTHING = 1
_LONGEST_TITLE = 80
_EXAMPLES = examples(
    "peerpal search rota",
    "peerpal search 'type:talk peer:ana \"on call\" -draft'",
    "peerpal search 'tag:oncall since:2026-01-01 before:today' --json",
)
_EPILOG = f"""A QUERY is made of words that must all be there, in any order, without regard to case
and accents; "quoted words" must stand together, and what has a minus sign before it must not
be there. type:, peer:, tag:, since: and before: say what, with whom and when.

--json prints an array of hits, one a line: kind, id, day, title, the field it was found in, and
what stands around it there. peerpal show ID shows all of a record. With type:guide
guides are found, too, with their name instead of an id; peerpal guide NAME prints one.

{_EXAMPLES}

\b
Exit status: 0 something is found, 1 nothing is."""


@click.command("search", epilog=_EPILOG)
@click.argument("query", nargs=-1, required=True)
@click.option("--json", "is_json", is_flag=True, help="Print JSON instead of lines.")
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=1),
    default=MOST_HITS,
    show_default=True,
    help="At most so many hits.",
)
@click.option("--private", is_flag=True, help="Look into your private notes, too.")
@click.pass_context
def command(
    context: click.Context, *, query: tuple[str, ...], is_json: bool, limit: int, private: bool
) -> None:
    """Find records of every kind by what they say, their words in a title first, then the newest.

    Private notes and health checks are left alone unless you ask for them.
    """
    folder: Path = context.obj
    with opened(folder) as services:
        wanted = services.search.read(" ".join(query))
        if wanted.notes:
            raise WrongUse("; ".join(wanted.notes))
        if wanted.is_empty:
            raise WrongUse("Say what to look for.")
        found = services.search.find(wanted, private=private, most=limit)
        hits = [hit_of(services, entry, found) for entry in found.entries]
        more = services.search.count(found) - len(hits)
        guides = find_guides(wanted)[: limit - len(hits)] if GUIDES in wanted.kinds else []
        if is_json:
            hand_over(json_array([*map(_as_json, hits), *map(_guide_as_json, guides)]))
        elif hits or guides:
            length = short_length(services)
            lines = [*(_line(hit, length) for hit in hits), *map(_guide_line, guides)]
            answer("".join(f"{line}\n" for line in lines))
    if more:
        complain(f"{more:,} more; --limit shows more of them.")
    if not hits and not guides:
        complain("Nothing is found.")
        context.exit(_NOTHING)


def _line(hit: Hit, length: int) -> str:
    said = _said(hit.title, one_line(hit.snippet.text), is_title=hit.is_in_title or hit.is_by_name)
    return f"{hit.noun}  {show_day(hit.day)}  {said}  {hit.record.id[-length:]}"


def _guide_line(hit: GuideHit) -> str:
    said = one_line(hit.snippet.text)
    said = said if len(said) <= _LONGEST_TITLE else f"{said[:_LONGEST_TITLE]}…"
    return f"guide  {hit.guide.title}: {said}  {hit.guide.name}"


def _guide_as_json(hit: GuideHit) -> str:
    fields = {"kind": GUIDES, "id": hit.guide.name, "day": None, "title": hit.guide.title}
    snippet = {"field": "text", "snippet": hit.snippet.text}
    return json.dumps(fields | snippet, ensure_ascii=False)


def _said(title: str, found: str, *, is_title: bool) -> str:
    """Return the title and what was found after it, nothing twice."""
    title = one_line(title)
    if not title or len(title) > _LONGEST_TITLE:
        return found if is_title or not title else f"{title[:_LONGEST_TITLE]}…: {found}"
    return title if is_title or found.strip("…") in title else f"{title}: {found}"


def _as_json(hit: Hit) -> str:
    fields = {
        "kind": hit.record.TABLE,
        "id": hit.record.id,
        "day": hit.day.isoformat(),
        "title": hit.title,
        "field": hit.field,
        "snippet": hit.snippet.text,
    }
    line = json.dumps(fields, ensure_ascii=False)
    return line if clean(line) == line else json.dumps(fields)
