"""Papers that no word announces: by `nr.`, brackets, hyphens, or a number before the dossier.

The rules `kamerstuk.numbered`, `kamerstuk.number-before-dossier`, `kamerstuk.hyphened` and `dossier.in-brackets` of
`kg.recognise.kamerstuk`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.recognise import vergaderjaar
from kg.recognise.paper import BEFORE_NR, DOSSIER, NR, NRS, Paper, papers_at, reading_of
from kg.recognise.quantity import is_no_dossier
from kg.text import Span

_BARE = re.compile(r"[1-4](?<![\w€$.,/=&-][1-4])(?<!\d\s[1-4])(?<![€$]\s[1-4])\d[\s.]{0,2}\d{3}(?!\d)")
_NUMBER_LIST_BEFORE = re.compile(
    rf"(?:(?P<nr>{NR})(?P<list>(?:[1-9]\d{{0,3}}\s?,\swas\snr\.\s)?(?:[1-9]\d{{0,3}}[\s,]+(?:en\s+|t/m\s+)?)*(?:[1-9]\d{{0,3}}|[A-Z]{{1,2}}))|"
    r"(?<!\w)(?P<bare>(?!(?:19|20)\d\d)[1-9]\d{0,3}))\s?\(\s?$"
)
_OPENED, _CLOSED_BRACKET = re.compile(r"\(\s?$"), re.compile(r"\s?\)")
# `(31 839, X)`, a paper of the Senate; `(36 600, X)` is a chapter of the budget
_SENATE = re.compile(
    r"(?P<dossier>[1-4]\d\s?\d{3})(?:(?<=00),\s(?P<number>[A-HJ-UWYZ]{1,2})|(?<!00),\s(?P<any>[A-Z]{1,2}))(?=\))"
)
# What a dossier or paper in brackets can be of: `de motie-Grinwis c.s. (36 410-VII)`, `de Mediawet 2008 (36 176)`.
_ABOUT = re.compile(r"(?i)\b(?:motie|amendement|stuk|wet|kamerst|dossier|initiatief|wijziging)|voorstel|wet\b")
_LIST_OF_PAPERS = re.compile(r"\b(?:motie|amendement|stuk|[Kk]amerstuk|brie[fv]|dossier)[^.\n]{0,80}:\s*$")
_WITH_CHAPTER = re.compile(r"[1-9]\d\s?\d{3}\s?-\s?(?=[IVX]{2})[IVX]+\s?-\s?\d{1,3}")  # `36600-XV-24` is nothing else
# The number of a meeting comes after the dossier that was debated: `Handelingen II, 2008-2009, 31 386, nr. 43`
_OF_A_DEBATE = re.compile(
    rf"(?P<annex>[Bb]ijl(?:agen?|\.)\s(?:(?:van|bij)\sde\s)?)?[Hh]and(?:elingen|\.)[\s,]*(?:I{{1,2}}|TK|EK)?[\s,]*(?:{vergaderjaar.PATTERN})?[\s,]*$"
)


def bare_papers(text: str, taken: list[Span]) -> Iterator[Paper]:
    """Papers that no word announces."""
    free = 0
    labelled = {offset for span in taken for offset in range(span.begin, span.end)}
    for match in _BARE.finditer(text):
        at = match.start()
        if at < free or at in labelled or is_of_a_debate(text, at):
            continue
        if is_no_dossier(text, match.start(), match.end()):
            continue
        for paper in _unannounced(text, at, free):
            yield paper
            free = paper.span.end


def _unannounced(text: str, at: int, previous: int) -> list[Paper]:
    """What a dossier's number at *at* shows itself to be; *previous* is the end of the paper before it."""
    papers = [*_number_before(text, at)] or [*_of_the_senate(text, at)]
    if papers:
        return papers
    papers = [*papers_at(text, at, at, "kamerstuk.numbered")]
    if not papers:
        return []
    last = papers[-1]
    if last.reading.ondernummer is None:
        return [Paper(last.reading, last.span, "dossier.in-brackets")] if _is_bracketed_dossier(text, last.span) else []
    if BEFORE_NR.match(text, _dossier_end(text, at)) or len(papers) > 1:
        return papers
    if _is_hyphened_paper(text, last.span, previous):
        return [Paper(last.reading, last.span, "kamerstuk.hyphened")]
    return []


def _dossier_end(text: str, at: int) -> int:
    dossier = DOSSIER.match(text, at)
    return dossier.end() if dossier else at


def _number_before(text: str, at: int) -> Iterator[Paper]:
    """`op stuk nr. 206 (28 844)`; without `nr.` only where a motion, bill or the like is spoken of."""
    dossier = DOSSIER.match(text, at)
    if (
        dossier is None
        or not _OPENED.search(text, max(0, at - 2), at)
        or not _CLOSED_BRACKET.match(text, dossier.end())
    ):
        return
    offset = max(0, at - 60)
    before = _NUMBER_LIST_BEFORE.search(text[offset:at])
    if before is None:
        return
    # a chapter of the budget shows as well that it is a dossier
    if not (
        before["nr"] or reading_of(dossier).toevoeging or _ABOUT.search(text, max(0, at - 100), offset + before.start())
    ):
        return
    items = [*NRS.items(text, offset + before.start("list" if before["nr"] else "bare"))]
    for item in items:
        end = dossier.end() + 1 if item is items[-1] else item.span.end
        begin = offset + before.start() if item is items[0] else item.span.begin
        yield Paper(reading_of(dossier, item.number), Span(begin, end), "kamerstuk.number-before-dossier")


def _of_the_senate(text: str, at: int) -> Iterator[Paper]:
    match = _SENATE.match(text, at) if text.startswith("(", at - 1) else None
    dossier = DOSSIER.match(text, at) if match else None
    if match and dossier:
        yield Paper(reading_of(dossier, match["number"] or match["any"]), Span(*match.span()), "kamerstuk.numbered")


def _is_bracketed_dossier(text: str, span: Span) -> bool:
    if text[span.begin - 1 : span.begin] != "(" or not text.startswith(")", span.end) or "." in span.of(text):
        return False
    sentence = re.split(r"[.!?]\s+(?=[A-Z])|\n", text[max(0, span.begin - 250) : span.begin - 1])[-1]
    return text[span.begin] in "23" and (not text[span.end - 1].isdigit() or _ABOUT.search(sentence) is not None)


def _is_hyphened_paper(text: str, span: Span, previous: int) -> bool:
    """Whether `32824-378` stands as a paper does, not as another kind of number: see `kamerstuk.hyphened`."""
    if _WITH_CHAPTER.fullmatch(span.of(text)):
        return not text[span.end : span.end + 1].isalnum()
    before, after = text[max(0, span.begin - 120) : span.begin], text[span.end : span.end + 2]
    if before.endswith("(") or _LIST_OF_PAPERS.search(before):
        return not after[:1].isalnum()
    if previous and re.fullmatch(r"[;,\s]*(?:en\s)?", text[previous : span.begin]):
        return True
    begins_line = not before.strip(" ") or before.rstrip(" ").endswith("\n")
    title_follows = re.match(r"\s?[A-Z]|\s*$", after) is not None
    return (begins_line and title_follows) or (re.search(r"\s[-–]\s$", before) is not None and not after.strip(" \n"))


def is_of_a_debate(text: str, at: int) -> bool:
    """Whether the number at *at* is that of a meeting, or of a dossier before it."""
    return (debate := _OF_A_DEBATE.search(text, max(0, at - 60), at)) is not None and not debate["annex"]
