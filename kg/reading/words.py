"""The words of reading pages around what the documents say, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LANGUAGES = ("nl", "en")
_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "title": ("Titel", "Title"),
        "type": ("Soort stuk", "Type"),
        "date": ("Datum", "Date"),
        "number": ("Nummer", "Number"),
        "dossier": ("Dossier", "Dossier"),
        "sessionYear": ("Vergaderjaar", "Session year"),
        "reference": ("Kenmerk", "Reference"),
        "author": ("Ondertekenaar", "Signed by"),
        "role": ("Functie", "Role"),
        "addressee": ("Aan", "To"),
        "ministry": ("Verantwoordelijk", "Responsible"),
        "onBehalfOf": ("Mede namens", "Also on behalf of"),
        "page": ("Gepubliceerd op", "Published at"),
        "file": ("Bestand", "File"),
        "line": ("regel", "line"),
        "page_line": ("pagina", "page"),
        "answered_in": ("Beantwoord in", "Answered in"),
        "unanswered": ("Hierop staat in dit document geen antwoord", "This document has no answer to it"),
        "together": ("samen met", "together with"),
        "elsewhere": ("Wat hier geantwoord wordt, staat bij", "What is answered here stands in"),
        "see_also": ("Zie ook", "See also"),
        "points_at": ("verwijst naar", "points at"),
        "asked_by": ("Gesteld door", "Asked by"),
        "referred": ("Hiernaar verwijst", "Referred to by"),
        "referred_whole": ("Naar dit document verwijst", "This document is referred to by"),
        "not_referred": (
            "Geen ander document in deze verzameling verwijst hiernaar.",
            "No other document of this collection refers to it.",
        ),
        "and_more": ("en meer", "and more"),
        "unresolved": ("Onopgelost", "Unresolved"),
        "note": ("noot", "note"),
        "notes": ("Noten", "Notes"),
        "back": ("Terug naar de tekst bij noot", "Back to the text at note"),
        "questions": ("Vragen", "Questions"),
        "fractions": ("Fracties", "Parliamentary groups"),
        "contents": ("Inhoud", "Contents"),
        "kinds": ("Verwijzingen in dit document", "References in this document"),
        "as_thing": ("Alles over dit document", "All about this document"),
        "left_out": (
            "Paginakoppen, paginanummers en briefhoofd zijn hier weggelaten; in de brontekst staan ze.",
            "Running headers, page numbers and letterhead are left out here; the source text has them.",
        ),
        "no_text": (
            "De lopende tekst is hier niet bij; dit zijn de zinnen waarin verwezen wordt.",
            "The running text is not at hand; these are the sentences that refer to something.",
        ),
        "placeless": ("Ook hier", "Also here"),
        "kind_kamerstuk": ("Kamerstuk", "Kamerstuk"),
        "kind_parldoc": ("Ander parlementair stuk", "Other parliamentary paper"),
        "kind_dossier": ("Dossier", "Dossier"),
        "kind_law": ("Wet", "Law"),
        "kind_article": ("Artikel", "Article"),
        "kind_ministry": ("Ministerie", "Ministry"),
        "kind_body": ("Organisatie", "Organisation"),
        "kind_report": ("Rapport", "Report"),
        "kind_programme": ("Programma", "Programme"),
        "kind_person": ("Persoon", "Person"),
        "kind_party": ("Partij", "Party"),
        "kind_motion": ("Motie", "Motion"),
        "kind_committee": ("Commissie", "Committee"),
        "kind_place": ("Plaats", "Place"),
        "kind_url": ("Webpagina", "Web page"),
        "kind_seealso": ("Andere vraag", "Other question"),
        "kind_thing": ("Zaak", "Thing"),
    }
)


def words(language: str) -> Mapping[str, str]:
    """Key -> word in `nl` or `en`."""
    return {key: both[LANGUAGES.index(language)] for key, both in _WORDS.items()}
