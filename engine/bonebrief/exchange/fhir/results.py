"""Results inside a report: observations that a DiagnosticReport holds, each as if it stood by itself."""

from collections.abc import Iterator
from typing import Any, Final

from bonebrief.exchange.fhir.resources import Resource

_REPORT: Final = "DiagnosticReport"
_COUNTS: Final = ("final", "amended", "corrected", "appended")
_SHARED: Final = ("subject", "effectiveDateTime", "effectivePeriod", "issued", "modifierExtension", "implicitRules")


def with_results(resource: Resource) -> Iterator[Resource]:
    """A resource, and of a report its results, with the report's patient and day where they have none of their own.

    Where the report itself does not count, its status is that of the results.
    """
    yield resource
    inside: Any = resource.get("contained") if resource["resourceType"] == _REPORT else None
    shared = {key: resource[key] for key in _SHARED if key in resource}
    status = {} if resource.get("status") in _COUNTS else {"status": resource.get("status")}
    for at, one in enumerate(inside if isinstance(inside, list) else ()):
        if isinstance(one, dict) and one.get("resourceType") == "Observation":
            has_day = any(key.startswith(("effective", "issued")) for key in one)
            given = {key: value for key, value in shared.items() if not (has_day and key.startswith(("eff", "iss")))}
            name = f"{resource.get('id', '?')}#{one.get('id', at)}"
            yield {**given, **one, **status, "id": name, "fullUrl": f"{resource.get('fullUrl') or ''}#{name}"}
