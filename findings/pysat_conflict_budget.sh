#!/usr/bin/env bash
# python-sat: a limit of 100 conflicts is 100 for MiniSat and nearly twice that for Glucose, and lasts differently.
#
# Guessed before it was run: `conf_budget(100)` holds for each later call of `solve_limited`, in every solver alike.
# Seen with python-sat 1.9.dev24, nine pigeons in eight holes: MiniSat 2.2 stops after 102 conflicts, and each further
# call without a new limit gives up at once, with none. Glucose 4.1 stops after 186, as it looks at its limit only where
# it restarts, and each further call works on. So who asks a second question without setting the limit again gets
# "undecided" without any work from one solver, and more work from the other; and limits measured with one say little of
# the other. It counts where a tool reports what it could not decide within its limit. Exits 1 if this changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check python-sat==1.9.dev24 2>/dev/null

"$folder/venv/bin/python" - <<'PYTHON'
import sys
from itertools import combinations

from pysat.solvers import Solver

HOLES = 8
PIGEONS = range(HOLES + 1)


def sits(pigeon, hole):
    return pigeon * HOLES + hole + 1


crowd = [[sits(pigeon, hole) for hole in range(HOLES)] for pigeon in PIGEONS]
crowd += [[-sits(one, hole), -sits(other, hole)] for hole in range(HOLES) for one, other in combinations(PIGEONS, 2)]


def conflicts(name):
    """After each of three calls, of which only the first was given a limit: the answer, and all conflicts so far."""
    with Solver(name, bootstrap_with=crowd) as solver:
        solver.conf_budget(100)
        return [(solver.solve_limited(), solver.accum_stats()["conflicts"]) for _ in range(3)]


minisat, glucose = conflicts("minisat22"), conflicts("glucose4")
print("MiniSat 2.2:", minisat)
print("Glucose 4.1:", glucose)
undecided = all(answer is None for answer, _ in (*minisat, *glucose))
at_once = minisat[0][1] < 110 and minisat[1][1] == minisat[2][1] == minisat[0][1]
works_on = glucose[0][1] > 150 and glucose[0][1] < glucose[1][1] < glucose[2][1]
sys.exit(not (undecided and at_once and works_on))
PYTHON
