"""The small knowledge base with laws of its own, loaded, and what comes of them."""

from pathlib import Path

from bonebrief.authoring.proving.laws.deciding import decide
from bonebrief.authoring.proving.laws.laws_file import read_laws
from bonebrief.authoring.proving.verdict import Verdict
from bonebrief.authoring.proving.witness import Seeker
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge

WITH_YOUNG_PAIN = (
    "rules/bones.yaml",
    "      - priority: routine\n        when: [pain is yes, pain_days > 7]",
    "      - priority: high\n        when: [pain is yes, age < 30]\n        because: Young.\n        source: S\n"
    "      - priority: routine\n        when: [pain is yes, pain_days > 7]",
)
"""A reason that goes away with age, as a rule might have it by mistake."""


def knowledge_with(folder: Path, laws: str, *edits: tuple[str, str, str]) -> Knowledge:
    """The small knowledge base with these laws beside it."""
    write_knowledge(folder, *edits)
    (folder / "rules" / "laws.yaml").write_text(laws, encoding="utf-8")
    return load_knowledge(folder)


def verdicts(folder: Path, laws: str, *edits: tuple[str, str, str]) -> list[Verdict]:
    """What comes of each thing that the laws say."""
    knowledge = knowledge_with(folder, laws, *edits)
    seeker = Seeker(knowledge)
    return [verdict for law in read_laws(knowledge).values() for verdict in decide(seeker, law)]
