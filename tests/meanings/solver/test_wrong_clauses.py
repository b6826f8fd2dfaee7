"""The agreement with the evaluator is worth something: clauses that are wrong in one way only are found out."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from bonebrief.knowledge.knowledge import Knowledge, Topic
from bonebrief.knowledge.rule import Finding, Point, Priority, Raise, Rule
from bonebrief.knowledge.sources import Citation, Source
from bonebrief.language.answer import Answer, Status
from bonebrief.language.condition import All, Any, AtLeast, Between, Compare, Condition, Holds, Includes, Is, Known, Not
from bonebrief.language.fact import Fact
from bonebrief.language.template import Template
from bonebrief.meanings.solver.clauses import conditions, facts, rules
from bonebrief.meanings.solver.clauses.circuit import NO, YES, Truths
from bonebrief.meanings.solver.clauses.numbers import Extreme, First
from bonebrief.meanings.solver.clauses.people import Said
from bonebrief.meanings.solver.clauses.relations import Reached, Relation
from bonebrief.meanings.solver.clauses.rules import Book
from tests.meanings.rule_books import DICTIONARY, HERE
from tests.meanings.solver.agreement import Encoded, differences
from tests.meanings.solver.books import DERIVED, SITE

OVER, PAST, HIV = Compare("n1", ">=", 1.0), Is("c1", ("past",)), Includes("m1", ("hiv",))
WRITTEN: dict[str, Condition] = {
    "all_of": All((OVER, PAST, HIV)),
    "any_of": Any((OVER, PAST, HIV)),
    "counted": AtLeast(2, (OVER, PAST, HIV)),
    "denied": Not(All((OVER, PAST))),
    "known": Known("n1"),
    "is_word": Is("c1", ("past", "current")),
    "includes": Includes("m1", ("hiv", "copd")),
    "between": Between("n1", 1.0, 2.5),
    "less": Compare("n1", "<", 1.0),
    "most": Compare("n1", "<=", 1.0),
    "more": Compare("n1", ">", 1.0),
    "held": Holds("any_of"),
    "low": Compare("lowest", "<=", 1.0),
    "first": Compare("first", ">", 1.0),
    "total": Compare("sum", ">=", 2.5),
    "where": Is("site", ("n1",)),
}
RAISED: list[tuple[str, Condition, Priority, bool]] = [
    ("calm", Holds("any_of"), Priority.NOTE, True),
    ("pressing", All((Holds("all_of"), Compare("n2", ">", 0.0))), Priority.HIGH, False),
    ("urgent", All((Holds("all_of"), Compare("n2", ">", 1.0))), Priority.URGENT, False),
    ("plain", Holds("is_word"), Priority.ROUTINE, False),
]


def rule(name: str, when: Condition) -> Rule:
    return Rule(name, when, (Citation("S"),), HERE)


def book() -> Knowledge:
    findings = tuple(Finding(name, name, (rule(name, when),), None, HERE) for name, when in WRITTEN.items())
    say = Template("say")
    points = tuple(
        Point(name, name, say, say, (Raise(rule(f"{name}.1", when), priority, say, calm),), HERE)
        for name, when, priority, calm in RAISED
    )
    topics = (Topic("one", "one", "", True, findings, points, ()),)
    source = Source("S", "S", "S", "2026", "", date(2026, 1, 1), date(2028, 1, 1), HERE)
    dictionary = {**DICTIONARY, "n4": DICTIONARY["n4"].asked_of_everybody, **DERIVED, "site": SITE}
    return Knowledge(Path(), "0" * 64, dictionary, {}, topics, {"S": source}, {})


def everybody() -> list[dict[str, Answer]]:
    """Everybody of a small world; those who answer what was not opened for them are outside the domain."""
    numbers, unsure = (None, 0.0, 1.0, 2.5, 4.0), Answer(Status.UNKNOWN)
    n2 = (Answer(Status.ANSWERED, -1.0), Answer(Status.ANSWERED, 0.5), Answer(Status.ANSWERED, 1.5), unsure)
    found = []
    for n1, word, several, second in product(numbers, (None, "past", "never"), (None, ("hiv",), ("none",)), n2):
        values = {"n1": n1, "c1": word, "m1": several, "n4": 1.0, "c3": "past" if n1 == 4.0 else None}
        given = {fact: Answer(Status.ANSWERED, value) for fact, value in values.items() if value is not None}
        found.append({**given, "n2": second})
    return found


def otherwise(name: str, condition: Condition) -> Condition:
    """A condition taken for another one."""
    match name, condition:
        case "all as any", All(parts):
            return Any(parts)
        case "any as all", Any(parts):
            return All(parts)
        case "one too few", AtLeast(count, parts):
            return AtLeast(count - 1, parts)
        case "one too many", AtLeast(count, parts):
            return AtLeast(count + 1, parts)
        case "not forgotten", Not(part):
            return part
        case "a word left out", Is(fact, words):
            return Is(fact, words[:-1])
        case "an option left out", Includes(fact, options):
            return Includes(fact, options[1:])
        case "a bound left out", Between(fact, low, _):
            return Compare(fact, ">=", low)
        case ("under as up to", Compare(fact, "<", bound)) | ("over as from", Compare(fact, ">=", bound)):
            return Compare(fact, "<=" if name == "under as up to" else ">", bound)
        case ("up to as under", Compare(fact, "<=", bound)) | ("from as over", Compare(fact, ">", bound)):
            return Compare(fact, "<" if name == "up to as under" else ">=", bound)
    return condition


OTHERWISE = [
    "all as any",
    "any as all",
    "one too few",
    "one too many",
    "not forgotten",
    "a word left out",
    "an option left out",
    "a bound left out",
    "under as up to",
    "over as from",
    "up to as under",
    "from as over",
]
KINDS = [All, Any, AtLeast, Not, Is, Includes, Between, Compare]


def encode_wrongly(monkeypatch: pytest.MonkeyPatch, wrong: object) -> None:
    for module in (conditions, facts, rules):
        monkeypatch.setattr(module, "truths", wrong)


def found_out() -> bool:
    return any(differences(Encoded(book()), everybody()))


def test_what_is_right_is_not_found_out() -> None:
    assert not found_out()


@pytest.mark.parametrize("name", OTHERWISE)
def test_a_connective_that_means_another_is_found_out(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    right = conditions.truths
    encode_wrongly(monkeypatch, lambda person, condition, found: right(person, otherwise(name, condition), found))
    assert found_out()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("unknown", [True, False])
def test_what_is_unknown_taken_for_an_answer_is_found_out(
    monkeypatch: pytest.MonkeyPatch, kind: type, unknown: bool
) -> None:
    right = conditions.truths

    def wrong(person: conditions.Person, condition: Condition, found: dict[str, Truths]) -> Truths:
        of = right(person, condition, found)
        if type(condition) is not kind:
            return of
        return Truths(-of.false, of.false) if unknown else Truths(of.true, -of.true)

    encode_wrongly(monkeypatch, wrong)
    assert found_out()


def test_a_fact_that_is_known_taken_for_unknown_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    right = conditions.truths
    encode_wrongly(
        monkeypatch,
        lambda person, condition, found: (
            right(person, condition, found).negation
            if isinstance(condition, Known)
            else right(person, condition, found)
        ),
    )
    assert found_out()


@pytest.mark.parametrize(
    ("of", "name", "wrong"),
    [
        (Extreme, "above", lambda self, bound, included: self.parts[0].above(bound, included)),
        (First, "above", lambda self, bound, included: self.parts[-1].above(bound, included)),
        (Reached, "by", lambda self, result: result > self.bound),
        (Relation, "teach", lambda self, model: False),
        (Book, "_urgent", NO),
        (Book, "_pressing", NO),
        (Book, "_waiting", NO),
        (Book, "_waiting", YES),
    ],
)
def test_a_number_or_a_point_that_is_read_wrongly_is_found_out(
    monkeypatch: pytest.MonkeyPatch, of: type, name: str, wrong: object
) -> None:
    monkeypatch.setattr(of, name, wrong)
    assert found_out()


def test_an_answer_that_nothing_opened_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def unopened(self: facts.Facts, fact: Fact, said: Said) -> facts.Told:
        return facts.Told(said.given, said.has, said.words, said.number)

    monkeypatch.setattr(facts.Facts, "_opened", unopened)
    assert found_out()
