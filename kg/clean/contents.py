"""The table of contents of a document: headings with the number of their page, on their line or below it."""

from __future__ import annotations

import re

from kg.clean.lines import Lines

_TITLE = re.compile(r"Inhoud(?:sopgave)?[ ]?:?(?:[ ]+blz\.?)?", re.IGNORECASE)
_PAGE = re.compile(r"\d{1,3}")
_WITH_PAGE = re.compile(r".{2,200}?[^\d,.][ .…]+\d{1,3}")
_NUMBER = re.compile(
    r"(?:[IVX]{1,5}|[A-Z]|\d{1,2}(?:\.\d{1,2})*)[.)]?|[Bb]lz\.?|-"
)  # of a heading, on a line of its own
_LONGEST = 200  # characters of a line of a heading


def contents_lines(lines: Lines) -> range:
    """The lines of the table of contents with its title; none in a document without."""
    if "nhoud" not in lines.source and "NHOUD" not in lines.source:
        return range(0)
    for line, text in enumerate(lines.texts):
        if text[:1] in "Ii" and _TITLE.fullmatch(text):
            last = at = line
            entries = 0
            while (end := _entry(lines, at)) is not None:
                last = at = end
                entries += 1
            if entries > 1:
                return range(line, last + 1)
    return range(0)


def _entry(lines: Lines, before: int) -> int | None:
    """The last line of the entry that follows on line *before*: that of its page."""
    line = lines.content_after(before)
    while line is not None and _NUMBER.fullmatch(lines.texts[line]):
        line = lines.content_after(line)
    for _ in range(2):  # a heading goes over two lines at most
        if line is None or len(lines.texts[line]) > _LONGEST or lines.texts[line][-1] in ".?!:;":
            return None
        if _WITH_PAGE.fullmatch(lines.texts[line]):
            return line
        line = lines.content_after(line)
        if line is not None and _PAGE.fullmatch(lines.texts[line]):
            return line
    return None
