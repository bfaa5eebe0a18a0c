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
from kg.recognise.bare_paper import bare_papers, is_of_a_debate
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.kerning import damaged_papers
from kg.recognise.paper import NR, ROMAN, Paper, line_around, ondernummers, papers_at
from kg.scan import matches_at, places
from kg.text import Span

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
_CHAMBERS = ("TK", "T.K", "EK", "E.K")  # too frequent in small letters to be a trigger
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
    rf"[\s,]*(?:II?[\s,]+)?1[89]\d\d\s?[-–/]\s?(?:1[89])?\d\d[\s,–-]+(?P<dossier>\d{{1,2}}\s?\d{{3}})(?=[\s,]*{NR}\d)"
)
_NEXT_DOSSIER = re.compile(r"\s*(?:[,;/&]|,?\s?\ben\b)\s*(?:Kamerstuk(?:ken)?\s(?:I{1,2},?\s)?)?(?=[1-4]\d[\s.]?\d{3})")
_END = re.compile(r"\s*(?:[),.;:\]»”]|$|\n)|\s(?:en|of)\s")
_ID = re.compile(
    rf"kst-(?P<dossier>\d{{5}})(?:-(?P<toevoeging>{ROMAN}|[A-Z]|\d\d)(?=-))?-(?P<number>\d+[a-z]?|[A-Z]{{1,3}})(?!\w)"
)
_ROMAN_DOSSIER = re.compile(
    rf"Kamerstuk(?:ken)?[\s,]+(?:I|EK)[\s,]+(?:{vergaderjaar.PATTERN}[\s,]+)?(?P<dossier>[CLXVI]{{2,10}}),?\s{NR}?"
    r"(?P<number>[A-Z]{1,3})(?!\w)"
)
_LONGEST_HEAD = 2000  # characters
# `Kenmerk 33826; 33992, nr. C`: what a page says of the document that it shows
_OF_ITSELF = re.compile(r"[|\s]*(?:Kenmerk|ID)\b[\s:|]*(?:\d[\d\s;()R]*)?$")
_FIVE_DIGITS = re.compile(r"[0-9]\s?[0-9][\s.]{0,2}[0-9]\s?[0-9]\s?[0-9]")


def find(passage: Excerpt, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield every kamerstuk and dossier that is cited by number, in reading order."""
    del context, hits  # a number means the same in every document
    yield from passage.once(_mentions)


def _mentions(passage: Excerpt) -> Iterator[Mention]:
    text = passage.text.text
    if not (_FIVE_DIGITS.search(text) or "Zitting" in text or "Kamerstuk" in text):
        return
    papers = [*damaged_papers(text)]
    papers += _labelled(passage, [paper.span for paper in papers])
    papers += bare_papers(text, [paper.span for paper in papers])
    papers += _official_ids(text)
    papers += _of_the_senate(text)
    is_body = passage.unit == "D" and not passage.via
    for paper in sorted(papers, key=lambda paper: paper.span):
        begin = paper.span.begin
        if is_body and begin < _LONGEST_HEAD and _OF_ITSELF.match(text, text.rfind("\n", 0, begin) + 1, begin):
            continue
        reading = paper.reading
        pinpoint = f"p. {reading.pages}" if reading.pages else ""
        kind: Kind = "kamerstuk" if reading.ondernummer else "dossier"
        yield Mention(paper.span, kind, reading, paper.rule, passage.unit, passage.via, pinpoint)


def _chambers(text: str) -> list[int]:
    return [at for name in _CHAMBERS if name in text for at in places(name, text)]


def _labelled(passage: Excerpt, taken: list[Span]) -> Iterator[Paper]:
    """Papers and dossiers after a word that announces them, and those that follow in the same list."""
    text = passage.text.text
    free = max((span.end for span in taken), default=0)
    begins = sorted([begin for begin, _ in passage.places(_LABELS)] + _chambers(text))
    for label in matches_at(_LABEL, text, begins):
        inside_word = text[label.start() - 1 : label.start()].isalpha()  # a digit can be that of a footnote
        if label.start() < free or inside_word or _is_of_itself(text, label) or is_of_a_debate(text, label.start()):
            continue
        for paper in [*_old(text, label)] or _after(text, label):
            free = max(free, paper.span.end)
            if not _is_head(passage, paper):
                yield paper


def _is_of_itself(text: str, label: re.Match[str]) -> bool:
    """Whether the number of the document follows: the word has a line of its own, or says so (`Onderdeel van`)."""
    return line_around(text, *label.span()) == ("", "\n") or text.endswith("Onderdeel van ", 0, label.start())


def _is_head(passage: Excerpt, paper: Paper) -> bool:
    """Whether a dossier has a line of its own at the head of a document, above what it is: `Kamerstuk 36 200`."""
    is_early = paper.span.begin < _LONGEST_HEAD and passage.unit == "D" and not passage.via
    return is_early and not paper.reading.ondernummer and line_around(passage.text.text, *paper.span) == ("", "\n")


def _old(text: str, label: re.Match[str]) -> Iterator[Paper]:
    """`Zitting 1958-1959-5380, Nr. 3`; after other words only for numbers of four digits, up to 1968."""
    match = _OLD.match(text, label.end()) if label["old"] or label["strong"] else None
    dossier = re.sub(r"\D", "", match["dossier"]) if match else ""
    if match and (label["old"] or len(dossier) == 4):
        for place, (number, span, pages) in enumerate(ondernummers(text, match.end(), "kamerstuk.labelled")):
            where = span if place else Span(label.start(), span.end)
            yield Paper(PaperReading(dossier, None, number, pages), where, "kamerstuk.labelled")


def _after(text: str, label: re.Match[str]) -> Iterator[Paper]:
    head = _HEAD.match(text, label.end())
    if head is None:
        return
    at = head.end()
    begin, certain = label.start(), bool(label["strong"])
    while True:
        papers = [*papers_at(text, at, begin, "kamerstuk.labelled")]
        if not papers or not (certain or papers[0].reading.ondernummer or _END.match(text, papers[-1].span.end)):
            return
        yield from papers
        following = _NEXT_DOSSIER.match(text, papers[-1].span.end)
        if following is None:
            return
        at = begin = following.end()
        certain = False


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
