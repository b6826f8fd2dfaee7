"""Who may call the service: a token of a named issuer, signed with its key, for this service, once."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bonebrief.machine.error import BoneBriefError
from bonebrief.reading.yaml.files import read_file

ALGORITHMS: Final = ("ES256", "ES384", "ES512", "RS256", "RS384", "RS512")
"""Asymmetric ones only, as CDS Hooks asks."""
_NEEDED: Final = ("exp", "iat", "iss", "aud", "jti")
MOST_KEPT: Final = 100_000
_LONGEST: Final = 3600.0
"""How long a token may live, in seconds; CDS Hooks speaks of five minutes."""


class RefusedError(Exception):
    """A call that is not let in; the text says why, for the log of whoever runs the service."""


@dataclass(slots=True)
class Doorkeeper:
    """Lets calls in by their token. `issuers`: the keys that each signs with; `audience`: this service.

    The numbers of the tokens that were let in are remembered until they expire.
    """

    issuers: Mapping[str, Any]
    audience: str
    _seen: dict[str, float] = field(default_factory=dict)

    def let_in(self, header: str) -> None:
        """Check the Authorization header of one call.

        Raises:
            RefusedError: there is no token, or it is not one that may call.
        """
        import jwt

        word, _, token = header.partition(" ")
        if word != "Bearer" or not token:
            raise RefusedError("no bearer token")
        try:
            claims = jwt.decode(
                token,
                self._key(jwt, token),
                algorithms=list(ALGORITHMS),
                audience=self.audience,
                options={"require": list(_NEEDED)},
            )
        except jwt.PyJWTError as error:
            raise RefusedError(f"{type(error).__name__}: {error}") from None
        if not claims["jti"]:
            raise RefusedError("it has no number of its own")
        self._once(f"{claims['iss']} {claims['jti']}", float(claims["exp"]))

    def _key(self, jwt: Any, token: str) -> Any:
        """The key that a token names, of the issuer that it names; nothing else of it is believed yet."""
        head = jwt.get_unverified_header(token)
        issuer = jwt.decode(token, options={"verify_signature": False}).get("iss")
        keys = self.issuers.get(issuer) if isinstance(issuer, str) else None
        if keys is None:
            raise RefusedError("its issuer is not one of those named")
        if head.get("alg") not in ALGORITHMS:
            raise RefusedError(f"its algorithm is {head.get('alg')}")
        for key in keys.keys:
            if key.key_id == head.get("kid"):
                return key.key
        raise RefusedError("its key is not one of its issuer's")

    def _once(self, number: str, expires: float) -> None:
        now = time.time()
        if expires > now + _LONGEST:
            raise RefusedError("it lives longer than an hour")
        if number in self._seen:
            raise RefusedError("it was used before")
        if len(self._seen) >= MOST_KEPT:
            self._seen = {one: until for one, until in self._seen.items() if until > now}
        self._seen[number] = expires


def doorkeeper(trusted: Mapping[str, Path], audience: str) -> Doorkeeper:
    """A doorkeeper of issuers whose keys stand in files; keys are never fetched.

    Raises:
        BoneBriefError: a file cannot be read, or holds no keys.
    """
    import jwt

    return Doorkeeper({issuer: _keys(jwt, path) for issuer, path in trusted.items()}, audience)


def _keys(jwt: Any, path: Path) -> Any:
    text = read_file(path)
    try:
        return jwt.PyJWKSet.from_dict(json.loads(text))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, jwt.PyJWTError) as error:
        raise BoneBriefError(f"{path} holds no JSON Web Key Set: {error or type(error).__name__}.") from None
