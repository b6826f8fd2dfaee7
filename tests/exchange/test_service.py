"""The service answers its specification, and lets nobody in whom it should not."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from starlette.testclient import TestClient

from bonebrief.exchange.codes.codes_file import read_codes
from bonebrief.exchange.service import MOST_BYTES, Service, application
from bonebrief.exchange.tokens import Doorkeeper
from bonebrief.knowledge.knowledge import Knowledge
from tests.exchange.records import condition, medicine, observation, patient

HERE = "https://cds.example.org/cds-services/bone-brief"
ISSUER = "https://ehr.example.org"
PAGE = "https://page.example.org"
KEY = ec.generate_private_key(ec.SECP384R1())
OTHER_KEY = ec.generate_private_key(ec.SECP384R1())
CALL = "/cds-services/bone-brief"


def key_set(key: ec.EllipticCurvePrivateKey) -> jwt.PyJWKSet:
    public = json.loads(jwt.algorithms.ECAlgorithm(jwt.algorithms.ECAlgorithm.SHA384).to_jwk(key.public_key()))
    return jwt.PyJWKSet.from_dict({"keys": [{**public, "kid": "k", "alg": "ES384"}]})


def called(**prefetch: Any) -> dict[str, Any]:
    together = {"patient": patient(), **prefetch}
    context = {"patientId": "p", "userId": "Practitioner/x"}
    return {"hook": "patient-view", "hookInstance": "d1577c69", "context": context, "prefetch": together}


def bundle_of(*resources: Any) -> dict[str, Any]:
    return {"resourceType": "Bundle", "type": "searchset", "entry": [{"resource": one} for one in resources]}


SICK = called(
    observations=bundle_of(observation("38264-8", -3.6)),
    conditions=bundle_of(condition("K90.0")),
    requests=bundle_of(medicine("M05BX04")),
)


@pytest.fixture(scope="module")
def service(knowledge: Knowledge) -> Service:
    return Service(knowledge, read_codes(knowledge), None, "https://form.example.org", lambda: date(2026, 11, 27))


@pytest.fixture
def open_client(service: Service) -> TestClient:
    return TestClient(application(service, [PAGE]))


@pytest.fixture
def guarded(service: Service) -> Iterator[TestClient]:
    service.door = Doorkeeper({ISSUER: key_set(KEY)}, HERE)
    yield TestClient(application(service, []))
    service.door = None


def token(key: Any = KEY, algorithm: str = "ES384", kid: str = "k", **more: Any) -> dict[str, str]:
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": HERE, "exp": now + 300, "iat": now, "jti": f"n{time.perf_counter_ns()}", **more}
    claims = {name: value for name, value in claims.items() if value is not None}
    return {"Authorization": f"Bearer {jwt.encode(claims, key, algorithm, headers={'kid': kid})}"}


def test_what_it_offers(open_client: TestClient) -> None:
    (one,) = open_client.get("/cds-services").json()["services"]
    assert (one["hook"], one["id"]) == ("patient-view", "bone-brief")
    assert one["prefetch"]["patient"] == "Patient/{{context.patientId}}"


def test_cards_are_few_short_and_never_an_order(open_client: TestClient) -> None:
    cards = open_client.post(CALL, json=SICK).json()["cards"]
    assert 1 < len(cards) <= 5
    indicators = [card["indicator"] for card in cards]
    assert indicators == sorted(indicators, key=["critical", "warning", "info"].index)
    assert "warning" in indicators
    assert all(len(card["summary"]) < 140 and card["source"]["label"] for card in cards)
    assert not any("suggestions" in card or "systemActions" in card for card in cards)
    assert cards[-1]["links"][0]["url"] == "https://form.example.org"
    assert len({card["uuid"] for card in cards}) == len(cards)


def test_text_of_a_record_is_no_markup(open_client: TestClient) -> None:
    coding = [{"system": "http://loinc.org", "code": "38264-8"}]
    words = {"code": {"coding": coding, "text": "<img src=x onerror=alert(1)> [a](http://x)"}}
    named = observation("38264-8", -3.6) | words
    text = json.dumps(open_client.post(CALL, json=called(observations=bundle_of(named))).json())
    assert "<img" not in text
    assert "](http" not in text


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b"null", 400),
        (json.dumps({**SICK, "context": {"patientId": "another"}}).encode(), 400),
        (b"{", 400),
        (b"[" * 100_000, 400),
        (json.dumps({**SICK, "hook": "order-select"}).encode(), 400),
        (json.dumps({**SICK, "context": {}}).encode(), 400),
        (json.dumps({**SICK, "hookInstance": None}).encode(), 400),
        (json.dumps({**SICK, "prefetch": None}).encode(), 412),
        (json.dumps({**SICK, "prefetch": {"patient": None}}).encode(), 412),
        (json.dumps({**SICK, "prefetch": {"patient": patient(), "observations": 5}}).encode(), 412),
        (json.dumps({**SICK, "prefetch": {"patient": {"resourceType": "Group"}}}).encode(), 412),
        (b" " * (MOST_BYTES + 1), 413),
    ],
)
def test_what_is_no_call_is_told_so_without_a_traceback(open_client: TestClient, body: bytes, status: int) -> None:
    answer = open_client.post(CALL, content=body)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
    assert answer.json()["error"]


def test_only_pages_that_were_named_may_call(open_client: TestClient, guarded: TestClient) -> None:
    asks = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}
    allowed = open_client.options(CALL, headers={"Origin": PAGE, **asks})
    assert allowed.headers["access-control-allow-origin"] == PAGE
    assert open_client.options(CALL, headers={"Origin": "https://other", **asks}).status_code == 400
    assert "access-control-allow-origin" not in guarded.get("/cds-services", headers={"Origin": PAGE}).headers


def test_a_token_lets_in_once(guarded: TestClient) -> None:
    once = token()
    assert guarded.post(CALL, json=SICK, headers=once).status_code == 200
    assert guarded.post(CALL, json=SICK, headers=once).status_code == 401
    assert guarded.post(CALL, json=SICK, headers=token()).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": "Basic eA=="},
        {"Authorization": "Bearer x.y.z"},
        token(iss="https://else.example.org"),
        token(aud="https://else.example.org"),
        token(exp=int(time.time()) - 10),
        token(exp=None),
        token(jti=None),
        token(iat=None),
        token(OTHER_KEY),
        token(kid="another"),
        token("a secret that is shared between the two and long enough for it", "HS384"),
        token(None, "none"),
    ],
)
def test_no_other_token_lets_in(guarded: TestClient, headers: dict[str, str]) -> None:
    answer = guarded.post(CALL, json=SICK, headers=headers)
    assert answer.status_code == 401
    assert "Traceback" not in answer.text


def test_many_callers_at_once_get_the_same_cards(open_client: TestClient) -> None:
    def summaries(_: int) -> list[str]:
        return [card["summary"] for card in open_client.post(CALL, json=SICK).json()["cards"]]

    with ThreadPoolExecutor(8) as callers:
        answers = list(callers.map(summaries, range(24)))
    assert all(answer == answers[0] for answer in answers)
