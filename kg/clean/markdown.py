"""The marks of Markdown, which a PDF or web page can have become: headings, bold and slanted words."""

from __future__ import annotations

import re

from kg.text import Span

_HEADING = re.compile(r"^#{1,6}[ ]+(?=\S)", re.MULTILINE)
_MARKS = re.compile(r"^#{1,6}[ ]+(?=\S)|\*\*", re.MULTILINE)
_SLANTED = re.compile(r"(?<![\w/])_(?=[^\s_])[^\n]{0,2000}?(?<=[^\s_])_(?![\w/])")


def marks(source: str) -> list[Span]:
    """Where marks stand that are no part of the text; none in a text without a heading of Markdown.

    >>> text = "# Vraag\\nHet lid **Jansen** over _licht_."
    >>> [span.of(text) for span in marks(text)]
    ['# ', '**', '**', '_', '_']
    """
    if "# " not in source or _HEADING.search(source) is None:
        return []
    found = [Span(*match.span()) for match in _MARKS.finditer(source)]
    for match in _SLANTED.finditer(source):
        found += (Span(match.start(), match.start() + 1), Span(match.end() - 1, match.end()))
    return sorted(found)
