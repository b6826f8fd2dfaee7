"""Answers files of every kind of nonsense: a brief in every format, or words, and never a character that acts."""

import json
import random
import unicodedata
from datetime import date

import pytest

from bonebrief.brief.formats.render import FORMATS, render
from bonebrief.brief.make import make_brief
from bonebrief.brief.words import Reader
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.agree import Inferrer
from bonebrief.reading.given.answers import read_answers_file
from bonebrief.reading.yaml.files import decode
from tests.attacks.counts import in_thousands

TODAY = date(2026, 11, 27)
WORDS = r"""
~ null yes no on unknown skipped .nan .inf -.inf 1e3 1e400 0x1F 0o17 012 12:30:45 2024-01-01 -0 −2.5 -2,5 1,234 5'6"
!!python/object:x &a *a [] {} [none,hip] [hip,hip] [[hip]] {status:answered} | >- "\e[31m" "\u202e" "\ud83d" "\0"
<b>x</b> [/red] - ? ' " # % @ ` 63 -2.5 165 é :warning: mailto:a@b.co
"""
ODD = [*WORDS.split(), "\u202etext", "\ufeff", "\ufffe", "\U0001f600", "11 st 4", "- 1", "&a 1", "a\tb", "a\x85b", ""]
ODD += ["{status: unknown, value: 3}", "{status: {a: b}}", "[" * 200, "9" * 5000, "x" * 5000]
HEADS = ["answers:"] * 12 + ["answers", "answers: {}\nanswers:", "x: 1\nanswers:", "---\nanswers:", ""]
TAILS = ["questionnaire: quick", "name: é", "\t", "..."]
ENCODINGS = ["utf-8"] * 8 + ["utf-8-sig", "utf-16", "latin-1", "cp1252", "utf-32"]


def nonsense(chance: random.Random, knowledge: Knowledge) -> bytes:
    """The bytes of one file: often nearly right, as those that pass the first checks go deepest."""
    lines = [f"  {name}: {value}" for name, value in _answers(chance, knowledge)]
    head = chance.choice(HEADS)
    text = "\n".join([head, *lines, *chance.sample(TAILS, chance.choice([0, 0, 1]))])
    if chance.random() < 0.1:
        text = json.dumps({"answers": dict(_answers(chance, knowledge))}, ensure_ascii=chance.random() < 0.5)
    data = bytearray(text.encode(chance.choice(ENCODINGS), "replace"))
    for _ in range(chance.choice([0, 0, 0, 0, 1, 3])):
        if data:
            data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _answers(chance: random.Random, knowledge: Knowledge) -> list[tuple[str, str]]:
    facts = [fact for fact in knowledge.dictionary.values() if fact.asking]
    odd_share = chance.choice([0.0, 0.0, 0.05, 0.5])
    answers = []
    for fact in chance.sample(facts, chance.randrange(1, 25)):
        name = (
            fact.id if chance.random() > odd_share / 4 else chance.choice([fact.id[:-1], fact.label, "<b>", "a: b", ""])
        )
        answers.append(
            (name, chance.choice(ODD) if chance.random() < odd_share else _value(fact.id, chance, knowledge))
        )
    return answers


def _value(name: str, chance: random.Random, knowledge: Knowledge) -> str:
    fact = knowledge.dictionary[name]
    if fact.number:
        low, high = fact.number.limits
        return str(round(chance.uniform(low, high), chance.randrange(3)))
    word = chance.choice([*fact.choices, "unknown"])
    return f"[{word}]" if fact.kind.value == "choices" and word != "unknown" else word


def test_a_brief_in_every_format_or_words(knowledge: Knowledge, inferrer: Inferrer) -> None:
    hold(knowledge, inferrer, 30, 0)


@pytest.mark.parametrize("thousand", in_thousands(10, of_them_long=2))
def test_a_brief_or_words_for_10_000_files(knowledge: Knowledge, inferrer: Inferrer, thousand: int) -> None:
    hold(knowledge, inferrer, 1000, thousand)


def hold(knowledge: Knowledge, inferrer: Inferrer, count: int, seed: int) -> None:
    chance, briefs = random.Random(seed), 0
    said: list[str] = []
    for number in range(count):
        data = nonsense(chance, knowledge)
        try:
            file = read_answers_file(decode(data, "x.yaml"), "x.yaml", knowledge.dictionary)
        except BoneBriefError as error:
            said.append(str(error))
            continue
        briefs += 1
        questionnaire = knowledge.questionnaire("bone-health")
        made = make_brief(knowledge, questionnaire, inferrer.infer(file.answers), TODAY)
        shown = {style: render(made, style, Reader.CLINICIAN) for style in FORMATS}
        assert all(map(harmless, shown.values())), (number, data)
        again = read_answers_file(shown["json"], "again.json", knowledge.dictionary)
        remade = make_brief(knowledge, questionnaire, inferrer.infer(again.answers), TODAY)
        assert render(remade, "json", Reader.CLINICIAN) == shown["json"], (number, data)
    assert all(map(harmless, said))
    assert briefs > count / 20


def harmless(text: str) -> bool:
    """Whether nothing in a text moves the cursor, changes colours or the direction, or is half a character."""
    turning = ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI")
    return all(
        character == "\n"
        or (unicodedata.category(character) not in ("Cc", "Cs") and unicodedata.bidirectional(character) not in turning)
        for character in text
    )
