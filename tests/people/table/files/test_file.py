"""Opening tables: what is damaged, empty or no table is said with its place."""

import re
from pathlib import Path

import polars as pl
import pytest

from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.language.problem import KnowledgeError
from bonebrief.people.table.table import open_table

WHOLE = b"id;age;sex\n1;64;female\n2;70;male\n"


def refused(knowledge: Knowledge, path: Path, data: bytes | None) -> str:
    """What is said of a file with these bytes."""
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(KnowledgeError) as error:
        open_table(path, None, knowledge.dictionary)
    return str(error.value)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("none.csv", None, "no such file"),
        ("empty.csv", b"", "This file is empty"),
        ("head.csv", b"age;sex\n", "This table has no rows"),
        ("cut.csv", WHOLE[:-7], r"cut.csv:3:1.*ends in the middle of this line: 2 cells of 3"),
        ("short.csv", WHOLE + b"3;66\n4;67;female\n", r"short.csv:4:1.*This line has 2 cells of 3"),
        ("shorter.csv", WHOLE + b"3;66\n\n4;67\n5;1;male\n", r"shorter.csv:4:1.*So have 1 more lines"),
        ("quoted.csv", WHOLE + b'"3;4";"6""6"\n4;67;female\n', r"quoted.csv:4:1.*This line has 2 cells of 3"),
        ("broken.csv", WHOLE + b'"3\n4";67;male\n5;6\n', r"broken.csv:6:1.*This line has 2 cells of 3"),
        ("latin.csv", WHOLE + b"3;66;m\xe4nnlich\n", r"latin.csv:4:7.*not UTF-8"),
        ("wide.csv", WHOLE.decode().encode("utf-16"), "not UTF-8 text.*CSV UTF-8"),
        ("more.csv", WHOLE + b"3;66;male;7\n", r"more.csv:4:1.*more cells than the first line has names"),
        ("quote.csv", WHOLE + b'3;66;"male\n', r"quote.csv:4:1.*quotation mark"),
        ("alone.csv", b'id;age\n"1;64\n' + b"2;65\n" * 90_000, r"alone.csv:2:1.*quotation mark"),
        ("deep.jsonl", b'{"age":' * 5000 + b"1" + b"}" * 5000, "The table is damaged"),
        ("twice.csv", b"age;age\n1;2\n", '"age" stands twice'),
        ("other.xlsx", b"PK\x03\x04", "no table that can be read.*Save it as CSV"),
        ("cut.parquet", b"PAR1" + b"x" * 40, "The table is damaged"),
        ("cut.arrow", b"ARROW1" + b"x" * 40, "The table is damaged"),
        ("cut.jsonl", b'{"age": 64}\n{"age": 6', "The table is damaged"),
        ("other.csv", b"a;b\n1;2\n", "No column gives an answer.*in the first line"),
        ("title.csv", b"The clinic;;\n" + WHOLE, r"title.csv:1:1.*Only 1 of 3 columns.*Delete the lines above"),
        ("total.csv", WHOLE + b"Total: ;67;\n", "not all people: Total.*Delete what stands below"),
        ("footer.csv", WHOLE + b";67;\n", "One row has no id.*delete what stands below"),
        ("lines.csv", b'id;"age\n(years)";sex\n1;64\n', r"lines.csv:3:1.*2 cells of 3"),
        ("long.csv", WHOLE + b'3;66;"a";\n', r"long.csv:4:1.*more cells than the first line has names"),
        ("sep.csv", b"sep=,\nid,age,sex\n1,64\n", r"sep.csv:3:1.*2 cells of 3"),
    ],
)
def test_what_cannot_be_opened_is_said(
    knowledge: Knowledge, tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    assert re.search(said, refused(knowledge, tmp_path / name, data), re.DOTALL)


def test_a_parquet_file_cut_short_is_refused(knowledge: Knowledge, tmp_path: Path) -> None:
    pl.DataFrame({"age": [float(age) for age in range(20, 90)] * 100}).write_parquet(tmp_path / "whole.parquet")
    data = (tmp_path / "whole.parquet").read_bytes()
    assert "damaged" in refused(knowledge, tmp_path / "cut.parquet", data[:-200])


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (pl.Series(["2020-01-01"]).str.to_date(), "holds Date, of which age cannot be read"),
        (pl.Series([[1, 2]]), "holds List"),
        (pl.Series([{"a": 1}]), "holds Struct"),
        (pl.Series([b"1"]), "holds Binary"),
        (pl.Series([1.5]).cast(pl.Float16), "holds Float16, of which age cannot be read"),
    ],
)
def test_a_column_of_the_wrong_kind_is_refused(
    knowledge: Knowledge, tmp_path: Path, cells: pl.Series, said: str
) -> None:
    pl.DataFrame({"age": cells}).write_parquet(tmp_path / "table.parquet")
    assert said in refused(knowledge, tmp_path / "table.parquet", None)


@pytest.mark.parametrize(
    "data",
    [
        WHOLE,
        WHOLE[:-1],
        b"\xef\xbb\xbf" + WHOLE,
        WHOLE.replace(b"\n", b"\r\n"),
        WHOLE + b"\n;;\n",
        b"\xef\xbb\xbfsep=;\r\n" + WHOLE.replace(b"\n", b"\r\n"),
        WHOLE.replace(b"\n", b";;\n"),
        WHOLE.replace(b";", b"|"),
        b'id;age;sex;"a, b, c, d"\n1;64;female;\n2;70;male;\n',
    ],
)
def test_what_spreadsheets_write_is_read(knowledge: Knowledge, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "table.csv").write_bytes(data)
    read = open_table(tmp_path / "table.csv", None, knowledge.dictionary).frame.select("id", "age", "sex").collect()
    assert read.rows() == [("1", 64.0, "female"), ("2", 70.0, "male")]


def test_a_cell_may_be_as_long_as_it_likes(knowledge: Knowledge, tmp_path: Path) -> None:
    long = b"x" * 200_000
    (tmp_path / "table.csv").write_bytes(b'id;age;"' + long + b'"\n"a;' + long + b'";64;\nb;65;c\n')
    read = open_table(tmp_path / "table.csv", None, knowledge.dictionary).frame.select("age").collect()
    assert read["age"].to_list() == [64.0, 65.0]


def test_empty_rows_are_nobody_wherever_they_stand(knowledge: Knowledge, tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_bytes(
        b'\xef\xbb\xbf"id";age;sex\n\n"a\nb";64;\n;;\n"c";;female\n\r\n"";"";""\nd;65;\n\n'
    )
    read = open_table(tmp_path / "table.csv", None, knowledge.dictionary).frame.select("id", "age", "sex").collect()
    assert read.rows() == [("a\nb", 64.0, None), ("c", None, "female"), ("d", 65.0, None)]


def test_of_many_columns_those_are_planned_that_are_read(knowledge: Knowledge, tmp_path: Path) -> None:
    names = [f"c{number}" for number in range(2000)]
    (tmp_path / "table.csv").write_text(f"id,age,{','.join(names)}\na,64,{',' * 1999}\n{',' * 2001}\n")
    table = open_table(tmp_path / "table.csv", None, knowledge.dictionary, also=["c7", "age", "none"])
    raws = [name for name in table.frame.collect_schema().names() if name.startswith("raw:")]
    assert (sorted(raws), table.rows) == (["raw:age", "raw:c7", "raw:id"], 1)
    assert set(table.others) == {"id", "age", *names}


def test_a_file_that_is_no_text_is_not_shown(knowledge: Knowledge, tmp_path: Path) -> None:
    pl.DataFrame({"other": [1]}).write_parquet(tmp_path / "table.parquet")
    assert "|" not in refused(knowledge, tmp_path / "table.parquet", None)


@pytest.mark.parametrize("ending", ["csv", "parquet", "arrow", "jsonl"])
def test_what_stands_in_the_name_of_a_file_is_no_pattern(knowledge: Knowledge, tmp_path: Path, ending: str) -> None:
    folder = tmp_path / "[a] {b}"
    folder.mkdir()
    people = pl.DataFrame({"id": ["a", "b"], "age": [64.0, 70.0]})
    write = {"csv": "write_csv", "parquet": "write_parquet", "arrow": "write_ipc", "jsonl": "write_ndjson"}
    getattr(people, write[ending])(folder / f"p*.{ending}")
    people.head(1).write_csv(folder / "pa.csv")
    table = open_table(folder / f"p*.{ending}", None, knowledge.dictionary)
    assert table.frame.select("id", "age").collect().rows() == people.rows()
