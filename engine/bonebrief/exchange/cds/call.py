"""One call of a hook as data: the record that was sent along, and what was selected to be ordered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from bonebrief.exchange.fhir.json_text import parse
from bonebrief.exchange.fhir.resources import Resource, resources_of
from bonebrief.exchange.record import Record, record_of
from bonebrief.language.problem import KnowledgeError, Place

_CALL: Final = Place("the call")


class Hook(Enum):
    """When a record asks for cards: as a patient is looked at, or as an order for that patient is selected."""

    PATIENT_VIEW = "patient-view"
    ORDER_SELECT = "order-select"


class CallError(Exception):
    """A call that cannot be answered. `status`: 400 for what is no call of its hook, 412 for what it lacks."""

    def __init__(self, status: int, what: str) -> None:
        super().__init__(what)
        self.status = status
        self.what = what


@dataclass(frozen=True, slots=True)
class Call:
    """The record of the patient, and the drafts that were selected with all that stands beside them."""

    record: Record
    selected: tuple[Resource, ...] = ()
    drafts: tuple[Resource, ...] = ()


def read_call(body: bytes, hook: Hook) -> Call:
    """Read a call of one hook.

    Raises:
        CallError: it is none, or the patient was not sent along.
    """
    call = _object(_parsed(body), "A call is a JSON object.")
    context = call.get("context")
    patient_id = context.get("patientId") if isinstance(context, dict) else None
    named = call.get("hook") == hook.value and isinstance(call.get("hookInstance"), str)
    if not named or not isinstance(context, dict) or not isinstance(patient_id, str):
        raise CallError(400, f"A call needs hook ({hook.value}), hookInstance, and a context with patientId.")
    drafts = tuple(_drafts(context)) if hook is Hook.ORDER_SELECT else ()
    selected = tuple(_selected(context, drafts)) if hook is Hook.ORDER_SELECT else ()
    record = _record(call.get("prefetch"))
    if str(record.patient.get("id")) != patient_id:
        raise CallError(400, "The patient in the prefetch is not the one in the context.")
    return Call(record, selected, drafts)


def _parsed(body: bytes) -> Any:
    try:
        return parse(_CALL, body)
    except KnowledgeError as error:
        raise CallError(400, error.problems[0].what) from None


def _object(value: Any, otherwise: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise CallError(400, otherwise)
    return value


def _record(prefetch: Any) -> Record:
    if not isinstance(prefetch, dict):
        raise CallError(412, "There is no prefetch; this service fetches nothing itself.")
    if not isinstance(prefetch.get("patient"), dict):
        raise CallError(412, "The patient is not in the prefetch.")
    try:
        parts = [part for part in prefetch.values() if part is not None]
        return record_of((one for part in parts for one in resources_of(part, _CALL)), _CALL)
    except KnowledgeError as error:
        raise CallError(412, error.problems[0].what) from None


def _drafts(context: Mapping[str, Any]) -> Iterator[Resource]:
    drafts = _object(context.get("draftOrders"), "The context needs draftOrders, a Bundle.")
    if drafts.get("resourceType") != "Bundle":
        raise CallError(400, "The context needs draftOrders, a Bundle.")
    yield from resources_of(drafts, _CALL)


def _selected(context: Mapping[str, Any], drafts: tuple[Resource, ...]) -> Iterator[Resource]:
    names = context.get("selections")
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise CallError(400, "The context needs selections, a list of what was selected in draftOrders.")
    yield from (draft for draft in drafts if f"{draft['resourceType']}/{draft.get('id')}" in names)
