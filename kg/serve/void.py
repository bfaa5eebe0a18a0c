"""What the dataset and its endpoint are, for programs: VoID, DCAT and the SPARQL service description.

https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/, https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.serve.limits import Limits

_RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_VOID, _DCAT = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#"
_SD, _DCT, _FORMATS = (
    "http://www.w3.org/ns/sparql-service-description#",
    "http://purl.org/dc/terms/",
    "http://www.w3.org/ns/formats/",
)
_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")


def void_triples(base: str, documents: int, limits: Limits) -> Iterator[Triple]:
    """Yield the description; addresses are relative to the server's, as `/sparql`."""
    dataset, service = (
        NamedNode(f"{base or 'urn:kamergraaf:'}dataset"),
        NamedNode(f"{base or 'urn:kamergraaf:'}endpoint"),
    )
    for kind in (f"{_VOID}Dataset", f"{_DCAT}Dataset"):
        yield Triple(dataset, _RDF_TYPE, NamedNode(kind))
    yield Triple(dataset, NamedNode(f"{_DCT}title"), Literal("Kamergraaf", language="nl"))
    yield Triple(dataset, NamedNode(f"{_VOID}documents"), Literal(str(documents), datatype=_INTEGER))
    if base:
        yield Triple(dataset, NamedNode(f"{_VOID}uriSpace"), Literal(base))
    yield Triple(dataset, NamedNode(f"{_VOID}sparqlEndpoint"), service)
    for kind in (f"{_SD}Service", f"{_DCAT}DataService"):
        yield Triple(service, _RDF_TYPE, NamedNode(kind))
    yield Triple(service, NamedNode(f"{_DCAT}servesDataset"), dataset)
    yield Triple(service, NamedNode(f"{_SD}supportedLanguage"), NamedNode(f"{_SD}SPARQL11Query"))
    yield Triple(service, NamedNode(f"{_SD}feature"), NamedNode(f"{_SD}UnionDefaultGraph"))
    for form in (
        "SPARQL_Results_JSON",
        "SPARQL_Results_XML",
        "SPARQL_Results_CSV",
        "SPARQL_Results_TSV",
        "Turtle",
        "N-Triples",
    ):
        yield Triple(service, NamedNode(f"{_SD}resultFormat"), NamedNode(f"{_FORMATS}{form}"))
    yield Triple(
        service, NamedNode("http://www.w3.org/2000/01/rdf-schema#comment"), Literal(limits.told, language="en")
    )
