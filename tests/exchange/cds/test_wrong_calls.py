"""Calls of wrong shapes, thousands of them: each has a status of HTTP and one sentence, and none a traceback."""

import asyncio
import json
import random
from typing import Any

import pytest
from starlette.testclient import TestClient

from bonebrief.exchange.cds.call import Call
from bonebrief.exchange.cds.service import Service, application
from bonebrief.exchange.prefill import prefill
from tests.exchange.cds.calls import CALL, ORDERS, SICK, draft, ordered
from tests.exchange.records import medicine
from tests.exchange.test_record import spoilt

DRAFT = draft("ServiceRequest/s", ordered("312681000"), medicine("M05BX04", "draft"))


class Reading(Service):
    """Reads a call as far as the answers, and runs no rule on them: the same ones for most of these calls."""

    def _cards(self, call: Call) -> Any:
        prefill(call.record, self.book, self.knowledge.dictionary, self.today())
        return []


@pytest.fixture(scope="module")
def reading(service: Service) -> TestClient:
    return TestClient(application(Reading(service.knowledge, service.book, None), []))


def wrong(call: Any, chance: random.Random) -> bytes:
    """The call with something of a wrong kind, or cut off, or with bytes of chance."""
    whole = json.dumps(spoilt(call, chance)).encode()
    match chance.random():
        case low if low < 0.7:
            return whole
        case low if low < 0.85:
            return whole[: chance.randrange(len(whole) + 1)]
        case _:
            at = chance.randrange(len(whole) + 1)
            return whole[:at] + chance.randbytes(3) + whole[at:]


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.long)])
def test_every_wrong_call_has_a_status_and_a_sentence(reading: TestClient, count: int) -> None:
    chance = random.Random(2026)
    statuses = set()
    for number in range(count):
        path, call = ((CALL, SICK), (ORDERS, DRAFT))[number % 2]
        answer = reading.post(path, content=wrong(call, chance))
        statuses.add(answer.status_code)
        assert answer.status_code in (200, 400, 412), answer.text
        assert list(answer.json()) == ["cards" if answer.status_code == 200 else "error"]
        assert "Traceback" not in answer.text
    assert statuses == {200, 400, 412}


def test_a_caller_who_goes_away_leaves_no_error(service: Service) -> None:
    async def gone() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def heard(message: Any) -> None:
        said.append(message)

    said: list[Any] = []
    call = {"type": "http", "method": "POST", "path": CALL, "headers": [], "query_string": b""}
    asyncio.run(application(service, [])(call, gone, heard))
    assert said[0]["status"] == 400


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "HEAD"])
def test_other_methods_are_not_for_a_call(reading: TestClient, method: str) -> None:
    assert reading.request(method, CALL).status_code == 405


def test_other_addresses_are_not_found(reading: TestClient) -> None:
    for path in ("/", "/cds-services/another", "/cds-services/bone-brief/feedback", "/..%2f..%2fetc/passwd"):
        assert reading.post(path, json=SICK).status_code == 404
