"""What an edit changes by meaning: order of parts, comments and layout of the files do not count."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import product
from typing import TYPE_CHECKING, Literal, TypeVar

from bonebrief.authoring.comparing.stale_texts import stale_texts
from bonebrief.knowledge.knowledge import Knowledge, Topic
from bonebrief.knowledge.questionnaire import Questionnaire
from bonebrief.knowledge.rule import Finding, Point, Raise, Rule
from bonebrief.language.condition import Condition, Leaf, facts_read, findings_read, leaves
from bonebrief.language.fact import Fact
from bonebrief.language.problem import Place
from bonebrief.language.same import meaning
from bonebrief.wording.conditions import condition_text, words_of
from bonebrief.wording.formulas import formula_text

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Edit = Literal["added", "removed", "changed"]
T = TypeVar("T")
Parts = Mapping[str, str | Condition | None]


@dataclass(frozen=True, slots=True)
class Detail:
    """One part of something that reads otherwise now; empty words where it was not, or is no more."""

    part: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Change:
    """Something added, removed or changed: a `sort` of thing, its id, and its place (the new one if there is one)."""

    kind: Edit
    sort: str
    id: str
    place: Place | None
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class RulePair:
    """A rule of a finding or point as it was and as it is; None where it is new or gone. Equal pairs are left out."""

    owner: str
    old: Rule | None
    new: Rule | None

    @property
    def same_condition(self) -> bool:
        return bool(self.old and self.new and meaning(self.old.when) == meaning(self.new.when))

    @property
    def differing(self) -> tuple[tuple[Leaf, ...], tuple[Leaf, ...]]:
        """The single tests that only the old rule has, and only the new; all of both where just the groups differ."""
        old, new = (tuple(leaves(rule.when)) if rule else () for rule in (self.old, self.new))
        only_old, only_new = _without(old, new), _without(new, old)
        return (only_old, only_new) if only_old or only_new else (old, new)


def _without(tests: tuple[Leaf, ...], others: tuple[Leaf, ...]) -> tuple[Leaf, ...]:
    """The tests that the others lack, or have less often."""
    left = Counter(meaning(leaf) for leaf in tests) - Counter(meaning(leaf) for leaf in others)
    return tuple(leaf for leaf in tests if left[meaning(leaf)] > 0)


def knowledge_changes(old: Knowledge, new: Knowledge) -> Iterator[Change]:
    """Every difference in meaning: findings, points, their rules, questions, questionnaires, topics and sources."""
    yield from _things("finding", old.findings, new.findings, _finding)
    yield from _things("point", old.points, new.points, _point)
    raises = _raises(old), _raises(new)
    for pair in rule_pairs(old, new):
        change = _rule_change(pair, raises, new)
        if change and pair.owner in {**old.findings, **old.points}.keys() & {**new.findings, **new.points}.keys():
            yield change
    yield from _things("question", old.dictionary, new.dictionary, _fact)
    yield from _things("questionnaire", old.questionnaires, new.questionnaires, _questionnaire)
    yield from _things("topic", {t.id: t for t in old.topics}, {t.id: t for t in new.topics}, _topic)
    yield from _things("source", old.sources, new.sources, _plain)
    yield from _things("evidence", old.evidence, new.evidence, _plain)
    yield from _things("retired id", old.retired, new.retired, _plain)


def rule_pairs(old: Knowledge, new: Knowledge) -> Iterator[RulePair]:
    """Every rule of every finding and point, beside what it was."""
    before, after = _rules_by_owner(old), _rules_by_owner(new)
    for owner in dict.fromkeys([*after, *before]):
        yield from matched_rules(owner, before.get(owner, ()), after.get(owner, ()))


def matched_rules(owner: str, old: Sequence[Rule], new: Sequence[Rule]) -> list[RulePair]:
    """The rules of one finding or point side by side: the same condition first, then the nearest, then what is left."""
    pairs, left_old, left_new = [], list(old), list(new)
    for was, now in sorted(product(old, new), key=lambda pair: -_likeness(*pair)):
        if was in left_old and now in left_new and _likeness(was, now) > 0:
            pairs.append(RulePair(owner, was, now))
            left_old.remove(was)
            left_new.remove(now)
    pairs += [RulePair(owner, was, None) for was in left_old] + [RulePair(owner, None, now) for now in left_new]
    return pairs


def _likeness(old: Rule, new: Rule) -> float:
    if meaning(old.when) == meaning(new.when):
        return 2 + (old.id == new.id)
    was, now = ({*facts_read(rule.when), *findings_read(rule.when)} for rule in (old, new))
    return len(was & now) / len(was | now) + 0.01 * (old.id == new.id)


def _rules_by_owner(knowledge: Knowledge) -> dict[str, tuple[Rule, ...]]:
    found = {finding.id: finding.rules for finding in knowledge.findings.values()}
    return found | {point.id: tuple(entry.rule for entry in point.raises) for point in knowledge.points.values()}


def _raises(knowledge: Knowledge) -> dict[str, Raise]:
    return {entry.rule.id: entry for point in knowledge.points.values() for entry in point.raises}


def _rule_change(
    pair: RulePair, raises: tuple[Mapping[str, Raise], Mapping[str, Raise]], knowledge: Knowledge
) -> Change | None:
    if pair.old is None or pair.new is None:
        rule = pair.old or pair.new
        assert rule is not None
        words = condition_text(rule.when)
        kind: Edit = "removed" if pair.new is None else "added"
        detail = Detail("when", words, "") if pair.new is None else Detail("when", "", words)
        return Change(kind, "rule", rule.id, rule.place, (detail,))
    was, now = (_rule(rule, known.get(rule.id)) for rule, known in zip((pair.old, pair.new), raises, strict=True))
    stale = [Detail(part, "", text) for part, text in stale_texts(knowledge, pair.old, pair.new)]
    details = (*_when_details(pair, pair.old, pair.new), *_differing(was, now), *stale)
    return Change("changed", "rule", pair.new.id, pair.new.place, details) if details else None


def _when_details(pair: RulePair, old: Rule, new: Rule) -> Iterator[Detail]:
    if pair.same_condition:
        return
    only_old, only_new = pair.differing
    if len(only_old) == len(only_new) == 1:
        yield Detail("when", words_of(only_old[0]), words_of(only_new[0]))
    else:
        yield Detail("when", condition_text(old.when), condition_text(new.when))


def _things(sort: str, old: Mapping[str, T], new: Mapping[str, T], parts: Callable[[T], Parts]) -> Iterator[Change]:
    for name in dict.fromkeys([*new, *old]):
        place = getattr(new.get(name, old.get(name)), "place", None)
        if name not in old or name not in new:
            yield Change("added" if name in new else "removed", sort, name, place)
        elif details := tuple(_differing(parts(old[name]), parts(new[name]))):
            yield Change("changed", sort, name, place, details)


def _differing(old: Parts, new: Parts) -> Iterator[Detail]:
    for part in dict.fromkeys([*new, *old]):
        was, now = old.get(part), new.get(part)
        if _means(was) != _means(now):
            yield Detail(part, _words(was), _words(now))


def _means(part: str | Condition | None) -> object:
    return part or "" if isinstance(part, str | None) else meaning(part)


def _words(part: str | Condition | None) -> str:
    return part or "" if isinstance(part, str | None) else condition_text(part)


def _rule(rule: Rule, entry: Raise | None) -> Parts:
    sources = "; ".join(str(citation) for citation in rule.sources)
    parts: Parts = {"source": sources, "evidence": ", ".join(sorted(rule.evidence)), "verify": rule.verify}
    if entry is None:
        return parts
    return {"priority": entry.priority.word, "because": entry.because.text, "calm": _yes(entry.calm), **parts}


def _finding(finding: Finding) -> Parts:
    density = _plain(finding.density) if finding.density else {}
    return {"title": finding.title, "allows_calm": _yes(finding.allows_calm), **density}


def _point(point: Point) -> Parts:
    talk = point.talk.word if point.talk else ""
    texts = {"say": point.say.text, "patient": point.patient.text}
    return {"title": point.title, "talk": talk, "together": point.together, **texts}


def _fact(fact: Fact) -> Parts:
    asked: Parts = {}
    if fact.asking:
        asked = {"ask": fact.asking.words, "why": fact.asking.why, "help": fact.asking.help}
        asked = {**asked, "ask_if": fact.ask_if, "not_evidence": ", ".join(map(str, fact.asking.not_evidence))}
        asked |= {f"also {word}": value for word, value in fact.asking.also.items()}
        asked |= {f"offer {word} if": when for word, when in fact.asking.offer_if.items()}
        asked |= {f"of_patient {key}": text for key, text in _plain(fact.asking.of_patient).items()}
    number = _plain(replace(fact.number, aid=None)) if fact.number else {}
    formula = formula_text(fact.formula) if fact.formula else ""
    choices = {f"choice {word}": words for word, words in fact.choices.items()}
    return {"label": fact.label, "type": fact.kind.value, "formula": formula, **choices, **number, **asked}


def _questionnaire(form: Questionnaire) -> Parts:
    asked = {f"question {one}": section.title for section in form.sections for one in section.questions}
    conditions = {f"if of {question}": when for question, when in form.worth_asking.items()}
    ahead = {f"ahead of {question}": when for question, when in form.ahead.items()}
    return {"title": form.title, "about": form.about, **asked, **conditions, **ahead}


def _topic(topic: Topic) -> Parts:
    return {"topic": topic.title, "about": topic.about, "steps_back": _yes(topic.steps_back)}


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"


def _plain(thing: "DataclassInstance") -> Parts:
    """Every field of a dataclass in words, but for its id and place."""
    named = [field.name for field in fields(thing) if field.name not in ("id", "place")]
    return {name: str(getattr(thing, name)) for name in named if getattr(thing, name) is not None}
