"""A file of columns read to its end in a process of its own, as some damage ends the process that reads it."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bonebrief.language.problem import Place
from bonebrief.people.table.files.file import AT_ONCE
from bonebrief.reading.yaml.files import unreadable

COLUMNAR: Final = (".parquet", ".arrow", ".ipc", ".feather")
_READ: Final = """\
import sys
try:
    import polars as pl
except ImportError:
    sys.exit()
try:
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except (ImportError, OSError, ValueError):
    pass
path, at_once, *names = sys.argv[1:]
table = (pl.scan_parquet if path.lower().endswith(".parquet") else pl.scan_ipc)(path, glob=False)
for start in range(0, table.select(pl.len()).collect().item(), int(at_once)):
    table.select(names).slice(start, int(at_once)).collect()
"""
"""Reads as `Scanned` does, so that it comes upon the same damage."""


def refuse_damaged(path: Path, names: Sequence[str]) -> None:
    """Refuse a file of columns of which these cannot be read to their end.

    Raises:
        KnowledgeError: they cannot.
    """
    if path.suffix.lower() not in COLUMNAR or not sys.executable:
        return
    tried = subprocess.run(
        [sys.executable, "-P", "-c", _READ, str(path.absolute()), str(AT_ONCE), *names],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    if tried.returncode:
        what, fix = "The table is damaged: it cannot be read to its end.", "Save or export the table again."
        raise unreadable(Place(str(path)), what, fix)
