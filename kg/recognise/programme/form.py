"""Names of programmes by their form: a head noun with a name after it, before it, or in quotation marks.

`Nationaal Programma tegen discriminatie en racisme` · `project Respectvol Samenleven` · `stagepact mbo 2023–2027`
`programma «Zelfbeschikking: Jezelf Kunnen Zijn»` · `subsidieregeling ondersteuning werkgevers (SOW)` · `VIA-programma`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.gazetteer import fold, small
from kg.recognise.definitions import Definition, definitions
from kg.recognise.excerpt import Excerpt
from kg.recognise.names import begins_sentence
from kg.recognise.programme.adjective import begin_of_name
from kg.recognise.programme.name import Name
from kg.recognise.programme.words import (
    ADJECTIVE,
    CAPITAL_ONLY,
    GENERIC,
    GOES_ON,
    HEAD,
    INNER,
    NEVER_BARE,
    NOUN,
    PLURAL,
    SEPARATE,
    SPECIFIC,
    STOP_WORDS,
    names_alone,
    stops,
)
from kg.recognise.titles import CAPITALISED, Quoted
from kg.text import Span

_YEARS = r"(?:(?:19|20)\d{2}(?:\s?[-–/]\s?(?:19|20)?\d{2})?|\d\.\d?)"
_MOST_WORDS = 9
_LONG_WORD = 6  # letters
_QUOTED_WITH_CAPITAL = ("regeling", "visie", "initiatief", "experiment", "impuls")  # «regeldrukkosten» is no regeling
_WITH_ONE_WORD = ("project", "pilot", "campagne", "plan van aanpak", "experiment", "initiatief")
_NO_NAME = frozenset(
    "voor de het een in van periode jaar jaren eerste tweede komende".split()
)  # `Convenant voor de periode 2024`
_SOFT = (
    "aan",
    "naar",
    "uit",
    "om",
)  # a name goes on after them only up to the end of the clause: `Regio’s aan de grens.`
# Words that begin a name and cannot be one: `Programma Een thuis voor iedereen`
_BEGINNING = frozenset(
    "Een De Het Elke Ieder Iedere Geen Naar Op In Van Voor Met Zo Wij Ik Jij Alle Alles Meer Minder Aan Samen".split()
)
_FOR_ONE = (
    "Visie",
    "Pact",
    "Akkoord",
    "Agenda",
    "Strategie",
    "Convenant",
    "Alliantie",
)  # `het Pact voor de Rechtsstaat`
_SHORTEST_QUOTED = 4  # letters


# Where a head stands by a name that the text abbreviates: at its begin, before it, or as its last word.
_HEAD_INSIDE = re.compile(rf"(?:{ADJECTIVE}\s+)*(?P<head>(?i:{HEAD})){PLURAL}\s")
_HEAD_BEFORE = re.compile(rf"(?<![\w-])(?P<head>(?i:{HEAD})){PLURAL}\s+[«“‘]?$")
_HEAD_LAST_IN = re.compile(
    rf"(?P<head>(?i:enquête|survey|{SPECIFIC})|Strategie|Agenda|Programma|Plan|Project|Campagne|Visie|Aanpak|Akkoord|Pact){PLURAL}(?=\s|$)"
)
_DEFINED_WITHIN = 220  # characters after a head in which its name may be abbreviated

# These are matched where a head begins.
_HEAD = re.compile(rf"(?P<head>(?i:{HEAD})){PLURAL}(?![\w-])")
_SMALL_HEAD = re.compile(rf"{HEAD}{PLURAL}(?![\w-])")
# `de handhavingsstrategie «zachte landing»`: any compound, before a quoted name
_QUOTED_HEAD = re.compile(
    r"(?P<head>[\w-]+(?:programma|project|plan|agenda|strategie|campagne|pilot|pact|akkoord|alliantie))(?:’?s)?"
)
_CAPITAL_NAME = re.compile(
    rf"\s+(?P<tegen>(?:tegen|voor|op)\s+(?:de\s+|het\s+)?)?(?P<name>{CAPITALISED}|#\w+)(?P<years>\s*,?\s*{_YEARS}(?:\s+en\s+{_YEARS})?)?"
)
# `Strategie voor het Nederlandse` … ` deel van de Noordzee`
_REST_OF_DOMAIN = re.compile(rf"(?<=se)\s[a-z]+\svan\s(?:de\s|het\s)?{CAPITALISED}")
_LOWER_YEARS = re.compile(rf"\s+(?P<name>(?:[a-zë][\w-]*\s+){{1,5}}?)(?P<years>{_YEARS})")
_AGAINST = re.compile(r"\s+(?P<name>tegen\s+[a-zë]+(?:(?:\s+en|,)\s+[a-zë]+)*)")
_LOWER = re.compile(r"\s+(?P<rest>[a-zë][^.,;:()«»“”‘\n]{4,140})")
_TO_QUOTE = re.compile(
    r"(?:\s+(?:zoals|genaamd|getiteld|van\s+(?:het|de)\s+[^.,;:\n«“‘]{2,40}))?\s*[,:]?\s*(?=[«“‘”„\"'])"
)
_WITH_YEARS = re.compile(rf"{SPECIFIC}|programma|strategie|agenda|survey|enquête")
_WITH_AGAINST = ("programma", "agenda", "actieplan", "plan", "strategie", "actieprogramma")
_WITH_LOWER = re.compile(r"decentralisatie-uitkering|programma|[a-z-]{3,}regeling|[a-z]{3,}subsidie")
# `veiligheid, integriteit en maatschappelijk draagvlak`
_LISTED = re.compile(
    r"\s+(?P<rest>[a-zë][\w-]{3,}(?:,\s[a-zë][\w-]{3,}){1,3}\sen\s[a-zë][\w-]+(?:\s[a-zë][\w-]{5,})?)(?=[\s.,;)])"
)
_ABOUT = re.compile(rf"(?:(?!een\b|het\b|de\b|meer\b)[a-zà-ÿ-]+\s){{0,3}}{NOUN}")
_VERB_LIKE = re.compile(r"(?:[^aeiou]t|d|[^n]de|te|den|ten)$")
# A head that is the last word of a name, or near it: `Nationale Cryptostrategie`, `Werkgevers Enquête 2023`
_COMPOUND_WORD = re.compile(r"[A-Z]\w{3,}(?P<head>agenda|akkoord|pact|strategie|programma|plan)")
_BEFORE_COMPOUND = re.compile(rf"(?<![\w-]){ADJECTIVE}\s+(?:[A-ZÀ-Þ][\w-]*\s+){{0,2}}$")
_BEFORE_SURVEY = re.compile(
    rf"(?<![\w-])(?:{ADJECTIVE}\s+)?(?!De\b|Het\b|Een\b|In\b|Dit\b|Deze\b|Uit\b)[A-ZÀ-Þ]\w+\s+$"
)
_AFTER_SURVEY = re.compile(r"(?:\s+[A-ZÀ-Þ]\w+)*")
_AFTER_LAST = re.compile(rf"(?P<years>\s+{_YEARS})?(?!\s+(?:tegen|voor)\s)")
_HYPHENED = re.compile(
    r"(?!(?:CAO|BTW|EU|VN|MKB|NL|ICT|IT|AI|OV|HR|OR|AOW|WW|CO2|HBO|MBO|PR|COVID|ADHD|GGZ|TBS|DNA|USA?|TV|WMO|BES|LHBTI\+?)-)"
    r"(?P<name>[A-Z]{3,8}\+{0,2}\w?|[A-Z]{2})-(?P<head>programma|project|regeling|subsidie|campagne|convenant)"
)
_OTHER_NEXT = (
    r"(?:Taskforce|Stichting|Vereniging|Raad|Commissie|Ministerie|Minister|Kamer|Platform|\w*[Rr]app?ort(?:age)?|\w*[Mm]onitor"
    r"|Handreiking)"
)
SPLIT_NAMES = re.compile(
    rf"\s+(?:en|of)\s+(?:(?:de|het)\s+)?(?!Onderzoek$)(?=(?:{ADJECTIVE}\s+)?(?i:{HEAD})(?:\s|$)|{_OTHER_NEXT}\b)"
    rf"|\s+(?:en|of)\s+(?:de|het)\s+(?=[A-ZÀ-Þ][a-zà-ÿ]+e\s(?i:{HEAD})(?:\s|$))"
    r"|\s+(?:van|door|uit)\s+(?:de|het)\s+|\s+(?:aan|naar)\s+(?:de|uw)\s+(?:Tweede\s|Eerste\s)?Kamer\b"
)


@dataclass(frozen=True, slots=True)
class _Head:
    """A head noun in a text."""

    begin: int  # with the adjectives before it
    span: Span
    noun: str  # "Programma"

    @property
    def small(self) -> str:
        return self.noun.casefold()


def names(passage: Excerpt, words: Iterable[Span]) -> Iterator[Name]:
    """The programmes that *passage* names by their form, in no particular order; *words* are those with a stem."""
    text = passage.text.text
    heads: list[_Head] = []
    quoting: list[_Head] = []  # that name a programme only with quotation marks
    lower = small(text)
    for word in words:
        begin = word.begin
        if text[begin].isupper():
            yield from _in_word(text, word)
        noun = _HEAD.match(text, begin) if _SMALL_HEAD.match(lower, begin) else None
        if noun is None and (other := _QUOTED_HEAD.fullmatch(word.of(text))):
            quoting.append(_Head(word.begin, word, other["head"]))
        if noun is not None and not (text.endswith("ijdelijke ", 0, begin) and noun["head"].endswith("regeling")):
            if not text[max(0, begin - 30) : begin].islower():  # adjectives in a name have capitals
                begin = begin_of_name(text, word)
            heads.append(_Head(begin, Span(*noun.span()), noun["head"]))
    yield from _defined(text, heads)
    yield from _capitalised(text, heads)
    quotes = {quote.outer.begin: quote for quote in passage.quotes} if heads or quoting else {}
    for head in (*heads, *quoting):
        yield from _quoted(text, head, quotes)
    for head in heads:
        yield from _small_letters(text, head)


def singular(head: str) -> str:
    """`Actie-agenda` -> `actieagenda`"""
    small = head.casefold()
    if small.endswith("project"):
        return "project"  # also `samenwerkingsproject`
    return small if small in GENERIC or "uitkering" in small else small.replace("-", "")


def _defined(text: str, heads: Sequence[_Head]) -> Iterator[Name]:
    """`subsidieregeling ondersteuning … (SOWIS)`, `werkagenda VIA (Voor een Inclusieve Arbeidsmarkt)`"""
    at = 0
    for head in heads:
        bracket = text.find("(", head.span.end, head.span.end + _DEFINED_WITHIN)
        if bracket < at:
            continue
        at = bracket + 1
        begin = max(0, text.rfind("\n", 0, head.begin) + 1, head.begin - 40)
        closing = text.find(")", bracket)
        for definition in definitions(text[begin : closing + 1]):
            name = _abbreviated(text, definition.long.begin + begin, definition, begin)
            if name is not None:
                yield name


def _abbreviated(text: str, at: int, definition: Definition, offset: int) -> Name | None:
    """The programme whose long name, at *at* in the text, is defined to have an abbreviation."""
    long = text[at : at + len(definition.long)]
    short = Span(definition.short.begin + offset, definition.short.end + offset)
    begin = min(at, short.begin)
    inside = _HEAD_INSIDE.match(long)
    before = None if inside else _HEAD_BEFORE.search(text[max(0, begin - 40) : begin])
    found = inside or before or _HEAD_LAST_IN.search(long)
    if found is None or found["head"] in CAPITAL_ONLY:
        return None  # `de aanpak Ongewenste Buitenlandse Inmenging (OBI)`: what is dealt with, not the programme
    head = singular(found["head"])
    if before and (found["head"][0].isupper() or head not in SEPARATE) and head in GENERIC:
        long = f"{found['head']} {long}"
    span = Span(begin - (len(before[0]) if before else 0), max(at + len(definition.long), short.end))
    return Name(span, head, _plain(long), re.sub(r"\s?(?:19|20)\d\d$", "", short.of(text)))


def _plain(name: str) -> str:
    """*name* without the punctuation around it; the point of a broken-off version stays: `Binnenuit 2.`"""
    stripped = name.strip(" ,.;:–-")
    point = name[name.find(stripped) + len(stripped) :].startswith(".") and re.search(r"\s\d$", stripped)
    return " ".join(stripped.split()) + ("." if point else "")


def _capitalised(text: str, heads: Sequence[_Head]) -> Iterator[Name]:
    at = 0
    for head in heads:
        if head.begin < at or text[max(0, head.begin - 12) : head.begin].endswith("eannoteerde "):
            continue
        match = _CAPITAL_NAME.match(text, head.span.end)
        if match is None:
            continue
        bare = Span(*match.span("name"))
        at = match.end()
        years = match["years"] or ""
        if cut := SPLIT_NAMES.search(text, bare.begin, match.end()):
            bare, at, years = Span(bare.begin, cut.start()), cut.end(), ""  # the next name begins there
        name = _capital_name(text, head, match, bare, years)
        if name is not None:
            yield name


def _capital_name(text: str, head: _Head, match: re.Match[str], bare: Span, years: str) -> Name | None:
    """The name of which *bare* is the part in capitals; None when it is not named by that alone."""
    if head.small in NEVER_BARE or head.noun in CAPITAL_ONLY or head.noun == "Regeling":
        return None  # `Regeling X` is a law
    is_named = (head.noun in _FOR_ONE and not begins_sentence(text, head.begin)) or (
        head.begin < head.span.begin and head.noun[0].isupper()
    )
    if match["tegen"] and (head.small == "regeling" or (match["tegen"].count(" ") > 1 and not is_named)):
        return None
    if match["tegen"] and (rest := _REST_OF_DOMAIN.match(text, bare.end)):
        bare, years = Span(bare.begin, rest.end()), ""
    name = bare.of(text)
    capitals = len(re.findall(r"(?:^|[\s/-])[A-ZÀ-Þ#]", name))
    short = _is_abbreviation(name)
    end = bare.end
    if capitals == 1 and not years and not short and (head.noun in GOES_ON or name in _BEGINNING):
        end = _extended(text, end) if head.small in GOES_ON else end
    named = capitals > 1 or bool(years) or head.noun[0].isupper() or name[0] == "#" or short
    if end == bare.end and (name in _BEGINNING or not (named or _is_telling(head, name))):
        return None
    kind = singular(head.noun)
    is_apart = kind == "project" and head.noun[0].islower()  # `Europese samenwerkingsproject Data for Road Safety`
    whole = (
        (head.begin < head.span.begin and not is_apart)
        or match["tegen"]
        or kind not in GENERIC
        or head.noun[0].isupper()
    )
    printed = text[head.begin if whole else bare.begin : end] + (f" {years.strip(' ,')}" if years else "")
    span = Span(head.begin, match.end("years") if years else end)
    return Name(span, kind, _plain(printed), name if short else "")


def _is_telling(head: _Head, name: str) -> bool:
    """Whether one word with a capital names something after a head in small letters: `plan van aanpak Laadpalen`."""
    return len(name) >= _LONG_WORD and (head.small in _WITH_ONE_WORD or head.small not in GENERIC)


def _is_abbreviation(name: str) -> bool:
    return re.fullmatch(r"[A-Z][\w+-]*[A-Z][\w+-]*", name) is not None and len(name) <= 12


def _extended(text: str, end: int) -> int:
    """Where a name goes on in small letters: `programma Economische veerkracht van vrouwen.`

    The same *end* when it cannot be told where the name stops.
    """
    last = end
    sure: int | None = None  # where the name ends if it does not go on to the end of the clause
    for count, word in enumerate(re.finditer(r"\s+([a-zë][\w’-]*)|\s*(\S)", text[end : end + 160])):
        if word[1] is None:
            return last if sure is None or word[2] in "(),.;" else sure
        if word[1] in _SOFT:
            sure = last if sure is None else sure
        elif stops(word[1]):
            break
        if count == _MOST_WORDS:
            return end
        if word[1] not in INNER and word[1] not in _SOFT:
            last = end + word.end()
    return last if sure is None else sure


def _quoted(text: str, head: _Head, quotes: Mapping[int, Quoted]) -> Iterator[Name]:
    to = _TO_QUOTE.match(text, head.span.end)
    quote = quotes.get(to.end()) if to else None
    if quote is None or head.small in ("aanpak", "onderzoek"):
        return
    name = _plain(quote.inner.of(text))
    if head.small in _QUOTED_WITH_CAPITAL and not name[:1].isupper():
        return
    if len(fold(name)) >= _SHORTEST_QUOTED:
        yield Name(Span(head.span.begin, quote.outer.end), singular(head.noun), name)


def _small_letters(text: str, head: _Head) -> Iterator[Name]:
    kind = singular(head.noun)
    match = _LOWER_YEARS.match(text, head.span.end) if _WITH_YEARS.fullmatch(head.small) else None
    own = match["name"].split() if match else []
    if match and not any(map(stops, own)) and not _NO_NAME.issuperset(own):
        span = Span(head.span.begin, match.end())
        yield Name(span, kind, _plain(span.of(text)))
    if head.small in _WITH_AGAINST and (match := _AGAINST.match(text, head.span.end)):
        words = re.split(r"(\s+)", match["name"])
        keep = next((i for i, word in enumerate(words) if i > 2 and stops(word)), len(words))
        name = re.sub(r"\s+en$", "", "".join(words[:keep]).rstrip(" ,"))
        span = Span(head.begin, match.start("name") + len(name))
        yield Name(span, kind, _plain(span.of(text)))
    yield from _lower(text, head, kind)


def _lower(text: str, head: _Head, kind: str) -> Iterator[Name]:
    """`subsidieregeling instandhouding molens`, and after a capital in the middle of a sentence any head."""
    as_name = head.noun[0].isupper() and head.noun != "Regeling" and not begins_sentence(text, head.begin)
    if not (as_name or _WITH_LOWER.fullmatch(head.small)) or head.small in NEVER_BARE:
        return
    match = _LISTED.match(text, head.span.end) or _LOWER.match(text, head.span.end)
    if match is None:
        return
    is_vague = head.small == "programma"  # `het programma is`: its name goes up to the end of the clause
    if is_vague and text[match.end() : match.end() + 1] not in ("()" if not as_name else "(),.;"):
        return
    fewest = 3 if is_vague or head.small == "decentralisatie-uitkering" else 1 if as_name else 2
    name = _until_stop(match["rest"], fewest, cut=not is_vague)
    if as_name and not is_vague and not _WITH_LOWER.fullmatch(head.small) and not _ABOUT.fullmatch(name):
        return  # `hoe de Actieagenda meer gefocust is`
    if name:
        begin = head.begin if as_name else head.span.begin
        span = Span(begin, match.start("rest") + len(name))
        yield Name(span, kind, _plain(span.of(text) if as_name or kind not in GENERIC else name))


def _until_stop(rest: str, fewest: int, *, cut: bool) -> str:
    """The words before the first that ends a name, if *cut*, else all; empty when they do not look like a name."""
    every = rest.split()
    kept = every[
        : next((at for at, word in enumerate(every) if word in STOP_WORDS or not word[0].islower()), len(every))
    ]
    while kept and cut and kept[-1] in INNER:
        kept.pop()
    if (
        (not cut and kept != every)
        or not fewest <= len(kept) <= _MOST_WORDS
        or _VERB_LIKE.search(kept[0])
        or kept[0] in INNER
        or (len(kept) == 1 and (len(kept[0]) < _SHORTEST_QUOTED - 1 or kept[0].endswith("en")))
    ):
        return ""
    return " ".join(kept)


def _in_word(text: str, word: Span) -> Iterator[Name]:
    """Names that end with the word, or nearly: `Nationale Cryptostrategie`, `Werkgevers Enquête 2023`."""
    printed = word.of(text)
    if hyphened := _HYPHENED.fullmatch(printed):
        yield Name(word, hyphened["head"], hyphened["name"], hyphened["name"])
        return
    before = after = None
    if compound := _COMPOUND_WORD.fullmatch(printed):
        before = _BEFORE_COMPOUND.search(text, max(0, word.begin - 60), word.begin)
        after = _AFTER_LAST.match(text, word.end)
    elif printed in ("Enquête", "Survey"):
        before = _BEFORE_SURVEY.search(text, max(0, word.begin - 60), word.begin)
        rest = _AFTER_SURVEY.match(text, word.end)
        after = _AFTER_LAST.match(text, rest.end() if rest else word.end)
    if head := names_alone(printed):
        years = _AFTER_LAST.match(text, word.end)
        if (years and years["years"]) or not begins_sentence(text, word.begin):
            span = Span(begin_of_name(text, word), years.end() if years else word.end)
            yield Name(span, singular(head), _plain(span.of(text)))
    if before and after:
        span = Span(before.start(), after.end())
        yield Name(span, compound["head"] if compound else printed.casefold(), _plain(span.of(text)))
