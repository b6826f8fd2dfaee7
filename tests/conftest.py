"""What many tests share: the shipped knowledge, loaded and compiled once."""

import os
import tempfile
from collections import Counter
from collections.abc import Sequence
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


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Of the rows of a test that is `sampled(n)`, one in n is tried each day and the others in the long run."""
    rows: Counter[str] = Counter()
    for item in items:
        name = item.nodeid.partition("[")[0]
        for sampled in item.iter_markers("sampled"):
            if rows[name] % sampled.args[0]:
                item.add_marker(pytest.mark.long)
        rows[name] += 1
