"""`peerpal list reflections`."""

from __future__ import annotations

from dataclasses import replace

from peerpal.wiring import opened


def test_list_reflections(shell):
    with opened(shell.folder) as services:
        made = replace(services.reflections.of_this_week(), private_answer="x\x1b[31m[/] sooner")
        services.reflections.save(made)
    said = shell("list", "reflections").out
    assert made.week in said
    assert made.question in said
    assert "sooner" in said
    assert "\x1b" not in said
    assert shell.one("reflections")["week"] == made.week
