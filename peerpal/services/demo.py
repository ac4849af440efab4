"""Sample data: a made-up year of peer mentoring up to today, the same every time."""

from __future__ import annotations

from peerpal.services.demo_evidence import DemoEvidence
from peerpal.services.demo_goals import DemoGoals
from peerpal.services.demo_growth import DemoGrowth
from peerpal.services.demo_pairings import DemoPairings
from peerpal.services.demo_part import DemoFolder
from peerpal.services.demo_people import DemoPeople
from peerpal.services.demo_resources import DemoResources
from peerpal.services.demo_reviews import DemoReviews
from peerpal.services.demo_summaries import DemoSummaries
from peerpal.services.demo_weeks import DemoWeeks
from peerpal.services.demo_year import DemoYear
from peerpal.services.services import Services


def fill(services: Services) -> None:
    """Fill an empty folder with sample data; nothing of it can be undone."""
    folder = DemoFolder(services)
    people, year, goals = DemoPeople(folder), DemoYear(folder), DemoGoals(folder)
    with services.history.step("Sample data: people and skills") as step:
        people.add_people(step)
        people.add_skills(step)
    logged = services.captures.log(year.captures())
    with services.history.step("Sample data: what became of it") as step:
        year.add_details(step, logged.records)
        year.add_talks_not_held(step)
        goals.add_goals(step)
        goals.add_feedback(step)
        DemoPairings(folder).add(step)
    DemoReviews(services).add()
    DemoEvidence(services).add()
    DemoSummaries(services).add()
    DemoGrowth(services).add()
    DemoResources(services).add()
    DemoWeeks(services).add()
    services.history.forget()
