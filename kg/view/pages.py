"""Where the pages of a text begin: what stands on line 130 stands on line 12 of page 3."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.asking import batched_rows
from kg.store import GraphSource

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
