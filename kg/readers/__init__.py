"""Files that are more than characters to text, with what their format shows of it: one module a format."""

from __future__ import annotations

from dataclasses import dataclass

from kg.errors import Issue
from kg.model import Hints

__all__ = ["ReadText"]

NO_HINTS = Hints()


@dataclass(frozen=True, slots=True)
class ReadText:
    """What a reader makes of a file."""

    text: str  # \n line ends, no byte order mark; a line is a printed line (PDF) or a paragraph (XML, HTML, ODT, DOCX)
    encoding: str  # "utf-8", "pdf"
    hints: Hints = NO_HINTS  # spans are offsets in `text`, sorted
    issues: tuple[Issue, ...] = ()  # what could not be read: a page that is a picture
