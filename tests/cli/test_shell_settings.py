"""`peerpal settings`: what is in force, what is wrong, and changing one without losing a word."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from peerpal.domain.settings_fields import NAMES
from peerpal.wiring import data_folder

DEFAULTS = """theme = "peerpal-dark"
signs = "auto"
date_style = "22 Nov 2026"
week_start = "monday"
cadence_days = 14
max_gap_days = 28
conversation_minutes = 45
editor = ""
folder = ""
"""


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "settings" / "settings.toml"


@pytest.fixture
def written(file):
    """Writes the file as a person would."""

    def write(text: str) -> Path:
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
        return file

    return write


def test_what_is_in_force_is_printed_and_nothing_is_written(shell, file):
    ended = shell("settings")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == f"# {file}  (not there yet; all is as PeerPal has it)\n{DEFAULTS}"
    assert not file.parent.exists()
    assert not shell.folder.exists()


def test_what_is_printed_can_be_the_file(shell, written):
    shell("settings", "theme=nord", "cadence_days=7", "keys.screen.log=f5", "keys.app.quit=f9,f10")
    printed = shell("settings").out
    assert "keys.app.quit = " in printed
    written(printed)
    again = shell("settings")
    assert (again.status, again.out) == (0, printed)


def test_write_explains_every_setting_once(shell, file):
    ended = shell("settings", "--write")
    assert (ended.status, ended.err) == (0, f"peerpal: Written: {file}\n")
    text = file.read_text()
    assert file.stat().st_mode & 0o777 == 0o600
    assert [name for name in NAMES if f"\n{name} = " not in text] == []
    file.write_text(text + "# mine\n")
    ended = shell("settings", "--write")
    assert ended.status == 0
    assert "There is one already; nothing was written" in ended.err
    assert file.read_text() == text + "# mine\n"


def test_keys_are_listed_by_their_names(shell, file):
    ended = shell("settings", "--keys")
    assert (ended.status, ended.err) == (0, "")
    head, *rows = ended.out.splitlines()
    assert head.split()[:2] == ["Name", "Keys"]
    keys = {row.split()[0]: row.split()[1] for row in rows}
    assert keys["screen.log"] == "n"
    assert keys["app.help"] == "?"
    assert keys["app.settings"] == "comma"
    assert not file.parent.exists()


def test_a_change_keeps_comments_and_order(shell, written):
    file = written('# my own\nweek_start = "monday" # why\n\n# dark\ntheme = "nord"  # calm\n')
    ended = shell("settings", "theme=peerpal-light", "week_start=sunday")
    assert (ended.status, ended.err) == (0, "")
    assert 'theme = "peerpal-light"' in ended.out
    assert file.read_text() == (
        '# my own\nweek_start = "sunday" # why\n\n# dark\ntheme = "peerpal-light"  # calm\n'
    )


def test_nothing_after_the_sign_is_as_peerpal_has_it(shell, file):
    shell("settings", "theme=nord", "cadence_days=7", "editor=vim", "keys.screen.log=f5")
    ended = shell("settings", "theme=", "cadence_days=", "editor=", "keys.screen.log=")
    assert (ended.status, ended.out) == (0, f"# {file}\n{DEFAULTS}")
    assert tomllib.loads(file.read_text())["keys"] == {}


def test_a_new_peer_starts_as_it_was_set(shell):
    shell("settings", "cadence_days=7", "max_gap_days=9", "conversation_minutes=20")
    shell("log", "@ana 45m rota")
    ana = shell.one("peers")
    assert (ana["cadence_days"], ana["max_gap_days"], ana["conversation_minutes"]) == (7, 9, 20)


REFUSED = [
    ("theme=noord", "theme: “noord” is not one of them; did you mean nord? Allowed: one of peerp"),
    ("theme=[/]", "theme: “[/]” is not one of them. Allowed: one of peerpal-dark"),
    ("signs=no", "signs: “no” is not one of them."),
    ("date_style=2026", "date_style: “2026” is not one of them"),
    ("week_start=tue", 'week_start: “tue” is not one of them. Allowed: "monday" or "sunday".'),
    ("cadence_days=x", "cadence_days: “x” must be a whole number. Allowed: a whole number from 1"),
    ("cadence_days=0", "cadence_days: 0 is out of its range. Allowed: a whole number from 1 to"),
    ("cadence_days=-7", "cadence_days: “-7” must be a whole number."),
    ("cadence_days=٣", "cadence_days: “٣” must be a whole number"),
    ("cadence_days=" + "9" * 30, "is out of its range. Allowed: a whole number from 1 to 3650."),
    ("cadence_days=" + "9" * 9000, "must be a whole number. Allowed: a whole number from 1 to 36"),
    ("max_gap_days=3", "max_gap_days: 3 is less than cadence_days, which is 14. Allowed: a whole"),
    ("cadence_days=99", "max_gap_days: 28 is less than cadence_days, which is 99. Allowed:"),
    ("conversation_minutes=1441", "conversation_minutes: 1441 is out of its range."),
    ('editor=vim "', 'editor: “vim "” has a quote that is not closed. Allowed: a command with'),
    ("folder=work", "folder: “work” must begin with / or ~. Allowed: a path that begins with /"),
    ("folder=/a\x1b[2Jb", "must be one line of plain characters. Allowed: a path"),
    ("themes=nord", "themes: there is no such setting; did you mean theme? There are theme, sig"),
    ("colour=red", "colour: there is no such setting; there are theme, signs"),
    ("theme", "Write name=value, such as theme=nord, for “theme”."),
    ("=nord", "there is no such setting"),
    ("keys=l", "Say which key, such as keys.screen.log=f5; `peerpal settings --keys` lists the"),
    ("keys.app.qiut=x", "keys.app.qiut: no key has this name. Did you mean app.quit?"),
    ("keys.app.quit=?", "keys.app.quit: “?” is Help (app.help) there already"),
    ("keys.app.quit=n", "keys.app.quit: “n” is Log (screen.log) there already: every screen."),
    ("keys.app.quit=pgup", "keys.app.quit: “pgup” can't be used: there is no key “pgup”; did you"),
    ("keys.app.quit=x,", "keys.app.quit: “x,” can't be used: name one key or several"),
    ("keys.screen.log=ctrl+i", "ctrl+i is tab in most terminals; choose another key."),
    ("keys.form.save=s", "keys.form.save: “s” is needed to type a text where this works."),
    ("keys.screen.log=ctrl+q", "keys.screen.log: “ctrl+q” always ends PeerPal. Choose another"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "said"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_used_is_not_written(shell, written, change, said):
    file = written('theme = "dracula" # mine\n')
    ended = shell("settings", "week_start=sunday", change)
    assert (ended.status, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.startswith("peerpal: ")
    assert ended.err.count("\n") == 1
    assert "\x1b" not in ended.err
    assert "?." not in ended.err
    assert file.read_text() == 'theme = "dracula" # mine\n'


IN_FILE = [
    ('theme = "noord"', "theme: “noord” is not one of them; did you mean nord?"),
    ("theme = 3", "theme: 3 must be a text in quotes."),
    ('signs = "unicode"', 'signs: “unicode” is not one of them. Allowed: "auto" or "ascii".'),
    ('date_style = "tomorrow"', "date_style: “tomorrow” is not one of them."),
    ("week_start = 2026-11-22", "week_start: 2026-11-22 must be a text in quotes."),
    ('cadence_days = "14"', "cadence_days: “14” must be a whole number, without quotes."),
    ("cadence_days = 0x" + "f" * 5000, "cadence_days: A number of so many digits is out of its"),
    ("max_gap_days = -1", "max_gap_days: -1 is out of its range."),
    ("conversation_minutes = 4.5", "conversation_minutes: 4.5 must be a whole number."),
    ("editor = ['vim']", "editor: ['vim'] must be a text in quotes."),
    ('folder = "here"', "folder: “here” must begin with / or ~."),
    ('keys = "l"', "keys: “l” must be a table."),
    ('colour = "\\u001b[31mred"', "colour: there is no such setting"),
    ('keys.app.quit = "n"', "keys.app.quit: “n” is Log (screen.log) there already: every screen."),
    ('keys.app.qiut = "x"', "keys.app.qiut: no key has this name. Did you mean app.quit?"),
    ('keys.app.quit = "ctrl+m"', "keys.app.quit: “ctrl+m” can't be used: ctrl+m is enter in most"),
    ("keys.app.quit = 7", "keys.app.quit: 7 must be a text in quotes."),
]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), IN_FILE, ids=range(len(IN_FILE)))
def test_a_wrong_line_is_named_and_all_else_is_in_force(shell, written, line, said):
    right = 'theme = "nord"\n' if not line.startswith("theme") else 'week_start = "sunday"\n'
    text = f"# mine\n{right}\n{line} # why\n"
    file = written(text)
    ended = shell("settings")
    assert ended.status == 1
    assert right in ended.out
    assert ended.err.startswith(f"peerpal: {file}, line 4: {said}")
    assert ended.err.count("\n") == 1
    assert "\x1b" not in ended.err
    assert file.read_text() == text


def test_all_that_is_wrong_is_named_at_once(shell, written):
    lines = [line for line, _ in IN_FILE if not line.startswith(("keys", "max_gap"))]
    names = list(dict.fromkeys(line.partition(" ")[0] for line in lines))
    first = [next(line for line in lines if line.startswith(name)) for name in names]
    written("\n".join(first))
    ended = shell("settings")
    assert ended.status == 1
    assert len(ended.err.splitlines()) == len(names)
    assert ended.out.partition("\n")[2] == DEFAULTS


def test_a_change_elsewhere_is_written_beside_what_is_wrong(shell, written):
    file = written("# mine\nweek_start = 3 # why\n")
    ended = shell("settings", "theme=nord")
    assert ended.status == 1
    assert "line 2: week_start: 3 must be" in ended.err
    assert 'theme = "nord"' in file.read_text()
    assert file.read_text().startswith("# mine\nweek_start = 3 # why\n")
    assert shell("settings", "week_start=sunday").status == 0


def test_what_is_no_toml_is_said_with_line_and_column(shell, written):
    file = written('# mine\nweek_start = = 3\ntheme = "nord"\n')
    ended = shell("settings")
    assert ended.status == 1
    assert ended.out == f"# {file}\n{DEFAULTS}"
    assert ended.err.startswith(f"peerpal: {file}, line 2: this is no TOML at column 14: ")
    for change in ("theme=nord", "keys.app.quit=X"):
        ended = shell("settings", change)
        assert ended.status == 2
        assert f"{file}, line 2: this is no TOML at column 14" in ended.err
        assert "Mend that first." in ended.err
    assert file.read_text() == '# mine\nweek_start = = 3\ntheme = "nord"\n'
    assert shell("log", "@ana 45m rota").status == 0


def test_a_folder_in_its_place_is_said(shell, file):
    file.mkdir(parents=True)
    ended = shell("settings")
    assert (ended.status, ended.out.partition("\n")[2]) == (1, DEFAULTS)
    assert f"{file}: it can't be read: is a directory" in ended.err
    assert shell("settings", "theme=nord").status == 1
    assert file.is_dir()


def test_what_cannot_be_written_is_said(shell, tmp_path):
    (tmp_path / "settings").write_text("in the way")
    ended = shell("settings", "theme=nord")
    assert ended.status == 1
    assert f"{tmp_path / 'settings'}/settings.toml can't be written: " in ended.err
    assert shell("settings", "--write").status == 1
    assert shell("settings").status == 0


def test_the_data_folder_comes_after_the_option_and_the_environment(shell, tmp_path, written):
    written(f'folder = "{tmp_path}/mine"\n')
    assert data_folder(None, {}) == tmp_path / "mine"
    assert data_folder(None, {"PEERPAL_HOME": str(tmp_path / "home")}) == tmp_path / "home"
    assert data_folder("/option", {"PEERPAL_HOME": "/home"}) == Path("/option")


def test_what_is_wrong_about_the_data_folder_is_complained_of(process, environment, written):
    written('folder = "here"\ntheme = 3\n')
    ended = process("where", PEERPAL_HOME="", XDG_DATA_HOME=environment["PEERPAL_HOME"])
    assert ended.returncode == 0
    assert "line 1: folder: “here” must begin with / or ~." in ended.stderr.decode()
    assert "theme" not in ended.stderr.decode()
