from __future__ import annotations

import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

import peerpal
from peerpal.cli.edge import run

COMMANDS = ["demo", "log", "list", "show", "export", "where"]


def test_version(shell):
    ended = shell("--version")
    assert (ended.status, ended.out) == (0, f"peerpal {peerpal.__version__}\n")


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_help_has_an_example(shell, command, option):
    ended = shell(*command, option)
    assert (ended.status, ended.err) == (0, "")
    assert re.search(r"Examples:\n +peerpal ", ended.out)
    assert not shell.folder.exists()


def test_help_names_every_command_exit_status_and_completion(shell):
    said = shell("--help").out
    for word in [*COMMANDS, "--data", "PEERPAL_HOME", "70", "_PEERPAL_COMPLETE=bash_source"]:
        assert word in said


@pytest.mark.parametrize("arguments", [["lst"], ["--what"], ["list", "peers", "more"], ["show"]])
def test_wrong_use_is_one_line_with_status_2(shell, arguments):
    ended = shell(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert re.fullmatch("peerpal: .* See peerpal.* --help\n", ended.err)


def test_the_app_needs_a_terminal(shell, process):
    said = "peerpal: The app needs a terminal. See what works without one: peerpal --help\n"
    assert (shell().status, shell().err) == (2, said)
    assert (shell("demo").status, shell("demo").err) == (2, said)
    ended = process()
    assert (ended.returncode, ended.stderr.decode()) == (2, said)
    assert not shell.folder.exists()


def test_the_app_is_not_drawn_into_a_file(environment):
    _, theirs = pty.openpty()
    ended = subprocess.run(
        [sys.executable, "-m", "peerpal"],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=environment,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert ended.stderr.startswith(b"peerpal: The app needs a terminal.")


def test_a_damaged_file_has_status_4_and_is_left_as_it_is(shell):
    shell("log", "@ana 10m", "~ CANARY")
    file = shell.folder / "peerpal.json"
    damaged = file.read_bytes().replace(b"CANARY", b"canary CANARY")
    file.write_bytes(damaged)
    for arguments in (["list", "peers"], ["log", "@ana 10m"], ["export"], ["show", "01"]):
        ended = shell(*arguments)
        assert (ended.status, ended.out) == (4, "")
        assert str(file) in ended.err
        assert "CANARY" not in ended.err
    assert file.read_bytes() == damaged


def test_what_cannot_be_saved_has_status_1(shell):
    shell.folder.write_text("a file where the folder should be")
    ended = shell("log", "@ana 10m")
    assert ended.status in (1, 4)
    assert str(shell.folder) in ended.err
    assert shell.folder.read_text() == "a file where the folder should be"


@contextmanager
def as_somebody_else():
    """Give up the rights of root, for whom no folder is read-only."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_a_read_only_folder_can_be_read_and_stays_as_it_is(shell, monkeypatch):
    top = Path(tempfile.mkdtemp(dir="/tmp"))
    monkeypatch.setenv("PEERPAL_SETTINGS", str(top / "settings"))
    try:
        top.chmod(0o755)
        shell.folder = top / "data"
        shell("log", "@ana 10m rota", "~ CANARY")
        before = {path: path.read_bytes() for path in shell.folder.iterdir()}
        listed = shell("list", "conversations", "--json")
        for path in [shell.folder, *before]:
            if os.geteuid() == 0:
                os.chown(path, 65534, -1)
            path.chmod(0o500 if path.is_dir() else 0o400)
        with as_somebody_else():
            assert shell("list", "conversations", "--json") == listed
            for arguments in (["list", "peers"], ["show", "01"], ["export"], ["where"]):
                assert shell(*arguments).status in (0, 3)
            refused = shell("log", "@ana 10m again")
        assert (refused.status, refused.out) == (1, "")
        assert "CANARY" not in refused.err
        assert {path: path.read_bytes() for path in shell.folder.iterdir()} == before
    finally:
        shutil.rmtree(top)


def test_reading_changes_no_file(shell):
    shell("log", "@ana 10m rota")

    def state():
        return {
            path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in shell.folder.iterdir()
        }

    before = state()
    for arguments in (["list", "peers"], ["list", "peers", "--json"], ["show", "01"]):
        shell(*arguments)
    shell("where")
    assert state() == before


class BrokenInput:
    """A standard input that fails as no file should, quoting what it read."""

    @property
    def buffer(self):
        raise RuntimeError("CANARY")


def test_what_is_unexpected_is_said_without_a_traceback_or_a_text(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", BrokenInput())
    assert run(["log", "-"]) == 70
    said = capsys.readouterr()
    assert said.out == ""
    assert re.fullmatch(
        r"peerpal: Something unexpected went wrong: RuntimeError at peerpal/cli/log\.py:\d+\. "
        r"What was saved before is safe\. .*\n",
        said.err,
    )
    assert "CANARY" not in said.err


def test_where_names_the_folder_first_then_its_files_and_the_settings(shell):
    settings = f"    settings  {shell.folder.parent / 'settings'}"
    assert shell("where").out == f"{shell.folder}\n{settings}\n"
    assert not shell.folder.exists()
    shell("log", "@ana 10m rota")
    ended = shell("where")
    assert ended.err == ""
    first, *files = ended.out.splitlines()
    assert first == str(shell.folder)
    size = (shell.folder / "peerpal.json").stat().st_size
    assert f"{size:>12,}  peerpal.json" in files
    assert files[-1] == settings


def test_where_says_that_the_folder_is_copied_to_other_machines(shell):
    shell("log", "@ana 10m rota")
    (shell.folder.parent / ".stfolder").mkdir()
    ended = shell("where")
    assert ended.status == 0
    assert ended.out.splitlines()[0] == str(shell.folder)
    assert "Syncthing" not in ended.out
    assert ended.err.startswith("peerpal: Syncthing copies this folder to other machines. ")
    assert ended.err.count("\n") == 1


def test_the_folder_is_the_option_else_the_variable_else_the_users_own(process, tmp_path):
    def folder(*options, **variables):
        ended = process(*options, "where", **variables)
        assert (ended.returncode, ended.stderr) == (0, b"")
        return ended.stdout.decode().splitlines()[0]

    one, other = str(tmp_path / "one"), str(tmp_path / "other")
    assert folder("--data", one, PEERPAL_HOME=other) == one
    assert folder(PEERPAL_HOME=other) == other
    own = folder(PEERPAL_HOME="", XDG_DATA_HOME=str(tmp_path), HOME=str(tmp_path))
    assert own.startswith(str(tmp_path))
    assert own.endswith("peerpal")


def test_a_whole_process_logs_and_lists(process):
    logged = process("log", "-", typed="@ana 45m Zoë ❤ rota\n".encode())
    assert (logged.returncode, logged.stderr) == (0, b"")
    listed = process("list", "conversations", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "Zoë ❤ rota" in listed.stdout.decode("utf-8")
    assert process("show", logged.stdout.decode().strip()).returncode == 0
    assert process("show", "zzz").returncode == 3
    assert process("list", "zzz").returncode == 2


def test_the_shell_starts_without_textual_or_rich(environment):
    code = (
        "import sys\n"
        "from peerpal.cli.edge import run\n"
        "statuses = [run(line.split()) for line in "
        "('log @ana_10m_rota', 'list peers', 'show 01', 'export', 'where', '--help')]\n"
        "heavy = {name.split('.')[0] for name in sys.modules} & {'textual', 'rich'}\n"
        "sys.exit(f'{heavy}' if heavy else 0)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr.decode()


def test_a_closed_pipe_ends_quietly(process, environment, shell):
    process("log", "-", typed=b"@ana 10m a talk\n\n" * 2000)
    with subprocess.Popen(
        [sys.executable, "-m", "peerpal", "list", "conversations", "--json"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as listing:
        assert listing.stdout.read(1) == b"["
        listing.stdout.close()
        assert listing.stderr.read() == b""
    assert listing.returncode == 141


def test_a_full_disk_for_the_answer_is_said(environment, process):
    process("log", "@ana 10m")
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "peerpal", "list", "peers"],
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 1
    assert ended.stderr == b"peerpal: The answer can't be written: no space left on device.\n"


@pytest.fixture
def interruptible():
    """Hear interrupts, and so what is started: a shell has its background ignore them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_ends_quietly(environment):
    with subprocess.Popen(
        [sys.executable, "-m", "peerpal", "log", "-"],
        env=environment | {"PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as logging:
        # More than a pipe holds: once it is written, the program is reading it.
        logging.stdin.write(b"@ana 10m a talk\n" * 20_000)
        logging.stdin.flush()
        logging.send_signal(signal.SIGINT)
        logging.stdin.close()
        assert logging.stderr.read() == b""
    assert logging.returncode == 130


def test_kinds_and_peers_are_completed(process, shell):
    shell("log", "@ana_ruiz 10m")

    def completed(line, number):
        variables = {
            "_PEERPAL_COMPLETE": "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(number)
        }  # fmt: skip
        return process(**variables).stdout.decode().split("\n")

    assert "plain,talking-points" in completed("peerpal list t", 2)
    assert "plain,export" in completed("peerpal e", 1)
    assert "plain,Ana Ruiz" in completed("peerpal list peers --peer a", 4)
    assert b"_peerpal_completion" in process(_PEERPAL_COMPLETE="bash_source").stdout
