"""Facts of documents in the layouts of other ministries and of other kinds, as text exports print them."""

from __future__ import annotations

import hashlib

import pytest

from kg.facts import facts
from kg.model import SourceDocument
from kg.structure import structure

NAME_ABOVE_OFFICE = """> Retouradres Postbus 20401 2500 EK Den Haag

Aan de Voorzitter van de
Tweede Kamer der Staten-Generaal

Datum  28 januari 2025
Betreft Beantwoording vragen over het bericht 'Bedrijven vertrekken uit Nederland'

Directoraat-generaal Bedrijfsleven & Innovatie

Ons kenmerk
DGBI / 96342215

Uw kenmerk
2024Z21345

Geachte Voorzitter,

Hierbij stuur ik u de antwoorden op de vragen van de leden Postma en Van Nispen (beiden NSC) over het bericht
(kenmerk 2024Z21345, ingezonden 19 december 2024).

D.S. Beljaarts
Minister van Economische Zaken

1
Bent u bekend met het bericht?

Antwoord
Ja.
"""
TWO_SIGNATURES = """De voorzitter van de Tweede Kamer der Staten-Generaal
Postbus 20018

Datum      3 juni 2024
Betreft    Voortgang plan van aanpak witwassen en
           beleidsagenda aanpak witwassen

Geachte voorzitter,

Met deze brief informeren wij uw Kamer over de voortgang.

de minister van Financiën,                     de minister van Justitie en Veiligheid,

S.P.R.A. van Weyenberg                         D. Yeşilgöz-Zegerius
"""
COMMA_IN_PORTFOLIO = """De Voorzitter van de Tweede Kamer
der Staten-Generaal
Kenmerk
3987654-1071234-PG
Datum 9 april 2024
Onderwerp Commissiebrief inzake vapen
Hierbij bied ik u aan wat de commissie gevraagd heeft op 3 april over het vapen van jongeren.
de staatssecretaris van Volksgezondheid,
Welzijn en Sport,

Maarten van Ooijen
"""
CAPITALS = """De voorzitter van de Tweede Kamer der Staten-Generaal
Datum 12 december 2024
Betreft Voortgang
Kenmerk
IENW/BSK-2024/123456

Hoogachtend,

DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT,

Barry Madlener
"""
LIST = """31 865 Verbetering verantwoording en begroting
Nr. 214 LIJST VAN VRAGEN EN ANTWOORDEN
Vastgesteld 15 september 2022
De vaste commissie voor Rijksuitgaven heeft een aantal vragen voorgelegd aan de Minister
van Financiën over de brief van 13 april 2022 inzake het proces van de begrotingsbehandeling
(Kamerstuk 31 865, nr. 207).
De Minister heeft deze vragen beantwoord bij brief van 12 september 2022.
De voorzitter van de commissie, Sneller
De griffier van de commissie, Schukkink
Vraag 1
Hoeveel?
Antwoord op vraag 1:
Veel.
"""
CONSULTATION = """Tweede Kamer der Staten-Generaal 2
Vergaderjaar 2023–2024
29 689 Herziening Zorgstelsel
Nr. 1230 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG
Vastgesteld 25 januari 2024
De vaste commissie voor Volksgezondheid, Welzijn en Sport heeft een aantal vragen en opmerkingen voorgelegd aan de
Minister van Volksgezondheid, Welzijn en Sport over de brief van 6 november 2023 over de verzekerdenmonitor 2023
(Kamerstuk 29 689, nr. 1221).
De vragen zijn op 6 december 2023 voorgelegd. Bij brief van 24 januari 2024 zijn de vragen beantwoord.
De fungerend voorzitter van de commissie,
Mohandis
"""
AMENDMENT = """36 600 XIII Vaststelling van de begrotingsstaat van Economische Zaken (XIII) voor het jaar 2025
Nr. 23 AMENDEMENT VAN HET LID FLACH C.S.
Ontvangen 9 oktober 2024
De ondergetekende stelt het volgende amendement voor:
Toelichting
Dit amendement strekt ertoe dat er iets gebeurt.
Flach
Van der Plas
"""
OLD_LETTER = """26 387
Actieprogramma Elektronische Overheid

nr. 11
BRIEF VAN DE MINISTER VOOR GROTE STEDEN- EN INTEGRATIEBELEID

Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Den Haag, 17 oktober 2001

De Minister voor Grote Steden- en Integratiebeleid,

R. H. L. M. van Boxtel
"""
OLD_AANHANGSEL = """Tweede Kamer der Staten-Generaal 2
Vergaderjaar 2008–2009 Aanhangsel van de Handelingen

1245
Vragen van de leden Jansen, Van Dijken en Roemer (allen SP) aan de minister van Verkeer en Waterstaat over de A4.
(Ingezonden 3 december 2008)

1
Kent u het bericht?

Antwoord

Antwoord van minister Eurlings (Verkeer en Waterstaat). (Ontvangen 3 februari 2009), zie ook Aanhangsel Handelingen
nr. 998, vergaderjaar 2008–2009

1
Ja.
"""
EERSTE_KAMER = """Eerste Kamer der Staten-Generaal 1
Vergaderjaar 2014–2015
32 550 Voorstel van wet van de leden Van Weyenberg en Van Hijum tot wijziging van de Ambtenarenwet
E NADER VOORLOPIG VERSLAG VAN DE VASTE COMMISSIE VOOR BINNENLANDSE ZAKEN
Vastgesteld 11 november 2014
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            NAME_ABOVE_OFFICE,
            {
                "type": ["antwoord-op-kamervragen"],
                "answered_date": ["2025-01-28"],
                "asked_date": ["2024-12-19"],
                "asked_by": ["Postma (NSC)", "Van Nispen (NSC)"],
                "question_number": ["2024Z21345"],
                "reference_number": ["DGBI / 96342215"],
                "author": ["D.S. Beljaarts"],
                "author_role": ["Minister van Economische Zaken"],
                "ministry": ["ez"],
                "addressee": ["de Voorzitter van de Tweede Kamer der Staten-Generaal"],
            },
        ),
        (
            TWO_SIGNATURES,
            {
                "type": ["kamerbrief"],
                "subject": ["Voortgang plan van aanpak witwassen en beleidsagenda aanpak witwassen"],
                "author": ["S.P.R.A. van Weyenberg", "D. Yeşilgöz-Zegerius"],
                "author_role": ["minister van Financiën", "minister van Justitie en Veiligheid"],
                "ministry": ["fin", "jenv"],
            },
        ),
        (
            COMMA_IN_PORTFOLIO,
            {
                "subject": ["Commissiebrief inzake vapen"],
                "author": ["Maarten van Ooijen"],
                "author_role": ["staatssecretaris van Volksgezondheid, Welzijn en Sport"],
                "ministry": ["vws"],
            },
        ),
        (
            CAPITALS,
            {
                "author": ["Barry Madlener"],
                "author_role": ["Minister van Infrastructuur en Waterstaat"],
                "ministry": ["ienw"],
                "reference_number": ["IENW/BSK-2024/123456"],
            },
        ),
        (
            LIST,
            {
                "type": ["lijst-van-vragen-en-antwoorden"],
                "subject": ["het proces van de begrotingsbehandeling (31865-207)"],
                "date": ["2022-09-15"],
                "answered_date": ["2022-09-12"],
                "author": ["Sneller", "Schukkink"],
                "author_role": ["voorzitter van de commissie", "griffier van de commissie", "Minister van Financiën"],
                "ministry": ["fin"],
            },
        ),
        (
            CONSULTATION,
            {
                "subject": ["de verzekerdenmonitor 2023 (29689-1221)"],
                "answered_date": ["2024-01-24"],
                "author": ["Mohandis"],
                "author_role": [
                    "fungerend voorzitter van de commissie",
                    "Minister van Volksgezondheid, Welzijn en Sport",
                ],
                "ministry": ["vws"],
            },
        ),
        (
            AMENDMENT,
            {
                "type": ["amendement"],
                "official_id": ["kst-36600-XIII-23"],
                "author": ["Flach", "Van der Plas"],
                "date": ["2024-10-09"],
            },
        ),
        (
            OLD_LETTER,
            {
                "official_id": ["kst-26387-11"],
                "title": ["Actieprogramma Elektronische Overheid"],
                "type": ["kamerbrief"],
                "date": ["2001-10-17"],
                "author": ["R. H. L. M. van Boxtel"],
            },
        ),
        (
            OLD_AANHANGSEL,
            {
                "official_id": ["ah-tk-20082009-1245"],
                "subject": ["de A4"],
                "asked_by": ["Jansen (SP)", "Van Dijken (SP)", "Roemer (SP)"],
                "asked_date": ["2008-12-03"],
                "answered_date": ["2009-02-03"],
                "see_also": ["ah-tk-20082009-998"],
                "addressee": ["minister van Verkeer en Waterstaat"],
                "author": ["Eurlings"],
            },
        ),
        (
            "De vuurtorens\nBrief regering\nNummer: 2023D48516, datum: 2023-12-08, versie: 3\n"
            "Link naar document (.pdf), officiële HTML versie (kst-21501-08-928).\nVuurtorens staan aan de kust.\n",
            {
                "official_id": ["kst-21501-08-928"],
                "dossier": ["21501-08"],
                "number": ["928"],
                "type": ["kamerbrief"],
                "subject": ["De vuurtorens"],
                "date": ["2023-12-08"],
            },
        ),
        (
            "[overzicht] [commissies] [stemmingen]\n\nVerzamelbrief vuurtorens\n\nKust en zee\n\nBrief regering\n\n"
            "Nummer: 2025D34162, datum: 2025-07-21, bijgewerkt: 2025-07-21 14:17, versie: 1\n\n"
            "Onderdeel van kamerstukdossier 35339 -407 Kust en zee.\n\nGeachte voorzitter,\n\nZij staan er.\n",
            {
                "official_id": ["kst-35339-407"],
                "dossier": ["35339"],
                "type": ["kamerbrief"],
                "title": ["Kust en zee"],
                "subject": ["Verzamelbrief vuurtorens"],
                "date": ["2025-07-21"],
            },
        ),
        (  # a kind that is not in the list; the questions are nobody's
            "Molens in 2025\n\nVoortgangsrapportage\n\nNummer: 2025D51999, datum: 2025-12-12, versie: 1\n\n"
            "Geachte Voorzitter,\n\nHier zijn vragen van de leden van de Tweede Kamer bij de begroting (KGG).\n",
            {"date": ["2025-12-12"], "subject": ["Molens in 2025"], "asked_by": None},
        ),
        (
            "Verslag van een algemeen overleg : Verslag van een algemeen overleg\n31 999 Molens\nNr. 4\n"
            "BRIEF VAN DE STAATSSECRETARIS VAN FINANCIËN\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\n"
            "Den Haag, 14 oktober 2020\nDe molens draaien.\n",
            {"author_role": ["Staatssecretaris van Financiën"], "subject": None, "title": ["Molens"]},
        ),
        (
            "2020D17599 LIJST VAN VRAGEN\n\nDe commissie heeft vragen voorgelegd.\n\n1 Waar staat de toren?\n",
            {"type": ["lijst-van-vragen"], "official_id": ["nds-tk-2020D17599"], "number": ["2020D17599"]},
        ),
        (
            "Torens\nOpening\nVerslag van een commissiedebat\nDe commissie heeft overleg gevoerd.\n",
            {"type": ["verslag-van-een-commissiedebat"]},
        ),
        (
            "Verslag van de plenaire vergadering van dinsdag 25 september 2018\n"
            "Parlementair jaar 2018/2019, 1e vergadering\nAanvang: 13.30 uur\n\nOpening\n\nVoorzitter: Zeeman\n",
            {"type": ["handelingen"], "date": ["2018-09-25"], "session_year": ["2018-2019"]},
        ),
        (
            "Regeling van vuurtorens (dinsdag 30 oktober 2012) - Parlementaire monitor\n\nParlementaire monitor\n"
            "Zondag 18 augustus 2019\nkalender\n\nDe voorzitter:\n\nIk stel voor te gaan varen.\n",
            {"type": ["handelingen"], "date": ["2012-10-30"]},
        ),
        (
            "Aan de orde is de behandeling van:\n\nde brief over vuurtorens.\n\nDe beraadslaging wordt geopend.\n",
            {"type": ["handelingen"]},
        ),
        (
            "Onze vuurtorens\n\nIn de vergadering is aan de orde geweest wat de zee doet.\n",
            {"type": None, "date": None},
        ),
        (
            "Kamerstuk 34475-X-8\nLijst over vuurtorens\nBron: https://zoek.officielebekendmakingen.nl/kst-34475-X-8.html\n",
            {"official_id": ["kst-34475-X-8"]},
        ),
        (
            "Kamerstuk 34475-X-8\n\nLijst over vuurtorens\n\nDossier: Begroting van de kust (X)\n\nID: 34475-X-8\n\n"
            "Nr. 8 BRIEF VAN DE MINISTER VAN DEFENSIE\n\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\n"
            "Den Haag, 9 maart 2016\n\nVuurtorens staan aan de kust.\n",
            {
                "official_id": ["kst-34475-X-8"],
                "dossier": ["34475-X"],
                "title": ["Begroting van de kust (X)"],
                "type": ["kamerbrief"],
                "author_role": ["Minister van Defensie"],
                "date": ["2016-03-09"],
            },
        ),
        (  # the number of another paper than the one that follows
            "Kamerstuk 34475-X-8\n\nNr. 9 BRIEF VAN DE MINISTER VAN DEFENSIE\n\nVuurtorens staan aan de kust.\n",
            {"author_role": None, "official_id": None},
        ),
        (EERSTE_KAMER, {"type": ["verslag"], "official_id": ["kst-32550-E"], "official_kind": ["Verslag"]}),
    ],
    ids=lambda value: value.split("\n")[0][:40] if isinstance(value, str) else "",
)
def test_facts_of_other_layouts(text: str, expected: dict[str, list[str]]) -> None:
    source = SourceDocument("x.txt", "x.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")
    found: dict[str, list[str]] = {}
    for fact in facts(structure(source)):
        found.setdefault(fact.key, []).append(fact.value)

    assert {key: found.get(key) for key in expected} == expected
