"""`bonebrief why`: a point, finding or rule as a tree of conditions with this person's values."""

from collections.abc import Iterator

from bonebrief.inference.explain import Why, explain_finding, explain_rule, missing_facts
from bonebrief.inference.inference import Inference
from bonebrief.knowledge.condition import Not
from bonebrief.knowledge.condition_words import words_of
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.problem import BoneBriefError, did_you_mean
from bonebrief.knowledge.truth import Truth
from bonebrief.knowledge.value import with_unit
from bonebrief.workbench.nearest import change_words, nearest_changes

_MARKS: dict[Truth, str] = {True: "[+] true    ", False: "[-] false   ", None: "[?] unknown "}


def why(knowledge: Knowledge, name: str, inference: Inference) -> str:
    """Explain a point, a finding or a rule, condition by condition.

    Raises:
        BoneBriefError: nothing has that name.
    """
    if name in knowledge.points:
        point = knowledge.points[name]
        parts = [_rule(knowledge, entry.rule.id, inference) for entry in point.raises]
        return "\n\n".join([f"{name}: {point.title}", *parts])
    if name in knowledge.findings:
        finding = knowledge.findings[name]
        tree = explain_finding(knowledge, finding, inference)
        return "\n".join([f"{name}: {finding.title}", str(finding.place), *_lines(knowledge, tree, 0)])
    if name in knowledge.rules:
        return _rule(knowledge, name, inference)
    known = [*knowledge.points, *knowledge.findings, *knowledge.rules]
    hint = did_you_mean(name, known) or "`bonebrief rules` lists them."
    raise BoneBriefError(f'There is no point, finding or rule called "{name}". {hint}')


def _rule(knowledge: Knowledge, rule_id: str, inference: Inference) -> str:
    rule = knowledge.rules[rule_id]
    tree = explain_rule(knowledge, rule, inference)
    raised = {entry.rule.id: entry.priority.word for point in knowledge.points.values() for entry in point.raises}
    head = f"{rule_id}, which raises it as {raised[rule_id]}" if rule_id in raised else rule_id
    cited = "; ".join(str(citation) for citation in rule.sources)
    lines = [head, f"{rule.place}  ({cited})", *_lines(knowledge, tree.parts[0], 0)]
    if tree.truth is False:
        changes = nearest_changes(knowledge, rule.when, inference.values)
        said = ", and ".join(change_words(knowledge.dictionary, change) for change in changes)
        lines.append(f"Nearest change: it would be true if {said}.")
    if tree.truth is None:
        missing = [knowledge.dictionary[fact].label for fact in missing_facts(knowledge, tree, inference)]
        lines.append(
            f"An answer to {', or '.join(missing)} could settle it." if missing else "Nothing asked settles it."
        )
    return "\n".join(lines)


def _lines(knowledge: Knowledge, node: Why, depth: int) -> Iterator[str]:
    words = words_of(node.condition) if node.condition is not None else node.name
    shown = _negated_test(node) or node
    yield f"{_MARKS[node.truth]}{'  ' * depth}{words}{_value(knowledge, shown)}"
    for part in shown.parts:
        yield from _lines(knowledge, part, depth + 1)


def _negated_test(node: Why) -> Why | None:
    """The test inside a `not`, whose words say it all; a negated group is shown with its parts instead."""
    if isinstance(node.condition, Not) and not node.parts[0].parts:
        return node.parts[0]
    return None


def _value(knowledge: Knowledge, node: Why) -> str:
    if node.fact is None:
        return ""
    said = "no answer" if node.value is None else with_unit(knowledge.dictionary[node.fact], node.value)
    return f"  ({said})"
