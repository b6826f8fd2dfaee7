"""What an editor shows of an id under the pointer, in Markdown: a question and who reads it, a row, a source."""

from collections.abc import Iterator
from typing import Final

from bonebrief.authoring.editor.mentions import EVIDENCE, FACT, FINDING, POINT, SOURCE
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Rule
from bonebrief.language.condition import facts_read, findings_read
from bonebrief.language.fact import Fact
from bonebrief.language.value import number_words
from bonebrief.wording.conditions import condition_text
from bonebrief.wording.counts import counted

_MOST: Final = 6
_LONGEST: Final = 400


def hover_text(knowledge: Knowledge, kind: str, name: str) -> str:
    """What there is to know of an id; nothing where there is none of that kind."""
    tell = {FACT: _fact, FINDING: _finding, POINT: _point, SOURCE: _source, EVIDENCE: _row}[kind]
    return "\n\n".join(tell(knowledge, name))


def _fact(knowledge: Knowledge, name: str) -> Iterator[str]:
    fact = knowledge.dictionary.get(name)
    if fact is None:
        return
    yield f"**{plain_text(fact.label)}** (`{name}`)"
    yield plain_text(fact.asking.words) if fact.asking else "Worked out from other answers."
    yield _possible(fact)
    if fact.ask_if:
        yield f"Asked if `{condition_text(fact.ask_if)}`; unknown where it is not asked."
    yield _read_by([rule for rule in knowledge.rules.values() if name in facts_read(rule.when)])


def _possible(fact: Fact) -> str:
    if fact.number:
        low, high = (number_words(end, 0) for end in fact.number.limits)
        unit = f" {fact.unit}" if fact.unit else ""
        return f"A number from {low} to {high}{unit}."
    return "One of: " + ", ".join(f"`{word}`" for word in fact.choices) + "."


def _finding(knowledge: Knowledge, name: str) -> Iterator[str]:
    finding = knowledge.findings.get(name)
    if finding is None:
        return
    yield f"**{plain_text(finding.title)}** (finding `{name}`)"
    for rule in finding.rules[:_MOST]:
        yield f"`{_short(condition_text(rule.when))}`  \n{_cited(rule)}"
    yield _read_by([rule for rule in knowledge.rules.values() if name in findings_read(rule.when)])


def _point(knowledge: Knowledge, name: str) -> Iterator[str]:
    point = knowledge.points.get(name)
    if point is None:
        return
    yield f"**{plain_text(point.title)}** (point `{name}`)"
    yield plain_text(point.say.text)
    for entry in point.raises[:_MOST]:
        yield f"{entry.priority.word}: `{_short(condition_text(entry.rule.when))}`  \n{_cited(entry.rule)}"
    if len(point.raises) > _MOST:
        yield f"and {counted(len(point.raises) - _MOST, 'reason')} more"


def _source(knowledge: Knowledge, name: str) -> Iterator[str]:
    source = knowledge.sources.get(name)
    if source:
        yield f"**{plain_text(source.title)}**"
        yield f"{plain_text(source.organisation)}, {source.year}. {plain_text(source.where)}"
        yield f"Reviewed {source.reviewed}, to be reviewed by {source.review_by}."


def _row(knowledge: Knowledge, name: str) -> Iterator[str]:
    row = knowledge.evidence.get(name)
    if row:
        yield f"**Evidence {name}** ({row.checked.value})"
        yield plain_text(row.says)


def _cited(rule: Rule) -> str:
    rows = f"; evidence {', '.join(rule.evidence)}" if rule.evidence else ""
    return plain_text("; ".join(map(str, rule.sources))) + rows


def _read_by(rules: list[Rule]) -> str:
    owners = list(dict.fromkeys(rule.owner for rule in rules))
    if not owners:
        return "No rule reads it."
    more = f" and {len(owners) - _MOST} more" if len(owners) > _MOST else ""
    return f"Read by {counted(len(rules), 'rule')}: {', '.join(f'`{owner}`' for owner in owners[:_MOST])}{more}."


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


def plain_text(text: str) -> str:
    """Text that Markdown shows as it is written."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in text)
