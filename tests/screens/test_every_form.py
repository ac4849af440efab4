"""What holds in every field of every form: the order of the cursor, saving, and the way out."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from textual.containers import VerticalScroll
from textual.pilot import Pilot

from peerpal.domain.conversation import Conversation, ConversationStatus
from peerpal.domain.record import Record
from peerpal.screens.form import FormScreen
from peerpal.services.services import Services
from peerpal.widgets.choice import Choice
from peerpal.widgets.fields import Field, FlagField
from screens.driving import NARROW, WIDE, app_on, focused_field, on_screen, to_field, typed
from screens.places import classes_below

OF_A_SUMMARY = {"WordingForm", "OpeningForm"}
"""These are made for what is under the cursor in a summary; they have one field."""


ABSTRACT = {"FormatForm"}
FORMS = {
    name: form
    for name, form in sorted(classes_below(FormScreen).items())
    if name not in OF_A_SUMMARY | ABSTRACT
}
every_form = pytest.mark.parametrize("name", FORMS)


def _kind(form: type[Any]) -> type[Record]:
    """Return the kind of record that a form edits."""
    bases = [base for each in form.__mro__ for base in getattr(each, "__orig_bases__", ())]
    kinds = [kind for base in bases for kind in get_args(base) if isinstance(kind, type)]
    return kinds[0]


def form_on(services: Services, name: str) -> FormScreen[Any]:
    """Return a form on one of the sample records."""
    kind = _kind(FORMS[name])
    records = services.context.store.all(kind)
    if name in {"PlanForm", "WrapUpForm"}:
        records = [
            talk
            for talk in records
            if isinstance(talk, Conversation) and talk.status is ConversationStatus.PLANNED
        ]
    return FORMS[name](services, records[0])


async def opened(pilot: Pilot[None], services: Services, name: str) -> FormScreen[Any]:
    form = form_on(services, name)
    await pilot.app.push_screen(form)
    await on_screen(pilot, name)
    return form


@every_form
async def test_the_cursor_goes_down_the_screen_and_each_field_can_be_saved_and_left(
    sample_services: Services, name: str
) -> None:
    async with app_on(sample_services).run_test(
        size=(WIDE, NARROW)[list(FORMS).index(name) % 2]
    ) as pilot:
        form = await opened(pilot, sample_services, name)
        scroll = form.query_one(".fields", VerticalScroll)
        at: list[int] = []
        seen: list[str] = []
        for _ in form.focus_chain:
            field = focused_field(pilot)
            assert field
            seen.append(field.name or "")
            at.append(field.region.y + scroll.scroll_offset.y)
            keys = form.active_bindings
            assert (keys["ctrl+s"].node, keys["ctrl+s"].binding.action) == (form, "save")
            assert (keys["escape"].node, keys["escape"].binding.action) == (form, "back")
            await pilot.press("tab")
            await pilot.pause()
        assert focused_field(pilot) is form.field(seen[0])
        top = at.index(min(at))  # a form may begin with the first field that is still empty
        assert at[top:] + at[:top] == sorted(at)
        shown = [each.name for each in form.query(Field) if each.display and each.name]
        assert seen[top:] + seen[:top] == shown


@every_form
async def test_escape_loses_no_text_of_any_field_without_a_question(
    sample_services: Services, name: str
) -> None:
    async with app_on(sample_services).run_test(size=NARROW) as pilot:
        form = await opened(pilot, sample_services, name)
        fields = [each for each in form.query(Field) if each.display and each.name]
        for field in fields:
            if field.query(Choice) or isinstance(field, FlagField):
                continue
            await to_field(pilot, field.name or "")
            await typed(pilot, "zz")
            text = field.text
            assert "zz" in text
            await pilot.press("escape")
            await on_screen(pilot, "ConfirmScreen")
            await pilot.press("n")
            await on_screen(pilot, name)
            assert field.text == text
            await pilot.press("ctrl+r")
            await on_screen(pilot, "ConfirmScreen")
            await pilot.press("y")
            await on_screen(pilot, name)
            assert not form.unsaved()
        await pilot.press("escape")
        await on_screen(pilot, "TodayScreen")
