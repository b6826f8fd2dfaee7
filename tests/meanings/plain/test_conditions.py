"""Conditions are worth what SQL makes of NULL: Kleene's strong three-valued logic."""

from itertools import product

import pytest

from bonebrief.language.condition import All, Any, AtLeast, Between, Compare, Condition, Holds, Includes, Is, Known, Not
from bonebrief.language.truth import Truth
from bonebrief.language.value import Value
from bonebrief.meanings.plain.conditions import truth_of

T, F, U = True, False, None
FINDINGS: dict[str, Truth] = {"t": T, "f": F, "u": U}


def holds(names: str) -> tuple[Condition, ...]:
    return tuple(Holds(name) for name in names)


@pytest.mark.parametrize(
    ("names", "every", "some"),
    [("t", T, T), ("f", F, F), ("u", U, U), ("tt", T, T), ("tf", F, T), ("tu", U, T), ("fu", F, U), ("uu", U, U)],
)
def test_all_and_any(names: str, every: Truth, some: Truth) -> None:
    assert truth_of(All(holds(names)), {}, FINDINGS) is every
    assert truth_of(Any(holds(names)), {}, FINDINGS) is some


@pytest.mark.parametrize(("name", "truth"), [("t", F), ("f", T), ("u", U)])
def test_not_keeps_unknown(name: str, truth: Truth) -> None:
    assert truth_of(Not(Holds(name)), {}, FINDINGS) is truth


@pytest.mark.parametrize(
    ("count", "names", "truth"),
    [(2, "ttf", T), (2, "tff", F), (2, "tfu", U), (2, "tuu", U), (1, "uuu", U), (3, "ttu", U), (3, "tfu", F)],
)
def test_at_least(count: int, names: str, truth: Truth) -> None:
    assert truth_of(AtLeast(count, holds(names)), {}, FINDINGS) is truth


def test_an_unknown_never_contradicts_what_was_decided() -> None:
    for names in product("tfu", repeat=3):
        now = truth_of(AtLeast(2, holds("".join(names))), {}, FINDINGS)
        for settled in product("tf", repeat=3):
            later = "".join(s if n == "u" else n for n, s in zip(names, settled, strict=True))
            assert now in (None, truth_of(AtLeast(2, holds(later)), {}, FINDINGS))


@pytest.mark.parametrize(
    ("condition", "value", "truth"),
    [
        (Is("x", ("a", "b")), "b", T),
        (Is("x", ("a",)), "b", F),
        (Includes("x", ("a", "c")), ("b", "c"), T),
        (Includes("x", ("a",)), ("none",), F),
        (Compare("x", "<=", -2.5), -2.5, T),
        (Compare("x", "<", -2.5), -2.5, F),
        (Compare("x", ">=", -1.0), -1.0, T),
        (Compare("x", ">", -1.0), -1.0, F),
        (Between("x", 50, 64), 64.0, T),
        (Between("x", 50, 64), 64.5, F),
        (Known("x"), 0.0, T),
    ],
)
def test_a_test_of_a_value(condition: Condition, value: Value, truth: Truth) -> None:
    assert truth_of(condition, {"x": value}) is truth
    assert truth_of(condition, {}) is (F if isinstance(condition, Known) else U)
