"""Draws flow and progress as text: amber and `▶` for giving, teal and `◀` for receiving."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content

from peerpal.domain.flow import Balance, Flow
from peerpal.domain.words import words
from peerpal.widgets.themes import BAR, FAINT, GIVING, MUTED, RECEIVING

NOTHING = "—"


def hours(minutes: float) -> str:
    """Return minutes as people say them: `3 h 20`."""
    whole = round(minutes)
    return f"{whole // 60} h {whole % 60:02}"


def count(number: float) -> str:
    """Return a count without needless decimals; half a thing can come from learning together."""
    return f"{number:.1f}".removesuffix(".0")


def flow_bar(flow: Flow, half: int = 6) -> Content:
    """Return `▶▶▶▶▶▶│◀◀◀◀  `, the longer side filling its half; a dash when nothing happened."""
    most = max(flow.give, flow.receive)
    if most <= 0:
        return Content.styled(NOTHING.center(2 * half + 1), MUTED)
    give, receive = (_cells(part / most, half) for part in (flow.give, flow.receive))
    return Content.assemble(
        " " * (half - give),
        ("▶" * give, GIVING),
        ("│", MUTED),
        ("◀" * receive, RECEIVING),
        " " * (half - receive),
    )


def flow_word(flow: Flow) -> Content:
    """Return how even the flow is: balanced, leaning or one-sided; a dash when nothing happened."""
    balance = flow.balance
    if balance is None:
        return Content.styled(NOTHING, MUTED)
    return Content.styled(words(balance), "bold" if balance is Balance.ONE_SIDED else "")


def flow_line(
    flow: Flow, half: int = 6, say: Callable[[float], str] = hours, pad: int = 6
) -> Content:
    """Return one flow in words and signs: `3 h 20 ▶▶▶▶▶▶│◀◀◀◀   2 h 05  leaning`."""
    give, receive = (
        (say(part) if flow.balance else "").rjust(pad) for part in (flow.give, flow.receive)
    )
    return Content.assemble(
        (give, GIVING), " ", flow_bar(flow, half), " ", (receive, RECEIVING), "  ", flow_word(flow)
    )


def progress_bar(percent: int | None, width: int = 10) -> Content:
    """Return `━━━━━━━┄┄┄` for 70 per cent; a dash when nobody has said how far it is."""
    if percent is None:
        return Content.styled(NOTHING.ljust(width), MUTED)
    full = _cells(min(max(percent, 0), 100) / 100, width)
    if full == width and percent < 100:
        full -= 1  # A full bar means done.
    return Content.assemble(("━" * full, f"bold {BAR}"), ("┄" * (width - full), FAINT))


def _cells(share: float, width: int) -> int:
    """Return the cells for a share of the width; something is never drawn as nothing."""
    return max(round(share * width), 1 if share > 0 else 0)
