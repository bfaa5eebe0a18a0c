"""Abbreviations and short names that a document defines: `Contactorgaan Moslims en Overheid (CMO)`.

Forms: `Long Name (ABC)`, `ABC (Long Name)`, `(Long Name, ABC)`, `ABC staat voor Long Name`,
`Long Name (hierna: short)`, `Long Name, hierna te noemen short`. The letters of an abbreviation must be found in the
long name, in order: the first letter of its first word, then first letters or letters of a word that already gave one
(`Rotterdams Instituut voor Sociaal BeleidsOnderzoek`); small words need not give any. Corpus:
tests/corpus/definitions.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.gazetteer import fold
from kg.scan import NO_MARK, places
from kg.text import Span

# An abbreviation: two capitals at least, perhaps a second word or a year: `CMO`, `Risbo` (one capital) too,
# `LEC EGG`, `SIM 2020`, `Wmo2015`, `J&V`, `AOb`, `pCES`.
ABBREVIATION = r"(?:[a-z](?=[A-Z]{3}))?[A-Z][A-Za-z0-9&+/-]{1,11}(?:\ [A-Z]{2,5})?(?:\ ?(?:19|20)\d\d)?"
_PLAIN = r"[A-Z][A-Z&]{1,9}[A-Za-z]?"  # `VIA`, `HTIB`
_LONG = r"(?:het\ |de\ )?(?P<long>[A-Z][^()\n]{5,150}?)"
# From the bracket on: `(CMO)`, `(RES’en)`, `(Programma SN)`, `(KIS, februari 2025)`;
# `(het Survey Integratie Migranten, SIM)`; `(Openbaar ...)`
_AFTER = re.compile(
    rf"\((?:de\s|het\s|[Pp]rogramma\s)?(?P<short>{ABBREVIATION})(?:[’'](?:en|s))?(?:,\s[^()]{{3,40}})?\)"
)
_INSIDE = re.compile(rf"\({_LONG},\s(?P<short>{_PLAIN})\)")
_LONGEST_INSIDE = 180  # characters between the brackets, at most
_LAST = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ&")
_LONG_AFTER = re.compile(rf"\({_LONG}\)")
_BEFORE = re.compile(rf"(?<![\w-])(?P<short>{_PLAIN})\s$")  # up to the bracket
# `(hierna: Wom)`, `(hierna te noemen: «het platform»)`, `, hierna te noemen NAM,`
_HEREAFTER = re.compile(
    r"(?:\s\(|,\s)(?:hierna|verder|voortaan|in\ het\ vervolg)(?:\s(?:te\ noemen|genoemd|aangeduid\ als|ook))?:?\s"
    r"[«‘’“\"']?(?P<short>[^()\s»’”\"',.;:][^()»’”\"',.;:\n]{1,50}?)[»’”\"']?(?=[),.;:]|\s(?:heeft|is|zal|kan|wordt)\b)"
)
_HINTS = ("hierna", "verder", "voortaan", "in het vervolg")  # two characters before them the pattern above begins
_STANDS = " staat voor "
# `ISO staat voor Internationale Organisatie voor standaardisatie.`
_STANDS_FOR = re.compile(
    rf"(?<![\w-])(?P<short>{_PLAIN})\sstaat\svoor\s(?:de\s|het\s)?[«“‘]?"
    r"(?P<long>[A-Z][\w&’'-]+(?:\s(?!en\s(?:is|wordt|heeft)|is|wordt|die|dat)[\w&’'-]+){1,9})(?=[»”’.,;:)]|\s(?:en|is|die|dat)\s|$)"
)
# Not the digits of a note's mark that are glued to a word: `Waardengedreven Digitaliseren2`
_WORD = re.compile(rf"(?!(?<=[a-zà-ÿ])\d)[\w'’]+(?:[-‑&][\w'’]*)*{NO_MARK}")
_STOP = re.compile(r"[.;:?!»”(](?=\s)|[«“()]|\n")  # what a long name does not run across
_SMALL = frozenset(
    "van voor de het der den een en of in tot op aan tegen inzake bij te ten ter met naar over door is om uit s of the "
    "and for".split()
)
_MOST_WORDS = 16
_ARTICLE = re.compile(r"(?:^|\b(?:[Dd]e|[Hh]et|een|van|voor|in|bij|door|uit)\s)(?=[A-ZÀ-Þ])")
_PLAIN_WORD = re.compile(r"[A-Z][\w&]*[A-Z][\w&]*|[A-Z]\w{2,4}")  # `NAM`, `Wft`

# Words by which a name shows to be that of an organisation: as a word, or at the end of one.
_ORGANISATIONS = """
academie agency agentschap alliance associatie associaties association authority autoriteit beraad beweging bond bureau
center centre centrum college comité commissie committee consortium coöperatie coördinatiepunt coördinator corps council
dienst expertteam federatie fonds foundation genootschap gerechtshof hogeschool initiative inspectie institute instituut
kamer kennishuis koepel korps lectoraat liga maatschappij meldpunt museum netwerk network ombudsman orgaan organisatie
organization overleg platform politie raad rechtbank samenwerkingsverband society stichting taskforce unie universiteit
university verband verbond vereniging werkgroep ziekenhuis
""".split()
ORGANISATION = re.compile(rf"(?i)\b(?:\w*(?:{'|'.join(_ORGANISATIONS)})|bank|kerk|team)\b")


@dataclass(frozen=True, slots=True)
class Definition:
    """A long name and the short one that stands for it; spans in the text, without brackets and quotation marks."""

    long: Span
    short: Span


def definitions(text: str) -> Sequence[Definition]:
    """The definitions in *text*, in order of their short names.

    >>> text = "Het Contactorgaan Moslims en Overheid (CMO) en het OM."
    >>> [(d.long.of(text), d.short.of(text)) for d in definitions(text)]
    [('Contactorgaan Moslims en Overheid', 'CMO')]
    """
    bracket = text.find("(")
    if bracket < 0 and "hierna" not in text and _STANDS not in text:
        return ()
    found: list[Definition] = [*_hereafter(text)]
    if _STANDS in text:
        found += _standing_for(text)
    while bracket >= 0:
        found += _at_bracket(text, bracket)
        bracket = text.find("(", bracket + 1)
    return sorted(dict.fromkeys(found), key=lambda definition: (definition.short.begin, definition.long.begin))


def _standing_for(text: str) -> Iterator[Definition]:
    for match in _STANDS_FOR.finditer(text):
        if _is_spelt(match["short"], match["long"]) or ORGANISATION.search(match["long"]):
            yield Definition(Span(*match.span("long")), Span(*match.span("short")))


def _at_bracket(text: str, bracket: int) -> Iterator[Definition]:
    """The definition by the brackets that open there: of the words before, inside, or by an abbreviation before."""
    after = _AFTER.match(text, bracket)
    if after and text[bracket - 1 : bracket].isspace():
        quote = text[bracket - 2 : bracket - 1] in tuple("»’”\"'")
        long = _long_name(text, bracket - 1 - quote, after["short"])
        if long is not None:
            yield Definition(long, Span(*after.span("short")))
        return
    if text[bracket - 3 : bracket - 2].isupper():
        short, words = _BEFORE.search(text, max(0, bracket - 14), bracket), _LONG_AFTER.match(text, bracket)
        if short and words and (_is_spelt(short["short"], words["long"]) or ORGANISATION.search(words["long"])):
            yield Definition(Span(*words.span("long")), Span(*short.span("short")))
    # Before the closing bracket a capital or `&` is the last character of the abbreviation, or the last but one.
    closing = text.find(")", bracket, bracket + _LONGEST_INSIDE)
    inside = _INSIDE.match(text, bracket) if text[closing - 2 : closing - 1] in _LAST else None
    if inside and _is_spelt(inside["short"], inside["long"]):
        yield Definition(Span(*inside.span("long")), Span(*inside.span("short")))


def _is_spelt(short: str, long: str) -> bool:
    return spells(short, [word[0] for word in _WORD.finditer(long)]) is not None


def _hereafter(text: str) -> Iterator[Definition]:
    begins = sorted(at - 2 for hint in _HINTS if hint in text for at in places(hint, text) if at > 1)
    for match in filter(None, (_HEREAFTER.match(text, begin) for begin in begins)):
        begin, end = match.span("short")
        article = re.match(r"(?:de|het)\s", match["short"])
        begin += article.end() if article else 0
        long = _long_name(text, match.start(), text[begin:end]) if _PLAIN_WORD.fullmatch(text, begin, end) else None
        long = long or _name_before(text, match.start())
        if long is not None and long.of(text) not in text[begin:end]:  # `Roemer (hierna: Aanjaagteam Roemer)`
            yield Definition(long, Span(begin, end))


def _name_before(text: str, end: int) -> Span | None:
    """The name that ends at *end*: words with capitals and small words, else all from a capital after an article on.

    `College voor de Rechten van de Mens`, `Wet op het financieel toezicht`
    """
    words = _words_before(text, end)
    first = _first_of_name(words)
    if first < len(words):
        return Span(words[first].start(), words[-1].end())
    starts = {word.start() for word in words}
    articles = [article.end() for article in _ARTICLE.finditer(text, min(starts, default=end), end)]
    begin = next((article for article in reversed(articles) if article in starts), None)
    return None if begin is None else Span(begin, words[-1].end())


def _words_before(text: str, end: int) -> list[re.Match[str]]:
    """The words before *end*, in order, back to where a name cannot begin."""
    begin = max(0, end - 220)
    stops = [stop.end() for stop in _STOP.finditer(text, begin, end)]
    return list(_WORD.finditer(text, stops[-1] if stops else begin, end))[-_MOST_WORDS:]


def _long_name(text: str, end: int, short: str) -> Span | None:
    """The words before *end* that *short* abbreviates, else the name of an organisation that ends there."""
    words = _words_before(text, end)
    folded = [_folded(word[0]) for word in words]
    letters = _letters(short)
    best: tuple[int, int] | None = None  # (words that give no letter, index of the first word)
    for first in range(len(words) - 1, -1, -1):
        if not folded[first].startswith(letters[:1]):
            continue  # most words; `_skipped` says so too
        skipped = _skipped(letters, folded[first:])
        if skipped is None or (skipped and not _may_skip(words[first][0], skipped)):
            continue
        if best is None or skipped < best[0]:
            best = skipped, first
    if best is not None:
        return Span(words[best[1]].start(), words[-1].end())
    if words and _is_compound(short, words[-1][0]):
        return Span(words[-1].start(), words[-1].end())
    return _organisation(words) if short[:3].isupper() and len(short) > 2 else None


def _is_compound(short: str, word: str) -> bool:
    """Whether a compound is abbreviated by letters of it, the first one first: `Startbouwimpuls (SBI)`."""
    letters = iter(word.upper())
    return (
        word[0].isupper()
        and len(word) > 3 * len(short) > 6
        and word[0] == short[0]
        and all(c in letters for c in short)
    )


def _may_skip(word: str, skipped: int) -> bool:
    """Whether a name that begins with *word* may hold words without a letter: with a small letter one, for a body.

    `werkgeversvereniging voor de sector bagageafhandeling luchtvaart (WBL)`
    """
    return word[0].isupper() or (skipped == 1 and ORGANISATION.fullmatch(word) is not None)


def _organisation(words: list[re.Match[str]]) -> Span | None:
    """The words from the first with a capital on, when they name an organisation: `Stichting voor Vluchtelingen`."""
    first = _first_of_name(words)
    if len(words) - first < 2:
        return None
    span = Span(words[first].start(), words[-1].end())
    return span if any(ORGANISATION.search(word[0]) for word in words[first:]) else None


def _first_of_name(words: list[re.Match[str]]) -> int:
    """The index of the first of the words with a capital at the end, small words among them allowed."""
    first = len(words)
    for index in range(len(words) - 1, -1, -1):
        if words[index][0][0].isupper():
            first = index
        elif words[index][0] not in _SMALL or first == len(words):
            break
    return first


def spells(short: str, words: list[str]) -> int | None:
    """How many of the words give no letter to *short* (small words not counted); None when it does not abbreviate them.

    >>> spells("CMO", ["Contactorgaan", "Moslims", "en", "Overheid"])
    0
    >>> spells("SGP", ["Flach"]) is None
    True
    """
    return _skipped(_letters(short), [_folded(word) for word in words])


def _letters(short: str) -> str:
    """What must be found in the long name: the abbreviation without a year."""
    return _folded(re.sub(r"\ ?(?:19|20)\d\d$", "", short))


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    """`LKP` stands for Landelijk Coördinatiepunt: c and k are the same."""
    return fold(word).replace("k", "c")


def _skipped(letters: str, folded: list[str]) -> int | None:
    if len(letters) < 2 or len(folded) < 2 or not folded[0] or letters[0] != folded[0][0]:
        return None
    fewest = _fewest_skipped(letters, [word for word in folded if word])
    return None if fewest is None or fewest > len(letters) else fewest


def _fewest_skipped(letters: str, words: list[str]) -> int | None:
    """Dynamic programming over the words: state = letters used so far, value = words that gave none."""
    states = {0: 0}
    for index, word in enumerate(words):
        after: dict[int, int] = {}
        for used, skipped in states.items():
            if index:  # the first word must give a letter
                cost = skipped + (word not in _SMALL and not word.isdigit())
                after[used] = min(after.get(used, cost), cost)
            if not word.startswith(letters[used : used + 1] or "-"):
                continue
            at, taken = 0, used
            while at >= 0:  # a word gives its first letter, and then perhaps others
                taken += 1
                after[taken] = min(after.get(taken, skipped), skipped)
                at = word.find(letters[taken], at + 1) if taken < len(letters) else -1
        states = after
    return states.get(len(letters))
