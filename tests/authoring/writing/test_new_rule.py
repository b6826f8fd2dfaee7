"""A new rule from questions and answers in lines: what is refused, what is written, and where."""

import io
import os
from pathlib import Path

import pytest

from bonebrief.authoring.schemas.schema import write_schemas
from bonebrief.authoring.writing.dialogue import Dialogue
from bonebrief.authoring.writing.new_rule import new_rule
from bonebrief.knowledge.rule import Unraised
from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import RULES, write_knowledge

POINT = [
    "bones",
    "celiac_talk",
    "conditions",
    "",
    "celiac_disease",
    "",
    "high",
    "Coeliac",
    "Raise it.",
    "Ask.",
    "",
    "",
    "S",
]
NAMES = ["has it", "has it not"]


def told(folder: Path, *lines: str) -> tuple[int, str]:
    sink = io.StringIO()
    return new_rule(folder, io.StringIO("".join(f"{line}\n" for line in lines)), sink), sink.getvalue()


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BONEBRIEF_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_knowledge(tmp_path / "clinic")


def rules(folder: Path) -> str:
    return (folder / "rules/bones.yaml").read_text(encoding="utf-8")


def test_a_new_point_stands_before_the_comment_on_the_examples_and_everything_else_is_as_it_was(folder: Path) -> None:
    status, said = told(folder, *POINT, *NAMES, "yes")
    assert status == 0
    assert "5 passed, 0 failed" in said
    new = rules(folder).splitlines()
    at = new.index("  celiac_talk:")
    assert new[at - 1 : at + 12] == [
        "",
        "  celiac_talk:",
        "    title: Coeliac",
        "    talk: risk",
        "    say: >",
        "      Raise it.",
        "    patient: >",
        "      Ask.",
        "    raise:",
        "      - priority: high",
        "        when: conditions includes celiac_disease",
        '        because: "Conditions: {conditions}."',
        "        source: S",
    ]
    assert new[at + 13] == "# what follows are the examples"
    added = set(new) - set(RULES.splitlines())
    assert [line for line in new if line not in added or line in RULES.splitlines()][:5] == RULES.splitlines()[:5]
    kept = iter(new)
    assert all(line in kept for line in RULES.splitlines())


def test_the_editor_knows_the_new_point_at_once(folder: Path) -> None:
    list(write_schemas(load_knowledge(folder), folder))
    told(folder, *POINT, *NAMES, "yes")
    assert "celiac_talk" in (folder / "rules/schema/rules.json").read_text(encoding="utf-8")


def test_a_new_topic_is_a_new_file(folder: Path) -> None:
    assert told(folder, "gut", "Gut: what it does to bone", *POINT[1:], *NAMES, "yes")[0] == 0
    text = (folder / "rules/gut.yaml").read_text(encoding="utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=schema/rules.json\n"
        'topic: "Gut: what it does to bone"\n\npoints:\n  celiac_talk:\n    title: Coeliac\n'
    )
    assert [topic.id for topic in load_knowledge(folder).topics] == ["bones", "gut"]


def test_its_examples_show_it_and_nearly(folder: Path) -> None:
    told(folder, *POINT, *NAMES, "yes")
    examples = {example.name: example for example in load_knowledge(folder).examples}
    assert str(examples["has it"].expect.points["celiac_talk"]) == "3"
    assert examples["has it not"].expect.points["celiac_talk"] is Unraised.NO


def test_a_reason_is_added_to_a_point_that_exists_with_the_test_that_opens_its_question(folder: Path) -> None:
    status, said = told(
        folder, "bones", "pain_talk", "pain_days", "", "90", "", "urgent", "Long: {pain_days}.", "S, p. 4", "", "", ""
    )
    assert "tested first: pain is yes" in said
    assert (
        "      - priority: urgent\n        when:\n          - pain is yes\n          - pain_days >= 90\n"
        '        because: "Long: {pain_days}."\n        source: S, p. 4\n\n  scan_talk:\n'
    ) in rules(folder)
    assert "given: {pain: yes, pain_days: 90}" in rules(folder)
    assert "pain_days: 89}" in rules(folder)
    assert status == 0


def test_a_whole_condition_may_be_typed_and_several_tests_joined(folder: Path) -> None:
    lines = ["aged", "not age between 70 and 80", "sex is one of [male]", "no", "note", "Aged.", "S", "", "", "yes"]
    told(folder, "bones", "scan_talk", *lines)
    assert "          - aged\n          - not age between 70 and 80\n          - sex is male\n" in rules(folder)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["bonnes"], "Did you mean bones?"),
        (["Gut!"], "small letters, digits and hyphens"),
        (["sources"], "none can be begun so"),
        (["?"], "bones  Bones"),
        (["bones", "?"], "pain_talk  Pain"),
        (["bones", "pain_tal"], "Did you mean pain_talk?"),
        (["bones", "Pain talk"], "An id has small letters"),
        (["bones", "aged"], "exists already"),
        (["bones", "pain"], "exists already, as a point, a finding or a fact"),
        (["bones", "yes"], "is a word of the rule language"),
        (["bones", "new_one", "agee"], "Did you mean age?"),
        (["bones", "new_one", "? score"], "lowest_t_score  Lowest T-score"),
        (["bones", "new_one", "? nosuchword"], 'Nothing here has "nosuchword" in it.'),
        (["bones", "new_one", "age", "=="], "is not possible here"),
        (["bones", "new_one", "age", "", "?"], "A number from 18 to 115 years"),
        (["bones", "new_one", "age", "", "200"], "age is always 18 to 115"),
        (["bones", "new_one", "sex", "", "femal"], "Did you mean female?"),
        (["bones", "new_one", "sex", "", "?"], "female  Female"),
        (["bones", "new_one", "", "age"], "An answer is needed"),
        (["bones", "new_one", "age >= 50", "no", "hihg"], "Did you mean high?"),
        (["bones", "new_one", "age >= 50", "no", "?"], "discuss first at this visit"),
        (["bones", "new_one", "age >= 50", "no", "high", "T" * 81], "80 is the most"),
        (["bones", "pain_talk", "age >= 50", "no", "high", "At {agee}."], "Did you mean age?"),
        (["bones", "pain_talk", "age >= 50", "no", "high", "", "T"], 'no source called "T"'),
        (["bones", "pain_talk", "age >= 50", "no", "high", "", ";"], 'no source called ""'),
        (["bones", "pain_tal", "pain_tal"], "pain_tal will be a new point."),
        (["bones", "pain_talk", "age >= 50", "no", "high", "", "?"], "S  Title, 2020"),
    ],
)
def test_every_answer_is_checked_at_once_and_nothing_is_written_if_the_input_ends(
    folder: Path, lines: list[str], words: str
) -> None:
    sink = io.StringIO()
    with pytest.raises(BoneBriefError, match="Nothing was written"):
        new_rule(folder, io.StringIO("".join(f"{line}\n" for line in lines)), sink)
    assert words in sink.getvalue().replace("\n    ", " ")
    assert rules(folder) == RULES


def test_no_writes_nothing(folder: Path) -> None:
    assert "Nothing was written." in told(folder, *POINT, *NAMES, "perhaps", "no")[1]
    assert rules(folder) == RULES


def test_ctrl_c_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: Dialogue) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(Dialogue, "_line", interrupted)
    sink = io.StringIO()
    with pytest.raises(KeyboardInterrupt):
        new_rule(folder, io.StringIO(), sink)
    assert "Nothing was written." in sink.getvalue()
    assert rules(folder) == RULES
    assert sorted(os.listdir(folder / "rules")) == ["bones.yaml", "sources.yaml"]


def test_text_that_yaml_would_misread_is_quoted(folder: Path) -> None:
    words = ["no", "# Raise: it", "yes", "", '"Well": {age} # so', "S; S, a: b"]
    lines = ["bones", "odd", "age >= 50", "", "note", *words, "", ""]
    assert told(folder, *lines, "")[0] == 0
    point = load_knowledge(folder).points["odd"]
    assert (point.title, point.say.text, point.patient.text) == ("no", "# Raise: it", "yes")
    assert point.raises[0].because.text == '"Well": {age} # so'
    assert [str(cited) for cited in point.raises[0].rule.sources] == ["S", "S, a: b"]


def test_line_ends_and_a_missing_section_are_kept_in_mind(folder: Path) -> None:
    path = folder / "rules/bones.yaml"
    only_findings = RULES[: RULES.index("points:")]
    path.write_bytes(only_findings.replace("\n", "\r\n").encode())
    status, _ = told(folder, *POINT, *NAMES, "yes")
    assert status == 0
    assert b"\r\n  celiac_talk:\r\n" in path.read_bytes()
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n")


def test_a_read_only_folder_is_refused_before_anything_is_asked(folder: Path) -> None:
    os.chmod(folder / "rules", 0o555)
    sink = io.StringIO()
    with pytest.raises(BoneBriefError, match="is read-only"):
        new_rule(folder, io.StringIO(), sink)
    os.chmod(folder / "rules", 0o755)
    assert sink.getvalue() == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "is read-only"),
        (RULES[: RULES.index("examples:")] + "examples: []\n", "`examples` is not written as lines below it"),
        (RULES[: RULES.index("points:")] + "points: {}\n", "`points` is not written as lines below it"),
    ],
)
def test_a_file_that_cannot_be_added_to_is_refused_at_its_point(folder: Path, text: str | None, words: str) -> None:
    path = folder / "rules/bones.yaml"
    if text is None:
        path.chmod(0o444)
    else:
        path.write_text(text, encoding="utf-8")
    sink = io.StringIO()
    with pytest.raises(BoneBriefError, match="The input ended"):
        new_rule(folder, io.StringIO("bones\nceliac_talk\n"), sink)
    assert words in " ".join(sink.getvalue().split())
