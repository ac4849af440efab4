"""Everything a person can do, in one place for the screens and the shell."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from peerpal.domain.dates import DateStyle
from peerpal.domain.errors import UnreadableData
from peerpal.domain.record import Record
from peerpal.services.context import Context
from peerpal.services.due import Dues
from peerpal.services.editor import Editor
from peerpal.services.known_keys import KnownKeys
from peerpal.services.record_services import RecordServices
from peerpal.services.today import Today
from peerpal.storage.drafts import Drafts
from peerpal.storage.synced import SyncNotice

if TYPE_CHECKING:
    from peerpal.services.captures import Captures
    from peerpal.services.clipboard import Clipboard
    from peerpal.services.growth import Growth
    from peerpal.services.merging import Merging
    from peerpal.services.reach import Reach
    from peerpal.services.review_sessions import ReviewSessions
    from peerpal.services.search import Search
    from peerpal.services.summary import Summary
    from peerpal.services.summary_templates import Templates
    from peerpal.services.tags import Tags
    from peerpal.services.wrap_up import WrapUps

R = TypeVar("R", bound=Record)


class Services(RecordServices):
    """The services of a data folder; `close` folds its journal."""

    def __init__(
        self,
        context: Context,
        drafts: Drafts,
        editor: Editor,
        sync_notice: SyncNotice,
        make_clipboard: Callable[[], Clipboard],
        make_templates: Callable[[], Templates],
    ) -> None:
        super().__init__(context)
        self.context = context
        self.history = context.history
        self.settings = context.settings
        self.drafts = drafts
        self.editor = editor
        self.sync_notice = sync_notice
        self._make_clipboard = make_clipboard
        self._make_templates = make_templates
        self.today = Today(context, self)
        self.due = Dues(self, self.today, drafts)
        self.known_keys = KnownKeys(context, drafts)
        self._trouble = ""

    # Imported when first used: the app shows its first frame without them.

    @cached_property
    def captures(self) -> Captures:
        """Logging what was typed."""
        from peerpal.services.captures import Captures

        return Captures(self.context, self.peers, self.skills)

    @cached_property
    def wrap_ups(self) -> WrapUps:
        """Ending a talk: what came out of it, and the next one."""
        from peerpal.services.wrap_up import WrapUps

        return WrapUps(self.context, self.captures)

    @cached_property
    def summary(self) -> Summary:
        """The performance-review summary."""
        from peerpal.services.summary import Summary

        return Summary(self.context, self, self.templates)

    @cached_property
    def clipboard(self) -> Clipboard:
        """The clipboard of this machine."""
        return self._make_clipboard()

    @cached_property
    def templates(self) -> Templates:
        """The templates that a summary can be written by. Raises WrongUse."""
        return self._make_templates()

    @cached_property
    def reach(self) -> Reach:
        """Who could help me, and whom I reach."""
        from peerpal.services.reach import Reach

        return Reach(self)

    @cached_property
    def review_sessions(self) -> ReviewSessions:
        """Reviews that are going on."""
        from peerpal.services.review_sessions import ReviewSessions

        return ReviewSessions(self.context, self, self.drafts)

    @cached_property
    def tags(self) -> Tags:
        """The tags of records of every kind."""
        from peerpal.services.tags import Tags

        return Tags(self.context)

    @cached_property
    def search(self) -> Search:
        """Finding any record by what it says."""
        from peerpal.services.search import Search

        return Search(self.context)

    @cached_property
    def merging(self) -> Merging:
        """Making one of two records that are the same."""
        from peerpal.services.merging import Merging

        return Merging(self.context)

    @cached_property
    def growth(self) -> Growth:
        """How the months add up, for the charts."""
        from peerpal.services.growth import Growth

        return Growth(self, self.today)

    def refresh(self) -> bool:
        """Take over what other programs have saved in the folder; True when there was something.

        Raises UnreadableData when the files can't be used any more, once for each reason: what
        was read before stays, and a save says it again.
        """
        try:
            has_news = self.context.store.refresh()
        except UnreadableData as error:
            if str(error) == self._trouble:
                return False
            self._trouble = str(error)
            raise
        self._trouble = ""
        return has_news

    @property
    def revision(self) -> int:
        """A number that differs whenever any record, or how days are shown, has changed."""
        return self.context.store.revision + self.settings.revision

    @property
    def date_style(self) -> DateStyle:
        """How days are shown on the screens."""
        return self.settings.now.date_style

    @property
    def first_weekday(self) -> int:
        """The day that a week begins with on the screens, where Monday is 0."""
        return self.settings.now.week_start.weekday

    @property
    def is_first_run(self) -> bool:
        """True where nothing was ever saved, unless the first steps were skipped before."""
        if not self.context.store.is_untouched:
            return False
        from peerpal.services.welcomed import WELCOMED

        return self.drafts.find(WELCOMED) is None

    def stored(self, record: R) -> R | None:
        """Return a record as it is stored now, also from the bin; None when it is gone."""
        return self.context.store.find(type(record), record.id)

    def back_up(self) -> None:
        """Keep everything as it is now as a backup."""
        self.context.store.back_up()

    def close(self) -> None:
        """End the work on the folder."""
        self.context.store.close()
