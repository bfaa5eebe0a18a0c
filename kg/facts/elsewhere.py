"""Other publications that a document says it belongs to: the questions that it answers, an earlier Aanhangsel.

    Antwoord van Minister De Jonge (...) (ontvangen 20 februari 2024). Zie ook Aanhangsel Handelingen, vergaderjaar
    2023–2024, nr. 594.
    Uw kenmerk / 2024Z18559                                         in the letterhead of a letter with answers
    Betreft Beantwoording Kamervragen over ... (2024Z18559)

The Aanhangsel pointed at is mostly the notice that an answer would be late. Numbers: docs/identifiers.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.facts.dates import DATE, iso
from kg.facts.numbers import SESSION, session_year
from kg.facts.page import Page
from kg.model import Fact

_SEE_ALSO = re.compile(
    rf"\b[Zz]ie\s+ook:?\s+(?:het\s+)?Aanhangsel\s+(?:(?:van\s+de|der)\s+)?Handelingen(?P<chamber>\s+I)?(?:\s+II)?,?\s+"
    rf"(?:vergaderjaar\s+)?{SESSION},\s*(?:nrs?\.?\s*)?(?P<numbers>\d{{1,4}}(?:(?:,|,?\s+en)\s+\d{{1,4}}(?!\d))*)"
)
# until 2010: "Zie ook Aanhangsel Handelingen nr. 998, vergaderjaar 2008–2009"
_SEE_ALSO_EARLIER = re.compile(
    rf"\b[Zz]ie\s+ook:?\s+Aanhangsel\s+(?:van\s+de\s+)?Handelingen(?P<chamber>\s+I)?(?:\s+II)?,?\s+"
    rf"nrs?\.?\s*(?P<numbers>\d{{1,4}}(?:(?:,|,?\s+en)\s+\d{{1,4}}(?!\d))*),?\s+vergaderjaar\s+{SESSION}"
)
_ZAAK: Final = r"(?:19|20)\d\dZ\d{5,6}"
_NUMBER = re.compile(rf"(?<!\w){_ZAAK}(?!\w)")
_LABEL = re.compile(r"^Uw (?:referentie|kenmerk|brief|ref\.?)(?!\w)\s*:?\s*(?P<value>.*)$", re.I)
# Names with their party: "Van Weyenberg, Romke de Jong en Kat (allen D66)"
MEMBERS = re.compile(r"(?P<names>[^()]{2,200}?)\s?\((?:(?:beiden|allen) )?(?P<party>[^()]{1,60})\)(?:,| en)?\s?")
_AND = re.compile(r",? en |, ")
_ASKED = re.compile(
    r"\b(?:[Kk]amer)?vragen (?:van|gesteld door|die .{0,40}?)\s?(?:het lid|de leden) (?!van de |der )"
    r"(?=[^.()]{2,200}\((?:beiden |allen )?[A-Z0-9])"
)
_SENT = re.compile(rf"\bingezonden(?: op)? (?P<date>{DATE})", re.I)
_SENTENCES = 600  # characters after the names in which the day is told
_BELOW = 2  # lines after the label in which its value stands


def elsewhere_facts(page: Page, found: Iterable[Fact]) -> Iterator[Fact]:
    """question_number and see_also, of a letter also who asked and when; *found* are the facts known so far."""
    found = tuple(found)
    yield from _see_also(page)
    if not any(fact.key == "asked_by" for fact in found):
        yield from _asked_in_letter(page)
    for fact in found:
        if fact.key == "subject" and fact.span is not None:
            for match in _NUMBER.finditer(fact.value):
                yield page.fact("question_number", match[0], fact.span)
    for at, line in enumerate(page.first):
        if line.text[:2].lower() == "uw" and (label := _LABEL.match(line.text)):
            for near in (line, *(() if label["value"] else page.first[at + 1 : at + 1 + _BELOW])):
                if number := _NUMBER.search(near.text):
                    yield page.fact("question_number", number[0], near.span)
                    break


def _asked_in_letter(page: Page) -> Iterator[Fact]:
    """`de vragen van de leden Paternotte en Podt (beiden D66) over ... ingezonden op 22 oktober 2024`"""
    text = page.head.text
    asked = _ASKED.search(text)
    if asked is None:
        return
    at = asked.end()
    while member := MEMBERS.match(text, at):
        for name, span in names(text, member):
            yield page.head_fact("asked_by", f"{name} ({member['party']})", *span)
        at = member.end()
        if not re.search(r"[,n]\s?$", member[0]):  # no comma, no "en": the enumeration ends
            break
    sent = _SENT.search(text, at, at + _SENTENCES)
    if sent and at > asked.end() and (day := iso(sent["date"])):
        yield page.head_fact("asked_date", day, *sent.span())


def _see_also(page: Page) -> Iterator[Fact]:
    if not page.head_has("zie ook"):
        return
    text = page.head.text
    for match in (*_SEE_ALSO.finditer(text), *_SEE_ALSO_EARLIER.finditer(text)):
        chamber = "ek" if match["chamber"] else "tk"
        years = session_year(match["session"]).replace("-", "")
        for number in re.findall(r"\d+", match["numbers"]):
            yield page.head_fact("see_also", f"ah-{chamber}-{years}-{number}", *match.span())


def names(text: str, members: re.Match[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each name of a match of MEMBERS, with its range in *text*."""
    begin, end = members.span("names")
    for link in _AND.finditer(text, begin, end):
        yield text[begin : link.start()], (begin, link.start())
        begin = link.end()
    yield text[begin:end], (begin, end)
