"""`bonebrief people`: a table of people judged at once: who needs a call first, counts, shares, and what to ask."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from bonebrief.commands.shared import check_output, knowledge_in_use, need_spark, need_tables, wrong_use
from bonebrief.knowledge.questionnaire import DEFAULT
from bonebrief.machine.files import real_path
from bonebrief.machine.places import knowledge_root

if TYPE_CHECKING:
    from bonebrief.cohort.run import Wanted

_TOP = 10
_MOST_TOP = 1_000_000


def options(parser: ArgumentParser) -> None:
    """Declare the table, how its columns are read, groups, a design, and where results go."""
    what = "a table (.csv, .parquet, .arrow, .jsonl), an answers file, or a folder of these"
    parser.add_argument("table", nargs="?", metavar="FILE", help=what)
    parser.add_argument("--map", metavar="MAP", help="what its columns mean (YAML); else columns are named as facts")
    parser.add_argument("--by", action="append", default=[], metavar="COLUMN", help="count by group; may be repeated")
    parser.add_argument("--weights", metavar="COLUMN", help="weights of a survey: shares with standard errors")
    parser.add_argument("--strata", metavar="COLUMN", help="the strata of its design")
    parser.add_argument("--psu", metavar="COLUMN", help="the primary sampling units of its design")
    parser.add_argument("--top", type=int, default=_TOP, metavar="N", help="how many calls are shown (10)")
    parser.add_argument("--keep", action="append", default=[], metavar="COLUMN", help="pass a column through")
    parser.add_argument("--output", metavar="OUT", help="write everybody (.parquet, .csv) or the report (.html)")
    parser.add_argument("--questionnaire", default=DEFAULT, metavar="NAME", help="which questions are worth asking")
    engine = "what judges everybody: polars, or spark, or spark=MASTER with the address of a cluster (polars)"
    parser.add_argument("--engine", default="polars", metavar="ENGINE", help=engine)
    parser.add_argument("--refused", metavar="CSV", help="write every value that was refused, with its row and reason")
    sql = "print the text that judges a table in a warehouse (duckdb); goes with --questionnaire and --keep"
    parser.add_argument("--sql", metavar="DIALECT", help=sql)


def run(options: Namespace) -> int:
    """Judge everybody of a table, and say what came of it; or print the text that judges one elsewhere."""
    if options.sql is not None:
        return _print_statement(options)
    if said := _misused(options):
        return wrong_use("people", said)
    need_tables()
    if _engine(options)[0] == "spark":
        need_spark()
    from bonebrief.cohort.progress import Progress
    from bonebrief.cohort.reports.text import report_lines
    from bonebrief.cohort.run import run_over
    from bonebrief.machine.text import clean

    wanted = _wanted(options)
    if wanted.output and wanted.refused and real_path(wanted.output) == real_path(wanted.refused):
        return wrong_use("people", "--output and --refused name the same file.")
    _check_places(wanted, knowledge_root(options.knowledge))
    progress = Progress()
    try:
        report = run_over(wanted, knowledge_in_use(options), progress)
    finally:
        progress.done()
    for line in report_lines(report):
        print(clean(line))
    return 0


def _engine(options: Namespace) -> tuple[str, str]:
    """What judges everybody, and where."""
    engine, _, master = options.engine.partition("=")
    return engine, master


def _wanted(options: Namespace) -> "Wanted":
    from bonebrief.cohort.design import Design
    from bonebrief.cohort.run import Wanted

    engine, master = _engine(options)
    map_, output, refused = (Path(name) if name else None for name in (options.map, options.output, options.refused))
    return Wanted(
        Path(options.table),
        map_,
        tuple(options.by),
        Design(options.weights, options.strata or "", options.psu or "") if options.weights else None,
        options.top,
        tuple(options.keep),
        output,
        refused,
        options.questionnaire,
        (master or "local[*]") if engine == "spark" else "",
    )


def _check_places(wanted: "Wanted", knowledge: Path) -> None:
    """Nothing is written over what is read, and a name has to say what is to be written."""
    from bonebrief.cohort.output import check_ending

    for path in filter(None, (wanted.output, wanted.refused)):
        check_output(path, knowledge, [path for path in (wanted.table, wanted.map) if path])
    if wanted.output:
        check_ending(wanted.output)


def _misused(options: Namespace) -> str:
    """What does not go together in the options of a run, in a sentence; nothing where all does."""
    engine, master = _engine(options)
    if not options.table:
        return "Name a FILE, or print a text with --sql."
    if not 0 <= options.top <= _MOST_TOP:
        return f"--top takes a number from 0 to {_MOST_TOP}."
    if (options.strata or options.psu) and not options.weights:
        return "--strata and --psu go with --weights."
    if engine not in ("polars", "spark") or (engine == "polars" and master):
        return "--engine is polars, spark, or spark=MASTER."
    if engine == "spark" and not options.output:
        return "--engine spark goes with --output."
    return ""


def _print_statement(options: Namespace) -> int:
    taken = vars(options)
    others = [name for name in ("table", "map", "by", "weights", "strata", "psu", "output", "refused") if taken[name]]
    if others or options.engine != "polars" or options.top != _TOP:
        return wrong_use("people", "--sql reads no table. It goes with --questionnaire and --keep alone.")
    need_tables()
    from bonebrief.cohort.warehouse.statement import statement
    from bonebrief.meanings.columns.engines.sql.dialect import DIALECTS

    if options.sql not in DIALECTS:
        names = ", ".join(DIALECTS)
        return wrong_use("people", f"--sql is one of: {names}. For others no text was tried, so none is offered.")
    knowledge = knowledge_in_use(options)
    questionnaire = knowledge.questionnaire(options.questionnaire)
    sys.stdout.write(statement(knowledge, questionnaire, DIALECTS[options.sql], tuple(options.keep)))
    return 0
