"""The printed forms of motions: by who moved them, by the number of their paper, one or several.

`motie van het lid Flach (SGP)` · `motie-Aartsen c.s.` · `motie (Bikker c.s., 34 000, nr. 5)` · `motie 35 000-V, nr. 23
(lid Karabulut)` · `de door het lid Visser ingediende motie` · `moties Kamerstuk 32 111, nr. 1 (Smit) en Kamerstuk
32 111, nr. 2 (Bos)` · `moties Kröger/Laçin (29 984, nr. 4) en Ziengs (29 984, nr. 5)`
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.iri import paper_id
from kg.model import Context, Motion, PaperReading
from kg.recognise import kamerstuk
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.person import one_person
from kg.recognise.person_name import Named
from kg.recognise.surnames import MEMBERS
from kg.text import Span

MOTION = re.compile(r"(?<![\w-])(?:[Gg]ewijzigde\s|[Nn]ader\sgewijzigde\s)?[Mm]oties?(?!\w)")
_MEMBERS = (
    r"(?:(?:het|de)\s(?:Kamer)?(?:[Ll]id|[Ll]eden)|leden|de\sheer|mevrouw|Kamerlid|(?:de\s)?senator"
    r"|[A-Z]\w+-Kamerlid)\s"
)
_OF_MEMBERS = re.compile(
    r"(?:,?\s(?:die\s)?(?:(?:is|zijn|werd|werden)\s)?(?:ingediend|voorgesteld)\sdoor"
    r"|,?\sdie\s(?:door\s)?(?=het\slid\s|de\sleden\s)|(?:\s(?:aangenomen|verworpen|aangehouden))?\svan)\s?"
    rf"(?:(?<=\s){_MEMBERS})(?=[A-ZÀ-Þ’'])"
)
_JOINT = re.compile(r"[-‑]|[^\S\n]['‘“\"]?(?=[A-ZÀ-Þ])")
# `van Visser en De Boer (33 000, nr. 12)`, `van Visser c.s.`: that they are members only what is behind them tells
_OF_SOME = re.compile(r"\svan\s(?=[A-ZÀ-Þ])")
_PARTY = re.compile(r"\s\((?![^()]*\d{3})[^()]{2,40}\)")
_AND = re.compile(
    r"(?:,\s(?:en\s)?|\sen\s|/)(?=[A-ZÀ-Þ]|(?<=/)(?:van|de|den|der|ten|ter)\s[A-Z])(?!Kamerst|Tweede\s|Eerste\s|Handelingen|[TE]K\b)"
)
_AND_OF = re.compile(r"(?:,|;|,?\sen)\s(?P<of>van\s(?:het\slid|de\sleden)\s)(?=[A-ZÀ-Þ’'])")
_AND_MORE = re.compile(r"(?:,|;|,?\sen)\s(?P<of>[-‑]?)(?=[A-ZÀ-Þ])(?!Kamerst|Tweede\s|Eerste\s|Handelingen|[TE]K\b)")
_PREFIX = re.compile(r"(?:van\sde[rn]?|van|de|den|der|ten|ter)\s")
_PREFIX_OF_NAME = re.compile(r"^(?:Van\s(?:de[nr]?|het)|Van|De[nr]?|Te[nr]?)\s")
_BETWEEN_NAMES = re.compile(r",\s(?:en\s)?|\sen\s|/")
_HYPHENED_NAME = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+-(?:(?:Van|De|Den|Der)\s(?:de[nr]?\s)?)?[A-ZÀ-Þ][a-zà-ÿ]+")
_OTHERS = re.compile(r"\s(?:c\.?\s?s\.?(?!\w)|e\.a\.)")
_OTHERS_END = re.compile(r"c\.?\s?s\.?$")
# What must follow a mover's name that only stands behind the word: `motie Van Dijk (PVV)`, `motie Kuiken c.s.`
_NAME_ENDS = re.compile(
    r"\s\(|\sc\.?\s?s\.?(?!\w)|/|\s(?:over|inzake|omtrent|betreffende|om\s(?:te|de|het)|waarin|van\s\d)\s|['’”\"]\s\("
)
_LIST_ENDS = re.compile(
    r"\s\([^()]*\d{2}\s?\d{3}"
)  # and what behind several: `motie Leijten en Wiegman (31 765, nr. 7)`
_WITH_PREFIX = re.compile(r"\sen\s(?:Van|De|Den|Der|Ten|Ter)\s")  # `motie Bruins en Van der Molen`
_LAST_WORD = re.compile(
    r"\s(?P<last>[A-ZÀ-Þ][\w’-]+)(?=\s(?:aangenomen|over|om|inzake|c\.s|en\s|\()|[,.;)]|$)"
)  # `Mei Li Vos`
# From a motion to its paper: ` (`, ` aangenomen (`, ` met nummer `, ` op `, ` (zie `, ` (TK vergaderjaar 2023–2024, `
_OPENING = r"[(\[]\s?(?:(?:[Zz]ie|met|onder)\s(?:ook\s)?)?"
_TO_PAPER = re.compile(
    r"['’”\"]?(?:\s(?:is\s)?(?:aangenomen|verworpen|ingediend|aangehouden|overgenomen))?"
    rf"(?:\s(?:met|onder|op)(?:\s(?:kamerstuk)?nummer|\sstuk(?:ken)?)?(?:\snrs?\.)?)?[\s,:]*(?:{_OPENING})?"
    r"(?:(?:TK|EK)[\s,]*)?(?:[Vv]ergaderjaar\s)?(?:\d{4}\s?[-–/]\s?\d{2,4}[\s,]*)?"
)
# ` opnieuw aan te houden: `, ` zijn vervallen:\n- `: from the word to a list of papers
_TO_LIST = re.compile(r"(?:\s[a-z]+){1,6}:\s(?:[-–•]\s)?")
# ` op stuk nr. 12`, ` op nr. 12`, ` nr. 12, 14 en 15`: in a text about one dossier
_BARE_NUMBERS = re.compile(
    r",?(?:\s(?:met|onder|op)(?:\s(?:de|het))?(?:\sstuk(?:ken)?)?)?\s(?:nummers?|nrs?\.?)\s?"
    r"(?P<numbers>[1-9]\d{0,3}(?:(?:,|\sen|,\sen)\s(?:nr\.\s)?[1-9]\d{0,3})*)(?![\w-]|\s?\d|\s?\(\d)"
)
_NUMBER = re.compile(r"\d+")
# ` over de inzet van uniformen (`: what a motion is about, up to the bracket with its paper
_SUBJECT_TO_PAPER = re.compile(
    r"\s(?:over|om|inzake|betreffende|omtrent|waarin|waarmee|die|voor|tot|ten|op|met\shet\sverzoek)\s"
    rf"(?:(?!\b(?:[Mm]oties?|[Aa]mendement|\w*[Bb]rief|[Rr]apport|[Nn]ota|[Vv]erslag|[Ww]etsvoorstel)\b)[^.;()\n]){{3,250}}?"
    rf"\s{_OPENING}(?:(?:TK|EK)[\s,]*)?"
)
_SUBJECT = re.compile(r"(?:\s\([^)]{1,60}\))?\s(?:over|om|inzake|betreffende|omtrent|die|voor)\s[^.;:()\n]{3,120}")
# `motie (Bikker c.s., 34 000, nr. 5)`, `motie 35 000, nr. 23 (lid Karabulut)`: movers in the bracket
_IN_BRACKET = re.compile(
    r"\s\((?:van\s)?(?:(?:het\s)?lid\s|(?:de\s)?leden\s)?(?=[A-ZÀ-Þ])(?!Kamerst|Tweede|Eerste|TK|EK|Zie)"
)
# `de door het lid Visser ingediende motie`
_MOVED_BEFORE = re.compile(rf"\bdoor\s{_MEMBERS}(?=[A-ZÀ-Þ’'])")
_VERB_BEFORE = re.compile(r"\s(?:ingediende|voorgestelde|aangehouden)\s(?:en\s\w+\s)?(?:aangenomen\s)?$")
# `Naar mij blijkt, wordt de indiening ervan voldoende ondersteund. Zij krijgt nr. 12 (`: in the record of a debate
_GETS_NUMBER = re.compile(r"\.[^.]{0,100}(?:\.\s)?\s?Zij\skrijgt\s(?:nr\.\s?)?")
# From one paper of a list to the next: `) en (`, `, nr. `, ` (Wolbert), `
_NEXT_PAPER = re.compile(r"\)?(?:\s\([^()]{2,40}\))?\s?(?:,|;|,?\sen|/)?\s?(?:(?:op\sstuk\s)?nrs?\.\s?)?\(?")
_LONGEST_TO_PAPER = 90  # characters
_LONGEST_BEFORE = 90  # characters before the word in which its movers may stand

MOTIONS = Trigger("motie", "gewijzigde", "nader gewijzigde", "nader\ngewijzigde")

_Paper = tuple[Span, PaperReading]


def papers_of(passage: Excerpt, context: Context) -> Iterator[_Paper]:
    """The papers with a number of their own that *passage* cites."""
    for mention in kamerstuk.find(passage, context, ()):
        if isinstance(mention.reading, PaperReading) and mention.reading.ondernummer:
            yield mention.span, mention.reading


class Members:
    """The members that a document names elsewhere: `motie Jetten` is his when it has `het lid Jetten`."""

    __slots__ = ("_passages", "_text")

    def __init__(self, passages: Sequence[Excerpt]) -> None:
        self._passages = passages
        self._text: str | None = None

    def __contains__(self, surname: object) -> bool:
        if self._text is None:
            self._text = "\n".join(passage.text.text for passage in self._passages)
        name = re.escape(str(surname))
        before = r"(?:\b(?:[Ll]id|[Ll]eden|[Hh]eer|[Mm]evrouw)\s(?:[A-Z]\w+\s)?|motie[-‑])"
        named = rf"{before}{name}(?!\w)|\b{name}\s(?:\([A-Z]|c\.s)"
        return str(surname) in self._text and re.search(named, self._text) is not None


def in_passage(passage: Excerpt, context: Context, members: Members) -> Iterator[Motion]:
    """The motions in *passage* with the papers that stand beside them."""
    text = passage.text.text
    papers = [*papers_of(passage, context)]
    for match in passage.matches(MOTION, MOTIONS):
        if match[0].casefold().endswith("moties"):
            yield from _several(text, match, papers, members)
        elif (one := _one(text, match, papers, members)) is not None:
            yield one if one.paper else replace(one, number=_bare_number(text, one.span.end))
        else:
            yield from _with_bare_numbers(text, match)


def _one(text: str, word: re.Match[str], papers: Sequence[_Paper], members: Members) -> Motion | None:
    """The motion that *word* names, by its movers or by its number."""
    beside = _beside(text, word.end(), papers)
    names, end = _named_after(text, word, beside, members)
    if not names and not beside and (of := _OF_SOME.match(text, word.end())):
        names, end = _movers(text, of.end(), certain=True)
        names = names if _OTHERS_END.search(text, of.end(), end) or _beside(text, end, papers) else []
    if names:
        paper = beside or _beside(text, end, papers) or _behind_subject(text, end, papers) or _given(text, end, papers)
        return Motion(Span(word.start(), end), tuple(names), _subject(text, end), _id(paper))
    if (bracketed := _bracketed(text, word, beside, papers)) is not None:
        return bracketed
    if (before := _moved_before(text, word, papers)) is not None:
        return before
    paper = beside or _behind_subject(text, word.end(), papers)
    if paper is None:
        return None
    end = _closed(text, paper) if "(" in text[word.end() : paper[0].end] else paper[0].end
    return Motion(Span(word.start(), end if beside else word.end()), (), paper=_id(paper))


def _named_after(text: str, word: re.Match[str], beside: _Paper | None, members: Members) -> tuple[list[str], int]:
    """The movers that follow *word*, or its paper *beside* it, and where their names end."""
    of_members = _OF_MEMBERS.match(text, _closed(text, beside) if beside else word.end())
    joint = of_members or (None if beside else _JOINT.match(text, word.end()))
    if joint is None:
        return [], word.end()
    certain = of_members is not None or not joint[0][0].isspace()
    names, end = _movers(text, joint.end(), certain)
    if not names and not certain:
        names, end = _movers(text, joint.end(), certain=True)
        is_list = _LIST_ENDS.match(text, end) or _WITH_PREFIX.search(text, joint.end(), end)
        is_member = names and (text[joint.end() : end] in members or _are_members(text[joint.end() : end]))
        names = names if (len(names) > 1 and is_list) or is_member else []
    return names, end


def _are_members(names: str) -> bool:
    """Whether surnames are those of members, or two with a hyphen, which nothing else is: `Visser-De Boer`.

    >>> _are_members("Kuiken en Van Nispen"), _are_members("Kinderopvang")
    (True, False)
    """
    surnames = [_PREFIX_OF_NAME.sub("", name) for name in _BETWEEN_NAMES.split(_PARTY.sub("", names))]
    return all(name in MEMBERS or _HYPHENED_NAME.fullmatch(name) for name in surnames)


def _bracketed(text: str, word: re.Match[str], beside: _Paper | None, papers: Sequence[_Paper]) -> Motion | None:
    """`motie (Bikker c.s., 34 000, nr. 5)`, `motie 35 000-V, nr. 23 (lid Karabulut)`"""
    bracket = _IN_BRACKET.match(text, _closed(text, beside) if beside else word.end())
    names, end = _movers(text, bracket.end(), certain=True) if bracket else ([], 0)
    if not names:
        return None
    if beside:
        is_closed = text.startswith(")", end)
        return Motion(Span(word.start(), end + 1), tuple(names), paper=_id(beside)) if is_closed else None
    paper = _beside(text, end, papers)
    return Motion(Span(word.start(), _closed(text, paper)), tuple(names), paper=_id(paper)) if paper else None


def _moved_before(text: str, word: re.Match[str], papers: Sequence[_Paper]) -> Motion | None:
    """`de door het lid Visser ingediende motie`"""
    start = max(0, word.start() - _LONGEST_BEFORE)
    if _VERB_BEFORE.search(text, start, word.start()) is None:
        return None
    for by in _MOVED_BEFORE.finditer(text, start, word.start()):
        names, end = _movers(text, by.end(), certain=True)
        if names and _VERB_BEFORE.fullmatch(text, end, word.start()):
            paper = _beside(text, word.end(), papers) or _behind_subject(text, word.end(), papers)
            return Motion(Span(by.start(), word.end()), tuple(names), _subject(text, word.end()), _id(paper))
    return None


def _several(text: str, word: re.Match[str], papers: Sequence[_Paper], members: Members) -> Iterator[Motion]:
    """`moties van de leden Geurts en Schonis (…) en van het lid Weverling c.s.`, `moties 33 000, nr. 1 (Smit) en …`"""
    beside = _beside(text, word.end(), papers)
    names, end = _named_after(text, word, beside, members)
    if not names:
        yield from _numbered(text, beside, papers) if beside else _with_bare_numbers(text, word)
        return
    begin, more = word.start(), None
    while names:
        own = _own_paper(text, end, papers) if not beside else None
        yield Motion(Span(begin, end), tuple(names), _subject(text, end), _id(own))
        end = _closed(text, own) if own else end
        more = _AND_OF.match(text, end) or _AND_MORE.match(text, end)
        if (
            more is not None
            and more.re is _AND_MORE
            and not (own or more["of"] or _OTHERS_END.search(text, begin, end))
        ):
            more = None
        names, begin = [], more.start("of") if more else end
        if more is not None:
            names, end = _movers(text, more.end(), certain=True)


def _bare_number(text: str, at: int) -> str:
    """The number without a dossier that stands right behind *at*: ` op stuk nr. 12`."""
    match = _BARE_NUMBERS.match(text, at)
    return match["numbers"] if match and match["numbers"].isdecimal() else ""


def _with_bare_numbers(text: str, word: re.Match[str]) -> Iterator[Motion]:
    """`de motie op stuk nr. 12`, `de moties op stukken nrs. 5, 6 en 7`"""
    match = _BARE_NUMBERS.match(text, word.end())
    for number in _NUMBER.finditer(text, *match.span("numbers")) if match else ():
        begin = word.start() if match and number.start() == match.start("numbers") else number.start()
        yield Motion(Span(begin, number.end()), (), number=number[0])


def _own_paper(text: str, end: int, papers: Sequence[_Paper]) -> _Paper | None:
    """The paper behind the names that end at *end*, when no other stands in the same bracket."""
    paper = _beside(text, end, papers)
    return paper if paper and text.startswith(")", paper[0].end) else None


def _numbered(text: str, first: _Paper, papers: Sequence[_Paper]) -> Iterator[Motion]:
    """The motions of a list by number, each with its mover in brackets, if there is one."""
    last: _Paper | None = None
    for paper in papers[papers.index(first) :]:
        if last is not None and not _NEXT_PAPER.fullmatch(text, last[0].end, paper[0].begin):
            return
        last = paper
        bracket = _IN_BRACKET.match(text, paper[0].end)
        names, end = _movers(text, bracket.end(), certain=True) if bracket else ([], 0)
        if names and text.startswith(")", end):
            yield Motion(Span(paper[0].begin, end + 1), tuple(names), paper=_id(paper))
        else:
            yield Motion(paper[0], (), paper=_id(paper))


def _beside(text: str, at: int, papers: Sequence[_Paper]) -> _Paper | None:
    """The paper that stands right behind *at*."""
    first = next((paper for paper in papers if paper[0].begin >= at), None)
    if first is None or not (first[0].begin - at < _LONGEST_TO_PAPER):
        return None
    is_beside = _TO_PAPER.fullmatch(text, at, first[0].begin) or _TO_LIST.fullmatch(text, at, first[0].begin)
    return first if is_beside else None


def _behind_subject(text: str, at: int, papers: Sequence[_Paper]) -> _Paper | None:
    first = next((paper for paper in papers if paper[0].begin >= at), None)
    return first if first and _SUBJECT_TO_PAPER.fullmatch(text, at, first[0].begin) else None


def _given(text: str, at: int, papers: Sequence[_Paper]) -> _Paper | None:
    """The paper of a motion in the record of a debate: `Zij krijgt nr. 203 (28 286)`."""
    first = next((paper for paper in papers if paper[0].begin >= at), None)
    return first if first and _GETS_NUMBER.fullmatch(text, at, first[0].begin) else None


def _closed(text: str, paper: _Paper) -> int:
    """Where the number of a paper ends, with the bracket around it."""
    return paper[0].end + text.startswith(")", paper[0].end)


def _id(paper: _Paper | None) -> str:
    return paper_id(paper[1]) if paper else ""


def _subject(text: str, end: int) -> frozenset[str]:
    """The long words with which *text* goes on after a motion: `over de inzet van uniformen`."""
    about = _SUBJECT.match(text, end)
    return frozenset(re.findall(r"\w{5,}", about[0].casefold())) if about else frozenset()


def _movers(text: str, begin: int, certain: bool) -> tuple[list[str], int]:
    """The slugs of the surnames from *begin* on, and where the last name, party included, ends."""
    names: list[str] = []
    end = begin
    person: Named | None = one_person(text, begin)
    while person is not None:
        if " " in person.span.of(text) and not person.has_prefix and (last := _LAST_WORD.match(text, person.span.end)):
            person = Named(Span(person.span.begin, last.end()), last["last"])
        party = _PARTY.match(text, person.span.end)
        stop = party.end() if party else person.span.end
        if not (certain or names or person.has_prefix or _NAME_ENDS.match(text, person.span.end)):
            break
        names.append(person.id)
        end = stop
        joint = _AND.match(text, stop)
        prefix = _PREFIX.match(text, joint.end()) if joint else None
        person = one_person(text, prefix.end() if prefix else joint.end()) if joint else None
        if person is not None and prefix:
            person = Named(Span(prefix.start(), person.span.end), f"{prefix[0]}{person.surname}")
    others = _OTHERS.match(text, end)
    return names, others.end() if others and names else end
