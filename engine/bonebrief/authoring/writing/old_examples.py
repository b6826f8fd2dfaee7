"""Offers the author of a new rule a mend for each old example that fails with it, in what it expects or gives."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, assert_never

from bonebrief.authoring.checking.mending.texts import mended, without_mark
from bonebrief.authoring.examples.expected import Mismatch, Result, mismatches
from bonebrief.authoring.examples.failures import failure_lines
from bonebrief.authoring.writing.dialogue import Dialogue, Question
from bonebrief.authoring.writing.example_places import ExamplePlaces
from bonebrief.knowledge.example import Example
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Status
from bonebrief.language.domain import NONE, Kind
from bonebrief.language.fact import Fact
from bonebrief.language.problem import Mend
from bonebrief.machine.files import ordinary_bytes, write_file
from bonebrief.meanings.plain.inference import judged
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.reading.yaml.files import read_file
from bonebrief.wording.counts import counted
from bonebrief.wording.truths import NOT_RAISED

_LEAVE, _EXPECT, _GIVE, _GIVE_ALL = "leave", "expect", "give", "give all"
_AS_EXPECTED: Final = {NOT_RAISED: "no"}


def offer_mends(root: Path, point: str, read: Sequence[str], dialogue: Dialogue) -> int:
    """Show each example that expects of a point what no longer comes, and write the mend that its author chooses.

    `read`: the facts that the new rule reads. Returns how many fail in the end.

    Raises:
        BoneBriefError: a file cannot be written.
    """
    knowledge = load_knowledge(root)
    failing = [result for result in _results(knowledge, point) if not result.passed]
    if not failing:
        return 0
    fails = "fails" if len(failing) == 1 else "fail"
    dialogue.say(f"With the new rule {counted(len(failing), 'old example')} {fails}:\n")
    _write(list(_chosen(knowledge, failing, read, dialogue)))
    left = [result for result in _results(load_knowledge(root), point) if not result.passed]
    dialogue.say(f"{len(failing) - len(left)} mended, {len(left)} left to you.\n")
    return len(left)


def _chosen(knowledge: Knowledge, failing: Sequence[Result], read: Sequence[str], dialogue: Dialogue) -> Iterator[Mend]:
    """The mends that the author chooses, until the input ends; `give all` chooses for those that follow, too."""
    given_to_all = False
    for result in failing:
        for line in failure_lines(result):
            dialogue.say(line)
        offered = _offered(knowledge, result, read)
        if not offered:
            dialogue.say("It is written so that only you can change it.\n")
        elif given_to_all and _GIVE in offered:
            dialogue.say(f"{_words(offered[_GIVE])}.\n")
            yield from offered[_GIVE]
        else:
            try:
                chosen = _choose(offered, dialogue)
            except EOFError:
                dialogue.say("\nWhat is left is as it was.")
                return
            given_to_all = given_to_all or chosen == _GIVE_ALL
            yield from offered.get(_GIVE if chosen == _GIVE_ALL else chosen, ())


def _choose(offered: Mapping[str, Sequence[Mend]], dialogue: Dialogue) -> str:
    told = "; ".join(f"{word}: {_words(edits)}" for word, edits in offered.items())
    all_of_them = f"; {_GIVE_ALL}: here and wherever it mends the next" if _GIVE in offered else ""
    question = Question(f"What is right? {told}{all_of_them}; {_LEAVE}: the rule may be wrong.", _LEAVE)
    return dialogue.choose(question, [_LEAVE, *offered, *([_GIVE_ALL] if _GIVE in offered else [])])


def _offered(knowledge: Knowledge, result: Result, read: Sequence[str]) -> dict[str, tuple[Mend, ...]]:
    """What can be written: what would have to be expected, or what would have to be given."""
    example = result.example
    assert isinstance(example, Example)
    places = ExamplePlaces(read_file(Path(example.place.file)), example, knowledge)
    mends = {
        _EXPECT: tuple(_expected(places, result.mismatches)),
        _GIVE: tuple(_given(places, knowledge, read)),
    }
    return {word: edits for word, edits in mends.items() if edits}


def _write(mends: Sequence[Mend]) -> None:
    for file in dict.fromkeys(mend.where.file for mend in mends):
        mark, text = without_mark(ordinary_bytes(Path(file)).decode())
        new, _ = mended(text, [mend for mend in mends if mend.where.file == file])
        write_file(Path(file), mark + new, mend="Its examples were not changed.")


def _results(knowledge: Knowledge, point: str) -> Iterator[Result]:
    for example in knowledge.examples:
        if point in example.expect.points or example.expect.order is not None:
            yield _result(knowledge, example)


def _result(knowledge: Knowledge, example: Example) -> Result:
    return Result(example, tuple(mismatches(knowledge, example, judged(knowledge, example.given))))


def _words(edits: Sequence[Mend]) -> str:
    """Edits as they are offered: `no` becomes `unknown`, or `dementia: no` is added."""
    return ", ".join(f"`{edit.old}` becomes `{edit.new}`" if edit.old else _addition(edit) for edit in edits)


def _addition(edit: Mend) -> str:
    return f"`{edit.new.rstrip(', ').rstrip()}` is added"


def _expected(places: ExamplePlaces, missed: Sequence[Mismatch]) -> Iterator[Mend]:
    """What would have to be expected; nothing where that cannot be written in place of what is."""
    found = [places.expected(miss.subject, _AS_EXPECTED.get(miss.got, miss.got)) for miss in missed]
    if all(found):
        yield from (mend for mend in found if mend)


def _given(places: ExamplePlaces, knowledge: Knowledge, read: Sequence[str]) -> Iterator[Mend]:
    """An answer to what the rule reads and nobody gave, no or none where that can be, if the example holds with it."""
    example = places.example
    for fact in (knowledge.dictionary[name] for name in read if name not in example.given):
        for word in _calm_answers(fact) if fact.asking else ():
            several = fact.kind is Kind.CHOICES
            answer = Answer(Status.ANSWERED, (word,) if several else word)
            with_it = replace(example, given={**example.given, fact.id: answer})
            mend = places.given(fact.id, f"[{word}]" if several else word)
            if mend and _result(knowledge, with_it).passed:
                yield mend
                return


def _calm_answers(fact: Fact) -> Sequence[str]:
    match fact.kind:
        case Kind.YES_NO:
            return ("no",)
        case Kind.CHOICES:
            return (NONE,)
        case Kind.CHOICE:
            return tuple(fact.choices)
        case Kind.NUMBER:
            return ()
        case _:
            assert_never(fact.kind)
