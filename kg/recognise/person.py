"""Persons: with an office, by their initials, as authors, and by their surname alone once they are introduced.

`de heer Van Baarle`, `de leden Becker en Ellian (beiden VVD)`, `Staatssecretaris Paul`, `C.E.G. van Gennip`,
`De voorzitter van de commissie, Kuzu`, `Hans Boutellier, het Nieuwe Westen (2021)`, `Felten & Taouanza, 2018`.
A person's id is the slug of the surname with its prefix: `van-baarle`. Corpus: tests/corpus/person.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from kg.gazetteer import NameHit
from kg.model import Context, Mention, Thing, ThingReading
from kg.recognise.body.forms import is_organisation
from kg.recognise.body.words import COUNTRIES, NO_BODY, NOT_FIRST
from kg.recognise.excerpt import Excerpt, Sort, Trigger
from kg.recognise.given_names import GIVEN_NAMES
from kg.recognise.names import DocumentNames, Spans, begins_sentence, collapsed, things_of
from kg.recognise.person_holder import HOLDING, TALKS, holders, movers_of_papers
from kg.recognise.person_name import (
    COMPOUND,
    INITIALS,
    NO_NAME,
    NO_ONE,
    PREFIX,
    SMALL_PREFIX,
    SURNAME,
    WORD,
    Named,
    authors,
    of_party,
)
from kg.text import Span

_BLANK = r"[^\S\n]"  # between the words of a name; a line feed ends a paragraph
# `Van Baarle`, `C.E.G. van Gennip`, `Olger van Dijk`, `Bruins Slot`; a small prefix only after initials or a given name
_NAME = re.compile(
    rf"""(?x)(?:
    (?P<before>{WORD}\s(?:[A-Z]\.\s?){{1,3}} (?=\S)
        | {INITIALS} (?:\({WORD}(?:[\s-]{WORD})*\)\s)?
        | (?!{PREFIX}\s) {WORD} (?:{_BLANK}(?!{PREFIX}\s){WORD})? \s (?={SMALL_PREFIX}\s))
        (?P<after>(?:{SMALL_PREFIX}\s|{PREFIX}\s)? {SURNAME})
    | (?P<alone>(?:{PREFIX}\s)? {SURNAME} (?:{_BLANK}(?!{PREFIX}\s)(?P<last>{SURNAME}))?)
    )(?!\d{{0,2}}[^\W\d]|[’'\u0300-\u036f]|-\w)"""
)
_ONE = r"""[Dd]e\s?heer | [Hh]eer | [Mm]ijnheer | [Cc]ollega | [Mm]evrouw | [Dd]hr\. | [Mm]w\. | [Mm]evr\.
    | (?:oud-)?Kamerlid | (?:[Hh]et|[Vv]oormalig)\slid | (?:[Oo]ud-)?[Mm]inister(?:-president)? | [Ss]taats?secretaris
    | (?:[Vv]oorzitter|[Gg]riffier)\svan\sde\s(?:Tweede|Eerste)\sKamer | [Ff]ractievoorzitter | [Ll]ijsttrekker
    | [Pp]artijleider | [Pp]remier | (?:[Ii]nterim-|[Oo]ud-|[Vv]ice-)?[Pp]resident
    | [Kk]oning(?:in)? | [Pp]rins(?:es)? | [Pp]aus
    | (?:[Bb]onds)?kanselier | [Ss]enator | [Ss]ecretaris-generaal
    | (?:[Kk]inder|[Vv]eteranen)?ombudsman | [Tt]opman | [Tt]opvrouw | [Pp]olitiechef
    | (?:[Oo]ud-|[Ll]oco)?[Bb]urgemeester | [Ww]ethouder | [Gg]edeputeerde | [Ii]nformateur | [Ff]ormateur
    | [Rr]apporteur | [Rr]ijksadviseur | [Rr]egeringscommissaris | [Ee]urocommissaris | [Kk]orpschef | [Hh]oogleraar
    | [Pp]rofessor | (?:[Pp]rof|[Dd]r|[Dd]rs|[Mm]r|[Ii]r|[Ii]ng)\.(?:\s(?:dr|drs|mr|ir)\.)* | [Oo]nderzoeker
    | [Aa]mbassadeur | [Aa]dvocaat | [Jj]ournaliste? | [Mm]ajoor | [Kk]olonel
    | (?:[Ll]uitenant-|[Kk]olonel-)?[Gg]eneraal | HV | [Hh]oge\s[Vv]ertegenwoordiger
    | [Oo]nder\s(?:leiding|voorzitterschap)\svan | [Kk]amervoorzitter
    | (?<=-)(?:voorzitter|bestuurder|bestuurslid|woordvoerder|onderhandelaar|leider|voorman|voorvrouw|gezant)"""
_MANY = r"""[Dd]e\s?leden | (?<=van\s)leden | (?<=door\s)leden | (?:oud-)?Kamerleden | [Dd]e\sheren | [Cc]ollega[’']?s
    | [Mm]inisters | [Ss]taats?secretarissen | [Aa]uteurs
    | [Ff]ractievoorzitters | [Rr]apporteurs | [Bb]urgemeesters | [Ww]ethouders | [Gg]edeputeerden"""
_AND = re.compile(r"(?:\s\([^()]{2,40}\)){0,2}(?:\s?,\s(?:en\s)?|\sen\s|\s&\s|/)(?=[A-ZÀ-Þ])")
# `motie-Aartsen c.s.`, `motie Van Dijk (PVV)`, `motie Pierik/Olger van Dijk`
_MOVER = re.compile(r"(?:[Mm]oties?|[Aa]mendement|[Ii]nitiatiefwet|[Ii]nitiatiefnota)(?P<joint>[-‑]|\s)(?=[A-ZÀ-Þ])")
_MOVED = re.compile(r"\s\(|\sc\.?\s?s\.?(?!\w)|/|\sover\s|\sverzoekt\s|\swaarin\s|\sen\s[A-Z]")
# `De voorzitter van de commissie, Kuzu`, `De adjunct-griffier, Van den Broek`
# Up to where the next who signs begins, or the list of those present
_NO_OTHER = r"(?:(?!\s(?:(?:De\s|Adjunct-)[a-z-]*(?:griffier|voorzitter)|Aanwezig|Aanvang|Voorzitter|Griffier))[^.;\n])"
_SIGNED = re.compile(
    r"(?<![Gg]eachte\s)(?<![Mm]ijnheer\s)(?<![Mm]evrouw\s)"  # what follows a greeting is the first sentence
    rf"(?:voorzitter|griffier)(?:\svan\sde\s(?:vaste\s|algemene\s)?(?:[Kk]amer)?commissie(?P<name>\sv(?:oor|an)\s{_NO_OTHER}{{3,140}})?)?"
    r"(?:\s(?:voor|van)\s(?:dit|deze)\s[a-z]+)?"
    r"(?(name)|,\s+(?=[A-ZÀ-Þ]))"
)
_COMMA = re.compile(r",\s+(?=[A-ZÀ-Þ])")
# `De Minister van Infrastructuur en Waterstaat,\nB. Madlener`
_UNDERSIGNED = re.compile(
    r"(?:(?:[Mm]inister|secretaris)\s(?:van|voor)\s[A-ZÀ-Þ][^.;:()\n]{3,90}|president),\s+\(?"
    rf"(?=(?:[A-Z][a-z]?\.\s?){{1,6}}[A-ZÀ-Þvd]"  # or in full: `de Minister van Financiën, Floor Molenaar,`
    rf"|(?!\w+(?:se|sche)\s){WORD}\s(?:{SMALL_PREFIX}\s)?{WORD}(?:[,.\n]|$))"
    rf"|(?:president|premier)\svan\s(?:de\s|het\s)?[A-ZÀ-Þ][\w’-]+,\s+"
    rf"(?=(?:{WORD}\s)?{WORD}[,.])"  # `de president van Kenia, Ruto,`
)
# `Voorzitter: Gerkens`, `Eerste ondertekenaar: C. van der Wal, minister voor Natuur`; not `De voorzitter: Dank u wel.`
_LABELLED = re.compile(
    r"(?<!\b[Dd]e\s)(?<![\w-])(?:[Vv]oorzitter|[Gg]riffier|[Oo]ndertekenaar|[Ii]ndiener|[Rr]apporteur):\s+(?=[A-ZÀ-Þ])"
)
_LABELLED_END = re.compile(
    r"(?: [A-ZÀ-Þ][a-z]+)?(?:\n|$|\s(?=Aanwezig|Griffier:|Aanvang)"
    r"|,\s(?:[a-z]|(?:Tweede|Eerste)\sKamerlid)|\s\(|/(?=[A-ZÀ-Þ]))"
)
# `Aanwezig zijn negen leden der Kamer, te weten: Dercksen, Gerkens, Van Kesteren`, `zes leden der Kamer: Blom en Spil`
_PRESENT = re.compile(
    r"(?:leden(?:(?:\s(?:der|van\sde)\sKamer)?,\s(?:te\sweten|namelijk)"
    r"|\s(?:der|van\sde)\sKamer(?=:\s+[A-ZÀ-Þ][^.;:\n]*(?:,|\sen)\s[A-ZÀ-Þ]))"
    r"|[Vv]olgende\sleden(?:\svan\sde\s[a-z]+)?(?=:)|[Aa]anwezige\sleden(?=:)):?\s+(?=[A-ZÀ-Þ])"
)
# `hebben zich afgemeld: Overbeek, wegens ziekte; Brinkman en Van Beek, wegens bezigheden elders`
_EXCUSED = re.compile(r"(?:^|[:;\n])\s*(?P<names>[A-ZÀ-Þ][^:;\n]*)$")
# `• Bert van den Molen, hoogleraar molenkunde`
_LISTED = re.compile(
    rf"\s*(?:[•·*–-]\s)?(?:(?:prof|dr|mr|drs|ir)\.\s)*(?P<name>{WORD}\s(?P<surname>(?:{SMALL_PREFIX}\s|{PREFIX}\s)?{SURNAME}))"
)
# `L. (Leon) Ripmeester`
_GIVEN_INSIDE = re.compile(rf"(?<![\w.]){INITIALS}\({WORD}(?:[\s-]{WORD})*\)\s")
_PORTFOLIO_BEFORE = tuple(f"{office} {small} " for office in ("inister", "ecretaris") for small in ("van", "voor"))
_AFTER_HOLDER = re.compile(
    r"[,.;)]|\s(?:\(|(?:heeft|had|is|was|zei|zegt|zal|wil|werd|en|dat|om|over|op|in|die|kan|gaf|stelt|schreef|vond|lid)\b)"
)
_LAST_OF_MOTION = "gaat over tot de orde van de dag.\n"
_SECOND_INITIAL = re.compile(r"\.\s?[A-Z][a-z]?\.")
_MANY_INITIALS = re.compile(r"[A-Z][a-z]?\.\s?[A-Z][a-z]?\.")
_NO_INITIALS = re.compile(r"(?:[BN]\.\s?V|U\.\s?S|V\.\s?S|E\.\s?U|C\.\s?S)\.")
_GIVEN = re.compile(
    rf"(?<![\w’'-])(?P<given>{WORD}(?:-{WORD})?)\s(?P<surname>(?:{SMALL_PREFIX}\s|{PREFIX}\s)?{SURNAME})(?![\w-])"
)
# `vande leden`: a poor text layer leaves out blanks; `VVD-gedeputeerde`
_OFFICE_BEFORE = re.compile(
    rf"(?x)(?<![\w-])(?:(?:van|door|aan|de)(?=[dhlm]e|min|sta)|(?!Minister-)[A-Z]\w+-(?=[a-zK]))?(?P<office>(?P<many>{_MANY})|{_ONE})\s?$"
)
_OF_OTHER = re.compile(rf"(?:{WORD}\s)?(?P<last>{WORD})\svan\s(?:de\s|het\s)?")
_NO_TOWN_AFTER = ("lid ", "heer ", "mevrouw ", "leden ", "minister ", "secretaris ")  # unlike `burgemeester `


_OFFICES = """heer mijnheer collega collegas collega’s collega's
mevrouw dhr. mw. mevr. lid minister president secretaris premier burgemeester wethouder rapporteur
rijksadviseur commissaris korpschef hoogleraar professor prof. dr. drs. mr. ir. ing. onderzoeker ambassadeur leden
heren ministers secretarissen auteurs gedeputeerde formateur advocaat journalist journaliste majoor kolonel
generaal koning koningin prins prinses paus kanselier senator ombudsman topman topvrouw politiechef rapporteurs
fractievoorzitter fractievoorzitters lijsttrekker partijleider kamer
burgemeesters wethouders gedeputeerden kamervoorzitter -voorzitter -bestuurder -bestuurslid -woordvoerder
-onderhandelaar -leider -voorman -voorvrouw -gezant""".split()
_OFFICES_GLUED = ("heer", "leden", "lid", "mevrouw", "inister", "ecretaris")
_OFFICES_BEFORE = Trigger(
    *(f"{office} " for office in _OFFICES), "leiding van ", "voorzitterschap van ", "hv ", "vertegenwoordiger "
)
_UNDERSIGNING = Trigger("minister ", "secretaris ", "president,", "president van ", "premier van ")
_MOVED_BY = Trigger("motie", "amendement", "initiatiefwet", "initiatiefnota")
_SIGNING = Trigger("voorzitter", "griffier")
_LABELS = Trigger("voorzitter:", "griffier:", "ondertekenaar:", "indiener:", "rapporteur:")
_ATTENDING = Trigger(
    "leden der kamer", "leden van de kamer", "leden, te weten", "leden, namelijk", "volgende leden", "aanwezige leden"
)
_EXCUSED_FOR = Trigger(", wegens ")
_IN_LIST = Trigger(
    *(f", {office}" for office in "hoogleraar directeur onderzoeker bestuurder rector president kamerlid".split()),
    ", lid van",
    ", hoofd van",
    ", voorzitter van",
    ", fractievoorzitter",
    ", wethouder",
    ", burgemeester",
)
TRIGGERS: tuple[Trigger, ...] = (
    _OFFICES_BEFORE,
    _UNDERSIGNING,
    _MOVED_BY,
    _SIGNING,
    _LABELS,
    _ATTENDING,
    _EXCUSED_FOR,
    _IN_LIST,
    HOLDING,
    TALKS,
)


def introduce(passages: Sequence[Excerpt], known: DocumentNames, context: Context) -> Iterator[Thing]:
    """Yield the persons that the document names with an office, initials or a given name, or cites as authors."""
    for passage in passages:
        text = passage.text.text
        for person in _free(passage, known.hits(text)):
            surname = collapsed(person.surname)
            capital = surname[0].upper() + surname[1:]
            yield Thing("person", person.id, collapsed(person.span.of(text)), tuple(dict.fromkeys((capital, surname))))


def find(passage: Excerpt, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield the persons in *passage*: those that show to be one here, then surnames that were introduced elsewhere."""
    text = passage.text.text
    direct = _free(passage, hits)
    read = Spans(person.span for person in direct)
    for person in direct:
        office = _OFFICE_BEFORE.search(text, max(0, person.span.begin - 30), person.span.begin)
        span = Span(office.start("office") if office else person.span.begin, person.span.end)
        reading = ThingReading(person.id, collapsed(person.span.of(text)))
        yield Mention(span, "person", reading, "person.office" if office else "person.name", passage.unit, passage.via)
    for hit in hits:
        thing = next(iter(things_of(hit, "person")), None)
        if thing is not None and not read.overlaps(hit.span) and _is_bare_name(text, hit.span, thing):
            reading = ThingReading(thing.id, collapsed(hit.span.of(text)))
            yield Mention(hit.span, "person", reading, "person.surname", passage.unit, passage.via)


def _free(passage: Excerpt, hits: Sequence[NameHit]) -> Sequence[Named]:
    """The persons in *passage* whose names are no part of another name: `Anne Frank Stichting`."""
    named = [*passage.once(persons), *(_beside(passage.text.text, hits) if hits else ())]
    if not named:
        return ()
    text = passage.text.text
    others = Spans(hit.span for hit in hits if any(thing.kind not in ("person", "report") for thing in hit.things))
    places = frozenset(
        hit.span
        for hit in hits
        if {thing.kind for thing in hit.things} <= {"person", "place", "body"} and " " not in hit.span.of(text)
    )
    begins = frozenset(hit.span.begin for hit in hits if any(thing.kind != "person" for thing in hit.things))
    found: dict[Span, Named] = {}
    for read in named:
        person = _before_other(text, read, begins)
        other = others.first_overlapping(person.span)
        if other in places and text[: person.span.begin].endswith(_NO_TOWN_AFTER):
            other = None  # `het lid Westerveld`, `de heer Brijder`, who bear the name of a town or clinic
        if other is None or (len(other) < len(person.span) and other.begin > person.span.begin):
            found.setdefault(person.span, person)
    longest = sorted(found.values(), key=lambda person: (person.span.begin, -person.span.end))
    kept: list[Named] = []
    for person in longest:
        if not kept or person.span.begin >= kept[-1].span.end:
            kept.append(person)
    return kept


def _before_other(text: str, person: Named, begins: Collection[int]) -> Named:
    """The name without the town or party that one is of: `burgemeester Kees Spil van Almelo`, `Weger van Ons Dorp`."""
    head = _OF_OTHER.match(text, person.span.begin, person.span.end)
    if head is None or head.end() not in begins or head["last"] in GIVEN_NAMES:
        return person
    return Named(Span(person.span.begin, head.end("last")), head["last"])


def _is_bare_name(text: str, span: Span, thing: Thing) -> bool:
    """Whether a surname alone means the person: printed so, inside a sentence, not next to another name."""
    words = span.of(text)
    if collapsed(words) not in (thing.label, *thing.names) or not words[0].isupper():
        return False
    if " " not in words and begins_sentence(text, span.begin):
        return False
    before = _WORD_BEFORE.search(text[max(0, span.begin - 40) : span.begin])
    if before and before[1][0].isupper() and not begins_sentence(text, span.begin - len(before[0])):
        return False
    return _NAME_AFTER.match(text[span.end : span.end + 3]) is None


_WORD_BEFORE = re.compile(r"([\w’'-]+)\s$")
_NAME_AFTER = re.compile(r"-|\s[A-ZÀ-Þ][a-z]|[’']?[a-z]")


def persons(passage: Excerpt) -> Iterator[Named]:
    """Yield the names in *passage* that show by themselves or by their surroundings to be a person's."""
    text = passage.text.text
    behind = {end for _, end in passage.places(_OFFICES_BEFORE)}
    for begin in sorted(behind.union(_glued(passage))) if behind or passage.glued else ():
        office = _OFFICE_BEFORE.search(text, max(0, begin - 40), begin) if text[begin : begin + 1].isupper() else None
        if office:
            yield from _after_office(text, begin, bool(office["many"]) or office[0].endswith("lid "))
    for word, name in zip(passage.words, passage.printed, strict=True) if GIVEN in passage.sorts else ():
        if _is_given_name(name):
            given = _GIVEN.match(text, word.start())
            if (
                given
                and given["surname"] not in NO_NAME
                and given["surname"] not in NO_ONE
                and not _STREET.search(given["surname"])
            ):
                third = _THIRD.match(text, given.end()) if given["surname"] in GIVEN_NAMES else None
                whole = third if third and third["last"] not in NO_NAME else None  # `Jan Bouke Molenaar`
                end, surname = (whole.end(), whole["last"]) if whole else (given.end(), given["surname"])
                yield Named(Span(given.start(), end), surname)
    yield from _movers(passage) if _MOVED_BY in passage.triggers else ()
    yield from movers_of_papers(text) if _MOVED_BY in passage.triggers and " (Kamerstuk " in text else ()
    yield from _signatories(passage) if passage.triggers else ()
    for match in _GIVEN_INSIDE.finditer(text) if ". (" in text else ():
        yield from filter(None, [one_person(text, match.start())])
    for match in _MANY_INITIALS.finditer(text) if _SECOND_INITIAL.search(text) else ():
        if not text[match.start() - 1 : match.start()].strip(" (\n") and not _NO_INITIALS.match(match[0]):
            yield from filter(None, [one_person(text, match.start())])
    yield from _undersigned(text) if _LAST_OF_MOTION in text else ()
    yield from authors(text, in_note=passage.via is not None)


@lru_cache(maxsize=8192)
def _is_given_name(word: str) -> bool:
    """Whether a word is a given name, or begins with one and a hyphen."""
    return word in GIVEN_NAMES or ("-" in word and word.partition("-")[0] in GIVEN_NAMES)


GIVEN = Sort(_is_given_name)


def _glued(passage: Excerpt) -> Iterator[int]:
    """Where a name begins that a poor text layer has glued to its office: `heerVan Dam`, `deleden`."""
    text = passage.text.text
    for word in passage.glued:
        begin = word.start()
        if text[max(0, begin - 20) : begin].endswith(_OFFICES_GLUED):
            yield begin


def _beside(text: str, hits: Sequence[NameHit]) -> Iterator[Named]:
    """Those whom the name of a party behind, or of a ministry before, shows to be persons."""
    yield from of_party(text, hits)
    yield from _of_ministry(text, hits)


def _of_ministry(text: str, hits: Sequence[NameHit]) -> Iterator[Named]:
    """Those whose portfolio stands before the name: `minister van Financiën Spil`."""
    for hit in hits:
        if text[hit.span.end : hit.span.end + 1] == " " and things_of(hit, "ministry"):
            before = text[max(0, hit.span.begin - 30) : hit.span.begin]
            person = one_person(text, hit.span.end + 1) if before.endswith(_PORTFOLIO_BEFORE) else None
            if person and _AFTER_HOLDER.match(text, person.span.end) and person.surname not in NO_BODY | NOT_FIRST:
                yield person


def _signatories(passage: Excerpt) -> Iterator[Named]:
    """Those who sign, preside or attend: names after an office and a comma, after a label, in the list of members."""
    text = passage.text.text
    for match in passage.matches(_SIGNED, _SIGNING):
        commas = _COMMA.finditer(text, match.start("name"), match.end("name") + 2) if match["name"] else ()
        begins = [comma.end() for comma in commas] if match["name"] else [match.end()]
        yield from [*filter(None, (one_person(text, begin) for begin in begins))][-1:]
    for match in passage.matches(_UNDERSIGNED, _UNDERSIGNING):
        yield from filter(None, [one_person(text, match.end())])
    yield from holders(passage)
    for match in passage.matches(_LABELLED, _LABELS):
        labelled = one_person(text, match.end())
        while labelled and (end := _LABELLED_END.match(text, labelled.span.end)):
            yield labelled
            labelled = one_person(text, end.end()) if end[0] == "/" else None  # `Griffier: Spil/Weger`
    for match in passage.matches(_PRESENT, _ATTENDING):
        yield from _after_office(text, match.end(), many=True)
    for begin, _ in passage.places(_EXCUSED_FOR):
        excused = _EXCUSED.search(text, max(0, begin - 200), begin)
        named = [*_after_office(text, excused.start("names"), many=True)] if excused else []
        yield from named if named and named[-1].span.end == begin else ()
    for begin, _ in passage.places(_IN_LIST):
        listed = _LISTED.fullmatch(text, text.rfind("\n", 0, begin) + 1, begin)
        if listed and not _is_of_organisation(listed["name"]) and listed["surname"].split()[-1] not in _NO_LAST:
            yield Named(Span(*listed.span("name")), listed["surname"])


def _undersigned(text: str) -> Iterator[Named]:
    """The names below a motion, each on a line of its own or all on one."""
    at = text.find(_LAST_OF_MOTION)
    end = at + len(_LAST_OF_MOTION)
    while at >= 0:
        begin, end = end, text.find("\n", end)
        stop = end if end >= 0 else len(text)
        line = [*_after_office(text, begin, many=True)]  # one name, or all of them
        if not line or line[-1].span.end != stop:
            return
        yield from line
        at, end = end, stop + 1


def _whole(text: str, begin: int, match: re.Match[str]) -> Named:
    """The name with initials or given names before it; `M.H. Schultz van Haegen` goes on behind its first word."""
    rest = _COMPOUND_REST.match(text, match.end()) if match["after"] in COMPOUND else None
    if rest:
        return Named(Span(begin, rest.end()), text[match.start("after") : rest.end()])
    is_compound = match["before"].rstrip() in COMPOUND
    return Named(Span(begin, match.end()), text[begin : match.end()] if is_compound else match["after"])


def one_person(text: str, begin: int, stop: int | None = None) -> Named | None:
    """The name that begins at *begin*, where the words before it say that a person's name follows.

    It ends before *stop*, when that is given.
    """
    match = _NAME.match(text, begin, len(text) if stop is None else stop)
    if match is None:
        return None
    is_other = match["before"] is not None and _is_of_organisation(match["after"])
    if match["before"] and (match["before"].split()[0] in NO_ONE or (is_other and "." in match["before"])):
        return None
    if match["before"] and not is_other and match["after"].split()[-1] not in _NO_LAST:
        return _whole(text, begin, match)
    words = match["alone"] or match["before"].rstrip()
    end, last = begin + len(words), match["last"]
    is_next = last in NOT_FIRST and not _LISTED_ON.match(text, match.end())  # `Rinnooy Kan,` is a name
    if last and (last in NO_NAME or is_next or last.startswith(NO_ONE)):
        end, last = match.start("last") - 1, None
    name = text[begin:end]
    first = name.split()[0]
    if last and first in GIVEN_NAMES and (third := _THIRD.match(text, end)) and third["last"] not in NO_NAME:
        end = third.end()  # `Bert Groot Molenaar`, `Piet Hein Molenaar`
        name = text[begin:end]
        last = third["last"] if last in GIVEN_NAMES else f"{last} {third['last']}"
    if first in NO_NAME or name.split()[-1] in NO_NAME or name in NO_ONE or _is_of_organisation(name):
        return None
    if name.endswith(_OF_STUDY):
        return None
    return Named(Span(begin, end), last if last and first in GIVEN_NAMES else name)


_COMPOUND_REST = re.compile(rf"{_BLANK}{SMALL_PREFIX}{_BLANK}{SURNAME}")
_NO_SURNAMES = NO_NAME.union(NO_ONE)
_LISTED_ON = re.compile(r"\s?[,.;()]|\sen\s|\s?$")
_NO_LAST = NO_NAME | COUNTRIES
_OF_STUDY = ("studies", "wetenschap", "wetenschappen", "kunde", "logie")  # `hoogleraar Molenstudies`
_LONG_WORD = 8  # letters; `Bond` and `Huis` are surnames too
_THIRD = re.compile(rf"{_BLANK}(?!{PREFIX}\s)(?P<last>(?:{SMALL_PREFIX}\s)?{SURNAME})(?![\w’'-])")
_STREET = re.compile(r"\w*(?:straat|laan|weg|plein|kade|singel|gracht|plantsoen)$")


def _is_of_organisation(name: str) -> bool:
    """Whether the last word is one for an organisation: `Dr. S. van Entersingelkliniek`."""
    last = name.rsplit(maxsplit=1)[-1]
    return len(last) > _LONG_WORD and is_organisation(last)


def _after_office(text: str, begin: int, many: bool) -> Iterator[Named]:
    """The name after an office, or the names after one in the plural: `de leden Podt (D66) en Van Nispen (SP)`."""
    person = one_person(text, begin)
    if person is None:
        return
    joint = _AND.match(text, person.span.end)
    following = one_person(text, joint.end()) if joint and joint[0] == " en " else None
    if not many and following is not None and " " not in person.surname:
        return  # `Staatssecretaris Participatie en Integratie`: a portfolio
    yield person
    while many and joint:
        person = one_person(text, joint.end())
        if person is None:
            return
        yield person
        joint = _AND.match(text, person.span.end)


def _movers(passage: Excerpt) -> Iterator[Named]:
    """Those whose motion is named after them: `motie-Aartsen c.s.`, `motie Pierik/Olger van Dijk`."""
    text = passage.text.text
    for match in passage.matches(_MOVER, _MOVED_BY):
        person = one_person(text, match.end())
        if person is None or (match["joint"].isspace() and not _MOVED.match(text, person.span.end)):
            continue
        yield person
        while text[person.span.end : person.span.end + 1] == "/":
            person = one_person(text, person.span.end + 1)
            if person is None:
                break
            yield person
