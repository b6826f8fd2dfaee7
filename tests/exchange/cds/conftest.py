"""The service over the shipped knowledge: open to all, and guarded."""

from collections.abc import Iterator
from datetime import date

import pytest
from starlette.testclient import TestClient

from bonebrief.exchange.cds.service import Service, application
from bonebrief.exchange.cds.tokens import Doorkeeper
from bonebrief.exchange.codes.codes_file import read_codes
from bonebrief.knowledge.knowledge import Knowledge
from tests.exchange.cds.calls import HERE, ISSUER, KEY, OTHER_ISSUER, OTHER_KEY, PAGE, key_set


@pytest.fixture(scope="module")
def service(knowledge: Knowledge) -> Service:
    return Service(knowledge, read_codes(knowledge), None, "https://form.example.org", lambda: date(2026, 11, 27))


@pytest.fixture
def open_client(service: Service) -> TestClient:
    return TestClient(application(service, [PAGE]))


@pytest.fixture
def guarded(service: Service) -> Iterator[TestClient]:
    service.door = Doorkeeper({ISSUER: key_set(KEY), OTHER_ISSUER: key_set(OTHER_KEY)}, HERE)
    yield TestClient(application(service, []))
    service.door = None
