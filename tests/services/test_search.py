"""Search gives exactly what a slow, obvious search gives, which stands here."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from peerpal.domain.action import Action
from peerpal.domain.agreement import Agreement
from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.errors import UnreadableData
from peerpal.domain.evidence import Evidence
from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.feedback import Delivery, Feedback, FeedbackDirection
from peerpal.domain.goal import CheckIn, Goal, GoalStatus, KeyResult, Milestone
from peerpal.domain.health import HealthCheck
from peerpal.domain.introduction import Introduction
from peerpal.domain.review import Rating, Review, ReviewedGoal
from peerpal.domain.skill import Level, LevelChange
from peerpal.domain.talking_point import TalkingPoint
from peerpal.domain.text import folded
from peerpal.services.demo import fill
from peerpal.services.reading import day_of
from peerpal.services.search_fields import SEARCHED, texts_of
from peerpal.services.search_hits import hit_of
from peerpal.storage.codecs import KINDS

NOT_SEARCHED = {"profiles", "summary_plans", "summary_exports", "snoozes"}
WORDS = (
    *("rota", "Rotation", "on-call", "on call", "Café", "cafe\u0301", "Straße", "STRASSE"),
    *("İstanbul", "\u0131s\u0131", "ﬁrst", "first", "Łódź", "naïve", "東京", "한글", "été"),
    *(".*", "[a-z]+", "a|b", "(x", "\\d", "$^", "{}", "%s", "[/]", "[@click=app.quit]x"),
    *("x" * 300, "e\u0301\u0302", "a\tb", "line\nbreak", "draft", "runbook"),
)
PEERS = ("Ana Ruiz", "Ana-María Ólafsdóttir", "Łukasz Nowak", "Anabel", "Ben", "[/] Rota")
SKILLS = ("pytest", "On-call", "Straßenbau")
TAGS = ("oncall", "on", "café", "career")


def full(services, seed):
    """Fill a folder with records of every kind, made of words that are hard to find."""
    chance = Random(seed)

    def text(most=4):
        return " ".join(chance.choices(WORDS, k=chance.randrange(most)))

    def day():
        return services.today.day - timedelta(days=chance.randrange(-20, 60))

    def of(id_list):
        return chance.choice(id_list)

    with services.history.step("Fill") as step:

        def put(kind, **fields):
            tags = tuple(dict.fromkeys(chance.choices(TAGS, k=chance.randrange(3))))
            origin = services.context.origin()
            origin["created_at"] -= timedelta(hours=chance.randrange(24 * 60))
            return step.put(kind(**origin, tags=tags, **fields)).id

        peers = [
            step.put(
                replace(
                    services.peers.blank(name),
                    role=text(2),
                    recently_navigated=(text(), text()),
                    closing={"thanks": text()},
                    private_notes=text(),
                )
            ).id
            for name in PEERS
        ]
        skills = [
            step.put(
                replace(
                    services.skills.blank(name),
                    description=text(),
                    history=(LevelChange(on=day(), level=Level.NOVICE, evidence=text()),),
                )
            ).id
            for name in SKILLS
        ]
        made = []
        for _ in range(12):
            peer, skill = of(peers), of(skills)
            held = {"held_on": day()}
            planned_at = services.context.now() + timedelta(hours=chance.randrange(300))
            planned = {"status": ConversationStatus.PLANNED, "planned_at": planned_at}
            talk = put(
                Conversation,
                peer_ids=(peer, of(peers)),
                title=text(),
                **chance.choice((held, planned)),
                notes=text(6),
                private_notes=text(),
                answers={"reality": text()},
                confidential=of((True, False)),
            )
            goal = put(
                Goal,
                peer_id=chance.choice((None, peer)),
                title=text() + "!",
                why=text(),
                skill_ids=(skill,),
                target_on=chance.choice((None, day())),
                key_results=(KeyResult(text=text() + "?", unit=text(2)),),
                milestones=(Milestone(text=text() + "."),),
            )
            exchange = put(
                Exchange,
                peer_id=peer,
                skill_id=skill,
                happened_on=day(),
                direction=Direction.TAUGHT,
                takeaway=text(),
            )
            check_in = put(
                CheckIn,
                goal_id=goal,
                on=day(),
                progress=1,
                status=GoalStatus.ON_TRACK,
                note=text(),
                blockers=text(),
            )
            made += [
                ("conversations", talk),
                ("goals", goal),
                ("exchanges", exchange),
                ("check_ins", check_in),
                ("skills", skill),
            ]
            put(Action, text=text() + ".", peer_id=peer, due_on=chance.choice((None, day())))
            put(TalkingPoint, text=text() + ".", peer_id=peer)
            put(
                Feedback,
                direction=FeedbackDirection.GIVEN,
                peer_id=peer,
                on=day(),
                fields={"situation": text(), "impact": text() + "."},
                response=text(),
                skill_ids=(skill,),
                delivery=of(tuple(Delivery)),
            )
            put(Agreement, peer_id=peer, goals_mine=text(), ending=text())
            put(HealthCheck, peer_id=peer, on=day(), keep=text(), decided=text())
            put(Introduction, peer_id=peer, introduced_name=text() + ".", on=day(), reason=text())
            agreed = chance.choice((None, day()))
            put(
                Review,
                peer_id=peer,
                on=day(),
                goals=(ReviewedGoal(goal_id=goal, mine=Rating(rating=3, note=text())),),
                start=text(),
                minutes=text(),
                agreed_me_on=agreed,
                agreed_peer_on=agreed,
            )
            kind, source = of(made)
            put(
                Evidence,
                title=text() + ".",
                on=day(),
                outcome=text(),
                source_kind=kind,
                source_id=source,
            )
    for talk in services.conversations.all()[:2]:
        services.conversations.delete(talk.id)
    services.talking_points.delete(services.talking_points.all()[0].id)


# The slow search: for each record all of its texts, compared one by one.


def as_searched(text):
    return re.sub(r"\s+", " ", folded(text))


def own_texts(record, *, private):  # noqa: C901 it is a list
    """All that a person wrote in a record, written out by hand."""
    match record.TABLE:
        case "peers":
            texts = [record.name, record.role, record.department, record.organisation]
            texts += [record.contact, record.met_how, record.met_through]
            texts += [*record.recently_navigated, *record.closing.values()]
            texts += [record.private_notes] if private else []
        case "conversations":
            texts = [record.title, record.notes, *record.answers.values()]
            texts = [*texts, record.private_notes] if private else texts
            texts = [] if record.confidential and not private else texts
        case "exchanges":
            texts = [record.takeaway, record.what_changed]
        case "actions" | "talking_points":
            texts = [record.text]
        case "skills":
            texts = [record.name, record.family, record.description]
            texts += [change.evidence for change in record.history]
        case "goals":
            texts = [record.title, record.why, record.success, record.next_step]
            texts += [t for result in record.key_results for t in (result.text, result.unit)]
            texts += [milestone.text for milestone in record.milestones]
        case "check_ins":
            texts = [record.note, record.blockers, record.support_needed]
        case "feedback":
            texts = [*record.fields.values(), record.response]
            texts = texts if private or record.delivery is not Delivery.DRAFTED else []
        case "agreements":
            texts = [record.goals_mine, record.goals_theirs, record.offers, record.wants]
            texts += [record.cadence, record.medium, record.length, record.confidentiality]
            texts += [record.boundaries, record.ground_rules, record.feedback_style]
            texts += [record.disagreements, record.summary_policy, record.ending]
        case "health_checks":
            texts = [record.keep, record.change, record.decided] if private else []
        case "introductions":
            texts = [record.introduced_name, record.reason, record.result]
        case "reviews":
            texts = [record.flow, record.start, record.stop, record.continue_, record.minutes]
            for goal in record.goals:
                texts += [r.note for r in (goal.mine, goal.theirs) if r] + [goal.next_step]
            texts = texts if record.agreed_me_on and record.agreed_peer_on else []
        case "resources":
            texts = [record.title, record.notes, record.recommended_by, record.link]
        case "practices":
            texts = [record.note]
        case "reflections":
            texts = [record.question, *([record.private_answer] if private else [])]
        case "growth_check_ins":
            texts = [record.note] if private else []
        case "evidence":
            texts = [record.title, record.situation, record.outcome, record.why, record.link]
        case _:
            raise AssertionError(record.TABLE)
    return [*texts, " ".join(f"#{tag}" for tag in record.tags)]


def names_of(services, record):
    """The names of the peers and skills that a record names."""
    ids = [*getattr(record, "peer_ids", ()), *getattr(record, "skill_ids", ())]
    ids += [getattr(record, "peer_id", None), getattr(record, "skill_id", None)]
    ids += [record.source_id] if getattr(record, "source_kind", "") == "skills" else []
    return [services.peers.name(id_) or services.skills.name(id_) for id_ in ids if id_]


def peers_of(services, record):
    """The ids of the peers that a record has to do with."""
    match record.TABLE:
        case "peers":
            return {record.id}
        case "skills":
            return {e.peer_id for e in services.exchanges.all() if e.skill_id == record.id}
        case "check_ins":
            return peers_of(services, services.goals.get(record.goal_id))
        case "evidence":
            kind = KINDS[record.source_kind]
            source = services.context.store.find(kind, record.source_id)
            return peers_of(services, source) if not source.deleted_at else set()
    return {*getattr(record, "peer_ids", ()), getattr(record, "peer_id", None)}


def slow(services, asked, *, private):
    """The ids of all that meets what is asked, in order."""
    records = [
        record
        for table, kind in KINDS.items()
        if table not in NOT_SEARCHED
        for record in services.context.store.all(kind)
        if not record.deleted_at
    ]
    found = [r for r in records if _meets(services, r, asked, records, private=private)]
    found.sort(key=lambda r: (day_of(services, r), r.id), reverse=True)
    return [r.id for r in sorted(found, key=lambda r: not _in_title(r, asked["words"]))]


def _meets(services, record, asked, records, *, private):
    texts = [*own_texts(record, private=private), *names_of(services, record)]
    texts = [as_searched(text) for text in texts]

    def says(word):
        return any(as_searched(word) in text for text in texts)

    if not all(map(says, asked["words"])) or any(map(says, asked["without"])):
        return False
    day = day_of(services, record)
    if asked["types"] and record.TABLE not in asked["types"]:
        return False
    if asked["since"] and day < asked["since"]:
        return False
    if asked["before"] and day >= asked["before"]:
        return False
    if asked["tag"]:
        known = {as_searched(tag) for other in records for tag in other.tags}
        own = [as_searched(tag) for tag in record.tags]
        wanted = as_searched(asked["tag"])
        is_whole = wanted in known
        if not any(tag == wanted if is_whole else tag.startswith(wanted) for tag in own):
            return False
    if asked["peer"]:
        wanted = as_searched(asked["peer"])
        named = [(p.id, as_searched(p.name)) for p in services.peers.all()]
        whole = {id_ for id_, name in named if re.search(rf"(^| ){re.escape(wanted)}( |$)", name)}
        begun = {id_ for id_, name in named if re.search(rf"(^| ){re.escape(wanted)}", name)}
        return bool(peers_of(services, record) & (whole or begun))
    return True


def _in_title(record, words):
    title = ["name", "text", "introduced_name", "title"]
    title = next((getattr(record, name) for name in title if hasattr(record, name)), "")
    bare = [" ".join(re.findall(r"[^\W_]+", as_searched(text))) for text in (title, *words)]
    return bool(words and title) and all(f" {word} " in f" {bare[0]} " for word in bare[1:])


def a_query(chance):
    """A query as it is typed, and what it asks for."""

    def some(most, weight=0.5):
        return [w for w in chance.choices(WORDS, k=most) if chance.random() < weight]

    def part(word):
        start = chance.randrange(len(word))
        return word[start : start + chance.randrange(1, 6)] if chance.random() < 0.7 else word

    asked = {"types": set(), "since": None, "before": None, "tag": "", "peer": ""}
    asked["words"] = [w for w in map(part, some(2, 0.7)) if as_searched(w).strip()]
    asked["words"] = [" ".join(w.split()) for w in asked["words"]]
    asked["without"] = [" ".join(w.split()) for w in some(1, 0.25)]
    typed = [f'"{w}"' for w in asked["words"]] + [f'-"{w}"' for w in asked["without"]]
    if chance.random() < 0.3:
        noun, table = chance.choice(
            [("goals", "goals"), ("talk", "conversations"), ("contribution", "evidence")]
        )
        asked["types"].add(table)
        typed.append(f"type:{noun}")
    if chance.random() < 0.2:
        asked["types"].add("exchanges")
        typed.append("type:exchange")
    if chance.random() < 0.25:
        asked["since"] = date(2026, 11, 22) - timedelta(days=chance.randrange(40))
        typed.append(f"since:{asked['since']}")
    if chance.random() < 0.25:
        asked["before"] = date(2026, 11, 22) - timedelta(days=chance.randrange(-10, 30))
        typed.append(f"before:{asked['before']}")
    if chance.random() < 0.25:
        asked["tag"] = chance.choice(["oncall", "on", "onc", "CAFE", "car", "nothing"])
        typed.append(f"tag:{asked['tag']}")
    if chance.random() < 0.35:
        asked["peer"] = chance.choice(["ana", "Ana Ruiz", "an", "lukasz", "Olaf", "ben", "zoe"])
        typed.append(f'peer:"{asked["peer"]}"')
    chance.shuffle(typed)
    return " ".join(typed), asked


@pytest.mark.parametrize("seed", range(5))
def test_two_hundred_queries_find_what_a_slow_search_finds(services, seed):
    full(services, seed)
    chance = Random(seed + 100)
    numbers = []
    for number in range(40):
        typed, asked = a_query(chance)
        private = number % 2 == 0
        query = services.search.read(typed)
        assert not query.notes
        found = services.search.find(query, private=private, most=1_000)
        expected = [] if query.is_empty else slow(services, asked, private=private)
        assert [entry.id for entry in found.entries] == expected, typed
        assert services.search.count(found) == len(expected)
        few = services.search.find(query, private=private, most=3)
        assert [entry.id for entry in few.entries] == expected[:3]
        assert few.is_all == (len(expected) <= 3)
        assert services.search.count(few) == len(expected)
        for entry in found.entries:
            hit = hit_of(services, entry, found)
            assert hit.record.id == entry.id
            assert hit.day == day_of(services, hit.record)
            assert bool(hit.snippet.marks) == bool(query.words)
        numbers.append(len(expected))
    assert sum(number > 0 for number in numbers) > 8


def ids(services, typed, *, private=True):
    found = services.search.find(services.search.read(typed), private=private)
    return {entry.id for entry in found.entries}


def test_what_changes_is_found_as_it_is_now(services, log):
    log("@ana 10m Rota")
    assert ids(services, "rota")
    [talk] = services.conversations.all()
    services.conversations.save(replace(talk, title="Pager"))
    assert not ids(services, "rota")
    assert ids(services, "pager") == {talk.id}
    services.history.undo()
    assert ids(services, "rota") == {talk.id}
    services.conversations.delete(talk.id)
    assert not ids(services, "rota")


def test_a_new_name_of_a_peer_finds_what_is_about_them(services, log):
    log("@ana 10m Rota")
    [peer] = services.peers.all()
    assert len(ids(services, "ana")) == 2
    services.peers.save(replace(peer, name="Zoë"))
    assert not ids(services, "ana")
    assert len(ids(services, "zoe")) == 2
    assert len(ids(services, "peer:zoe")) == 2


def test_what_another_program_saves_is_found(services, open_services, log):
    log("@ana 10m Rota")
    assert ids(services, "rota")
    other = open_services()
    other.conversations.save(replace(other.conversations.all()[0], title="Rota again"))
    services.refresh()
    assert len(ids(services, "rota again")) == 1


def test_only_what_changed_is_read_again(services, log):
    for number in range(30):
        log(f"@ana 10m Talk {number}")
    assert services.search.prepare(10_000)
    assert services.search.prepare(1)
    talk = services.conversations.all()[0]
    services.conversations.save(replace(talk, title="Rota"))
    assert not services.search.is_ready
    before = {e.id: e for e in services.search._index._searchable.entries}
    assert ids(services, "rota") == {talk.id}
    after = {e.id: e for e in services.search._index._searchable.entries}
    assert [id_ for id_ in after if after[id_] is not before[id_]] == [talk.id]


def test_reading_goes_on_where_it_stopped(services, log):
    for number in range(30):
        log(f"@ana 10m Talk {number}")
    slices = 0
    while not services.search.prepare(10):
        slices += 1
    assert slices > 3
    assert len(ids(services, "talk")) == 30


def test_private_text_is_found_only_where_it_may_be_seen(services, ana):
    talk = replace(services.conversations.blank(peer_ids=(ana.id,)), private_notes="a secret")
    services.conversations.save(talk)
    services.peers.save(replace(ana, private_notes="another secret"))
    check = replace(services.health_checks.blank(ana.id), keep="this secret")
    services.health_checks.save(check)
    assert len(ids(services, "secret")) == 3
    assert not ids(services, "secret", private=False)
    found = services.search.find(services.search.read("type:talk"), private=False)
    [hit] = [hit_of(services, entry, found) for entry in found.entries]
    assert "secret" not in hit.snippet.text


def test_a_confidential_talk_and_a_draft_are_not_found_by_what_they_say(services, ana):
    talk = replace(services.conversations.blank(peer_ids=(ana.id,)), title="About her contract")
    services.conversations.save(replace(talk, confidential=True))
    draft = replace(services.feedback.blank(peer_id=ana.id), fields={"situation": "her contract"})
    services.feedback.save(draft)
    assert len(ids(services, "contract")) == 2
    assert not ids(services, "contract", private=False)
    assert len(ids(services, "ana", private=False)) == 3


def test_a_review_that_waits_for_the_peer_shows_nothing_of_it(services, ana):
    review = services.reviews.save(replace(services.reviews.blank(ana.id), start="pairing more"))
    assert not ids(services, "pairing")
    assert review.id in ids(services, "ana")
    assert ids(services, "type:review") == {review.id}


def test_a_damaged_record_is_said_and_not_passed_over(services, log):
    log("@ana 10m Rota")
    rows = services.context.store._storage.rows("conversations")
    [id_] = rows
    rows[id_] = rows[id_].replace(b'"Rota"', b"7")
    for _ in range(2):
        with pytest.raises(UnreadableData, match="conversations"):
            services.search.find(services.search.read("rota"), private=True)


def test_an_unknown_name_or_tag_is_known_to_be_unknown(services, log):
    log("@ana 10m #oncall Rota")
    query = services.search.read("peer:ana peer:zoe tag:onc tag:career")
    assert services.search.unknown(query) == [("peer", "zoe"), ("tag", "career")]


def test_recent_searches_are_kept_once_each_the_latest_first(services):
    for text in ["rota", " ", "pager", "rota ", *(f"word {number}" for number in range(7))]:
        services.search.remember(text)
    assert services.search.last == "word 6"
    assert services.search.recent == [f"word {number}" for number in reversed(range(7))] + ["rota"]


def test_every_kind_is_searched_or_is_known_not_to_be():
    assert set(SEARCHED) | NOT_SEARCHED == set(KINDS)
    assert not set(SEARCHED) & NOT_SEARCHED


def test_what_is_private_by_its_name_is_private_to_the_search():
    for table, searched in SEARCHED.items():
        private = {name for name in KINDS[table].__slots__ if name.startswith("private_")}
        assert private <= set(searched.private)


def test_every_text_of_the_sample_data_is_searched(services):
    fill(services)
    for table, searched in SEARCHED.items():
        for record in services.context.store.all(KINDS[table]):
            own = [text for text in own_texts(record, private=True) if text]
            found = [text for _, text in texts_of(record, searched, private=True)]
            assert sorted(own) == sorted(text for text in found if text)
    for entry in services.search._index.searchable.entries:
        record = services.context.store.find(KINDS[entry.table], entry.id)
        assert date.fromordinal(entry.day) == day_of(services, record)
