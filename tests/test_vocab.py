"""The vocabulary in the code is that of the ontology, and both are that of the graph."""

from __future__ import annotations

import re
from typing import get_args

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH, Literal, URIRef

from kg import __version__
from kg.gazetteer import ontology_folder
from kg.model import Kind
from kg.vocab import CLASSES, KG, NIF, PREFIXES, RELATIONS, prefixes

TERMS: frozenset[URIRef] = frozenset(dir(KG))  # type: ignore[arg-type]  # rdflib tells terms as names
OURS = PREFIXES["kg"]


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_folder() / "kg.ttl")


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_folder() / "shapes.ttl")


def test_the_ontology_declares_exactly_the_terms_of_the_code(ontology: rdflib.Graph) -> None:
    assert {term for term in ontology.subjects(unique=True) if term.startswith(OURS)} == TERMS  # type: ignore[attr-defined]  # subjects here are IRIs


def test_the_ontology_uses_no_term_of_ours_that_it_does_not_declare(ontology: rdflib.Graph) -> None:
    used = {term for triple in ontology for term in triple if isinstance(term, URIRef) and term.startswith(OURS)}

    assert used - {URIRef(OURS)} <= TERMS


def test_error_a_misspelled_term_raises() -> None:
    with pytest.raises(AttributeError, match="citesDokument"):
        _ = KG.citesDokument
    with pytest.raises(AttributeError, match="anchorof"):
        _ = NIF.anchorof


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("property_", [RDFS.label, RDFS.comment])
def test_every_term_has_a_label_and_a_comment_in_both_languages(
    ontology: rdflib.Graph, property_: URIRef, language: str
) -> None:
    for term in TERMS:
        texts = [text for text in ontology.objects(term, property_) if getattr(text, "language", "") == language]
        assert len(texts) == 1, term


def test_every_relation_has_its_kind_and_refers_to_something(ontology: rdflib.Graph) -> None:
    kinds = {relation: kind for kind, relation in RELATIONS.items() if kind != "parldoc"}  # a number tells that apart

    for relation, kind in kinds.items():
        assert list(ontology.objects(relation, KG.kind)) == [Literal(kind)]
        assert (relation, RDFS.subPropertyOf, KG.refersTo) in ontology
    assert set(ontology.subjects(KG.kind)) == set(kinds)


def test_every_relation_points_at_the_class_of_its_kind(ontology: rdflib.Graph) -> None:
    assert all(ontology.value(relation, RDFS.range) == CLASSES[kind] for kind, relation in RELATIONS.items())


def test_every_kind_has_a_relation_and_a_class() -> None:
    assert set(RELATIONS) == set(CLASSES) == set(get_args(Kind))


def test_every_term_is_one_class_or_one_kind_of_property(ontology: rdflib.Graph) -> None:
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}

    for term in TERMS:
        types = set(ontology.objects(term, RDF.type))
        assert len(types) == 1, term
        assert types <= kinds, term
        assert (types == {OWL.Class}) == term.removeprefix(OURS)[0].isupper(), term


def test_the_ontology_has_the_version_of_the_program(ontology: rdflib.Graph) -> None:
    assert ontology.value(URIRef(OURS.removesuffix("#")), OWL.versionInfo) == Literal(__version__)


def test_the_ontology_has_no_blank_nodes(ontology: rdflib.Graph) -> None:
    assert not any(isinstance(term, rdflib.BNode) for triple in ontology for term in triple)


def test_the_shapes_use_only_terms_of_the_vocabulary(shapes: rdflib.Graph) -> None:
    used = {term for triple in shapes for term in triple if isinstance(term, URIRef) and term.startswith(OURS)}
    queries = " ".join(str(query) for query in shapes.objects(None, SH.select))

    assert used - {URIRef(OURS)} <= TERMS
    assert {URIRef(OURS + name) for name in re.findall(r"kg:(\w+)", queries)} <= TERMS


def test_every_class_has_a_shape(shapes: rdflib.Graph, ontology: rdflib.Graph) -> None:
    targets = set(shapes.objects(None, SH.targetClass))

    assert set(ontology.subjects(RDF.type, OWL.Class)) - targets == {KG.Unit}  # only its subclasses occur


def test_every_constraint_has_a_message(shapes: rdflib.Graph) -> None:
    constraints = {*shapes.objects(None, SH.property), *shapes.objects(None, SH.sparql)}
    choices = [each for head in shapes.objects(None, SH.xone) for each in shapes.items(head)]
    parts = {node for each in choices for node in shapes.objects(each, SH.property)}

    assert all((node, SH.message, None) in shapes for node in constraints - parts)


def test_the_engine_that_queries_reads_the_ontology_too() -> None:
    parsed = list(ox.parse(path=str(ontology_folder() / "kg.ttl"), format=ox.RdfFormat.TURTLE))

    assert len(parsed) > len(TERMS) * 5


def test_prefixes_below_another_base_keep_the_names() -> None:
    assert prefixes("https://example.org/")["doc"] == "https://example.org/id/doc/"
    assert list(prefixes("https://example.org/")) == list(PREFIXES)
