"""How the pairings of the sample data go: agreements, health checks and introductions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from peerpal.domain.agreement import Agreement
from peerpal.domain.health import HealthCheck, HealthQuestion
from peerpal.domain.introduction import Introduction
from peerpal.services.demo_days import working_day
from peerpal.services.demo_part import DemoPart
from peerpal.services.history import Step


@dataclass(frozen=True, slots=True)
class AgreementText:
    """An agreement: what all versions say, and for each how many days ago and what was new."""

    peer: str
    fields: Mapping[str, str]
    versions: tuple[tuple[int, Mapping[str, str]], ...]
    is_signed: bool = True


AGREEMENTS = (
    AgreementText(
        peer="ana",
        fields={
            "goals_mine": "Run an incident without Ana beside me",
            "goals_theirs": "Write tests that her whole team keeps alive",
            "offers": "pytest, fixtures, a second pair of eyes on pull requests",
            "wants": "Kubernetes, on-call, how she stays calm",
            "cadence": "every 14 days",
            "medium": "video, twice a year in person",
            "length": "45 minutes, half for each of us",
            "confidentiality": "What is said here stays here, unless we both say otherwise.",
            "boundaries": "No calls on the day after her shift.",
            "ground_rules": "We come prepared, and say early when we can't.",
            "feedback_style": "At once, about what one could see, and kindly.",
            "disagreements": "We say so in the same talk, and sleep on it before we decide.",
            "summary_policy": "Topics and results may appear; her words only when I ask first.",
            "ending": "Either of us may end it without giving a reason.",
        },
        versions=(
            (344, {"cadence": "every 21 days", "length": "30 minutes"}),
            (120, {}),
        ),
    ),
    AgreementText(
        peer="mei",
        fields={
            "goals_mine": "Learn how the storefront is built",
            "cadence": "every 14 days",
            "medium": "in person",
            "length": "45 minutes, half for each of us",
        },
        versions=((40, {}),),
        is_signed=False,
    ),
)
"""Two agreements: one in its second version, one that nobody has signed yet."""


@dataclass(frozen=True, slots=True)
class HealthText:
    """A health check so many days ago, with the ratings in the order of the questions."""

    peer: str
    ago: int
    ratings: tuple[int, ...]
    keep: str = ""
    change: str = ""
    decided: str = ""


HEALTH_CHECKS = (
    HealthText(
        "ana", 300, (3, 3, 4, 4, 3, 3, 4, 4), "The calm pace", "Fewer topics", "One topic a talk"
    ),
    HealthText("ana", 180, (4, 4, 4, 4, 3, 4, 4, 5), "Splitting the time", "", "Keep it as it is"),
    HealthText(
        "ana", 60, (4, 5, 5, 4, 4, 4, 4, 5), "Asking before advising", "Harder questions", ""
    ),
    HealthText("ben", 150, (3, 4, 5, 4, 4, 3, 2, 4), "", "More of what he wants to learn", "Ask"),
)


@dataclass(frozen=True, slots=True)
class IntroductionText:
    """Who brought me to whom, so many days ago."""

    peer: str
    name: str
    ago: int
    reason: str
    result: str = ""


INTRODUCTIONS = (
    IntroductionText("chiara", "Inès Benali", 322, "She knows how to ask data", "We pair now"),
    IntroductionText("ben", "Tomás Vega", 75, "He gives talks on platforms"),
)


class DemoPairings(DemoPart):
    """Makes agreements, health checks and introductions."""

    def add(self, step: Step) -> None:
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
