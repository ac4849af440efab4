"""The minutes of a review say all that both may read, and nothing else."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from peerpal.domain.action import ActionState
from peerpal.domain.conversation import ConversationFormat, ConversationStatus
from peerpal.domain.flow import Flow, Measure
from peerpal.domain.goal import GoalOwner, GoalStatus
from peerpal.domain.record import Side
from peerpal.domain.review import Rating, Review, ReviewedGoal
from peerpal.services.calendar_file import CalendarEvent
from peerpal.services.review_calendar import calendar_name, next_review
from peerpal.services.review_minutes import (
    LastStep,
    Minutes,
    file_name,
    last_steps,
    minutes_of,
    minutes_of_stored,
    render,
)
from peerpal.services.reviews import Outcome

THEN = datetime(2026, 1, 1, tzinfo=UTC)
DAY = date(2026, 10, 15)
LATER = date(2027, 2, 4)
BARE = Minutes(me="Robin Vale", peer="Ana Ruiz", on=DAY)


def goal(title, mine=None, theirs=None, **more):
    reviewed = ReviewedGoal(
        goal_id=f"id-of-{title}",
        mine=Rating(rating=mine[0], note=mine[1]) if mine else None,
        theirs=Rating(rating=theirs[0], note=theirs[1]) if theirs else None,
        **more,
    )
    return title, reviewed


FULL = replace(
    BARE,
    goals=(
        goal("Write tests", (3, ""), (3, "")),
        goal(
            "Share the rota",
            (4, "Pages are down"),
            (2, "Two do all the nights!"),
            status=GoalStatus.AT_RISK,
            next_step="Count the pages",
            next_owner=Side.PEER,
            next_on=date(2026, 11, 10),
        ),
        goal("Draw maps", (5, "Done"), status=GoalStatus.ON_TRACK, next_step="Show one"),
    ),
    last_steps=(
        LastStep("Ask both leads", Side.ME, ActionState.DONE, date(2026, 7, 28)),
        LastStep("Read aloud", Side.PEER, ActionState.OPEN, date(2026, 10, 20)),
        LastStep("Print it", Side.PEER, ActionState.DROPPED, date(2026, 10, 1)),
        LastStep("Some day", Side.ME, ActionState.OPEN),
    ),
    flows={
        Measure.MINUTES: Flow(200, 125.5),
        Measure.POINTS: Flow(1, 1),
        Measure.DRIVING: Flow(0, 4),
        Measure.FEEDBACK: Flow(),
    },
    flow_since=date(2026, 6, 26),
    flow="Even enough.\n\nRobin drives the next talk.",
    start="Counting nights",
    stop="Counting pages",
    continue_="One goal at a time",
    next_on=LATER,
    agreed_me_on=DAY,
    agreed_peer_on=date(2026, 10, 16),
)


def test_the_whole_document():
    assert (
        render(FULL)
        == """\
# Review: Robin Vale and Ana Ruiz

15 October 2026

## What became of the last steps

- Done: Ask both leads (Robin Vale, 28 July 2026)
- Open: Read aloud (Ana Ruiz, by 20 October 2026)
- Dropped: Print it (Ana Ruiz)
- Open: Some day (Robin Vale)

## Goals, the widest gap first

### Share the rota

- Robin Vale: 4 of 5. Pages are down.
- Ana Ruiz: 2 of 5. Two do all the nights!
- 2 apart, worth a longer talk
- Agreed: at risk
- Next step: Count the pages (Ana Ruiz, by 10 November 2026)

### Write tests

- Robin Vale: 3 of 5
- Ana Ruiz: 3 of 5
- Rated alike

### Draw maps

- Robin Vale: 5 of 5. Done.
- Agreed: on track
- Next step: Show one (Robin Vale)

## Flow since 26 June 2026

- Minutes taught: leaning (Robin Vale 3 h 20, Ana Ruiz 2 h 06)
- Talking points raised: balanced (Robin Vale 1, Ana Ruiz 1)
- Talks driven: one-sided (Robin Vale 0, Ana Ruiz 4)
- Feedback given: —

Even enough.

Robin drives the next talk.

## Start

Counting nights

## Stop

Counting pages

## Continue

One goal at a time

## Next review

4 February 2027

## Agreed

- Agreed by Robin Vale on 15 October 2026
- Agreed by Ana Ruiz on 16 October 2026
"""
    )


def test_no_section_is_empty():
    assert render(BARE) == "# Review: Robin Vale and Ana Ruiz\n\n15 October 2026\n"
    blank = replace(BARE, start=" \n ", flow="\n", flows={measure: Flow() for measure in Measure})
    assert render(blank) == render(BARE)


@pytest.mark.parametrize("field", [field.name for field in fields(Minutes)])
def test_any_part_may_be_missing(field):
    assert render(replace(FULL, **{field: getattr(BARE, field)})).startswith("# Review: ")


def test_without_a_name_of_mine():
    text = render(replace(FULL, me=""))
    assert text.startswith("# Review: Ana Ruiz\n")
    assert "- Me: 4 of 5. Pages are down.\n" in text
    assert "- Agreed by Me on 15 October 2026\n" in text


def test_who_has_not_agreed_yet_is_not_said_to_have():
    text = render(replace(FULL, agreed_peer_on=None))
    assert "Agreed by Robin Vale" in text
    assert "Agreed by Ana Ruiz" not in text


def test_no_id_and_no_stored_word_is_in_it():
    text = render(FULL)
    assert "id-of" not in text
    for raw in ("at_risk", "on_track", "one_sided", "peer", "continue_"):
        assert raw not in text.replace("Ana", "")


HEADINGS = [
    *("What became of the last steps", "Goals, the widest gap first"),
    *("Flow since 26 June 2026", "Start", "Stop", "Continue", "Next review", "Agreed"),
]


def tokens(text):
    return MarkdownIt("commonmark").enable("table").parse(text)


@given(st.text())
def test_any_text_stays_what_it_is(text):
    said = goal("x", (1, text), (5, text), next_step=text, next_owner=Side.ME)[1]
    document = render(
        replace(
            FULL,
            me=text,
            peer=text,
            goals=((text, said),),
            last_steps=(LastStep(text, Side.ME, ActionState.OPEN),),
            **dict.fromkeys(("flow", "start", "stop", "continue_"), text),
        )
    )
    found = tokens(document)
    second = [
        found[place + 1].content
        for place, token in enumerate(found)
        if token.type == "heading_open" and token.tag == "h2"
    ]
    written = bool([line for line in text.split("\n") if line.strip()])
    assert second == [h for h in HEADINGS if written or h not in ("Start", "Stop", "Continue")]
    assert sum(token.type == "heading_open" for token in found) == len(second) + 2
    allowed = {"heading", "paragraph", "bullet_list", "list_item", "inline"}
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in found} <= allowed
    inside = [child.type for token in found for child in token.children or ()]
    assert set(inside) <= {"text", "text_special", "softbreak"}


@pytest.mark.parametrize(
    ("peer", "name"),
    [
        ("Ana Ruiz", "review-ana-ruiz-2026-10-15.md"),
        ("../../etc/passwd", "review-etc-passwd-2026-10-15.md"),
        ("李明", "review-peer-2026-10-15.md"),
        ("x" * 10_000, f"review-{'x' * 40}-2026-10-15.md"),
    ],
)
def test_the_file_has_a_name_that_every_system_can_write(peer, name):
    review = Review(id="r", created_at=THEN, updated_at=THEN, author="me", peer_id="p", on=DAY)
    assert file_name(review, peer) == name


# Out of what is stored


@pytest.fixture
def shared(services, ana):
    services.profiles.save(replace(services.profiles.mine(), name="Robin"))
    blank = services.goals.blank()
    return services.goals.save(
        replace(blank, title="Share the rota", owner=GoalOwner.SHARED, peer_id=ana.id)
    )


def agreed(services, ana, shared, **more):
    blank = services.reviews.blank(ana.id)
    both = {"agreed_me_on": blank.on, "agreed_peer_on": blank.on}
    said = goal("", (4, "Fine"), (2, "Not yet"), next_step="Ask both leads")[1]
    return replace(blank, goals=(replace(said, goal_id=shared.id),), **both | more)


def test_they_are_made_before_anything_is_saved(services, ana, shared, log, clock):
    log("@ana 30m Rota\n> sql 30m plans")
    private = replace(
        services.conversations.of_peer(ana.id)[0], private_notes="CANARY", notes="CANARY"
    )
    services.conversations.save(private)
    text = render(minutes_of(services, agreed(services, ana, shared), ()))
    assert text.startswith("# Review: Robin and Ana Ruiz\n\n22 November 2026\n")
    assert "### Share the rota\n\n- Robin: 4 of 5. Fine.\n- Ana Ruiz: 2 of 5. Not yet.\n" in text
    assert "## Flow since 24 August 2026\n" in text
    assert "- Minutes taught: one-sided (Robin 30 min, Ana Ruiz 0 min)\n" in text
    assert "CANARY" not in text
    assert services.reviews.all() == []


def test_the_steps_and_the_flow_are_those_since_the_review_before(services, ana, shared, clock):
    first = services.reviews.finish(Outcome(agreed(services, ana, shared)))
    assert last_steps(services, first) == []
    (step,) = services.actions.of_review(first.id)
    clock.move(days=30)
    services.actions.toggle(step.id)
    second = agreed(services, ana, shared)
    text = render(minutes_of(services, second, last_steps(services, second)))
    assert "- Done: Ask both leads (Robin, 22 December 2026)\n" in text
    assert "## Flow since 23 November 2026\n" in text


def test_what_was_agreed_to_is_what_is_written(services, ana, shared):
    kept = services.reviews.finish(Outcome(agreed(services, ana, shared, minutes="# Kept\n")))
    services.goals.save(replace(services.goals.get(shared.id), title="Another name"))
    assert minutes_of_stored(services, kept) == "# Kept\n"
    without = services.reviews.save(agreed(services, ana, shared))
    assert minutes_of_stored(services, without).startswith("# Review: Robin and Ana Ruiz\n")


# The next date


def test_the_next_date_is_a_whole_day_or_the_hour_that_is_planned(services, ana, shared, clock):
    review = agreed(services, ana, shared, next_on=LATER)
    assert next_review(services, replace(review, next_on=None)) is None
    assert next_review(services, review) == CalendarEvent(review.id, "Review with Ana Ruiz", LATER)
    # In Madrid, half past midnight is still the day before in UTC.
    at = datetime(2027, 2, 3, 23, 30, tzinfo=UTC)
    saved = services.reviews.finish(Outcome(review, next_at=at))
    event = next_review(services, saved)
    assert (event.start, event.minutes) == (at, ana.conversation_minutes)
    (talk,) = services.conversations.of_peer(ana.id)
    others = (
        replace(talk, format=ConversationFormat.COFFEE),
        replace(talk, status=ConversationStatus.CANCELLED),
        replace(talk, planned_at=datetime(2027, 2, 5, 14, 0, tzinfo=UTC)),
    )
    for other in others:
        services.conversations.save(replace(other, rev=services.conversations.get(talk.id).rev))
        assert next_review(services, saved).start == LATER


def test_the_calendar_file_is_named_by_its_day(services, ana, shared):
    review = agreed(services, ana, shared, next_on=LATER)
    assert calendar_name(review, "Łukasz Öst") == "review-lukasz-ost-2027-02-04.ics"
