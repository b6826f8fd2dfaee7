"""Asks a rule author for a question that is not there yet, and puts it into questions.yaml and a questionnaire."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TypeVar

from bonebrief.authoring.checking.checks.texts import LONGEST_LABEL, LONGEST_QUESTION
from bonebrief.authoring.checking.checks.voice import speaks_to_the_person
from bonebrief.authoring.writing.dialogue import Dialogue, Question, RefusedError, listed
from bonebrief.authoring.writing.question_insert import asked_behind
from bonebrief.authoring.writing.rule_yaml import scalar
from bonebrief.authoring.writing.yaml_insert import Document
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import DEFAULT, Questionnaire
from bonebrief.language.condition import Condition, facts_read
from bonebrief.language.domain import NONE
from bonebrief.language.problem import Place
from bonebrief.language.value import number_words
from bonebrief.reading.given.numbers import plain_number
from bonebrief.reading.knowledge import QUESTIONS
from bonebrief.reading.lines.conditions import ConditionReader
from bonebrief.reading.questionnaires import read_questionnaire
from bonebrief.reading.questions import read_dictionary
from bonebrief.reading.yaml.files import read_file
from bonebrief.reading.yaml.node import parse_yaml
from bonebrief.reading.yaml.report import Report
from bonebrief.wording.conditions import words_of

T = TypeVar("T")

_PLACE: Final = Place("your answer")
_ALWAYS: Final = "always"
_NOWHERE: Final = "none"
_ANSWER: Final = re.compile(r"([a-z][a-z0-9_]*):\s+(\S.*)")
_TYPES: Final = {
    "yes_no": "yes or no",
    "choice": "one of some answers",
    "choices": "several of some answers, or none of them",
    "number": "a number, with a unit if it has one",
}


@dataclass(frozen=True, slots=True)
class FactsInterviewer:
    """Asks one author; `texts` are the files as they are to be with the questions that were added.

    `akin`: the facts that the topic of the rule reads, beside whose questions a new one belongs.
    """

    dialogue: Dialogue
    akin: frozenset[str] = frozenset()
    texts: dict[Path, str] = field(default_factory=dict)

    def added(self, knowledge: Knowledge, name: str) -> Knowledge:
        """Ask for a question with this id; the knowledge with it.

        Raises:
            EOFError: the input ended first.
            BoneBriefError: a file is written so that nothing can be added.
        """
        self.dialogue.say(f"{name} will be a new question.")
        path = knowledge.root / "questionnaires" / QUESTIONS
        document = Document(self._text(path), str(path))
        gate: list[Condition] = []
        lines = [f"{name}:", *(f"  {line}" for line in self._entry(knowledge, gate))]
        text = document.with_one(document.add_entry("questions", lines))
        dictionary = read_dictionary(parse_yaml(text, str(path)), Report({str(path): text}))
        self.texts[path] = text
        return self._placed(replace(knowledge, dictionary=dictionary), name, gate)

    def _entry(self, knowledge: Knowledge, gate: list[Condition]) -> Iterator[str]:
        """The lines below the id, each asked for; a condition under which it is asked is added to `gate`."""
        ask = self._ask("How is it put to the person?", _at_most(LONGEST_QUESTION))
        label = self._ask("Its short name, for tables?", _at_most(LONGEST_LABEL))
        kind = self.dialogue.choose(Question("What is the answer?", "yes_no", lambda: listed(_TYPES, str)), [*_TYPES])
        yield from (f"ask: {scalar(ask)}", f"label: {scalar(label)}", f"type: {kind}")
        if kind == "number":
            yield from self._number()
        elif kind != "yes_no":
            yield from self._answers(kind)
        why = self._ask("Why is it asked? One sentence, shown to whoever wants to know.", str)
        yield f"why: {scalar(why)}"
        for_patient = {key: text for key, text in (("ask", ask), ("why", why)) if speaks_to_the_person(text)}
        if for_patient:
            yield "of_patient:"
        for key, text in for_patient.items():
            words = f'Put to somebody who answers for a patient, what stands for "{text}"?'
            yield f"  {key}: {scalar(self._ask(words, _to_nobody))}"
        when = "When does it make sense to ask it? always, or a condition."
        if condition := self._ask(when, lambda text: _gate(text, knowledge), _ALWAYS):
            gate.append(condition)
            yield f"ask_if: {words_of(condition)}"

    def _answers(self, kind: str) -> Iterator[str]:
        words = "Which answers? Each as `word: What is shown`, parted by semicolons."
        yield "choices:"
        answers = self._ask(words, _answers_in)
        shown = {**answers, NONE: answers.get(NONE, "None of these")} if kind == "choices" else answers
        shown = {word: shown[word] for word in sorted(shown, key=lambda word: word == NONE)}
        yield from (f"  {word}: {scalar(text)}" for word, text in shown.items())

    def _number(self) -> Iterator[str]:
        unit = self._ask("In which unit? none for a mere number.", str, _NOWHERE)
        if unit != _NOWHERE:
            yield f"unit: {scalar(unit)}"
        decimals = self._ask("With how many decimals is it kept?", _decimals, "0")
        if decimals:
            yield f"decimals: {decimals}"
        low, high = self._ask("Between which numbers is it always? Outside them it is refused.", _two_numbers)
        yield f"limits: [{low}, {high}]"

        def within(text: str) -> tuple[str, str]:
            usual = _two_numbers(text)
            if not float(low) <= float(usual[0]) < float(usual[1]) <= float(high):
                raise RefusedError(f"It is always between {low} and {high}. Write two numbers within that.")
            return usual

        usual = self._ask("Between which is it usual? Outside them it is asked again.", within, f"{low} and {high}")
        yield f"usual: [{usual[0]}, {usual[1]}]"

    def _placed(self, knowledge: Knowledge, name: str, gate: list[Condition]) -> Knowledge:
        """The knowledge with the question in the questionnaire that its author chooses, or in none."""
        opened = {fact for condition in gate for fact in facts_read(condition)}
        able = {one.id: one for one in knowledge.questionnaires.values() if opened <= set(one.questions)}
        question = Question(
            "In which questionnaire? One that exists, or none.",
            DEFAULT if DEFAULT in able else next(iter(able), _NOWHERE),
            lambda: listed(able, lambda one: one.title),
        )
        chosen = self.dialogue.choose(question, [*able, _NOWHERE])
        if chosen == _NOWHERE:
            return knowledge
        behind = self._behind(knowledge, able[chosen], opened)
        path = knowledge.root / "questionnaires" / f"{chosen}.yaml"
        text = asked_behind(self._text(path), behind, name, str(path))
        read = read_questionnaire(chosen, parse_yaml(text, str(path)), knowledge.dictionary, Report())
        self.texts[path] = text
        return replace(knowledge, questionnaires={**knowledge.questionnaires, chosen: read})

    def _behind(self, knowledge: Knowledge, questionnaire: Questionnaire, opened: set[str]) -> str:
        asked = list(questionnaire.questions)
        first = max((asked.index(one) for one in opened), default=-1)
        possible = {one: knowledge.dictionary[one].label for one in asked[max(first, 0) :]}
        nearest = max(questionnaire.sections, key=lambda one: len(self.akin & set(one.questions)))
        last = nearest.questions[-1] if self.akin & set(nearest.questions) else ""
        default = last if last in possible else asked[first]
        question = Question("Behind which question of it?", default, lambda: listed(possible, str))
        return self.dialogue.choose(question, [*possible])

    def _text(self, path: Path) -> str:
        return self.texts.get(path) or read_file(path)

    def _ask(self, words: str, read: Callable[[str], T], default: str | None = None) -> T:
        return self.dialogue.ask(Question(words, default), read)


def _at_most(longest: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        if len(text) > longest:
            raise RefusedError(f"That has {len(text)} characters; {longest} is the most.")
        return text

    return read


def _to_nobody(text: str) -> str:
    if said := speaks_to_the_person(text):
        raise RefusedError(f'"{said}" is who answers here, not the patient. Say "the patient".')
    return text


def _answers_in(text: str) -> dict[str, str]:
    answers: dict[str, str] = {}
    for one in filter(None, map(str.strip, text.split(";"))):
        found = _ANSWER.fullmatch(one)
        if found is None:
            raise RefusedError(f'"{one}" is no answer. Write each as never: I never smoked; past: I stopped.')
        if found[1] in answers:
            raise RefusedError(f"{found[1]} stands there twice.")
        answers[found[1]] = found[2]
    if len(answers) < 2:
        raise RefusedError("Write two answers or more, parted by semicolons.")
    return answers


def _decimals(text: str) -> int:
    if text not in ("0", "1", "2", "3", "4"):
        raise RefusedError("Write 0 to 4.")
    return int(text)


def _two_numbers(text: str) -> tuple[str, str]:
    words = text.replace(" to ", " and ").strip("[]").replace(",", " and ").split(" and ")
    numbers = [plain_number(word) for word in words]
    if len(numbers) != 2 or numbers[0] is None or numbers[1] is None or numbers[0] >= numbers[1]:
        raise RefusedError("Write two numbers, the smaller first: 0 and 300.")
    return number_words(numbers[0], 0), number_words(numbers[1], 0)


def _gate(text: str, knowledge: Knowledge) -> Condition | None:
    if text == _ALWAYS:
        return None
    report = Report()
    condition = ConditionReader(knowledge.dictionary, (), report).line(text, _PLACE)
    if condition is None or report.problems:
        raise RefusedError(" ".join(f"{problem.what} {problem.fix}".strip() for problem in report.problems))
    for fact in facts_read(condition):
        if knowledge.dictionary[fact].asking is None:
            raise RefusedError(f"{fact} is worked out. Write a condition over what is asked.")
    return condition
