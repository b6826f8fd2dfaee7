"""Every condition that somebody wrote, wherever it stands."""

from collections.abc import Iterator

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import Condition


def written_conditions(knowledge: Knowledge) -> Iterator[Condition]:
    """Those of rules and conflicts, and those of questions: to open one, ask it, put it ahead, or offer an option."""
    yield from (rule.when for rule in knowledge.rules.values())
    yield from (conflict.when for conflict in knowledge.conflicts.values())
    yield from (fact.ask_if for fact in knowledge.dictionary.values() if fact.ask_if)
    for fact in knowledge.dictionary.values():
        yield from dict.fromkeys(fact.asking.offer_if.values() if fact.asking else ())
    for form in knowledge.questionnaires.values():
        yield from dict.fromkeys((*form.worth_asking.values(), *form.ahead.values()))
