"""A proof in words: what is as it should be is counted, and everything else is told with its people."""

from collections.abc import Iterable, Iterator, Sequence

from bonebrief.authoring.proving.prove import DOMAIN, Proof, Rules
from bonebrief.authoring.proving.verdict import Excepted, Outcome, Shown, Verdict
from bonebrief.wording.answers import answers_text
from bonebrief.wording.conditions import words_of
from bonebrief.wording.counts import counted
from bonebrief.wording.wrap import wrapped


def proof_lines(proof: Proof) -> Iterator[str]:
    """The whole proof."""
    yield wrapped(f"Proved here is what holds for {DOMAIN}", 0, 2)
    yield ""
    if proof.rules is not None:
        yield from _rules(proof.rules)
        yield ""
    yield from law_lines(proof.laws)
    yield ""
    yield f"{proof.seconds:.0f} s of the processor."


def law_lines(laws: Sequence[Verdict]) -> Iterator[str]:
    """The laws: those that are broken with their people, the faults that are known, and how many are proved."""
    for verdict in laws:
        if verdict.outcome is not Outcome.PROVED:
            yield from _open(verdict)
    known = [(verdict, one) for verdict in laws for one in verdict.excepted if one.fault and one.shown]
    if known:
        yield "Known faults, still to be mended:"
        for verdict, one in known:
            yield from _excepted(verdict, one)
        yield ""
    idle = [(verdict, one) for verdict in laws for one in verdict.excepted if one.shown is None]
    for verdict, one in idle:
        yield wrapped(f"{one.where}  An exception of {verdict.claim} that nobody needs any more: {one.reason}.", 0, 2)
    proved = sum(verdict.outcome is Outcome.PROVED for verdict in laws)
    excepted = sum(one.shown is not None and not one.fault for verdict in laws for one in verdict.excepted)
    them = f", {counted(excepted, 'exception')} with a reason" if excepted else ""
    but = f", {counted(len({verdict.claim for verdict, _ in known}), 'law')} but for known faults" if known else ""
    yield (
        f"Laws: {proved} of {len(laws)} proved{but}{them}." if laws else "There are no laws; rules/laws.yaml has them."
    )


def _rules(rules: Rules) -> Iterator[str]:
    proved = sum(verdict.outcome is Outcome.PROVED for verdict in rules.outcomes)
    yield f"Rules: {proved} of {len(rules.outcomes)} outcomes are possible, for each rule true and false."
    for verdict in rules.outcomes:
        if verdict.outcome is not Outcome.PROVED:
            yield from _open(verdict)
    if rules.idle:
        names = ", ".join(rule.id for rule in rules.idle)
        yield wrapped(f"Reasons that only add a sentence, beside one of the same or a higher priority: {names}.", 0, 2)
    for test in rules.idle_tests:
        yield wrapped(f"{test.place}  `{words_of(test)}` decides nothing beside its neighbours.", 0, 2)
    if rules.unsettled:
        names = ", ".join(rule.id for rule in rules.unsettled)
        yield wrapped(f"Unknown for some who answered every question that makes sense for them: {names}.", 0, 2)
    if rules.findings is not None:
        for one, other in rules.findings.equal:
            yield f"Findings that are always equal: {one} and {other}."
        yield f"Findings: {counted(len(rules.findings.exclusive), 'pair')} that nobody has both of."
    if rules.two_classes is not None:
        yield "Density: somebody has two classes." if rules.two_classes else "Density: nobody has two classes."
    yield from (f"Undecided: {why}" for why in rules.undecided)


def _open(verdict: Verdict) -> Iterator[str]:
    yield f"{verdict.where}  {verdict.outcome.value}: {verdict.claim}"
    yield wrapped(f"{verdict.title}." if not verdict.left else f"{verdict.title}: {verdict.left}", 2, 2)
    if verdict.outcome is Outcome.REFUTED and not verdict.shown:
        yield "  Nobody is so."
    yield from _people(verdict.shown)
    yield ""


def _excepted(verdict: Verdict, one: Excepted) -> Iterator[str]:
    yield wrapped(f"{one.where}  {verdict.claim}: {one.reason}", 0, 2)
    yield from _people([one.shown] if one.shown else [])


def _people(shown: Iterable[Shown]) -> Iterator[str]:
    for one in shown:
        yield f"  {one.what}:"
        yield wrapped(answers_text(one.answers), 4, 1)
        if one.changed is not None:
            yield wrapped(f"then {answers_text(one.changed)}", 4, 1)
