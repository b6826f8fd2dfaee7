"""Numbers that a text needs and that the condition of its rule does not make known."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import a_point, a_reason
from bonebrief.authoring.examples.remembered import Remembered
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point
from bonebrief.language.condition import Condition
from bonebrief.language.fact import Dictionary
from bonebrief.language.formula import Arithmetic, Call, Constant, Formula, Reference, SiteOfLowest
from bonebrief.language.problem import Code, Problem
from bonebrief.language.template import Template
from bonebrief.meanings.pattern import YES, known_name
from bonebrief.meanings.solver.necessity import Necessity

PAGES: Final = (
    page(
        Code.UNSURE_PLACEHOLDER,
        does="Finds a text with a {placeholder} that may be unknown when the text is said.",
        why="""The sentence with it is then left out. Words in brackets are left out alone: `[ and {fact}]`; of
            `[{one} and {other}|{one}]` the first is said of which every fact is known.""",
        bad=a_point(a_reason("routine", "falls_past_year >= 2", "At {age} falls break bones.")),
        good=a_point(a_reason("routine", "falls_past_year >= 2", "Falls[ at {age}] break bones.")),
    ),
)

_FIX: Final = "Test it in the condition, or put the words around it in brackets: `[ and {fact}]`."


def unsure_placeholders(knowledge: Knowledge, memory: Remembered) -> Iterator[Problem]:
    """Find texts that name a fact which may be unknown when they are said."""
    necessity = Necessity(knowledge, partly_is_known=True)
    for point in knowledge.points.values():
        whens = [entry.rule.when for entry in point.raises]
        yield from memory.of("placeholders", whens, partial(_of_point, necessity, point))
    for conflict in knowledge.conflicts.values():
        for fact in _unsure(necessity, conflict.when, conflict.say):
            what = f"The text names {fact}, which the condition of {conflict.id} does not make known."
            yield Problem(Code.UNSURE_PLACEHOLDER, conflict.say.place, what, _FIX)


def _of_point(necessity: Necessity, point: Point) -> Iterator[Problem]:
    for entry in point.raises:
        for fact in _unsure(necessity, entry.rule.when, entry.because):
            what = f"The text names {fact}, which the condition of {entry.rule.id} does not make known."
            yield Problem(Code.UNSURE_PLACEHOLDER, entry.because.place, what, _FIX)
    for text in (point.say, point.patient):
        rules = {f: e.rule.id for e in point.raises for f in _unsure(necessity, e.rule.when, text)}
        for fact, rule in rules.items():
            what = f"The text names {fact}, which the condition of {rule} does not make known."
            yield Problem(Code.UNSURE_PLACEHOLDER, text.place, what, _FIX)


def _unsure(necessity: Necessity, when: Condition, text: Template) -> Iterator[str]:
    if not text.needed:
        return
    needs = necessity.of(when)
    if needs is not None:
        facts = necessity.dictionary
        known = _Known(facts, {fact for fact in facts if needs.get(known_name(fact)) == YES})
        yield from (fact for fact in text.needed if not known.fact(fact))


class _Known:
    """What is known for certain once some facts are: what they are worked out from, and what is worked out of them."""

    def __init__(self, dictionary: Dictionary, known: set[str]) -> None:
        self._dictionary = dictionary
        self._facts = set(known)
        self._one_of: list[frozenset[Formula]] = []
        for fact in known:
            formula = dictionary[fact].formula
            if formula is not None:
                self._learn(formula)

    def fact(self, name: str) -> bool:
        formula = self._dictionary[name].formula
        return name in self._facts or (formula is not None and self._sure(formula))

    def _learn(self, formula: Formula) -> None:
        match formula:
            case Reference(fact):
                if fact not in self._facts:
                    self._facts.add(fact)
                    inner = self._dictionary[fact].formula
                    if inner is not None:
                        self._learn(inner)
            case Arithmetic(_, left, right):
                self._learn(left)
                self._learn(right)
            case Call(_, parts) if len(parts) == 1:
                self._learn(parts[0])
            case Call(_, parts) | SiteOfLowest(parts):
                self._one_of.append(frozenset(parts))

    def _sure(self, formula: Formula) -> bool:
        match formula:
            case Constant():
                return True
            case Reference(fact, unless):
                return unless is None and self.fact(fact)
            case Arithmetic(_, left, right):
                return self._sure(left) and self._sure(right)
            case Call(_, parts) | SiteOfLowest(parts):
                given = any(some <= frozenset(parts) for some in self._one_of)
                return given or any(self._sure(part) for part in parts)
