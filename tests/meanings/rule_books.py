"""Random rule books and random people, for holding the engine to the evaluator."""

from datetime import date
from pathlib import Path
from typing import Any as Any_

from hypothesis import strategies as st

from bonebrief.knowledge.knowledge import Knowledge, Topic
from bonebrief.knowledge.rule import Finding, Point, Priority, Raise, Rule
from bonebrief.knowledge.sources import Citation, Source
from bonebrief.language.answer import Answer, Status
from bonebrief.language.condition import All, Any, AtLeast, Between, Compare, Condition, Holds, Includes, Is, Known, Not
from bonebrief.language.domain import Choice, Choices, Domain, Number
from bonebrief.language.fact import Asking, Fact
from bonebrief.language.problem import Place
from bonebrief.language.template import Template

HERE = Place("random.yaml")
BOUNDS = [-2.5, -1.0, 0.0, 0.0001, 1.0, 2.5, 50.0, 65.0]
WORDS = ["never", "past", "current", "7"]
OPTIONS = ["celiac", "hiv", "copd", "myeloma", "none"]
NUMBERS = ["n1", "n2", "n3", "n4"]
CHOICES = ["c1", "c2", "c3"]
SEVERAL = ["m1", "m2"]
OPENED: dict[str, Condition] = {
    "c3": Is("c1", ("past", "current")),
    "m2": Is("c3", ("current",)),
    "n4": Includes("m2", ("hiv",)),
}
"""The conditions under which some of them are asked, one behind the other: so some are known only in part."""


NUMBER = Number("", 1, (-100, 100), (-100, 100))


def fact(name: str, domain: Domain, ask_if: Condition | None = None) -> Fact:
    silent = ("never",) if isinstance(domain, Choice) else ()
    return Fact(name, name, domain, HERE, Asking("?", "", "", ask_if, silent))


def shown(words: list[str]) -> dict[str, str]:
    return {word: word for word in words}


DICTIONARY = {
    **{name: fact(name, Choice(shown(WORDS)), OPENED.get(name)) for name in CHOICES},
    **{name: fact(name, Choices(shown(OPTIONS)), OPENED.get(name)) for name in SEVERAL},
    **{name: fact(name, NUMBER, OPENED.get(name)) for name in NUMBERS},
}


def fact_tests(derived: tuple[str, ...] = ()) -> st.SearchStrategy[Condition]:
    number, bound = st.sampled_from([*NUMBERS, *derived]), st.sampled_from(BOUNDS)
    words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True).map(tuple)
    options = st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=3, unique=True).map(tuple)
    return st.one_of(
        st.builds(Compare, number, st.sampled_from(["<", "<=", ">", ">="]), bound),
        st.tuples(number, bound, bound).map(lambda t: Between(t[0], min(t[1:]), max(t[1:]))),
        st.builds(Is, st.sampled_from(CHOICES), words),
        st.builds(Includes, st.sampled_from(SEVERAL), options),
        st.builds(Known, st.sampled_from([*DICTIONARY, *derived])),
    )


def conditions(findings: list[str], derived: tuple[str, ...] = ()) -> st.SearchStrategy[Condition]:
    leaf: st.SearchStrategy[Condition] = fact_tests(derived)
    if findings:
        leaf = st.one_of(leaf, st.builds(Holds, st.sampled_from(findings)))
    return st.recursive(leaf, _groups, max_leaves=14)


def _groups(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    parts = st.lists(inner, min_size=1, max_size=5).map(tuple)
    at_least = parts.flatmap(lambda p: st.integers(1, len(p)).map(lambda n: AtLeast(n, p)))
    return st.one_of(st.builds(All, parts), st.builds(Any, parts), at_least, st.builds(Not, inner))


@st.composite
def knowledges(draw: st.DrawFn, derived: tuple[str, ...] = ()) -> Knowledge:
    """A rule book of findings chained over three levels, some with several rules, and points that read them."""
    findings: list[Finding] = []
    for level in range(3):
        below = [finding.id for finding in findings]
        for number in range(draw(st.integers(1, 3))):
            name = f"f{level}{number}"
            whens = draw(st.lists(conditions(below, derived), min_size=1, max_size=3))
            plain = len(whens) == 1 and draw(st.booleans())
            ids = [name] if plain else [f"{name}.{i}" for i in range(1, len(whens) + 1)]
            rules = tuple(Rule(i, when, (Citation("S"),), HERE) for i, when in zip(ids, whens, strict=True))
            findings.append(Finding(name, name, rules, None, HERE))
    names = [finding.id for finding in findings]
    raises = tuple(
        Raise(
            Rule(f"p.{i}", draw(conditions(names, derived)), (Citation("S"),), HERE), Priority.HIGH, Template("because")
        )
        for i in range(1, draw(st.integers(2, 4)))
    )
    point = Point("p", "p", Template("say"), Template("say"), raises, HERE)
    half = len(findings) // 2
    topics = (
        Topic("first", "first", "", False, tuple(findings[half:]), (), ()),
        Topic("second", "second", "", False, tuple(findings[:half]), (point,), ()),
    )
    source = Source("S", "S", "S", "2026", "", date(2026, 1, 1), date(2028, 1, 1), HERE)
    return Knowledge(Path(), "0" * 64, DICTIONARY, {}, topics, {"S": source}, {})


def people() -> st.SearchStrategy[dict[str, Answer]]:
    """Answers at, just below and just above every bound, missing at random."""
    near = [bound + step for bound in BOUNDS for step in (-0.0001, 0.0, 0.0001)]
    several = st.one_of(
        st.just(("none",)),
        st.lists(st.sampled_from(OPTIONS[:-1]), min_size=1, unique=True).map(tuple),
    )
    values: dict[str, st.SearchStrategy[Any_]] = {
        **{name: st.sampled_from([round(value, 4) + 0.0 for value in near]) for name in NUMBERS},
        **{name: st.sampled_from(WORDS) for name in CHOICES},
        **dict.fromkeys(SEVERAL, several),
    }
    given = {name: value.map(lambda v: Answer(Status.ANSWERED, v)) for name, value in values.items()}
    return st.fixed_dictionaries({}, optional=given)
