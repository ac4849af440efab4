"""The project around the program: its commands, constraints, imports, and what no file may name."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")

NOT_FOR_OTHERS = {
    "a package registry": r"pypi\.(org|io)|pythonhosted\.org|npmjs\.(org|com)|index[-]url",
    "a folder of one machine": r"/(home|Users)/\w|/ro{2}t/|/opt/\w|/tmp/\w+/bin|/var/fold(ers)/",
}

IMPORT_ALL = """
import sys
written = []
def watch(event, arguments):
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & 3:
        written.append(str(arguments[0]))
sys.addaudithook(watch)

import importlib, json, pkgutil, peerpal
names = [module.name for module in pkgutil.walk_packages(peerpal.__path__, "peerpal.")]
for name in names:
    if name.startswith(sys.argv[1]):
        importlib.import_module(name)
print(json.dumps({"written": written, "names": names, "modules": sorted(sys.modules)}))
"""


def import_all(prefix: str, home: Path) -> dict[str, list[str]]:
    """Import the modules below a prefix in a fresh process; return what that did."""
    hidden = ("XDG_", "PEERPAL_", "PYTHON", "COVERAGE")
    environment = {k: v for k, v in os.environ.items() if not k.startswith(hidden)}
    done = subprocess.run(
        [sys.executable, "-B", "-W", "error", "-c", IMPORT_ALL, prefix],
        cwd=home,
        env=environment | {"HOME": str(home), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, list[str]] = json.loads(done.stdout)
    return result


def files_of_the_project() -> list[Path]:
    """Return the files that are, or would be, committed; in a copy without git, all but caches."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        found = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        caches = re.compile(r"/(\.(?!ci/|gitignore$)|__pycache__/|build/|dist/|uv\.lock$)")
        found = [p for p in ROOT.rglob("*") if not caches.search(f"/{p.relative_to(ROOT)}")]
    return [path for path in found if path.is_file()]


@pytest.mark.parametrize("name", ["open", "test"])
def test_readme_command_is_one_line_that_the_checks_run(name):
    marked = re.findall(
        rf"^<!-- command: {name} -->\n```sh\n(.*?)\n```$", README, re.DOTALL | re.MULTILINE
    )
    assert len(marked) == 1
    command = marked[0]
    assert "\n" not in command
    assert command.startswith("python3 -m venv .venv && ")
    assert "-c constraints.txt" in command
    assert f"from_readme {name})" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_no_file_names_a_registry_or_a_folder_of_one_machine():
    found = [
        f"{path.relative_to(ROOT)}: {what}: {match[0]}"
        for path in files_of_the_project()
        for what, pattern in NOT_FOR_OTHERS.items()
        if (match := re.search(pattern, path.read_text(encoding="utf-8", errors="replace")))
    ]
    assert not found


def constraints() -> dict[str, str]:
    """Return the exact version of each package, by its normal name."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pins}


def test_constraints_are_names_and_versions_only():
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        assert re.fullmatch(r"#.*|[A-Za-z0-9_.-]+==[0-9][0-9a-z.]*", line)


def test_constraints_hold_every_declared_dependency_within_its_range():
    extras = PROJECT["project"]["optional-dependencies"]
    declared = [
        *PROJECT["build-system"]["requires"],
        *PROJECT["project"]["dependencies"],
        *(requirement for extra in extras.values() for requirement in extra),
    ]
    pins = constraints()
    for text in declared:
        requirement = Requirement(text)
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), text


def test_constraints_hold_what_the_dependencies_need_in_turn():
    pins = constraints()
    missing = {
        f"{package} needs {requirement.name}"
        for package in pins
        for text in _requires(package)
        if canonicalize_name((requirement := Requirement(text)).name) not in pins
        and (requirement.marker is None or requirement.marker.evaluate({"extra": ""}))
    }
    assert not missing


def _requires(package: str) -> list[str]:
    try:
        return metadata.requires(package) or []
    except metadata.PackageNotFoundError:  # needed for checks only, and not installed here
        return []


def test_importing_writes_nothing(tmp_path):
    result = import_all("peerpal", tmp_path)
    assert "peerpal.wiring" in result["names"]
    assert not result["written"]
    assert not list(tmp_path.iterdir())


def test_the_shell_starts_without_the_terminal_interface(tmp_path):
    modules = import_all("peerpal.cli", tmp_path)["modules"]
    assert "peerpal.cli" in modules
    assert "textual" not in modules
    assert "rich" not in modules


def test_the_domain_is_plain_python(tmp_path):
    modules = import_all("peerpal.domain", tmp_path)["modules"]
    foreign = {name.partition(".")[0] for name in modules} - sys.stdlib_module_names
    assert {name for name in foreign if not name.startswith("_")} == {"peerpal"}
