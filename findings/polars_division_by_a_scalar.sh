#!/usr/bin/env bash
# Polars: a column divided by a number is often not the quotient that IEEE 754, and so Python and numpy, give.
#
# Guessed before it was run: a Float64 column divided by a scalar is the correctly rounded quotient.
# Seen with polars 2.1.0: of 1, 2, ... 100,000 divided by 10,000 there are 30,763 whose quotient is another double
# (28000 / 10000 is 2.8000000000000003), as if the column were multiplied by the reciprocal; of a Series and of an
# expression alike, while a column of one row is divided exactly when its plan is folded. Divided by a column that
# holds 10,000 in every row, all are exact. It counts where a threshold is compared with a number that came from
# another unit. Exits 1 if this changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check polars==2.1.0 2>/dev/null

seen=$("$folder/venv/bin/python" - <<'PYTHON'
import polars as pl

numbers = [float(number) for number in range(1, 100_001)]
exact = [number / 10_000.0 for number in numbers]
frame = pl.DataFrame({"number": numbers, "by": [10_000.0] * len(numbers)})
found = {
    "series by a scalar": frame["number"] / 10_000.0,
    "expression by a scalar": frame.select(pl.col("number") / 10_000.0)["number"],
    "expression by a column": frame.select(pl.col("number") / pl.col("by"))["number"],
}
for how, column in found.items():
    other = sum(one != right for one, right in zip(column, exact))
    print(f"{how}: {other} of 100,000 are other than Python's; 28000 / 10000 is {column[27_999]!r}")
PYTHON
)
expected="series by a scalar: 30763 of 100,000 are other than Python's; 28000 / 10000 is 2.8000000000000003
expression by a scalar: 30763 of 100,000 are other than Python's; 28000 / 10000 is 2.8000000000000003
expression by a column: 0 of 100,000 are other than Python's; 28000 / 10000 is 2.8"
echo "polars 2.1.0"
echo "$seen"
[ "$seen" = "$expected" ]
