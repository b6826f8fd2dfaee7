"""A CDS Hooks 2.0 service: what is known of a patient in, cards out; nothing that is sent is kept or written down."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any, Final

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bonebrief.brief.make import make_brief
from bonebrief.exchange.cards import cards
from bonebrief.exchange.codes.meaning import CodeBook
from bonebrief.exchange.json_text import parse
from bonebrief.exchange.prefill import prefill
from bonebrief.exchange.record import record_of, resources_of
from bonebrief.exchange.tokens import Doorkeeper, RefusedError
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import DEFAULT
from bonebrief.language.problem import KnowledgeError, Place
from bonebrief.machine.error import BoneBriefError
from bonebrief.meanings.agree import Inferrer

MOST_BYTES: Final = 5_000_000
ID: Final = "bone-brief"
_CALL: Final = Place("the call")
_PATIENT: Final = "{{context.patientId}}"
_PREFETCH: Final = {
    "patient": f"Patient/{_PATIENT}",
    "observations": f"Observation?patient={_PATIENT}",
    "conditions": f"Condition?patient={_PATIENT}",
    "requests": f"MedicationRequest?patient={_PATIENT}",
    "family": f"FamilyMemberHistory?patient={_PATIENT}",
}


@dataclass(slots=True)
class Service:
    """The rules, loaded once, and who may call. `form`: where missing answers can be given."""

    knowledge: Knowledge
    book: CodeBook
    door: Doorkeeper | None
    form: str = ""
    today: Callable[[], date] = date.today
    inferrer: Inferrer = field(init=False)
    _one_at_a_time: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.inferrer = Inferrer(self.knowledge)

    def cards_of(self, body: bytes) -> Any:
        """The cards for one call.

        Raises:
            HTTPException: 400 for what is no call of this hook, 412 where the patient was not sent along.
        """
        patient_id, prefetch = _prefetch(body)
        if not isinstance(prefetch.get("patient"), dict):
            raise HTTPException(412, "The patient is not in the prefetch.")
        try:
            parts = [part for part in prefetch.values() if part is not None]
            record = record_of([one for part in parts for one in resources_of(part, _CALL)], _CALL)
        except KnowledgeError as error:
            raise HTTPException(412, error.problems[0].what) from None
        if str(record.patient.get("id")) != patient_id:
            raise HTTPException(400, "The patient in the prefetch is not the one in the context.")
        answers = prefill(record, self.book, self.knowledge.dictionary, self.today()).answers
        with self._one_at_a_time:
            inference = self.inferrer.infer(answers)
        brief = make_brief(self.knowledge, self.knowledge.questionnaire(DEFAULT), inference, self.today())
        return {"cards": cards(brief, self.form)}


def application(service: Service, origins: Sequence[str]) -> Starlette:
    """The service over HTTP; pages of these origins alone may call it from a browser."""

    async def discover(_: Request) -> Response:
        return JSONResponse({"services": [_about()]})

    async def call(request: Request) -> Response:
        try:
            if service.door:
                service.door.let_in(request.headers.get("authorization", ""))
            return JSONResponse(await run_in_threadpool(service.cards_of, await _body(request)))
        except RefusedError:
            return _said(401, "The token does not let this call in.")
        except HTTPException as error:
            return _said(error.status_code, error.detail)
        except BoneBriefError:
            return _said(500, "No cards: the rules could not be run. Nothing of the call was kept.")

    allowed = Middleware(
        CORSMiddleware,
        allow_origins=list(origins),
        allow_methods=["GET", "POST"],
        allow_headers=["authorization", "content-type"],
    )
    routes = [
        Route("/cds-services", discover, methods=["GET"]),
        Route(f"/cds-services/{ID}", call, methods=["POST"]),
    ]
    return Starlette(routes=routes, middleware=[allowed] if origins else [])


def listen(app: Starlette, host: str, port: int) -> None:
    """Serve until it is interrupted; no call is written down."""
    import uvicorn

    uvicorn.run(app, host=host, port=port, access_log=False, log_level="warning", server_header=False)


def _about() -> Any:
    return {
        "hook": "patient-view",
        "id": ID,
        "title": "Bone Brief",
        "description": "Discussion points about bone health, each with its reason and source; never an order.",
        "prefetch": _PREFETCH,
    }


async def _body(request: Request) -> bytes:
    """The body of a call, of which no more than the limit is read."""
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > MOST_BYTES:
            raise HTTPException(413, "A call may have 5 MB at most.")
    return bytes(read)


def _prefetch(body: bytes) -> tuple[str, dict[str, Any]]:
    try:
        call = parse(_CALL, body)
    except KnowledgeError as error:
        raise HTTPException(400, error.problems[0].what) from None
    context = call.get("context") if isinstance(call, dict) else None
    patient_id = context.get("patientId") if isinstance(context, dict) else None
    if (
        not isinstance(patient_id, str)
        or call.get("hook") != "patient-view"
        or not isinstance(call.get("hookInstance"), str)
    ):
        raise HTTPException(400, "A call needs hook (patient-view), hookInstance, and a context with patientId.")
    prefetch = call.get("prefetch")
    if not isinstance(prefetch, dict):
        raise HTTPException(412, "There is no prefetch; this service fetches nothing itself.")
    return patient_id, prefetch


def _said(status: int, what: str) -> Response:
    return JSONResponse({"error": what}, status_code=status)
