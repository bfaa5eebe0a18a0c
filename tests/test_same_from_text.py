"""The text of a PDF, as other tools extract it, gives the same questions, answers, footnotes and references."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pypdfium2
import pytest
from pdfminer.high_level import extract_text

from kg.draft import draft_of
from kg.gazetteer import known
from kg.iri import paper_id
from kg.model import Mention, PaperReading, SourceDocument
from kg.read import read_source

DATA = Path(__file__).parent / "data" / "readers"
TUNING = Path(__file__).parent / "gold" / "tuning"
PDFS = (DATA / "ah-tk-20232024-1178.pdf", TUNING / "ah-tk-20142015-698.pdf", TUNING / "ah-tk-20232024-1314.pdf")


def with_pages(path: Path, between: str) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return between.join(page.get_textpage().get_text_range() for page in pdf)


TOOLS: Mapping[str, Callable[[Path], str]] = MappingProxyType(
    {
        "pypdfium2": lambda path: with_pages(path, "\f"),  # a form feed that ends the last line of a page as well
        "pdfminer": lambda path: str(extract_text(str(path))),
    }
)


def thing(mention: Mention) -> str:
    reading = mention.reading
    return paper_id(reading) if isinstance(reading, PaperReading) else repr(reading)


def told(source: SourceDocument) -> set[tuple[str, str, str]]:
    """(unit, kind, thing) of all that is read of a document."""
    draft = draft_of(source, known())
    answers = {(unit.name, "answers", of) for unit in draft.document.units for of in unit.answers}
    notes = {(note.unit, "footnote", note.number) for note in draft.document.footnotes}
    return answers | notes | {(mention.unit, mention.kind, thing(mention)) for mention in draft.recognition.mentions}


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem)
def test_the_text_of_a_pdf_by_another_tool_gives_the_same(path: Path, tmp_path: Path) -> None:
    whole = told(read_source(path))
    assert len(whole) > 20
    for tool, extract in TOOLS.items():
        text = tmp_path / f"{path.stem}.txt"
        text.write_bytes(extract(path).encode("utf-8", "replace"))

        assert told(read_source(text)) == whole, tool
