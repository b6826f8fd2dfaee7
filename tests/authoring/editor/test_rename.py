"""A new id is written wherever the old one stood, in all files or in none."""

from pathlib import Path

import pytest

from bonebrief.authoring.editor.rename import rename
from bonebrief.knowledge.translation.in_language import in_language
from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.knowledge import load_knowledge
from bonebrief.reading.translation.texts import texts_in
from tests.authoring.small_knowledge import write_knowledge


def told(folder: Path, old: str, new: str) -> str:
    said: list[str] = []
    rename(folder, old, new, said.append)
    return "\n".join(said)


def test_every_kind_of_id_may_have_another(tmp_path: Path) -> None:
    folder = write_knowledge(tmp_path)
    examples = len(list(load_knowledge(folder).examples))
    assert told(folder, "pain", "ache") == "pain is now ache: 7 places in 3 files."
    for old, new in (("aged", "old_age"), ("scan_talk", "score_talk"), ("S", "T20"), ("t_score_total_hip", "hip")):
        assert told(folder, old, new).startswith(f"{old} is now {new}: ")
    known = load_knowledge(folder)
    assert {"ache", "hip"} <= known.dictionary.keys()
    assert "old_age" in known.findings
    assert "score_talk" in known.points
    assert [*known.sources] == ["T20"]
    assert len(list(known.examples)) == examples
    assert "a comment that stays" in (folder / "rules/bones.yaml").read_text()


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("pian", "ache", "Did you mean pain"),
        ("pain", "age", "is taken already"),
        ("pain", "Ache", "cannot be the id"),
        ("pain", "not", "cannot be the id"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_written(tmp_path: Path, old: str, new: str, why: str) -> None:
    folder = write_knowledge(tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    with pytest.raises(BoneBriefError, match=why):
        told(folder, old, new)
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_its_words_in_other_languages_keep_their_place(tmp_path: Path) -> None:
    folder = write_knowledge(tmp_path)
    head = "language: Deutsch\nreview: nicht geprüft\n"
    words = "questions:\n  pain_days: {ask: Wie viele Tage?}\n"
    (folder / "questionnaires" / "texts.de.yaml").write_text(f"{head}{words}")
    point = next(
        point for point in load_knowledge(folder).points.values() if "pain_days" in point.raises[-1].because.facts
    )
    because = f'    because: {{"{point.raises[-1].because.text}": "Schmerz seit {{pain_days}} Tagen."}}\n'
    (folder / "rules" / "texts.de.yaml").write_text(f"{head}points:\n  {point.id}:\n{because}")
    told(folder, "pain_days", "ache_days")
    said = in_language(load_knowledge(folder), texts_in(folder, "de"))
    asking = said.dictionary["ache_days"].asking
    assert asking
    assert asking.words == "Wie viele Tage?"
    assert said.points[point.id].raises[-1].because.text == "Schmerz seit {ache_days} Tagen."
