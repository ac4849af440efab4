"""Names of people who are no peers are found where they are used as names, and nothing else is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.text import folded
from peerpal.domain.third_persons import third_persons

KNOWN = ["Ana Ruiz", "Łukasz O'Brien", "Robin Vale", "Jean-Luc van Dam"]
WORDS = ["Query plans", "Zabbix", "Insights", "Quillbrook", "career"]


def found(*texts: str) -> list[str]:
    return third_persons(texts, known=KNOWN, words=WORDS)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I talked with Tom about the rota.", ["Tom"]),
        ("We asked Priya whether it holds", ["Priya"]),
        ("I told Marcus that the page is wrong", ["Marcus"]),
        ("It was good to thank Yusuf again.", ["Yusuf"]),
        ("The idea that Tom's query is slow", ["Tom"]),
        ("I saw that Priya's\u2019 notes and Olu\u2019s plan differ", ["Priya", "Olu"]),
        ("When the pager went, Tom said nothing.", ["Tom"]),
        ("Tom said that it works.", ["Tom"]),
        ("Tom Baker helped me with the deck", ["Tom Baker"]),
        ("Mei Tanaka joined us", ["Mei Tanaka"]),
        ("Feedback from Çağla on the draft", ["Çağla"]),
        ("I explained the plan to O'Connor", ["O'Connor"]),
        ("lunch with Anne-Marie, then home", ["Anne-Marie"]),
        ("We paired with Tom from Sales", ["Tom"]),
        ("The slides are from a call where Tom from Sales was late", ["Tom"]),
        ("I wrote it together with Ana and Marcus", ["Marcus"]),
        ("Ana, Tom and Priya were there", ["Tom", "Priya"]),
        ("Tom and I rehearsed it", ["Tom"]),
        ("She and Tom rehearsed it", ["Tom"]),
        ("Dr. Weiss was kind", ["Weiss"]),
        ("Ask Dr Weiss", ["Weiss"]),
        ("The review was led by Ingrid this time", ["Ingrid"]),
        ("I gave the notes to Jan van den Berg.", ["Jan van den Berg"]),
        ("my manager Ingrid, who had doubts", ["Ingrid"]),
        ("- Thank Oluwaseun for the drawing", ["Oluwaseun"]),
        ("Thanks to McKenna we were done early", ["McKenna"]),
        ("The rota exists because Fatima wanted it.", ["Fatima"]),
        ("It was hard for the new one, Noor, who had just joined", ["Noor"]),
        ("I learned it from Ana Silva", ["Ana Silva"]),
        ("we met Tom B. Hart yesterday", ["Tom B. Hart"]),
        ("with\nSiobhán at the end of a line", ["Siobhán"]),
        ("ping @Dmitri about it", ["Dmitri"]),
        ("Tom was late. I asked Tom Baker why.", ["Tom Baker"]),
        ("I covered for Raj when Raj was ill", ["Raj"]),
        ("the conflict between Sven and Nadia", ["Sven", "Nadia"]),
        ("Sven, our new manager, is kind", ["Sven"]),
        ("Praise from the CTO, Helena Berg.", ["Helena Berg"]),
        ("Thank you, Ivan!", ["Ivan"]),
        ("Worked with Pavel (Payments) on refunds", ["Pavel"]),
        ("Sandra from the platform team asked for it", ["Sandra"]),
        ("It was Beatriz who found it, and Hana's feedback", ["Beatriz", "Hana"]),
        ("I gave Hugo feedback and showed Marta how to profile", ["Hugo", "Marta"]),
        ("I mentored Zoë weekly, and Zoë learned fast", ["Zoë"]),
    ],
)
def test_a_person_is_named(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I worked with Kubernetes and Postgres.",
        "We moved from Oracle to Postgres by Friday.",
        "I talked with Ana about the Friday meeting.",
        "Ruiz said so, and Ana's plan won. ANA! Thanks to Łukasz, and to O\u2019Brien.",
        "Jean-Luc asked Jean Luc van Dam, and I told van Dam",
        "It will be done in March, by Easter or with Christmas.",
        "The flight to Lisbon was late, the train from Gdańsk as well.",
        "# Working With Kubernetes\n\nMigrating From Oracle To Kafka",
        "- Reviews\n- Talks\n- Writing\n- On-call",
        "Thanks to GitHub Actions and AWS Lambda it builds itself",
        "asked Sales whether Marketing's numbers are right",
        "I helped Finance and Legal with the contract",
        "He said that Python's typing is worth it",
        "Nobody said so. Everybody asked. Management agreed. She wants it.",
        "We asked Insights about Zabbix's alerts",
        "I spoke English with customers and wrote to Quillbrook",
        "We built it with Rust, tested it with Playwright, and shipped with Bazel",
        "Experience with Temporal and Pulumi",
        "written with Typst",
        "It was deployed to Kestrel and logged to Loki",
        "the Kanban board, the Tuesday call and the Berlin office",
        "I taught Terraform basics and helped with Ansible upgrades",
        "Mail to ana.smith@Example.org or see https://Tom.example/with Tomcat",
        "Set `with Tom` in the file",
        "Who asked? When asked, I said: No. Yes. Thank you!",
        "Thanks for everything. Thanks to You and to Everyone.",
        "Documentation helped. Pairing helped. Reviewing said more than Writing.",
        "We talked to Support from Monday to Wednesday, with May and June left",
        "KUBERNETES AND POSTGRES WERE ASKED",
        "Read with Grafana, then with grafana",
        "I told Redshift queries apart; the redshift is slow. Asked Redshift again.",
        "The GROW model, the SMART goals and the OKR from Q3",
        "I came back from Tokyo and talked about Japan's trains",
        "Met Friday at noon. Asked Monday. Told Easter.",
        "Applied Conway's law, and talked to Customer Success about churn",
        "Set up Fluentd with Loki, helped a team with Adyen, wrote an ADR with Alternatives",
        "Requests from the sales team came in; Notes from Tokyo",
        "Support agreed; Operations said no; Engineering wants more",
    ],
)
def test_nobody_is_named(text: str) -> None:
    assert found(text) == []


def test_what_stands_in_small_letters_in_any_text_is_no_name() -> None:
    assert found("I asked Falcon for help.") == ["Falcon"]
    assert found("I asked Falcon for help.", "falcon is our scheduler") == []


def test_each_is_named_once_in_the_order_of_the_texts() -> None:
    texts = ["I asked Tom about it", "told Priya, asked TOM", "Then Tom said yes"]
    assert found(*texts) == ["Tom", "Priya"]


def test_parts_of_words_that_are_no_people_count_too() -> None:
    assert third_persons(["I asked Query for help"], known=[], words=[]) == ["Query"]
    assert found("I asked Query for help") == []


PIECES = st.lists(
    st.sampled_from([
        *("Tom", "Ana", "Ruiz", "with", "to", "from", "asked", "said", "and", ",", ".", "\n", "'s"),
        *("\u2019s", "I", "van", "@", "Dr.", "`", "é", "e\u0301", "ß", "ǅ", "中", "O'Brien", "-"),
    ])
)  # fmt: skip


@given(st.lists(st.one_of(st.text(), PIECES.map(" ".join), PIECES.map("".join))))
def test_any_text_does_no_harm_and_results_stand_in_it(texts: list[str]) -> None:
    known = [*KNOWN, *texts[:1]]
    names = {folded(name) for name in known}
    for result in third_persons(texts, known=known, words=texts[1:2]):
        assert any(result in text for text in texts)
        assert folded(result) not in names
        assert set(folded(result).split()) - {"ana", "ruiz", "robin", "vale"}


@given(PIECES)
def test_nobody_who_is_known_is_ever_named(pieces: list[str]) -> None:
    known = ["Tom Ruiz", "Ana", "O'Brien Dr"]
    text = unicodedata.normalize("NFD", " ".join(pieces))
    assert third_persons([text], known=known, words=[]) == []


@pytest.mark.parametrize(
    "piece",
    [
        "with Tom and ",
        "Tom ",
        "Tom, ",
        "a",
        "Aa-",
        "O'",
        "`",
        "@",
        "a@",
        "Tom B. van ",
        "\n",
        "\u0301",
    ],
)
def test_a_long_text_is_read_word_by_word(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    words = len(text.split())
    assert len(third_persons([text], known=KNOWN, words=WORDS)) <= words
