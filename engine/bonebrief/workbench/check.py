"""`bonebrief check`: everything that is wrong with the rules and questions, at once."""

from collections.abc import Callable

from bonebrief.inference.inference import Inferrer
from bonebrief.knowledge.knowledge import load_knowledge
from bonebrief.knowledge.problem import KnowledgeError
from bonebrief.workbench.target import Target


def check(target: Target, write: Callable[[str], object]) -> int:
    """Load and compile the knowledge and say what is wrong; return 1 if anything is, else 0."""
    try:
        knowledge = load_knowledge(target.root)
        Inferrer(knowledge)
    except KnowledgeError as error:
        shown = [problem for problem in error.problems if target.covers(problem.where.file)]
        elsewhere = len(error.problems) - len(shown)
        write("\n\n".join(problem.text() for problem in shown))
        write(f"\n{_count(len(shown), 'problem')}" + (f", and {elsewhere} in other files" if elsewhere else "") + ".")
        return 1
    counts = [
        _count(sum(1 for fact in knowledge.dictionary.values() if fact.asking), "question"),
        _count(len(knowledge.findings), "finding"),
        _count(len(knowledge.points), "point"),
        _count(len(knowledge.rules), "rule"),
        _count(len(list(knowledge.examples)), "example"),
    ]
    write(f"Nothing is wrong: {', '.join(counts)}. Knowledge {knowledge.version}.")
    return 0


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
