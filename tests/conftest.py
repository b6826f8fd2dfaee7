"""What many tests share: the shipped knowledge, loaded and compiled once."""

import os
import tempfile
from pathlib import Path

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.meanings.agree import Inferrer
from bonebrief.reading.knowledge import load_knowledge

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("BONEBRIEF_CACHE", str(Path(tempfile.gettempdir()) / f"bonebrief-tests-{os.getuid()}"))


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_knowledge(ROOT)


@pytest.fixture(scope="session")
def inferrer(knowledge: Knowledge) -> Inferrer:
    return Inferrer(knowledge)
