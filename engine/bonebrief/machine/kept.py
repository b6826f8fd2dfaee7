"""Plain data that is kept from one run to the next, and believed only if nobody but its owner can write it.

What is damaged, from somebody else, or cannot be kept at all is as good as not there; nobody is told.
"""

import json
import os
import stat
import sys
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

MOST_KEPT: Final = 12
_LARGEST: Final = 100_000_000
_OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH


def cache_folder() -> Path:
    """The folder for what can be made again (BONEBRIEF_CACHE overrides it)."""
    named = os.environ.get("BONEBRIEF_CACHE")
    if named:
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "bonebrief"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "bonebrief"


def kept(key: str) -> Any:
    """What was kept under a key; None if there is nothing that can be believed."""
    with suppress(OSError, ValueError, RuntimeError, RecursionError):
        path = cache_folder() / f"{key}.json"
        if not _is_ours(os.lstat(path.parent), stat.S_ISDIR):
            return None
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with os.fdopen(descriptor, "rb") as file:
            about = os.fstat(descriptor)
            if not _is_ours(about, stat.S_ISREG) or about.st_size > _LARGEST:
                return None
            digest, _, data = file.read(_LARGEST).partition(b"\n")
        return json.loads(data) if digest.decode() == sha256(data).hexdigest() else None
    return None


def keep(key: str, data: Any) -> None:
    """Keep plain data under a key, if that can be done; of what was kept before, the newest stay."""
    with suppress(OSError, ValueError, RuntimeError):
        folder = cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(os.lstat(folder), stat.S_ISDIR):
            return
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
        beside = folder / f".{os.getpid()}.new"
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(sha256(text).hexdigest().encode() + b"\n" + text)
            os.replace(beside, folder / f"{key}.json")
        finally:
            beside.unlink(missing_ok=True)
        for old in sorted(folder.glob("*.json"), key=lambda path: path.lstat().st_mtime)[:-MOST_KEPT]:
            old.unlink(missing_ok=True)


def _is_ours(about: os.stat_result, kind: Any) -> bool:
    return bool(kind(about.st_mode)) and about.st_uid == os.geteuid() and not about.st_mode & _OTHERS
