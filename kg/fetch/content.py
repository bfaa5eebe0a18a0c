"""Whether what a service gave is what it was asked for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from kg.errors import FetchError, InputError
from kg.fetch.services import METADATA_FORMS
from kg.read import kind_of
from kg.readers.markup import xml_tree

_KINDS: Final = {
    "xml": "official XML", "html": "HTML", "pdf": "PDF", "odt": "ODT", "docx": "DOCX", "doc": "old Microsoft Office",
    "metadata": "metadata", "metadataowms": "metadata",
}  # fmt: skip
_PDF_END: Final = 2048  # bytes within which a whole PDF says that it ends (%%EOF)


class OtherDocumentError(FetchError):
    """A whole file, but of another document: then the other files given with it are not trusted either."""


def check(content: bytes, form: str, document: str, url: str) -> None:
    """Raises FetchError when *content* is not a whole file of that form (see Manifestation).

    A file that says which it is and does not name *document* is an OtherDocumentError. A PDF is not looked into.
    """
    found = kind_of(content) if content else "empty"
    if found != _KINDS[form]:
        raise FetchError(f"{url}: promised as {_KINDS[form]}, but it is {found}")
    if found == "PDF" and b"%%EOF" not in content[-_PDF_END:]:
        raise FetchError(f"{url}: this PDF is not whole (its end is missing)")
    if form in ("xml", *METADATA_FORMS):
        try:
            xml_tree(Path(document), content)
        except InputError as error:
            raise FetchError(f"{url}: {str(error).removeprefix(f'{document}: ').partition(';')[0]}") from error
    if form in ("xml", "html", *METADATA_FORMS) and not _names(content, document):
        raise OtherDocumentError(f"{url}: does not speak of {document}, for which it was given")


def _names(content: bytes, document: str) -> bool:
    return re.search(rb"(?<![\w-])" + re.escape(document.encode()) + rb"(?![\w-])", content) is not None
