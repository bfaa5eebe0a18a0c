"""Facts of documents: on the example documents, and on the heads of other kinds of publications."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from kg.facts import KEYS, facts
from kg.facts.kind_names import HEADINGS, heading_type
from kg.facts.page import even
from kg.facts.portfolios import Portfolios, portfolios
from kg.model import Document, Fact, Footnote, Furniture, SourceDocument, Thing, Unit, UnitKind
from kg.structure import structure
from kg.text import MappedText, Span

EXAMPLES = Path(__file__).parents[1] / "examples" / "documents"
TYPES_PAGE = Path(__file__).parents[1] / "docs" / "document-types.md"

AANHANGSEL = """Tweede Kamer der Staten-Generaal2
Vergaderjaar 2024–2025 Aanhangsel van de Handelingen
Vragen gesteld door de leden der Kamer, met de daarop door de
regering gegeven antwoorden
548
Vragen van de leden Paternotte en Podt (beiden D66) aan de Ministers van
Buitenlandse Zaken en van Asiel en Migratie over het kidnappen van Turkse
burgers in Kenia (ingezonden 22 oktober 2024).
Antwoord van Minister Veldkamp (Buitenlandse Zaken), mede namens de
Minister van Asiel en Migratie (ontvangen 14 november 2024).
Zie ook Aanhangsel Handelingen, vergaderjaar 2024–2025, nr. 505.
Vraag 1
Bent u bekend met de ontvoering?
Antwoord 1
Ja.
"""

QUESTIONS = """Tweede Kamer der Staten-Generaal2
Vergaderjaar 2024–2025 Vragen gesteld door de leden der Kamer

2024Z18559
Vragen van de leden Kathmann (GroenLinks-PvdA) en El Abassi (DENK) aan
de Minister van Justitie en Veiligheid en de Minister en Staatssecretaris van
Binnenlandse Zaken en Koninkrijksrelaties over het niet naleven van de Wet
politiegegevens (ingezonden 15 november 2024).
Vraag 1
Klopt het bericht?
kv-tk-2024Z18559
’s-Gravenhage 2024 Tweede Kamer, vergaderjaar 2024–2025, Vragen 1
"""

MOTION = """Tweede Kamer der Staten-Generaal

2

Vergaderjaar 2024–2025

21 501-02

Raad Algemene Zaken en Raad Buitenlandse
Zaken

Nr. 3121

{heading}
Voorgesteld 10 april 2025
De Kamer,
gehoord de beraadslaging,
verzoekt de regering hulp te bieden,
en gaat over tot de orde van de dag.
{names}
kst-21501-02-3121
ISSN 0921 - 7371
’s-Gravenhage 2025

Tweede Kamer, vergaderjaar 2024–2025, 21 501-02, nr. 3121
"""

LETTER = """29 515                   Aanpak regeldruk en administratieve lasten

Nr. 496                  BRIEF VAN DE MINISTER VAN ECONOMISCHE ZAKEN

                         Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

                         Den Haag, 28 januari 2025

                         Hierbij bied ik u het Werkprogramma 2025 aan.
{signature}"""

MINISTRY_LETTER = """Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
Postbus 20018
2500 EA  DEN HAAG
Ons kenmerk
5234567
Uw kenmerk
2024Z01234
Datum
12 maart 2024
Betreft
Voortgang van de aanpak van onder-
mijnende criminaliteit

Geachte voorzitter,

Hierbij informeer ik u, mede namens de Ministers van Financiën en van Defensie, over de aanpak.
De Minister van Defensie stuurde u een brief, mede namens de Minister van Buitenlandse Zaken.

De Minister van Justitie
en Veiligheid,



D. Yeşilgöz-Zegerius
"""


def document(
    text: str, units: tuple[Unit, ...] = (), notes: tuple[Footnote, ...] = (), furniture: tuple[Furniture, ...] = ()
) -> Document:
    source = SourceDocument("x.txt", "x.txt", text, hashlib.sha256(text.encode()).hexdigest(), "utf-8")
    return Document(source, units or (unit("D", "body", text, 0, len(text)),), notes, furniture)


def unit(name: str, kind: UnitKind, text: str, begin: int, end: int) -> Unit:
    return Unit(name, kind, (Span(begin, end),), MappedText.of(text, [Span(begin, end)]), 1)


def example(name: str) -> tuple[Fact, ...]:
    return facts(document((EXAMPLES / f"{name}.txt").read_text(encoding="utf-8-sig")))


def values(found: tuple[Fact, ...], key: str) -> list[str]:
    return [fact.value for fact in found if fact.key == key]


def ground(found: tuple[Fact, ...], key: str) -> str:
    return next(fact.ground for fact in found if fact.key == key)


def test_answers_name_who_answers_for_whom_and_when() -> None:
    found = example("antwoorden-onderzoek-migratieachtergrond")

    assert values(found, "type") == ["antwoord-op-kamervragen"]
    assert values(found, "author") == ["Nobel"]
    assert values(found, "author_role") == ["staatssecretaris Sociale Zaken en Werkgelegenheid"]
    assert values(found, "ministry") == ["szw"]
    assert values(found, "answered_date") == values(found, "date") == ["2024-12-10"]
    assert values(found, "on_behalf_of") == ["minister-president", "staatssecretaris van Justitie en Veiligheid"]
    assert values(found, "official_id") == []


def test_a_letterhead_in_two_columns_gives_its_fields() -> None:
    found = example("kamerbrief-gevestigd-maar-niet-thuis")

    assert values(found, "type") == ["kamerbrief"]
    assert values(found, "date") == ["2022-11-14"]
    assert ground(found, "date") == "line 14: Datum 14 november 2022"
    assert values(found, "subject") == [
        "Reactie publicatie SCP Gevestigd, maar niet thuis. Eerste bevindingen uit de Survey Integratie Migranten "
        "(SIM 2020)"
    ]
    assert values(found, "reference_number") == ["2022-0000229946"]
    assert values(found, "addressee") == ["De voorzitter van de Tweede Kamer der Staten-Generaal"]
    assert values(found, "author_role") == ["Minister van Sociale Zaken en Werkgelegenheid"]
    assert values(found, "ministry") == ["szw"]


def test_a_footnote_in_the_shape_of_a_footer_gives_no_number() -> None:
    found = example("kamerbrief-gevestigd-maar-niet-thuis")  # notes 4 and 5 cite 30950, nrs. 316 and 318

    assert values(found, "official_id") == []
    assert values(found, "session_year") == []


def test_a_consultation_bears_the_title_and_subjects_of_the_letters_it_discusses() -> None:
    found = example("schriftelijk-overleg-tweede-nationaliteit")
    title = (
        "Reactie publicatie SCP Gevestigd, maar niet thuis. Eerste bevindingen uit de Survey Integratie Migranten "
        "(SIM 2020)"
    )

    assert values(found, "type") == ["verslag-van-een-schriftelijk-overleg"]
    assert values(found, "title") == [title]
    assert values(found, "subject") == ["Ongewenste tweede nationaliteit (35475-15)", f"{title} (32824-378)"]
    assert values(found, "date") == ["2023"]
    assert values(found, "dossier") == ["32824"]
    assert values(found, "official_id") == values(found, "number") == []


def test_a_consultation_names_its_signatories_and_the_minister_who_answered() -> None:
    found = example("schriftelijk-overleg-tweede-nationaliteit")

    assert values(found, "author") == ["Kuzu", "Van den Broek"]
    assert values(found, "author_role") == [
        "voorzitter van de commissie",
        "Adjunct-griffier van de commissie",
        "minister van Sociale Zaken en Werkgelegenheid",
    ]
    assert values(found, "ministry") == ["szw"]
    assert values(found, "on_behalf_of") == [
        "Minister van Buitenlandse Zaken",
        "Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties",
    ]


def test_a_document_without_first_page_knows_its_number_from_a_footer() -> None:
    found = example("vragen-antwoorden-actieagenda-integratie")

    assert values(found, "official_id") == ["kst-32824-451"]
    assert ground(found, "official_id").startswith("running footer, line 1513: Tweede Kamer, vergaderjaar 2024–2025")
    assert values(found, "dossier") == ["32824"]
    assert values(found, "number") == ["451"]
    assert values(found, "session_year") == ["2024-2025"]


def test_a_speaker_tells_the_own_office_and_ministry() -> None:
    found = example("vragen-antwoorden-actieagenda-integratie")

    assert values(found, "author_role") == ["Staatssecretaris"]
    assert values(found, "ministry") == ["szw"]
    assert "Vanuit het Ministerie van SZW wil ik" in ground(found, "ministry")


def test_a_letter_without_head_is_known_by_its_signature() -> None:
    found = example("kamerbrief-ontwikkelingen-in-integratie")

    assert values(found, "type") == ["kamerbrief"]
    assert values(found, "author") == ["C.E.G. van Gennip"]
    assert values(found, "author_role") == ["Minister van Sociale Zaken en Werkgelegenheid"]
    assert values(found, "ministry") == ["szw"]


@pytest.mark.parametrize("name", sorted(path.stem for path in EXAMPLES.glob("*.txt")))
def test_every_ground_quotes_the_words_of_its_span(name: str) -> None:
    text = (EXAMPLES / f"{name}.txt").read_text(encoding="utf-8-sig")

    for fact in facts(document(text)):
        assert fact.key in KEYS
        assert fact.ground
        if fact.span is not None:
            words = even(fact.span.of(text))
            line = text.count("\n", 0, fact.span.begin) + 1
            assert f"line {line}: {words[:150]}" in fact.ground


def test_an_aanhangsel_gets_its_number_from_the_head() -> None:
    found = facts(document(AANHANGSEL))

    assert values(found, "official_id") == ["ah-tk-20242025-548"]
    assert values(found, "number") == ["548"]
    assert values(found, "session_year") == ["2024-2025"]
    assert values(found, "subject") == ["het kidnappen van Turkse burgers in Kenia"]
    assert values(found, "author_role") == ["Minister Buitenlandse Zaken"]
    assert values(found, "ministry") == ["bz"]
    assert values(found, "on_behalf_of") == ["Minister van Asiel en Migratie"]


@pytest.mark.parametrize(
    ("words", "authors", "ministries"),
    [
        ("Minister Van Weel (Justitie en Veiligheid) en antwoord van Staatssecretaris Nobel (SZW)",
         ["Van Weel", "Nobel"], ["jenv", "szw"]),
        ("Minister Faber – van de Klashorst (Asiel en Migratie)", ["Faber – van de Klashorst"], ["aenm"]),
        ("Minister Sterk en Staatssecretaris Tielen (Volksgezondheid, Welzijn en Sport)", ["Sterk", "Tielen"], ["vws"]),
        ("Staatssecretaris Van Rij (Financiën – Fiscaliteit en Belastingdienst)", ["Van Rij"], ["fin"]),
        ("Minister-President Schoof, mede namens de Minister van Defensie", ["Schoof"], ["az"]),
        ("de Minister van Financiën", [], ["fin"]),
        ("Minister Bruins Slot (BZ)", ["Bruins Slot"], ["bz"]),
    ],
)  # fmt: skip
def test_the_words_above_answers_name_everyone_who_answers(
    words: str, authors: list[str], ministries: list[str]
) -> None:
    found = facts(document(f"Antwoord van {words} (ontvangen 10 december 2024)\nVraag 1\nKlopt dit?\n"))

    assert values(found, "author") == authors
    assert values(found, "ministry") == ministries


def test_a_notice_of_delay_is_no_answer() -> None:
    found = facts(document("Mededeling van Minister Van Weel (Justitie en Veiligheid) (ontvangen 14 november 2024).\n"))

    assert values(found, "type") == ["mededeling-uitstel-antwoord"]
    assert values(found, "date") == ["2024-11-14"]
    assert values(found, "answered_date") == []


def test_questions_without_answer_come_from_members() -> None:
    found = facts(document(QUESTIONS))

    assert values(found, "official_id") == ["kv-tk-2024Z18559"]
    assert values(found, "type") == ["kamervragen"]
    assert values(found, "author") == ["Kathmann", "El Abassi"]
    assert values(found, "author_role") == ["lid (GroenLinks-PvdA)", "lid (DENK)"]
    assert values(found, "addressee") == [
        "Minister van Justitie en Veiligheid",
        "Minister van Binnenlandse Zaken en Koninkrijksrelaties",
        "Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties",
    ]
    assert values(found, "date") == ["2024-11-15"]


def test_a_motion_has_its_number_dossier_title_and_signatories() -> None:
    found = facts(document(MOTION.format(heading="MOTIE VAN HET LID CEDER C.S.", names="Ceder\nInge van Dijk\n")))

    assert values(found, "official_id") == ["kst-21501-02-3121"]
    assert values(found, "dossier") == ["21501-02"]
    assert values(found, "title") == ["Raad Algemene Zaken en Raad Buitenlandse Zaken"]
    assert values(found, "type") == ["motie"]
    assert values(found, "date") == ["2025-04-10"]
    assert values(found, "author") == ["Ceder", "Inge van Dijk"]


def test_names_of_a_heading_are_used_when_nobody_signed() -> None:
    heading = "GEWIJZIGDE MOTIE VAN DE LEDEN VAN DER PLAS EN MICHON-DERKZEN TER VERVANGING VAN DIE GEDRUKT ONDER NR. 4"
    found = facts(document(MOTION.format(heading=heading, names="")))

    assert values(found, "type") == ["motie"]
    assert values(found, "author") == ["Van der Plas", "Michon-Derkzen"]


@pytest.mark.parametrize("signature", ["", "\nDe Minister van Economische Zaken,\nD.S. Beljaarts\n"])
def test_a_published_letter_in_two_columns_is_read(signature: str) -> None:
    found = facts(document(LETTER.format(signature=signature)))

    assert values(found, "official_id") == ["kst-29515-496"]
    assert values(found, "type") == ["kamerbrief"]
    assert values(found, "title") == ["Aanpak regeldruk en administratieve lasten"]
    assert values(found, "date") == ["2025-01-28"]
    assert values(found, "author_role") == ["Minister van Economische Zaken"]
    assert values(found, "ministry") == ["ez"]
    assert values(found, "addressee") == ["de Voorzitter van de Tweede Kamer der Staten-Generaal"]


@pytest.mark.parametrize(
    ("dossier", "official_id"),
    [("36 600 XV", "kst-36600-XV-24"), ("36 410A", "kst-36410-A-24"), ("36 027 (R2160)", "kst-36027-24")],
)
def test_a_dossier_can_have_an_addition(dossier: str, official_id: str) -> None:
    found = facts(document(f"{dossier} Vaststelling van de begroting\nNr. 24 MOTIE VAN HET LID PODT\nDe Kamer,\n"))

    assert values(found, "official_id") == [official_id]
    assert values(found, "title") == ["Vaststelling van de begroting"]


def test_the_eerste_kamer_numbers_with_letters() -> None:
    text = "Eerste Kamer der Staten-Generaal\n1\nVergaderjaar 2023/24\n36 450\nRegels over een college\nA\n"
    found = facts(document(f"{text}GEWIJZIGD VOORSTEL VAN WET\n12 maart 2024\n"))

    assert values(found, "official_id") == ["kst-36450-A"]
    assert values(found, "type") == ["voorstel-van-wet"]
    assert values(found, "session_year") == ["2023-2024"]


def test_a_paper_of_two_dossiers_is_numbered_in_the_first() -> None:
    text = "34 682 Nationale Omgevingsvisie\n35 334 Problematiek rondom stikstof\nNr. 143 BRIEF VAN DE MINISTER\n"
    found = facts(document(text))

    assert values(found, "official_id") == ["kst-34682-143"]
    assert values(found, "dossier") == ["34682", "35334"]


def test_a_ministry_letter_has_its_labels_on_lines_of_their_own() -> None:
    found = facts(document(MINISTRY_LETTER))

    assert values(found, "type") == ["kamerbrief"]
    assert values(found, "date") == ["2024-03-12"]
    assert values(found, "reference_number") == ["5234567"]
    assert values(found, "subject") == ["Voortgang van de aanpak van ondermijnende criminaliteit"]
    assert values(found, "author") == ["D. Yeşilgöz-Zegerius"]
    assert values(found, "author_role") == ["Minister van Justitie en Veiligheid"]
    assert values(found, "ministry") == ["jenv"]
    assert values(found, "on_behalf_of") == ["Minister van Financiën", "Minister van Defensie"]


@pytest.mark.parametrize(
    ("line", "official_id"),
    [
        ("Tweede Kamer, vergaderjaar 2024–2025, 32 824, nr. 451 26", "kst-32824-451"),
        ("Tweede Kamer, vergaderjaar 2024–2052, 36 600 XV, nr. 24 3", "kst-36600-XV-24"),  # misprinted year
        ("Tweede Kamer, vergaderjaar 2024-2025, 21 501-02, nr. 3121 1", "kst-21501-02-3121"),
        ("Tweede Kamer, vergaderjaar 2024–2025, 21 501–02, nr. 3121 1", "kst-21501-02-3121"),
        ("’s-Gravenhage 2025       Tweede Kamer, vergaderjaar 2024–2025, 29 515, nr. 496 1", "kst-29515-496"),
        ("Eerste Kamer, vergaderjaar 2024–2025, 36 450, A 3", "kst-36450-A"),
        ("Tweede Kamer, vergaderjaar 2024–2025, 29 515, nr. 496\n\n12", "kst-29515-496"),
        ("22 Tweede Kamer, vergaderjaar 2024–2025, 29 515, nr. 496", None),  # footnote 22
        ("22\nTweede Kamer, vergaderjaar 2024–2025, 29 515, nr. 496\n23", None),  # footnote 22, another reader
        ("zie Tweede Kamer, vergaderjaar 2024–2025, 29 515, nr. 496 12", None),
        ("Tweede Kamer, vergaderjaar 2024–2025, 29 515, nr. 496", None),  # once, without a page number
        ("Tweede Kamer, vergaderjaar 2024–2025, 29 515, nr. 496 1\nx\n"
         "Tweede Kamer, vergaderjaar 2024–2025, 29 515, nr. 497 2", None),  # two numbers, equally often
    ],
)  # fmt: skip
def test_a_running_footer_gives_the_number_and_a_note_does_not(line: str, official_id: str | None) -> None:
    found = facts(document(f"De tekst van de pagina.\n\n{line}\n\nDe volgende pagina.\n"))

    assert values(found, "official_id") == ([official_id] if official_id else [])
    assert values(found, "session_year") in ([], ["2024-2025"])


def test_a_footer_in_a_note_is_not_the_documents_own() -> None:
    text = "De tekst.\n\nTweede Kamer, vergaderjaar 2024–2025, 29 515, nr. 496 1\n"
    span = Span(text.index("Tweede"), len(text))
    note = Footnote("fn3", "3", "D", None, (span,), MappedText.of(text, [span]), 3)

    assert values(facts(document(text, notes=(note,))), "official_id") == []


def test_a_footer_that_was_set_apart_needs_no_page_number() -> None:
    text = "De tekst.\n\nTweede Kamer, vergaderjaar 2024–2025, 29 515, nr. 496\n"
    span = Span(text.index("Tweede"), len(text) - 1)

    found = facts(document(text, furniture=(Furniture(span, "running-header"),)))

    assert values(found, "official_id") == ["kst-29515-496"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("BRIEF VAN DE STAATSSECRETARIS VAN JUSTITIE EN VEILIGHEID", "kamerbrief"),
        ("Brief van de Minister van Financiën", "kamerbrief"),
        ("BRIEF VAN DE VASTE COMMISSIE VOOR FINANCIËN", "brief-van-een-commissie"),
        ("BRIEF VAN HET PRESIDIUM", "brief"),
        ("TWEEDE NADER GEWIJZIGDE MOTIE VAN HET LID PODT", "motie"),
        ("NADER GEWIJZIGD AMENDEMENT VAN HET LID PODT", "amendement"),
        ("VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "verslag-van-een-schriftelijk-overleg"),
        ("VERSLAG VAN EEN COMMISSIEDEBAT", "verslag-van-een-commissiedebat"),
        ("VERSLAG VAN EEN ALGEMEEN OVERLEG", "verslag-van-een-algemeen-overleg"),
        ("(STENOGRAFISCH) VERSLAG VAN EEN WETGEVINGSOVERLEG", "verslag-van-een-wetgevingsoverleg"),
        ("VERSLAG", "verslag"),
        ("LIJST VAN VRAGEN EN ANTWOORDEN", "lijst-van-vragen-en-antwoorden"),
        ("VERSLAG HOUDENDE EEN LIJST VAN VRAGEN", "lijst-van-vragen"),
        ("NOTA NAAR AANLEIDING VAN HET NADER VERSLAG", "nota-naar-aanleiding-van-het-verslag"),
        ("ADVIES AFDELING ADVISERING RAAD VAN STATE EN NADER RAPPORT1", "advies-raad-van-state"),
        ("MEMORIE VAN TOELICHTING", "memorie-van-toelichting"),
        ("GEWIJZIGD VOORSTEL VAN WET", "voorstel-van-wet"),
        ("DERDE NOTA VAN WIJZIGING", "nota-van-wijziging"),
        ("LIJST VAN INGEKOMEN STUKKEN", None),
    ],
)
def test_a_heading_names_the_type(heading: str, kind: str | None) -> None:
    assert heading_type(heading) == kind


def test_structure_tells_the_type_of_a_document_without_heading() -> None:
    text = "Vraag 1\nWaarom?\nAntwoord\nDaarom.\nTweede Kamer, vergaderjaar 2024–2025, 29 515, nr. 496 1\n"
    units = (unit("Q1", "question", text, 0, 16), unit("A1", "answer", text, 16, 33))
    remarks = (unit("V-VVD", "remarks", text, 0, 16), unit("R-VVD", "reply", text, 16, 33))

    assert values(facts(document(text, units)), "type") == ["lijst-van-vragen-en-antwoorden"]
    assert values(facts(document(text, remarks)), "type") == ["verslag-van-een-schriftelijk-overleg"]


def test_a_letter_with_answers_is_named_after_who_asked() -> None:
    text = "Betreft Beantwoording {}\n\nVraag 1\nWaarom?\nAntwoord\nDaarom.\n"
    units = (unit("Q1", "question", text, 0, 16), unit("A1", "answer", text, 16, 33))

    members = facts(document(text.format("vragen van het lid Podt over opvang"), units))
    committee = facts(document(text.format("lijst van vragen over de begroting"), units))

    assert values(members, "type") == ["antwoord-op-kamervragen"]
    assert values(committee, "type") == ["lijst-van-vragen-en-antwoorden"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Vastgesteld 12 maart 2023", "2023-03-12"),
        ("Vastgesteld … 2023", "2023"),
        ("Voorgesteld tijdens het wetgevingsoverleg van 3 juni 2024", "2024-06-03"),
        ("’s-Gravenhage, 1 juli 2019", "2019-07-01"),
        ("Datum: 3 mei 2021", "2021-05-03"),
        ("Datum 3 mei 2021 Onze referentie", "2021-05-03"),
        ("Datum 31 april 2021", None),
        ("De datum 3 mei 2021 is voorbij", None),
    ],
)
def test_a_date_is_read_where_a_document_states_its_own(line: str, day: str | None) -> None:
    assert values(facts(document(f"{line}\n\nTekst.\n")), "date") == ([day] if day else [])


def test_a_name_is_understood_by_the_date() -> None:
    known = portfolios()

    assert known.ministry("Justitie", date(2005, 1, 1)) == "jenv"
    assert known.ministry("Economische Zaken", date(2005, 1, 1)) == "ez-1946"
    assert known.ministry("Economische Zaken", date(2025, 1, 1)) == "ez"
    assert known.ministry("Economische Zaken", None) == "ez"
    assert known.ministry("Zwaarmoedigheid", None) is None


def test_a_minister_without_ministry_stands_for_the_one_that_has_the_portfolio() -> None:
    facts_of = (("period", "..|Buitenlandse Zaken"), ("portfolio", "2012-11-05..|Buitenlandse Handel"))
    known = Portfolios([Thing("ministry", "bz", "Ministerie van Buitenlandse Zaken", (), facts_of)])

    assert [member.ministry for member in known.members("de Minister voor Buitenlandse Handel")] == ["bz"]
    assert known.ministry("Handel", None) is None


def test_ministers_in_an_enumeration_share_office_or_portfolio() -> None:
    known = Portfolios(
        [
            Thing("ministry", "bz", "Ministerie van Buitenlandse Zaken", ("BZ",)),
            Thing("ministry", "bzk", "Ministerie van Binnenlandse Zaken en Koninkrijksrelaties"),
        ]
    )
    text = (
        "de Ministers van Buitenlandse Zaken (BZ) en voor Natuur en Stikstof, de minister-president en de Minister en "
        "Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties over"
    )
    found = [(member.title, member.ministry) for member in known.members(text)]

    assert found == [
        ("Minister van Buitenlandse Zaken", "bz"),
        ("Minister voor Natuur en Stikstof", None),
        ("minister-president", "az"),
        ("Minister van Binnenlandse Zaken en Koninkrijksrelaties", "bzk"),
        ("Staatssecretaris van Binnenlandse Zaken en Koninkrijksrelaties", "bzk"),
    ]


def test_own_ministry_needs_a_majority_of_sentences_in_the_first_person() -> None:
    text = "Vanuit het Ministerie van SZW wil ik dit. Namens het Ministerie van OCW doe ik dat. "

    assert values(facts(document(text)), "ministry") == []
    assert values(facts(document(text + "Wel zijn wij als SZW bezig.")), "ministry") == ["szw"]
    assert values(facts(document("Ik werk met het Ministerie van OCW samen.")), "ministry") == []


def test_every_document_is_read_whatever_stands_in_it() -> None:
    hostile = (
        "de Minister en " * 2000
        + "\nDe Minister,\n" * 500
        + "als Minister van A en B " * 500
        + "Bij brief van " * 500
        + " " * 20000
        + "\n" * 20000
        + "\nOnze referentie" * 500
        + "\nkst-" + "1-" * 2000
        + "\nVragen van de leden A (X) aan de " * 500
    )  # fmt: skip

    for text in ("", "\n", "\f\f", "\x00", hostile):
        assert isinstance(facts(document(text)), tuple)


def test_the_page_on_document_types_lists_each_type() -> None:
    page = TYPES_PAGE.read_text(encoding="utf-8")

    for kind, _ in HEADINGS:
        assert f"`{kind}`" in page


def test_a_first_question_that_is_answered_but_not_printed_is_no_obstacle() -> None:
    text = "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1\nAntwoord 1\nJa.\nVraag 2\nWaarom?\nAntwoord 2\nZo.\n"
    source = SourceDocument("x.txt", "x.txt", text, "0" * 64, "utf-8")
    document = structure(source)

    assert [unit.spans for unit in document.units if unit.name == "Q1"] == [()]
    assert {fact.key: fact.value for fact in facts(document)}["type"] == "antwoord-op-kamervragen"
