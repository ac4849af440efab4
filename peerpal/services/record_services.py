"""The services of every kind of record, made together because some know others."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from peerpal.services.actions import Actions
from peerpal.services.context import Context
from peerpal.services.conversations import Conversations
from peerpal.services.feedbacks import Feedbacks
from peerpal.services.flows import Flows
from peerpal.services.goals import CheckIns, Goals
from peerpal.services.health_checks import HealthChecks
from peerpal.services.peers import Peers
from peerpal.services.skills import Exchanges, Skills

if TYPE_CHECKING:
    from peerpal.services.agreements import Agreements
    from peerpal.services.evidences import EvidenceRecords
    from peerpal.services.growth_check_ins import GrowthCheckIns
    from peerpal.services.introductions import Introductions
    from peerpal.services.practices import Practices
    from peerpal.services.profiles import Profiles
    from peerpal.services.reflections import Reflections
    from peerpal.services.resources import Resources
    from peerpal.services.reviews import Reviews
    from peerpal.services.snoozes import Snoozes
    from peerpal.services.summary_plans import SummaryExports, SummaryPlans
    from peerpal.services.talking_points import TalkingPoints


class RecordServices:
    """What a person can do with each kind of record."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.peers = Peers(context)
        self.skills = Skills(context)
        self.exchanges = Exchanges(context, self.skills)
        self.conversations = Conversations(context)
        self.actions = Actions(context)
        self.check_ins = CheckIns(context)
        self.goals = Goals(context, self.check_ins, self.skills)
        self.feedback = Feedbacks(context, self.skills)
        self.health_checks = HealthChecks(context, self.conversations)
        self.flows = Flows(
            context,
            self.exchanges,
            lambda: self.talking_points,
            self.conversations,
            self.feedback,
            self.actions,
        )

    def has_any(self, table: str) -> bool:
        """True when there is a record in a table, also in the bin."""
        return self._context.store.has_any(table)

    # Imported when first used: Today needs none of these while nothing of the kind is due.

    @cached_property
    def profiles(self) -> Profiles:
        """Who I am."""
        from peerpal.services.profiles import Profiles

        return Profiles(self._context)

    @cached_property
    def talking_points(self) -> TalkingPoints:
        """What to raise next time."""
        from peerpal.services.talking_points import TalkingPoints

        return TalkingPoints(self._context)

    @cached_property
    def agreements(self) -> Agreements:
        """What pairs agreed on."""
        from peerpal.services.agreements import Agreements

        return Agreements(self._context)

    @cached_property
    def introductions(self) -> Introductions:
        """Who brought me to whom."""
        from peerpal.services.introductions import Introductions

        return Introductions(self._context)

    @cached_property
    def reviews(self) -> Reviews:
        """What pairs reviewed together."""
        from peerpal.services.reviews import Reviews

        return Reviews(self._context)

    @cached_property
    def evidence(self) -> EvidenceRecords:
        """What I did that is worth showing."""
        from peerpal.services.evidences import EvidenceRecords

        return EvidenceRecords(self._context)

    @cached_property
    def summary_plans(self) -> SummaryPlans:
        """How the summary is set for each of its readers."""
        from peerpal.services.summary_plans import SummaryPlans

        return SummaryPlans(self._context)

    @cached_property
    def summary_exports(self) -> SummaryExports:
        """The summaries that left."""
        from peerpal.services.summary_plans import SummaryExports

        return SummaryExports(self._context)

    @cached_property
    def snoozes(self) -> Snoozes:
        """What is left in peace for now."""
        from peerpal.services.snoozes import Snoozes

        return Snoozes(self._context)

    @cached_property
    def reflections(self) -> Reflections:
        """My answers to the questions of the weeks."""
        from peerpal.services.reflections import Reflections

        return Reflections(self._context)

    @cached_property
    def growth_check_ins(self) -> GrowthCheckIns:
        """How I see my own growth."""
        from peerpal.services.growth_check_ins import GrowthCheckIns

        return GrowthCheckIns(self._context, self.peers)

    @cached_property
    def practices(self) -> Practices:
        """Which guides I practised, and when."""
        from peerpal.services.practices import Practices

        return Practices(self._context)

    @cached_property
    def resources(self) -> Resources:
        """What is worth reading, watching or going to."""
        from peerpal.services.resources import Resources

        return Resources(self._context, self.skills)
