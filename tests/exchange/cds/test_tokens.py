"""A call is let in by one token of a named issuer for this service, once, and by nothing else."""

import base64
import hmac
import json
import time
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from starlette.testclient import TestClient

from bonebrief.exchange.cds.service import Service, application
from bonebrief.exchange.cds.tokens import MOST_KEPT, Doorkeeper, RefusedError, doorkeeper
from bonebrief.machine.error import BoneBriefError
from tests.exchange.cds.calls import CALL, HERE, ISSUER, KEY, OTHER_ISSUER, OTHER_KEY, PAGE, SICK, key_set, token

PUBLIC = KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def signed_with_the_public_key() -> dict[str, str]:
    """A token signed with the public key as a shared secret, for which a careless check would take it."""
    head, body, _ = token()["Authorization"].removeprefix("Bearer ").split(".")
    head = (
        base64.urlsafe_b64encode(json.dumps({"alg": "HS256", "kid": "k", "typ": "JWT"}).encode()).decode().rstrip("=")
    )
    mac = hmac.new(PUBLIC, f"{head}.{body}".encode(), "sha256").digest()
    return {"Authorization": f"Bearer {head}.{body}.{in_base64(mac)}"}


def in_base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


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
        {"Authorization": "Bearer " + "e" * 100_000},
        {"Authorization": token()["Authorization"].rsplit(".", 1)[0] + "."},
        {"Authorization": token()["Authorization"].replace("Bearer", "bearer ")},
        token(iss="https://else.example.org"),
        token(aud="https://else.example.org"),
        token(exp=int(time.time()) - 10),
        token(exp=None),
        token(exp=int(time.time()) + 100_000),
        token(exp="soon"),
        token(exp=float("inf")),
        token(iat=int(time.time()) + 1000),
        token(nbf=int(time.time()) + 1000),
        token(aud=[]),
        token(aud=f"{HERE}/more"),
        token(iss=[ISSUER]),
        token(iss={"a": 1}),
        token(jti=[]),
        token(exp=[]),
        token(iat="x"),
        token(iss=OTHER_ISSUER),
        token(OTHER_KEY, iss=ISSUER),
        token(jti=""),
        token(jti=5),
        signed_with_the_public_key(),
        token(kid=""),
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


def test_the_keys_of_another_issuer_let_nobody_in_as_this_one(guarded: TestClient) -> None:
    assert guarded.post(CALL, json=SICK, headers=token(OTHER_KEY, iss=OTHER_ISSUER)).status_code == 200
    assert guarded.post(CALL, json=SICK, headers=token(OTHER_KEY, iss=ISSUER)).status_code == 401


def test_where_keys_are_to_be_found_is_not_believed(guarded: TestClient) -> None:
    """A token that brings its own key, or says where one lies, is judged by the keys that are known."""
    public = jwt.algorithms.ECAlgorithm(jwt.algorithms.ECAlgorithm.SHA384).to_jwk(OTHER_KEY.public_key(), as_dict=True)
    claims = {"iss": ISSUER, "aud": HERE, "exp": int(time.time()) + 60, "iat": int(time.time()), "jti": "own"}
    for brought in ({"jwk": public}, {"jku": "https://ehr.example.org/keys"}, {"x5u": "https://ehr.example.org/c"}):
        made = jwt.encode(claims, OTHER_KEY, "ES384", headers={"kid": "k", **brought})
        assert guarded.post(CALL, json=SICK, headers={"Authorization": f"Bearer {made}"}).status_code == 401


def test_a_page_that_was_named_calls_with_a_token(service: Service, guarded: TestClient) -> None:
    assert guarded
    page = TestClient(application(service, [PAGE]))
    answer = page.post(CALL, json=SICK, headers={**token(), "Origin": PAGE})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, PAGE)
    refused = page.post(CALL, json=SICK, headers={"Origin": PAGE})
    assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, PAGE)
    other = page.post(CALL, json=SICK, headers={**token(), "Origin": "https://other.example.org"})
    assert "access-control-allow-origin" not in other.headers


def test_tokens_that_were_let_in_are_remembered_until_they_expire() -> None:
    door = Doorkeeper({ISSUER: key_set(KEY)}, HERE)
    door.let_in(token(exp=int(time.time()) + 1, jti="short")["Authorization"])
    for number in range(MOST_KEPT):
        door._seen[f"old {number}"] = 0.0
    last = token(jti="last")
    door.let_in(last["Authorization"])
    assert len(door._seen) <= 2
    with pytest.raises(RefusedError, match="used before"):
        door.let_in(last["Authorization"])


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", '{"keys": 5}', '{"keys": [5]}', '{"keys": [{"kty": "RSA", "n": 5}]}', "[" * 100_000, "\x1b[2J"],
)
def test_a_file_that_holds_no_keys_is_said(tmp_path: Path, text: str) -> None:
    (tmp_path / "keys.json").write_text(text)
    with pytest.raises(BoneBriefError, match="holds no JSON Web Key Set") as error:
        doorkeeper({ISSUER: tmp_path / "keys.json"}, HERE)
    assert "\x1b" not in str(error.value)


@pytest.mark.parametrize("name", ["/dev/zero", "/", "/no/such/file"])
def test_what_is_no_file_of_keys_is_said(name: str) -> None:
    with pytest.raises(BoneBriefError, match=r"larger than|folder|no such file"):
        doorkeeper({ISSUER: Path(name)}, HERE)
