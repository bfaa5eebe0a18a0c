"""RDF as text, for the writers next to this module: terms as they stand in N-Triples, and statements made of them.

    ("<https://w3id.org/kamergraaf/id/doc/kst-1-2>", "<.../def#unitName>", '"Q1"')

A document has hundreds of them, and text is made and put in order in a fraction of the time that objects take.
https://www.w3.org/TR/n-triples/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from kg.iri import Iris
from kg.vocab import CLASSES, DCTERMS, FOAF, KG, NIF, RDF, SDO, SKOS, XSD

Term = str  # of N-Triples: `<iri>`, `"text"`, `"text"@nl`, `"12"^^<iri>`
Statement = tuple[Term, Term, Term]  # subject, predicate, object

_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f\ufffe\uffff]')
_ESCAPES = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def own(iri: str) -> Term:
    """An IRI that `kg.iri` made, with everything escaped in it that may not stand there."""
    return f"<{iri}>"


@lru_cache(maxsize=1 << 14)
def resource(iri: str) -> Term:
    """Any IRI; raises ValueError for what is none."""
    return str(NamedNode(iri))


def plain(text: str) -> Term:
    """A string."""
    return f'"{text if _ESCAPED.search(text) is None else _ESCAPED.sub(_escape, text)}"'


def whole(number: int) -> Term:
    """A whole number."""
    return f'"{number}"^^{_INTEGER}'


def typed(text: str, datatype: str) -> Term:
    """A literal of the datatype with that IRI."""
    return f"{plain(text)}^^{own(datatype)}"


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def triples_of(statements: Iterable[Statement]) -> Iterator[Triple]:
    """*statements* as objects, in their order."""
    lines = "".join(f"{subject} {predicate} {value} .\n" for subject, predicate, value in statements)
    return (quad.triple for quad in parse(lines, format=RdfFormat.N_TRIPLES, lenient=True))


_INTEGER = own(XSD.integer)
TYPE = own(RDF.type)
LABEL = own(SKOS.prefLabel)
OTHER_LABEL = own(SKOS.altLabel)
PAGE = own(FOAF.page)
TEXT = own(SDO.text)
ANCHOR = own(NIF.anchorOf)
BEGIN = own(NIF.beginIndex)
END = own(NIF.endIndex)
CONTEXT = own(NIF.referenceContext)
UNIT_OF = own(KG.unitOf)
NUMBER = own(KG.number)
LINE = own(KG.line)
_OFFICIAL_ID, _IN_DOSSIER, _DOSSIER_NUMBER = own(KG.officialId), own(KG.inDossier), own(KG.dossierNumber)
_TITLE = own(DCTERMS.title)

CELEX_PAGE = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:{}"

CLASS = {kind: own(name) for kind, name in CLASSES.items()}  # kind of a thing -> its class

_DATES = {10: str(XSD.date), 7: str(XSD.gYearMonth), 4: str(XSD.gYear)}  # by the length of the value

# where a number has a page of its own; case and document numbers of the Chamber (2022Z03332) have none
_PAGES = (
    (re.compile(r"(?:kst|ah|kv|h|blg|ag|nds|stb|stcrt|trb|gmb)-.+"), "https://zoek.officielebekendmakingen.nl/{}.html"),
    (re.compile(r"ECLI:NL:.+"), "https://deeplink.rechtspraak.nl/uitspraak?id={}"),
    (re.compile(r"\d{5}[A-Z]{1,2}\d{4}"), CELEX_PAGE),
)


def about(subject: Term, *pairs: tuple[Term, Term | None]) -> Iterator[Statement]:
    """Statements of one subject; a pair without a value says nothing."""
    return ((subject, predicate, value) for predicate, value in pairs if value is not None)


def literal(text: str) -> Term | None:
    """A plain string; None when it is empty."""
    return plain(text) if text else None


def dutch(text: str) -> Term | None:
    """A name or title; None when it is empty."""
    return f"{plain(text)}@nl" if text else None


def date_literal(text: str) -> Term | None:
    """A day, month or year, as precise as *text* is; None when it is not one.

    >>> date_literal("2022")
    '"2022"^^<http://www.w3.org/2001/XMLSchema#gYear>'
    """
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", text):
        return None
    return typed(text, _DATES[len(text)])


def published_as(node: Term, official_id: str) -> Iterator[Statement]:
    """The official id of a document, and the page where it can be read."""
    page = next((page for form, page in _PAGES if form.fullmatch(official_id)), "")
    return about(
        node,
        (_OFFICIAL_ID, plain(official_id)),
        (PAGE, resource(page.format(official_id)) if page else None),
    )


def in_dossier(node: Term, number: str, iris: Iris, title: str = "") -> Iterator[Statement]:
    """A document's place in the dossier with the *number* `36600-XV`, and that dossier with its *title*, if known."""
    dossier = own(iris.dossier(number))
    yield node, _IN_DOSSIER, dossier
    yield from about(
        dossier,
        (TYPE, CLASS["dossier"]),
        (LABEL, dutch(f"Dossier {number}")),
        (_DOSSIER_NUMBER, plain(number)),
        (_TITLE, dutch(title)),
    )
