"""Units and footnotes in the layouts that text exports and web pages give a document."""

from __future__ import annotations

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
