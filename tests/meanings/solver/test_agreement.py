"""The clauses say of everybody in their domain what the evaluator says: on the shipped book, and on random ones."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bonebrief.authoring.proving.witness import with_kept
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.answer import Answer, Answers, Status
from bonebrief.meanings.plain.inference import judged
from tests.meanings.solver.agreement import Encoded, brought_in, differences, in_domain
from tests.meanings.solver.books import books, people
from tests.rules.anybody import likely_people, random_people

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
BATCH = 12
counts = pytest.mark.parametrize("count", [250, pytest.param(5000, marks=pytest.mark.long)])


def unsure_people(knowledge: Knowledge, count: int) -> Iterator[Answers]:
    """People as they are likely and as they are not, half of them with answers that they do not know."""
    chance = random.Random(20261128)
    for made in (likely_people, random_people):
        for person, _ in made(knowledge, count // 2):
            unknown = [fact for fact in person if chance.random() < 0.1] if chance.random() < 0.5 else []
            yield brought_in(knowledge, {**person, **dict.fromkeys(unknown, Answer(Status.UNKNOWN))})


@counts
def test_of_people_as_an_interview_asks_them_the_shipped_book_says_the_same(knowledge: Knowledge, count: int) -> None:
    encoded, everybody = Encoded(knowledge), list(unsure_people(knowledge, count))
    assert list(differences(encoded, everybody)) == []


def test_of_people_with_whole_answers_changed_the_shipped_book_says_the_same(knowledge: Knowledge) -> None:
    """A gate is changed and what stood behind it is left as it was: many of these are outside the domain."""
    chance = random.Random(7)
    gates = [gate for fact in knowledge.dictionary.values() for gate in fact.reads if fact.asking]
    changed = []
    for person in unsure_people(knowledge, 60):
        gate = chance.choice(gates)
        changed.append({fact: given for fact, given in person.items() if fact != gate})
    assert list(differences(Encoded(knowledge), changed)) == []
    assert 0 < sum(in_domain(knowledge, person) for person in changed) < len(changed)


def hold_together(book: Knowledge, several: list[dict[str, Answer]]) -> None:
    """Of people who kept what seldom goes together: an answer that waits to be kept opens nothing."""
    assert list(differences(Encoded(book), several)) == []
    for person in (with_kept(book, one) for one in several):
        if in_domain(book, person):
            settled = judged(book, person).settled
            assert (settled.contradictions, settled.parked, settled.taken) == ((), (), {})


@given(books(), st.lists(people(), min_size=BATCH, max_size=BATCH))
@settings(max_examples=12, deadline=None, suppress_health_check=SLOW, derandomize=True)
def test_random_books_say_the_same_of_random_people(book: Knowledge, several: list[dict[str, Answer]]) -> None:
    hold_together(book, several)


@pytest.mark.long
@given(books(), st.lists(people(), min_size=BATCH, max_size=BATCH))
@settings(max_examples=500, deadline=None, suppress_health_check=SLOW)
def test_many_random_books_say_the_same_of_random_people(book: Knowledge, several: list[dict[str, Answer]]) -> None:
    hold_together(book, several)
