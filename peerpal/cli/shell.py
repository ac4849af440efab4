"""The command `peerpal` itself: its options, and where each of its commands is to be found."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module

import click

from peerpal import __version__
from peerpal.cli.help import examples
from peerpal.cli.output import complain
from peerpal.domain.errors import WrongUse

_MODULES = {
    "demo": "demo",
    "log": "log",
    "due": "due",
    "list": "listing",
    "show": "show",
    "search": "search",
    "export": "export",
    "calendar": "calendar",
    "guide": "guide",
    "data": "data",
    "where": "where",
    "settings": "settings",
    "backup": "backup",
    "restore": "restore",
    "check": "check",
    "purge": "purge",
}

_EPILOG = f"""{
    examples(
        'peerpal log "@ana 45m video yesterday Talked about the rota"',
        "peerpal list actions --peer ana",
        "peerpal export --period quarter -o summary.md",
        "peerpal data export -o everything.json",
    )
}

\b
Exit status:
  0  done                    4  a data file can't be read
  1  could not be saved      5  the data is in use elsewhere
  2  wrong use               70 an error in PeerPal itself
  3  not found

\b
Complete commands with the Tab key, for bash (zsh, fish: put their name for bash):
  eval "$(_PEERPAL_COMPLETE=bash_source peerpal)"
"""


class _Shell(click.Group):
    """Commands that are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click's own signature
        """Return the names of the commands, in the order of the help."""
        return list(_MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command by its name, or None."""
        if cmd_name not in _MODULES:
            return None
        found: click.Command = import_module(f"peerpal.cli.{_MODULES[cmd_name]}").command
        return found


@click.group(
    cls=_Shell,
    invoke_without_command=True,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option(
    "--data",
    metavar="DIR",
    help="The folder with the data; else PEERPAL_HOME, else your own data folder.",
)
@click.version_option(__version__, prog_name="peerpal", message="%(prog)s %(version)s")
@click.pass_context
def shell(context: click.Context, *, data: str | None) -> None:
    """Peer mentoring that two colleagues run themselves. Without a command the app opens."""
    if context.invoked_subcommand is None:
        from peerpal.cli.app import open_app

        open_app(data)
    else:
        from peerpal.wiring import data_folder

        is_told = context.invoked_subcommand == "settings"  # it names everything that is wrong
        context.obj = data_folder(data, os.environ, (lambda _: None) if is_told else complain)


def carry_out(arguments: Sequence[str]) -> int:
    """Carry out a command line and return its exit status.

    Raises PeerPalError, also for what click can't understand.
    """
    if "_PEERPAL_COMPLETE" in os.environ:
        shell.main(list(arguments), prog_name="peerpal")
    try:
        with shell.make_context("peerpal", list(arguments)) as context:
            shell.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.Abort as error:
        raise KeyboardInterrupt from error
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "peerpal"
        raise WrongUse(f"{error.format_message()} See {path} --help") from error
    return 0
