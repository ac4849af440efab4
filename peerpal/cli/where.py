"""`peerpal where`: which folder the data is in, what lies there, and where settings are."""

from __future__ import annotations

import os
from pathlib import Path

import click

from peerpal.cli.help import examples
from peerpal.cli.output import answer, complain
from peerpal.domain.text import clean, one_line
from peerpal.wiring import settings_folder, synced_by


@click.command(
    "where", epilog=examples("peerpal where", "peerpal where | head -n 1    # only the folder")
)
@click.pass_obj
def command(folder: Path) -> None:
    """Print the data folder, then its files with their sizes in bytes, then the settings folder.

    Your own templates for the summary are in the folder templates of the settings folder.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [" ".join(clean(str(folder)).split("\n"))]
    lines += [
        f"{file.stat().st_size:>12,}  {one_line(str(file.relative_to(folder)))}" for file in files
    ]
    lines.append(f"{'settings':>12}  {one_line(str(settings_folder(os.environ)))}")
    answer("\n".join(lines) + "\n")
    if program := synced_by(folder):
        complain(
            f"{program} copies this folder to other machines. Close PeerPal on one, and wait until "
            "everything is copied, before you open it on another."
        )
