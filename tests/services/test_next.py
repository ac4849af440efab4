"""Next on situations made by hand: what stands there, in which order, in which words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from peerpal.domain.agreement import Agreement
from peerpal.domain.errors import InvalidField
from peerpal.domain.feedback import FeedbackDirection
from peerpal.domain.goal import GoalOwner, GoalStatus
from peerpal.domain.health import HealthQuestion
from peerpal.domain.matter import Matter
from peerpal.domain.peer import PeerStatus
from peerpal.domain.record import Side
from peerpal.domain.review import ReviewedGoal
from peerpal.services.due import REVIEW_DRAFT
from peerpal.services.goals import Goals
from peerpal.services.peers import Peers
from peerpal.services.services import Services

TODAY = date(2026, 11, 22)


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


class Scene:
    """A folder that a situation is set up in; days count from today."""

    def __init__(self, services: Services, clock) -> None:
        self.services = services
        self.clock = clock

    def log(self, text):
        self.services.captures.log(self.services.captures.read_all(text), new_peers=True)

    def peer(self, name="Ana", **changes):
        found = self.services.peers.find(name)
        if found is None:
            self.log(f"@{name} 30m today")
            found = self.services.peers.find(name)
        return Peers.save(self.services.peers, replace(found, **changes)) if changes else found

    def goal(self, title, *, begun=-120, peer="", target=None, owner=None, **changes):
        """Write down a goal as it was on the day it began."""
        self.clock.move(days=begun)
        blank = self.services.goals.blank()
        self.clock.move(days=-begun)
        peer_id = self.peer(peer).id if peer else None
        made = replace(
            blank,
            title=title,
            owner=owner or (GoalOwner.SHARED if peer else GoalOwner.ME),
            peer_id=peer_id,
            target_on=None if target is None else day(target),
            **changes,
        )
        return Goals.save(self.services.goals, made)

    def check_in(self, goal, days):
        check_in = self.services.goals.blank_check_in(goal.id)
        self.services.goals.check_in(replace(check_in, on=day(days)))

    def review(self, goal, days, *, agreed=True):
        review = self.services.reviews.blank(goal.peer_id)
        on = day(days) if agreed else None
        goals = (ReviewedGoal(goal_id=goal.id),)
        review = replace(review, on=day(days), goals=goals, agreed_me_on=on, agreed_peer_on=on)
        self.services.reviews.save(review)

    def agreement(self, days, *, peer="Ana"):
        origin = self.services.context.origin()
        made = Agreement(**origin, peer_id=self.peer(peer).id, review_on=day(days))
        self.services.agreements.save(made)

    def feedback(self, days, *, direction=FeedbackDirection.GIVEN, peer="Ana", on=-10):
        blank = self.services.feedback.blank(peer_id=self.peer(peer).id)
        made = replace(
            blank,
            direction=direction,
            fields={"situation": "Rota"},
            on=day(on),
            follow_up_on=day(days),
        )
        self.services.feedback.save(made)

    def health(self, days, *, peer="Ana"):
        check = self.services.health_checks.blank(self.peer(peer).id)
        answers = {HealthQuestion.LEARNING: 4}
        self.services.health_checks.save(replace(check, on=day(days), answers=answers))

    def left(self, name):
        self.services.drafts.keep(f"{REVIEW_DRAFT}{self.peer(name).id}", {"peer_id": "x"})

    def snooze(self, number, days):
        due = self.services.due
        return due.snooze(due.all()[number], day(days))


def said(services: Services) -> list[str]:
    """Return the rows of Next: a sign or a day, `!` for what is late, what it is, and why."""
    rows = []
    for due in services.due.all():
        days = "some day" if due.on is None else f"{(due.on - TODAY).days:+}"
        when = due.standing.contact if due.standing else due.matter.call or days
        mark = "!" if due.is_late else ""
        title = services.due.title(due)
        rows.append(f"{mark}{when} | {title} | {services.due.why(due)}")
    return rows


def nothing(scene):
    pass


def all_at_once(scene):
    scene.log("@Ana -40d 45m Rota\n> pytest 40m fixtures\n! me call by -3d\n! Ana write by +2d")
    scene.log("@Ben -20d 45m Old\n\n@Ben tomorrow 14:00 Plans")
    scene.goal("Rota for all", peer="Cid")
    scene.goal("Speak", target=5)
    scene.feedback(-1, peer="Ben")
    scene.agreement(-4, peer="Ben")
    scene.left("Dora")


SITUATIONS = [
    ("nothing at all", nothing, []),
    # Talks
    ("talked today", lambda s: s.log("@Ana 30m today"), []),
    ("not yet due", lambda s: s.log("@Ana 30m -13d"), []),
    ("due on the day", lambda s: s.log("@Ana 30m -14d"), ["due | Ana | 14 days ago (14)"]),
    ("not yet overdue", lambda s: s.log("@Ana 30m -27d"), ["due | Ana | 27 days ago (14)"]),
    ("overdue", lambda s: s.log("@Ana 30m -28d"), ["!overdue | Ana | 28 days ago (14)"]),
    (
        "dormant",
        lambda s: s.log("@Ana 30m -56d"),
        ["!dormant | Ana | 56 days ago (14): a nudge, a pause or a close?"],
    ),
    (
        "the longest silence first",
        lambda s: s.log("@Ana 30m -20d\n\n@Ben 30m -31d\n\n@Cid 30m -15d"),
        ["!overdue | Ben | 31 days ago (14)", "due | Ana | 20 days ago (14)",
         "due | Cid | 15 days ago (14)"],
    ),
    (
        "a cadence of their own",
        lambda s: (s.log("@Ana 30m -20d"), s.peer("Ana", cadence_days=21, max_gap_days=30)),
        [],
    ),
    (
        "a paused pairing rests",
        lambda s: (s.log("@Ana 30m -60d"), s.peer("Ana", status=PeerStatus.PAUSED)),
        [],
    ),
    (
        "a plan silences the nudge",
        lambda s: s.log("@Ana 30m -31d\n\n@Ana tomorrow 14:00 Incident"),
        ["+1 | Ana: Incident | planned, 14:00"],
    ),
    (
        "an exchange alone counts as talking",
        lambda s: (
            s.log("@Ana 30m -31d\n> git 10m rebase"),
            s.services.exchanges.save(
                replace(s.services.exchanges.all()[0], happened_on=TODAY, conversation_id=None)
            ),
        ),
        [],
    ),
    # Planned talks
    (
        "today, and who drives",
        lambda s: (
            s.log("@Ana today 14:00 Rota"),
            s.services.conversations.plan(
                replace(s.services.conversations.all()[0], driver=Side.PEER)
            ),
        ),
        ["+0 | Ana: Rota | planned, 14:00, they drive"],
    ),
    (
        "a circle is named",
        lambda s: s.log("@Ana @Ben tomorrow 10:00 Circle"),
        ["+1 | Ana, Ben: Circle | planned, 10:00"],
    ),
    (
        "its day is over",
        lambda s: (s.log("@Ana tomorrow 14:00 Rota"), s.clock.move(days=2)),
        ["!+1 | Ana: Rota | was planned: how did it go?"],
    ),
    # Actions
    (
        "mine and theirs, by their days",
        lambda s: s.log("@Ana 30m today\n! Ana send it by +1d\n! me write by +3d"),
        ["+1 | ☐ send it | Ana's", "+3 | ☐ write | mine, with Ana"],
    ),
    (
        "late, and without a day",
        lambda s: s.log("@Ana 30m today\n! me think\n! me write by -3d"),
        ["!-3 | ☐ write | mine, with Ana", "some day | ☐ think | mine, with Ana"],
    ),
    (
        "what is due today is not late",
        lambda s: s.log("@Ana 30m today\n! me write by today"),
        ["+0 | ☐ write | mine, with Ana"],
    ),
    (
        "done and dropped ones are gone",
        lambda s: (
            s.log("@Ana 30m today\n! me write\n! me read"),
            s.services.actions.toggle(s.services.actions.all()[0].id),
            s.services.actions.drop(s.services.actions.all()[1].id),
        ),
        [],
    ),
    # What to ask
    (
        "a month after teaching",
        lambda s: s.log("@Ana 30m -30d\n> pytest 20m fixtures\n\n@Ana 30m today"),
        ["ask | pytest, taught Ana | 4 weeks ago: what changed?",
         "look | Ana | health check: how do you two do?"],
    ),
    (
        "the last three questions only",
        lambda s: s.log(
            "@Ana 9m -40d\n> a 9m x\n> b 9m x\n\n@Ana 9m -35d\n> c 9m x\n> d 9m x\n\n@Ana 9m today"
        ),
        ["ask | b, taught Ana | 5 weeks ago: what changed?",
         "ask | c, taught Ana | 5 weeks ago: what changed?",
         "ask | d, taught Ana | 5 weeks ago: what changed?"],
    ),
    (
        "feedback given",
        lambda s: s.feedback(0),
        ["ask | Ana | feedback given 10 days ago: what came of it?"],
    ),
    (
        "feedback asked for",
        lambda s: s.feedback(-2, direction=FeedbackDirection.REQUESTED, on=-1),
        ["ask | Ana | asked for feedback yesterday: what did they say?"],
    ),
    ("feedback of tomorrow", lambda s: s.feedback(1), []),
    # Pairings
    (
        "a health check after the second talk",
        lambda s: s.log("@Ana 30m -3d\n\n@Ana 30m today"),
        ["look | Ana | health check: how do you two do?"],
    ),
    (
        "one that was made",
        lambda s: (s.log("@Ana 30m -3d\n\n@Ana 30m today"), s.health(0)),
        [],
    ),
    ("an agreement", lambda s: s.agreement(0), ["look | Ana | agreement to look at again"]),
    ("an agreement of tomorrow", lambda s: s.agreement(1), []),
    # Goals
    ("a shared goal of 89 days", lambda s: s.goal("Rota", begun=-89, peer="Ana"), []),
    (
        "a shared goal of 90 days",
        lambda s: s.goal("Rota", begun=-90, peer="Ana"),
        ["review | Rota | shared with Ana, never reviewed"],
    ),
    (
        "reviewed long ago",
        lambda s: s.review(s.goal("Rota", begun=-200, peer="Ana"), -95),
        ["review | Rota | shared with Ana, reviewed 3 months ago"],
    ),
    ("reviewed lately", lambda s: s.review(s.goal("Rota", begun=-200, peer="Ana"), -89), []),
    ("a goal of my own is not reviewed", lambda s: s.goal("Speak", begun=-200), []),
    (
        "an achieved goal rests",
        lambda s: s.goal("Rota", peer="Ana", target=-3, status=GoalStatus.ACHIEVED),
        [],
    ),
    (
        "near its target and silent",
        lambda s: s.check_in(s.goal("Speak", target=14), -30),
        ["check in | Speak | target in 14 days, no check-in for 4 weeks"],
    ),
    ("not near yet", lambda s: s.check_in(s.goal("Speak", target=15), -40), []),
    ("not silent", lambda s: s.check_in(s.goal("Speak", target=3), -29), []),
    (
        "past its target, never checked in",
        lambda s: s.goal("Speak", begun=-60, target=-1),
        ["check in | Speak | target yesterday, no check-in for 8 weeks"],
    ),
    (
        "a review comes instead of a check-in",
        lambda s: s.goal("Rota", begun=-100, peer="Ana", target=0),
        ["review | Rota | shared with Ana, never reviewed"],
    ),
    (
        "a goal with a closed pairing rests",
        lambda s: (s.goal("Rota", peer="Ana", target=0), s.peer("Ana", status=PeerStatus.CLOSED)),
        [],
    ),
    # Reviews
    ("left in the middle", lambda s: s.left("Ana"),
     ["go on | Ana | review left in the middle: go on"]),
    (
        "waits for the peer",
        lambda s: s.review(s.goal("Rota", begun=-20, peer="Ana"), -4, agreed=False),
        ["review | Ana | review waits for their ratings since Wed 18 Nov"],
    ),
    (
        "begun to join, left again",
        lambda s: (s.review(s.goal("Rota", begun=-20, peer="Ana"), -4, agreed=False),
                   s.left("Ana")),
        ["go on | Ana | review left in the middle: go on"],
    ),
    # Snoozed
    ("snoozed till tomorrow", lambda s: (s.log("@Ana 30m -31d"), s.snooze(0, 1)), []),
    (
        "back on its day",
        lambda s: (s.log("@Ana 30m -31d"), s.snooze(0, 1), s.clock.move(days=1)),
        ["!overdue | Ana | 32 days ago (14)"],
    ),
    (
        "one matter of a peer, not the other",
        lambda s: (s.log("@Ana 30m -33d\n\n@Ana 30m -15d"), s.snooze(1, 7)),
        ["due | Ana | 15 days ago (14)"],
    ),
    (
        "a day to come is not hidden",
        lambda s: (
            s.log("@Ana 30m today\n! me write by +2d"),
            s.snooze(0, 30),
            s.clock.move(days=2),
        ),
        ["+2 | ☐ write | mine, with Ana"],
    ),
    # Everything
    (
        "what somebody waits for comes first",
        all_at_once,
        ["!overdue | Ana | 40 days ago (14)", "!-3 | ☐ call | mine, with Ana",
         "go on | Dora | review left in the middle: go on",
         "+1 | Ben: Plans | planned, 14:00", "+2 | ☐ write | Ana's",
         "review | Rota for all | shared with Cid, never reviewed",
         "ask | pytest, taught Ana | 5 weeks ago: what changed?",
         "check in | Speak | target in 5 days, no check-in for 3 months",
         "look | Ben | agreement to look at again",
         "ask | Ben | feedback given 10 days ago: what came of it?"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("set_up", "expected"), [case[1:] for case in SITUATIONS], ids=[case[0] for case in SITUATIONS]
)
def test_next_on(set_up, expected, services, clock):
    set_up(Scene(services, clock))
    assert said(services) == expected


def test_there_are_at_least_forty_situations():
    assert len({case[0] for case in SITUATIONS}) >= 40


def test_every_matter_has_a_situation_of_its_own():
    tried = " ".join(row for _, _, rows in SITUATIONS for row in rows)
    assert all(matter.call in tried for matter in Matter)


# Snoozes


@pytest.fixture
def scene(services, clock):
    return Scene(services, clock)


def test_a_snooze_is_one_step_that_can_be_undone(scene, services):
    scene.log("@Ana 30m -31d")
    before = said(services)
    assert scene.snooze(0, 7) == day(7)
    assert said(services) == []
    assert services.history.undo() == "Snooze"
    assert said(services) == before
    services.history.redo()
    assert said(services) == []


def test_a_snooze_is_seen_by_other_programs_and_after_a_restart(scene, services, open_services):
    scene.log("@Ana 30m -31d")
    other = open_services()
    assert len(said(other)) == 1
    scene.snooze(0, 7)
    assert other.refresh()
    assert said(other) == []
    services.close()
    assert said(open_services()) == []


def test_two_programs_may_snooze_the_same_at_once(scene, services, open_services):
    scene.log("@Ana 30m -31d")
    other = open_services()
    (due,) = other.due.all()
    scene.snooze(0, 2)
    other.due.snooze(due, day(9))
    services.refresh()
    assert [services.due.snoozed_until(due) for due in services.due.snoozed()] == [day(9)]
    assert len(services.snoozes.all()) == 1


def test_what_is_snoozed_can_be_woken(scene, services, clock):
    scene.log("@Ana 30m -31d\n! me write")
    scene.snooze(0, 9)
    scene.snooze(0, 3)
    asleep = services.due.snoozed()
    assert [services.due.title(due) for due in asleep] == ["☐ write", "Ana"]
    services.due.wake(asleep[1])
    assert [services.due.title(due) for due in services.due.snoozed()] == ["☐ write"]
    assert said(services) == ["!overdue | Ana | 31 days ago (14)"]
    assert services.history.undo() == "Wake"
    assert said(services) == []


@pytest.mark.parametrize("days", [0, -1])
def test_nothing_is_snoozed_until_a_day_that_is_over(days, scene, services):
    scene.log("@Ana 30m -31d")
    with pytest.raises(InvalidField):
        scene.snooze(0, days)
    assert services.snoozes.all() == []
