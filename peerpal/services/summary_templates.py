"""Writes a summary by a template: those that PeerPal brings, and a person's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING

from peerpal.domain.errors import WrongUse
from peerpal.domain.text import clean, one_line
from peerpal.domain.words import listed
from peerpal.services.summary_document import SummaryDocument

if TYPE_CHECKING:
    from jinja2 import Template

    from peerpal.services.summary_sandbox import Sandbox

SHIPPED = ("review", "brag", "one-page")
_SHIPPED_FOLDER = Path(__file__).with_name("templates")
_ENDINGS = (".md.j2", ".j2")
_MOST_BYTES = 100_000
_DOCUMENTED = "What a template can use is described in docs/templates.md."


class Templates:
    """The templates that are there; `folder` holds the person's own and need not exist.

    One of a person's own that has the name of a shipped one takes its place.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._compiled: dict[Path, tuple[str, Template]] = {}
        self._sources: dict[str, str] = {}

    def names(self) -> list[str]:
        """Return the names of the templates: the shipped ones, then one's own. Raises WrongUse."""
        return list(self._paths())

    def render(self, name: str, document: SummaryDocument) -> str:
        """Return a summary as a template writes it. Raises WrongUse."""
        paths = self._paths()
        if name not in paths:
            raise WrongUse(
                f"There is no template “{one_line(name)}”. There are {listed(list(paths))}; "
                f"your own are files such as {self._folder / 'mine.md.j2'}."
            )
        return self.render_file(paths[name], document)

    def render_file(self, path: Path, document: SummaryDocument) -> str:
        """Return a summary as a template in a file writes it. Raises WrongUse.

        What the file includes is taken from one's own templates and the shipped ones.
        """
        source = self._read(path)
        try:
            return tidy(self._written(path, source, document))
        except WrongUse:
            raise
        except Exception as error:  # noqa: BLE001 a template can raise anything, quoting records
            raise WrongUse(self._told(error, path)) from None

    def _written(self, path: Path, source: str, document: SummaryDocument) -> str:
        from peerpal.services.summary_sandbox import MOST_CHARACTERS, TOO_LONG, TooMuch

        self._sandbox.steps = 0
        template = self._template(path, source)
        parts, length = [], 0
        for part in template.generate(
            {f.name: getattr(document, f.name) for f in fields(document)}
        ):
            parts.append(part)
            length += len(part)
            if length > MOST_CHARACTERS:
                raise TooMuch(TOO_LONG)
        return "".join(parts)

    def _template(self, path: Path, source: str) -> Template:
        """Return a template compiled, once for each text that its file has."""
        known, template = self._compiled.get(path, ("", None))
        if template and known == source:
            return template
        sandbox = self._sandbox
        code = sandbox.compile(source, path.name, str(path))
        made = sandbox.template_class.from_code(sandbox, code, sandbox.make_globals(None))
        self._compiled[path] = source, made
        return made

    @cached_property
    def _sandbox(self) -> Sandbox:
        from peerpal.services.summary_sandbox import Loader, Sandbox

        return Sandbox(Loader((self._folder, _SHIPPED_FOLDER), self._read))

    def _paths(self) -> dict[str, Path]:
        """Return the file of each template by its name."""
        # Of two of one's own with one name the last stands, and so the one that ends in .md.j2.
        paths = {name: _SHIPPED_FOLDER / f"{name}.md.j2" for name in SHIPPED}
        return paths | dict(sorted(self._own()))

    def _own(self) -> Iterator[tuple[str, Path]]:
        """Return one's own templates with their files. Raises WrongUse."""
        try:
            found = list(self._folder.iterdir())
        except FileNotFoundError:
            return
        except OSError as error:
            raise WrongUse(f"{self._folder} can't be read: {_reason(error)}.") from error
        for path in found:
            ending = next((ending for ending in _ENDINGS if path.name.endswith(ending)), "")
            name = path.name.removesuffix(ending)
            if ending and name and name[0] not in "._" and clean(name) == name and path.is_file():
                yield name, path

    def _read(self, path: Path) -> str:
        """Return the text of a template's file. Raises WrongUse."""
        try:
            if path.exists() and not path.is_file():
                raise WrongUse(f"{_shown(path)} is no ordinary file.")
            with path.open("rb") as file:
                data = file.read(_MOST_BYTES + 1)
            source = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise WrongUse(f"{_shown(path)} is not UTF-8, at byte {error.start + 1}.") from error
        except OSError as error:
            raise WrongUse(f"{_shown(path)} can't be read: {_reason(error)}.") from error
        except ValueError as error:
            raise WrongUse("A file's name has no such characters.") from error
        if len(data) > _MOST_BYTES:
            raise WrongUse(f"{_shown(path)} is too big for a template: more than 100 kB.")
        self._sources[str(path)] = source
        return source

    def _told(self, error: Exception, path: Path) -> str:
        """Return where a template fails and why, in words that are no one's record."""
        file, line = self._place(error, path)
        source = self._sources.get(file, "")
        where = f"{_shown(Path(file))}, line {line}" if line else _shown(Path(file))
        return f"{where}: {_why(error, source)}"

    def _place(self, error: Exception, path: Path) -> tuple[str, int]:
        """Return the file and the line that failed; no line for a file that fails as a whole."""
        from jinja2 import TemplateSyntaxError

        if isinstance(error, TemplateSyntaxError):
            return error.filename or str(path), error.lineno
        frames = [(f.f_code.co_filename, line) for f, line in walk_tb(error.__traceback__)]
        return next((at for at in reversed(frames) if at[0] in self._sources), (str(path), 0))


def tidy(text: str) -> str:
    """Return Markdown with at most one empty line in a row, and nothing that steers a terminal.

    Two blanks at the end of a line stay where they break it; no other ones do.
    """
    lines = [line.expandtabs(4) for line in clean(text).split("\n")]
    kept: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        bare = line.rstrip(" ")
        is_broken = bare and line.endswith("  ") and following.strip(" ")
        if bare or (kept and kept[-1]):
            kept.append(f"{bare}  " if is_broken else bare)
    return "\n".join(kept).rstrip("\n") + "\n"


def _why(error: Exception, source: str) -> str:
    """Return why a template failed. Its own words may be quoted, those of a summary may not."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError

    from peerpal.services.summary_sandbox import TooMuch

    match error:
        case TemplateSyntaxError():
            return f"{one_line(error.message or '').rstrip('.')}. {_DOCUMENTED}"
        case SecurityError():
            return f"this is not for templates. {_DOCUMENTED}"
        case UndefinedError():
            return f"{_quoted(error.message, source)} is not known. {_DOCUMENTED}"
        case TemplateNotFound():
            return (
                f"{_quoted(error.name, source)} is not there to be included. Included are files of "
                "your own templates' folder and PeerPal's own templates, by name and ending."
            )
        case TooMuch():
            return str(error)
    return f"this can't be worked out ({type(error).__name__}). {_DOCUMENTED}"


def _quoted(name: object, source: str) -> str:
    """Return a name in quotes if the template itself says it; it might be a text of a record."""
    if isinstance(name, str) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", source):
        return f"“{one_line(name)}”"
    return "Something"


def _shown(path: Path) -> str:
    return one_line(path.name)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
