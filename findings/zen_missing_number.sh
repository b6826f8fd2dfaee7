#!/usr/bin/env bash
# ZEN (zen-engine): a number that is missing stops an expression, and in a cell of a decision table is silently no match.
#
# Guessed before it was run: `x < 5` is null where x is missing, in an expression as in a cell of a table.
# Seen with zen-engine 2.1.3: an expression node ends the whole evaluation with an error; in a decision table neither
# "< 5" nor ">= 5" nor "not ($ < 5)" matches, without a word, while "!= 5" and "not ($ == 5)" do match. So a rule that
# moves from an expression into a table turns from an error into a plain "no", and a rule with != says yes of what is
# not known. It counts where an answer that nobody gave must not read as an answer. Exits 1 if this changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check zen-engine==2.1.3 2>/dev/null

seen=$("$folder/venv/bin/python" - <<'PYTHON'
import json

import zen

CELLS = ["< 5", ">= 5", "not ($ < 5)", "!= 5", "not ($ == 5)", "$ == null"]
PLACE = {"position": {"x": 0, "y": 0}}


def decision(kind, content):
    nodes = [("in", "inputNode", {}), ("rules", kind, content), ("out", "outputNode", {})]
    return zen.ZenEngine().create_decision(json.dumps({
        "nodes": [{"id": name, "name": name, "type": type_, "content": inner, **PLACE} for name, type_, inner in nodes],
        "edges": [{"id": one, "type": "edge", "sourceId": one, "targetId": other}
                  for one, other in (("in", "rules"), ("rules", "out"))],
    }))


table = decision("decisionTableNode", {
    "hitPolicy": "collect",
    "inputs": [{"id": "x", "name": "x", "field": "x"}],
    "outputs": [{"id": "cell", "name": "cell", "field": "cell"}],
    "rules": [{"_id": cell, "x": cell, "cell": json.dumps(cell)} for cell in CELLS],
})
expression = decision("expressionNode", {"expressions": [{"id": "less", "key": "less", "value": "x < 5"}]})
for words, given in (("x is 4", {"x": 4}), ("x is null", {"x": None}), ("x is missing", {})):
    print(f"{words}: cells that match: {', '.join(one['cell'] for one in table.evaluate(given)['result'])}")
    try:
        print(f"{words}: the expression x < 5: {expression.evaluate(given)['result']}")
    except Exception as error:
        print(f"{words}: the expression x < 5: {json.loads(str(error).splitlines()[0])['type']}")
PYTHON
)
expected="x is 4: cells that match: < 5, != 5, not (\$ == 5)
x is 4: the expression x < 5: {'less': True}
x is null: cells that match: != 5, not (\$ == 5), \$ == null
x is null: the expression x < 5: NodeError
x is missing: cells that match: != 5, not (\$ == 5), \$ == null
x is missing: the expression x < 5: NodeError"
echo "zen-engine 2.1.3"
echo "$seen"
[ "$seen" = "$expected" ]
