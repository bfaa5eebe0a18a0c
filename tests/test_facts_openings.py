"""Facts by the openings of documents as they are printed and as web pages show them. All documents are made up."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import pytest

from kg.facts import facts
from kg.model import SourceDocument
from kg.structure import structure

OPENINGS: list[tuple[str, str, Mapping[str, Sequence[str]]]] = [
    (
        "questions on a web page: the number, the day, who asks",
        """2025Z31999

(ingezonden 20 november 2025)

Vragen van het lid De Vries (D66) aan de minister van Defensie over het bericht 'Kazerne verzakt'

Bent u bekend met dit bericht? 1)

Wat gaat u doen?

1) Trouw, 19 november 2025
""",
        {
            "type": ["kamervragen"],
            "official_id": ["kv-tk-2025Z31999"],
            "subject": ["het bericht 'Kazerne verzakt'"],
            "date": ["2025-11-20"],
            "author": ["De Vries"],
            "addressee": ["minister van Defensie"],
        },
    ),
    (
        "two offices with one portfolio in capitals",
        """36 999 X Vaststelling van de begrotingsstaten van het Ministerie van Defensie (X) voor het jaar 2026
Nr. 11
BRIEF VAN DE MINISTER EN STAATSSECRETARIS VAN DEFENSIE
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
Den Haag, 6 oktober 2025
Wij sturen u een overzicht van de kazernes.
""",
        {
            "type": ["kamerbrief"],
            "official_id": ["kst-36999-X-11"],
            "author_role": ["Minister van Defensie", "Staatssecretaris van Defensie"],
            "ministry": ["def"],
            "date": ["2025-10-06"],
        },
    ),
    (
        "office and name on one line",
        """36 998 Wadlopen

Nr. 3 BRIEF VAN DE MINISTER VAN DEFENSIE

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 29 maart 2018

Naar aanleiding van uw verzoek om een lijst van
de Minister van Defensie, die ik u toestuur, het volgende.

De Minister van Defensie, A.Th.B. de Vries-Schouten

Naar boven
""",
        {"author": ["A.Th.B. de Vries-Schouten"], "author_role": ["Minister van Defensie"], "ministry": ["def"]},
    ),
    (
        "office and name broken over two lines",
        """De Voorzitter van de Tweede Kamer der Staten-Generaal
Datum 21 oktober 2024
Betreft Lelies

Ik stuur u een afschrift van een brief.

De Minister van Landbouw, Visserij, Voedselzekerheid
en Natuur, F.M. Bakker
""",
        {
            "author": ["F.M. Bakker"],
            "author_role": ["Minister van Landbouw, Visserij, Voedselzekerheid en Natuur"],
            "ministry": ["lvvn"],
        },
    ),
    (
        "the lines of a letter joined",
        "Pagina 1 van 31 Ministerie van Infrastructuur en Waterstaat Rijnstraat 8 Ons kenmerk IENW/BSK-2020/236124 "
        "> Retouradres Postbus De voorzitter van de Tweede Kamer der Staten-Generaal Binnenhof 4 2513 AA DEN HAAG "
        "Datum 26 november 2020 Betreft Vuurtorens aan de kust, voortgang Geachte voorzitter, Hierbij melden wij u "
        "het volgende.",
        {
            "type": ["kamerbrief"],
            "date": ["2020-11-26"],
            "subject": ["Vuurtorens aan de kust, voortgang"],
            "addressee": ["De voorzitter van de Tweede Kamer der Staten-Generaal"],
        },
    ),
    (
        "the head of a kamerstuk with its lines joined",
        """24 999
Vuurtorens
Nr. 428
BRIEF VAN DE STAATSSECRETARIS VAN VEILIGHEID EN JUSTITIE Aan de Voorzitter van de Tweede Kamer der Staten-Generaal \
Den Haag, 27 juni 2011 Tijdens het overleg van 8 december 2010 kondigde ik dit aan.
""".replace("\\\n", ""),
        {"type": ["kamerbrief"], "date": ["2011-06-27"], "official_id": ["kst-24999-428"]},
    ),
    (
        "a letter of a body",
        """36 997 Onderzeeboten

Nr. 15 BRIEF VAN DE ALGEMENE REKENKAMER

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 5 oktober 2016

Wij sturen u onze opmerkingen.
""",
        {"type": ["brief"], "author": ["Algemene Rekenkamer"], "date": ["2016-10-05"]},
    ),
    (
        "a paper of the Eerste Kamer without the name of the chamber",
        """36 996 Wijziging van de Wet op de vuurtorens in verband met verlichting

B HERDRUK1 VOORLOPIG VERSLAG VAN DE VASTE COMMISSIE VOOR INFRASTRUCTUUR2

Vastgesteld 15 november 2016

Het voorbereidend onderzoek geeft aanleiding tot vragen.
""",
        {"type": ["verslag"], "official_id": ["kst-36996-B"], "date": ["2016-11-15"]},
    ),
    (
        "a letter and its heading on two lines, years ago",
        """30 995
Regels over vuurtorens (Vuurtorenwet)

C
MEMORIE VAN ANTWOORD

Ontvangen 26 april 2007

Met belangstelling is kennisgenomen van de vragen.
""",
        {
            "type": ["memorie-van-antwoord"],
            "official_id": ["kst-30995-C"],
            "title": ["Regels over vuurtorens (Vuurtorenwet)"],
        },
    ),
    (
        "below the particulars of another site",
        "\n".join(
            (
                *(f"- {day} mei 2024 10:00: Procedurevergadering, commissie voor Defensie" for day in range(1, 21)),
                "Tweede Kamer der Staten-Generaal | 2 |",
                "Vergaderjaar 2023-2024 |",
                "36 994 Vuurtorens",
                "Nr. 8 BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT",
                "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
                "Den Haag, 23 mei 2024",
                "Hierbij informeer ik u.",
            )
        ),
        {
            "official_id": ["kst-36994-8"],
            "title": ["Vuurtorens"],
            "author_role": ["Minister van Infrastructuur en Waterstaat"],
        },
    ),
    (
        "the publisher's page, whose heading got lost",
        """Kamerstuk
Datum publicatie | Organisatie | Vergaderjaar | Dossier- en ondernummer | Datum indiening |
---|---|---|---|---|
Tweede Kamer der Staten-Generaal | 2003-2004 | 29993 nr. 5 |
Ontvangen 2 juni 2004
Met belangstelling heb ik kennisgenomen van het verslag.
""",
        {
            "official_id": ["kst-29993-5"],
            "dossier": ["29993"],
            "number": ["5"],
            "session_year": ["2003-2004"],
            "date": ["2004-06-02"],
        },
    ),
    (
        "an item of the Handelingen on the publisher's page",
        """Handeling

Datum publicatieOrganisatieVergaderjaarVergadernummerDatum vergadering
Tweede Kamer der Staten-Generaal2018-2019nr. 86, item 22

22 Regeling van werkzaamheden

De voorzitter:
Ik geef het woord aan mevrouw Jansen.
""",
        {
            "type": ["handelingen"],
            "official_id": ["h-tk-20182019-86-22"],
            "number": ["86-22"],
            "title": ["Regeling van werkzaamheden"],
        },
    ),
    (
        "the page of the Tweede Kamer names the kind and the title",
        """Mededeling (uitstel antwoord) : Uitstel beantwoording vragen van het lid Jansen over vuurtorens
Hierbij laat ik u weten dat de vragen van het lid Jansen (D66) niet binnen de termijn beantwoord worden.
""",
        {
            "type": ["mededeling-uitstel-antwoord"],
            "subject": ["Uitstel beantwoording vragen van het lid Jansen over vuurtorens"],
        },
    ),
    (
        "the letter that a list of questions is about, by its date, and answers of a body",
        """36 993 Jaarverslag van het Rijk
Nr. 4
LIJST VAN VRAGEN EN ANTWOORDEN
Vastgesteld 9 juni 2022
De commissie voor de Rijksuitgaven heeft een aantal vragen voorgelegd aan de Algemene Rekenkamer over de brief van
18 mei 2022 van de Algemene Rekenkamer inzake het rapport Staat van de vuurtorens (Kamerstuk 36 993, nr. 3).
De Algemene Rekenkamer heeft deze vragen beantwoord bij brief van 8 juni 2022. Vragen en antwoorden zijn hierna
afgedrukt.
De voorzitter van de commissie, Jansen
Adjunct-griffier van de commissie, De Vries
Vraag 1
Waarom niet (Kamerstuk 36 993, nr. 2)?
Daarom.
""",
        {
            "subject": ["het rapport Staat van de vuurtorens (36993-3)"],
            "answered_date": ["2022-06-08"],
            "author": ["Jansen", "De Vries"],
        },
    ),
    (
        "a title at the end of a longer subject",
        """36 992 Vuurtorens
Nr. 130 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG
Vastgesteld 25 mei 2023
De vaste commissie voor Financiën heeft een aantal vragen en opmerkingen voorgelegd aan de Staatssecretaris van
Financiën over de brief van 10 februari 2023 over de reactie op het rapport «Licht» (Kamerstuk 36 992, nr. 115).
""",
        {"subject": ["de reactie op het rapport «Licht» (36992-115)"]},
    ),
    (
        "the letter of a body that a committee asks about",
        """36 990 Vuurtorens
Nr. 66 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG
Vastgesteld 9 juli 2015
De vaste commissie voor Financiën heeft een aantal vragen en opmerkingen voorgelegd aan de Staatssecretaris van
Financiën over de brief van de Algemene Rekenkamer van 9 juni 2015 over Aanbieding rapport Licht (Kamerstuk 36 990,
nr. 58).
""",
        {"subject": ["Aanbieding rapport Licht (36990-58)"]},
    ),
    (
        "a list of questions whose heading got lost",
        """Vastgesteld 4 juni 2024
De vaste commissie voor Financiën heeft een aantal vragen voorgelegd aan de Minister van Financiën over de brief van
15 mei 2024 inzake vuurtorens (Kamerstuk 36 989, nr. 1).
De Minister van Financiën heeft deze vragen beantwoord bij brief van 4 juni 2024.
Vraag 1
Wat kost het?
Antwoord:
Veel.
""",
        {"type": ["lijst-van-vragen-en-antwoorden"], "date": ["2024-06-04"], "answered_date": ["2024-06-04"]},
    ),
    (
        "an advice of the Raad van State with the nader rapport",
        """30 991
Regels over vuurtorens (Vuurtorenwet)

nr. 4
ADVIES RAAD VAN STATE EN NADER RAPPORT1

Hieronder zijn opgenomen het advies van de Raad van State d.d. 21 november 2006 en het nader rapport d.d. 16 februari
2007, aangeboden aan de Koningin door de minister van Verkeer en Waterstaat. Het advies is cursief afgedrukt.

Dit advies, gedateerd 21 november 2006, nr. W09.06.0393/V, bied ik U hierbij aan.
""",
        {
            "type": ["advies-raad-van-state"],
            "date": ["2007-02-16"],
            "reference_number": ["W09.06.0393/V"],
            "author_role": ["minister van Verkeer en Waterstaat"],
            "ministry": ["vw"],
        },
    ),
    (
        "an advice of the Raad van State by itself",
        """RAADNo.W01.20.0036/I 's-Gravenhage, 17 juni 2020

Bij Kabinetsmissive van 20 februari 2020, no.2020000369, heeft Uwe Majesteit, op voordracht van de Minister van
Binnenlandse Zaken en Koninkrijksrelaties, bij de Afdeling advisering van de Raad van State ter overweging aanhangig
gemaakt het voorstel van wet over vuurtorens.
""",
        {"type": ["advies-raad-van-state"], "date": ["2020-06-17"], "reference_number": ["W01.20.0036/I"]},
    ),
    (
        "the report of a sitting",
        """Plenair verslag Tweede Kamer, 103e vergadering
Donderdag 6 juli 2023

Voorzitter: Jansen
"""
        + "De voorzitter:\nIk geef het woord.\n\nMevrouw Jansen (D66):\nVoorzitter.\n\n" * 4,
        {"type": ["handelingen"], "date": ["2023-07-06"]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), [one[1:] for one in OPENINGS], ids=[one[0] for one in OPENINGS])
def test_an_opening_tells_what_the_document_is(text: str, expected: Mapping[str, Sequence[str]]) -> None:
    source = SourceDocument("document.txt", "document.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")
    found: dict[str, list[str]] = {}
    for fact in facts(structure(source)):
        found.setdefault(fact.key, []).append(fact.value)

    assert {key: found.get(key) for key in expected} == {key: list(values) for key, values in expected.items()}
