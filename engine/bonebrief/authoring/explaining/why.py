"""`bonebrief why`: a point, finding or rule for one person, condition by condition, and what would change it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bonebrief.authoring.explaining.nearest_words import nearest_words
from bonebrief.authoring.explaining.why_json import explained_json
from bonebrief.authoring.explaining.why_tree import Tree
from bonebrief.authoring.rulebook.show import unknown_name
from bonebrief.brief.make import verdict_of
from bonebrief.brief.prioritise import Verdict
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.knowledge.rule import Point, Priority, Rule, Unraised
from bonebrief.language.condition import Any, Condition
from bonebrief.language.problem import Place
from bonebrief.language.truth import Truth
from bonebrief.meanings.plain.deciding import missing_facts
from bonebrief.meanings.plain.explain import Why, explain_finding, explain_rule
from bonebrief.meanings.plain.inference import Inference
from bonebrief.wording.truths import NOT_JUDGED, NOT_RAISED, TRUTH_WORDS
from bonebrief.wording.wrap import lines

if TYPE_CHECKING:
    from bonebrief.authoring.explaining.what_if import Nearest

DEPTH = 2
_FIRST: dict[Truth, int] = {True: 0, None: 1, False: 2}


@dataclass(frozen=True, slots=True)
class Shown:
    """How much of a tree is shown: findings opened to a depth (None: the usual one), everything or what decides."""

    depth: int | None = None
    everything: bool = False
    how: str = "text"


@dataclass(frozen=True, slots=True)
class Explained:
    """One conclusion for one person: why it came out so, and its condition, to look for what would change it."""

    id: str
    place: Place
    cited: tuple[str, ...]
    why: Why
    when: Condition
    priority: Priority | None = None


def explanation(
    knowledge: Knowledge, name: str, questionnaire: Questionnaire, inference: Inference, shown: Shown
) -> Iterator[str]:
    """The lines that explain a point, a finding or a rule, as a brief of the questionnaire has it.

    Raises:
        BoneBriefError: nothing has that name.
    """
    title, outcome, explained = _explained(knowledge, name, questionnaire, inference)
    nearest = _nearest(knowledge, explained, inference)
    if shown.how == "json":
        told = [explained_json(knowledge, one, nearest.get(one.id), inference) for one in explained]
        text = json.dumps(
            {"name": name, "title": title, "outcome": outcome, "conclusions": told}, indent=2, ensure_ascii=False
        )
        return iter([text])
    return _text(knowledge, f"{name}: {title}" if title else name, outcome, explained, nearest, inference, shown)


def _nearest(knowledge: Knowledge, explained: list[Explained], inference: Inference) -> "dict[str, Nearest]":
    """For what is false, by id, what would make it true."""
    false = [one for one in explained if one.why.truth is False]
    if not false:
        return {}
    from bonebrief.authoring.explaining.what_if import WhatIf

    what_if = WhatIf(knowledge)
    return {one.id: what_if.true(one.when, inference) for one in false}


def _explained(
    knowledge: Knowledge, name: str, questionnaire: Questionnaire, inference: Inference
) -> tuple[str, str, list[Explained]]:
    if name in knowledge.points:
        point = knowledge.points[name]
        found = [_rule(knowledge, entry.rule, inference, entry.priority) for entry in point.raises]
        return (
            point.title,
            _point_outcome(verdict_of(knowledge, questionnaire, inference), point, inference),
            sorted(found, key=lambda one: _FIRST[one.why.truth]),
        )
    if name in knowledge.findings:
        finding = knowledge.findings[name]
        when = Any(tuple(rule.when for rule in finding.rules))
        cited = tuple(dict.fromkeys(str(one) for rule in finding.rules for one in rule.sources))
        tree = explain_finding(knowledge, finding, inference)
        return finding.title, TRUTH_WORDS[tree.truth], [Explained(name, finding.place, cited, tree, when)]
    if name in knowledge.rules:
        rule = knowledge.rules[name]
        raised = [entry for point in knowledge.points.values() for entry in point.raises if entry.rule is rule]
        one = _rule(knowledge, rule, inference, raised[0].priority if raised else None)
        return "", TRUTH_WORDS[one.why.truth], [one]
    raise unknown_name(knowledge, name)


def _rule(knowledge: Knowledge, rule: Rule, inference: Inference, priority: Priority | None) -> Explained:
    cited = tuple(str(one) for one in rule.sources)
    return Explained(rule.id, rule.place, cited, explain_rule(knowledge, rule, inference), rule.when, priority)


def _point_outcome(verdict: Verdict, point: Point, inference: Inference) -> str:
    outcome = verdict.of(point)
    held = any(verdict.truths[entry.rule.id] is not inference.truths[entry.rule.id] for entry in point.raises)
    why = f", because {verdict.held_back}" if held else ""
    if isinstance(outcome, Priority):
        return outcome.word
    return f"{NOT_JUDGED if outcome is Unraised.UNKNOWN else NOT_RAISED}{why}"


def _text(
    knowledge: Knowledge,
    head: str,
    outcome: str,
    explained: list[Explained],
    nearest: "dict[str, Nearest]",
    inference: Inference,
    shown: Shown,
) -> Iterator[str]:
    yield from lines(head)
    yield f"For this person: {outcome}."
    tree = Tree(knowledge, DEPTH if shown.depth is None else shown.depth, shown.everything)
    for one in explained:
        priority = f" ({one.priority.word})" if one.priority else ""
        yield ""
        yield f"{one.id}{priority}"
        yield from lines(f"{one.place}  ({'; '.join(one.cited)})")
        yield from tree.lines(one.why)
        yield from _what_would_settle(knowledge, one, inference)
        if one.id in nearest:
            yield from lines(nearest_words(knowledge.dictionary, nearest[one.id]))
    if tree.hidden:
        yield ""
        yield "Only what decides is shown; --all shows the rest, --depth N opens more findings."


def _what_would_settle(knowledge: Knowledge, one: Explained, inference: Inference) -> Iterator[str]:
    if one.why.truth is None:
        missing = missing_facts(knowledge, one.when, inference)
        asked = [asking.words for fact in missing if (asking := knowledge.dictionary[fact].asking)]
        yield "To settle it, ask:" if asked else "No question settles it for this person."
        for words in asked:
            yield from lines(words, "  - ", "    ")
