"""References that the file itself marks: `extref` and `dossierref` of official XML, links of HTML, PDF and the rest.

Rules:

- `marked.document`: a mark with the number of a publication or dossier
- `marked.url`: a link to a page of the web, where no address is printed

Where the text already tells the same target in the same place, the mark adds nothing. In official XML, where the
publisher marks by hand and by program, it is told where mark and text differ: a few marks are wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from kg.errors import Issue
from kg.iri import paper_id
from kg.model import Kind, LinkHint, Mention, PaperReading, Passage, PublicationReading, SourceDocument, UrlReading
from kg.text import LineIndex, MappedText, Span

RULE_DOCUMENT, RULE_URL = "marked.document", "marked.url"
# kst-36410-VI-87, kst-36600-A-35, kst-21501-20-2239, kst-36836-D; not kst-1263281, which names no dossier
_KAMERSTUK = re.compile(
    r"kst-(?P<dossier>\d{5})(?:-(?P<toevoeging>[IVXLC]+[A-C]?|[A-Z]|\d{2}))?-(?P<ondernummer>\d{1,5}[a-z]?|[A-Z]{1,3})"
)
_DOSSIER = re.compile(r"(?P<dossier>\d{5})(?:-(?P<toevoeging>[0-9A-Z]+))?")
_NO_PAPER = re.compile(r"kst-(?!\d{5})")  # `kst-CCD-II`, a mark made by mistake
_WEB = re.compile(r"https?://", re.IGNORECASE)
_PAPERS = frozenset({"kamerstuk", "dossier", "parldoc"})


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark at its place in a passage."""

    mention: Mention  # what it would be
    line: int
    words: str

    @property
    def is_sound(self) -> bool:
        """Whether its target can be a number at all."""
        return not _NO_PAPER.match(_target(self.mention))

    def is_in(self, part: Passage) -> bool:
        return (self.mention.unit, self.mention.via) == (part.unit, part.via)


def with_marked(
    source: SourceDocument, passages: Sequence[Passage], mentions: Sequence[Mention]
) -> tuple[tuple[Mention, ...], tuple[Issue, ...]]:
    """The mentions with those that the file marks, in the order of the text; and where mark and text differ."""
    if not source.hints.links:
        return tuple(mentions), ()
    marks = list(_marks(source, passages))
    told: dict[tuple[str, str | None], list[Mention]] = {}
    for mention in mentions:
        told.setdefault((mention.unit, mention.via), []).append(mention)
    added = [mark for mark in marks if not _is_told(mark, told.get((mark.mention.unit, mark.mention.via), []))]
    whole: list[Mention] = []
    for part in passages:
        own = told.get((part.unit, part.via), [])
        new = [mark.mention for mark in added if mark.is_sound and mark.is_in(part)]
        whole += sorted([*own, *new], key=attrgetter("span")) if new else own
    issues = tuple(_differences(source, passages, mentions, marks, added)) if source.form == "official XML" else ()
    return tuple(whole), issues


def _marks(source: SourceDocument, passages: Sequence[Passage]) -> Iterator[_Mark]:
    lines = LineIndex(source.text)
    for link in source.hints.links:
        for part in passages:
            span = _place(part.text, link.span)
            if span is not None:
                mention = _mention(link, part, span)
                if mention is not None:
                    yield _Mark(mention, lines.line(link.span.begin), " ".join(link.span.of(source.text).split()))
                break


def _place(text: MappedText, span: Span) -> Span | None:
    """Where the characters of *span* in the source stand in *text*; None when none of them do."""
    begin, end = (_characters_before(text, offset) for offset in (span.begin, span.end))
    return Span(begin, end) if begin < end else None


def _characters_before(text: MappedText, offset: int) -> int:
    """How many characters of *text* come from before *offset* in the source."""
    piece = bisect_left(text.origins, offset) - 1
    if piece < 0:
        return 0
    end = text.starts[piece + 1] if piece + 1 < len(text.starts) else len(text.text)
    return min(end, text.starts[piece] + offset - text.origins[piece])


def _mention(link: LinkHint, part: Passage, span: Span) -> Mention | None:
    """The mention that a mark is; None for a link to nothing that can be referred to, as an e-mail address."""
    if link.kind == "url":
        if not _WEB.match(link.target):
            return None
        return Mention(span, "url", UrlReading(link.target), RULE_URL, part.unit, part.via)
    match = (_KAMERSTUK if link.kind == "document" else _DOSSIER).fullmatch(link.target)
    if match is not None:
        paper = PaperReading(**match.groupdict())
        kind: Kind = "kamerstuk" if paper.ondernummer else "dossier"
        return Mention(span, kind, paper, RULE_DOCUMENT, part.unit, part.via)
    if link.kind == "dossier":
        return None
    return Mention(span, "parldoc", PublicationReading(link.target), RULE_DOCUMENT, part.unit, part.via)


def _is_told(mark: _Mark, told: Sequence[Mention]) -> bool:
    """Whether the text tells the target of a mark in its place; for a page of the web, any address there."""
    wanted = mark.mention
    there = (mention for mention in told if mention.span.overlaps(wanted.span))
    if wanted.kind == "url":
        return any(mention.kind in ("url", "kamerstuk", "parldoc") for mention in there)
    return any(_target(mention) == _target(wanted) for mention in there)


def _target(mention: Mention) -> str:
    match mention.reading:
        case PaperReading() as paper:
            return paper_id(paper)
        case PublicationReading(id=official_id):
            return official_id
    return ""


def _differences(
    source: SourceDocument,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    marks: Sequence[_Mark],
    added: Sequence[_Mark],
) -> Iterator[Issue]:
    """What is marked and not told by the text, and the other way round in a publication that marks any."""
    for mark in added:
        if mark.mention.rule == RULE_DOCUMENT:
            taken = "taken from the mark" if mark.is_sound else "not taken, for it is no number"
            found = f"«{mark.words}» is marked as {_target(mark.mention)}, which the text does not tell; {taken}"
            yield Issue(mark.line, "marked-but-not-read", found)
    numbered = [mark.mention for mark in marks if mark.mention.rule == RULE_DOCUMENT]
    texts = {(part.unit, part.via): part.text for part in passages}
    lines = LineIndex(source.text)
    for mention in mentions if numbered else ():
        places = (mark for mark in numbered if (mark.unit, mark.via) == (mention.unit, mention.via))
        if mention.kind in _PAPERS and not any(mark.span.overlaps(mention.span) for mark in places):
            text = texts[mention.unit, mention.via]
            line = lines.line(text.origin(mention.span.begin))
            words = mention.span.of(text.text)
            yield Issue(line, "read-but-not-marked", f"«{words}» is read as {_target(mention)}, and is not marked")
