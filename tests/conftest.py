"""What many tests share: the shipped knowledge, loaded and compiled once."""

from pathlib import Path

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.meanings.agree import Inferrer
from bonebrief.reading.knowledge import load_knowledge

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge(ROOT)


@pytest.fixture(scope="session")
def inferrer(knowledge: Knowledge) -> Inferrer:
    return Inferrer(knowledge)
