"""The same knowledge with other words: every text that a person may read, replaced where there is another for it."""

from collections.abc import Collection
from dataclasses import replace

from bonebrief.knowledge.knowledge import Knowledge, Translation
from bonebrief.knowledge.translation.placeholders import same_placeholders
from bonebrief.knowledge.translation.questions import Say, translated_fact
from bonebrief.knowledge.translation.rules import RuleTexts
from bonebrief.knowledge.translation.sheets import translated_questionnaire, translated_sheet
from bonebrief.knowledge.translation.texts import Keys, Texts
from bonebrief.language.fact import Fact


def in_language(knowledge: Knowledge, texts: Texts) -> Knowledge:
    """The knowledge in the words of these texts; what they do not have, or have with other placeholders, as it was.

    Ids, conditions, numbers, sources and the digest stay, so whatever is concluded stays, too. A text that stays says
    answers in the words that belong to it.
    """
    said = translated(knowledge, _Said(texts))
    return replace(said, translation=Translation(texts.code, texts.name, texts.review))


class _Said:
    """Says what texts have."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def text(self, keys: Keys, english: str, needed: bool = True) -> str:
        other = self._texts.at(keys)
        return other if other and same_placeholders(english, other) else english

    def more(self, keys: Keys, of: Collection[str] = ()) -> tuple[tuple[str, str], ...]:
        return tuple(self._texts.below(keys))


def translated(knowledge: Knowledge, say: Say) -> Knowledge:
    """The knowledge with what is said for each text of it: only here it is known which texts there are."""
    facts: dict[str, Fact] = {}
    for fact in knowledge.dictionary.values():
        facts[fact.id] = translated_fact(fact, facts, say)
    texts = RuleTexts(knowledge.dictionary, say).with_headings(knowledge.topics)
    return replace(
        knowledge,
        dictionary=facts,
        conflicts={name: texts.conflict(conflict) for name, conflict in knowledge.conflicts.items()},
        questionnaires={name: translated_questionnaire(form, say) for name, form in knowledge.questionnaires.items()},
        sheet=translated_sheet(knowledge.sheet, say),
        topics=tuple(map(texts.topic, knowledge.topics)),
    )
