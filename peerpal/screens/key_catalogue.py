"""Finds what every key of PeerPal does, and where; imports all screens for that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from textual.app import App
from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.screen import Screen

import peerpal.screens
import peerpal.widgets
from peerpal.domain.key_names import types_text
from peerpal.domain.keymap import Keymap, KeyUse, Place
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.drafting import DraftingScreen
from peerpal.screens.modal import PeerPalModal
from peerpal.screens.prompt import PromptScreen

_WHERE = {
    "PeerPalApp": "everywhere",
    "ShareSafeApp": "everywhere",
    "PeerPalScreen": "every screen",
    "PeerPalModal": "every box",
    "ListScreen": "every list with records",
    "PushedList": "lists over a screen",
    "FormScreen": "every form",
    "DraftingScreen": "every form",
    "PromptScreen": "every question",
    "ConfirmScreen": "yes or no",
    "RecordsBox": "lists in a box",
    "RecordList": "lists",
    "Panel": "the lists of Today",
    "LinesView": "pages",
    "RecordPage": "pages",
    "AreaInput": "texts in forms",
    "CompletedLine": "names in forms",
    "DayField": "days in forms",
    "Choice": "values in forms",
    "PointChoice": "talking points in forms",
    "Tick": "boxes to tick in forms",
    "PairingKeys": "Peers",
}
_OF_FORMS = ("area", "choice", "day", "names", "point", "tick")
"""How ids of widgets begin that stand in forms only."""
_TYPED_INTO = ("AreaInput", "CompletedLine", "DayField")
"""The widgets whose keys must work while somebody types."""
_FIXED = {
    "tab": "goes to the next field",
    "shift+tab": "goes to the field before",
    "ctrl+q": "ends PeerPal",
    "ctrl+c": "copies",
}
_WORD = re.compile("[A-Z][a-z]*")


def read_catalogue() -> Keymap:
    """Return all that keys do."""
    for package in (peerpal.screens, peerpal.widgets):
        for module in iter_modules(package.__path__):
            import_module(f"{package.__name__}.{module.name}")
    nodes = sorted(set(_below(DOMNode)), key=lambda node: (_rank(node), node.__name__))
    return Keymap(_uses(nodes), list(_places(nodes)))


def _below(node: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for each in node.__subclasses__():
        if each.__module__.startswith("peerpal."):
            yield each
        yield from _below(each)


def _rank(node: type[DOMNode]) -> int:
    """Return a number that is lower the more there is below a class."""
    return list(_WHERE).index(node.__name__) if node.__name__ in _WHERE else len(_WHERE)


def _uses(nodes: list[type[DOMNode]]) -> dict[str, KeyUse]:
    uses: dict[str, KeyUse] = {}
    for node in nodes:
        for binding in node.__dict__.get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id:
                new = _use(node, binding)
                known = uses.get(binding.id)
                uses[binding.id] = _joined(known, new) if known else new
    return uses


def _use(node: type[DOMNode], binding: Binding) -> KeyUse:
    keys = tuple(each.key for each in Binding.make_bindings([binding]))
    types_nothing = not any(map(types_text, keys))
    is_form = issubclass(node, DraftingScreen | PromptScreen) or node.__name__ in _TYPED_INTO
    name = binding.description or binding.tooltip or (binding.id or "").rpartition(".")[2]
    return KeyUse(
        binding.id or "",
        name,
        binding.tooltip or name,
        _where(node),
        keys,
        is_before_text=binding.priority and types_nothing,
        is_needed_in_text=is_form and types_nothing and not binding.priority,
    )


def _joined(one: KeyUse, other: KeyUse) -> KeyUse:
    return one._replace(
        is_before_text=one.is_before_text or other.is_before_text,
        is_needed_in_text=one.is_needed_in_text or other.is_needed_in_text,
    )


def _where(node: type[DOMNode]) -> str:
    if node.__name__ in _WHERE:
        return _WHERE[node.__name__]
    first, *rest = _WORD.findall(node.__name__.removesuffix("Screen").removesuffix("Prompt"))
    return " ".join([first, *(word.lower() for word in rest)])


def _places(nodes: list[type[DOMNode]]) -> Iterator[Place]:
    app = [_bindings(node) for node in nodes if issubclass(node, App)]
    widgets = [_bindings(node) for node in nodes if not issubclass(node, App | Screen)]
    for node in nodes:
        if not issubclass(node, PeerPalScreen | PeerPalModal):
            continue
        is_form = issubclass(node, DraftingScreen | PromptScreen)
        keys: dict[str, tuple[str, ...]] = {}
        for bindings in [_bindings(node), *widgets, *app]:
            for key, binding in bindings:
                if not binding.id or _is_elsewhere(binding, node, is_form=is_form):
                    continue
                keys[binding.id] = tuple(dict.fromkeys((*keys.get(binding.id, ()), key)))
        yield Place(_where(node), keys, _FIXED)


def _bindings(node: type[DOMNode]) -> BindingsMap:
    return node._merge_bindings()  # noqa: SLF001 the only way to know what a class inherits


def _is_elsewhere(binding: Binding, node: type[DOMNode], *, is_form: bool) -> bool:
    group = (binding.id or "").partition(".")[0]
    if group == "app":
        return issubclass(node, PeerPalModal) and not binding.priority and not is_form
    if group in _OF_FORMS:
        return not is_form
    return is_form and group in ("list", "page", "panel", "record")
