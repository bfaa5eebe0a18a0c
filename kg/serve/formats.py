"""Which form of an answer a client takes: the Accept header, RFC 9110 section 12.5.1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

RESULTS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
}
TRIPLES = {
    "turtle": "text/turtle; charset=utf-8",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
PAGE = {"html": "text/html; charset=utf-8"}
# Other names under which clients ask for a form, and the media type as which it is sent all the same
_ALIASES = {
    "application/json": "json",
    "text/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/plain": "ntriples",
    "application/x-turtle": "turtle",
    "text/n3": "turtle",
    "application/json+ld": "jsonld",
}


def chosen(accept: str, forms: Mapping[str, str]) -> str:
    """The one of *forms* (form -> media type, ours first) that the client likes best; empty when it takes none.

    >>> chosen("text/html, text/turtle;q=0.9", TRIPLES), chosen("*/*", RESULTS), chosen("image/png", RESULTS)
    ('turtle', 'json', '')
    """
    wanted = ranges(accept)
    best, found = 0.0, ""
    for form, media_type in forms.items():
        others = {name for name, other in _ALIASES.items() if other == form}  # only when they are named themselves
        quality = max(
            _quality(media_type.partition(";")[0], wanted), *(each for name, each in wanted if name in others), 0.0
        )
        if quality > best:
            best, found = quality, form
    return found


def ranges(accept: str) -> Sequence[tuple[str, float]]:
    """The media ranges of an Accept header with their qualities; everything when it is empty.

    >>> ranges("text/csv;q=0.5, */*;q=0.1")
    [('text/csv', 0.5), ('*/*', 0.1)]
    """
    found = []
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    quality = min(1.0, max(0.0, float(parameter[2:])))
                except ValueError:
                    quality = 0.0
        if "/" in name:
            found.append((name, quality))
    return found or [("*/*", 1.0)]


def form_of(media_type: str) -> tuple[str, str]:
    """Kind and form of an answer by its media type; empty when it is none of ours.

    >>> form_of("text/turtle;charset=utf-8")
    ('triples', 'turtle')
    """
    plain = media_type.partition(";")[0].strip().lower()
    for kind, forms in (("results", RESULTS), ("triples", TRIPLES)):
        for form, name in forms.items():
            if plain == name.partition(";")[0] or _ALIASES.get(plain) == form:
                return kind, form
    return "", ""


def _quality(name: str, wanted: Sequence[tuple[str, float]]) -> float:
    """By the most specific range that has the name."""
    for pattern in (name, f"{name.partition('/')[0]}/*", "*/*"):
        qualities = [quality for other, quality in wanted if other == pattern]
        if qualities:
            return max(qualities)
    return 0.0
