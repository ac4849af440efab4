"""Every setting wrong once, and what is said; what is right beside it is in force."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.dates import DateStyle, show_day
from peerpal.domain.key_names import read_keys, types_text, written
from peerpal.domain.keymap import Keymap, KeyUse, Place
from peerpal.domain.peer import Peer
from peerpal.domain.settings import Settings
from peerpal.domain.settings_fields import KEYS, MOST_DAYS, NAMES, SETTINGS, THEMES, read_settings

WRONG = [
    ("theme", "noord", "“noord” is not one of them; did you mean nord? Allowed: one of"),
    ("theme", 5, "5 must be a text in quotes. Allowed: one of peerpal-dark, peerpal-light"),
    ("signs", "asci", '“asci” is not one of them; did you mean ascii? Allowed: "auto" or'),
    ("date_style", "2026/11/22", "“2026/11/22” is not one of them; did you mean 2026-11-22?"),
    ("date_style", True, 'true must be a text in quotes. Allowed: "22 Nov 2026" or "2026-11-22"'),
    ("week_start", "sunnday", 'did you mean sunday? Allowed: "monday" or "sunday".'),
    ("cadence_days", "14", "“14” must be a whole number, without quotes. Allowed: a whole number"),
    ("cadence_days", 0, "0 is out of its range. Allowed: a whole number from 1 to 3650."),
    ("max_gap_days", MOST_DAYS + 1, "is out of its range. Allowed: a whole number from cadence_"),
    ("max_gap_days", 7, "7 is less than cadence_days, which is 14. Allowed: a whole number from"),
    ("conversation_minutes", 4.5, "4.5 must be a whole number. Allowed: a whole number from 1 to"),
    ("conversation_minutes", True, "true must be a whole number."),
    ("editor", 'vim "', "has a quote that is not closed. Allowed: a command with its options"),
    ("editor", ["vim"], "must be a text in quotes."),
    ("folder", "work", "“work” must begin with / or ~. Allowed: a path that begins with / or ~"),
    ("folder", "~no-such-user-here/x", "names a home that is not known."),
    ("folder", "/a\x1b[2Jb", "must be one line of plain characters."),
    ("keys", "l", "“l” must be a table. Allowed: a line [keys]"),
    ("colour", "red", "there is no such setting; there are theme, signs"),
    ("themes", "nord", "there is no such setting; did you mean theme?"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value", "said"), WRONG)
def test_a_wrong_value_is_named_and_all_else_is_in_force(name, value, said):
    others = {"theme": "nord", "week_start": "sunday", "conversation_minutes": 30}
    settings, problems = read_settings({**others, name: value})
    assert [problem.field for problem in problems] == [name]
    assert said in problems[0].reason
    for other in others.keys() - {name}:
        assert getattr(settings, other) == others[other]
    if name in NAMES:
        assert getattr(settings, name) == getattr(Settings(), name)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("", "name one key or several"),
        ("x,", "name one key or several"),
        ("pgup", "there is no key “pgup”; did you mean pageup?"),
        ("ctrl+i", "ctrl+i is tab in most terminals"),
        ("shift+a", "there is no key “shift+a”"),
        ("\x1b", "there is no key"),
        (3, "3 must be a text in quotes"),
        (["x"], "must be a text in quotes"),
    ],
)
def test_a_wrong_key_is_named_and_the_others_are_in_force(value, said):
    settings, problems = read_settings({"keys": {"screen.log": value, "app.quit": "Q"}})
    assert [problem.field for problem in problems] == ["keys.screen.log"]
    assert said in problems[0].reason
    assert settings.keys == {"app.quit": "Q"}


def test_ids_need_no_quotes():
    settings, problems = read_settings({"keys": {"screen": {"log": "?,f5"}, "app.quit": "ctrl+X"}})
    assert not problems
    assert settings.keys == {"screen.log": "question_mark,f5", "app.quit": "ctrl+x"}


@given(
    st.dictionaries(
        st.sampled_from([*NAMES, KEYS]) | st.text(max_size=20),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=60),
            lambda inner: (
                st.lists(inner, max_size=2)
                | st.dictionaries(st.text(max_size=9), inner, max_size=2)
            ),
            max_leaves=5,
        ),
    )
)
def test_whatever_stands_in_the_file_settings_come_of_it(data):
    settings, problems = read_settings(data)
    assert 1 <= settings.cadence_days <= settings.max_gap_days <= MOST_DAYS
    assert settings.theme in THEMES
    for problem in problems:
        assert "\x1b" not in problem.told("f")
        assert "\n" not in problem.told("f")


def test_every_setting_is_explained_and_new_peers_start_as_they_always_did():
    assert {*NAMES, KEYS} == {field.name for field in fields(Settings)}
    assert all(known.about and known.allowed for known in SETTINGS)
    for name in ("cadence_days", "max_gap_days", "conversation_minutes"):
        own = next(field for field in fields(Peer) if field.name == name)
        assert own.default == getattr(Settings(), name)


@pytest.mark.parametrize("style", list(DateStyle))
def test_a_day_looks_like_the_example_that_was_chosen(style):
    from datetime import date

    assert show_day(date(2026, 11, 22), style) == f"Sun {style.value}"


@given(st.sampled_from("abcXYZ0189!?/#,.;:@[]{}<>+-_=~'"))
def test_a_key_is_read_as_it_is_written(character):
    (key,) = read_keys(character)
    assert read_keys(written(key)) == (key,)
    assert types_text(key)


# Keys that meet

USES = {
    id_: KeyUse(id_, name, name, "here", keys, is_before_text=id_ == "form.save")
    for id_, name, keys in (
        ("a.log", "Log", ("n",)),
        ("a.quit", "Quit", ("q",)),
        ("b.new", "New", ("n",)),
        ("form.save", "Save", ("ctrl+s",)),
    )
}
KEYMAP = Keymap(
    USES,
    (
        Place("A", {"a.log": ("n",), "a.quit": ("q",)}, {"tab": "moves on"}),
        Place("B", {"b.new": ("n",), "a.quit": ("q",)}, {}),
        Place("Form", {"form.save": ("ctrl+s",)}, {}),
    ),
)


@pytest.mark.parametrize(
    ("chosen", "wrong"),
    [
        ({"a.log": "l"}, []),
        ({"a.log": "q"}, ["a.log"]),
        ({"a.log": "q", "a.quit": "n"}, ["a.quit"]),  # n is New on the other screen
        ({"a.log": "q", "a.quit": "n", "b.new": "m"}, []),
        ({"a.log": "tab"}, ["a.log"]),
        ({"b.new": "l", "a.log": "l"}, []),
        ({"b.new": "q", "a.quit": "x"}, []),
        ({"b.new": "q", "a.quit": "n"}, ["a.quit"]),  # n is Log there
        ({"b.new": "q", "a.quit": "n", "a.log": "n"}, ["a.quit"]),
        ({"form.save": "x"}, ["form.save"]),
        ({"form.save": "f2"}, []),
        ({"a.lgo": "x"}, ["a.lgo"]),
    ],
)
def test_keys_that_cannot_be_told_apart_are_found(chosen, wrong):
    found = {problem.field.removeprefix("keys.") for problem in KEYMAP.wrong(chosen)}
    left = {id_: keys for id_, keys in chosen.items() if id_ not in found}
    assert not KEYMAP.wrong(left)
    assert found >= set(wrong)
    assert bool(found) == bool(wrong)
