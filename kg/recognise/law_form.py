"""Laws that no list has, found by the form of their name, and other names that a document gives to laws.

Forms, each with the name it yields:

- head: `Wet goed verhuurderschap`, `Rijkswet ...`, `Besluit ...`, `Regeling ...`, `Wet van 3 juli 1996`
- compound: `Opvangrichtlijn`, `Huisvestingswet 2014`, `NIS2-richtlijn`, `EU-Mercosur-verdrag`, `Bouwbesluit 2012`
- bill: `het wetsvoorstel Transparantie Maatschappelijke Organisaties`, `wetsvoorstel «Participatiewet in balans»`
- number: `Verordening (EU) 2022/2065`, `Richtlijn 2013/33/EU`, `btw-richtlijn (2006/112)`, with its CELEX number
- treaty: `Verdrag inzake de rechten van het kind`, `Verdrag van Lissabon`
- other: `Algemene Plaatselijke Verordening`, `Digital Markets Act`, `aanwijzingen voor de Planbureaus`
- abbreviation: `Wet politiegegevens (Wpg)`, `Wet openbare manifestaties (hierna: Wom)`, `artikel 3 Wft`

CELEX numbers: https://eur-lex.europa.eu (3, year, R, L or D, four digits).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.gazetteer import slug
from kg.model import Thing
from kg.recognise import law_under
from kg.recognise.enumeration import MONTH
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.law_name import is_name_word, name_end, spells
from kg.scan import matches_at
from kg.text import Span


@dataclass(frozen=True, slots=True)
class Form:
    """A law as it is printed somewhere."""

    span: Span  # of its name; of an abbreviation alone when there is nothing else
    label: str
    names: tuple[str, ...] = ()
    celex: str = ""
    is_weak: bool = False  # counts only when the law is known by the label, or an abbreviation follows
    siblings: tuple[str, ...] = ()  # names of acts, one of which must be known: an act under them is named alike


# A law is meant wherever these stand with a capital and a name after them.
_HEADS = """
Wet Rijkswet Kaderwet Invoeringswet Aanpassingswet Uitvoeringswet Verzamelwet Experimentenwet Instellingswet
Goedkeuringswet Overgangswet Wijzigingswet Herzieningswet Aanvullingswet Spoedwet Noodwet Intrekkingswet Reparatiewet
Uitvoeringsbesluit Uitvoeringsregeling Instellingsbesluit Aanvullingsbesluit Aanpassingsbesluit Invoeringsbesluit
Verzamelbesluit Invoeringsregeling
""".split()
_HEADS_OF_TWO = (
    *("Algemene wet", "Tijdelijke wet", "Financiële wet", "Penitentiaire wet", "Fiscale verzamelwet", "Wetboek van"),
    "Tijdelijk besluit",
)
# These also begin sentences; there they count only when an abbreviation follows.
# `Tijdelijke overbruggingsregeling zelfstandig ondernemers (Tozo)`
_PLAIN_TRIGGERS = (
    *("besluit", "rijksbesluit", "regeling", "verordening", "richtlijn", "reglement", "voorschrift", "tijdelijke "),
)
_PLAIN_HEADS = (
    r"Besluit|Rijksbesluit|Regeling|Verordening|Richtlijn|Reglement|Voorschrift|Tijdelijke\ [a-z]{0,30}regeling"
)
_PLAIN_HEAD = re.compile(_PLAIN_HEADS)
_HEAD = re.compile(rf"(?:{'|'.join((*_HEADS, *_HEADS_OF_TWO, _PLAIN_HEADS))})(?![\w‑-])")
# After these the names of what it is about may be joined as in a treaty: `Verordening inzake aansprakelijkheid van ...`
_ABOUT = re.compile(r"\s(?:inzake|betreffende)\s")
# Acts under a law have long names: `Regeling vervoer over land van gevaarlijke stoffen`
_JOINING = dict.fromkeys(("Besluit", "Regeling"), frozenset(("van",)))
# Doctors, prosecutors and professions have a `Richtlijn ...` as well; a directive shows by the words before it.
_OF_THE_UNION = re.compile(
    r"(?:Europese|EU|(?:[Vv]oorstel|[Hh]erziening|[Ii]mplementatie|[Oo]mzetting|[Ww]ijziging|[Ii]nwerkingtreding)\s(?:van|voor))"
    r"[-\s](?:(?:de|een)\s)?(?:\w+\s)?$"
)
_DATED = re.compile(rf"\ van\ \d{{1,2}}\ {MONTH}\ \d{{4}}")
_SENTENCE_BEGIN = re.compile(r"(?:^|[.:;?!»”•\n]|\n\s*[-–])\s*[«“\"'(]?$")
# `Regeling van werkzaamheden` is an item of every plenary day, `Besluit Woo-verzoek` the answer to a request.
_NO_LAW = re.compile(r"(?:Wet-?\s?(?:en|of)\s|Regeling\s+van\s+(?:de\s+)?werkzaamheden|Besluit\s+(?:op\s|W[ob]{2}-))")

_COMPOUND = re.compile(
    r"""
    (?P<word>[A-ZÀ-Þ]
        (?:\w{0,30}(?:\ I{1,3})?[-‑](?:[A-ZÀ-Þ]\w{0,30}[-‑]){0,3}  # NIS2-, EU-Mercosur-, Dublin III-
           (?:[A-ZÀ-Þ][a-zà-ÿ]{2,60}|[a-zà-ÿ]{0,60}?) |
           [a-zà-ÿ]{1,30}-\s+en\s+[A-Za-zà-ÿ]{2,30}? |  # Drank- en Horecawet
           [a-zà-ÿ]{2,60}?
        )
        (?:wet|wetboek|richtlijn|verordening|verdrag|besluit|regeling|associatieakkoord|handelsakkoord)
    )(?P<year>\s(?:19|20)\d\d(?!/))?(?!\w|[-‑](?!\s))
    """,
    re.VERBOSE,
)
_KINDS_OF_LAW = frozenset(
    """
    rijkswet kaderwet initiatiefwet conceptwet noodwet spoedwet invoeringswet uitvoeringswet wijzigingswet
    verzamelwet ontwerpwet belastingwet strafwet natuurwet moederwet raamwet begrotingswet goedkeuringswet
    aanpassingswet instellingswet experimentenwet herzieningswet landsverordening modelverordening
    uitvoeringsverordening basisverordening noodverordening gemeenteverordening huisvestingsverordening
    parkeerverordening subsidieverordening kaderrichtlijn beleidsrichtlijn mensenrechtenverdrag handelsverdrag
    associatieverdrag belastingverdrag toetredingsverdrag wijzigingsrichtlijn eu-richtlijn eu-verordening eu-verdrag
    vn-verdrag eg-richtlijn eg-verordening eu-wet eu-besluit uitvoeringsrichtlijn slotwet implementatiewet sectorwet
    materiewet vakwet onderwijswet zorgwet crisiswet machtigingswet basiswet mantelwet hoofdwet wereldwet bijzonderewet
    omnibuswet tussenwet lenteswet novellewet procedurewet subsidiewet stelselwet overheidswet aanvullingswet
    intrekkingswet reparatiewet verlengingswet wisselwet begrotingwet gedoogwet wachtwet ijkwet oorzaakwet handelswet
    """.split()
)

# `de kolenwet`: in small letters only after the article
_SMALL_COMPOUND = re.compile(r"(?<=\b[Dd]e\s)[a-zà-ÿ]{4,30}wet(?![\w-])")
_BILL = re.compile(
    r"(?:[Ww]ets|[Cc]onceptwets|[Ii]nitiatiefwets|[Rr]ijkswets)voorstel\s+(?:tot\s+)?(?P<open>[«“‘\"'])?"
)
# `wetsvoorstel toelating terbeschikkingstelling van arbeidskrachten (Wtta)`
_ABBREVIATED_BILL = re.compile(
    r"(?P<name>[a-zà-ÿ][^().;:\n]{5,110}?)\s?\((?:hierna:?\s)?(W[A-Za-z]{1,8}(?:\s20\d\d)?)\)"
)
_WORD = re.compile(r"[A-Za-zÀ-ÿ][\w-]*")
_QUOTED = re.compile(r"(?P<name>[A-Z][^«»“”\"\n]{4,120}?)(?:[»”’\"']|$)")
_HEADED = re.compile(r"(?:Wet|Rijkswet|Wijziging|Regels|Algemene\ wet|Tijdelijke\ wet)\b")

_NUMBERED = re.compile(
    r"""
    (?P<kind>
        (?:[Uu]itvoerings|[Gg]edelegeerde\ )?[Vv]erordening |
        (?:[Uu]itvoerings)?[Rr]ichtlijn |
        (?:[Kk]ader|[Uu]itvoerings)?[Bb]esluit
    )
    \s(?P<body>\((?:EU|EG|EEG|Euratom)(?:,\s?Euratom)?\)\s)?(?P<nr>nr\.?\s?)?
    (?P<first>\d{1,4})/(?P<second>\d{1,4})(?P<suffix>/(?:EU|EG|EEG|JBZ|GBVB|Euratom))?(?!\w|/)
    """,
    re.VERBOSE,
)
# `Richtlijnen 2013/32/EU en 2013/33/EU`: the kind stands before the first alone
_SEVERAL = re.compile(r"(?P<kind>[Rr]ichtlijn|[Vv]erordening)en\s(?=\(?(?:EU|EG|EEG|nrs?\.|\d))")
_ONE_OF_SEVERAL = re.compile(
    r"(?P<body>\((?:EU|EG|EEG)\)\s)?(?P<nr>nrs?\.?\s?)?(?P<first>\d{1,4})/(?P<second>\d{1,4})"
    r"(?P<suffix>/(?:EU|EG|EEG))?(?!\w|/)(?P<further>(?:,\s|\sen\s|,\sen\s)(?=\(?(?:E|nr|\d)))?"
)
# `btw-richtlijn (2006/112)`, `milieuaansprakelijkheidsrichtlijn (2004/35/EG)`: the number tells that a name is meant
_NAMED_NUMBER = re.compile(
    r"""
    (?P<kind>[a-zA-Z][a-zà-ÿ-]{1,60}(?:richtlijn|verordening))
    \s\((?:(?:[Rr]ichtlijn|[Vv]erordening)\s)?(?:\((?:EU|EG|EEG)\)\s)?(?P<nr>nr\.?\s?)?
    (?P<first>\d{2,4})/(?P<second>\d{1,4})(?:/(?:EU|EG|EEG))?\)
    """,
    re.VERBOSE,
)
_NAME_BEFORE = re.compile(r"[a-zA-Z]?[a-zà-ÿ-]{1,60}$")
_CELEX_LETTER = {"verordening": "R", "richtlijn": "L", "kaderbesluit": "F", "besluit": "D"}

_TREATY = re.compile(
    r"(?P<head>(?:(?:Internationaal|Europees|Facultatief)\s)?(?:Verdrag|Protocol|Handvest)"
    r"|(?:(?:Internationale|Europese)\s)?(?:Overeenkomst|Conventie))"
    r"(?:(?P<place>\svan\s(?!Opdracht)(?:[A-Z][\w’-]+)(?:\s[A-Z][\w’-]+)?)|(?=\s(?:inzake|betreffende|tot|over|voor|tegen|ter)\s[a-z]))"
)
_JOINING_IN_TREATY = frozenset(("van", "tot", "tegen", "inzake", "betreffende"))
_OTHERS = re.compile(
    r"(?:(?P<apv>Algemene\s[Pp]laatselijke\s[Vv]erordening)|"
    r"(?P<aanwijzingen>[Aa]anwijzingen\svoor\s(?:de|het)\s[A-Z]\w+)|"
    r"(?P<plan>Belastingplan(?:pakket)?\s(?:19|20)\d\d)|"
    r"(?P<orde>Reglement\svan\sOrde(?:\s(?:van|voor)\sde\s(?:Tweede|Eerste)\sKamer|\svoor\sde\sministerraad)?))"
)
# `Digital Services Act`, `Trade and Cooperation Act`
_ACT = re.compile(
    r"(?!(?:De|Het|Een|Deze|In|Op|Met|Onder|Via|Door|Uit|Ook|The|This|What|Why|How|Under|Van|Zie|Text)\s)"
    r"(?:[A-Z][A-Za-z-]+\s(?:(?:and|of|for|to|on|in)\s)?(?:the\s)?){1,7}Act(?!\w)"
)
_LONGEST_ACT = 300  # characters

_ABBREVIATION = r"[A-Z](?=[\w/&]*[A-Z]|[a-z]{1,5}[\s)»”’,.;])[\w/&+-]{1,13}(?:\s(?:(?:19|20)\d\d|[IV]{1,3}(?!\w)))?"
_DEFINED = re.compile(
    rf"""
    \s?(?:\(|,\s(?=hierna|verder\ te|afgekort))
    (?P<hereafter>(?:hierna|verder|voortaan|afgekort)(?:\s(?:te\snoemen|ook|genoemd|als|aangeduid\sals))*:?\s)?
    (?:de\s|het\s)?[«“‘"']?(?P<abbreviation>{_ABBREVIATION})[»”’"']?(?=[),;.])
    """,
    re.VERBOSE,
)
# An abbreviation that can only be a law, because an article stands before it: `artikel 3 Wft`, `art. 6:162 BW`.
_AFTER_ARTICLE = re.compile(
    r"[Aa]rt(?:ikel(?:en)?|t?\.)\s\d[\w:.]*(?:,?\s(?:eerste|tweede|derde|vierde|vijfde)\slid|,?\slid\s\d+|\se\.v\.)?,?\s"
    r"(?:van\sde\s|van\shet\s)?(?P<abbreviation>W[a-z]{1,4}|[A-Z][a-z]{0,3}[A-Z][A-Za-z]{0,4}|[A-Z]{2,5})(?![\w-])"
)

# What each of the patterns begins with, or holds.
_HEADING = Trigger(*map(str.lower, (*_HEADS, *_HEADS_OF_TWO)), *_PLAIN_TRIGGERS)
_OF_COMPOUNDS = Trigger("wet", "wetboek", "richtlijn", "verordening", "verdrag", "besluit", "regeling", "akkoord")
_OF_SMALL_COMPOUNDS = Trigger("wet")
_OF_BILLS = Trigger("wetsvoorstel", "conceptwetsvoorstel", "initiatiefwetsvoorstel", "rijkswetsvoorstel")
_OF_NUMBERS = Trigger(
    *("verordening", "uitvoeringsverordening", "gedelegeerde verordening", "richtlijn", "uitvoeringsrichtlijn"),
    *("besluit", "kaderbesluit", "uitvoeringsbesluit"),
)
_OF_SEVERAL = Trigger("richtlijnen ", "verordeningen ")
_OF_NAMED_NUMBERS = Trigger("richtlijn (", "verordening (")
_OF_TREATIES = Trigger(
    *("internationaal", "internationale", "europees", "europese", "facultatief"),
    *("verdrag", "protocol", "handvest", "overeenkomst", "conventie"),
)
_OF_ACTS = Trigger(" act", "\nact", "\u00a0act")
_OF_OTHERS = Trigger("algemene plaatselijke", "algemene\nplaatselijke", "aanwijzingen", "belastingplan", "reglement")
_OF_ARTICLES = Trigger("artikel", "art.", "artt.")
_NO_LAWS = frozenset(
    "EU VN NAVO SZW OCW BZK VWS JenV EZK LNV IenW BZ PvdA VVD CDA PVV SGP BBB DENK NSC TK EK AP CBS".split()
)


def forms(passage: Excerpt) -> Iterator[Form]:
    """Yield the laws that *passage* names, whether known or not, in no particular order."""
    triggers = passage.triggers
    for trigger, reader in _READERS if triggers else ():
        if trigger in triggers:
            yield from reader(passage)


def abbreviation_after(text: str, name: Span, label: str = "") -> str:
    """The abbreviation that is defined right after a name, or an empty string; *label* is the name in full.

    >>> abbreviation_after("de Wet politiegegevens (hierna: de Wpg) regelt", Span(3, 22))
    'Wpg'
    """
    match = _DEFINED.match(text, name.end)
    if match and (match["hereafter"] or any(spells(match["abbreviation"], full) for full in (name.of(text), label))):
        return match["abbreviation"]
    return ""


def _words(matches: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    """Those that do not begin inside a word; the patterns themselves can then begin with letters, which is faster."""
    for match in matches:
        before = match.string[match.start() - 1 : match.start()]
        if not (before.isalnum() or before in ("-", "‑", "_")):
            yield match


def _collapsed(words: str) -> str:
    return " ".join(words.split())


def _headed(passage: Excerpt) -> Iterator[Form]:
    text = passage.text.text
    for match in _words(passage.matches(_HEAD, _HEADING)):
        begin = match.start()
        if _NO_LAW.match(text, begin):
            continue
        dated = _DATED.match(text, match.end())
        joining = _JOINING_IN_TREATY if _ABOUT.match(text, match.end()) else _JOINING.get(match[0], frozenset())
        end = dated.end() if dated else name_end(text, begin, match.end(), joining)
        may_be_no_law = _PLAIN_HEAD.fullmatch(match[0]) and _SENTENCE_BEGIN.search(text[max(0, begin - 6) : begin])
        if end == match.end() or (may_be_no_law and not _DEFINED.match(text, end)):
            continue
        if match[0] == "Richtlijn" and not _OF_THE_UNION.search(text, max(0, begin - 50), begin):
            continue
        yield Form(Span(begin, end), _collapsed(text[begin:end]))


def _compounds(passage: Excerpt) -> Iterator[Form]:
    text = passage.text.text
    if not any(_ends_word(text, *place) for place in passage.places(_OF_COMPOUNDS)):
        return
    for match in _words(_COMPOUND.finditer(text)):
        word = match["word"]
        if word.lower() in _KINDS_OF_LAW:
            continue
        siblings = () if match["year"] else law_under.siblings(text, match.start(), word)
        if siblings is not None:
            yield Form(Span(*match.span()), _collapsed(match[0]), siblings=siblings)


def _small_compounds(passage: Excerpt) -> Iterator[Form]:
    text = passage.text.text
    for begin, end in passage.places(_OF_SMALL_COMPOUNDS):
        at = text.rfind(" ", max(0, begin - 40), begin) + 1
        match = _SMALL_COMPOUND.match(text, at) if at else None
        if match and match.end() == end and match[0] not in _KINDS_OF_LAW:
            yield Form(Span(at, end), match[0].capitalize(), (match[0],))


def _ends_word(text: str, begin: int, end: int) -> bool:
    """Whether what stands there is the last part of a longer word."""
    before = text[begin - 1 : begin]
    return (before.isalnum() or before in ("-", "‑", "_")) and not text[end : end + 1].isalnum()


def _bills(passage: Excerpt) -> Iterator[Form]:
    text = passage.text.text
    for match in _words(passage.matches(_BILL, _OF_BILLS)):
        begin = match.end()
        if match["open"]:
            quoted = _QUOTED.match(text, begin)
            end = quoted.end("name") if quoted else begin
        else:
            first = _WORD.match(text, begin)
            end = name_end(text, begin, first.end(), content=int(text[begin].isupper())) if first else begin
        weak = text[begin:end][:1].islower()
        if weak and (abbreviated := _ABBREVIATED_BILL.match(text, begin)):
            end = begin + len(abbreviated["name"]) if spells(abbreviated[2], f"Wet {abbreviated['name']}") else end
        name = _collapsed(text[begin:end])
        first_word = name.partition(" ")[0]
        if first_word == name or first_word in _HEADS or _HEADED.match(name) or not is_name_word(first_word):
            continue
        yield Form(Span(begin, end), f"Wet {_without_capitals(name)}", (name,), is_weak=weak)


def _without_capitals(name: str) -> str:
    """`Transparantie Maatschappelijke Organisaties` as it stands after `Wet`; abbreviations keep their capitals."""
    return " ".join(word[0].lower() + word[1:] if word[1:].islower() else word for word in name.split())


def _several(passage: Excerpt) -> Iterator[Form]:
    text = passage.text.text
    for match in _words(passage.matches(_SEVERAL, _OF_SEVERAL)):
        kind = match["kind"].capitalize()
        one = _ONE_OF_SEVERAL.match(text, match.end())
        while one:
            if one["body"] or one["suffix"]:
                span = Span(one.start(), one.end("suffix") if one["suffix"] else one.end("second"))
                number = f"{one['first']}/{one['second']}{one['suffix'] or ''}"
                label = _collapsed(f"{kind} {one['body'] or ''}{number}")
                yield Form(span, label, (_collapsed(span.of(text)),), _celex_number(kind, one))
            one = _ONE_OF_SEVERAL.match(text, one.end()) if one["further"] else None


def _numbered(passage: Excerpt) -> Iterator[Form]:
    for match in _words(passage.matches(_NUMBERED, _OF_NUMBERS)):
        if not (match["body"] or match["suffix"]):
            continue
        kind = match["kind"][0].upper() + match["kind"][1:]
        number = f"{match['first']}/{match['second']}{match['suffix'] or ''}"
        label = _collapsed(f"{kind} {match['body'] or ''}{number}")
        yield Form(Span(*match.span()), label, (_collapsed(match[0]),), _celex(match))


def _named_numbers(passage: Excerpt) -> Iterator[Form]:
    text = passage.text.text
    names = (_NAME_BEFORE.search(text, max(0, at - 61), at) for at, _ in passage.places(_OF_NAMED_NUMBERS))
    for match in _words(matches_at(_NAMED_NUMBER, text, (name.start() for name in names if name))):
        name = match["kind"]
        if name.lower() not in _KINDS_OF_LAW:
            yield Form(Span(*match.span("kind")), name[0].upper() + name[1:], (name,), _celex(match))


def _celex(match: re.Match[str]) -> str:
    return _celex_number(match["kind"], match)


def _celex_number(kind: str, match: re.Match[str]) -> str:
    letter = next(letter for ending, letter in _CELEX_LETTER.items() if kind.lower().endswith(ending))
    year, number = match["first"], match["second"]
    if letter != "L" and _is_year(number) and (match["nr"] or not _is_year(year)):
        year, number = number, year
    if len(year) == 2:
        year = f"19{year}"
    return f"3{year}{letter}{number.zfill(4)}"


def _is_year(number: str) -> bool:
    return re.fullmatch(r"(?:19|20)?[5-9]\d|20\d\d", number) is not None


def _treaties(passage: Excerpt) -> Iterator[Form]:
    text = passage.text.text
    for match in _words(passage.matches(_TREATY, _OF_TREATIES)):
        begin, end = match.span()
        if not match["place"]:
            end = name_end(text, begin, match.end("head"), _JOINING_IN_TREATY)
        if end > match.end("head"):
            yield Form(Span(begin, end), _collapsed(text[begin:end]))


def _acts(passage: Excerpt) -> Iterator[Form]:
    text, last = passage.text.text, 0
    for _, end in passage.places(_OF_ACTS):
        match = _ACT.search(text, max(last, end - _LONGEST_ACT), end + 1) if text.startswith("Act", end - 3) else None
        if match:
            last = match.end()
            yield from (Form(Span(*word.span()), _collapsed(word[0])) for word in _words([match]))


def _others(passage: Excerpt) -> Iterator[Form]:
    for match in _words(passage.matches(_OTHERS, _OF_OTHERS)):
        label = _collapsed(match[0])
        span = Span(*match.span())
        if match["apv"]:
            yield Form(span, "Algemene Plaatselijke Verordening", ("APV",))
        else:
            yield Form(span, label[0].upper() + label[1:])


def _after_articles(passage: Excerpt) -> Iterator[Form]:
    for match in _words(passage.matches(_AFTER_ARTICLE, _OF_ARTICLES)):
        if match["abbreviation"] not in _NO_LAWS:
            yield Form(Span(*match.span("abbreviation")), match["abbreviation"])


_READERS: tuple[tuple[Trigger, Callable[[Excerpt], Iterator[Form]]], ...] = (
    (_HEADING, _headed),
    (_OF_COMPOUNDS, _compounds),
    (_OF_SMALL_COMPOUNDS, _small_compounds),
    (_OF_BILLS, _bills),
    (_OF_NUMBERS, _numbered),
    (_OF_SEVERAL, _several),
    (_OF_NAMED_NUMBERS, _named_numbers),
    (_OF_TREATIES, _treaties),
    (_OF_ACTS, _acts),
    (_OF_OTHERS, _others),
    (_OF_ARTICLES, _after_articles),
)
FORMS = tuple(trigger for trigger, _ in _READERS)


def as_thing(form: Form, names: tuple[str, ...] = ()) -> Thing:
    """The law that a form names, when no list has it."""
    facts = (("celex", form.celex),) if form.celex else ()
    return Thing("law", slug(form.label, 12), form.label, tuple(dict.fromkeys((*form.names, *names))), facts)
