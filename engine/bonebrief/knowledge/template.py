"""A sentence with {fact} placeholders, filled with this person's own answers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bonebrief.knowledge.dictionary import Dictionary
from bonebrief.knowledge.fields import Report
from bonebrief.knowledge.problem import Code, Place, did_you_mean
from bonebrief.knowledge.value import Value, words_for

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """Text in which {fact} stands for the words of a value; a brace never means anything else."""

    text: str

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_PLACEHOLDER.findall(self.text)))

    def fill(self, dictionary: Dictionary, values: Mapping[str, Value]) -> str:
        """The sentence for this person; what is not known reads "not known"."""

        def words(match: re.Match[str]) -> str:
            fact = match[1]
            return words_for(dictionary[fact], values[fact]) if fact in values else "not known"

        return _PLACEHOLDER.sub(words, self.text)


def read_template(text: str, place: Place, dictionary: Dictionary, report: Report) -> Template:
    """A template whose placeholders all name facts; the others are reported."""
    template = Template(text)
    for name in template.facts:
        if name not in dictionary and name not in report.spoilt:
            what = f"The text has {{{name}}}, which names no fact."
            fix = did_you_mean(name, dictionary) or "Write the id of a fact between the braces."
            report.add(Code.BAD_PLACEHOLDER, place, what, fix, (f"{{{name}}}",))
    return template
