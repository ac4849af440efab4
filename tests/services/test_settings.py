"""The settings file: read, explained, changed without losing what a person wrote."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.theme import BUILTIN_THEMES

from peerpal.domain.errors import InvalidField, SaveFailed, WrongUse
from peerpal.domain.settings import Settings
from peerpal.domain.settings_fields import NAMES, SETTINGS, THEMES
from peerpal.services.settings import SettingsService
from peerpal.services.settings_text import new_text
from peerpal.storage.settings_file import changed
from peerpal.widgets.themes import THEMES as OURS


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "config" / "peerpal"


@pytest.fixture
def mine(folder) -> SettingsService:
    return SettingsService(lambda: folder)


def written(folder: Path, text: str | bytes) -> SettingsService:
    folder.mkdir(parents=True, exist_ok=True)
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "settings.toml").write_bytes(data)
    return SettingsService(lambda: folder)


def said(mine: SettingsService) -> list[str]:
    return [mine.told(problem).removeprefix(str(mine.path)) for problem in mine.problems]


def test_who_only_looks_gets_no_file(mine, folder):
    assert (mine.now, mine.problems, mine.is_there) == (Settings(), [], False)
    assert not folder.parent.exists()


def test_the_file_explains_every_setting_and_is_read_as_the_defaults(mine, folder):
    assert mine.write()
    assert not mine.write()
    text = mine.path.read_text()
    assert mine.path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    again = SettingsService(lambda: folder)
    assert (again.now, again.problems) == (Settings(), [])
    plain = text.replace("\n# ", " ")
    for known in SETTINGS:
        assert known.about in plain
        assert f"Allowed: {known.allowed}." in plain


def test_the_themes_are_those_that_there_are():
    assert set(THEMES) == {theme.name for theme in OURS} | set(BUILTIN_THEMES)


def test_what_is_wrong_is_named_with_its_line(folder):
    text = (
        '# mine\ntheme = "nord"\ncadence_days = "x"\n\n[keys]\nscreen.log = "nokey"\n"app.quit"=7\n'
    )
    mine = written(folder, text)
    assert [line.partition(":")[0] for line in said(mine)] == [", line 3", ", line 6", ", line 7"]
    assert "cadence_days: “x” must be a whole number" in said(mine)[0]
    assert mine.now.theme == "nord"
    assert mine.path.read_text() == text


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b'theme = "nord"\nweek_start = = 3\n', ", line 2: this is no TOML at column 14"),
        (b'a = 1\nb = "\xff"\n', ", line 2: it is not UTF-8, at byte 12"),
        (b"[" * 3000, ": this is no TOML"),
        (b"#" * 1_000_001, ": it is longer than 1,000,000 bytes"),
        (b"a = 1\na = 2\n", "this is no TOML"),
    ],
)  # fmt: skip
def test_what_is_no_toml_is_said_and_left(folder, data, place):
    mine = written(folder, data)
    assert mine.now == Settings()
    assert len(said(mine)) == 1
    assert place in said(mine)[0]
    with pytest.raises(WrongUse, match="Mend that first"):
        mine.change({"theme": "nord"})
    assert mine.path.read_bytes() == data


def test_the_data_folder_counts_even_in_a_file_that_is_broken_elsewhere(folder):
    assert written(folder, 'folder = "/work/data"\ntheme = \n').now.folder == "/work/data"


def test_a_folder_instead_of_a_file_is_said(mine, folder):
    mine.path.mkdir(parents=True)
    assert mine.now == Settings()
    assert "it can't be read: is a directory" in said(mine)[0]
    with pytest.raises(SaveFailed):
        mine.change({"theme": "nord"})
    assert mine.path.is_dir()


def test_a_change_is_in_force_and_stays(mine, folder):
    mine.change({"theme": "nord", "cadence_days": 7}, {"screen.log": "l"})
    assert (mine.now.theme, mine.now.cadence_days, mine.now.keys) == (
        "nord",
        7,
        {"screen.log": "l"},
    )
    assert SettingsService(lambda: folder).now == mine.now
    mine.change({}, {"screen.log": None})
    assert SettingsService(lambda: folder).now.keys == {}


def test_what_cannot_be_used_is_never_written(mine):
    for values in ({"theme": "x"}, {"max_gap_days": 3}, {"cadence_days": 99}, {"folder": "a\nb"}):
        with pytest.raises(InvalidField):
            mine.change(values)
    with pytest.raises(WrongUse):
        mine.change({"nothing": 1})
    with pytest.raises(InvalidField):
        mine.change({}, {"screen.log": "no such key"})
    assert not mine.is_there


def test_a_link_stays_a_link_and_the_file_its_rights(mine, folder, tmp_path):
    folder.mkdir(parents=True)
    kept = tmp_path / "dotfiles.toml"
    kept.write_text('theme = "nord" # mine\n')
    kept.chmod(0o644)
    (folder / "settings.toml").symlink_to(kept)
    mine.change({"theme": "dracula"})
    assert (folder / "settings.toml").is_symlink()
    assert kept.read_text() == 'theme = "dracula" # mine\n'
    assert kept.stat().st_mode & 0o777 == 0o644


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("in the way")
    mine = SettingsService(lambda: tmp_path / "file" / "settings")
    assert mine.now == Settings()
    with pytest.raises(SaveFailed, match="can't be written"):
        mine.change({"theme": "nord"})


def test_new_peers_start_as_it_is_set(services):
    services.settings.change({"cadence_days": 7, "max_gap_days": 10, "conversation_minutes": 20})
    peer = services.peers.blank("Ana")
    assert (peer.cadence_days, peer.max_gap_days, peer.conversation_minutes) == (7, 10, 20)


# What a person wrote stays

COMMENTS = st.lists(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30).map(lambda t: f"# {t}")
    | st.just(""),
    max_size=3,
)
VALUES = {
    "theme": st.sampled_from(THEMES),
    "cadence_days": st.integers(1, 20),
    "max_gap_days": st.integers(20, 90),
    "conversation_minutes": st.integers(1, 1440),
    "week_start": st.sampled_from(["monday", "sunday"]),
}
ASSIGNED = {name: st.none() | values for name, values in VALUES.items()}


@given(
    st.lists(COMMENTS, min_size=7, max_size=7),
    st.permutations(sorted(VALUES)),
    st.fixed_dictionaries(ASSIGNED),
    st.fixed_dictionaries({}, optional=VALUES),
    st.dictionaries(
        st.sampled_from(["screen.log", "app.quit"]), st.sampled_from(["l", "f5", None])
    ),
    st.booleans(),
)
def test_comments_and_order_survive_a_change(comments, order, before, values, keys, has_keys):
    lines: list[str] = []
    for own, name in zip(comments, order, strict=False):
        lines += own
        if before[name] is not None:
            lines.append(f"{name}={before[name]!r}   # why".replace("'", '"'))
    lines += comments[5]
    if has_keys:
        lines += ["[keys] # of mine", *comments[6], 'screen.log = "x" # here', '"app.help" = "f9"']
    text = "\n".join(lines) + "\n"
    after = changed(text, values, keys)
    read = tomllib.loads(after)
    for name in VALUES:
        assert read.get(name) == values.get(name, before[name])
    left = [line for line in after.splitlines() if line.startswith("#") or "# why" in line]
    untouched = [line for line in lines if line.startswith("#")]
    assert [line for line in left if line.startswith("#")] == untouched
    named = [line.partition("=")[0].strip() for line in left if "# why" in line]
    assert named == [name for name in order if before[name] is not None]
    if has_keys:
        assert 'app.help" = "f9"' in after
        flat = read["keys"].get("screen.log") or read["keys"].get("screen", {}).get("log")
        assert flat == keys.get("screen.log", "x")


def test_every_setting_can_be_changed_in_the_file_that_peerpal_writes():
    text = new_text()
    for name in NAMES:
        value = getattr(Settings(), name)
        other = value + 1 if isinstance(value, int) else "other"
        after = changed(text, {name: other}, {})
        assert len(after.splitlines()) == len(text.splitlines())
        assert tomllib.loads(after)[name] == other
