"""Where the data lies: `--data`, else PEERPAL_HOME, else the user's own data folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from peerpal.domain.errors import WrongUse


def data_folder(option: str | None, environment: Mapping[str, str]) -> Path:
    """Return the folder that holds a person's data; it need not exist yet.

    Raises WrongUse when `~` or `~name` stands for no one's home.
    """
    chosen = option or environment.get("PEERPAL_HOME")
    if chosen:
        try:
            return Path(chosen).expanduser().absolute()
        except RuntimeError as error:
            raise WrongUse(f"The data folder {chosen} names a home that is not known.") from error
    from platformdirs import user_data_path

    return user_data_path("peerpal", appauthor=False)
