"""What several commands read from their options: days, kinds and peers."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from peerpal.cli.output import reason
from peerpal.domain.dates import DAY_HELP, Toward, read_day
from peerpal.domain.errors import NotFound, PeerPalError, SaveFailed, WrongUse
from peerpal.domain.peer import Peer
from peerpal.domain.text import clean, folded, one_line
from peerpal.services.names import NearName
from peerpal.services.services import Services
from peerpal.services.summary_file import file_path

if TYPE_CHECKING:
    KindType = click.ParamType[str]
else:
    KindType = click.ParamType

KINDS = (
    "conversations", "exchanges", "peers", "skills", "goals", "actions", "feedback",
    "check-ins", "talking-points", "agreements", "health-checks", "introductions",
    "reviews", "evidence", "reflections", "growth-check-ins", "resources", "practices",
)  # fmt: skip
"""What can be listed, as it is typed."""


class Kind(KindType):
    """A kind of record, as the name of its table."""

    name = "kind"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name of the table; an underscore is as good as a hyphen."""
        if value.lower().replace("_", "-") not in KINDS:
            self.fail(f"“{value}” can't be listed. These can: {', '.join(KINDS)}.", param, ctx)
        return value.lower().replace("-", "_")

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 click's own signature
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """Return the kinds that begin like this."""
        return [CompletionItem(kind) for kind in KINDS if kind.startswith(incomplete)]


def day(services: Services, text: str) -> date:
    """Return the day that an option names, the latest of that name. Raises WrongUse."""
    found = read_day(text, today=services.today.day, toward=Toward.PAST)
    if found is None:
        raise WrongUse(f"“{text}” is not a day. A day can be {DAY_HELP}.")
    return found


def peer(services: Services, name: str) -> Peer:
    """Return the peer that an option names. Raises NotFound, with who could be meant."""
    name = name.removeprefix("@")
    if found := services.peers.find(name):
        return found
    if near := services.peers.near(name):
        raise NearName(name, near)
    raise NotFound(f"There is no peer “{name}”.")


def new_file(typed: str, *, force: bool) -> Path:
    """Return the file that an option names. Raises WrongUse when it is there, unless forced."""
    path = file_path(typed)
    if path.exists() and not path.is_file():
        raise WrongUse(f"{path} is no ordinary file. Write to it by way of standard output: > FILE")
    if path.exists() and not force:
        raise WrongUse(f"{path} is there already. Give another name, or --force to write over it.")
    return path


def new_folder(typed: str, *, force: bool) -> Path:
    """Return the folder that an option names, made if need be, and empty unless forced.

    Raises WrongUse and SaveFailed.
    """
    if not typed or clean(typed) != typed:
        raise WrongUse("A folder's name has no such characters.")
    path = Path(typed).absolute()
    try:
        if path.exists() and not path.is_dir():
            raise WrongUse(f"{path} is no folder.")
        if path.exists() and any(path.iterdir()) and not force:
            raise WrongUse(
                f"{path} is no empty folder. Give another name, or --force to write over its files."
            )
        path.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise SaveFailed(f"{path} can't be written to: {reason(error)}.") from error
    return path


def complete_peer(
    context: click.Context,
    param: click.Parameter,  # noqa: ARG001 click's own signature
    incomplete: str,
) -> list[CompletionItem]:
    """Return the names of the peers that begin like this."""
    from peerpal.wiring import data_folder, opened

    try:
        with opened(data_folder(context.find_root().params.get("data"), os.environ)) as services:
            names = [one_line(found.name) for found in services.peers.by_name()]
    except PeerPalError:
        return []
    return [CompletionItem(name) for name in names if folded(name).startswith(folded(incomplete))]
