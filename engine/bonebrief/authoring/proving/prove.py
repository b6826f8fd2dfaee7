"""`bonebrief prove`: what is true of everybody, claim by claim."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import process_time
from typing import Final

from bonebrief.authoring.proving.findings import SideBySide, side_by_side, two_classes
from bonebrief.authoring.proving.laws.deciding import decide
from bonebrief.authoring.proving.laws.law import Laws
from bonebrief.authoring.proving.outcomes import idle_reasons, possible_outcomes
from bonebrief.authoring.proving.vain import idle_tests, never_settled
from bonebrief.authoring.proving.verdict import Outcome, Verdict
from bonebrief.authoring.proving.witness import Seeker
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Rule
from bonebrief.language.condition import Condition
from bonebrief.meanings.solver.sat import UndecidedError

DOMAIN: Final = (
    "everybody whom an interview can bring: each answer stands behind answers that open its question, numbers have "
    "the decimals of their question, and any other answer may be missing or not known. Laws are about those whose "
    "answers do not conflict; elsewhere such answers count as kept. Not covered: records without the answers that "
    "open a question, and answers that contradict each other."
)
"""For whom all of this holds, in one sentence or two."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What rules can come to. `undecided`: what was not found out of them within the limit, and why.

    `idle` reasons only add a sentence; `idle_tests` decide nothing in their group; `unsettled` rules stay unknown for
    somebody who answered all that is asked.
    """

    outcomes: tuple[Verdict, ...]
    idle: tuple[Rule, ...]
    idle_tests: tuple[Condition, ...]
    unsettled: tuple[Rule, ...]
    findings: SideBySide | None
    two_classes: bool | None
    undecided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of every claim, and the seconds of the processor it took; `rules` is None if only laws were asked."""

    rules: Rules | None
    laws: tuple[Verdict, ...]
    seconds: float

    @property
    def sound(self) -> bool:
        """Whether all that was asked was found out, and is as it should be."""
        verdicts = [*self.laws, *(self.rules.outcomes if self.rules else ())]
        sound = all(verdict.outcome is Outcome.PROVED for verdict in verdicts)
        return sound and (self.rules is None or not (self.rules.two_classes or self.rules.undecided))


def prove(knowledge: Knowledge, laws: Laws, laws_only: bool = False) -> Proof:
    """Prove or refute everything that can be asked of a sound knowledge base and its laws."""
    began = process_time()
    seeker = Seeker(knowledge)
    rules = None if laws_only else _rules(seeker)
    decided = tuple(decide_all(seeker, laws))
    return Proof(rules, decided, process_time() - began)


def decide_all(seeker: Seeker, laws: Laws) -> Iterator[Verdict]:
    """One verdict for each thing that each law says."""
    for law in laws.values():
        yield from decide(seeker, law)


def _rules(seeker: Seeker) -> Rules:
    undecided: list[str] = []
    idle: tuple[Rule, ...] = ()
    tests: tuple[Condition, ...] = ()
    unsettled: tuple[Rule, ...] = ()
    findings = classes = None
    outcomes = tuple(possible_outcomes(seeker))
    try:
        idle = tuple(idle_reasons(seeker))
        unsettled = tuple(never_settled(seeker))
        tests = tuple(idle_tests(seeker.knowledge))
        findings = side_by_side(seeker)
        classes = two_classes(seeker)
    except UndecidedError as error:
        undecided.append(str(error))
    return Rules(outcomes, idle, tests, unsettled, findings, classes, tuple(undecided))
