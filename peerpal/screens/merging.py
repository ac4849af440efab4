"""Makes one of two skills, or of two peers, that turned out to be the same."""

from __future__ import annotations

from contextlib import suppress

from peerpal.domain.errors import NotFound, PeerPalError
from peerpal.domain.peer import Peer
from peerpal.domain.skill import Skill
from peerpal.domain.text import folded, one_line
from peerpal.domain.words import count
from peerpal.screens.base import PeerPalScreen
from peerpal.screens.confirm import ConfirmScreen
from peerpal.screens.list_screen import ListScreen
from peerpal.screens.name_fields import one_of
from peerpal.screens.prompt import PromptScreen
from peerpal.services.names import find_peer
from peerpal.services.services import Services
from peerpal.widgets.completed import CompletedLine
from peerpal.widgets.fields import LineField


def merge_into(screen: PeerPalScreen, record: Skill | Peer) -> None:
    """Ask what a skill or peer is the same as, then make one of the two."""

    def merged(kept: Skill | Peer | None) -> None:
        if kept:
            screen.say(f"Both are {one_line(kept.name)} now · u to undo")
            screen.reload()
            if isinstance(screen, ListScreen):
                screen.rows.select(kept.id)

    screen.app.push_screen(MergePrompt(screen.services, record), merged)


class MergePrompt(PromptScreen["Skill | Peer"]):
    """Asks for the name of the one that stays, and says what would change before it does."""

    HEADING = "Make one of two"

    def __init__(self, services: Services, gone: Skill | Peer) -> None:
        super().__init__(services)
        self._gone = gone

    def field(self) -> LineField:
        """Return a line that completes the names of the others."""
        names = sorted(other.name for other in self._others())
        return CompletedLine(
            "into",
            "The same as",
            hint="the name that stays",
            complete=one_of(lambda: names),
            read=self._said,
        )

    def on_mount(self) -> None:
        """Say which one will go."""
        self.line.say(self._said(""))

    async def accept(self, text: str) -> Skill | Peer | None:
        """Make one of the two once that was confirmed. Raises NotFound for an unknown name."""
        kept = self._find(text)
        noun = "skill" if isinstance(self._gone, Skill) else "peer"
        if kept is None:
            raise NotFound(f"There is no other {noun} of this name.")
        old, new = one_line(self._gone.name), one_line(kept.name)
        moving = count(self.services.merging.count(self._gone), "record")
        question = (
            f"Make one {noun} of “{old}” and “{new}”? {moving} of “{old}” will be of “{new}”, "
            f"what is written about “{old}” is added there, and “{old}” goes to the bin. "
            "One u takes it all back."
        )
        if not await self.app.push_screen_wait(ConfirmScreen(self.services, question)):
            return None
        return self._merge(kept)

    def _said(self, text: str) -> str:
        """Return which one goes, and where."""
        kept = None
        with suppress(PeerPalError):  # a name that several have is said when it is taken
            kept = self._find(text) if text.strip() else None
        into = one_line(kept.name) if kept else "the one that you name"
        return f"{one_line(self._gone.name)} goes into {into}."

    def _others(self) -> list[Skill | Peer]:
        services = self.services
        records = services.skills if isinstance(self._gone, Skill) else services.peers
        return [other for other in records.all() if other.id != self._gone.id]

    def _find(self, name: str) -> Skill | Peer | None:
        """Return the other one of that name. Raises NotFound when several could be meant."""
        others = self._others()
        if isinstance(self._gone, Peer):
            return find_peer(name, [other for other in others if isinstance(other, Peer)])
        wanted = folded(one_line(name))
        return next((other for other in others if folded(one_line(other.name)) == wanted), None)

    def _merge(self, kept: Skill | Peer) -> Skill | Peer:
        merging, gone = self.services.merging, self._gone
        merge = merging.merge_skills if isinstance(gone, Skill) else merging.merge_peers
        return merge(kept.id, gone.id, keep_rev=kept.rev, rev=gone.rev)
