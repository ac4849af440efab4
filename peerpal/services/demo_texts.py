"""The people, skills, goals and feedback of the sample data; days are counted back from today."""

from __future__ import annotations

from dataclasses import dataclass

from peerpal.domain.feedback import Attribution, FeedbackDirection, FeedbackModel, Tone
from peerpal.domain.goal import Framework, GoalCategory, GoalOwner, GoalStatus, KeyResult
from peerpal.domain.peer import Consent, Fit, PeerStatus, Phase, Relation
from peerpal.domain.record import InSummary
from peerpal.domain.skill import Level
from peerpal.services import demo_talks


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerText:
    """A peer, and the talks that were held from `first` to `last` days ago."""

    name: str
    role: str
    department: str
    met_how: str
    navigated: tuple[str, ...]
    talks: str
    first: int
    last: int
    cadence: int = 14
    max_gap: int = 28
    relation: Relation = Relation.COLLEGIAL
    phase: Phase = Phase.CULTIVATION
    status: PeerStatus = PeerStatus.ACTIVE
    fit: Fit = Fit.GOOD_FIT
    quotes: Consent = Consent.NOT_ASKED
    private_notes: str = ""


PEERS = {
    "ana": PeerText(
        name="Ana Ruiz",
        role="Site reliability engineer",
        department="Operations",
        met_how="We shared a bridge call that lasted until three in the morning",
        navigated=("Led her first incident review", "Moved from support to engineering"),
        talks=demo_talks.ANA,
        first=352,
        last=5,
        relation=Relation.SPECIAL,
        quotes=Consent.GRANTED,
        private_notes="Prefers mornings. Never schedule anything on a day after her shift.",
    ),
    "ben": PeerText(
        name="Ben Okafor",
        role="Platform engineer",
        department="Infrastructure",
        met_how="He answered my question in the cluster channel with a drawing",
        navigated=("Migrated forty services", "Spoke at a conference for the first time"),
        talks=demo_talks.BEN,
        first=338,
        last=11,
        cadence=28,
        max_gap=42,
        private_notes="Gives far more than he asks for. Ask him twice what he needs.",
    ),
    "chiara": PeerText(
        name="Chiara Conti",
        role="Product designer",
        department="Design",
        met_how="Same project group for the admin pages",
        navigated=("Built a design system", "Came back from parental leave"),
        talks=demo_talks.CHIARA,
        first=330,
        last=47,
        cadence=28,
        max_gap=42,
        quotes=Consent.ASKED,
    ),
    "inès": PeerText(
        name="Inès Benali",
        role="Data analyst",
        department="Insights",
        met_how="Introduced by Chiara",
        navigated=("Changed from economics to data",),
        talks=demo_talks.INES,
        first=320,
        last=142,
        cadence=28,
        max_gap=42,
        status=PeerStatus.PAUSED,
        private_notes="On leave; write a card now and then, nothing about work.",
    ),
    "łukasz": PeerText(
        name="Łukasz Nowak",
        role="Backend engineer",
        department="Payments",
        met_how="Reviewed my first pull request in Rust",
        navigated=("Declined a move into management", "Rebuilt the ledger"),
        talks=demo_talks.LUKASZ,
        first=300,
        last=24,
        cadence=21,
        max_gap=42,
    ),
    "mei": PeerText(
        name="Mei Tanaka",
        role="Front-end engineer",
        department="Storefront",
        met_how="Sat next to each other in her first week",
        navigated=("Moved to a new country", "Passed probation"),
        talks=demo_talks.MEI,
        first=208,
        last=6,
        phase=Phase.INITIATION,
        fit=Fit.STILL_DECIDING,
        private_notes="Says yes too quickly. Offer a day to think about it.",
    ),
}
"""The six peers by the name they are called."""


@dataclass(frozen=True, slots=True)
class SkillText:
    """A skill, and the levels reached so many days ago with the evidence for each."""

    name: str
    family: str
    description: str
    target: Level | None
    levels: tuple[tuple[int, Level, str], ...]


SKILLS = (
    SkillText(
        "pytest",
        "Engineering",
        "Fixtures, parametrised tests and suites that stay fast",
        None,
        (
            (360, Level.PROFICIENT, "Maintains the shared fixtures of three teams"),
            (90, Level.EXPERT, "Cut the suite from nine to four minutes and wrote down how"),
        ),
    ),
    SkillText(
        "Incident reviews",
        "Operations",
        "Learning from incidents without looking for somebody to blame",
        Level.PROFICIENT,
        (
            (350, Level.NOVICE, ""),
            (240, Level.ADVANCED_BEGINNER, "Rewrote the review of the queue incident"),
            (150, Level.COMPETENT, "Led the review of the certificate outage"),
        ),
    ),
    SkillText(
        "On-call",
        "Operations",
        "Carrying a pager, handing it over, and making it quieter",
        Level.PROFICIENT,
        (
            (345, Level.ADVANCED_BEGINNER, ""),
            (170, Level.COMPETENT, "The rota for eight people went live"),
            (45, Level.PROFICIENT, "Pages are down by half since the rota began"),
        ),
    ),
    SkillText(
        "Kubernetes",
        "Engineering",
        "Running services on the shared cluster without waking anybody",
        Level.PROFICIENT,
        (
            (340, Level.NOVICE, ""),
            (230, Level.ADVANCED_BEGINNER, "Found the broken namespace in 25 minutes"),
            (100, Level.COMPETENT, "Upgraded the test cluster with Ben watching"),
        ),
    ),
    SkillText(
        "Public speaking",
        "Communication",
        "Talks that people remember the next day",
        Level.COMPETENT,
        (
            (330, Level.NOVICE, ""),
            (120, Level.ADVANCED_BEGINNER, "Seven minutes at the all-hands, in seven minutes"),
        ),
    ),
    SkillText(
        "SQL query plans",
        "Data",
        "Reading what the planner believes, and what was true",
        Level.PROFICIENT,
        (
            (335, Level.COMPETENT, ""),
            (160, Level.PROFICIENT, "Explained the deadlock in the ledger in ten minutes"),
        ),
    ),
    SkillText(
        "Design docs",
        "Communication",
        "Two pages that lead to a decision",
        None,
        (
            (355, Level.COMPETENT, ""),
            (130, Level.PROFICIENT, "The data contract was signed by both teams on two pages"),
        ),
    ),
    SkillText(
        "Interviewing",
        "Hiring",
        "Fair questions, written notes and honest debriefs",
        Level.PROFICIENT,
        (
            (250, Level.ADVANCED_BEGINNER, ""),
            (75, Level.COMPETENT, "The hiring group took over the written verdicts"),
        ),
    ),
    SkillText(
        "Accessibility",
        "Design",
        "Pages that work with a keyboard, a screen reader and tired eyes",
        Level.COMPETENT,
        (
            (328, Level.NOVICE, ""),
            (180, Level.ADVANCED_BEGINNER, "The sign-up can be used without a mouse"),
        ),
    ),
    SkillText(
        "Rust",
        "Engineering",
        "Small, fast libraries that are hard to misuse",
        Level.COMPETENT,
        (
            (298, Level.NOVICE, ""),
            (110, Level.ADVANCED_BEGINNER, "The date parser runs in production"),
        ),
    ),
    SkillText(
        "Giving feedback",
        "Communication",
        "Saying it early, kindly and so that it can be used",
        Level.PROFICIENT,
        (
            (340, Level.ADVANCED_BEGINNER, ""),
            (85, Level.COMPETENT, "Two colleagues asked for a rehearsal of a difficult talk"),
        ),
    ),
    SkillText(
        "Tracing",
        "Operations",
        "Following one request through everything it touches",
        Level.COMPETENT,
        (
            (310, Level.NOVICE, ""),
            (140, Level.ADVANCED_BEGINNER, "The trace id survives the queue"),
        ),
    ),
)

WHAT_CHANGED = {
    "pytest": "Ana's team writes the table of cases first now; two wrong rules came out of it",
    "Design docs": "Łukasz's proposals are decided in one meeting, he counted",
    "Giving feedback": "Ana told her colleague how his reviews read, and he thanked her for it",
    "SQL query plans": "Chiara answers her own questions on sign-ups, about one a week",
    "Interviewing": "Mei's notes are the ones the others read first",
}
"""What came of the first time that a skill was taught."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalText:
    """A goal that was set `begun` days ago; a `target` below zero is still to come."""

    title: str
    why: str
    success: str
    status: GoalStatus
    begun: int
    target: int
    owner: GoalOwner = GoalOwner.ME
    peer: str = ""
    framework: Framework = Framework.SMART
    category: GoalCategory = GoalCategory.SKILL
    skill: str = ""
    next_step: str = ""
    milestones: tuple[tuple[str, int | None], ...] = ()
    key_results: tuple[KeyResult, ...] = ()
    check_ins: tuple[tuple[int, int, GoalStatus, int, str], ...] = ()


_ON, _RISK, _DONE = GoalStatus.ON_TRACK, GoalStatus.AT_RISK, GoalStatus.ACHIEVED

GOALS = (
    GoalText(
        title="Share the on-call rota between two teams",
        why="One team alone carried the pager, and two people were about to stop.",
        success="Eight people share the rota and nobody is on call more than one week in four",
        status=_ON,
        begun=310,
        target=-40,
        owner=GoalOwner.SHARED,
        peer="ana",
        category=GoalCategory.PROJECT,
        skill="On-call",
        next_step="Find a second person who can lead a review when both of us are away",
        milestones=(
            ("Draft of the rota", 280),
            ("Both leads agree", 190),
            ("The rota is live", 168),
            ("Handed over", None),
        ),
        check_ins=(
            (280, 15, _ON, 3, "First draft for six people; time zones are still open"),
            (215, 30, _RISK, 2, "One lead wants to wait for the reorganisation"),
            (168, 60, _ON, 4, "Live with eight people"),
            (95, 70, _ON, 4, "Eleven pages in the first month, seven of them from one alert"),
            (33, 80, _ON, 4, "Pages are down by half; the handover is what remains"),
        ),
    ),
    GoalText(
        title="Speak in front of the whole company",
        why="I avoid large rooms and leave the stage to others, also with my own work.",
        success="Two talks at the all-hands, each within its time and without reading slides",
        status=_RISK,
        begun=260,
        target=-55,
        skill="Public speaking",
        category=GoalCategory.CAREER,
        next_step="Ask for a slot at the next all-hands this week",
        check_ins=(
            (230, 10, _ON, 3, "Watched two recordings of myself, which was the hardest part"),
            (150, 30, _ON, 3, "First run with Chiara: eleven minutes for a seven-minute slot"),
            (118, 50, _ON, 4, "First talk held, in time"),
            (48, 50, _RISK, 2, "No slot yet for the second talk, and I have not asked for one"),
        ),
    ),
    GoalText(
        title="Run my services on the cluster without help",
        why="Every question to the platform team costs two people half an hour.",
        success="Two upgrades in a row done by myself",
        status=_DONE,
        begun=330,
        target=60,
        skill="Kubernetes",
        check_ins=(
            (270, 20, _ON, 3, "The morning spike is gone after two changed numbers"),
            (185, 50, _ON, 4, "Found the broken namespace by myself"),
            (100, 80, _ON, 4, "First upgrade, with Ben as a silent second"),
            (62, 100, _DONE, 5, "Second upgrade on an ordinary Tuesday, nobody noticed"),
        ),
    ),
    GoalText(
        title="Make incident reviews worth attending",
        why="People come because they have to and leave with a list nobody reads.",
        success="Reviews are short, open to everyone, and change something",
        status=_ON,
        begun=140,
        target=-50,
        framework=Framework.OKR,
        category=GoalCategory.PROJECT,
        skill="Incident reviews",
        next_step="Lead the next review alone",
        key_results=(
            KeyResult(text="Reviews I led", unit="reviews", start=0, target=4, current=3),
            KeyResult(text="Minutes per review", unit="min", start=90, target=45, current=60),
            KeyResult(
                text="Agreed changes done in a month", unit="%", start=35, target=80, current=71
            ),
        ),
        check_ins=(
            (105, 25, _ON, 3, "First review led, 80 minutes, far too long"),
            (58, 50, _ON, 4, "The timeline is ready before people arrive"),
            (19, 74, _ON, 4, "An hour is enough; the fixes are discussed on another day"),
        ),
    ),
    GoalText(
        title="Publish a library in Rust together",
        why="We both learn more by having users than by reading.",
        success="A second team uses the date parser in production",
        status=_DONE,
        begun=240,
        target=30,
        owner=GoalOwner.SHARED,
        peer="łukasz",
        category=GoalCategory.PROJECT,
        skill="Rust",
        check_ins=(
            (200, 20, _ON, 3, "Six lines merged, eleven kind comments"),
            (110, 60, _ON, 4, "The parser runs in our own service"),
            (26, 100, _DONE, 5, "Two teams want it, one has it live"),
        ),
    ),
    GoalText(
        title="Every new component passes the accessibility checklist",
        why="Mending pages one by one never ends.",
        success="Ten new components in a row without a finding",
        status=GoalStatus.BLOCKED,
        begun=120,
        target=-80,
        owner=GoalOwner.SHARED,
        peer="chiara",
        category=GoalCategory.PROJECT,
        skill="Accessibility",
        next_step="Find out who owns the checklist, then try it with two engineers",
        check_ins=(
            (90, 20, _ON, 3, "Nine points, in the words of people who build components"),
            (46, 40, GoalStatus.BLOCKED, 2, "Nobody owns the checklist yet, so nobody uses it"),
        ),
    ),
    GoalText(
        title="Read query plans without a dictionary",
        why="I guess at indexes and am right half of the time.",
        success="Explain three slow queries to their owners",
        status=_DONE,
        begun=325,
        target=150,
        skill="SQL query plans",
        check_ins=(
            (280, 30, _ON, 3, "Redrew the plan of our slowest report as a tree"),
            (210, 70, _ON, 4, "It was the statistics, and I saw it first"),
            (158, 100, _DONE, 5, "Third query explained: a deadlock in the ledger"),
        ),
    ),
    GoalText(
        title="Join the on-call rota",
        why="Mei wants to know how her pages behave at night.",
        success="Two shadow shifts and one of her own",
        status=_ON,
        begun=50,
        target=-60,
        owner=GoalOwner.PEER,
        peer="mei",
        skill="On-call",
        next_step="She leads the next shadow shift, I watch",
        check_ins=(
            (34, 20, _ON, 3, "Walked through an old page as if it were real"),
            (6, 50, _ON, 4, "First shadow shift, quiet, two alerts merged"),
        ),
    ),
    GoalText(
        title="Submit a conference proposal",
        why="Ben has the stories and never tells them.",
        success="The proposal is submitted in time",
        status=_ON,
        begun=75,
        target=-15,
        owner=GoalOwner.PEER,
        peer="ben",
        category=GoalCategory.CAREER,
        skill="Public speaking",
        next_step="Read his second draft aloud, together",
        check_ins=((38, 60, _ON, 4, "The first paragraph belongs to the listener now"),),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackText:
    """A piece of feedback; its parts answer the questions of the model in their order."""

    direction: FeedbackDirection
    peer: str
    model: FeedbackModel
    ago: int
    parts: tuple[str, ...]
    tone: Tone = Tone.REINFORCING
    consent: Consent = Consent.NOT_ASKED
    attribution: Attribution = Attribution.NAMED
    skill: str = ""
    competency: str = ""
    response: str = ""
    follow_up: int | None = None
    in_summary: InSummary = InSummary.UNDECIDED


_GIVEN, _GOT, _ASKED = FeedbackDirection
_YES, _NO = InSummary.YES, InSummary.NO
_M = FeedbackModel
_REDIRECT = Tone.REDIRECTING

FEEDBACK = (
    FeedbackText(
        direction=_GOT,
        peer="ana",
        model=_M.SBI,
        ago=322,
        skill="pytest",
        parts=(
            "In our second talk you read our test suite aloud.",
            "You asked where each name comes from instead of telling me that it is a mess.",
            "I found the three definitions myself, and I now ask the same thing in reviews.",
        ),
        consent=Consent.GRANTED,
        in_summary=_YES,
    ),
    FeedbackText(
        direction=_GIVEN,
        peer="ben",
        model=_M.KUDOS,
        ago=316,
        skill="Kubernetes",
        parts=("Two numbers and a drawing, and a spike that we lived with for months is gone.",),
    ),
    FeedbackText(
        direction=_GIVEN,
        peer="ana",
        model=_M.SBII,
        ago=298,
        skill="Incident reviews",
        parts=(
            "In the review of the queue incident, when I began to defend myself,",
            "you asked what I saw at that moment, and then waited.",
            "I stopped defending and began to remember; the timeline became complete.",
            "I think you wanted the story, not a culprit.",
        ),
        in_summary=_YES,
    ),
    FeedbackText(
        direction=_GOT,
        peer="chiara",
        model=_M.COIN,
        ago=291,
        tone=_REDIRECT,
        skill="Accessibility",
        parts=(
            "The form for new customers, last release.",
            "Four fields say in red only that something is wrong.",
            "About one person in twelve can't tell which one.",
            "Words beside each field, and a test that looks for them.",
        ),
        consent=Consent.ASKED,
        in_summary=_NO,
    ),
    FeedbackText(
        direction=_ASKED,
        peer="chiara",
        model=_M.FREE,
        ago=262,
        skill="Public speaking",
        parts=("Could you watch my demo on Thursday and tell me one thing to leave out?",),
    ),
    FeedbackText(
        direction=_GOT,
        peer="chiara",
        model=_M.FEEDFORWARD,
        ago=258,
        tone=_REDIRECT,
        skill="Public speaking",
        parts=(
            "Looking at the audience while you explain a number",
            "Say the number, stop, look at somebody, then go on",
            "Put the chart behind you, so that turning round is not an option",
        ),
        consent=Consent.DECLINED,
        in_summary=_YES,
    ),
    FeedbackText(
        direction=_GIVEN,
        peer="inès",
        model=_M.SBI,
        ago=247,
        skill="Design docs",
        parts=(
            "In the first draft of the data contract,",
            "the question stood on page four, after three answers.",
            "Two reviewers answered something else; with the question on top it took one round.",
        ),
        tone=_REDIRECT,
    ),
    FeedbackText(
        direction=_GOT,
        peer="łukasz",
        model=_M.SBI,
        ago=239,
        skill="Design docs",
        parts=(
            "When we went through the ledger proposal,",
            "you cut a page that I had worked on for two days, and explained each cut.",
            "The first meeting decided. That has not happened to me before.",
        ),
        consent=Consent.GRANTED,
        attribution=Attribution.ROLE_ONLY,
        in_summary=_YES,
    ),
    FeedbackText(
        direction=_GIVEN,
        peer="łukasz",
        model=_M.KUDOS,
        ago=221,
        skill="Rust",
        parts=("Eleven comments on six lines, and I looked forward to every one of them.",),
        in_summary=_YES,
    ),
    FeedbackText(
        direction=_GIVEN,
        peer="mei",
        model=_M.SBI,
        ago=196,
        parts=(
            "In the team meeting on Monday,",
            "you read out your list of surprises, also the awkward ones.",
            "We fixed nine things in a week that we had walked past for years.",
        ),
        in_summary=_YES,
        competency="addressing_diversity",
    ),
    FeedbackText(
        direction=_GOT,
        peer="inès",
        model=_M.START_STOP_CONTINUE,
        ago=189,
        tone=_REDIRECT,
        parts=(
            "Send the agenda a day before.",
            "Solve my query while I am still describing it.",
            "Drawing the plan with me, on paper.",
        ),
        consent=Consent.GRANTED,
        response="The agenda comes a day before now, and I sit on my hands.",
    ),
    FeedbackText(
        direction=_GIVEN,
        peer="ana",
        model=_M.START_STOP_CONTINUE,
        ago=181,
        tone=_REDIRECT,
        parts=(
            "Tell people in advance that you will be the silent second.",
            "Apologise for good questions.",
            "Writing down your notes the same evening.",
        ),
    ),
    FeedbackText(
        direction=_GOT,
        peer="ben",
        model=_M.SBI,
        ago=174,
        skill="Public speaking",
        parts=(
            "Before my demo for sales,",
            "you made me cut nine slides of twelve.",
            "People asked about the one thing I wanted them to ask about.",
        ),
        consent=Consent.GRANTED,
        in_summary=_YES,
    ),
    FeedbackText(
        direction=_ASKED,
        peer="ana",
        model=_M.FREE,
        ago=163,
        skill="Incident reviews",
        parts=("After my first review: which moment would you have handled differently?",),
    ),
    FeedbackText(
        direction=_GOT,
        peer="ana",
        model=_M.COIN,
        ago=158,
        tone=_REDIRECT,
        skill="Incident reviews",
        parts=(
            "The review of the certificate outage.",
            "You let the room discuss fixes after twenty minutes.",
            "The second half of the story was never told.",
            "Write fixes on a list in sight of everybody, and go back to the story.",
        ),
        consent=Consent.GRANTED,
        response="Used the list in the next review; it works.",
        in_summary=_YES,
    ),
    FeedbackText(
        direction=_GIVEN,
        peer="chiara",
        model=_M.SBI,
        ago=152,
        skill="SQL query plans",
        parts=(
            "When you presented the sign-up numbers,",
            "you said which people are counted, and which are not, before the first chart.",
            "For once nobody argued about the numbers, only about what to do.",
        ),
        in_summary=_YES,
    ),
    FeedbackText(
        direction=_GOT,
        peer="mei",
        model=_M.KUDOS,
        ago=147,
        parts=("You asked for my list in week four. I felt that I had arrived.",),
        consent=Consent.GRANTED,
        in_summary=_YES,
    ),
    FeedbackText(
        direction=_GIVEN,
        peer="mei",
        model=_M.FEEDFORWARD,
        ago=133,
        tone=_REDIRECT,
        skill="Interviewing",
        parts=(
            "Keeping the verdict open until the end of an interview",
            "Write the verdict on paper only after the candidate has left",
            "Ask one question that could prove you wrong",
        ),
    ),
    FeedbackText(
        direction=_GOT,
        peer="łukasz",
        model=_M.SBII,
        ago=119,
        tone=_REDIRECT,
        skill="Interviewing",
        parts=(
            "In our mock interview, third candidate,",
            "you helped after two seconds of silence.",
            "I never had to think, so you learned nothing about me.",
            "I know that you wanted to be kind.",
        ),
        consent=Consent.NOT_ASKED,
    ),
    FeedbackText(
        direction=_GIVEN,
        peer="ben",
        model=_M.COIN,
        ago=104,
        tone=_REDIRECT,
        skill="Public speaking",
        parts=(
            "The rehearsal of your demo.",
            "You explained the history before the problem.",
            "The two people from sales left before the good part.",
            "Problem first; history only when somebody asks.",
        ),
        in_summary=_NO,
    ),
    FeedbackText(
        direction=_GOT,
        peer="ana",
        model=_M.KUDOS,
        ago=96,
        skill="On-call",
        parts=("The rota gave two of us our weekends back. It would not exist without you.",),
        consent=Consent.GRANTED,
        in_summary=_YES,
    ),
    FeedbackText(
        direction=_ASKED,
        peer="mei",
        model=_M.SBI,
        ago=88,
        skill="Giving feedback",
        parts=("How did the rehearsal of your difficult talk help, and where was it in the way?",),
    ),
    FeedbackText(
        direction=_GOT,
        peer="mei",
        model=_M.SBI,
        ago=81,
        skill="Giving feedback",
        parts=(
            "When we rehearsed with changed roles,",
            "you played my colleague without making fun of him.",
            "I saw his side before I had said a word, and the talk took ten minutes.",
        ),
        consent=Consent.GRANTED,
        in_summary=_YES,
    ),
    FeedbackText(
        direction=_GIVEN,
        peer="łukasz",
        model=_M.SBI,
        ago=68,
        parts=(
            "In the debrief on Wednesday,",
            "you read out your column of guesses first and called it that.",
            "Everybody else separated theirs, too, and we decided in fifteen minutes.",
        ),
        in_summary=_YES,
        skill="Interviewing",
    ),
    FeedbackText(
        direction=_GOT,
        peer="ben",
        model=_M.FREE,
        ago=59,
        skill="Kubernetes",
        parts=("You asked before you opened a ticket, and wrote down the answer for others.",),
        consent=Consent.GRANTED,
        attribution=Attribution.ANONYMOUS,
        in_summary=_YES,
    ),
    FeedbackText(
        direction=_GIVEN,
        peer="chiara",
        model=_M.KUDOS,
        ago=49,
        consent=Consent.GRANTED,
        skill="Accessibility",
        parts=("The nine points are the first guideline that engineers printed by themselves.",),
        in_summary=_YES,
    ),
    FeedbackText(
        direction=_GOT,
        peer="łukasz",
        model=_M.FEEDFORWARD,
        ago=37,
        tone=_REDIRECT,
        skill="Rust",
        parts=(
            "Asking for a review earlier",
            "Open the pull request as a draft on the first day",
            "Name the one line you are unsure about",
        ),
        consent=Consent.ASKED,
        response="Drafts on the first day from now on.",
    ),
    FeedbackText(
        direction=_GIVEN,
        peer="mei",
        model=_M.SBI,
        ago=20,
        follow_up=0,
        skill="Accessibility",
        parts=(
            "At the brown bag, when the legacy pages came up,",
            "you said that you did not know, and who might.",
            "The guild trusts the rest of the talk because of that sentence.",
        ),
        in_summary=_YES,
    ),
    FeedbackText(
        direction=_GOT,
        peer="ana",
        model=_M.SBI,
        ago=12,
        skill="Incident reviews",
        parts=(
            "In the review on Thursday,",
            "you asked the newest person first what had surprised her.",
            "She named the missing alert that all of us had stopped seeing.",
        ),
        consent=Consent.GRANTED,
        in_summary=_YES,
    ),
    FeedbackText(
        direction=_ASKED,
        peer="ben",
        model=_M.FREE,
        ago=8,
        parts=("What is one thing I could take off your desk this month?",),
    ),
)
