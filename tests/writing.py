"""An editor that tests can write: what it does to the file that it is given is a few lines."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

_HEAD = """
import os, signal, sys
from pathlib import Path
file = Path(sys.argv[-1])
"""


def editor(folder: Path, lines: str) -> str:
    """Return what VISUAL must be for an editor that runs lines of Python on its `file`."""
    script = folder / "an editor.py"
    script.write_text(_HEAD + lines, encoding="utf-8")
    return shlex.join([sys.executable, str(script), "; touch", str(folder / "harm")])
