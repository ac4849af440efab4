"""`peerpal check`: says whether the data is as it should be."""

from __future__ import annotations

from pathlib import Path

import click

from peerpal.cli.help import examples
from peerpal.cli.output import answer, complain
from peerpal.domain.text import one_line
from peerpal.domain.words import count
from peerpal.wiring import safekeeping

_FOUND = 1
_DAMAGED = 4


@click.command(
    "check",
    epilog=f"""{
        examples(
            "peerpal check",
            "peerpal check --accept           # after you edited peerpal.json by hand",
        )
    }

\b
Exit status: 0 all is well, 1 something was found, 4 the data can't be read.""",
)
@click.option("--accept", is_flag=True, help="Take over a valid file that was edited by hand.")
@click.pass_context
def command(context: click.Context, *, accept: bool) -> None:
    """Check the data: the files, every record, what they refer to, the backups, permissions.

    Nothing is changed, unless --accept is given.
    """
    folder: Path = context.obj
    keeping = safekeeping(folder)
    if accept:
        for path in keeping.accept():
            complain(f"What was found is kept in {one_line(str(path))}")
    findings = sorted(keeping.check(), key=lambda finding: -finding.weight)
    for finding in findings:
        answer(f"{finding.weight.name.lower()}: {one_line(finding.text)}\n")
    if not findings:
        answer("All is well.\n")
        return
    complain(f"{count(len(findings), 'thing was', 'things were')} found.")
    context.exit((0, _FOUND, _DAMAGED)[findings[0].weight])
