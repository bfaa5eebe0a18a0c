"""What a letter says of itself at its top: date, subject, reference number, addressee.

    De voorzitter van de Tweede Kamer / der Staten-Generaal
    Datum 14 november 2022
    Betreft Reactie publicatie SCP Gevestigd, maar niet thuis.
    Onze referentie / 2022-0000229946

A label and its value stand on one line or on two; PDF readers mix the lines of the margin with those of the letter, and
the margin is repeated on every page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kg.facts.dates import FULL_DATE, YEAR, iso
from kg.facts.page import Line, Page, joined
from kg.model import Fact
from kg.text import Span

_DATE_LABEL = re.compile(r"^Datum\b:?\s*(?P<value>.*)$", re.I)
_SUBJECT_LABEL = re.compile(r"^(?:Betreft|Onderwerp|Betreffende)\b\s*:?\s*(?P<value>.*)$")
_REFERENCE_LABEL = re.compile(r"^(?:Onze referentie|Ons kenmerk|Kenmerk|Onze ref\.?)(?!\w)\s*:?\s*(?P<value>.*)$", re.I)
_ANY_LABEL = re.compile(
    r"^(?:Datum|Betreft|Onderwerp|(?:Onze|Uw) (?:referentie|ref\.?|brief|kenmerk)|(?:Ons |Uw )?kenmerk|Bijlagen?|"
    r"Contactpersoon|Inlichtingen|Pagina|Geachte|"
    r"Postbus|Retouradres|Bezoekadres|Aantal|Van|Aan|Kopie aan|T |F |E )(?!\w)",
    re.I,
)
# The first words of a letter without salutation, right below its subject.
_BEGINS_LETTER = re.compile(
    r"(?:Hierbij|Bijgaand|Bijgevoegd|Geachte|Met deze brief|Met dit schrijven|In deze brief|Middels deze|Graag|Tijdens|"
    r"Conform)\b"
)
_TOP: Final = 6  # lines
_ROOM: Final = 0.6  # of the length of the next line
# A reference number has many digits, in groups: 2022-0000229946, DGBI / 45561593, IENW/BSK-2024/123456
_REFERENCE = re.compile(r"[A-Z0-9][A-Za-z0-9&]*(?:\s?[-/.]\s?[A-Za-z0-9&]+)*")
_PLACE_DATE = re.compile(
    rf"^(?:Den Haag|[’'‘]?s-Gravenhage|Amsterdam|Utrecht|Rotterdam),?\s+(?:{FULL_DATE.pattern})\.?$", re.I
)
# "Donderdag 6 juli 2023": the day of a meeting, alone on a line above its report
_WEEKDAY_DATE = re.compile(rf"^(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+(?:{FULL_DATE.pattern})\.?$", re.I)
# "Vastgesteld 12 maart 2023", "Vastgesteld … 2023", "Voorgesteld 6 juli 2021", "Ontvangen 13 juni 2024"
_STATED_DATE = re.compile(r"^(?P<word>Vastgesteld|Voorgesteld|Ontvangen|Ingezonden)\s+(?P<value>.{4,90})$")
_MAY_DATE = re.compile(
    r"datum|den haag|[’'‘]?s-gravenhage|amsterdam|utrecht|rotterdam|(?:maan|dins|woens|donder|vrij|zater|zon)dag|"
    r"vastgesteld|voorgesteld|ontvangen|ingezonden",
    re.I,
)  # how a line that gives a date begins
_ADDRESSEE = re.compile(
    r"^(?:Aan\s+)?(?P<who>(?:de\s+)?(?:heer\s+)?(?:plaatsvervangend\s+)?voorzitters? van (?:de |beide )?"
    r"(?:(?:Tweede|Eerste) Kamer|Kamers?)"
    r"(?P<rest>\s+der\s+Staten-?\s?Generaal)?)\.?$",
    re.I,
)
_ADDRESSEE_BEGINS = re.compile(r"^(?:Aan\s+)?(?:de\s+)?(?:plaatsvervangend\s+)?voorzitters?(?: van(?: de)?)?$", re.I)
_REST = re.compile(r"^der\s+Staten-?\s?Generaal$", re.I)
_INLINE_ADDRESSEE = re.compile(
    r"(?<!\w)(?P<who>[Dd]e [Vv]oorzitter van de (?:Tweede|Eerste) Kamer der Staten-Generaal)"
    r"(?= (?:Den Haag|Binnenhof|Postbus|Plein))"
)
_INLINE_PLACE = re.compile(
    rf"Staten-Generaal (?:Den Haag|[’'‘]s-Gravenhage), (?P<date>{FULL_DATE.pattern})(?!\S)", re.I
)
_INLINE_LABELS = re.compile(
    rf"(?<!\w)Datum:? (?P<date>{FULL_DATE.pattern}) (?:Betreft|Onderwerp):? "
    r"(?P<subject>[^\n]{5,250}?),? Geachte (?:\w+ )?[Vv]oorzitter"
)
_TO_CHAMBER: Final = re.compile(
    r"(?:\b(?:ik|wij)\b[^.]{0,80}\buw Kamer\b|\buw Kamer\b[^.]{0,80}\b(?:ik|wij|mijn|ons)\b|\bbied ik u\b)", re.I
)


def letter_facts(page: Page) -> Iterator[Fact]:
    """date, subject, reference_number and addressee, from the labels of the letterhead."""
    yield from _addressee(page)
    yield from _dates(page)
    yield from _subject(page)
    yield from _reference(page)


def inline_facts(page: Page) -> Iterator[Fact]:
    """addressee, date and subject of a letter whose lines were joined: `... Den Haag, 27 juni 2011 Tijdens het ...`"""
    text = page.head.text
    if to := _INLINE_ADDRESSEE.search(text):
        yield page.head_fact("addressee", to["who"], *to.span("who"))
    for pattern in (_INLINE_LABELS, _INLINE_PLACE):
        match = pattern.search(text)
        if match and (value := iso(match["date"])):
            yield page.head_fact("date", value, match.start("date"), match.end("date"))
        if match and pattern is _INLINE_LABELS:
            yield page.head_fact("subject", match["subject"], *match.span("subject"))


def _addressee(page: Page) -> Iterator[Fact]:
    for at, first in enumerate(page.first[:40]):
        line = _whole_addressee(first, page.first[at + 1 : at + 2])
        match = _ADDRESSEE.match(line.text)
        if match is None:
            continue
        rest = (
            None if match["rest"] else next((one for one in page.first[at + 1 : at + 9] if _REST.match(one.text)), None)
        )
        fact = page.fact("addressee", match["who"], line.span)
        if rest is not None:
            words = f"{match['who']} {rest.text}"
            fact = Fact("addressee", words, f"{fact.ground} (line {rest.number}: {rest.text})", line.span)
        yield fact
        return


def _whole_addressee(line: Line, following: Sequence[Line]) -> Line:
    """`Aan de Voorzitter van de` with the next line, `Tweede Kamer der Staten-Generaal`; any other line as it is."""
    if not following or not _ADDRESSEE_BEGINS.match(line.text):
        return line
    return Line(line.number, Span(line.span.begin, following[0].span.end), f"{line.text} {following[0].text}")


def _dates(page: Page) -> Iterator[Fact]:
    for at, line in enumerate(page.first):
        if _MAY_DATE.match(line.text) is None:
            continue
        if _PLACE_DATE.match(line.text) or (at < _TOP and _WEEKDAY_DATE.match(line.text)):
            yield from _date_fact(page, line)
        elif label := _DATE_LABEL.match(line.text):
            near = [line] if label["value"] else list(page.first[at + 1 : at + 4])
            dated = next((one for one in near if _is_date(one, label["value"])), None)
            if dated is not None:
                yield from _date_fact(page, dated)
        elif stated := _STATED_DATE.match(line.text):
            day = FULL_DATE.search(stated["value"])
            year = YEAR.findall(stated["value"])
            value = iso(day[0]) if day else year[-1] if len(year) == 1 else None
            if value:
                yield page.fact("date", value, line.span)


def _is_date(line: Line, after_label: str) -> bool:
    words = after_label or line.text
    match = FULL_DATE.match(words)
    rest = words[match.end() :].strip(" .") if match else "?"
    return not rest or rest[0].isupper()  # the margin's next label can stand on the same line


def _date_fact(page: Page, line: Line) -> Iterator[Fact]:
    match = FULL_DATE.search(line.text)
    value = iso(match[0]) if match else None
    if value:
        yield page.fact("date", value, line.span)


def _subject(page: Page) -> Iterator[Fact]:
    """The words after `Betreft`, and the lines directly below that continue them."""
    for at, line in enumerate(page.first):
        label = _SUBJECT_LABEL.match(line.text) if line.text.startswith(("Betref", "Onderwerp")) else None
        if label is None:
            continue
        lines = [Line(line.number, line.span, label["value"])] if label["value"] else []
        for following in page.first[at + 1 : at + 6]:
            expected = (lines[-1].number if lines else line.number) + 1
            if _ANY_LABEL.match(following.text) or (lines and following.number != expected):
                break
            if lines and (_BEGINS_LETTER.match(following.text) or _had_room(lines[-1], following)):
                break
            lines.append(following)
        if lines:
            yield page.fact("subject", joined(lines), Span(line.span.begin, lines[-1].span.end))
        return


def _had_room(line: Line, following: Line) -> bool:
    """Whether the next line is too long to be the rest of a subject that left so much of its own line empty."""
    first_word = following.text.partition(" ")[0]
    return len(line.text) + 1 + len(first_word) < _ROOM * len(following.text)


def _reference(page: Page) -> Iterator[Fact]:
    """The value most often found under the label: the margin of every page repeats it."""
    found: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for match in re.finditer(r"(?im)^[ \t\f]*(?:onze ref|ons kenmerk|kenmerk)", page.text):
        line = next(page.lines(match.start(), match.end()), None)
        label = _REFERENCE_LABEL.match(line.text) if line else None
        if line is None or label is None:
            continue
        near = [Line(line.number, line.span, label["value"])] if label["value"] else page.following(line.span.end, 3)
        value = next((one for one in near if _is_reference(one.text)), None)
        if value is not None:
            found[value.text] += 1
            first.setdefault(value.text, Span(line.span.begin, value.span.end))
    if found:
        best = max(found.values())
        value_text = next(text for text, times in found.items() if times == best)
        yield page.fact("reference_number", value_text, first[value_text])


def _is_reference(text: str) -> bool:
    """Whether *text* looks like a reference number: at least six digits, no words.

    >>> [_is_reference(text) for text in ("2022-0000229946", "DGBI / 45561593", "2595BD6", "14 november 2022")]
    [True, True, False, False]
    """
    return len(text) <= 40 and _REFERENCE.fullmatch(text) is not None and sum(c.isdigit() for c in text) > 5


def is_letter(page: Page, facts: Iterable[Fact]) -> Span | None:
    """The words that make this a letter of the cabinet to parliament, or None.

    Either its letterhead addresses the chamber's president and has a date or subject, or a member of the cabinet signs
    or speaks (`Als Minister van ... zet ik`) and addresses `uw Kamer`.
    """
    by_key = {fact.key: fact for fact in facts}
    addressee = by_key.get("addressee")
    if addressee is not None and addressee.span is not None and ("date" in by_key or "subject" in by_key):
        return addressee.span
    if any(unit.kind == "answer" for unit in page.document.units) or "ministry" not in by_key:
        return None
    match = _TO_CHAMBER.search(page.text)
    return Span(*match.span()) if match else None
