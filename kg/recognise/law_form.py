"""Laws that no list has, found by the form of their name, and other names that a document gives to laws.

Forms, each with the name it yields:

- head: `Wet goed verhuurderschap`, `Rijkswet ...`, `Besluit ...`, `Regeling ...`, `Wet van 3 juli 1996`
- compound: `Opvangrichtlijn`, `Huisvestingswet 2014`, `NIS2-richtlijn`, `EU-Mercosur-verdrag`, `Bouwbesluit 2012`
- bill: `het wetsvoorstel Transparantie Maatschappelijke Organisaties`, `wetsvoorstel «Participatiewet in balans»`
- small letters: `de kolenwet`, `de richtlijn stedelijk afvalwater`: see `kg.recognise.law_small`
- number: `Verordening (EU) 2022/2065`: see `kg.recognise.law_number`
- treaty: `Verdrag inzake de rechten van het kind`, `Verdrag van Lissabon`
- other: `Algemene Plaatselijke Verordening`, `Digital Markets Act`, `aanwijzingen voor de Planbureaus`
- abbreviation: `Wet politiegegevens (Wpg)`, `Wet openbare manifestaties (hierna: Wom)`, `artikel 3 Wft`
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.gazetteer import slug
from kg.model import Thing
from kg.recognise import law_number, law_small, law_under
from kg.recognise.enumeration import MONTH
from kg.recognise.excerpt import Excerpt, Trigger, word_around
from kg.recognise.law_mention import KINDS_OF_LAW, Form, free, plain
from kg.recognise.law_name import is_name_word, name_end, spells
from kg.recognise.law_small import OF_EUROPE
from kg.text import Span

# A law is meant wherever these stand with a capital and a name after them.
_HEADS = """
Wet Rijkswet Kaderwet Invoeringswet Aanpassingswet Uitvoeringswet Verzamelwet Experimentenwet Instellingswet
Goedkeuringswet Overgangswet Wijzigingswet Herzieningswet Aanvullingswet Spoedwet Noodwet Intrekkingswet Reparatiewet
Uitvoeringsbesluit Uitvoeringsregeling Instellingsbesluit Aanvullingsbesluit Aanpassingsbesluit Invoeringsbesluit
Verzamelbesluit Invoeringsregeling Uitvoeringsverordening Implementatiewet Implementatiebesluit Implementatieregeling
""".split()
_HEADS_OF_TWO = (
    *(
        "Algemene wet",
        "Algemene subsidieverordening",
        "Tijdelijke wet",
        "Financiële wet",
        "Penitentiaire wet",
        "Fiscale verzamelwet",
        "Wetboek van",
    ),
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
# `Wet van 3 juli 1996, houdende opheffing van het adviesstelsel`, and its short name behind that
_HOLDING = re.compile(r",\shoudende\s[a-z][^,;.()\n]{5,200}")
_ITS_NAME = re.compile(r"\s?\((?:[A-Z][a-z]*wet|Wet)\s")
_DATED = re.compile(rf"\ van\ \d{{1,2}}\ {MONTH}\ \d{{4}}")
_SENTENCE_BEGIN = re.compile(r"(?:^|[.:;?!»”•\n]|\n\s*[-–])\s*[«“\"'(]?$")
# `Regeling van werkzaamheden` is an item of every plenary day, `Besluit Woo-verzoek` the answer to a request.
_NO_LAW = re.compile(
    r"(?:Wet-?\s?(?:en|of)\s|(?:Rijksw|W)et\s+houdende\s|Regeling\s+van\s+(?:de\s+)?werkzaamheden|Besluit\s+(?:op\s|W[ob]{2}-))"
)

_COMPOUND = re.compile(
    r"""
    (?P<word>[A-ZÀ-Þ]
        (?:\w{0,30}(?:\ I{1,3})?[-‑](?:[A-ZÀ-Þ]\w{0,30}[-‑]){0,3}  # NIS2-, EU-Mercosur-, Dublin III-
           (?:[A-ZÀ-Þ][a-zà-ÿ]{2,60}|[a-zà-ÿ]{0,60}?) |
           [a-zà-ÿ]{1,30}-\s+en\s+[A-Za-zà-ÿ]{2,30}? |  # Drank- en Horecawet
           [a-zà-ÿ]{2,60}?
        )
        (?:wet|wetboek|richtlijn|verordening|verdrag|besluit|regeling|associatieakkoord|handelsakkoord)
    )(?P<year>\s(?:(?:19|20)\d\d(?!/)|BES\b))?(?!\w|[-‑](?!\s))
    """,
    re.VERBOSE,
)
# `Luchthavenverkeerbesluit Schiphol`: there is one for each airport
_AIRPORT = re.compile(r"Luchthaven\w*(?:besluit|regeling)\s(?:[A-Z][a-z]+)(?:\s[A-Z][a-z]+)?")
_REST_IN_BRACKETS = re.compile(r"(?:\s[a-zà-ÿ][\wà-ÿ’-]*){1,8}(?=\))|\sCOVID-19(?!\w)")
# `Algemene Arbeidsongeschiktheidswet`, `Tweede Verzamelspoedwet COVID-19`
_BEFORE_COMPOUND = re.compile(r"(?<!\w)(?:Algemene|Tijdelijke|(?P<which>Eerste|Tweede|Derde|Vierde))\s$")
_IN_SERIES = ("Verzamel", "Spoed", "Aanvulling", "Reparatie")
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

_TREATY = re.compile(
    r"(?P<head>(?:(?:Internationaal|Europees|Facultatief)\s)?(?:Verdrag|Protocol|Handvest)"
    r"|(?:(?:Internationale|Europese)\s)?(?:Overeenkomst|Conventie))"
    r"(?:(?P<place>\svan\s(?!Opdracht)(?:[A-Z][\w’-]+)(?:\s[A-Z][\w’-]+)?)|(?=\s(?:inzake|betreffende|tot|over|voor|tegen|ter)\s[a-z]))"
)
_JOINING_IN_TREATY = frozenset(("van", "tot", "tegen", "inzake", "betreffende"))
_JOINING_IN_TITLE = _JOINING_IN_TREATY | {"voor"}
_NICKNAME = re.compile(r"[^.;()\n]{0,80}\((?:de\s)?[\w-]*(?:richtlijn|verordening)\)")  # `… (NIS2-richtlijn)`
_OTHERS = re.compile(
    r"(?:(?P<apv>Algemene\s[Pp]laatselijke\s[Vv]erordening)|"
    r"(?P<aanwijzingen>[Aa]anwijzingen\svoor\s(?:de|het)\s[A-Z]\w+)|"
    r"(?P<plan>(?:Belastingplan(?:pakket)?(?:\sBES[-\s]eilanden)?|Overige\sfiscale\smaatregelen)\s(?:19|20)\d\d)|"
    r"(?P<orde>Reglement\svan\sOrde(?:\s(?:van|voor)\sde\s(?:Tweede|Eerste)\sKamer|\svoor\sde\sministerraad)?))"
)
# `Digital Services Act`, `Trade and Cooperation Act`, `Ambient Air Quality Directives`
_ACT = re.compile(
    r"(?!(?:De|Het|Een|Deze|In|Op|Met|Onder|Via|Door|Uit|Ook|The|This|What|Why|How|Under|Van|Zie|Text)\s)"
    r"(?:[A-Z][A-Za-z-]+\s(?:(?:and|of|for|to|on|in)\s)?(?:the\s)?){1,7}(?:Act|Regulation|Directives?)(?!\w)"
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
_OF_BILLS = Trigger("wetsvoorstel", "conceptwetsvoorstel", "initiatiefwetsvoorstel", "rijkswetsvoorstel")
_OF_TREATIES = Trigger(
    *("internationaal", "internationale", "europees", "europese", "facultatief"),
    *("verdrag", "protocol", "handvest", "overeenkomst", "conventie"),
)
_OF_ACTS = Trigger(*(f"{blank}{kind}" for blank in " \n\u00a0" for kind in ("act", "regulation", "directive")))
_KINDS_OF_ACT = ("Act", "Regulation", "Directive")
_OF_OTHERS = Trigger(
    *(
        "algemene plaatselijke",
        "algemene\nplaatselijke",
        "aanwijzingen",
        "belastingplan",
        "overige fiscale",
        "reglement",
    )
)
_OF_ARTICLES = Trigger("artikel", "art.", "artt.")
_NO_LAWS = frozenset(
    "EU VN NAVO SZW OCW BZK VWS JenV EZK LNV IenW BZ PvdA VVD CDA PVV SGP BBB DENK NSC TK EK AP CBS".split()
)


def forms(passage: Excerpt) -> Iterator[Form]:
    """Yield the laws that *passage* names, whether known or not, in no particular order."""
    triggers = passage.triggers
    if _ANY.isdisjoint(triggers):
        return
    for trigger, reader in _READERS:
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


def _headed(passage: Excerpt) -> Iterator[Form]:
    text = passage.text.text
    for match in free(passage.matches(_HEAD, _HEADING)):
        begin = match.start()
        if _NO_LAW.match(text, begin):
            continue
        dated = _DATED.match(text, match.end())
        joining = _JOINING_IN_TITLE if _ABOUT.match(text, match.end()) else _JOINING.get(match[0], frozenset())
        end = dated.end() if dated else name_end(text, begin, match.end(), joining)
        if about := _HOLDING.match(text, end) if dated else None:
            if _ITS_NAME.match(text, about.end()):
                continue
            end = about.end()  # on one day there were several
        may_be_no_law = _PLAIN_HEAD.fullmatch(match[0]) and _SENTENCE_BEGIN.search(text[max(0, begin - 6) : begin])
        if joining is _JOINING_IN_TITLE and match[0] in ("Richtlijn", "Verordening") and OF_EUROPE.search(text):
            if not _NICKNAME.match(text, end):
                yield Form(Span(begin, end), plain(text[begin:end]))  # also at the begin of a sentence, or of an item
            continue
        if end == match.end() or (may_be_no_law and not _DEFINED.match(text, end)):
            continue
        if match[0] == "Richtlijn" and not _OF_THE_UNION.search(text, max(0, begin - 50), begin):
            continue
        yield Form(Span(begin, end), plain(text[begin:end]))


def _compounds(passage: Excerpt) -> Iterator[Form]:
    text = passage.text.text
    if not any(_ends_word(text, *place) for place in passage.places(_OF_COMPOUNDS)):
        return
    for match in free(_COMPOUND.finditer(text)):
        word = match["word"]
        if word.lower() in KINDS_OF_LAW and not match[0].endswith(" BES"):
            continue
        siblings = () if match["year"] else law_under.siblings(text, match.start(), word)
        if siblings is not None:
            end = place.end() if (place := _AIRPORT.match(text, match.start())) else _end_of_compound(text, match)
            begin = _begin_of_compound(text, match)
            yield Form(Span(begin, end), plain(text[begin:end]), siblings=siblings)


def _begin_of_compound(text: str, match: re.Match[str]) -> int:
    begin = match.start()
    before = _BEFORE_COMPOUND.search(text, max(0, begin - 12), begin)
    is_part = before is not None and (not before["which"] or match["word"].startswith(_IN_SERIES))
    return before.start() if before and is_part else begin


def _end_of_compound(text: str, match: re.Match[str]) -> int:
    """The end of the word, or of the name that goes on to the closing bracket: `(Veiligheidswet pleziervaartuigen)`."""
    rest = _REST_IN_BRACKETS.match(text, match.end())
    if rest is None or "COVID" in rest[0]:
        return rest.end() if rest else match.end()
    is_name = text.startswith("(", match.start() - 1) and name_end(text, match.start(), match.end()) == rest.end()
    return rest.end() if is_name else match.end()


_JOINT = 12  # characters in which the first of two compounds ends: `Drank- en Horecawet`


def _ends_word(text: str, begin: int, end: int) -> bool:
    """Whether what stands there is the last part of a longer word, in which or before which a capital can stand."""
    before = text[begin - 1 : begin]
    if text[end : end + 1].isalnum() or not (before.isalnum() or before in ("-", "‑", "_")):
        return False
    first = word_around(text, begin, end).begin
    return text[first].isupper() or any(mark in text[max(0, first - _JOINT) : first] for mark in "-‑_")


def _bills(passage: Excerpt) -> Iterator[Form]:
    text = passage.text.text
    for match in free(passage.matches(_BILL, _OF_BILLS)):
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
        name = plain(text[begin:end])
        first_word = name.partition(" ")[0]
        if match["open"] and name.startswith("Wijziging van "):
            yield Form(Span(begin, end), name)
        if first_word == name or first_word in _HEADS or _HEADED.match(name) or not is_name_word(first_word):
            continue
        yield Form(Span(begin, end), f"Wet {_without_capitals(name)}", (name,), is_weak=weak)


def _without_capitals(name: str) -> str:
    """`Transparantie Maatschappelijke Organisaties` as it stands after `Wet`; abbreviations keep their capitals."""
    return " ".join(word[0].lower() + word[1:] if word[1:].islower() else word for word in name.split())


def _treaties(passage: Excerpt) -> Iterator[Form]:
    text = passage.text.text
    for match in free(passage.matches(_TREATY, _OF_TREATIES)):
        begin, end = match.span()
        if not match["place"]:
            end = name_end(text, begin, match.end("head"), _JOINING_IN_TREATY)
        if end > match.end("head"):
            yield Form(Span(begin, end), plain(text[begin:end]))


def _acts(passage: Excerpt) -> Iterator[Form]:
    text, last = passage.text.text, 0
    for _, end in passage.places(_OF_ACTS):
        is_act = text.endswith(_KINDS_OF_ACT, 0, end) and (not text[end : end + 1].isalpha() or text[end] == "s")
        match = _ACT.search(text, max(last, end - _LONGEST_ACT), end + 2) if is_act else None
        if match:
            last = match.end()
            yield from (Form(Span(*word.span()), plain(word[0])) for word in free([match]))


def _others(passage: Excerpt) -> Iterator[Form]:
    for match in free(passage.matches(_OTHERS, _OF_OTHERS)):
        label = plain(match[0])
        span = Span(*match.span())
        if match["apv"]:
            yield Form(span, "Algemene Plaatselijke Verordening", ("APV",))
        else:
            yield Form(span, label[0].upper() + label[1:])


def _after_articles(passage: Excerpt) -> Iterator[Form]:
    for match in free(passage.matches(_AFTER_ARTICLE, _OF_ARTICLES)):
        if match["abbreviation"] not in _NO_LAWS:
            yield Form(Span(*match.span("abbreviation")), match["abbreviation"])


_READERS: tuple[tuple[Trigger, Callable[[Excerpt], Iterator[Form]]], ...] = (
    (_HEADING, _headed),
    (_OF_COMPOUNDS, _compounds),
    *law_small.READERS,
    (_OF_BILLS, _bills),
    *law_number.READERS,
    (_OF_TREATIES, _treaties),
    (_OF_ACTS, _acts),
    (_OF_OTHERS, _others),
    (_OF_ARTICLES, _after_articles),
)
FORMS = tuple(trigger for trigger, _ in _READERS)
_ANY = frozenset(FORMS)


def as_thing(form: Form, names: tuple[str, ...] = ()) -> Thing:
    """The law that a form names, when no list has it."""
    facts = (("celex", form.celex),) if form.celex else ()
    return Thing("law", slug(form.label, 12), form.label, tuple(dict.fromkeys((*form.names, *names))), facts)
