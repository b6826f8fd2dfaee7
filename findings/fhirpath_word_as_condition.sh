#!/usr/bin/env bash
# fhirpath.js: the word 'no' as a condition is true in `and`, `implies` and where(), and false in iif() and all().
#
# Guessed before it was run: one value that is no Boolean counts the same wherever a condition stands, as section 4.5 of
# FHIRPath (singleton evaluation of collections) makes one item of any kind true where a Boolean is expected.
# Seen with fhirpath (npm) 5.2.2: `'no' and true` is true and where('no') keeps everything, but iif('no', ...) takes the
# other branch and all('no') is false. So an answer that is a word ("no", "never") must be compared before it decides
# anything: a rule moved from where() into iif() turns round without a message. Exits 1 if this changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund fhirpath@5.2.2 >/dev/null

node - >seen 2>/dev/null <<'JS'
const engine = require("fhirpath");
const patient = { resourceType: "Patient", name: [{ given: ["Ann"] }] };
for (const one of [
  "'no' and true", "'no' implies false", "name.where('no').given", "iif('no', 'yes', 'otherwise')", "name.all('no')",
])
  console.log(one, JSON.stringify(engine.evaluate(patient, one)));
JS

cat seen
cmp -s seen - <<'TEXT'
'no' and true [true]
'no' implies false [false]
name.where('no').given ["Ann"]
iif('no', 'yes', 'otherwise') ["otherwise"]
name.all('no') [false]
TEXT
