"""Puts the columns of a graph in stages: what several others rest on is made once, before them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from bonebrief.meanings.columns.circuit.nodes import (
    Among,
    Column,
    Constant,
    Counted,
    Equal,
    Every,
    Fixed,
    From,
    Given,
    Lower,
    Most,
    Named,
    Node,
    Opposite,
    Pick,
    Some,
    Sum,
    There,
    Total,
    Truth,
    Turned,
    Under,
    Where,
    Word,
)


@dataclass(frozen=True, slots=True)
class Stage:
    """Columns that rest on those of the table and of the stages before; `kept`: what later stages still need."""

    made: tuple[int, ...]
    kept: tuple[int, ...]


def parts_of(node: Node) -> tuple[int, ...]:
    """The columns that one is made of, each as often as it is used."""
    match node:
        case Every(parts) | Some(parts) | Pick(_, parts) | Most(parts):
            return parts
        case Fixed() | Given() | Word() | Among() | Column() | Constant():
            return ()
        case There(one) | From(one, _) | Under(one, _) | Opposite(one) | Turned(_, one):
            return (one,)
        case Lower(one, other) | Where(one, other) | Sum(_, one, other) | Counted(one, other) | Equal(one, other):
            return one, other
        case Truth(one, other):
            return one, other
        case Total(terms) | Named(terms):
            return tuple(one for one, _ in terms)
        case _:
            assert_never(node)


def stages_of(nodes: Sequence[Node], wanted: Iterable[int]) -> Iterator[Stage]:
    """The stages in which the wanted columns are made, each of which is among those kept to the end."""
    ends = tuple(dict.fromkeys(wanted))
    uses = _uses(nodes, ends)
    own = {one for one, count in uses.items() if _is_worth_a_column(nodes[one], count)} | set(ends)
    level, last = _levels(nodes, sorted(uses), own)
    by_level: dict[int, list[int]] = {}
    for one in sorted(own):
        by_level.setdefault(level[one], []).append(one)
    for one in ends:
        last[one] = max(by_level, default=0) + 1
    kept: set[int] = set()
    for at in sorted(by_level):
        kept = {one for one in (*kept, *by_level[at]) if last.get(one, 0) > at}
        yield Stage(tuple(by_level[at]), tuple(sorted(kept)))


def _is_worth_a_column(node: Node, uses: int) -> bool:
    return uses > 1 and not isinstance(node, Fixed | Column | Constant | Opposite)


def _uses(nodes: Sequence[Node], ends: Iterable[int]) -> Counter[int]:
    uses = Counter(ends)
    waiting = list(uses)
    while waiting:
        for part in parts_of(nodes[waiting.pop()]):
            uses[part] += 1
            if uses[part] == 1:
                waiting.append(part)
    return uses


def _levels(nodes: Sequence[Node], used: Iterable[int], own: set[int]) -> tuple[dict[int, int], dict[int, int]]:
    """By column the stage in which it can be made, and the last one that uses it."""
    level: dict[int, int] = {}
    rests_on: dict[int, frozenset[int]] = {}
    last: dict[int, int] = {}
    for one in used:
        parts = parts_of(nodes[one])
        direct = frozenset(part for part in parts if part in own)
        inner = [rests_on[part] for part in parts if part not in own]
        rests_on[one] = direct.union(*inner)
        level[one] = 1 + max((level[part] for part in rests_on[one]), default=0)
        if one in own:
            for part in rests_on[one]:
                last[part] = max(last.get(part, 0), level[one])
    return level, last
