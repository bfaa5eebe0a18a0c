"""Office documents as packages: zip files with XML parts, read with limits on everything (CWE-409)."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Final, Literal

from lxml import etree

from kg.errors import InputError
from kg.readers.markup import MAX_BYTES, xml_tree

MAX_PACKAGE: Final = 100 * 1024 * 1024  # a letter with photographs
MAX_DIRECTORY: Final = 1024 * 1024  # of the list of parts: some 10,000 parts, where a document has some 20
_END = b"PK\x05\x06"  # end of central directory record: APPNOTE.TXT 4.3.16, https://pkware.com/appnote
_END_LENGTH, _COMMENT = 22, 65_535
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,  # a compression that zipfile does not know
    RuntimeError,  # an encrypted part
    EOFError,
    ValueError,
    OverflowError,
    KeyError,
    IndexError,
    OSError,
)
PackageKind = Literal["ODT", "DOCX"]


class Package:
    """The parts of a package by their names. Every failure is an InputError that names the file."""

    def __init__(self, path: Path, content: bytes) -> None:
        self.path = path
        if len(content) > MAX_PACKAGE:
            raise InputError(f"{path}: {len(content) // 2**20} MB; at most {MAX_PACKAGE // 2**20} MB is read")
        if not _has_small_directory(content):
            raise InputError(f"{path}: this zip file is damaged, or lists more parts than any document has")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self.names = frozenset(self._zip.namelist())
        except _DAMAGED as error:
            raise self._damaged(error) from error

    def part(self, name: str) -> bytes:
        """The bytes of a part; raises InputError when it is missing, damaged, encrypted or too large."""
        try:
            with self._zip.open(name) as part:
                content = part.read(MAX_BYTES + 1)
        except _DAMAGED as error:
            raise self._damaged(error) from error
        if len(content) > MAX_BYTES:
            raise InputError(f"{self.path}: {name} unpacks to more than {MAX_BYTES // 2**20} MB; no document has that")
        return content

    def root(self, name: str) -> etree._Element:
        """The root element of an XML part; raises InputError as `part` does, and for damaged XML."""
        return xml_tree(self.path / name, self.part(name))[0]

    def optional(self, name: str) -> etree._Element | None:
        """The root element of an XML part, or None when there is none."""
        return self.root(name) if name in self.names else None

    def _damaged(self, error: Exception) -> InputError:
        return InputError(
            f"{self.path}: this office document is damaged or encrypted ({error}); open it and save it again"
        )


def _has_small_directory(content: bytes) -> bool:
    """Whether the list of parts is there and of a size that a document can have; zip64 is for larger ones."""
    at = content.rfind(_END, max(0, len(content) - _END_LENGTH - _COMMENT))
    if at < 0 or at + _END_LENGTH > len(content):
        return False
    size = int.from_bytes(content[at + 12 : at + 16], "little")
    return size <= MAX_DIRECTORY and size < len(content)


def package_kind(content: bytes) -> PackageKind | None:
    """Which kind of document a zip file is, by its parts; None for anything else.

    >>> package_kind(b"PK no package") is None
    True
    """
    try:
        package = Package(Path(), content)
    except InputError:
        return None
    if any(name.startswith("word/document") for name in package.names):
        return "DOCX"
    if "content.xml" not in package.names:
        return None
    try:
        mimetype = package.part("mimetype") if "mimetype" in package.names else b"opendocument.text"
    except InputError:
        return "ODT"
    return "ODT" if b"opendocument.text" in mimetype else None
