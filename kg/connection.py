"""A connection to a SPARQL server: requests, who asks, attempts, and failures in words.

User name and password, or a token, come from the environment, so that they stand in no command line and no file:
KG_USER and KG_PASSWORD (Basic or Digest, RFC 7617 and RFC 7616, whichever the server asks for), or KG_TOKEN (Bearer,
RFC 6750). They are sent to no other host: redirects are not followed.
"""

from __future__ import annotations

import os
import re
import time
import weakref
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from kg.errors import InputError, ServerError
from kg.result import printable
from kg.version import __version__

if TYPE_CHECKING:
    import httpx

TIMEOUT: Final = 60.0  # seconds without a byte from the server
USER, PASSWORD, TOKEN = "KG_USER", "KG_PASSWORD", "KG_TOKEN"
_PASSING: Final = (408, 425, 429, 502, 503, 504)  # failures that can be over in a moment
_LONGEST_PAUSE: Final = 60.0  # seconds


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks; all empty: nobody in particular."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls) -> Credentials:
        """What KG_USER, KG_PASSWORD and KG_TOKEN say. Raises InputError when they say two things."""
        found = cls(os.environ.get(USER, ""), os.environ.get(PASSWORD, ""), os.environ.get(TOKEN, ""))
        if found.token and found.user:
            raise InputError(f"both {TOKEN} and {USER} are set; the server can be given only one of them")
        if any(not value.isprintable() for value in (found.user, found.password, found.token)):
            raise InputError(f"{USER}, {PASSWORD} or {TOKEN} holds a character that cannot be sent, perhaps a line end")
        return found


@dataclass(eq=False)
class Connection:
    """Requests to the server at *url*; its sockets are closed when nobody holds it any more."""

    url: str
    timeout: float = TIMEOUT
    credentials: Credentials = field(default_factory=Credentials.from_environment)
    _client: httpx.Client | None = None

    def __post_init__(self) -> None:
        parts = urlsplit(self.url)
        if parts.username or parts.password:
            raise InputError(f"give the user name and password in {USER} and {PASSWORD}, not in the address")

    def send(
        self, method: str, url: str, *, content: bytes = b"", headers: Mapping[str, str] | None = None,
        parameters: Mapping[str, str] | None = None, attempts: int = 1, fine: Collection[int] = (),
    ) -> httpx.Response:  # fmt: skip
        """The answer of the server, read whole; of *attempts*, with a longer pause before each.

        Raises ServerError: no answer, or one that is no success and not one of *fine*.
        """
        import httpx

        client = self._connected()
        for attempt in range(1, attempts + 1):
            try:
                request = client.build_request(method, url, content=content, headers=headers, params=parameters or None)
                answer = client.send(request)
            except httpx.InvalidURL as error:
                raise ServerError(f"{url} is no address of a server ({error})") from error
            except httpx.TransportError as error:
                if attempt == attempts:
                    raise ServerError(
                        f"{url} does not answer ({_reason(error, self.timeout)}); is the server running?"
                    ) from error
                pause = 2.0 ** (attempt - 1)
            else:
                if answer.is_success or answer.status_code in fine:
                    return answer
                if attempt == attempts or answer.status_code not in _PASSING:
                    raise ServerError(self._refusal(url, answer))
                pause = _asked_pause(answer) or 2.0 ** (attempt - 1)
            time.sleep(pause)
        raise AssertionError("the last attempt answers or raises")

    def _connected(self) -> httpx.Client:
        import httpx  # takes long to load, and most commands ask no server

        if self._client is None:
            self._client = httpx.Client(
                timeout=self.timeout, headers={"User-Agent": f"kamergraaf/{__version__}"}, auth=_auth(self.credentials)
            )
            weakref.finalize(self, self._client.close)
        return self._client

    def _refusal(self, url: str, answer: httpx.Response) -> str:
        said = " ".join(printable(answer.text[:2000]).split())[:500]
        status = answer.status_code
        advice = _ADVICE_FOR.get(status, "")
        if status in (401, 403):
            advice = self._who_may(status)
        told = f": {said}" if said else ""
        return f"{url} refuses (HTTP {status}{f'; {advice}' if advice else ''}){told}"

    def _who_may(self, status: int) -> str:
        who = f"the user {self.credentials.user!r}" if self.credentials.user else "the token"
        if not self.credentials.user and not self.credentials.token:
            return f"it wants to know who asks: set {USER} and {PASSWORD}, or {TOKEN}"
        return f"it does not accept {who} and the password" if status == 401 else f"{who} may not do this"


_NO_SERVICE: Final = "there is no such service at this address; Oxigraph has /query, Virtuoso /sparql"
_ADVICE_FOR: Final = {
    404: _NO_SERVICE,
    405: _NO_SERVICE,
    413: "it takes no request of this size; allow more in its configuration, or send less at once (--batch)",
}


def _reason(error: httpx.TransportError, timeout: float) -> str:
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return f"timed out: not a byte in {timeout:g} s"
    return str(error) or type(error).__name__


def _asked_pause(answer: httpx.Response) -> float:
    """Seconds that the server asks to wait (Retry-After in seconds), within reason; 0 when it does not."""
    value = answer.headers.get("retry-after", "")
    return min(float(value), _LONGEST_PAUSE) if re.fullmatch(r"\d{1,6}", value) else 0.0


def _auth(credentials: Credentials) -> Any:
    """How the client says who asks."""
    import httpx

    if credentials.token:
        return _bearer(credentials.token)
    if not credentials.user:
        return None

    class AsAsked(httpx.Auth):
        """Basic or Digest, as the server asks when it is first not told who asks."""

        chosen: httpx.Auth | None = None

        def auth_flow(self, request: httpx.Request) -> Any:
            if self.chosen is None:
                answer = yield request
                if answer.status_code != 401:
                    return
                asked = answer.headers.get("www-authenticate", "").lower()
                way = httpx.DigestAuth if asked.startswith("digest") else httpx.BasicAuth
                self.chosen = way(credentials.user, credentials.password)
            yield from self.chosen.auth_flow(request)

    return AsAsked()


def _bearer(token: str) -> Any:
    def with_token(request: httpx.Request) -> httpx.Request:
        request.headers["Authorization"] = f"Bearer {token}"
        return request

    return with_token
