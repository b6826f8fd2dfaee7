"""What a person does in an interview, and what is taken over for them: one action is one line of the journal."""

from dataclasses import dataclass

from bonebrief.language.answer import Answer


@dataclass(frozen=True, slots=True)
class Record:
    """An answer is given: ANSWERED with a value, UNKNOWN or SKIPPED."""

    fact: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Prefill:
    """An answer is taken over from somewhere (`origin`, such as a file) without having been asked."""

    fact: str
    answer: Answer
    origin: str


@dataclass(frozen=True, slots=True)
class Back:
    """The person wants the question answered before this one; nothing is validated and no answer changes."""


@dataclass(frozen=True, slots=True)
class Jump:
    """The person wants one question again."""

    fact: str


@dataclass(frozen=True, slots=True)
class Onward:
    """The person leaves the question, or what was asked back, as it is and goes on."""


@dataclass(frozen=True, slots=True)
class Uphold:
    """Asked back, the person says that this answer is right: those that contradict it are left out."""

    fact: str


@dataclass(frozen=True, slots=True)
class Voice:
    """The person says whether they answer for a patient; the questions are put accordingly from then on."""

    for_patient: bool


@dataclass(frozen=True, slots=True)
class Also:
    """A question that the questionnaire does not have is asked too, where it is worth asking."""

    fact: str


Action = Record | Also | Prefill | Back | Jump | Onward | Uphold | Voice
