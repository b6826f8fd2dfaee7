"""Whether a draft order has to do with bone, by the codes that clinicians wrote; a draft is never read as an answer."""

from collections.abc import Mapping
from typing import Any, Final

from bonebrief.exchange.cds.call import Call
from bonebrief.exchange.codes.meaning import CodeBook, Kind
from bonebrief.exchange.entries import Resource, codings
from bonebrief.exchange.record import medicines_of, with_medicine

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
    if draft.get("doNotPerform") or not _is_readable(draft.get(key)):
        return False
    found = frozenset(codings(draft[key]))
    return any(order.kind is kind and order.codes.has_any(found) for order in book.orders)


def _is_readable(concept: Any) -> bool:
    coded = concept.get("coding") if isinstance(concept, Mapping) else None
    return isinstance(coded, list) and all(isinstance(one, Mapping) for one in coded)
