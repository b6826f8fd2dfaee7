#!/usr/bin/env bash
# PySpark: mapInArrow, whose function takes and gives Arrow batches alone, does not run without pandas.
#
# Guessed before it was run: pyspark and pyarrow suffice, as no pandas object is made on the way.
# Seen with pyspark 4.3.0 and pyarrow 26.0.1 (Python 3.11, Java 17): DataFrame.mapInArrow ends with PACKAGE_NOT_INSTALLED,
# "Pandas >= 2.2.0 must be installed"; with pandas 2.3.3 beside them the same lines give the rows. It counts for who
# keeps the environment of workers small: pandas has to be in it. Needs Java and takes a download of 460 MB.
# Exits 1 if this changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
install() { "$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@" 2>/dev/null; }
install pyspark==4.3.0 pyarrow==26.0.1

cat >"$folder/twice.py" <<'PYTHON'
import os
import sys

from pyspark.sql import SparkSession

os.environ["PYSPARK_PYTHON"] = sys.executable
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
try:
    rows = spark.range(3).mapInArrow(lambda batches: batches, "id bigint").collect()
    print(f"{len(rows)} rows")
except Exception as error:
    print(str(error).splitlines()[0])
spark.stop()
PYTHON
run() { SPARK_LOCAL_IP=127.0.0.1 "$folder/venv/bin/python" "$folder/twice.py" 2>/dev/null; }
seen="without pandas: $(run)"
install pandas==2.3.3
seen="$seen
with pandas: $(run)"
expected="without pandas: [PACKAGE_NOT_INSTALLED] Pandas >= 2.2.0 must be installed; however, it was not found.
with pandas: 3 rows"
echo "pyspark 4.3.0, pyarrow 26.0.1"
echo "$seen"
[ "$seen" = "$expected" ]
