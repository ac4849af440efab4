"""Where the data lies: `--data`, else PEERPAL_HOME, else the user's own data folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def data_folder(option: str | None, environment: Mapping[str, str]) -> Path:
    """Return the folder that holds a person's data; it need not exist yet."""
    chosen = option or environment.get("PEERPAL_HOME")
    if chosen:
        return Path(chosen).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path("peerpal", appauthor=False)
