"""The name, skill or tag that a line of a capture ends with, while it is being typed."""

from __future__ import annotations

import re
from enum import StrEnum, auto
from typing import NamedTuple

from peerpal.domain.capture_line import is_bare_name, is_bare_skill
from peerpal.domain.text import QUOTES


class Named(StrEnum):
    """What a line names, each with its own sign."""

    PEER = auto()
    SKILL = auto()
    TAG = auto()


_IS_BARE = {Named.PEER: is_bare_name, Named.SKILL: is_bare_skill}


class Begun(NamedTuple):
    """What stands before a name that is begun, whose name it is, and what there is of it."""

    before: str
    named: Named
    typed: str

    def written(self, name: str) -> str:
        """Return the line with the whole name, in quotes where it needs them."""
        is_bare = _IS_BARE.get(self.named)
        return self.before + (name if is_bare is None or is_bare(name) else f'"{name}"')


# Of the groups behind the first one, the one that fits holds what is typed.
_NAME = rf"(?:[{QUOTES}]([^{QUOTES}]+)|([^\s{QUOTES}@#]+))"
_FORMS = {
    Named.PEER: re.compile(rf"((?:.*\s)?@){_NAME}"),
    Named.SKILL: re.compile(rf"(\s*[><=]\s*){_NAME}"),
    Named.TAG: re.compile(r"((?:.*\s)?#)(\w[\w-]*)"),
}


def begun(line: str) -> Begun | None:
    """Return the name that a line ends with, or None when it ends with none."""
    for named, form in _FORMS.items():
        if found := form.fullmatch(line):
            before, *typed = found.groups("")
            return Begun(before, named, "".join(typed))
    return None
