"""The services of every kind of record, made together because some know others."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from peerpal.services.actions import Actions
from peerpal.services.agreements import Agreements
from peerpal.services.context import Context
from peerpal.services.conversations import Conversations
from peerpal.services.feedbacks import Feedbacks
from peerpal.services.flows import Flows
from peerpal.services.goals import CheckIns, Goals
from peerpal.services.health_checks import HealthChecks
from peerpal.services.introductions import Introductions
from peerpal.services.peers import Peers
from peerpal.services.profiles import Profiles
from peerpal.services.skills import Exchanges, Skills
from peerpal.services.talking_points import TalkingPoints

if TYPE_CHECKING:
    from peerpal.services.evidences import EvidenceRecords
    from peerpal.services.reviews import Reviews


class RecordServices:
    """What a person can do with each kind of record."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.profiles = Profiles(context)
        self.peers = Peers(context)
        self.skills = Skills(context)
        self.exchanges = Exchanges(context, self.skills)
        self.conversations = Conversations(context)
        self.actions = Actions(context)
        self.talking_points = TalkingPoints(context)
        self.check_ins = CheckIns(context)
        self.goals = Goals(context, self.check_ins, self.skills)
        self.feedback = Feedbacks(context, self.skills)
        self.agreements = Agreements(context)
        self.health_checks = HealthChecks(context, self.conversations)
        self.introductions = Introductions(context)
        self.flows = Flows(
            context,
            self.exchanges,
            self.talking_points,
            self.conversations,
            self.feedback,
            self.actions,
        )

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
