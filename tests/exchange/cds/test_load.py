"""Many callers at once, over a real connection to this machine: the same cards for all, and no error."""

import asyncio
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from socket import IPPROTO_TCP, TCP_NODELAY

import pytest

from bonebrief.exchange.cds.service import Service, listener
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


def test_no_end_of_an_answer_waits_until_its_beginning_is_confirmed() -> None:
    """Which takes 40 ms on a connection that is kept; asyncio sends at once where it knows that it speaks TCP."""
    at_once: list[int] = []

    async def called() -> None:
        def meet(_: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
            at_once.append(to.get_extra_info("socket").getsockopt(IPPROTO_TCP, TCP_NODELAY))
            to.close()

        at = listener("127.0.0.1", 0)
        async with await asyncio.start_server(meet, sock=at):
            caller, to = await asyncio.open_connection(*at.getsockname())
            await caller.read()
            to.close()

    asyncio.run(called())
    assert at_once == [1]
