"""The words of the graph: our own terms as a closed namespace, those of others that we use, and the prefixes.

`KG` holds exactly the terms of `ontology/kg.ttl`: a misspelled term raises AttributeError here instead of becoming a
new predicate. `tests/test_vocab.py` compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from rdflib import DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD, Namespace, URIRef
from rdflib.namespace import ClosedNamespace, DefinedNamespace

from kg.iri import DEFAULT_BASE, TOOI_MINISTRY

__all__ = [
    "CITO", "CLASSES", "DCTERMS", "ELI", "FABIO", "FOAF", "KG", "NIF", "OWL", "PREFIXES", "PROV", "RDF", "RDFS",
    "RELATIONS", "SDO", "SKOS", "XSD", "prefixes",
]  # fmt: skip


class KG(DefinedNamespace):
    """Exactly the terms of ontology/kg.ttl."""

    _fail = True
    _NS = Namespace("https://w3id.org/kamergraaf/def#")

    # Documents and their parts
    Document: URIRef
    Dossier: URIRef
    SourceText: URIRef
    Unit: URIRef
    Question: URIRef
    Answer: URIRef
    Footnote: URIRef
    Citation: URIRef
    Rule: URIRef
    Fact: URIRef

    # Things that are referred to
    Report: URIRef
    WebPage: URIRef
    Law: URIRef
    Article: URIRef
    Programme: URIRef
    NameVersion: URIRef
    Body: URIRef
    Ministry: URIRef
    Party: URIRef
    Committee: URIRef
    Person: URIRef
    Place: URIRef
    Motion: URIRef

    # Plain edges
    refersTo: URIRef
    citesDocument: URIRef
    citesDossier: URIRef
    citesLaw: URIRef
    citesArticle: URIRef
    citesReport: URIRef
    citesMotion: URIRef
    citesWebPage: URIRef
    mentionsProgramme: URIRef
    mentionsMinistry: URIRef
    mentionsBody: URIRef
    mentionsParty: URIRef
    mentionsCommittee: URIRef
    mentionsPerson: URIRef
    mentionsPlace: URIRef
    seeAnswer: URIRef
    kind: URIRef

    # Citations
    sentence: URIRef
    rule: URIRef
    ruleName: URIRef
    hits: URIRef
    rightHits: URIRef
    shareRight: URIRef
    viaFootnote: URIRef
    pinpoint: URIRef
    reason: URIRef
    candidate: URIRef

    # Of a document
    officialId: URIRef
    inDossier: URIRef
    dossierNumber: URIRef
    namesAsOf: URIRef
    sequenceNumber: URIRef
    sessionYear: URIRef
    documentType: URIRef
    referenceNumber: URIRef
    authorName: URIRef
    authorRole: URIRef
    addressee: URIRef
    onBehalfOf: URIRef
    questionDocument: URIRef
    seeDocument: URIRef
    attachmentOf: URIRef
    responsibleMinistry: URIRef
    factOf: URIRef
    key: URIRef
    value: URIRef
    ground: URIRef

    # Of a source text
    textOf: URIRef
    otherTextOf: URIRef
    fileName: URIRef
    sha256: URIRef
    charCount: URIRef
    lineCount: URIRef
    pageLine: URIRef

    # Of a unit
    unitOf: URIRef
    unitName: URIRef
    number: URIRef
    line: URIRef
    order: URIRef
    answersQuestion: URIRef
    askedBy: URIRef
    hasFootnote: URIRef

    # Of a thing
    bwbId: URIRef
    celex: URIRef
    abbreviation: URIRef
    hasNameVersion: URIRef
    validFrom: URIRef
    validUntil: URIRef


CITO = ClosedNamespace(
    "http://purl.org/spar/cito/",
    ["Citation", "cites", "hasCitingEntity", "hasCitedEntity", "hasCitationCharacterization"],
)
NIF = ClosedNamespace(
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    ["Context", "anchorOf", "beginIndex", "endIndex", "referenceContext"],
)
ELI = ClosedNamespace(
    "http://data.europa.eu/eli/ontology#", ["LegalResource", "LegalResourceSubdivision", "is_part_of"]
)
FABIO = ClosedNamespace("http://purl.org/spar/fabio/", ["Report", "hasPublicationYear"])

# kind of a reference -> the relation of its plain edge (kg:kind in the ontology says the same the other way round)
RELATIONS: Mapping[str, URIRef] = MappingProxyType(
    {
        "kamerstuk": KG.citesDocument,
        "parldoc": KG.citesDocument,
        "dossier": KG.citesDossier,
        "law": KG.citesLaw,
        "article": KG.citesArticle,
        "ministry": KG.mentionsMinistry,
        "body": KG.mentionsBody,
        "report": KG.citesReport,
        "programme": KG.mentionsProgramme,
        "person": KG.mentionsPerson,
        "party": KG.mentionsParty,
        "motion": KG.citesMotion,
        "committee": KG.mentionsCommittee,
        "place": KG.mentionsPlace,
        "url": KG.citesWebPage,
        "seealso": KG.seeAnswer,
    }
)

# kind of a thing -> its class
CLASSES: Mapping[str, URIRef] = MappingProxyType(
    {
        "kamerstuk": KG.Document,
        "parldoc": KG.Document,
        "dossier": KG.Dossier,
        "law": KG.Law,
        "article": KG.Article,
        "ministry": KG.Ministry,
        "body": KG.Body,
        "report": KG.Report,
        "programme": KG.Programme,
        "person": KG.Person,
        "party": KG.Party,
        "motion": KG.Motion,
        "committee": KG.Committee,
        "place": KG.Place,
        "url": KG.WebPage,
        "seealso": KG.Question,
    }
)

_OWN = ("doc", "dossier", "text", "law", "report", "programme", "body", "ministry", "party", "committee", "person",
        "place", "motion", "software")  # fmt: skip


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Prefix -> namespace for queries and serialisers; one prefix for each kind of thing below *base*.

    >>> prefixes()["doc"]
    'https://w3id.org/kamergraaf/id/doc/'
    """
    return {
        "kg": str(KG._NS),
        **{name: f"{base}id/{name}/" for name in _OWN},
        "graph": f"{base}graph/",
        "tooi": TOOI_MINISTRY,
        "cito": str(CITO),
        "dcterms": str(DCTERMS),
        "eli": str(ELI),
        "fabio": str(FABIO),
        "foaf": str(FOAF),
        "nif": str(NIF),
        "owl": str(OWL),
        "prov": str(PROV),
        "rdf": str(RDF),
        "rdfs": str(RDFS),
        "schema": str(SDO),
        "skos": str(SKOS),
        "xsd": str(XSD),
    }


PREFIXES: Mapping[str, str] = MappingProxyType(prefixes())
