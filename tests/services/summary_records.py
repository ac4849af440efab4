"""Records for summaries, with a few words each, and services that cost next to nothing to open."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from peerpal.domain.action import ActionState
from peerpal.domain.feedback import Delivery, FeedbackDirection, FeedbackModel
from peerpal.domain.period import Period
from peerpal.domain.record import InSummary
from peerpal.domain.summary import Audience
from peerpal.services.clipboard import Clipboard
from peerpal.services.context import Context
from peerpal.services.editor import Editor
from peerpal.services.history import History
from peerpal.services.services import Services
from peerpal.services.settings import SettingsService
from peerpal.services.summary_templates import SHIPPED, Templates
from peerpal.storage.drafts import Drafts
from peerpal.storage.folder import MemoryFolder
from peerpal.storage.store import Store
from peerpal.storage.synced import SyncNotice

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Europe/Madrid"))
YES, NO, UNDECIDED = InSummary

_NOWHERE = Path("/nowhere/at/all")
_TEMPLATES = Templates(_NOWHERE)  # compiled once for all examples


def opened() -> Services:
    """Return services on an empty folder in memory; the clock stands still."""
    folder, numbers = MemoryFolder(), count(1)
    store = Store(folder, instance="me", now=lambda: NOW)
    context = Context(
        store=store,
        history=History(store),
        now=lambda: NOW,
        new_id=lambda: f"id{next(numbers):06}",
        settings=SettingsService(lambda: _NOWHERE),
    )
    return Services(
        context,
        Drafts(folder),
        Editor(_NOWHERE, {}),
        SyncNotice(folder, lambda: None),
        Clipboard({}),
        lambda: _TEMPLATES,
    )


class Maker:
    """Makes records for the summary with a few words each."""

    def __init__(self, services, peer):
        self.services = services
        self.peer = peer

    def talk(self, title="", mark=YES, **more):
        blank = self.services.conversations.blank(peer_ids=(self.peer.id,))
        return self.services.conversations.save(
            replace(blank, title=title, in_summary=mark, **more)
        )

    def exchange(self, takeaway="", mark=YES, skill="pytest", **more):
        known = self.services.skills.find(skill)
        known = known or self.services.skills.save(self.services.skills.blank(skill))
        blank = self.services.exchanges.blank(peer_id=self.peer.id, skill_id=known.id)
        return self.services.exchanges.save(
            replace(blank, takeaway=takeaway, in_summary=mark, **more)
        )

    def action(self, text, mark=YES, **more):
        blank = self.services.actions.blank(peer_id=self.peer.id)
        day = self.services.today.day
        done = replace(blank, text=text, in_summary=mark, state=ActionState.DONE, done_on=day)
        return self.services.actions.save(replace(done, **more))

    def feedback(self, text, mark=YES, direction=FeedbackDirection.RECEIVED, **more):
        blank = self.services.feedback.blank(peer_id=self.peer.id)
        known = {
            "direction": direction,
            "model": FeedbackModel.FREE,
            "fields": {"text": text},
            "in_summary": mark,
            "delivery": Delivery.DELIVERED,
        }
        return self.services.feedback.save(replace(blank, **known | more))

    def goal(self, title, **more):
        return self.services.goals.save(replace(self.services.goals.blank(), title=title, **more))

    def check_in(self, goal, note, mark=YES, **more):
        blank = self.services.goals.blank_check_in(goal.id)
        return self.services.goals.check_in(replace(blank, note=note, in_summary=mark, **more))

    def evidence(self, title, mark=YES, **more):
        blank = self.services.evidence.blank()
        return self.services.evidence.save(replace(blank, title=title, in_summary=mark, **more))

    def introduction(self, name, mark=YES, **more):
        blank = self.services.introductions.blank(self.peer.id)
        known = {"introduced_name": name, "in_summary": mark, "on": TODAY}
        return self.services.introductions.save(replace(blank, **known | more))


def plan_of(services, audience=Audience.MANAGER, *, peer=None, **settings):
    """Return the plan for an audience, set otherwise if wanted; nothing of it is kept."""
    plan = services.summary.plans.of(audience, peer_id=peer.id if peer else None)
    return replace(plan, settings=replace(plan.settings, **settings))


def summary(services, period=YEAR, plan=None, **settings):
    """Return a summary as Markdown."""
    plan = plan or plan_of(services, **settings)
    return services.summary.markdown(services.summary.preview(period, plan))


def section(text, title):
    """Return what stands under a heading of a summary, without the blank lines around it."""
    found = re.search(rf"(?ms)^## {re.escape(title)}\n\n(.*?)(?=^## |\Z)", text)
    return found[1].strip("\n") if found else ""


def layouts(services, preview):
    """Return a summary in each of the layouts that PeerPal brings."""
    return [services.summary.templates.render(name, preview.document) for name in SHIPPED]
