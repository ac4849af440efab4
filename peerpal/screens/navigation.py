"""The screens that a digit leads to."""

from __future__ import annotations

from peerpal.widgets.app_bar import Tab

TABS = (
    Tab("1", "today", "Today"),
    Tab("2", "peers", "Peers"),
    Tab("3", "conversations", "Conversations"),
    Tab("4", "skills", "Skills"),
    Tab("5", "goals", "Goals"),
    Tab("6", "feedback", "Feedback"),
    Tab("7", "review", "Review"),
    Tab("8", "summary", "Summary"),
)
