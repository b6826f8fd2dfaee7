"""Pages of what names something that does not exist, or does not fit what it names."""

from bonebrief.authoring.checking.pages.page import A_QUESTIONNAIRE, Page, page
from bonebrief.language.problem import Code

_POINT = """
    topic: Falls
    points:
      preventing_falls:
        title: Preventing falls
        say: Ask about falls, and what could prevent the next one.
        patient: Ask how to prevent a fall.
        raise:
          - priority: routine
            when: falls_past_year >= 1
            because: "Falls in the past year: {falls_past_year}."
            source: WHO94
    """
_EXAMPLE = """
    examples:
      - name: two falls
        given: {falls_past_year: 2}
        expect:
          points: {preventing_falls: routine}
    """
_URGENT = _POINT.replace("routine", "urgent").rstrip() + "\n            evidence: [1.17]\n    "

PAGES: tuple[Page, ...] = (
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
        bad=_POINT.replace("source: WHO94", "source: WHO94\n            evidence: [999.1]"),
        good=_POINT.replace("source: WHO94", "source: WHO94\n            evidence: [1.01]"),
    ),
    page(
        Code.UNVERIFIED,
        does="""Reports a rule that gives a density class or raises at urgent, rests on a row of evidence that nobody
            has seen in the publication, and does not say what a clinician has still to verify.""",
        why="The strongest statements of a brief must not rest on memory alone without anybody knowing.",
        bad=_URGENT,
        good=_URGENT.rstrip() + "\n            verify: the wording of the guideline\n    ",
    ),
)
