"""A session of Spark from its start to its end, and what stops it as a sentence."""

import logging
import os
import re
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final
from warnings import catch_warnings, simplefilter

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from bonebrief.machine.error import BoneBriefError

AT_ONCE: Final = 1 << 15
"""How many rows a worker is given together."""

_ERROR: Final = re.compile(r"[\w.]+(Error|Exception)\b")


@contextmanager
def started(master: str) -> Iterator[SparkSession]:
    """Spark, started and at the end stopped.

    Raises:
        BoneBriefError: it cannot be started; it stopped on the way.
    """
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    with _said("Spark cannot be started"), _errors_aside(), _ctrl_c_kept():
        spark = _session(master)
    with _unlogged(), catch_warnings():
        simplefilter("ignore")
        try:
            with _said("Spark stopped"):
                yield spark
        finally:
            _stop(spark)


def _session(master: str) -> SparkSession:
    builder = SparkSession.builder.master(master).appName("bonebrief")
    settings = {
        "spark.log.level": "OFF",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.executorEnv.POLARS_MAX_THREADS": "1",
        "spark.sql.caseSensitive": "true",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(AT_ONCE),
    }
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        settings |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _stop(spark: SparkSession) -> None:
    """Stop it; the connection that an interruption left behind fails once, and is a new one after that."""
    with suppress(Py4JError):
        spark.sparkContext.cancelAllJobs()
    spark.stop()


@contextmanager
def _errors_aside() -> Iterator[None]:
    """Let what is started here write its errors where nobody reads them: what counts of them is told as exceptions."""
    kept = os.dup(2)
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


@contextmanager
def _ctrl_c_kept() -> Iterator[None]:
    """Let Ctrl-C mean what it did: PySpark has one that talks to Spark while another question waits, and fails."""
    before = signal.getsignal(signal.SIGINT)
    yield
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, before)


@contextmanager
def _unlogged() -> Iterator[None]:
    """Let what is told as an exception, an interruption among these, not be logged as well."""
    before = logging.root.manager.disable
    logging.disable()
    try:
        yield
    finally:
        logging.disable(before)


@contextmanager
def _said(what: str) -> Iterator[None]:
    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise BoneBriefError(f"{what}: {why(str(error))}") from None


def why(said: str) -> str:
    """The line of what Spark says that names the cause: of a traceback the last that names an error, else the first."""
    lines = [line.strip() for line in said.split("JVM stacktrace")[0].splitlines() if line.strip()]
    return ([line for line in lines if _ERROR.match(line)] or lines[:1] or ["it does not say why."])[-1]
