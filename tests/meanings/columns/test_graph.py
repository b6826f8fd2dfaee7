"""A graph makes no column of what another column already says; counts of bits are counts."""

import random

from bonebrief.meanings.columns.circuit.graph import NO, YES, Graph
from bonebrief.meanings.columns.engines.making import counted


def test_what_another_part_says_already_is_left_out() -> None:
    graph = Graph(["a", "b", "c"])
    a, b, c = map(graph.given, "abc")
    both, either = graph.all_of([a, b]), graph.any_of([a, b])
    assert graph.any_of([a, both]) == a
    assert graph.all_of([a, either]) == a
    assert graph.all_of([a, both]) == both
    assert graph.any_of([a, either]) == either
    assert graph.all_of([either, c]) not in (either, c)
    assert graph.any_of([both, c]) not in (both, c)


def test_what_is_certain_is_no_column() -> None:
    graph = Graph(["a"])
    a = graph.given("a")
    assert graph.all_of([]) == graph.any_of([a, graph.opposite(a)]) == YES
    assert graph.any_of([]) == graph.but(a, a) == graph.given("b") == NO


def test_bits_are_counted_person_by_person() -> None:
    chance = random.Random(3)
    for count in (0, 1, 2, 7, 40):
        bits = [chance.getrandbits(64) for _ in range(count)]
        digits = counted(bits)
        for person in range(64):
            wanted = sum(one >> person & 1 for one in bits)
            assert sum((digit >> person & 1) * weight for digit, weight in digits) == wanted
