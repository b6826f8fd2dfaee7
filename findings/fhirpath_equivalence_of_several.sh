#!/usr/bin/env bash
# FHIRPath: "equivalent" depends on the order of several values, in both engines, though the standard says it does not.
#
# Guessed before it was run: (1 | 2) ~ (2 | 1) is true, as FHIRPath 2.0.0 (section 6.1.2, Equivalent) wants the order of
# several items left out of account; only = looks at it.
# Seen with fhirpath (npm) 5.2.2 and fhirpathpy 2.2.4: both say false, and !~ true; in the same order both say true.
# So a condition "the fractures are those of hip and spine" holds of a form in which hip was ticked first, and not where
# spine was. What is safe is to ask of each value whether it is among the others. Exits 1 if this changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check fhirpathpy==2.2.4 2>/dev/null
npm install --silent --no-audit --no-fund fhirpath@5.2.2 >/dev/null

cat >asked.json <<'JSON'
["name.given ~ ('Ann' | 'Bea')", "name.given ~ ('Bea' | 'Ann')", "name.given !~ ('Bea' | 'Ann')",
 "('Bea' | 'Ann').all($this in %resource.name.given) and name.given.all($this in ('Bea' | 'Ann'))"]
JSON
cat >patient.json <<'JSON'
{"resourceType": "Patient", "name": [{"given": ["Ann", "Bea"]}]}
JSON

node - >javascript 2>/dev/null <<'JS'
const engine = require("fhirpath"), patient = require("./patient.json");
for (const one of require("./asked.json"))
  console.log(one, JSON.stringify(engine.evaluate(patient, one, { resource: patient })));
JS
venv/bin/python - >python <<'PYTHON'
import json

from fhirpathpy import evaluate

patient = json.load(open("patient.json"))
for one in json.load(open("asked.json")):
    print(one, json.dumps(evaluate(patient, one, {"resource": patient})))
PYTHON

cat >expected <<'TEXT'
name.given ~ ('Ann' | 'Bea') [true]
name.given ~ ('Bea' | 'Ann') [false]
name.given !~ ('Bea' | 'Ann') [true]
('Bea' | 'Ann').all($this in %resource.name.given) and name.given.all($this in ('Bea' | 'Ann')) [true]
TEXT
for engine in javascript python; do
  echo "$engine:"
  cat "$engine"
  cmp -s "$engine" expected || exit 1
done
