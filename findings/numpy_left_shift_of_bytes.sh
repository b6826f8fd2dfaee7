#!/usr/bin/env bash
# numpy: to shift bytes to the left takes many times as long as to shift them to the right, or to add them to themselves.
#
# Guessed before it was run: a shift is the quickest way to double whole numbers, and as quick to either side.
# Seen with numpy 2.4.6 on x86-64, 65,536 numbers: of uint8 and int8 `u << 1` took 16 to 20 times as long as `u >> 1`
# and some 40 times as long as `u + u`, which gives the same; of uint16 and uint32 all three took about the same. It
# counts where bits of many people are put together to small numbers (a byte a person): counting with `n + n + bit`
# instead of shifting made that step twice as quick. Exits 1 if this changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check numpy==2.4.6 2>/dev/null

seen=$("$folder/venv/bin/python" - <<'PYTHON'
import timeit

import numpy as np


def quickest(what):
    return min(timeit.repeat(what, number=200, repeat=15))


for kind in (np.uint8, np.int8, np.uint16, np.uint32):
    numbers, one = np.random.default_rng(1).integers(0, 2, 65_536).astype(kind), kind(1)
    assert ((numbers << one) == numbers + numbers).all()
    left, right, added = map(quickest, (lambda: numbers << one, lambda: numbers >> one, lambda: numbers + numbers))
    slow = "more than 4 times" if min(left / right, left / added) > 4 else "less than 4 times"
    print(f"{kind.__name__}: shifting left takes {slow} as long as shifting right or adding")
PYTHON
)
expected="uint8: shifting left takes more than 4 times as long as shifting right or adding
int8: shifting left takes more than 4 times as long as shifting right or adding
uint16: shifting left takes less than 4 times as long as shifting right or adding
uint32: shifting left takes less than 4 times as long as shifting right or adding"
echo "numpy 2.4.6"
echo "$seen"
[ "$seen" = "$expected" ]
