"""Passages: each reference with its sentence, its words and its place (docs/explorer-data.md)."""

from __future__ import annotations

from collections import defaultdict

from kg.store import GraphSource
from kg.view.asking import batched_rows, node, rows
from kg.view.filters import Filters
from kg.view.kinds import local_name
from kg.view.pages import Pages

_WHICH = """SELECT ?c ?doc (MIN(?at) AS ?begin) WHERE { $from $to $state
  ?c nif:beginIndex ?at ; nif:referenceContext/kg:textOf ?doc . $conditions } GROUP BY ?c ?doc"""
_OF_CITATIONS = """SELECT ?c ?from ?to ?relation ?words ?sentence ?line ?begin ?text ?number ?pinpoint ?reason
WHERE { $values
  ?c cito:hasCitingEntity ?from ; nif:anchorOf ?words ; nif:beginIndex ?begin ; kg:sentence ?sentence ; kg:line ?line .
  OPTIONAL { ?c cito:hasCitedEntity ?to } OPTIONAL { ?c cito:hasCitationCharacterization ?relation }
  OPTIONAL { ?c nif:referenceContext ?text } OPTIONAL { ?c kg:viaFootnote/kg:number ?number }
  OPTIONAL { ?c kg:pinpoint ?pinpoint } OPTIONAL { ?c kg:reason ?reason } }"""
_CANDIDATES = "SELECT ?c ?candidate WHERE { $values ?c kg:candidate ?candidate }"


def passages(
    graph: GraphSource,
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
    of_unit = f"{{ ?c cito:hasCitingEntity {node(source)} }}" if source else ""
    of_document = f"{{ ?unit kg:unitOf {node(source)} . ?c cito:hasCitingEntity ?unit }}" if source else ""
    any_citation = "" if target or publisher else "?c cito:hasCitingEntity ?any ."  # units and facts have places too
    asked = _WHICH.replace("$from", f"{of_unit} UNION {of_document}" if source else any_citation)
    to = f"?c cito:hasCitedEntity {node(target)} ." if target else ""
    if publisher:
        to += f"?published dcterms:publisher {node(publisher)} . ?c cito:hasCitedEntity ?published ."
    asked = asked.replace("$to", to)
    asked = asked.replace("$state", "?c kg:reason ?why ." if unresolved else "")
    found = sorted(
        (document, int(begin), citation)
        for citation, document, begin in rows(
            graph, asked.replace("$conditions", f"{filters.on_documents()} {filters.on_references()}")
        )
    )
    return len(found), _told(graph, [citation for _, _, citation in found[offset : offset + limit]])


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
