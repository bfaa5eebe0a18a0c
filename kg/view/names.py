"""Search over names, other names, titles and numbers: an index of folded names that answers a key stroke in some ms.

All names stand in one string, those of the most used things first, so that the first hits are the best of their kind;
a search is a handful of `str.find`. `kg/page/names.js` does the same in the page.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.asking import rows, values
from kg.catalogue import Catalogue
from kg.store import GraphSource

# "vraag 83", "antwoord op vraag 83 van 32824-451", "32824-451 A83"
_UNIT = re.compile(
    r"(?P<before>.*?)\b(?P<what>vraag|question|antwoord|answer|q|a) ?(?:(?:op|to) (?:vraag|question) )?"
    r"(?P<number>\d+)\b(?P<after>.*)"
)
_UNITS_NAMED = """SELECT DISTINCT ?x WHERE { $values ?question kg:unitName ?name ; kg:unitOf ?doc .
  $what } LIMIT $limit"""
_MOST = 400  # hits of one sort that are looked at


@dataclass(frozen=True, slots=True)
class Names:
    """An index of names."""

    text: str  # "\n name\n name\n": a blank before each word, so that " scp" finds words that begin with scp
    starts: tuple[int, ...]  # where in it each name begins
    things: tuple[str, ...]  # IRI of each name
    others: tuple[str, ...]  # the name as it is written; "" for the preferred one

    @classmethod
    def of(cls, catalogue: Catalogue) -> Names:
        """The names of everything that has one and is referred to, or is a document of the folder."""
        found = catalogue.rows("SELECT folded, iri, other FROM name JOIN thing ON thing.id = thing ORDER BY place")
        folded = [f" {name}" for name, _, _ in found]
        starts, at = [], 1
        for name in folded:
            starts.append(at)
            at += len(name) + 1
        return cls(
            "\n" + "\n".join(folded) + "\n",
            tuple(starts),
            tuple(str(iri) for _, iri, _ in found),
            tuple(" ".join(str(other).split()) for _, _, other in found),
        )

    def search(self, text: str, limit: int) -> list[tuple[str, str]]:
        """(IRI, other name that fitted or "") of the best hits: whole name, its beginning, a word's, all words."""
        wanted = fold(text)
        if not wanted:
            return []
        hits: dict[str, str] = {}
        for found in (self._where(f"\n {wanted}\n"), self._where(f"\n {wanted}"), self._where(f" {wanted}"),
                      self._where(wanted), self._with_words(wanted.split())):  # fmt: skip
            for place in found:
                hits.setdefault(self.things[place], self.others[place])
                if len(hits) == limit:
                    return list(hits.items())
        return list(hits.items())

    def _where(self, wanted: str) -> Iterator[int]:
        """Yield the names in which *wanted* stands, each once."""
        at = self.text.find(wanted)
        while at >= 0:
            place = bisect_right(self.starts, at + (wanted[0] == "\n")) - 1
            yield place
            at = self.text.find(wanted, self._end(place))

    def _with_words(self, words: list[str]) -> Iterator[int]:
        """Yield the names in which each of *words* begins a word."""
        if len(words) < 2:
            return
        longest = max(words, key=len)
        for count, place in enumerate(self._where(f" {longest}")):
            if count > _MOST:
                return
            name = self.text[self.starts[place] : self._end(place)]
            if all(f" {word}" in name for word in words):
                yield place

    def _end(self, place: int) -> int:
        return self.starts[place + 1] - 1 if place + 1 < len(self.starts) else len(self.text) - 1


def units_named(graph: GraphSource, names: Names, text: str, limit: int) -> list[str]:
    """The questions or answers that *text* asks for by number, of the paper that it names or of any; none otherwise."""
    match = _UNIT.fullmatch(fold(text))
    if match is None:
        return []
    paper = f"{match['before']} {re.sub('^ (?:van|uit|in|of) ', '', match['after'])}".strip()
    papers = [iri for iri, _ in names.search(paper, 20)] if paper else []
    if paper and not papers:
        return []
    is_question = match["what"] in ("vraag", "question", "q")
    what = "BIND(?question AS ?x)" if is_question else "?x kg:answersQuestion ?question"
    query = (
        _UNITS_NAMED.replace("$what", what).replace("$limit", str(limit)).replace("?name ;", f'"Q{match["number"]}" ;')
    )
    return [iri for (iri,) in rows(graph, query.replace("$values", values("doc", papers) if papers else ""))]


def fold(text: str) -> str:
    """The form in which names are compared: lower case, no accents, words with one blank between, numbers in one piece.

    >>> fold("Kamerstuk 32 824, nr. 378"), fold("Coördinatie-plan")
    ('kamerstuk 32824 nr 378', 'coordinatie plan')
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(sign))
    words = re.sub(r"[\W_]+", " ", plain).strip()
    return re.sub(r"\b(\d{2}) (\d{3})\b", r"\1\2", words)
