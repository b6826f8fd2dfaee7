"""The service answers its specification: cards, statuses, and pages that may call."""

import json
from dataclasses import replace
from typing import Any

import pytest
from starlette.testclient import TestClient

from bonebrief.exchange.cds.service import MOST_BYTES, Service, application
from tests.exchange.cds.calls import CALL, ORDERS, PAGE, SICK, bundle_of, called, draft, ordered
from tests.exchange.records import ATC, LOINC, coded, medicine, observation, patient


def test_what_it_offers(open_client: TestClient) -> None:
    services = open_client.get("/cds-services").json()["services"]
    assert [(one["hook"], one["id"]) for one in services] == [
        ("patient-view", "bone-brief"),
        ("order-select", "bone-brief-orders"),
    ]
    assert all(one["prefetch"]["patient"] == "Patient/{{context.patientId}}" for one in services)
    assert all(one["title"] and one["description"] for one in services)


def test_a_record_that_came_in_part_is_said_to(open_client: TestClient) -> None:
    whole = bundle_of(observation("38264-8", -3.6))
    page = {**whole, "link": [{"relation": "next", "url": "https://ehr.example.org/fhir?page=2"}]}
    said = [open_client.post(CALL, json=called(observations=one)).json()["cards"][-1] for one in (whole, page)]
    assert ["came in part" in card["detail"] for card in said] == [False, True]


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        (draft("ServiceRequest/s", ordered("312681000")), True),
        (draft("ServiceRequest/s", ordered("83311-1", LOINC)), True),
        (draft("MedicationRequest/mM05BX04", medicine("M05BX04", "draft")), True),
        (draft("MedicationRequest/mN02AA01", medicine("N02AA01", "draft"), medicine("M05BX04", "draft")), False),
        (draft("ServiceRequest/s", ordered("312681000", doNotPerform=True)), False),
        (draft("ServiceRequest/s", ordered("71388002")), False),
        (draft("ServiceRequest/another", ordered("312681000")), False),
        (draft("ServiceRequest/s", ordered("312681000") | {"code": {"coding": [5]}}), False),
        (draft("ServiceRequest/s", ordered("312681000") | {"code": "DXA"}), False),
        (draft("ServiceRequest/s", ordered("312681000") | {"code": {"coding": [{"system": []}]}}), False),
        (draft("Patient/p", patient()), False),
    ],
)
def test_cards_stand_beside_a_draft_that_has_to_do_with_bone(
    open_client: TestClient, call: dict[str, Any], shown: bool
) -> None:
    cards = open_client.post(ORDERS, json=call).json()["cards"]
    assert bool(cards) is shown
    assert not any("suggestions" in card or "systemActions" in card for card in cards)


def test_a_draft_is_no_answer(open_client: TestClient) -> None:
    """Cards beside a draft of a bone medicine are those of the record alone."""
    seen = open_client.post(CALL, json=SICK).json()["cards"]
    beside = open_client.post(ORDERS, json=draft("MedicationRequest/mH05AA02", medicine("H05AA02", "draft"))).json()
    assert [one["detail"] for one in beside["cards"]] == [one["detail"] for one in seen]


def test_a_draft_may_point_to_its_medicine(open_client: TestClient) -> None:
    apart = {"resourceType": "Medication", "id": "med", "code": coded(ATC, "M05BX04")}
    request = medicine("x", "draft") | {"medicationReference": {"reference": "Medication/med"}}
    del request["medicationCodeableConcept"]
    assert open_client.post(ORDERS, json=draft("MedicationRequest/mx", request, apart)).json()["cards"]


@pytest.mark.parametrize("lacking", ["selections", "draftOrders", "patientId"])
def test_an_order_without_what_its_hook_needs_is_no_call(open_client: TestClient, lacking: str) -> None:
    call = draft("ServiceRequest/s", ordered("312681000"))
    for wrong in (None, 5, {}, [5], {"resourceType": "Patient"}):
        answer = open_client.post(ORDERS, json={**call, "context": {**call["context"], lacking: wrong}})
        assert (answer.status_code, list(answer.json())) == (400, ["error"])


def test_a_call_that_takes_too_long_is_told_so(service: Service) -> None:
    slow = replace(service, seconds=0.0)
    answer = TestClient(application(slow, [])).post(CALL, json=SICK)
    assert (answer.status_code, "Call again" in answer.json()["error"]) == (503, True)


def test_cards_are_few_short_and_never_an_order(open_client: TestClient) -> None:
    cards = open_client.post(CALL, json=SICK).json()["cards"]
    assert 1 < len(cards) <= 5
    indicators = [card["indicator"] for card in cards]
    assert indicators == sorted(indicators, key=["critical", "warning", "info"].index)
    assert "warning" in indicators
    assert all(len(card["summary"]) < 140 and card["source"]["label"] for card in cards)
    assert not any("suggestions" in card or "systemActions" in card for card in cards)
    assert cards[-1]["links"][0]["url"] == "https://form.example.org"
    assert cards[-1]["detail"].count(";") == 8
    assert " more" in cards[-1]["detail"]
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
