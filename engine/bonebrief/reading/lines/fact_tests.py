"""Reads one test of a fact, what stands behind its name: `>= 65`, `is one of [a, b]`; every slip located."""

import re
from collections.abc import Mapping
from typing import assert_never, get_args

from bonebrief.language.condition import Between, Compare, Condition, FactTest, Includes, Is, Known, Not, Operator
from bonebrief.language.domain import Choice, Choices, Number, YesNo
from bonebrief.language.fact import SCORES, Fact
from bonebrief.language.problem import Code, Place
from bonebrief.language.value import number_words
from bonebrief.reading.given.numbers import likely_slip, plain_number
from bonebrief.reading.lines.bound_hints import bound_hint
from bonebrief.reading.lines.choices import choice_of_another
from bonebrief.reading.lines.common_words import SAME_WORDS
from bonebrief.reading.lines.hints import hint, takes
from bonebrief.reading.yaml.report import Instead, Report

_OPERATORS: dict[str, Operator] = {sign: sign for sign in get_args(Operator)}
_COMPARE = re.compile(r"(?P<operator><=|>=|<|>|==?|!=)\s*(?P<bound>.*)")
_BETWEEN = re.compile(r"between\s+(?P<low>\S+)\s+and\s+(?P<high>\S+)")
_KNOWN = re.compile(r"is (?P<negated>un)?known")
_IS = re.compile(r"is\s+(?P<negated>not\s+)?(?:(?P<many>one of)\s+)?(?P<values>.+)")
_INCLUDES = re.compile(r"includes\s+(?:(?P<many>any of)\s+)?(?P<values>.+)")


class FactTestReader:
    """Reads tests of one fact at a time into conditions; a bound may be written by its name."""

    def __init__(self, facts: Mapping[str, Fact], report: Report, bounds: Mapping[str, str]) -> None:
        self._facts = facts
        self._report = report
        self._bounds = bounds

    def read(self, fact: Fact, rest: str, place: Place) -> Condition | None:
        """The test that `rest` makes of a fact; None after a report."""
        if match := _form(Known).fullmatch(rest):
            known = Known(fact.id, place)
            return Not(known, place) if match["negated"] else known
        match fact.domain:
            case Number() as number:
                return self._number_test(fact, number, rest, place)
            case Choices():
                return self._test_of_several(fact, rest, place)
            case YesNo() | Choice():
                return self._test_of_one(fact, rest, place)
            case _:
                assert_never(fact.domain)

    def _test_of_several(self, fact: Fact, rest: str, place: Place) -> Condition | None:
        match = _form(Includes).fullmatch(rest)
        options = self._choices(fact, match, place) if match else self._not_understood(fact, rest, place)
        return Includes(fact.id, options, place) if options else None

    def _test_of_one(self, fact: Fact, rest: str, place: Place) -> Condition | None:
        match = _form(Is).fullmatch(rest)
        values = self._choices(fact, match, place) if match else self._not_understood(fact, rest, place)
        if not match or not values:
            return None
        test = Is(fact.id, values, place)
        return Not(test, place) if match["negated"] else test

    def _number_test(self, fact: Fact, number: Number, rest: str, place: Place) -> Condition | None:
        if match := _form(Between).fullmatch(rest):
            low, high = (self._bound(fact, number, match[end], place) for end in ("low", "high"))
            if low is None or high is None:
                return None
            if low <= high:
                return Between(fact.id, low, high, place)
            turned = f"between {number_words(high, 0)} and {number_words(low, 0)}"
            instead = Instead(f"{fact.id} {rest}", [f"{fact.id} {turned}"])
            self._wrong(place, "The first number is the larger.", f"Write `{turned}`.", instead, match["low"])
            return None
        match = _form(Compare).fullmatch(rest)
        if not match or match["operator"] not in _OPERATORS:
            self._not_understood(fact, rest, place)
            return None
        bound = self._bound(fact, number, match["bound"], place)
        return None if bound is None else Compare(fact.id, _OPERATORS[match["operator"]], bound, place)

    def _bound(self, fact: Fact, number: Number, text: str, place: Place) -> float | None:
        if text in self._report.spoilt:
            return None
        bound = plain_number(self._bounds.get(text, text))
        if bound is None or round(bound, 4) != bound:
            what, meant = bound_hint(fact, number, text)
            at = (fact.id, *text.split()[:1])
            if self._report.nearest(text, self._bounds):
                self._report.unknown(Code.BAD_NUMBER, place, what, text, self._bounds, meant.say, at)
                return None
            self._report.add(Code.BAD_NUMBER, place, what, meant.say, at, Instead(text, meant.new, meant.sure))
            return None
        if number.limits[0] <= bound <= number.limits[1]:
            return bound
        spread = " to ".join(number_words(end, 0) for end in number.limits)
        said = text if text not in self._bounds else f"{text}, {number_words(bound, 0)},"
        what = f"{fact.id} is always {spread}, so a threshold of {said} can never matter."
        slip = likely_slip(number, bound) if fact.unit == SCORES else ""
        meant_slip = [slip] if plain_number(slip) is not None else []
        fix = f"Did you mean {slip}?" if meant_slip else f"Write a number from {spread}."
        if fact.formula is not None and not meant_slip:
            fix = f"{fix} If it is right, the formula of {fact.id} is not: are its numbers in the units that are meant?"
        self._report.add(Code.OUT_OF_LIMITS, place, what, fix, (fact.id, text), Instead(text, meant_slip))
        return None

    def _choices(self, fact: Fact, match: re.Match[str], place: Place) -> tuple[str, ...]:
        text, listed = match["values"], match["values"].startswith("[") and match["values"].endswith("]")
        if match["many"] and not listed:
            meant = hint(fact, f"{'is not' if match.re is _IS and match['negated'] else 'is'} {text}")
            at = (*match["many"].split(), *text.split()[:1])
            what = f'A list in brackets must follow "{match["many"]}".'
            self._wrong(place, what, meant.say, Instead(f"{fact.id} {match[0]}", meant.new, meant.sure), *at)
            return ()
        words = [word.strip() for word in text[1:-1].split(",")] if match["many"] else [text]
        for word in words:
            if word not in fact.choices:
                self._unknown_choice(fact, word, match[0], place)
                return ()
        return tuple(dict.fromkeys(words))

    def _unknown_choice(self, fact: Fact, word: str, rest: str, place: Place) -> None:
        what, at = f'"{word}" is not a choice of {fact.id}.', (fact.id, *word.split()[:1])
        meant = hint(fact, rest)
        if meant.new:
            instead = Instead(f"{fact.id} {rest}", meant.new, meant.sure)
            self._report.add(Code.UNKNOWN_CHOICE, place, what, meant.say, at, instead)
            return
        if word == "not":
            fix = f"Write behind it one of: {', '.join(fact.choices)}."
            self._report.add(Code.UNKNOWN_CHOICE, place, "A word is missing behind `not`.", fix, at)
            return
        same = SAME_WORDS.get(word.casefold(), "") if isinstance(fact.domain, YesNo) else ""
        if same:
            fix = f"Write `{fact.id} is {same}`."
            self._report.add(Code.UNKNOWN_CHOICE, place, what, fix, at, Instead(word, [same], sure=True))
            return
        if elsewhere := choice_of_another(word, self._facts):
            instead = Instead(f"{fact.id} {rest}", elsewhere.new)
            self._report.add(Code.UNKNOWN_CHOICE, place, what, elsewhere.say, at, instead)
            return
        fix = f"Write one of: {', '.join(fact.choices)}."
        self._report.unknown(Code.UNKNOWN_CHOICE, place, what, word, fact.choices, fix, at)

    def _not_understood(self, fact: Fact, rest: str, place: Place) -> tuple[str, ...]:
        what = f'"{rest}" cannot follow {fact.id}, which is {takes(fact.domain)}.'
        meant = hint(fact, rest)
        self._wrong(place, what, meant.say, Instead(f"{fact.id} {rest}", meant.new, meant.sure), *rest.split()[:1])
        return ()

    def _wrong(self, place: Place, what: str, fix: str, instead: Instead, *behind: str) -> None:
        at = (instead.old.split()[0], *behind)
        self._report.add(Code.BAD_CONDITION, place, what, fix, at, instead)


def _form(test: type[FactTest]) -> re.Pattern[str]:
    """How a kind of test is written behind its fact."""
    if issubclass(test, Compare):
        return _COMPARE
    if issubclass(test, Between):
        return _BETWEEN
    if issubclass(test, Known):
        return _KNOWN
    if issubclass(test, Is):
        return _IS
    if issubclass(test, Includes):
        return _INCLUDES
    assert_never(test)
