"""What was found of conditions, for as long as neither these nor the findings that they read change."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import NamedTuple, TypeVar, cast

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import Condition, findings_read
from bonebrief.language.fact import Fact

T = TypeVar("T")


class _Found(NamedTuple):
    """What was found, of which conditions, while the findings they read had which stamps."""

    conditions: tuple[Condition, ...]
    stamps: tuple[int, ...]
    what: tuple[object, ...]


class _Stamped(NamedTuple):
    conditions: tuple[Condition, ...]
    reads: tuple[int, ...]
    stamp: int


class Remembered:
    """Findings have stamps: another one whenever they, or one that they read, are written otherwise."""

    def __init__(self) -> None:
        self._asked: Mapping[str, object] = {}
        self._findings: dict[str, _Stamped] = {}
        self._found: dict[tuple[object, ...], _Found] = {}
        self._used: dict[tuple[object, ...], _Found] = {}
        self._stamps = count()

    def heed(self, knowledge: Knowledge) -> None:
        """Turn to a knowledge base, and forget what no longer holds in it, or was not asked the last time."""
        facts = {fact.id: _asks(fact) for fact in knowledge.dictionary.values()}
        asked = {"facts": facts, "conflicts": knowledge.conflicts, "evidence": knowledge.evidence}
        self._found, self._used = (self._used if asked == self._asked else {}), {}
        self._asked = asked
        self._findings = dict(self._restamped(knowledge))

    def of(self, what: object, conditions: Sequence[Condition], find: Callable[[], Iterable[T]]) -> tuple[T, ...]:
        """What is found of conditions, anew if it is not remembered."""
        key = (what, *map(id, conditions))
        stamps = tuple(self._findings[name].stamp for one in conditions for name in findings_read(one))
        found = self._used.get(key) or self._found.get(key)
        if found is None or found.stamps != stamps:
            found = _Found(tuple(conditions), stamps, tuple(find()))
        self._used[key] = found
        return cast("tuple[T, ...]", found.what)

    def _restamped(self, knowledge: Knowledge) -> Iterable[tuple[str, _Stamped]]:
        stamps: dict[str, int] = {}
        for finding in knowledge.findings.values():
            conditions = tuple(rule.when for rule in finding.rules)
            reads = tuple(stamps[name] for name in finding.reads)
            before = self._findings.get(finding.id)
            same = before is not None and before.reads == reads and _same(before.conditions, conditions)
            stamped = before if before is not None and same else _Stamped(conditions, reads, next(self._stamps))
            stamps[finding.id] = stamped.stamp
            yield finding.id, stamped


def _same(some: Sequence[Condition], others: Sequence[Condition]) -> bool:
    """Whether these are the very same conditions, places included."""
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))


def _asks(fact: Fact) -> object:
    """All of a fact that checks read; the bounds that rules compare it with are no part of it."""
    if fact.formula is None or fact.number is None:
        return fact
    return replace(fact, domain=replace(fact.number, bounds=()))
