"""Places: municipalities and regions, where the words around a name say that the place is meant.

`de gemeenten Amsterdam, Almere en Arnhem`, `in Den Haag`, `de arbeidsmarktregio de Achterhoek`, `de gemeente Zevenaar`.
Not read: `Hogeschool Rotterdam`, `Den Haag: Sociaal en Cultureel Planbureau` (where a book was printed), countries.
Known places: ontology/places.toml; others by `gemeente X` and `regio X`. Corpus: tests/corpus/place.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.gazetteer import NameHit, slug
from kg.model import Context, Mention, Thing, ThingReading
from kg.recognise.body.forms import is_organisation
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.names import WORD, DocumentNames, collapsed, things_of
from kg.text import Span

# `Zevenaar`, `’s-Hertogenbosch`, `Bergen op Zoom`, `Midden-Utrecht`
_WORD = r"[A-ZÀ-Þ][\w’]+(?:-[A-ZÀ-Þ]?[\w’]+)*"
_PLACE_NAME = rf"(?:[’']s-)?{_WORD}(?:\s(?:(?:aan|op|van|de|den|der|het|bij)\s){{0,2}}{_WORD})?"
# A municipality or region that is not known: `gemeente Nissewaard`, `regio Midden-Utrecht`, `in Zuid-Limburg`
_NAME = re.compile(_PLACE_NAME)
_AREA_BEFORE = re.compile(
    r"(?:(?<![\w-])(?:[Gg]emeente|(?:hoofd)?stad|dorp|eiland)|\b(?:[Aa]rbeidsmark\w*|[Vv]eiligheids|[Zz]org|[Ee]nergie)?[Rr]egio(?:[’']s)?)\s(?:de\s)?$"
)
_AREAS = Trigger("gemeente ", "stad ", "dorp ", "eiland ", "regio ", "regio’s ", "regio's ", "regio de ")
_PARTS = Trigger("noord", "zuid", "oost", "west", "midden")
_PART = re.compile(
    r"(?:Noord|Zuid|Oost|West|Midden)(?:oost|west)?-"
    r"(?!Europ|Afrika|Amerika|Azi|Korea|Soedan|Duits|Oekra|Ierland|Macedon|Timor|Jemen|Syri|Vlaander)[A-ZÀ-Þ][a-z]{4,}"
)
# Words before a name that make it a place.
_AREA = (
    r"(?:[Gg]emeenten?|[Pp]rovincies?|\w*regio(?:[’']s)?|[Ss]tad|[Ss]teden|[Ee]iland(?:en)?|[Dd]orp(?:en)?|[Ww]ijk(?:en)?"
    r"|(?:[Bb]urgemeesters?|[Ww]ethouders?|[Gg]emeenteraad|[Ii]nwoners)\svan)"
)
_PREPOSITION = (
    r"(?:[Ii]n|[Oo]p|[Tt]e|[Uu]it|[Nn]aar|nabij|rondom|rond|omgeving(?:\svan)?|tussen|binnen|[Vv]anuit|vanaf)"
)
_SUCH_AS = r"(?:,?\s(?:te\sweten|zoals|als|waaronder|bijvoorbeeld|namelijk):?)?"
_PIECE = (
    r"(?:(?:grootste\s)?de(?:el|len)|kop|noorden|zuiden|oosten|westen|centrum|binnenstad|hart|inwoners|\w*hoek|rest|grens"
    r"|kust|rand)\svan"
)
_HEAD_OF = r"(?:[Bb]urgemeester|[Ww]ethouder)\s[A-ZÀ-Þ][^.,;:()\n]{2,26}\svan"  # `burgemeester Spil van Almelo`
# A name before it in the list need not be known: `in Enter en Rijswijk`
_BEFORE = re.compile(
    rf"(?<![\w-])(?:(?:{_AREA}(?:{_SUCH_AS}|,)|{_PREPOSITION}|{_PIECE})(?:\s(?:de|het))?\s?"  # `gemeenteAlmelo`
    rf"|{_PREPOSITION}\s(?:{_WORD}(?:,\s|\sen\s|\sof\s)){{1,3}}|{_HEAD_OF}\s)$"
)
# Provinces need less: `interbestuurlijke trajecten Limburg`, `de dijken van Zeeland`; not `universiteit Groningen`
_AFTER_NOUN = re.compile(
    r"(?<![\w-])(?:van|voor|door|met|aan|(?P<noun>[a-zà-ÿ]{5,}))\s$"
    r"|[A-ZÀ-Þ][\w-]+(?:,\s|\s\()$"  # `pilot Veenhuizen, Drenthe`, `Oranje (Drenthe, 140 inwoners)`
)
_SMALL_BEFORE = re.compile(
    r"(?:^|[.?!]\s|(?<![\w-])[a-zà-ÿ]{2,},\s|(?<![\w-])(?!(?:en|of)\s)(?P<noun>[a-zà-ÿ’'-]{2,})\s)$"
)
# A person's name, a publisher's town, the begin of a letter: `J. van Schagen`, `Zeist: Oosterwijk`, `Delft, 3 mei`
_NO_TOWN_BEFORE = re.compile(
    r"(?:[A-ZÀ-Þ][\w.’-]*\s(?:van|de|den|der)|\b(?:heer|mevrouw|lid|leden|familie|universiteit\svan))\s$"
)
_NO_TOWN_AFTER = re.compile(r"\s?[-–:/&+(]|,?\s\(?\d|[^\S\n][A-ZÀ-Þ]|[’'][^s]")
_CAPITAL = ("Den Haag", "’s-Gravenhage", "'s-Gravenhage")  # where letters are written, and another word for the state
_NO_NOUN = frozenset("hoogleraar lector afdeling politie rechtbank gerechtshof bisdom hotel".split())
_PROVINCES = ("Groningen", "Utrecht")  # and towns
_CAPITAL_BEFORE = re.compile(r"(?<![.?!:])\s[A-ZÀ-Þ][\w’-]*\s(?:de\s|het\s)?$")  # `Hogeschool Zeeland`, `RTV Oost`
_NAMED_AFTER = ("pact", "akkoord", "agenda", "deal", "visie", "programma", "plan", "fonds")
_SHORTENED = re.compile(r"(?<![\w-])(?P<part>Noord|Zuid|Oost|West|Midden)-\s(?:en|of)\s$")  # `Noord- en Zuid-Holland`
# Between two places of one list: `, `, ` en `, ` (in samenwerking met omliggende gemeenten) en `, ` en de regio `
_BETWEEN = re.compile(
    r"(?:\s\([^()]{2,80}\))?(?:,\s?(?:en\s)?|\sen\s|\sof\s|/|\s&\s)(?:in\s)?(?:de\s|het\s)?(?:\w*regio\s(?:de\s|het\s)?)?"
)
_NO_TOWNS = ("leden ", "heren ", "Kamerleden ")  # whose names are those of towns
_NO_PLACE = frozenset("Nederland Europa Kamer Zaken Plan Fonds Raad Deal Er De Het Dit Deze Als In Voor Met".split())


# A part of a town that is known: `in Rotterdam-Zuid`
_PART_OF_TOWN = re.compile(r"-(?:Noord|Zuid|Oost|West|Zuidoost|Nieuw-West|Centrum)(?![\w-])")
_TOWN_PARTS = Trigger("-noord", "-zuid", "-oost", "-west", "-nieuw", "-centrum")
_ELLIPTIC = re.compile(r"(?:Noord|Zuid|Oost|West|Midden)-\s(?:en|of)\s[A-Z][a-z]+-(?P<rest>[A-ZÀ-Þ][\w’]+)")
_SHORT = Trigger(*(f"{part}- " for part in ("noord", "zuid", "oost", "west", "midden")))
TRIGGERS: tuple[Trigger, ...] = (_AREAS, _PARTS, _SHORT, _TOWN_PARTS)


def introduce(passages: Sequence[Excerpt], known: DocumentNames, context: Context) -> Iterator[Thing]:
    """Yield the places that the document calls a municipality or region and that are not known."""
    for passage in passages:
        for name in _shortened(passage) if _SHORT in passage.triggers else ():
            yield Thing("place", slug(name), name)
        for name in _of_towns(passage, known) if _TOWN_PARTS in passage.triggers else ():
            yield Thing("place", slug(name), name)
        for name in _by_form(passage) if _AREAS in passage.triggers or _PARTS in passage.triggers else ():
            is_known = any(len(hit.span) == len(name) for hit in known.find(name))
            if name.split()[0] in _NO_PLACE or is_known or name.isupper():
                continue
            yield Thing("place", slug(name), name)


def _of_towns(passage: Excerpt, known: DocumentNames) -> Iterator[str]:
    """The parts of towns that are known: `Rotterdam-Zuid`."""
    text = passage.text.text
    for hit in known.hits(text):
        part = _PART_OF_TOWN.match(text, hit.span.end) if things_of(hit, "place") else None
        if part and hit.span.of(text)[0].isupper():
            yield text[hit.span.begin : part.end()]


def _by_form(passage: Excerpt) -> Iterator[str]:
    text = passage.text.text
    for begin in sorted({end for _, end in passage.places(_AREAS)} | {begin for begin, _ in passage.places(_PARTS)}):
        word = WORD.match(text, begin)
        before = text[max(0, begin - 30) : begin]
        if word is None:
            continue
        if _AREA_BEFORE.search(before):
            match = _NAME.match(text, begin)
            is_several = before.rstrip(" ed").endswith("s")  # `de regio’s Twente en Achterhoek`
            if match and (not is_several or _BETWEEN.match(text, match.end())):
                yield collapsed(match[0])
        elif before.endswith(("n ", "uit ", "naar ", ", ")) and _PART.fullmatch(word[0]):
            yield word[0]


def _shortened(passage: Excerpt) -> Iterator[str]:
    """The whole names of which only the first part is printed: Noord-Holland of `Noord- en Zuid-Holland`."""
    text = passage.text.text
    for begin, end in passage.places(_SHORT):
        match = _ELLIPTIC.match(text, begin)
        if match:
            yield f"{text[begin : end - 2]}-{match['rest']}"


def find(passage: Excerpt, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield the places in *passage*."""
    text = passage.text.text
    last: Span | None = None  # the place that was read before
    many = _enumerated(text, [hit.span for hit in hits if things_of(hit, "place")])
    for hit in hits:
        things = things_of(hit, "place")
        words = hit.span.of(text)
        is_part = text[hit.span.begin - 1 : hit.span.begin] == "-" or text[hit.span.end : hit.span.end + 1] == "-"
        if not things or is_part or not words.lstrip("’'s-")[:1].isupper():
            continue
        before = text[max(0, hit.span.begin - 40) : hit.span.begin]
        listed = last is not None and _BETWEEN.fullmatch(text, last.end, hit.span.begin) is not None
        thing = things[0]
        if (
            not listed
            and hit.span not in many
            and not _is_bracketed(text, hit.span)
            and not _BEFORE.search(before)
            and (passage.via or not _is_free(text, hit, thing, before))
            and not _is_evident(thing, before, words)
        ):
            continue
        last = hit.span
        reading = ThingReading(thing.id, collapsed(words), tuple(other.id for other in things[1:]))
        rule = "place.listed" if listed else "place.context"
        yield Mention(hit.span, "place", reading, rule, passage.unit, passage.via)
        short = _SHORTENED.search(before) if "-" in words else None
        if short:
            span = Span(hit.span.begin - len(short[0]), hit.span.end)
            whole = f"{short['part']}-{words.partition('-')[2]}"
            yield Mention(span, "place", ThingReading(slug(whole), whole), "place.listed", passage.unit, passage.via)


def _is_bracketed(text: str, place: Span) -> bool:
    """Whether a place stands alone between brackets, as an example: `(bijvoorbeeld Breda)`."""
    before = text[max(0, place.begin - 14) : place.begin]
    return before.endswith(("(", "(bijvoorbeeld ", "(zoals ")) and text[place.end : place.end + 1] == ")"


def _enumerated(text: str, spans: Sequence[Span]) -> frozenset[Span]:
    """The first of each three or more names of places that follow each other: `(Velsen, Uitgeest en Castricum)`."""
    return frozenset(
        first
        for first, second, third in zip(spans, spans[1:], spans[2:], strict=False)
        if _BETWEEN.fullmatch(text, first.end, second.begin)
        and _BETWEEN.fullmatch(text, second.end, third.begin)
        and not text[: first.begin].endswith(_NO_TOWNS)
    )


def _is_free(text: str, hit: NameHit, thing: Thing, before: str) -> bool:
    """Whether a municipality that means nothing else stands among words with small letters: `dat Enschede betaalt`."""
    if len(hit.things) > 1 or thing.fact("type") != "gemeente" or hit.span.of(text) in _CAPITAL:
        return False
    if thing.fact("ambiguous") and hit.span.of(text) not in _PROVINCES:
        return False
    match = _SMALL_BEFORE.search(before)
    if match is None or _NO_TOWN_BEFORE.search(before) or _NO_TOWN_AFTER.match(text, hit.span.end):
        return False
    noun = match["noun"]
    return not noun or (noun not in _NO_NOUN and not is_organisation(noun) and not noun.endswith(_NAMED_AFTER))


def _is_evident(thing: Thing, before: str, words: str) -> bool:
    """Whether a province or region is meant without a word before it that says so."""
    kind = thing.fact("type")
    if kind in ("provincie", "region") and ("-" in words or " " in words or kind == "region"):
        return not before.rstrip().endswith(_NAMED_AFTER) and not _CAPITAL_BEFORE.search(before)
    match = _AFTER_NOUN.search(before)
    if match is None or (kind != "provincie" and words not in _PROVINCES):
        return False
    noun = match["noun"]
    if noun is None:
        return kind == "provincie"
    return noun not in _NO_NOUN and not is_organisation(noun) and not noun.endswith(_NAMED_AFTER)
