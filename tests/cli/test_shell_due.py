"""`peerpal due`: for a login shell or cron."""

from __future__ import annotations


def test_nothing_is_due(shell):
    ended = shell("due")
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "peerpal: Nothing is due today.\n"
    assert shell("due", "--quiet").err == ""
    assert shell("due", "--json").out == "[]\n"


def test_what_is_due_and_late(shell):
    shell("log", "@ana -20d 45m Rota", "! me call by +9d")
    ended = shell("due")
    assert ended.status == 0
    assert "due   Ana   talked 20 days ago (14)" in ended.out
    assert "call" not in ended.out
    shell("log", "@ben 45m Coffee", "! me pay by -3d")
    ended = shell("due", "-q")
    assert ended.status == 1
    assert "3 days late  pay   action, mine, with Ben" in ended.out
    assert [record["name"] for record in shell.json("list", "peers") if "Ana" in record["name"]]


def test_hostile_text_is_shown_harmlessly(shell):
    shell("log", "--new", '@"x[/]" 5m A', "! me \x1b]52;c;aGk=\x07[@click=app.quit]y by -1d")
    said = shell("due").out
    assert "\x1b" not in said
    assert "[@click=app.quit]y" in said


def test_json_is_the_records(shell):
    shell("log", "@ben 45m Coffee", "! me pay by -3d")
    ended = shell("due", "--json")
    assert ended.status == 1
    assert '"text":"pay"' in ended.out
