"""Which edits of rules are behind examples that fail: those with which undone they pass again, each tried."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from bonebrief.authoring.comparing.changes import RulePair, rule_pairs
from bonebrief.authoring.examples.expected import mismatches
from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rewritten import rewritten
from bonebrief.knowledge.rule import Rule
from bonebrief.language.condition import Between, Compare, bounds_of, facts_read, findings_read
from bonebrief.language.value import number_words
from bonebrief.meanings.plain.inference import judged
from bonebrief.reading.bounds.chains import report_finding_chains
from bonebrief.reading.yaml.report import Report
from bonebrief.wording.conditions import words_of
from bonebrief.wording.counts import counted, listed
from bonebrief.wording.wrap import wrapped

_MOST_EDITS: Final = 12
_MOST_NAMED: Final = 3
_KEPT: Final = 4
"""The decimals of an answer."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Rules that were changed in the same way; `was` and `now`: the one test that differs, where it is one."""

    rules: tuple[tuple[Rule, Rule], ...]
    was: Compare | Between | None
    now: Compare | Between | None

    @property
    def undone(self) -> Mapping[str, Rule]:
        """The rules as they are, by their ids, but asking what they asked before."""
        return {new.id: replace(new, when=old.when) for old, new in self.rules}


def edits_behind(old: Knowledge, new: Knowledge, failed: Sequence[Example]) -> Iterator[str]:
    """Say of each edit that is behind some failures what it was, which they are, and what to write; nothing if none is.

    An example is shown to fail by an edit if it passes with the rules as they are and that edit undone.
    """
    for edit in islice(_edits(old, new), _MOST_EDITS):
        before = rewritten(new, edit.undone)
        if not _is_sound(before, edit, old):
            continue
        caused = [example for example in failed if _passes(before, example)]
        if caused:
            yield from _told(edit, new, caused, len(failed))


def _edits(old: Knowledge, new: Knowledge) -> Iterator[Edit]:
    """The changed rules, those together in which the same test became the same other one."""
    groups: dict[object, list[tuple[Rule, Rule]]] = {}
    tests: dict[object, tuple[Compare | Between | None, Compare | Between | None]] = {}
    for pair in rule_pairs(old, new):
        if pair.old and pair.new and not pair.same_condition:
            key = moved = _moved(pair)
            groups.setdefault(key if all(moved) else pair.new.id, []).append((pair.old, pair.new))
            tests[key if all(moved) else pair.new.id] = moved
    yield from (Edit(tuple(rules), *tests[key]) for key, rules in groups.items())


def _moved(pair: RulePair) -> tuple[Compare | Between | None, Compare | Between | None]:
    """The one bound that was moved, as it was and as it is; nothing where more was changed."""
    was, now = pair.differing
    if len(was) == len(now) == 1:
        match was[0], now[0]:
            case (Compare() | Between()) as one, (Compare() | Between()) as other if one.fact == other.fact:
                return one, other
    return None, None


def _is_sound(undone: Knowledge, edit: Edit, old: Knowledge) -> bool:
    """Whether what the edited rules read before is still there, of the same kind, and stands in no circle now."""
    whens = [rule.when for rule in edit.undone.values()]
    facts = {fact for when in whens for fact in facts_read(when)}
    findings = {finding.id: finding for topic in undone.topics for finding in topic.findings}
    named = {name for when in whens for name in findings_read(when)}
    there = all(
        fact in undone.dictionary and undone.dictionary[fact].kind is old.dictionary[fact].kind for fact in facts
    )
    if not there or not named <= findings.keys():
        return False
    report = Report()
    report_finding_chains(findings.values(), report)
    return not report.problems


def _passes(knowledge: Knowledge, example: Example) -> bool:
    """Whether an example holds; one that names what is not there does not."""
    known = {*knowledge.findings, *knowledge.points}
    if not {*example.expect.findings, *example.expect.points} <= known:
        return False
    return next(mismatches(knowledge, example, judged(knowledge, example.given)), None) is None


def _told(edit: Edit, new: Knowledge, caused: Sequence[Example], failed: int) -> Iterator[str]:
    places = [f"{one.id} ({one.place.name}:{one.place.line})" for _, one in edit.rules]
    more = [f"{len(places) - _MOST_NAMED} more"] if len(places) > _MOST_NAMED else []
    how = f": `{words_of(edit.was)}` became `{words_of(edit.now)}`" if edit.was and edit.now else " was changed"
    yield wrapped(f"{listed([*places[:_MOST_NAMED], *more])}{how}.", 2, 2)
    them = "It makes" if len(caused) < failed else "It alone makes"
    yield wrapped(f"{them} {len(caused)} of {counted(failed, 'example')} fail: undone, they pass (tried).", 4, 0)
    if edit.was and edit.now and (moved := _moves(edit.was, edit.now, new, caused)):
        values = Counter(moved.values())
        pairs = listed([f"{_number(now)} in place of {_number(was)}" for (was, now) in values])
        count = "they pass" if len(moved) == len(caused) else f"{len(moved)} of them pass"
        said = f"If it is meant, write {edit.now.fact} {pairs} in them: then {count} (tried), beside the new line."
        yield wrapped(said, 4, 0)
    lines: dict[str, list[int]] = {}
    for example in caused:
        lines.setdefault(example.place.name, []).append(example.place.line)
    for file, numbers in lines.items():
        yield wrapped(f"{file}: {counted(len(numbers), 'example')}, from line {numbers[0]} on", 4, 2)


def _moves(
    was: Compare | Between, now: Compare | Between, knowledge: Knowledge, caused: Sequence[Example]
) -> Mapping[int, tuple[float, float]]:
    """The examples that pass again with another answer as far from the new bound as theirs was from the old."""
    by = next((round(b - a, _KEPT) for a, b in zip(bounds_of(was), bounds_of(now), strict=False) if a != b), 0.0)
    found = {}
    for number, example in enumerate(caused):
        answer = example.given.get(was.fact)
        if answer is not None and isinstance(answer.value, float):
            other = round(answer.value + by, _KEPT)
            given = {**example.given, was.fact: replace(answer, value=other, said="")}
            if by and _passes(knowledge, replace(example, given=given)):
                found[number] = (answer.value, other)
    return found


def _number(value: float) -> str:
    return number_words(value, 0)
