"""`bonebrief prove`: loads, proves, writes, and says whether all is as it should be."""

from pathlib import Path

from bonebrief.authoring.proving.laws.laws_file import read_laws
from bonebrief.authoring.proving.prove import prove
from bonebrief.authoring.proving.report_data import annotations, proof_json
from bonebrief.authoring.proving.report_text import proof_lines
from bonebrief.machine.streams import Write
from bonebrief.reading.knowledge import load_knowledge


def report_proof(root: Path, laws_only: bool, how: str, write: Write) -> int:
    """Prove what can be asked of a knowledge folder and write it; return 1 if anything is refuted or undecided, else 0.

    Raises:
        KnowledgeError: the rules, the questions or the laws are not sound; all problems of the first of these at once.
    """
    knowledge = load_knowledge(root, with_examples=False)
    proof = prove(knowledge, read_laws(knowledge), laws_only)
    if how == "json":
        write(proof_json(proof))
    elif how == "github":
        for line in annotations([*(proof.rules.outcomes if proof.rules else ()), *proof.laws]):
            write(line)
    else:
        for line in proof_lines(proof):
            write(line)
    return 0 if proof.sound else 1
