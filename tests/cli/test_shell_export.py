from __future__ import annotations

import os
from datetime import timedelta

import pytest

from peerpal.domain.record import InSummary
from peerpal.wiring import local_now, opened


@pytest.fixture
def logged(shell):
    shell(
        "log",
        "@ana 45m video yesterday #oncall Talked about the rota",
        "> pytest 15m showed her fixtures",
        "< kubernetes 20m rolling deploys",
        "! me share the runbook by +3d",
        "~ CANARY",
    )
    return shell


def test_totals_are_in_and_texts_only_when_chosen(logged):
    first = logged("export", "-o", "-")
    assert first.status == 0
    assert "- 1 conversation with 1 colleague" in first.out
    assert "taught 15 min in 1 exchange" in first.out.lower()
    assert "learned 20 min in 1 exchange" in first.out.lower()
    assert "- **pytest**: taught 15 min" in first.out
    assert "fixtures" not in first.out
    assert first.err.startswith("peerpal: 3 undecided items were left out (")
    assert "Summary screen" in first.err

    with opened(logged.folder) as services:
        summary = services.summary
        summary.decide(summary.items(summary.default_period()), InSummary.YES)
    second = logged("export")
    yesterday = local_now().date() - timedelta(days=1)
    day = f"{yesterday.day} {yesterday:%B %Y}"
    for text in ("showed her fixtures", "rolling deploys", "Talked about the rota", day, "Ana"):
        assert text in second.out
    assert "undecided" not in second.err
    assert second.err.startswith("peerpal: Nothing is told of ")
    assert "CANARY" not in first.out + second.out


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (["--period", "2025"], "1 January 2025 to 31 December 2025"),
        (["--period", "2026-q1"], "1 January 2026 to 31 March 2026"),
        (["--since", "2026-01-05", "--until", "2026-02-01"], "5 January 2026 to 1 February 2026"),
        (["--since", "1 jan 2026", "--until", "2026-01-01"], "1 January 2026 to 1 January 2026"),
    ],
)
def test_a_period_can_be_chosen(shell, options, line):
    assert line in shell("export", *options).out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--since", "someday"], "today, yesterday"),
        (["--until", "2026-02-31"], "today, yesterday"),
        (["--period", "q9"], "q3, h1"),
        (["--period", "q1", "--since", "today"], "either"),
        (["--since", "2026-02-01", "--until", "2026-01-01"], "before it begins"),
        (["--until", "0001-01-01"], "before it begins"),
    ],
)
def test_what_is_no_period_is_said_with_what_would_be(shell, options, said):
    ended = shell("export", *options)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err


def test_a_file_is_private_and_in_utf_8(logged, tmp_path):
    file = tmp_path / "Übersicht.md"
    ended = logged("export", "-o", str(file))
    assert (ended.status, ended.out) == (0, "")
    assert file.read_bytes().decode("utf-8") == logged("export").out
    assert file.stat().st_mode & 0o777 == 0o600
    assert sorted(tmp_path.iterdir()) == sorted([logged.folder, file])


def test_a_file_that_is_there_is_kept_unless_forced(logged, tmp_path):
    file = tmp_path / "summary.md"
    file.write_text("mine")
    ended = logged("export", "-o", str(file))
    assert ended.status == 2
    assert "is there already" in ended.err
    assert file.read_text() == "mine"
    assert logged("export", "-o", str(file), "--force").status == 0
    assert file.read_text() == logged("export").out


def test_a_linked_file_is_written_where_it_is(logged, tmp_path):
    file, link = tmp_path / "summary.md", tmp_path / "link.md"
    file.write_text("mine")
    link.symlink_to(file)
    assert logged("export", "-o", str(link), "--force").status == 0
    assert link.is_symlink()
    assert file.read_text() == logged("export").out


def test_a_folder_or_a_missing_one_is_no_file(logged, tmp_path):
    assert logged("export", "-o", str(tmp_path)).status == 2
    ended = logged("export", "-o", str(tmp_path / "missing" / "x.md"))
    assert (ended.status, ended.out) == (1, "")
    assert str(tmp_path / "missing") in ended.err


def test_a_pipe_or_a_device_is_never_replaced(logged, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for options in ([], ["--force"]):
        assert logged("export", "-o", str(pipe), *options).status == 2
    assert pipe.is_fifo()


def test_colleagues_can_be_named_less(logged):
    with opened(logged.folder) as services:
        summary = services.summary
        summary.decide(summary.items(summary.default_period()), InSummary.YES)
    assert "Ana" in logged("export").out
    assert "Ana" not in logged("export", "--names", "initials").out
    assert logged("export", "--names", "bogus").status == 2


def test_an_empty_folder_has_a_summary_and_stays_missing(shell):
    ended = shell("export")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("# Peer mentoring\n")
    assert not shell.folder.exists()
