"""The terms of a statement in stages: in each the columns that are made of those of the stage before it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bonebrief.meanings.columns.engines.sql.term import Term

_WRITTEN_AGAIN: Final = 16
"""How much may stand in a statement more than once; what is more becomes a column."""
_LONGEST: Final = 400
"""How much one expression may hold."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The terms whose columns a stage takes over from the one before it, and those that it makes."""

    passed: tuple[int, ...]
    made: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stages:
    """The stages in their order. Only terms that are `kept` are columns; the first stage passes those of the table."""

    terms: Sequence[Term]
    kept: frozenset[int]
    stages: tuple[Stage, ...]

    def text(self, term: int, *, within: bool = True) -> str:
        """How a term stands in others: as its column, if it is kept; or how that is made."""
        if within and term in self.kept and not self.terms[term].column:
            return f"_{term}"
        one = self.terms[term]
        return one.write(*(self.text(part) for part in one.parts))


def staged(terms: Sequence[Term], wanted: Sequence[int]) -> Stages:
    """Each column is made as late as possible, so that few are taken from stage to stage."""
    kept = frozenset(_kept(terms, wanted))
    made, read = _from_the_end(terms, wanted, kept)
    first = max((made[one] for one in kept if not terms[one].column), default=0)
    places = dict.fromkeys((one for one in kept if terms[one].column), first + 1) | {
        one: made[one] for one in kept if not terms[one].column
    }
    return Stages(terms, kept, tuple(_stages(places, read, first)))


def _kept(terms: Sequence[Term], wanted: Sequence[int]) -> Iterator[int]:
    uses = Counter(part for term in terms for part in term.parts) + Counter(wanted)
    sizes: list[int] = []
    for one, term in enumerate(terms):
        size = term.weight + sum(sizes[part] for part in term.parts)
        if term.column or (size - 1) * (uses[one] - 1) > _WRITTEN_AGAIN or size > _LONGEST:
            yield one
            size = 1
        sizes.append(size)


def _from_the_end(
    terms: Sequence[Term], wanted: Sequence[int], kept: frozenset[int]
) -> tuple[dict[int, int], dict[int, int]]:
    """By term how many stages before the end it is made, and how many before the end it is last read."""
    farthest, nearest = dict.fromkeys(wanted, 0), dict.fromkeys(wanted, 0)
    made: dict[int, int] = {}
    for one in reversed(range(len(terms))):
        if one not in farthest:
            continue
        made[one] = farthest[one] + 1 if one in kept else farthest[one]
        here = (made[one], made[one]) if one in kept else (farthest[one], nearest[one])
        for part in terms[one].parts:
            farthest[part] = max(farthest.get(part, 0), here[0])
            nearest[part] = min(nearest.get(part, here[1]), here[1])
    return made, nearest


def _stages(made: dict[int, int], read: dict[int, int], first: int) -> Iterator[Stage]:
    """Stage by stage from the first; numbers count from the end."""
    columns = sorted(made)
    for place in range(first, 0, -1):
        passed = [one for one in columns if read[one] < place < made[one]]
        yield Stage(tuple(passed), tuple(one for one in columns if made[one] == place))
