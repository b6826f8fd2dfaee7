"""Decides the laws: each is proved of everybody whose answers go together, or refuted with people side by side."""

from collections.abc import Iterator
from dataclasses import replace
from time import process_time

from bonebrief.authoring.proving.laws.alone import case_of_one
from bonebrief.authoring.proving.laws.breach import Case
from bonebrief.authoring.proving.laws.compared import case_of_two
from bonebrief.authoring.proving.laws.law import Allowance, Law, Says, Settled, Worse
from bonebrief.authoring.proving.verdict import Excepted, Outcome, Verdict
from bonebrief.authoring.proving.witness import Seeker
from bonebrief.meanings.solver.sat import UndecidedError


def decide(seeker: Seeker, law: Law) -> Iterator[Verdict]:
    """One verdict for each thing that a law says."""
    for says in law.says:
        claim = f"{law.id} ({says.fact})" if isinstance(says, Worse) and len(law.says) > 1 else law.id
        began = process_time()
        try:
            verdict = _decided(seeker, law, says, claim)
        except UndecidedError as error:
            verdict = Verdict(claim, law.title, Outcome.UNDECIDED, law.place, left=str(error))
        yield replace(verdict, seconds=process_time() - began)


def _decided(seeker: Seeker, law: Law, says: Says, claim: str) -> Verdict:
    case = case_of_two(seeker, law, says) if isinstance(says, Worse | Settled) else case_of_one(seeker, law, says)
    broken = tuple(case.people(law.allowances))
    excepted = tuple(_excepted(case, law, allowance) for allowance in law.allowances)
    return Verdict(claim, law.title, Outcome.REFUTED if broken else Outcome.PROVED, law.place, broken, excepted)


def _excepted(case: Case, law: Law, allowance: Allowance) -> Excepted:
    """The exception, and the first who needs it: nothing else excuses them."""
    others = (one for one in law.allowances if one is not allowance)
    shown = next(case.people(others, but=allowance), None)
    return Excepted(allowance.reason, allowance.fault, shown, allowance.place)
