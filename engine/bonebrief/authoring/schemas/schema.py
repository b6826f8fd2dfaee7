"""`bonebrief schema`: the JSON Schemas of the YAML files, made from the rules and questions as they are now."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bonebrief.authoring.schemas.answers import answers_schema
from bonebrief.authoring.schemas.codes import codes_schema
from bonebrief.authoring.schemas.laws import laws_schema
from bonebrief.authoring.schemas.parts import Schema
from bonebrief.authoring.schemas.questions import questionnaire_schema, questions_schema
from bonebrief.authoring.schemas.sheet import sheet_schema
from bonebrief.authoring.schemas.texts import question_texts_schema, rule_texts_schema
from bonebrief.authoring.schemas.topic import evidence_schema, retired_schema, rules_schema, sources_schema
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.machine.files import ANOTHER_FOLDER, write_file, writing
from bonebrief.reading.folder import language_of


@dataclass(frozen=True, slots=True)
class SchemaFile:
    """One schema: how it is made, the file it is kept in, which files it describes, in words and as patterns."""

    make: Callable[[Knowledge], Schema]
    file: str
    describes: str
    patterns: tuple[str, ...]


SCHEMAS: Final[Mapping[str, SchemaFile]] = {
    "rules": SchemaFile(
        rules_schema,
        "rules/schema/rules.json",
        "rules/*.yaml, but for the next five",
        (
            *("rules/*.yaml", "!rules/sources.yaml", "!rules/evidence.yaml", "!rules/laws.yaml"),
            *("!rules/retired.yaml", "!rules/texts.*.yaml"),
        ),
    ),
    "questions": SchemaFile(
        questions_schema,
        "questionnaires/schema/questions.json",
        "questionnaires/questions.yaml",
        ("questionnaires/questions.yaml",),
    ),
    "questionnaire": SchemaFile(
        questionnaire_schema,
        "questionnaires/schema/questionnaire.json",
        "the other questionnaires/*.yaml",
        (
            "questionnaires/*.yaml",
            "!questionnaires/questions.yaml",
            "!questionnaires/sheet.yaml",
            "!questionnaires/codes.yaml",
            "!questionnaires/texts.*.yaml",
        ),
    ),
    "codes": SchemaFile(
        codes_schema, "questionnaires/schema/codes.json", "questionnaires/codes.yaml", ("questionnaires/codes.yaml",)
    ),
    "sheet": SchemaFile(
        sheet_schema, "questionnaires/schema/sheet.json", "questionnaires/sheet.yaml", ("questionnaires/sheet.yaml",)
    ),
    "sources": SchemaFile(sources_schema, "rules/schema/sources.json", "rules/sources.yaml", ("rules/sources.yaml",)),
    "evidence": SchemaFile(
        evidence_schema, "rules/schema/evidence.json", "rules/evidence.yaml", ("rules/evidence.yaml",)
    ),
    "retired": SchemaFile(retired_schema, "rules/schema/retired.json", "rules/retired.yaml", ("rules/retired.yaml",)),
    "laws": SchemaFile(laws_schema, "rules/schema/laws.json", "rules/laws.yaml", ("rules/laws.yaml",)),
    "rule_texts": SchemaFile(
        rule_texts_schema, "rules/schema/rule_texts.json", "rules/texts.LANGUAGE.yaml", ("rules/texts.*.yaml",)
    ),
    "texts": SchemaFile(
        question_texts_schema,
        "questionnaires/schema/texts.json",
        "questionnaires/texts.LANGUAGE.yaml",
        ("questionnaires/texts.*.yaml",),
    ),
    "answers": SchemaFile(
        answers_schema,
        "questionnaires/schema/answers.json",
        "answers files and whole patients",
        ("patients/*.yaml",),
    ),
}


def by_folder() -> list[tuple[str, SchemaFile]]:
    """Every schema with its name, those in rules/ before those in questionnaires/."""
    return sorted(SCHEMAS.items(), key=lambda named: not named[1].file.startswith("rules/"))


def schema_text(knowledge: Knowledge, name: str) -> str:
    """One schema as JSON."""
    return json.dumps(SCHEMAS[name].make(knowledge), indent=1, ensure_ascii=False) + "\n"


def write_schemas(knowledge: Knowledge, root: Path) -> Iterator[Path]:
    """Write every schema into a knowledge folder, beside the files it describes, and name each.

    Raises:
        BoneBriefError: one cannot be written.
    """
    for name, one in by_folder():
        path = root / one.file
        with writing(path, ANOTHER_FOLDER):
            path.parent.mkdir(exist_ok=True)
        write_file(path, schema_text(knowledge, name), mend=ANOTHER_FOLDER)
        yield path


def about_schemas() -> str:
    """What schemas there are, and what each describes."""
    lines = [f"  {name:14} {one.describes}  ({one.file})" for name, one in by_folder()]
    return "\n".join(["`bonebrief schema NAME` prints one, `--output` writes them all.", *lines, ""])


def modeline(file: Path) -> str:
    """The first line that tells an editor the schema of a file in rules/ or questionnaires/."""
    return f"# yaml-language-server: $schema=schema/{schema_of(file)}.json"


def schema_of(file: Path) -> str:
    """The name of the schema of a YAML file in rules/ or questionnaires/."""
    if language_of(file):
        return "rule_texts" if file.parent.name == "rules" else "texts"
    if file.parent.name == "rules":
        return file.stem if file.stem in ("sources", "evidence", "laws") else "rules"
    return file.stem if file.stem in ("questions", "sheet", "codes") else "questionnaire"
