"""Names of programmes by their form: a head noun with a name after it, before it, or in quotation marks.

`Nationaal Programma tegen discriminatie en racisme` · `project Respectvol Samenleven` · `stagepact mbo 2023–2027`
`programma «Zelfbeschikking: Jezelf Kunnen Zijn»` · `subsidieregeling ondersteuning werkgevers (SOW)` · `VIA-programma`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.gazetteer import fold
from kg.recognise.definitions import definitions
from kg.recognise.titles import CAPITALISED, quoted
from kg.text import Span

# Heads that say little: a programme is known by what follows them. Longer ones first.
GENERIC = (
    "plan van aanpak", "specifieke uitkering", "programma", "project", "pilot", "campagne", "traject", "aanpak",
    "agenda", "plan", "strategie", "survey", "enquête", "alliantie", "onderzoek",
)  # fmt: skip
# Heads that by themselves name a kind of programme, so that `de Actieagenda` can stand for the whole name.
COMPOUND = (
    r"(?:actie|werk|toekomst|kennis|onderzoeks|innovatie|uitvoerings|beleids|hervormings|investerings|implementatie|impuls"
    r"|stimulerings|samenwerkings|meerjaren|master|delta|aanvals|herstel|veerkracht|klimaat|preventie|zorg|stage|techniek"
    r"|onderwijs|sport|energie|grondstoffen|natuur|water|woon|bestuurs|sociaal|pensioen|noodhulp|stappen"
    r"|verbeter|cyber\w*|crypto|veiligheids|digitaliserings|migratie|gelijkheids|ontwikkel|doe|lokaal)"
    r"-?(?:agenda|plan|programma|akkoord|pact|strategie|aanpak|deal)"
)
SPECIFIC = (
    rf"(?:{COMPOUND}|convenant|pact|akkoord|deal|decentralisatie-uitkering|subsidieregeling|stimuleringsregeling"
    r"|routekaart)"
)
# Heads, in small letters, after which a name with one capital may go on in small letters.
_GOES_ON = ("programma", "project", "pilot", "campagne")
# Heads that must be printed with a capital (`de agenda Europese Raad` is none), or be quoted (`het traject Utrecht`).
_CAPITAL_ONLY = ("aanpak", "agenda", "plan", "strategie", "akkoord", "pact", "deal")
_NEVER_BARE = ("onderzoek", "traject")
# Heads that are no part of the name: `project Respectvol Samenleven` is known as Respectvol Samenleven.
SEPARATE = ("programma", "project", "pilot", "campagne", "traject", "onderzoek", "plan van aanpak", "survey", "enquête")
_PLURAL = r"(?:s|’s|'s|en)?"
HEAD = rf"(?:{'|'.join(GENERIC)}|{SPECIFIC})"

HINT = re.compile(
    r"programma|project|pilot|campagne|traject|aanpak|agenda|plan|strategie|survey|enquête|alliantie|akkoord|pact|convenant"
    r"|uitkering|regeling|routekaart|deal\b|\([A-Z]{2,}",
    re.IGNORECASE,
)
_YEARS = r"(?:(?:19|20)\d{2}(?:\s?[-–/]\s?(?:19|20)?\d{2})?|\d\.\d?)"
_ADJECTIVE = (
    r"(?:Nationaa?le?|Nationaal|Landelijke?|Nederlandse?|Europees|Europese|Rijksbrede?|Interbestuurlijke?|Integraal|Integrale"
    r"|Bestuurlijke?|Maatschappelijke?|Digitale|Regionale?|Meerjarige?|Tweede|Derde|Vierde)"
)

# Words at which a name in small letters ends.
_STOP_WORDS = frozenset(
    """
    is zijn was waren wordt worden werd werden heeft hebben had hadden kan kunnen kon konden zal zullen zou zouden moet
    moeten mag mogen wil willen gaat gaan ging komt komen kwam doet doen blijft blijven staat staan ligt liggen loopt
    lopen geeft geven maakt maken richt richten biedt bieden zet zetten draagt dragen leidt leiden helpt helpen ziet
    zien laat laten valt vallen vormt vormen bevat bevatten omvat kent kennen stelt stellen beoogt werkt werken dient
    start starten krijgt krijgen die dat deze dit waar waarin waarmee waarbij waarvan waarvoor waaraan waarop waaruit
    waaronder wat wie als dan toen om door aan naar uit over zoals ook nog nu al niet wel geen er hier daar ik u uw mijn
    we wij zij ze hij men hun haar onder ter ten tijdens sinds vanaf binnen via per zodat omdat terwijl hoewel maar want
    dus namelijk bijvoorbeeld zelf mede verder nader reeds inmiddels onlangs recent eerder vervolgens daarnaast daarom
    gericht bedoeld genaamd genoemd getiteld bestaat voert vervolgd gestart opgezet opgesteld beschikbaar nodig mogelijk
    is/zal te tot
    """.split()
)
_PARTICIPLE = re.compile(r"(?:ge|be|ver|ont|her|aange|opge|uitge|inge|afge|voorge|vastge)\w{2,}(?:d|t|en)$")
_INNER = ("en", "of", "van", "voor", "de", "het", "een", "in", "op", "met", "bij", "tegen")  # never end a name
_MOST_WORDS = 9


@dataclass(frozen=True, slots=True)
class Name:
    """A programme as it is named in one place."""

    span: Span  # head included
    head: str  # in small letters, singular: "programma", "actieagenda"; empty when there is none
    name: str  # without a generic head: "Respectvol Samenleven", "Actieagenda Integratie"
    abbreviation: str = ""  # "VIA"


# Where a head stands by a name that the text abbreviates: at its begin, before it, or as its last word.
_HEAD_INSIDE = re.compile(rf"(?:{_ADJECTIVE}\s+)*(?P<head>(?i:{HEAD})){_PLURAL}\s")
_HEAD_BEFORE = re.compile(rf"(?<![\w-])(?P<head>(?i:{HEAD})){_PLURAL}\s+[«“‘]?$")
_HEAD_LAST_IN = re.compile(rf"(?P<head>(?i:enquête|survey|{SPECIFIC}))(?=\s|$)")
_CAPITAL_NAME = re.compile(
    rf"(?<![\w-])(?<!eannoteerde\s)(?P<adjective>(?:{_ADJECTIVE}\s+)*)(?P<head>(?i:{HEAD})){_PLURAL}\s+(?P<tegen>(?:tegen|voor)\s+)?"
    rf"(?P<name>{CAPITALISED}|#\w+)(?P<years>\s*,?\s*{_YEARS}(?:\s+en\s+{_YEARS})?)?"
)
_LOWER_YEARS = re.compile(
    rf"(?<![\w-])(?P<head>(?i:{SPECIFIC}|programma|strategie|agenda|survey|enquête))\s+(?P<name>(?:[a-zë][\w-]*\s+){{1,5}}?)(?P<years>{_YEARS})"
)
_AGAINST = re.compile(
    rf"(?<![\w-])(?P<adjective>(?:{_ADJECTIVE}\s+)*)(?P<head>(?i:programma|agenda|actieplan|plan|strategie|actieprogramma|meldcode)){_PLURAL}"
    r"\s+(?P<name>tegen\s+[a-zë]+(?:(?:\s+en|,)\s+[a-zë]+)*)",
)
_LOWER = re.compile(
    r"(?<![\w-])(?P<head>(?i:decentralisatie-uitkering|subsidieregeling|stimuleringsregeling|programma))\s+(?P<rest>[a-zë][^.,;:()«»“”‘\n]{8,140})"
)
_HEAD_BEFORE_QUOTE = re.compile(
    rf"(?<![\w-])(?P<head>{HEAD}){_PLURAL}(?:\s+(?:zoals|genaamd|getiteld|van\s+(?:het|de)\s+[^.,;:]{{2,40}}))?\s*[,:]?\s*$",
    re.IGNORECASE,
)
_HEAD_LAST = re.compile(
    rf"(?<![\w-])(?P<name>{_ADJECTIVE}\s+(?:[A-ZÀ-Þ][\w-]*\s+){{0,2}}[A-Z]\w{{3,}}(?:agenda|akkoord|pact|strategie|programma|plan))\b"
    rf"(?P<years>\s+{_YEARS})?(?!\s+(?:tegen|voor)\s)"
    rf"|(?<![\w-])(?P<survey>(?:{_ADJECTIVE}\s+)?(?!De\b|Het\b|Een\b|In\b|Dit\b|Deze\b|Uit\b)[A-ZÀ-Þ]\w+\s+(?:Enquête|Survey)(?:\s+[A-ZÀ-Þ]\w+)*)(?P<year2>\s+{_YEARS})?"
)
_HYPHENED = re.compile(r"(?<![\w-])(?P<name>[A-Z]{2,8}\w?)-(?P<head>programma|project)\b")
_OTHER_NEXT = (
    r"(?:Taskforce|Stichting|Vereniging|Raad|Commissie|Ministerie|Minister|Kamer|Platform|\w*[Rr]app?ort|\w*[Mm]onitor"
    r"|Handreiking)"
)
SPLIT_NAMES = re.compile(
    rf"\s+(?:en|of)\s+(?:(?:de|het)\s+)?(?=(?:{_ADJECTIVE}\s+)?(?i:{HEAD})\s|{_OTHER_NEXT}\b)|\s+(?:van|door|uit)\s+(?:de|het)\s+"
)


def names(text: str) -> Iterator[Name]:
    """The programmes that *text* names by their form, in no particular order."""
    if HINT.search(text) is None:
        return
    yield from _defined(text)
    yield from _capitalised(text)
    yield from _quoted(text)
    yield from _small_letters(text)
    yield from _head_last(text)


def singular(head: str) -> str:
    """`Actie-agenda` -> `actieagenda`"""
    small = head.casefold()
    return small if small in GENERIC or "uitkering" in small else small.replace("-", "")


def _defined(text: str) -> Iterator[Name]:
    """`subsidieregeling ondersteuning … (SOWIS)`, `werkagenda VIA (Voor een Inclusieve Arbeidsmarkt)`"""
    for definition in definitions(text):
        short = re.sub(r"\s?(?:19|20)\d\d$", "", definition.short.of(text))
        begin = min(definition.long.begin, definition.short.begin)
        long = definition.long.of(text)
        inside = _HEAD_INSIDE.match(long)
        before = None if inside else _HEAD_BEFORE.search(text[max(0, begin - 40) : begin])
        found = inside or before or _HEAD_LAST_IN.search(long)
        if found is None or found["head"] in _CAPITAL_ONLY:
            continue  # `de aanpak Ongewenste Buitenlandse Inmenging (OBI)`: what is dealt with, not the programme
        head = singular(found["head"])
        if before and (found["head"][0].isupper() or head not in SEPARATE) and head in GENERIC:
            long = f"{found['head']} {long}"
        span = Span(begin - (len(before[0]) if before else 0), max(definition.long.end, definition.short.end))
        yield Name(span, head, _plain(long), short)


def _plain(name: str) -> str:
    return " ".join(name.strip(" ,.;:–-").split())


def _capitalised(text: str) -> Iterator[Name]:
    at = 0
    while match := _CAPITAL_NAME.search(text, at):
        begin, end = match.span("name")
        at = match.end()
        years = match["years"] or ""
        if cut := SPLIT_NAMES.search(text, begin, match.end()):
            end, at, years = cut.start(), cut.end(), ""  # the next name begins there
        name = _capital_name(text, match, Span(begin, end), years)
        if name is not None:
            yield name


def _capital_name(text: str, match: re.Match[str], bare: Span, years: str) -> Name | None:
    """The name of which *bare* is the part in capitals; None when it is not named by that alone."""
    head, name = match["head"], bare.of(text)
    if head.casefold() in _NEVER_BARE or head in _CAPITAL_ONLY:
        return None
    capitals = len(re.findall(r"(?:^|[\s/-])[A-ZÀ-Þ#]", name))
    end = bare.end
    if capitals == 1 and not years and head in _GOES_ON and not _is_abbreviation(name):
        end = _extended(text, end)
    named = capitals > 1 or bool(years) or head[0].isupper() or name[0] == "#" or _is_abbreviation(name)
    if not named and end == bare.end:
        return None
    span = Span(match.start(), match.end("years") if years else end)
    return _made(text, span, match, Span(bare.begin, end), years)


def _made(text: str, span: Span, match: re.Match[str], bare: Span, years: str) -> Name:
    """The name in *span*; *bare* is without its head and years."""
    begin, end = bare.begin, bare.end
    head = singular(match["head"])
    whole = match["adjective"] or match["tegen"] or head not in GENERIC or match["head"][0].isupper()
    start = match.start() if whole else begin
    name = _plain(text[start:end] + (f" {years.strip(' ,')}" if years else ""))
    abbreviation = text[begin:end] if _is_abbreviation(text[begin:end]) else ""
    return Name(span, head, name, abbreviation)


def _is_abbreviation(name: str) -> bool:
    return re.fullmatch(r"[A-Z][\w+-]*[A-Z][\w+-]*", name) is not None and len(name) <= 12


def _extended(text: str, end: int) -> int:
    """Where a name goes on in small letters: `programma Economische veerkracht van vrouwen.`

    The same *end* when it cannot be told where the name stops.
    """
    last = end
    for count, word in enumerate(re.finditer(r"\s+([a-zë][\w’-]*)|\s*(\S)", text[end : end + 160])):
        if word[1] is None or _stops(word[1]):
            break
        if count == _MOST_WORDS:
            return end
        if word[1] not in _INNER:
            last = end + word.end()
    return last


def _stops(word: str) -> bool:
    return word in _STOP_WORDS or _PARTICIPLE.match(word) is not None


def _quoted(text: str) -> Iterator[Name]:
    for quote in quoted(text):
        before = text[max(0, quote.outer.begin - 80) : quote.outer.begin]
        head = _HEAD_BEFORE_QUOTE.search(before)
        name = _plain(quote.inner.of(text))
        if head is None or len(fold(name)) < 4 or head["head"].casefold() in ("aanpak", "onderzoek"):
            continue
        span = Span(quote.outer.begin - len(before) + head.start(), quote.outer.end)
        yield Name(span, singular(head["head"]), name)


def _small_letters(text: str) -> Iterator[Name]:
    for match in _LOWER_YEARS.finditer(text):
        if not any(_stops(word) for word in match["name"].split()):
            yield Name(Span(*match.span()), singular(match["head"]), _plain(match[0]))
    for match in _AGAINST.finditer(text):
        words = re.split(r"(\s+)", match["name"])
        keep = next((i for i, word in enumerate(words) if i > 2 and _stops(word)), len(words))
        name = re.sub(r"\s+en$", "", "".join(words[:keep]).rstrip(" ,"))
        span = Span(match.start(), match.start("name") + len(name))
        yield Name(span, singular(match["head"]), _plain(span.of(text)))
    for match in _LOWER.finditer(text):
        name = _until_stop(match["rest"], match["head"].casefold(), text[match.end() : match.end() + 1])
        if name:
            span = Span(match.start(), match.start("rest") + len(name))
            yield Name(span, singular(match["head"]), _plain(name))


def _until_stop(rest: str, head: str, following: str) -> str:
    """The words before the first that ends a name; empty when they do not look like a name."""
    kept: list[str] = []
    complete = True
    for word in rest.split():
        if word in _STOP_WORDS:
            complete = False
            break
        kept.append(word)
    name = " ".join(kept)
    if head == "programma" and not (complete and following in (")", "(")):
        return ""
    if (
        not 3 <= len(kept) <= _MOST_WORDS
        or re.search(r"(?:[^aeiou]t|d)$", kept[0])
        or kept[0] in ("voor", "van", "en", "in", "op", "met", "bij")
    ):
        return ""
    return name


def _head_last(text: str) -> Iterator[Name]:
    for match in _HEAD_LAST.finditer(text):
        name = _plain(match[0])
        head = re.search(r"(?i)(agenda|akkoord|pact|strategie|programma|plan|enquête|survey)", name)
        if head is not None:
            yield Name(Span(*match.span()), head[0].casefold(), name)
    for match in _HYPHENED.finditer(text):
        yield Name(Span(*match.span()), match["head"], match["name"], match["name"])
