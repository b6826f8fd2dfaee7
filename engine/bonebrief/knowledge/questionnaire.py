"""A questionnaire: sections of question ids, in the order asked, and when one is not worth the person's time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bonebrief.language.condition import Condition
from bonebrief.language.problem import Place

DEFAULT = "bone-health"
"""The questionnaire where none is named."""


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together; asked as written, or where `free`, the one that matters most first.

    `of_patient`: the title for somebody who answers for a patient; empty where it is the same. `one_screen`: questions
    of yes or no that are put on one screen, as far as they are to be asked.
    """

    title: str
    questions: tuple[str, ...]
    free: bool = False
    of_patient: str = ""
    one_screen: tuple[str, ...] = ()


@dataclass(frozen=True)
class Questionnaire:
    """Sections in the order asked, where they begin, and by question the condition under which it is worth asking.

    `ahead`: by question the condition under which it is put before the one that opens it, and so settles that one.
    """

    id: str
    title: str
    about: str
    sections: tuple[Section, ...]
    worth_asking: Mapping[str, Condition]
    place: Place
    ahead: Mapping[str, Condition] = field(default_factory=dict)

    @cached_property
    def questions(self) -> tuple[str, ...]:
        """Every question id, in the order asked."""
        return tuple(question for section in self.sections for question in section.questions)
