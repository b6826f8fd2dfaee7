"""Random rule books with all that the clauses know: derived facts, priorities, calm words, stepping back, conflicts."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from bonebrief.knowledge.conflict import Conflict
from bonebrief.knowledge.knowledge import Knowledge, Topic
from bonebrief.knowledge.rule import Point, Priority, Raise, Rule
from bonebrief.knowledge.sources import Citation
from bonebrief.language.answer import Answer, Status
from bonebrief.language.condition import Compare, Condition, Is, facts_read
from bonebrief.language.fact import Fact
from bonebrief.language.formula import Arithmetic, Call, Constant, Formula, Reference, SiteOfLowest
from bonebrief.language.template import Template
from tests.meanings.rule_books import (
    BOUNDS,
    CHOICES,
    DICTIONARY,
    HERE,
    NUMBER,
    NUMBERS,
    OPTIONS,
    SEVERAL,
    WORDS,
    conditions,
    fact_tests,
    knowledges,
)

N1, N2, N3, N4 = map(Reference, NUMBERS)
WIDE = replace(NUMBER, limits=(-40000, 40000), usual=(-40000, 40000))
_FORMULAS: dict[str, Formula] = {
    "sum": Arithmetic("+", N1, N2),
    "three": Arithmetic("-", Reference("sum"), Arithmetic("*", Constant(0.3), N3)),
    "lowest": Call("lowest", (Reference("n1", Is("c1", ("current",))), N2, N3)),
    "first": Call("first", (N4, Arithmetic("*", N1, Constant(1.15)))),
    "steps": Call("whole", (Arithmetic("*", Constant(0.2), Arithmetic("-", N1, N4)),)),
    "beyond": Arithmetic("-", N2, Call("highest", (N1, Reference("n3", Compare("n3", ">", 2.5))))),
}
DERIVED = {name: Fact(name, name, WIDE, HERE, formula) for name, formula in _FORMULAS.items()}
SITE = Fact("site", "site", DICTIONARY["c1"].domain, HERE, SiteOfLowest((N1, N2, N3)))


@st.composite
def books(draw: st.DrawFn) -> Knowledge:
    """A rule book in which points have several reasons of any priority, some calm, and some points step back."""
    book = draw(knowledges(tuple(DERIVED)))
    names = [finding.id for topic in book.topics for finding in topic.findings]
    points = tuple(draw(_point(f"q{number}", names)) for number in range(draw(st.integers(2, 4))))
    topics = (*book.topics, Topic("third", "third", "", draw(st.booleans()), (), points, ()))
    conflicts = {f"k{number}": draw(_conflict(f"k{number}")) for number in range(draw(st.integers(0, 2)))}
    dictionary = {**DICTIONARY, **DERIVED, "site": SITE}
    return replace(book, dictionary=dictionary, topics=topics, conflicts=conflicts)


@st.composite
def _point(draw: st.DrawFn, name: str, findings: list[str]) -> Point:
    raises = tuple(
        Raise(
            Rule(f"{name}.{number}", draw(_condition(findings)), (Citation("S"),), HERE),
            draw(st.sampled_from(list(Priority))),
            Template("because"),
            draw(st.booleans()),
        )
        for number in range(1, draw(st.integers(1, 4)) + 1)
    )
    return Point(name, name, Template("say"), Template("say"), raises, HERE)


def _condition(findings: list[str]) -> st.SearchStrategy[Condition]:
    site = st.lists(st.sampled_from(["n1", "n2", "n3"]), min_size=1, max_size=2, unique=True)
    return st.one_of(conditions(findings, tuple(DERIVED)), site.map(lambda words: Is("site", tuple(words))))


@st.composite
def _conflict(draw: st.DrawFn, name: str) -> Conflict:
    when = draw(fact_tests())
    answers = facts_read(when)
    return Conflict(name, when, answers[0], Template("say"), answers, draw(st.booleans()), False, HERE)


def people() -> st.SearchStrategy[dict[str, Answer]]:
    """Answers on the grid of each question, at and beside every bound; some with "don't know", some not given."""
    near = sorted({round(bound + step, 1) + 0.0 for bound in BOUNDS for step in (-0.1, 0.0, 0.1)})
    several = st.one_of(st.just(("none",)), st.lists(st.sampled_from(OPTIONS[:-1]), min_size=1, unique=True).map(tuple))
    values: dict[str, st.SearchStrategy[Any]] = {
        **{name: st.one_of(st.sampled_from(near), _anywhere()) for name in NUMBERS},
        **{name: st.one_of(st.just("current"), st.sampled_from(WORDS)) for name in CHOICES},
        **{name: st.one_of(st.just(("hiv",)), several) for name in SEVERAL},
    }
    given = {
        name: st.one_of(*[value.map(_answer)] * 5, st.just(Answer(Status.UNKNOWN))) for name, value in values.items()
    }
    return st.fixed_dictionaries({}, optional=given)


def _anywhere() -> st.SearchStrategy[float]:
    return st.integers(-1000, 1000).map(lambda step: step / 10 + 0.0)


def _answer(value: str | float | tuple[str, ...]) -> Answer:
    return Answer(Status.ANSWERED, value)
