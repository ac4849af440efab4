"""`peerpal backup`: keeps everything as it is now."""

from __future__ import annotations

from pathlib import Path

import click

from peerpal.cli.help import examples
from peerpal.cli.output import answer
from peerpal.domain.text import one_line
from peerpal.wiring import safekeeping


@click.command(
    "backup",
    epilog=examples("peerpal backup", 'cp "$(peerpal backup)" /media/stick/   # elsewhere'),
)
@click.pass_obj
def command(folder: Path) -> None:
    """Make a backup of everything and print its file.

    One is made by itself on each day you use PeerPal, and before a restore or an import. Those of
    the last seven days and of the four weeks before are kept. All lie beside your data: copy one to
    another disk from time to time.
    """
    answer(one_line(str(safekeeping(folder).back_up())) + "\n")
