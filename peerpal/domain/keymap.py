"""Keys that a person has chosen: whether they can be told apart from the other keys there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from peerpal.domain.key_names import types_text, written
from peerpal.domain.settings import Problem
from peerpal.domain.settings_fields import KEY_PREFIX

_EDITING = ("backspace", "delete", "left", "right", "home", "end")


class KeyUse(NamedTuple):
    """What a key does, by the id of its binding."""

    id: str
    name: str
    about: str
    where: str
    keys: tuple[str, ...]
    is_before_text: bool = False
    """It acts while one types, before the text field gets the key."""
    is_needed_in_text: bool = False
    """It must be within reach while one types."""

    @property
    def written(self) -> tuple[str, ...]:
        """The keys as they stand in the settings."""
        return tuple(map(written, self.keys))


class Place(NamedTuple):
    """Where keys work together: their bindings' ids, and what cannot be moved."""

    name: str
    keys: Mapping[str, tuple[str, ...]]
    fixed: Mapping[str, str]
    """The keys that keep their meaning, with what that is."""


class Keymap(NamedTuple):
    """All that keys do, and where they meet."""

    uses: Mapping[str, KeyUse]
    places: Sequence[Place]

    def wrong(self, chosen: Mapping[str, str]) -> list[Problem]:
        """Return which of the chosen keys can't be used, and why; without those the rest can."""
        problems: list[Problem] = []
        left = dict(chosen)
        while found := [problem for id_ in left if (problem := self._problem(id_, left))]:
            problems += found
            for problem in found:
                del left[problem.field.removeprefix(KEY_PREFIX)]
        return problems

    def _problem(self, id_: str, chosen: Mapping[str, str]) -> Problem | None:
        use = self.uses.get(id_)
        reason = self._unknown(id_) if use is None else _unfit(use, chosen[id_].split(","))
        reason = reason or next(self._clashes(id_, chosen), "")
        return Problem(KEY_PREFIX + id_, reason) if reason else None

    def _unknown(self, id_: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(id_[:60], self.uses, n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        return f"no key has this name.{meant} `peerpal settings --keys` lists the names."

    def _clashes(self, id_: str, chosen: Mapping[str, str]) -> Iterator[str]:
        """Yield what the keys of a binding do already where it works."""
        keys = chosen[id_].split(",")
        for place in self.places:
            own = place.keys.get(id_, ())
            for key in keys if own else ():
                if key in own:
                    continue
                if key in place.fixed:
                    yield f"“{written(key)}” always {place.fixed[key]}. Choose another key."
                for other, theirs in place.keys.items():
                    now = chosen[other].split(",") if other in chosen else theirs
                    if other != id_ and key in now:
                        use = self.uses[other]
                        yield (
                            f"“{written(key)}” is {use.name} ({other}) there already: "
                            f"{place.name}. Choose another key, or another one for that."
                        )


def _unfit(use: KeyUse, keys: Sequence[str]) -> str:
    """Return why keys can't do something where texts are typed; empty when they can."""
    in_the_way = [key for key in keys if types_text(key) or key in _EDITING]
    if use.is_before_text and (wrong := [key for key in in_the_way if key not in use.keys]):
        return (
            f"“{written(wrong[0])}” is needed to type a text where this works. Allowed: keys that "
            "type nothing, such as f5 or ctrl+l."
        )
    if use.is_needed_in_text and all(map(types_text, keys)):
        return (
            "it must work while you type a text too. Allowed: at least one key that types "
            "nothing, such as f5 or ctrl+l."
        )
    return ""
