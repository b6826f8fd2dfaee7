"""Many callers at once, over a real connection to this machine: the same cards for all, and no error."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

import pytest

from bonebrief.exchange.cds.service import Service
from tests.exchange.cds.calls import CALL, SICK
from tests.exchange.cds.listening import listening

BODY = json.dumps(SICK)


@pytest.fixture
def port(service: Service) -> Iterator[int]:
    with listening(service) as port:
        yield port


def summaries(connection: HTTPConnection) -> list[str]:
    connection.request("POST", CALL, BODY, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    assert answer.status == 200
    return [card["summary"] for card in json.loads(answer.read())["cards"]]


@pytest.mark.parametrize(("callers", "calls"), [(8, 2), pytest.param(50, 5, marks=pytest.mark.long)])
def test_many_callers_at_once_get_the_same_cards(port: int, callers: int, calls: int) -> None:
    def called(_: int) -> list[list[str]]:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        return [summaries(connection) for _ in range(calls)]

    with ThreadPoolExecutor(callers) as crowd:
        answers = [one for each in crowd.map(called, range(callers)) for one in each]
    assert len(answers) == callers * calls
    assert all(answer == answers[0] and answer for answer in answers)
