"""Pages of the warnings about conditions and reasons."""

from bonebrief.authoring.checking.pages.page import Page, page
from bonebrief.language.problem import Code


def _finding(*conditions: str) -> str:
    lines = "".join(f"\n              - {condition}" for condition in conditions)
    return f"""
        topic: Falls
        findings:
          at_risk_of_falls:
            title: At risk of falls
            when:{lines}
            source: WHO94
        """


def _point(*reasons: str) -> str:
    entries = "".join(
        f"\n              - priority: {reason.split()[0]}"
        f"\n                when: {reason.partition(' ')[2]}"
        "\n                because: Falls are what breaks bones."
        "\n                source: WHO94"
        for reason in reasons
    )
    return f"""
        topic: Falls
        points:
          preventing_falls:
            title: Preventing falls
            say: Ask about falls, and what could prevent the next one.
            patient: Ask how to prevent a fall.
            raise:{entries}
        """


PAGES: tuple[Page, ...] = (
    page(
        Code.CONTRADICTION,
        does="""Finds parts of a condition that exclude each other, directly or through the findings they name: two
            tests of one fact that no answer passes, a finding beside its own negation, an alternative that what
            stands beside it rules out.""",
        why="The rule, or that part of it, can never be true for anybody. Often `any:` was meant.",
        bad=_finding("age < 50", "age >= 65"),
        good=_finding("age >= 50", "age < 65"),
    ),
    page(
        Code.FOREGONE_TEST,
        does="""Finds tests, and whole rules, that come out the same for everybody: by the limits of the fact, or
            because a test beside it implies it.""",
        why="Such a test decides nothing. Often the bound or the sign is not the one that was meant.",
        bad=_finding("falls_past_year >= 2", "age >= 18"),
        good=_finding("falls_past_year >= 2", "age >= 65"),
    ),
    page(
        Code.COVERED_REASON,
        does="Finds a reason that holds only when another one already raises the same point higher.",
        why="Its priority never shows. Often the two priorities, or their conditions, are exchanged.",
        bad=_point("high falls_past_year >= 2", "routine falls_past_year >= 3"),
        good=_point("high falls_past_year >= 3", "routine falls_past_year >= 2"),
    ),
    page(
        Code.REPEATED_RULE,
        does="Finds rules that mean the same as a finding, or as another reason of the same point.",
        why="A change of the one will be forgotten in the other.",
        bad="""
            topic: Falls
            findings:
              repeated_falls:
                title: Repeated falls
                when: falls_past_year >= 2
                source: WHO94
              falling: {title: Falling, when: falls_past_year >= 2, source: WHO94}
            """,
        good="""
            topic: Falls
            findings:
              repeated_falls:
                title: Repeated falls
                when: falls_past_year >= 2
                source: WHO94
              falling: {title: Falling, when: repeated_falls, source: WHO94}
            """,
    ),
    page(
        Code.REPEATED_PART,
        does="Finds a part that stands twice in one group: under `all:`, `any:`, `none:` or `at least N:`.",
        why="""Under `at least 2:` it counts twice and does alone what two were meant to do; elsewhere it adds nothing.
            Often another test was meant.""",
        bad=_finding("at least 2: [age >= 65, age >= 65, smoking is current]"),
        good=_finding("at least 2: [age >= 65, smoking is current, bmi < 20]"),
    ),
)
