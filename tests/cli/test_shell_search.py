from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from peerpal.wiring import opened

RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
HOSTILE = ("[/]", "[@click=app.quit]x", "\x1b[2Jx", "\x9b31m", "a\u202eb", "x" * 10_000, "a\udc9bb")


@pytest.fixture
def filled(shell):
    shell(
        "log", "--new", "@ana_ruiz 45m 2026-01-05 #OnCall Who takes the Röta", "> pytest 15m rota"
    )
    shell("log", "--new", "@ben 20m 2026-02-10 Coffee", "Long talk about the rota", "~ a secret")
    return shell


def test_hits_are_a_line_each_the_word_in_the_title_first(filled):
    ended = filled("search", "rota")
    assert (ended.status, ended.err) == (0, "")
    lines = [re.sub(r"  \w{4}$", "", line) for line in ended.out.splitlines()]
    assert lines == [
        "conversation  Mon 5 Jan 2026  Who takes the Röta",
        "conversation  Tue 10 Feb 2026  Coffee: Long talk about the rota",
        "exchange  Mon 5 Jan 2026  pytest: rota",
    ]


def test_what_is_found_by_a_name_is_named_by_its_title(filled):
    ended = filled("search", "ben type:talk")
    assert re.fullmatch(r"conversation  Tue 10 Feb 2026  Coffee  \w{4}\n", ended.out)


def test_the_id_at_the_end_shows_the_record(filled):
    id_ = filled("search", "coffee").out.split()[-1]
    assert "Coffee" in filled("show", id_).out


def test_words_may_be_given_one_by_one_and_operators_too(filled):
    assert len(filled("search", "rota", "type:talk", "peer:ana").out.splitlines()) == 1
    assert len(filled("search", "before:2026-02-01 rota -takes").out.splitlines()) == 1
    assert len(filled("search", "tag:oncall").out.splitlines()) == 1


def test_json_has_the_hits_with_where_they_were_found(filled):
    hits = filled.json("search", "rota")
    assert [hit["kind"] for hit in hits] == ["conversations", "conversations", "exchanges"]
    assert set(hits[0]) == {"kind", "id", "day", "title", "field", "snippet"}
    assert hits[1]["field"] == "notes"
    assert hits[1]["day"] == "2026-02-10"


def test_nothing_found_ends_like_grep(filled):
    ended = filled("search", "nonsense")
    assert (ended.status, ended.out) == (1, "")
    assert ended.err == "peerpal: Nothing is found.\n"
    ended = filled("search", "nonsense", "--json")
    assert (ended.status, json.loads(ended.out)) == (1, [])


def test_private_text_is_found_only_when_it_is_asked_for(filled):
    assert filled("search", "secret").status == 1
    assert "secret" not in filled("search", "type:talk").out
    assert "secret" in filled("search", "secret", "--private").out


def test_a_limit_says_how_many_are_left_out(filled):
    ended = filled("search", "rota", "--limit", "1")
    assert len(ended.out.splitlines()) == 1
    assert ended.err == "peerpal: 2 more; --limit shows more of them.\n"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("type:nonsense", "type: knows goal"),
        ("rota since:soon", "since: wants a day"),
        ("typ:goal", "did you mean type:?"),
        ("  ", "Say what to look for."),
        ("-", "Say what to look for."),
    ],
)
def test_a_query_that_is_not_understood_is_wrong_use(filled, query, said):
    ended = filled("search", "--", query)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err


def test_an_empty_folder_has_nothing_and_stays_missing(shell):
    assert shell("search", "rota").status == 1
    assert not shell.folder.exists()


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_and_never_obeyed(shell, text):
    shell("log", "--new", f"@ana 10m Rota {text}", f"pager {text}")
    with opened(shell.folder) as services:
        [talk] = services.conversations.all()
        services.conversations.save(replace(talk, answers={"a": f"runbook {text}"}))
        table = services.context.store.db.table("conversations")
        table.update({"title": f"odd {text}".encode("utf-8", "replace").decode()})
    for query in ("pager", "odd", "runbook", text):
        for options in ([], ["--json"]):
            ended = shell("search", *options, "--", query)
            assert not RAW.search(ended.out + ended.err)
            (ended.out + ended.err).encode()
    assert shell("search", "runbook").status == 0


def test_guides_are_found_when_they_are_asked_for(filled):
    ended = filled("search", "type:guide", "silence")
    lines = ended.out.splitlines()
    assert lines
    for line in lines:
        assert line.startswith("guide  ")
        assert filled("guide", line.split()[-1]).status == 0
    told = json.loads(filled("search", "type:guide grow", "--json").out)
    assert {hit["kind"] for hit in told} == {"guides"}
    assert {hit["day"] for hit in told} == {None}
    assert len(filled("search", "type:guide", "--limit", "3").out.splitlines()) == 3
    assert filled("search", "type:guide xyzzy").status == 1
