"""The plain asker: line by line, every state in words; for screen readers, pipes, simple terminals and tests."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TextIO

from bonebrief.interview.journal import Keeper
from bonebrief.interview.reading import read_line
from bonebrief.interview.state import Action, Back, ImpossibleActionError, Interview, Jump, Record, apply, complaint
from bonebrief.knowledge.answer import Answer, Status
from bonebrief.knowledge.fact import Fact, Kind
from bonebrief.knowledge.value import Value, with_unit
from bonebrief.text import clean

LONGEST_LINE = 400
_DONT_KNOW = ("unknown", "don't know", "dont know", "don’t know", "dk")
_HELP = (
    "Type an answer and press Enter. Other words: ? (why we ask), back, skip, unknown (you don't know), "
    "review (see and change answers), quit (answers are kept)."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """The interview as it was left; `finished` is false when the person left before the end."""

    interview: Interview
    finished: bool


def ask_plain(interview: Interview, keeper: Keeper, source: TextIO, sink: TextIO) -> Asked:
    """Ask every open question; each answer is kept before the next question shows.

    Leaving (quit, end of input, Ctrl-C) keeps everything that was recorded.
    """
    asker = _Asker(interview, keeper, source, sink)
    try:
        finished = asker.ask_all()
    except (EOFError, KeyboardInterrupt):
        asker.say("")
        finished = False
    return Asked(asker.interview, finished)


@dataclass
class _Asker:
    interview: Interview
    keeper: Keeper
    source: TextIO
    sink: TextIO
    section: str = ""
    doubted: tuple[str, Value] | None = None
    shown: str = field(default="")

    def ask_all(self) -> bool:
        self.say(_HELP)
        while (fact_id := self.interview.current) is not None:
            fact = self.interview.knowledge.dictionary[fact_id]
            if self.shown != fact_id:
                self._show(fact)
            typed = self._read()
            if typed == "quit":
                return False
            self._take(fact, typed)
        return True

    def say(self, text: str) -> None:
        print(text, file=self.sink, flush=True)

    def _show(self, fact: Fact) -> None:
        progress, asking = self.interview.progress, fact.asking
        assert progress is not None
        assert asking is not None
        if progress.section != self.section:
            self.section = progress.section
            self.say(f"\n{self.section}")
        self.say(f"\nQuestion {progress.number} of {progress.of} in {progress.section}. {asking.words}")
        for number, words in enumerate(fact.choices.values(), 1):
            self.say(f"  {number}) {words}")
        self.say(_hint(fact))
        known = self.interview.answers.get(fact.id)
        if known:
            self.say(f"Recorded so far: {_words(fact, known)}. A new answer replaces it.")
        self.shown, self.doubted = fact.id, None

    def _read(self) -> str:
        self.sink.write("> ")
        self.sink.flush()
        line = self.source.readline()
        if not line:
            raise EOFError
        return clean(line).strip()

    def _take(self, fact: Fact, typed: str) -> None:
        word = typed.lower()
        if not typed:
            self.say("Nothing was recorded. Please type an answer, or skip.")
        elif len(typed) > LONGEST_LINE:
            self.say("That is too long for an answer; nothing was recorded.")
        elif typed == "?":
            self._explain(fact)
        elif word == "back":
            self._do(Back())
        elif word == "skip":
            self._record(fact, Answer(Status.SKIPPED))
        elif word in _DONT_KNOW:
            self._record(fact, Answer(Status.UNKNOWN))
        elif word == "review":
            self._review()
        elif word.startswith("edit "):
            self._edit(word.removeprefix("edit ").strip())
        else:
            self._answer(fact, typed)

    def _answer(self, fact: Fact, typed: str) -> None:
        meant = read_line(fact, typed)
        if meant.value is None:
            self.say(f"{meant.say} Nothing was recorded.")
        elif wrong := complaint(self.interview, fact.id, meant.value):
            self.say(f"{wrong} Nothing was recorded. Use back to change the other answer.")
        elif meant.say and self.doubted != (fact.id, meant.value):
            self.doubted = (fact.id, meant.value)
            self.say(f"{meant.say} Type it again to keep it, or type another value.")
        else:
            self._record(fact, Answer(Status.ANSWERED, meant.value))

    def _record(self, fact: Fact, answer: Answer) -> None:
        if self._do(Record(fact.id, answer)):
            self.say(f"Recorded: {_words(fact, answer)}.")

    def _do(self, action: Action) -> bool:
        try:
            self.interview = apply(self.interview, action)
        except ImpossibleActionError as error:
            self.say(str(error))
            return False
        trouble = self.keeper.keep(action)
        if trouble:
            self.say(trouble)
        self.shown = ""
        return True

    def _explain(self, fact: Fact) -> None:
        assert fact.asking is not None
        self.say(f"Why we ask: {fact.asking.why}")
        if fact.asking.help:
            self.say(fact.asking.help)

    def _review(self) -> None:
        for line in _review_lines(self.interview):
            self.say(line)
        self.say("Type edit and a number to change an answer, or answer the question above.")

    def _edit(self, which: str) -> None:
        asked = self.interview.open
        chosen = asked[int(which) - 1] if which.isdigit() and 1 <= int(which) <= len(asked) else which
        if chosen in asked:
            self._do(Jump(chosen))
        else:
            self.say(f"There is no answer {which} to edit. Type review to see the numbers.")


def _review_lines(interview: Interview) -> Iterator[str]:
    for number, fact_id in enumerate(interview.open, 1):
        fact, answer = interview.knowledge.dictionary[fact_id], interview.answers.get(fact_id)
        yield f"  {number}) {fact.label}: {_words(fact, answer) if answer else 'not answered yet'}"


def _words(fact: Fact, answer: Answer) -> str:
    if answer.value is None:
        return "don't know" if answer.status is Status.UNKNOWN else "skipped"
    return with_unit(fact, answer.value)


def _hint(fact: Fact) -> str:
    if fact.kind is Kind.NUMBER and fact.number:
        others: Iterable[str] = [unit for unit in (fact.number.unit, *fact.number.units) if unit]
        return f"A number{_in_units(others)}."
    return "Numbers or words, several with commas." if fact.kind is Kind.CHOICES else "A number or the word."


def _in_units(units: Iterable[str]) -> str:
    known = list(units)
    return f" ({known[0]}; also {', '.join(known[1:])})" if len(known) > 1 else (f" ({known[0]})" if known else "")
