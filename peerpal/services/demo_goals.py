"""Goals and feedback of the sample data."""

from __future__ import annotations

from peerpal.domain.feedback import MODEL_FIELDS, Delivery, Feedback
from peerpal.domain.goal import CheckIn, Goal, Milestone, default_in_summary, with_progress
from peerpal.services.demo_days import working_day
from peerpal.services.demo_part import DemoPart
from peerpal.services.demo_reviews import REVIEWED_GOALS
from peerpal.services.demo_texts import FEEDBACK, GOALS, FeedbackText, GoalText
from peerpal.services.history import Step


class DemoGoals(DemoPart):
    """Makes goals with their check-ins, and feedback."""

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
