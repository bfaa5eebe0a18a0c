"""What holds for every answer: which hosts may be asked for, and the headers that keep a page from doing more.

The Host header is checked so that a page elsewhere cannot reach a server on loopback by a name of its own (DNS
rebinding). Headers: https://owasp.org/www-project-secure-headers/.
"""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


# https://fetch.spec.whatwg.org/#http-cors-protocol
_CORS = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}
BUSY = PlainTextResponse(
    "Te veel verzoeken tegelijk; probeer het zo weer. Too many requests at this time; try again.",
    503,
    {"Retry-After": "5"},
)


class Guard:
    """Refuses requests for other hosts, and more than *most* at once; adds the headers to every answer.

    *hosts* are names without port, all when empty. Queries are counted apart from all else, and the page that tells of
    the server's health is always given.
    """

    def __init__(self, app: ASGIApp, hosts: Collection[str], origin: str = "", most: int = 320) -> None:
        self.app, self.hosts, self.most = app, frozenset(hosts), most
        self._sharing = {"Access-Control-Allow-Origin": origin, **_CORS} if origin else {}
        self._under_way = {True: 0, False: 0}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in {**_HEADERS, "Content-Security-Policy": POLICY}.items():
                    headers.setdefault(name, value)
                for name, value in self._sharing.items():
                    headers.setdefault(name, value)
            await send(message)

        if self.hosts and _host(Headers(scope=scope).get("host", "")) not in self.hosts:
            refused = PlainTextResponse("This server does not answer for that host name (see --allow-host).", 421)
            await refused(scope, receive, guarded)
            return
        is_query = scope["path"] == "/sparql"
        if self._under_way[is_query] >= self.most and scope["path"] != "/health":
            await BUSY(scope, receive, guarded)
            return
        self._under_way[is_query] += 1
        try:
            await self.app(scope, receive, guarded)
        finally:
            self._under_way[is_query] -= 1


def _host(header: str) -> str:
    """The name in a Host header, without port.

    >>> _host("localhost:8000"), _host("[::1]:8000"), _host("example.org")
    ('localhost', '[::1]', 'example.org')
    """
    return header[: header.find("]") + 1] if header.startswith("[") else header.partition(":")[0].lower()
