"""Reading text: one line a paragraph, single blanks, words and web addresses that were broken over lines whole.

A line break in the source becomes a blank, a paragraph break, or nothing (`kg.clean.joints` decides which); each
character of the result knows its place in the source.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from kg.clean.joints import NOTHING, PARAGRAPH, Break, Wording, joint
from kg.text import MappedText, Span

# soft hyphen, zero-width characters; the arrow that leads back from a note to its marker, and what makes it text
HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u21a9\ufe0e"
SOFT_HYPHEN = "\u00ad"
# A line break with what surrounds it; a run of blanks; a lone tab, no-break blank or hidden character. The first
# character of any of them comes first, so that the search is for one set of characters.
SPACING = re.compile(
    rf"""
    [\s{HIDDEN}]
    (?: (?<=\n)[\s{HIDDEN}]*+
      | (?<!\n)(?:[^\S\n]|[{HIDDEN}])*+\n[\s{HIDDEN}]*+
      | (?<!\n)(?:[^\S\n]|[{HIDDEN}])++
      | (?<![\n\ ])
    )
    """,
    re.VERBOSE,
)
EDGE = HIDDEN + "".join(chr(code) for code in range(0x3001) if chr(code).isspace())  # falls away at both ends
NO_GAP = (1 << 62, False)


def reading_text(
    source: str,
    spans: Sequence[Span],
    wording: Wording,
    drop: Iterable[Span] = (),
    parts: Collection[int] = (),
) -> MappedText:
    """The text of *spans* as it reads, without what *drop* covers.

    Both are ranges of *source* in ascending order. Where a span does not follow on the one before it, page
    furniture or footnotes stand between them, and blank lines there do not end a paragraph; but at an offset of
    *parts* a new one always begins.

    >>> source = "De samen-\\nleving\\nin\\n\\n 1 Zie\\n verscheidenheid."
    >>> reading_text(source, [Span(0, 21), Span(28, 45)], Wording.of(source)).text
    'De samenleving in verscheidenheid.'
    """
    kept = MappedText.of(source, list(_without(spans, drop)))
    gaps = _gaps(source, kept, parts)
    pieces: list[tuple[int, int]] = []  # of kept.text, in order; what lies between two pieces falls away
    words: list[str] = []
    for begin, end, separator in _stretches(kept.text, gaps, wording):
        words += (kept.text[begin:end], separator)
        pieces.append((begin, end + len(separator)))  # a separator takes the place of the first character left out
    return _mapped("".join(words), pieces, kept)


def _without(spans: Sequence[Span], drop: Iterable[Span]) -> Iterator[Span]:
    """What is left of *spans* after *drop*; both ascend."""
    drops = list(drop)
    if not drops:
        yield from (span for span in spans if span.end > span.begin)
        return
    at = 0
    for span in spans:
        begin = span.begin
        while at < len(drops) and drops[at].end <= begin:
            at += 1
        while at < len(drops) and drops[at].begin < span.end:
            if drops[at].begin > begin:
                yield Span(begin, drops[at].begin)
            begin = max(begin, min(drops[at].end, span.end))
            if drops[at].end > span.end:
                break
            at += 1
        if begin < span.end:
            yield Span(begin, span.end)


def _gaps(source: str, kept: MappedText, parts: Collection[int]) -> Iterator[tuple[int, bool]]:
    """Offsets in the kept text at which whole lines of the source were left out, and whether a part begins there."""
    ends = [origin + end - begin for origin, (begin, end) in zip(kept.origins, pairwise(kept.starts), strict=False)]
    for start, origin, end in zip(kept.starts[1:], kept.origins[1:], ends, strict=True):
        if origin > end and source[origin - 1] == "\n":
            yield start, origin in parts


def _stretches(text: str, gaps: Iterator[tuple[int, bool]], wording: Wording) -> Iterator[tuple[int, int, str]]:
    """Split *text* at its spacing: begin and end of each stretch, and what reads after it ("", " " or a line feed)."""
    begin = line = len(text) - len(text.lstrip(EDGE))
    in_url = False
    end_of_text = len(text.rstrip(EDGE))
    gap, is_part = next(gaps, NO_GAP)
    for match in SPACING.finditer(text, begin, end_of_text):
        start, end = match.span()
        if "\n" not in match[0]:
            yield begin, start, " " if match[0].strip(HIDDEN) else ""
            begin = end
            continue
        while gap < start:
            gap, is_part = next(gaps, NO_GAP)
        if is_part and gap <= end:
            found = PARAGRAPH
        elif match[0][0] == SOFT_HYPHEN:
            found = NOTHING
        else:
            found = joint(text, Break(line, start, end, match[0].count("\n"), gap <= end, in_url), wording)
        in_url = found.is_url
        yield begin, start - found.cut, found.separator
        begin = line = end
    if begin < end_of_text:
        yield begin, end_of_text, ""


def _mapped(text: str, pieces: list[tuple[int, int]], kept: MappedText) -> MappedText:
    """*text*, of which piece i is as long as `pieces[i]`, a range of the kept text, mapped to the source."""
    starts: list[int] = []
    origins: list[int] = []
    at = chunk = 0
    chunks = len(kept.starts)
    for begin, end in pieces:
        here = begin
        while here < end:
            while chunk + 1 < chunks and kept.starts[chunk + 1] <= here:
                chunk += 1
            limit = kept.starts[chunk + 1] if chunk + 1 < chunks else end
            origin = kept.origins[chunk] + here - kept.starts[chunk]
            if not starts or origins[-1] + at - starts[-1] != origin:
                starts.append(at)
                origins.append(origin)
            length = min(end, limit) - here
            at += length
            here += length
    return MappedText(text, tuple(starts), tuple(origins))
