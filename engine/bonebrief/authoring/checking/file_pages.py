"""Pages of what is wrong with a file as a whole: it cannot be read, is no YAML, or has the wrong keys."""

from typing import Final

from bonebrief.authoring.checking.page import QUESTIONS_FILE, page
from bonebrief.authoring.checking.samples import a_finding
from bonebrief.language.problem import Code

_GOOD: Final = a_finding("older_person", "65 or older", "age >= 65")

PAGES: Final = (
    page(
        Code.UNREADABLE_FILE,
        does="Reports a file that is missing, empty, larger than 1 MB, or not UTF-8 text.",
        why="What cannot be read cannot be judged, and rules that are left out without a word are dangerous.",
        bad="""
            # Nothing but this comment.
            """,
        good="""
            topic: Falls
            """,
    ),
    page(
        Code.YAML_SYNTAX,
        does="Reports text that is not YAML: tabs, a missing colon or dash, an open quotation mark or bracket.",
        why="""From such a place on nobody can say what the author meant, so nothing of the file is used. The other
            files are checked all the same.""",
        bad="""
            topic: Falls
            about: Nota bene: count falls, not stumbles.
            """,
        good="""
            topic: Falls
            about: "Nota bene: count falls, not stumbles."
            """,
    ),
    page(
        Code.WRONG_SHAPE,
        does="Reports one value, a list, or keys with values where something of another shape must stand.",
        why="The usual cause is a forgotten dash before an item of a list, or one too many.",
        bad="""
            topic: Falls
            findings:
              - older_person
            """,
        good=_GOOD,
    ),
    page(
        Code.UNKNOWN_KEY,
        does="Reports a key that has no meaning where it stands.",
        why="A misspelt key would be passed over, and the rule would do something else than its author reads.",
        bad=_GOOD.replace("title:", "titel:"),
        good=_GOOD,
    ),
    page(
        Code.DUPLICATE_KEY,
        does="Reports a key that stands twice in the same place.",
        why="YAML itself would take the last and drop the first without a word.",
        bad=_GOOD.replace("    source:", "    when: age >= 70\n    source:"),
        good=_GOOD,
    ),
    page(
        Code.MISSING_KEY,
        does="Reports a key that must be there and is not: a rule without `source:`, a question without `why:`.",
        why="A rule that rests on nothing cannot be reviewed, and a point without words cannot be shown.",
        bad=_GOOD.replace("    source: WHO94\n", ""),
        good=_GOOD,
    ),
    page(
        Code.EMPTY_VALUE,
        does="Reports a key or an item of a list with nothing behind it.",
        why="""It looks finished and is not. Inside { } it also happens when a text holds a comma, which ends the text
            there unless it stands in quotes.""",
        bad=_GOOD.replace("title: 65 or older", "title:"),
        good=_GOOD,
    ),
    page(
        Code.ANCHOR_OR_TAG,
        does="Reports YAML's anchors (&), aliases (*) and tags (!).",
        why="""They let one line change another one far away. A text that merely begins with such a sign needs
            quotes.""",
        bad="""
            topic: Falls
            about: !important Count falls of the past year.
            """,
        good="""
            topic: Falls
            about: "!important Count falls of the past year."
            """,
    ),
    page(
        Code.BAD_ID,
        does="Reports an id that is not made of small letters, digits and underscores, beginning with a letter.",
        why="Ids stand in conditions, saved answers and other programs, where spaces and dashes mean something else.",
        bad=_GOOD.replace("older_person", "Older-Person"),
        good=_GOOD,
    ),
    page(
        Code.DUPLICATE_ID,
        does="Reports an id that a fact, a finding or a point has already, in this file or another one.",
        why="A condition or a saved answer that names it could mean either.",
        bad=_GOOD.replace("older_person", "age"),
        good=_GOOD,
    ),
    page(
        Code.WRONG_TYPE,
        does="Reports a word that is not one of those possible in its place, such as a priority or a date.",
        why="There is no safe guess: `medium` could have been meant as routine or as high.",
        bad="""
            questions:
              kidney_stones:
                ask: Have you had kidney stones?
                label: Kidney stones
                type: boolean
                why: They change what to say about calcium.
            """,
        good="""
            questions:
              kidney_stones:
                ask: Have you had kidney stones?
                label: Kidney stones
                type: yes_no
                why: They change what to say about calcium.
            """,
        file=QUESTIONS_FILE,
    ),
)
