"""The columns of the named queries in Dutch, for their pages; a CSV has them as they are."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

DUTCH: Final[Mapping[str, str]] = MappingProxyType({
    "abbreviation": "afkorting", "address": "adres", "addressee": "aan", "answer": "antwoord",
    "answer_line": "regel van het antwoord", "answer_text": "tekst van het antwoord",
    "answered_date": "beantwoord op", "article": "artikel", "asked_by": "gesteld door", "asked_date": "gesteld op",
    "author": "ondertekenaar", "author_role": "functie", "begin": "begin", "candidates": "mogelijkheden",
    "characters": "tekens", "citations": "verwijzingen", "confidence": "zekerheid", "count": "aantal",
    "date": "datum", "document": "document", "documents": "documenten", "dossier": "dossier",
    "dossier_title": "titel van het dossier", "end": "eind", "found_in": "gevonden in", "ground": "grond",
    "id": "nummer", "in_folder": "in de map", "key": "gegeven", "kind": "soort", "label": "naam", "law": "wet",
    "line": "regel", "lines": "regels", "main_document": "is bijlage bij", "ministry": "ministerie",
    "motion": "motie", "name": "naam", "number": "nummer", "official_id": "officieel nummer",
    "official_kind": "officiële soort", "on_behalf_of": "mede namens", "other_files": "andere bestanden",
    "page": "pagina", "paper": "stuk", "papers": "stukken", "party": "partij", "person": "persoon",
    "pinpoint": "plaats in het stuk", "points_at": "verwijst naar", "points_on": "verwijst door naar",
    "programme": "programma", "publisher": "uitgever", "question": "vraag", "question_document": "stuk met de vragen",
    "question_number": "vraagnummer", "questions": "vragen", "quote": "woorden", "reason": "reden",
    "reference_number": "kenmerk", "references": "verwijzingen", "replies": "antwoorden", "report": "rapport",
    "reports": "rapporten", "resolved": "herleid", "role": "functie", "rule": "herkend door", "see_also": "zie ook",
    "sentence": "zin", "session_year": "vergaderjaar", "source": "bestand", "sources": "bestanden", "status": "stand",
    "subject": "onderwerp", "target": "in de graaf", "text": "tekst", "thing": "zaak", "things": "zaken",
    "title": "titel", "told": "volgens het stuk", "type": "soort stuk", "unit": "onderdeel", "units": "onderdelen",
    "valid_from": "geldig vanaf", "valid_until": "geldig tot", "value": "waarde", "via": "via noot", "year": "jaar",
})  # fmt: skip


def column_name(column: str, language: str) -> str:
    """A column as a reader of the page sees it.

    >>> column_name("session_year", "nl"), column_name("session_year", "en")
    ('vergaderjaar', 'session year')
    """
    return DUTCH.get(column, column) if language == "nl" else column.replace("_", " ")
