"""Small changes of rules: those that an example notices, those that change nothing, and those that go unnoticed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bonebrief.authoring.mutating.mutants import mutants_of
from bonebrief.authoring.mutating.mutate import Ask, report_mutants
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.meanings.plain.inference import judged
from bonebrief.reading.knowledge import load_knowledge
from tests.authoring.small_knowledge import write_knowledge

RULES = "rules/bones.yaml"


def run(folder: Path, how: str = "text", ask: Ask | None = None) -> tuple[int, str]:
    lines: list[str] = []
    return report_mutants(str(folder), folder, how, lines.append, ask), "\n".join(lines)


def outcomes(folder: Path) -> dict[tuple[str, str], dict[str, object]]:
    told = json.loads(run(folder, "json")[1])["mutants"]
    return {(one["rule"], one["change"]): one for one in told}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_knowledge(tmp_path)


def test_a_threshold_that_an_example_stands_on_is_noticed(folder: Path) -> None:
    found = outcomes(folder)
    assert found["aged", "`age >= 66` in place of `age >= 65`"]["outcome"] == "noticed"
    assert found["aged", "`age > 65` in place of `age >= 65`"]["outcome"] == "noticed"


def test_one_that_none_stands_on_goes_unnoticed_and_the_smallest_person_is_shown(folder: Path) -> None:
    missed = outcomes(folder)["pain_talk.2", "`pain_days > 6` in place of `pain_days > 7`"]
    assert (missed["outcome"], missed["was"], missed["now"]) == ("survives", "not raised", "routine")
    assert missed["answers"] == {"pain": "yes", "pain_days": 7}


def test_what_changes_nothing_is_proved(tmp_path: Path) -> None:
    folder = write_knowledge(tmp_path, (RULES, "when: [pain is yes, pain_days > 7]", "when: [pain is yes, age > 115]"))
    assert outcomes(folder)["pain_talk.2", "`age > 116` in place of `age > 115`"]["outcome"] == "same"


def test_every_kind_of_change_is_made(folder: Path) -> None:
    knowledge = load_knowledge(folder)
    how = [mutant.how for rule in knowledge.rules.values() for mutant in mutants_of(knowledge, rule)]
    assert {
        "`age >= 64` in place of `age >= 65`",
        "`age > 65` in place of `age >= 65`",
        "without `pain is yes`",
        "`any` in place of `all`",
        "`all` in place of `any`",
        "priority routine in place of high",
    } <= set(how)


def changed_at_all(knowledge: Knowledge) -> Iterator[bool]:
    for rule in knowledge.rules.values():
        for mutant in mutants_of(knowledge, rule):
            after = mutant.of(knowledge)
            yield after.rules[rule.id].when != rule.when or after.points != knowledge.points


def test_every_change_is_one(folder: Path) -> None:
    assert all(changed_at_all(load_knowledge(folder)))


def test_the_example_that_is_missing_is_written_and_notices_it_from_then_on(folder: Path) -> None:
    before = (folder / RULES).read_text()
    status, said = run(folder, ask=lambda _: "")
    assert status == 1
    assert "Written into" in said
    after = (folder / RULES).read_text()
    assert after.startswith(before.rstrip())
    knowledge = load_knowledge(folder)
    assert all(judged(knowledge, example.given) for example in knowledge.examples)
    assert run(folder)[0] == 0


def test_all_that_are_missing_are_written_into_one_file_each_noticing_what_follows(folder: Path) -> None:
    missed = sum(one["outcome"] == "survives" for one in outcomes(folder).values())
    edges = folder / "rules" / "edges.yaml"
    lines: list[str] = []
    assert report_mutants(str(folder), folder, "text", lines.append, None, edges) == 1
    written = [one for one in load_knowledge(folder).examples if one.place.file == str(edges)]
    assert 0 < len(written) <= missed
    assert run(folder)[0] == 0


def test_who_kept_what_seldom_goes_together_is_written_as_who_did(tmp_path: Path) -> None:
    conflict = "conflicts:\n  short: {when: [pain is yes, pain_days < 1], ask: pain, unused: yes, say: Is it?}\n"
    folder = write_knowledge(
        tmp_path,
        ("questionnaires/questions.yaml", "derived:", f"{conflict}derived:"),
        (RULES, "when: [pain is yes, pain_days > 7]", "when: [pain is yes, pain_days < 1]"),
    )
    change = "`pain_days < 0` in place of `pain_days < 1`"
    assert outcomes(folder)["pain_talk.2", change]["kept"] is True
    said = run(folder, ask=lambda _: "")[1]
    assert "who was asked about answers that seldom go together, and kept them" in said
    assert "given: {age: 64, pain: yes, pain_days: 0}\n    kept: yes\n" in (folder / RULES).read_text()
    assert outcomes(folder)["pain_talk.2", change]["outcome"] == "noticed"


def test_a_zero_is_told_as_a_zero(tmp_path: Path) -> None:
    folder = write_knowledge(
        tmp_path, (RULES, "when: [pain is yes, pain_days > 7]", "when: [pain is yes, pain_days > 0]")
    )
    missed = outcomes(folder)["pain_talk.2", "`pain_days >= 0` in place of `pain_days > 0`"]
    assert missed["answers"] == {"pain": "yes", "pain_days": 0}


def test_nothing_is_written_for_a_no(folder: Path) -> None:
    before = (folder / RULES).read_text()
    run(folder, ask=lambda _: "n")
    assert (folder / RULES).read_text() == before


def test_the_report_fits_80_columns(folder: Path) -> None:
    text = run(folder)[1]
    assert "small changes of rules:" in text
    assert max(len(line) for line in text.splitlines() if str(folder) not in line) <= 80
