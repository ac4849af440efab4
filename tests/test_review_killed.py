"""A review in a real terminal, killed on every page: it goes on there, and reveals nothing."""

from __future__ import annotations

import signal
import sys
from dataclasses import replace
from pathlib import Path

from in_terminal import running

import peerpal
from peerpal.domain.goal import GoalOwner
from peerpal.domain.record import Side
from peerpal.services.services import Services
from peerpal.wiring import opened

SECRET = "CANARYMINE"
NEXT, ENTER = "\x13", "\r"
PAGES = [
    ("To begin", []),
    ("Goals to review", []),
    ("Robin rates", [("3", "● 3"), ("\t", "Leave"), (SECRET, "")]),
    ("Ana rates", [("5", "● 5"), ("\t", "Leave"), ("theirs", "")]),
    ("Both look", []),
    ("goal 1 of 1", []),
    ("What went each way", [("fits us", "")]),
    ("About how you work", [("earlier", "")]),
    ("The next review", [("2027-02-22", "")]),
    ("Read the minutes", [(f"robin{NEXT}", "type Ana to agree"), ("ana", "")]),
]
LEADS = {"Robin rates": "How well", "Ana rates": "How well", "Both look": SECRET}


def filled(services: Services) -> str:
    services.profiles.save(replace(services.profiles.mine(), name="Robin"))
    ana = services.peers.save(services.peers.blank("Ana"))
    goal = services.goals.blank()
    services.goals.save(
        replace(goal, title="Share the rota", owner=GoalOwner.SHARED, peer_id=ana.id)
    )
    return ana.id


def test_a_review_that_is_killed_on_any_page_goes_on_there(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with opened(data) as services:
        filled(services)
    environment = {
        "PYTHONPATH": str(Path(peerpal.__file__).parents[1]),
        "PEERPAL_HOME": str(data),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
    }
    both_look = [title for title, _ in PAGES].index("Both look")
    for number, (title, keys) in enumerate(PAGES):
        with running([sys.executable, "-m", "peerpal"], environment) as terminal:
            terminal.until("Today")
            terminal.press("2")
            terminal.until("Who helps")
            terminal.press("r")
            terminal.until("How do you want to begin?")
            terminal.press(ENTER)
            drawn = terminal.until(title)
            assert number > both_look or SECRET not in drawn
            if title in LEADS:
                terminal.press(ENTER)
                drawn = terminal.until(LEADS[title])
                assert number == both_look or SECRET not in drawn
            for key, drawn in keys:
                terminal.press(key)
                if drawn:
                    terminal.until(drawn)
            terminal.press(NEXT)
            if number + 1 < len(PAGES):
                terminal.until(PAGES[number + 1][0])
                terminal.signal(signal.SIGKILL)
            else:
                terminal.until("Both agreed")
    with opened(data) as services:
        (review,) = services.reviews.all()
        assert review.is_agreed
        (goal,) = review.goals
        assert goal.mine
        assert goal.theirs
        assert (goal.mine.note, goal.theirs.note) == (SECRET, "theirs")
        assert (review.flow, review.start) == ("fits us", "earlier")
        assert str(review.next_on) == "2027-02-22"
        assert {c.by for c in services.check_ins.all()} == set(Side)
