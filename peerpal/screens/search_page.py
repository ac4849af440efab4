"""The page beside the hits: the record under the cursor, with what was looked for marked."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from peerpal.domain.action import Action
from peerpal.domain.agreement import Agreement
from peerpal.domain.conversation import Conversation
from peerpal.domain.dates import show_day
from peerpal.domain.found import find_all
from peerpal.domain.goal import CheckIn
from peerpal.domain.growth import GrowthCheckIn
from peerpal.domain.health import HealthCheck
from peerpal.domain.introduction import Introduction
from peerpal.domain.practice import Practice
from peerpal.domain.record import Record
from peerpal.domain.reflection import Reflection
from peerpal.domain.resource import Resource
from peerpal.domain.talking_point import TalkingPoint
from peerpal.domain.text import clean, one_line
from peerpal.domain.words import words
from peerpal.screens.conversation_title import conversation_title
from peerpal.screens.opening import record_page
from peerpal.screens.pages import common_facts
from peerpal.screens.private_records import private_in
from peerpal.services.bin import title_of
from peerpal.services.services import Services
from peerpal.widgets.marked import marked
from peerpal.widgets.sheet import sheet

_MOST_CHARACTERS = 20_000


def search_page(services: Services, record: Record, wanted: Sequence[str]) -> Content:
    """Return the page of a record of any kind, with some plain texts marked in it."""
    page = private_in(record, _page(services, record)[:_MOST_CHARACTERS])
    if clean(page.plain) != page.plain:
        return page  # it will be cleaned as it is drawn, and other characters stand there then
    return marked(page, find_all(page.plain, wanted))


def _page(services: Services, record: Record) -> Content:
    match record:
        case Conversation():
            from peerpal.screens.conversation_page import conversation_page

            return conversation_page(services, record)
        case Action():
            from peerpal.screens.action_page import action_page

            return action_page(services, record)
        case Agreement():
            from peerpal.screens.agreement_page import agreement_page

            return agreement_page(services, record)
        case CheckIn():
            return record_page(services, services.goals.get(record.goal_id))
        case Resource():
            from peerpal.screens.resource_page import resource_page

            return resource_page(services, record)
        case Practice():
            return sheet(title_of(services, record), about=[show_day(record.on)])
        case Reflection():
            return sheet(record.question, sections=[("Only for you", record.private_answer)])
        case GrowthCheckIn():
            facts = [(words(name), str(value)) for name, value in record.ratings.items()]
            return sheet(show_day(record.on), facts=facts, sections=[("Note", record.note)])
        case TalkingPoint() | HealthCheck() | Introduction():
            return _short_page(services, record)
    return record_page(services, record)


def _short_page(services: Services, record: TalkingPoint | HealthCheck | Introduction) -> Content:
    """Return what is only ever seen in its form as a page."""
    name = one_line(services.peers.name(record.peer_id))
    match record:
        case TalkingPoint():
            return sheet(
                record.text,
                about=[words(record.state), f"with {name}"],
                facts=common_facts(record),
                sections=[("Talk", conversation_title(services, record.conversation_id))],
            )
        case HealthCheck():
            return sheet(
                f"Health check with {name}",
                about=[show_day(record.on, services.date_style), "only for you"],
                sections=[
                    ("Keep", record.keep),
                    ("Change", record.change),
                    ("Decided", record.decided),
                ],
            )
    return sheet(
        record.introduced_name,
        about=[f"introduced by {name}", show_day(record.on, services.date_style)],
        facts=common_facts(record),
        sections=[("Why", record.reason), ("What came of it", record.result)],
    )
