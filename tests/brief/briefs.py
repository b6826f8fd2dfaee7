"""Three briefs made by hand: low bone mass, an emergency with fourteen points, and nothing known; and a hostile one."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from bonebrief.brief.model import (
    AnswerLine,
    BoneDensity,
    Brief,
    CouldRaise,
    MissingAnswer,
    RaisedPoint,
    Reason,
    Score,
    Undetermined,
    Warning,
)
from bonebrief.knowledge.answer import Status
from bonebrief.knowledge.problem import Place
from bonebrief.knowledge.rule import Citation, Priority, Source
from bonebrief.knowledge.value import Value

URGENT, HIGH, ROUTINE, NOTE = Priority.URGENT, Priority.HIGH, Priority.ROUTINE, Priority.NOTE
_NOWHERE = Place("rules/sources.yaml")


def source(name: str, title: str, where: str, review_by: date = date(2028, 11, 24)) -> Source:
    return Source(name, title, f"Society of {name}", "2023", where, date(2026, 11, 24), review_by, _NOWHERE)


SOURCES: Final = (
    source("ACR22", "Prevention and treatment of glucocorticoid-induced osteoporosis", "doi 10.1002/art.42646"),
    source("ISCD23", "Official positions, adult", "https://iscd.org/official-positions-2023/"),
    source("NOGG24", "Guideline for osteoporosis", "doi 10.1007/s11657-025-01588-3", date(2026, 1, 31)),
    source("WHO94", "Assessment of fracture risk", "WHO Technical Report Series 843"),
)


def answered(fact: str, label: str, value: Value, words: str) -> AnswerLine:
    return AnswerLine(fact, label, Status.ANSWERED, value, words)


def unanswered(fact: str, label: str, status: Status, words: str) -> AnswerLine:
    return AnswerLine(fact, label, status, None, words)


def score(site: str, value: float, decides: bool = False, scale: str = "t_score") -> Score:
    name = "T-score" if scale == "t_score" else "Z-score"
    return Score(f"{scale}_{site.replace(' ', '_')}", f"{name}, {site}", value, scale, decides)


def point(name: str, title: str, priority: Priority, *reasons: Reason) -> RaisedPoint:
    said = f"Raise {title[0].lower()}{title[1:]}, and ask what would help most at this visit."
    plain = f"It is worth asking about this: {title[0].lower()}{title[1:]}."
    return RaisedPoint(name, title, priority, said, plain, reasons)


def reason(rule: str, priority: Priority, text: str, *sources: Citation, **because: Value) -> Reason:
    return Reason(rule, priority, text, because, sources or (Citation("NOGG24", "section 3"),))


def missing(fact: str, label: str, question: str, *raises: CouldRaise) -> MissingAnswer:
    return MissingAnswer(fact, label, question, raises)


def waiting(answers: Iterable[MissingAnswer]) -> tuple[Undetermined, ...]:
    """The points that these answers could raise, each with the facts it waits for."""
    facts: dict[CouldRaise, list[str]] = {}
    for answer in answers:
        for could in answer.could_raise:
            facts.setdefault(could, []).append(answer.fact)
    points = sorted(facts, key=lambda could: -could.priority)
    return tuple(Undetermined(could.point, could.title, could.priority, tuple(facts[could])) for could in points)


FRAX_MISSING = missing(
    "frax_done",
    "FRAX result at hand",
    "Do you have a result from the official FRAX calculator?",
    CouldRaise("treatment_conversation", "Whether bone medicine is worth it", HIGH),
    CouldRaise("ask_for_frax", "A FRAX estimate of the overall risk", ROUTINE),
)
SUN_MISSING = missing(
    "little_sun", "Little sun", "Do you get little sun?", CouldRaise("vitamin_d_low", "Vitamin D may be low", ROUTINE)
)

LOW_BONE_MASS: Final = Brief(
    title="Bone health",
    made_on=date(2026, 11, 24),
    questionnaire="bone-health",
    knowledge_version="8c053b36",
    knowledge_sha256="8c053b36" * 8,
    bone_density=BoneDensity("low_bone_mass", "t_score_femoral_neck", -2.1, "t_score"),
    scores=(
        score("lumbar spine", -2.6),
        score("total hip", -1.0),
        score("femoral neck", -2.1, decides=True),
        score("total hip", -0.4, scale="z_score"),
    ),
    findings={"low_bone_mass": True, "osteoporosis_by_t_score": False, "early_menopause": None},
    points=(
        point(
            "steroid_bone_protection",
            "Protecting bone while steroids continue",
            HIGH,
            reason(
                "steroid_bone_protection.1",
                HIGH,
                "Steroids at 5 mg a day with a lowest T-score of -2.1.",
                Citation("ACR22"),
                Citation("NOGG24", "section 3"),
                steroid_use="current",
                steroid_dose_mg=5.0,
                lowest_t_score=-2.1,
            ),
            reason("steroid_bone_protection.3", ROUTINE, "Steroids for over three months.", Citation("ACR22")),
        ),
        point(
            "low_bone_mass_meaning",
            "What low bone mass (osteopenia) means",
            ROUTINE,
            reason(
                "low_bone_mass_meaning.1",
                ROUTINE,
                "Lowest T-score -2.1; vitamin D 40 nmol/L, BMI 22 kg/m², eGFR ≥ 60.",
                Citation("WHO94"),
                conditions=("rheumatoid_arthritis", "celiac_disease"),
            ),
        ),
        point("ageing_and_risk", "Age counts by itself", NOTE, reason("ageing_and_risk.1", NOTE, "Age 63.", age=63.0)),
    ),
    undetermined=waiting([FRAX_MISSING, SUN_MISSING]),
    missing=(FRAX_MISSING, SUN_MISSING),
    warnings=(Warning("t_score_lumbar_spine", "T-score, lumbar spine", "Far from the other sites. Is it right?"),),
    answers=(
        answered("age", "Age", 63.0, "63 years"),
        answered(
            "conditions", "Conditions", ("rheumatoid_arthritis", "celiac_disease"), "rheumatoid arthritis, coeliac"
        ),
        answered("bmi_measured", "Body mass index", 22.5, "22.5 kg/m²"),
        unanswered("frax_done", "FRAX result at hand", Status.PENDING, "no answer yet"),
        unanswered("little_sun", "Little sun", Status.SKIPPED, "skipped"),
        unanswered("parent_hip_fracture", "Parent broke a hip", Status.UNKNOWN, "don't know"),
        unanswered("menopause_age", "Age at menopause", Status.NOT_ASKED, "not asked"),
    ),
    sources=SOURCES,
)

_MANY = tuple(
    missing(f"fact_{nth}", f"Question {nth}", f"What is the answer to question {nth}?", could)
    for nth, could in enumerate(
        [CouldRaise("warning_signs", "Back pain with a warning sign", URGENT)]
        + [CouldRaise(f"later_{nth}", f"Something for later, number {nth}", ROUTINE) for nth in range(6)]
    )
)
_LADDER = (URGENT, URGENT, *[HIGH] * 3, *[ROUTINE] * 6, *[NOTE] * 3)

MANY_POINTS: Final = replace(
    LOW_BONE_MASS,
    bone_density=BoneDensity("osteoporosis", "t_score_lumbar_spine", -5.2, "t_score"),
    scores=(score("lumbar spine", -5.2, decides=True), score("total hip", -2.5), score("forearm", 1.3)),
    points=tuple(
        point(
            f"point_{nth}",
            f"Thing to discuss number {nth}",
            priority,
            reason(f"point_{nth}.1", priority, f"Own number {nth} of this person.", Citation("WHO94")),
        )
        for nth, priority in enumerate(_LADDER, start=1)
    ),
    undetermined=waiting(_MANY),
    missing=_MANY,
    warnings=(),
    answers=tuple(
        unanswered(f"asked_{nth}", f"Not needed {nth}", Status.NOT_ASKED, "not asked") for nth in range(1, 10)
    ),
    sources=SOURCES[3:],
)

EMPTY: Final = replace(
    LOW_BONE_MASS,
    bone_density=BoneDensity("unknown"),
    scores=(),
    findings={"low_bone_mass": None},
    points=(),
    warnings=(),
    answers=tuple(
        unanswered(name, label, Status.PENDING, "no answer yet") for name, label in (("age", "Age"), ("sex", "Sex"))
    ),
    sources=(),
)

BELOW_EXPECTED: Final = replace(
    LOW_BONE_MASS,
    bone_density=BoneDensity("below_expected_range_for_age", None, -2.0, "z_score"),
    scores=(score("total hip", -2.6), score("total hip", -2.0, decides=True, scale="z_score")),
    warnings=(),
)

ATTACKS: Final = (
    "[/red] [bold]x[/bold] :warning: [link=http://x]y[/link]",
    "\x1b[31mred\x1b[0m\x07\x9b31m",
    "\u202etfel\u202c\u2066x\u2069",
    "<script>alert(1)</script><img src=x onerror=y> &amp; \"quoted\" 'too'",
    "a | b `code` **bold** _it_ # head $x$ ~~no~~ ![i](http://x) http://x www.x.org me@x.org",
    "1. one\n- two\n# three\n\n    four",
    "W" * 150,
)


def hostile(attack: str) -> Brief:
    """A brief in which every text that a person or a file can bring is the attack."""
    raised = reason("rule.1", HIGH, attack, Citation("WHO94", attack), smoking=attack)
    could = CouldRaise("p", attack, HIGH)
    lost = missing("fact", attack, attack, could)
    return replace(
        LOW_BONE_MASS,
        title=attack,
        scores=(Score("t_score_femoral_neck", attack, -2.1, "t_score", True),),
        points=(RaisedPoint("p", attack, HIGH, attack, attack, (raised,)),),
        undetermined=waiting([lost]),
        missing=(lost,),
        warnings=(Warning("age", "Age", attack),),
        answers=(
            AnswerLine("age", attack, Status.ANSWERED, attack, attack),
            AnswerLine("sex", attack, Status.NOT_ASKED, None, attack),
        ),
        sources=(replace(SOURCES[0], title=attack, organisation=attack, where=attack),),
    )
