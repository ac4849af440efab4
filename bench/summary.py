"""The summary of a year with 250 conversations: what a toggle takes, and an export."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from bench.daily import QUIET_SECONDS, TIMES
from bench.data import YEARS, make_folder
from bench.terminal import running
from peerpal.domain.period import running as running_months
from peerpal.domain.record import InSummary
from peerpal.domain.summary import Audience
from peerpal.services.services import Services
from peerpal.wiring import opened

CONVERSATIONS_A_YEAR = 250


def measure(work: Path) -> dict[str, float]:
    """Return the medians in milliseconds; everything of the year is let in.

    A toggle is the key `m` on an item, until the outline and the document are repainted: what
    comes after a pause of a frame, such as the message above it, does not count. An
    export is from an opened folder to its Markdown, with what is imported for it already there.
    """
    folder = work / "summary"
    make_folder(folder, CONVERSATIONS_A_YEAR * YEARS)
    with opened(folder) as services:
        _let_in(services)
        _export(services)  # what is imported counts as start-up
    exports = []
    for _ in range(TIMES):
        with opened(folder) as services:
            start = time.perf_counter()
            _export(services)
            exports.append(time.perf_counter() - start)
    return {"summary_toggle_ms": _toggle(folder), "summary_export_ms": median(exports) * 1000}


def _let_in(services: Services) -> None:
    period = running_months(12, today=services.today.day)
    items = services.summary.items(period, services.summary.plans.of(Audience.MANAGER))
    services.summary.decide(items, InSummary.YES)
    me = services.profiles.mine()
    services.profiles.save(
        replace(me, review_period_start=period.first, review_period_end=period.last)
    )


def _export(services: Services) -> str:
    summary = services.summary
    plan = summary.plans.of(Audience.MANAGER)
    return summary.markdown(summary.preview(summary.default_period(), plan))


def _toggle(folder: Path) -> float:
    app = [str(Path(sys.executable).with_name("peerpal"))]
    with running(app, {"PEERPAL_HOME": str(folder)}) as terminal:
        terminal.wait_for(b"Everyone")
        terminal.settle()
        terminal.press(b"8", quiet=QUIET_SECONDS)
        terminal.settle()
        terminal.press(b"G", quiet=QUIET_SECONDS)
        seconds = []
        for _ in range(TIMES):
            seconds.append(terminal.press(b"m"))
            terminal.settle()
        return median(seconds) * 1000
