"""Runs the examples of codes: entries of a record against the answers that they must be read as, and no others."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from bonebrief.authoring.examples.expected import Decision, Mismatch, Result
from bonebrief.exchange.codes.codes_file import read_codes
from bonebrief.exchange.codes.examples import RecordExample, read_examples
from bonebrief.exchange.codes.meaning import CodeBook
from bonebrief.exchange.prefill import Prefilled, prefill
from bonebrief.exchange.record import record_of
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answers
from bonebrief.language.fact import Fact
from bonebrief.language.value import with_unit

_NOBODY: Final = {"resourceType": "Patient", "id": "example"}
_NOTHING: Final = "nothing"


def record_examples(knowledge: Knowledge) -> tuple[RecordExample, ...]:
    """The examples of the codes, once the codes themselves can be used.

    Raises:
        KnowledgeError: something is wrong with the codes, or with their examples.
    """
    read_codes(knowledge)
    return read_examples(knowledge)


def run_record_examples(knowledge: Knowledge, examples: Sequence[RecordExample]) -> Iterator[Result]:
    """The result of every example in order.

    Raises:
        KnowledgeError: something is wrong with the codes, or an example is of two people.
    """
    book = read_codes(knowledge) if examples else CodeBook()
    for example in examples:
        filled = prefill(record_of(_whole(example), example.place), book, knowledge.dictionary, example.as_of)
        yield Result(example, tuple(_mismatches(knowledge, example, filled)))


def _whole(example: RecordExample) -> list[Any]:
    """The resources, beside somebody of whom nothing is known where they have no patient."""
    given = list(example.given)
    return given if any(one["resourceType"] == "Patient" for one in given) else [_NOBODY, *given]


def _mismatches(knowledge: Knowledge, example: RecordExample, filled: Prefilled) -> Iterator[Mismatch]:
    for name, fact in knowledge.dictionary.items():
        expected, got = _said(fact, example.expect), _said(fact, filled.answers)
        if expected != got:
            why = tuple(one.why for one in filled.left_out) if got == _NOTHING else ()
            yield Mismatch(name, expected, got, (Decision("", why),) if why else ())


def _said(fact: Fact, answers: Answers) -> str:
    answer = answers.get(fact.id)
    return _NOTHING if answer is None or answer.value is None else with_unit(fact, answer.value)
