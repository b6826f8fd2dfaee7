"""Pages of the warnings about what is not used, not tried, too long or too old, and about ignored warnings."""

from bonebrief.authoring.checking.pages.page import QUESTIONS_FILE, Page, page
from bonebrief.language.problem import Code

_FINDING = """
    topic: Falls
    findings:
      repeated_falls:
        title: Repeated falls
        when: falls_past_year >= 2
        source: WHO94
    """
_POINT = """
    topic: Falls
    points:
      preventing_falls:
        title: Preventing falls
        say: Ask about falls.
        patient: Ask how to prevent a fall.
        raise:
          - priority: routine
            when: falls_past_year >= 1
            because: A fall in the past year.
            source: WHO94
    """
_TRIED = """
    examples:
      - {name: two falls, given: {falls_past_year: 2}, expect: {}}
    """


def _commented(comment: str) -> str:
    return _FINDING.replace("findings:", f"findings:\n      # {comment}")


PAGES: tuple[Page, ...] = (
    page(
        Code.UNASKED_FACT,
        does="Finds facts that rules read and no questionnaire asks.",
        why="For everybody who is interviewed, such a rule stays unknown.",
        bad=_FINDING.replace("falls_past_year >= 2", "unsteady is yes"),
        good=_FINDING.replace("falls_past_year >= 2", "age >= 80"),
    ),
    page(
        Code.UNTRIED_RULE,
        does="Finds rules that no example makes true.",
        why="Nobody has shown what the rule means, and nobody will notice when a change breaks it.",
        bad=_FINDING,
        good=_FINDING + _TRIED,
    ),
    page(
        Code.UNRAISED_POINT,
        does="Finds points that no example raises, for any of their reasons.",
        why="Nobody has ever seen the point in a brief.",
        bad=_POINT,
        good=_POINT + _TRIED,
    ),
    page(
        Code.UNUSED_FINDING,
        does="Finds findings that no rule names and that are no density class.",
        why="They change no brief. Often the rule that was to use them was never written, or names another one.",
        bad=_FINDING,
        good="""
            topic: Falls
            findings:
              repeated_falls:
                title: Repeated falls
                when: falls_past_year >= 2
                source: WHO94
            points:
              preventing_falls:
                title: Preventing falls
                say: Ask about falls.
                patient: Ask how to prevent a fall.
                raise:
                  - priority: routine
                    when: repeated_falls
                    because: Two falls or more.
                    source: WHO94
            """,
    ),
    page(
        Code.UNREAD_QUESTION,
        does="Finds questions whose answer no rule, text, formula or other question reads.",
        why="They take the person's time and change nothing.",
        bad="""
            questions:
              shoe_size:
                ask: What is your shoe size?
                label: Shoe size
                type: number
                limits: [20, 60]
                why: It was always asked.
            """,
        good="""
            # Nobody is asked for a shoe size any more.
            questions: {}
            """,
        file=QUESTIONS_FILE,
    ),
    page(
        Code.LONG_TEXT,
        does="""Finds titles over 80 characters, `say` over three sentences, `patient` over four, questions over 140
            characters and their labels over 28.""",
        why="A brief is read in minutes, at a visit, and a question in seconds.",
        bad=_POINT.replace("Ask about falls.", "Ask about falls. Ask where. Ask when. Ask why."),
        good=_POINT.replace("Ask about falls.", "Ask about falls: where, when, and why."),
    ),
    page(
        Code.PAST_REVIEW,
        does="Finds sources whose `review_by` has passed.",
        why="Guidelines are replaced; what the rules rest on may no longer be said.",
        bad="""
            sources:
              WHO94:
                title: Assessment of fracture risk
                organisation: World Health Organization
                year: 1994
                where: WHO Technical Report Series 843
                reviewed: 2019-11-24
                review_by: 2021-11-24
            """,
        good="""
            sources:
              WHO94:
                title: Assessment of fracture risk
                organisation: World Health Organization
                year: 1994
                where: WHO Technical Report Series 843
                reviewed: 2026-11-24
                review_by: 2096-11-24
            """,
        file="rules/sources.yaml",
    ),
    page(
        Code.BAD_IGNORE,
        does="""Finds a `# check: ignore` that does not say which warning and why, or names an error: errors cannot be
            ignored.""",
        why="Whoever reads it next must be able to judge whether the reason still holds.",
        bad=_commented("check: ignore W107"),
        good=_commented("check: ignore W107 because a point will use it next year"),
    ),
    page(
        Code.IDLE_IGNORE,
        does="""Finds a `# check: ignore W101 because ...` that silences nothing: on its own line and the next one
            there is no such warning.""",
        why="The warning was mended or has moved, and the comment would hide the next one.",
        bad=_commented("check: ignore W109 because this title is long"),
        good=_commented("check: ignore W107 because a point will use it next year"),
    ),
)
