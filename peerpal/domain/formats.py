"""The formats that a talk can be held in, each with its questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from peerpal.domain.conversation import Conversation, ConversationFormat

GOAL, OPTIONS, WILL = "goal", "options", "will"
"""The parts of GROW that may become a goal and actions."""

PLAN, PRACTISE, CHECK = "plan", "practise", "check"
"""The parts of a teach-back."""

FORMAT_QUESTIONS: Mapping[ConversationFormat, Mapping[str, str]] = {
    ConversationFormat.FREE: {},
    ConversationFormat.GROW: {
        GOAL: "What is to be different afterwards?",
        "reality": "How is it now, and what was tried?",
        OPTIONS: "What could be done? One idea a line",
        WILL: "What will be done, and by when? One step a line",
    },
    ConversationFormat.SPLIT_TIME: {
        "my_half": "What did I bring, and what came of it?",
        "their_half": "What did my peer bring, and what came of it?",
    },
    ConversationFormat.TEACH_BACK: {
        PLAN: "What is to be taught, and in which order?",
        PRACTISE: "What was tried out by hand?",
        CHECK: "Told back in their own words: what was clear, what was not yet?",
    },
    ConversationFormat.PAIRING: {
        "task": "What did we work on?",
        "noticed": "What did one of us see that the other had not?",
        "next_time": "What will we do another way next time?",
    },
    ConversationFormat.CAREER: {
        "where_now": "Which parts of the work give energy, which take it?",
        "where_to": "What should be true in two years?",
        "in_the_way": "What is missing, or in the way?",
        "first_step": "Which small step comes first, and who can help?",
    },
    ConversationFormat.COFFEE: {
        "lately": "What has been good lately, at work or outside?",
        "who_to_meet": "Whom should one of us meet?",
    },
    ConversationFormat.BROWN_BAG: {
        "topic": "What was shown, and to whom?",
        "stays": "Which three things should stay?",
        "open_questions": "What was asked and is still open?",
    },
    ConversationFormat.GOAL_REVIEW: {
        "moved": "What moved since last time?",
        "stuck": "What is stuck, and on what?",
        "next_step": "What is the next step of each goal, and by when?",
    },
}
"""The questions of each format, in order; GROW after Whitmore 1992."""

ALL_QUESTIONS: Mapping[str, str] = {
    key: question for questions in FORMAT_QUESTIONS.values() for key, question in questions.items()
}
"""Every question of every format: no two formats have a part of the same name."""

_BULLETS = "-*+• \t"


def answered(talk: Conversation) -> Iterator[tuple[str, str]]:
    """Yield each part that was answered, with its text: those of the talk's format come first."""
    first = FORMAT_QUESTIONS[talk.format]
    for key in dict.fromkeys([*first, *talk.answers]):
        text = talk.answers.get(key, "").strip()
        if text:
            yield key, text


def steps(text: str) -> list[str]:
    """Return each line that says something, without the sign of a list before it."""
    return [step for line in text.split("\n") if (step := line.strip().lstrip(_BULLETS))]
