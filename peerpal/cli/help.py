"""How the help of every command ends."""

from __future__ import annotations


def examples(*commands: str) -> str:
    """Return the part of a help that shows a command in use; click keeps its lines as they are."""
    return "\n".join(["\b", "Examples:", *(f"  {command}" for command in commands)])
