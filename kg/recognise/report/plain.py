"""Titles without quotation marks, in small letters but for their first word, after the word that says what they are.

`het rapport Vallende daken van de OVV` · `het SER-advies Zekerheid voor daken (2021)` · `een rapport, getiteld Naar` ·
`de brochure Groene daken voor gemeenten` · `het advies van de Raad Groene Ruimte De mythe van de tuin (…)`

Where such a title ends, and that its first word is no surname (`het rapport Jansen over`), only the words around it
tell: its publisher, a bracket with its source, the end of the sentence, a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.model import Thing
from kg.recognise.definitions import ORGANISATION
from kg.recognise.report.citation import CITED_YEAR, Citation
from kg.recognise.report.prose import NO_NAME, QUOTE_NEXT
from kg.recognise.report.surroundings import SAYS, WINDOW, Prose
from kg.recognise.report.told import who_made, who_published, who_says
from kg.scan import of_words
from kg.text import Span

# Verbs that end a title, and what else goes on with the sentence
_STOP = (
    r"(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|dat|die|uit|ik|blijkt|bleek|toont|toonde|staat"
    r"|stond|bevat|maakt|noemt|gaat|ging|komt|kwam|staan|stonden|bevatten|zal|zullen|kan|kunnen|moet|bevestigt|verscheen|verschijnt|benadrukt"
    rf"|en\s(?:de|het)\s\w*(?:rapport|onderzoek|advies|studie)|gepubliceerd|aangeboden|uitgebracht|verschenen|toegestuurd|toegezonden|ontvangen|gestuurd|gedeeld|gepresenteerd|besproken"
    rf"|vastgesteld|opgesteld|opgeleverd|bijgevoegd|overhandigd|afgerond|behandeld|verspreid|verzonden|openbaar\s(?:gemaakt|is)|{SAYS})"
)
_B = r"[^\S\n]"  # a line feed ends a paragraph
_WORD = r"(?:[a-zà-ÿ][a-zà-ÿ’'/-]*|[A-ZÀ-Þ][a-zà-ÿ’'/-]*|[A-Z][A-Z0-9&-]{1,7}|\d{4}|\d{1,3}(?=\s[a-z]))"
_FIRST = r"(?:\([A-Z][a-z]{1,4}\)[a-z]|[A-ZÀ-Þ])"  # `(On)verantwoord`
_WORDS = rf"{_FIRST}(?:[a-zà-ÿ’'/-]*|[A-Z0-9-]{{1,6}})(?:[,:]?{_B}(?!{_STOP}(?!\w)){_WORD}){{1,14}}?"
_END = (
    r"(?=\s(?:van|door)\s(?:(?:de\s|het\s|\w*bureau\s)?[A-ZÀ-Þ]|(?:de|het|mijn)\s(?:ministerie|kabinet|commissie|inspectie|raad|gemeente|minister)\b)|\s\(|\d{0,2}[.;:,)](?:\s|$)|\d{1,2}\s|\?\s"
    rf"|\sd\.d\.\s|\s{_STOP}(?!\w)|\s(?:aan|toe)(?:\s(?:uw|de)\sKamer)?\.|\s(?:verricht|uitgevoerd|opgesteld|met\suw)\b|\n|$)"
)
_AFTER_NOUN = re.compile(rf"{_B}(?P<title>{_WORDS}){_END}")
_ONE_WORD = re.compile(rf"{_B}(?P<title>[A-ZÀ-Þ][a-zà-ÿ]{{5,}})(?=\s{SAYS}\s(?:de\s|het\s)?[A-ZÀ-Þ])")
_TITLED = re.compile(
    rf"(?:\s(?:van|door)\s[^,.;:()«»\n]{{2,60}}(?=,))?,?\s(?:getiteld|genaamd|met\s(?:als\s|de\s)titel){_B}(?P<title>{_WORDS})(?=,|\.(?:\s|$)|;|\s\(|\s{_STOP}(?!\w)|$)"
)
# What is always written down, and what is as often done or given
_PAPER = (
    r"rapport(?:en|age)?|publicaties?|brochures?|essays?|boek|notities?|signalement|handreiking|factsheet|manifest"
    r"|discussienota"
)
_WORK = (
    r"advie[sz]en|advies|studies?|verkenning(?:en)?|onderzoek(?:en)?|evaluatie|analyse|visie|dashboard|beleidsnota"
    r"|benchmark|doorlichting|peiling|visitatie|inventarisatie|memorandum|zienswijze|heroverweging|[a-z]+scan"
)
_is_noun = of_words(rf"(?:[A-Z][\w&]*-)?(?!voortgang)(?:[a-z]*(?:{_PAPER})|[a-z]*(?:{_WORK}))")
_IS_PAPER = re.compile(rf"(?:[A-Z][\w&]*-)?(?!voortgang)[a-z]*(?:{_PAPER})")
_MANY = re.compile(r"(?:en|s)$")
_AND_ANOTHER = re.compile(r"(?:,|\sen)\s(?=[A-ZÀ-Þ][a-zà-ÿ]+\s[a-z])")
_is_of_parliament = of_words(r"(?:enquête|ondervragings|eind)rapport")
# Second words that would follow a surname as well: `het rapport Jansen over`; and those in a title of one that is known
_SECOND = re.compile(r"\S+\s(?:van|over|uit|door|aan|die|dat|is|heeft|wordt|jl|c\.s|en\s(?:de|het))\b")
_OTHER_SECOND = re.compile(r"\S+\s(?:in|bij|naar|inzake|en\s[A-ZÀ-Þ])")
# First words that no surname is
_START = re.compile(
    r"(?:[A-ZÀ-Þ][a-z]+(?:heid|heden|schap|hulp|zorg|beleid|markt|isme|ties?|teit|onderwijs|arbeid|school|scholen|gebruik)|De|Het|Een|Naar|Op|Over|Van|Voor|Met|Hoe|Wat|Wie|Als|Geen|Niet|Meer|Minder|Beter|Samen|Tussen|Zicht|Grip|Ruimte|Evaluatie"
    r"|Effecten|Kosten|Kansen|Trends|Monitor|Verkenning|Onderzoek|Analyse|Toekomst|Werken|Leren|Leven|Wonen|Zorgen|Zorg|Wegen"
    r"|Ontwikkeling(?:en)?|Inventarisatie|Doorlichting|Kwaliteit|Veiligheid|Toezicht|Stand|Aanpak|Opgroeien|Sturen|Bouwen)\b"
)
_SURNAMES = re.compile(r"[A-ZÀ-Þ][\w-]+(?:(?:,|\sen)\s[A-ZÀ-Þ][\w-]+)+")  # `Jansen, Pietersen en Smit`
_CERTAIN = 3  # blanks in words that are a title, though they could begin with a surname
_FEWEST = 2  # blanks in one that nothing but the noun and its end tell of
_SOURCE = re.compile(rf"\s\((?:Kamerstuk|[Bb]ijlage|[Zz]ie\s|TK\b|\d\d\s?\d{{3}}\b|[^()]{{0,40}}{CITED_YEAR}\))")
_NO_TITLE = re.compile(
    r"(?:[IVX]+|Hoofdstuk|Paragraaf|Tabel|Figuur|Samenvatting|Kamerstuk\w*|Artikel|Wet|Besluit|Regeling|Motie|Ministerie|Kabinet|Bijlagen?"
    r"|Inspecties?|Afdeling|Directie|Nr|Prof|Dr|Mr|Tijdelijke\scommissie|Actie\w+|Programma|Plan|Agenda|Jaarplan)\b"
)
_SOME_NAME = re.compile(r"[A-ZÀ-Þ][\w&-]{2,}(?:\s[A-ZÀ-Þ][\w&-]+){0,3}")
_BY = re.compile(r"\s(?:van|door)\s(?:de\s|het\s)?")
_TO_TITLE = re.compile(r"(?:\s\([A-Z][\w&-]{1,9}\))?,?")
# `de Raad Groene Ruimte` before `De mythe van de tuin`: some organisation, then a title with an article
_OWNER = re.compile(
    r"[A-ZÀ-Þ][\w-]+(?:\s(?:[A-ZÀ-Þ][\w-]+|voor|en|de|het|van|der)){0,6}?(?=\s(?:De|Het|Een|Naar|Op|Over|Hoe)\s[a-z])"
)
# Whose it is, then after a colon all up to the number of its paper
_BEHIND_COLON = re.compile(
    rf"(?P<owner>(?:{_B}(?:van|door)(?:{_B}(?:de|het))?)?(?:{_B}[A-ZÀ-Þ][\w-]+(?:{_B}(?:voor|van|en|de|het))*){{0,6}}):"
    rf"{_B}(?P<title>[A-ZÀ-Þ][^()«»“”‘\n;]{{8,200}}?)(?=\s\((?:Kamerstuk|[Bb]ijlage|\d\d\s?\d{{3}}))"
)
# `het RWS-advies Samen snoeien: kiezen voor hagen (Kamerstuk …)`: a subtitle in small letters behind a colon
_WITH_SUBTITLE = re.compile(
    rf"{_B}(?P<title>[A-ZÀ-Þ][^()«»“”‘\n:;.,]{{5,80}}:{_B}[a-zà-ÿ][^()«»“”‘\n:;.]{{8,150}}?)(?=\s\((?:Kamerstuk|[Bb]ijlage|\d\d\s?\d{{3}}))"
)
_ITS = re.compile(r"\b(?:zijn|haar|hun)\s(?:[a-z]+\s)?$")


def titles(prose: Prose) -> Iterator[Citation]:
    """The titles after the nouns of *prose*."""
    for noun in prose.nouns:
        word = noun.of(prose.text)
        if _is_noun(word) is None and _is_of_parliament(word) is None:
            continue
        if titled := _TITLED.match(prose.text, noun.end):
            yield _made(prose, Span(*titled.span("title")), noun, ())
        elif "-" in word and (whole := _WITH_SUBTITLE.match(prose.text, noun.end)):
            yield _made(prose, Span(*whole.span("title")), noun, ())
        elif (named := _behind_colon(prose, noun)) is not None:
            yield named
        elif (owned := _of_owner(prose, noun)) is not None:
            yield owned
        else:
            yield from _after_noun(prose, noun)


def _behind_colon(prose: Prose, noun: Span) -> Citation | None:
    """`rapport Inspectie Tuinveiligheid: Val in de vijver. Onderzoek naar een voorval (Kamerstuk 35 925 X, nr. 81)`"""
    match = _BEHIND_COLON.match(prose.text, noun.end)
    if match is None:
        return None
    things = prose.publishers.within(match["owner"])
    if not things and match["owner"] and ORGANISATION.search(match["owner"]) is None:
        return None
    return _made(prose, Span(*match.span("title")), noun, things[:1])


def _of_owner(prose: Prose, noun: Span) -> Citation | None:
    """`het advies van de Raad voor Cultuur Meer kunst in de tuin`, `het rapport van de Raad Tuin De mythe van groen`"""
    text = prose.text
    by = _BY.match(text, noun.end)
    if by is None:
        return None
    length, things = prose.publishers.at_start(text[by.end() : by.end() + WINDOW])
    owner = None if things else _OWNER.match(text, by.end())
    if not things and (owner is None or ORGANISATION.search(owner[0]) is None):
        return None
    end = by.end() + length if things else owner.end() if owner else 0
    to = _TO_TITLE.match(text, end)
    title = _AFTER_NOUN.match(text, to.end() if to else end)
    if title is None or not may_be_title(prose, title["title"]) or title["title"].count(" ") < _FEWEST:
        return None
    return _made(prose, Span(*title.span("title")), noun, things[:1])


def _after_noun(prose: Prose, noun: Span) -> Iterator[Citation]:
    text = prose.text
    match = _AFTER_NOUN.match(text, noun.end)
    if match is None and _ITS.search(text, max(0, noun.begin - 20), noun.begin):
        match = _ONE_WORD.match(text, noun.end)
    if match is None or not may_be_title(prose, match["title"]) or QUOTE_NEXT.match(text, match.end()):
        return
    title = Span(*match.span("title"))
    who = _who(prose, noun, title)
    if not _is_told(prose, noun, title, who):
        return
    another = _AND_ANOTHER.search(text, title.begin, title.end) if _MANY.search(noun.of(text)) else None
    if another:
        yield _made(prose, Span(title.begin, another.start()), noun, who)
        title = Span(another.end(), title.end)
    yield _made(prose, title, noun, who)


def may_be_title(prose: Prose, title: str) -> bool:
    """Whether *title* is no office, law or name of something known."""
    return not (NO_NAME.match(title) and not _START.match(title)) and not (
        _NO_TITLE.match(title) or _SURNAMES.fullmatch(title) or prose.publishers.begins_known(title)
    )


def _who(prose: Prose, noun: Span, title: Span) -> tuple[Thing, ...]:
    """Who published it, by the words around."""
    text = prose.text
    by = _BY.match(text, title.end)
    who = prose.publishers.at_start(text[by.end() : by.end() + WINDOW])[1] if by else ()
    return (
        who
        or who_made(prose, noun.begin)
        or who_says(prose, title.end)
        or who_published(prose, noun.begin, title.end)
        or who_published(prose, title.begin, title.end)
    )


def _is_told(prose: Prose, noun: Span, title: Span, who: tuple[Thing, ...]) -> bool:
    """Whether the words around show that a title stands there."""
    text, word = prose.text, noun.of(prose.text)
    words = title.of(text)
    is_sure = _START.match(words) is not None or _SECOND.match(words) is None
    if who:
        return is_sure or words.count(" ") >= _CERTAIN
    if not is_sure or (_OTHER_SECOND.match(words) and not _START.match(words)):
        return False
    if _is_of_parliament(word) or _SOURCE.match(text, title.end) or "-" in word:
        return True
    return words.count(" ") >= _FEWEST and (_by_some_body(text, title.end) or _IS_PAPER.fullmatch(word) is not None)


def _by_some_body(text: str, end: int) -> bool:
    """Whether some organisation follows that need not be known: `van SEOR`, `van het Aanjaagteam Bescherming`."""
    by = _BY.match(text, end)
    name = _SOME_NAME.match(text, by.end()) if by else None
    return name is not None and (name[0].isupper() or ORGANISATION.search(name[0]) is not None)


def _made(prose: Prose, title: Span, noun: Span, who: tuple[Thing, ...]) -> Citation:
    made = prose.citation(title, title, noun)
    return replace(made, publishers=tuple(thing.id for thing in who) or made.publishers)
