"""People and skills of the sample data."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from peerpal.domain.peer import Peer
from peerpal.domain.period import months_back
from peerpal.domain.record import Side
from peerpal.domain.skill import LevelChange, Skill
from peerpal.domain.text import folded
from peerpal.services.demo_part import DemoPart
from peerpal.services.demo_texts import PEERS, SKILLS, PeerText, SkillText
from peerpal.services.history import Step


class DemoPeople(DemoPart):
    """Makes people, and what they can do."""

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
