"""Who is let in: the browser of this machine that was given the address, asking for nobody else's page."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, Final, TypeAlias

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
App: TypeAlias = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self';"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS: Final = (
    (b"content-security-policy", POLICY.encode()),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"cache-control", b"no-store"),
)
LARGEST_BODY: Final = 1_000_000


def new_token() -> str:
    """A word that nobody guesses, fit for an address."""
    return secrets.token_urlsafe(24)


def guarded(app: App, hosts: frozenset[str], token: str) -> App:
    """The app behind its token: `/TOKEN/rest` reaches it as `/rest`; what comes from elsewhere does not reach it."""

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await app(scope, receive, send)
            return
        said = _refused(scope, hosts, token)
        if said is not None:
            await _refuse(*said, _with_headers(send))
            return
        rest = "/" + scope["path"].partition("/")[2].partition("/")[2]
        await app(
            {**scope, "path": rest, "raw_path": rest.encode(), "root_path": ""}, receive, _with_headers(send)
        )

    return guard


def _refused(scope: Scope, hosts: frozenset[str], token: str) -> tuple[int, str] | None:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    if headers.get("host", "") not in hosts:
        return 403, "this is not an address of the preview"
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
    if origin is not None and origin not in {f"http://{host}" for host in hosts}:
        return 403, "another page may not ask this"
    given, slash = scope["path"].lstrip("/").partition("/")[:2]
    if not (slash and secrets.compare_digest(given.encode(), token.encode())):
        return 404, "there is nothing at this address; take the whole one that the preview printed"
    if scope["method"] in ("GET", "HEAD"):
        wrong = site == "cross-site" and headers.get("sec-fetch-mode") != "navigate"
    elif scope["method"] == "POST":
        wrong = origin is None or site != "same-origin"
        if headers.get("content-type", "").partition(";")[0] != "application/json":
            return 415, "what is sent must be JSON"
        if (
            not headers.get("content-length", "x").isdecimal()
            or int(headers["content-length"]) > LARGEST_BODY
        ):
            return 413, "that is too much at once"
    else:
        return 405, "the preview does not know this method"
    return (403, "another page may not ask this") if wrong else None


async def _refuse(status: int, words: str, send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode()})


def _with_headers(send: Send) -> Send:
    """Every answer with the headers, whatever made it; what it says itself goes first."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message["headers"]}
            more = [header for header in HEADERS if header[0] not in own]
            message = {**message, "headers": [*message["headers"], *more]}
        await send(message)

    return sent
