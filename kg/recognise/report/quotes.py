"""Titles in quotation marks: after a noun of publication, or before the publisher.

`het rapport «Titel» van WODC (2024)` · `de studie “Titel”` · `“Rapportages Integratie en Samenleven” van het CBS`
`de rapporten «Titel» en «Titel»` · `het «Titel»-rapport`
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.recognise.excerpt import Excerpt
from kg.recognise.names import collapsed
from kg.recognise.report.citation import (
    CITED_YEAR,
    NAMED_PUBLICATION,
    PLURAL,
    QUOTED_PUBLICATION,
    Citation,
)
from kg.recognise.report.note import is_title
from kg.recognise.report.surroundings import WINDOW, Prose
from kg.recognise.report.told import is_told
from kg.recognise.titles import Quoted
from kg.scan import of_words
from kg.text import Span

_is_noun = of_words(rf"[\w-]*(?:{QUOTED_PUBLICATION}){PLURAL}", re.IGNORECASE)
# Between the noun and the quote: `van Amnesty International`, `getiteld`, `van 17 oktober 2024`, `met de titel`,
_OF_WHOM = r"\s+(?:van|door|uit|getiteld|genaamd|genoemd|met\ (?:als\ |de\ )titel|over|aan)\b[^.;:!?()«»“”‘\n]{0,80}"
# with a comma `met de eerste bevindingen uit het onderzoek,`; `is verschenen onder de titel`,
_WITH = r"\s+met\b[^.;:!?()«»“”‘\n]{2,80}(?=,\s)|\s(?:[^.;:!?()«»“”‘\n]{2,60}\s)?onder\sde\stitel"
# a name: `Inspectie Veiligheid:`, `(IBO) Arbeidsmigratie`; before any of these a number or a date: `advies nr. 75 van
# de Raad`, `rapport d.d. 3 mei 2019`.
_NAME = (
    r"(?-i:(?:\s\([A-Z][\w-]+\))?\s[A-ZÀ-Þ][\w’-]+(?:(?:\s(?:en|voor|van|de|der|het|&)){0,2}\s[A-ZÀ-Þ][\w’-]+){0,4})"
)
_BETWEEN = re.compile(
    rf"(?:\s(?:nr\.|nummer)\s?\d+)?(?:\sd\.d\.\s\d[\w\s-]{{3,20}}?(?:\sjl\.)?)?(?P<words>(?:{_OF_WHOM}|{_WITH}|{_NAME})?(?:\s*\([^()]{{1,40}}\))?)"
    r"\s*[,:–-]?\s*(?:en\s+(?:het\s+)?onderzoek\s*)?\(?",
    re.IGNORECASE,
)
_OPEN_END = re.compile(
    r"\b(?:met|de|het|een|van|over|door|in|op|naar|en|of|dat|die|wat|zogenoemde|zogeheten|term|begrip)\s*$"
)
# Anything else in the same clause, without a verb: `het in mei verschenen rapport over tuinen uit 2019, «…»`
_CLAUSE = re.compile(r"[^.;:!?()«»“”‘\n]{0,90}(?:\([^()]{1,40}\)[^.;:!?()«»“”‘\n]{0,40})?[\s,:–-]*")
_VERB = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|kan|kunnen|zal|moet|staat|stelt|stelde|spreekt|spreken|noemt"
    r"|noemde|schrijft|schreef|zegt|blijkt|luidt|gaat|geeft|laat|concludeert|doet|maakt|bevat|vermeldt|gebruikt|als|zoals|want"
    r"|omdat|waarin|waarbij|waaruit|of|dat|kwam|komt|bleek|sprak|leidt|leidde|toont|toonde|vraagt|vroeg|verwijst|verwees|volgt"
    r"|vindt|vond|meldt|meldde|krijgt|kreeg|roept|riep|ziet|zag)\b"
)
_INNER = re.compile(r"[^«»“”\"\n]+")  # the words between the marks
_FEWEST_WORDS = 3  # of a title so far from its noun
_TITLED = re.compile(r"\b(?:getiteld|genaamd|genoemd|titel)\s*$")
_TITLED_ALONE = re.compile(r"(?:getiteld|onder\sde\stitel|met\s(?:als\s|de\s)titel),?\s$")
# What else has a title
_NO_PAPER = re.compile(
    r"\b\w*(?:bericht|artikel|nieuws|uitzending|opinie\w*|column|debat|conferentie|bijeenkomst|symposium|motie|lezing|film|campagne"
    r"|project|programma|documentaire|aflevering|podcast|interview|tentoonstelling|plan|strategie|agenda|wetsvoorstel|amendement"
    r"|verordening|actie|aanpak|mail|tweet|hoofdstuk|paragraaf|bijlage|stuk|verhaal|petitie|video)\b",
    re.IGNORECASE,
)
_OTHER_NOUN = re.compile(
    r"""(?:
        bericht(?:en)?|artikel(?:en)?|reportage|uitzending|column|interview|tweet|blog|podcast|video|film|programma
      | project|campagne|pilot|stelling|vraag|woord(?:en)?|term(?:en)?|begrip(?:pen)?|uitspraak|zin|opmerking|motto
      | titel|kop|zaak|motie|amendement|wetsvoorstel|wet|debat|cultuur|label|pijler|actielijn(?:en)?|thema|aanpak
      | agenda|plan|strategie|conferentie|bijeenkomst|congres|training|cursus|opleiding|netwerk
    )(?:[,:]|\svan)?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_MESSAGE = re.compile(r"\b(?:nieuws)?(?:bericht|artikel|uitzending|reportage|opinie\w*|column|podcast)(?:en)?[,:]?\s*$")
# `van het College voor Zorgverzekeringen «van preventie verzekerd»`: a title in small letters, of what was written
_WRITTEN = re.compile(
    r"(?:rapport(?:age)?|beleidsonderzoek|zienswijze|advies|studie|publicatie|monitor|handreiking|essay|factsheet|brochure|document)$"
)
_FEWEST_BLANKS = 2  # of a title in small letters
# `In de bijlage treft u de geactualiseerde «Spelregels van het MIRT»`
_OFFER = re.compile(
    r"\b(?:treft\su|bied(?:en)?\s(?:ik|wij)\su|ontvangt\su)\s(?:hierbij\s)?(?:de|het|een)\s(?:[a-z]+\s){0,3}$"
)
_LAST_WORD = 24  # characters before a quote that hold the last word
_NOUN_AFTER = re.compile(
    rf"\s?[-–]\s?(?:{QUOTED_PUBLICATION}|dossier)|,\seen\s(?:[a-z]+\s){{0,2}}[a-z]*(?:rapport|studie|publicatie|advies)\b",
    re.IGNORECASE,
)
# Under such a heading: `de rapporten:`, then an item
_ITEM = re.compile(r":\s*(?:[•–*-]|\d{1,2}[.)]|[a-z][.)])\s*")
# In a list, after what was said of the title before: `, een studie (SCP, 2004), – `
_NEXT_ITEM = re.compile(r"(?:,?\s[^«»“”\n]{1,160})?[.,;]\s*\n?[–•*-]\s+")
_PAPER_AFTER = re.compile(r"\s\((?:Kamerst|[Bb]ijlage\b|TK\s)")
_AND = re.compile(rf"(?:\s\({CITED_YEAR}\))?\s*(?:,|en|alsmede|alsook|of)\s*")
# A title that tells what it is: `«Rapport bij het Jaarverslag 2011»`; and what is annexed to a letter
_IS_ONE = re.compile(
    rf"[\w-]*(?i:{NAMED_PUBLICATION}){PLURAL}\s|(?:[A-Z][a-z]*rapport|[A-Z][a-z]*advies|Rapport|Evaluatie|Handreiking|Factsheet"
    r"|Verkenning|Onderzoek)\s"
    r"(?!en\s)(?:[\w’()-]+\s){2}|(?:[A-Z]\w+\s)?(?:Report|Study|Review|Survey|Assessment)\s(?:on|of|for|about|into)\s[\w’()-]+\s"
)
# `Beleidsreactie Adviesraad Migratie «…»`, `de reactie op de Onderwijsraad «…»`
_REACTION = re.compile(r"\b(?:[Bb]eleids|[Kk]abinets)?[Rr]eactie(?:\sop)?(?:\s(?:de|het))?\s$")
_ANNEXED = re.compile(r"(?<!hoofdstuk\s)\b[Bb]ijlage[,:]?\s$")


def titles(prose: Prose) -> Iterator[Citation]:
    """The quoted titles of publications."""
    previous: int | None = None  # where the last title ended
    for quote in prose.quotes:
        title = collapsed(quote.inner.of(prose.text)).rstrip(",.;")
        is_small = title[:1].islower() and title.count(" ") >= _FEWEST_BLANKS
        if not is_title(title[:1].upper() + title[1:] if is_small else title, prose=True):
            continue
        follows = previous is not None and _AND.fullmatch(prose.text, previous, quote.outer.begin) is not None
        is_item = previous is not None and _NEXT_ITEM.fullmatch(prose.text, previous, quote.outer.begin) is not None
        noun = None if is_item else _noun_of(prose, quote.outer.begin)
        if is_small and (own := prose.noun_at(quote.inner.begin)) is not None:
            noun = own
        told: tuple[str, ...] = ()
        if is_small and not _is_small_title(prose, quote, noun):
            continue
        if not follows and not is_item and not _is_of_publication(prose, quote, noun):
            told = is_told(prose, quote) or _reacted_to(prose, quote)
            if not told:
                continue
        previous = quote.outer.end
        inner = Span(quote.inner.begin, quote.inner.begin + len(quote.inner.of(prose.text).rstrip(" ,.;")))
        made = prose.citation(inner, quote.outer, noun)
        yield replace(made, publishers=told) if told else made


def _is_small_title(prose: Prose, quote: Quoted, noun: Span | None) -> bool:
    """Whether a quote in small letters is a title: it has no verb, and is named by *noun* or by its own first word."""
    if not is_title(f"A{quote.inner.of(prose.text)}"):
        return False
    if noun is None or not _WRITTEN.search(noun.of(prose.text)):
        return False
    return _leads_to(prose.text, noun, quote.outer.begin) or noun.begin == quote.inner.begin


def messages(passage: Excerpt) -> Iterator[str]:
    """The titles that *passage* calls those of messages: `het bericht «Huizenprijzen stijgen weer»`."""
    text = passage.text.text
    for quote in passage.quotes:
        if _MESSAGE.search(text, max(0, quote.outer.begin - _LAST_WORD), quote.outer.begin):
            yield collapsed(quote.inner.of(text)).rstrip(",.;")


def _noun_of(prose: Prose, begin: int) -> Span | None:
    """The noun to which a title at *begin* belongs, else the nearest: `het rapport van de Onderzoeksraad «…»`."""
    nouns = [*prose.nouns_before(begin)]
    return next((noun for noun in nouns if _leads_to(prose.text, noun, begin)), nouns[0] if nouns else None)


def _is_of_publication(prose: Prose, quote: Quoted, noun: Span | None) -> bool:
    begin = quote.outer.begin
    if noun is not None and _leads_to(prose.text, noun, begin):
        return True
    if _TITLED_ALONE.search(prose.text, max(0, begin - _LAST_WORD), begin):
        return _NO_PAPER.search(prose.text, max(0, begin - WINDOW), begin) is None
    if _OTHER_NOUN.search(prose.text, max(0, begin - _LAST_WORD), begin) or " " not in quote.inner.of(prose.text):
        return False
    return (
        _OFFER.search(prose.text, max(0, begin - WINDOW), begin) is not None
        or _NOUN_AFTER.match(prose.text, quote.outer.end, quote.outer.end + WINDOW) is not None
        or _IS_ONE.match(prose.text, quote.inner.begin) is not None
        or _ANNEXED.search(prose.text, max(0, begin - _LAST_WORD), begin) is not None
        or prose.publisher_after(quote.outer.end) is not None
        or _is_numbered(prose, quote)
    )


def _reacted_to(prose: Prose, quote: Quoted) -> tuple[str, ...]:
    """The publisher right before a *quote* of several words, when before it stands that something is a reaction."""
    begin = quote.outer.begin
    before = prose.text[max(0, begin - WINDOW) : begin]
    if "eactie" not in before or " " not in quote.inner.of(prose.text):
        return ()
    return tuple(
        thing.id
        for hit, thing in prose.publishers.bodies(before)
        if not before[hit.span.end :].strip() and _REACTION.search(before, 0, hit.span.begin) is not None
    )


def _is_numbered(prose: Prose, quote: Quoted) -> bool:
    """Whether the number of a paper follows a long title, and nothing before says that it is another thing's."""
    words, begin = quote.inner.of(prose.text), quote.outer.begin
    return (
        words[:1].isupper()
        and words.count(" ") >= _FEWEST_WORDS
        and _PAPER_AFTER.match(prose.text, quote.outer.end) is not None
        and _NO_PAPER.search(prose.text, max(0, begin - WINDOW), begin) is None
    )


def _leads_to(text: str, noun: Span, quote: int) -> bool:
    """Whether the title of what *noun* names begins at *quote*."""
    word = noun.of(text)
    if not _is_noun(word) or _OTHER_NOUN.search(word):
        return False
    between = _BETWEEN.fullmatch(text, noun.end, quote)
    if between is None and _ITEM.fullmatch(text, noun.end, quote):
        return True
    if between is None:
        return _is_in_clause(text, noun, quote)
    words = between["words"].rstrip()
    return _OPEN_END.search(words) is None or _TITLED.search(words) is not None


def _is_in_clause(text: str, noun: Span, quote: int) -> bool:
    """Whether a title of several words begins at *quote*, in the clause of *noun* and with no verb between."""
    between = text[noun.end : quote]
    if _CLAUSE.fullmatch(between) is None or _VERB.search(between) or _OPEN_END.search(between.rstrip()):
        return False
    if _OTHER_NOUN.search(text, max(0, quote - _LAST_WORD), quote):
        return False
    title = _INNER.match(text, quote + 1)
    return title is not None and text[quote + 1].isupper() and len(title[0].split()) >= _FEWEST_WORDS
