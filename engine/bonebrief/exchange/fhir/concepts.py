"""What FHIR has in many places: a CodeableConcept with its codes and words, and what stands once or in a list."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bonebrief.exchange.codes.meaning import Coding
from bonebrief.exchange.codes.systems import SYSTEM_OF


def codings(concept: Any) -> Iterator[Coding]:
    """The codes of a CodeableConcept in the systems that are known here."""
    for coding in (concept or {}).get("coding", ()):
        system, code = SYSTEM_OF.get(coding.get("system", "")), coding.get("code")
        if system and isinstance(code, str):
            yield system, code


def all_codes(concept: Any) -> Iterator[tuple[str, str]]:
    """Its codes in whatever system, each with the address of that."""
    for coding in (concept or {}).get("coding", ()):
        yield str(coding.get("system", "")), str(coding.get("code", ""))


def said_as(concept: Any) -> Iterator[str]:
    """The codes of a concept, or else its words."""
    codes = [code.strip().lower() for _, code in all_codes(concept) if code]
    words = str((concept or {}).get("text", "")).strip().lower()
    yield from codes or ([words] if words else [])


def words(concept: Any) -> str:
    """What a record calls it, with the first code."""
    concept = concept or {}
    first: Mapping[str, Any] = next(iter(concept.get("coding", ())), {})
    said = str(concept.get("text") or first.get("display") or "")
    code = str(first.get("code", ""))
    return f"{said} ({code})" if said and code else said or code or "without a name"


def other_words(concept: Any) -> Iterator[str]:
    """How the codes behind the first are shown, which a local system may say otherwise."""
    for coding in (concept or {}).get("coding", ())[1:]:
        yield str(coding.get("display") or "")


def all_words(concept: Any) -> str:
    """What a record calls it, in its text and beside each code."""
    if not concept:
        return ""
    shown = [str(coding.get("display") or "") for coding in concept.get("coding", ())]
    return " ".join(dict.fromkeys(word for word in (str(concept.get("text") or ""), *shown) if word))


def several(value: Any) -> Sequence[Any]:
    """What may stand once or in a list, as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]
