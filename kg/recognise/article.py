"""Articles of laws: `artikelen 34, 35 en 37 van de DSA`, `artikel 3, tweede lid, onder c`, `art. 3:105 jo. 3:306 BW`.

Rules, by how the law is known:

- `article.named`: it is named right after: `artikel 6 van de Grondwet`, `artikel 289 Sr`
- `article.number`: only a number before it: `(287 Sr)`, `6:162 BW`
- `article.anaphor`: `artikel 10 van die wet`: the law that was named last
- `article.law-before`: it is named before, in the same paragraph, or it is the only one in the passage
- `article.own-law`: in a bill, decree or regulation, without a law: an article of itself
- `article.alone`: no law can be told; the mention stays, without law

One mention a number; the law follows the last of a list and counts for all. The heading of an article of the document
itself (`Artikel 10 Evaluatieverplichting`) and an article of a budget (`artikel 13 van de SZW-begroting`) are none.
Way of citing: Aanwijzingen voor de regelgeving 3.27 and further (https://wetten.overheid.nl/BWBR0005730).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.model import ArticleReading, Mention, ThingReading
from kg.recognise.enumeration import NOT_A_DATE
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.law_mention import LawMention
from kg.text import Span

_ORDINALS = (
    "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende "
    "vijftiende zestiende"
).split()
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)})"
_WORD = re.compile(r"(?P<word>[Aa]rt(?:ikel(?:en)?s?|t?\.|(?<!the\ art)(?=\s\d)))\s*(?=\d|[IVX]+[a-z]?(?!\w))")
ARTICLES = Trigger("artikel", "art.", "artt.", "art ", "art\n", "art\u00a0")
# What may stand before it in one word: a preposition that a PDF glued to it, `onderartikel 8`; not `beleidsartikel 13`.
_GLUED = re.compile(r"(?<![\w-])(?:onder|van|in|op|uit|en|of|het|de|bij)?$")
# `289`, `3:105`, `2.3.5a`, `5bis`, `1F`, `1(F)`, `II`
_NUMBER = (
    r"(?P<number>\d{1,4}(?:[:.]\d{1,4}){0,3}(?:bis|ter|quater|\([A-F]\)|[A-F]|[a-z]{0,3})|[IVX]{1,5}[a-z]?)(?![\w%])(?!,\d)(?!-[A-Z])"
    rf"(?!\s(?:procent|euro|miljoen)){NOT_A_DATE}"
)
_NUMBERED = re.compile(_NUMBER)
# A number that follows in a list without the word: not one that begins the rest of the sentence.
_LISTED = re.compile(
    rf"{_NUMBER}(?=\s*(?:[,;.)\]:»]|$|\n)|\s+(?:van|uit|en|of|jo|juncto|t/m|tot|lid|{_ORDINAL}|e\.v|[A-Z]))"
)
_UNITS = r"(?:maand|jaar|jaren|week|weken|dag|uur|perso|mensen|gemeente|leden\b|keer|kinder|procent|miljoen|euro|stuks)"
# After `en` it is one unless something is counted: `artikel 110 en 111 voordat`, not `artikel 5 en 6 maanden`.
_JOINED = re.compile(rf"{_NUMBER}(?!\s{_UNITS})")
_LID = (
    rf"{_ORDINAL}(?:(?:,\s?|\s(?:en|of|tot\sen\smet)\s){_ORDINAL})*\slid|"
    r"(?:lid|leden)\s\d{1,2}[a-z]?(?:(?:,\s?|\s(?:en|of|t/m)\s|-)\d{1,2}[a-z]?(?!\w))*"
)
_ONDERDEEL = (
    r"(?:aanhef\sen\s)?(?:onder(?:deel|delen)?|sub|punt)\s(?:[a-zA-Z]{1,2}|\d{1,2})(?:\.\d+|\d?°)?(?!\w)"
    r"(?:(?:,\s?|\s(?:en|of|t/m)\s)[a-z](?!\w)|,?\s(?:onder(?:deel)?|sub|punt|ten)\s(?:\d{1,2}°?|[a-z])(?!\w))*"
)
_TAIL = re.compile(
    rf"(?:\s?\((?P<short_lid>\d{{1,2}})\)(?:\s?\((?P<short_onderdeel>[a-z]{{1,2}})\))?)?(?:,?\s+(?P<lid>{_LID}))?(?:,?\s+(?P<onderdeel>{_ONDERDEEL}))?(?:,?\s+(?P<further>e\.v\.|en\sverder|en\svolgende))?"
)
_AGAIN = r"(?P<again>(?:de\s)?(?:[Aa]rtikel(?:en)?|[Aa]rtt?\.)\s*)?"
_SEPARATOR = re.compile(
    r"(?:\s*[,;]\s*(?P<firm>jo\.?|juncto|en|of|alsmede)?|\s+(?P<joined>en|of|jo\.?|juncto|alsmede|dan\swel|"
    rf"respectievelijk|in\s(?:samenhang|verbinding)\smet))\s*{_AGAIN}"
)
_DASH = re.compile(r"\s*(?:t\s?/\s?m|t\.e\.m\.|tot\s+en\s+met|[-–—])\s*(?:artikel\s)?")
_LONGEST_RANGE = 60
_LONGEST_BEFORE = 40  # characters before `artikel` that tell of a budget

_CONNECTION = re.compile(
    r"(?:\.(?=\s(?:van|uit)\s))?\s*,?\s*(?:(?:van|uit|in|onder|bij|krachtens|ingevolge)\s+)?(?:(?:de|het|deze|die|dit|dat|onze)\s*)?"
    r"(?:(?:huidige|nieuwe|herziene|gewijzigde|genoemde|voornoemde|voorgestelde|bestaande|Nederlandse|Europese)\s+)?(?:wet\s+)?[«“‘\"'(]?"
)
_ANAPHOR = re.compile(
    r",?\s*van\s+(?:(?:de|het|deze|die|dit|dat)\s+(?:genoemde\s+|voorgestelde\s+)?|(?:dezelfde|datzelfde|genoemde?)\s+)"
    r"(?P<kind>(?:rijks)?wet|richtlijn|verordening|besluit|regeling|verdrag|(?:initiatief)?wetsvoorstel|voorstel)(?![\w-])"
)
_BUDGET = re.compile(
    r"(?:,?\sonderdeel\s[^.,;:()]{4,60},)?(?:\s\([^()]{2,40}\))?,?\s*(?:van|uit|op|in)\s+(?:de|het)\s+(?:[\w-]+\s){0,2}[\w-]*(?:begroting|hoofdstuk|jaarverslag)|\s+van\s+hoofdstuk"
)
# `de beleidsdoorlichting (van) artikel 11`, `begroting VWS artikel 4`
_BUDGET_BEFORE = re.compile(r"(?:beleidsdoorlichting(?:en)?(?:\svan)?|begroting(?:\s[A-Z]\w+)?)\s$", re.IGNORECASE)
_OF_SOMETHING = re.compile(r",?\s+(?:van|uit)\s+(?:de|het|een|deze|dit|die|dat|mijn|onze|uw)\s")
# An article of the bill that the text is about: `voorgesteld artikel 3`, `de toelichting op artikel 1`
_OF_A_BILL = re.compile(r"(?:[Vv]oorgestelde?|toelichting(?:,|,?\s(?:op|onder|bij)))\s$")
_HEADING = re.compile(r"\.?[ \t]*(?:\n|$|(?P<title>[A-Z][a-zà-ÿ]+))")
# `(287 Sr)`, `jo. 3:306 BW`; the number right before a law
_NUMBER_BEFORE = re.compile(
    r"(?:\(|\bjo\.?\s|(?<![\w.])(?=\d+:))(?P<number>\d{1,4}(?::\d{1,4})?[a-z]{0,2})(?:\s+e\.v\.)?\s+$"
)


@dataclass(frozen=True, slots=True)
class _Article:
    """An article of a list, before its law is known."""

    number: str
    span: Span
    lid: str | None
    onderdeel: str | None
    further: bool


def articles(passage: Excerpt, laws: Sequence[LawMention], own: ThingReading | None = None) -> Iterator[Mention]:
    """Yield every article in *passage*; *laws* are the laws that it names, in order, *own* the document itself."""
    text = passage.text.text
    taken = [Span(0, 0)]
    of_budget: set[str] = set()
    for trigger in passage.matches(_WORD, ARTICLES):
        at = trigger.start()
        if at < taken[-1].end or not (_GLUED.search(text, max(0, at - 8), at) or _is_of_law_before(text, at, laws)):
            continue
        for mention in _cited(passage, laws, trigger, own, of_budget):
            taken.append(mention.span)
            yield mention
    for law in laws:
        before = _NUMBER_BEFORE.search(text, max(0, law.span.begin - 20), law.span.begin)
        if before and not any(law.span.overlaps(span) for span in taken):
            reading = ArticleReading(before["number"], law.reading)
            span = Span(before.start("number"), law.span.end)
            yield Mention(span, "article", reading, "article.number", passage.unit, passage.via)


def _is_of_law_before(text: str, at: int, laws: Sequence[LawMention]) -> bool:
    """`Awb-artikel 4:84`"""
    return text[at - 1 : at] in ("-", "‑") and any(law.span.end == at - 1 for law in laws)


def _cited(
    passage: Excerpt,
    laws: Sequence[LawMention],
    trigger: re.Match[str],
    own: ThingReading | None,
    of_budget: set[str],
) -> Iterator[Mention]:
    """The articles of one list; the numbers of those of a budget go into *of_budget*, which count no more here."""
    text = passage.text.text
    cited = [*_listed(text, trigger)]
    if not cited:
        return
    end = cited[-1].span.end
    before = max(0, trigger.start() - _LONGEST_BEFORE)
    if _is_heading(text, trigger, end, laws):
        return
    if _BUDGET.match(text, end) or _BUDGET_BEFORE.search(text, before, trigger.start()):
        of_budget.update(article.number for article in cited)
        return
    law, rule, end = _law(text, trigger.start(), end, laws)
    if law is None and of_budget.issuperset(article.number for article in cited):
        return
    if law is None and own is not None and not _OF_SOMETHING.match(text, end):
        law, rule = own, "article.own-law"
    for article in cited:
        begin = trigger.start() if article is cited[0] else article.span.begin
        span = Span(begin, end if article is cited[-1] else article.span.end)
        reading = ArticleReading(article.number, law, article.lid, article.onderdeel)
        yield Mention(span, "article", reading, rule, passage.unit, passage.via, _pinpoint(article))


def _pinpoint(article: _Article) -> str:
    parts = (
        f"lid {article.lid}" if article.lid else "",
        f"onderdeel {article.onderdeel}" if article.onderdeel else "",
        "e.v." if article.further else "",
    )
    return ", ".join(part for part in parts if part)


# --- the numbers ---


def _listed(text: str, trigger: re.Match[str]) -> Iterator[_Article]:
    """The articles of one list or range, with their leden and onderdelen."""
    number = _NUMBERED.match(text, trigger.end())
    while number:
        article = _with_tail(text, number)
        last = _last_of_range(text, number)
        if last is not None:
            whole = _with_tail(text, last)
            whole = replace(whole, span=Span(article.span.begin, whole.span.end))
            for between in _between(number["number"], last["number"]):
                yield replace(whole, number=between)
            article = whole
        else:
            yield article
        number = _next_number(text, article.span.end)


def _with_tail(text: str, number: re.Match[str]) -> _Article:
    tail = _TAIL.match(text, number.end())
    if tail is None:
        return _Article(_without_brackets(number["number"]), Span(*number.span("number")), None, None, False)
    span = Span(number.start("number"), tail.end())
    lid = tail["short_lid"] or _lid(tail["lid"])
    onderdeel = tail["short_onderdeel"] or _onderdeel(tail["onderdeel"])
    return _Article(_without_brackets(number["number"]), span, lid, onderdeel, bool(tail["further"]))


def _without_brackets(number: str) -> str:
    """`1(F)` as `1F`"""
    return number.replace("(", "").replace(")", "")


def _lid(printed: str | None) -> str | None:
    """`tweede en derde lid` as `2, 3`; a range keeps its ends: `1-3`."""
    if printed is None:
        return None
    mark = "-" if re.search(r"tot\sen\smet|t/m|-", printed) else ", "
    words = re.findall(rf"{_ORDINAL}|\d+[a-z]?", printed)
    return mark.join(str(_ORDINALS.index(word) + 1) if word in _ORDINALS else word for word in words)


def _onderdeel(printed: str | None) -> str | None:
    words = re.sub(r"\b(?:aanhef|en|of|onder\w*|sub|punt|ten)\b", "", printed or "")
    return ", ".join(re.findall(r"(?<!\w)(?:[a-zA-Z]{1,2}|\d+)(?!\w)", words)) or None


def _last_of_range(text: str, first: re.Match[str]) -> re.Match[str] | None:
    dash = _DASH.match(text, first.end())
    last = _NUMBERED.match(text, dash.end()) if dash else None
    return last if last is not None and [*_between(first["number"], last["number"])] else None


def _between(first: str, last: str) -> Iterator[str]:
    """The numbers of a range, nothing when it is none: `7:2` and `7:4` give `7:2`, `7:3`, `7:4`."""
    begin, end = re.fullmatch(r"(.*?)(\d+)", first), re.fullmatch(r"(.*?)(\d+)", last)
    if begin and end and begin[1] == end[1] and 0 < int(end[2]) - int(begin[2]) <= _LONGEST_RANGE:
        for number in range(int(begin[2]), int(end[2]) + 1):
            yield f"{begin[1]}{number}"


def _next_number(text: str, at: int) -> re.Match[str] | None:
    separator = _SEPARATOR.match(text, at)
    if separator is None:
        return None
    joined = separator["joined"] or separator["firm"]
    if separator["again"] or (joined or "").startswith("j"):
        return _NUMBERED.match(text, separator.end())
    return (_JOINED if joined else _LISTED).match(text, separator.end())


def _is_heading(text: str, trigger: re.Match[str], end: int, laws: Sequence[LawMention]) -> bool:
    """Whether the words are the heading of an article of the document itself: `Artikel 10 Evaluatieverplichting`."""
    if trigger["word"] not in ("Artikel", "Art."):
        return False
    heading = _HEADING.match(text, end)
    if heading is None or any(law.span.begin < heading.end() and law.span.end > end for law in laws):
        return False
    before = text[max(0, trigger.start() - 10) : trigger.start()]
    begins_line = not before.rpartition("\n")[2].strip(" \t•-–") and ("\n" in before or trigger.start() < 10)
    return begins_line or heading["title"] is not None


# --- the law ---


def _law(text: str, begin: int, end: int, laws: Sequence[LawMention]) -> tuple[ThingReading | None, str, int]:
    """The law of the articles from *begin* to *end*, the rule that tells it, and the end of the words that do."""
    connection = _CONNECTION.match(text, end)
    last = connection.end() if connection else end  # `deze` of `deze wet` may be part of the law's name
    named = next((law for law in laws if end < law.span.begin <= last < law.span.end), None)
    if named is not None:
        return named.reading, "article.named", named.span.end
    before = [law for law in laws if law.span.end <= begin]
    anaphor = _ANAPHOR.match(text, end)
    if anaphor:
        fitting = [law for law in before if _fits(text, law, anaphor["kind"])]
        law = fitting[-1].reading if fitting else None
        return law, "article.anaphor" if law else "article.alone", anaphor.end() if law else end
    if _OF_SOMETHING.match(text, end) or _OF_A_BILL.search(text, max(0, begin - 30), begin):
        return None, "article.alone", end
    near = [law for law in before if "\n" not in text[law.span.end : begin]]
    if near:
        return near[-1].reading, "article.law-before", end
    if len({law.reading.id for law in before}) == 1:
        return before[-1].reading, "article.law-before", end
    return None, "article.alone", end


def _fits(text: str, law: LawMention, kind: str) -> bool:
    """Whether `die verordening` can mean *law*: its name says that it is one, or does not say what it is.

    A bill is one that is called so right before its name.
    """
    if kind.endswith("voorstel"):
        return "voorstel" in text[max(0, law.span.begin - 20) : law.span.begin].lower()
    said = re.search(r"wet|richtlijn|verordening|besluit|regeling|verdrag", law.reading.name.lower())
    return said is None or said[0] in kind
