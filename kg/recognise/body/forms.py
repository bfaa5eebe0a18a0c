"""Organisations by the form of their name, or by the word before it.

`Indisch Platform`, `Nederlandse Stichting Water- & Zwemveiligheid`, `Hagaziekenhuis`, `onderzoeksbureau Labyrinth`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from kg.recognise.body.words import (
    COUNTRIES,
    DOMAIN_FIRST,
    GENERIC,
    NO_BODY,
    NO_ORGANISATION,
    NOT_FIRST,
    NOT_FIRST_ENDS,
    ORGANISATION_ENDS,
    ORGANISATION_WORDS,
    TRIGGER_ENDS,
)
from kg.recognise.excerpt import Excerpt, Sort, Trigger
from kg.recognise.names import CAPITALISED, WORD, begins_sentence
from kg.scan import matches_at
from kg.text import Span

# What may stand between two words of a name, never the end of a paragraph.
_B = r"[^\S\n]"
_DIRECT = re.compile(rf"-?{_B}(?:(?:of|for){_B}(?:the{_B})?)?")
# After the word for the organisation: nearly any small word.
_AFTER_ORGANISATION = re.compile(
    rf"{_B}(?:(?:of|for|on|to){_B}(?:the{_B})?"
    rf"|(?:(?:van|voor|tegen|tot|ter|ten|inzake|naar|der|des|bij|in){_B})?(?:(?:de|het|den|the){_B})?)"
    rf"(?:advies{_B}inzake{_B}|gemeente{_B})?"
)
_LATER = re.compile(
    rf"(?:{_B}|{_B}and{_B}|-{_B}(?:en|&){_B}|{_B}&{_B}|{_B}voor{_B}(?:de{_B}|het{_B})?|{_B}van{_B}(?:de{_B}|het{_B})?"
    rf"|{_B}in{_B}(?=Nederland\b))"
)
# What people call their own: `Stichting Recht op Bescherming tegen Vliegtuighinder`
_OF_OWN = ("Stichting", "Vereniging")
_LATER_OF_OWN = re.compile(rf"{_LATER.pattern}|{_B}(?:(?:op|aan|uit|bij){_B}(?:de{_B}|het{_B})?|tegen{_B})")
_EN = re.compile(rf"-?(?:,{_B}[A-ZÀ-Þ]\w+)?{_B}en{_B}")
_LISTED = re.compile(r"[A-ZÀ-Þ][\w-]+\sen\s[A-ZÀ-Þ]")
_ENGLISH = re.compile(rf"{_B}(?:(?:for|of|the|to|and|all){_B}){{1,2}}|{_B}&{_B}|{_B}")
_RESEARCH = re.compile(rf"{_B}Onderzoek(?:{_B}(?:en|&){_B}Advies)?(?![\w-]|{_B}(?:naar|van|over)\b)")  # `Vos Onderzoek`
# Also `Dokters van de Wereld`
DUTCH = re.compile(rf"{_B}(?:(?:for|of|the|to|and|all){_B}){{1,2}}|{_B}van{_B}(?:(?:de|het){_B})?|{_B}&{_B}|{_B}")
_TRIGGERS = tuple(f"{end} " for end in TRIGGER_ENDS)
LEADS = Trigger(*_TRIGGERS)
FOREIGN = Trigger("ministerie")
_FOREIGN_MINISTRY = re.compile(
    r"\b(?!Nederlandse\b)(?P<name>[A-ZÀ-Þ]\w+(?:se|sche)\s[Mm]inisterie)"
    rf"(?:\svan\s{CAPITALISED}(?:(?:,\s|\sen\s|\s){CAPITALISED})*)?"
)
# `Engelse`, `Intensieve begeleiding`
ADJECTIVE = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:(?:se|sche)\b|e(?=\s[a-z]))(?!\s[A-ZÀ-Þ])")
_DAY = re.compile(r"\s\d{1,2}-[a-z]{3,9}\b")
_TOWN = re.compile(r"Den\s(?:Haag|Bosch|Helder|Dolder)\b")  # `Rechtbank Den Haag`
_STUDY = re.compile(r"(?:Onderzoek|Samenwerking)\s(?:en|&)\s[A-ZÀ-Þ]")  # `Bureau Onderzoek en Rijksuitgaven`
_NATIONAL = ("Nationale", "Europese", "Nederlandse", "Landelijke", "Internationale", "Centrale", "Regionale")
_OF_COUNTRY = ("bank", "Orde")
_CHAMBER = re.compile(r"(?:Tweede|Eerste) Kamer\b")
# `Nederlandseorganisatie`: a text layer without the blank
_GLUED_ADJECTIVE = re.compile(
    r"[A-Z]\w*(?:landse|pese|ische|aanse)(?=organisatie|instelling|bedrijf|vereniging|universiteit)"
)
_FUND = re.compile(r"(?:(?:Nationaal|Europees|Landelijk|Nederlands|Provinciaal|Regionaal)\s)?[A-Z][a-z]{3,}fonds")
_OF_CHAMBER = re.compile(r" van de (?:Tweede|Eerste) Kamer\b")  # a committee of parliament
_OF_STATES = ("International", "Intergovernmental", "Global", "European", "Scientific", "Advisory")
# And words that end the name of a firm: `Nergens Consultancy`
_LEGAL_FORMS = frozenset(
    """BV NV B.V N.V GmbH Ltd Consultancy Consulting Adviseurs Holding Airlines Airways Pharmaceuticals Technologies
    Solutions International""".split()
)
# What is called after a town or a person: `het Ruwaard van Enter Ziekenhuis`
_CALLED_AFTER = ("ziekenhuis", "gasthuis", "museum", "lyceum")
# `de Dr. S. van Entersingelkliniek`, `de Van der Entersingelkliniek`
_CLINICS = ("kliniek", "instituut", "lyceum")
_OF_PERSON = re.compile(r"(?:(?:Prof|Dr|Mr)\.\s)?(?:[A-Z]\.\s?){0,3}\b[Vv]an\s(?:de[nr]?\s|het\s)?$")
_LONG_CLINIC = 10  # characters
_HET = re.compile(r"\b[Hh]et\s\Z")
_IN_CALLED = re.compile(rf"{_B}(?:van|de|der|ter|in){_B}(?:(?:de|der|den|het){_B})?")
_NOT_ALONE = ("coördinator", "rapporteur", "werkgroep", "commissie", "school", "netwerk")
_NEVER_FIRST = (NOT_FIRST | NO_BODY) - {"Nationaal", "Nationale"}  # `Nationale Raad voor ...`
_OWN_ARTICLE = re.compile(r"(?:De|Het)\s(?=[A-ZÀ-Þ])")
_ARTICLE = re.compile(r"\b(?:[Dd]e|[Hh]et|’t|een|[Uu]w|onze)\s$")


@lru_cache(maxsize=8192)
def is_organisation(word: str) -> bool:
    """Whether a word with a capital is, or ends in, one for an organisation.

    >>> is_organisation("Onderwijsraad"), is_organisation("Fietsersbond"), is_organisation("Samenleving")
    (True, True, False)
    """
    folded = word.casefold()
    if word == "Panel":
        return True
    return (folded.endswith(ORGANISATION_ENDS) and folded not in NO_ORGANISATION) or folded in ORGANISATION_WORDS


@lru_cache(maxsize=8192)
def _may_be_organisation(word: str) -> bool:
    """Whether a word is one for an organisation, by itself or behind the name of a country."""
    return is_organisation(word) or word.endswith(_OF_COUNTRY)


ORGANISATIONS = Sort(_may_be_organisation)


def by_form(passage: Excerpt) -> Iterator[Span]:
    """Yield the names that hold a word for an organisation: `Mulier Instituut`, `Raad voor Cultuur`."""
    text, words = passage.text.text, passage.words
    at = 0
    for index, printed in enumerate(passage.printed) if ORGANISATIONS in passage.sorts else ():
        if not _may_be_organisation(printed) or not (is_organisation(printed) or _is_of_country(words, index)):
            continue
        word = words[index]
        if word.start() < at:
            continue
        span = Span(_begin(text, words[: index + 1]), _end(text, words, index))
        if _is_particular(text, span, word):
            at = span.end
            yield span
    if FOREIGN in passage.triggers:
        begins = (_word_before(text, begin) for begin, _ in passage.places(FOREIGN))
        yield from (Span(*match.span()) for match in matches_at(_FOREIGN_MINISTRY, text, begins))


def by_legal_form(passage: Excerpt) -> Iterator[Span]:
    """Yield the names with the legal form of a firm behind them: `Nergens Recycling BV`."""
    text, words = passage.text.text, passage.words
    for index, word in enumerate(words) if not _LEGAL_FORMS.isdisjoint(passage.printed) else ():
        if word[0] in _LEGAL_FORMS:
            begin = _begin(text, words[: index + 1])
            if begin < word.start():
                yield Span(begin, word.end() + text.startswith(".", word.end()))


def _is_of_country(words: Sequence[re.Match[str]], index: int) -> bool:
    """Whether a word is that of an organisation of a country: `Nationale Grondbank`, `Landelijke Orde van Artsen`."""
    word = words[index][0]
    return index > 0 and (word.endswith("bank") or word == "Orde") and words[index - 1][0] in _NATIONAL


def _word_before(text: str, at: int) -> int:
    """Where the word before the blank before *at* begins."""
    begin = at - 1
    while begin > 0 and (text[begin - 1].isalnum() or text[begin - 1] == "_"):
        begin -= 1
    return max(begin, 0)


def _begin(text: str, words: Sequence[re.Match[str]]) -> int:
    """Where a name begins that has its word for the organisation at the end: `Verwey-Jonker Instituut`."""
    first = len(words) - 1
    while first and _DIRECT.fullmatch(text, words[first - 1].end(), words[first].start()):
        first -= 1
    if (
        first
        and words[-1][0].casefold().endswith(_CALLED_AFTER)
        and _HET.search(text, max(0, words[first - 1].start() - 5), words[first - 1].start())
    ):
        first -= _IN_CALLED.fullmatch(text, words[first - 1].end(), words[first].start()) is not None
    if first == len(words) - 1 and words[-1][0].endswith(_CLINICS) and len(words[-1][0]) > _LONG_CLINIC:
        begin = words[-1].start()
        person = _OF_PERSON.search(text, max(0, begin - 30), begin)
        if person and (person[0][0] != "v" or "." in person[0]):
            return person.start() + (person[0][0] == " ")
    while first < len(words) - 1 and (words[first][0] in _NEVER_FIRST or words[first][0].endswith(NOT_FIRST_ENDS)):
        first += 1
    return words[first].start()


def _end(text: str, words: Sequence[re.Match[str]], index: int) -> int:
    """Where the name ends that has its word for the organisation at *index*."""
    day = _DAY.match(text, words[index].end())
    if day:  # `Comité 21-maart`
        return day.end()
    joint, first = _AFTER_ORGANISATION, words[index][0]
    has_small = has_en = False
    while index + 1 < len(words):
        here, following = words[index], words[index + 1]
        between = text[here.end() : following.start()]
        if between == " " and _CHAMBER.match(text, following.start()):
            index += 2  # `Centraal Informatiepunt Tweede Kamer`
            break
        if between == " " and here[0] in _OF_OWN and _OWN_ARTICLE.match(text, following.start()):
            joint = _LATER_OF_OWN  # `Stichting De Kleine Molen`
            index += 1
            continue
        if (
            (following[0] in NO_BODY or following[0] in NOT_FIRST)
            and not _TOWN.match(text, following.start())
            and not (between == " " and joint is _AFTER_ORGANISATION and _STUDY.match(text, following.start()))
        ):
            break
        if " in " in between and following[0] not in COUNTRIES and first not in _OF_OWN:
            break  # `de Armeense Kerk in Almelo`
        if " to " in between and here[0] == "Commission":  # `Communication from the Commission to the Council`
            break
        if " van " in between and is_organisation(following[0]):  # `Welzijn College van het ROC Midden Nederland`
            break
        if between == ", " and _LISTED.match(text, following.start()) and _is_council(words[index - 1][0]):
            index += 2  # `Raad voor Vervoer, Telecommunicatie en Energie`
            break
        if _EN.fullmatch(between) and joint is not _AFTER_ORGANISATION:
            if has_en or not _joins(words, index, has_small):
                break
            has_en = True
        elif not joint.fullmatch(text, here.end(), following.start()):
            break
        has_small = has_small or between.strip(" -") != ""
        joint = _LATER_OF_OWN if first in _OF_OWN else _LATER
        index += 1
    return words[index].end()


def _is_council(word: str) -> bool:
    return word.casefold().endswith(("raad", "inspectie"))


def _joins(words: Sequence[re.Match[str]], index: int, has_small: bool) -> bool:
    """Whether "en" belongs to the name: `Inspectie Gezondheidszorg en Jeugd`, not `Universiteit Utrecht en Risbo`."""
    following = words[index + 1][0]
    before = words[index - 1][0].casefold() if index else ""
    if is_organisation(following) or sum(letter.isupper() for letter in following.partition("-")[0]) > 1:
        return False
    return has_small or before.endswith(DOMAIN_FIRST)


def _is_particular(text: str, span: Span, organisation: re.Match[str]) -> bool:
    """Whether the words name one organisation, and not a kind of it: `de Gemeenteraad`, `Kenniscentrum`."""
    words = span.of(text)
    if _FUND.fullmatch(words) or (words.isupper() and " VAN " in words):
        return False  # `het Klimaatfonds`: a programme; `VERSLAG VAN DE RAPPORTEUR`: a heading
    if _GLUED_ADJECTIVE.match(words) or (words.startswith("Commissie ") and _OF_CHAMBER.match(text, span.end)):
        return False
    if " " not in words and "-" not in words:
        return (
            len(words) > 7
            and words.casefold() not in GENERIC
            and words.casefold() not in ORGANISATION_WORDS
            and not words.casefold().endswith(_NOT_ALONE)
            and (words.endswith("inspectie") or _ARTICLE.search(text, max(0, span.begin - 6), span.begin) is not None)
            and not begins_sentence(text, span.begin)
        )
    if _DAY.search(words):
        return True
    if organisation[0] == "Panel" and not words.startswith(_OF_STATES):
        return False  # `LISS Panel`: those who are asked in a survey
    others = [word for word in words.split() if word[0].isupper() and word != organisation[0]]
    return any(word not in COUNTRIES for word in others) or (bool(others) and "Nederland" in others)


def by_trigger(passage: Excerpt) -> Iterator[Span]:
    """Yield the names after a word for an organisation: `werkgeversorganisatie AWVN`, `organisatie Right to Rise`."""
    text = passage.text.text
    for begin in sorted({end for _, end in passage.places(LEADS)}):
        before = text[max(0, begin - 40) : begin]
        if before.endswith(_TRIGGERS) and before.split()[-1].rpartition("-")[2][0].islower():
            article = _OWN_ARTICLE.match(text, begin)  # `zorginstelling De Molen`
            span = run_at(text, article.end() if article else begin)
            if span is not None and not ADJECTIVE.match(text, span.begin):
                yield Span(begin, span.end)


def run_at(text: str, begin: int, joint: re.Pattern[str] = _ENGLISH) -> Span | None:
    """The words with a capital from *begin* on, joined by blanks or English small words: `Femmes for Freedom`.

    >>> run_at("Right to Rise het onderzoek", 0).end
    13
    """
    word = WORD.match(text, begin)
    return run_from(text, word, joint) if word else None


def run_from(text: str, word: re.Match[str], joint: re.Pattern[str]) -> Span | None:
    """As `run_at`, from a *word* with a capital on."""
    if word[0] in NO_BODY or word[0] in NOT_FIRST or word[0] in COUNTRIES:
        return None
    begin, end = word.span()
    while (between := joint.match(text, end)) and (following := WORD.match(text, between.end())):
        if following[0] == "Onderzoek" and (firm := _RESEARCH.match(text, end)):
            end = firm.end()
            continue
        if following[0] in NO_BODY or following[0] in NOT_FIRST:
            break
        end = following.end()
    while text[end - 1] in "'’.-&/":
        end -= 1
    return Span(begin, end)
