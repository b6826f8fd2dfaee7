"""An edit of English words names the texts of other languages that were put from the former ones."""

import json
from pathlib import Path

from bonebrief.authoring.comparing.diff import report_differences
from bonebrief.authoring.comparing.stale_translations import stale_translations
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge

WORDS = "language: Deutsch\nreview: nicht geprüft\nquestions:\n  pain: {ask: Schmerz?, label: Schmerz}\n"


def folder(path: Path, ask: str, words: str = WORDS) -> Path:
    path.mkdir()
    made = write_knowledge(path)
    questions = made / "questionnaires" / "questions.yaml"
    questions.write_text(questions.read_text().replace("Pain?", ask))
    (made / "questionnaires" / "texts.de.yaml").write_text(words)
    return made


def found(old: Path, new: Path) -> list[tuple[str, tuple[str, ...]]]:
    loaded = (load_knowledge(root, with_examples=False) for root in (old, new))
    return [(one.language, one.keys) for one in stale_translations(*loaded)]


def test_a_text_whose_english_was_changed_is_named(tmp_path: Path) -> None:
    old, new = folder(tmp_path / "old", "Pain?"), folder(tmp_path / "new", "Does it hurt?")
    assert found(old, new) == [("Deutsch", ("questions", "pain", "ask"))]
    assert found(old, old) == []


def test_one_that_was_changed_with_it_is_not(tmp_path: Path) -> None:
    old = folder(tmp_path / "old", "Pain?")
    new = folder(tmp_path / "new", "Does it hurt?", WORDS.replace("Schmerz?", "Tut es weh?"))
    assert found(old, new) == []


def test_diff_tells_it_in_words_and_to_programs(tmp_path: Path) -> None:
    old, new = folder(tmp_path / "old", "Pain?"), folder(tmp_path / "new", "Does it hurt?")
    said: list[str] = []
    report_differences(old, new, (), "text", said.append)
    assert "Changed in English, and as before in another language:" in said[0]
    assert "- Deutsch, questions: pain: ask" in said[0]
    report_differences(old, new, (), "json", said.append)
    (one,) = json.loads(said[1])["translations"]
    assert (one["language"], one["keys"], one["line"]) == ("Deutsch", ["questions", "pain", "ask"], 4)
