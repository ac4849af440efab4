"""ULIDs: ids that sort by the moment they were made (github.com/ulid/spec)."""

from __future__ import annotations

import hashlib
import json

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 26


def ulid(milliseconds: int, randomness: int) -> str:
    """Return the ULID of a moment (milliseconds since 1970) and 80 bits of randomness."""
    value = (milliseconds << 80) | randomness
    return "".join(_ALPHABET[(value >> shift) & 31] for shift in range(125, -1, -5))


def content_id(*parts: str) -> str:
    """Return the id that the same content always gets, for what comes without one."""
    digest = hashlib.sha256(json.dumps(parts).encode()).digest()
    return ulid(int.from_bytes(digest[:6]), int.from_bytes(digest[6:16]))
