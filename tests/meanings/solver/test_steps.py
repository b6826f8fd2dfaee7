"""What a calculation can never come to: sure for every formula and every value of its numbers."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.formula import Arithmetic, Calculation, Call, Constant, Reference, calculate, without_noise
from bonebrief.meanings.solver.clauses.steps import steps_of
from bonebrief.meanings.solver.questions import Everybody

GRIDS: dict[Calculation, list[float]] = {
    Reference("doses"): [step / 10 for step in range(-7, 9)],
    Reference("weeks"): [0.0, 3.0, 6.0, 21.0],
    Reference("grams"): [step / 4 for step in range(5)],
}


def formulas() -> st.SearchStrategy[Calculation]:
    written = st.sampled_from([0.2, 1.15, 7.0, 365.0, 12000.0]).map(Constant)
    return st.recursive(
        st.one_of(st.sampled_from(list(GRIDS)), written),
        lambda part: st.one_of(
            st.builds(Arithmetic, st.sampled_from("+-*"), part, part),
            st.builds(Arithmetic, st.just("/"), part, written),
        ),
        max_leaves=6,
    )


@given(formulas())
def test_every_value_that_a_calculation_comes_to_may_be_reached(formula: Calculation) -> None:
    steps = steps_of(formula, GRIDS)
    assert steps is not None
    for values in product(*GRIDS.values()):
        person = dict(zip(GRIDS, values, strict=True))
        result = calculate(formula, person.__getitem__)
        assert result is not None
        assert steps.may_reach(without_noise(result))
        assert steps.may_reach(result)


@pytest.mark.parametrize(
    ("formula", "reached", "never"),
    [
        (Arithmetic("*", Reference("weeks"), Constant(0.2)), 4.2, 1.0),
        (Arithmetic("+", Reference("doses"), Reference("grams")), 1.05, 1.02),
        (Arithmetic("/", Arithmetic("*", Reference("weeks"), Constant(365.0)), Constant(12000.0)), 0.09125, 0.09),
    ],
)
def test_a_value_between_two_steps_is_never_reached(formula: Calculation, reached: float, never: float) -> None:
    steps = steps_of(formula, GRIDS)
    assert steps is not None
    assert (steps.may_reach(reached), steps.may_reach(never)) == (True, False)


@pytest.mark.parametrize(
    "formula",
    [
        Arithmetic("/", Constant(7.0), Reference("weeks")),
        Arithmetic("*", Constant(0.1234567), Reference("weeks")),
        Arithmetic("+", Call("whole", (Reference("doses"),)), Reference("weeks")),
        Reference("ounces"),
    ],
)
def test_where_no_steps_are_known_anything_may_be_reached(formula: Calculation) -> None:
    assert steps_of(formula, GRIDS) is None


def test_at_a_bound_or_over_it_is_one_where_nobody_stands_on_it(knowledge: Knowledge) -> None:
    grams = Everybody(knowledge.dictionary).judged_by(knowledge).facts.number("steroid_course_grams")
    assert grams.above(5.0, True) == grams.above(5.0, False)
    assert grams.above(7.3, True) != grams.above(7.3, False)
