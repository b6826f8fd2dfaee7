"""Ids are found wherever they stand, and a new name of any of them leaves the rules sound."""

from pathlib import Path

import pytest

from bonebrief.authoring.checking.mending.texts import mended
from bonebrief.authoring.editor.folder import Folder
from bonebrief.authoring.editor.mentions import EVIDENCE, FACT, FINDING, POINT, SOURCE
from bonebrief.authoring.editor.renaming import renamed
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import Mend
from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("kind", "name", "places"),
    [
        (FACT, "t_score_total_hip", ["questions.yaml:13:3", "questions.yaml:19:69", "t.yaml:4:56", "bones.yaml:48:13"]),
        (FINDING, "aged", ["bones.yaml:4:3", "bones.yaml:21:16"]),
        (POINT, "scan_talk", ["bones.yaml:29:3", "bones.yaml:49:45"]),
        (
            FACT,
            "pain_days",
            ["questions.yaml:5:3", "t.yaml:4:33", "bones.yaml:25:29", "bones.yaml:26:28", "bones.yaml:45:33"],
        ),
    ],
)
def test_every_use_is_found(tmp_path: Path, kind: str, name: str, places: list[str]) -> None:
    folder = Folder(write_knowledge(tmp_path))
    folder.load()
    found = [use.mention.place for use in folder.uses(kind, name)]
    assert sorted(str(place._replace(file=Path(place.file).name)) for place in found) == sorted(places)


def test_words_of_a_text_are_no_ids(tmp_path: Path) -> None:
    folder = Folder(write_knowledge(tmp_path))
    folder.load()
    lines = [use.mention.place.line for use in folder.uses(FACT, "pain") if use.path.name == "bones.yaml"]
    assert lines == [21, 25, 42, 45]


@pytest.mark.parametrize(
    ("new", "why"), [("age", "taken"), ("Pain", "cannot be"), ("not", "cannot be"), ("low", "taken")]
)
def test_a_name_that_cannot_be_is_refused(tmp_path: Path, new: str, why: str) -> None:
    folder = Folder(write_knowledge(tmp_path))
    with pytest.raises(BoneBriefError, match=why):
        renamed(folder, FACT, "pain", new)


def test_nothing_is_renamed_while_a_use_could_be_missed(tmp_path: Path) -> None:
    folder = Folder(write_knowledge(tmp_path))
    folder.load()
    folder.unsaved[str(tmp_path / "rules/bones.yaml")] = "topic: [\n"
    with pytest.raises(BoneBriefError, match="Mend the errors first"):
        renamed(folder, FACT, "pain", "ache")


def ids(knowledge: Knowledge) -> list[tuple[str, str]]:
    return [
        *((FACT, name) for name in knowledge.dictionary),
        *((FINDING, name) for name in knowledge.findings),
        *((POINT, name) for name in knowledge.points),
        *((SOURCE, name) for name in knowledge.sources),
        *((EVIDENCE, name) for name in knowledge.evidence),
    ]


def loaded_with_all_renamed(folder: Folder, some: list[tuple[str, str]]) -> Knowledge:
    """The knowledge in which each of these ids has another name, wherever it stands."""
    texts = {name: text for name, _, text in folder.texts()}
    for file, text in texts.items():
        found = [one for one in folder.mentions(file, text) if (one.kind, one.name) in some]
        made = [Mend(one.place, one.name, other_name(one.kind, one.name)) for one in found]
        texts[file] = mended(text, made)[0]
    return load_knowledge(folder.root, unsaved=texts)


def other_name(kind: str, name: str) -> str:
    return f"9{name}" if kind == EVIDENCE else f"{name}_new"


@pytest.mark.long
def test_a_new_name_for_every_id_of_the_shipped_rules_leaves_them_sound() -> None:
    folder = Folder(ROOT)
    knowledge = folder.load()
    assert knowledge is not None
    every = ids(knowledge)
    after = loaded_with_all_renamed(folder, every)
    assert ids(after) == [(kind, other_name(kind, name)) for kind, name in every]
    assert len(list(after.examples)) == len(list(knowledge.examples))
