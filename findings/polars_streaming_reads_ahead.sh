#!/usr/bin/env bash
# Polars: a table that its streaming engine reads for a slow step is in memory while it waits, whatever its length.
#
# Guessed before it was run: the streaming engine reads on only as rows are taken, so that a longer file takes no more
# memory. Seen with polars 2.1.0: six million rows of 60 doubles, summed up by a Python step that takes a tenth of a
# second for each batch and sunk into Parquet, 1.1 GB (with a quarter of a second 0.9, and of one million rows 0.4); the
# same rows in slices that are collected one after the other 0.2 GB, whatever their number. `collect_batches` does the
# same. It counts where a table is judged more slowly than it is read. Exits 1 if streaming needs less than twice the
# memory of slices.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check polars==2.1.0 2>/dev/null

cat > "$folder/read.py" <<'PYTHON'
import resource
import sys
import time

import polars as pl

way, path = sys.argv[1:]
ROWS, AT_ONCE = 6_000_000, 100_000


def slow(rows):
    time.sleep(0.1)
    return rows.select(pl.sum_horizontal(pl.all()).alias("sum"))


if way == "write":
    numbers = pl.DataFrame({f"c{at}": pl.Series(range(AT_ONCE), dtype=pl.Float64) for at in range(60)})
    whole = pl.concat([numbers] * (ROWS // AT_ONCE), rechunk=False)
    whole.write_parquet(path, row_group_size=AT_ONCE)
elif way == "streaming":
    step = pl.scan_parquet(path).map_batches(slow, schema={"sum": pl.Float64}, streamable=True)
    step.sink_parquet(f"{path}.sums")
else:
    table = pl.scan_parquet(path)
    done = sum(slow(table.slice(start, AT_ONCE).collect()).height for start in range(0, ROWS, AT_ONCE))
    assert done == ROWS
if way != "write":
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
PYTHON
python="$folder/venv/bin/python"
"$python" "$folder/read.py" write "$folder/table.parquet"
streaming=$("$python" "$folder/read.py" streaming "$folder/table.parquet")
slices=$("$python" "$folder/read.py" slices "$folder/table.parquet")
echo "polars 2.1.0: at most $streaming MB when it streams, $slices MB in slices"
[ "$streaming" -gt $((2 * slices)) ]
