"""One record of each kind, as of somebody who has just begun."""

from __future__ import annotations

from dataclasses import replace

from peerpal.domain.feedback import FeedbackDirection
from peerpal.domain.goal import GoalOwner
from peerpal.domain.health import HealthQuestion
from peerpal.domain.review import Rating, ReviewedGoal
from peerpal.services.services import Services

TALK = (
    '@"Ana Ruiz" 45m video yesterday #oncall Talked about the rota\n'
    "> pytest 15m showed her fixtures\n"
    "! me share the runbook by friday\n"
    "? raise the budget next time"
)


def add_few(services: Services) -> None:
    """Save one peer, one talk, and one of everything else there can be with her."""
    today = services.today.day
    services.profiles.save(replace(services.profiles.mine(), name="Robin Vega", role="Engineer"))
    services.captures.log([services.captures.read(TALK)], new_peers=True)
    (ana,) = services.peers.all()
    goal = services.goals.save(
        replace(
            services.goals.blank(),
            title="Share the on-call rota",
            owner=GoalOwner.SHARED,
            peer_id=ana.id,
        )
    )
    services.goals.check_in(replace(services.goals.blank_check_in(goal.id), progress=10))
    services.feedback.save(
        replace(
            services.feedback.blank(peer_id=ana.id),
            direction=FeedbackDirection.RECEIVED,
            fields={"situation": "In the stand-up", "behaviour": "you asked first"},
            follow_up_on=today,
        )
    )
    services.agreements.save(services.agreements.blank(ana))
    services.health_checks.save(
        replace(services.health_checks.blank(ana.id), answers=dict.fromkeys(HealthQuestion, 4))
    )
    met = services.introductions.blank(ana.id)
    services.introductions.save(replace(met, introduced_name="Ben Okafor"))
    rated = ReviewedGoal(goal_id=goal.id, mine=Rating(rating=3))
    services.reviews.save(replace(services.reviews.blank(ana.id), goals=(rated,)))
    services.growth_check_ins.save(
        replace(services.growth_check_ins.blank(), ratings={"confidence": 3})
    )
    services.resources.save(replace(services.resources.blank(), title="The calm on-call"))
    services.evidence.save(replace(services.evidence.blank(), title="Cut the suite by half"))
    services.goals.delete(services.goals.save(replace(services.goals.blank(), title="Sing")).id)
    services.search.remember("rota")
    services.history.forget()
