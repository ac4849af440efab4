"""Reflections are answered once a week, and are nobody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peerpal.domain.errors import InvalidField
from peerpal.domain.summary import Audience

SECRET = "I am tired of the rota"


def answer(services, text=SECRET):
    made = replace(services.reflections.of_this_week(), private_answer=text)
    return services.reflections.save(made)


def test_a_week_has_one_answer_that_can_be_changed(services, clock):
    first = answer(services)
    again = services.reflections.of_this_week()
    assert again == first
    answer(services, "other")
    assert [r.private_answer for r in services.reflections.all()] == ["other"]
    clock.move(days=1)
    assert services.reflections.of_this_week().question != first.question


def test_there_is_no_empty_answer(services):
    with pytest.raises(InvalidField):
        answer(services, " ")


def test_it_enters_no_summary(services, log):
    log("@ana 45m Rota")
    answer(services)
    for audience in Audience:
        plan = services.summary.plans.of(audience)
        preview = services.summary.preview(services.summary.default_period(), plan)
        assert SECRET not in services.summary.markdown(preview)
