"""The ways in which a law could be broken, each as what would have to be true of somebody."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bonebrief.authoring.proving.laws.law import Allowance
from bonebrief.authoring.proving.verdict import Shown
from bonebrief.meanings.solver.clauses.circuit import NO, Lit
from bonebrief.meanings.solver.questions import Everybody

Find = Callable[[Sequence[Lit]], Shown | None]


@dataclass(frozen=True, slots=True)
class Breach:
    """One way to break a law: what would have to be true, and how somebody is found for that and more.

    `point`: the one that it is about, if any.
    """

    wanted: tuple[Lit, ...]
    find: Find
    point: str | None = None

    def excused_by(self, allowance: Allowance) -> bool:
        """Whether an exception may count for this breach."""
        return not allowance.points or self.point is None or self.point in allowance.points


@dataclass(frozen=True, slots=True)
class Case:
    """A law over everybody: the ways to break it, and for whom an exception counts, for a point if it is about one."""

    everybody: Everybody
    breaches: tuple[Breach, ...]
    excuses: Callable[[Allowance, str | None], Lit]

    def people(self, unexcused: Iterable[Allowance], but: Allowance | None = None) -> Iterator[Shown]:
        """Those who break the law, each in another way, and whom none of some exceptions excuses, but this one does.

        Raises:
            UndecidedError: that was not found out within the limit.
        """
        unexcused = tuple(unexcused)
        wishes = [(breach, self._wanted(breach, unexcused, but)) for breach in self.breaches]
        wishes = [(breach, wanted) for breach, wanted in wishes if NO not in wanted]
        possible = self.everybody.possible(*(wanted for _, wanted in wishes))
        found = (breach.find(wanted) for (breach, wanted), so in zip(wishes, possible, strict=True) if so)
        return (shown for shown in found if shown is not None)

    def _wanted(self, breach: Breach, unexcused: Iterable[Allowance], but: Allowance | None) -> list[Lit]:
        excuses = [self.excuses(one, breach.point) for one in unexcused if breach.excused_by(one)]
        excused = [] if but is None else [self.excuses(but, breach.point) if breach.excused_by(but) else NO]
        return [*breach.wanted, *excused, *(-one for one in excuses)]
