"""Sample data: a made-up year of peer mentoring up to today, the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from peerpal.domain.action import Action, ActionState, done
from peerpal.domain.agreement import Agreement
from peerpal.domain.capture import Capture, parse, split_captures
from peerpal.domain.conversation import Conversation, ConversationFormat, ConversationStatus, Medium
from peerpal.domain.exchange import Direction, Exchange, Method
from peerpal.domain.feedback import MODEL_FIELDS, Delivery, Feedback
from peerpal.domain.goal import CheckIn, Goal, Milestone, default_in_summary, with_progress
from peerpal.domain.health import HealthCheck, HealthQuestion
from peerpal.domain.introduction import Introduction
from peerpal.domain.peer import Peer
from peerpal.domain.period import months_back
from peerpal.domain.record import InSummary, Record, Side
from peerpal.domain.skill import LevelChange, Skill
from peerpal.domain.talking_point import PointState, TalkingPoint
from peerpal.domain.text import folded
from peerpal.services import demo_talks
from peerpal.services.demo_days import END_OF_DAY, DemoDays, working_day
from peerpal.services.demo_evidence import DemoEvidence
from peerpal.services.demo_pairings import AGREEMENTS, HEALTH_CHECKS, INTRODUCTIONS
from peerpal.services.demo_resources import DemoResources
from peerpal.services.demo_reviews import REVIEWED_GOALS, DemoReviews
from peerpal.services.demo_summaries import DemoSummaries
from peerpal.services.demo_texts import (
    FEEDBACK,
    GOALS,
    PEERS,
    SKILLS,
    WHAT_CHANGED,
    FeedbackText,
    GoalText,
    PeerText,
    SkillText,
)
from peerpal.services.history import Step
from peerpal.services.services import Services

_SEED = 2608
_METHODS = {
    Direction.TAUGHT: (Method.EXPLAINED, Method.DEMONSTRATED, Method.REVIEWED),
    Direction.LEARNED: (Method.EXPLAINED, Method.DEMONSTRATED, Method.RESOURCE),
    Direction.TOGETHER: (Method.PAIRED, Method.PRACTISED),
}
_FORMATS = (
    ConversationFormat.FREE,
    ConversationFormat.SPLIT_TIME,
    ConversationFormat.GROW,
    ConversationFormat.TEACH_BACK,
    ConversationFormat.PAIRING,
)


def fill(services: Services) -> None:
    """Fill an empty folder with sample data; nothing of it can be undone."""
    demo = _Demo(services)
    with services.history.step("Sample data: people and skills") as step:
        demo.add_people(step)
        demo.add_skills(step)
    logged = services.captures.log(demo.captures())
    with services.history.step("Sample data: what became of it") as step:
        demo.add_details(step, logged.records)
        demo.add_talks_not_held(step)
        demo.add_goals(step)
        demo.add_feedback(step)
        demo.add_pairings(step)
    DemoReviews(services).add()
    DemoEvidence(services).add()
    DemoSummaries(services).add()
    DemoResources(services).add()
    services.history.forget()


class _Demo(DemoDays):
    """Makes the sample data of one folder."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.context)
        self._services = services
        self._random = Random(_SEED)  # noqa: S311 the same data every time is what is wanted
        self._peer_ids: dict[str, str] = {}
        self._skill_ids: dict[str, str] = {}
        self._days: dict[str, list[date]] = {}

    # People and skills

    def add_people(self, step: Step) -> None:
        """Save the profile and the peers."""
        start = months_back(self._today, 6).replace(day=1)
        profile = replace(
            self._services.profiles.mine(),
            name="Robin Vale",
            role="Software engineer",
            department="Developer tools",
            organisation="Quillbrook",
            review_period_start=start,
            review_period_end=self._today + timedelta(days=12),
        )
        step.put(profile)
        for call_name, text in PEERS.items():
            self._peer_ids[call_name] = step.put(self._peer(text)).id

    def add_skills(self, step: Step) -> None:
        """Save the skills with the levels that were reached."""
        for text in SKILLS:
            self._skill_ids[text.name] = step.put(self._skill(text)).id

    def _peer(self, text: PeerText) -> Peer:
        begun = self._ago(text.first)
        return Peer(
            **self._origin(begun),
            name=text.name,
            role=text.role,
            department=text.department,
            organisation="Quillbrook",
            contact=f"{folded(text.name).replace(' ', '.')}@quillbrook.example",
            met_how=text.met_how,
            recently_navigated=text.navigated,
            relation=text.relation,
            phase=text.phase,
            status=text.status,
            fit=text.fit,
            cadence_days=text.cadence,
            max_gap_days=text.max_gap,
            next_driver=self._random.choice(list(Side)),
            started_on=begun,
            quote_consent=text.quotes,
            private_notes=text.private_notes,
        )

    def _skill(self, text: SkillText) -> Skill:
        changes = tuple(
            LevelChange(on=self._ago(days), level=level, evidence=evidence)
            for days, level, evidence in text.levels
        )
        return Skill(
            **self._origin(changes[0].on),
            name=text.name,
            family=text.family,
            description=text.description,
            level=changes[-1].level,
            target_level=text.target,
            history=changes,
        )

    # Talks

    def captures(self) -> list[Capture]:
        """Return everything that was logged in the year, in the order of the days."""
        found: list[Capture] = []
        for call_name, text in PEERS.items():
            talks = [part for _, part in split_captures(text.talks)]
            days = self._days[call_name] = list(self._talk_days(text, len(talks)))
            found += [_read(part, on=day) for part, day in zip(talks, days, strict=True)]
        for line in demo_talks.LONE.strip().splitlines():
            call_name = line.split()[0].removeprefix("@")
            longest_ago = PEERS[call_name].last + 90
            ago = self._random.randrange(PEERS[call_name].last + 1, longest_ago)
            found.append(_read(line, on=self._ago(ago)))
        return sorted(found, key=lambda capture: capture.day or self._today)

    def add_details(self, step: Step, records: tuple[Record, ...]) -> None:
        """Give what was logged its former day, and say what became of it."""
        untold = dict(WHAT_CHANGED)
        first_skills = {self._skill_ids[name]: name for name in WHAT_CHANGED}
        for record in records:
            match record:
                case Conversation():
                    step.put(self._detailed_talk(record))
                case Exchange():
                    name = first_skills.get(record.skill_id, "")
                    is_told = record.direction is Direction.TAUGHT and name in untold
                    changed = untold.pop(name) if is_told else ""
                    step.put(self._detailed_exchange(record, changed))
                case Action():
                    step.put(self._detailed_action(record))
                case TalkingPoint():
                    step.put(self._detailed_point(record))

    def add_talks_not_held(self, step: Step) -> None:
        """Save the talks of the coming days, one that was missed and one that was cancelled."""
        asked_on = self._ago(1)
        for template, days in zip(demo_talks.PLANNED, (2, 6), strict=True):
            day = working_day(self._today + timedelta(days=days), back=False)
            header, _, point = template.format(day=day.isoformat()).partition("\n")
            capture = parse(header, today=self._today)
            talk = self._talk_not_held(
                capture, day, ConversationStatus.PLANNED, capture.time or END_OF_DAY
            )
            step.put(replace(talk, **self._origin(asked_on)))
            step.put(
                TalkingPoint(
                    **self._origin(asked_on),
                    peer_id=talk.peer_ids[0],
                    text=point.removeprefix("? "),
                )
            )
        for line, days in demo_talks.NOT_HELD.items():
            status = ConversationStatus(line.split()[0])
            day = working_day(self._ago(days))
            capture = parse(line.removeprefix(status).strip(), today=self._today)
            step.put(self._talk_not_held(capture, day, status, time(11)))

    def _talk_days(self, text: PeerText, number: int) -> Iterator[date]:
        distance = (text.first - text.last) / (number - 1)
        for index in range(number):
            ago = round(text.first - index * distance)
            if 0 < index < number - 1:
                ago += self._random.randint(-2, 2)
            yield working_day(self._ago(ago))

    def _detailed_talk(self, talk: Conversation) -> Conversation:
        is_private = bool(talk.private_notes) or "confidential" in talk.tags
        mark = self._mark(yes=0.6 if talk.tags else 0.0, no=0.1)
        return replace(
            talk,
            created_at=self._moment(talk.held_on),
            format=self._format(talk),
            driver=self._random.choice(list(Side)),
            notes=_unwrapped(talk.notes),
            private_notes=_unwrapped(talk.private_notes),
            energy=self._random.randint(2, 5),
            supported=self._random.randint(3, 5),
            confidential="confidential" in talk.tags,
            in_summary=InSummary.NO if is_private else mark,
        )

    def _format(self, talk: Conversation) -> ConversationFormat:
        if talk.title.startswith("Coffee"):
            return ConversationFormat.COFFEE
        return self._random.choice(_FORMATS)

    def _detailed_exchange(self, exchange: Exchange, what_changed: str) -> Exchange:
        asked_on: date | None = exchange.happened_on + timedelta(days=33)
        if not what_changed and asked_on and asked_on > self._ago(14):
            asked_on = None
        mark = InSummary.YES if what_changed else self._mark(yes=0.3, no=0.1)
        return replace(
            exchange,
            created_at=self._moment(exchange.happened_on),
            method=self._random.choice(_METHODS[exchange.direction]),
            asked_on=asked_on,
            what_changed=what_changed,
            in_summary=mark,
        )

    def _detailed_action(self, action: Action) -> Action:
        """What the last talk with each peer led to is open, everything before is done."""
        talked_on = self._day_of_talk(action.conversation_id)
        action = replace(action, created_at=self._moment(talked_on))
        if self._is_newest(action.peer_id, talked_on):
            return action
        due_on = action.due_on or talked_on + timedelta(days=14)
        late = self._random.randint(1, 6) if self._random.random() < 0.15 else 0
        early = self._random.randint(0, 4)
        done_on = min(due_on + timedelta(days=late or -early), self._ago(1))
        if late and self._random.random() < 0.3:
            return replace(action, state=ActionState.DROPPED)
        mark = self._mark(yes=0.35, no=0.1)
        return replace(done(action, on=done_on), in_summary=mark)

    def _detailed_point(self, point: TalkingPoint) -> TalkingPoint:
        raised_on = self._day_of_talk(point.conversation_id)
        if self._is_newest(point.peer_id, raised_on):
            carried = self._random.randint(0, 1)
            state = PointState.CARRIED if carried else PointState.OPEN
        else:
            carried = 0
            state = PointState.DROPPED if self._random.random() < 0.1 else PointState.DISCUSSED
        return replace(
            point,
            created_at=self._moment(raised_on),
            raised_by=self._random.choice(list(Side)),
            state=state,
            carried_count=carried,
        )

    def _talk_not_held(
        self, capture: Capture, day: date, status: ConversationStatus, at: time
    ) -> Conversation:
        planned_at = datetime.combine(day, at, tzinfo=self._context.now().tzinfo)
        return Conversation(
            **self._origin(min(day, self._today) - timedelta(days=3)),
            peer_ids=tuple(self._peer_ids[name] for name in capture.names),
            title=capture.title,
            planned_at=planned_at.astimezone(UTC),
            minutes=capture.minutes,
            medium=capture.medium or Medium.VIDEO,
            status=status,
        )

    def _day_of_talk(self, conversation_id: str | None) -> date:
        talk = self._services.conversations.get(conversation_id or "")
        return talk.held_on or self._today

    def _is_newest(self, peer_id: str | None, day: date) -> bool:
        name = next(name for name, id_ in self._peer_ids.items() if id_ == peer_id)
        return day == self._days[name][-1]

    # Goals and feedback

    def add_goals(self, step: Step) -> None:
        """Save the goals, each with its check-ins."""
        for text in (*GOALS, *REVIEWED_GOALS):
            goal = step.put(self._goal(text))
            for days, progress, status, confidence, note in text.check_ins:
                day = self._ago(days)
                step.put(
                    CheckIn(
                        **self._origin(day),
                        goal_id=goal.id,
                        on=day,
                        progress=progress,
                        status=status,
                        confidence=confidence,
                        note=note,
                        in_summary=self._mark(yes=0.4, no=0.1),
                    )
                )

    def add_feedback(self, step: Step) -> None:
        """Save the feedback."""
        for text in FEEDBACK:
            step.put(self._feedback(text))

    def _goal(self, text: GoalText) -> Goal:
        goal = Goal(
            **self._origin(self._ago(text.begun)),
            owner=text.owner,
            peer_id=self._peer_ids[text.peer] if text.peer else None,
            title=text.title,
            why=text.why,
            framework=text.framework,
            category=text.category,
            success=text.success,
            target_on=self._ago(text.target),
            key_results=text.key_results,
            milestones=tuple(
                Milestone(text=step, done_on=None if days is None else self._ago(days))
                for step, days in text.milestones
            ),
            status=text.status,
            next_step=text.next_step,
            skill_ids=(self._skill_ids[text.skill],) if text.skill else (),
            in_summary=default_in_summary(text.owner),
        )
        return with_progress(goal, text.check_ins[-1][1])

    def _feedback(self, text: FeedbackText) -> Feedback:
        on = working_day(self._ago(text.ago))
        return Feedback(
            **self._origin(on),
            direction=text.direction,
            peer_id=self._peer_ids[text.peer],
            model=text.model,
            fields=dict(zip(MODEL_FIELDS[text.model], text.parts, strict=False)),
            tone=text.tone,
            on=on,
            delivery=Delivery.ACKNOWLEDGED if text.response else Delivery.DELIVERED,
            skill_ids=(self._skill_ids[text.skill],) if text.skill else (),
            competency=text.competency,
            response=text.response,
            follow_up_on=None if text.follow_up is None else self._ago(text.follow_up),
            consent=text.consent,
            attribution=text.attribution,
            in_summary=text.in_summary,
        )

    # Agreements, health checks and introductions

    def add_pairings(self, step: Step) -> None:
        """Save what was agreed on, how the pairings do, and who brought me to whom."""
        for text in AGREEMENTS:
            for version, (days, changed) in enumerate(text.versions, start=1):
                on = working_day(self._ago(days))
                agreement = Agreement(
                    **self._origin(on),
                    peer_id=self._peer_ids[text.peer],
                    version=version,
                    review_on=on + timedelta(days=180),
                    signed_me_on=on if text.is_signed else None,
                    signed_peer_on=on if text.is_signed else None,
                )
                said: dict[str, Any] = {**text.fields, **changed}
                step.put(replace(agreement, **said))
        for check in HEALTH_CHECKS:
            on = working_day(self._ago(check.ago))
            step.put(
                HealthCheck(
                    **self._origin(on),
                    peer_id=self._peer_ids[check.peer],
                    on=on,
                    answers=dict(zip(HealthQuestion, check.ratings, strict=True)),
                    keep=check.keep,
                    change=check.change,
                    decided=check.decided,
                )
            )
        for made in INTRODUCTIONS:
            on = working_day(self._ago(made.ago))
            step.put(
                Introduction(
                    **self._origin(on),
                    peer_id=self._peer_ids[made.peer],
                    introduced_name=made.name,
                    reason=made.reason,
                    on=on,
                    result=made.result,
                )
            )

    # Marks

    def _mark(self, *, yes: float, no: float) -> InSummary:
        drawn = self._random.random()
        if drawn < yes:
            return InSummary.YES
        return InSummary.NO if drawn < yes + no else InSummary.UNDECIDED


def _read(text: str, *, on: date) -> Capture:
    """Return a capture as it was read on its day."""
    return replace(parse(text, today=on), day=on)


def _unwrapped(text: str) -> str:
    """Return paragraphs on a line each, as they would be typed in the app."""
    paragraphs = [" ".join(lines.split("\n")) for lines in text.split("\n\n")]
    return "\n\n".join(paragraphs)
