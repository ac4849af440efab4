from __future__ import annotations

from datetime import timedelta

from peerpal.wiring import local_now

ISSUE = """@ana 45m video yesterday #oncall Talked about the rota
> pytest 15m showed her fixtures
< kubernetes 20m rolling deploys
! me share the runbook by +3d"""


def test_a_capture_becomes_records(shell):
    ended = shell("log", ISSUE)
    today = local_now().date()
    yesterday = (today - timedelta(days=1)).isoformat()
    assert ended.status == 0
    assert ended.err == ""

    ana = shell.one("peers")
    assert ana["name"] == "Ana"
    assert ana["started_on"] == today.isoformat()

    talk = shell.one("conversations")
    assert talk["peer_ids"] == [ana["id"]]
    assert talk["title"] == "Talked about the rota"
    assert talk["minutes"] == 45
    assert talk["medium"] == "video"
    assert talk["held_on"] == yesterday
    assert talk["status"] == "held"
    assert talk["tags"] == ["oncall"]
    assert talk["share_with_peer"] is False
    assert talk["in_summary"] == "undecided"
    assert talk["rev"] == 1

    skills = {skill["name"]: skill for skill in shell.json("list", "skills")}
    assert skills.keys() == {"pytest", "kubernetes"}
    assert (skills["pytest"]["teaching"], skills["pytest"]["learning"]) == (True, False)
    assert (skills["kubernetes"]["teaching"], skills["kubernetes"]["learning"]) == (False, True)

    exchanges = {exchange["direction"]: exchange for exchange in shell.json("list", "exchanges")}
    assert exchanges.keys() == {"taught", "learned"}
    for exchange in exchanges.values():
        assert exchange["peer_id"] == ana["id"]
        assert exchange["conversation_id"] == talk["id"]
        assert exchange["happened_on"] == yesterday
    assert exchanges["taught"]["skill_id"] == skills["pytest"]["id"]
    assert exchanges["taught"]["minutes"] == 15
    assert exchanges["taught"]["takeaway"] == "showed her fixtures"
    assert exchanges["learned"]["skill_id"] == skills["kubernetes"]["id"]
    assert exchanges["learned"]["minutes"] == 20
    assert exchanges["learned"]["takeaway"] == "rolling deploys"

    action = shell.one("actions")
    assert action["text"] == "share the runbook"
    assert action["owner"] == "me"
    assert action["state"] == "open"
    assert action["due_on"] == (today + timedelta(days=3)).isoformat()
    assert action["peer_id"] == ana["id"]
    assert action["conversation_id"] == talk["id"]


def test_says_in_words_what_was_logged(shell):
    assert shell("log", "@ana_ruiz 45m video", "> pytest 15m", "< sql", "! me write").out == (
        "Logged with Ana Ruiz: 45 min video, 2 exchanges, 1 action.\n"
        "Ana Ruiz is new; added as a peer.\n"
    )
    assert shell("log", "@ana ? how is it going").out == "Noted with Ana Ruiz: 1 talking point.\n"
    assert shell("log", "@ana coffee").out == "Logged with Ana Ruiz.\n"
    assert shell("log", "@ana 2026-01-05 coffee").out == ("Logged with Ana Ruiz, Mon 5 Jan 2026.\n")
    tomorrow = local_now().date() + timedelta(days=1)
    planned = shell("log", "@ana tomorrow 14:00 in-person coffee").out
    assert planned.startswith("Planned with Ana Ruiz for ")
    assert planned.endswith(f" {tomorrow.day} {tomorrow:%b %Y}, 14:00: in person.\n")


def test_tells_of_a_private_note_without_its_text(shell):
    ended = shell("log", "@ana 10m", "~ CANARY")
    assert "a private note" in ended.out
    assert "CANARY" not in ended.out + ended.err


def test_quiet_prints_only_ids(shell):
    ended = shell("log", "-q", "@ana 10m", "> pytest")
    ids = [shell.one("conversations")["id"], shell.one("exchanges")["id"]]
    assert ended.out.split("\n") == [*ids, ""]


def test_standard_input_has_several_captures(shell):
    text = "@ana 30m first\n> pytest 10m\n\n@ben 20m second\nlines may be notes\n@cara third\n"
    ended = shell("log", "-", typed=text)
    assert (ended.status, ended.err) == (0, "")
    talks = shell.json("list", "conversations")
    assert {talk["title"] for talk in talks} == {"first", "second", "third"}
    ids = {talk["id"] for talk in talks} | {shell.one("exchanges")["id"]}
    assert set(ended.out.split()) == ids


def test_standard_input_is_all_or_nothing(shell):
    ended = shell("log", "-", typed="@ana 30m good\n~ CANARY\n\n@ben 20m\n> 15m\n")
    assert ended.status == 2
    assert ended.out == ""
    assert ended.err.startswith("peerpal: line 5, column 3: ")
    assert "CANARY" not in ended.err
    assert not shell.folder.exists()


def test_empty_standard_input_is_wrong_use(shell):
    assert shell("log", "-", typed=" \n").status == 2


def test_standard_input_that_is_not_text_is_refused_with_the_place(shell):
    ended = shell("log", "-", typed=b"@ana 30m caf\xe9\n")
    assert ended.status == 2
    assert ended.err == "peerpal: Standard input is not UTF-8 text, at byte 13.\n"


def test_an_error_says_where_and_what_would_do(shell):
    ended = shell("log", "@ana 45m 2026-02-31 rota")
    assert ended.status == 2
    assert "line 1, column 10: “2026-02-31” is not a day" in ended.err
    assert "yesterday" in ended.err


def test_a_name_close_to_a_known_one_is_refused_without_a_terminal(shell):
    shell("log", "@ana_ruiz 10m")
    for ended in (shell("log", "@anna 10m"), shell("log", "-", typed="@anna 10m")):
        assert ended.status == 3
        assert ended.err == "peerpal: There is no peer “anna”. Did you mean Ana Ruiz?\n"
    assert len(shell.json("list", "conversations")) == 1


def test_new_never_asks(shell):
    shell("log", "@ana_ruiz 10m")
    ended = shell("log", "--new", "@anna 10m")
    assert ended.out.endswith("Anna is new; added as a peer.\n")
    assert len(shell.json("list", "peers")) == 2


def test_a_person_chooses_the_known_peer(shell, terminal):
    shell("log", "@ana_ruiz 10m")
    ended = terminal("log", "@anna 10m", "! @anna try it", typed="1\n")
    assert ended.status == 0
    assert "There is no peer “anna”." in ended.out
    assert "1) Ana Ruiz" in ended.out
    assert "2) add Anna as a new peer" in ended.out
    ana = shell.one("peers")
    assert [talk["peer_ids"] for talk in shell.json("list", "conversations")] == [[ana["id"]]] * 2
    assert shell.one("actions")["peer_id"] == ana["id"]


def test_a_person_chooses_a_new_peer(shell, terminal):
    shell("log", "@ana_ruiz 10m")
    ended = terminal("log", "@anna 10m", typed="2\n")
    assert "Anna is new; added as a peer." in ended.out
    assert {peer["name"] for peer in shell.json("list", "peers")} == {"Ana Ruiz", "Anna"}


def test_a_person_who_chooses_nothing_logs_nothing(shell, terminal):
    shell("log", "@ana_ruiz 10m")
    assert terminal("log", "@anna 10m", typed="\x04").status == 130
    assert len(shell.json("list", "conversations")) == 1
