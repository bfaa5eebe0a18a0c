"""RDF terms as pyoxigraph holds them, for the writers next to this module."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from kg.iri import Iris
from kg.vocab import CLASSES, DCTERMS, FOAF, KG, NIF, RDF, SDO, SKOS, XSD

Value = NamedNode | Literal | None

TYPE = NamedNode(RDF.type)
LABEL = NamedNode(SKOS.prefLabel)
OTHER_LABEL = NamedNode(SKOS.altLabel)
PAGE = NamedNode(FOAF.page)
TEXT = NamedNode(SDO.text)
ANCHOR = NamedNode(NIF.anchorOf)
BEGIN = NamedNode(NIF.beginIndex)
END = NamedNode(NIF.endIndex)
CONTEXT = NamedNode(NIF.referenceContext)
UNIT_OF = NamedNode(KG.unitOf)
NUMBER = NamedNode(KG.number)
LINE = NamedNode(KG.line)

CELEX_PAGE = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:{}"

CLASS = {kind: NamedNode(name) for kind, name in CLASSES.items()}  # kind of a thing -> its class

_DATES = {10: NamedNode(XSD.date), 7: NamedNode(XSD.gYearMonth), 4: NamedNode(XSD.gYear)}  # by the length of the value

# where a number has a page of its own; case and document numbers of the Chamber (2022Z03332) have none
_PAGES = (
    (re.compile(r"(?:kst|ah|kv|h|blg|ag|nds|stb|stcrt|trb|gmb)-.+"), "https://zoek.officielebekendmakingen.nl/{}.html"),
    (re.compile(r"ECLI:NL:.+"), "https://deeplink.rechtspraak.nl/uitspraak?id={}"),
    (re.compile(r"\d{5}[A-Z]{1,2}\d{4}"), CELEX_PAGE),
)


def about(subject: NamedNode, *pairs: tuple[NamedNode, Value]) -> Iterator[Triple]:
    """Triples of one subject; a pair without a value says nothing."""
    return (Triple(subject, predicate, value) for predicate, value in pairs if value is not None)


def literal(text: str) -> Literal | None:
    """A plain string; None when it is empty."""
    return Literal(text) if text else None


def dutch(text: str) -> Literal | None:
    """A name or title; None when it is empty."""
    return Literal(text, language="nl") if text else None


def date_literal(text: str) -> Literal | None:
    """A day, month or year, as precise as *text* is; None when it is not one.

    >>> print(date_literal("2022"))
    "2022"^^<http://www.w3.org/2001/XMLSchema#gYear>
    """
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
        return None
    return Literal(text, datatype=_DATES[len(text)])


def published_as(node: NamedNode, official_id: str) -> Iterator[Triple]:
    """The official id of a document, and the page where it can be read."""
    page = next((page for form, page in _PAGES if form.fullmatch(official_id)), "")
    return about(
        node,
        (NamedNode(KG.officialId), Literal(official_id)),
        (PAGE, NamedNode(page.format(official_id)) if page else None),
    )


def in_dossier(node: NamedNode, number: str, iris: Iris, title: str = "") -> Iterator[Triple]:
    """A document's place in the dossier with the *number* `36600-XV`, and that dossier with its *title*, if known."""
    dossier = NamedNode(iris.dossier(number))
    yield Triple(node, NamedNode(KG.inDossier), dossier)
    yield from about(
        dossier,
        (TYPE, CLASS["dossier"]),
        (LABEL, dutch(f"Dossier {number}")),
        (NamedNode(KG.dossierNumber), Literal(number)),
        (NamedNode(DCTERMS.title), dutch(title)),
    )
