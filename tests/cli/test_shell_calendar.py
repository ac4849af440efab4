"""`peerpal calendar`: an .ics file for any calendar."""

from __future__ import annotations

import stat


def test_nothing_is_to_come(shell):
    ended = shell("calendar")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "peerpal: Nothing is to come, so there is no calendar to write.\n"


def test_to_standard_output_and_into_a_file_of_ones_own(shell, tmp_path):
    shell("log", "@ana 45m Rota", "! me call by +9d")
    said = shell("calendar").out
    assert "SUMMARY:Due: call\n" in said.replace("\r\n", "\n")
    path = tmp_path / "peerpal.ics"
    ended = shell("calendar", "-o", str(path))
    assert (ended.status, ended.out, ended.err) == (0, "", "peerpal: 1 event written.\n")
    assert b"\r\nSUMMARY:Due: call\r\n" in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    assert shell("calendar", "-o", str(path)).status == 2
    assert shell("calendar", "-o", str(path), "--force").status == 0
    assert path.read_bytes() == before
