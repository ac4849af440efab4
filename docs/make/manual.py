"""The manual page, from the help of every command.

One page for all: click-man, which also makes pages of such commands, writes one for each.
"""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc

import click

from peerpal import __version__
from peerpal.cli.shell import shell

_AS_IT_IS = "\b"
"""What click's help begins a paragraph with whose lines stay as they are."""

_SIGNS = str.maketrans(
    {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}
)
"""What `man` would show as other signs, that look alike and can't be copied as they are."""


def manual() -> str:
    """Return the page in the language of `man`."""
    return "".join(f"{line}\n" for line in _page(_context(shell, "peerpal")))


def _page(context: click.Context) -> Iterator[str]:
    yield f'.TH PEERPAL 1 "" "PeerPal {__version__}" "User commands"'
    yield from (".SH NAME", plain("peerpal - peer mentoring that two colleagues run themselves"))
    yield ".SH SYNOPSIS"
    yield _usage(context)
    yield ".SH DESCRIPTION"
    yield from _texts(context.command.help)
    yield ".SH OPTIONS"
    yield from _options(context)
    yield ".SH COMMANDS"
    for below in _below(context):
        yield from _command(below)
    yield ".SH NOTES"
    yield from _texts(context.command.epilog)


def _command(context: click.Context) -> Iterator[str]:
    yield f".SS {plain(context.command_path)}"
    yield _usage(context)
    yield from _texts(context.command.help)
    yield from _options(context)
    yield from _texts(context.command.epilog)
    for below in _below(context):
        yield from _command(below)


def _below(context: click.Context) -> Iterator[click.Context]:
    group = context.command
    if isinstance(group, click.Group):
        for name in group.list_commands(context):
            if found := group.get_command(context, name):
                yield _context(found, name, context)


def _context(
    command: click.Command, name: str, above: click.Context | None = None
) -> click.Context:
    """Return what click knows of a command when it is called."""
    return click.Context(command, above, name, **command.context_settings)


def _usage(context: click.Context) -> str:
    pieces = " ".join(context.command.collect_usage_pieces(context))
    return f".B {plain(context.command_path)}\n{plain(pieces)}"


def _options(context: click.Context) -> Iterator[str]:
    for parameter in context.command.get_params(context):
        names, text = parameter.get_help_record(context) or ("", "")
        if text:
            yield from (".TP", f".B {plain(names)}", plain(text))


def _texts(text: str | None) -> Iterator[str]:
    """Yield the paragraphs of a help."""
    for paragraph in cleandoc(text or "").split("\n\n"):
        yield ".PP"
        if paragraph.lstrip().startswith(_AS_IT_IS):
            lines = paragraph.lstrip().removeprefix(_AS_IT_IS).strip("\n").split("\n")
            yield from (".nf", *map(plain, lines), ".fi")
        else:
            yield plain(" ".join(paragraph.split()))


def plain(text: str) -> str:
    """Return a line that `man` shows as it is."""
    line = text.rstrip().translate(_SIGNS)
    return f"\\&{line}" if line.startswith(".") else line
