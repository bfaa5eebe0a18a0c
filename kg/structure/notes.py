"""The bodies of footnotes: where they are printed, and how far each goes.

Bodies stand at the foot of a page, numbered upwards through the document, in the middle of whatever text runs on
to the next page. Printed forms: `12 Kamerstuk 30 821, nr. 241`, `1Rechtbank Midden-Nederland` (glued by the text
export), `¹ Zie ...`, `[1] Zie ...`, `1) Zie ...`, in Markdown `[^1]: Zie ...`, `> 1 Zie ...`, `- 1 Zie ...`, and the
number on a line of its own above the text.
Where the export joined lines several stand on one: `10 Tweede bericht 11 Zie ook het derde | CBS 12 Vierde bericht`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.clean import Layout
from kg.structure.bodies import Block, Body
from kg.structure.displaced import displaced_bodies
from kg.structure.headings import is_heading

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
BODY = re.compile(
    r"""(?![1-9][0-9]\ [0-9]{3}\b)(?:[>-][ ])?(?:\[?\^?|<sup>)(?P<number>[0-9]{1,3}|[⁰¹²³⁴-⁹]{1,3})(?:\]:?|\)|</sup>)?
    (?:(?P<blank>\s+)(?P<text>\S.*)|(?P<glued>[A-ZÀ-Þ«“‘"(„h](?:[^0-9\s-]|[0-9]{2,}\S).*))?$""",
    re.VERBOSE,
)
# A body that begins with a small letter begins with one of these; anything else small mostly goes on with a sentence
# ("2 is gekeken naar de impact", "10 miljoen euro"), and is a body only when its marker was found.
SMALL = re.compile(
    r"(?:https?:|www\.|zie\b|bron\b|vgl\b|o\.a\.|idem\b|ibid|p\.|pp\.|blz\b|art(?:\.|ikel\b)|nr\.|d\.d\.|kst-|ah-tk|kamerst)"
)
# A body in the middle of a line: ` 11 Zie`, ` 12 https://`, ` 11 10 miljoen`; no `nr. 11 Zie`, `11 Januari`.
JOINED = re.compile(
    r"""(?<!\bnr\.)(?<!\bnrs\.)(?<!\bp\.)(?<!\bpp\.)(?<!\bart\.)(?<!\bblz\.)(?<!\blid)(?<!\bvraag)(?<!\bartikel)(?<![,(–-])
    \s(?P<number>[0-9]{1,3})\s
    (?=https?:|www\.|[«“‘(]|[0-9]{1,4}\s[a-z]{3}|
       (?!(?i:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b)[A-ZÀ-Þ])""",
    re.VERBOSE,
)
TRIES = 8  # on a page, to find footnotes among numbered lines
LINES_A_TRY = 400  # a page of unknown length has one more try for so many lines
LONGEST = 150  # lines of a body
PARAGRAPHS = 12  # lines: by no more do the later paragraphs of a body go on, when the pages are not known
LONGEST_PAGE = 130  # lines: where there are more, not every page was told from the next
REACH = 400  # lines: a marker stands no further above its body
WINDOW = 64  # numbered lines that are looked at together; no page has more footnotes
SHORTENED = re.compile(r"\b(?:[a-z]{1,4}|[A-Z])\.$")  # "p.", "e.a.", "cf.": no end of a sentence
FIGURES_FIRST = re.compile(r"20[0-9][0-9][A-Z][0-9]")  # "8 2023D09676": the only digits that a body begins with


@dataclass(frozen=True, slots=True)
class _Start:
    """A line on which a body could begin."""

    number: int
    line: int
    width: int
    is_glued: bool
    is_alone: bool
    is_sure: bool = True  # it begins as bodies do; else it can be the rest of a sentence


Supports = Callable[[int, int, Sequence[int]], int]  # (first line, end line, numbers) -> how many have a marker there


def blocks(pages: Layout, supports: Supports) -> Iterator[Block]:
    """The blocks of footnote bodies; *supports* counts the numbers for which a marker stands among the given lines.

    A run of numbered lines is taken for footnotes only when the text above it bears markers for it.
    """
    expected = 1
    before = 0  # first line of the page before: a body can stand on the page after its marker
    for first, end in pages.page_ranges():
        for block in _blocks_of_page(pages, (first, end), before, expected, supports):
            yield block
            expected = block.bodies[-1].number + 1
        before = first


def _blocks_of_page(
    pages: Layout, page: tuple[int, int], before: int, expected: int, supports: Supports
) -> Iterator[Block]:
    """The blocks on a page: one, or when the pages are not known perhaps more."""
    first, end = page
    last = pages.content_end(first, end)
    moved = displaced_bodies(pages, first, last, expected) if last - first <= LONGEST_PAGE else ()
    if moved and _is_borne(Block(moved, first), supports, max(before, moved[0].first - REACH), expected):
        yield Block(moved, first)
        return
    starts = list(_starts(pages, first, last))

    def is_marked(start: _Start) -> bool:
        return supports(max(before, start.line - REACH), start.line, [start.number]) > 0

    tries = TRIES + (last - first) // LINES_A_TRY
    at = 0
    while at < len(starts) and tries:
        chain = _likely_chain(starts[at : at + WINDOW], expected, is_marked)
        block = _block(pages, chain, first, last) if chain else None
        if block is None:
            tries -= 1
            at += WINDOW // 2
        elif not _is_borne(block, supports, max(before, block.first - REACH), expected):
            tries -= 1
            at = bisect_right(starts, block.first, key=_line)
        else:
            first_marker = max(before, block.first - REACH)
            block = replace(block, bodies=tuple(_apart(pages, block, first_marker, supports)))
            yield block
            expected = block.bodies[-1].number + 1
            at = bisect_left(starts, block.end, at, key=_line)


def _apart(pages: Layout, block: Block, first: int, supports: Supports) -> Iterator[Body]:
    """The bodies of a block, and those that begin in the middle of a line and have a marker from line *first* on."""
    for body, following in zip(block.bodies, (*block.bodies[1:], None), strict=True):
        rest = body
        while following is None or rest.number + 1 < following.number:
            inside = _inside(pages, rest)
            if inside is None or not supports(first, block.first, [inside.number]):
                break
            yield replace(rest, end=inside.first + 1, cut=inside.column)
            rest = inside
        yield rest


def _inside(pages: Layout, body: Body) -> Body | None:
    """The body with the next number that begins on one of the lines of *body*."""
    for line in range(body.first, body.end):
        if f" {body.number + 1} " not in pages.lines.texts[line]:
            continue
        at = body.column + body.width if line == body.first else 0
        for match in JOINED.finditer(pages.lines.texts[line], at):
            if int(match["number"]) == body.number + 1:
                return Body(body.number + 1, line, body.end, match.end() - match.start("number"), match.start("number"))
    return None


def _line(start: _Start) -> int:
    return start.line


def _starts(pages: Layout, first: int, end: int) -> Iterator[_Start]:
    texts = pages.lines.texts
    for line in range(first, end):
        text = texts[line]
        if not text or not (text[0].isdigit() or text[0] in "[<>-") or pages.kinds[line] is not None:
            continue
        match = BODY.match(text)
        if match is None:
            continue
        words = match["text"] or match["glued"]
        if words is None and not _has_words_below(texts, line, end):
            continue
        is_sure = not words or _begins_a_body(words)
        number = int(match["number"].translate(SUPERSCRIPTS))
        width = len(text) - len(words or "")
        yield _Start(number, line, width, match["glued"] is not None, words is None, is_sure)


def _has_words_below(texts: Sequence[str], line: int, end: int) -> bool:
    """Whether words follow a number that stands alone on its line; the cells of a table are numbers only."""
    below = next((texts[at] for at in range(line + 1, end) if texts[at]), "")
    return any(character.isalpha() for character in below)


def _begins_a_body(words: str) -> bool:
    if words[0].isdigit():
        return FIGURES_FIRST.match(words) is not None
    return not words[0].islower() or SMALL.match(words) is not None


def _likely_chain(starts: Sequence[_Start], expected: int, is_marked: Callable[[_Start], bool]) -> list[_Start]:
    """The longest run of sure starts; or a longer one around it, whose other starts all have a marker in the text.

    `5 pyrotechnische stoffen ...` between 4 and 6; `3 1,92% van de totale loonsom` alone, below `de vrije ruimte3`.
    """
    sure = _chain([start for start in starts if start.is_sure], expected)
    every = _chain(starts, expected)
    is_around = len(every) > len(sure) and all(start in every for start in sure)
    if is_around and all(start.is_sure or is_marked(start) for start in every):
        return every
    return sure


def _chain(starts: Sequence[_Start], expected: int) -> list[_Start]:
    """The longest run of bodies numbered upwards by one, of the number *expected* or else of a later one or of 1.

    Of runs of the same length the last wins: what comes earlier on the page is a marker or an item of a list.
    After a body comes the nearest line with the next number.
    """
    following: dict[int, int] = {}  # number -> index of the nearest start with it, to the right
    after: list[int] = []
    length: list[int] = []
    best: dict[tuple[int, int], tuple[int, int]] = {}
    for at in range(len(starts) - 1, -1, -1):
        number = starts[at].number
        nearest = following.get(number + 1, -1)
        following[number] = at
        after.append(nearest)
        length.append(1 + (length[len(starts) - 1 - nearest] if nearest >= 0 else 0))
        rank = 3 if number == expected else 2 if number > expected else 1 if number == 1 else 0
        best[at, 0] = (rank, length[-1])
    chosen = max(best, key=lambda key: (best[key], key[0]), default=None)
    if chosen is None or best[chosen][0] == 0:
        return []
    chain, at = [], chosen[0]
    while at >= 0:
        chain.append(starts[at])
        at = after[len(starts) - 1 - at]
    return chain


def _block(pages: Layout, chain: list[_Start], page: int, last: int) -> Block | None:
    """The bodies of a chain, each up to the next, the last up to the end of the page.

    When the pages are not known a body ends with its paragraph, or before the next number where each stands on a line
    of its own. None when a heading stands between the bodies.
    """
    paged = len(pages.pages) > 1 and last - page <= LONGEST_PAGE
    bodies: list[Body] = []
    for before, start, following in zip([None, *chain[:-1]], chain, [*chain[1:], None], strict=True):
        if bodies and not paged and any(pages.lines.texts[bodies[-1].end : start.line]):
            if not (before and before.is_alone and start.is_alone and start.line - bodies[-1].end <= PARAGRAPHS):
                break
            bodies[-1] = replace(bodies[-1], end=start.line)
        end = _end_of_body(pages, start, following.line if following else last, paged)
        if following is None:
            end = _end_of_sentence(pages.lines.texts, start.line, end)
        if paged and following and end < following.line:
            return None
        bodies.append(Body(start.number, start.line, end, start.width))
    return Block(tuple(bodies), page)


def _end_of_body(pages: Layout, start: _Start, limit: int, paged: bool) -> int:
    texts = pages.lines.texts
    end = start.line + 1
    has_text = not start.is_alone
    while end < min(limit, start.line + LONGEST) and not is_heading(texts[end]):
        if not texts[end] and has_text and not paged and not texts[end - 1].endswith(":"):
            break
        has_text = has_text or bool(texts[end])
        end += 1
    return end


def _end_of_sentence(texts: Sequence[str], first: int, end: int) -> int:
    """Where the last body of a page ends: before a line that goes on with the sentence that the page end broke.

    It begins with a small letter, though the line above it ends with a full stop.
    """
    for line in range(first + 1, end):
        text, above = texts[line], texts[line - 1]
        goes_on = text[:1].islower() and SMALL.match(text) is None
        if goes_on and above[-1:] in {".", "?", "!"} and not SHORTENED.search(above):
            return line
    return end


def _is_borne(block: Block, supports: Supports, first: int, expected: int) -> bool:
    """Whether the text bears markers for a block: for half of its numbers, or one when they go on where they were."""
    numbers = [body.number for body in block.bodies]
    borne = supports(first, block.first, numbers)
    if numbers[0] == expected:
        return borne > 0
    return 2 * borne >= len(numbers)


def has_glued_numbers(pages: Layout) -> bool:
    """Whether the text export glues the numbers of bodies to their text (`1Rechtbank Midden-Nederland`)."""
    return any(
        start.is_glued and start.is_sure
        for first, end in pages.page_ranges()
        for start in _starts(pages, first, pages.content_end(first, end))
    )
