"""A CDS Hooks 2.0 service: what is known of a patient in, cards out; nothing that is sent is kept or written down."""

import os
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from socket import IPPROTO_TCP, SOCK_STREAM, create_server, getaddrinfo, socket
from typing import Any, Final

from anyio import CapacityLimiter, fail_after, to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bonebrief.brief.make import make_brief
from bonebrief.exchange.cds.call import Call, CallError, Hook, read_call
from bonebrief.exchange.cds.cards import cards
from bonebrief.exchange.cds.orders import is_about_bone
from bonebrief.exchange.cds.tokens import Doorkeeper, RefusedError
from bonebrief.exchange.codes.meaning import CodeBook
from bonebrief.exchange.prefill import prefill
from bonebrief.exchange.record import MORE_PAGES
from bonebrief.knowledge.knowledge import Knowledge
from bonebrief.knowledge.questionnaire import DEFAULT
from bonebrief.machine.error import BoneBriefError, why_refused
from bonebrief.meanings.agree import Inferrer

MOST_BYTES: Final = 5_000_000
MOST_SECONDS: Final = 10.0
IDS: Final = {Hook.PATIENT_VIEW: "bone-brief", Hook.ORDER_SELECT: "bone-brief-orders"}
_PATIENT: Final = "{{context.patientId}}"
_PREFETCH: Final = {  # the newest first, where a record comes page by page
    "patient": f"Patient/{_PATIENT}",
    "observations": f"Observation?patient={_PATIENT}&_sort=-date",
    "conditions": f"Condition?patient={_PATIENT}",
    "requests": f"MedicationRequest?patient={_PATIENT}&_sort=-authoredon",
    "procedures": f"Procedure?patient={_PATIENT}",
    "family": f"FamilyMemberHistory?patient={_PATIENT}",
}
_ABOUT: Final = {
    Hook.PATIENT_VIEW: "Discussion points about bone health, each with its reason and source; never an order.",
    Hook.ORDER_SELECT: "The same, beside a draft of a bone density scan or of a bone medicine; never an order.",
}


@dataclass(slots=True)
class Service:
    """The rules, loaded once, and who may call. `form`: where missing answers can be given."""

    knowledge: Knowledge
    book: CodeBook
    door: Doorkeeper | None
    form: str = ""
    today: Callable[[], date] = date.today
    seconds: float = MOST_SECONDS
    inferrer: Inferrer = field(init=False)

    def __post_init__(self) -> None:
        self.inferrer = Inferrer(self.knowledge)

    def cards_of(self, body: bytes, hook: Hook) -> Any:
        """The cards for one call; none where what was selected to be ordered has nothing to do with bone.

        Raises:
            CallError: it is no call of this hook, or the patient was not sent along.
            BoneBriefError: the rules could not be run.
        """
        call = read_call(body, hook)
        if hook is Hook.ORDER_SELECT and not is_about_bone(call, self.book):
            return {"cards": []}
        return {"cards": self._cards(call)}

    def _cards(self, call: Call) -> Any:
        filled = prefill(call.record, self.book, self.knowledge.dictionary, self.today())
        inference = self.inferrer.infer(filled.answers)
        brief = make_brief(self.knowledge, self.knowledge.questionnaire(DEFAULT), inference, self.today())
        in_part = any(one.why == MORE_PAGES for one in filled.left_out)
        return cards(brief, self.form, in_part=in_part)


def application(service: Service, origins: Sequence[str]) -> Starlette:
    """The service over HTTP; pages of these origins alone may call it from a browser.

    Calls are worked out one after the other, as each takes a whole processor; a call that waits too long is refused.
    """
    one_at_a_time = CapacityLimiter(1)

    async def discover(_: Request) -> Response:
        return JSONResponse({"services": [_about(hook) for hook in Hook]})

    def answering(hook: Hook) -> Callable[[Request], Awaitable[Response]]:
        async def call(request: Request) -> Response:
            try:
                if service.door:
                    service.door.let_in(request.headers.get("authorization", ""))
                with fail_after(service.seconds):
                    body = await _body(request)
                    return JSONResponse(await to_thread.run_sync(service.cards_of, body, hook, limiter=one_at_a_time))
            except RefusedError:
                return _said(401, "The token does not let this call in.")
            except CallError as error:
                return _said(error.status, error.what)
            except ClientDisconnect:
                return _said(400, "The call broke off.")
            except TimeoutError:
                return _said(503, "The call took too long to come in, or too many were waiting. Call again.")
            except BoneBriefError:
                return _said(500, "No cards: the rules could not be run. Nothing of the call was kept.")

        return call

    allowed = Middleware(
        CORSMiddleware,
        allow_origins=list(origins),
        allow_methods=["GET", "POST"],
        allow_headers=["authorization", "content-type"],
    )
    routes = [Route(f"/cds-services/{IDS[hook]}", answering(hook), methods=["POST"]) for hook in Hook]
    discovery = Route("/cds-services", discover, methods=["GET"])
    return Starlette(routes=[discovery, *routes], middleware=[allowed] if origins else [])


def listener(host: str, port: int) -> socket:
    """A socket that listens at an address; of port 0 at one that is free.

    It says that it speaks TCP, as `create_server` does not: only then does asyncio send the end of an answer at once,
    where it would wait 40 ms for the caller to confirm its beginning.

    Raises:
        BoneBriefError: nothing can listen there.
    """
    try:
        family = getaddrinfo(host, port, type=SOCK_STREAM)[0][0]
        made = create_server((host, port), family=family, backlog=2048)
        return socket(family, SOCK_STREAM, IPPROTO_TCP, fileno=made.detach())
    except (OSError, UnicodeError) as error:
        number = getattr(error, "errno", None) or 0
        why = os.strerror(number) if number > 0 else why_refused(error)
        what = f"Nothing can listen at {host}, port {port}: {why}."
        raise BoneBriefError(f"{what} Name another with --host and --port, or end what is there.") from None


def serve(app: Starlette, at: socket) -> None:
    """Serve until it is interrupted; no call is written down."""
    import gc

    import uvicorn

    gc.freeze()
    config = uvicorn.Config(app, access_log=False, log_level="warning", server_header=False, timeout_keep_alive=75)
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[at])


def _about(hook: Hook) -> Any:
    about = {"hook": hook.value, "id": IDS[hook], "title": "Bone Brief", "description": _ABOUT[hook]}
    return {**about, "prefetch": _PREFETCH}


async def _body(request: Request) -> bytes:
    """The body of a call, of which no more than the limit is read."""
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > MOST_BYTES:
            raise CallError(413, "A call may have 5 MB at most.")
    return bytes(read)


def _said(status: int, what: str) -> Response:
    return JSONResponse({"error": what}, status_code=status)
