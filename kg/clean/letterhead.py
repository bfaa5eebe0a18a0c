"""The letterhead of a ministry's letter: the address block of its first page, the margin of the next ones.

In text taken from a PDF the margin (Datum, Onze referentie and what stands below them) lies line by line between
the lines of the letter itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.clean.lines import Lines

LABELS = frozenset(
    (
        "datum|onze referentie|ons kenmerk|kenmerk|uw referentie|uw kenmerk|uw brief|uw brief van|bijlage(n)|bijlagen|"
        "bijlage|zaaknummer|documentnummer|ons nummer"
    ).split("|")
)
MONTHS = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
DATE = re.compile(rf"\d{{1,2}} (?:{MONTHS}) \d{{4}}", re.IGNORECASE)
REFERENCE = re.compile(r"(?=[^\n]*\d)[A-Z0-9][A-Za-z0-9]{0,14}(?:[ ]?[-./][ ]?[A-Za-z0-9]{1,20}){0,5}")
SENDER = re.compile(r">?\s*Retouradres\b|>?\s*Postbus \d+")
TOP = 12  # lines: the sender stands at the top
DEPTH = 40  # lines: the address block of a first page is no longer
REACH = 3  # lines between a label in the margin and its value, with lines of the letter between them


def letterhead_lines(lines: Lines, pages: Sequence[int]) -> Iterator[int]:
    """The lines of the letterhead; *pages* are the first lines of the pages, ascending."""
    begin = _end_of_address_block(lines)
    yield from (line for line in range(begin) if lines.texts[line])
    for number, first in enumerate(pages):
        end = pages[number + 1] if number + 1 < len(pages) else len(lines)
        yield from _margin(lines, max(begin, first), min(end, first + DEPTH))


def _end_of_address_block(lines: Lines) -> int:
    """The line after the address block at the top of a letter (0: there is none); Betreft is not part of it."""
    top = lines.texts[:DEPTH]
    if not any(SENDER.match(text) for text in top[:TOP]):
        return 0
    for line, text in enumerate(top):
        if text.startswith("Datum"):
            return line + 2 if text == "Datum" and line + 1 < len(lines) else line + 1
        if text.startswith("Betreft"):
            return line
    return 0


def _margin(lines: Lines, first: int, end: int) -> Iterator[int]:
    for line in range(first, end):
        if lines.texts[line].rstrip(":").lower() in LABELS:
            value = next((at for at in range(line + 1, min(line + 1 + REACH, end)) if _is_value(lines, at)), None)
            if value is not None:
                yield line
                yield value


def _is_value(lines: Lines, line: int) -> bool:
    text = lines.texts[line]
    return bool(DATE.fullmatch(text) or REFERENCE.fullmatch(text))
