"""`bonebrief serve`: discussion points as cards for an electronic health record (CDS Hooks 2.0)."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from bonebrief.commands.shared import knowledge_in_use, wrong_use
from bonebrief.machine.error import BoneBriefError
from bonebrief.machine.text import clean

_LAST_PORT = 65535
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def options(parser: ArgumentParser) -> None:
    """Declare where it listens, who may call, and from which pages."""
    parser.add_argument("--host", default=_LOOPBACK[0], help="the address to listen at (this machine alone)")
    parser.add_argument("--port", type=int, default=8787, metavar="N", help="the port (8787)")
    parser.add_argument("--trust", action="append", default=[], metavar="ISSUER=FILE", help="who may call: its key set")
    parser.add_argument("--url", metavar="URL", help="this service as callers know it, which their tokens must name")
    parser.add_argument("--open", action="store_true", help="let everybody on this machine call, without a token")
    parser.add_argument("--origin", action="append", default=[], metavar="URL", help="a page that may call")
    parser.add_argument("--form", default="", metavar="URL", help="where missing answers can be given")


def run(options: Namespace) -> int:
    """Serve cards until Ctrl-C; what is sent is neither kept nor written down."""
    if bool(options.trust) == options.open:
        return wrong_use("serve", "say who may call, with --trust and --url, or on this machine alone --open.")
    if options.open and options.host not in _LOOPBACK:
        return wrong_use("serve", "--open is for this machine alone; elsewhere callers need --trust.")
    if options.trust and not options.url:
        return wrong_use("serve", "--trust needs --url, the address that tokens are made out to.")
    if not 0 <= options.port <= _LAST_PORT:
        return wrong_use("serve", f"--port takes a number from 0, which is any that is free, to {_LAST_PORT}.")
    try:
        from bonebrief.exchange.cds.service import Service, application, listener, serve
        from bonebrief.exchange.cds.tokens import doorkeeper
    except ImportError:
        raise BoneBriefError('This needs the extra "cds". Install it with: pip install "bonebrief[cds]"') from None
    from bonebrief.exchange.codes.codes_file import read_codes

    knowledge = knowledge_in_use(options)
    trusted = dict(_pair(one) for one in options.trust)
    door = doorkeeper(trusted, options.url) if trusted else None
    service = Service(knowledge, read_codes(knowledge), door, options.form)
    at = listener(options.host, options.port)
    host = f"[{options.host}]" if ":" in options.host else options.host
    print(clean(f"Listening at http://{host}:{at.getsockname()[1]}/cds-services; Ctrl-C ends it."), flush=True)
    serve(application(service, options.origin), at)
    return 0


def _pair(text: str) -> tuple[str, Path]:
    issuer, sign, file = text.rpartition("=")
    if not sign or not issuer:
        raise BoneBriefError(f'"{text}" names no issuer and file. Write ISSUER=FILE.')
    return issuer, Path(file)
