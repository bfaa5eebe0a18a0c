"""Readers of OpenDocument and Word files."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from damage import damaged, damaged_package, packed, unpacked

from kg.errors import InputError
from kg.readers import ReadText, docx, odt
from kg.readers.package import package_kind

DATA = Path(__file__).parent / "data" / "readers" / "official"
ODT = sorted(DATA.rglob("*.odt"))
DOCX = sorted(DATA.rglob("*.docx"))
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TEXT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def word(body: str, **parts: str) -> ReadText:
    """A Word document with that body; other parts are named by keyword: `footnotes`, `numbering`, `styles`, `rels`."""
    files = {
        "word/document.xml": f'<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>'
    }
    for name, content in parts.items():
        if name.endswith("rels"):
            part = {"rels": "document", "footnote_rels": "footnotes"}[name]
            files[f"word/_rels/{part}.xml.rels"] = f"<Relationships>{content}</Relationships>"
        else:
            files[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{WORD}" xmlns:r="{RELATIONS}">{content}</w:{name}>'
    return docx.read(Path("x.docx"), packed({name: content.encode() for name, content in files.items()}))


def writer(body: str, styles: str = "") -> ReadText:
    """An OpenDocument text with that body and those automatic styles."""
    content = (
        f"<office:document-content {TEXT}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return odt.read(Path("x.odt"), packed({"content.xml": content.encode()}))


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def item(words: str, level: int = 0, number: int = 1) -> str:
    return p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def links(read: ReadText) -> list[tuple[str, str]]:
    return [(found.target, found.span.of(read.text)) for found in read.hints.links]


# --- Word -------------------------------------------------------------------------------------------------------------


def test_a_motion_as_the_chamber_uploads_it_is_read() -> None:
    file = next(file for file in DOCX if file.name.startswith("0787"))
    lines = docx.read(file, file.read_bytes()).text.split("\n")
    assert lines[0] == "TWEEDE KAMER DER STATEN-GENERAAL\t2"  # capitals in two sizes, run by run
    assert "Nr. 32\tMOTIE VAN HET LID RIKKERS-OOSTERKAMP" in lines
    assert "en gaat over tot de orde van de dag." in lines


def test_numbers_of_lists_are_counted() -> None:
    read = word(
        item("een") + item("a", 1) + item("b", 1) + item("twee") + item("c", 1) + item("punt", 0, 2) + item("drie"),
        numbering=NUMBERING,
    )
    assert read.text.split("\n\n") == ["1. een", "1.a) a", "1.b) b", "2. twee", "2.a) c", "• punt", "3. drie\n"]


def test_a_style_can_make_a_paragraph_an_item() -> None:
    styles = (
        '<w:style w:styleId="Lijst"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Lijst2"><w:basedOn w:val="Lijst"/></w:style>'
        '<w:style w:styleId="Kring"><w:basedOn w:val="Kring"/></w:style>'
    )
    body = (
        p("een", '<w:pStyle w:val="Lijst"/>')
        + p("twee", '<w:pStyle w:val="Lijst2"/>')
        + p("x", '<w:pStyle w:val="Kring"/>')
    )
    assert word(body, numbering=NUMBERING, styles=styles).text == "1. een\n\n2. twee\n\nx\n"


def test_footnotes_and_endnotes_are_counted_with_their_markers_in_the_text() -> None:
    read = word(
        '<w:p><w:r><w:t>Besluit</w:t></w:r><w:r><w:endnoteReference w:id="1"/></w:r><w:r><w:t xml:space="preserve"> en '
        'rapport</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t>.</w:t></w:r></w:p>',
        footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="7"><w:p><w:r>'
        '<w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Zie </w:t></w:r><w:hyperlink r:id="r1"><w:r>'
        "<w:t>het stuk</w:t></w:r></w:hyperlink></w:p></w:footnote>",
        endnotes='<w:endnote w:id="1"><w:p><w:r><w:t>Stcrt. 2020</w:t></w:r></w:p></w:endnote>',
        footnote_rels=f'<Relationship Id="r1" Type="{RELATIONS}/hyperlink" Target="https://www.scp.nl/a"/>',
    )
    assert read.text == "Besluit1 en rapport2.\n\n1 Stcrt. 2020\n\n2 Zie het stuk\n"
    assert [marker.span.of(read.text) for marker in read.hints.markers] == ["1", "2"]
    assert [note.span.of(read.text) for note in read.hints.notes] == ["1 Stcrt. 2020", "2 Zie het stuk"]
    assert links(read) == [("https://www.scp.nl/a", "het stuk")]


def test_hyperlinks_and_fields_are_links() -> None:
    read = word(
        '<w:p><w:hyperlink r:id="r1"><w:r><w:t>stuk</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> en </w:t>'
        '</w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
        '<w:instrText> HYPERLINK "https://www.cbs.nl" </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>CBS</w:t></w:r><w:r>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>',
        rels=f'<Relationship Id="r1" Type="{RELATIONS}/hyperlink" '
        'Target="https://zoek.officielebekendmakingen.nl/kst-32824-378.html" TargetMode="External"/>',
    )
    assert read.text == "stuk en CBS3\n"
    assert links(read) == [("kst-32824-378", "stuk"), ("https://www.cbs.nl", "CBS")]


def test_deleted_and_hidden_text_is_left_out_and_inserted_text_is_not() -> None:
    read = word(
        "<w:p><w:ins><w:r><w:t>nieuw</w:t></w:r></w:ins><w:del><w:r><w:delText>oud</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r><w:r><w:noBreakHyphen/><w:t>x</w:t><w:br/><w:t>y</w:t></w:r></w:p>"
    )
    assert read.text == "nieuw-x\ny\n"


def test_a_letter_in_the_cell_of_a_table_keeps_its_paragraphs() -> None:
    cell = "<w:tc>{}</w:tc>".format
    first, second = cell(p("36 278")) + cell(p("Titel")), cell(p("Een") + p("twee"))
    read = word(f"<w:tbl><w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>{p('Slot')}")
    assert read.text == "36 278\tTitel\n\nEen\n\ntwee\n\nSlot\n"


def test_a_text_box_stands_after_its_paragraph_and_only_once() -> None:
    box = f"<w:txbxContent>{p('kader')}</w:txbxContent>"
    alternate = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    read = word(f"<w:p><w:r><w:t>voor</w:t></w:r><w:r>{alternate}</w:r><w:r><w:t>na</w:t></w:r></w:p>")
    assert read.text == "voorna\n\nkader\n"


def test_letter_spaced_headings_are_words() -> None:
    assert word(p("V E R S L A G")).text == "VERSLAG\n"


def test_old_word_files_and_encrypted_ones_are_refused_with_what_to_do() -> None:
    with pytest.raises(InputError, match=r"soffice --headless --convert-to docx brief\.doc"):
        docx.refuse_legacy(Path("brief.doc"), b"\xd0\xcf\x11\xe0")
    with pytest.raises(InputError, match="password"):
        docx.refuse_legacy(Path("brief.docx"), b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"))


# --- OpenDocument -----------------------------------------------------------------------------------------------------


def test_the_colophon_of_an_official_file_is_furniture_and_its_metadata_are_facts() -> None:
    file = next(file for file in ODT if file.stem == "kst-32545-143")
    read = odt.read(file, file.read_bytes())
    assert [found.span.of(read.text) for found in read.hints.furniture] == ["kst-32545-143\n\n's-Gravenhage 2021"]
    found = {fact.key: fact.value for fact in read.hints.facts}
    assert found["official_id"] == "kst-32545-143"
    assert found["date"] == "2021-07-06"


def test_lists_of_opendocument_are_counted_by_their_style() -> None:
    style = (
        '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-suffix="." '
        'style:num-format="1"/><text:list-level-style-bullet text:level="2" text:bullet-char="-"/></text:list-style>'
    )
    one = "<text:list-item><text:p>{}</text:p>{}</text:list-item>".format
    inner = f"<text:list>{one('streep', '')}</text:list>"
    body = (
        f'<text:list text:style-name="L">{one("een", inner)}{one("twee", "")}</text:list><text:p>tussen</text:p>'
        f'<text:list text:style-name="L" text:continue-numbering="true">{one("drie", "")}</text:list>'
    )
    assert writer(body, style).text == "1. een\n\n• streep\n\n2. twee\n\ntussen\n\n3. drie\n"


def test_notes_links_and_blanks_of_opendocument_are_read() -> None:
    read = writer(
        "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes><text:p>Zie"
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Rapport</text:p></text:note-body>"
        '</text:note><text:s text:c="3"/><text:a xlink:href="https://www.scp.nl">het SCP</text:a><text:tab/>nu'
        "<text:line-break/>straks<office:annotation><text:p>weg</text:p></office:annotation></text:p>"
    )
    assert read.text == "Zie1 het SCP\tnu\nstraks\n\n1 Rapport\n"
    assert links(read) == [("https://www.scp.nl", "het SCP")]
    assert [note.number for note in read.hints.notes] == ["1"]


def test_a_spreadsheet_is_refused() -> None:
    sheet = (
        f"<office:document-content {TEXT}><office:body><office:spreadsheet/></office:body></office:document-content>"
    )
    with pytest.raises(InputError, match="spreadsheet"):
        odt.read(Path("x.ods"), packed({"content.xml": sheet.encode()}))


# --- packages ---------------------------------------------------------------------------------------------------------


def test_kinds_of_packages_are_told_by_their_parts() -> None:
    assert [package_kind(file.read_bytes()) for file in (ODT[0], DOCX[0])] == ["ODT", "DOCX"]
    assert package_kind(packed({"xl/workbook.xml": b""})) is None
    assert (
        package_kind(packed({"content.xml": b"", "mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}))
        is None
    )
    assert package_kind(b"PK\x03\x04") is None


def test_zip_bombs_are_refused() -> None:
    for read, part in ((docx.read, "word/document.xml"), (odt.read, "content.xml")):
        with pytest.raises(InputError, match="unpacks to more than"):
            read(Path("x"), packed({part: b" " * 40_000_000}))
    with pytest.raises(InputError, match="lists more parts"):
        docx.read(Path("x"), packed({f"{number}": b"" for number in range(30_000)}))


def test_an_entity_bomb_in_a_package_is_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY a "ha">]><a>&a;</a>'
    with pytest.raises(InputError, match="entities"):
        docx.read(Path("x"), packed({"word/document.xml": bomb}))


def test_a_package_without_its_text_is_refused() -> None:
    for read in (docx.read, odt.read):
        with pytest.raises(InputError, match=r"^x: "):
            read(Path("x"), packed({"readme.txt": b"nothing"}))
        with pytest.raises(InputError, match=r"^x: "):
            read(Path("x"), b"")


@pytest.mark.parametrize("seed", range(6))
def test_damaged_office_files_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    notes = unpacked(DOCX[0].read_bytes())
    assert "word/document.xml" in notes
    for _ in range(25):
        file = chance.choice([*ODT, *DOCX])
        harm = chance.choice((damaged, damaged_package))
        content = harm(file.read_bytes(), chance)
        package_kind(content)
        read = odt.read if file.suffix == ".odt" else docx.read
        try:
            found = read(file, content)
        except InputError:
            continue
        assert max((each.span.end for each in found.hints.links), default=0) <= len(found.text)
