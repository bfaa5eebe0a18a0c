"""The kinds of things that the explorer tells apart."""

from __future__ import annotations

# In the order of the legend. "document" is one of the folder; a cited one is a kamerstuk or parldoc.
KINDS = (
    "document", "kamerstuk", "parldoc", "dossier", "motion", "report", "programme", "law", "article",
    "ministry", "body", "committee", "party", "person", "place", "url", "question", "answer", "thing",
)  # fmt: skip
UNIT_KINDS = frozenset({"question", "answer"})
CLASS_KINDS = {
    "Document": "parldoc", "Dossier": "dossier", "Motion": "motion", "Report": "report", "Programme": "programme",
    "Law": "law", "Article": "article", "Ministry": "ministry", "Body": "body", "Committee": "committee",
    "Party": "party", "Person": "person", "Place": "place", "WebPage": "url", "Question": "question",
    "Answer": "answer",
}  # fmt: skip


def local_name(iri: str) -> str:
    """The last part of an IRI.

    >>> local_name("https://w3id.org/kamergraaf/def#citesReport")
    'citesReport'
    """
    return iri.replace("#", "/").rsplit("/", 1)[-1]
