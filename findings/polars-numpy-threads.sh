#!/usr/bin/env bash
# Polars and numpy: the first use of numpy within Polars can fail with a TypeError where two threads come to it at once.
#
# Guessed before it was run: making a Series of a numpy array is safe in any thread at any time. Seen with polars 2.1.0
# and numpy 2.4.6 (CPython 3.11): where Polars is imported before numpy it holds a stand-in, which takes over all names
# of numpy at the first use, one of them being the name under which it keeps its own place (`_globals`). A thread that
# is in the middle of the same first use then says "TypeError: 'module' object does not support item assignment". It
# met a plan of `map_batches` whose batches ran in two threads. One Series made of an array before the threads begin
# prevents it, as does importing numpy first. Exits 1 if this changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check polars==2.1.0 numpy==2.4.6 2>/dev/null

cat > "$folder/first_use.py" <<'PYTHON'
import sys

import polars as pl
import numpy as np
from threading import Barrier, Thread

sys.setswitchinterval(1e-6)
warmed, said = sys.argv[1] == "one before", set()
if warmed:
    pl.Series(np.zeros(1))
threads, array = 8, np.arange(3.0)
together = Barrier(threads)


def use():
    together.wait()
    try:
        pl.Series(array)
    except TypeError as error:
        said.add(str(error))


users = [Thread(target=use) for _ in range(threads)]
for user in users:
    user.start()
for user in users:
    user.join()
print(*said)
PYTHON

echo "polars 2.1.0, numpy 2.4.6; the first Series of an array, made in 8 threads at once, in 40 processes each"
failed() {
    local count=0
    for _ in $(seq 40); do
        "$folder/venv/bin/python" "$folder/first_use.py" "$1" | grep -q "item assignment" && count=$((count + 1))
    done
    echo "$count"
}
at_once=$(failed "at once")
before=$(failed "one before")
echo "a TypeError in $at_once of them; where one Series was made before: in $before"
[ "$at_once" -gt 0 ] && [ "$before" -eq 0 ]
