"""Every condition that somebody wrote, wherever it stands."""

from collections.abc import Iterator

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import Condition


def written_conditions(knowledge: Knowledge) -> Iterator[Condition]:
    """The conditions of rules, those that open a question, and those that make one worth asking in a questionnaire."""
    yield from (rule.when for rule in knowledge.rules.values())
    yield from (fact.ask_if for fact in knowledge.dictionary.values() if fact.ask_if)
    for form in knowledge.questionnaires.values():
        yield from dict.fromkeys(form.worth_asking.values())
