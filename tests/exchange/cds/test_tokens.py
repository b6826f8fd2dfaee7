"""A call is let in by one token of a named issuer for this service, once, and by nothing else."""

import time

import pytest
from starlette.testclient import TestClient

from tests.exchange.cds.calls import CALL, OTHER_KEY, SICK, token


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
