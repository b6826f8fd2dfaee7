"""A conclusion for one person as plain data, with its whole tree."""

from typing import TYPE_CHECKING, Protocol

from bonebrief.authoring.explaining.nearest_words import change_words
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Priority
from bonebrief.language.condition import Condition
from bonebrief.language.problem import Place
from bonebrief.language.value import Partly
from bonebrief.meanings.plain.deciding import missing_facts
from bonebrief.meanings.plain.explain import Why
from bonebrief.meanings.plain.inference import Inference
from bonebrief.wording.conditions import words_of

if TYPE_CHECKING:
    from bonebrief.authoring.explaining.what_if import Nearest


class Conclusion(Protocol):
    """What is told of a conclusion."""

    @property
    def id(self) -> str: ...
    @property
    def place(self) -> Place: ...
    @property
    def cited(self) -> tuple[str, ...]: ...
    @property
    def when(self) -> Condition: ...
    @property
    def why(self) -> Why: ...
    @property
    def priority(self) -> Priority | None: ...


def explained_json(
    knowledge: Knowledge, one: Conclusion, nearest: "Nearest | None", inference: Inference
) -> dict[str, object]:
    """The keys: id, priority, truth, where it stands, what it cites, what would change or settle it, and the tree."""
    missing = missing_facts(knowledge, one.when, inference) if one.why.truth is None else ()
    return {
        "id": one.id,
        "priority": one.priority.word if one.priority else None,
        "truth": one.why.truth,
        "file": one.place.name,
        "line": one.place.line,
        "sources": list(one.cited),
        "nearest_change": [change_words(knowledge.dictionary, change) for change in nearest.changes] if nearest else [],
        "nearest_answers": {change.fact: change.after for change in nearest.changes} if nearest else {},
        "never": nearest.never if nearest else False,
        "missing": list(missing),
        "tree": _tree(one.why),
    }


def _tree(node: Why) -> dict[str, object]:
    told: dict[str, object] = {
        "condition": words_of(node.condition) if node.condition is not None else node.name,
        "truth": node.truth,
    }
    if node.fact is not None:
        value = list(node.value.chosen) if isinstance(node.value, Partly) else node.value
        told |= {"fact": node.fact, "value": value}
    if node.taken_from:
        told["from"] = list(node.taken_from)
    if node.contradicted:
        told["contradicted"] = True
    if node.parts:
        told["parts"] = [_tree(part) for part in node.parts]
    return told
