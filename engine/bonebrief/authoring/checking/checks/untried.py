"""What no example shows."""

from collections.abc import Iterator

from bonebrief.authoring.examples.coverage import never_true
from bonebrief.authoring.examples.tried import TriedExamples
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Code, Problem
from bonebrief.meanings.solver.necessity import Necessity


def untried_rules(knowledge: Knowledge) -> Iterator[Problem]:
    """Find rules that no example makes true, and points that therefore no example raises."""
    tried, necessity = TriedExamples(knowledge, knowledge.examples), Necessity(knowledge)
    never = {rule.id: rule for rule in never_true(knowledge.rules.values(), tried, necessity)}
    for point in knowledge.points.values():
        rules = [entry.rule.id for entry in point.raises]
        if rules and all(rule in never for rule in rules):
            never = {name: rule for name, rule in never.items() if name not in rules}
            fix = "Add an example in which it is raised, for each entry under `raise`."
            yield Problem(Code.UNRAISED_POINT, point.place, f"No example raises the point {point.id}.", fix)
    for rule in never.values():
        what, fix = f"No example makes {rule.id} true.", "Add one in the same file whose answers meet its condition."
        yield Problem(Code.UNTRIED_RULE, rule.place, what, fix)
