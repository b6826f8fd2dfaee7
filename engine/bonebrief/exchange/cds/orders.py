"""Whether a draft order has to do with bone, by the codes that clinicians wrote; a draft is never read as an answer."""

from typing import Final

from bonebrief.exchange.cds.call import Call
from bonebrief.exchange.codes.meaning import CodeBook, Kind
from bonebrief.exchange.fhir.concepts import codings
from bonebrief.exchange.fhir.references import medicines_of, with_medicine
from bonebrief.exchange.fhir.resources import MISSHAPEN, Resource

_CODE_OF: Final = {
    "MedicationRequest": (Kind.MEDICINE, "medicationCodeableConcept"),
    "ServiceRequest": (Kind.REQUEST, "code"),
}


def is_about_bone(call: Call, book: CodeBook) -> bool:
    """Whether one of the drafts that were selected is among the orders of the codes."""
    medicines = medicines_of(call.drafts)
    return any(_is_named(with_medicine(draft, medicines), book) for draft in call.selected)


def _is_named(draft: Resource, book: CodeBook) -> bool:
    kind, key = _CODE_OF.get(draft["resourceType"], (None, ""))
    try:
        found = frozenset() if draft.get("doNotPerform") else frozenset(codings(draft.get(key)))
    except MISSHAPEN:
        return False
    return any(order.kind is kind and order.codes.has_any(found) for order in book.orders)
