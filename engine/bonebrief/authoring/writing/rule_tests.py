"""Asks a rule author for the tests of a rule, all of which must hold: a fact or finding, how compared, with what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from bonebrief.authoring.writing.dialogue import Dialogue, Question, RefusedError, listed
from bonebrief.authoring.writing.fact_questions import FactsInterviewer
from bonebrief.authoring.writing.new_ids import can_be_new
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import All, Any, Condition, facts_read
from bonebrief.language.domain import Kind
from bonebrief.language.fact import Fact
from bonebrief.language.problem import Place
from bonebrief.language.same import meaning
from bonebrief.language.value import number_words
from bonebrief.machine.suggestion import did_you_mean
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.yaml.report import Report
from bonebrief.wording.conditions import words_of

_PLACE: Final = Place("your answer")
_MORE: Final = "Another one that must hold as well? no, a fact, or `or` for another way in which it holds."
_LOOK: Final = "? WORD lists those that have a word in them."
_COMPARISONS: Final = {
    Kind.NUMBER: (">=", "<=", ">", "<", "between", "is known", "is unknown"),
    Kind.CHOICE: ("is", "is not", "is known", "is unknown"),
    Kind.YES_NO: ("is", "is not", "is known", "is unknown"),
    Kind.CHOICES: ("includes", "is known", "is unknown"),
}


@dataclass(slots=True)
class TestsInterviewer:
    """Asks one author; `knowledge` is afterwards as it is with the questions that were added on the way."""

    knowledge: Knowledge
    dialogue: Dialogue
    facts: FactsInterviewer

    def ask(self) -> tuple[Condition, ...]:
        """Ask for tests until there is no more; each after what opens the question that it reads.

        Where there are several ways in which the rule holds, they are one test, that any of them does.

        Raises:
            EOFError: the input ended first.
        """
        ways: list[tuple[Condition, ...]] = []
        words = "Which fact or finding does it read? A whole condition will do, too."
        while True:
            tests, is_last = self._way(words)
            ways.append(tests)
            if is_last:
                return ways[0] if len(ways) == 1 else (Any(tuple(map(_together, ways))),)
            words = "Which fact or finding does the other way read?"

    def _way(self, words: str) -> tuple[tuple[Condition, ...], bool]:
        """The tests of one way in which the rule holds, and whether there is no other."""
        tests = [*self._gated(self._ask_test(words, {}))]
        while True:
            more = self._ask_test(_MORE, {"no": True, "or": False})
            if isinstance(more, bool):
                return tuple(tests), more
            tests += [test for test in self._gated(more) if meaning(test) not in map(meaning, tests)]

    def _ask_test(self, words: str, instead: Mapping[str, bool]) -> Condition | bool:
        facts, findings = self.knowledge.dictionary, self.knowledge.findings
        hinted: set[str] = set()

        def possible() -> Iterator[str]:
            yield from listed(facts, lambda fact: fact.label)
            yield from listed(findings, lambda finding: f"(finding) {finding.title}")

        def read(text: str) -> Condition | Fact | bool | str:
            if text in instead:
                return instead[text]
            if text in facts:
                return facts[text]
            if text in hinted:
                return text
            if text in self.knowledge.retired:
                raise RefusedError(self.knowledge.retired[text].words)
            if " " not in text and text not in findings:
                hint = _as_an_answer(text, facts.values()) or did_you_mean(text, [*facts, *findings]) or _LOOK
                if can_be_new(text, self.knowledge):
                    hinted.add(text)
                    hint += f" Type {text} again to add it as a question."
                raise RefusedError(f'There is no fact or finding called "{text}". {hint}')
            return self._condition(text)

        question = Question(words, next(iter(instead), None), possible, lambda: _tests_of_choices(facts.values()))
        found = self.dialogue.ask(question, read)
        if isinstance(found, str):
            self.knowledge = self.facts.added(self.knowledge, found)
            found = self.knowledge.dictionary[found]
        return self._compared(found) if isinstance(found, Fact) else found

    def _compared(self, fact: Fact) -> Condition:
        known = _COMPARISONS[fact.kind]
        which = Question(f"{fact.label}: which comparison?", known[0], lambda: known)
        comparison = self.dialogue.choose(which, known)
        if comparison.endswith("known"):
            return self._condition(f"{fact.id} {comparison}")
        question = Question(f"{fact.id} {comparison} which value?", None, lambda: _values(fact))
        return self.dialogue.ask(question, lambda text: self._condition(_test_text(fact, comparison, text)))

    def _condition(self, text: str) -> Condition:
        report = Report()
        reader = ConditionReader(self.knowledge.dictionary, self.knowledge.findings, report)
        condition = reader.line(text, _PLACE)
        if condition is None or report.problems:
            raise RefusedError(" ".join(f"{problem.what} {problem.fix}".strip() for problem in report.problems))
        return condition

    def _gated(self, test: Condition | bool) -> Iterator[Condition]:
        """The test, after what opens the question it reads: else the rule would stay unknown where it is not asked."""
        if isinstance(test, bool):
            return
        for fact in facts_read(test):
            asking = self.knowledge.dictionary[fact].asking
            if asking and asking.ask_if:
                gates = asking.ask_if.parts if isinstance(asking.ask_if, All) else (asking.ask_if,)
                said = ", ".join(words_of(gate) for gate in gates)
                self.dialogue.say(f"{fact} is asked only while that makes sense, so this is tested first: {said}")
                yield from gates
        yield test


def _together(tests: tuple[Condition, ...]) -> Condition:
    return tests[0] if len(tests) == 1 else All(tests)


def _test_text(fact: Fact, comparison: str, text: str) -> str:
    words = [word.strip() for word in text.strip("[]").split(",")]
    if fact.kind is Kind.NUMBER or len(words) == 1:
        return f"{fact.id} {comparison} {text}"
    many = "any of" if fact.kind is Kind.CHOICES else "one of"
    return f"{fact.id} {comparison} {many} [{', '.join(words)}]"


def _tests_of_choices(facts: Iterable[Fact]) -> Iterator[str]:
    """Each answer of the questions with choices as the condition that tests for it: what is looked for may be one."""
    for fact in facts:
        if fact.kind in (Kind.CHOICE, Kind.CHOICES):
            yield from listed(
                {_test_text(fact, _usual(fact), choice): said for choice, said in fact.choices.items()}, str
            )


def _as_an_answer(text: str, facts: Iterable[Fact]) -> str:
    """That a word is an answer, as the conditions that test for it; nothing where it is none, or one like yes."""
    tests = [_test_text(one, _usual(one), text) for one in facts if one.kind is not Kind.YES_NO and text in one.choices]
    return f"It is an answer: `{'` or `'.join(tests)}`." if tests else ""


def _usual(fact: Fact) -> str:
    return _COMPARISONS[fact.kind][0]


def _values(fact: Fact) -> Iterator[str]:
    if fact.number:
        low, high = (number_words(bound, 0) for bound in fact.number.limits)
        limits = f" from {low} to {high}" if fact.asking else ""
        yield f"A number{limits} {fact.unit}; after between, two: 50 and 64".replace("  ", " ")
    yield from listed(fact.choices, str)
