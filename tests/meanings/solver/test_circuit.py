"""Counting in a circuit: right for every share of few parts, and for any number of them."""

from itertools import product

from bonebrief.meanings.solver.clauses.circuit import NO, YES, Circuit
from bonebrief.meanings.solver.sat import Solver


def test_so_many_hold_or_do_not() -> None:
    circuit = Circuit()
    parts = [circuit.fresh() for _ in range(5)]
    parts.append(parts[0])
    counts = {count: circuit.at_least(count, parts) for count in range(8)}
    solver = Solver(circuit, [*parts, *counts.values()])
    for signs in product([1, -1], repeat=5):
        fixed = [sign * part for sign, part in zip(signs, parts, strict=False)]
        held = signs.count(1) + (signs[0] == 1)
        for count, literal in counts.items():
            assert (solver.somebody([*fixed, literal]) is not None) is (held >= count)
    assert (counts[0], counts[7]) == (YES, NO)


def test_any_number_of_parts_can_be_counted() -> None:
    circuit = Circuit()
    parts = [circuit.fresh() for _ in range(5000)]
    few = circuit.at_least(3, parts)
    solver = Solver(circuit, [*parts, few])
    assert solver.somebody([few, *(-part for part in parts[3:])]) is not None
    assert solver.somebody([few, *(-part for part in parts[2:])]) is None
    assert circuit.at_least(3, parts) == few
