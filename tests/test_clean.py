"""Reading text and page furniture: how lines hang together, and what is not text."""

from __future__ import annotations

import pytest

from kg.clean import Lines, Wording, layout, reading_text
from kg.text import Span

SENTENCE = "Het kabinet werkt aan een samenleving waarin iedereen mee kan doen en "  # as long as a line of print
PAGE = "".join(f"{SENTENCE}\n" for _ in range(6))


def read(text: str, around: str = PAGE) -> str:
    """*text* as it reads in a document that has *around* before it too."""
    source = around + text
    return reading_text(source, [Span(len(around), len(source))], Wording.of(source)).text


def kinds(text: str) -> list[tuple[str, str]]:
    """The furniture of *text*: kind and line."""
    lines = Lines.of(text)
    return [(kind, line) for kind, line in zip(layout(lines).kinds, lines.texts, strict=True) if kind]


@pytest.mark.parametrize(
    ("text", "reading", "known"),
    [
        ("de bijvoor-\nbeeld genoemde", "de bijvoorbeeld genoemde", ""),
        ("de wet-\nen regelgeving", "de wet- en regelgeving", ""),
        ("een binnen-\nof buitenlandse", "een binnen- of buitenlandse", ""),
        ("de EU-\narbeidsmigranten", "de EU-arbeidsmigranten", ""),
        ("de VVD-\nfractie", "de VVD-fractie", ""),
        ("met 17-\njarigen", "met 17-jarigen", ""),
        ("in Caribisch-\nNederland", "in Caribisch-Nederland", ""),
        ("een niet-\nwesterse achtergrond", "een niet-westerse achtergrond", ""),
        ("een her-\naccreditatie", "een her-accreditatie", "elke her-accreditatie volgt"),
        ("de her-\nhaling", "de herhaling", "een herhaling"),
        ("de integratie-\nparadox", "de integratie-paradox", "de Integratie-paradox, zo blijkt"),
        ("sociaal-\nculturele afstand", "sociaal-culturele afstand", ""),
        ("beëin-\n\ndigen", "beëindigen", ""),
        ("van 57 -\n68 procent", "van 57 - 68 procent", ""),
        ("zacht\u00ad\nheid en zacht\u00adheid", "zachtheid en zachtheid", ""),
    ],
)
def test_a_hyphen_at_a_line_end_is_judged_by_the_document(text: str, reading: str, known: str) -> None:
    assert read(text, PAGE + known + "\n\n") == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        (
            "zie https://www.cbs.nl/nl-nl/mensen-met-\n\nmeest-netwerk. En",
            "zie https://www.cbs.nl/nl-nl/mensen-met-meest-netwerk. En",
        ),
        (
            "uit (https://dashboards.cbs.nl/v5/\nasielenintegratie), waar",
            "uit (https://dashboards.cbs.nl/v5/asielenintegratie), waar",
        ),
        ("zie https://\ndvhn.nl/groningen/lelylijn.html.", "zie https://dvhn.nl/groningen/lelylijn.html."),
        ("zie https://www.nji.nl/a-\nb-c-\nd.pdf en", "zie https://www.nji.nl/a-b-c-d.pdf en"),
        ("zie https://www.rijksoverheid.nl/\nvoor meer", "zie https://www.rijksoverheid.nl/ voor meer"),
        ("zie https://dashboards.cbs.nl/v5/\nDit geldt", "zie https://dashboards.cbs.nl/v5/\nDit geldt"),
        ("zie www.cbs.nl\nen verder", "zie www.cbs.nl en verder"),
        ("de helpdesk van SER/\nDiversiteit", "de helpdesk van SER/Diversiteit"),
    ],
)
def test_an_address_broken_over_lines_is_joined(text: str, reading: str) -> None:
    assert read(text) == reading


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("Dit  is\u00a0\teen\nzin .", "Dit is een zin ."),
        ("Dat is zo.\n\nVerder ook.", "Dat is zo.\nVerder ook."),
        ("Dat is zo.\nVerder ook.", "Dat is zo.\nVerder ook."),  # the line had room for the next word
        (f"{SENTENCE}\nverder.", f"{SENTENCE}verder."),
        ("• Uit onderzoek over de positie van de vluchtelingen die nu wonen in\n\nNederland blijkt dit.\n• Twee",
         "• Uit onderzoek over de positie van de vluchtelingen die nu wonen in Nederland blijkt dit.\n• Twee"),
        ("leeftijd\n\n• Mensen", "leeftijd\n• Mensen"),
        ("of WODC, 2024, Met beleid\n\nvooruit", "of WODC, 2024, Met beleid vooruit"),
        ("Een kop zonder punt\n\nDe leden", "Een kop zonder punt\nDe leden"),
        ("Een kop zonder punt\nDe leden", "Een kop zonder punt\nDe leden"),
        ("De voorzitter van de commissie,\nKuzu", "De voorzitter van de commissie, Kuzu"),
        ("ongeacht herkomst of\n– bijvoorbeeld – leeftijd", "ongeacht herkomst of – bijvoorbeeld – leeftijd"),
        ("punten:\n- een\n- twee", "punten:\n- een - twee"),
        ("punten:\n- Een\n- Twee", "punten:\n- Een\n- Twee"),
        ("punten:\n1. Een.\n2. Twee.", "punten:\n1. Een.\n2. Twee."),
    ],
)  # fmt: skip
def test_a_line_break_is_a_blank_or_ends_a_paragraph(text: str, reading: str) -> None:
    assert read(text) == reading


def test_where_each_line_is_a_paragraph_each_line_break_ends_one() -> None:
    text = "Het kabinet hecht eraan.\nHet doel is helder. " + "Zo is het. " * 20 + "\nDe motie is aangenomen.\n"

    assert reading_text(text, [Span(0, len(text))], Wording.of(text)).text.count("\n") == 2


def test_where_a_blank_line_stands_between_all_lines_each_of_them_is_a_paragraph() -> None:
    named = "D. (Daan) van Doorn, L. (Laura) Hoedeman en A. (Arno) Meijering, Nederlandse Jagersbond"
    text = "\n\n".join(
        ["Thema 1 – De gevolgen van de Wet natuurbescherming voor de jacht", named, named, "H. Niessen", named]
    )

    assert reading_text(text, [Span(0, len(text))], Wording.of(text)).text.count("\n") == 4


def test_blank_lines_around_what_was_left_out_do_not_end_a_paragraph() -> None:
    source = f"{PAGE}een rapport van het Ministerie van Diaspora en Antisemitismebe-\n\n1 Kamerstuk\n\n\nstrijding."
    note = source.index("1 K")
    spans = [Span(0, note), Span(note + 12, len(source))]

    assert reading_text(source, spans, Wording.of(source)).text.endswith("Diaspora en Antisemitismebestrijding.")


def test_each_character_leads_back_to_its_place() -> None:
    source = " In de samen-\nleving1 is\u00a0er\n\nveel.\n"
    clean = reading_text(source, [Span(0, len(source))], Wording.of(source), drop=[Span(20, 21)])

    assert clean.text == "In de samenleving is er veel."
    assert clean.to_source(Span(6, 17)).of(source) == "samen-\nleving"
    assert clean.to_source(Span(0, 29)) == Span(1, len(source) - 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "tekst van een zin\n\nTweede Kamer, vergaderjaar 2024–2025, 32 824, nr. 451 26\n\n\n\ndie verder gaat",
            ["running-header"],
        ),
        (
            "slot.\n\nTweede Kamer, vergaderjaar 2023–2024, Aanhangsel\n\n2\n\n\fverder",
            ["running-header", "page-number"],
        ),
        ("ISSN 0921 - 7398’s-Gravenhage 2024Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 1", ["running-header"]),
        ("ah-tk-20232024-1178 1\nverder", ["running-header"]),
        ("kst-29515-496\nISSN 0921 - 7371\n’s-Gravenhage 2025\n", ["running-header"] * 3),
        ("einde\nPagina 1 van 6\nbegin", ["page-number"]),
        ("einde\n3\n\fbegin", ["page-number"]),
        ("nog 3\nregels", []),
        # citations in the same form
        ("22 Tweede Kamer, Vergaderjaar 2023–2024, 29 544, nr. 1244\n23 Zie ook", []),
        ("4\n Tweede Kamer, vergaderjaar 2021-2022, 30950, nr.316\n", []),
        ("zoals gemeld in\nTweede Kamer, vergaderjaar 2021–2022, 30 950, nr. 316\nen later", []),
    ],
)
def test_running_headers_are_told_from_citations(text: str, expected: list[str]) -> None:
    assert [kind for kind, _ in kinds(text)] == expected


def test_the_margin_of_a_letter_is_taken_out_of_its_sentences() -> None:
    text = (
        "met de paradox die inhoudt dat\nDatum\nmensen vaker\n14 november 2022\n"
        "dit\nOnze referentie\nervaren\n2022-0000229946\nzo.\n"
    )

    assert [line for _, line in kinds(text)] == ["Datum", "14 november 2022", "Onze referentie", "2022-0000229946"]


def test_the_address_block_of_a_letter_goes_up_to_its_date() -> None:
    text = "> Retouradres Postbus 90801\nDe voorzitter\n2509 LV Den Haag\nDatum 14 november 2022\nBetreft Reactie\n\nDe"

    assert kinds(text)[-1] == ("letterhead", "Datum 14 november 2022")
    assert len(kinds(text)) == 4


def test_a_label_without_its_value_is_text() -> None:
    assert kinds("Bijlagen\nIn de bijlage vindt u het rapport.\n") == []


def test_a_table_of_contents_is_set_apart() -> None:
    text = "Inhoudsopgave\n1. Inleiding 2\n2. De kust\n3\n\n1. Inleiding\nDe kust is lang.\n"

    assert kinds(text) == [("contents", line) for line in ("Inhoudsopgave", "1. Inleiding 2", "2. De kust", "3")]
    assert kinds("Inhoudsopgave\n1. Inleiding 2\n\nDe kust is lang.\n") == []


def test_addresses_printed_again_at_the_end_of_a_page_are_set_apart() -> None:
    links = "https://www.cbs.nl/rapport\nhttp://www.cbs.nl/\n"
    text = f"{PAGE}zo is het.1\n\n1 Rapport (cbs.nl)\n\n{links} een nieuwe pagina\n"

    assert kinds(text) == [("link-dump", "https://www.cbs.nl/rapport"), ("link-dump", "http://www.cbs.nl/")]
    assert kinds("Zie:\n\nhttps://www.cbs.nl/rapport\n") == []
    assert kinds("1 CBS, 3 mei 2022, «Kerncijfers»,\n\nhttps://www.cbs.nl/rapport\n") == []


def test_a_page_begins_at_a_form_feed_or_at_a_line_set_in_by_one_blank() -> None:
    assert layout(Lines.of("een\ntwee\n\fdrie\nvier\f\nvijf\n")).pages == (0, 2, 4)
    assert layout(Lines.of(f"{PAGE} nieuw\n{PAGE}")).pages == (0, 6)
    assert layout(Lines.of("een\n 28 30 39\n")).pages == (0,)
    assert layout(Lines.of(" een\n twee\n drie\n vier\n vijf\n zes\n")).pages == (0,)
