"""Units and footnotes: what belongs to which question, answer, fraction, and marker."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from kg.model import Document, SourceDocument
from kg.structure import passages, structure
from kg.structure.headings import ANSWER_WORDS, QUESTION_WORDS
from kg.structure.numbers import question_numbers

DOCUMENTS = Path(__file__).parent.parent / "examples" / "documents"
MIGRATION = "antwoorden-onderzoek-migratieachtergrond.txt"
LETTER = "kamerbrief-gevestigd-maar-niet-thuis.txt"
CONSULTATION = "schriftelijk-overleg-tweede-nationaliteit.txt"
AGENDA = "vragen-antwoorden-actieagenda-integratie.txt"
DEVELOPMENTS = "kamerbrief-ontwikkelingen-in-integratie.txt"


def structured(text: str) -> Document:
    return structure(SourceDocument("proef.txt", "proef.txt", text, "0" * 64, "utf-8"))


@cache
def example(name: str) -> Document:
    return structured((DOCUMENTS / name).read_text(encoding="utf-8"))


def units(document: Document) -> dict[str, str]:
    return {unit.name: unit.text.text for unit in document.units}


def answered(document: Document) -> dict[str, tuple[str, ...]]:
    """Which questions each answer answers, where they are more than its own."""
    found = {unit.name: unit.answers for unit in document.units if unit.kind in {"answer", "reply"}}
    return {name: answers for name, answers in found.items() if answers != ("Q" + name[1:],)}


def borne(document: Document) -> dict[str, str]:
    """The words that bear the marker of each footnote: the last 24 characters before it."""
    texts = units(document)
    return {
        note.name: texts[note.unit][max(0, note.anchor - 24) : note.anchor]
        for note in document.footnotes
        if note.anchor is not None
    }


def span_text(document: Document, name: str) -> str:
    note = next(note for note in document.footnotes if note.name == name)
    return note.marker.of(document.source.text) if note.marker else ""


def test_all_questions_and_answers_of_the_examples_are_there() -> None:
    for name, count, answers in ((MIGRATION, 14, 7), (AGENDA, 235, 226)):
        document = example(name)
        questions = [unit for unit in document.units if unit.kind == "question"]

        assert [unit.number for unit in questions] == [str(number + 1) for number in range(count)]
        assert sum(1 for unit in document.units if unit.kind == "answer") == answers
        assert all(unit.text.text for unit in document.units)
        assert {q for unit in document.units for q in unit.answers} == {unit.name for unit in questions}
        assert not document.issues


def test_joint_answers_of_the_examples() -> None:
    assert answered(example(MIGRATION)) == {"A3": ("Q3", "Q4", "Q5", "Q6", "Q7", "Q9"), "A10": ("Q10", "Q11", "Q12")}
    assert answered(example(AGENDA)) == {
        "A21": ("Q21", "Q22"),
        "A29": ("Q29", "Q30"),
        "A47": ("Q47", "Q79", "Q80", "Q83", "Q84", "Q109", "Q110", "Q111", "Q114", "Q124"),
        "A63": ("Q63", "Q64"),
        "A126": ("Q126", "Q127", "Q128", "Q129"),
        "A169": ("Q169", "Q170"),
        "A182": ("Q182", "Q183"),
        "A225": ("Q225", "Q226"),
    }


def test_a_question_can_be_answered_twice() -> None:
    document = example(AGENDA)

    assert [unit.name for unit in document.units if "Q79" in unit.answers] == ["A47", "A79"]


def test_an_answer_without_a_heading_follows_its_question() -> None:
    document = example(MIGRATION)

    assert units(document)["Q14"].endswith("Staatscommissie demografische ontwikkelingen beantwoorden?")
    assert units(document)["A14"] == "De vragen zijn zo spoedig mogelijk na ontvangst beantwoord."
    assert next(unit.line for unit in document.units if unit.name == "A14") == 51


def test_text_runs_on_over_pages_and_notes() -> None:
    texts = units(example(AGENDA))

    assert "Diaspora en Antisemitismebestrijding. Het kabinet" in texts["A87"]
    assert texts["Q19"].startswith("Hoe wordt bepaald welke groepen als «integratie-uitdaging» worden bestempeld en")
    assert "niet te gaan stemmen bij Nederlandse verkiezingen (al dan niet vanaf" in texts["A45"]
    assert texts["Q132"].endswith("schadelijke praktijken te bestrijden?")


def test_the_parts_of_a_consultation() -> None:
    document = example(CONSULTATION)

    assert [(unit.name, unit.answers, unit.asked_by) for unit in document.units] == [
        ("D", (), ""),
        ("V-VVD", (), "VVD"),
        ("V-D66", (), "D66"),
        ("R-VVD", ("V-VVD",), "VVD"),
        ("R-D66", ("V-D66",), "D66"),
    ]
    assert "\nHieronder reageer ik mede namens de Minister van Buitenlandse Zaken" in units(document)["D"]
    assert units(document)["R-VVD"].startswith("Ongewenste tweede nationaliteit (35475-15)\nDe leden van de VVD")


def test_the_letters_are_a_body_without_their_letterhead() -> None:
    assert list(units(example(DEVELOPMENTS))) == ["D"]
    text = units(example(LETTER))["D"]

    assert text.startswith("Betreft Reactie publicatie SCP Gevestigd, maar niet thuis.")
    assert "personen met migratieachtergrond die meer ‘geworteld’ zijn en een betere structurele positie hebben" in text
    assert "racisme in al hun\nHet samenlevingsperspectief reikt verder" in text  # page 4 is missing
    assert "Pagina" not in text
    assert "2022-0000229946" not in text


def test_every_footnote_of_the_examples_has_its_marker() -> None:
    for name, numbers in (
        (LETTER, [1, 2, 3, 4, 5, 10, 11, 12]),
        (CONSULTATION, range(1, 29)),
        (AGENDA, range(1, 44)),
        (DEVELOPMENTS, range(1, 4)),
    ):
        assert [note.number for note in example(name).footnotes] == [str(number) for number in numbers]
        assert all(span_text(example(name), note.name) == note.number for note in example(name).footnotes)


@pytest.mark.parametrize(
    ("name", "note", "unit", "words"),
    [
        (CONSULTATION, "fn1", "V-VVD", "voor de Statistiek (CBS)"),
        (CONSULTATION, "fn5", "V-D66", "de rest van Nederland."),  # printed on the first page of the reply
        (CONSULTATION, "fn16", "R-D66", "brief 14 november 2022"),  # "202216"
        (CONSULTATION, "fn19", "R-D66", "in het coalitieakkoord."),  # a blank before it
        (CONSULTATION, "fn25", "R-D66", "hoger dan bij de 1e )."),
        (AGENDA, "fn15", "A27", "rechtsstaat kan ondermijnen."),  # printed in the answer to 32
        (AGENDA, "fn11", "A23", "kent meerdere duidingen"),
        (AGENDA, "fn24", "A87", "Antisemitismebestrijding"),
        (AGENDA, "fn33", "Q137", "traject over het OBI"),  # "OBI33-meldpunt"
        (LETTER, "fn3", "D", "hun onderkomen vinden"),
        (LETTER, "fn10", "D", "uitsluiting en discriminatie"),  # "10 11" on a line above
        (LETTER, "fn11", "D", "uitsluiting en discriminatie"),
    ],
)
def test_a_footnote_belongs_where_its_marker_stands(name: str, note: str, unit: str, words: str) -> None:
    found = next(footnote for footnote in example(name).footnotes if footnote.name == note)

    assert found.unit == unit
    assert borne(example(name))[note].endswith(words[-24:])


def test_the_bodies_of_footnotes_are_whole() -> None:
    texts = {note.name: note.text.text for note in example(AGENDA).footnotes}

    assert texts["fn22"] == "Tweede Kamer, Vergaderjaar 2023–2024, 29 544, nr. 1244"
    assert texts["fn23"].endswith("of WODC, 2024, Met beleid vooruit")
    assert texts["fn16"].endswith("/mensen-met-nederlandse-herkomst-hebben-meest-gesegregeerde-netwerk")
    assert texts["fn25"].endswith("Weerbaarheid Democratische Rechtsorde (2023)")
    assert {note.name: note.line for note in example(LETTER).footnotes}["fn10"] == 176


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("3, 4, 5, 6, 7 en 9", "3 4 5 6 7 9"),
        ("39 t/m 42", "39 40 41 42"),
        ("1 tot en met 3, 5", "1 2 3 5"),
        ("169 en vraag 170", "169 170"),
        ("4–6", "4 5 6"),
        ("5a en 5b", "5a 5b"),
        ("2, 2 en 3", "2 3"),
        ("12", "12"),
        ("1-9999", "1 9999"),
    ],
)
def test_lists_of_numbers(printed: str, numbers: str) -> None:
    assert " ".join(question_numbers(printed)) == numbers


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        ("Vraag 1", "Antwoord", "Q1 A1"),
        ("Vraag 1.", "Antwoord 1:", "Q1 A1"),
        ("Vraagt 1", "Antwoor op vraag 1", "Q1 A1"),
        ("VRAAG 1", "ANTWOORD", "Q1 A1"),
        ("Vraag (1)", "Antwoord (1)", "Q1 A1"),
        ("Vraag 1 (VVD)", "Antwoord vraag 1", "Q1 A1"),
        ("Vraag nr. 1", "Antwoord op de vraag 1.", "Q1 A1"),
        ("Vraag 01", "Antwoord: ja, dat kan.", "Q1 A1"),
        ("Vraag 1: Deelt u die mening?", "Antwoord op vraag 1: nee.", "Q1 A1"),
        ("Vraag\u00a01", "Antwoord\u00a0\u00a01", "Q1 A1"),
        ("**Vraag 1**", "**Antwoord**", "Q1 A1"),
        ("## Vraag 1", "[Antwoord 1]", "Q1 A1"),
        ("Vraag 1 van de leden van de VVD-fractie", "Antwoord op vraag 1 van de leden van de VVD-fractie", "Q1 A1"),
        ("Vraag 1 (VVD):", "Antwoord 1", "Q1 A1"),
        ("Graag 1", "Antwoord", "D"),
        ("Vraag 1 en verder", "Antwoord", "D"),
    ],
)
def test_forms_of_headings(question: str, answer: str, expected: str) -> None:
    document = structured(f"{question}\nKunt u dat toelichten?\n\n{answer}\nDat staat in de brief.\n")

    assert " ".join(unit.name for unit in document.units) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Antwoord van staatssecretaris Nobel (ontvangen 10 december 2024)\n",
        "Vragen van het lid Sneller (D66) aan de Minister\n",
        "Antwoord\nop deze brief is nog niet gekomen.\n",
        "Zoals toegelicht onder\nvraag 18.\nZie ook daar.\n",
        "Vraag en antwoord zijn kort.\n",
    ],
)
def test_what_is_no_heading_is_body(text: str) -> None:
    assert list(units(structured(text))) == ["D"]


def test_real_words_are_no_misspelt_headings() -> None:
    assert {"vraagt", "vrag", "vragne"} <= QUESTION_WORDS
    assert "antwoor" in ANSWER_WORDS
    assert not {"graag", "dragen", "traag"} & (QUESTION_WORDS | ANSWER_WORDS)


def test_an_answer_without_number_answers_what_was_just_asked() -> None:
    text = (
        "Vraag 1\nA?\nVraag 2\nB?\nAntwoord\nJa.\nVraag 3\nC?\nVraag 4\nD?\nAntwoord\nNee.\nAntwoord op vraag 3\nOok.\n"
    )

    assert answered(structured(text)) == {"A1": ("Q1", "Q2")}
    assert [unit.name for unit in structured(text).units if unit.kind == "answer"] == ["A1", "A4", "A3"]


def test_questions_under_one_heading_are_taken_apart() -> None:
    text = (
        "Vraag 3, 4 en 5\nDeelt u die mening? Zo nee,\nwaarom niet?\nBent u bereid dat te doen?\n\n"
        "Kunt u dat uitleggen? Zo nee, waarom niet?\nAntwoord 3, 4 en 5\nJa.\nVraag 6 en 7\nWaarom?Sinds wanneer?\n"
        "Antwoord 6 en 7\nDaarom.\nVraag 8 en 9\nWaarom dan? Zo nee, waarom niet? Wie betaalt?\nAntwoord 8 en 9\nWij.\n"
    )

    assert units(structured(text)) == {
        "Q3": "Deelt u die mening? Zo nee, waarom niet?",
        "Q4": "Bent u bereid dat te doen?",
        "Q5": "Kunt u dat uitleggen? Zo nee, waarom niet?",
        "A3": "Ja.",
        "Q6": "Waarom?",
        "Q7": "Sinds wanneer?",
        "A6": "Daarom.",
        "Q8": "Waarom dan? Zo nee, waarom niet?",
        "Q9": "Wie betaalt?",
        "A8": "Wij.",
    }


def test_a_question_that_is_only_answered_has_no_text_and_is_an_issue() -> None:
    document = structured("over de brief.\nVraag 6\nWaarom?\nAntwoord op vraag 5 en 6\nDaarom.\n")

    assert answered(document) == {"A5": ("Q5", "Q6")}
    assert units(document)["Q5"] == ""
    assert [(issue.code, issue.line) for issue in document.issues] == [("question-without-text", 4)]


def test_a_number_that_comes_back_gets_a_name_of_its_own() -> None:
    document = structured("Vraag 1\nA?\nAntwoord 1\nJa.\nVraag 1\nB?\nAntwoord 1\nNee.\n")

    assert [(unit.name, unit.answers) for unit in document.units if unit.answers] == [
        ("A1", ("Q1",)),
        ("A1.2", ("Q1.2",)),
    ]


@pytest.mark.parametrize("end", ["Mededeling", "Toelichting:", "Hoogachtend,", "De Minister van Financiën,"])
def test_what_follows_the_last_answer_is_body(end: str) -> None:
    document = structured(f"Vraag 1\nWaarom?\nAntwoord 1\nDaarom.\n\n{end}\nE. Heinen\n")

    assert units(document)["A1"] == "Daarom."
    assert "E. Heinen" in units(document)["D"]


def test_questions_that_bear_only_a_number() -> None:
    document = structured(
        "1\nHoeveel geld is er?\nAntwoord:\nGeld voor:\n1. Een post.\n2. Twee posten.\n3. Drie.\n\n"
        "2\nWat is de rol van gemeenten?\n3\nEn die van provincies?\nAntwoord\nGroot.\n"
        "4. Komt er een evaluatie?\nAntwoord: in 2026.\n"
    )

    assert answered(document) == {"A2": ("Q2", "Q3")}
    assert units(document)["Q4"] == "Komt er een evaluatie?"
    assert units(document)["A1"].endswith("3. Drie.")


@pytest.mark.parametrize("number", ["{}\n\n", "{}. ", "{} ", "{}.\n"])
def test_a_list_of_questions_without_any_word_before_the_answers(number: str) -> None:
    asked = (
        "Kunt u de commissie1 vertellen waar de vuurtorens staan?",
        "Hoeveel zijn het er? Welke branden nog?",
        "Wie betaalt het onderhoud (Kamerstuk 36 999, nr. 2)?",
    )
    told = (
        "Aan de kust. Daarvoor zijn drie redenen:\n\n1. zij zijn hoog;\n\n2. zij geven licht;\n\n3. zij zijn oud.",
        "Negentien.",
        "Het ministerie.",
    )
    text = "36 999 Vuurtorens\n\nNr. 72 LIJST VAN VRAGEN EN ANTWOORDEN\n\nVastgesteld 18 mei 2011\n\n" + "".join(
        f"{number.format(at)}{question}\n\n{answer}\n\n"
        for at, (question, answer) in enumerate(zip(asked, told, strict=True), 1)
    )
    document = structured(text)

    assert [unit.name for unit in document.units] == ["D", "Q1", "A1", "Q2", "A2", "Q3", "A3"]
    assert [unit.text.text for unit in document.units[1::2]] == list(asked)
    assert [unit.text.text for unit in document.units[2::2]][1:] == list(told[1:])


LISTED = "36 999 Vuurtorens\n\nNr. 72 LIJST VAN VRAGEN EN ANTWOORDEN\n\nVastgesteld 18 mei 2011\n\n"
LETTERED = (
    "36 999 Vuurtorens\n\nNr. 73 BRIEF VAN DE MINISTER\n\nDen Haag, 3 mei 2012\n\nHierbij zend ik u antwoorden.\n\n"
)
ANSWERS = "Antwoorden op Kamervragen van het lid Jansen (VVD) over vuurtorens. (2021Z05534, ingezonden 3 mei 2021)\n\n"
OF_MEMBER = "Vragen van het lid Jansen (VVD) aan de minister van Defensie over vuurtorens. (Ingezonden 3 mei 2004)\n\n"
REPLIED = (
    "Antwoord van minister Pietersen (Defensie), mede namens de minister\nvan Justitie. (Ontvangen 4 juni 2004)\n\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LISTED + "1 en 2\n\nWaar?\n\nHoeveel?\n\nAan zee.\n\n3\n\nWie betaalt?\n\nWij.\n", "A1=1,2 A3=3"),
        (LISTED + "1 t/m 3\nWaar staan zij?\nHoeveel?\nHoe hoog?\nAan zee.\n4\nWie betaalt?\nWij.\n", "A1=1,2,3 A4=4"),
        (LISTED + "1 en 2\nWaar?\nHoeveel?\nAntwoord\nAan zee.\n\n3\nWie?\nAntwoord:\nWij.\n", "A1=1,2 A3=3"),
        (LISTED + "1\n\nWaar?\n\n2\n\nHoeveel?\n\nNegen, aan zee.\n\n3\n\nWie?\n\nWij.\n", "A1=1,2 A3=3"),
        (LISTED + "1\n\nGraag een overzicht.\n\nZie de bijlage.\n\n2\n\nWie betaalt?\n\nWij.\n", "A1=1 A2=2"),
        (LISTED + "1\n\nWaar?\n\nAan zee.\n\nHoe kan het anders?\n\nZo is het.\n\n2\n\nWie?\n\nWij.\n", "A1=1 A2=2"),
        (LISTED + "1\n\nWaar?\nZijn zij hoog en\noud? Graag kort.\n\nAan zee.\n\n2\n\nWie?\n\nWij.\n", "A1=1 A2=2"),
        (LISTED + "1\n\nWaar? Zie de motie.\n\nAan zee.\n\n2\n\nWie?\n\nWij.\n", "A1=1 A2=2"),
        (LISTED + "1\n\nWaar?\n\nIs dat ver? Nee.\n\nAan zee.\n\n2\n\nWie?\n\nWij.\n", "A1=1 A2=2"),
        (LISTED + "1\n\nWaar?\n\nIs dat ver?\n\nAan zee.\n\n2\n\nWie?\n\nWij.\n", "A1=1 A2=2"),
        (LISTED + "4\n\nWaar staan zij?\n\nAan zee.\n\n6\n\nWie betaalt?\n\nWij.\n", "A4=4 A6=6"),  # pages are missing
        (LETTERED + "Bijlage: vragen van de leden en antwoorden\n1. Waar?\nAan zee.\n\n2. Wie?\nWij.\n", "A1=1 A2=2"),
        (LETTERED + "Beantwoording van de feitelijke vragen over vuurtorens\n1. Waar zijn\nzij?\nAan zee.\n", "A1=1"),
        (LETTERED + "Vragen\n\n1\nWaar?\n\n2\nWie?\n\nAntwoorden\n\n1\nAan zee.\n\n2\nWij.\n", "A1=1 A2=2"),
        (LISTED + "1\nWaar?\n1\nAan zee.\n\n2\nHoe?\n\n3\nWie?\n\n2 en 3\nWij.\n", "A1=1 A2=2,3"),
        (LISTED + "1\nWaar?\nAan zee:\n1. noord;\n2. zuid.\n2\nWie?\nWij.\n3\nHoe?\nZo.\n", "A1=1 A2=2 A3=3"),
        (LISTED + "1   Waar zijn zij?     0\n    Aan zee.\n2   Wie betaalt?   3    4\n    Wij.\n", "A1=1 A2=2"),
        (ANSWERS + "1.\nWaar?\n\n1.\nAan zee.\n\n2.\nWie?\n\n2.\nWij.\n", "A1=1 A2=2"),
        (OF_MEMBER + "1\nWaar?\n\n2\nHoe?\n\n3\nWie?\n\n" + REPLIED + "1\nAan zee.\n\n2 en 3\nWij.\n", "A1=1 A2=2,3"),
        (OF_MEMBER + "1\nWaar?\n\n2\nWie?\n\nAntwoord\n\n" + REPLIED + "1\nAan zee.\n\n2\nWij.\n", "A1=1 A2=2"),
    ],
)  # fmt: skip
def test_questions_and_answers_that_bear_only_numbers(text: str, expected: str) -> None:
    document = structured(text)

    answers = [unit for unit in document.units if unit.kind == "answer"]
    assert " ".join(f"{unit.name}={','.join(unit.answers)}" for unit in answers).replace("Q", "") == expected
    assert document.footnotes == ()
    assert all("Aan zee" not in unit.text.text for unit in document.units if unit.kind == "question")


def test_a_list_of_questions_with_columns_of_pages() -> None:
    rows = "1 Waar staan de vuurtorens? 0 12\n2 Hoeveel zijn het, en hoe hoog\nis elk? 0 13\n3 Wie betaalt? 1 14 15\n"

    assert [unit.name for unit in structured(f"{LISTED}Nr Vraag Bijlage Blz. (van) t/m\n{rows}").units] == [
        "D",
        "Q1",
        "Q2",
        "Q3",
    ]


def test_notes_with_a_number_on_a_line_of_their_own_stay_notes_beside_an_answer() -> None:
    text = "Vraag 1\nKunt u dat1 toelichten?2\n\nAntwoord\nJa.\n\n1\nNRC, 3 mei 2012.\n2\nTrouw, 4 mei 2012.\n"

    assert [note.number for note in structured(text).footnotes] == ["1", "2"]


def test_numbered_questions_in_a_letter_are_no_list() -> None:
    text = "Geachte voorzitter,\n\n1. Waarom doen wij dit?\n\nOmdat het moet.\n\n2. Hoe doen wij dit?\n\nMet zorg.\n"

    assert [unit.name for unit in structured(text).units] == ["D"]


def test_a_consultation_with_one_reply_and_a_table_of_contents() -> None:
    document = structured(
        "I Vragen en opmerkingen vanuit de fracties 2\nVragen en opmerkingen van de leden van de PVV-fractie 2\n"
        "II Reactie van de Staatssecretaris 5\n\nI Vragen en opmerkingen vanuit de fracties\n\n"
        "Inbreng van de leden van de fractie van de PVV\n\nDe leden vragen waarom.\n\n"
        "Vragen en opmerkingen van de GroenLinks-PvdA-fractie\n\nDe leden vragen hoe.\n\n"
        "Vragen en opmerkingen van de leden van de fractie van de Partij voor de\nDieren\n\nDe leden vragen wat.\n\n"
        "Vragen en opmerkingen van het lid Omtzigt\n\nHet lid vraagt wie.\n\n"
        "II Reactie van de Staatssecretaris\n\nDaarom, zo, dit en die.\n\nIII Volledige agenda\n\nBrief.\n"
    )
    remarks = ("V-PVV", "V-GroenLinks-PvdA", "V-Partij-voor-de-Dieren", "V-Omtzigt")

    assert tuple(unit.name for unit in document.units) == ("D", *remarks, "R")
    assert answered(document) == {"R": remarks}
    assert units(document)["R"] == "Daarom, zo, dit en die."
    assert document.units[3].asked_by == "Partij voor de Dieren"
    assert document.units[5].number == "alle fracties"


def test_a_consultation_of_the_senate_whose_answers_are_a_letter() -> None:
    fractions = (
        "Vragen en opmerkingen van de fractieleden van de PVV\n\n{}\n\n"
        "Vragen en opmerkingen van de leden van de fracties van de SP en PvdD gezamenlijk\n\n{}\n\n"
    )
    document = structured(
        "35 999 Vuurtorens\n\nB VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nVastgesteld 3 mei 2023\n\n"
        + fractions.format("Waarom branden zij?", "Wat kost dat?")
        + "BRIEF VAN DE MINISTER VAN INFRASTRUCTUUR EN WATERSTAAT\n\nDen Haag, 2 mei 2023\n\n"
        + fractions.format("Voor de schepen.", "Negentien euro.")
    )

    assert answered(document) == {"R-PVV": ("V-PVV",), "R-SP-en-PvdD": ("V-SP-en-PvdD",)}
    assert units(document)["R-PVV"] == "Voor de schepen."
    assert "Den Haag" in units(document)["D"]


def test_a_consultation_with_replies_in_turn() -> None:
    fraction = "Vragen en opmerkingen van de leden van de {}-fractie\n\nDe leden vragen waarom.\n\n"
    reply = "Reactie van de minister\n\nDaarom.\n\n"
    document = structured(fraction.format("VVD") + reply + fraction.format("D66") + reply)

    assert [(unit.name, unit.answers) for unit in document.units] == [
        ("V-VVD", ()),
        ("R-VVD", ("V-VVD",)),
        ("V-D66", ()),
        ("R-D66", ("V-D66",)),
    ]


def test_footnotes_as_a_text_export_prints_them() -> None:
    document = structured(
        "Kent u het bericht «Te duur»?\n1\nIn de evaluatie van het tarief\n2 is gekeken naar CO2 en B1.\n"
        "Het stond in een brief.3\n"
        "1Trouw, 3 mei 2024\n2Bijlage bij Kamerstuk 32 140, nr. 174.\n3Kamerstuk 32 140,\nnr. 175.\n"
        "Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 1\nHet kabinet gaat verder.\n"
    )

    assert borne(document) == {
        "fn1": "t u het bericht «Te duur»?"[-24:],
        "fn2": "de evaluatie van het tarief"[-24:],
        "fn3": "\nHet stond in een brief."[-24:],
    }
    assert [note.text.text for note in document.footnotes][2] == "Kamerstuk 32 140, nr. 175."
    assert units(document)["D"].endswith("Het kabinet gaat verder.")


def test_footnotes_behind_a_bracket_as_web_pages_print_them() -> None:
    document = structured(
        "Vraag 1\nKent u het bericht over de veerpont? 1)\nAntwoord op vraag 1\nJa.\n\n"
        "Vraag 2\nWelke eisen gelden, te weten\n1) een reling, 2) een bel? 2)\nAntwoord op vraag 2\nAlle.\n\n"
        "1) Trouw, 3 mei 2024\n\n2) Kamerstuk 32 140, nr. 174.\n"
    )

    assert [(note.name, note.unit, note.text.text) for note in document.footnotes] == [
        ("fn1", "Q1", "Trouw, 3 mei 2024"),
        ("fn2", "Q2", "Kamerstuk 32 140, nr. 174."),
    ]
    assert units(document)["Q2"] == "Welke eisen gelden, te weten 1) een reling, 2) een bel?"
    assert units(document)["A2"] == "Alle."


def test_a_numbered_list_is_no_footnotes() -> None:
    document = structured("De eisen zijn de volgende.\n\n1) Een reling.\n\n2) Een bel.\n\nVerder geldt niets.\n")

    assert document.footnotes == ()


def test_markers_are_told_from_names_and_numbers() -> None:
    document = structured(
        "De NIS24 en de CO2-uitstoot van 7,1 procent (artikel 2) staan in nr. 3 van 2023.3 De CO2-heffing1\n"
        "en NIS2 ook.2\n\n1 Een.\n2 Twee.\n3 Drie.\n4 Vier.\n"
    )
    words = borne(document)

    assert words["fn1"].endswith("CO2-heffing")
    assert words["fn2"].endswith("en NIS2 ook.")
    assert document.footnotes[2].marker is None  # it would have to stand after the second


def test_several_footnotes_on_one_line_are_told_apart_by_their_markers() -> None:
    document = structured(
        "Het bericht1 gaat over geld.2 Daarna kwam meer,3 en nog een brief.4\n\n"
        "1 Tweede bericht | CBS 2 10 miljoen euro voor onderzoek 3 https://www.cbs.nl/meer 4 Kamerstuk 32 140,\n"
        "nr. 5 Bijlage 6\n"
    )

    assert [(note.name, note.text.text) for note in document.footnotes] == [
        ("fn1", "Tweede bericht | CBS"),
        ("fn2", "10 miljoen euro voor onderzoek"),
        ("fn3", "https://www.cbs.nl/meer"),
        ("fn4", "Kamerstuk 32 140, nr. 5 Bijlage 6"),
    ]
    assert {note.line for note in document.footnotes} == {3}
    assert units(document)["D"] == "Het bericht gaat over geld. Daarna kwam meer, en nog een brief."


def test_a_number_inside_a_footnote_without_a_marker_begins_no_other() -> None:
    document = structured(
        "Het bericht1 gaat over geld.\n\n1 In de periode 2 Januari tot 2 Mei, en zie nr. 2 Bijlage 2 Zie\n"
    )

    assert [note.name for note in document.footnotes] == ["fn1"]


def test_a_footnote_without_marker_belongs_where_it_is_printed() -> None:
    document = structured(
        "Vraag 1\nWaarom?\nAntwoord 1\nDaarom.1 Daarom ook.3\n\n1 Een.\n2 Twee.\n3 Drie.\n een nieuwe pagina\n"
    )

    assert [(note.name, note.unit, note.anchor is None) for note in document.footnotes] == [
        ("fn1", "A1", False),
        ("fn2", "A1", True),
        ("fn3", "A1", False),
    ]
    assert [issue.code for issue in document.issues] == ["footnote-without-marker"]
    assert units(document)["A1"] == "Daarom. Daarom ook. een nieuwe pagina"


def test_a_footnote_that_begins_like_the_rest_of_a_sentence_counts_by_its_marker() -> None:
    document = structured(
        "Vraag 1\nMag een burstpercentage5 van meer dan 12,5% in een gaasverpakking6 op een paspoort4?\n"
        "Antwoord 1\nNee.\n"
        "4 Zie het rapport.\n"
        "5 stoffen of preparaten welke zijn bedoeld om het vuurwerk open te rijten\n"
        "6 Er zijn twee soorten.\n"
        "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 2\n"
        "\fVraag 2\nHoe groot is de vrije ruimte7?\nAntwoord 2\nDat zijn er nog\n3 procent minder dan gedacht.\n"
        "7 1,92% van de totale loonsom\n"
        "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 3\n"
    )
    assert {note.number: (note.unit, note.text.text) for note in document.footnotes if note.number != "4"} == {
        "5": ("Q1", "stoffen of preparaten welke zijn bedoeld om het vuurwerk open te rijten"),
        "6": ("Q1", "Er zijn twee soorten."),
        "7": ("Q2", "1,92% van de totale loonsom"),
    }
    assert "3 procent minder dan gedacht." in units(document)["A2"]


@pytest.mark.parametrize(("marker", "body"), [("[{}]", "[{}] "), (" [{}]", "[{}]\u00a0"), ("[^{}]", "[^{}]: ")])
def test_footnotes_between_brackets_as_web_pages_and_markdown_have_them(marker: str, body: str) -> None:
    first, second = (marker.format(number) for number in (1, 2))
    text = f"In het rapport{first} staat dat licht nodig is [sic].\n\nDat is zo.{second}\n\nHoogachtend,\n\n"
    document = structured(f"{text}{body.format(1)}CBS, 3 mei 2022.\n{body.format(2)}Zie Kamerstuk 36 410, nr. 12.\n")

    assert [note.text.text for note in document.footnotes if note.marker] == [
        "CBS, 3 mei 2022.",
        "Zie Kamerstuk 36 410, nr. 12.",
    ]
    assert "In het rapport staat dat licht nodig is [sic]." in units(document)["D"]


def test_markers_apart_by_blanks_and_behind_the_number_of_a_regulation() -> None:
    notes = "1 NRC, 3 mei 2012.\n2 Trouw, 4 mei 2012.\n3 Verordening (EU) 2018/848 van 30 mei 2018.\n"
    document = structured(f"Kent u de berichten?1,  2\nZie Verordening (EU) 2018/8483 (rapport volgt).\n\n{notes}")

    assert [note.number for note in document.footnotes if note.marker] == ["1", "2", "3"]
    assert "2018/848 (rapport volgt)" in units(document)["D"]


def test_the_cells_of_a_table_are_no_footnotes() -> None:
    table = "In 2021\n\nIn 2022\n\nTotaal\n\n1\n10\n\n12\n\n2\n14\n\n17\n\n3\n34\n\n40\n\n"
    document = structured(f"Volgens het overzicht1 steeg het.\n\n{table}1 Movisie, maart 2022, Overzicht.\n")

    assert [(note.number, note.text.text) for note in document.footnotes] == [("1", "Movisie, maart 2022, Overzicht.")]


def test_numbered_lists_are_no_footnotes() -> None:
    document = structured("Het kabinet doet drie dingen:\n\n1 Regels maken.\n2 Geld geven.\n3 Toezien.\n")

    assert not document.footnotes


def test_the_number_of_the_chamber_and_a_post_box_are_no_markers() -> None:
    document = structured(
        "Tweede Kamer der Staten-Generaal\n2\n\nPostbus 20018\n\nKent u dit bericht? 1 Weet u het besluit? 2 \nJa?\n"
        "1 NOS, 1 mei 2024.\n2 Kamerstuk 32 824, nr. 1.\n\nMeer over het onderzoek8\n\n8 Zie het rapport.\n"
    )

    ends = {name: words[-12:] for name, words in borne(document).items()}
    assert ends == {"fn1": "dit bericht?", "fn2": "het besluit?", "fn8": "et onderzoek"}


def test_the_last_note_of_a_page_ends_where_the_sentence_of_the_page_goes_on() -> None:
    document = structured(
        "Het kabinet wil de uitstoot1 van fabrieken niet alleen\n1 Zie het besluit van de Raad.\nverminderen maar ook "
        "stoppen.\nPagina 1 van 2\n"
    )

    assert [note.text.text for note in document.footnotes] == ["Zie het besluit van de Raad."]


def test_page_numbers_with_a_blank_in_the_word_part_pages() -> None:
    text = "".join(f"Het doel{at} is klaar en dit\n{at} Besluit {at}.\nP agina {at} van 3\n" for at in (1, 2, 3))

    assert [note.text.text for note in structured(text).footnotes] == ["Besluit 1.", "Besluit 2.", "Besluit 3."]


def test_a_body_can_be_printed_on_the_page_after_its_marker() -> None:
    document = structured("Het kader1 en het doel2\n\n1 Een.\n\fverder en verder\n\n2 Twee.\n\fslot\n")

    assert borne(document) == {"fn1": "Het kader", "fn2": "Het kader en het doel"}


def test_passages_are_the_units_each_with_its_footnotes() -> None:
    document = example(CONSULTATION)
    found = [(passage.unit, passage.via) for passage in passages(document)]

    assert found[:5] == [("D", None), ("V-VVD", None), ("V-VVD", "fn1"), ("V-VVD", "fn2"), ("V-VVD", "fn3")]
    assert len(found) == len(document.units) + len(document.footnotes)


@pytest.mark.parametrize(
    "piece",
    [
        " ",
        "\n",
        "1\n",
        "woord1\n1 Een\n",
        "\f",
        "Vraag 1\n",
        "Antwoord\n",
        "20221 ",
        "1 ",
        "woord-\n",
        "Datum\n",
        "[",
        "\u00ad ",
    ],
)
def test_texts_of_one_thing_over_and_over_are_read_in_reasonable_time(piece: str) -> None:
    document = structured("Vraag 1\nWaarom?\n" + piece * (40_000 // len(piece)))

    assert document.units
