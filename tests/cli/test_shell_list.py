from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from peerpal.domain.agreement import Agreement
from peerpal.domain.feedback import FeedbackDirection
from peerpal.domain.goal import GoalOwner
from peerpal.domain.review import Rating, ReviewedGoal
from peerpal.wiring import opened

KINDS = [
    "conversations", "exchanges", "peers", "skills", "goals", "actions", "feedback",
    "check-ins", "talking-points", "agreements", "health-checks", "introductions", "reviews",
    "evidence", "growth-check-ins", "resources", "practices",
]  # fmt: skip
HOSTILE = {
    "closing tag": "[/]",
    "click": "[@click=app.quit]x[/]",
    "escape": "\x1b[2Jx",
    "clipboard": "\x1b]52;c;aGk=\x07",
    "c1": "\x9b31mx",
    "bidi": "a\u202eb\u2066c",
    "long": "x" * 10_000,
    "cr": "good\rbad",
    "surrogate": "a\udc9bb",
}
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def filled(shell):
    """A folder with a record of every kind."""
    shell("log", "@ana_ruiz 45m video 2026-01-05 #OnCall Rota", "> pytest 15m", "! me do by +3d")
    shell("log", "@ben 20m 2026-02-10 #career Coffee", "< sql 5m", "? how")
    with opened(shell.folder) as services:
        ana = services.peers.find("ana")
        goal = services.goals.blank()
        goal = services.goals.save(
            type(goal)(
                **services.context.origin(), title="Talk", owner=GoalOwner.SHARED, peer_id=ana.id
            )
        )
        services.goals.check_in(services.goals.blank_check_in(goal.id))
        blank = services.feedback.blank(peer_id=ana.id)
        services.feedback.save(
            type(blank)(
                **services.context.origin(),
                direction=FeedbackDirection.RECEIVED,
                peer_id=ana.id,
                on=blank.on,
                fields={"situation": "On Monday", "behaviour": "you asked", "impact": "it helped"},
            )
        )
        services.agreements.save(
            Agreement(**services.context.origin(), peer_id=ana.id, goals_mine="Lead the rota")
        )
        services.health_checks.save(
            replace(services.health_checks.blank(ana.id), answers={"learning": 4}, keep="the pace")
        )
        services.introductions.save(
            replace(services.introductions.blank(ana.id), introduced_name="Kim")
        )
        reviewed = ReviewedGoal(goal_id=goal.id, mine=Rating(rating=3, note="slow"))
        services.reviews.save(replace(services.reviews.blank(ana.id), goals=(reviewed,)))
        services.evidence.save(services.evidence.about(goal, "Gave a talk", services.today.day))
        growth = replace(services.growth_check_ins.blank(), ratings={"leadership": 3})
        services.growth_check_ins.save(growth)
        book = replace(services.resources.blank(), title="A book", peer_id=ana.id)
        services.resources.save_with(book, "pytest")
        services.practices.note("grow", "with Ana")
    return shell


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_listed_both_ways(filled, kind):
    records = filled.json("list", kind)
    table = filled("list", kind)
    assert records
    assert table.status == 0
    assert len(table.out.splitlines()) == len(records) + 1
    assert filled.json("list", kind.replace("-", "_")) == records


def test_names_and_days_stand_for_ids_and_values(filled):
    rows = filled("list", "exchanges").out.splitlines()
    assert re.fullmatch(r"Id +Day +With +Way +Skill +Time", rows[0])
    assert re.fullmatch(r"\w{4}  Tue 10 Feb 2026  Ben +learned  sql +5 min", rows[1])
    assert re.fullmatch(r"\w{4}  Mon 5 Jan 2026 +Ana Ruiz  taught +pytest +15 min", rows[2])


def test_the_newest_comes_first(filled):
    titles = [talk["title"] for talk in filled.json("list", "conversations")]
    assert titles == ["Coffee", "Rota"]


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (["--peer", "ana"], ["Rota"]),
        (["--peer", "@ana_ruiz"], ["Rota"]),
        (["--tag", "oncall"], ["Rota"]),
        (["--tag", "#CAREER"], ["Coffee"]),
        (["--since", "2026-02-10"], ["Coffee"]),
        (["--until", "2026-02-09"], ["Rota"]),
        (["--since", "2026-01-05", "--until", "2026-02-10"], ["Coffee", "Rota"]),
        (["--peer", "ben", "--tag", "oncall"], []),
    ],
)
def test_a_list_can_be_narrowed(filled, options, titles):
    found = filled.json("list", "conversations", *options)
    assert [talk["title"] for talk in found] == titles


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind not in ("growth-check-ins", "practices")]
)
def test_every_kind_can_be_narrowed_to_a_peer(filled, kind):
    shown = filled.json("list", kind, "--peer", "ana") + filled.json("list", kind, "--peer", "ben")
    assert len(shown) == len(filled.json("list", kind))


def test_what_is_in_the_bin_is_not_listed(filled):
    with opened(filled.folder) as services:
        services.conversations.delete(services.conversations.newest_first()[0].id)
    assert [talk["title"] for talk in filled.json("list", "conversations")] == ["Rota"]


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["list", "bogus"], 2, "conversations, exchanges"),
        (["list"], 2, "KIND"),
        (["list", "peers", "--since", "someday"], 2, "yesterday"),
        (["list", "peers", "--what"], 2, "--what"),
        (["list", "peers", "--peer", "anna"], 3, "Did you mean Ana Ruiz?"),
        (["list", "peers", "--peer", "zoe"], 3, "There is no peer “zoe”."),
    ],
)
def test_wrong_use_is_one_sentence_with_a_status(filled, arguments, status, said):
    ended = filled(*arguments)
    assert (ended.status, ended.out) == (status, "")
    assert said in ended.err
    assert ended.err.startswith("peerpal: ")
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_folder_is_no_error_and_stays_missing(shell, kind):
    assert shell.json("list", kind) == []
    ended = shell("list", kind)
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == f"peerpal: There are no {kind.replace('-', ' ')} yet.\n"
    assert not shell.folder.exists()


def test_nothing_that_matches_is_said_so(filled):
    assert filled("list", "peers", "--tag", "none").err == "peerpal: No peers match.\n"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_is_shown_and_never_obeyed(shell, text):
    said = [shell("log", "--new", f'@"{text}" 10m', f'> "{text}" {text}', f"! me {text}", text)]
    said += [shell("list", kind) for kind in KINDS]
    said += [shell("list", kind, "--json") for kind in KINDS]
    talk = shell.one("conversations")
    said += [shell("show", talk["id"]), shell("show", talk["id"], "--json"), shell("export")]
    said += [
        shell("list", text),
        shell("list", "peers", "--peer", f"no {text}"),
        shell("list", "peers", "--since", text),
        shell("show", text),
        shell(text),
    ]
    assert [ended.status for ended in said][:22] == [0] * 22
    for ended in said:
        assert not RAW.search(ended.out + ended.err)
        (ended.out + ended.err).encode()
    if text.isprintable():
        assert text in shell("list", "exchanges").out


def test_what_another_program_put_into_the_file_is_safe_to_show_and_the_same(shell):
    shell("log", "@ana 10m")
    odd = "a\u202eb\x9bc"
    with opened(shell.folder) as services:
        table = services.context.store.db.table("conversations")
        table.update({"title": odd})
    ended = shell("list", "conversations", "--json")
    assert not RAW.search(ended.out)
    assert json.loads(ended.out)[0]["title"] == odd
    assert not RAW.search(shell("list", "conversations").out)


def test_a_pipe_gets_every_column_in_full_without_colours(shell, process):
    title = "word " * 60
    shell("log", f"@ana 10m {title}")
    ended = process("list", "conversations")
    assert title.strip() in ended.stdout.decode()
    assert b"\x1b" not in ended.stdout
    assert b"\t" not in ended.stdout


def test_a_terminal_gets_lines_that_fit(shell, terminal):
    shell("log", f"@ana 10m {'wörter 語 ' * 60}")
    shown = terminal("list", "conversations", columns=80).out.splitlines()
    assert shown[0].startswith("\x1b[1mId")
    assert shown[1].endswith("…")
    assert len(shown[1]) + shown[1].count("語") <= 80


def test_no_color_is_obeyed(shell, terminal):
    shell("log", "@ana 10m [bold]x[/]")
    shown = terminal("list", "conversations", NO_COLOR="1").out
    assert "\x1b" not in shown
    assert "[bold]x[/]" in shown


def test_a_terminal_without_unicode_gets_ascii_signs(shell, terminal):
    shell("log", "--new", '@"Zoë" 10m Rota → “plan”')
    shown = terminal("list", "conversations", columns=120, LC_ALL="C").out
    assert 'Zo?   10 min  held    Rota > "plan"' in shown
    assert "Zoë" in terminal("list", "conversations", columns=120).out
    assert "→ “plan”" in terminal("list", "conversations", columns=120).out


def test_ascii_signs_are_a_setting_too_and_data_stays_as_it_is(shell, terminal, process):
    shell("log", "--new", '@"Zoë" 10m Rota → “plan”')
    shell("settings", "signs=ascii")
    assert 'Rota > "plan"' in terminal("list", "conversations", columns=120).out
    assert "Zoë" in terminal("list", "conversations", columns=120).out
    assert 'There is no peer "x"' in terminal("list", "peers", "--peer", "x").out
    assert "→ “plan”" in process("list", "conversations").stdout.decode()
    (talk,) = json.loads(terminal("list", "conversations", "--json").out)
    assert talk["title"] == "Rota → “plan”"


def test_a_line_makes_sense_without_its_headings(filled):
    rows = {kind: filled("list", kind).out.splitlines()[1:] for kind in KINDS}
    assert any("teaching" in row for row in rows["skills"])
    assert any("learning" in row for row in rows["skills"])
    assert "version 1" in rows["agreements"][0]
    assert "mean 4.0" in rows["health-checks"][0]
    assert "to Kim" in rows["introductions"][0]
    assert "1 goal  not agreed yet" in rows["reviews"][0]
    assert "mean 3.0  1 rated" in rows["growth-check-ins"][0]
    assert "from Ana" in rows["resources"][0]
