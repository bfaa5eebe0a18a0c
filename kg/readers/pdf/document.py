"""A PDF file to text with hints, in this process; see kg.readers.pdf.isolation for reading files of strangers.

PDFium is not safe for threads: one process reads one file at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
from pypdfium2 import raw

from kg.errors import InputError, Issue
from kg.readers import ReadText
from kg.readers.pdf.assembly import Sheet, assembled
from kg.readers.pdf.glyphs import printed
from kg.readers.pdf.layout import lines
from kg.text import LineIndex

MAX_BYTES = 200_000_000  # the file is held twice, next to its pages, in the 1 GB that the process may have
MAX_PAGES = 3_000  # so many full pages take 0.9 GB, what the process may have (measured: 0.28 MB a page)
MAX_GLYPHS = 100_000  # on one page: a full page of small print has 10,000
END_MARK = 4_096  # bytes at the end of a file in which its end mark stands; servers add some bytes to it
FEWEST_LETTERS = 10  # on a page, on average: a scanner prints a stamp or a number, not more


def read_here(path: Path, content: bytes, on_open: Callable[[int], None]) -> ReadText:
    """The text of a PDF file, with its hints; *on_open* is told the number of pages before they are read.

    Raises InputError when the file is damaged, protected with a password, too large, or only a scan.
    """
    if len(content) > MAX_BYTES:
        raise InputError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB; split it, for example with qpdf")
    if b"%%EOF" not in content[-END_MARK:]:
        raise InputError(f"{path}: the PDF is cut off (its end mark %%EOF is missing); fetch it again")
    try:
        with closing(pdfium.PdfDocument(content)) as document:
            count = len(document)
            if count > MAX_PAGES:
                raise InputError(
                    f"{path}: has {count:,} pages, more than {MAX_PAGES:,}; split it, for example with qpdf"
                )
            on_open(count)
            return _read(path, document)
    except pdfium.PdfiumError as error:
        raise InputError(_failure(path, content, error)) from error


def _failure(path: Path, content: bytes, error: pdfium.PdfiumError) -> str:
    # PDFium keeps the reason of an earlier failure when it gives none, so the file must be looked at too.
    if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD and b"/Encrypt" in content:
        return f"{path}: protected with a password; save it without one first: qpdf --decrypt in.pdf out.pdf"
    return f"{path}: the PDF is damaged ({str(error).rstrip('.')}); fetch it again, or repair it: qpdf in.pdf out.pdf"


def _read(path: Path, document: pdfium.PdfDocument) -> ReadText:
    count = len(document)
    sheets = [_sheet(path, document, number) for number in range(count)]
    letters = [sum(len(word.text) for line in sheet.lines for word in line.words) for sheet in sheets]
    if sum(letters) < FEWEST_LETTERS * count and (not sum(letters) or _has_pictures(document)):
        raise InputError(f"{path}: no text layer; run OCR first, for example: ocrmypdf --language nld in.pdf out.pdf")
    text, hints = assembled(sheets)
    return ReadText(text, "pdf", hints, tuple(_blank_pages(document, text, hints.pages, letters)))


def _sheet(path: Path, document: pdfium.PdfDocument, number: int) -> Sheet:
    """Page *number* (from 0) as lines; its memory is given back before the next page is read."""
    with closing(document[number]) as page, closing(page.get_textpage()) as text_page:
        if text_page.count_chars() > MAX_GLYPHS:
            raise InputError(f"{path}: page {number + 1} has more than {MAX_GLYPHS:,} characters; is it a drawing?")
        found = printed(document, page, text_page)
        return Sheet(lines(found, number), found.links)


def _has_pictures(document: pdfium.PdfDocument) -> bool:
    return any(_is_picture(document, number) for number in range(len(document)))


def _is_picture(document: pdfium.PdfDocument, number: int) -> bool:
    with closing(document[number]) as page:
        return next(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None


def _blank_pages(
    document: pdfium.PdfDocument, text: str, pages: Sequence[int], letters: Sequence[int]
) -> Iterator[Issue]:
    """What a person should know of pages without text."""
    index = LineIndex(text)
    for number in (number for number, count in enumerate(letters) if not count):
        if _is_picture(document, number):
            why = (
                "is a picture without a text layer and was not read; run OCR first: ocrmypdf --skip-text in.pdf out.pdf"
            )
        else:
            why = "holds no text; look whether it is empty, else the file is damaged: fetch it again"
        yield Issue(index.line(pages[number]), "page-without-text", f"page {number + 1} {why}")
