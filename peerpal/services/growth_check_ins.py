"""Growth check-ins: how I see my own growth, now and then."""

from __future__ import annotations

from datetime import date

from peerpal.domain.growth import GrowthCheckIn, growth_offer
from peerpal.services.context import Context
from peerpal.services.peers import Peers
from peerpal.services.records import Records


class GrowthCheckIns(Records[GrowthCheckIn]):
    """How I see my growth, on some days; for nobody but me."""

    kind = GrowthCheckIn
    noun = "growth check-in"

    def __init__(self, context: Context, peers: Peers) -> None:
        super().__init__(context)
        self._peers = peers

    def blank(self) -> GrowthCheckIn:
        """Return a check-in of today to fill in."""
        return GrowthCheckIn(**self._context.origin(), on=self._context.today)

    def for_today(self) -> GrowthCheckIn:
        """Return the check-in that was made today, to go on with it, or a new one to fill in."""
        made = [check_in for check_in in self.in_order() if check_in.on == self._context.today]
        return made[-1] if made else self.blank()

    def in_order(self) -> list[GrowthCheckIn]:
        """Return the check-ins, the oldest first."""
        return self._once("order", lambda: sorted(self.all(), key=lambda made: (made.on, made.id)))

    def before(self, check_in: GrowthCheckIn) -> GrowthCheckIn | None:
        """Return the check-in before another one; None when it is the first."""
        earlier = [
            made for made in self.in_order() if made.on <= check_in.on and made.id != check_in.id
        ]
        return earlier[-1] if earlier else None

    def offered_since(self) -> date | None:
        """Return since when the next check-in is offered; None while none is.

        Nobody is asked before there is a peer; the first one is offered 30 days after that.
        """
        zone = self._context.now().tzinfo
        begun = [peer.created_at.astimezone(zone).date() for peer in self._peers.all()]
        if not begun:
            return None
        made = [check_in.on for check_in in self.all()]
        return growth_offer(made, begun=min(begun), today=self._context.today)
