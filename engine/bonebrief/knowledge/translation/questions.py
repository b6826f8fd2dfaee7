"""A question, or a fact that is worked out, in other words."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Protocol, assert_never

from bonebrief.knowledge.translation.texts import Keys
from bonebrief.language.domain import Aid, Choice, Choices, Domain, Number, YesNo
from bonebrief.language.fact import Asking, Fact, OfPatient
from bonebrief.language.formula import Formula, SiteOfLowest


class Say(Protocol):
    """What is said for a text, by the keys under which it stands in the files of a language."""

    def text(self, keys: Keys, english: str, needed: bool = True) -> str:
        """Words for a text; one that is not `needed` may be missing in a language that is complete."""
        ...

    def more(self, keys: Keys, of: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
        """Further words, each after what it stands for: one `of` these, where there are any."""
        ...


def translated_fact(fact: Fact, before: Mapping[str, Fact], say: Say) -> Fact:
    """The fact in other words, given those before it, which it may name."""
    keys = ("questions" if fact.asking else "derived", fact.id)
    return replace(
        fact,
        label=say.text((*keys, "label"), fact.label),
        domain=_domain(fact, before, keys, say),
        origin=_origin(fact, keys, say),
        said_as_written=True,
    )


def _origin(fact: Fact, keys: Keys, say: Say) -> Asking | Formula:
    origin = fact.origin
    if not isinstance(origin, Asking):
        return origin
    of, more = origin.of_patient, say.more((*keys, "also"), fact.choices)
    of_patient = (
        say.text((*keys, "of_patient", key), words, needed=bool(words))
        for key, words in (("ask", of.words), ("why", of.why), ("help", of.help))
    )
    return replace(
        origin,
        words=say.text((*keys, "ask"), origin.words),
        why=say.text((*keys, "why"), origin.why),
        help=say.text((*keys, "help"), origin.help, needed=bool(origin.help)),
        also={**origin.also, **_unambiguous(fact, more)},
        of_patient=OfPatient(*of_patient),
        written=origin.written or origin.words,
    )


def _unambiguous(fact: Fact, more: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What further words mean, without those that would mean two answers."""
    meanings: dict[str, set[str]] = {}
    for value, words in more:
        if fact.number or value in fact.choices:
            meanings.setdefault(" ".join(words.casefold().split()), set()).add(value)
    return {words: value for words, (value, *others) in meanings.items() if not others}


def _domain(fact: Fact, before: Mapping[str, Fact], keys: Keys, say: Say) -> Domain:
    if isinstance(fact.origin, SiteOfLowest):
        return Choice({part.fact: before[part.fact].label for part in fact.origin.parts})
    match fact.domain:
        case YesNo(choices):
            return YesNo({word: say.text(("yes_no", word), shown) for word, shown in choices.items()})
        case Choice(choices):
            return Choice(_choices(choices, keys, say))
        case Choices(choices):
            return Choices(_choices(choices, keys, say))
        case Number() as number:
            return _number(number, keys, say)
        case _:
            assert_never(fact.domain)


def _choices(choices: Mapping[str, str], keys: Keys, say: Say) -> dict[str, str]:
    return {word: say.text((*keys, "choices", word), shown) for word, shown in choices.items()}


def _number(number: Number, keys: Keys, say: Say) -> Number:
    """The number with its unit in other words; the names that its units have besides are still read."""
    unit = say.text((*keys, "unit"), number.unit, needed=False) if number.unit else ""
    slips = tuple(
        replace(slip, say=say.text((*keys, "slips", str(nth), "say"), slip.say))
        for nth, slip in enumerate(number.slips, 1)
    )
    aid = _aid(number.aid, keys, say) if number.aid else None
    return replace(
        number,
        unit=unit,
        units=_units(number, unit, say.more(("units",), (*number.units, number.unit))),
        slips=slips,
        aid=aid,
    )


def _units(number: Number, unit: str, names: Iterable[tuple[str, str]]) -> dict[str, float]:
    sizes = {**number.units, **({number.unit: 1.0} if number.unit else {})}
    named = {name: sizes[of] for of, name in names if of in sizes and name != unit}
    kept = {name: size for name, size in sizes.items() if name not in (number.unit, unit)}
    own = {number.unit: 1.0} if unit != number.unit else {}
    return {**named, **kept, **own}


def _aid(aid: Aid, keys: Keys, say: Say) -> Aid:
    portions = {
        say.text((*keys, "aid", "portions", str(nth)), portion): worth
        for nth, (portion, worth) in enumerate(aid.portions.items(), 1)
    }
    return replace(aid, say=say.text((*keys, "aid", "say"), aid.say), portions=portions)
