"""`peerpal log`: captures, from the command line, standard input or an editor, become records."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import click

from peerpal.cli.help import examples
from peerpal.cli.logged import told
from peerpal.cli.names import can_ask, settle_names
from peerpal.cli.output import answer
from peerpal.domain.capture import Capture
from peerpal.domain.errors import WrongUse
from peerpal.services.captures import Logged
from peerpal.services.names import NearName
from peerpal.services.services import Services
from peerpal.wiring import opened

_EPILOG = f"""A capture begins with who it was with; the lines below say what came out of it.

\b
  @ana 45m video yesterday #oncall Talked about the rota
  > pytest 15m showed her fixtures        I taught
  < kubernetes 20m rolling deploys        I learned
  = sql 10m read a query plan             we did together
  ! me share the runbook by friday        who does what by when
  ? how does her team handle incidents    to raise next time
  ~ only I may see this                   private

Several TEXTs are the lines of one capture. Standard input may have several captures: all of
them are logged, or none, and the ids of the new records are printed, one a line.

{
    examples(
        "peerpal log '@ana 45m Talked about the rota' '> pytest 15m fixtures'",
        "peerpal log - < captures.txt",
        "peerpal log                    # write it in $VISUAL or $EDITOR",
    )
}"""


@click.command("log", epilog=_EPILOG)
@click.argument("text", nargs=-1, metavar="[TEXT]... | -")
@click.option(
    "--new",
    "are_new",
    is_flag=True,
    help="Add every name that nobody has as a new peer, also one that looks like a known one.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print only the ids of the new records.")
@click.pass_obj
def command(folder: Path, *, text: tuple[str, ...], are_new: bool, quiet: bool) -> None:
    """Log a talk with a peer, or plan one."""
    if text == ("-",):
        said = _log_all(folder, _standard_input(), are_new=are_new, may_ask=False, quiet=True)
    elif text:
        with opened(folder) as services:
            captures = [services.captures.read("\n".join(text))]
            said = _log(services, captures, are_new=are_new, may_ask=can_ask(), quiet=quiet)
    else:
        from peerpal.cli.editor import write_in_editor

        log = partial(_log_all, folder, are_new=are_new, may_ask=can_ask(), quiet=quiet)
        said = write_in_editor(folder, log)
    answer(said)


def _log_all(folder: Path, text: str, *, are_new: bool, may_ask: bool, quiet: bool) -> str:
    with opened(folder) as services:
        captures = services.captures.read_all(text)
        if not captures:
            raise WrongUse("There is nothing to log: the text is empty.")
        return _log(services, captures, are_new=are_new, may_ask=may_ask, quiet=quiet)


def _log(
    services: Services, captures: list[Capture], *, are_new: bool, may_ask: bool, quiet: bool
) -> str:
    """Save captures and return what to answer."""
    try:
        logged = services.captures.log(captures, new_peers=are_new)
    except NearName:
        if not may_ask:
            raise
        settled = settle_names(captures, services.peers)
        logged = services.captures.log(settled, new_peers=True)
    return _ids(logged) if quiet else told(logged, services)


def _ids(logged: Logged) -> str:
    return "".join(f"{record.id}\n" for record in logged.records)


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode() if sys.stdin else ""
    except UnicodeDecodeError as error:
        raise WrongUse(f"Standard input is not UTF-8 text, at byte {error.start + 1}.") from error
