"""`peerpal demo`: a look at the app with made-up sample data."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from peerpal.cli.app import require_terminal, show_app
from peerpal.cli.help import examples
from peerpal.domain.errors import WrongUse
from peerpal.wiring import opened


@click.command(
    "demo",
    epilog=examples(
        "peerpal demo",
        "peerpal demo --keep ~/sample && peerpal --data ~/sample list goals",
    ),
)
@click.option(
    "--keep", metavar="DIR", type=click.Path(path_type=Path), help="Only write the data into DIR."
)
def command(*, keep: Path | None) -> None:
    """Open the app on sample data that is thrown away."""
    if not keep:
        require_terminal()
    from peerpal.services.demo import fill

    with _folder(keep) as folder, opened(folder) as services:
        fill(services)
        if not keep:
            show_app(services, badge="sample data")


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is None:
        with TemporaryDirectory(prefix="peerpal-demo-") as name:
            yield Path(name)
    elif keep.exists() and not (keep.is_dir() and not any(keep.iterdir())):
        raise WrongUse(f"{keep} is not an empty folder.")
    else:
        yield keep.absolute()
