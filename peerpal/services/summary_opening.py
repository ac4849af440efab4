"""The opening of a summary, made of its totals: who reads only this knows what there was."""

from __future__ import annotations

from collections.abc import Iterator

from peerpal.domain.dates import show_minutes
from peerpal.domain.goal import GoalOwner, GoalStatus
from peerpal.domain.words import count, listed, times, words
from peerpal.services.summary_content import GoalLine, SkillLine, SummaryContent, Ways

_MOST_LEVELS = 2


def opening(content: SummaryContent) -> str:
    """Return the opening as plain text: mine where I wrote one, else what the totals say."""
    return content.opening or computed_opening(content)


def computed_opening(content: SummaryContent) -> str:
    """Return what the totals say, in sentences; empty when there is nothing to tell."""
    sentences = [sentence for sentence in _sentences(content) if sentence]
    # Initials at the end of one close it already.
    return " ".join(f"{sentence.removesuffix('.')}." for sentence in sentences)


def of_mine(content: SummaryContent) -> list[GoalLine]:
    """Return the goals that are mine or shared."""
    return [line for line in content.goals if line.goal.owner is not GoalOwner.PEER]


def amounts(ways: Ways) -> str:
    """Return what went each way: "taught 1 h 05 and learned 2 h"; without minutes, how often."""
    return listed(
        [
            f"{verb} {show_minutes(round(minutes)) if minutes else times(number)}"
            for verb, minutes, number in _sides(ways)
        ]
    )


def risen(line: SkillLine) -> bool:
    """True for a skill that ended the period on another level than it began with."""
    return rise(line) != 0


def rise(line: SkillLine) -> int:
    """Return how many levels a skill rose in the period; 0 for one without two levels."""
    then, now = line.level_then, line.level_now
    return now.rank - then.rank if now and then else 0


def _sentences(content: SummaryContent) -> Iterator[str]:
    yield _met(content)
    yield _passed_on(content)
    yield _levels(content)
    yield _goals(content)
    both = (("gave", content.feedback_given), ("received", content.feedback_received))
    feedback = [f"{verb} feedback {times(number)}" for verb, number in both if number]
    if feedback:
        yield f"I {listed(feedback)}".replace(" and received feedback", " and received it")


def _met(content: SummaryContent) -> str:
    who = content.peer or count(content.colleagues, "colleague")
    if len(content.departments) > 1:
        who += f" in {len(content.departments)} departments"
    if content.conversations:
        return f"I had {count(content.conversations, 'conversation')} with {who}"
    return f"I worked with {who}" if content.colleagues else ""


def _passed_on(content: SummaryContent) -> str:
    parts = []
    for verb, minutes, number in _sides(content.ways):
        often = count(number, "exchange")
        length = f"for {show_minutes(round(minutes))} ({often})" if minutes else f"in {often}"
        parts.append(f"{verb} {length}")
    return f"I {listed(parts)}" if parts else ""


def _levels(content: SummaryContent) -> str:
    """Return the skills that rose, those that rose the most by name."""
    up = sorted((line for line in content.skills if rise(line) > 0), key=rise, reverse=True)
    named = [
        f"from {words(line.level_then or '')} to {words(line.level_now or '')} in {line.name}"
        for line in up[:_MOST_LEVELS]
    ]
    if more := len(up) - len(named):
        named.append(f"a level up in {count(more, 'other skill')}")
    return f"I went {listed(named)}" if named else ""


def _sides(ways: Ways) -> list[tuple[str, float, int]]:
    sides = [
        ("taught", ways.minutes.give, ways.taught),
        ("learned", ways.minutes.receive, ways.learned),
    ]
    return [side for side in sides if side[2]]


def _goals(content: SummaryContent) -> str:
    mine = of_mine(content)
    achieved = sum(line.status is GoalStatus.ACHIEVED for line in mine)
    open_ones = sum(line.status.is_open for line in mine)
    if not achieved:
        return f"{count(open_ones, 'goal is', 'goals are')} under way" if open_ones else ""
    text = f"I reached {count(achieved, 'goal')}"
    return (
        f"{text}, and {open_ones} more {'is' if open_ones == 1 else 'are'} under way"
        if open_ones
        else text
    )
