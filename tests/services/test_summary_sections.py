"""What each section of a summary says, and where each record is told of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from peerpal.domain.errors import WrongUse
from peerpal.domain.evidence import EvidenceKind
from peerpal.domain.exchange import Direction
from peerpal.domain.feedback import FeedbackDirection, FeedbackModel, Tone
from peerpal.domain.goal import GoalOwner, GoalStatus, KeyResult, Milestone
from peerpal.domain.peer import Consent
from peerpal.domain.period import Period
from peerpal.domain.skill import Level, LevelChange
from peerpal.domain.summary import Audience, Section, pinned
from peerpal.services.demo import fill
from services.summary_records import NO, TODAY, YEAR, YES, plan_of, section, summary

TOP = "Top contributions"
APPENDIX = "Appendix: by date"


def places(services, plan=None):
    """Return the section of each record that could be told of, by its title."""
    outline = services.summary.preview(YEAR, plan or plan_of(services)).outline
    return {item.title: part for part, items in outline.items() for item in items}


def titles(services, part, plan=None):
    preview = services.summary.preview(YEAR, plan or plan_of(services))
    return [item.title for item in preview.outline[part]]


def test_without_anything_there_is_a_head_and_no_empty_section(services):
    assert summary(services) == (
        "# Peer mentoring\n\n1 January to 31 December 2026  \nWritten on 22 November 2026\n"
    )


def test_the_head_says_who_and_where(services):
    me = replace(services.profiles.mine(), name="Robin", role="Engineer", organisation="Acme")
    services.profiles.save(me)
    assert summary(services).startswith("# Peer mentoring: Robin\n\nEngineer, Acme  \n")


@pytest.mark.parametrize(
    ("kind", "competency", "part"),
    [
        (EvidenceKind.CONTRIBUTION, "", Section.BEYOND),
        (EvidenceKind.CONTRIBUTION, "delegation", Section.LEADERSHIP),
        (EvidenceKind.MENTORING, "", Section.BEYOND),
        (EvidenceKind.CROSS_TEAM, "", Section.BEYOND),
        (EvidenceKind.CROSS_TEAM, "delegation", Section.LEADERSHIP),
        (EvidenceKind.HANDOUT, "", Section.BEYOND),
        (EvidenceKind.RECOGNITION, "", Section.RECOGNITION),
        (EvidenceKind.RECOGNITION, "delegation", Section.RECOGNITION),
        (EvidenceKind.GROWTH, "", Section.GROWTH),
        (EvidenceKind.GROWTH, "delegation", Section.GROWTH),
    ],
)
def test_a_contribution_stands_where_its_kind_belongs(services, maker, kind, competency, part):
    maker.evidence("Deed", kind=kind, competency=competency)
    assert places(services) == {"Deed": part}
    assert "- **Deed**, 22 November 2026" in summary(services)


@pytest.mark.parametrize(
    ("more", "part"),
    [
        ({}, Section.FEEDBACK),
        ({"competency": "delegation"}, Section.LEADERSHIP),
        ({"tone": Tone.REDIRECTING}, Section.GROWTH),
        ({"tone": Tone.REDIRECTING, "competency": "delegation"}, Section.GROWTH),
        ({"model": FeedbackModel.KUDOS, "fields": {"kudos": "Well"}}, Section.RECOGNITION),
        ({"direction": FeedbackDirection.GIVEN}, Section.APPENDIX),
    ],
)
def test_feedback_stands_where_it_belongs(services, maker, more, part):
    maker.feedback("Well", consent=Consent.GRANTED, **more)
    assert places(services) == {"Well": part}
    assert "Ana Ruiz" in summary(services)


@pytest.mark.parametrize(
    ("direction", "part"),
    [
        (Direction.TAUGHT, Section.BEYOND),
        (Direction.LEARNED, Section.SKILLS),
        (Direction.TOGETHER, Section.SKILLS),
    ],
)
def test_an_exchange_stands_by_its_direction(services, maker, direction, part):
    maker.exchange("Fixtures", direction=direction)
    assert places(services) == {"pytest: Fixtures": part}
    assert summary(services).count("Fixtures.") == 1


def test_all_other_kinds_have_their_places(services, maker, ana):
    goal = maker.goal("Goal")
    maker.check_in(goal, "Note")
    maker.talk("Talk")
    maker.action("Action")
    maker.introduction("Dana Fox")
    review = replace(
        services.reviews.blank(ana.id), agreed_me_on=TODAY, agreed_peer_on=TODAY, in_summary=YES
    )
    with services.history.step("Add a review") as step:
        step.put(review)
    changes = (LevelChange(on=TODAY, level=Level.EXPERT, evidence="e"),)
    services.skills.save(replace(services.skills.blank("Rust"), history=changes))
    assert places(services) == {
        "Goal": Section.GOALS,
        "Note": Section.GOALS,
        "0 goals with Ana Ruiz": Section.GOALS,
        "Talk": Section.APPENDIX,
        "Action": Section.APPENDIX,
        "Dana Fox, by Ana Ruiz": Section.BEYOND,
        "Rust, expert: e": Section.SKILLS,
    }
    text = summary(services)
    assert "- **Goal review**, 0 goals, with Ana Ruiz, 22 November 2026" in section(text, "Goals")
    assert "- **Dana Fox**, introduced to me by Ana Ruiz" in section(text, "Beyond my role")


def test_the_latest_stand_first_unless_they_were_moved(services, maker):
    ids = [maker.evidence(f"Deed {n}", on=date(2026, n, 1)).id for n in (1, 2, 3)]
    plan = plan_of(services)
    assert titles(services, Section.BEYOND) == ["Deed 3", "Deed 2", "Deed 1"]
    preview = services.summary.preview(YEAR, plan)
    plan = services.summary.move(plan, preview, ids[0], by=-1)
    assert titles(services, Section.BEYOND, plan) == ["Deed 3", "Deed 1", "Deed 2"]
    assert services.history.undo() == "Move it"
    assert titles(services, Section.BEYOND) == ["Deed 3", "Deed 2", "Deed 1"]


def test_the_appendix_is_in_the_order_of_dates_and_stays_so(services, maker):
    later = maker.talk("Later", held_on=date(2026, 8, 1))
    maker.talk("Sooner", held_on=date(2026, 3, 1))
    plan = plan_of(services)
    preview = services.summary.preview(YEAR, plan)
    assert titles(services, Section.APPENDIX) == ["Sooner", "Later"]
    with pytest.raises(WrongUse, match="by its date"):
        services.summary.move(plan, preview, later.id, by=-1)


def test_what_has_the_clearest_outcome_comes_first_by_itself(services, maker):
    maker.exchange("x", what_changed="Fewer bugs")
    maker.goal("Reached", status=GoalStatus.ACHIEVED)
    maker.goal("Open")
    maker.evidence("Without outcome")
    maker.evidence("Thanked", kind=EvidenceKind.RECOGNITION, outcome="A prize")
    maker.evidence("With outcome", outcome="Half the pages")
    maker.evidence("Kept out", NO, outcome="Half the pages")
    assert titles(services, Section.CONTRIBUTIONS) == ["With outcome", "Reached", "pytest: x"]


def test_what_i_pinned_comes_first_in_that_order_and_alone(services, maker):
    maker.evidence("With outcome", outcome="Half the pages")
    talk, action = maker.talk("Talk"), maker.action("act")
    plan = pinned(pinned(plan_of(services), action.id), talk.id)
    assert titles(services, Section.CONTRIBUTIONS, plan) == ["act", "Talk"]
    assert places(services, plan)["With outcome"] is Section.BEYOND
    moved = services.summary.move(plan, services.summary.preview(YEAR, plan), talk.id, by=-1)
    assert titles(services, Section.CONTRIBUTIONS, moved) == ["act", "Talk"][::-1]


def test_what_is_pinned_and_not_let_in_is_not_told(services, maker):
    talk = maker.talk("SECRET", NO)
    plan = pinned(plan_of(services), talk.id)
    assert titles(services, Section.CONTRIBUTIONS, plan) == []
    assert "SECRET" not in summary(services, plan=plan)


def test_a_contribution_says_what_it_was_what_came_of_it_and_why(services, maker):
    maker.evidence(
        "Cut the suite",
        situation="It took nine minutes",
        outcome="It takes four",
        why="People push once",
        link="https://a.example",
    )
    assert section(summary(services), TOP) == (
        "- **Cut the suite**, 22 November 2026: It took nine minutes.\n"
        "  - What came of it: It takes four.\n"
        "  - Why it mattered: People push once.\n"
        "  - See: https://a.example"
    )


def test_a_goal_that_was_reached_is_told_as_a_contribution_and_in_short_below(services, maker, ana):
    goal = maker.goal("Rota", owner=GoalOwner.SHARED, peer_id=ana.id, why="Sleep")
    maker.check_in(goal, "Eight share it", status=GoalStatus.ACHIEVED, progress=100)
    text = summary(services)
    assert section(text, TOP) == (
        "- **Rota**, shared with Ana Ruiz, reached on 22 November 2026\n"
        "  - What came of it: Eight share it.\n"
        "  - Why it mattered: Sleep."
    )
    assert section(text, "Goals") == (
        "- **Rota** (shared with Ana Ruiz): achieved on 22 November 2026"
    )
    assert text.count("Eight share it") == 1


def test_a_pinned_skill_and_a_pinned_note_say_what_they_say_elsewhere_only_once(services, maker):
    changes = (LevelChange(on=TODAY, level=Level.EXPERT, evidence="Led the talk"),)
    skill = replace(services.skills.blank("Rust"), history=changes, in_summary=YES)
    skill = services.skills.save(skill)
    note = maker.check_in(maker.goal("Goal"), "Slot in March")
    plan = pinned(pinned(plan_of(services), skill.id), note.id)
    text = summary(services, plan=plan)
    assert section(text, TOP) == (
        "- **Rust**, 22 November 2026: Led the talk.\n"
        "- **Goal**, 0%, 22 November 2026: Slot in March."
    )
    assert text.count("Led the talk") == text.count("Slot in March") == 1


def test_with_top_contributions_off_the_best_stand_in_their_own_sections(services, maker, ana):
    maker.exchange("x", what_changed="Fewer bugs")
    plan = plan_of(services, Audience.PEER, peer=ana)
    assert section(summary(services, plan=plan), "What I passed on") == (
        "### Mentoring\n\n- **pytest**, for Ana Ruiz: What changed: Fewer bugs."
    )


def test_mentoring_is_told_by_skill_with_the_exchange_that_says_most(services, maker):
    maker.exchange("names matter", minutes=15)
    maker.exchange("scope matters", minutes=20, what_changed="fewer bugs")
    maker.exchange("one plan", skill="sql")
    beyond = section(summary(services, sections_off=(Section.CONTRIBUTIONS,)), "Beyond my role")
    assert beyond == (
        "### Mentoring\n\n"
        "- **sql**, for Ana Ruiz: one plan.\n"
        "- **pytest**, for Ana Ruiz in 2 exchanges, 35 min: What changed: fewer bugs."
    )


def test_other_departments_and_circles_are_told_beyond_my_role(services, maker, ana):
    ben = services.peers.save(replace(services.peers.blank("Ben O"), department="Design"))
    services.peers.save(replace(ana, department="Payments"))
    maker.talk("Circle", NO, peer_ids=(ana.id, ben.id))
    services.profiles.save(replace(services.profiles.mine(), department=" payments"))
    assert section(summary(services), "Beyond my role") == (
        "- Worked with colleagues from Design\n- Met in a circle of several colleagues once"
    )


def test_levels_then_and_now(services):
    changes = (
        LevelChange(on=date(2026, 3, 31), level=Level.NOVICE),
        LevelChange(on=date(2026, 4, 1), level=Level.COMPETENT, evidence="e"),
        LevelChange(on=date(2026, 8, 1), level=Level.EXPERT, evidence="e"),
    )
    new = replace(services.skills.blank("Rust"), level=Level.EXPERT, history=changes)
    services.skills.save(new)
    quarter = Period(date(2026, 4, 1), date(2026, 6, 30))
    text = summary(services, quarter)
    assert section(text, "Skills") == "- **Rust**, novice → competent"
    assert section(text, "In short") == "I went from novice to competent in Rust."
    before = Period(date(2026, 1, 1), date(2026, 3, 31))
    assert section(summary(services, before), "Skills") == "- Rust"
    after = Period(date(2026, 9, 1), date(2026, 9, 30))
    assert "Rust" not in summary(services, after)


def test_a_goal_is_told_as_it_stood_then(services, maker, clock):
    goal = maker.goal("Speak up", success="Two talks", target_on=date(2026, 12, 1))
    for month, progress, status in (
        (2, 20, GoalStatus.ON_TRACK),
        (5, 60, GoalStatus.AT_RISK),
        (10, 100, GoalStatus.ACHIEVED),
    ):
        maker.check_in(
            goal, f"Note {month}", on=date(2026, month, 1), progress=progress, status=status
        )
    spring = summary(services, Period(date(2026, 4, 1), date(2026, 6, 30)))
    assert section(spring, "Goals") == "- **Speak up**: at risk, 20% → 60%. Note 5."
    assert "1 goal is under way" in section(spring, "In short")
    assert "Note 2" not in spring
    assert "What comes next" not in spring
    autumn = summary(services, Period(date(2026, 10, 1), date(2026, 12, 31)))
    assert "- **Speak up**: achieved on 1 October 2026" in section(autumn, "Goals")
    assert "Note 10." in section(autumn, TOP)
    assert "I reached 1 goal." in section(autumn, "In short")
    for empty in (Period(date(2026, 1, 1), date(2026, 1, 31)),
                  Period(date(2026, 10, 2), date(2026, 12, 31))):  # fmt: skip
        assert "Speak up" not in summary(services, empty)


def test_a_goal_that_was_closed_without_a_check_in_counts_at_its_last_change(
    services, maker, clock
):
    goal = maker.goal("Speak up")
    clock.move(days=60)
    services.goals.save(replace(goal, status=GoalStatus.ACHIEVED, progress=100))
    winter = summary(services, Period(date(2027, 1, 1), date(2027, 1, 31)))
    assert "achieved on 21 January 2027" in section(winter, "Goals")
    assert section(summary(services), "Goals") == "- **Speak up**: not started"


def test_goals_say_whose_they_are_and_what_is_next(services, maker, ana):
    results = (KeyResult(text="Minutes", unit="min", start=90, target=45, current=60),)
    maker.goal("Mine", next_step="Ask for a slot", target_on=date(2027, 1, 16))
    maker.goal("Ours", owner=GoalOwner.SHARED, peer_id=ana.id, key_results=results)
    theirs = maker.goal("Theirs", owner=GoalOwner.PEER, peer_id=ana.id)
    assert "Theirs" not in summary(services)
    services.goals.mark(theirs.id, YES)
    text = summary(services)
    assert section(text, "Goals") == (
        "- **Theirs** (goal of Ana Ruiz): not started\n"
        "- **Ours** (shared with Ana Ruiz): not started, 67%\n"
        "  - Minutes: 60 min (from 90 towards 45)\n"
        "- **Mine**: not started"
    )
    assert section(text, "What comes next") == (
        "- **Mine**, by 16 January 2027. Ask for a slot.\n- **Ours**. Success: Minutes: 45 min."
    )


def test_a_goal_without_a_note_is_told_by_its_milestones_else_by_its_aim(services, maker):
    steps = (Milestone(text="First run", done_on=TODAY), Milestone(text="Later"))
    maker.goal("With steps", milestones=steps, success="Two talks")
    maker.goal("Plain", success="Two talks")
    assert section(summary(services), "Goals") == (
        "- **Plain**: not started. Success: Two talks.\n"
        "- **With steps**: not started. Delivered: First run."
    )


def test_grades_are_told_to_myself_only(services, maker):
    results = (KeyResult(text="Minutes", start=0, target=10, current=5),)
    maker.goal("Faster", key_results=results)
    assert "0.5" not in summary(services)
    mine = summary(services, plan=plan_of(services, Audience.SELF))
    assert "- **Faster**: not started, 50%, 0.5\n  - Minutes: 5 (from 0 towards 10), 0.5" in mine


def test_leadership_is_grouped_by_competency_in_the_order_of_my_list(services, maker):
    me = services.profiles.mine()
    services.profiles.save(replace(me, competencies=("delegation", "aligning_expectations")))
    maker.evidence("Courage", competency="courage")
    maker.evidence("Aligned", competency="aligning_expectations")
    maker.feedback("You let go", consent=Consent.GRANTED, competency="delegation")
    headings = [
        line
        for line in section(summary(services), "Leadership").split("\n")
        if line.startswith("### ")
    ]
    assert headings == ["### Delegation", "### Aligning expectations", "### Courage"]


def test_growth_tells_what_i_was_asked_and_the_step_since(services, maker):
    maker.feedback(
        "Slow down", consent=Consent.GRANTED, tone=Tone.REDIRECTING, response="One idea a slide"
    )
    assert section(summary(services), "Where I am growing") == (
        "- From Ana Ruiz, 22 November 2026: “Slow down.”\n  - Since then: One idea a slide."
    )


def test_growth_without_consent_tells_the_theme_alone(services, maker):
    maker.feedback("SECRET", tone=Tone.REDIRECTING, competency="delegation")
    assert section(summary(services), "Where I am growing") == (
        "- Suggestions about delegation from Ana Ruiz, 22 November 2026"
    )


def test_thin_months_are_those_that_nothing_is_told_of(services, maker):
    plan = plan_of(services)
    autumn = Period(date(2026, 9, 15), date(2026, 12, 31))
    made = services.summary
    assert made.thin_months(made.preview(autumn, plan)) == []
    maker.talk("Talk", held_on=date(2026, 10, 3))
    maker.talk("Quiet", NO, held_on=date(2026, 11, 3))
    thin = [month.first for month in made.thin_months(made.preview(autumn, plan))]
    assert thin == [date(2026, 9, 15), date(2026, 11, 1)]


def test_the_summary_of_the_sample_data_reads_like_one(services):
    fill(services)
    text = summary(services, services.summary.default_period())
    titles = [line for line in text.split("\n") if line.startswith(("# ", "## "))]
    assert titles == [
        "# Peer mentoring: Robin Vale",
        "## In short",
        "## Top contributions",
        "## Beyond my role",
        "## Skills",
        "## Goals",
        "## Leadership",
        "## Feedback",
        "## Recognition",
        "## Where I am growing",
        "## What comes next",
        "## Appendix: by date",
    ]
    assert text == summary(services, services.summary.default_period())
