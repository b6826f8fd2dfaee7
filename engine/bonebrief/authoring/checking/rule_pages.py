"""Pages of what is wrong within a condition or a formula, or with what it names."""

from typing import Final

from bonebrief.authoring.checking.page import A_QUESTIONNAIRE, QUESTIONS_FILE, page
from bonebrief.authoring.checking.samples import a_finding, a_point, a_reason, added, at_risk, repeated_falls, tabled
from bonebrief.language.problem import Code

_POINT: Final = a_point(a_reason("routine", "falls_past_year >= 1", '"Falls in the past year: {falls_past_year}."'))
_URGENT: Final = _POINT.replace("routine", "urgent") + "        evidence: [1.17]\n"
_CALM: Final = _POINT.replace("routine", "note\n        calm: yes")
_EXAMPLE: Final = """
examples:
  - name: two falls
    given: {falls_past_year: 2}
    expect:
      points: {preventing_falls: routine}
"""

PAGES: Final = (
    page(
        Code.BAD_CONDITION,
        does="Reports a line that is not `fact operator value`, a finding, or a group (all, any, none, at least N).",
        why="""The language is small so that everybody reads a rule the same way. The message names the line that was
            probably meant.""",
        bad=at_risk("age is over 65"),
        good=at_risk("age > 65"),
    ),
    page(
        Code.UNKNOWN_FACT,
        does="Reports a fact that no question asks for and no formula works out.",
        why="It could never be known, so the rule would stay unknown for everybody.",
        bad=at_risk("falls_last_year >= 2"),
        good=at_risk("falls_past_year >= 2"),
    ),
    page(
        Code.UNKNOWN_FINDING,
        does="Reports a finding that is not defined in any file.",
        why="The usual cause is a typing slip, or a finding that was renamed in one place and not in the other.",
        bad=at_risk("low_bone_mas"),
        good=a_finding("low_bone_mass", "Low bone mass", "lowest_t_score < -1")
        + at_risk("low_bone_mass").partition("findings:\n")[2],
    ),
    page(
        Code.UNKNOWN_CHOICE,
        does="Reports a word that is not among the choices of the fact it is compared with.",
        why="The test could never be true.",
        bad=at_risk("smoking is smoker"),
        good=at_risk("smoking is current"),
    ),
    page(
        Code.BAD_NUMBER,
        does="""Reports a number that is not written with digits and a point, or has a unit, an exponent or too many
            decimals.""",
        why="-2,5 or 1e3 can be read in more than one way; a threshold must be read in one.",
        bad=at_risk("t_score_total_hip <= -2,5"),
        good=at_risk("t_score_total_hip <= -2.5"),
    ),
    page(
        Code.OUT_OF_LIMITS,
        does="Reports a threshold outside the limits of its fact, worked-out facts included.",
        why="No possible answer lies on the other side of it: mostly a lost decimal point or sign, as in -25 for -2.5.",
        bad=at_risk("lowest_t_score <= -25"),
        good=at_risk("lowest_t_score <= -2.5"),
    ),
    page(
        Code.FINDING_CYCLE,
        does="Reports findings that depend on each other in a circle.",
        why="Each would wait for the other, and neither could ever be concluded.",
        bad="""
            topic: Falls
            findings:
              frail: {title: Frail, when: wobbly, source: WHO94}
              wobbly: {title: Wobbly, when: frail, source: WHO94}
            """,
        good="""
            topic: Falls
            findings:
              frail: {title: Frail, when: wobbly, source: WHO94}
              wobbly: {title: Wobbly, when: falls_past_year >= 2, source: WHO94}
            """,
    ),
    page(
        Code.BAD_FORMULA,
        does="Reports a formula that cannot be read.",
        why="Worked-out facts feed the rules; there is no safe guess at an arithmetic.",
        bad="""
            questions:
              weight_kg:
                ask: How much do you weigh?
                label: Weight
                type: number
                limits: [20, 300]
                why: A low weight goes with thin bones.
            derived:
              half: {label: Half the weight, formula: half of weight_kg}
            """,
        good="""
            questions:
              weight_kg:
                ask: How much do you weigh?
                label: Weight
                type: number
                limits: [20, 300]
                why: A low weight goes with thin bones.
            derived:
              half: {label: Half the weight, formula: weight_kg / 2}
            """,
        file=QUESTIONS_FILE,
    ),
    page(
        Code.ENGINE_LIMIT,
        does="Reports a rule outside the profile in which the rule engine was measured to be exact.",
        why="""Outside it, durable_rules gives wrong answers without a word. Conditions are cut to fit by themselves;
            what remains are numbers with too many digits, which other units avoid.""",
        bad="""
            questions:
              cells:
                ask: How many white cells per litre?
                label: White cells
                type: number
                limits: [0, 900000000000]
                why: They tell of infection.
            """,
        good="""
            questions:
              cells:
                ask: How many white cells per litre?
                label: White cells
                type: number
                unit: thousand million
                limits: [0, 900]
                why: They tell of infection.
            """,
        file=QUESTIONS_FILE,
    ),
    page(
        Code.UNKNOWN_SOURCE,
        does="Reports a source that rules/sources.yaml does not have.",
        why="Every rule rests on a publication that somebody can look up and that has a date of review.",
        bad=_POINT.replace("source: WHO94", "source: WHO49"),
        good=_POINT,
    ),
    page(
        Code.UNKNOWN_POINT,
        does="Reports an example that expects a point which does not exist.",
        why="It would test nothing. The usual cause is a point that was renamed.",
        bad=_POINT + _EXAMPLE.replace("preventing_falls", "prevent_falls"),
        good=_POINT + _EXAMPLE,
    ),
    page(
        Code.BAD_PLACEHOLDER,
        does="Reports a text with a {placeholder} that names no fact.",
        why="The person would read the braces instead of their own number.",
        bad=_POINT.replace("{falls_past_year}", "{falls}"),
        good=_POINT,
    ),
    page(
        Code.ASKED_TOO_LATE,
        does="Reports a question that is asked before the one that decides whether it is asked.",
        why="When its turn comes nobody knows yet whether it makes sense, so it would never be asked.",
        bad="""
            title: Falls
            sections:
              - title: Falls
                questions: [fall_injury, falls_past_year]
            """,
        good="""
            title: Falls
            sections:
              - title: Falls
                questions: [falls_past_year, fall_injury]
            """,
        file=A_QUESTIONNAIRE,
    ),
    page(
        Code.EXCEEDS_OTHER,
        does="Reports answers of which one is larger than another that it can never exceed (`at_most`).",
        why="Such a person cannot exist; mostly two numbers were exchanged.",
        bad=_POINT + _EXAMPLE.replace("year: 2}", "year: 2, frax_major_percent: 4, frax_hip_percent: 9}"),
        good=_POINT + _EXAMPLE.replace("year: 2}", "year: 2, frax_major_percent: 9, frax_hip_percent: 4}"),
    ),
    page(
        Code.UNKNOWN_QUESTIONNAIRE,
        does="Reports a questionnaire that does not exist, named in an answers file or with --questionnaire.",
        why="Which questions were put decides what counts as missing.",
        bad="""
            questionnaire: quik
            answers: {age: 60}
            """,
        good="""
            questionnaire: quick
            answers: {age: 60}
            """,
        file="answers.yaml",
    ),
    page(
        Code.UNKNOWN_EVIDENCE,
        does="Reports a row of evidence that rules/evidence.yaml does not have.",
        why="The row says how far the statement behind the rule was checked.",
        bad=_POINT.replace("source: WHO94", "source: WHO94\n        evidence: [999.1]"),
        good=_POINT.replace("source: WHO94", "source: WHO94\n        evidence: [1.01]"),
    ),
    page(
        Code.CALM_UNGUARDED,
        does="""Reports calm words in rules where no finding says when they may stand, and a second finding that says
            so.""",
        why="""What reassures is joined to the one finding with `allows_calm: yes`, so that nobody is calmed beside a
            danger because one of many conditions was forgotten.""",
        bad=_CALM,
        good=_CALM
        + added(repeated_falls("falls_past_year < 2").replace("    when:", "    allows_calm: yes\n    when:")),
    ),
    page(
        Code.BAD_TABLE,
        does="""Reports a table that cannot be read: a row with too few or too many cells, an empty cell, a number alone
            without `between rows` and `beyond rows`, a row that asks nothing.""",
        why="Who is between two printed rows, or outside all of them, must be read where somebody chose to read them.",
        bad=tabled("age | falls_past_year", "50  | >= 3", "65  | >= 2"),
        good=tabled(
            "age | falls_past_year", "50  | >= 3", "65  | >= 2", beside="between rows: lower\n    beyond rows: none"
        ),
    ),
    page(
        Code.UNVERIFIED,
        does="""Reports a rule that gives a density class or raises at urgent, rests on a row of evidence that nobody
            has seen in the publication, and does not say what a clinician has still to verify.""",
        why="The strongest statements of a brief must not rest on memory alone without anybody knowing.",
        bad=_URGENT,
        good=_URGENT + "        verify: the wording of the guideline\n",
    ),
)
