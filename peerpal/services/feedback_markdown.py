"""What is written out of feedback, as Markdown: letters to send, and a story to tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from peerpal.domain.errors import WrongUse
from peerpal.domain.feedback import (
    MODEL_FIELDS,
    Feedback,
    FeedbackDirection,
    FeedbackModel,
    may_quote,
    running_text,
    why_not_ask,
    why_not_to_manager,
)
from peerpal.domain.markdown import plain, sentence
from peerpal.domain.peer import Peer
from peerpal.domain.words import words
from peerpal.services.summary_telling import day

_LISTED = (FeedbackModel.START_STOP_CONTINUE, FeedbackModel.FEEDFORWARD)
_FREE = (FeedbackModel.KUDOS, FeedbackModel.FREE)
_STORY = {
    "Situation": (("situation", "context"), "When and where was it, and who was there?"),
    "Task": (("intent",), "What was to be reached, and whose task was it?"),
    "Action": (
        ("behaviour", "observation", "continue", "kudos", "text"),
        "What was done, step by step, so that one could see or hear it?",
    ),
    "Result": (
        ("impact",),
        "What came of it: a number, or what somebody does differently since?",
    ),
}
"""The headings of a STAR story: the parts that fill each, and what to ask where none does."""
_FEEDFORWARD_STORY = {"behaviour": "Task"}
"""In feedforward the behaviour is what is to be reached, and nothing was done yet."""


def request(feedback: Feedback, *, me: str, peer: str) -> str:
    """Return a letter that asks for feedback: on what, along which questions, by when."""
    asked = MODEL_FIELDS[feedback.model].items()
    listed = "\n".join(f"- {_label(name)}: {question}" for name, question in asked)
    is_free = feedback.model is FeedbackModel.FREE
    return _letter(
        me,
        peer,
        "could you give me feedback? This is what I would like to know:",
        *_quoted(_words(feedback)),
        *(() if is_free else ("These questions help to make it concrete:", listed)),
        f"It would help me most by {day(feedback.follow_up_on)}." if feedback.follow_up_on else "",
        "A few lines are enough. Thank you!",
    )


def thanks(feedback: Feedback, *, me: str, peer: str) -> str:
    """Return a note to a colleague: my words for them, or my thanks for theirs."""
    if feedback.direction is FeedbackDirection.RECEIVED:
        return _letter(
            me,
            peer,
            f"thank you for your feedback of {day(feedback.on)}. This is what I took from it:",
            *_quoted(_words(feedback)),
            *_paragraphs(feedback.response),
            heading=f"# Thank you, {plain(peer)}" if peer.strip() else "# Thank you",
        )
    kind = "Kudos" if feedback.model is FeedbackModel.KUDOS else "Feedback"
    to = f" for {plain(peer)}" if peer.strip() else ""
    heading = f"# {kind}{to}\n\n{day(feedback.on)}"
    return _letter(me, peer, *_words(feedback), heading=heading)


def to_manager(feedback: Feedback, peer: Peer, *, me: str) -> str:
    """Return a note to a colleague's manager. Raises WrongUse unless the colleague agreed."""
    if reason := why_not_to_manager(feedback, peer):
        raise WrongUse(f"Nothing goes to their manager. {reason}")
    name = plain(peer.name)
    if feedback.direction is FeedbackDirection.RECEIVED:
        begin = f"on {day(feedback.on)} {name} gave me feedback that helped me, in these words:"
    else:
        begin = f"I would like you to know what I told {name} on {day(feedback.on)}:"
    return _letter(
        me,
        "",
        begin,
        *_quoted(_words(feedback)),
        f"{name} knows about this note and agreed to it.",
        heading=f"# Thanks to {name}",
    )


def consent_question(feedback: Feedback, *, me: str, peer: str) -> str:
    """Return a letter that asks a colleague for consent; a no costs them nothing.

    Raises WrongUse where there is nothing to agree to.
    """
    if reason := why_not_ask(feedback):
        raise WrongUse(reason)
    if feedback.direction is FeedbackDirection.RECEIVED:
        begin = f"on {day(feedback.on)} you gave me this feedback:"
        question = "May I quote it, in my performance review or to your manager?"
        how = "If so: with your name, with your role only, or without either?"
    else:
        begin = f"on {day(feedback.on)} I told you this:"
        question, how = "May I tell your manager as well?", ""
    return _letter(
        me,
        peer,
        begin,
        *_quoted(_words(feedback)),
        f"{question} {how}".strip(),
        "A no is fine, and needs no reason.",
    )


def star_story(feedback: Feedback, peer: Peer | None, *, skills: Iterable[str] = ()) -> str:
    """Return a story of situation, task, action and result; what is missing is asked for.

    It will be shown to others: words that may not be shown to them are left out of it.
    """
    is_given = feedback.direction is FeedbackDirection.GIVEN
    about = f": {plain(peer.name)}" if is_given and peer else ""
    blocks = [f"# STAR story{about}", _facts(feedback, skills)]
    if reason := why_without_words(feedback, peer):
        blocks.append(f"*The words are left out: {reason}. Tell it in your own.*")
    for heading, (_, prompt) in _STORY.items():
        told = list(_told(feedback, heading, with_words=not reason))
        blocks += [f"## {heading}", *(told or [f"*{prompt}*"])]
    return _document(blocks)


def why_without_words(feedback: Feedback, peer: Peer | None) -> str:
    """Return why a story goes without the words of feedback; empty when it may have them."""
    if feedback.direction is FeedbackDirection.REQUESTED or may_quote(feedback, peer):
        return ""
    if feedback.direction is FeedbackDirection.RECEIVED:
        return "no consent to quote them"
    return "it redirects a colleague"


def _letter(me: str, to: str, *blocks: str, heading: str = "") -> str:
    """Return a letter; blocks that are empty are left out."""
    greeting = f"Hello {plain(to)}," if to.strip() else "Hello,"
    return _document([heading, greeting, *blocks, plain(me)])


def _document(blocks: Iterable[str]) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"


def _words(feedback: Feedback) -> list[str]:
    """Return the parts that are written: one text, or items where the model makes a list."""
    if feedback.model in _LISTED:
        return [
            "\n".join(
                f"- **{_label(name)}**: {sentence(text)}"
                for name in MODEL_FIELDS[feedback.model]
                if (text := feedback.fields.get(name, "")).strip()
            )
        ]
    if feedback.model in _FREE:
        return [block for text in feedback.fields.values() for block in _paragraphs(text)]
    return [plain(running_text(feedback))]


def _quoted(blocks: Iterable[str]) -> Iterator[str]:
    """Return blocks as one quotation."""
    yield "\n>\n".join("\n".join(f"> {line}" for line in block.split("\n")) for block in blocks)


def _paragraphs(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if line.strip():
            yield plain(line)


def _told(feedback: Feedback, heading: str, *, with_words: bool) -> Iterator[str]:
    """Return what was written that belongs under a heading of a story."""
    for name in MODEL_FIELDS[feedback.model] if with_words else ():
        if _heading(feedback.model, name) == heading:
            yield from _sentences(feedback.fields.get(name, ""))
    if heading == "Result" and feedback.direction is FeedbackDirection.RECEIVED:
        yield from _sentences(feedback.response)


def _sentences(text: str) -> Iterator[str]:
    """Return each line by itself: a part of a model may end in the middle of a sentence."""
    for line in text.split("\n"):
        if whole := sentence(line.rstrip(" ,;")):
            yield whole[:1].upper() + whole[1:]


def _heading(model: FeedbackModel, name: str) -> str:
    if model is FeedbackModel.FEEDFORWARD:
        return _FEEDFORWARD_STORY.get(name, "")
    return next((heading for heading, (names, _) in _STORY.items() if name in names), "")


def _facts(feedback: Feedback, skills: Iterable[str]) -> str:
    facts = [day(feedback.on), *map(plain, skills), plain(words(feedback.competency))]
    return " · ".join(fact for fact in facts if fact)


def _label(name: str) -> str:
    return words(name).capitalize()
