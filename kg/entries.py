"""What the catalogue of a graph (kg.catalogue) has to know of a document or a shared thing, out of what is said.

It is gathered where a document is written down, so that an update of a large graph has to look at what changed only.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kg.vocab import CITO, DCTERMS, ELI, KG, NIF, SKOS

Citation = tuple[int, str, str, str, str, str]  # begin, IRI, unit, target or "", relation, certainty
Pairs = Sequence[tuple[str, str]]  # predicate, object: terms of N-Triples
Said = Mapping[str, Pairs]  # of each subject


@dataclass(frozen=True, slots=True)
class Entries:
    """Of a document and its parts, or of one shared thing; things are named by their IRIs."""

    document: str = ""  # of which this is the text
    year: str = ""
    citations: tuple[Citation, ...] = ()
    units: tuple[str, ...] = ()
    asks: tuple[tuple[str, str], ...] = ()  # unit, party
    answers: tuple[tuple[str, str], ...] = ()  # unit, question
    links: tuple[tuple[str, str, str], ...] = ()  # thing, relation, thing
    names: tuple[tuple[str, str, bool], ...] = ()  # thing, name, whether it is another than the preferred one
    kamerstukken: tuple[str, ...] = ()  # papers with the number of one


_LINKS: Final = {
    f"<{iri}>": relation
    for iri, relation in (
        (KG.inDossier, "inDossier"), (KG.responsibleMinistry, "responsibleMinistry"), (DCTERMS.publisher, "publisher"),
        (ELI.is_part_of, "partOf"), (KG.hasNameVersion, "hasNameVersion"),
    )
}  # fmt: skip
_LABEL: Final = f"<{SKOS.prefLabel}>"
_OFFICIAL_ID: Final = f"<{KG.officialId}>"
_NAMES: Final = frozenset(
    f"<{iri}>"
    for iri in (
        SKOS.prefLabel, SKOS.altLabel, DCTERMS.title, KG.officialId, KG.abbreviation, KG.bwbId, KG.celex,
        KG.dossierNumber,
    )
)  # fmt: skip
_TEXT_OF, _FILE_NAME, _UNIT_OF = f"<{KG.textOf}>", f"<{KG.fileName}>", f"<{KG.unitOf}>"
_ASKED_BY, _ANSWERS = f"<{KG.askedBy}>", f"<{KG.answersQuestion}>"
_ISSUED: Final = f"<{DCTERMS.issued}>"
_CITING, _CITED, _CANDIDATE = f"<{CITO.hasCitingEntity}>", f"<{CITO.hasCitedEntity}>", f"<{KG.candidate}>"
_RELATION, _BEGIN = f"<{CITO.hasCitationCharacterization}>", f"<{NIF.beginIndex}>"


def entries(said: Said) -> Entries:
    """The entries of what is *said* of each subject; all terms are those of N-Triples."""
    citations: list[Citation] = []
    units: list[str] = []
    asks: list[tuple[str, str]] = []
    answers: list[tuple[str, str]] = []
    links: list[tuple[str, str, str]] = []
    names: list[tuple[str, str, bool]] = []
    kamerstukken: list[str] = []
    document, years = "", []
    for subject, pairs in said.items():
        one, of = subject[1:-1], dict(pairs)
        if _CITING in of:
            citations.append(_citation(one, of))
        elif _UNIT_OF in of:
            units.append(one)
            asks += [(one, value[1:-1]) for key, value in pairs if key == _ASKED_BY]
            answers += [(one, value[1:-1]) for key, value in pairs if key == _ANSWERS]
        elif _TEXT_OF in of:
            document = of[_TEXT_OF][1:-1]
            names.append((document, text_of(of[_FILE_NAME]), True))
        else:
            links += [(one, _LINKS[key], value[1:-1]) for key, value in pairs if key in _LINKS]
            names += [(one, text_of(value), key != _LABEL) for key, value in pairs if key in _NAMES]
            years += [text_of(value)[:4] for key, value in pairs if key == _ISSUED]
            kamerstukken += [one for key, value in pairs if key == _OFFICIAL_ID and value.startswith('"kst-')]
    return Entries(
        document, min(years, default="") if document else "", tuple(citations), tuple(units), tuple(asks),
        tuple(answers), tuple(links), tuple(names), tuple(kamerstukken),
    )  # fmt: skip


def entries_of_lines(subject: str, lines: str) -> Entries:
    """Those of one subject, out of its lines of N-Triples; of none when there are no lines."""
    pairs = []
    for line in lines.split("\n"):  # not splitlines: that would also part at signs that may stand in a literal
        if line:
            _, predicate, value = line.removesuffix(" .").split(" ", 2)
            pairs.append((predicate, value))
    return entries({f"<{subject}>": pairs} if pairs else {})


def _citation(iri: str, of: Mapping[str, str]) -> Citation:
    target = of.get(_CITED, "<>")[1:-1]
    certainty = "resolved" if target else "ambiguous" if _CANDIDATE in of else "unresolved"
    relation = of[_RELATION][1:-1].rpartition("#")[2]
    return int(text_of(of[_BEGIN])), iri, of[_CITING][1:-1], target, relation, certainty


def text_of(literal: str) -> str:
    """The text of a literal: `"a \\"b\\""@nl` -> `a "b"`."""
    quoted = literal if literal[-1] == '"' else literal[: literal.rindex('"') + 1]
    return str(json.loads(quoted, strict=False)) if "\\" in quoted else quoted[1:-1]
