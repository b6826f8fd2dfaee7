"""The order in which the columns of a graph are made one after the other, and where each of them is kept meanwhile."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bonebrief.meanings.columns.circuit.nodes import Node
from bonebrief.meanings.columns.engines.parts import parts_of


@dataclass(frozen=True, slots=True)
class Order:
    """Every column that others need, after its parts. `place`: which of so many `places` holds it until its last use.

    Columns that are not in use at one time share a place; those that are wanted keep theirs.
    """

    nodes: tuple[int, ...]
    place: dict[int, int]
    places: int


def order_of(nodes: Sequence[Node], wanted: Sequence[int]) -> Order:
    """What is needed next is made next, so that few columns are in use at one time."""
    parts = dict(_parts_first(nodes, wanted))
    kept = set(wanted)
    last = {part: at for at, those in enumerate(parts.values()) for part in those}
    place: dict[int, int] = {}
    free: list[int] = []
    places = 0
    for at, (one, those) in enumerate(parts.items()):
        place[one] = free.pop() if free else places
        places = max(places, place[one] + 1)
        free += {place[part] for part in those if last[part] == at and part not in kept}
    return Order(tuple(parts), place, places)


def _parts_first(nodes: Sequence[Node], wanted: Sequence[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Every column that is needed, with its parts, which stand before it."""
    seen: set[int] = set()
    waiting: list[tuple[int, tuple[int, ...] | None]] = [(end, None) for end in reversed(wanted)]
    while waiting:
        one, parts = waiting.pop()
        if parts is not None:
            yield one, parts
        elif one not in seen:
            seen.add(one)
            parts = parts_of(nodes[one])
            waiting.append((one, parts))
            waiting += [(part, None) for part in parts if part not in seen]
