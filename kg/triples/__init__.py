"""Analysis -> RDF: what a document says, with the words that it rests on.

Pure functions that yield pyoxigraph triples; no blank nodes, no clock, no order that depends on hashing. Every plain
edge (unit -> thing, and once more document -> thing) rests on one `kg:Citation` an occurrence, which has at most 12
triples besides its pinpoint and the candidates of an ambiguous one. The terms: `kg.vocab` and docs/ontology.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.gazetteer import Gazetteer, known
from kg.iri import Iris
from kg.model import Analysis
from kg.resolve import Resolver
from kg.rules import Rule
from kg.triples.document import DocumentTriples
from kg.triples.terms import LABEL, TYPE, about, dutch
from kg.triples.things import thing_triples
from kg.vocab import KG, PROV, SDO, XSD

__all__ = ["document_triples", "own_subjects", "reference_triples", "rule_triples", "run_triples"]

XSD_DECIMAL = NamedNode(XSD.decimal)


def document_triples(analysis: Analysis, iris: Iris, gazetteer: Gazetteer | None = None) -> Iterator[Triple]:
    """Yield all that is known from one document, each triple once: what it says of itself and of others.

    *gazetteer* names the ministries and parties of the document's facts; by default the reference data of the program.
    """
    seen: set[Triple] = set()
    for triple in DocumentTriples(analysis, iris, gazetteer or known()).all():
        if triple not in seen:
            seen.add(triple)
            yield triple


def own_subjects(analysis: Analysis, iris: Iris) -> Callable[[Triple], bool]:
    """Whether a triple is about a document itself, its texts, or a part of it: what stands in its named graph.

    All else is about things that other documents can speak of too.
    """
    document = iris.document(analysis.id)
    parts = f"{document}."
    own = {document, *(iris.text(source.sha256) for source in (analysis.document.source, *analysis.others))}

    def is_own(triple: Triple) -> bool:
        subject: str = triple.subject.value  # type: ignore[union-attr]  # no blank nodes are made
        return subject in own or subject.startswith(parts)

    return is_own


def reference_triples(gazetteer: Gazetteer, iris: Iris, among: Gazetteer | None = None) -> Iterator[Triple]:
    """Yield the known things with their names, facts and sources; publishers are looked for *among* all things."""
    resolver = Resolver("", frozenset(), {}, among or gazetteer, iris)
    for thing in gazetteer.things:
        yield from thing_triples(resolver.target(thing), iris)


def rule_triples(rules: Iterable[Rule], iris: Iris) -> Iterator[Triple]:
    """Yield the rules with the share of their hits that proved right."""
    for rule in rules:
        yield from about(
            NamedNode(iris.rule(rule.name)),
            (TYPE, NamedNode(KG.Rule)),
            (NamedNode(KG.ruleName), Literal(rule.name)),
            (NamedNode(KG.hits), Literal(rule.hits)),
            (NamedNode(KG.rightHits), Literal(rule.right)),
            (NamedNode(KG.shareRight), Literal(rule.share, datatype=XSD_DECIMAL)),
        )


def run_triples(sources: Iterable[tuple[str, str]], version: str, iris: Iris) -> Iterator[Triple]:
    """Yield which program made which graph from which text.

    *sources* are pairs of a document's id and the sha-256 of its text. No clock time: two runs give the same bytes.
    """
    program = NamedNode(iris.software(version))
    yield from about(
        program,
        (TYPE, NamedNode(PROV.SoftwareAgent)),
        (LABEL, dutch(f"Kamergraaf {version}")),
        (NamedNode(SDO.softwareVersion), Literal(version)),
    )
    for document_id, sha256 in sources:
        yield from about(
            NamedNode(iris.document_graph(document_id)),
            (TYPE, NamedNode(PROV.Entity)),
            (NamedNode(PROV.wasDerivedFrom), NamedNode(iris.text(sha256))),
            (NamedNode(PROV.wasAttributedTo), program),
        )
