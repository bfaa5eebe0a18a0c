"""Readers of official XML and HTML, and of metadata."""

from __future__ import annotations

import csv
import hashlib
import random
import re
from pathlib import Path

import pytest
from damage import damaged

from kg.errors import InputError
from kg.facts import facts as document_facts
from kg.model import Document, SourceDocument
from kg.readers import ReadText, odt, official_html, official_xml
from kg.readers.markup import MAX_BYTES, decoded, link, markup_kind, unmangled
from kg.readers.metadata import metadata_beside, metadata_facts, records_of
from kg.structure import structure
from kg.text import Span

DATA = Path(__file__).parent / "data" / "readers" / "official"
REPOSITORY = DATA / "frbr" / "officielepublicaties"
ANSWERS = REPOSITORY / "ah-tk" / "20202021" / "ah-tk-20202021-3235" / "1"
MOTION = REPOSITORY / "kst" / "32545" / "kst-32545-143" / "1"
XML = sorted(
    file for file in DATA.rglob("*.xml") if not file.name.startswith("metadata") and "metadata" not in file.parent.name
)
FRAME = '<?xml version="1.0" encoding="UTF-8"?><officiele-publicatie><kamerstuk>{}</kamerstuk></officiele-publicatie>'


def xml(path: Path) -> ReadText:
    return official_xml.read(path, path.read_bytes())


def body(words: str) -> ReadText:
    return official_xml.read(Path("x.xml"), FRAME.format(words).encode())


def page(words: str) -> ReadText:
    return official_html.read(Path("x.html"), f"<!DOCTYPE html><html><body>{words}</body></html>".encode())


def facts(read: ReadText) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in read.hints.facts:
        found.setdefault(fact.key, []).append(fact.value)
    return found


def structured(read: ReadText) -> Document:
    digest = hashlib.sha256(read.text.encode()).hexdigest()
    return structure(SourceDocument("x", "x", read.text, digest, read.encoding))


def marked(read: ReadText) -> list[tuple[str, str]]:
    return [(found.target, " ".join(found.span.of(read.text).split())) for found in read.hints.links]


# --- official XML -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", XML, ids=lambda file: file.stem)
def test_every_mark_of_a_publication_is_a_link(file: Path) -> None:
    read = xml(file)
    marks = re.findall(rb"<(?:extref|dossierref)\b", file.read_bytes())
    assert len(read.hints.links) == len(marks)
    assert all(read.text[found.span.begin : found.span.end].strip() for found in read.hints.links)


def test_marks_have_the_targets_that_the_publisher_gave() -> None:
    files = {file.stem: xml(file) for file in XML}
    with (DATA / "marks.tsv").open(encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows
    for row in rows:
        target = row["extref_doc"].strip().removeprefix("dossier/")
        assert (target, " ".join(row["text"].split())) in marked(files[row["doc"]]), row


@pytest.mark.parametrize("file", XML, ids=lambda file: file.stem)
def test_a_publication_knows_its_number(file: Path) -> None:
    found = facts(xml(file))
    assert found["official_id"] == [file.stem.removeprefix("mojibake-")]
    assert "session_year" in found


def test_a_motion_states_its_dossier_number_title_and_date() -> None:
    assert facts(xml(DATA / "moties" / "kst-36600-XV-19.xml")) == {
        "official_id": ["kst-36600-XV-19"],
        "dossier": ["36600-XV"],
        "title": [
            "Vaststelling van de begrotingsstaten van het Ministerie van Sociale Zaken en Werkgelegenheid (XV) voor "
            "het jaar 2025"
        ],
        "number": ["19"],
        "date": ["2024-11-25"],
        "session_year": ["2024-2025"],
    }


@pytest.mark.parametrize(
    ("name", "dossiers"),
    [
        ("kst-36027-12", ["36027"]),  # with a number of the Kingdom: (R2160)
        ("kst-21501-20-2239", ["21501-20"]),  # the Council's number
        ("kst-36410-XVI-101", ["36410-XVI", "36410-VI"]),  # published in two dossiers
        ("kst-36410-A-56", ["36410-A"]),
    ],
)
def test_dossier_numbers_are_joined_from_their_parts(name: str, dossiers: list[str]) -> None:
    assert facts(xml(DATA / "moties" / f"{name}.xml"))["dossier"] == dossiers


def test_a_misprinted_date_is_read_from_its_words() -> None:
    assert facts(xml(DATA / "moties" / "kst-36600-VI-119.xml"))["date"] == ["2024-12-03"]


def test_inline_metadata_is_used() -> None:
    read = xml(DATA / "moties" / "kst-36463-22.xml")
    assert facts(read)["type"] == ["motie"]
    assert facts(read)["author"] == ["I.J.M. Michon-Derkzen", "D.J.H. (Diederik) van Dijk"]
    assert next(fact.ground for fact in read.hints.facts if fact.key == "type") == "markup: meta DC.type"


def test_answers_state_who_answered_when_and_for_which_ministry() -> None:
    read = xml(ANSWERS / "xml" / "ah-tk-20202021-3235.xml")
    found = facts(read)
    assert found["type"] == ["antwoord-op-kamervragen"]
    assert found["date"] == found["answered_date"] == ["2021-06-21"]
    assert found["author"] == ["Koolmees"]
    assert found["author_role"] == ["Minister Sociale Zaken en Werkgelegenheid"]
    assert found["ministry"] == ["szw"]
    assert found["subject"] == ["de TOZO"]
    date = next(fact for fact in read.hints.facts if fact.key == "date")
    assert date.span is not None
    assert date.span.of(read.text) == "21\u00a0juni 2021"


def test_questions_and_answers_are_marked_with_their_numbers() -> None:
    read = xml(ANSWERS / "xml" / "ah-tk-20202021-3235.xml")
    units = [(unit.kind, unit.numbers, unit.heading.of(read.text)) for unit in read.hints.units]
    assert units[:3] == [
        ("question", ("1",), "Vraag 1"),
        ("answer", ("1",), "Antwoord 1"),
        ("question", ("2",), "Vraag 2"),
    ]
    assert len(units) == 18
    assert all(unit.span.of(read.text).startswith(unit.heading.of(read.text)) for unit in read.hints.units)


def test_a_joint_answer_bears_all_its_numbers_and_a_bare_one_that_of_its_question() -> None:
    read = body(
        "<vraag><nr>Vraag 2</nr><al>A?</al></vraag><vraag><nr>Vraag 3</nr><al>B?</al></vraag>"
        "<antwoord><nr>Antwoord 2 en 3</nr><al>Ja.</al></antwoord>"
        "<vraag><nr>Vraag 4</nr><al>C?</al></vraag><antwoord><al>Nee.</al></antwoord>"
    )
    assert [unit.numbers for unit in read.hints.units] == [("2",), ("3",), ("2", "3"), ("4",), ("4",)]


def test_footnotes_stand_at_the_end_with_their_markers_in_the_text() -> None:
    read = body(
        '<al>Het besluit<noot id="a" type="voet"><noot.nr>1</noot.nr><noot.al><nadruk>Kamerstukken</nadruk>, '
        '<extref doc="kst-36800-XIV-80" soort="document">36 800 XIV, nr. 80</extref>.</noot.al></noot> is genomen.'
        '<nootref refid="a"/></al><al>Slot.</al>'
    )
    assert read.text == "Het besluit1 is genomen.1\n\nSlot.\n\n1 Kamerstukken, 36 800 XIV, nr. 80.\n"
    assert [marker.span for marker in read.hints.markers] == [Span(11, 12), Span(24, 25)]
    assert [note.span.of(read.text) for note in read.hints.notes] == ["1 Kamerstukken, 36 800 XIV, nr. 80."]
    assert marked(read) == [("kst-36800-XIV-80", "36 800 XIV, nr. 80")]


def test_the_note_of_a_heading_is_no_part_of_the_title() -> None:
    read = body(
        "<dossier><dossiernummer><dossiernr>32 824</dossiernr></dossiernummer><titel>Integratie<noot>"
        "<noot.nr>1</noot.nr><noot.al>Noot.</noot.al></noot></titel></dossier>"
        "<stuk><stuknr>Nr. <ondernummer>3</ondernummer></stuknr></stuk>"
    )
    assert facts(read)["title"] == ["Integratie"]
    assert facts(read)["official_id"] == ["kst-32824-3"]


def test_notes_of_a_table_stand_below_it_and_its_rows_are_lines() -> None:
    read = body(
        "<table><title>Tabel 1</title><tgroup><tbody><row><entry><al>2020</al></entry><entry><al>12"
        '<noot type="tabel"><noot.nr>a</noot.nr><noot.al>Voorlopig.</noot.al></noot></al></entry></row>'
        "<row><entry><al>Een</al><al>twee</al></entry></row></tbody></tgroup></table><al>Slot.</al>"
    )
    assert read.text == "Tabel 1\n\n2020\t12a\n\nEen\n\ntwee\n\na Voorlopig.\n\nSlot.\n"


def test_notes_whose_numbers_begin_anew_keep_their_markers() -> None:
    note = '<noot id="n{0}" type="{1}"><noot.nr>1</noot.nr><noot.al>{2}</noot.al></noot>'
    table = (
        "<table><title>Tabel{}</title><tgroup><tbody><row><entry><al>2024</al></entry></row></tbody></tgroup></table>"
    )
    read = body(
        f"<al>Het onderzoek{note.format(1, 'voet', 'Kamerstuk 32 824, nr. 1')} toont dit.</al>"
        + table.format(note.format(2, "tabel", "Bron: CBS"))
        + '<al>En ook<nootref refid="n1"/> dit.</al>'
    )
    document = structure(SourceDocument("x", "x", read.text, "0" * 64, read.encoding, read.hints))

    assert [(note.text.text, note.marker.begin) for note in document.footnotes if note.marker] == [
        ("Bron: CBS", read.text.index("Tabel1") + 5),
        ("Kamerstuk 32 824, nr. 1", read.text.index("onderzoek1") + 9),
    ]


def test_a_postponed_answer_has_no_day_on_which_it_was_answered() -> None:
    read = official_xml.read(
        Path("x.xml"),
        b"<officiele-publicatie><kamervragen><kamervraagnummer>12</kamervraagnummer>"
        b'<kamervraagomschrijving type="mededeling">Mededeling van Minister <naam>Bakker</naam> '
        b'(<organisatie afkorting="IenW">Infrastructuur en Waterstaat</organisatie>) (ontvangen '
        b'<datum isodatum="2025-09-23">23 september 2025</datum>).</kamervraagomschrijving>'
        b"<vraag><nr>Vraag 1</nr><al>Waarom?</al></vraag>"
        b"<kamervraagopmerking><kop><titel>Mededeling</titel></kop><al>De vragen worden later beantwoord.</al>"
        b"</kamervraagopmerking></kamervragen></officiele-publicatie>",
    )
    document = structure(SourceDocument("x", "x", read.text, "0" * 64, read.encoding, read.hints))
    found = {fact.key: fact.value for fact in document_facts(document)}

    assert (found["type"], found["date"], found["ministry"]) == ("mededeling-uitstel-antwoord", "2025-09-23", "ienw")
    assert "answered_date" not in found
    assert [unit.name for unit in document.units] == ["D", "Q1"]


def test_a_longer_publication_is_read_whole() -> None:
    """Headings in parts, lists in lists, tables, boxes, definitions, articles, attachments, a broken word."""
    read = body(
        "<divisie><kop><nr>1.</nr><titel>Duinen</titel></kop><divisie><kop><nr>1.1</nr><titel>Zand</titel></kop><tekst>"
        "<tussenkop>Stuifzand</tussenkop><al>Het duin<?pagina nr='2'?>onderzoek.</al>"
        "<lijst><li><li.nr>a.</li.nr><al>groot:</al><lijst><li><li.nr>1°.</li.nr><al>hoog;</al></li></lijst></li></lijst>"
        "<table><tgroup><colspec/><tbody><row><entry><al>Jaar</al></entry><entry><al>Aantal</al></entry></row></tbody></tgroup>"
        "</table><plaatje><illustratie naam='x.png'/></plaatje><box><al>In een kader.</al></box>"
        "<definitielijst><definitie-item><term>duin</term><definitie><al>heuvel</al></definitie></definitie-item></definitielijst>"
        "</tekst></divisie></divisie><wettekst><artikel><kop><label>Artikel</label><nr>1</nr></kop>"
        "<lid><lidnr>1.</lidnr><al>Er is zand.</al></lid></artikel></wettekst>"
        "<bijlage><kop><label>Bijlage</label><nr>1</nr><titel>Overzicht</titel></kop><al>Einde.</al></bijlage>"
    )

    assert read.text.split("\n\n") == [
        "1. Duinen", "1.1 Zand", "Stuifzand", "Het duinonderzoek.", "a. groot:", "1°. hoog;", "Jaar\tAantal",
        "In een kader.", "duin", "heuvel", "Artikel 1", "1. Er is zand.", "Bijlage 1 Overzicht", "Einde.\n",
    ]  # fmt: skip


def test_items_headings_and_signatures_are_lines() -> None:
    read = body(
        "<divisie><kop><nr>1.</nr><titel>Inleiding</titel></kop><lijst><li><li.nr>a.</li.nr><al>Een</al><al>twee</al>"
        "</li></lijst></divisie><ondertekening><functie>De Minister van Financiën,</functie><naam>"
        "<voornaam>E.</voornaam><achternaam>Heinen</achternaam></naam></ondertekening>"
    )
    assert read.text == "1. Inleiding\n\na. Een\n\ntwee\n\nDe Minister van Financiën,\nE. Heinen\n"


def test_a_processing_instruction_in_a_word_and_unknown_elements_do_not_part_it() -> None:
    assert body("<al>server<?xpp x?>certificaten en <vreemd>meer</vreemd>.</al>").text == (
        "servercertificaten en meer.\n"
    )


def test_addresses_and_dossiers_are_links_of_their_kind() -> None:
    read = body(
        '<al><extref soort="URL" doc=" www.pfas.gov.au ">PFAS</extref> <extref soort="document" '
        'doc="dossier/36600-XXIII">36 600-XXIII</extref> <dossierref dossier="36410-VII">36 410-VII</dossierref></al>'
    )
    assert [(found.kind, found.target) for found in read.hints.links] == [
        ("url", "www.pfas.gov.au"),
        ("dossier", "36600-XXIII"),
        ("dossier", "36410-VII"),
    ]


def test_speakers_of_handelingen_are_paragraphs_and_motions_stand_among_them() -> None:
    read = xml(DATA / "handelingen" / "mojibake-h-tk-20172018-70-6.xml")
    lines = read.text.split("\n")
    assert "De heer Graus (PVV):" in lines
    assert "De voorzitter:" in lines
    assert "- de motie-Wassenberg over een reductie van het aantal gehouden dieren (21501-08, nr. 719);" in lines
    assert "Zij krijgt nr. 726, was nr. 719 (21501-08)." in lines
    assert facts(read)["type"] == ["handelingen"]
    assert facts(read)["number"] == ["70-6"]


def test_the_day_of_a_meeting_is_its_date() -> None:
    assert facts(xml(DATA / "handelingen" / "h-tk-20172018-50-1.xml"))["date"] == ["2018-02-08"]


# --- characters -------------------------------------------------------------------------------------------------------


def test_utf8_that_was_read_as_latin_1_is_repaired_and_reported() -> None:
    read = xml(DATA / "handelingen" / "mojibake-h-tk-20172018-70-8.xml")
    assert "Justitiële jeugd" in read.text
    assert not re.search("[ÂÃ\x80-\x9f]", read.text)
    assert [issue.code for issue in read.issues] == ["encoding-repaired"]


@pytest.mark.parametrize(
    "right",
    ["«CAFÉ» in Ö»", "São Paulo", "Â", "überhaupt – één", "Yeşilgöz", "€ 100 à € 200", "’s-Gravenhage"],
)
def test_right_text_is_never_repaired(right: str) -> None:
    assert unmangled(right) == right


@pytest.mark.parametrize("codec", ["latin-1", "windows-1252"])
@pytest.mark.parametrize("right", ["KrÃ", "één", "– “x„ ’s", "Yeşilgöz", "€ 100", "CAFÉ"])
def test_mangled_text_is_made_good(right: str, codec: str) -> None:
    assert unmangled(f"LaÃ§in {right.encode().decode(codec)}") == f"Laçin {right}"


def test_a_lost_no_break_space_is_put_back() -> None:
    assert unmangled("vis Ã  vis en financiÃ«n") == "vis à  vis en financiën"


def test_a_byte_that_is_not_utf8_is_read_as_windows_1252_and_reported() -> None:
    found = decoded(Path("x"), b"<al>\xe9\xe9n \xc3\xa9\x92</al>")
    assert found.text == "<al>één é’</al>"
    assert "3 bytes" in found.issues[0].message


def test_declared_encodings_and_byte_order_marks_are_followed() -> None:
    declared = '<?xml version="1.0" encoding="{}"?><al>één € ’s</al>'
    for encoding in ("windows-1252", "utf-8", "iso-8859-15", "utf-16"):
        content = declared.format(encoding).replace("’", "'").encode(encoding)
        assert "één € 's" in decoded(Path("x"), content).text
    assert decoded(Path("x"), b"\xef\xbb\xbf\n<?xml version='1.0'?><al/>").text.startswith("<?xml")


# --- untrusted input --------------------------------------------------------------------------------------------------


def test_entities_are_refused_and_nothing_outside_is_read() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><officiele-publicatie>&b;'
    with pytest.raises(InputError, match="entities"):
        official_xml.read(Path("x"), bomb.encode())
    with pytest.raises(InputError, match="entities"):
        official_xml.read(Path("x"), bomb.replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16"))
    outside = (
        '<!DOCTYPE a SYSTEM "file:///etc/passwd"><officiele-publicatie><kamerstuk><al>&x;1&eacute;</al></kamerstuk>'
    )
    read = official_xml.read(Path("x"), f"{outside}</officiele-publicatie>".encode())
    assert read.text == "1é\n"


@pytest.mark.parametrize(
    "words",
    [
        "<al>" * 1000 + "</al>" * 1000,
        f'<al a="{"x" * 11_000_000}"/>',
        "<al/>" * 1_100_000,
        "<al>" + "x" * MAX_BYTES,
        "<al>niet gesloten",
    ],
    ids=["deep", "attribute", "tags", "large", "open"],
)
def test_what_no_publication_has_is_refused_by_name(words: str) -> None:
    with pytest.raises(InputError, match=r"^x\.xml: "):
        body(words)


def test_deep_html_and_a_page_without_anything_are_refused() -> None:
    with pytest.raises(InputError):
        page("<div>" * 100_000)
    with pytest.raises(InputError):
        official_html.read(Path("x.html"), b"")


def test_xml_of_another_kind_is_refused_with_its_root() -> None:
    with pytest.raises(InputError, match="<edmx>"):
        official_xml.read(Path("x.xml"), b"<?xml version='1.0'?><edmx/>")


def test_a_very_long_list_of_question_numbers_takes_no_memory() -> None:
    read = body("<vraag><nr>" + "Vraag 1 t/m 200, " * 20_000 + "</nr></vraag>")
    assert len(read.hints.units[0].numbers) <= 1_000


@pytest.mark.parametrize("seed", range(8))
def test_damaged_files_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    readers = [(official_xml.read, file) for file in XML]
    readers += [(official_html.read, file) for file in sorted(DATA.rglob("*.html"))]
    for _ in range(40):
        read, file = chance.choice(readers)
        content = damaged(file.read_bytes(), chance)
        markup_kind(content)
        try:
            found = read(file, content)
        except InputError:
            continue
        spans = [each.span for each in found.hints.links] + [unit.span for unit in found.hints.units]
        assert max((span.end for span in spans), default=0) <= len(found.text)


# --- HTML -------------------------------------------------------------------------------------------------------------


def test_a_publication_says_the_same_in_xml_html_and_odt() -> None:
    name = "ah-tk-20202021-3235"
    forms = [
        xml(ANSWERS / "xml" / f"{name}.xml"),
        official_html.read(Path("x"), (ANSWERS / "html" / f"{name}.html").read_bytes()),
        odt.read(Path("x"), (ANSWERS / "odt" / f"{name}.odt").read_bytes()),
    ]
    documents = [structured(form) for form in forms]
    units = [
        [(unit.name, unit.answers, " ".join(unit.text.text.split())) for unit in document.units if unit.name != "D"]
        for document in documents
    ]
    assert len(units[0]) == 18
    assert units[0] == units[1] == units[2]
    assert [marked(form) for form in forms[:2]] == [[("stb-2020-118", "Staatsblad 2020, 118")]] * 2
    assert [hint.numbers for hint in forms[0].hints.units] == [hint.numbers for hint in forms[1].hints.units]


def test_a_motion_says_the_same_in_xml_html_and_odt() -> None:
    name = "kst-32545-143"
    forms = [
        xml(MOTION / "xml" / f"{name}.xml"),
        official_html.read(Path("x"), (MOTION / "html" / f"{name}.html").read_bytes()),
        odt.read(Path("x"), (MOTION / "odt" / f"{name}.odt").read_bytes()),
    ]
    words = [form.text[form.text.index("32 545") :].partition("kst-")[0].split() for form in forms]
    assert words[0] == words[1] == words[2]


def test_html_metadata_are_facts() -> None:
    read = official_html.read(Path("x"), (MOTION / "html" / "kst-32545-143.html").read_bytes())
    found = facts(read)
    assert found["official_id"] == ["kst-32545-143"]
    assert found["title"] == ["Wet- en regelgeving financiële markten"]
    assert found["dossier"] == ["32545"]


def test_footnotes_of_official_html_are_read() -> None:
    read = page(
        '<div id="broodtekst"><p>Bericht?<sup><a class="nootnum" href="#ID-1">1</a></sup> Ja.</p></div><div id="noten">'
        '<div class="voet noot snp" id="supernote-note-ID-1"><h5 class="note-close"><a href="#close-1">X</a> Noot</h5>'
        '<sup><span class="nootnum"><a id="ID-1" name="ID-1"></a>1</span></sup><p><a href="http://nos.nl/l/2077649">'
        "http://nos.nl/l/2077649</a></p></div></div>"
    )
    assert read.text == "Bericht?1 Ja.\n\n1 http://nos.nl/l/2077649\n"
    assert [note.number for note in read.hints.notes] == ["1"]
    assert [marker.span for marker in read.hints.markers] == [Span(8, 9)]
    assert marked(read) == [("http://nos.nl/l/2077649", "http://nos.nl/l/2077649")]


def test_footnotes_of_other_pages_are_read() -> None:
    read = page(
        '<p>Woord<a href="#_ftn1" name="_ftnref1">[1]</a>.</p>'
        '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Zie het rapport.</p></div>'
    )
    assert read.text == "Woord1.\n\n1 Zie het rapport.\n"


def test_any_page_is_read_as_paragraphs() -> None:
    read = page(
        "<nav>Menu</nav><main><h1>Kop</h1>los <b>vet</b><p>E&eacute;n<br>twee</p><ul><li>a<li>b</ul>"
        "<ol start=3><li>c</ol><table><tr><td>x</td><td>y</td></tr></table><script>alert(1)</script><p hidden>weg</p>"
        "</main><footer>Voet</footer>"
    )
    assert read.text == "Kop\n\nlos vet\n\nEén\ntwee\n\n• a\n\n• b\n\n3. c\n\nx\ty\n"


@pytest.mark.parametrize(
    ("address", "kind", "target"),
    [
        ("stb-2020-118.html", "document", "stb-2020-118"),
        ("https://zoek.officielebekendmakingen.nl/kst-36600-XV-24.html#p1", "document", "kst-36600-XV-24"),
        ("https://zoek.officielebekendmakingen.nl/dossier/36600-XV", "dossier", "36600-XV"),
        ("\u00a0kst-32824-432", "document", "kst-32824-432"),
        ("https://www.cbs.nl/kst-1.html", "url", "https://www.cbs.nl/kst-1.html"),
    ],
)
def test_addresses_of_publications_are_known(address: str, kind: str, target: str) -> None:
    found = link(Span(0, 1), address)
    assert found is not None
    assert (found.kind, found.target) == (kind, target)


@pytest.mark.parametrize("address", ["#noot", "mailto:x@y.nl", "javascript:alert(1)", "", "op.css"])
def test_other_addresses_are_no_links(address: str) -> None:
    assert link(Span(0, 1), address) is None


# --- metadata ---------------------------------------------------------------------------------------------------------


def test_metadata_beside_a_file_of_the_repository_is_found() -> None:
    found = {fact.key: fact for fact in metadata_beside(ANSWERS / "odt" / "ah-tk-20202021-3235.odt")}
    assert found["official_id"].value == "ah-tk-20202021-3235"
    assert found["answered_date"].value == "2021-06-21"
    assert found["author"].value == "W. Koolmees"
    assert found["type"].ground == "metadata.xml: DC.type"


def test_both_forms_of_metadata_say_the_same() -> None:
    for folder in (ANSWERS, MOTION):
        files = [folder / "metadata" / "metadata.xml", folder / "metadataowms" / "metadata_owms.xml"]
        first, second = (metadata_facts(records_of(file, file.read_bytes())) for file in files)
        assert [(fact.key, fact.value) for fact in first] == [(fact.key, fact.value) for fact in second]


def test_metadata_of_another_document_is_not_used(tmp_path: Path) -> None:
    record = (MOTION / "metadata" / "metadata.xml").read_bytes()
    (tmp_path / "metadata.xml").write_bytes(record)
    (tmp_path / "kst-1-2.html").write_text("<html/>")
    assert metadata_beside(tmp_path / "kst-1-2.html") == ()
    (tmp_path / "brief.pdf").write_bytes(b"%PDF-")
    assert metadata_beside(tmp_path / "brief.pdf") == ()
    (tmp_path / "kst-1-2.html").unlink()
    assert metadata_beside(tmp_path / "brief.pdf")


def test_damaged_metadata_is_as_none(tmp_path: Path) -> None:
    (tmp_path / "metadata.xml").write_bytes((MOTION / "metadata" / "metadata.xml").read_bytes()[:400])
    (tmp_path / "kst-32545-143.html").write_text("<html/>")
    assert metadata_beside(tmp_path / "kst-32545-143.html") == ()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (
            "kv-tk",
            {"official_id": "kv-tk-2020Z13248", "type": "kamervragen", "date": "2020-07-02", "number": "2020Z13248"},
        ),
        (
            "h-tk",
            {
                "official_id": "h-tk-20202021-87-3",
                "type": "handelingen",
                "date": "2021-06-10",
                "number": "87-3",
                "dossier": "35763",
            },
        ),
        ("kst", {"official_id": "kst-35842-4", "dossier": "35842", "number": "4", "author": "Th.C. de Graaf"}),
        ("sbt", {"official_id": "stb-2021-419", "ministry": "jenv", "dossier": "25159"}),
    ],
)
def test_metadata_of_each_kind_are_facts(kind: str, expected: dict[str, str]) -> None:
    file = DATA / "metadata" / f"metadata_owms-{kind}.xml"
    found: dict[str, str] = {}
    for fact in metadata_facts(records_of(file, file.read_bytes())):
        found.setdefault(fact.key, fact.value)
    assert expected.items() <= found.items()


def test_kinds_of_markup_are_told_by_their_root() -> None:
    assert markup_kind((MOTION / "xml" / "kst-32545-143.xml").read_bytes()) == "official XML"
    assert markup_kind((MOTION / "html" / "kst-32545-143.html").read_bytes()) == "HTML"
    assert markup_kind((MOTION / "metadata" / "metadata.xml").read_bytes()) == "metadata"
    assert markup_kind((MOTION / "metadataowms" / "metadata_owms.xml").read_bytes()) == "metadata"
    assert markup_kind((DATA / "handelingen" / "mojibake-h-tk-20172018-70-6.xml").read_bytes()) == "official XML"
    assert markup_kind(b"<?xml version='1.0'?><!-- <html> --><edmx/>") == "XML"
    assert markup_kind(b"Motie van het lid <naam>") is None
    assert markup_kind(b"<p>los</p>") is None
