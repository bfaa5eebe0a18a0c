"""Passages: each reference with its sentence, its words and its place (docs/explorer-data.md)."""

from __future__ import annotations

from collections import defaultdict

from kg.asking import batched_rows
from kg.catalogue import Catalogue, each
from kg.store import GraphSource
from kg.view.filters import Filters
from kg.view.kinds import local_name
from kg.view.pages import Pages

_WHICH = """SELECT CASE WHEN instr(name, '://') THEN name ELSE iri || name END
  FROM citation JOIN thing ON thing.id = document WHERE $where ORDER BY iri, begin, name LIMIT ? OFFSET ?"""
_OF_UNIT = (
    "document = (SELECT coalesce(whole, id) FROM thing WHERE iri = ?) AND unit = (SELECT id FROM thing WHERE iri = ?)"
)
_OF_DOCUMENT = "document = (SELECT id FROM thing WHERE iri = ?)"
_TO = "target = (SELECT id FROM thing WHERE iri = ?)"
_PUBLISHED = """target IN (SELECT source FROM link WHERE relation = 'publisher'
  AND target = (SELECT id FROM thing WHERE iri = ?))"""
_OF_CITATIONS = """SELECT ?c ?from ?to ?relation ?words ?sentence ?line ?begin ?text ?number ?pinpoint ?reason
WHERE { $values
  ?c cito:hasCitingEntity ?from ; nif:anchorOf ?words ; nif:beginIndex ?begin ; kg:sentence ?sentence ; kg:line ?line .
  OPTIONAL { ?c cito:hasCitedEntity ?to } OPTIONAL { ?c cito:hasCitationCharacterization ?relation }
  OPTIONAL { ?c nif:referenceContext ?text } OPTIONAL { ?c kg:viaFootnote/kg:number ?number }
  OPTIONAL { ?c kg:pinpoint ?pinpoint } OPTIONAL { ?c kg:reason ?reason } }"""
_CANDIDATES = "SELECT ?c ?candidate WHERE { $values ?c kg:candidate ?candidate }"


def passages(
    graph: GraphSource,
    catalogue: Catalogue,
    source: str,
    target: str,
    filters: Filters,
    *,
    publisher: str = "",
    unresolved: bool = False,
    offset: int = 0,
    limit: int = 24,
) -> tuple[int, list[dict[str, object]]]:
    """How many references there are from *source* (a unit, or a document with its units) to *target*; a part of them.

    Either may be empty. With *publisher* those to what this organisation published. They come by document and in
    reading order.
    """
    holds = filters.on("citation")
    parts, values = [holds.sql], [*holds.values]
    if source:
        is_unit = bool(catalogue.number("SELECT count(*) FROM thing WHERE iri = ? AND whole IS NOT NULL", source))
        parts.append(_OF_UNIT if is_unit else _OF_DOCUMENT)
        values += [source, source] if is_unit else [source]
    for iri, part in ((target, _TO), (publisher, _PUBLISHED)):
        parts += [part] if iri else []
        values += [iri] if iri else []
    if unresolved:
        parts.append("certainty <> 'resolved'")
    where = " AND ".join(parts)
    every = catalogue.number(f"SELECT count(*) FROM citation WHERE {where}", *values)
    return every, _told(graph, [*each(catalogue.rows(_WHICH.replace("$where", where), *values, limit, offset))])


def _told(graph: GraphSource, citations: list[str]) -> list[dict[str, object]]:
    told = {row[0]: row[1:] for row in batched_rows(graph, _OF_CITATIONS, "c", citations)}
    candidates: dict[str, list[str]] = defaultdict(list)
    for citation, candidate in batched_rows(graph, _CANDIDATES, "c", citations):
        candidates[citation].append(candidate)
    pages = Pages.of(graph, (row[7] for row in told.values() if row[7]))
    return [
        _passage(citation, told[citation], sorted(candidates[citation]), pages)
        for citation in citations
        if citation in told
    ]


def _passage(citation: str, row: tuple[str, ...], candidates: list[str], pages: Pages) -> dict[str, object]:
    source, target, relation, words, sentence, line, begin, text, footnote, pinpoint, reason = row
    certainty = "resolved" if target else "ambiguous" if candidates else "unresolved"
    fields: dict[str, object] = {
        "to": target,
        "words": " ".join(words.split()),
        "sentence": sentence,
        "line": pages.place(text, line),
        "footnote": footnote,
        "relation": local_name(relation) if relation else "",
        "pinpoint": pinpoint,
        "reason": "" if target else reason,
        "candidates": [] if target else candidates,
        "anchor": citation.rpartition(".")[2],
    }
    found = {key: value for key, value in fields.items() if value}
    return {"from": source, "begin": int(begin), "certainty": certainty} | found
