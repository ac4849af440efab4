"""The check-in of eight keys: one dimension of growth after the other, a digit each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from peerpal.domain.errors import PeerPalError
from peerpal.domain.growth import QUESTIONS, SCALE, GrowthCheckIn, GrowthDimension, rated
from peerpal.domain.text import one_line
from peerpal.domain.words import words
from peerpal.screens.drafting import DraftingScreen
from peerpal.screens.share_safe import PRIVATE
from peerpal.services.services import Services
from peerpal.widgets.fields import Field, LineField
from peerpal.widgets.key_bar import KeyBar
from peerpal.widgets.private import private
from peerpal.widgets.sheet import lines
from peerpal.widgets.themes import BAD, BAR, FAINT, GOOD, MUTED, WARNING

_DIMENSIONS = tuple(GrowthDimension)
_NAMES = max(len(words(dimension)) for dimension in _DIMENSIONS)
_NOTE = "note"
_NOTING = "-noting"


class GrowthCheckInScreen(DraftingScreen[GrowthCheckIn]):
    """Asks for eight digits and a note; what is left out is no answer."""

    CSS_PATH = "growth_check_in.tcss"
    AUTO_FOCUS = None
    QUESTION = "Close without saving? What you rated here will be gone."
    BINDINGS = [
        *(
            Binding(
                str(rating),
                f"rate({rating})",
                "Rate",
                show=rating == 1,
                key_display="1-5",
                id=f"growth.rate_{rating}",
                tooltip=f"{rating}, {said}, and on to the next",
            )
            for rating, said in enumerate(SCALE, start=1)
        ),
        Binding("space", "skip", "Skip", id="growth.skip", tooltip="Leave this one out"),
        Binding(
            "backspace,up", "return", "Back", id="growth.return", tooltip="The question before"
        ),
        Binding(
            "enter,down", "on", "Go on", id="growth.on", tooltip="Leave it as it is", priority=True
        ),
        Binding("ctrl+s", "save", "Save", id="growth.save", tooltip="Save it now", priority=True),
        Binding("escape", "back", "Cancel", id="modal.back", tooltip="Close without saving"),
    ]

    asked = query_one("#asked", Static)
    note = query_one(LineField)

    def __init__(self, services: Services, check_in: GrowthCheckIn) -> None:
        super().__init__(services)
        self._opened = self._check_in = check_in
        self._before = services.growth_check_ins.before(check_in)
        self._at = 0

    # Showing

    def compose(self) -> ComposeResult:
        """Show the question, what was answered so far, and at the end a line for a note."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Growth check-in, only for you")
            yield Static(id="notice")
            yield Static(id="asked")
            note = LineField(
                _NOTE, "Note", self._check_in.note, hint="what stands out, if you like"
            )
            note.add_class(PRIVATE)
            yield note
            yield KeyBar()

    def on_mount(self) -> None:
        """Take up what was rated before a crash."""
        self._notify_above("", WARNING)
        if draft := self.find_draft():
            self.note.text = draft.pop(_NOTE, "")
            ratings = {name: int(rating) for name, rating in draft.items() if rating in "12345"}
            self._check_in = replace(self._check_in, ratings=ratings)
            self._notify_above("What you rated last time and did not save is here again.", WARNING)
        self._go_to(0)

    def _go_to(self, at: int) -> None:
        self._at = max(0, min(at, len(_DIMENSIONS)))
        self.set_class(self._is_noting, _NOTING)
        if self._is_noting:
            self.note.focus_control()
        else:
            self.set_focus(None)
        asked = lines([*self._question(), Content(), *map(self._row, _DIMENSIONS)])
        self.asked.update(private(asked))
        self.refresh_bindings()

    @property
    def _is_noting(self) -> bool:
        return self._at == len(_DIMENSIONS)

    @property
    def _dimension(self) -> GrowthDimension:
        return _DIMENSIONS[self._at]

    def _question(self) -> list[Content]:
        if self._is_noting:
            return [
                Content.styled("That is all eight.", "bold"),
                Content("Enter saves it, with a note or without."),
                Content(),
                Content(" "),
            ]
        place = f"{self._at + 1} of {len(_DIMENSIONS)}"
        return [
            Content.assemble(
                (words(self._dimension).capitalize(), "bold $text-primary"), (f"  {place}", MUTED)
            ),
            Content(QUESTIONS[self._dimension]),
            Content(),
            Content("   ").join(
                Content.assemble((str(rating), "bold $text-primary"), f" {said}")
                for rating, said in enumerate(SCALE, start=1)
            ),
        ]

    def _row(self, dimension: GrowthDimension) -> Content:
        """Return a dimension with its rating, and what it was the last time."""
        is_asked = not self._is_noting and dimension is self._dimension
        rating = self._check_in.ratings.get(dimension)
        before = self._before.ratings.get(dimension) if self._before else None
        return Content.assemble(
            ("▸ " if is_asked else "  ", "bold $text-primary"),
            (words(dimension).ljust(_NAMES + 2), "bold" if is_asked else ""),
            ("●" * (rating or 0), BAR),
            ("·" * (len(SCALE) - (rating or 0)), FAINT),
            (f"  {rating or ' '}", "bold"),
            (f"   last time {before}" if before else "", MUTED),
            _change(rating, before),
        )

    # Typing

    @property
    def draft_key(self) -> str:
        """One new check-in is made at a time."""
        id_ = self._opened.id if self._opened.rev else "new"
        return f"{self._opened.TABLE}-{id_}"

    @property
    def _made(self) -> GrowthCheckIn:
        return replace(self._check_in, note=one_line(self.note.text))

    def unsaved(self) -> Mapping[str, str]:
        """Return ratings and note when something was changed."""
        made = self._made
        if made == self._opened:
            return {}
        return {_NOTE: made.note, **{name: str(rating) for name, rating in made.ratings.items()}}

    @on(Field.Changed)
    def _typed(self) -> None:
        self.keep_draft_soon()

    # Doing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer digits while a question is asked, and the way back after the first one."""
        if action in ("rate", "skip"):
            return not self._is_noting
        if action == "return":
            return self._at > 0
        return super().check_action(action, parameters)

    def action_rate(self, rating: int) -> None:
        """Answer, and go on to the next question."""
        self._answer(rating)

    def action_skip(self) -> None:
        """Leave a question out, and go on to the next."""
        self._answer(None)

    def _answer(self, rating: int | None) -> None:
        self._check_in = rated(self._check_in, self._dimension, rating)
        self._notify_above("", WARNING)
        self._go_to(self._at + 1)
        self.keep_draft_soon()

    def action_return(self) -> None:
        """Go back to the question before."""
        self._go_to(self._at - 1)

    def action_on(self) -> None:
        """Go on and leave the answer as it is; after the note, save."""
        if self._is_noting:
            self.action_save()
        else:
            self._go_to(self._at + 1)

    def action_save(self) -> None:
        """Save and close; stay open with the reason when that is not possible."""
        made = self._made
        if made == self._opened and made.rev:
            self.finish(None)
            return
        try:
            saved = self.services.growth_check_ins.save(made)
        except PeerPalError as error:
            self._notify_above(str(error), BAD)
        else:
            self.finish(saved)


def _change(rating: int | None, before: int | None) -> Content:
    if rating is None or before is None or rating == before:
        return Content()
    return Content.styled(" ▲" if rating > before else " ▼", GOOD if rating > before else MUTED)
