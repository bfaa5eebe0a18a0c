"""Kamerstukken and dossiers cited by number: `Kamerstukken II, 2024/25, 36 600 XV, nr. 24, p. 3`.

Rules, by what shows that a number is a paper's:

- `kamerstuk.labelled`: a word before it: `Kamerstuk 35475-15`, `Tweede Kamer, vergaderjaar 2021-2022, 30950, nr.316`,
  `TK 31473, 25`, `Eerste Kamer, 36 373, H`
- `kamerstuk.numbered`: dossier and `nr.`: `de motie-Podt (36 600-XIV, nr. 38)`, `29544 nr. 1158`
- `kamerstuk.number-before-dossier`: `op stuk nr. 206 (28 844)`, `Zij krijgt nr. 199 (31311)`
- `kamerstuk.hyphened`: in brackets, alone at an end of a line, or in a list of such numbers:
  `(32824-378)`, `- 34417-(R2068)-7`, `de volgende moties: 34775-42; 34734-25`
- `kamerstuk.id`: the official id: `kst-32824-378`
- `kamerstuk.damaged`: letters or digits apart, after bad kerning: `Kamers tuk 3 6200-XII- 60`
- `dossier.labelled`, `dossier.in-brackets`: a whole dossier: `Kamerstukdossier 36 130`, `het wetsvoorstel (36 463)`

Of two dossiers before one ondernummer the paper belongs to the first: `31 293 en 31 289, nr. 653` is kst-31293-653, as
the links in official publications have it. Form of the numbers: https://www.officielebekendmakingen.nl.
Corpus: tests/corpus/kamerstuk.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.gazetteer import NameHit
from kg.model import Context, Kind, Mention, PaperReading
from kg.recognise import vergaderjaar
from kg.recognise.enumeration import NOT_A_DATE, Enumeration, dash, separator
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.kerning import damaged_papers
from kg.recognise.paper import Paper
from kg.recognise.quantity import is_no_dossier
from kg.scan import matches_at
from kg.text import Span

_ROMAN = r"(?:X{0,2}(?:IX|IV|V?I{0,3})(?<=[IVX])[A-C]?)"
# `36 600`, `36600`, `36.600`, and what is added to it in an id: a chapter of the budget (`XV`, `IIB`), a budget fund
# (`36 410A`), a meeting of the EU council (`21 501-07`). The number of a Rijkswet, `27 484 (R 1669)`, is no part of it.
_RIJKSWET = r"(?:\s?[-‑–]?\s?\(R\s?\d{3,4}\))?"
_DOSSIER = re.compile(
    rf"""
    (?P<dossier>[1-9]\d(?:[\s.]{{0,2}}|-)\d{{3}})(?!\d) {_RIJKSWET}
    (?:
        \s?[-‑–.]\s?(?P<chapter>{_ROMAN}|[A-C](?!\w))(?!\w) |                       # 36 410-VI, 36 410-A, 31700.VIII
        \s?[-‑–]\s?(?P<letter>[A-Z])(?!\w)(?=\s?[-‑–]\s?\d|,?\s*n(?:r|ummer)) |         # 36 625-M, nr. 3
        \s?[-‑–]\s?(?P<council>\d\d)(?!\d)(?=\s?[-‑–]\s?\d|,?\s?(?:stuk\s)?n(?:r|ummer)|,\s?letter) | # 21 501-07, nr. 1
        (?<=21.501|.21501)\s?[-‑–]\s?(?P<alone>\d\d)(?!\d) |                       # 21 501–02, the dossier
        ,?\s?\(?[Hh](?:oofdstuk|oofdst\.|fdst\.)\s(?P<named>{_ROMAN}|[A-Z])(?!\w)\)? |  # 35300 hoofdstuk XV
        \s(?P<spaced>{_ROMAN}(?!\w)|[A-Z](?=,?\s*n(?:r|ummer))) |                     # 36 600 XV, 36 410 A, nr. 33
        (?:,\s?(?P<apart>{_ROMAN})|\s?\((?P<enclosed>{_ROMAN})\))
            (?=,?\s*n(?:r|ummer)|,\s?(?:\d|[A-Z]{{1,2}}\b)) |                       # 36 200, VI, B; 36 600 (XV), nr. 10
        \s?[-‑–]?\s?(?P<misread>(?=[IVX]*l)[IVXl]{{2,5}})(?!\w)(?=,?\s*n(?:r|ummer)) |   # 36 410-Vl, nr. 3
        (?P<glued>{_ROMAN}|[A-Z])(?!\w)                                              # 36 410A, 31.700XII
    )?
    {_RIJKSWET}
    """,
    re.VERBOSE,
)
_TOEVOEGING = ("chapter", "letter", "council", "alone", "named", "spaced", "apart", "enclosed", "misread", "glued")

_NR = r"(?:(?:stuk\s)?(?:[nN]rs?(?![A-Za-z])\.?|[nN]ummers?\b|[nN]os?(?:\.|\s(?=\d))|I[MN]r\.|[Ll]etters?\b)\s*)"
# `24`, `42e`, `E`, `AA`; not the begin of the next dossier (`nr. 8 en 32 824`).
_NUMBER = rf"(?P<number>[1-9]\d{{0,3}}[a-z]?|[A-Z]{{1,3}})(?!\w)(?!\s?\d{{3}}\b){NOT_A_DATE}"
_CLOSED = r"(?=\s*(?:[),.;:\]»”]|$|\n)|\s(?:en|of|t/m|tot|p\.|blz)\b)"  # so that a list does not run into the text
_NRS = Enumeration(re.compile(_NUMBER), separator(r"was\s", _NR), dash(_NR))
_ONE_NR = Enumeration(
    re.compile(_NUMBER),
    separator(_NR),
    dash(_NR),
    re.compile(rf"(?:(?<=nr\.\s)|(?<=nr\.)|(?!(?:19|20)\d\d\b)(?![A-Z])){_NUMBER}{_CLOSED}"),
)
_BEFORE_NR = re.compile(rf"\s*[,;:.]?\s*[-‑–]?\s*(?P<nr>{_NR})")
_NEXT_NR = re.compile(rf"\s*(?:[,;]|\ben\b|[,;]\s*(?:en|was)\b)\s*(?P<nr>{_NR})(?=[\dA-Z])")
_HYPHENED = re.compile(r"\s?[-‑–]\s?(?P<number>[1-9]\d{0,3}|[A-Z]{1,3})(?!\w)(?![-‑–]\d)")
_UNMARKED = re.compile(
    rf"(?:,\s?|/|\s(?=[A-Z]|\d{{1,4}}\s*(?:[).;]|$|\n)))(?P<number>(?!(?:19|20)\d\d\b)[1-9]\d{{0,3}}[a-z]?|[A-Z]{{1,3}})(?![\w-])(?!\s?\d){_CLOSED}"
)
# `35 261, A en B`, `29 544, 1000, 1001 en 1002`; not the next dossier
_NEXT_UNMARKED = re.compile(
    rf"(?:,\s|\sen\s)(?P<number>(?!(?:19|20)\d\d\b)[1-9]\d{{0,3}}|[A-Z]{{1,2}})(?![\w-])(?!\s?\d){NOT_A_DATE}{_CLOSED}"
)
_CLOSING = re.compile(r"(?<=[IVX]),\s(?P<number>[1-9]\d{0,3})(?=\))")  # `(36600 XIV, 10)`
_WITH_CHAPTER = re.compile(r"[1-9]\d\s?\d{3}\s?-\s?(?=[IVX]{2})[IVX]+\s?-\s?\d{1,3}")  # `36600-XV-24` is nothing else
_PAGES = re.compile(
    r"\s*[,:]?\s*\(?(?:pp?\.|pag\b\.?|blz\b\.?|bladzijden?|pagina(?:['’]s)?)\s*"
    r"(?P<pages>\d+(?:\s?[-–/]\s?\d+)?(?:(?:,\s?|\sen\s)\d+(?:\s?[-–]\s?\d+)?(?![\w]|\s?\d|\s?\(|-))*(?:\s?e\.?\s?v\.)?)"
)

# Words before a number that make it a paper's; `weak` ones stand before other numbers too.
_LABEL = re.compile(
    r"(?P<strong>(?:[Kk]amerstuk|[Kk]amerdossier|[Dd]ossier|[Ww]etsvoorstel)(?:ken|len|s|nummers?|dossiers?|nr\.)?|KAMERSTUK(?:KEN)?|"
    r"[Kk]amerst\.|(?:[Kk]st|KST)\.?(?=\s)|[Bb]ijl(?:agen?|\.)\s(?:(?:van|bij)\sde\s)?[Hh]and(?:elingen|\.))(?![a-z])|(?P<weak>T\.?K\.?(?!\w)|E\.?K\.?(?!\w)|Tweede\s+Kamer|Eerste\s+Kamer|[Vv]ergaderjaar)|"
    r"(?P<old>Zitting)(?=\s+1[89]\d\d)"
)
_LABELS = Trigger(
    *(
        "kamerst",
        "kst. ",
        "kst ",
        "bijl",
        "kamerdossier",
        "dossier",
        "wetsvoorstel",
        "tweede",
        "eerste",
        "vergaderjaar",
        "zitting",
    ),
)
_CHAMBER = re.compile(r"T\.?K|E\.?K")  # too frequent in small letters to be a trigger
TRIGGERS: tuple[Trigger, ...] = (_LABELS,)
_HEAD = re.compile(
    rf"""
    [\s,.:(]*(?:der\sStaten-Generaal[\s,]*)?
    (?:met\s)?(?:dossier(?:nummers?)?|nummers?|nrs?\.?)?[\s:]*
    (?:(?P<chamber>II|ll|Il|lI|I|(?:11|1|2)(?=[\s,])|T\.?K\.?|E\.?K\.?|Tweede\sKamer|Eerste\sKamer)(?![A-Za-z])[\s,.]*)?
    (?P<year>\(?{vergaderjaar.PATTERN}\)?)?[\s,.:;]*(?:nrs?\.?\s)?
    (?=[1-9]\d(?:[\s.]{{0,2}}|-)\d{{3}}(?!\d))
    """,
    re.VERBOSE,
)
_OLD = re.compile(
    rf"[\s,]*(?:II?[\s,]+)?1[89]\d\d\s?[-–/]\s?(?:1[89])?\d\d[\s,–-]+(?P<dossier>\d{{1,2}}\s?\d{{3}})(?=[\s,]*{_NR}\d)"
)
_JOINT = re.compile(r"\s*(?:/|&|,?\s?\ben\b)\s*(?=[1-4]\d[\s.]?\d{3})")
_NEXT_DOSSIER = re.compile(r"\s*(?:[,;/&]|,?\s?\ben\b)\s*(?:Kamerstuk(?:ken)?\s(?:I{1,2},?\s)?)?(?=[1-4]\d[\s.]?\d{3})")
_END = re.compile(r"\s*(?:[),.;:\]»”]|$|\n)|\s(?:en|of)\s")

_BARE = re.compile(r"[1-4](?<![\w€$.,/=&-][1-4])(?<!\d\s[1-4])(?<![€$]\s[1-4])\d[\s.]{0,2}\d{3}(?!\d)")
_ID = re.compile(
    rf"kst-(?P<dossier>\d{{5}})(?:-(?P<toevoeging>{_ROMAN}|[A-Z]|\d\d)(?=-))?-(?P<number>\d+[a-z]?|[A-Z]{{1,3}})(?!\w)"
)
_ROMAN_DOSSIER = re.compile(
    rf"Kamerstuk(?:ken)?[\s,]+(?:I|EK)[\s,]+(?:{vergaderjaar.PATTERN}[\s,]+)?(?P<dossier>[CLXVI]{{2,10}}),?\s{_NR}?"
    r"(?P<number>[A-Z]{1,3})(?!\w)"
)
_NUMBER_LIST_BEFORE = re.compile(
    rf"(?:(?P<nr>{_NR})(?P<list>(?:[1-9]\d{{0,3}}\s?,\swas\snr\.\s)?(?:[1-9]\d{{0,3}}[\s,]+(?:en\s+|t/m\s+)?)*(?:[1-9]\d{{0,3}}|[A-Z]{{1,2}}))|"
    r"(?<!\w)(?P<bare>(?!(?:19|20)\d\d)[1-9]\d{0,3}))\s?\(\s?$"
)
_OPENED, _CLOSED_BRACKET = re.compile(r"\(\s?$"), re.compile(r"\s?\)")
# `stuk nr. 12 van dossier 29 279`, `nr. 768 bij Kamerstuk 29 279`, `(nr. 12, 29 279)`: up to the dossier or its label
_NUMBER_OF = re.compile(rf"{_NR}(?P<number>[1-9]\d{{0,3}})(?:\s(?:van|uit|in|bij)\s(?:het\s)?|,\s)$")
# What a dossier or paper in brackets can be of: `de motie-Grinwis c.s. (36 410-VII)`, `de Mediawet 2008 (36 176)`.
_ABOUT = re.compile(r"(?i)\b(?:motie|amendement|stuk|wet|kamerst|dossier|initiatief|wijziging)|voorstel|wet\b")
_LIST_OF_PAPERS = re.compile(r"\b(?:motie|amendement|stuk|[Kk]amerstuk|brie[fv]|dossier)[^.\n]{0,80}:\s*$")
# The number of a meeting comes after the dossier that was debated: `Handelingen II, 2008-2009, 31 386, nr. 43`
_OF_A_DEBATE = re.compile(
    rf"(?P<annex>[Bb]ijl(?:agen?|\.)\s(?:(?:van|bij)\sde\s)?)?[Hh]and(?:elingen|\.)[\s,]*(?:I{{1,2}}|TK|EK)?[\s,]*(?:{vergaderjaar.PATTERN})?[\s,]*$"
)
_FIVE_DIGITS = re.compile(r"[0-9]\s?[0-9][\s.]{0,2}[0-9]\s?[0-9]\s?[0-9]")


def find(passage: Excerpt, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield every kamerstuk and dossier that is cited by number, in reading order."""
    del context, hits  # a number means the same in every document
    text = passage.text.text
    if not (_FIVE_DIGITS.search(text) or "Zitting" in text or "Kamerstuk" in text):
        return
    papers = [*damaged_papers(text)]
    papers += _labelled(passage, [paper.span for paper in papers])
    papers += _bare(text, [paper.span for paper in papers])
    papers += _official_ids(text)
    papers += _of_the_senate(text)
    for paper in sorted(papers, key=lambda paper: paper.span):
        reading = paper.reading
        pinpoint = f"p. {reading.pages}" if reading.pages else ""
        kind: Kind = "kamerstuk" if reading.ondernummer else "dossier"
        yield Mention(paper.span, kind, reading, paper.rule, passage.unit, passage.via, pinpoint)


def _labelled(passage: Excerpt, taken: list[Span]) -> Iterator[Paper]:
    """Papers and dossiers after a word that announces them, and those that follow in the same list."""
    text = passage.text.text
    free = max((span.end for span in taken), default=0)
    begins = sorted([begin for begin, _ in passage.places(_LABELS)] + [m.start() for m in _CHAMBER.finditer(text)])
    for label in matches_at(_LABEL, text, begins):
        inside_word = text[label.start() - 1 : label.start()].isalpha()  # a digit can be that of a footnote
        if label.start() < free or inside_word or _is_masthead(text, label) or _is_of_a_debate(text, label.start()):
            continue
        for paper in [*_old(text, label)] or _after(text, label):
            yield paper
            free = max(free, paper.span.end)


def _is_masthead(text: str, label: re.Match[str]) -> bool:
    """Whether the word is all that stands on its line: the head of the page itself."""
    return _line_around(text, label) == ("", "\n")


def _line_around(text: str, match: re.Match[str]) -> tuple[str, str]:
    """What stands before and after the words on their line, blanks left out; `\\n` after them when it ends there."""
    before = text[max(0, match.start() - 20) : match.start()].rpartition("\n")[2].strip()
    after = text[match.end() : match.end() + 20].lstrip(" \t\u00a0")[:1]
    return before, after


def _is_of_a_debate(text: str, at: int) -> bool:
    """Whether the number at *at* is that of a meeting, or of a dossier before it."""
    return (debate := _OF_A_DEBATE.search(text, max(0, at - 60), at)) is not None and not debate["annex"]


def _is_alone_on_line(text: str, dossier: re.Match[str]) -> bool:
    """Whether a number has a line of its own below the word: part of the head of the page as well."""
    return "\n" in text[max(0, dossier.start() - 20) : dossier.start()] and _line_around(text, dossier) in (
        ("", "\n"),
        ("", ""),
    )


def _old(text: str, label: re.Match[str]) -> Iterator[Paper]:
    """`Zitting 1958-1959-5380, Nr. 3`; after other words only for numbers of four digits, up to 1968."""
    match = _OLD.match(text, label.end()) if label["old"] or label["strong"] else None
    dossier = re.sub(r"\D", "", match["dossier"]) if match else ""
    if match and (label["old"] or len(dossier) == 4):
        for place, (number, span, pages) in enumerate(_ondernummers(text, match.end(), "kamerstuk.labelled")):
            where = span if place else Span(label.start(), span.end)
            yield Paper(PaperReading(dossier, None, number, pages), where, "kamerstuk.labelled")


def _after(text: str, label: re.Match[str]) -> Iterator[Paper]:
    head = _HEAD.match(text, label.end())
    if head is None:
        return
    at = head.end()
    begin, certain = label.start(), bool(label["strong"])
    while True:
        papers = [*_at(text, at, begin, "kamerstuk.labelled")]
        if not papers or not (certain or papers[0].reading.ondernummer or _END.match(text, papers[-1].span.end)):
            return
        yield from papers
        following = _NEXT_DOSSIER.match(text, papers[-1].span.end)
        if following is None:
            return
        at = begin = following.end()
        certain = False


def _at(text: str, at: int, begin: int, rule: str) -> Iterator[Paper]:
    """The papers whose dossier is printed at *at*; the words of the first begin at *begin*."""
    dossiers = [*_dossiers(text, at)]
    if not dossiers:
        return
    numbers = [*_ondernummers(text, dossiers[-1].end(), rule)]
    if not numbers:
        first = dossiers[0]
        if _is_alone_on_line(text, first):
            return
        of = _NUMBER_OF.search(text, max(0, begin - 30), begin)
        if of and (rule == "kamerstuk.labelled" or (text[of.start() - 1] == "(" and text[first.end()] == ")")):
            span = Span(of.start(), first.end())
            yield Paper(_paper(first, of["number"]), span, "kamerstuk.number-before-dossier")
            return
        yield Paper(_paper(first), Span(begin, first.end()), "dossier.labelled")
        return
    for dossier in dossiers[1:]:
        yield Paper(_paper(dossier), Span(*dossier.span()), "dossier.labelled")
    for number, span, pages in numbers:
        where = Span(begin, span.end) if span is numbers[0][1] else span
        yield Paper(_paper(dossiers[0], number, pages), where, rule)


def _dossiers(text: str, at: int) -> Iterator[re.Match[str]]:
    """One dossier, or those that share a paper: `31 293 en 31 289, nr. 653`."""
    dossier = _DOSSIER.match(text, at)
    while dossier:
        yield dossier
        joint = _JOINT.match(text, dossier.end())
        dossier = _DOSSIER.match(text, joint.end()) if joint else None


def _paper(dossier: re.Match[str], ondernummer: str | None = None, pages: str | None = None) -> PaperReading:
    toevoeging = next((dossier[name].replace("l", "I") for name in _TOEVOEGING if dossier[name]), None)
    return PaperReading(re.sub(r"\D", "", dossier["dossier"]), toevoeging, ondernummer, pages)


def _ondernummers(text: str, at: int, rule: str) -> Iterator[tuple[str, Span, str | None]]:
    """Yield each number after a dossier, its place and pages: `, nrs. 520 en 548`, `-15`, `, nr. 6, p. 15; nr. 7`."""
    marked = _BEFORE_NR.match(text, at)
    if marked:
        yield from _marked(text, marked)
        return
    single = _HYPHENED.match(text, at) or _CLOSING.match(text, at)
    single = single or (_UNMARKED.match(text, at) if rule == "kamerstuk.labelled" else None)
    while single:
        end, pages = _pages(text, single.end())
        yield single["number"], Span(single.start("number"), end), pages
        single = _NEXT_UNMARKED.match(text, end) if single.re in (_UNMARKED, _NEXT_UNMARKED) else None


def _marked(text: str, marked: re.Match[str] | None) -> Iterator[tuple[str, Span, str | None]]:
    while marked:
        several = re.match(r"(?i)(?:stuk\s)?(?:nrs|nummers|letters)", marked["nr"])
        items = [*(_NRS if several else _ONE_NR).items(text, marked.end())]
        if not items:
            return
        for item in items[:-1]:
            yield item.number, item.span, None
        end, pages = _pages(text, items[-1].span.end)
        yield items[-1].number, Span(items[-1].span.begin, end), pages
        marked = _NEXT_NR.match(text, end)


def _pages(text: str, at: int) -> tuple[int, str | None]:
    match = _PAGES.match(text, at)
    return (match.end("pages"), " ".join(match["pages"].split())) if match else (at, None)


def _bare(text: str, taken: list[Span]) -> Iterator[Paper]:
    """Papers that no word announces."""
    free = 0
    labelled = {offset for span in taken for offset in range(span.begin, span.end)}
    for match in _BARE.finditer(text):
        at = match.start()
        if at < free or at in labelled or _is_of_a_debate(text, at):
            continue
        if is_no_dossier(text, match.start(), match.end()):
            continue
        for paper in _unannounced(text, at, free):
            yield paper
            free = paper.span.end


def _unannounced(text: str, at: int, previous: int) -> list[Paper]:
    """What a dossier's number at *at* shows itself to be; *previous* is the end of the paper before it."""
    papers = [*_number_before(text, at)]
    if papers:
        return papers
    papers = [*_at(text, at, at, "kamerstuk.numbered")]
    if not papers:
        return []
    last = papers[-1]
    if last.reading.ondernummer is None:
        return [Paper(last.reading, last.span, "dossier.in-brackets")] if _is_bracketed_dossier(text, last.span) else []
    if _BEFORE_NR.match(text, _dossier_end(text, at)) or len(papers) > 1:
        return papers
    if _is_hyphened_paper(text, last.span, previous):
        return [Paper(last.reading, last.span, "kamerstuk.hyphened")]
    return []


def _dossier_end(text: str, at: int) -> int:
    dossier = _DOSSIER.match(text, at)
    return dossier.end() if dossier else at


def _number_before(text: str, at: int) -> Iterator[Paper]:
    """`op stuk nr. 206 (28 844)`; without `nr.` only where a motion, bill or the like is spoken of."""
    dossier = _DOSSIER.match(text, at)
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
        before["nr"] or _paper(dossier).toevoeging or _ABOUT.search(text, max(0, at - 100), offset + before.start())
    ):
        return
    items = [*_NRS.items(text, offset + before.start("list" if before["nr"] else "bare"))]
    for item in items:
        end = dossier.end() + 1 if item is items[-1] else item.span.end
        begin = offset + before.start() if item is items[0] else item.span.begin
        yield Paper(_paper(dossier, item.number), Span(begin, end), "kamerstuk.number-before-dossier")


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


def _of_the_senate(text: str) -> Iterator[Paper]:
    """The Senate numbers what concerns itself in Roman figures: `Kamerstukken I 2017/18, CXXIV, G`"""
    for match in _ROMAN_DOSSIER.finditer(text) if "Kamerstuk" in text else ():
        reading = PaperReading(match["dossier"], None, match["number"])
        yield Paper(reading, Span(*match.span()), "kamerstuk.labelled")


def _official_ids(text: str) -> Iterator[Paper]:
    if "kst-" in text:
        for match in _ID.finditer(text):
            reading = PaperReading(match["dossier"], match["toevoeging"], match["number"])
            yield Paper(reading, Span(*match.span()), "kamerstuk.id")
