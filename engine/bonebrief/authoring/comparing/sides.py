"""Two knowledge bases over everybody: what each says of one person, and who shows a difference."""

from collections.abc import Sequence

from bonebrief.authoring.comparing.outcome import Difference, Outcome, differences, outcome
from bonebrief.authoring.proving.witness import conflicts_among, with_kept
from bonebrief.knowledge.dictionary import either, settled_otherwise
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers
from bonebrief.language.fact import Fact
from bonebrief.meanings.plain.conditions import truth_of
from bonebrief.meanings.plain.inference import judged
from bonebrief.meanings.plain.settle import settle
from bonebrief.meanings.solver.clauses.circuit import Lit
from bonebrief.meanings.solver.questions import Everybody
from bonebrief.people.person import usable


class Sides:
    """An old and a new knowledge base, of which each is told what it would ask a person."""

    def __init__(self, old: Knowledge, new: Knowledge) -> None:
        self.old, self.new = old, new
        self._apart = settled_otherwise(old.dictionary, new.dictionary)
        self.everybody = Everybody(either(old.dictionary, new.dictionary))
        self.before = self.everybody.judged_by(old, self._apart)
        self.after = self.everybody.judged_by(new, self._apart)

    def differences(self, answers: Answers) -> tuple[Difference, ...]:
        """What the two briefs of a person say differently, each of all answers that it can take."""
        was, now = (_outcome(side, usable(side, answers)) for side in (self.old, self.new))
        return tuple(differences(was, now))

    def differences_if_asked(self, answers: Answers) -> tuple[Difference, ...]:
        """What the two briefs of a person say differently, each of the answers to what it asks; conflicts are kept."""
        was, now = (_outcome(side, with_kept(side, self.asked(side, answers))) for side in (self.old, self.new))
        return tuple(differences(was, now))

    def smallest(self, wanted: Sequence[Lit]) -> Answers | None:
        """The fewest answers of somebody of whom this is true, that go together if there is such a person.

        Raises:
            UndecidedError: that was not found out within the limit.
        """
        first = found = self.everybody.smallest(*wanted)
        while found is not None and (apart := self._conflicts(found)):
            wanted = [*wanted, *apart]
            found = self.everybody.smallest(*wanted)
        return first if found is None else found

    def _conflicts(self, answers: Answers) -> list[Lit]:
        """That none of the conflicts among these answers is there."""
        return [
            -book.conflicts[conflict.id]
            for book in (self.before, self.after)
            for conflict in conflicts_among(book.knowledge, self.asked(book.knowledge, answers))
        ]

    def asked(self, side: Knowledge, answers: Answers) -> Answers:
        """The answers to what a side asks this person."""
        kept: dict[str, Answer] = {}
        fitting = usable(side, answers)
        for fact in side.dictionary.values():
            if fact.id in fitting and (fitting[fact.id].value is None or self._asks(side, fact, kept)):
                kept[fact.id] = fitting[fact.id]
        return kept

    def _asks(self, side: Knowledge, fact: Fact, before: Answers) -> bool:
        """Whether a side asks a question after these answers; open only where the other side asks it otherwise."""
        if fact.id not in self._apart or fact.ask_if is None:
            return True
        return truth_of(fact.ask_if, settle(side.dictionary, before).values) is True


def _outcome(side: Knowledge, answers: Answers) -> Outcome:
    return outcome(side, judged(side, answers))
