"""Where templates run: they see the summary, reach nothing else, and come to an end.

Bounded are the steps of loops and calls, the length of the output, and what texts and lists grow
to by +, * and ~. Not bounded are the memory of a list that holds itself many times over when it is
printed, and the time of one filter, which is that of going through its list once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

from peerpal.services.summary_document import (
    DocumentSection,
    Entry,
    Group,
    SummaryDocument,
    Totals,
)
from peerpal.services.summary_filters import FILTERS

MOST_CHARACTERS = 1_000_000
TOO_LONG = "it makes more than 1 MB, which nobody would read."
_MOST_STEPS = 500_000
_MOST_NUMBER = 10**15

_KEPT_FILTERS = frozenset({
    "abs", "capitalize", "d", "default", "dictsort", "first", "float", "groupby", "int", "items",
    "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse",
    "select", "selectattr", "sort", "string", "sum", "title", "trim", "truncate", "unique",
    "upper", "wordcount",
})  # fmt: skip
"""Those of Jinja that neither make much of little nor give something else each time."""
_KEPT_GLOBALS = frozenset({"cycler", "dict", "joiner", "namespace"})
_METHODS = {
    str: frozenset({
        "capitalize", "casefold", "count", "endswith", "find", "isdigit", "lower", "lstrip",
        "partition", "removeprefix", "removesuffix", "rfind", "rpartition", "rsplit", "rstrip",
        "split", "splitlines", "startswith", "strip", "title", "upper",
    }),
    date: frozenset({"year", "month", "day", "isoformat", "isoweekday", "strftime", "weekday"}),
}  # fmt: skip
"""What may be asked of a text and of a day: none of it reads the clock or fills the memory."""
_OURS = {SummaryDocument, DocumentSection, Group, Entry, Totals}
"""Plain values: Jinja would look at each name of theirs in many ways."""


class TooMuch(Exception):
    """A template does not end, or makes more than anybody would read."""


class Loader(BaseLoader):
    """Finds what a template includes: files of a few folders, in this order."""

    def __init__(self, folders: Iterable[Path], read: Callable[[Path], str]) -> None:
        self._folders = tuple(folders)
        self._read = read

    def get_source(
        self,
        environment: Environment,  # noqa: ARG002 Jinja's own signature
        template: str,
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a file's text, its path, and whether it is still the same."""
        for folder in self._folders:
            path = folder / template
            if Path(template).name == template and path.is_file():
                source = self._read(path)
                return source, str(path), partial(self._is_still, path, source)
        raise TemplateNotFound(template)

    def _is_still(self, path: Path, source: str) -> bool:
        return path.is_file() and self._read(path) == source


class Sandbox(ImmutableSandboxedEnvironment):
    """What a template can use, and how much of it."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, loader: Loader) -> None:
        super().__init__(  # it makes Markdown, and its texts are escaped already
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=_Unknown,
            finalize=lambda value: "" if value is None else value,
            loader=loader,
        )
        self.steps = 0
        own = {"join": _join, "replace": _replace, "_counted": _counted, "_short": _short}
        kept = {name: self.filters[name] for name in _KEPT_FILTERS}
        self.filters = {**kept, **FILTERS, **own}
        self.globals = {name: self.globals[name] for name in _KEPT_GLOBALS} | {"range": self._range}

    def step(self, number: int = 1) -> None:
        """Count what a template does. Raises TooMuch."""
        self.steps += number
        if self.steps > _MOST_STEPS:
            raise TooMuch("it goes round so often that it would not end soon.")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _Bounded(self).visit(tree)
        return tree

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """True for what a document shows, and for a few methods of texts and days."""
        if type(obj) in _OURS:
            return not attr.startswith("_")
        for kind, allowed in _METHODS.items():
            if isinstance(obj, kind):
                return attr in allowed
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: object) -> None:
        """Leave `format` to `is_safe_attribute`: a width can fill the memory."""

    def call(self, context: Context, obj: object, /, *args: object, **kwargs: object) -> object:
        """Call something, and count it: macros can call themselves."""
        self.step()
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Work out a sum or product that is not too big."""
        if operator == "**" or (operator == "%" and isinstance(left, str)):
            raise SecurityError
        if operator != "%":
            size = _size(left) + _size(right) if operator == "+" else _size(left) * _size(right)
            is_long = isinstance(left, Sized) or isinstance(right, Sized)
            if size > (MOST_CHARACTERS if is_long else _MOST_NUMBER):
                raise TooMuch(TOO_LONG)
        return super().call_binop(context, operator, left, right)

    def _range(self, *limits: int) -> range:
        numbers = range(*limits)
        self.step(min(len(numbers), _MOST_STEPS + 1))
        return numbers


class _Unknown(StrictUndefined):
    """A name that nothing has; its message is the name alone."""

    @property
    def _undefined_message(self) -> str:
        return self._undefined_name if isinstance(self._undefined_name, str) else ""


class _Bounded(NodeTransformer):
    """Lets every loop be counted, and everything that ~ puts together be measured."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 the visitor's own naming
        self.generic_visit(node)
        node.iter = self._filtered(node.iter, "_counted")
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return self._filtered(node, "_short")

    def _filtered(self, node: nodes.Node, name: str) -> nodes.Filter:
        made = nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
        made.set_environment(self._sandbox)
        return made


def _sandbox(context: Context) -> Sandbox:
    assert isinstance(context.environment, Sandbox)  # noqa: S101 it is the only one made here
    return context.environment


@pass_context
def _counted(context: Context, items: Iterable[Any]) -> Iterator[Any]:
    sandbox = _sandbox(context)
    for item in items:
        sandbox.step()
        yield item


@pass_context
def _short(context: Context, text: str) -> str:  # noqa: ARG001 with it, nothing is worked out ahead
    if len(text) > MOST_CHARACTERS:
        raise TooMuch(TOO_LONG)
    return text


def _join(items: Iterable[Any], between: str = "") -> str:
    texts = [str(item) for item in items]
    if sum(map(len, texts)) + len(texts) * len(between) > MOST_CHARACTERS:
        raise TooMuch(TOO_LONG)
    return between.join(texts)


def _replace(text: str, old: str, new: str) -> str:
    if len(text) + text.count(old) * len(new) > MOST_CHARACTERS:
        raise TooMuch(TOO_LONG)
    return text.replace(old, new)


def _size(value: object) -> int:
    if isinstance(value, (int, float)):
        return int(min(abs(value), _MOST_NUMBER + 1))
    return len(value) if isinstance(value, Sized) else 0
