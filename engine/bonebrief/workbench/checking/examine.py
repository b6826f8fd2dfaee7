"""Everything that is wrong with a knowledge folder or deserves a second look, the worst first, and what can be used."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bonebrief.inference.engine import EngineError
from bonebrief.inference.inference import Inferrer
from bonebrief.inference.production import productions_of
from bonebrief.inference.profile import ProfileError, beyond_profile
from bonebrief.knowledge.knowledge import Knowledge, Parse, knowledge_files, load_knowledge
from bonebrief.knowledge.problem import Code, KnowledgeError, Place, Problem
from bonebrief.knowledge.yaml_node import parse_yaml
from bonebrief.workbench.checking.checks import warnings
from bonebrief.workbench.checking.ignores import heed_ignores, read_ignores


@dataclass(frozen=True, slots=True)
class Examined:
    """The problems, and the rules compiled if they can be used at all."""

    problems: tuple[Problem, ...]
    inferrer: Inferrer | None

    @property
    def knowledge(self) -> Knowledge | None:
        return self.inferrer.knowledge if self.inferrer else None


def examine(root: Path, today: date, parse: Parse = parse_yaml) -> Examined:
    """Load, compile and check the knowledge in a folder. Warnings are looked for once there are no errors."""
    try:
        knowledge = load_knowledge(root, parse=parse)
    except KnowledgeError as error:
        return Examined(_worst_first([*error.problems, *read_ignores(_texts(root))[1]]), None)
    try:
        inferrer = Inferrer(knowledge)
    except (ProfileError, EngineError) as error:
        return Examined(_worst_first(_engine_problems(knowledge, error)), None)
    return Examined(_worst_first(heed_ignores(warnings(knowledge, today), _texts(root))), inferrer)


def _engine_problems(knowledge: Knowledge, error: Exception) -> list[Problem]:
    found: dict[str, Problem] = {}
    for _, productions in productions_of(knowledge):
        for production in productions:
            beyond = beyond_profile(production)
            if beyond:
                place = knowledge.rules[production.owner].place
                fix = "Split it into two findings, or use other units."
                found.setdefault(production.owner, Problem(Code.ENGINE_LIMIT, place, f"This rule {beyond}.", fix))
    refused = Problem(Code.ENGINE_LIMIT, Place(str(knowledge.root / "rules")), str(error), "Please report this.")
    return list(found.values()) or [refused]


def _worst_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.code.weight, problem.where)))


def _texts(root: Path) -> dict[str, str]:
    """The files that can be read, as written; what is wrong with the others is reported already."""
    texts = {}
    for name, path in knowledge_files(root):
        with suppress(OSError):
            texts[name] = path.read_text(encoding="utf-8", errors="replace")
    return texts
