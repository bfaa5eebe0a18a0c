"""Which references count: the filters of the explorer, as conditions of a query (docs/explorer-data.md)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from kg.errors import QueryError
from kg.view.asking import node, values
from kg.view.kinds import KINDS
from kg.vocab import KG, RELATIONS

CERTAINTIES = ("resolved", "ambiguous", "unresolved")
RELATION_GROUPS: Mapping[str, tuple[str, ...]] = {
    group: tuple(dict.fromkeys(name for name in (str(iri) for iri in RELATIONS.values()) if f"#{group}" in name))
    for group in ("cites", "mentions", "seeAnswer")
}
# kind of the thing referred to -> relation; the three kinds of document share one
KIND_RELATIONS = {**RELATIONS, "document": KG.citesDocument, "question": KG.seeAnswer}
_PAPERS = ("document", "kamerstuk", "parldoc")


@dataclass(frozen=True, slots=True)
class Filters:
    """What must hold for a reference; an empty field holds always."""

    kind: tuple[str, ...] = ()
    document: tuple[str, ...] = ()  # IRIs
    ministry: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    year: tuple[str, ...] = ()  # "2024"
    relation: tuple[str, ...] = ()  # keys of RELATION_GROUPS
    certainty: tuple[str, ...] = ()  # of CERTAINTIES

    @classmethod
    def of(cls, wanted: object) -> Filters:
        """The filters in JSON from a page. Raises QueryError for what is no filter or no value of one."""
        if wanted is None:
            return cls()
        if not isinstance(wanted, Mapping):
            raise QueryError("filters must be an object")
        known = {each.name for each in fields(cls)}
        found: dict[str, tuple[str, ...]] = {}
        for name, some in wanted.items():
            if name not in known:
                raise QueryError(f"no filter is called {str(name)[:50]!r}; there are {', '.join(sorted(known))}")
            if not isinstance(some, list) or not all(isinstance(value, str) for value in some):
                raise QueryError(f"filter {name!r} must be a list of strings")
            _check(name, some)
            found[name] = tuple(sorted(set(some)))
        return cls(**found)

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    def conditions(self) -> str:
        """Patterns on ?c (a citation) that leave out those that do not hold."""
        on_documents = self.on_documents()
        to_document = "?c nif:referenceContext/kg:textOf ?doc ." if on_documents else ""
        return f"{to_document} {on_documents} {self.on_references()}".strip()

    def on_documents(self) -> str:
        """Patterns on ?doc, for a query that has it already."""
        parts = [values("doc", self.document)] if self.document else []
        if self.ministry:
            parts.append(f"{values('ministry', self.ministry)} ?doc kg:responsibleMinistry ?ministry .")
        if self.year:
            either = " || ".join(f'STRSTARTS(STR(?issued), "{year}")' for year in self.year)
            parts.append(f"?doc dcterms:issued ?issued . FILTER({either})")
        return " ".join(parts)

    def on_references(self) -> str:
        """Patterns on ?c that say nothing of its document."""
        return " ".join(part for part in (self._party(), self._what(), self._certainty()) if part)

    def _party(self) -> str:
        if not self.party:
            return ""
        # DISTINCT: a reply to three questions of one party is one reply
        asks = "{ ?asking kg:askedBy ?party } UNION { ?asking kg:answersQuestion/kg:askedBy ?party }"
        units = f"SELECT DISTINCT ?asking WHERE {{ {values('party', self.party)} {asks} }}"
        return f"{{ {units} }} ?c cito:hasCitingEntity ?asking ."

    def _what(self) -> str:
        parts = []
        if self.kind:
            parts.append(values("relationOfKind", sorted({str(KIND_RELATIONS[kind]) for kind in self.kind})))
            parts.append("?c cito:hasCitationCharacterization ?relationOfKind .")
            papers = [kind for kind in _PAPERS if kind in self.kind]
            if papers and len(papers) < len(_PAPERS):
                parts.append(_papers(papers))
        if self.relation:
            relations = [iri for group in self.relation for iri in RELATION_GROUPS[group]]
            parts.append(
                f"{values('relationOfGroup', relations)} ?c cito:hasCitationCharacterization ?relationOfGroup ."
            )
        return " ".join(parts)

    def _certainty(self) -> str:
        if not self.certainty or set(self.certainty) == set(CERTAINTIES):
            return ""
        tests = {
            "resolved": "EXISTS { ?c cito:hasCitedEntity ?resolved }",
            "ambiguous": "EXISTS { ?c kg:candidate ?candidate }",
            "unresolved": "(EXISTS { ?c kg:reason ?reason } && NOT EXISTS { ?c kg:candidate ?candidate })",
        }
        return f"FILTER({' || '.join(tests[each] for each in self.certainty)})"


def _papers(kinds: list[str]) -> str:
    """Of the references to papers only those to *kinds*; an unresolved one counts by its relation, as a kamerstuk."""
    here = "EXISTS { ?hereText kg:textOf ?paper }"
    official = "EXISTS { ?paper kg:officialId ?paperId FILTER(STRSTARTS(?paperId, 'kst-')) }"
    tests = {
        "document": here,
        "kamerstuk": f"(!BOUND(?paper) || (NOT {here} && {official}))",
        "parldoc": f"(BOUND(?paper) && NOT {here} && NOT {official})",
    }
    either = " || ".join(tests[kind] for kind in kinds)
    return f"OPTIONAL {{ ?c cito:hasCitedEntity ?paper }} FILTER(?relationOfKind != kg:citesDocument || {either})"


def _check(name: str, some: list[str]) -> None:
    allowed = {"kind": set(KINDS) & set(KIND_RELATIONS), "relation": RELATION_GROUPS, "certainty": CERTAINTIES}
    for value in some:
        if name in allowed and value not in allowed[name]:
            raise QueryError(
                f"filter {name!r} has no value {value[:50]!r}; there are {', '.join(sorted(allowed[name]))}"
            )
        if name == "year" and not re.fullmatch(r"\d{4}", value):
            raise QueryError(f"filter 'year' must be years of four digits, not {value[:50]!r}")
        if name in ("document", "ministry", "party"):
            node(value)
