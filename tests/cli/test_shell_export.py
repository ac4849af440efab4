"""`peerpal export`: the summary for whoever reads it, in every way that its help names."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from test_shell_edge import as_somebody_else

from peerpal.domain.goal import KeyResult
from peerpal.domain.record import InSummary
from peerpal.domain.summary import Audience, Opening, PeerNames, Section, SummaryExport
from peerpal.services.demo import fill
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


def let_all_in(shell):
    with opened(shell.folder) as services:
        summary = services.summary
        plan = summary.plans.of(Audience.MANAGER)
        summary.decide(summary.items(summary.default_period(), plan), InSummary.YES)


def remembered(shell) -> list[SummaryExport]:
    with opened(shell.folder) as services:
        return services.summary.exports.all()


@pytest.fixture
def year(shell):
    """A year of sample data, with everything let in."""
    with opened(shell.folder) as services:
        fill(services)
    let_all_in(shell)
    return shell


def headings(text: str) -> list[str]:
    return [line[3:] for line in text.split("\n") if line.startswith("## ")]


# What is in it


def test_totals_are_in_and_texts_only_when_chosen(logged):
    first = logged("export", "-o", "-")
    assert first.status == 0
    assert "I had 1 conversation with 1 colleague." in first.out
    assert "I taught for 15 min (1 exchange) and learned for 20 min (1 exchange)." in first.out
    assert "- kubernetes and pytest" in first.out
    assert "fixtures" not in first.out
    assert first.err.startswith("peerpal: 3 undecided items were left out (")
    assert "Summary screen" in first.err
    let_all_in(logged)
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
        (["--period", "2025"], "1 January to 31 December 2025"),
        (["--period", "2026-q1"], "1 January to 31 March 2026"),
        (["--since", "2026-01-05", "--until", "2026-02-01"], "5 January to 1 February 2026"),
        (["--since", "1 jan 2026", "--until", "2026-01-01"], "1 January 2026"),
    ],
)
def test_a_period_can_be_chosen(shell, options, line):
    assert f"\n{line}  \n" in shell("export", *options).out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--since", "someday"], "today, yesterday"),
        (["--until", "2026-02-31"], "today, yesterday"),
        (["--period", "q9"], "q3, h1"),
        (["--period", "q1", "--since", "today"], "either"),
        (["--since", "2026-02-01", "--until", "2026-01-01"], "before it begins"),
        (["--until", "0001-01-01"], "before it begins"),
        (["--since", ""], "today, yesterday"),
        (["--until", ""], "today, yesterday"),
        (["--period", ""], "q3, h1"),
        (["--period", "last-review"], "No review was agreed on before today."),
        (["--period", "last-summary"], "No summary was written before today"),
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
    let_all_in(logged)
    assert "Ana" in logged("export").out
    assert "Ana" not in logged("export", "--names", "initials").out
    assert logged("export", "--names", "bogus").status == 2


def test_an_empty_folder_has_a_summary_and_stays_missing(shell):
    ended = shell("export")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("# Peer mentoring\n")
    assert not shell.folder.exists()


# Options


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["--for", "boss"], 2, "'manager', 'self', 'peer', 'promotion'"),
        (["--for", "peer"], 2, "--for peer needs --peer, and only that"),
        (["--peer", "@ana"], 2, "--for peer needs --peer, and only that"),
        (["--for", "self", "--peer", "@ana"], 2, "--for peer needs --peer, and only that"),
        (["--for", "peer", "--peer", "@zoe"], 3, "There is no peer “zoe”."),
        (["--for", "peer", "--peer", "@anna"], 3, "Did you mean Ana?"),
        (["--for", "peer", "--peer", ""], 3, "There is no peer “”."),
        (["--names", "nick"], 2, "'full', 'initials', 'role'"),
        (["--sections", "opening,goal"], 2, "There is no section “goal”. There are opening,"),
        (["--sections", ""], 2, "Name the sections, with commas between them."),
        (["--without", " , "], 2, "Name the sections, with commas between them."),
        (["--without", "[/]"], 2, "There is no section “[/]”"),
        (["--sections", "goals", "--without", "next"], 2, "either --sections or --without"),
        (["--template", "nope"], 2, "There is no template “nope”. There are review, brag and"),
        (["--template", ""], 2, "There is no template “”."),
        (["--template", "nope.md.j2"], 2, "nope.md.j2 can't be read: no such file"),
        (["--template", "."], 2, "There is no template “.”"),
        (["--copy", "-o", "x.md"], 2, "either --copy or -o"),
        (["-o", ""], 2, "Name a file"),
        (["--copy"], 2, "There is no clipboard here."),
        (["more"], 2, "unexpected extra argument"),
        (["--html"], 2, "No such option"),
    ],
)
def test_a_wrong_option_is_said_and_nothing_leaves(
    logged, tmp_path, monkeypatch, options, status, said
):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))  # no tool for the clipboard
    ended = logged("export", *options)
    assert (ended.status, ended.out) == (status, "")
    assert said in ended.err
    assert ended.err.startswith("peerpal: ")
    assert ended.err.count("\n") == 1
    assert remembered(logged) == []
    assert not (tmp_path / "x.md").exists()


def test_each_reader_gets_what_suits_them(year):
    manager, self, promotion = (
        year("export", "--for", reader).out for reader in ("manager", "self", "promotion")
    )
    assert manager == year("export").out
    assert "Where I am growing" in headings(manager)
    assert "Where I am growing" not in headings(promotion)
    assert "Ana Ruiz" in manager
    assert "Ana Ruiz" not in promotion
    assert len(self.split()) > len(manager.split())


def test_the_record_of_a_pairing_names_nobody_else(year):
    ended = year("export", "--for", "peer", "--peer", "@ana")
    assert ended.out.startswith("# Peer mentoring: Robin Vale and Ana Ruiz\n")
    assert "What I passed on" in headings(ended.out)
    assert "Top contributions" not in headings(ended.out)
    with opened(year.folder) as services:
        others = [peer.name for peer in services.peers.all() if peer.name != "Ana Ruiz"]
    naming = [line for line in ended.out.split("\n") if any(name in line for name in others)]
    assert others
    assert all("Ana Ruiz" in line for line in naming)  # who was there too, in a circle


def test_names_are_as_they_are_wanted(year):
    for way, name in [("full", "Ana Ruiz"), ("initials", "A. R."), ("role", "a colleague (")]:
        assert name in year("export", "--names", way).out
    assert "Ana Ruiz" not in year("export", "--names", "role", "--for", "self").out


def test_sections_are_chosen_and_in_the_order_given(year):
    everything = headings(year("export").out)
    assert len(everything) > 5
    chosen = year("export", "--sections", "goals, Opening,goals")
    assert headings(chosen.out) == ["Goals", "In short"]
    without = year("export", "--without", "opening,appendix")
    left = [title for title in everything if title[:8] not in ("In short", "Appendix")]
    assert headings(without.out) == left


def test_sections_that_are_off_already_stay_off(year):
    with opened(year.folder) as services:
        plans = services.summary.plans
        plan = plans.of(Audience.MANAGER)
        off = replace(plan.settings, sections_off=(Section.GOALS,))
        plans.change(replace(plan, settings=off), "off")
    assert "Goals" not in headings(year("export", "--without", "appendix").out)
    assert "Goals" in headings(year("export", "--sections", "goals").out)
    with opened(year.folder) as services:
        assert services.summary.plans.of(Audience.MANAGER).settings == off


def test_grades_are_shown_only_when_they_are_wanted(shell):
    with opened(shell.folder) as services:
        result = KeyResult(text="Talks given", unit="", start=0, target=4, current=3)
        goal = replace(services.goals.blank(), title="Speak", key_results=(result,))
        services.goals.save(goal)
    for options, is_graded in [
        ([], False),
        (["--no-grades"], False),
        (["--grades"], True),
        (["--for", "self"], True),
        (["--for", "self", "--no-grades"], False),
    ]:
        assert ("0.8" in shell("export", *options).out) is is_graded


@pytest.mark.parametrize("name", ["review", "brag", "one-page"])
def test_a_shipped_template_is_chosen_by_its_name(year, name):
    ended = year("export", "--template", name)
    assert (ended.status, ended.out.startswith("# ")) == (0, True)
    assert (ended.out == year("export").out) is (name == "review")


def test_a_template_of_ones_own_is_chosen_by_its_name_or_its_file(year, tmp_path, monkeypatch):
    text = "{{ name }}: {{ totals.conversations }}\n"
    folder = tmp_path / "settings" / "templates"
    folder.mkdir(parents=True)
    (folder / "mine.md.j2").write_text(text)
    monkeypatch.chdir(tmp_path)
    Path("here.txt").write_text(text)
    (tmp_path / "sub").mkdir()
    Path("sub/bare").write_text(text)
    by_name = year("export", "--template", "mine")
    assert by_name.out.startswith("Robin Vale: ")
    for file in ("here.txt", "sub/bare", str(folder / "mine.md.j2")):
        assert year("export", "--template", file).out == by_name.out
    Path("here.txt").write_text("fine\n{{ nobody }}\n")
    broken = year("export", "--template", "here.txt")
    assert (broken.status, broken.out) == (2, "")
    assert "here.txt, line 2: “nobody” is not known." in broken.err


def test_what_was_set_on_the_screen_is_used_and_an_option_goes_before_it(logged):
    let_all_in(logged)
    with opened(logged.folder) as services:
        summary = services.summary
        plan = summary.plans.of(Audience.MANAGER)
        settings = replace(plan.settings, names=PeerNames.ROLE, template="one-page")
        period = summary.default_period()
        own = Opening(text="In my own words.", first=period.first, last=period.last, computed="")
        summary.plans.change(replace(plan, settings=settings, opening=own), "set")
    as_set = logged("export").out
    assert "In my own words." in as_set
    assert "Ana" not in as_set
    assert "Ana" in logged("export", "--names", "full", "--template", "review").out
    assert logged("export").out == as_set


# Where it goes


@pytest.mark.parametrize("name", ["summary.html", "SUMMARY.HTM"])
def test_a_file_whose_name_says_so_is_html(year, tmp_path, name):
    file = tmp_path / name
    ended = year("export", "-o", str(file))
    assert (ended.status, ended.out) == (0, "")
    assert file.read_text().lower().startswith("<!doctype html>")
    assert "<h2>In short</h2>" in file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_same_data_are_the_same_bytes(year, process, tmp_path):
    outs = {process("export", PYTHONHASHSEED=seed).stdout for seed in ("1", "2", "3")}
    assert len(outs) == 1
    assert b"Robin Vale" in outs.pop()
    pages = [tmp_path / "a.html", tmp_path / "b.html"]
    for page in pages:
        assert year("export", "-o", str(page)).status == 0
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_what_left_is_remembered_once(logged, tmp_path):
    let_all_in(logged)
    assert remembered(logged) == []
    for _ in range(2):
        assert logged("export").status == 0
    assert [export.target for export in remembered(logged)] == ["standard output"]
    logged("export", "-o", str(tmp_path / "x.md"))
    assert [export.target for export in remembered(logged)] == ["standard output", "file"]
    one, other = remembered(logged)
    assert one.sha256 == other.sha256
    assert (one.first, one.last) == (other.first, other.last)
    assert one.on == local_now().date()
    logged("export", "--for", "self", "--names", "initials")
    assert remembered(logged)[2].settings.audience is Audience.SELF
    assert remembered(logged)[2].settings.names is PeerNames.INITIALS


def test_a_look_at_a_terminal_is_not_remembered(logged, terminal, process):
    seen = terminal("export")
    assert seen.status == 0
    assert "# Peer mentoring" in seen.out
    assert remembered(logged) == []
    assert process("export").returncode == 0
    assert [export.target for export in remembered(logged)] == ["standard output"]


def test_a_copy_goes_to_the_tool_and_is_remembered(logged, process, tmp_path):
    tool = tmp_path / "bin" / "wl-copy"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nPATH={os.environ["PATH"]}\ncat > "$0.taken"')
    tool.chmod(0o700)
    ended = process("export", "--copy", PATH=str(tool.parent), WAYLAND_DISPLAY="w")
    assert (ended.returncode, ended.stdout) == (0, b"")
    assert b"may refuse" not in ended.stderr
    assert tool.with_name("wl-copy.taken").read_bytes() == logged("export").out.encode()
    assert "clipboard" in [export.target for export in remembered(logged)]


def test_a_copy_without_a_tool_is_asked_of_the_terminal(logged, terminal, tmp_path):
    ended = terminal("export", "--copy", PATH=str(tmp_path))
    assert ended.status == 0
    assert "\x1b]52;c;" in ended.out
    assert "The terminal was asked to copy it." in ended.out
    assert [export.target for export in remembered(logged)] == ["clipboard"]


def test_the_period_since_the_last_summary_begins_the_day_after_it(logged):
    logged("export")
    today = local_now().date()
    refused = logged("export", "--period", "last-summary")
    assert (refused.status, refused.out) == (2, "")
    assert "No summary was written before today" in refused.err
    with opened(logged.folder) as services:
        exports = services.summary.exports
        (made,) = exports.all()
        then = today - timedelta(days=3)
        exports.save(replace(made, on=then, last=then))
    again = logged("export", "--period", "Last-Summary")
    assert again.status == 0
    assert f"{today.day} {today:%B %Y}  \n" in again.out
    with opened(logged.folder) as services:
        assert services.summary.period("last-summary").first == today - timedelta(days=2)


def test_the_period_since_the_last_review_begins_with_it(year):
    with opened(year.folder) as services:
        agreed = [review.on for review in services.reviews.all() if review.is_agreed]
        period = services.summary.period("last-review") if agreed else None
    ended = year("export", "--period", "last-review")
    if period:
        assert ended.status == 0
        assert period.first == max(agreed)
    else:
        assert (ended.status, ended.out) == (2, "")


def test_a_read_only_folder_still_gives_the_document(shell, monkeypatch):
    top = Path(tempfile.mkdtemp(dir="/tmp"))
    monkeypatch.setenv("PEERPAL_SETTINGS", str(top / "settings"))
    try:
        top.chmod(0o755)
        shell.folder = top / "data"
        shell("log", "@ana 10m rota")
        let_all_in(shell)
        written = shell("export").out
        before = {path: path.read_bytes() for path in shell.folder.rglob("*") if path.is_file()}
        for path in [shell.folder, *shell.folder.rglob("*")]:
            if os.geteuid() == 0:
                os.chown(path, 65534, -1)
            path.chmod(0o500 if path.is_dir() else 0o400)
        with as_somebody_else():
            ended = shell("export", "--names", "initials")
        assert ended.status == 0
        assert ended.out.startswith("# Peer mentoring")
        assert "was not remembered: " in ended.err
        assert shell("export").out == written
        assert {path: path.read_bytes() for path in before} == before
    finally:
        shutil.rmtree(top)
