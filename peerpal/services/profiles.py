"""My profile."""

from __future__ import annotations

from dataclasses import replace

from peerpal.domain.profile import Profile
from peerpal.services.records import Records


class Profiles(Records[Profile]):
    """There is one profile; it has the id of the folder."""

    kind = Profile
    noun = "profile"

    def mine(self) -> Profile:
        """Return my profile, empty as long as it was not saved."""
        store = self._context.store
        known = store.find(Profile, store.instance)
        return known or replace(Profile(**self._context.origin()), id=store.instance)
