"""Calls of the hooks, and tokens for them, for tests."""

import json
import time
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec

from tests.exchange.records import SNOMED, coded, condition, medicine, observation, patient

HERE = "https://cds.example.org/cds-services/bone-brief"
ISSUER = "https://ehr.example.org"
OTHER_ISSUER = "https://another-ehr.example.org"
PAGE = "https://page.example.org"
KEY = ec.generate_private_key(ec.SECP384R1())
OTHER_KEY = ec.generate_private_key(ec.SECP384R1())
CALL = "/cds-services/bone-brief"
ORDERS = f"{CALL}-orders"


def key_set(key: ec.EllipticCurvePrivateKey) -> jwt.PyJWKSet:
    public = json.loads(jwt.algorithms.ECAlgorithm(jwt.algorithms.ECAlgorithm.SHA384).to_jwk(key.public_key()))
    return jwt.PyJWKSet.from_dict({"keys": [{**public, "kid": "k", "alg": "ES384"}]})


def token(key: Any = KEY, algorithm: str = "ES384", kid: str = "k", **more: Any) -> dict[str, str]:
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": HERE, "exp": now + 300, "iat": now, "jti": f"n{time.perf_counter_ns()}", **more}
    claims = {name: value for name, value in claims.items() if value is not None}
    made = jwt.PyJWS().encode(json.dumps(claims).encode(), key, algorithm, headers={"kid": kid, "typ": "JWT"})
    return {"Authorization": f"Bearer {made}"}


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


def draft(selected: str, *orders: Any, **more: Any) -> dict[str, Any]:
    context = {
        "patientId": "p",
        "userId": "Practitioner/x",
        "selections": [selected],
        "draftOrders": bundle_of(*orders),
    }
    return {**SICK, "hook": "order-select", "context": context, **more}


def ordered(code: str, system: str = SNOMED, **more: Any) -> dict[str, Any]:
    about = {"resourceType": "ServiceRequest", "id": "s", "status": "draft", "intent": "order"}
    return {**about, "code": coded(system, code), **more}
