"""Rules, parts of a condition and labels that say again what another one says."""

from collections.abc import Iterator
from typing import Final

from bonebrief.authoring.checking.page import QUESTIONS_FILE, page
from bonebrief.authoring.checking.samples import at_risk, repeated_falls
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Rule
from bonebrief.language.condition import AtLeast, Condition, Holds, leaves, parts_of
from bonebrief.language.fact import Fact
from bonebrief.language.problem import Code, Place, Problem
from bonebrief.language.same import meaning
from bonebrief.meanings.solver.necessity import Necessity
from bonebrief.wording.conditions import words_of

_HEIGHTS: Final = """\
questions:
  height_cm:
    ask: How tall are you now?
    label: Height now
    type: number
    unit: cm
    limits: [100, 230]
    why: A loss of height can come from the spine.
derived:
  height_in_metres:
    label: Height now
    decimals: 2
    formula: height_cm / 100
"""

_TWO_EXAMPLES: Final = """\
examples:
  - name: falls
    given: {falls_past_year: 2}
    expect: {findings: {repeated_falls: yes}}
  - name: falls
    given: {falls_past_year: 1}
    expect: {findings: {repeated_falls: no}}
"""

PAGES: Final = (
    page(
        Code.REPEATED_RULE,
        does="Finds rules that mean the same as a finding, or as another reason of the same point.",
        why="A change of the one will be forgotten in the other.",
        bad=f"{repeated_falls()}  falling: {{title: Falling, when: falls_past_year >= 2, source: WHO94}}",
        good=f"{repeated_falls()}  falling: {{title: Falling, when: repeated_falls, source: WHO94}}",
    ),
    page(
        Code.REPEATED_PART,
        does="Finds a part that stands twice in one group: under `all:`, `any:`, `none:` or `at least N:`.",
        why="""Under `at least 2:` it counts twice and does alone what two were meant to do; elsewhere it adds nothing.
            Often another test was meant.""",
        bad=at_risk(("at least 2: [age >= 65, age >= 65, smoking is current]",)),
        good=at_risk(("at least 2: [age >= 65, smoking is current, bmi < 20]",)),
    ),
    page(
        Code.REPEATED_LABEL,
        does="Finds questions, and facts that are worked out, with the label of another one.",
        why="In a brief and in the list of answers nobody can tell which of the two is meant.",
        bad=_HEIGHTS,
        good=_HEIGHTS.replace("label: Height now\n    decimals", "label: Height now, in metres\n    decimals"),
        file=QUESTIONS_FILE,
    ),
    page(
        Code.REPEATED_NAME,
        does="Finds examples of one file that have the same name.",
        why="When one of them fails, its name does not say which, and -k runs both of them.",
        bad=repeated_falls() + _TWO_EXAMPLES,
        good=repeated_falls() + _TWO_EXAMPLES.replace("name: falls", "name: two falls", 1),
    ),
)


def repeated_rules(knowledge: Knowledge) -> Iterator[Problem]:
    """Find rules that mean the same as a finding, or as another reason of the same point."""
    seen: dict[object, Rule] = {}
    whole = {meaning(finding.rules[0].when) for finding in knowledge.findings.values() if len(finding.rules) == 1}
    for finding in knowledge.findings.values():
        for rule in (rule for rule in finding.rules if not isinstance(rule.when, Holds)):
            yield from _repeated(rule, seen, "Name the one finding where the other is used.")
    for point in knowledge.points.values():
        of_point: dict[object, Rule] = {}
        for entry in point.raises:
            yield from _repeated(entry.rule, of_point, "Make one reason of the two, or change a condition.")
            if len(tuple(leaves(entry.rule.when))) > 1 and meaning(entry.rule.when) in whole:
                yield from _repeated(entry.rule, seen, "Name the finding instead of repeating its condition.")


def repeated_parts(necessity: Necessity, condition: Condition) -> Iterator[Problem]:
    """Find parts that stand twice in one group: under `at least` they count twice, elsewhere they add nothing."""
    parts = parts_of(condition)
    for number, part in enumerate(parts):
        if meaning(part) in map(meaning, parts[:number]):
            counts = ", and counts twice" if isinstance(condition, AtLeast) else ""
            what = f"`{words_of(part)}` stands twice in this group{counts}."
            yield Problem(Code.REPEATED_PART, part.place, what, "Leave one out, or write the test that was meant.")
        yield from repeated_parts(necessity, part)


def repeated_labels(knowledge: Knowledge) -> Iterator[Problem]:
    """Find facts with the label of another one: a brief calls both by the same words."""
    seen: dict[str, Fact] = {}
    for fact in knowledge.dictionary.values():
        first = seen.setdefault(fact.label.casefold(), fact)
        if first is not fact:
            what = f'{fact.id} has the label of {first.id}, "{first.label}".'
            yield Problem(Code.REPEATED_LABEL, fact.place, what, "Say in one of the two what is different about it.")


def repeated_names(knowledge: Knowledge) -> Iterator[Problem]:
    """Find examples of one file with the same name, all of them together."""
    named: dict[tuple[str, str], list[Place]] = {}
    for example in knowledge.examples:
        named.setdefault((example.place.file, example.name), []).append(example.place)
    for (_, name), places in named.items():
        if len(places) > 1:
            what = f'The name "{name}" is that of {len(places)} examples of this file.'
            yield Problem(Code.REPEATED_NAME, places[-1], what, "Say in each what it shows.", also=tuple(places[:-1]))


def _repeated(rule: Rule, seen: dict[object, Rule], fix: str) -> Iterator[Problem]:
    first = seen.setdefault(meaning(rule.when), rule)
    if first is not rule:
        what = f"{rule.id} says the same as {first.id}, in {first.place}."
        yield Problem(Code.REPEATED_RULE, rule.place, what, fix)
