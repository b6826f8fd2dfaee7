"""Conditions that nobody can meet, because their parts exclude each other."""

from collections.abc import Iterator
from typing import Final, assert_never

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import at_risk
from bonebrief.language.condition import (
    All,
    Any,
    AtLeast,
    Between,
    Compare,
    Condition,
    FactTest,
    Holds,
    Includes,
    Is,
    Known,
    Not,
)
from bonebrief.language.problem import Code, Problem
from bonebrief.meanings.pattern import Alternative, subject
from bonebrief.meanings.solver.necessity import Necessity, clash, every
from bonebrief.wording.conditions import words_of

PAGES: Final = (
    page(
        Code.CONTRADICTION,
        does="""Finds parts of a condition that exclude each other, directly or through the findings they name: two
            tests of one fact that no answer passes, a finding beside its own negation, an alternative that what
            stands beside it rules out.""",
        why="The rule, or that part of it, can never be true for anybody. Often `any:` was meant.",
        bad=at_risk(("age < 50", "age >= 65")),
        good=at_risk(("age >= 50", "age < 65")),
    ),
)


def contradictions(necessity: Necessity, condition: Condition) -> Iterator[Problem]:
    """Find parts of a condition that exclude each other, directly or through the findings they name."""
    return _within(necessity, condition, True, {})


def _within(necessity: Necessity, condition: Condition, wanted: bool, context: Alternative) -> Iterator[Problem]:
    match condition:
        case Not(part):
            yield from _within(necessity, part, not wanted, context)
        case All(parts) if wanted:
            yield from _together(necessity, parts, wanted, context)
        case Any(parts) if not wanted:
            yield from _together(necessity, parts, wanted, context)
        case All(parts) | Any(parts) | AtLeast(_, parts):
            for part in parts:
                yield from _one_way(necessity, part, wanted, context)
        case Holds() | Is() | Includes() | Compare() | Between() | Known():
            return
        case _:
            assert_never(condition)


def _together(
    necessity: Necessity, parts: tuple[Condition, ...], wanted: bool, context: Alternative
) -> Iterator[Problem]:
    passed = context
    for number, part in enumerate(parts):
        needs = necessity.of(part, wanted)
        both = every([passed, needs])
        if needs is not None and both is None:
            earlier = [one for one in parts[:number] if (n := necessity.of(one, wanted)) and clash(n, needs)]
            yield _excluded(part, wanted, earlier[:1], clash(passed, needs))
            return
        passed = passed if both is None else both
    for part in parts:
        yield from _within(necessity, part, wanted, passed)


def _one_way(necessity: Necessity, part: Condition, wanted: bool, context: Alternative) -> Iterator[Problem]:
    needs = necessity.of(part, wanted)
    if needs is not None and every([context, needs]) is None:
        yield _excluded(part, wanted, [], clash(context, needs))
    else:
        yield from _within(necessity, part, wanted, context)


def _excluded(part: Condition, wanted: bool, earlier: list[Condition], name: str) -> Problem:
    over = subject(name)
    said = words_of(part if wanted else Not(part))
    if not earlier:
        what = f"`{said}` can never be true here: what stands beside it excludes it by {over}."
        return Problem(Code.CONTRADICTION, part.place, what, "Remove it, or change what stands beside it.")
    other = words_of(earlier[0] if wanted else Not(earlier[0]))
    what = f"Nobody can have both `{other}` and `{said}`."
    if isinstance(_test(part), FactTest) and isinstance(_test(earlier[0]), FactTest):
        what = f"No answer passes both `{other}` and `{said}`."
    elif over not in (other, said):
        what = f"Nobody can have both `{other}` and `{said}`: they exclude each other by {over}."
    return Problem(Code.CONTRADICTION, part.place, what, "Change one of the two, or write them under `any:`.")


def _test(condition: Condition) -> Condition:
    return condition.part if isinstance(condition, Not) else condition
