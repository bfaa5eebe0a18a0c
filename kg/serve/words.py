"""The words of the pages that `kg serve` makes itself, in Dutch and English, and which of the two a reader gets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

LANGUAGES = ("nl", "en")
_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "explorer": ("Verkenner", "Explorer"),
        "queries": ("Vragen aan de graaf", "Questions to the graph"),
        "pages": ("Pagina’s", "Pages"),
        "skip": ("Naar de inhoud", "Skip to the content"),
        "language": ("Taal", "Language"),
        "read": ("Lezen", "Read"),
        "in_explorer": ("In de verkenner", "In the explorer"),
        "in_sparql": ("In SPARQL", "In SPARQL"),
        "also": ("Ook genoemd", "Also called"),
        "name": ("Naam", "Name"),
        "since": ("sinds {}", "since {}"),
        "until": ("tot {}", "until {}"),
        "outside": ("Buiten Kamergraaf", "Elsewhere"),
        "referred": ("Wie verwijst hiernaar", "Who refers to it"),
        "refers": ("Verwijst naar", "Refers to"),
        "published": ("Wie steunt op zijn publicaties", "Who rests on its publications"),
        "body": ("lopende tekst", "running text"),
        "line": ("regel {}", "line {}"),
        "page_line": ("bladzijde {}, regel {}", "page {}, line {}"),
        "note": ("noot {}", "note {}"),
        "unresolved": ("niet herleid", "not resolved"),
        "and_more": ("en nog {}", "and {} more"),
        "rest": ("Dit zijn de eerste {} van {}; de verkenner toont ze alle.",
                 "These are the first {} of {}; the explorer shows them all."),
        "result": ("Uitkomst", "Result"),
        "rows": ("{} rijen", "{} rows"),
        "more_rows": ("Dit zijn de eerste {} rijen; de CSV heeft ze alle.",
                      "These are the first {} rows; the CSV has them all."),
        "example": ("Op de opdrachtregel", "On the command line"),
        "not_found": ("Niet gevonden", "Not found"),
        "nothing_here": ("Op dit adres staat niets.", "There is nothing at this address."),
        "no_thing": ("De graaf zegt hier niets over:", "The graph says nothing of this:"),
        "no_query": ("Zo heet geen enkele vraag. De vragen die er zijn staan op de pagina",
                     "No question is called that. Those that there are stand on the page"),
        "no_address": ("Dit is geen IRI:", "This is not an IRI:"),
        "failed": ("Het lukt niet", "That failed"),
        "failed_why": ("De graaf kon niet antwoorden. De melding was:", "The graph could not answer. It said:"),
        "needs_script": ("Deze pagina heeft JavaScript nodig.", "This page needs JavaScript."),
        "kind_document": ("Document", "Document"),
        "kind_kamerstuk": ("Aangehaald Kamerstuk", "Cited Kamerstuk"),
        "kind_parldoc": ("Ander parlementair stuk", "Other parliamentary paper"),
        "kind_dossier": ("Dossier", "Dossier"),
        "kind_motion": ("Motie", "Motion"),
        "kind_report": ("Rapport", "Report"),
        "kind_programme": ("Programma", "Programme"),
        "kind_law": ("Wet", "Law"),
        "kind_article": ("Artikel", "Article"),
        "kind_ministry": ("Ministerie", "Ministry"),
        "kind_body": ("Organisatie", "Organisation"),
        "kind_committee": ("Commissie", "Committee"),
        "kind_party": ("Partij", "Party"),
        "kind_person": ("Persoon", "Person"),
        "kind_place": ("Plaats", "Place"),
        "kind_url": ("Webpagina", "Web page"),
        "kind_question": ("Vraag", "Question"),
        "kind_answer": ("Antwoord", "Answer"),
        "kind_thing": ("Zaak", "Thing"),
        "fact_title": ("Titel", "Title"),
        "fact_documentType": ("Soort stuk", "Type"),
        "fact_issued": ("Datum", "Date"),
        "fact_officialId": ("Nummer", "Number"),
        "fact_dossierNumber": ("Dossiernummer", "Dossier number"),
        "fact_sessionYear": ("Vergaderjaar", "Session year"),
        "fact_referenceNumber": ("Kenmerk", "Reference"),
        "fact_authorName": ("Ondertekenaar", "Signed by"),
        "fact_authorRole": ("Functie", "Role"),
        "fact_addressee": ("Aan", "To"),
        "fact_onBehalfOf": ("Mede namens", "Also on behalf of"),
        "fact_year": ("Jaar", "Year"),
        "fact_bwbId": ("BWB-nummer", "BWB number"),
        "fact_celex": ("CELEX-nummer", "CELEX number"),
        "fact_abbreviation": ("Afkorting", "Abbreviation"),
        "fact_number": ("Nummer", "Number"),
        "fact_fileName": ("Bestand", "File"),
        "link_inDossier": ("In dossier", "In dossier"),
        "back_inDossier": ("Stukken in dit dossier", "Papers in this dossier"),
        "link_responsibleMinistry": ("Verantwoordelijk", "Responsible"),
        "back_responsibleMinistry": ("Verantwoordelijk voor", "Responsible for"),
        "link_publisher": ("Uitgever", "Publisher"),
        "back_publisher": ("Gaf uit", "Published"),
        "link_partOf": ("Onderdeel van", "Part of"),
        "back_partOf": ("Onderdelen", "Parts"),
        "link_askedBy": ("Gesteld door", "Asked by"),
        "back_askedBy": ("Stelde", "Asked"),
        "link_answersQuestion": ("Antwoord op", "Answers"),
        "back_answersQuestion": ("Beantwoord in", "Answered in"),
    }
)  # fmt: skip


class Words:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._at = LANGUAGES.index(language)

    def __call__(self, key: str, *values: object) -> str:
        return _WORDS[key][self._at].format(*values)


def language_of(asked: str, kept: str, accepted: str) -> str:
    """The language of a page: what the address asks for, else what was chosen before, else by Accept-Language.

    Dutch when the browser names it at all, as the explorer has it.

    >>> language_of("", "", "en-GB, nl;q=0.5"), language_of("", "", "de, en"), language_of("en", "nl", "nl")
    ('nl', 'en', 'en')
    """
    for wish in (asked, kept):
        if wish in LANGUAGES:
            return wish
    return "nl" if not accepted.strip() or re.search(r"(?:^|,)\s*(?:nl\b|\*)", accepted, re.I) else "en"
