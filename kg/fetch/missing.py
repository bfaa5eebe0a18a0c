"""What a graph cites and does not hold, as something to fetch."""

from __future__ import annotations

from kg.errors import InputError
from kg.fetch.asked import Asked, ChamberNumber, Publication, asked_for
from kg.query import named_query, run
from kg.result import Rows
from kg.store import open_graph

_OTHERS = ("stb-", "stcrt-", "trb-", "gmb-", "prb-", "wsb-", "bgr-")  # journals: laws and notices, no papers


def missing_papers(source: str) -> tuple[Asked, ...]:
    """The cited papers that *source* (see kg.store.open_graph) has no text of, those that are cited most first.

    Journals (`stb-2020-118`), activities (`2025A05399`), promises and other numbers under which no paper is published
    are left out.
    """
    result = run(open_graph(source), named_query("missing-papers").text)
    found = (_asked(row["paper"]) for row in result.records()) if isinstance(result, Rows) else ()
    return tuple(dict.fromkeys(asked for asked in found if asked is not None))


def _asked(number: str) -> Asked | None:
    if number.startswith(_OTHERS):
        return None
    try:
        asked = asked_for(number)
    except InputError:
        return None
    return asked if isinstance(asked, (Publication, ChamberNumber)) else None
