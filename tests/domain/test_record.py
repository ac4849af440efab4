"""What every record has in common."""

from __future__ import annotations

from datetime import UTC, datetime

from peerpal.domain.peer import Peer

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_a_record_in_an_error_report_shows_none_of_its_text() -> None:
    peer = Peer(id="p1", created_at=NOW, updated_at=NOW, author="me", name="Ana", private_notes="x")
    assert repr(peer) == "<Peer p1 rev 0>"
