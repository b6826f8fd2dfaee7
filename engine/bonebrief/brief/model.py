"""The brief as plain data: everything a reader is shown, in the order in which it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from bonebrief.knowledge.knowledge import Translation
from bonebrief.knowledge.rule import Priority, Stage
from bonebrief.knowledge.sources import Checked, Citation, Source
from bonebrief.language.answer import Answer, Status
from bonebrief.language.truth import Truth
from bonebrief.language.value import Seen, Value


class Worry(Enum):
    """How worried the person should be, the most pressing first."""

    TODAY = "today"
    SOON = "soon"
    SETTLE_FIRST = "settle first"
    OPEN = "open"
    AT_THE_VISIT = "at the visit"


@dataclass(frozen=True, slots=True)
class BoneDensity:
    """The density class. `value` is in SD; `basis` is `t_score`, `z_score` or None; `site` is a fact id."""

    category: str
    site: str | None = None
    value: float | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """One T- or Z-score that was given; `decides` marks the one the class rests on."""

    fact: str
    label: str
    value: float
    scale: str
    decides: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that is true: its sentence in the person's own numbers, and the values it rests on."""

    rule: str
    priority: Priority
    text: str
    because: Mapping[str, Seen]
    sources: tuple[Citation, ...]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RaisedPoint:
    """A point to discuss, at the highest priority of its reasons; see `Point` for `talk`, `together` and `written`."""

    id: str
    title: str
    priority: Priority
    talk: Stage | None
    together: str
    say: str
    patient: str
    reasons: tuple[Reason, ...]
    written: str = ""


@dataclass(frozen=True, slots=True)
class Undetermined:
    """A point that could be raised, or raised higher, if the missing questions were answered."""

    point: str
    title: str
    could_become: Priority
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CouldRaise:
    point: str
    title: str
    priority: Priority


@dataclass(frozen=True, slots=True)
class MissingAnswer:
    """A question without an answer, and the points its answer could raise, the highest first.

    `question`: as the person is asked. `of_patient`: as somebody is asked who answers for them. `options`: what there
    is to choose from, where several may be chosen. `written`: the question as it was first written, where it is in
    another language: that tells whether it can be read alone.
    """

    fact: str
    label: str
    question: str
    of_patient: str
    could_raise: tuple[CouldRaise, ...]
    options: tuple[str, ...] = ()
    written: str = ""


@dataclass(frozen=True, slots=True)
class Warning:
    """Something odd about an answer, as a question back."""

    fact: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class SaidAnswer:
    """An answer as it was given, and in words."""

    fact: str
    label: str
    value: Value
    words: str


@dataclass(frozen=True, slots=True)
class Contradicted:
    """Answers that cannot both be so, none of them used: that of a question, and those to questions that it opens.

    `if_gate`: what would be raised, or raised higher, if the first is right; `if_evidence`: if the others are.
    """

    gate: SaidAnswer
    evidence: tuple[SaidAnswer, ...]
    if_gate: tuple[CouldRaise, ...]
    if_evidence: tuple[CouldRaise, ...]


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer as it counts: its status, its value, and both in words; not `needed` if it could change nothing.

    `kept`: the conflicts with other answers that it was kept beside. `taken_from`: the facts that a taken value follows
    from. `left_out`: what was answered, where that does not count because the question is closed or its value follows.
    `origin`: where in a record it stands.
    """

    fact: str
    label: str
    status: Status
    value: Seen | None
    words: str
    needed: bool = True
    kept: frozenset[str] = frozenset()
    taken_from: tuple[str, ...] = ()
    left_out: Answer | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source of the shown reasons, and how far each row of evidence that they cite of it was held against it."""

    source: Source
    checked: Mapping[str, Checked]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an official calculator as it is known; no words where it is not, or where somebody has to look."""

    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The fields of an official calculator, ready to be typed into it; the note is about fields that are not known."""

    title: str
    fields: tuple[Field, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a risk scale that begins at a number, in the unit of the risk."""

    name: str
    start: float


@dataclass(frozen=True, slots=True)
class Risk:
    """A risk that was given, and the spans of its scale at the person's age, rising; the first begins at the lowest."""

    fact: str
    label: str
    value: float
    words: str
    unit: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class RiskLines:
    """Risks on the lines of one country."""

    title: str
    risks: tuple[Risk, ...]


@dataclass(frozen=True, slots=True)
class PersonsPage:
    """What the person's page holds besides the points: when to call, and which words and questions are kept from it."""

    call: tuple[str, ...] = ()
    held_words: tuple[str, ...] = ()
    held_questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """One person's brief. `points` are in brief order; `missing` begins with the most consequential.

    `translation`: the language of its texts, where they are not as they were written.
    """

    title: str
    made_on: date
    questionnaire: str
    knowledge_version: str
    knowledge_sha256: str
    bone_density: BoneDensity
    scores: tuple[Score, ...]
    findings: Mapping[str, Truth]
    points: tuple[RaisedPoint, ...]
    undetermined: tuple[Undetermined, ...]
    missing: tuple[MissingAnswer, ...]
    warnings: tuple[Warning, ...]
    answers: tuple[AnswerLine, ...]
    contradictions: tuple[Contradicted, ...]
    sources: tuple[CitedSource, ...]
    strips: tuple[Strip, ...]
    risk_lines: tuple[RiskLines, ...]
    persons_page: PersonsPage
    translation: Translation | None = None
