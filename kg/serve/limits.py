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
    workers: int = max(2, os.cpu_count() or 2)  # queries that run at the same time
    waiting: int = 256  # requests that may wait for their turn; one more is turned away: 503 with Retry-After
    patience: float = 30.0  # seconds that a request waits for its turn: 503 with Retry-After
    request: int = 1_000_000  # bytes of a request: 413
    calls: int = 4  # pages and calls of the explorer that are made at the same time

    @property
    def told(self) -> str:
        return (
            f"A query may run for {self.seconds:g} s (then 504), its answer be {self.megabytes} MB (then 500), a "
            f"request {self.request} bytes (then 413). {self.workers} queries run at the same time and {self.waiting} "
            f"wait, at most {self.patience:g} s (then 503 with Retry-After). SERVICE and updates are refused (403)."
        )
