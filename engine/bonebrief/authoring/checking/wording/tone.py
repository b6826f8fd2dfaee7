"""Texts that order, alarm, or say how much of a medicine: a brief supports a talk and decides nothing."""

import re
from collections.abc import Iterator
from typing import Final

from bonebrief.authoring.checking.page import page
from bonebrief.authoring.checking.samples import PREVENTING_FALLS, a_point, a_reason
from bonebrief.authoring.checking.wording.said import named, said, sentences
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Code, Problem

_PATIENT: Final = "Ask how to prevent a fall."


def _patient(text: str) -> str:
    return PREVENTING_FALLS.replace(_PATIENT, text)


PAGES: Final = (
    page(
        Code.ORDER_IN_TEXT,
        does="Finds texts that tell somebody what they have or what to take or stop, and `say` that opens no talk.",
        why="A brief says what to raise and what to ask; what is so and what is done is decided at the visit.",
        bad=_patient("You have weak bones. Start taking calcium."),
        good=_patient("Ask if calcium would help."),
    ),
    page(
        Code.ALARM_IN_TEXT,
        does="Finds words and marks in `patient` that frighten.",
        why="Who reads them is alone with them until the visit.",
        bad=_patient("A catastrophic fall is inevitable!"),
        good=_patient("Falls are common. Ask how to prevent one."),
    ),
    page(
        Code.DOSE_IN_TEXT,
        does="Finds a medicine for bone and an amount of it in one sentence, and an amount in `patient`.",
        why="Doses differ by person and change; a text that names one is read as a prescription.",
        bad=_patient("Ask about alendronate 70 mg weekly."),
        good=_patient("Ask about a medicine that is taken weekly."),
    ),
    page(
        Code.UNFINISHED_TEXT,
        does="Finds texts that are not finished: TODO, TBD, XXX, ???, and the id of a question without its braces.",
        why="It is printed as it stands.",
        bad=a_point(a_reason("routine", "falls_past_year >= 1", "TODO say why.")),
        good=PREVENTING_FALLS,
    ),
)
_ORDERS: Final = re.compile(
    r"\b(you have (?!had)|you suffer|you need to|you must|start (?:taking|on)|stop (?:taking|your)|begin taking"
    r"|(?:take|increase|double|reduce|halve) your)",
    re.IGNORECASE,
)
_BEGINNINGS: Final = ("Raise", "Ask", "Check", "Mention", "Act", "Settle", "Place")
_ALARM: Final = re.compile(
    r"\b(catastroph\w*|inevitabl\w*|deadly|fatal\w*|terribl\w*|horribl\w*|crippl\w*|crumbl\w*|devastat\w*|disastrous"
    r"|hopeless|too late|shatter\w*|time bomb|silent killer)\b|!",
    re.IGNORECASE,
)
_MEDICINE: Final = re.compile(
    r"\b(\w+dron(?:ate|ic acid)|denosumab|romosozumab|teriparatide|abaloparatide|raloxifene|bazedoxifene|calcitonin"
    r"|strontium ranelate|prolia|evenity|forteo|fosamax|actonel|boniva|aclasta|reclast)\b",
    re.IGNORECASE,
)
_AMOUNT: Final = re.compile(r"\b\d[\d,.]*\s*(?:mg|mcg|µg|micrograms?|milligrams?|ml|tablets?|IU)\b", re.IGNORECASE)
_ID: Final = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b")
_FILLED: Final = re.compile(r"\{[^{}]*\}")
_UNFINISHED: Final = re.compile(r"\b(?:TODO|FIXME|TBD|XXX+|xxx+|[Ll]orem ipsum)\b|\?\?+|(?<!\.)\.\.\.$")


def orders(knowledge: Knowledge) -> Iterator[Problem]:
    """Find orders, and `say` that does not begin with what to do at the visit."""
    for one in said(knowledge, "say", "patient"):
        if found := _ORDERS.search(one.text):
            fault = "which decides what the visit is to decide."
            yield named(Code.ORDER_IN_TEXT, one, found[0], fault, "Say what to ask about, or what to discuss.")
        elif one.key == "say" and not one.text.startswith(_BEGINNINGS):
            begins = one.text.split(" ")[0]
            fix = f"Begin with one of {', '.join(_BEGINNINGS)}."
            yield named(Code.ORDER_IN_TEXT, one, begins, "and not first what to do at the visit.", fix)


def alarms(knowledge: Knowledge) -> Iterator[Problem]:
    """Find what frightens in texts for the person."""
    for one in said(knowledge, "patient"):
        if found := _ALARM.search(one.text):
            yield named(Code.ALARM_IN_TEXT, one, found[0], "which frightens.", "Say it calmly, and what can be done.")


def doses(knowledge: Knowledge) -> Iterator[Problem]:
    """Find amounts of medicines."""
    for one in said(knowledge, "title", "say", "patient", "because"):
        for sentence in sentences(one.text):
            amount = _AMOUNT.search(sentence)
            if amount and (one.key == "patient" or _MEDICINE.search(sentence)):
                fault = "an amount of a medicine."
                yield named(Code.DOSE_IN_TEXT, one, amount[0], fault, "Leave the amount out; it is set at the visit.")


def unfinished(knowledge: Knowledge) -> Iterator[Problem]:
    """Find texts that somebody meant to finish."""
    for one in said(knowledge, "title", "say", "patient", "because"):
        if found := _UNFINISHED.search(one.text):
            yield named(Code.UNFINISHED_TEXT, one, found[0], "so it is not finished.", "Finish it, or leave it out.")
        ids = (word for word in _ID.findall(_FILLED.sub("", one.text)) if word in knowledge.dictionary)
        if bare := next(ids, ""):
            fix = f"Write `{{{bare}}}` for what was answered, or say it in words."
            yield named(Code.UNFINISHED_TEXT, one, bare, "the id of a question, as it stands.", fix)
