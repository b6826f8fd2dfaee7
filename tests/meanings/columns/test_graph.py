"""A graph makes no column of what another column already says; counts of bits are counts."""

import random
from itertools import product

from bonebrief.meanings.columns.circuit.graph import NO, YES, Graph
from bonebrief.meanings.columns.engines.counts import Digits, added, most, only, unequal, written


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


def test_bits_are_added_person_by_person() -> None:
    chance = random.Random(3)
    for count in (0, 1, 2, 7, 40):
        terms = [(chance.getrandbits(64), chance.choice((1, 1, 2, 3, 6))) for _ in range(count)]
        digits = added(terms)
        for person in range(64):
            assert number_of(digits, person) == sum(weight for bits, weight in terms if bits >> person & 1)


def test_counts_are_compared_and_written_person_by_person() -> None:
    chance = random.Random(4)
    counts = [[chance.getrandbits(70) for _ in range(digits)] for digits in (0, 1, 3, 3, 8)]
    numbers = [list(map(int, column)) for column in written(counts, 70)]
    assert numbers == [[number_of(count, person) for person in range(70)] for count in counts]
    bits = chance.getrandbits(70)
    for one, other in product(range(len(counts)), repeat=2):
        highest, different = most(counts[one], only(bits, counts[other])), unequal(counts[one], counts[other])
        for person in range(70):
            first, second = numbers[one][person], numbers[other][person]
            assert number_of(highest, person) == max(first, second if bits >> person & 1 else 0)
            assert bool(different >> person & 1) == (first != second)


def number_of(digits: Digits, person: int) -> int:
    return sum((digit >> person & 1) << at for at, digit in enumerate(digits))
