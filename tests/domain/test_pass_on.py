"""What I learned from one person and taught to another later is passed on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from peerpal.domain.exchange import Direction, Exchange
from peerpal.domain.pass_on import PassedOn, is_passed_on, passed_on

THEN = datetime(2026, 1, 1, tzinfo=UTC)
TAUGHT, LEARNED, TOGETHER = Direction.TAUGHT, Direction.LEARNED, Direction.TOGETHER


def exchange(id_, direction, peer, day):
    return Exchange(
        id=id_, created_at=THEN, updated_at=THEN, author="me", peer_id=peer, skill_id="s",
        happened_on=date(2026, 1, 1) + timedelta(days=day), direction=direction,
    )  # fmt: skip


def test_learned_then_taught_to_somebody_else():
    learned = exchange("a", LEARNED, "ana", 1)
    first, second = exchange("b", TAUGHT, "ben", 5), exchange("c", TAUGHT, "cleo", 9)
    assert passed_on([second, learned, first]) == [PassedOn(learned, (first, second))]


def test_giving_it_back_is_not_passing_it_on():
    assert passed_on([exchange("a", LEARNED, "ana", 1), exchange("b", TAUGHT, "ana", 5)]) == []


def test_what_was_taught_before_is_not_passed_on():
    assert passed_on([exchange("a", TAUGHT, "ben", 1), exchange("b", LEARNED, "ana", 5)]) == []


def test_learning_together_is_neither():
    assert passed_on([exchange("a", TOGETHER, "ana", 1), exchange("b", TAUGHT, "ben", 5)]) == []
    assert passed_on([exchange("a", LEARNED, "ana", 1), exchange("b", TOGETHER, "ben", 5)]) == []


def test_on_one_day_the_one_made_first_comes_first():
    learned, taught = exchange("a", LEARNED, "ana", 1), exchange("b", TAUGHT, "ben", 1)
    assert passed_on([taught, learned]) == [PassedOn(learned, (taught,))]
    assert passed_on([exchange("b", LEARNED, "ana", 1), exchange("a", TAUGHT, "ben", 1)]) == []


def test_each_person_it_was_learned_from_has_one_chain_from_the_first_time_on():
    first, again = exchange("a", LEARNED, "ana", 1), exchange("b", LEARNED, "ana", 3)
    other = exchange("c", LEARNED, "ben", 6)
    early, late = exchange("d", TAUGHT, "cleo", 5), exchange("e", TAUGHT, "cleo", 8)
    assert passed_on([first, again, other, early, late]) == [
        PassedOn(first, (early, late)),
        PassedOn(other, (late,)),
    ]


@given(
    st.lists(
        st.tuples(st.sampled_from(Direction), st.sampled_from("xyz"), st.integers(0, 5)),
        max_size=20,
    )
)
def test_a_chain_is_there_when_and_only_when_some_pair_makes_one(rows):
    exchanges = [exchange(f"{n:03}", *row) for n, row in enumerate(rows)]

    def is_pair(learned, taught):
        return (
            learned.direction is LEARNED
            and taught.direction is TAUGHT
            and learned.peer_id != taught.peer_id
            and (learned.happened_on, learned.id) < (taught.happened_on, taught.id)
        )

    chains = passed_on(exchanges)
    assert all(is_pair(chain.learned, taught) for chain in chains for taught in chain.taught)
    givers = {e.peer_id for e in exchanges for taught in exchanges if is_pair(e, taught)}
    assert {chain.learned.peer_id for chain in chains} == givers
    passed = {taught.id for chain in chains for taught in chain.taught}
    assert passed == {e.id for e in exchanges for learned in exchanges if is_pair(learned, e)}
    assert is_passed_on(exchanges) == bool(chains)
