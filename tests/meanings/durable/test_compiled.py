"""Productions that were kept are those of the compiler, for exactly this knowledge, and nothing wrong is kept."""

import json
import os
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.condition import Compare
from bonebrief.language.problem import KnowledgeError
from bonebrief.meanings.durable import compiled as module
from bonebrief.meanings.durable.compiled import compiled, compiled_before
from bonebrief.meanings.durable.production import Production
from tests.meanings.durable.test_hazards import book


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BONEBRIEF_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def uncompiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let compiling fail, so that only what was kept can be used."""

    def fail(_: Knowledge) -> list[Production]:
        raise AssertionError("compiled again")

    monkeypatch.setattr(module, "productions_of", fail)


def test_what_was_kept_is_what_was_compiled(knowledge: Knowledge, request: pytest.FixtureRequest) -> None:
    written = compiled(knowledge)
    assert compiled_before(knowledge) == written
    request.getfixturevalue("uncompiled")
    assert compiled_before(knowledge) == written


def test_other_knowledge_is_compiled_anew(knowledge: Knowledge, request: pytest.FixtureRequest) -> None:
    compiled_before(knowledge)
    request.getfixturevalue("uncompiled")
    with pytest.raises(AssertionError, match="compiled again"):
        compiled_before(replace(knowledge, sha256="0" * 64))


@pytest.mark.sampled(3)
@pytest.mark.parametrize("data", ["[]", "[[],[[1]]]", '[[["a"]],[["r","r",true,{"x":0}]]]', "7", '{"a":1}', "[[],[3]]"])
def test_what_is_no_production_is_as_good_as_not_there(knowledge: Knowledge, cache: Path, data: str) -> None:
    written = compiled_before(knowledge)
    (path,) = cache.glob("*.json")
    path.write_bytes(sha256(data.encode()).hexdigest().encode() + b"\n" + data.encode())
    assert compiled_before(knowledge) == written
    assert json.loads(path.read_bytes().partition(b"\n")[2]) != json.loads(data)


def test_what_is_outside_the_profile_is_refused_and_not_kept(cache: Path) -> None:
    for _ in range(2):
        with pytest.raises(KnowledgeError, match="exact"):
            compiled_before(book([Compare("age", ">", 1e16)]))
    assert not cache.exists() or not os.listdir(cache)
