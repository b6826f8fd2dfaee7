"""Texts that are too long to be read at a visit or on the screen, are cut off by a #, or are marked up."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import PREVENTING_FALLS
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.rule import Point
from bonebrief.language.fact import Fact
from bonebrief.language.problem import Code, Place, Problem

LONGEST_TITLE, LONGEST_QUESTION, LONGEST_LABEL, LONGEST_REASON = 80, 140, 28, 200
MOST_SENTENCES = {"say": 3, "patient": 4}
_OTHER_WAYS = re.compile(r"\[([^|\]]*)(?:\|[^\]]*)?\]")
_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")

PAGES: Final = (
    page(
        Code.LONG_TEXT,
        does="""Finds titles over 80 characters, `say` over three sentences, `patient` over four, questions over 140
            characters and their labels over 28, and reasons over 200.""",
        why="A brief is read in minutes, at a visit, and a question in seconds.",
        bad=PREVENTING_FALLS.replace("Ask about falls.", "Ask about falls. Ask where. Ask when. Ask why."),
        good=PREVENTING_FALLS.replace("Ask about falls.", "Ask about falls: where, when, and why."),
    ),
    page(
        Code.CUT_TEXT,
        does="Finds a text of one line without quotes behind which a # stands.",
        why="To YAML it begins a comment: what was meant to be read is not shown to anybody.",
        bad=PREVENTING_FALLS.replace("Ask about falls.", "Ask about falls after a #NOF."),
        good=PREVENTING_FALLS.replace("Ask about falls.", '"Ask about falls after a #NOF."'),
    ),
    page(
        Code.MARKED_TEXT,
        does="Finds HTML, Markdown and links in a text.",
        why="Text is shown as it is written, on the screen, on paper and read aloud: marks would be read with it.",
        bad=PREVENTING_FALLS.replace("Ask about falls.", "Ask about <b>falls</b> and **balance**."),
        good=PREVENTING_FALLS,
    ),
)
_KEYS = "title|say|patient|because|ask|label|why|help|about|topic|says|verify"
_CUT = re.compile(rf"^(?P<lead>\s*(?:- )?(?:{_KEYS}):\s+)(?P<text>[^\s'\"|>#{{\[].*?)\s(?P<cut>#.*)$")
_MARK = re.compile(r"</?[A-Za-z][^<>]*>|\*\*|\]\(|`|https?://|&[a-z]+;")
_NOT_LOST = re.compile(r"#\s*check:")


def long_texts(knowledge: Knowledge) -> Iterator[Problem]:
    """Find titles, questions and labels with too many characters, and points with too many sentences."""
    for fact in knowledge.dictionary.values():
        yield from _of_question(fact)
    for point in knowledge.points.values():
        yield from _of_point(point)


def cut_texts(texts: Mapping[str, str]) -> Iterator[Problem]:
    """Find texts, in files as they were written, whose end is a comment."""
    for name, text in texts.items():
        for number, line in enumerate(text.splitlines(), 1):
            found = _CUT.match(line)
            if (
                found
                and (" " in found["text"].strip() or found["cut"][1:2].strip())
                and not _NOT_LOST.match(found["cut"])
            ):
                what = f'The text ends before "{found["cut"][:30]}": behind a space a # begins a comment.'
                fix = "Put the text in quotes; move a comment to a line of its own."
                yield Problem(Code.CUT_TEXT, Place(name, number, found.start("cut") + 1), what, fix)


def marked_texts(knowledge: Knowledge) -> Iterator[Problem]:
    """Find marks of HTML or Markdown, and links, in what people read."""
    for place, text in _all_texts(knowledge):
        if found := _MARK.search(text):
            what = f'"{found[0]}" stands in the text; it is shown as it is.'
            yield Problem(Code.MARKED_TEXT, place, what, "Say it in plain words, without marks.")


def _all_texts(knowledge: Knowledge) -> Iterator[tuple[Place, str]]:
    for fact in knowledge.dictionary.values():
        puts = (fact.asking, fact.asking.for_patient) if fact.asking else ()
        asked = dict.fromkeys(text for put in puts for text in (put.words, put.why, put.help))
        for text in (fact.label, *asked, *fact.choices.values()):
            yield fact.place, text
    for point in knowledge.points.values():
        yield point.place, point.title
        for template in point.texts:
            yield template.place, template.text


def _of_question(fact: Fact) -> Iterator[Problem]:
    if fact.asking:
        for words in dict.fromkeys((fact.asking.words, fact.asking.for_patient.words)):
            yield from _too_long(fact.place, "question", words, LONGEST_QUESTION, "Move a part of it to `help`.")
        yield from _too_long(fact.place, "label", fact.label, LONGEST_LABEL, "Use fewer words: it stands in tables.")


def _of_point(point: Point) -> Iterator[Problem]:
    fix = "Say it shorter, or make a second point of it."
    yield from _too_long(point.place, "title", point.title, LONGEST_TITLE, fix)
    for entry in point.raises:
        fullest = _OTHER_WAYS.sub(r"\1", entry.because.text)
        yield from _too_long(entry.because.place, "reason", fullest, LONGEST_REASON, "Two lines are enough.")
    for key, text in (("say", point.say.text), ("patient", point.patient.text)):
        sentences, most = len(_END.split(text)), MOST_SENTENCES[key]
        if sentences > most:
            what = f'"{key}" has {sentences} sentences; {most} is the most.'
            yield Problem(Code.LONG_TEXT, point.place, what, fix)


def _too_long(place: Place, name: str, text: str, most: int, fix: str) -> Iterator[Problem]:
    if len(text) > most:
        yield Problem(Code.LONG_TEXT, place, f"The {name} has {len(text)} characters; {most} is the most.", fix)
