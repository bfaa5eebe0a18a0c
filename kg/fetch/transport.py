"""Asking the services over HTTP, politely: the only module that has a network and a clock.

One request at a time, with a pause between two to the same host; a failure that can pass is tried again, later each
time, or when the server says (`Retry-After`, RFC 9110 section 10.2.3); only the hosts that were named, also after
redirects; no more bytes than allowed; conditional requests (RFC 9110 section 13.1) for what is there already.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self
from urllib.parse import urljoin

from kg.errors import FetchError, ServiceDownError
from kg.fetch.services import origin
from kg.result import printable
from kg.version import __version__

if TYPE_CHECKING:
    import httpx

ATTEMPTS: Final = 4
LONGEST_WAIT: Final = 120.0  # seconds; a server that asks for more is asked again another day
LONGEST_ANSWER: Final = 600.0  # seconds for one answer, however steadily its bytes come
_PASSING: Final = (408, 425, 429, 500, 502, 503, 504)
_REDIRECTS: Final = (301, 302, 303, 307, 308)
_MOST_REDIRECTS: Final = 5


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of the version that is there, for a conditional request."""

    etag: str = ""
    last_modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        wanted = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in wanted.items() if value}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave."""

    url: str  # after redirects
    content: bytes  # empty when it is not changed
    validators: Validators
    date: str  # by the clock of the server, as in its header
    is_unchanged: bool = False


@dataclass
class Transport:
    """A connection to the services. Use it as a context; it keeps its connections until the end of it."""

    hosts: frozenset[str]  # as of kg.fetch.services.origin
    contact: str  # who can be reached about these requests
    pause: float = 1.0  # seconds between two requests to one host
    timeout: float = 30.0  # seconds without a byte
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = field(default_factory=lambda: time.sleep)
    _last: dict[str, float] = field(default_factory=dict)
    _client: httpx.Client | None = None

    def __enter__(self) -> Self:
        import httpx  # half a second to load, and no other command needs it

        self._client = httpx.Client(
            timeout=self.timeout, headers={"User-Agent": f"kamergraaf/{__version__} (contact: {self.contact})"}
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._client is not None:
            self._client.close()

    def get(self, url: str, most: int, known: Validators | None = None) -> Answer:
        """The answer for *url*, of at most *most* bytes; `is_unchanged` when it is what *known* describes.

        Raises ServiceDownError when the server cannot be reached or stays overloaded, FetchError for every other
        failure: not there, refused, too large, another host.
        """
        for attempt in range(1, ATTEMPTS + 1):
            waited = self._attempt(url, most, known, is_last=attempt == ATTEMPTS)
            if isinstance(waited, Answer):
                return waited
            self.sleep(2.0 ** (attempt - 1) if waited is None else waited)
        raise AssertionError("the last attempt raises or answers")

    def _attempt(self, url: str, most: int, known: Validators | None, *, is_last: bool) -> Answer | float | None:
        """The answer; or that it is to be tried again, after so many seconds when the server says how many."""
        import httpx

        try:
            with self._followed(url, known) as response:
                if response.status_code not in _PASSING:
                    return self._read(response, most)
                wait = _retry_after(response)
                reason = f"HTTP {response.status_code}"
        except (httpx.TransportError, httpx.DecodingError) as error:
            wait, reason = None, str(error) or type(error).__name__
        except httpx.InvalidURL as error:
            raise FetchError(f"{printable(url)}: no address ({error})") from error
        if wait is not None and wait > LONGEST_WAIT:
            raise ServiceDownError(
                f"{url}: the server asks to wait {wait:.0f} s ({reason}); run the command again then"
            )
        if is_last:
            raise ServiceDownError(f"{url}: no answer after {ATTEMPTS} attempts ({reason}); is the service up?")
        return wait

    @contextmanager
    def _followed(self, url: str, known: Validators | None) -> Iterator[httpx.Response]:
        """The response for *url*, after redirects within the hosts."""
        assert self._client is not None
        for _ in range(_MOST_REDIRECTS + 1):
            host = origin(url)
            if host not in self.hosts:
                raise FetchError(
                    f"{printable(url)}: not one of the services ({', '.join(sorted(self.hosts))}); not fetched"
                )
            self._wait_for(host)
            with self._client.stream("GET", url, headers=known.headers if known else {}) as response:
                target = response.headers.get("location", "")
                if response.status_code not in _REDIRECTS or not target:
                    yield response
                    return
                url = urljoin(url, target)
        raise FetchError(f"{printable(url)}: redirected more than {_MOST_REDIRECTS} times")

    def _wait_for(self, host: str) -> None:
        if host in self._last:
            rest = self._last[host] + self.pause - self.clock()
            if rest > 0:
                self.sleep(rest)
        self._last[host] = self.clock()

    def _read(self, response: httpx.Response, most: int) -> Answer:
        url, headers = str(response.url), response.headers
        validators = Validators(headers.get("etag", ""), headers.get("last-modified", ""))
        date = headers.get("date", "")
        if response.status_code == 304:
            return Answer(url, b"", validators, date, is_unchanged=True)
        if response.status_code != 200:
            raise FetchError(f"{url}: {_REASONS.get(response.status_code, 'not given')} (HTTP {response.status_code})")
        declared = headers.get("content-length", "")
        if declared.isdigit() and int(declared) > most:
            raise FetchError(_too_large(url, most))
        return Answer(url, self._body(response, url, most), validators, date)

    def _body(self, response: httpx.Response, url: str, most: int) -> bytes:
        content, begun = bytearray(), self.clock()
        for piece in response.iter_bytes():
            content += piece
            if len(content) > most:
                raise FetchError(_too_large(url, most))
            if self.clock() - begun > LONGEST_ANSWER:
                raise FetchError(f"{url}: not whole after {LONGEST_ANSWER:.0f} s; stopped")
        return bytes(content)


_REASONS: Final = {
    401: "refused: it asks for a password",
    403: "refused",
    404: "not there",
    410: "no longer there",
    451: "withheld for legal reasons",
}


def _too_large(url: str, most: int) -> str:
    return f"{url}: larger than {most / 1_000_000:.0f} MB; allow more with --max-size"


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds that the server asks to wait; None when it does not say, or not intelligibly."""
    value = response.headers.get("retry-after", "").strip()
    if value.isdigit():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
        now = (
            parsedate_to_datetime(response.headers["date"])
            if "date" in response.headers
            else datetime.now(until.tzinfo)
        )
        return max(0.0, (until - now).total_seconds())
    except (ValueError, TypeError):
        return None
