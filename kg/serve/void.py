"""What the dataset and its endpoint are, for programs: VoID, DCAT and the SPARQL service description.

https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/, https://www.w3.org/TR/sparql11-service-description/
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.serve.limits import Limits
from kg.vocab import CITO, DCTERMS, KG, NIF, SKOS

_RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_VOID, _DCAT = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#"
_SD, _DCT, _FORMATS = (
    "http://www.w3.org/ns/sparql-service-description#",
    "http://purl.org/dc/terms/",
    "http://www.w3.org/ns/formats/",
)
_RDFS_COMMENT = NamedNode("http://www.w3.org/2000/01/rdf-schema#comment")
_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
VOID_PREFIXES = {"void": _VOID, "dcat": _DCAT, "sd": _SD, "dcterms": _DCT, "formats": _FORMATS}
_FORMS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples",
    "RDF_XML", "JSON-LD",
)  # fmt: skip
_TITLE = {"nl": "Kamergraaf: waar parlementaire stukken naar verwijzen", "en": "Kamergraaf: what papers refer to"}


def void_triples(here: str, base: str, documents: int, limits: Limits) -> Iterator[Triple]:
    """Yield the description. *here*: the address of the server, `http://localhost:8000/`; *base*: of our own IRIs.

    Raises ValueError when *here* is no address.
    """
    dataset, service = NamedNode(f"{here}.well-known/void#dataset"), NamedNode(f"{here}sparql")
    graph = NamedNode(f"{here}.well-known/void#graph")

    def said(about: NamedNode, key: str, value: NamedNode | Literal) -> Triple:
        return Triple(about, NamedNode(key), value)

    for kind in (f"{_VOID}Dataset", f"{_DCAT}Dataset", f"{_SD}Dataset"):
        yield Triple(dataset, _RDF_TYPE, NamedNode(kind))
    for language, title in _TITLE.items():
        yield said(dataset, f"{_DCT}title", Literal(title, language=language))
    yield said(dataset, f"{_VOID}documents", Literal(str(documents), datatype=_INTEGER))
    if base:
        yield said(dataset, f"{_VOID}uriSpace", Literal(base))
    for namespace in (str(KG), str(CITO), str(NIF), str(SKOS), str(DCTERMS)):
        yield said(dataset, f"{_VOID}vocabulary", NamedNode(namespace))
    yield said(dataset, f"{_VOID}sparqlEndpoint", service)
    yield said(dataset, f"{_DCAT}landingPage", NamedNode(here))
    for kind in (f"{_SD}Service", f"{_DCAT}DataService"):
        yield Triple(service, _RDF_TYPE, NamedNode(kind))
    for key in (f"{_SD}endpoint", f"{_DCAT}endpointURL"):
        yield said(service, key, service)
    yield said(service, f"{_DCAT}endpointDescription", NamedNode(f"{here}.well-known/void"))
    yield said(service, f"{_DCAT}servesDataset", dataset)
    yield said(service, f"{_SD}defaultDataset", dataset)
    yield said(dataset, f"{_SD}defaultGraph", graph)
    yield Triple(graph, _RDF_TYPE, NamedNode(f"{_SD}Graph"))
    yield said(service, f"{_SD}supportedLanguage", NamedNode(f"{_SD}SPARQL11Query"))
    yield said(service, f"{_SD}feature", NamedNode(f"{_SD}UnionDefaultGraph"))
    for form in _FORMS:
        yield said(service, f"{_SD}resultFormat", NamedNode(f"{_FORMATS}{form}"))
    for language in ("nl", "en"):
        yield Triple(service, _RDFS_COMMENT, Literal(limits.told(language), language=language))
