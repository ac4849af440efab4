"""Where things lie: the data, and beside it the settings that a person writes by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from peerpal.domain.errors import WrongUse


def data_folder(option: str | None, environment: Mapping[str, str]) -> Path:
    """Return the folder that holds a person's data; it need not exist yet.

    It is `--data`, else PEERPAL_HOME, else the user's own data folder. Raises WrongUse when `~` or
    `~name` stands for no one's home.
    """
    if chosen := option or environment.get("PEERPAL_HOME"):
        return _at(chosen, "data folder")
    from platformdirs import user_data_path

    return user_data_path("peerpal", appauthor=False)


def settings_folder(environment: Mapping[str, str]) -> Path:
    """Return the folder that holds a person's settings; it need not exist.

    It is PEERPAL_SETTINGS, else the user's own folder for settings. Raises WrongUse as above.
    """
    if chosen := environment.get("PEERPAL_SETTINGS"):
        return _at(chosen, "settings folder")
    from platformdirs import user_config_path

    return user_config_path("peerpal", appauthor=False)


def _at(chosen: str, what: str) -> Path:
    try:
        return Path(chosen).expanduser().absolute()
    except RuntimeError as error:
        raise WrongUse(f"The {what} {chosen} names a home that is not known.") from error
