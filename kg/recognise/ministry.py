"""Ministries: by name, by abbreviation, or by the portfolio of a minister or state secretary.

`Ministerie van SZW`, `ministeries van SZW en OCW`, `collega's van J&V, VWS en A&M`, `Minister van Economische Zaken`,
`staatssecretaris Nobel (Sociale Zaken en Werkgelegenheid)`. The document's date decides which ministry a name meant;
names and periods: ontology/ministries.toml. Not read: `mijn ministerie`, `de Minister`, a foreign ministry, a committee
or debate that is called after a ministry. Corpus: tests/corpus/ministry.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from kg.gazetteer import NameHit, fold
from kg.model import Context, Mention, Thing, ThingReading
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.names import DocumentNames, KnownNames, begins_sentence, collapsed, spelling, things_of
from kg.text import Span

# The words that make a name a ministry or a portfolio: `ministerie van`, `Staatssecretaris voor`, `de collega's van`.
_OFFICE = re.compile(
    r"(?:(?P<office>[Mm]inister(?:ie|ies|s|raad)?|[Ss]taats?secretaris(?:sen)?|[Bb]ewinds(?:persoon|personen|lieden|vrouw|man)"
    r"|[Dd]epartement(?:en)?)|[Cc]ollega(?:[’']?s|-bewindspersonen)?|ambtsgeno(?:ot|ten)|[Vv]anuit|[Nn]amens|[Vv]oormalige?)"
    r"(?:\svan|\svoor)?(?:\shet)?\s$"
    # behind the name of who holds the office: `minister Spil van Justitie`
    r"|(?:[Mm]inister|[Ss]taats?secretaris)\s(?:[A-ZÀ-Þ][\w’.-]*\s|(?:van|der?|den|te[nr]?)\s){1,5}(?:van|voor)\s$"
    # in the heading of a letter: `BRIEF VAN DE STAATSSECRETARIS VAN ...`
    r"|(?P<heading>MINISTERS?|STAATSSECRETARIS(?:SEN)?)(?:\sVAN|\sVOOR)?\s$"
)
_OFFICE_ENDS = tuple(
    """inister inisterie inisteries inisters inisterraad ecretaris ecretarissen ewindspersoon ewindspersonen
    ewindslieden ewindsvrouw ewindsman epartement epartementen ollega ollegas ollega’s ollega's ollega-bewindspersonen
    mbtsgenoot mbtsgenoten anuit amens oormalig oormalige van voor het MINISTER MINISTERS SECRETARIS
    SECRETARISSEN VAN VOOR""".split()
)
_FOREIGN_BEFORE = re.compile(r"\b(?!Nederlandse\s)[A-ZÀ-Þ][\w’'-]+(?:se|sche)\s(?:vice-?)?$")
_FOREIGN_AFTER = re.compile(r"\svan\s(?:de\s|het\s)?[A-ZÀ-Þ]")
# Between two ministries of one list: `, `, ` en `, ` en van `, `, de Minister van `, `/`.
_JOINT = re.compile(
    r"\s?(?:,|/|&|\ben\b|\bof\b|,\s?en\b|\balsmede\b|\balsook\b)(?:\shet|\sde|\svan|\svoor|\sdie\svan)*\s?",
    re.I,
)
# What is called after a ministry without being one: `Commissiedebat Sociale Zaken`, `Raad Buitenlandse Zaken`.
_NAMED_AFTER = tuple(
    """aad |nspectie |omité |ebat |ebatten |verleg |verleggen |ommissie |ommissie voor |WGO |cademie |luster |omein
hema |ortefeuille |vice |oud |vice-|oud-|Vice-""".replace("\n", " |").split("|")
)
# `de vaste commissies voor Justitie1, Defensie2 en `
_OF_COMMITTEES = re.compile(
    r"(?i)commissies\s(?:voor|van)\s(?:(?!\b(?:hebben|heeft|met|over|aan|ministers?|inzake|die|verzoeken|brengen)\b)[^.;:]){0,300}$"
)
_BRACKET_OF_PERSON = re.compile(r"(?:[Mm]inister|[Ss]taats?secretaris)\s[^().;:]{2,60}\($")
# `heeft Defensie behoefte`, `Defensie koopt`: a portfolio that is one word, as an actor
_INSIDE = re.compile(r"(?<![\w-])(?!(?:de|het|een|en|of)\s)[a-zà-ÿ]+,?\s$")
_ACTS = re.compile(
    r"\s(?:heeft|wil|gaat|zal|werkt|investeert|neemt|zet|koopt|levert|kan|moet|bouwt|oefent|draagt|ziet)\b"
)
_WEAK = frozenset(("fin", "def", "eli", "jv", "crm", "wvc", "vw"))
_LONGEST_OFFICE = 60  # characters before a name in which its office is looked for
# For names whose words are glued or broken: `Minister van Justitie enVeiligheid`
_PORTFOLIO = re.compile(
    r"(?:[Mm]inister(?:ies?|s)?|[Ss]taats?secretaris(?:sen)?) ?(?:van|voor) ?(?P<name>[A-ZÀ-Þ][^().;:]{5,70})"
)


# Not `minister voor Wonen, Wijken`, nor `minister van Asiel en Migratie`
_SHORT = re.compile(
    r"(?:[Mm]inister|[Ss]taats?secretaris)\s(?:van|voor)\s(?P<short>[A-ZÀ-Þ][a-zà-ÿ]+)"
    r"(?![\w-]|,\s[A-ZÀ-Þ]|\sen\s[A-ZÀ-Þ])"
)
_OFFICES = Trigger("minister", "staatssecretaris", "staatsecretaris")
TRIGGERS: tuple[Trigger, ...] = (_OFFICES,)


def introduce(passages: Sequence[Excerpt], known: DocumentNames, context: Context) -> Iterator[Thing]:
    """Yield the known ministries with the names that this document gives them: `(MinVRO)`, `Justitie enVeiligheid`."""
    names = _long_names(known.known)
    for passage in passages:
        text = passage.text.text
        for definition in passage.definitions:
            long, short = definition.long.of(text), definition.short.of(text)
            hits = [hit for hit in known.find(long) if hit.span.end == len(long)]
            things = things_of(hits[-1], "ministry") if hits else ()
            thing = _meant(things, hits[-1].span.of(long), context.date) if things else None
            if thing is not None and not spelling(thing, short):
                yield Thing("ministry", thing.id, thing.label, (short,), thing.facts)
        if _OFFICES in passage.triggers:
            yield from _glued(passage, known, names)
            yield from _in_short(passage, known, context)


def _in_short(passage: Excerpt, known: DocumentNames, context: Context) -> Iterator[Thing]:
    """The ministries under a short name in use for a minister: `minister voor Stikstof`; the name counts there only."""
    shorts = _shorts(known.known)
    for match in passage.matches(_SHORT, _OFFICES):
        borne = shorts.get(match["short"], ())
        day = context.date.isoformat() if context.date else max((last for _, last, _ in borne), default="")
        thing = next((thing for first, last, thing in borne if first <= day <= last), None)
        if thing is not None:
            yield Thing("ministry", thing.id, thing.label, (match[0],), thing.facts)


@lru_cache(maxsize=4)
def _shorts(known: KnownNames) -> Mapping[str, Sequence[tuple[str, str, Thing]]]:
    """By each short name: first and last day on which a minister bore it, and the ministry."""
    found: dict[str, list[tuple[str, str, Thing]]] = {}
    for thing in known.of_kind.get("ministry", ()):
        for value in (value for key, value in thing.facts if key == "short"):
            days, _, name = value.partition("|")
            first, _, last = days.partition("..")
            found.setdefault(name, []).append((first, last or "9999", thing))
    return found


def _glued(passage: Excerpt, known: DocumentNames, names: _LongNames) -> Iterator[Thing]:
    """The names after an office that are only known when blanks and hyphens are taken out of them."""
    for match in passage.matches(_PORTFOLIO, _OFFICES):
        words = match["name"]
        folded = fold(words)
        for name, thing in names.get(folded[:_FIRST_LETTERS], ()):
            length = _length_as_printed(words, name) if folded.startswith(name) else 0
            if length and length > max((hit.span.end for hit in known.find(words) if not hit.span.begin), default=0):
                begin = match.start() if match[0].casefold().startswith("ministerie") else match.start("name")
                printed = passage.text.text[begin : match.start("name") + length]
                yield Thing("ministry", thing.id, thing.label, (printed,), thing.facts)


_FIRST_LETTERS = 4
_LongNames = Mapping[str, Sequence[tuple[str, Thing]]]  # by their first letters


@lru_cache(maxsize=4)
def _long_names(known: KnownNames) -> _LongNames:
    """The folded names of several words, each with its ministry."""
    found: dict[str, list[tuple[str, Thing]]] = {}
    for thing in known.of_kind.get("ministry", ()):
        for name in (thing.label, *thing.names):
            if len(name) > 12 and " " in name:
                found.setdefault(fold(name)[:_FIRST_LETTERS], []).append((fold(name), thing))
    return found


def _length_as_printed(words: str, folded: str) -> int:
    """How many characters of *words* spell the name; 0 when its last word goes on."""
    spelt = length = 0
    while spelt < len(folded):
        spelt += len(fold(words[length]))
        length += 1
    return 0 if words[length : length + 1].isalpha() and words[length].islower() else length


def find(passage: Excerpt, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield the ministries in *passage*."""
    text = passage.text.text
    named = [(hit, things) for hit in hits if (things := things_of(hit, "ministry"))]
    offices = [_office(text, hit.span.begin) for hit, _ in named]
    strong = [
        _is_strong(text, hit, things, office, context.date)
        for (hit, things), office in zip(named, offices, strict=True)
    ]
    chained = _chained(text, [hit.span for hit, _ in named], strong)
    for (hit, things), office, accepted, inherits in zip(named, offices, strong, chained, strict=True):
        thing = _meant(things, hit.span.of(text), context.date) if accepted or inherits else None
        if thing is None or _is_something_else(text, hit.span, office):
            continue
        begin = office.start() if office and office["office"] else hit.span.begin
        words = hit.span.of(text)
        rule = "ministry.portfolio" if office and _is_person(office["office"]) else "ministry.name"
        reading = ThingReading(thing.id, collapsed(words))
        yield Mention(Span(begin, hit.span.end), "ministry", reading, rule, passage.unit, passage.via)


def _office(text: str, begin: int) -> re.Match[str] | None:
    """The words before *begin* that make a name a ministry or a portfolio."""
    if not text[max(0, begin - _LONGEST_OFFICE) : begin].rstrip().endswith(_OFFICE_ENDS):
        return None
    return _OFFICE.search(text, max(0, begin - _LONGEST_OFFICE), begin)


def _is_person(office: str | None) -> bool:
    return bool(office) and not str(office).casefold().startswith(("ministerie", "departement"))


def _is_strong(
    text: str, hit: NameHit, things: Sequence[Thing], office: re.Match[str] | None, day: date | None
) -> bool:
    """Whether the words alone, or an office before them, show that a ministry is meant."""
    words = hit.span.of(text)
    is_spelled_out = fold(words).startswith("minister")
    if office:
        return words[0].isupper() or is_spelled_out
    before = text[max(0, hit.span.begin - 80) : hit.span.begin]
    closes = text[hit.span.end : hit.span.end + 1] in (")", ",")
    in_brackets = closes and before.endswith("(") and _BRACKET_OF_PERSON.search(before) is not None
    if words == "Defensie" and _is_actor(text, hit.span, before):
        return True
    return is_spelled_out or in_brackets or _is_own_name(words, hit, things, day)


def _is_actor(text: str, span: Span, before: str) -> bool:
    """Whether a portfolio of one word has a capital inside a sentence, or an act behind it."""
    if text[span.end : span.end + 1] == "-":
        return False
    return _INSIDE.search(before) is not None or (
        begins_sentence(text, span.begin) and bool(_ACTS.match(text, span.end))
    )


def _is_own_name(words: str, hit: NameHit, things: Sequence[Thing], day: date | None) -> bool:
    """Whether the name needs no office before it: `Sociale Zaken en Werkgelegenheid`, `SZW`; not `Defensie`, `EZ`."""
    folded = fold(words)
    if any(thing.kind != "ministry" for thing in hit.things) or not any(_is_current(t, words, day) for t in things):
        return False
    if any(key == "portfolio" and fold(value.partition("|")[2]) == folded for t in things for key, value in t.facts):
        return False
    capitals = sum(map(str.isupper, words))
    return capitals > 1 and (" " in words or (len(words) > 2 and folded not in _WEAK))


def _chained(text: str, spans: Sequence[Span], strong: Sequence[bool]) -> list[bool]:
    """For each name, whether it stands in one list with a name that is certainly a ministry."""
    chained = list(strong)
    pairs = [bool(_JOINT.fullmatch(text, left.end, right.begin)) for left, right in pairwise(spans)]
    for at, joint in enumerate(pairs):
        chained[at + 1] = chained[at + 1] or (joint and chained[at])
    for at in range(len(pairs) - 1, -1, -1):
        abbreviation = text[spans[at].begin : spans[at].end].isupper()
        chained[at] = chained[at] or (pairs[at] and chained[at + 1] and abbreviation)
    return chained


def _is_something_else(text: str, span: Span, office: re.Match[str] | None) -> bool:
    """A foreign ministry, or a council, inspectorate or debate that is called after one."""
    if text[max(0, span.begin - 20) : span.begin].endswith(_NAMED_AFTER):
        return True
    if office is None and "ommissies " in text and _OF_COMMITTEES.search(text, 0, span.begin):
        return True
    head = text[max(0, span.begin - 80) : office.start() if office else span.begin]
    is_foreign = head.rstrip().endswith(("e", "vice-")) and _FOREIGN_BEFORE.search(head) is not None
    return is_foreign or _FOREIGN_AFTER.match(text, span.end) is not None


def _meant(things: Sequence[Thing], words: str, day: date | None) -> Thing | None:
    """The ministry that bore the name on *day*: the one of that time, else the one that existed last."""
    if len(things) == 1:
        return things[0]
    current = [thing for thing in things if _is_current(thing, words, day)]
    if day and not current:
        return min(things, key=lambda thing: (_days_from(thing, words, day), _last_day(thing)), default=None)
    return max(current or things, key=lambda thing: (_bears(thing, words, day), _last_day(thing)), default=None)


@lru_cache(maxsize=8192)
def _days_from(thing: Thing, words: str, day: date) -> int:
    """How many days lie between *day* and the nearest time that the ministry bore the name, or existed."""
    wanted = fold(words).removeprefix("ministerievan")
    periods = [*_periods(thing)]
    own = [period for period in periods if fold(period[2]) == wanted]
    ends = [end for first, last, _ in own or periods for end in (first, last) if len(end) == len("2010-10-14")]
    return min((abs((day - date.fromisoformat(end)).days) for end in ends), default=10**6)


def _periods(thing: Thing) -> Iterator[tuple[str, str, str]]:
    """(first day, last day, name); days in ISO form, "" and "9999" when open."""
    for key, value in thing.facts:
        if key in ("period", "portfolio"):
            days, _, name = value.partition("|")
            first, _, last = days.partition("..")
            yield first, last or "9999", name


@lru_cache(maxsize=8192)
def _is_current(thing: Thing, words: str, day: date | None) -> bool:
    """Whether the ministry existed on *day* and, when the name has a time of its own, bore it then.

    Without a day: whether it exists still.
    """
    when = day.isoformat() if day else "9998"
    wanted = fold(words).removeprefix("ministerievan")
    periods = list(_periods(thing))
    own = [period for period in periods if fold(period[2]) == wanted]
    return not periods or any(first <= when <= last for first, last, _ in own or periods)


@lru_cache(maxsize=8192)
def _bears(thing: Thing, words: str, day: date | None) -> bool:
    """Whether these words were its name on *day*."""
    when = day.isoformat() if day else "9998"
    wanted = fold(words).removeprefix("ministerievan")
    return any(first <= when <= last and fold(name) == wanted for first, last, name in _periods(thing))


@lru_cache(maxsize=1024)
def _last_day(thing: Thing) -> str:
    return max((last for _, last, _ in _periods(thing)), default="")
