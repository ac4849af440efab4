"""A file is imported whole, once and only when all of it is right; else nothing is changed."""

from __future__ import annotations

import codecs
import json
import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerpal.domain.agreement import Agreement
from peerpal.domain.conversation import ConversationStatus
from peerpal.domain.errors import PeerPalError, UnreadableData, WrongUse
from peerpal.domain.exchange import Direction
from peerpal.domain.feedback import FeedbackModel
from peerpal.domain.matter import Matter
from peerpal.domain.record import InSummary
from peerpal.domain.summary import Audience
from peerpal.services import import_csv, import_file, import_findings
from peerpal.services.data_export import document
from peerpal.services.data_import import open_import
from peerpal.services.demo import fill
from peerpal.services.import_csv_fields import CSV_KINDS, csv_fields
from peerpal.storage.base import SCHEMA
from peerpal.storage.codecs import KINDS
from peerpal.storage.folder import MemoryFolder

SECRET = "she cried"


@pytest.fixture
def take(services, tmp_path):
    """Import a document, a text or bytes; the refusal of one that is refused is raised."""

    def take_in(content, into=services, **options):
        if isinstance(content, dict):
            content = json.dumps(content, ensure_ascii=False)
        if isinstance(content, str):
            content = content.encode("utf-8", "surrogatepass")
        path = tmp_path / "file"
        path.write_bytes(content)
        opened = open_import(into, path, **options)
        found = opened.preview()
        opened.require_fit(found)
        assert opened.save() == found
        return found

    return take_in


@pytest.fixture
def exported(open_services):
    """A small export of a folder that has a record of every kind."""
    other = open_services(MemoryFolder())
    other.profiles.save(replace(other.profiles.mine(), name="Robin"))
    other.captures.log(
        other.captures.read_all(
            "@Ana 45m 2026-01-05 Rota\n> pytest 15m fixtures\n! me do it\n? how"
        )
    )
    goal = other.goals.save(replace(other.goals.blank(), title=f"Talk {SECRET}"))
    other.goals.check_in(other.goals.blank_check_in(goal.id))
    ana = other.peers.find("ana")
    blank = other.feedback.blank(peer_id=ana.id)
    other.feedback.save(replace(blank, model=FeedbackModel.FREE, fields={"text": SECRET}))
    other.agreements.save(Agreement(**other.context.origin(), peer_id=ana.id))
    other.health_checks.save(other.health_checks.blank(ana.id))
    made = other.introductions.blank(ana.id)
    other.introductions.save(replace(made, introduced_name="Kim"))
    other.reviews.save(other.reviews.blank(ana.id))
    other.evidence.save(other.evidence.about(goal, "Gave a talk", other.today.day))
    other.practices.note("grow", "with Ana")
    book = replace(other.resources.blank(), title=f"Book {SECRET}", peer_id=ana.id)
    other.resources.save_with(book, "pytest")
    plan = other.summary_plans.change(other.summary_plans.of(Audience.MANAGER), "Keep it")
    other.summary_exports.remember(plan, other.summary.default_period(), "text", "file")
    other.snoozes.put_off(Matter.TALK, ana, date(2027, 1, 5))
    answered = replace(other.reflections.of_this_week(), private_answer=SECRET)
    other.reflections.save(answered)
    made = other.growth_check_ins.blank()
    other.growth_check_ins.save(replace(made, ratings={"confidence": 4}, note=SECRET))
    return json.loads(document(other))


def test_the_round_trip_of_the_sample_data_is_the_identity(services, open_services, take):
    fill(services)
    services.goals.delete(services.goals.all()[0].id)
    other = open_services(MemoryFolder())
    found = take(document(services), into=other)
    assert document(other) == document(services)
    assert found.new.total() == sum(len(services.context.store.all(k)) for k in KINDS.values())
    assert (found.changed, found.same, found.kept) == ({}, {}, {})


def test_a_second_import_changes_nothing(services, exported, take):
    take(exported)
    before = document(services)
    found = take(exported)
    assert not found.has_changes
    assert found.same.total() == sum(len(exported[table]) for table in KINDS)
    assert document(services) == before


def test_an_import_is_one_step_that_can_be_undone(services, exported, take):
    take(exported)
    assert services.history.undo() == "Import"
    assert services.peers.all() == []
    assert services.history.undo() is None


def test_who_owned_the_other_folder_owns_this_one(services, exported, take):
    exported["peerpal"]["instance"] = exported["profiles"][0]["id"] = "another"
    for table in KINDS:
        exported[table][0]["author"] = "another"
    take(exported)
    assert services.profiles.mine().name == "Robin"
    assert {peer.author for peer in services.peers.all()} == {"me"}
    assert not take(exported).has_changes


def test_of_two_versions_the_later_one_stands(services, exported, take):
    take(exported)
    (peer,) = exported["peers"]
    peer |= {"rev": 5, "role": "Lead"}
    assert take(exported).changed == {"peers": 1}
    assert (services.peers.find("ana").role, services.peers.find("ana").rev) == ("Lead", 5)
    services.peers.save(replace(services.peers.find("ana"), role="Boss"))
    found = take(exported)
    assert found.kept == {"peers": 1}
    assert not found.has_changes
    assert services.peers.find("ana").role == "Boss"


def test_the_same_version_with_other_content_is_refused(services, exported, take):
    take(exported)
    before = document(services)
    exported["peers"][0]["role"] = SECRET
    with pytest.raises(UnreadableData, match=r"peers\[0\]\.rev: .*the same version") as refused:
        take(exported)
    assert SECRET not in str(refused.value)
    assert document(services) == before


def test_texts_are_cleaned_and_known_again(services, exported, take):
    exported["peers"][0]["role"] = "\x1b]52;c;x\x07 [/] \u202e"
    take(exported)
    assert services.peers.find("ana").role == "\ufffd]52;c;x\ufffd [/] \ufffd"
    assert not take(exported).has_changes


def changed(*path, to):
    """Return what puts a value into a document, or takes it out when it is `...`."""

    def change(doc):
        *way, last = path
        for key in way:
            doc = doc[key]
        if to is ...:
            del doc[last]
        else:
            doc[last] = to

    return change


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (changed("peerpal", "schema", to=SCHEMA + 1), r"peerpal\.schema: .*newer PeerPal"),
        (changed("peerpal", "schema", to="1"), "peerpal: "),
        (changed("peerpal", "schema", to=0), "peerpal: "),
        (changed("peerpal", "more", to=1), "peerpal: "),
        (changed("peerpal", to=[]), "peerpal: "),
        (changed("colours", to=[]), "colours is unknown"),
        (changed("goals", to=...), "goals is missing"),
        (changed("goals", to={}), "goals is no list"),
        (changed("peers", 0, "name", to=1), r"peers\[0\]\.name"),
        (changed("peers", 0, "name", to=""), r"peers\[0\]\.name: say who it is"),
        (changed("peers", 0, "role", to=...), r"peers\[0\]\.role"),
        (changed("peers", 0, "colour", to=SECRET), r"peers\[0\]\.colour"),
        (changed("peers", 0, SECRET, to=1), r"peers\[0\]\.…"),
        (changed("peers", 0, "phase", to=SECRET), r"peers\[0\]\.phase"),
        (changed("peers", 0, "rev", to=0), r"peers\[0\]\.rev: counts from 1"),
        (changed("peers", 0, "rev", to=10**12), r"peers\[0\]\.rev: is too large"),
        (changed("peers", 0, "id", to=""), r"peers\[0\]\.id: is no id"),
        (changed("peers", 0, "id", to="\x1b[2J"), r"peers\[0\]\.id: is no id"),
        (changed("peers", 0, "author", to=SECRET), r"peers\[0\]\.author: is no id"),
        (changed("peers", 0, "created_at", to="2026-01-01T00:00:00"), r"peers\[0\]\.created_at"),
        (changed("peers", 0, "created_at", to="0001-01-01T00:00:00Z"), r"peers\[0\]\.created_at"),
        (changed("profiles", 0, "id", to="other"), r"profiles\[0\]\.id"),
        (changed("talking_points", 0, "carried_count", to=10**30), r"\.carried_count: is too"),
        (changed("actions", 0, "peer_id", to="nobody"), r"actions\[0\]\.peer_id: .*no such"),
        (changed("conversations", 0, "peer_ids", to=["x"]), r"conversations\[0\]\.peer_ids"),
        (changed("check_ins", 0, "goal_id", to="nothing"), r"check_ins\[0\]\.goal_id"),
        (changed("exchanges", 0, "skill_id", to="nothing"), r"exchanges\[0\]\.skill_id"),
        (changed("feedback", 0, "fields", to={SECRET: "x"}), r"feedback\[0\]\.…"),
        (changed("goals", 0, "tags", to=["x"] * 500_001), r"goals\[0\]\.tags: .*too many"),
        (changed("goals", 0, "why", to="x" * 1_000_001), r"goals\[0\]\.why: is longer"),
        (changed("goals", 0, "why", to="x" * 5_000_001), "line 1: no record stands here"),
        (changed("goals", 0, "why", to=[[[[[]]]]]), "line 1: no record stands here"),
        (changed("goals", 0, to=1), "line 1: no record stands here"),
        (lambda doc: doc["peers"].append(doc["peers"][0]), r"peers\[1\]\.id: .*twice"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(services, exported, take, change, place):
    change(exported)
    with pytest.raises(UnreadableData, match=place) as refused:
        take(exported)
    assert "/file can't be imported: " in str(refused.value)
    assert SECRET not in str(refused.value)
    assert services.context.store.db.tables() == set()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace('"rev": 1', '"rev": NaN', 1), r"profiles\[0\]"),
        (lambda text: text.replace('"rev": 1', '"rev": 1, "rev": 1', 1), r"profiles\[0\]: .*twice"),
        (lambda text: text.replace('"peers": ', '"peers": [], "peers": ', 1), "peers stands here"),
        (lambda text: text + "x", "line 1: it is no valid JSON"),
        (lambda text: "\n\n" + text[:-30], "line 3: "),
        (lambda text: "{" * 100_000, "line 1: no key"),
        (lambda text: '{"entries": {}}', "no export of PeerPal or jrnl"),
        (lambda text: '{"_meta": {}}', "no export of PeerPal or jrnl"),
        (lambda text: "{}", "no key of an export"),
        (lambda text: text.replace("Robin", "\ud800", 1), "line 1: it is not UTF-8"),
    ],
)
def test_what_is_no_json_of_an_export_is_refused(services, exported, take, change, said):
    with pytest.raises(UnreadableData, match=said):
        take(change(json.dumps(exported)))
    assert services.context.store.db.tables() == set()


@pytest.mark.parametrize("form", ["utf-8-sig", "utf-16"])
def test_a_mark_at_the_beginning_is_fine(services, exported, take, form):
    take(json.dumps(exported, ensure_ascii=False, indent=2).encode(form))
    assert services.peers.find("ana")


def test_limits_hold(services, exported, take, monkeypatch, tmp_path):
    with pytest.raises(UnreadableData, match="is larger than"):
        take(b" " * (import_file.MAX_BYTES + 1))
    monkeypatch.setattr(import_file, "MAX_RECORDS", 1)
    with pytest.raises(UnreadableData, match="line 1: there are more than 1 records"):
        take(exported)
    monkeypatch.setattr(import_csv, "MAX_RECORDS", 1)
    with pytest.raises(UnreadableData, match="line 3: there are more than 1 rows"):
        take("n\nx\ny\n", kind="peers", columns={"name": "n"})
    for path in (tmp_path, tmp_path / "missing"):
        with pytest.raises(UnreadableData, match="can't be read"):
            open_import(services, path)


def test_of_many_problems_only_some_are_looked_at(services, exported, take, tmp_path):
    exported["peers"] = [exported["peers"][0] | {"id": f"p{n}", "name": ""} for n in range(500)]
    path = tmp_path / "many.json"
    path.write_text(json.dumps(exported))
    found = open_import(services, path).preview()
    assert found.problem_count == import_findings.MOST_PROBLEMS
    assert len(found.problems) == 10


def test_what_was_changed_after_the_preview_is_not_written_over(
    services, open_services, exported, take, tmp_path
):
    take(exported)
    exported["peers"][0] |= {"rev": 2, "role": "Lead"}
    path = tmp_path / "later.json"
    path.write_text(json.dumps(exported))
    opened = open_import(services, path)
    assert opened.preview().changed == {"peers": 1}
    elsewhere = open_services()
    elsewhere.peers.save(replace(elsewhere.peers.find("ana"), role="Boss"))
    with pytest.raises(UnreadableData, match="the same version"):
        opened.save()
    assert services.peers.find("ana").role == "Boss"


# jrnl

ENTRY = {
    "title": "The rota",
    "body": "We talked.\n\nAt length.\n",
    "date": "2026-01-05",
    "time": "09:30",
    "tags": ["@ana", "@Work", "#career"],
    "starred": True,
}


def jrnl(*entries):
    return {"tags": {"@ana": 1}, "entries": list(entries)}


def test_entries_of_jrnl_become_held_conversations(services, ana, take):
    assert take(jrnl(ENTRY)).new == {"conversations": 1}
    (talk,) = services.conversations.all()
    assert (talk.status, talk.held_on) == (ConversationStatus.HELD, date(2026, 1, 5))
    assert (talk.title, talk.notes) == ("The rota", "We talked.\n\nAt length.")
    assert (talk.peer_ids, talk.tags) == ((ana.id,), ("work", "career", "starred"))
    assert talk.created_at.isoformat() == "2026-01-05T08:30:00+00:00"
    assert len(talk.id) == 26


def test_entries_are_taken_in_once_and_edits_stay(services, ana, take):
    take(jrnl(ENTRY, ENTRY))
    first, second = services.conversations.all()
    assert first.id != second.id
    services.conversations.save(replace(first, title="Edited"))
    found = take(jrnl(ENTRY, ENTRY, ENTRY | {"title": "More"}))
    assert (found.same, found.new) == ({"conversations": 2}, {"conversations": 1})
    assert services.conversations.get(first.id).title == "Edited"


def test_an_entry_that_names_nobody_is_with_the_given_peer(services, ana, take):
    entry = ENTRY | {"tags": ["@work"]}
    with pytest.raises(UnreadableData, match=r"entries\[0\]\.tags: no peer"):
        take(jrnl(entry))
    take(jrnl(entry), peer=ana)
    assert services.conversations.all()[0].peer_ids == (ana.id,)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"title": None}, "title"),
        ({"body": 1}, "body"),
        ({"date": SECRET}, "date"),
        ({"date": "0001-01-01"}, "created_at"),
        ({"time": "25:00"}, "date"),
        ({"tags": SECRET}, "tags"),
        ({"tags": [1]}, "tags"),
        ({"tags": ["@ruiz"]}, "tags: a name here could be several"),
        ({"body": "x" * 1_000_001}, "notes: is longer"),
    ],
)
def test_an_entry_that_does_not_fit_is_refused(services, ana, take, change, place):
    services.peers.save(services.peers.blank("Eva Ruiz"))
    before = document(services)
    with pytest.raises(UnreadableData, match=rf"entries\[1\]\.{place}") as refused:
        take(jrnl(ENTRY, ENTRY | change))
    assert SECRET not in str(refused.value)
    assert document(services) == before


# CSV

EXCHANGE = {
    "peer": "who",
    "skill": "what",
    "happened_on": "when",
    "direction": "way",
    "minutes": "long",
}


def test_peers_come_from_csv_by_a_mapping(services, take):
    text = 'Name;Job title;Days;Tags\r\n"Ana\nRuiz";Lead;21;#a b\r\n\r\nBen;;;\r\n'
    columns = {"name": "Name", "role": "Job title", "cadence_days": "Days", "tags": "Tags"}
    take(text, kind="peers", columns=columns)
    ana, ben = services.peers.all()
    assert (ana.name, ana.role, ana.cadence_days, ana.tags) == ("Ana Ruiz", "Lead", 21, ("a", "b"))
    assert (ben.name, ben.cadence_days) == ("Ben", 14)
    assert not take(text, kind="peers", columns=columns).has_changes


def test_exchanges_name_their_peer_and_their_skill(services, ana, take):
    text = (
        "who,what,when,way,long\nana,Rust,22 nov 2025,taught,1h30\n@ana,rust,2026-01-02,LEARNED,5\n"
    )
    assert take(text, kind="exchanges", columns=EXCHANGE).new == {"exchanges": 2, "skills": 1}
    (skill,) = services.skills.all()
    assert (skill.name, skill.teaching, skill.learning) == ("Rust", True, True)
    first, second = services.exchanges.all()
    assert (first.minutes, second.minutes, second.direction) == (90, 5, Direction.LEARNED)
    assert first.peer_id == ana.id
    assert first.happened_on == date(2025, 11, 22)
    assert not take(text, kind="exchanges", columns=EXCHANGE).has_changes


def test_every_other_kind_comes_from_csv(services, ana, take):
    take("n,t,l\nRust,yes,advanced beginner\n", kind="skills",
         columns={"name": "n", "teaching": "t", "level": "l"})  # fmt: skip
    take("w,d,n\nana,2026-01-05,We talked\n", kind="conversations",
         columns={"peer": "w", "held_on": "d", "notes": "n"})  # fmt: skip
    take("t,p\nSpeak,30%\n", kind="goals", columns={"title": "t", "progress": "p"})
    take("w,d,o,k\nana,received,2026-01-05,Thanks\n", kind="feedback",
         columns={"peer": "w", "direction": "d", "on": "o", "kudos": "k"})  # fmt: skip
    take("a\tw\nDo it\tana\n", kind="actions", columns={"text": "a", "peer": "w"})
    (skill,) = services.skills.all()
    assert [change.level for change in skill.history] == [skill.level]
    assert services.conversations.all()[0].peer_ids == (ana.id,)
    (goal,) = services.goals.all()
    assert (goal.progress, goal.in_summary) == (30, InSummary.YES)
    (feedback,) = services.feedback.all()
    assert (feedback.model, feedback.gist) == (FeedbackModel.KUDOS, "Thanks")
    assert services.actions.all()[0].peer_id == ana.id


def test_no_column_fills_an_id():
    for kind in CSV_KINDS.values():
        assert not [name for name in csv_fields(kind) if name.endswith(("id", "_ids"))]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({}, "which column is happened_on|which column is direction"),
        ({"colour": "who"}, "“colour” is no field of exchanges"),
        ({"rev": "who"}, "“rev” is no field"),
        ({"conversation_id": "who"}, "“conversation_id” is no field"),
        ({"peer": "nobody"}, "no column named “nobody”"),
        ({"peer": "twice"}, "several columns named"),
    ],
)
def test_a_mapping_that_does_not_fit_is_wrong_use(services, take, columns, said):
    known = {"peer": "who", "skill": "what", "happened_on": "when", "direction": "way"}
    with pytest.raises(WrongUse, match=said):
        take("who,what,when,way,twice,twice\n", kind="exchanges",
             columns=known | columns if columns else {"peer": "who"})  # fmt: skip


@pytest.mark.parametrize(
    ("row", "place"),
    [
        (f"{SECRET},x,2026-01-01,taught,5", "line 3, peer: there is no peer"),
        (f"ana,x,{SECRET},taught,5", "line 3, happened_on: this is not a day"),
        (f"ana,x,2026-01-01,{SECRET},5", "line 3, direction: is none of taught"),
        (f"ana,x,2026-01-01,taught,{SECRET}", "line 3, minutes: this is not a duration"),
        ("ana,x,2026-01-01,taught,0", "line 3, minutes: give a number"),
        (f"ana,x,2026-01-01,taught,{'9' * 5000}", "line 3: a value here can't be read"),
        ("ana,,2026-01-01,taught,5", "line 3, skill: is empty"),
        ("ana,x,2026-01-01,taught", "line 3: it has not as many cells"),
        (f'ana,"{SECRET}"x,2026-01-01,taught,5', "line 3: it is no valid CSV"),
        (f'ana,"{SECRET},2026-01-01,taught,5', "line 3: it is no valid CSV"),
        (f"ana,{'x' * 140_000},2026-01-01,taught,5", "line 3: it is no valid CSV"),
        ("x" * 5_000_001, "line 3: it is no valid CSV"),
    ],
    ids=lambda value: value[:40],
)
def test_a_row_that_does_not_fit_is_refused(services, ana, take, row, place):
    before = document(services)
    good = "who,what,when,way,long\nana,Rust,2026-01-01,taught,5\n"
    with pytest.raises(UnreadableData, match=place) as refused:
        take(good + row + "\n", kind="exchanges", columns=EXCHANGE)
    assert SECRET not in str(refused.value)
    assert document(services) == before


def test_nobody_is_added_twice(services, ana, take):
    for text in ("n\nAna Ruiz\n", "n\nBen\nbén\n"):
        with pytest.raises(UnreadableData, match="of this name already"):
            take(text, kind="peers", columns={"name": "n"})
    assert services.peers.all() == [ana]


@pytest.mark.parametrize(
    ("content", "options"),
    [
        ("n\nAna\n", {}),
        ("n\nAna\n", {"columns": {"name": "n"}}),
    ],
)
def test_csv_needs_its_kind(take, content, options):
    with pytest.raises(WrongUse, match="--kind"):
        take(content, **options)


def test_a_peer_is_for_jrnl_alone(ana, exported, take):
    for content, options in ((exported, {}), ("n\nx\n", {"kind": "peers"})):
        with pytest.raises(WrongUse, match="--peer is for jrnl"):
            take(content, peer=ana, **options)


# Anything


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(text=st.text(), tags=st.lists(st.text(min_size=1)), number=st.floats(-1e9, 1e9))
def test_any_record_that_was_saved_comes_back(open_services, take, text, tags, number):
    one, other = open_services(MemoryFolder()), open_services(MemoryFolder())
    peer = one.peers.save(replace(one.peers.blank("Ana"), role=text, tags=tuple(tags)))
    talk = replace(one.conversations.blank(peer_ids=(peer.id,)), notes=text, answers={text: text})
    one.conversations.save(talk)
    take(document(one), into=other)
    assert document(other) == document(one)
    assert not take(document(one), into=one).has_changes


HOSTILE = [
    b"NaN", b"1e999", b"null", b'""', b"1" * 5000, b"[" * 500, b'{"a":' * 50, b'"\\ud800"', b"\0",
    b'"', b"\\", b"\x1b[2J", b"\xe2\x80\xae", b"\xff\xfe", codecs.BOM_UTF8, b'"rev":2,', b",",
    b'"id":"me",', b"}", b"]", b"\n", b'"2026-01-01T00:00:00"', b"[@click=app.quit]x",
]  # fmt: skip


def mutated(data, randomness):
    """Return bytes with a few places turned, cut, doubled or made hostile."""
    changed = bytearray(data)
    for _ in range(randomness.choice([1, 1, 2, 4])):
        at = randomness.randrange(len(changed) + 1)
        end = at + randomness.choice([0, 1, 5, 100])
        piece = randomness.choice(
            [b"", bytes(changed[at:end]) * 2, *HOSTILE, randomness.randbytes(1)]
        )
        changed[at:end] = piece
    return bytes(changed)


@pytest.mark.parametrize("form", ["PeerPal", "jrnl", "CSV"])
def test_anything_is_taken_whole_or_refused_cleanly(open_services, exported, take, form):
    columns = {"name": "n", "role": "r"}
    data, options = {
        "PeerPal": (json.dumps(exported).encode(), {}),
        "jrnl": (json.dumps(jrnl(ENTRY, ENTRY | {"title": SECRET})).encode(), {}),
        "CSV": (f"n,r\nBen,{SECRET}\nMei,x\n".encode(), {"kind": "peers", "columns": columns}),
    }[form]
    outcomes = set()
    for seed in range(200):
        folder = MemoryFolder()
        services = open_services(folder)
        services.peers.save(services.peers.blank("Ana Ruiz"))
        before = folder.files.copy()
        refused = None
        try:
            take(mutated(data, random.Random(f"{form}{seed}")), into=services, **options)
        except PeerPalError as error:
            refused = error
        outcomes.add(refused is None)
        if refused:
            assert refused.exit_status in (2, 4)
            assert SECRET not in str(refused)
            assert folder.files == before
        else:
            assert document(open_services(folder)) == document(services)
    assert outcomes == {True, False}
