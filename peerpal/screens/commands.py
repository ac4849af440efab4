"""The commands of the palette, found by their names, by what they do, or as people call them."""

from __future__ import annotations

from textual.app import SystemCommand
from textual.command import DiscoveryHit, Hit, Hits, Provider

from peerpal.domain.text import folded

_ALSO = {
    "Log": "add new write note meeting talk 1:1 one-on-one entry journal",
    "Undo": "revert back mistake ctrl+z",
    "Redo": "again forward",
    "Plan": "schedule appointment meeting next date",
    "Hold": "meet start finish wrap up meeting",
    "Talking point": "agenda topic idea raise remember",
    "Points": "agenda topics raise",
    "Actions": "todo tasks promises follow up",
    "Bin": "trash deleted removed restore recover",
    "Tags": "labels topics hashtags rename",
    "Profile": "me my name role company",
    "Growth": "charts statistics progress dashboard trends",
    "Search everything": "find look for",
    "Resources": "articles books links reading webinars workshops",
    "Settings": "preferences options configuration theme keys colours",
    "Theme": "colours dark light mode appearance",
    "Guide": "help how to advice learn tips",
    "Help": "keys shortcuts manual",
    "Quit": "exit close leave end",
    "Summary": "performance review brag document report export appraisal",
    "Today": "home start overview dashboard due",
    "Peers": "people colleagues contacts mentors mentees team",
    "Conversations": "meetings talks notes 1:1 one-on-ones history",
    "Skills": "teach learn abilities levels competences",
    "Goals": "objectives okr smart targets key results",
    "Feedback": "kudos praise sbi thanks",
    "Review": "pair joint goals together rate",
    "New": "add create make",
    "Edit": "change modify correct",
    "Delete": "remove trash",
    "Mark": "summary include exclude",
    "Filter": "narrow find",
    "Copy": "clipboard yank",
    "Write": "save export file markdown html",
}
"""What newcomers may call a command that has another name here."""


class Commands(Provider):
    """Offers the keys of the screen in front as commands."""

    @property
    def _all(self) -> list[SystemCommand]:
        return sorted(self.app.get_system_commands(self.screen), key=lambda command: command.title)

    async def discover(self) -> Hits:
        """Offer all of them before anything is typed."""
        for command in self._all:
            yield DiscoveryHit(command.title, command.callback, help=command.help)

    async def search(self, query: str) -> Hits:
        """Offer those that are called so first, then those that do so."""
        matcher = self.matcher(query)
        for command in self._all:
            score = matcher.match(command.title)
            if score > 0:
                title = matcher.highlight(command.title)
                yield Hit(1 + score, title, command.callback, help=command.help)
            elif says(command, query):
                yield Hit(1, command.title, command.callback, help=command.help)


def says(command: SystemCommand, query: str) -> bool:
    """True when each word of a query begins a word of what is known of a command."""
    known = folded(f"{command.title} {command.help} {_ALSO.get(command.title, '')}").split()
    wanted = folded(query).split()
    return all(any(word.startswith(begun) for word in known) for begun in wanted)
