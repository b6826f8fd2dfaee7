"""The code systems that a mapping may name: how each is called in a record, and which codes it can have."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

_OID: Final = "urn:oid:2.16.840.1.113883.6"
"""Where HL7 has its numbers for systems of others, by which records made of older documents name them."""
_LOINC: Final = re.compile(r"\d{1,7}-\d")
_SNOMED: Final = re.compile(r"\d{6,18}")
_DIHEDRAL: Final = (
    "0123456789",
    "1234067895",
    "2340178956",
    "3401289567",
    "4012395678",
    "5987604321",
    "6598710432",
    "7659821043",
    "8765932104",
    "9876543210",
)
_TURNS: Final = (
    "0123456789",
    "1576283094",
    "5803796142",
    "8916043527",
    "9453126870",
    "4286573901",
    "2793806415",
    "7046913258",
)


def _is_loinc(code: str) -> bool:
    """Whether the last digit checks the others, as LOINC has it (modulus 10)."""
    if not _LOINC.fullmatch(code):
        return False
    digits, check = code.split("-")
    doubled = "".join(str(int(digit) * (2 if place % 2 == 0 else 1)) for place, digit in enumerate(reversed(digits)))
    return -sum(map(int, doubled)) % 10 == int(check)


def _is_snomed(code: str) -> bool:
    """Whether the last digit checks the others, as SNOMED CT has it (Verhoeff)."""
    if not _SNOMED.fullmatch(code):
        return False
    check = 0
    for place, digit in enumerate(reversed(code)):
        check = int(_DIHEDRAL[check][int(_TURNS[place % 8][int(digit)])])
    return check == 0


@dataclass(frozen=True, slots=True)
class System:
    """A code system: the addresses under which records name it, and whether a text can be one of its codes.

    In a system of `classes` a mapping may name a class by the beginning of its codes, with a star: `N06AB*`.
    """

    addresses: tuple[str, ...]
    is_code: Callable[[str], bool]
    classes: bool = False


def _like(pattern: str) -> Callable[[str], bool]:
    return lambda code: re.fullmatch(pattern, code) is not None


SYSTEMS: Final[Mapping[str, System]] = {
    "loinc": System(("http://loinc.org", f"{_OID}.1"), _is_loinc),
    "snomed": System(("http://snomed.info/sct", f"{_OID}.96"), _is_snomed),
    "rxnorm": System(("http://www.nlm.nih.gov/research/umls/rxnorm", f"{_OID}.88"), _like(r"\d{1,8}")),
    "cpt": System(("http://www.ama-assn.org/go/cpt",), _like(r"\d{4}[0-9A-Z]")),
    "atc": System(
        (
            "http://www.whocc.no/atc",
            f"{_OID}.73",
            "http://fhir.de/CodeSystem/bfarm/atc",
            "http://fhir.de/CodeSystem/dimdi/atc",
        ),
        _like(r"[A-Z]\d\d(?:[A-Z](?:[A-Z](?:\d\d)?)?)?"),
        classes=True,
    ),
    "icd10": System(
        (
            "http://hl7.org/fhir/sid/icd-10",
            "http://hl7.org/fhir/sid/icd-10-cm",
            f"{_OID}.3",
            f"{_OID}.90",
            "http://fhir.de/CodeSystem/bfarm/icd-10-gm",
            "http://fhir.de/CodeSystem/dimdi/icd-10-gm",
        ),
        _like(r"[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?"),
        classes=True,
    ),
    "interpretation": System(
        (
            "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
            "http://hl7.org/fhir/v2/0078",
            "http://terminology.hl7.org/CodeSystem/v2-0078",
        ),
        _like(r"[A-Z<>]{1,3}"),
    ),
}
"""By the word for each in `codes.yaml`."""

SYSTEM_OF: Final = {address: word for word, system in SYSTEMS.items() for address in system.addresses}
