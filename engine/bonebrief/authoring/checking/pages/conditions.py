"""Pages of what is wrong within a condition or a formula."""

from bonebrief.authoring.checking.pages.page import QUESTIONS_FILE, Page, page
from bonebrief.language.problem import Code


def _finding(when: str) -> str:
    return f"""
        topic: Falls
        findings:
          at_risk_of_falls:
            title: At risk of falls
            when: {when}
            source: WHO94
        """


PAGES: tuple[Page, ...] = (
    page(
        Code.BAD_CONDITION,
        does="Reports a line that is not `fact operator value`, a finding, or a group (all, any, none, at least N).",
        why="""The language is small so that everybody reads a rule the same way. The message names the line that was
            probably meant.""",
        bad=_finding("age is over 65"),
        good=_finding("age > 65"),
    ),
    page(
        Code.UNKNOWN_FACT,
        does="Reports a fact that no question asks for and no formula works out.",
        why="It could never be known, so the rule would stay unknown for everybody.",
        bad=_finding("falls_last_year >= 2"),
        good=_finding("falls_past_year >= 2"),
    ),
    page(
        Code.UNKNOWN_FINDING,
        does="Reports a finding that is not defined in any file.",
        why="The usual cause is a typing slip, or a finding that was renamed in one place and not in the other.",
        bad=_finding("low_bone_mas"),
        good="""
            topic: Falls
            findings:
              low_bone_mass:
                title: Low bone mass
                when: lowest_t_score < -1
                source: WHO94
              at_risk_of_falls:
                title: At risk of falls
                when: low_bone_mass
                source: WHO94
            """,
    ),
    page(
        Code.UNKNOWN_CHOICE,
        does="Reports a word that is not among the choices of the fact it is compared with.",
        why="The test could never be true.",
        bad=_finding("smoking is smoker"),
        good=_finding("smoking is current"),
    ),
    page(
        Code.BAD_NUMBER,
        does="""Reports a number that is not written with digits and a point, or has a unit, an exponent or too many
            decimals.""",
        why="-2,5 or 1e3 can be read in more than one way; a threshold must be read in one.",
        bad=_finding("t_score_total_hip <= -2,5"),
        good=_finding("t_score_total_hip <= -2.5"),
    ),
    page(
        Code.OUT_OF_LIMITS,
        does="Reports a threshold outside the limits of its fact, worked-out facts included.",
        why="No possible answer lies on the other side of it: mostly a lost decimal point or sign, as in -25 for -2.5.",
        bad=_finding("lowest_t_score <= -25"),
        good=_finding("lowest_t_score <= -2.5"),
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
)
