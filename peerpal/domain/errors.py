"""The one family of errors that a person may meet; each knows its exit status.

No message ever carries the text of a record: messages end up in terminals and bug reports.
"""

from __future__ import annotations


class PeerPalError(Exception):
    """Something a person can act on; the message says what happened and what to do."""

    exit_status = 1


class WrongUse(PeerPalError):
    """What was asked for, or typed, can't be understood or is not allowed."""

    exit_status = 2


class InvalidField(WrongUse):
    """One field of a record breaks a rule; forms show the reason beside that field."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(f"{field.replace('_', ' ')}: {reason}")
        self.field = field
        self.reason = reason


class NotFound(PeerPalError):
    """No record, or more than one, answers to the name or id that was given."""

    exit_status = 3


class UnreadableData(PeerPalError):
    """A data file is damaged, missing or of a newer program; it is left as it is."""

    exit_status = 4


class DataInUse(PeerPalError):
    """Another program holds the data right now."""

    exit_status = 5


class ChangedMeanwhile(DataInUse):
    """The record was changed elsewhere after the person saw it; nothing was written."""

    def __init__(
        self,
        text: str = "This was changed elsewhere while you worked on it. Nothing was written over: "
        "look at it again, then make your change.",
    ) -> None:
        super().__init__(text)


class SaveFailed(PeerPalError):
    """The disk refused; memory and disk keep the state from before."""
