"""Skills, and the exchanges in which they went one way or the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from peerpal.domain.errors import InvalidField
from peerpal.domain.exchange import (
    ASK_WITHIN_DAYS,
    Direction,
    Exchange,
    Exchanged,
    answered,
    follow_up_due,
    in_order,
    is_unasked,
    let_go,
    snoozed,
    to_ask_about,
)
from peerpal.domain.flow import Flow, minutes_flow
from peerpal.domain.peer import Peer, PeerStatus
from peerpal.domain.period import Period
from peerpal.domain.skill import Level, Skill, with_level_noted, with_peer_view
from peerpal.domain.text import folded, one_line
from peerpal.services.context import Context
from peerpal.services.history import Step
from peerpal.services.records import Records
from peerpal.storage.glance import Glance

if TYPE_CHECKING:
    from peerpal.domain.pass_on import PassedOn


class Skills(Records[Skill]):
    """What I teach, learn or both."""

    kind = Skill
    noun = "skill"

    def blank(self, name: str = "") -> Skill:
        """Return a skill to fill in."""
        return Skill(**self._context.origin(), name=name)

    def save(self, record: Skill, *, evidence: str = "", reached_on: date | None = None) -> Skill:
        """Save a skill; a level that was changed becomes a part of its history, today or before.

        Raises InvalidField when the level rises without a line of evidence, or when there is
        a skill of this name already.
        """
        twin = self.find(record.name)
        if twin and twin.id != record.id:
            raise InvalidField(
                "name",
                "there is a skill of this name already; press M in the list to merge the two",
            )
        on = reached_on or self._context.today
        return super().save(with_level_noted(record, on=on, evidence=evidence))

    def note_peer_view(self, skill: Skill, level: Level, *, on: date, evidence: str = "") -> Skill:
        """Note how a peer sees my level of a skill; mine stays as it is."""
        with self._context.history.step("Note my peer's view") as step:
            return step.put(with_peer_view(skill, level, on=on, evidence=evidence))

    def by_name(self) -> list[Skill]:
        """Return the skills in the order of their names."""
        return sorted(self.all(), key=lambda skill: folded(skill.name))

    def name(self, skill_id: str) -> str:
        """Return the name of a skill, also of one in the bin; empty when there is none."""
        skill = self._context.store.find(Skill, skill_id)
        return skill.name if skill else ""

    def find(self, name: str) -> Skill | None:
        """Return the skill of this name, whatever its case and accents, or None."""
        wanted = folded(one_line(name))
        return next((skill for skill in self.all() if folded(skill.name) == wanted), None)

    def named(self, step: Step, names: Sequence[str], *, ids: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the skills of these names, adding those that nobody has heard of yet.

        `ids` are the skills that stood there before: they keep their ids, also from the bin.
        """
        known = {folded(one_line(self.name(id_))): id_ for id_ in ids}
        for name in map(one_line, names):
            if folded(name) not in known:
                skill = self.find(name) or step.put(self.blank(name))
                known[folded(name)] = skill.id
        return tuple(dict.fromkeys(known[folded(one_line(name))] for name in names))

    def used(self, step: Step, name: str, direction: Direction, known: dict[str, Skill]) -> Skill:
        """Return the skill of an exchange, added or marked as taught or learned if need be.

        `known` holds the skills that this step has touched already, by folded name.
        """
        key = folded(one_line(name))
        skill = known.get(key) or self.find(name) or self.blank(one_line(name))
        changed = replace(
            skill,
            teaching=skill.teaching or direction is not Direction.LEARNED,
            learning=skill.learning or direction is not Direction.TAUGHT,
        )
        if changed != skill or not skill.rev:
            changed = step.put(changed)
        known[key] = changed
        return changed


class _Exchanged(Glance, frozen=True):
    peer_id: str
    skill_id: str
    happened_on: date
    direction: Direction
    minutes: int | None


class SkillUse(NamedTuple):
    """How often a skill was exchanged, its minutes each way, and whether I passed it on."""

    times: int = 0
    flow: Flow = Flow()
    is_passed_on: bool = False


class Exchanges(Records[Exchange]):
    """One skill that went one way, each."""

    kind = Exchange
    noun = "exchange"

    def __init__(self, context: Context, skills: Skills) -> None:
        super().__init__(context)
        self._skills = skills
        self._follow_ups: tuple[tuple[int, int, date], list[Exchange]] = ((-1, -1, date.min), [])

    def in_period(self, period: Period) -> list[Exchange]:
        """Return what went one way or the other in a period."""
        return self._found(one for one in self._glances(_Exchanged) if one.happened_on in period)

    def blank(self, *, peer_id: str = "", skill_id: str = "") -> Exchange:
        """Return an exchange to fill in."""
        return Exchange(
            **self._context.origin(),
            peer_id=peer_id,
            skill_id=skill_id,
            happened_on=self._context.today,
            direction=Direction.TAUGHT,
        )

    def save_with(self, record: Exchange, skill: str) -> Exchange:
        """Save an exchange of the skill of that name, which is added when nobody has heard of it.

        While the name stays what it was, so does the skill, even one in the bin.
        """
        verb = "Edit" if record.rev else "Add"
        with self._context.history.step(f"{verb} exchange") as step:
            before = self._skills.name(record.skill_id)
            if not before or folded(one_line(before)) != folded(one_line(skill)):
                used = self._skills.used(step, skill, record.direction, {})
                record = replace(record, skill_id=used.id)
            return step.put(record)

    def newest_first(self) -> list[Exchange]:
        """Return the exchanges, the latest day first."""
        return self._once("newest", lambda: sorted(self.all(), key=in_order, reverse=True))

    def of_conversation(self, conversation_id: str) -> list[Exchange]:
        """Return what went which way in a conversation."""
        return self._of("conversation_id", conversation_id)

    def of_skill(self, skill_id: str) -> list[Exchange]:
        """Return the exchanges of a skill."""
        return self._of("skill_id", skill_id)

    def use_of(self, skill_id: str) -> SkillUse:
        """Return how often and how long a skill was exchanged."""
        return self._once("uses", self._uses).get(skill_id, SkillUse())

    def _uses(self) -> dict[str, SkillUse]:
        from peerpal.domain.pass_on import is_passed_on

        groups: dict[str, list[_Exchanged]] = {}
        for one in self._glances(_Exchanged):
            groups.setdefault(one.skill_id, []).append(one)
        return {
            id_: SkillUse(len(found), minutes_flow(found), is_passed_on(found))
            for id_, found in groups.items()
        }

    def of_peer(self, peer_id: str) -> list[Exchange]:
        """Return the exchanges with a peer."""
        return self._of("peer_id", peer_id)

    def days(self, peer_id: str) -> list[date]:
        """Return the days of the exchanges with a peer, in no order."""
        return self._once("days", self._days).get(peer_id, [])

    def _days(self) -> dict[str, list[date]]:
        days: dict[str, list[date]] = {}
        for exchanged in self._glances(_Exchanged):
            days.setdefault(exchanged.peer_id, []).append(exchanged.happened_on)
        return days

    def since(self, day: date) -> Sequence[Exchanged]:
        """Return what is to be known of the exchanges from a day on, to count them."""
        return self._once(f"since {day}", lambda: self._since(day))

    def _since(self, day: date) -> Sequence[Exchanged]:
        return [seen for seen in self._glances(_Exchanged) if seen.happened_on >= day]

    # Pass it on

    def passed_on(self, skill_id: str) -> list[PassedOn]:
        """Return from whom I learned a skill that I taught to somebody else later."""
        from peerpal.domain.pass_on import passed_on

        return passed_on(self.of_skill(skill_id))

    # What changed since

    def follow_ups(self) -> list[Exchange]:
        """Return what I taught a month ago or longer, to ask what changed, the oldest first.

        Pairings that are paused or closed, and peers in the bin, are left in peace.
        """
        store, today = self._context.store, self._context.today
        key = store.version(Exchange), store.version(Peer), today
        if self._follow_ups[0] != key:
            self._follow_ups = key, list(self._newest_follow_ups())[::-1]
        return self._follow_ups[1]

    def last_follow_ups(self, most: int) -> list[Exchange]:
        """Return the newest few of the follow-ups, in their order; no others are decoded."""
        return list(islice(self._newest_follow_ups(), most))[::-1]

    def _newest_follow_ups(self) -> Iterator[Exchange]:
        today = self._context.today
        for seen in to_ask_about(self.since(today - timedelta(days=ASK_WITHIN_DAYS)), today):
            exchange = self.get(seen.id)
            if follow_up_due(exchange, today) and self._may_ask(exchange.peer_id):
                yield exchange

    def answer(self, exchange_id: str, text: str, *, rev: int | None = None) -> Exchange:
        """Note what changed since something was taught; with that it is asked about.

        So is the same skill when it was taught to the same peer before.
        """
        with self._context.history.step("Note what changed") as step:
            exchange = step.get(Exchange, exchange_id, rev=rev)
            self._settle_before(step, exchange)
            return step.put(answered(exchange, text, on=self._context.today))

    def snooze(self, exchange_id: str, *, rev: int | None = None) -> Exchange:
        """Ask again in two weeks what changed."""
        with self._context.history.step("Ask again later") as step:
            exchange = step.get(Exchange, exchange_id, rev=rev)
            return step.put(snoozed(exchange, on=self._context.today))

    def let_go(self, exchange_id: str, *, rev: int | None = None) -> Exchange:
        """Do not ask again what changed, nor about the same skill taught to them before."""
        with self._context.history.step("Ask no more") as step:
            exchange = step.get(Exchange, exchange_id, rev=rev)
            self._settle_before(step, exchange)
            return step.put(let_go(exchange, on=self._context.today))

    def _settle_before(self, step: Step, exchange: Exchange) -> None:
        today = self._context.today
        for other in self.of_skill(exchange.skill_id):
            is_before = in_order(other) < in_order(exchange)
            if is_before and other.peer_id == exchange.peer_id and is_unasked(other, today):
                step.put(let_go(other, on=today))

    def _may_ask(self, peer_id: str) -> bool:
        peer = self._context.store.find(Peer, peer_id)
        silent = (PeerStatus.PAUSED, PeerStatus.CLOSED)
        return bool(peer and not peer.deleted_at and peer.status not in silent)
