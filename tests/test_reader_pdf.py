"""Reading PDF files: official publications, and pages drawn by hand for what those do not hold."""

from __future__ import annotations

import random
import re
import signal
import threading
import time
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from lxml import etree
from pdf_writer import Page, file, pdf, stream

from kg.errors import InputError
from kg.model import NoteHint, SourceDocument
from kg.readers import ReadText
from kg.readers.pdf import isolation, read
from kg.readers.pdf.document import MAX_GLYPHS, read_here
from kg.structure import structure
from kg.text import Span

DATA = Path(__file__).parent / "data" / "readers"
BODY = [
    "De Nederlandse samenleving is een diverse samenleving. Alle Nederlanders horen de",
    "vrijheid te krijgen om zichzelf te kunnen ontplooien, gelijkwaardige kansen te krijgen",
    "en zich thuis te voelen ongeacht waar hun wieg heeft gestaan. Een vitale en weerbare",
    "samenleving is gebouwd op inclusie en gelijkwaardige kansen, zo schrijft het bureau",
]
LEFT = [
    "Het kabinet heeft kennis genomen van",
    "het rapport dat de commissie heeft",
    "uitgebracht over de uitvoering en de",
    "gevolgen daarvan voor gemeenten die",
    "met tekorten te maken hebben in het",
]
RIGHT = [
    "De gemeenten hebben laten weten dat",
    "zij de taken niet kunnen uitvoeren",
    "zonder extra middelen van het Rijk,",
    "waarover het kabinet in het voorjaar",
    "een besluit zal nemen, na overleg",
]


def here(content: bytes) -> ReadText:
    """What is read of a file in this process: a failure of ours shows itself."""
    return read_here(Path("in.pdf"), content, lambda _: None)


def drawn(*pages: Page) -> ReadText:
    return here(pdf(pages))


def of(found: ReadText, span: Span) -> str:
    return span.of(found.text)


def numbers(hints: tuple[NoteHint, ...]) -> list[str]:
    return [hint.number for hint in hints]


def squeezed(text: str) -> str:
    return " ".join(text.split())


# Official publications


def test_the_pdf_of_an_aanhangsel_gives_the_questions_and_answers_of_its_xml() -> None:
    path = DATA / "ah-tk-20202021-3235.pdf"
    found = here(path.read_bytes())
    source = SourceDocument(path.name, str(path), found.text, "0" * 64, found.encoding)
    units = {unit.name: squeezed(unit.text.text) for unit in structure(source).units}
    tree = etree.parse(str(path.with_suffix(".xml")))
    count = 0
    for tag, prefix in (("vraag", "Q"), ("antwoord", "A")):
        for element in tree.iter(tag):
            number = re.findall(r"\d+", element.findtext("nr") or "")[0]
            words = squeezed(" ".join("".join(map(str, paragraph.itertext())) for paragraph in element.iter("al")))
            assert units[prefix + number] == words
            count += 1
    assert count == 18


def test_all_footnotes_of_an_aanhangsel_are_found_with_their_markers() -> None:
    found = here((DATA / "ah-tk-20232024-1178.pdf").read_bytes())
    assert numbers(found.hints.markers) == numbers(found.hints.notes) == [str(number) for number in range(1, 16)]
    assert all(of(found, hint.span) == hint.number for hint in found.hints.markers)
    assert all(of(found, hint.span).startswith(f"{hint.number} ") for hint in found.hints.notes)
    nis = found.hints.markers[3].span
    assert found.text[nis.begin - 4 : nis.end] == "NIS24"
    assert of(found, found.hints.notes[4].span) == "5 NIS directive 2; onder andere art 21 (2)."


def test_footnotes_end_their_page_before_the_running_footer() -> None:
    found = here((DATA / "ah-tk-20232024-1178.pdf").read_bytes())
    second = found.text[found.hints.pages[1] : found.hints.pages[2]]
    assert second.index("de risicoanalyse van de\n\n1 Antwoorden") < second.index(
        "art 21 (2).\n\nTweede Kamer, vergaderjaar"
    )


def test_running_lines_of_an_aanhangsel_are_furniture() -> None:
    found = here((DATA / "ah-tk-20232024-1178.pdf").read_bytes())
    furniture = [of(found, part.span) for part in found.hints.furniture]
    assert furniture[:3] == [
        "ah-tk-20232024-1178",
        "ISSN 0921 - 7398",
        "’s-Gravenhage 2024 Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1",
    ]
    assert furniture[-1] == "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 5"
    assert len(furniture) == 7


def test_each_page_begins_after_a_form_feed() -> None:
    found = here((DATA / "ah-tk-20232024-1178.pdf").read_bytes())
    assert found.hints.pages[0] == 0
    assert [found.text[page - 2 : page] for page in found.hints.pages[1:]] == ["\n\f"] * 4
    assert found.text.startswith("voorgekomen. Daarom", found.hints.pages[1])


def test_the_dossier_number_in_the_margin_stands_before_its_title() -> None:
    found = here((DATA / "kst-32545-143.pdf").read_bytes())
    assert "\n32 545 Wet- en regelgeving financiële markten\n" in found.text
    assert "\nNr. 143 MOTIE VAN DE LEDEN INGE VAN DIJK EN GRINWIS\nVoorgesteld 6 juli 2021\n" in found.text


def test_hyphens_at_line_ends_stay_and_others_do_not() -> None:
    found = here((DATA / "ah-tk-20232024-1178.pdf").read_bytes())
    assert "encryptie zal doorbre-\nken en daarmee" in found.text
    assert not set("\x02\ufffe\u00ad") & set(found.text)


def test_a_file_gives_the_same_bytes_each_time() -> None:
    content = (DATA / "ah-tk-20232024-1178.pdf").read_bytes()
    assert here(content) == here(content)


# Reading order


def letter() -> tuple[Page, Page]:
    first, second = Page(), Page()
    first.text(80, 700, "> Retouradres Postbus 90801 2509 LV Den Haag", 7)
    first.lines(80, 660, ["De voorzitter van de Tweede Kamer", "der Staten-Generaal"])
    first.text(80, 520, "Datum")
    first.text(130, 520, "14 november 2022")
    first.lines(460, 700, ["Ministerie van Sociale Zaken", "Postbus 90801", "T 070 333 44 44"], 6.5, 9)
    first.lines(460, 614, ["Onze referentie", "2022-0000229946"], 6.5, 9)
    first.lines(80, 470, BODY)
    first.text(460, 40, "Pagina 1 van 2", 6.5)
    second.lines(460, 760, ["Datum", "14 november 2022", "Onze referentie", "2022-0000229946"], 6.5, 9)
    second.lines(80, 760, BODY)
    second.text(460, 40, "Pagina 2 van 2", 6.5)
    return first, second


def test_the_margin_of_a_letter_is_set_apart_from_its_sentences() -> None:
    found = drawn(*letter())
    assert found.text.count("\n".join(BODY)) == 2
    assert "\nDatum 14 november 2022\n" in found.text
    margin = [of(found, part.span) for part in found.hints.furniture if part.kind == "letterhead"]
    assert margin[:5] == [
        "Ministerie van Sociale Zaken",
        "Postbus 90801",
        "T 070 333 44 44",
        "Onze referentie",
        "2022-0000229946",
    ]
    assert "> Retouradres Postbus 90801 2509 LV Den Haag" not in margin


def test_the_page_number_of_a_letter_is_furniture() -> None:
    found = drawn(*letter())
    numbers = [of(found, part.span) for part in found.hints.furniture if part.kind == "page-number"]
    assert numbers == ["Pagina 1 van 2", "Pagina 2 van 2"]


def test_columns_are_read_one_after_the_other() -> None:
    page = Page()
    page.text(60, 780, "Verslag van de vergadering van de commissie over de uitvoering van taken", 14)
    page.lines(60, 740, LEFT)
    page.lines(320, 740, RIGHT)
    page.text(60, 640, "Een slotzin die over de volle breedte van de bladzijde staat en niet in een kolom past.")
    page.lines(60, 600, LEFT)
    page.lines(320, 600, RIGHT)
    columns = "\n".join([*LEFT, *RIGHT])
    assert drawn(page).text.count(columns) == 2


def test_a_table_is_read_row_by_row() -> None:
    page = Page()
    for x, cells in ((60, ["Jaar", "2021", "2022", "2023"]), (200, ["Bedrag", "12", "13", "14"])):
        page.lines(x, 700, cells)
    assert drawn(page).text == "Jaar Bedrag\n2021 12\n2022 13\n2023 14\n"


@pytest.mark.parametrize("matrix", ["0 1 -1 0", "0 -1 1 0", "-1 0 0 -1"])
def test_a_turned_page_is_read_upright(matrix: str) -> None:
    page = Page()
    along, down = {"0 1 -1 0": (0, 1), "0 -1 1 0": (0, -1), "-1 0 0 -1": (1, 1)}[matrix]
    for at, line in enumerate(LEFT):
        x, y = (300 + 12 * at * down, 300) if not along else (400, 300 + 12 * at)
        page.text(x, y, line, matrix=matrix)
    assert drawn(page).text == "\n".join(LEFT) + "\n"


# Blanks


def test_kerning_makes_no_blanks_in_words_and_numbers() -> None:
    page = Page()
    page.pieces(80, 600, ["Kamers", -120, "tuk 3", -120, "6", -278, "200", -130, "-XII, nr. 60 van de Minister"])
    assert drawn(page).text == "Kamerstuk 36 200-XII, nr. 60 van de Minister\n"


def test_spaced_out_headings_become_words() -> None:
    page = Page()
    page.pieces(80, 600, ["B", -300, "R", -300, "I", -300, "E", -300, "F", -900, "V", -300, "A", -300, "N"])
    page.text(80, 500, "B R I E F  V A N  D E  M I N I S T E R")
    assert drawn(page).text == "BRIEF VAN\n\nBRIEF VAN DE MINISTER\n"


def test_single_letters_and_figures_that_stand_apart_stay_apart() -> None:
    page = Page()
    page.text(80, 600, "Zie a, b en c en 1 2 3 4 5 6")
    assert drawn(page).text == "Zie a, b en c en 1 2 3 4 5 6\n"


def test_a_soft_hyphen_at_a_line_end_is_a_hyphen() -> None:
    page = Page()
    page.text(80, 600, "De ziekenhuizen en de gemeen\u00ad")
    page.text(80, 588, "ten")
    assert drawn(page).text == "De ziekenhuizen en de gemeen-\nten\n"


def test_paragraphs_are_parted_by_distance() -> None:
    page = Page()
    y = page.lines(80, 700, BODY[:3])
    page.lines(80, y - 8, BODY[:3])
    paragraph = "\n".join(BODY[:3])
    assert drawn(page).text == f"{paragraph}\n\n{paragraph}\n"


# Footnotes


def test_markers_are_raised_small_numbers() -> None:
    page = Page()
    end = page.text(80, 600, "het rapport")
    end = page.text(end, 603, "1, 2", 6)
    end = page.text(end, 600, " over 2023")
    end = page.text(end, 603, "3", 6)
    page.text(end, 600, ". Zo niet, dan 12.")
    found = drawn(page)
    assert found.text == "het rapport1, 2 over 20233. Zo niet, dan 12.\n"
    assert [(hint.number, hint.span.begin) for hint in found.hints.markers] == [("1", 11), ("2", 14), ("3", 25)]


def test_superscript_characters_are_markers_too() -> None:
    found_page = Page()
    found_page.text(80, 600, "het rapport\u00b2 van het bureau")
    assert numbers(drawn(found_page).hints.markers) == ["2"]


def test_exponents_and_subscripts_are_no_markers() -> None:
    page = Page()
    end = page.text(80, 600, "12 km")
    end = page.text(end, 603, "2", 6)
    end = page.text(end, 600, " en 3 m\u00b2 en CO")
    page.text(end, 598, "2", 6)
    assert drawn(page).hints.markers == ()


def test_a_footnote_goes_on_at_the_foot_of_the_next_page() -> None:
    first, second = Page(), Page()
    first.lines(60, 780, BODY * 4)
    end = first.text(60, 500, "Zie ook het rapport")
    first.text(end, 503, "4", 6)
    first.text(60, 83, "4", 5)
    lines = ["Dit is een lange voetnoot die op de volgende bladzijde verder gaat omdat", f"{'zij ' * 15}over"]
    first.lines(66, 80, lines, 7, 9)
    second.lines(60, 780, BODY * 4)
    second.text(66, 80, "twee bladzijden loopt.", 7)
    found = drawn(first, second)
    assert [(hint.number, of(found, hint.span)[-24:]) for hint in found.hints.notes] == [
        ("4", "zij zij zij zij zij over"),
        ("4", "twee bladzijden loopt."),
    ]


BOX = [
    "Kader 2: de vuurtorens van de kust, en wie er over de lampen waakte",
    "in de jaren na de oorlog, gaat hier over",
]


@pytest.mark.parametrize(
    ("box_at", "last_words", "text_above"),
    [
        (
            66,
            "de wachters van toen en hun gezinnen, met foto's van hun woningen en kaarten,",
            False,
        ),  # a page of small print
        (90, "de wachters van toen en hun gezinnen, met foto's van hun woningen en kaarten,", True),  # in a frame
        (66, "nr. 378", True),  # the note was whole
    ],
)
def test_a_boxed_text_that_goes_on_over_a_page_is_no_part_of_a_note(
    box_at: float, last_words: str, text_above: bool
) -> None:
    first, second = Page(), Page()
    first.lines(60, 780, BODY * 4)
    end = first.text(60, 500, "Zie ook het rapport")
    first.text(end, 503, "4", 6)
    first.text(60, 83, "4", 5)
    first.lines(
        66, 80, ["Deze noot vertelt wie de lampen aanstak en wie de lenzen poetste; zie over", last_words], 7, 9
    )
    if text_above:
        second.lines(60, 780, BODY * 4)
    y = second.lines(box_at, 107, BOX, 7, 9)
    second.text(60, y + 3, "5", 5)
    second.text(66, y, "Kamerstukken II 2021/22, 32 824, nr. 378.", 7)
    found = drawn(first, second)
    assert [hint.number for hint in found.hints.notes] == ["4", "5"]
    assert all("Kader" not in of(found, hint.span) for hint in found.hints.notes)


def test_a_note_ends_where_something_else_stands_far_below_it() -> None:
    page = Page()
    y = page.lines(60, 780, BODY * 3)
    end = page.text(60, y, "Zie het rapport")
    page.text(end, y + 3, "1", 6)
    page.text(60, 203, "1", 6)
    page.lines(64, 200, ["Kamerstukken II 2021/22, 32 824,", "nr. 378."], 7, 9)
    page.text(60, 40, "Directie Juridische Zaken", 7)
    found = drawn(page)
    assert [of(found, hint.span) for hint in found.hints.notes] == ["1 Kamerstukken II 2021/22, 32 824,\nnr. 378."]
    assert "Directie Juridische Zaken" in found.text


def test_small_print_under_a_table_is_no_footnote() -> None:
    page = Page()
    page.lines(60, 780, BODY * 3)
    page.text(60, 100, "Bron: CBS, bewerking van het ministerie", 7)
    assert drawn(page).hints.notes == ()


# Furniture


def test_lines_that_all_pages_print_at_one_height_are_furniture() -> None:
    pages = [Page() for _ in range(4)]
    for number, page in enumerate(pages, 1):
        page.text(80, 800, "Voortgangsrapportage inburgering")
        page.lines(80, 740, BODY)
        page.text(300, 40, str(number))
    found = drawn(*pages)
    assert [(part.kind, of(found, part.span)) for part in found.hints.furniture[:2]] == [
        ("running-header", "Voortgangsrapportage inburgering"),
        ("page-number", "1"),
    ]
    assert len(found.hints.furniture) == 8


def test_headings_at_the_top_of_pages_are_no_furniture() -> None:
    pages = [Page() for _ in range(3)]
    for number, page in enumerate(pages, 1):
        page.lines(80, 800, [f"Vraag {number}", *BODY])
    assert drawn(*pages).hints.furniture == ()


# Links


def test_a_link_is_the_words_that_it_lies_on() -> None:
    page = Page()
    page.lines(80, 700, BODY)
    page.link(80, 600, "de website van het ministerie", "https://www.rijksoverheid.nl/x")
    found = drawn(page)
    assert [(of(found, hint.span), hint.target, hint.kind) for hint in found.hints.links] == [
        ("de website van het ministerie", "https://www.rijksoverheid.nl/x", "url")
    ]


def test_a_link_over_two_lines_is_one_link() -> None:
    page = Page()
    page.link(80, 600, "https://www.rijksoverheid.nl/documenten/", "https://www.rijksoverheid.nl/documenten/brief")
    page.link(80, 588, "brief", "https://www.rijksoverheid.nl/documenten/brief")
    found = drawn(page)
    assert [of(found, hint.span) for hint in found.hints.links] == ["https://www.rijksoverheid.nl/documenten/\nbrief"]


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "https://x.nl/" + "a" * 3000])
def test_links_to_anything_but_web_pages_are_left_out(target: str) -> None:
    page = Page()
    page.link(80, 600, "de website", target)
    assert drawn(page).hints.links == ()


# What cannot be read


def test_a_scan_says_that_it_needs_ocr() -> None:
    page = Page()
    page.picture()
    with pytest.raises(
        InputError, match=r"^in\.pdf: no text layer; run OCR first, for example: ocrmypdf --language nld "
    ):
        drawn(page)


def test_a_scanned_page_among_others_is_told_of() -> None:
    scanned, typed = Page(), Page()
    scanned.picture()
    typed.lines(80, 700, BODY)
    issues = drawn(typed, scanned).issues
    assert [(issue.code, issue.message[:29]) for issue in issues] == [
        ("page-without-text", "page 2 is a picture without a")
    ]


def test_a_file_with_a_password_says_so() -> None:
    locked = f"<< /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >>".encode()
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Count 0 /Kids [] >>", 3: locked}
    with pytest.raises(InputError, match=r"^in\.pdf: protected with a password"):
        here(file(objects, "/Encrypt 3 0 R /ID [<00><00>]"))


def test_a_file_that_is_cut_off_says_so() -> None:
    content = (DATA / "kst-32545-143.pdf").read_bytes()
    with pytest.raises(InputError, match=r"^in\.pdf: the PDF is cut off"):
        here(content[:20_000])


def test_garbage_says_that_it_is_damaged() -> None:
    with pytest.raises(InputError, match=r"^in\.pdf: the PDF is damaged"):
        here(b"%PDF-1.7\n" + random.Random(7).randbytes(5_000) + b"%%EOF")


def test_a_page_with_too_many_characters_is_refused() -> None:
    page = Page()
    for at in range(MAX_GLYPHS // 100 + 1):
        page.text(50, 50 + at % 700, "a" * 100, 1)
    with pytest.raises(InputError, match="page 1 has more than 100,000 characters"):
        drawn(page)


def refusal(content: bytes) -> str:
    """Why a file is refused, or an empty string."""
    try:
        here(content).text.encode()
    except InputError as error:
        return str(error)
    return ""


def test_damaged_files_are_read_or_refused() -> None:
    chance = random.Random(20261121)
    refusals: list[str] = []
    for name in ("kst-32545-143.pdf", "ah-tk-20202021-3235.pdf"):
        content = (DATA / name).read_bytes()
        for _ in range(40):
            damaged = bytearray(content)
            for _ in range(chance.choice((1, 10, 300))):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            refusals += [refusal(bytes(damaged)), refusal(bytes(damaged[: chance.randrange(len(damaged))]) + b"%%EOF")]
    assert all(not reason or reason.startswith("in.pdf: ") for reason in refusals)
    assert 0 < sum(map(bool, refusals)) < len(refusals)


# The process of its own


def test_the_process_gives_what_this_one_would() -> None:
    content = (DATA / "kst-32545-143.pdf").read_bytes()
    assert read(Path("in.pdf"), content) == here(content)


def test_a_stream_that_unpacks_to_gigabytes_is_refused_and_the_next_file_is_read() -> None:
    packed = zlib.compress(zlib.compress(b" " * 1_000_000_000, 9), 9)
    entries = "/Filter [/FlateDecode /FlateDecode]"
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        4: stream(packed, entries),
    }
    with pytest.raises(InputError, match=r"^in\.pdf: reading it takes too much time or memory"):
        read(Path("in.pdf"), file(objects))
    page = Page()
    page.lines(80, 700, BODY)
    assert read(Path("in.pdf"), pdf([page])).text == "\n".join(BODY) + "\n"


def test_a_good_file_is_read_while_the_processor_is_not_to_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is work, not time by the clock: a busy machine once refused good files."""
    monkeypatch.setattr(isolation, "SECONDS", 0.4)
    content = (DATA / "ah-tk-20232024-1178.pdf").read_bytes()
    with closing(isolation.Reader()) as reader:
        process = reader._running()
        process.send_signal(signal.SIGSTOP)
        wake = threading.Timer(1.5, process.send_signal, [signal.SIGCONT])
        wake.start()
        assert reader.read(Path("in.pdf"), content) == here(content)
        wake.join()


def test_a_file_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "SECONDS", 1.5)
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {} 0 R >> >> /Length 11 >>"
    body = b"\nstream\n/X Do /X Do\nendstream"
    objects = {at: form.format(at + 1).encode() + body for at in range(10, 40)}
    objects |= {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject "
        b"<< /X 10 0 R >> >> >>",
        4: stream(b"/X Do"),
        40: stream(b"0 0 m 9 9 l S", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"),
    }
    began = time.monotonic()
    with pytest.raises(InputError):
        read(Path("in.pdf"), file(objects))
    assert time.monotonic() - began < 8
