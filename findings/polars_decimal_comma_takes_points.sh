#!/usr/bin/env bash
# Polars: with decimal_comma, a column that is declared a number reads 1.000 (a thousand in such a file) as 1.
#
# Guessed before it was run: where decimals are written with a comma, a point is no decimal sign, and 1.000 is refused.
# Seen with polars 2.1.0: left to itself, read_csv(decimal_comma=True) makes the column a text, since it does not take
# "1.000" for a number; with the column declared Float64 it reads 1.0 without a word, and -1.7 beside -2,5 as -1.7.
# DuckDB 2.0.1 and PyArrow refuse the same file with the same declaration. So declaring a type, which looks like the
# stricter way, is the looser one: 1.000 mg of calcium a day become 1 mg. Exits 1 if this changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check polars==2.1.0 duckdb==2.0.1 pyarrow==26.0.1 2>/dev/null

cat >people.csv <<'CSV'
id;calcium_mg;t_score
1;850,5;-2,5
2;1.000;-1.7
CSV

venv/bin/python - <<'PYTHON'
import sys

import duckdb
import polars as pl
import pyarrow as pa
from pyarrow import csv

NUMBERS = ("calcium_mg", "t_score")


def refused(read):
    try:
        return f"read as {read()}"
    except (duckdb.Error, pa.ArrowInvalid) as error:
        return f"refused ({type(error).__name__})"


left = pl.read_csv("people.csv", separator=";", decimal_comma=True)
declared = pl.read_csv(
    "people.csv", separator=";", decimal_comma=True, schema_overrides=dict.fromkeys(NUMBERS, pl.Float64)
)
columns = "{'id': 'BIGINT', 'calcium_mg': 'DOUBLE', 't_score': 'DOUBLE'}"
by_duckdb = refused(lambda: duckdb.sql(
    f"FROM read_csv('people.csv', delim = ';', header = true, decimal_separator = ',', columns = {columns})"
).fetchall())
by_arrow = refused(lambda: csv.read_csv(
    "people.csv",
    parse_options=csv.ParseOptions(delimiter=";"),
    convert_options=csv.ConvertOptions(decimal_point=",", column_types=dict.fromkeys(NUMBERS, pa.float64())),
).to_pydict())

print("polars, left to itself:", left.select(NUMBERS).rows())
print("polars, declared:", declared.select(NUMBERS).rows())
print("DuckDB, declared:", by_duckdb)
print("PyArrow, declared:", by_arrow)
sys.exit(not (
    left.select(NUMBERS).rows() == [("850,5", "-2,5"), ("1.000", "-1.7")]
    and declared.select(NUMBERS).rows() == [(850.5, -2.5), (1.0, -1.7)]
    and by_duckdb.startswith("refused") and by_arrow.startswith("refused")
))
PYTHON
