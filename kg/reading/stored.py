"""The reading texts of a document, kept beside its source text so that it can be shown as a page later.

`texts/<sum>.reading.json.gz` in the output folder holds for each unit and footnote its text as it reads (one line a
paragraph, no page furniture), the map of its characters to the source text, and where markers of footnotes stand.
"""

from __future__ import annotations

import gzip
import json
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.model import Document, Footnote, SourceDocument, Unit
from kg.text import MappedText

READING = ".reading.json.gz"
TEXTS_FOLDER = "texts"  # in a folder made by `kg build`


@dataclass(frozen=True, slots=True)
class Part:
    """A unit or a footnote as it reads."""

    name: str  # "D", "Q12", "fn35"
    text: MappedText
    notes: tuple[tuple[int, str], ...] = ()  # (offset in the text right after the marker's place, name of the note)

    def offset(self, origin: int) -> int:
        """The offset in the reading text of the character that stands at *origin* in the source, or that follows it."""
        text = self.text
        piece = bisect_right(text.origins, origin) - 1  # the pieces stand in the order of the source
        if piece < 0:
            return 0
        end = text.starts[piece + 1] if piece + 1 < len(text.starts) else len(text.text)
        return min(text.starts[piece] + origin - text.origins[piece], end)


def packed(document: Document) -> bytes:
    """The reading texts of *document* for its file; the same bytes for the same document."""
    parts = [*(_unit(unit, document.footnotes) for unit in document.units), *map(_footnote, document.footnotes)]
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode("utf-8"), compresslevel=6, mtime=0)


def text_files(document: Document, others: Iterable[SourceDocument] = ()) -> tuple[tuple[str, bytes], ...]:
    """The files of a document in the folder of texts: its source text and reading texts, and *others* of its texts."""
    texts = ((f"{source.sha256[:16]}.txt", source.text.encode()) for source in (document.source, *others))
    return (*texts, (f"{document.source.sha256[:16]}{READING}", packed(document)))


def stored_parts(folder: Path | None, sha256: str) -> tuple[Part, ...]:
    """The reading texts of the document whose source text has that sum; none when they are not kept."""
    if folder is None or not sha256.isalnum():
        return ()
    try:
        found = json.loads(gzip.decompress((folder / f"{sha256[:16]}{READING}").read_bytes()))
        return tuple(_part(*each) for each in found)
    except (OSError, EOFError, ValueError, TypeError):  # not kept, or damaged: the graph still tells its part
        return ()


def _part(name: str, text: str, starts: list[int], origins: list[int], notes: list[tuple[int, str]]) -> Part:
    return Part(name, MappedText(text, tuple(starts), tuple(origins)), tuple((at, note) for at, note in notes))


def _unit(unit: Unit, footnotes: Iterable[Footnote]) -> list[object]:
    notes = sorted((note.anchor, note.name) for note in footnotes if note.unit == unit.name and note.anchor is not None)
    return [unit.name, unit.text.text, unit.text.starts, unit.text.origins, notes]


def _footnote(note: Footnote) -> list[object]:
    return [note.name, note.text.text, note.text.starts, note.text.origins, []]
