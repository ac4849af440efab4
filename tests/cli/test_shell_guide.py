"""`peerpal guide`: a page as it is, the list of pages, and what was practised."""

from __future__ import annotations

import pytest

from peerpal.services.guides import GUIDES
from peerpal.wiring import opened


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_a_guide_is_printed_as_plain_markdown(shell, guide):
    ended = shell("guide", guide.name)
    assert (ended.status, ended.out, ended.err) == (0, guide.text, "")


def test_without_a_name_they_are_listed(shell):
    with opened(shell.folder) as services:
        services.practices.note("grow", "with Ana")
        services.practices.note("grow")
        day = services.today.day
    rows = shell("guide").out.splitlines()
    assert [row.split()[0] for row in rows[1:]] == [guide.name for guide in GUIDES]
    (grow,) = [row for row in rows if row.startswith("grow ")]
    assert "twice, last " in grow
    assert str(day.year) in grow


def test_what_is_no_guide_names_those_there_are(shell):
    ended = shell("guide", "\x1b[2J[/]")
    assert ended.status == 3
    assert "active_listening, good_questions" in ended.err
    assert "\x1b" not in ended.err


def test_the_log_of_practices_is_listed(shell):
    with opened(shell.folder) as services:
        services.practices.note("grow", "with\x1b[2J Ana")
    row = shell("list", "practices").out.splitlines()[1]
    assert "GROW" in row
    assert row.endswith("with\ufffd[2J Ana")
    assert shell.one("practices")["guide"] == "grow"
