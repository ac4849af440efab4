"""Where it is noted that the first steps were skipped."""

from __future__ import annotations

WELCOMED = "welcomed"
"""The name of the note, which lies where drafts lie."""
