"""Where data and settings lie: what was chosen, else the user's own folders."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from peerpal.domain.errors import WrongUse
from peerpal.storage.paths import data_folder, settings_folder


def test_the_option_comes_first(tmp_path: Path) -> None:
    chosen = data_folder(str(tmp_path / "a"), {"PEERPAL_HOME": str(tmp_path / "b")})
    assert chosen == tmp_path / "a"
    assert not chosen.exists()


@pytest.mark.parametrize("option", [None, ""])
def test_the_environment_comes_next(tmp_path: Path, option: str | None) -> None:
    assert data_folder(option, {"PEERPAL_HOME": str(tmp_path)}) == tmp_path


@pytest.mark.parametrize("environment", [{}, {"PEERPAL_HOME": ""}])
def test_else_it_is_the_users_own(environment: dict[str, str]) -> None:
    expected = platformdirs.user_data_path("peerpal", appauthor=False)
    assert data_folder(None, environment) == expected


def test_home_and_here_are_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert data_folder("~/notes", {}) == tmp_path / "notes"
    assert data_folder("here", {}) == tmp_path / "here"


def test_the_home_of_nobody_is_refused() -> None:
    with pytest.raises(WrongUse, match="not known"):
        data_folder("~no-such-user-here/notes", {})


@pytest.mark.parametrize("environment", [{}, {"PEERPAL_SETTINGS": ""}])
def test_settings_lie_in_the_users_own_folder_for_them(environment: dict[str, str]) -> None:
    expected = platformdirs.user_config_path("peerpal", appauthor=False)
    assert settings_folder(environment) == expected


def test_settings_lie_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    chosen = settings_folder({"PEERPAL_SETTINGS": "~/mine"})
    assert chosen == tmp_path / "mine"
    assert not chosen.exists()
    with pytest.raises(WrongUse, match="settings folder ~no-such-user-here names a home"):
        settings_folder({"PEERPAL_SETTINGS": "~no-such-user-here"})
