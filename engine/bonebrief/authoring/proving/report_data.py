"""A proof for other programs: JSON, and annotations for GitHub's pages."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from bonebrief.authoring.proving.prove import DOMAIN, Proof, Rules
from bonebrief.authoring.proving.verdict import Outcome, Shown, Verdict
from bonebrief.language.answer import Answers
from bonebrief.wording.annotation import annotation
from bonebrief.wording.answers import answers_text
from bonebrief.wording.conditions import words_of


def proof_json(proof: Proof) -> str:
    """The whole proof, each claim with its people and the seconds it took."""
    found = {
        "schema": 1,
        "about": DOMAIN,
        "seconds": round(proof.seconds, 2),
        "rules": None if proof.rules is None else _rules(proof.rules),
        "laws": [_verdict(verdict) for verdict in proof.laws],
    }
    return json.dumps(found, indent=2, ensure_ascii=False)


def law_problems(laws: Sequence[Verdict]) -> Iterator[dict[str, Any]]:
    """The laws that are not proved, as `check --format json` lists problems."""
    for verdict in laws:
        if verdict.outcome is not Outcome.PROVED:
            yield {
                "code": "LAW",
                "name": verdict.claim,
                "severity": "error",
                "file": verdict.where.name,
                "line": verdict.where.line,
                "column": verdict.where.column,
                "what": f"This is {verdict.outcome.value}: {verdict.title}. {_people(verdict)}".strip(),
                "fix": "Mend the rules, or write an exception with its reason.",
                "also": [],
            }


def annotations(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """One line for each claim that is not proved, as GitHub's Actions read it."""
    for verdict in verdicts:
        if verdict.outcome is not Outcome.PROVED:
            title = f"{verdict.outcome.value} {verdict.claim}"
            yield annotation("error", verdict.where, title, f"{verdict.title}. {_people(verdict)}")


def _people(verdict: Verdict) -> str:
    if verdict.left:
        return verdict.left
    return " ".join(f"{one.what}: {answers_text(one.answers)}{_then(one)}" for one in verdict.shown)


def _then(one: Shown) -> str:
    return "" if one.changed is None else f", then {answers_text(one.changed)}"


def _rules(rules: Rules) -> dict[str, Any]:
    return {
        "outcomes": [_verdict(verdict) for verdict in rules.outcomes],
        "only_add_a_sentence": [rule.id for rule in rules.idle],
        "decide_nothing": [
            {"test": words_of(test), "file": test.place.name, "line": test.place.line} for test in rules.idle_tests
        ],
        "stay_unknown": [rule.id for rule in rules.unsettled],
        "always_equal": rules.findings.equal if rules.findings else None,
        "never_both": rules.findings.exclusive if rules.findings else None,
        "two_classes": rules.two_classes,
        "undecided": rules.undecided,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "claim": verdict.claim,
        "title": verdict.title,
        "outcome": verdict.outcome.value,
        "file": verdict.where.name,
        "line": verdict.where.line,
        "people": [_shown(one) for one in verdict.shown],
        "exceptions": [
            {
                "reason": one.reason,
                "fault": one.fault,
                "line": one.where.line,
                "needed_by": one.shown and _shown(one.shown),
            }
            for one in verdict.excepted
        ],
        "undecided": verdict.left or None,
        "seconds": round(verdict.seconds, 3),
    }


def _shown(one: Shown) -> dict[str, Any]:
    return {"what": one.what, "answers": _answers(one.answers), "then": one.changed and _answers(one.changed)}


def _answers(answers: Answers) -> dict[str, Any]:
    return {fact: given.value if given.value is not None else given.status.value for fact, given in answers.items()}
