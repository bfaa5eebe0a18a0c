"""Queries are handed on to the SPARQL endpoint of another server, within our limits."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

import httpx

from kg.endpoint import with_prefixes
from kg.serve.formats import RESULTS, TRIPLES, form_of
from kg.serve.lanes import Lanes, NoTurnError
from kg.serve.limits import MEGABYTE, Limits
from kg.serve.pool import Answered, Asked
from kg.version import __version__
from kg.vocab import PREFIXES

_MOST_SAID = 500  # characters of a server's message


@dataclass(slots=True)
class RemotePool:
    """The endpoint at an address."""

    url: str
    limits: Limits = field(default_factory=Limits)
    is_sealed: bool = False  # what the other server does with SERVICE is not known
    lanes: Lanes = field(init=False)
    _client: httpx.AsyncClient | None = None

    def __post_init__(self) -> None:
        self.lanes = Lanes(self.limits)

    async def start(self) -> None:
        headers = {"User-Agent": f"kamergraaf/{__version__}"}
        self._client = httpx.AsyncClient(timeout=self.limits.seconds, headers=headers)

    async def close(self) -> None:
        if self._client is not None:
            await self._client.aclose()

    def stop(self) -> None:
        """Nothing of ours runs there."""

    async def ask(self, asked: Asked) -> Answered:
        job = _Query(self, asked)
        try:
            await self.lanes.through(job)
        except NoTurnError:
            return Answered("busy")
        except (TimeoutError, httpx.TimeoutException):
            return Answered("too-slow")
        except httpx.HTTPError as error:
            return Answered("failed", f"the endpoint behind this does not answer ({type(error).__name__})")
        return job.answered

    async def handed_on(self, asked: Asked) -> Answered:
        """The answer of the endpoint behind this."""
        assert self._client is not None
        accept = [RESULTS["json" if asked.rows is not None else asked.results]] if asked.results else []
        accept += [TRIPLES[asked.triples]] if asked.triples else []
        form: dict[str, str | list[str]] = {"query": with_prefixes(asked.query, PREFIXES)}
        form |= {"default-graph-uri": list(asked.default), "named-graph-uri": list(asked.named)}
        parts: list[bytes] = []
        left = self.limits.megabytes * MEGABYTE
        async with self._client.stream("POST", self.url, data=form, headers={"Accept": ", ".join(accept)}) as answer:
            async for part in answer.aiter_bytes():
                left -= len(part)
                if left < 0:
                    return Answered("too-large")
                parts.append(part)
        body = b"".join(parts)
        if answer.status_code >= 300:
            status = "mistake" if answer.status_code == 400 else "failed"
            return Answered(
                status, f"HTTP {answer.status_code}: {body[:_MOST_SAID].decode('utf-8', 'replace').strip()}"
            )
        return _answered(answer.headers.get("content-type", ""), body, asked.rows)


class _Query:
    """A query on its way through the lanes; what is stopped here is stopped there when that server sees to it."""

    def __init__(self, pool: RemotePool, asked: Asked) -> None:
        self.pool, self.asked = pool, asked
        self.answered = Answered("failed")

    async def run(self) -> None:
        self.answered = await self.pool.handed_on(self.asked)

    def slow_down(self) -> None:
        """The other server has its own order."""


def _answered(media_type: str, body: bytes, rows: int | None) -> Answered:
    kind, form = form_of(media_type)
    if not form:
        return Answered("failed", f"the endpoint behind this answers {media_type or 'without a media type'}")
    if rows is None or form != "json":
        return Answered("ok", kind=kind, form=form, body=body)
    try:
        found = json.loads(body)
        columns = tuple(found["head"].get("vars", ()))
        every = found.get("results", {}).get("bindings", [])
        shown = [[_term(row.get(column)) for column in columns] for row in every[:rows]]
    except (ValueError, KeyError, AttributeError, TypeError):
        return Answered("failed", "the endpoint behind this does not answer with SPARQL results")
    return Answered("ok", kind="rows", columns=columns, more=len(every) > rows, body=json.dumps(shown).encode())


def _term(value: dict[str, str] | None) -> list[str] | None:
    if value is None:
        return None
    return [
        {"uri": "iri", "literal": "literal", "typed-literal": "literal"}.get(value["type"], "other"),
        value["value"],
    ]
