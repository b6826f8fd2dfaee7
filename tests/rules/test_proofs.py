"""The laws of the shipped rules, proved of everybody; all of them in the long tests and in CI."""

import pytest

from bonebrief.authoring.proving.laws.laws_file import read_laws
from bonebrief.authoring.proving.prove import prove
from bonebrief.authoring.proving.verdict import Outcome
from bonebrief.knowledge.knowledge import Knowledge


def test_calm_words_and_density_classes_are_as_the_laws_say(knowledge: Knowledge) -> None:
    quick = {name: law for name, law in read_laws(knowledge).items() if name.startswith(("no_calm", "one_class"))}
    assert len(quick) > 10
    assert prove(knowledge, quick, laws_only=True).sound


@pytest.mark.long
def test_every_law_is_proved_and_every_exception_needed(knowledge: Knowledge) -> None:
    laws = prove(knowledge, read_laws(knowledge), laws_only=True).laws
    assert [verdict.claim for verdict in laws if verdict.outcome is not Outcome.PROVED] == []
    assert [one.reason for verdict in laws for one in verdict.excepted if one.shown is None] == []
