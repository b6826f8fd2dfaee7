"""Knowledge that was kept is the knowledge that was written, for exactly these files."""

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import KnowledgeError
from bonebrief.machine import kept as store
from bonebrief.reading.cached.load import knowledge_for_people
from bonebrief.reading.cached.plain_data import plain, whole
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge
from tests.conftest import ROOT

NO_KNOWLEDGE: tuple[object, ...] = (
    *([], {}, "x", [1] * 7, [["t"]] * 8, [[99, 1]] * 7, [["d", "x"]] * 7, [["m", 1]] * 7, [[]] * 7, [[0]] * 7, None),
    *([[]] * 8, [["t"]] * 7, [1] * 8),
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BONEBRIEF_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    return write_knowledge(tmp_path / "clinic")


def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let reading YAML fail, so that only what was kept can be used."""

    def fail(*_: object, **__: object) -> Knowledge:
        raise AssertionError("the files were read")

    monkeypatch.setattr("bonebrief.reading.knowledge.load_knowledge", fail)


def test_it_is_the_same_to_the_last_word_and_place(monkeypatch: pytest.MonkeyPatch) -> None:
    written = load_knowledge(ROOT, with_examples=False)
    assert repr(knowledge_for_people(ROOT)) == repr(written)
    unread(monkeypatch)
    again = knowledge_for_people(ROOT)
    assert (again, repr(again)) == (written, repr(written))


def test_every_plain_form_is_json_and_comes_back(knowledge: Knowledge) -> None:
    for value in (knowledge.dictionary, knowledge.sources, knowledge.conflicts, knowledge.questionnaires):
        assert repr(whole(json.loads(json.dumps(plain(value))))) == repr(value)
    with pytest.raises(TypeError, match="no plain form"):
        plain(object())


def test_any_change_of_a_file_is_seen(clinic: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    knowledge_for_people(clinic)
    path = clinic / "rules" / "bones.yaml"
    before = path.stat()
    path.write_text(path.read_text().replace("Bones", "Bonas", 1))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert knowledge_for_people(clinic) == load_knowledge(clinic, with_examples=False)
    (clinic / "rules" / "more.yaml").write_text("topic: More\n")
    assert "more" in [topic.id for topic in knowledge_for_people(clinic).topics]
    (clinic / "rules" / "more.yaml").write_text("topic: [")
    with pytest.raises(KnowledgeError):
        knowledge_for_people(clinic)


def test_a_link_or_a_misnamed_file_is_refused_whatever_was_kept(clinic: Path) -> None:
    knowledge_for_people(clinic)
    (clinic / "rules" / "x.yml").write_text("topic: X\n")
    with pytest.raises(KnowledgeError, match=r"does not end in \.yaml"):
        knowledge_for_people(clinic)


def test_what_is_no_knowledge_is_read_anew(clinic: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = [knowledge_for_people(clinic)]
    (path,) = cache.iterdir()

    def read_anew(*_: object, **__: object) -> Knowledge:
        read.append(read[0])
        return read[0]

    monkeypatch.setattr("bonebrief.reading.knowledge.load_knowledge", read_anew)
    for number, data in enumerate(NO_KNOWLEDGE, 2):
        text = json.dumps(data).encode()
        path.write_bytes(sha256(text).hexdigest().encode() + b"\n" + text)
        assert knowledge_for_people(clinic) is read[0]
        assert len(read) == number, data


def test_nothing_is_kept_of_what_is_wrong(clinic: Path, cache: Path) -> None:
    (clinic / "rules" / "bones.yaml").write_text("topic: [")
    with pytest.raises(KnowledgeError):
        knowledge_for_people(clinic)
    assert not cache.exists()
    assert store.kept("anything") is None
