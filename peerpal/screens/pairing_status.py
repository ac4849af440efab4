"""Where a pairing stands, and what can be done about it."""

from __future__ import annotations

from peerpal.domain.dates import show_day
from peerpal.domain.peer import Move, Peer, PeerStatus, moves
from peerpal.domain.words import words
from peerpal.screens.pick import Option, PickScreen
from peerpal.services.services import Services

_NAMES = {
    Move.PAUSE: "Pause",
    Move.RESUME: "Resume",
    Move.CONCLUDE: "Conclude",
    Move.CLOSE: "Close",
    Move.REOPEN: "Re-open",
}
_ABOUT = {
    Move.PAUSE: "nothing reminds you until you resume it",
    Move.RESUME: "go on where you left off",
    Move.CONCLUDE: "the end is near: hold the last talks",
    Move.CLOSE: "end it well: look back, say thanks",
    Move.REOPEN: "begin again, in another form",
}
DONE = {
    Move.PAUSE: "Paused",
    Move.RESUME: "Running again",
    Move.CONCLUDE: "Coming to its end",
    Move.REOPEN: "Open again",
}
"""What is said once a move was made."""


class PairingStatusScreen(PickScreen):
    """Says where a pairing stands and asks what to do about it; the answer is a Move."""

    def __init__(self, services: Services, peer: Peer) -> None:
        options = [Option(move, *_said(peer, move)) for move in moves(peer)]
        super().__init__(services, f"Pairing with {peer.name}", _stands(services, peer), options)


def make_move(services: Services, peer: Peer, move: Move) -> None:
    """Pause, resume, conclude or re-open a pairing; closing has a form of its own."""
    doing = {
        Move.PAUSE: services.peers.pause,
        Move.RESUME: services.peers.resume,
        Move.CONCLUDE: services.peers.conclude,
        Move.REOPEN: services.peers.reopen,
    }
    doing[move](peer.id, rev=peer.rev)


def _said(peer: Peer, move: Move) -> tuple[str, str]:
    if move is Move.RESUME and peer.status is PeerStatus.PROPOSED:
        return "Begin", "the two of you go ahead"
    if move is Move.CLOSE and peer.status is PeerStatus.CLOSED:
        return "Closing", "say anew how it ended"
    return _NAMES[move], _ABOUT[move]


def _stands(services: Services, peer: Peer) -> str:
    since = (
        f", together since {show_day(peer.started_on, services.date_style)}"
        if peer.started_on
        else ""
    )
    ended = f", ended on {show_day(peer.ended_on, services.date_style)}" if peer.ended_on else ""
    return f"It is {words(peer.status)}{since}{ended}."
