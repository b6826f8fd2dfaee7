"""Texts in other languages are read where one of these is asked for, and nowhere else."""

import shutil
from pathlib import Path

import pytest

from bonebrief.language.problem import KnowledgeError
from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.folder import every_file, knowledge_files, language_of, text_files
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.reading.translation.texts import languages, texts_in
from tests.conftest import ROOT

HEAD = "language: Dansk\nreview: ikke læst\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A knowledge folder with a file of texts in each of its folders."""
    for name in ("questionnaires", "rules"):
        (tmp_path / name).mkdir()
    (tmp_path / "questionnaires" / "texts.da.yaml").write_text(f"{HEAD}questions:\n  age: {{ask: Hvor gammel?}}\n")
    (tmp_path / "rules" / "texts.da.yaml").write_text(f"{HEAD}points:\n  calm_word: {{title: Ro}}\n")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("texts.de.yaml", "de"),
        ("texts.pt-BR.yaml", "pt-BR"),
        ("texts.yaml", None),
        ("texts.german.yaml", None),
        ("texts.de.yml", None),
        ("my-texts.de.yaml", None),
    ],
)
def test_the_name_of_a_file_says_its_language(name: str, language: str | None) -> None:
    assert language_of(Path(name)) == language


def test_the_texts_of_a_language_stand_in_two_files(folder: Path) -> None:
    texts = texts_in(folder, "da")
    assert (texts.code, texts.name, texts.review) == ("da", "Dansk", "ikke læst")
    assert (texts.at(("questions", "age", "ask")), texts.at(("points", "calm_word", "title"))) == ("Hvor gammel?", "Ro")
    assert texts.at(("questions", "age", "label")) == ""


def test_they_are_no_part_of_the_knowledge(tmp_path: Path) -> None:
    for name in ("questionnaires", "rules"):
        shutil.copytree(ROOT / name, tmp_path / name)
    before = load_knowledge(tmp_path, with_examples=False).sha256
    (tmp_path / "rules" / "texts.da.yaml").write_text("no: texts\nat all\n")
    assert load_knowledge(tmp_path, with_examples=False).sha256 == before
    names = {path.name for _, path in knowledge_files(tmp_path)}
    assert not any(name.startswith("texts.") for name in names)
    assert {path.name for _, path in text_files(tmp_path)} == {"texts.da.yaml", "texts.de.yaml"}
    assert {path for _, path in text_files(tmp_path)} < {path for _, path in every_file(tmp_path)}


def test_an_unknown_language_is_told_with_those_there_are(folder: Path) -> None:
    assert languages(folder) == ("en", "da")
    with pytest.raises(BoneBriefError, match=r'no texts here in the language "fr"\. There are: en, da\.'):
        texts_in(folder, "fr")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("language: Dansk\n", 'The key "review" is missing here'),
        (f"{HEAD}question: {{age: {{ask: Hvor}}}}\n", "Did you mean questions?"),
        (f"{HEAD}questions: [age]\n", "A list stands here"),
        (f"{HEAD}questions:\n  age: {{ask: Hvor}}\n  age: {{ask: Hvor}}\n", "stands here twice"),
        ("", "This file is empty"),
    ],
)
def test_a_file_that_is_not_as_it_must_be_is_refused_with_its_place(folder: Path, text: str, message: str) -> None:
    (folder / "rules" / "texts.da.yaml").write_text(text)
    with pytest.raises(KnowledgeError) as caught:
        texts_in(folder, "da")
    assert message in str(caught.value)
    assert "texts.da.yaml:" in str(caught.value)


def test_a_word_may_stand_for_a_list_of_one(folder: Path) -> None:
    also = f"{HEAD}units: {{years: År}}\nquestions:\n  sex: {{also: {{female: kvinde, male: [mand, dreng]}}}}\n"
    (folder / "questionnaires" / "texts.da.yaml").write_text(also)
    texts = texts_in(folder, "da")
    assert list(texts.below(("units",))) == [("years", "År")]
    assert list(texts.below(("questions", "sex", "also"))) == [
        ("female", "kvinde"),
        ("male", "mand"),
        ("male", "dreng"),
    ]
