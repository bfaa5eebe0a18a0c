"""Passages: each reference with its sentence, its words and its place (docs/explorer-data.md)."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.store import GraphSource
from kg.view.asking import batched_rows, node, rows
from kg.view.contents import local_name
from kg.view.filters import Filters

_WHICH = """SELECT ?c ?doc (MIN(?at) AS ?begin) WHERE { $from $to $state
  ?c nif:beginIndex ?at ; nif:referenceContext/kg:textOf ?doc . $conditions } GROUP BY ?c ?doc"""
_OF_CITATIONS = """SELECT ?c ?from ?to ?relation ?words ?sentence ?line ?begin ?text ?number ?rule ?pinpoint ?reason
WHERE { $values
  ?c cito:hasCitingEntity ?from ; nif:anchorOf ?words ; nif:beginIndex ?begin ; kg:sentence ?sentence ; kg:line ?line .
  OPTIONAL { ?c cito:hasCitedEntity ?to } OPTIONAL { ?c cito:hasCitationCharacterization ?relation }
  OPTIONAL { ?c nif:referenceContext ?text } OPTIONAL { ?c kg:viaFootnote/kg:number ?number }
  OPTIONAL { ?c kg:rule ?rule } OPTIONAL { ?c kg:pinpoint ?pinpoint } OPTIONAL { ?c kg:reason ?reason } }"""
_CANDIDATES = "SELECT ?c ?candidate WHERE { $values ?c kg:candidate ?candidate }"
_PAGES = "SELECT ?text ?top WHERE { $values ?text kg:pageLine ?top }"


@dataclass(frozen=True, slots=True)
class Pages:
    """Where the pages of texts begin."""

    tops: dict[str, list[int]]  # IRI of a text -> line on which each page begins

    @classmethod
    def of(cls, graph: GraphSource, texts: Iterable[str]) -> Pages:
        tops: dict[str, list[int]] = defaultdict(list)
        for text, top in batched_rows(graph, _PAGES, "text", sorted(set(texts))):
            tops[text].append(int(top))
        return cls({text: sorted(some) for text, some in tops.items()})

    def place(self, text: str, line: str) -> str:
        """The line of a text; with pages as `page.line`."""
        tops = self.tops.get(text)
        page = bisect_right(tops, int(line)) if tops and line else 0
        return f"{page}.{int(line) - tops[page - 1] + 1}" if tops and page else line


def passages(
    graph: GraphSource, source: str, target: str, filters: Filters, *, unresolved: bool, offset: int, limit: int
) -> tuple[int, list[dict[str, object]]]:
    """How many references there are from *source* (a unit, or a document with its units) to *target*; a part of them.

    Either may be empty. They come by document and in reading order.
    """
    of_unit = f"{{ ?c cito:hasCitingEntity {node(source)} }}" if source else ""
    of_document = f"{{ ?unit kg:unitOf {node(source)} . ?c cito:hasCitingEntity ?unit }}" if source else ""
    any_citation = "" if target else "?c cito:hasCitingEntity ?any ."  # units and facts have places too
    asked = _WHICH.replace("$from", f"{of_unit} UNION {of_document}" if source else any_citation)
    asked = asked.replace("$to", f"?c cito:hasCitedEntity {node(target)} ." if target else "")
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
    return [_passage(told[citation], sorted(candidates[citation]), pages) for citation in citations if citation in told]


def _passage(row: tuple[str, ...], candidates: list[str], pages: Pages) -> dict[str, object]:
    source, target, relation, words, sentence, line, begin, text, footnote, rule, pinpoint, reason = row
    certainty = "resolved" if target else "ambiguous" if candidates else "unresolved"
    fields: dict[str, object] = {
        "to": target,
        "words": " ".join(words.split()),
        "sentence": sentence,
        "line": pages.place(text, line),
        "footnote": footnote,
        "relation": local_name(relation) if relation else "",
        "rule": rule,
        "pinpoint": pinpoint,
        "reason": "" if target else reason,
        "candidates": [] if target else candidates,
    }
    found = {key: value for key, value in fields.items() if value}
    return {"from": source, "begin": int(begin), "certainty": certainty} | found
