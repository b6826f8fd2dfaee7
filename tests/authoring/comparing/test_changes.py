"""What an edit changes, named by its parts."""

from pathlib import Path

from bonebrief.authoring.comparing.changes import knowledge_changes
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge

RULES, QUESTIONS = "rules/bones.yaml", "questionnaires/questions.yaml"


def test_changes_are_named_with_their_parts(tmp_path: Path) -> None:
    old = load_knowledge(write_knowledge(tmp_path / "old"))
    edits = (
        (RULES, "title: Pain", "title: The pain"),
        (RULES, "source: S, part 1", "source: S, part 2"),
        (QUESTIONS, "ask: Sex?", "ask: Which sex?"),
        (QUESTIONS, "limits: [18, 115]", "limits: [18, 120]"),
        ("rules/sources.yaml", "year: 2020", "year: 2021"),
    )
    new = load_knowledge(write_knowledge(tmp_path / "new", *edits))
    found = {(c.sort, c.id): [d.part for d in c.details] for c in knowledge_changes(old, new)}
    assert found == {
        ("point", "pain_talk"): ["title"],
        ("rule", "low"): ["source"],
        ("question", "sex"): ["ask"],
        ("question", "age"): ["limits"],
        ("source", "S"): ["year"],
    }
