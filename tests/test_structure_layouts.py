"""Units and footnotes in the layouts that text exports and web pages give a document."""

from __future__ import annotations

import pytest
from test_structure import borne, structured, units

GLUED = """Vraag 1
Kent u de vuurtoren?1

Antwoord 1
Ja. De toren staat in het register
1Kamerstuk 29 383, nr. 406.
Tweede Kamer, vergaderjaar 2022–2023, Aanhangsel 2van torens aan zee.2

Vraag 2
Wie betaalt het licht?
2Kamerstuk 29 383, nr. 407.
ah-tk-20222023-3649
ISSN 0921 - 7398’s-Gravenhage 2023Tweede Kamer, vergaderjaar 2022–2023, Aanhangsel 3Antwoord 2
Het Rijk.
"""


def test_the_foot_of_a_page_can_be_glued_to_the_next_page() -> None:
    document = structured(GLUED)

    assert units(document)["A1"] == "Ja. De toren staat in het register van torens aan zee."
    assert units(document)["A2"] == "Het Rijk."
    assert {note.name: (note.unit, note.text.text) for note in document.footnotes} == {
        "fn1": ("Q1", "Kamerstuk 29 383, nr. 406."),
        "fn2": ("A1", "Kamerstuk 29 383, nr. 407."),
    }
    assert {unit.name: unit.line for unit in document.units}["A2"] == 13  # in the file, not among its parts


def test_a_pdf_that_was_made_markdown_of() -> None:
    document = structured(
        "Vraag 1\nKent u het bericht?[1 ] En dit?[2 3 ]\n\nAntwoord 1\nJa, het kabinet werkt op feiten\n\n\n"
        "1 De Kustbode, 3 mei 2023.\n\n2 De Zeebode, 4 mei 2023.\n\n3 Idem.\n\nh tk 20232024 387\n\n\n"
        "-----\n\nen cijfers.[4 ]\n\n"
        "4 Kamerstuk 29 383, nr. 406.\n\n\n-----\n"
    )

    assert {note.name: note.unit for note in document.footnotes} == {"fn1": "Q1", "fn2": "Q1", "fn3": "Q1", "fn4": "A1"}
    assert borne(document)["fn1"] == "Kent u het bericht?"
    assert borne(document)["fn2"] == borne(document)["fn3"] == "t u het bericht? En dit?"
    assert units(document)["A1"] == "Ja, het kabinet werkt op feiten en cijfers."


def test_notes_without_numbers_that_end_with_an_arrow() -> None:
    document = structured(
        "Aan de Voorzitter\n\nIn de brief1 over vuurtorens staat dat.2 Op 24 november 20233 volgde meer.\n\n"
        "De Minister\n\n"
        "Kamerstuk 29 383, nr. 406.↩︎\n\n- Te vinden op\n\nhttps://www.vuurtorens.nl/licht↩︎\n\n3. Zie aldaar.↩︎\n"
    )

    assert [(note.number, note.unit, note.text.text) for note in document.footnotes] == [
        ("1", "D", "Kamerstuk 29 383, nr. 406."),
        ("2", "D", "Te vinden op https://www.vuurtorens.nl/licht"),
        ("3", "D", "Zie aldaar."),
    ]
    assert borne(document)["fn3"].endswith("Op 24 november 2023")


def test_an_arrow_in_a_text_without_markers_makes_no_notes() -> None:
    assert structured("Terug naar de vuurtoren ↩\n\nVerder naar de haven.\n").footnotes == ()


def test_a_note_below_its_number_goes_on_up_to_the_next_number() -> None:
    document = structured(
        "De vaste commissie1 vraagt naar de vuurtorens2 aan de kust.\n\n"
        "1\n\nSamenstelling:\n\nJansen (VVD), Pieters (CDA).\n\n"
        "Plv. leden: Klaassen (SP).\n\n2\n\nZie:\n\nKamerstuk 29 383, nr. 406.\n"
    )

    assert [note.text.text.split("\n") for note in document.footnotes] == [
        ["Samenstelling:", "Jansen (VVD), Pieters (CDA).", "Plv. leden: Klaassen (SP)."],
        ["Zie:", "Kamerstuk 29 383, nr. 406."],
    ]


def test_a_marker_can_be_glued_to_the_word_behind_it() -> None:
    document = structured(
        "De motie (hierna: de motie).1Met deze motie en de kindergarantie2en de fiches "
        "is dat gezegd over CO2emissie.\n\n"
        "1 Kamerstuk 29 383, nr. 406.\n\n2 Kamerstuk 29 383, nr. 407.\n"
    )

    assert borne(document) == {"fn1": "e motie (hierna: de motie)."[-24:], "fn2": "motie en de kindergarantie"[-24:]}
    assert "CO2emissie" in units(document)["D"]


def test_a_table_of_contents_with_pages_on_lines_of_their_own_opens_no_parts() -> None:
    document = structured(
        "Inhoudsopgave\n\nI. Vragen en opmerkingen vanuit de fracties\n\n2\n\nII. Reactie van de minister\n\n"
        "5\n\n"
        "I. VRAGEN EN OPMERKINGEN VANUIT DE FRACTIES\n\nVragen en opmerkingen van de SP-fractie\n\n"
        "Wie let op de kust?\n\n"
        "II. REACTIE VAN DE MINISTER\n\nHet Rijk let op de kust.\n"
    )

    assert {name: text for name, text in units(document).items() if name != "D"} == {
        "V-SP": "Wie let op de kust?",
        "R": "Het Rijk let op de kust.",
    }


def test_a_table_of_contents_with_numbers_and_pages_is_no_text() -> None:
    document = structured(
        "Verslag\n\nInhoudsopgave\n1. Inleiding 2\n2. Vragen en opmerkingen van de\nVVD-fractie 3\n2.1\n"
        "Het licht . . . . 4\n\n1. Inleiding\nDe kust is lang.\n"
    )

    assert "blz" not in units(document)["D"]
    assert "2.1" not in units(document)["D"]
    assert "De kust is lang." in units(document)["D"]
    assert [piece.kind for piece in document.furniture].count("contents") == 1
    assert "Inhoud" in units(structured("Verslag\n\nInhoud\nDe brief gaat over torens.\nEn over licht.\n"))["D"]


def test_headings_of_fractions_with_a_dash_or_a_number() -> None:
    document = structured(
        "I. VRAGEN EN OPMERKINGEN VANUIT DE FRACTIES\n\n1. Vragen en opmerkingen vanuit de VVD-fractie\n\n"
        "Wie let op de kust?\n\n– Vragen en opmerkingen van de SP-fractie\n\nWie betaalt het licht?\n\n"
        "II. REACTIE VAN DE MINISTER\n\nHet Rijk let op de kust.\n"
    )

    assert units(document)["V-VVD"] == "Wie let op de kust?"
    assert units(document)["V-SP"] == "Wie betaalt het licht?"


def test_a_line_that_begins_with_a_dossier_is_no_note() -> None:
    document = structured("De brief1 over de begroting, Kamerstuk\n35 925 VI, is er.\n\n1 Kamerstuk 29 383, nr. 406.\n")

    assert [note.name for note in document.footnotes] == ["fn1"]
    assert "35 925 VI, is er." in units(document)["D"]


def test_questions_without_answers_on_the_site_of_a_party() -> None:
    document = structured(
        "Aanvullende vragen over torens\n\n"
        "Aanvullende vragen van het lid Jansen (Partij van de Zee) aan de minister van Defensie over vuurtorens\n\n"
        "1. Kent u het bericht? [1]\n\n2. Wie betaalt het licht? [2]\n\n\n"
        "[1] Kenmerk 2019Z02541\n[2] Kamerstuk 29383, nr. 406\n"
    )

    assert {note.name: note.unit for note in document.footnotes} == {"fn1": "Q1", "fn2": "Q2"}
    assert units(document)["Q2"] == "Wie betaalt het licht?"


@pytest.mark.parametrize(
    "foot",
    [
        "1\n2\n\nah-tk-20232024-9\n\nDe Kustbode, nr. 106\nDe Zeebode, nr. 82\n",
        "1\n\nDe Kustbode, nr. 106\nDe Zeebode, nr. 82\n2\n",
    ],
)
def test_numbers_parted_from_their_notes(foot: str) -> None:
    page = "Vraag 1\nKent u de berichten?1, 2\nAntwoord 1\nJa.\n\n"
    document = structured(
        page + foot + "\nTweede Kamer, vergaderjaar 2023–2024, Aanhangsel\n\n1\n\n\fVraag 2\nWaarom?\n"
    )

    assert [(note.name, note.unit, note.text.text) for note in document.footnotes] == [
        ("fn1", "Q1", "De Kustbode, nr. 106"),
        ("fn2", "Q1", "De Zeebode, nr. 82"),
    ]
    assert units(document)["A1"] == "Ja."


def test_a_number_parted_from_a_note_of_several_lines() -> None:
    document = structured(
        "De toren1 staat2 aan3 zee.4\n\n1\n\nHet blad De Kustbode over de vuurtoren en over al wie daar ooit "
        "woonde, 24 mei\n"
        "2014\nHet blad De Zeebode.\n3\nKamerstuk 28 828, nr. 70\n4\nKamerstuk 28 828, nr. 71\n2\n\nPagina 3 "
        "van 4\n\f\n"
        "Een volgende bladzijde.\n"
    )

    assert [note.text.text for note in document.footnotes] == [
        "Het blad De Kustbode over de vuurtoren en over al wie daar ooit woonde, 24 mei 2014",
        "Het blad De Zeebode.",
        "Kamerstuk 28 828, nr. 70",
        "Kamerstuk 28 828, nr. 71",
    ]
    assert all(note.marker for note in document.footnotes)


def test_numbers_that_cannot_be_tied_to_words_are_left_alone() -> None:
    document = structured(
        "De toren1 staat2 aan zee.\n\n1\n2\n\nhet blad over de vuurtoren\n\f\nEen volgende bladzijde.\n"
    )

    assert "het blad over de vuurtoren" in "".join(unit.text.text for unit in document.units) or document.footnotes


def test_markers_between_blanks() -> None:
    document = structured(
        "Kent u het bericht over 3 torens? 1 \nIn de brief van 29 juni 2022 2 is dat gezegd over vraag 3 en het "
        "rapport 3 geeft meer. Er zijn 4 torens.\n1 De Kustbode.\n2 Kamerstuk 28 828, nr. 70.\n3 Kamerstuk "
        "28 828, nr. 71.\n4 Niets.\n"
    )

    assert borne(document) == {
        "fn1": "t bericht over 3 torens?",
        "fn2": "de brief van 29 juni 2022"[-24:],
        "fn3": "r vraag 3 en het rapport",
    }


def test_a_heading_of_questions_and_reactions_opens_the_fractions() -> None:
    document = structured(
        "Verslag van een schriftelijk overleg\n\nVragen en opmerkingen vanuit de fracties en reactie van de Minister\n"
        "Inbreng leden van de VVD-fractie\nDe leden van de VVD-fractie vragen naar de torens.\n"
        "Inbreng leden van de D66-fractie\nDe leden van de D66-fractie vragen naar het licht.\n"
    )

    assert {name: text for name, text in units(document).items() if name != "D"} == {
        "V-VVD": "De leden van de VVD-fractie vragen naar de torens.",
        "V-D66": "De leden van de D66-fractie vragen naar het licht.",
    }


def test_numbers_between_blanks_are_no_markers_in_other_texts() -> None:
    document = structured("Er zijn twee torens1 en de vuurtoren 2 staat aan zee.\n1 De Kustbode.\n2 De Zeebode.\n")

    assert list(borne(document)) == ["fn1"]


def test_the_number_of_the_chamber_above_its_name_is_no_marker() -> None:
    document = structured(
        "2\nTweede Kamer der Staten-Generaal\nVoor CO zijn er torens.1\n1 De Kustbode.\n2 heden, aan zee\n"
    )

    assert list(borne(document)) == ["fn1"]


def test_a_document_as_markdown() -> None:
    document = structured(
        "# **12**\n\n### Vraag 1\n\nKent het lid **Jansen** (VVD) het bericht?<sup>1, 2</sup>\n\n"
        "### Antwoord 1\n\n_Ja, en het register._<sup>_3_</sup>\n\n> 1 De Kustbode, www.zee.nl/de_ "
        "toren/b1\n\n- 2 De Zeebode.\n\n- 3 _Idem_.\n"
    )

    assert {name: text for name, text in units(document).items() if name != "D"} == {
        "Q1": "Kent het lid Jansen (VVD) het bericht?",
        "A1": "Ja, en het register.",
    }
    assert [(note.unit, note.text.text) for note in document.footnotes] == [
        ("Q1", "De Kustbode, www.zee.nl/de_ toren/b1"),
        ("Q1", "De Zeebode."),
        ("A1", "Idem."),
    ]
