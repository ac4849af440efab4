"""ASCII signs for all others, and which terminals need them."""

from __future__ import annotations

import ast
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

import peerpal
from peerpal.domain.signs import _FOR, encoding_of, in_ascii, is_unicode

DRAWN = [
    path
    for layer in ("screens", "widgets", "services", "cli")
    for path in (Path(peerpal.__file__).parent / layer).glob("*.py")
    if path.name not in ("columns.py", "data_export.py")  # they look for signs in what people write
]


def texts_in(path: Path) -> str:
    """All texts in a module, without what is written about the code."""
    tree = ast.parse(path.read_text())
    about = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    found = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and n not in about)
    return "".join(node.value for node in found if isinstance(node.value, str))


@pytest.mark.parametrize("path", DRAWN, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_sign_that_is_drawn_has_an_ascii_one(path: Path) -> None:
    left = {char for char in in_ascii(texts_in(path)) if not char.isascii()}
    assert {char for char in left if unicodedata.category(char)[0] not in "LMC"} == set()


def test_each_is_ascii_and_as_wide_as_what_it_stands_for() -> None:
    for sign, plain in _FOR.items():
        assert plain.isascii()
        assert cell_len(plain) == cell_len(chr(sign)), chr(sign)


@pytest.mark.parametrize(
    "together",
    [
        *("▶◀│", "○◐▲■✓╌", "●○◌", "✓✗", "☐☑☒", "★☆■□○", "·▪■", "✓↷✗", "━┄", "○●━◆·"),
        *("▁▂▃▄▅▆▇█", "▲▼", "▆▞╌"),
    ],
)
def test_signs_that_stand_together_stay_apart(together: str) -> None:
    assert len(set(in_ascii(together))) == len(together)


@given(st.text())
def test_letters_stay(text: str) -> None:
    letters = "".join(char for char in text if char.isalnum())
    assert in_ascii(letters) == letters


@pytest.mark.parametrize(
    ("environment", "written", "encoding"),
    [
        ({}, "utf-8", "utf-8"),
        ({"LANG": "en_GB.UTF-8"}, "utf-8", "utf-8"),
        ({"LANG": "de_DE.utf8@euro"}, "utf-8", "utf-8"),
        ({"LANG": "C.UTF-8"}, "utf-8", "utf-8"),
        ({"LANG": "de_DE"}, "utf-8", "utf-8"),
        ({"LC_ALL": "", "LANG": "en_GB.UTF-8"}, "utf-8", "utf-8"),
        ({"LANG": "C"}, "utf-8", "ascii"),
        ({"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, "utf-8", "ascii"),
        ({"LC_CTYPE": "C", "LANG": "en_GB.UTF-8"}, "utf-8", "ascii"),
        ({"LANG": "de_DE.ISO-8859-1"}, "utf-8", "ascii"),
        ({"LANG": "de_DE.ISO-8859-1"}, "iso8859-1", "iso8859-1"),
        ({"LANG": "C"}, "ascii", "ascii"),
        ({"LANG": "en_GB.UTF-8"}, "latin-1", "latin-1"),
    ],
)
def test_what_a_terminal_can_show(environment: dict[str, str], written: str, encoding: str) -> None:
    assert encoding_of(environment, written) == encoding


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "utf8", "utf_16"])
def test_unicode(encoding: str) -> None:
    assert is_unicode(encoding)


@pytest.mark.parametrize("encoding", ["ascii", "ANSI_X3.4-1968", "latin-1", "iso8859-15", "cp1252"])
def test_no_unicode(encoding: str) -> None:
    assert not is_unicode(encoding)
