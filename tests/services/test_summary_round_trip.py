"""What people typed comes back from a summary as they typed it, and nothing of it is markup.

The same records are told twice: once with a plain word in each place, once with texts of any kind.
A parser of Markdown must find the same document in both, with the texts where the words were.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from functools import cache
from html.parser import HTMLParser
from itertools import count
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from peerpal.domain.action import Action
from peerpal.domain.conversation import Conversation
from peerpal.domain.evidence import Evidence, EvidenceKind
from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.feedback import (
    Attribution,
    Delivery,
    Feedback,
    FeedbackDirection,
    FeedbackModel,
    Tone,
)
from peerpal.domain.goal import CheckIn, Goal, GoalOwner, GoalStatus
from peerpal.domain.introduction import Introduction
from peerpal.domain.markdown import plain
from peerpal.domain.peer import Consent, Peer
from peerpal.domain.profile import Profile
from peerpal.domain.review import Review
from peerpal.domain.skill import Level, LevelChange, Skill
from peerpal.domain.summary import (
    Audience,
    Opening,
    PeerNames,
    Settings,
    SummaryPlan,
    Wording,
    preset,
)
from peerpal.domain.text import clean, one_line
from peerpal.domain.words import words
from peerpal.services.summary_html import html
from peerpal.services.summary_sections import document
from services.summary_records import layouts, opened
from services.summary_world import DAY, PERIOD, World, reviewed

COMMONMARK = MarkdownIt("commonmark")
GITHUB = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {
    "heading_open", "heading_close", "paragraph_open", "paragraph_close", "bullet_list_open",
    "bullet_list_close", "list_item_open", "list_item_close", "inline",
}  # fmt: skip
INLINE = {"text", "text_special", "strong_open", "strong_close", "softbreak", "hardbreak"}

TRICKY = [
    "# a", "a #", "##", "Title\n===", "Title\n---", "---", "***", "___", "* a", "- a", "+ a",
    "1. a", "1)", "12.", "999999999. a", "> a", "    code", "\tcode", "```", "~~~ sh", "`a`",
    "``", "*a*", "**", "**a**", "__a__", "_a_", "a_b_c", "***a", "~~a~~", "~a~", "[a](b)", "[a]",
    "[a]: b", "![a](b)", "![", "<b>a</b>", "<!-- a -->", "<a@b.example>", "<https://a.example>",
    "</p>", "<?a?>", "<![CDATA[a]]>", "&amp;", "&lt", "&#35;", "&#x23;", "&copy", "&;", "AT&T",
    "| a | b |", "|---|", "a  \nb", "a\\", "\\", "\\*", "a\u00a0", "\u3000a", "a\u2028b",
    "\u202eabc", "\u200ba", "a\x1b[31mb", "a\x00b", "a\x07", "a\tb",
    "\U0001f469\u200d\U0001f680 a", "x" * 300, "“a”", "a:", "a…", "…", ".", "!", "?", "a.)", "(a",
    ":", ";", "=", "==", "%", "-", "_", "*", "{{ a }}", "{% a %}", "{# a #}",
    "https://a.example/_b_", "www.a.example", "- [ ] a", "\r\na", "a\rb", "term\n: a", "[^1]",
    "$a$", "@[click=app.quit]x", "[/]", "\u0336a", "a\u0301", "الف", "日本語。",
]  # fmt: skip
SIGNS = r"#*_`~[]()<>!&;|\-+=.:1a é/'" + '"\n\t'
TEXTS = st.text(SIGNS, max_size=16) | st.text(
    st.characters(exclude_categories=("Cs",)), max_size=16
)


def any_text(random: Random, drawn: list[str]) -> str:
    """Return a text that says something: a tricky one, a drawn one, or signs and letters."""
    kinds = [
        random.choice(TRICKY),
        random.choice(TRICKY) + random.choice(TRICKY),
        random.choice(drawn),
        "".join(random.choices(SIGNS, k=random.randint(1, 12))),
        "".join(chr(random.randrange(1, 0x1FFFF)) for _ in range(random.randint(1, 8))),
    ]
    text = random.choice(kinds).encode(errors="ignore").decode()
    return text if one_line(clean(text)) not in ("", "%") else "a"


class Library(World):
    """A record for each place that a summary has, with the texts that it is given one by one."""

    def __init__(self, audience: Audience, texts):
        super().__init__(opened())
        self.texts = texts
        self.days = count(0)
        self.competency = self._say("")
        self.make(Profile, self._say, competencies=("x",))
        self._set(competencies=(self.competency,))
        self.ana = self.make(Peer, self._say, quote_consent=Consent.GRANTED)
        self.ben = self.make(Peer, self._say)
        self._set(department="")
        self._skills()
        self._goals()
        self._rest()
        self.plan = self._plan(audience)
        self.put_down()

    def _say(self, _label: str) -> str:
        return next(self.texts)

    def _set(self, **more) -> None:
        self.made[-1] = replace(self.made[-1], **more)

    def _day(self):
        return DAY + timedelta(days=next(self.days))

    def _skills(self) -> None:
        self.skill = self.make(Skill, self._say)
        before = LevelChange(on=DAY - timedelta(days=300), level=Level.NOVICE)
        self.skill = self.change(self.skill, history=(before, *self.skill.history))
        other = self.make(Skill, self._say, history=())
        of_ana = {"peer_id": self.ana.id}
        for skill, direction in (
            (self.skill, Direction.TAUGHT),
            (self.skill, Direction.LEARNED),
            (other, Direction.TOGETHER),
        ):
            self.make(
                Exchange,
                self._say,
                **of_ana,
                skill_id=skill.id,
                direction=direction,
                happened_on=self._day(),
            )

    def _goals(self) -> None:
        ours = {"owner": GoalOwner.SHARED, "peer_id": self.ana.id}
        self.goal = self.make(Goal, self._say, **ours)
        noted = self.make(Goal, self._say, **ours, status=GoalStatus.ACHIEVED, key_results=())
        done = {"progress": 100, "status": GoalStatus.ACHIEVED}
        self.make(CheckIn, self._say, goal_id=noted.id, on=self._day())
        self.make(CheckIn, self._say, goal_id=noted.id, on=self._day(), **done)
        self.make(Goal, self._say, **ours, milestones=(), key_results=())
        self._set(success="")
        self.make(Goal, self._say, **ours, milestones=())
        self._set(success="")
        for _ in range(3):
            self.make(Goal, self._say, **ours, status=GoalStatus.DROPPED)
        theirs = {"owner": GoalOwner.PEER, "peer_id": self.ana.id}
        self.make(Goal, self._say, **theirs, milestones=(), key_results=())
        self.make(Review, self._say, peer_id=self.ana.id, goals=reviewed(self.goal))

    def _rest(self) -> None:
        both = (self.ana.id, self.ben.id)
        self.make(Conversation, self._say, peer_ids=both, held_on=self._day())
        self._set(notes=clean(self.made[-1].notes).replace("\n", " "))
        self.action = self.make(Action, self._say, peer_id=self.ana.id, done_on=self._day())
        self.make(Action, self._say, peer_id=self.ana.id, done_on=self._day())
        self.make(Introduction, self._say, peer_id=self.ana.id, on=self._day())
        for kind in (EvidenceKind.CONTRIBUTION, *EvidenceKind):
            self.make(
                Evidence,
                self._say,
                kind=kind,
                on=self._day(),
                source_kind="goals" if kind is EvidenceKind.HANDOUT else "",
                source_id=self.goal.id if kind is EvidenceKind.HANDOUT else None,
            )
            letters = "".join(clean(self._say("")).split())
            is_leadership = kind is EvidenceKind.CROSS_TEAM
            self._set(
                link=f"https://a.example/{letters}",
                competency=self.competency if is_leadership else "",
            )
        self._feedback(FeedbackModel.SBI, {"situation": "x", "behaviour": "x", "impact": "x"})
        self._feedback(FeedbackModel.KUDOS, {"kudos": "x"}, attribution=Attribution.ROLE_ONLY)
        self._feedback(FeedbackModel.FREE, {"text": "x"}, tone=Tone.REDIRECTING)
        self._feedback(FeedbackModel.FREE, {"text": "x"}, direction=FeedbackDirection.GIVEN)
        self._feedback(FeedbackModel.FREE, {"text": "x"}, consent=Consent.DECLINED)
        self._set(competency=self.competency)

    def _feedback(self, model, parts, **more) -> None:
        self.make(
            Feedback,
            self._say,
            peer_id=self.ana.id,
            model=model,
            fields=parts,
            delivery=Delivery.DELIVERED,
            on=self._day(),
            **more,
        )
        self._set(competency="")

    def _plan(self, audience: Audience) -> SummaryPlan:
        peer = {"peer_id": self.ana.id} if audience is Audience.PEER else {}
        everything = Settings(audience=audience, names=PeerNames.FULL)
        own = preset(audience).sections_off if audience is Audience.PROMOTION else ()
        plan = self.make(SummaryPlan, self._say, **peer, settings=everything)
        return self.change(
            plan,
            settings=replace(everything, sections_off=own),
            opening=Opening(text=self._say(""), first=DAY, last=DAY, computed=""),
            wordings=(Wording(record_id=self.action.id, text=self._say("")),),
        )

    def documents(self, room: int) -> list[str]:
        """Return the summary in all layouts, with the same room whatever is typed."""
        content = self.services.summary.content(PERIOD, self.services.summary.plans.last())
        preview = replace(
            self.services.summary.preview(PERIOD, self.services.summary.plans.last()),
            document=document(replace(content, room=room)),
        )
        return layouts(self.services, preview)


@cache
def with_words(audience: Audience, room: int) -> tuple[list[list], int]:
    """Return the blocks of a summary with a word in each place, and how many words it took."""
    numbers = count()
    library = Library(audience, (f"zq{number}qz" for number in numbers))
    return [blocks(COMMONMARK, text) for text in library.documents(room)], next(numbers)


def blocks(parser: MarkdownIt, markdown: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return the blocks of a document: kind and level, text, and what marks are in it."""
    found = []
    for token in parser.parse(markdown):
        assert token.type in OURS
        children = token.children or []
        assert {child.type for child in children} <= INLINE
        text = "".join("\n" if "break" in c.type else c.content for c in children)
        marks = tuple(c.type for c in children if not c.type.startswith("text"))
        found.append((f"{token.type} {token.tag} {token.level}", text, marks))
    return found


def pattern(text: str, texts: list[str]) -> re.Pattern[str]:
    """Return what a block reads with the texts in the places of the words.

    A sentence is closed by a full stop only where it is open, and may begin with a capital.
    """
    parts = re.split(r"zq(\d+)qz(\.?)(”?)(\.?)", text, flags=re.IGNORECASE)
    wanted = re.escape(parts[0])
    for at in range(1, len(parts), 5):
        number, stop, quote, end, after = parts[at : at + 5]
        said = one_line(clean(texts[int(number)]))
        forms = {said, said[:1].upper() + said[1:], one_line(words(said))}
        forms |= {form[:1].upper() + form[1:] for form in forms}
        forms |= {"".join(clean(texts[int(number)]).split())}
        either = "|".join(map(re.escape, sorted(forms)))
        dot = r"\.?" if stop or quote else ""
        wanted += f"(?:{either}){dot}{quote}" + (r"\.?" if quote or end else "")
        wanted += re.escape(after)
    return re.compile(wanted)


class Page(HTMLParser):
    """The texts of the blocks of a page, and its elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.feed(page[page.index("<body>") :])
        self.close()

    def handle_starttag(self, tag, attrs) -> None:
        assert attrs == []
        if tag == "br":
            self.texts[-1] += "\n"
        elif tag not in ("strong", "ul", "body"):
            self.texts.append("")
        self.tags.append(tag)

    def handle_data(self, data) -> None:
        if self.texts and data.strip("\n"):
            self.texts[-1] += data.lstrip("\n") if self.texts[-1].endswith("\n") else data


@settings(max_examples=200)
@given(
    st.sampled_from(Audience),
    st.sampled_from([1, 3, 20]),
    st.lists(TEXTS, min_size=1, max_size=12),
    st.randoms(use_true_random=True),
)
def test_every_text_comes_back_where_it_was_put(audience, room, drawn, random):
    known, number = with_words(audience, room)
    assert number > 100
    texts = [any_text(random, drawn) for _ in range(number)]
    texts[0] = texts[0].replace("_", "").strip() or "a"  # a competency, where it is a blank
    for wanted, markdown in zip(known, Library(audience, iter(texts)).documents(room), strict=True):
        found = blocks(COMMONMARK, markdown)
        assert found == blocks(GITHUB, markdown)
        assert [(kind, marks) for kind, _, marks in found] == [
            (kind, marks) for kind, _, marks in wanted
        ]
        for (_, words_there, _), (_, text, _) in zip(wanted, found, strict=True):
            assert pattern(words_there, texts).fullmatch(text), (words_there, text)
        page = Page(html(markdown, title="Peer mentoring"))
        told = [text for kind, text, _ in found if kind.startswith("inline")]
        assert [text.strip("\n") for text in page.texts] == told


def test_each_place_has_its_words():
    """Every kind of text that a summary may tell of stands somewhere in it."""
    for audience in Audience:
        known, _ = with_words(audience, 3)
        review = "".join(text for _, text, _ in known[0])
        shown = {int(found) for found in re.findall(r"zq(\d+)qz", review, re.IGNORECASE)}
        assert len(shown) > 45


@settings(max_examples=300)
@given(TEXTS, st.sampled_from(TRICKY))
def test_a_title_at_the_end_of_a_list_makes_no_entity_with_what_follows(drawn, tricky):
    for text in (drawn, tricky, f"{drawn}{tricky}"):
        wanted = one_line(f"{one_line(clean(text))}; x")
        (inline,) = [t for t in COMMONMARK.parse(f"- Also: {plain(text)}; x") if t.type == "inline"]
        assert "".join(c.content for c in inline.children or []) == f"Also: {wanted}"
