"""Page furniture: what a page prints around its text, and where pages begin.

Printed forms (the running headers of kamerstukken and aanhangsels, the colophon of the first page, the margin
of a ministry's letter) are those of officielebekendmakingen.nl and of the Rijkshuisstijl.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kg.clean.contents import contents_lines
from kg.clean.letterhead import letterhead_lines
from kg.clean.lines import Lines
from kg.model import Furniture, Hints
from kg.scan import matches_at, places

FurnitureKind = Literal["running-header", "page-number", "letterhead", "page-break", "contents", "link-dump"]

SESSION = r"[Vv]ergaderjaar[ ]\d{4}[ ]?[-–/][ ]?\d{2,4}"
# "32 824, nr. 451", "36 600 XV, nr. 24", "21 501-20, nr. 2170", "36 410, A", "Aanhangsel", "Vragen"
PAPER = r"(?:Aanhangsel|Vragen|\d{2}[ ]?\d{3}[^\n,]{0,20},[ ](?:nr\.?[ ]?\w{1,6}|[A-Z]{1,3}))"
RUNNING = re.compile(
    rf"""^[^\S\n]*+(?:
        # ’s-Gravenhage 2024Tweede Kamer, vergaderjaar 2024–2025, Aanhangsel 1
        (?P<colophon>(?:ISSN[ ]0921[ ]?-[ ]?\d{{4}}[ ]*+)?(?:[’'‘]s-Gravenhage[ ]\d{{4}}[ ]*+)?)
        (?P<key>(?:Tweede|Eerste)[ ]Kamer,[ ]{SESSION},[ ]{PAPER})(?:[ ]+(?P<page>\d{{1,4}}))?
        | (?P<imprint>ISSN[ ]0921[ ]?-[ ]?\d{{4}}.{{0,40}} | [’'‘]s-Gravenhage[ ]\d{{4}})
        | (?P<rule>[-–_=*]{{4,}})  # between the pages of a PDF that was made Markdown of
        # ah-tk-20232024-1178 1; h tk 20232024 387, from there too
        | (?P<id>(?:ah|kv|kst|blg|h)-(?:tk-|ek-)?\w[\w-]{{2,30}}|KST\d{{4,8}}|a?h[ ][te]k[ ]\d{{8}}[ ]\d{{1,4}})
          (?:[ ]+\d{{1,4}}|[ ]+ISSN[ ].{{0,60}})?
        | (?P<number>(?:[Pp][ ]?agina|[Bb][ ]?lad)[ ]\d{{1,4}}(?:[ ]van[ ]\d{{1,4}})?|[-–][ ]?\d{{1,4}}[ ]?[-–])
    )[^\S\n]*+$""",
    re.VERBOSE | re.MULTILINE,
)
# The foot of a page with the first line of the next glued to it: "vergaderjaar 2022–2023, Aanhangsel 2Antwoord 7"
GLUED = re.compile(rf"(?:Tweede|Eerste)[ ]Kamer,[ ]{SESSION},[ ]{PAPER}[ ]\d{{1,3}}(?=[^\W\d_]|[«–•(])", re.VERBOSE)
BEFORE_GLUED = re.compile(r"(?:^|[’'‘]s-Gravenhage[ ]\d{4})[^\S\n]*$", re.MULTILINE)
PAGE_OF = re.compile(r"[Pp] ?agina (?P<page>[0-9]{1,4}) van [0-9]{1,4}")
BARE_NUMBER = re.compile(r"\d{1,4}")
FIGURES = re.compile(r"[\d\s.,%€–-]+")  # a row of a table
GOES_ON = re.compile(r"(?:[:,;(]|\b(?:zie|via|op|bron|see))$", re.IGNORECASE)  # with an address
BARE_URL = re.compile(r"(?:https?://|www\.)\S+")
# A new page begins with a line that is set in by one blank (three, when it is an item of a list) only when such
# lines are rare: where they are common, a blank means nothing.
RARE = 0.06


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines, which of them are furniture, and on which of them a page begins."""

    lines: Lines
    kinds: tuple[FurnitureKind | None, ...]  # for each line: its kind of furniture, or None
    pages: tuple[int, ...]  # first line of each page, ascending from 0
    missing: frozenset[int] = frozenset()  # offsets in the source before which a page is missing

    def page_ranges(self) -> Iterator[tuple[int, int]]:
        """Each page as (first line, line after the last)."""
        yield from zip(self.pages, (*self.pages[1:], len(self.lines)), strict=True)

    def content_end(self, first: int, end: int) -> int:
        """The line after the last of the lines from *first* up to *end* that has text and is not furniture."""
        while end > first and (not self.lines.texts[end - 1] or self.kinds[end - 1] is not None):
            end -= 1
        return end


NO_HINTS = Hints()


def cuts(source: str) -> list[int]:
    """Where the text of a page begins on the last line of the page before it."""
    found = matches_at(GLUED, source, (at - len("Tweede") for at in places(" Kamer, ", source)))
    return [match.end() for match in found if BEFORE_GLUED.search(source, max(0, match.start() - 30), match.start())]


def layout(lines: Lines, hints: Hints = NO_HINTS) -> Layout:
    """The furniture and pages of a text: what its file shows of them, and what can be told from the lines."""
    kinds: list[FurnitureKind | None] = [None] * len(lines)
    starts = {0}
    _mark_shown(lines, hints.furniture, kinds)
    _mark_running(lines, kinds, starts)
    if hints.pages:
        starts = {0, *(bisect_right(lines.starts, at) - 1 for at in hints.pages if at < len(lines.source))}
    else:
        _mark_form_feeds(lines, kinds, starts)
        if "\f" not in lines.source:
            starts.update(_indented_page_starts(lines))
    for line in letterhead_lines(lines, sorted(starts)):
        kinds[line] = kinds[line] or "letterhead"
    for line in contents_lines(lines):
        kinds[line] = kinds[line] or "contents"
    pages = tuple(sorted(starts))
    _mark_link_dumps(Layout(lines, tuple(kinds), pages), kinds)
    return Layout(lines, tuple(kinds), pages, frozenset(_missing_pages(lines, kinds)))


def _mark_shown(lines: Lines, shown: Sequence[Furniture], kinds: list[FurnitureKind | None]) -> None:
    """Mark the lines of which the file shows that all their text is furniture."""
    for piece in shown:
        line = bisect_right(lines.starts, piece.span.begin) - 1
        while line < len(lines) and lines.starts[line] < piece.span.end:
            if lines.texts[line] and piece.span.contains(lines.text_span(line)):
                kinds[line] = piece.kind
            line += 1


def _missing_pages(lines: Lines, kinds: Sequence[FurnitureKind | None]) -> Iterator[int]:
    """The offsets after a page `Pagina 3 van 6` when the next one that says so is not page 4."""
    numbered = [
        (line, PAGE_OF.fullmatch(lines.texts[line])) for line, kind in enumerate(kinds) if kind == "page-number"
    ]
    counted = [(line, int(match["page"])) for line, match in numbered if match]
    for (line, number), (_, following) in pairwise(counted):
        if following > number + 1:
            yield lines.starts[line + 1]


def _mark_running(lines: Lines, kinds: list[FurnitureKind | None], starts: set[int]) -> None:
    found = [(bisect_right(lines.starts, match.start()) - 1, match) for match in RUNNING.finditer(lines.source)]
    before = ((line - 1, RUNNING.match(lines.texts[line - 1])) for line in lines.glued)
    found = sorted([*found, *((line, match) for line, match in before if match)], key=lambda one: one[0])
    repeated = Counter(match["key"] for _, match in found if match["key"])
    for line, match in found:
        if match["key"] and not match["colophon"] and not _is_footer(lines, line, match, repeated[match["key"]]):
            continue
        kinds[line] = "page-number" if match["number"] else "page-break" if match["rule"] else "running-header"
        after = lines.content_after(line)
        if match["key"] and not match["page"] and after is not None and BARE_NUMBER.fullmatch(lines.texts[after]):
            kinds[after] = "page-number"  # pdftotext sets the page number on a line of its own
            after = lines.content_after(after)
        if after is not None and (match["key"] or match["number"]):
            starts.add(after)


def _is_footer(lines: Lines, line: int, match: re.Match[str], times: int) -> bool:
    """Whether a line in the form of a running header is one, and not a citation that fills its line.

    A note `22 Tweede Kamer, Vergaderjaar 2023–2024, 29 544, nr. 1244` begins with its number, on the line or on the
    line above it.
    """
    before = lines.texts[line - 1] if line else ""
    if BARE_NUMBER.fullmatch(before):
        return False
    if times > 1 or match["page"]:
        return True
    after = lines.content_after(line)
    ends = after is None or "\f" in lines.source[lines.starts[line] : lines.starts[after] + lines.indents[after]]
    alone = not before or RUNNING.match(before) is not None
    return alone and (ends or BARE_NUMBER.fullmatch(lines.texts[after or line]) is not None)


def _mark_form_feeds(lines: Lines, kinds: list[FurnitureKind | None], starts: set[int]) -> None:
    at = lines.source.find("\f")
    while at >= 0:
        line = bisect_right(lines.starts, at) - 1
        if at > lines.text_span(line).begin:  # after the text of its line
            line += 1
        if line < len(lines):
            starts.add(line)
            before = lines.content_before(line)
            if before is not None and BARE_NUMBER.fullmatch(lines.texts[before]):
                kinds[before] = "page-number"
        at = lines.source.find("\f", at + 1)


def _indented_page_starts(lines: Lines) -> Iterator[int]:
    texts = lines.texts
    found = [
        line
        for line, indent in enumerate(lines.indents)
        if indent in {1, 3}
        and texts[line]
        and not (line and BARE_NUMBER.fullmatch(texts[line - 1]))
        and not FIGURES.fullmatch(texts[line])
    ]
    content = sum(1 for text in texts if text)
    set_in = sum(1 for indent in lines.indents if indent > 1)
    if len(found) <= max(3, RARE * content) and set_in < 0.2 * content:
        yield from found


def _mark_link_dumps(pages: Layout, kinds: list[FurnitureKind | None]) -> None:
    """Mark the link targets that a text export prints at the end of a page: a last paragraph of bare addresses."""
    texts = pages.lines.texts
    for first, end in pages.page_ranges():
        last = line = pages.content_end(first, end)
        while line > first and BARE_URL.fullmatch(texts[line - 1]):
            line -= 1
        if first < line < last and not texts[line - 1] and pages.content_end(first, line) > first:
            before = texts[pages.content_end(first, line) - 1]
            if not BARE_NUMBER.fullmatch(before) and not GOES_ON.search(before):
                kinds[line:last] = ["link-dump"] * (last - line)
