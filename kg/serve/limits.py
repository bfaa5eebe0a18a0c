"""The limits of `kg serve`, announced in docs/serve.md and in the service description of the endpoint."""

from __future__ import annotations

import os
from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query and all of them together may take."""

    seconds: float = 30.0  # a query may run; then it is really stopped: 504
    megabytes: int = 32  # its answer may be large; a larger one is refused: 500
    memory: int = 1024  # megabytes that a process which answers queries may use more than at its start (Linux): 500
    workers: int = max(2, os.cpu_count() or 2)  # quick queries that run at the same time, and as many slow ones
    quick: float = 1.0  # seconds after which a query is a slow one: it goes on, or begins again, when there is room
    waiting: int = 256  # requests that may wait for their turn; one more is turned away: 503 with Retry-After
    patience: float = 30.0  # seconds that a request waits for its turn: 503 with Retry-After
    request: int = 1_000_000  # bytes of a request: 413
    held: int = 512  # megabytes of answers that are being sent; what comes above it: 503 with Retry-After
    kept: int = 96  # megabytes of answers that are kept for who asks the same, and as many of named queries
    calls: int = 2  # pages that are made at the same time, and as many calls of the explorer

    def told(self, language: str = "en") -> str:
        """The limits in words, in `nl` or `en`."""
        return (_DUTCH if language == "nl" else _ENGLISH).format(each=self)


_ENGLISH = (
    "A query may run for {each.seconds:g} s (then 504), its answer be {each.megabytes} MB (then 500), a request "
    "{each.request} bytes (then 413). {each.workers} queries of up to {each.quick:g} s run at the same time, and "
    "{each.workers} slower ones; {each.waiting} of each wait, at most {each.patience:g} s (then 503 with Retry-After). "
    "SERVICE and updates are refused (403)."
)
_DUTCH = (
    "Een vraag mag {each.seconds:g} s duren (daarna 504), het antwoord {each.megabytes} MB zijn (daarboven 500), een "
    "verzoek {each.request} bytes (daarboven 413). {each.workers} vragen van hooguit {each.quick:g} s lopen "
    "tegelijk, en {each.workers} die langer duren; van elk wachten er {each.waiting}, hooguit {each.patience:g} s "
    "(daarna 503 met Retry-After). SERVICE en wijzigingen worden geweigerd (403)."
)
