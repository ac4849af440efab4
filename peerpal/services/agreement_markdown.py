"""An agreement as Markdown, to be sent to the other one and looked at together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from peerpal.domain.agreement import TERMS, Agreement
from peerpal.domain.markdown import plain
from peerpal.domain.text import in_file_name
from peerpal.services.summary_telling import day


def render(agreement: Agreement, *, me: str, peer: str) -> str:
    """Return the whole document; the same agreement and names give the same text."""
    names = [plain(name) for name in (me, peer)]
    both = " and ".join(name for name in names if name)
    parts = [f"# Agreement: {both}" if both else "# Agreement", f"Version {agreement.version}"]
    for name, heading in TERMS.items():
        if body := "\n\n".join(_paragraphs(getattr(agreement, name))):
            parts += [f"## {_heading(name, heading, *names)}", body]
    parts += ["## Signed", "\n".join(_signatures(agreement, *names))]
    if agreement.review_on:
        parts += [f"We look at this again on {day(agreement.review_on)}."]
    return "\n\n".join(parts) + "\n"


def file_name(agreement: Agreement, peer: str) -> str:
    """Return a name for the file of an agreement, in letters that every system can write."""
    return f"agreement-{in_file_name(peer) or 'peer'}-version-{agreement.version}.md"


def _paragraphs(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if line.strip():
            yield plain(line)


def _heading(name: str, heading: str, me: str, peer: str) -> str:
    """Return a heading that both can read: what is mine goes under my name."""
    if name == "goals_mine" and me:
        return f"What {me} wants to reach"
    if name == "goals_theirs" and peer:
        return f"What {peer} wants to reach"
    if name == "summary_policy":
        return f"What may appear in the review of {me}" if me else "What may appear in a review"
    return heading


def _signatures(agreement: Agreement, me: str, peer: str) -> Iterator[str]:
    signed = ((me or "Me", agreement.signed_me_on), (peer or "My peer", agreement.signed_peer_on))
    for name, on in signed:
        yield f"- {name}: {_on(on)}"


def _on(signed_on: date | None) -> str:
    return day(signed_on) if signed_on else "not yet"
