"""Files to source documents: which files there are, what they are, and what they say.

A file is recognised by its content, not by its name, so a text called `brief.dat` is read and a PDF called
`brief.txt` is not taken for text. Each kind has one reader in READERS; this version reads plain text.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.errors import InputError
from kg.model import SourceDocument

SIGNATURES = (  # (first bytes, name of the kind), longest first where one begins like another
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP (perhaps DOCX, ODT or XLSX)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Microsoft Office"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"\x1f\x8b", "gzip"),
)
MARKUP = re.compile(rb"\s*<(?:\?xml|!doctype\s+html|html\b)", re.IGNORECASE)  # an XML or HTML page
# Bytes that no text in UTF-8 or Windows-1252 has: the C0 controls but for tab, line feed, vertical tab,
# form feed and carriage return. Text taken from a PDF can have a few; a binary file has many, or a NUL.
CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.01  # of all bytes
_LINE_END_HYPHEN = re.compile("\x02\n?")  # what PDFium's text extraction makes of a hyphen and the end of its line
_STRAY = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")


def input_files(inputs: Iterable[Path]) -> Iterator[Path]:
    """The files that are named or lie in the folders named, each folder in the order of its names.

    Hidden files and folders (`.git`, `.DS_Store`) are left out of folders; a file that is named itself is always
    given. A file that is reached twice is given once. Raises InputError for a path that does not exist and for a
    folder without files.
    """
    seen: set[Path] = set()
    for path in inputs:
        if not path.exists():
            raise InputError(f"{path}: there is no such file or folder")
        found = list(_files_of(path)) if path.is_dir() else [path]
        if not found:
            raise InputError(f"{path}: this folder holds no documents; name a folder with text files, or the files")
        for file in found:
            known = file.resolve()
            if known not in seen:
                seen.add(known)
                yield file


def _files_of(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise InputError(f"{folder}: cannot be opened ({error.strerror})") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():  # a link to a folder above would never end
                yield from _files_of(entry)
        elif entry.is_file():
            yield entry


def read_source(path: Path) -> SourceDocument:
    """The document in the file at *path*; raises InputError when it cannot be read as one."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror or error})") from error
    kind = kind_of(content)
    if kind not in READERS:
        raise InputError(f"{path}: this is a {kind} file; this version reads plain text only, so save it as text first")
    text, encoding = READERS[kind](path, content)
    if not text.strip():
        what = "is empty" if not text else "holds nothing but white space"
        raise InputError(f"{path}: the file {what}; was the text of the document exported?")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return SourceDocument(name=path.name, path=str(path), text=text, sha256=digest, encoding=encoding)


def kind_of(content: bytes) -> str:
    """The kind of file that *content* is: "plain text", or what it is instead.

    >>> kind_of(b"%PDF-1.7 ..."), kind_of("Motie".encode())
    ('PDF', 'plain text')
    """
    for signature, kind in SIGNATURES:
        if content.startswith(signature):
            return kind
    if MARKUP.match(content.removeprefix(codecs.BOM_UTF8)):
        return "XML or HTML"
    if b"\0" in content or len(CONTROLS.findall(content)) > _MOST_CONTROLS * len(content):
        return "binary"
    return "plain text"


def _plain_text(path: Path, content: bytes) -> tuple[str, str]:
    """The text in UTF-8, else in Windows-1252 (what older Dutch office software writes), and which it was."""
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
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    return _STRAY.sub(" ", _LINE_END_HYPHEN.sub("-\n", text)), encoding


READERS: dict[str, Callable[[Path, bytes], tuple[str, str]]] = {"plain text": _plain_text}
