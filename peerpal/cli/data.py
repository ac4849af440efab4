"""`peerpal data`: everything out of the folder, and records into it."""

from __future__ import annotations

from pathlib import Path

import click

from peerpal.cli.help import examples
from peerpal.cli.names import can_ask
from peerpal.cli.options import complete_peer, new_file, new_folder, peer
from peerpal.cli.output import answer, hand_over
from peerpal.cli.table import as_table
from peerpal.domain.errors import WrongUse
from peerpal.domain.text import one_line
from peerpal.domain.words import count
from peerpal.services.data_export import csv_files, document
from peerpal.services.data_import import open_import
from peerpal.services.import_csv_fields import CSV_KINDS
from peerpal.services.import_findings import MOST_PROBLEMS, Findings
from peerpal.services.reading import by_kind
from peerpal.services.services import Services
from peerpal.services.summary_file import write
from peerpal.wiring import opened

_EXPORT_EPILOG = f"""The JSON document has a list for each table, with every field as it is
stored, and under "peerpal" the version of the schema and whose data it is. Your private notes and
what is in the bin are in it. `peerpal data import` reads it.

In CSV, lists of texts are joined by commas, and what is nested is JSON. A text that a spreadsheet
would run as a formula has an apostrophe before it.

{
    examples(
        "peerpal data export -o everything.json",
        "peerpal data export | gzip > everything.json.gz",
        "peerpal data export --csv everything",
    )
}"""

_IMPORT_EPILOG = f"""FILE is what `peerpal data export` wrote, what `jrnl --format json` wrote, or
CSV, for which --kind and --map say what it holds. All of it is imported, or nothing.

Of a record that is here already, the later version stands; the same version with other content is
refused. What comes from jrnl or CSV gets its id from what it says, so that importing it again adds
nothing, and what you changed since stays as it is. Entries of jrnl become held conversations, with
the peers that their @tags name.

{
    examples(
        "peerpal data import everything.json --dry-run",
        "peerpal data import journal.json --peer @ana",
        'peerpal data import team.csv --kind peers --map name=Name --map role="Job title"',
    )
}"""


@click.group("data", no_args_is_help=False)
def command() -> None:
    """Take everything along, or bring records in."""


@command.command("export", epilog=_EXPORT_EPILOG)
@click.option(
    "-o", "--output", metavar="FILE", default="-", help="A new file; - is standard output."
)
@click.option("--csv", "folder_name", metavar="FOLDER", help="A new folder for CSV files instead.")
@click.option("--force", is_flag=True, help="Write over files that are there.")
@click.pass_obj
def export(folder: Path, *, output: str, folder_name: str | None, force: bool) -> None:
    """Write every record of every kind, as JSON or as CSV."""
    if folder_name is not None and output != "-":
        raise WrongUse("Give either --output or --csv.")
    with opened(folder) as services:
        if folder_name is not None:
            target = new_folder(folder_name, force=force)
            for name, text in csv_files(services).items():
                write(target / name, text)
        elif output == "-":
            hand_over(document(services))
        else:
            write(new_file(output, force=force), document(services))


@command.command("import", epilog=_IMPORT_EPILOG)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would be imported.")
@click.option("-y", "--yes", is_flag=True, help="Import without a question.")
@click.option("--kind", type=click.Choice(list(CSV_KINDS)), help="What a row of a CSV file is.")
@click.option(
    "--map", "mapping", metavar="FIELD=COLUMN", multiple=True, help="Which column fills a field."
)
@click.option(
    "--peer",
    "peer_name",
    metavar="NAME",
    shell_complete=complete_peer,
    help="With whom the entries of jrnl were that name no peer.",
)
@click.pass_obj
def import_(
    folder: Path,
    *,
    file: Path,
    dry_run: bool,
    yes: bool,
    kind: str | None,
    mapping: tuple[str, ...],
    peer_name: str | None,
) -> None:
    """Bring in records from a file, after saying what they are."""
    with opened(folder) as services:
        imported = open_import(
            services,
            file,
            kind=kind,
            columns=_columns(mapping),
            peer=peer(services, peer_name) if peer_name else None,
        )
        found = imported.preview()
        answer(_told(services, found))
        imported.require_fit(found)
        if dry_run or not found.has_changes:
            return
        if not yes and not _is_wanted():
            answer("Nothing was imported.\n")
            return
        saved = imported.save()
        answer(f"Imported {count(saved.new.total() + saved.changed.total(), 'record')}.\n")


def _columns(mapping: tuple[str, ...]) -> dict[str, str]:
    """Return the column of each field."""
    columns: dict[str, str] = {}
    for text in mapping:
        field, sign, column = text.partition("=")
        field = field.strip().lower()
        if not (field and sign and column.strip()):
            raise WrongUse('Write --map FIELD=COLUMN, as in --map role="Job title".')
        if field in columns:
            raise WrongUse(f"--map says twice which column is {field}.")
        columns[field] = column
    return columns


def _is_wanted() -> bool:
    if not can_ask():
        raise WrongUse("Nothing was imported: give --yes to import it where nobody can be asked.")
    return click.confirm("Import this", err=True)


def _told(services: Services, found: Findings) -> str:
    """Return how many records of each kind there are, and what can't be taken."""
    columns = (found.new, found.changed, found.same, found.kept)
    rows = [
        [table.replace("_", " "), *(f"{column[table]:,}" for column in columns)]
        for table in by_kind(services)
        if any(column[table] for column in columns)
    ]
    told = as_table(["Kind", "New", "Changed", "The same", "Newer here"], rows) if rows else ""
    if found.problem_count:
        least = "at least " if found.problem_count == MOST_PROBLEMS else ""
        told += f"Can't be taken: {least}{count(found.problem_count, 'record')}\n"
        told += "".join(f"  {one_line(problem)}\n" for problem in found.problems)
        told += "  …\n" if found.problem_count > len(found.problems) else ""
    return told or "There is nothing to import.\n"
