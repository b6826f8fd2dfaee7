"""Reads the value of a fact from YAML or from words, or says what is wrong with it."""

from typing import assert_never

from bonebrief.language.domain import NONE, Choice, Choices, Number, YesNo
from bonebrief.language.fact import Fact
from bonebrief.language.problem import Code, Place
from bonebrief.language.value import Value
from bonebrief.reading.given.numbers import NumberError, read_number
from bonebrief.reading.yaml.fields import as_list
from bonebrief.reading.yaml.node import Node, Scalar, Sequence
from bonebrief.reading.yaml.report import Report

_WORDS = {"true": "yes", "false": "no", "on": "yes", "off": "no", "y": "yes", "n": "no"}


def read_value(fact: Fact, node: Node, report: Report) -> Value | None:
    """The value under a fact's id; None after a report."""
    if isinstance(fact.domain, Choices) and isinstance(node, Sequence):
        words = [item.text for item in as_list(node) if isinstance(item, Scalar)]
        if len(words) < len(node.items):
            report.add(Code.WRONG_TYPE, node.place, f"{fact.id} takes a list of words.", _choices_help(fact))
            return None
        return _choices(fact, words, node.place, report)
    if not isinstance(node, Scalar) or node.is_null:
        what = f"{fact.id} takes {_wanted(fact)}."
        report.add(Code.WRONG_TYPE, node.place, what, "Write `unknown` where the answer is not known.")
        return None
    match fact.domain:
        case Number() as number:
            return _number(fact, number, node, report)
        case Choices():
            return _choices(fact, node.text.split(","), node.place, report)
        case YesNo() | Choice():
            return _choice(fact, node.text, node.place, report)
        case _:
            assert_never(fact.domain)


def _number(fact: Fact, number: Number, node: Scalar, report: Report) -> float | None:
    try:
        return read_number(fact.label, number, fact.meant_by(node.text) or node.text)
    except NumberError as error:
        report.add(Code.BAD_NUMBER, node.place, str(error), "Write a number, or `unknown`.")
        return None


def _choices(fact: Fact, words: list[str], place: Place, report: Report) -> tuple[str, ...] | None:
    chosen = [_choice(fact, word.strip(), place, report) for word in words]
    if None in chosen:
        return None
    picked = [word for word in fact.choices if word in chosen]
    if not picked:
        what = f"{fact.id} has an empty list."
        report.add(Code.WRONG_TYPE, place, what, f"Write [{NONE}] if none apply, or `unknown`.")
        return None
    if NONE in picked and len(picked) > 1:
        what = f'{fact.id} has "{NONE}" together with others.'
        report.add(Code.WRONG_TYPE, place, what, f'Leave out "{NONE}" or the others.')
        return None
    return tuple(picked)


def _choice(fact: Fact, text: str, place: Place, report: Report) -> str | None:
    word = fact.meant_by(text) or text.lower()
    if isinstance(fact.domain, YesNo):
        word = _WORDS.get(word, word)
    if word in fact.choices:
        return word
    what = f'"{text}" is not a choice of {fact.id}.'
    report.unknown(Code.UNKNOWN_CHOICE, place, what, text, fact.choices, _choices_help(fact))
    return None


def _choices_help(fact: Fact) -> str:
    return f"Write one of: {', '.join(fact.choices)}; or unknown."


def _wanted(fact: Fact) -> str:
    return "a number" if isinstance(fact.domain, Number) else f"one of: {', '.join(fact.choices)}"
