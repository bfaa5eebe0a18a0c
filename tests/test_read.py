"""Reading files: encodings, line ends, and clear words about what cannot be read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.errors import InputError, NoDocumentError
from kg.read import input_files, kind_of, read_source
from kg.readers.metadata import metadata_beside


def written(folder: Path, content: bytes, name: str = "brief.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "text", "encoding"),
    [
        ("«Eén» – brief".encode(), "«Eén» – brief", "utf-8"),
        (b"\xef\xbb\xbfVraag 1\r\n", "Vraag 1\n", "utf-8-sig"),
        ("E\u00e9n \u2018brief\u2019".encode("windows-1252"), "Eén ‘brief’", "windows-1252"),
        (b"a\r\nb\rc\n", "a\nb\nc\n", "utf-8"),
        (b"pagina 1\n\x0cpagina 2", "pagina 1\n\x0cpagina 2", "utf-8"),
        ("weten\ufffeschap\x0cen kunst\u2028of".encode(), "weten-\nschap\n\x0cen kunst\nof", "utf-8"),
    ],
)
def test_text_is_read_in_its_encoding_with_line_feeds(tmp_path: Path, content: bytes, text: str, encoding: str) -> None:
    source = read_source(written(tmp_path, content))

    assert (source.text, source.encoding, source.name) == (text, encoding, "brief.txt")
    assert source.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_the_same_text_has_the_same_sum_whatever_its_encoding(tmp_path: Path) -> None:
    text = "Integratie: één samenleving\n"
    written_ways = [text.encode(), text.encode("utf-8-sig"), text.replace("\n", "\r\n").encode("windows-1252")]
    sums = {read_source(written(tmp_path, content)).sha256 for content in written_ways}

    assert len(sums) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the file is empty"),
        (b" \n\t\r\n", "holds nothing but white space"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "the PDF is cut off"),
        (b"PK\x03\x04\x14\x00", "a zip file, but no ODT or DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "soffice --headless --convert-to docx {path}"),
        (b"{\\rtf1 Motie}", "soffice --headless --convert-to docx {path}"),
        (b"<?xml version='1.0'?><officiele-publicatie/>", "no official publication"),
        (b"Vraag 1\x00\x00\x01", "a binary file"),
        (b"caf\xe9 \x81 \x8d", "byte 4 is neither UTF-8 nor Windows-1252"),
    ],
)
def test_error_what_cannot_be_read_is_named_with_what_to_do(tmp_path: Path, content: bytes, words: str) -> None:
    path = written(tmp_path, content)

    with pytest.raises(InputError) as caught:
        read_source(path)

    assert str(caught.value).startswith(f"{path}: ")
    assert words.replace("{path}", str(path)) in str(caught.value)


def test_error_a_folder_or_missing_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_source(tmp_path)
    with pytest.raises(InputError, match=r"weg\.txt: cannot be read"):
        read_source(tmp_path / "weg.txt")


def test_a_file_is_known_by_its_content_not_by_its_name() -> None:
    assert kind_of(b"Antwoord 1: ja") == "plain text"
    assert kind_of(b"  <!DOCTYPE html><html>") == "HTML"
    assert kind_of(b"\r\n%PDF-1.4") == "PDF"
    assert kind_of(b"[Motie] van het lid") == "plain text"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("antwoord.txt", b'{"value": [{"Id": 1}]}', "JSON"),
        ("x.xml", b"<?xml version='1.0'?><searchRetrieveResponse/>", "no official publication"),
        ("metadata.xml", b"<?xml version='1.0'?><metadata_gegevens/>", "metadata of a publication"),
        ("scan.dat", b"\x89PNG\r\n", "an image"),
        ("verslag.xml", b"<?xml version='1.0'?><vlosCoreDocument xmlns='http://x'/>", "take the published Handelingen"),
    ],
)
def test_what_is_no_document_is_told_apart_from_what_is_damaged(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    with pytest.raises(NoDocumentError, match=reason):
        read_source(written(tmp_path, content, name))


@pytest.mark.parametrize(
    ("name", "text"), [("README.md", "Vraag 1\nWaarom?\n"), ("lijst.txt", "a\tb\n1\t2\n3\t4\n5\t6\n7\t8\n")]
)
def test_explanations_and_tables_are_passed_over_in_a_folder_but_read_when_named(
    tmp_path: Path, name: str, text: str
) -> None:
    path = written(tmp_path, text.encode(), name)

    assert read_source(path).text == text
    with pytest.raises(NoDocumentError):
        read_source(path, is_named=False)


def test_error_a_damaged_office_document_is_a_problem_in_a_folder_too(tmp_path: Path) -> None:
    path = written(tmp_path, b"PK\x03\x04\x14\x00", "brief.docx")

    with pytest.raises(InputError, match="damaged") as caught:
        read_source(path, is_named=False)

    assert not isinstance(caught.value, NoDocumentError)


def test_metadata_beside_a_document_becomes_its_facts() -> None:
    folder = Path(__file__).parent / "data" / "readers" / "official"
    path = next(path for path in sorted(folder.rglob("*.html")) if metadata_beside(path))
    source = read_source(path)

    assert source.form == "HTML"
    assert source.hints.facts[: len(metadata_beside(path))] == metadata_beside(path)


def test_folders_are_read_through_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".verborgen.txt", "c/d.txt", ".git/config"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("tekst")
    found = input_files([tmp_path / "b.txt", tmp_path, tmp_path / "c"])

    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["b.txt", "a.txt", "c/d.txt"]


def test_error_a_missing_path_and_an_empty_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()

    with pytest.raises(InputError, match=r"niets: there is no such file or folder"):
        list(input_files([tmp_path / "niets"]))
    with pytest.raises(InputError, match=r"leeg: this folder holds no documents"):
        list(input_files([tmp_path / "leeg"]))


def test_a_link_to_a_folder_above_does_not_go_round_for_ever(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("tekst")
    (tmp_path / "lus").symlink_to(tmp_path)

    assert [path.name for path in input_files([tmp_path])] == ["a.txt"]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_a_text_in_utf_16_is_read_by_its_mark(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes("\ufeffGeachte voorzitter,\r\nHierbij één brief.".encode(codec))

    source = read_source(path)

    assert source.text == "Geachte voorzitter,\nHierbij één brief."
    assert (source.encoding, source.form) == ("utf-16", "plain text")


def test_noise_with_the_mark_of_utf_16_is_a_binary_file() -> None:
    assert kind_of(b"\xff\xfe" + b"\x00\x91" * 200) == "binary"


@pytest.mark.parametrize("row", ["a\tb", "a;b;c", "1,2,3,4"])
def test_rows_of_values_are_a_table(tmp_path: Path, row: str) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(f"{row}\n" * 6)

    with pytest.raises(NoDocumentError, match="a table of values"):
        read_source(path, is_named=False)


def test_a_link_that_leads_nowhere_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "weg.txt").symlink_to(tmp_path / "nergens.txt")

    (path,) = input_files([tmp_path])

    with pytest.raises(InputError, match=r"weg\.txt: cannot be read \(No such file or directory\)"):
        read_source(path)


def test_a_text_whose_words_are_not_parted_is_told_of(tmp_path: Path) -> None:
    words = "Hierbij informeer ik uw Kamer over de motie van het lid Jansen over de vuurtorens langs de kust. " * 5
    source = read_source(written(tmp_path, words.replace(" ", "").replace(".", ".\n").encode(), "brief.txt"))

    assert [issue.code for issue in source.issues] == ["words-not-parted"]
    assert read_source(written(tmp_path, words.encode(), "goed.txt")).issues == ()
