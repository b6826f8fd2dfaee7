"""What may come next in a condition: a fact or finding, then its operators, then its words or bounds."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, assert_never

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.written import written_conditions
from bonebrief.language.condition import Between, Compare, Condition, parts_of
from bonebrief.language.domain import Choice, Choices, Number, YesNo
from bonebrief.language.fact import Fact
from bonebrief.language.value import number_words


class Word(NamedTuple):
    """A word that may be written, what it is, and how much of what is there already it takes the place of."""

    word: str
    about: str
    begun: str = ""


_SIGNS: Final = ("<=", ">=", "<", ">")
_SIGN: Final = re.compile(r"(?:<=|>=|<|>)\s*(?P<bound>\S*)")
_BETWEEN: Final = re.compile(r"between\s+(?P<low>\S*)(?:\s+and\s+(?P<high>\S*))?")
_AND: Final = re.compile(r"between\s+\S+\s+(?P<begun>a?n?)")
_SEVERAL: Final = re.compile(r"(?:is\s+(?:not\s+)?|includes\s+)(?P<begun>(?:one|any)\s[^\[]*)")
_LIST: Final = re.compile(r"(?:is\s+(?:not\s+)?one of|includes\s+any of)\s+\[(?P<list>[^\]]*)")
_WORD: Final = re.compile(r"(?:is\s+(?:not\s+)?|includes\s+)(?P<word>\S*)")


def words_of_a_condition(knowledge: Knowledge, begun: str) -> Iterator[Word]:
    """The words that may follow what is begun of a condition, which may be the last of a list in brackets."""
    text = re.sub(r"^(?:not\s+)+", "", _last_item(begun).lstrip(" \"'"))
    name, space, rest = text.partition(" ")
    if not space:
        yield from _names(knowledge, name)
    elif name in knowledge.dictionary:
        yield from _behind(knowledge, knowledge.dictionary[name], rest.lstrip())


def _last_item(begun: str) -> str:
    """The last condition of a list in brackets, but not the last word of a list within a condition."""
    depth, start = 0, 0
    for at, sign in enumerate(begun):
        within = re.search(r"\b(?:one|any) of\s*$", begun[start:at]) if sign == "[" else None
        if sign == "[" and not within:
            start = at + 1
        elif sign == "[":
            depth += 1
        elif sign == "]":
            depth -= 1
        elif sign == "," and depth <= 0:
            start = at + 1
    return begun[start:]


def _names(knowledge: Knowledge, begun: str) -> Iterator[Word]:
    yield from (Word(fact.id, _about(fact), begun) for fact in knowledge.dictionary.values())
    yield from (Word(finding.id, f"finding: {finding.title}", begun) for finding in knowledge.findings.values())
    yield Word("not", "the opposite of what follows", begun)


def _about(fact: Fact) -> str:
    return f"{fact.label} ({fact.unit})" if fact.unit else fact.label


def _behind(knowledge: Knowledge, fact: Fact, rest: str) -> Iterator[Word]:
    match fact.domain:
        case Number() as number:
            yield from _of_a_number(knowledge, fact, number, rest)
        case Choices(choices):
            yield from _of_words(fact, "includes", "any of", choices, rest)
        case YesNo(choices) | Choice(choices):
            yield from _of_words(fact, "is", "one of", choices, rest)
        case _:
            assert_never(fact.domain)


def _of_words(fact: Fact, verb: str, several: str, choices: Mapping[str, str], rest: str) -> Iterator[Word]:
    if match := _LIST.fullmatch(rest):
        listed = [word.strip() for word in match["list"].split(",")]
        yield from (Word(word, shown, listed[-1]) for word, shown in choices.items() if word not in listed[:-1])
    elif (match := _SEVERAL.fullmatch(rest)) and f"{several} [".startswith(match["begun"]):
        yield Word(f"{several} [", "several, of which one is enough", match["begun"])
    elif match := _WORD.fullmatch(rest):
        yield from (Word(word, shown, match["word"]) for word, shown in choices.items())
        if not isinstance(fact.domain, YesNo):
            yield Word(f"{several} [", "several, of which one is enough", match["word"])
        if verb == "is" and not re.match(r"is\s+not\b", rest):
            yield Word("not", "any other answer", match["word"])
        if rest.startswith("is"):
            yield from _knowing(match["word"])
    elif " " not in rest:
        yield Word(verb, "", rest)
        yield from _knowing(rest, "is ")


def _of_a_number(knowledge: Knowledge, fact: Fact, number: Number, rest: str) -> Iterator[Word]:
    if match := _BETWEEN.fullmatch(rest):
        begun = match["low"] if match["high"] is None else match["high"]
        yield from _bounds(knowledge, fact, number, begun)
    elif match := _AND.fullmatch(rest):
        yield Word("and", "the other end, included as well", match["begun"])
    elif match := _SIGN.fullmatch(rest):
        yield from _bounds(knowledge, fact, number, match["bound"])
    elif match := re.fullmatch(r"is\s+(\S*)", rest):
        yield from _knowing(match[1])
    elif " " not in rest:
        yield from (Word(sign, "", rest) for sign in _SIGNS)
        yield Word("between", "both ends are included", rest)
        yield from _knowing(rest, "is ")


def _knowing(begun: str, before: str = "") -> Iterator[Word]:
    yield Word(f"{before}known", "there is an answer", begun)
    yield Word(f"{before}unknown", "there is none", begun)


def _bounds(knowledge: Knowledge, fact: Fact, number: Number, begun: str) -> Iterator[Word]:
    """The bounds that rules compare this fact with already, the commonest first, then the ends of what is usual."""
    used = Counter(bound for when in written_conditions(knowledge) for bound in _compared(when, fact.id))
    for bound, count in used.most_common():
        times = "1 condition" if count == 1 else f"{count} conditions"
        yield Word(number_words(bound, 0), f"{fact.unit}, in {times}".lstrip(", "), begun)
    for end in number.usual:
        if end not in used:
            yield Word(number_words(end, 0), f"{fact.unit}, an end of what is usual".lstrip(", "), begun)


def _compared(condition: Condition, fact: str) -> Iterator[float]:
    match condition:
        case Compare(name, _, bound) if name == fact:
            yield bound
        case Between(name, low, high) if name == fact:
            yield from (low, high)
        case _:
            for part in parts_of(condition):
                yield from _compared(part, fact)
