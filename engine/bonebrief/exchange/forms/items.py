"""The items of an answered form: each question with its answers, of the one kind of value that the form asks for."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, assert_never

from bonebrief.exchange.forms.questionnaire import options_of
from bonebrief.language.domain import Choice, Choices, Number, YesNo
from bonebrief.language.fact import Dictionary, Fact
from bonebrief.language.problem import Code, KnowledgeError, Place, Problem

_NUMBERS: Final = ("valueDecimal", "valueInteger")


def answered(items: Any, dictionary: Dictionary, place: Place) -> Mapping[str, Any]:
    """What was answered, by question: a word, a number as written, or a list of words.

    What a form worked out itself is passed over.

    Raises:
        KnowledgeError: an answer is of another kind, stands twice, or belongs to no question; all of them at once.
    """
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, answers, is_changed in _answered(items):
        fact = dictionary.get(name)
        if fact is not None and fact.asking is None:
            continue
        what = "has something in it that changes what it means" if is_changed else ""
        what = what or ("is no question of this form" if fact is None else "stands here twice" if name in found else "")
        values = [] if fact is None or what else [_value(fact, answer) for answer in answers]
        if what or not values or None in values:
            said = what or "has an answer of another kind than the form asks for"
            problems.append(Problem(Code.WRONG_TYPE, place, f"{name} {said}.", "Fill the form as it was exported."))
        else:
            found[name] = values if len(values) > 1 else values[0]
    if problems:
        raise KnowledgeError(problems)
    return found


def _answered(items: Any) -> Iterator[tuple[str, list[Any], bool]]:
    """Each item with an answer, also below groups and answers, and whether something in it changes what it means."""
    for item in items if isinstance(items, list) else [] if items is None else [items]:
        if not isinstance(item, dict):
            yield "an item", [None], False
            continue
        answers = item.get("answer", [])
        listed = answers if isinstance(answers, list) else [answers]
        if not listed and "modifierExtension" in item:
            yield str(item.get("linkId")), [None], True
        below = [item.get("item"), *(one.get("item") for one in listed if isinstance(one, dict))]
        if listed:
            changed = any(isinstance(one, dict) and "modifierExtension" in one for one in (item, *listed))
            yield str(item.get("linkId")), listed, changed
        for inner in below:
            yield from _answered(inner)


def _value(fact: Fact, answer: Any) -> str | None:
    """The one value of an answer as an answers file has it; None where it is of another kind."""
    given = [key for key in answer if key.startswith("value")] if isinstance(answer, dict) else []
    if len(given) != 1:
        return None
    key, value = given[0], answer[given[0]]
    match fact.domain:
        case Number() as number:
            whole = isinstance(value, Decimal) and (number.decimals > 0 or value == value.to_integral_value())
            return str(value) if key in _NUMBERS and whole else None
        case YesNo():
            return ("yes" if value else "no") if key == "valueBoolean" and isinstance(value, bool) else None
        case Choice() | Choices():
            return _choice(fact, value) if key == "valueCoding" and isinstance(value, dict) else None
        case _:
            assert_never(fact.domain)


def _choice(fact: Fact, coding: Mapping[str, Any]) -> str | None:
    """The choice that a coding names, unless it is shown as another one."""
    code, shown = coding.get("code"), str(coding.get("display") or "").strip().lower()
    if not isinstance(code, str) or code not in fact.choices or coding.get("system") not in (None, options_of(fact)):
        return None
    others = {words.lower() for word, words in fact.choices.items() if word != code}
    return None if shown in others else code
