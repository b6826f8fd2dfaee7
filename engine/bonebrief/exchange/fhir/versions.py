"""Several versions of one resource in a record: the newest counts, and where nothing says which that is, none."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from bonebrief.exchange.fhir.resources import Resource

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Version(Generic[T]):
    """One version: its number and the time of its change where it has these; `is_sure`: no other may be the newest."""

    number: int | None
    changed: datetime | None
    kept: T
    is_sure: bool = True


class Versions(Generic[T]):
    """What was made of each resource, in the order in which they first came."""

    def __init__(self) -> None:
        self._found: dict[object, _Version[T]] = {}

    def add(self, resource: Resource, kept: T) -> None:
        """Keep what was made of a resource, unless a newer version of it is here."""
        name = resource.get("fullUrl") or (resource["resourceType"], resource.get("id") or len(self._found))
        new = _Version(_number(resource), _changed(resource), kept)
        old = self._found.get(str(name))
        if old is None or (later := _is_later(new, old)):
            self._found[str(name)] = new
        elif later is None and old.kept != kept:
            self._found[str(name)] = _Version(old.number, old.changed, old.kept, is_sure=False)

    def newest(self) -> Iterator[tuple[T, bool]]:
        """What was made of the newest version of each, and whether it is sure that it is that."""
        yield from ((one.kept, one.is_sure) for one in self._found.values())


def _is_later(new: _Version[T], old: _Version[T]) -> bool | None:
    """Whether one version is later than another; None where they do not say so."""
    if new.number is not None and old.number is not None and new.number != old.number:
        return new.number > old.number
    if new.changed is not None and old.changed is not None and new.changed != old.changed:
        return new.changed > old.changed
    return None


def _meta(resource: Resource, key: str) -> str:
    meta = resource.get("meta")
    return str(meta.get(key) or "") if isinstance(meta, dict) else ""


def _number(resource: Resource) -> int | None:
    version = _meta(resource, "versionId")
    return int(version) if version.isdecimal() and len(version) < len(str(2**63)) else None


def _changed(resource: Resource) -> datetime | None:
    said = _meta(resource, "lastUpdated")
    try:
        changed = datetime.fromisoformat(said) if said else None
    except ValueError:
        return None
    return changed if changed and changed.tzinfo else None
