"""Analysis -> RDF: what a document says, with the words that it rests on.

Pure functions that yield statements as text (kg.triples.terms), or triples as pyoxigraph holds them; no blank nodes, no
clock, no order that depends on hashing. Every plain edge (unit -> thing, and once more document -> thing) rests on one
`kg:Citation` an occurrence, which has at most 12 triples besides its pinpoint and the candidates of an ambiguous one.
The terms: `kg.vocab` and docs/ontology.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import Triple

from kg.gazetteer import Gazetteer, known
from kg.iri import Iris
from kg.model import Analysis
from kg.resolve import Resolver
from kg.rules import Rule
from kg.triples.document import DocumentStatements
from kg.triples.terms import LABEL, TYPE, Statement, about, dutch, own, plain, resource, triples_of, typed, whole
from kg.triples.things import thing_statements
from kg.vocab import KG, PROV, SDO, XSD

__all__ = [
    "document_statements", "document_triples", "graph_statements", "own_subjects", "reference_statements",
    "reference_triples", "rule_triples", "run_triples",
]  # fmt: skip


def document_triples(analysis: Analysis, iris: Iris, gazetteer: Gazetteer | None = None) -> Iterator[Triple]:
    """Yield all that is known from one document, each triple once: what it says of itself and of others.

    *gazetteer* names the ministries and parties of the document's facts; by default the reference data of the program.
    """
    return triples_of(dict.fromkeys(document_statements(analysis, iris, gazetteer or known())))


def document_statements(analysis: Analysis, iris: Iris, gazetteer: Gazetteer) -> Iterator[Statement]:
    """Yield the same as text; some more than once."""
    return DocumentStatements(analysis, iris, gazetteer).all()


def own_subjects(analysis: Analysis, iris: Iris) -> Callable[[str], bool]:
    """Whether a subject is a document itself, one of its texts, or a part of it: what stands in its named graph.

    All else are things that other documents can speak of too.
    """
    document = iris.document(analysis.id)
    parts = f"<{document}."
    ours = {own(document), *(own(iris.text(one.sha256)) for one in (analysis.document.source, *analysis.others))}
    return lambda subject: subject.startswith(parts) or subject in ours


def reference_triples(gazetteer: Gazetteer, iris: Iris, among: Gazetteer | None = None) -> Iterator[Triple]:
    """Yield the known things with their names, facts and sources; publishers are looked for *among* all things."""
    return triples_of(reference_statements(gazetteer, iris, among))


def reference_statements(gazetteer: Gazetteer, iris: Iris, among: Gazetteer | None = None) -> Iterator[Statement]:
    """Yield the same as text."""
    resolver = Resolver("", frozenset(), {}, among or gazetteer, iris)
    for thing in gazetteer.things:
        yield from thing_statements(resolver.target(thing), iris)


def rule_triples(rules: Iterable[Rule], iris: Iris) -> Iterator[Triple]:
    """Yield the rules with the share of their hits that proved right."""
    return triples_of(
        statement
        for rule in rules
        for statement in about(
            own(iris.rule(rule.name)),
            (TYPE, own(KG.Rule)),
            (own(KG.ruleName), plain(rule.name)),
            (own(KG.hits), whole(rule.hits)),
            (own(KG.rightHits), whole(rule.right)),
            (own(KG.shareRight), typed(rule.share, XSD.decimal)),
        )
    )


def run_triples(sources: Iterable[tuple[str, str]], version: str, iris: Iris) -> Iterator[Triple]:
    """Yield which program made which graph from which text.

    *sources* are pairs of a document's id and the sha-256 of its text. No clock time: two runs give the same bytes.
    """
    program = own(iris.software(version))
    of_program = about(
        program,
        (TYPE, own(PROV.SoftwareAgent)),
        (LABEL, dutch(f"Kamergraaf {version}")),
        (own(SDO.softwareVersion), plain(version)),
    )
    of_graphs = (one for document_id, sha256 in sources for one in graph_statements(document_id, sha256, version, iris))
    return triples_of((*of_program, *of_graphs))


def graph_statements(document_id: str, sha256: str, version: str, iris: Iris) -> Iterator[Statement]:
    """Yield which program made the graph of a document, and from which text, as text."""
    return about(
        resource(iris.document_graph(document_id)),
        (TYPE, _ENTITY),
        (_DERIVED, own(iris.text(sha256))),
        (_ATTRIBUTED, own(iris.software(version))),
    )


_ENTITY, _DERIVED, _ATTRIBUTED = own(PROV.Entity), own(PROV.wasDerivedFrom), own(PROV.wasAttributedTo)
