"""Files to source documents: which files there are, what they are, and what they say.

A file is recognised by its content, not by its name, so a text called `brief.dat` is read and a PDF called
`brief.txt` is not taken for text. Each kind of document has one reader in READERS; other kinds have a reason why they
are none in NO_DOCUMENTS.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from shlex import quote
from typing import Final, NoReturn

from kg.errors import InputError, Issue, NoDocumentError
from kg.model import Fact, SourceDocument
from kg.readers import ReadText, docx, odt, official_html, official_xml, pdf
from kg.readers.markup import markup_kind
from kg.readers.metadata import metadata_beside
from kg.readers.package import package_kind

SIGNATURES = (  # (first bytes, name of the kind), longest first where one begins like another
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Microsoft Office"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"II*\x00", "TIFF image"),
    (b"MM\x00*", "TIFF image"),
    (b"\x1f\x8b", "gzip"),
)
_PDF_HEADER = 1024  # bytes within which a PDF says that it is one: ISO 32000-1, annex H.3.4.1
NO_DOCUMENTS: Final = {
    "ZIP": "a zip file, but no ODT or DOCX: a spreadsheet, or an archive to unpack first",
    "gzip": "a compressed file; unpack it first",
    "PNG image": "an image; run OCR first if it shows a document",
    "JPEG image": "an image; run OCR first if it shows a document",
    "GIF image": "an image; run OCR first if it shows a document",
    "TIFF image": "an image; run OCR first if it shows a document",
    "metadata": "metadata of a publication; used with the document beside which it lies",
    "debate report": "a report of a debate as the Kamer makes it (VLOS); take the published Handelingen",
    "JSON": "JSON, perhaps an answer of a web service",
    "XML": "XML that is no official publication",
    "table": "a table of values",
    "notes": "an explanation of the folder, by its name",
}
# Bytes that no text in UTF-8 or Windows-1252 has: the C0 controls but for tab, line feed, vertical tab,
# form feed and carriage return. Text taken from a PDF can have a few; a binary file has many, or a NUL.
CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MOST_CONTROLS = 0.01  # of all bytes
# What PDFium's text extraction makes of a hyphen and the end of its line, the second in pypdfium2
_LINE_END_HYPHEN = re.compile("[\x02\ufffe]\n?")
_LINE_ENDS = "\r\v\x85\u2028\u2029"
_PAGE_END = re.compile(r"(?<=[^\n])\f")  # a page that ends without the end of its last line
_STRAY = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_JSON = re.compile(rb"\s*+(?:\{\s*+[\"}]|\[\s*+[\[{\"\]\d])")
_NOTES = re.compile(r"(?:readme|license|licence|index|changelog)(?:\..*)?|.*\.(?:md|rst)", re.IGNORECASE)
_PACKAGES = (".docx", ".odt")  # zip files that are documents
_LONG_ENOUGH = 200  # characters
_LONGEST_WORDS = 20  # letters of a word, on the average: Dutch has six
SEPARATORS = ((b"\t", 1), (b";", 2), (b",", 3))  # and how many of them at least stand in each line of a table
_ROWS = 5  # lines from which a text can be a table


def input_files(inputs: Iterable[Path]) -> Iterator[Path]:
    """The files that are named or lie in the folders named, each folder in the order of its names.

    Hidden files and folders (`.git`, `.DS_Store`) are left out of folders; a file that is named itself is always
    given. A file that is reached twice is given once. Raises InputError for a path that does not exist and for a
    folder without files.
    """
    seen: set[str] = set()
    for path in inputs:
        if not path.exists():
            raise InputError(f"{path}: there is no such file or folder")
        found = list(_files_of(path)) if path.is_dir() else [(path, os.path.realpath(path))]
        if not found:
            raise InputError(f"{path}: this folder holds no documents; name a folder with text files, or the files")
        for file, known in found:
            if known not in seen:
                seen.add(known)
                yield file


def _files_of(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file and where it really lies; that is asked once a folder, and of links."""
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise InputError(f"{folder}: cannot be opened ({error.strerror})") from error
    here = os.path.realpath(folder)
    for entry in ordered:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():  # a link to a folder above would never end
                yield from _files_of(folder / entry.name)
        elif entry.is_file() or entry.is_symlink():  # a link that leads nowhere is told of when it is opened
            known = os.path.realpath(entry.path) if entry.is_symlink() else os.path.join(here, entry.name)
            yield folder / entry.name, known


def read_source(path: Path, *, is_named: bool = True) -> SourceDocument:
    """The document in the file at *path*; raises InputError when it cannot be read, NoDocumentError when it is none.

    In a folder also tables and explanations are none; a text that the user names (*is_named*) is what he says it is.
    """
    return source_of(path, content_of(path), metadata_beside(path), is_named=is_named)


def content_of(path: Path) -> bytes:
    """The bytes of a file; raises InputError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error


def source_of(path: Path, content: bytes, beside: tuple[Fact, ...], *, is_named: bool = True) -> SourceDocument:
    """As `read_source`, of the bytes of the file and the facts of the metadata beside it; nothing is opened."""
    kind = kind_of(content)
    if kind == "plain text" and not is_named:
        kind = _kind_of_text(path, content)
    if kind == "ZIP" and path.suffix.lower() in _PACKAGES:
        raise InputError(f"{path}: this office document is damaged; fetch it again, or open it and save it again")
    if kind in NO_DOCUMENTS:
        raise NoDocumentError(f"{path}: {NO_DOCUMENTS[kind]}")
    found = READERS[kind](path, content)
    if not found.text.strip():
        what = "is empty" if not found.text else "holds nothing but white space"
        raise InputError(f"{path}: the file {what}; was the text of the document exported?")
    hints = replace(found.hints, facts=(*beside, *found.hints.facts)) if beside else found.hints
    digest = hashlib.sha256(found.text.encode()).hexdigest()
    issues = (*found.issues, *_glued(found.text))
    return SourceDocument(path.name, str(path), found.text, digest, found.encoding, hints, kind, issues)


def _glued(text: str) -> Iterator[Issue]:
    """What to do about a text whose words were not parted: little is found in it."""
    words = text.split()
    if len(text) >= _LONG_ENOUGH and sum(map(len, words)) > _LONGEST_WORDS * len(words):
        message = "the words of the text are not parted by blanks, so little is found in it; "
        advice = "run OCR over the PDF instead: ocrmypdf --force-ocr --language nld in.pdf out.pdf"
        yield Issue(1, "words-not-parted", message + advice)


def kind_of(content: bytes) -> str:
    """The kind of file that *content* is: one of READERS or NO_DOCUMENTS.

    >>> kind_of(b"%PDF-1.7 ..."), kind_of("Motie".encode()), kind_of(b'{"value": []}')
    ('PDF', 'plain text', 'JSON')
    """
    for signature, kind in SIGNATURES:
        if content.startswith(signature):
            return package_kind(content) or kind if kind == "ZIP" else kind
    if b"%PDF-" in content[:_PDF_HEADER]:
        return "PDF"
    marked = markup_kind(content)
    if marked is not None:
        return marked
    if content.startswith(UTF16) and _is_utf16(content):
        return "plain text"
    if b"\0" in content or len(CONTROLS.findall(content)) > _MOST_CONTROLS * len(content):
        return "binary"
    return "JSON" if _is_json(content) else "plain text"


def _is_utf16(content: bytes) -> bool:
    """Whether bytes with the byte order mark of UTF-16 are text in it: mostly Latin letters."""
    text = content.decode("utf-16", "replace")
    return 2 * sum("\t" <= character < "\u0250" for character in text) > len(text) and "\ufffd" not in text[:-1]


def _is_json(content: bytes) -> bool:
    if not _JSON.match(content.removeprefix(codecs.BOM_UTF8)):
        return False
    try:
        json.loads(content.removeprefix(codecs.BOM_UTF8))
    except (ValueError, RecursionError):
        return False
    return True


def _kind_of_text(path: Path, content: bytes) -> str:
    """What a text found in a folder is: a document, a table, or an explanation of the folder."""
    if _NOTES.fullmatch(path.name):
        return "notes"
    lines = [line for line in content.splitlines() if line.strip()]
    for mark, fewest in SEPARATORS:
        rows = [line.count(mark) for line in lines]
        if len(rows) >= _ROWS and rows[0] >= fewest and len(set(rows)) == 1:
            return "table"
    return "plain text"


def _plain_text(path: Path, content: bytes) -> ReadText:
    """The text in UTF-8, else in Windows-1252 (what older Dutch office software writes), and which it was.

    A text in UTF-16 (`Unicode` of Windows programs) is known by its byte order mark.
    """
    if content.startswith(UTF16):
        text = content.decode("utf-16", "replace")
        return ReadText(_STRAY.sub(" ", text.replace("\0", " ").replace("\r\n", "\n").replace("\r", "\n")), "utf-16")
    encoding = "utf-8-sig" if content.startswith(codecs.BOM_UTF8) else "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        encoding = "windows-1252"
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            raise InputError(
                f"{path}: byte {error.start + 1} is neither UTF-8 nor Windows-1252; "
                "convert the file to UTF-8 first, with iconv or in an editor (Save as, encoding UTF-8)"
            ) from error
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    for end in _LINE_ENDS:  # sooner than to translate each character
        text = text.replace(end, "\n")
    if "\x02" in text or "\ufffe" in text:
        text = _LINE_END_HYPHEN.sub("-\n", text)
    if "\f" in text:
        text = _PAGE_END.sub("\n\f", text)
    return ReadText(_STRAY.sub(" ", text), encoding)


def _rtf(path: Path, _: bytes) -> NoReturn:
    raise InputError(
        f"{path}: an RTF file, which is not read; convert it first, for example: "
        f"soffice --headless --convert-to docx {quote(str(path))}"
    )


def _binary(path: Path, _: bytes) -> NoReturn:
    raise InputError(f"{path}: a binary file of no known kind; is it damaged?")


READERS: Final[dict[str, Callable[[Path, bytes], ReadText]]] = {
    "official XML": official_xml.read,
    "HTML": official_html.read,
    "DOCX": docx.read,
    "ODT": odt.read,
    "PDF": pdf.read,
    "plain text": _plain_text,
    "old Microsoft Office": docx.refuse_legacy,
    "RTF": _rtf,
    "binary": _binary,
}
