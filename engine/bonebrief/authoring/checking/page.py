"""The page of one check: what it does, why it matters, an example that has the problem and one that has not."""

from dataclasses import dataclass
from textwrap import dedent

from bonebrief.language.problem import Code

A_RULES_FILE = "rules/falls.yaml"
QUESTIONS_FILE = "questionnaires/questions.yaml"
A_QUESTIONNAIRE = "questionnaires/falls.yaml"


@dataclass(frozen=True, slots=True)
class Page:
    """`bad` and `good` are whole files; `file` says which."""

    code: Code
    does: str
    why: str
    bad: str
    good: str
    file: str


def page(code: Code, does: str, why: str, bad: str, good: str, file: str = A_RULES_FILE) -> Page:
    """A page whose texts may be indented as the code around them is."""
    return Page(code, " ".join(does.split()), " ".join(why.split()), _example(bad), _example(good), file)


def _example(text: str) -> str:
    return dedent(text).strip("\n") + "\n"
