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

from kg.facts.numbers import SESSION, session_year
from kg.facts.page import Page
from kg.model import Fact

_SEE_ALSO = re.compile(
    rf"\bZie\s+ook:?\s+(?:het\s+)?Aanhangsel\s+(?:(?:van\s+de|der)\s+)?Handelingen(?P<chamber>\s+I)?(?:\s+II)?,?\s+"
    rf"(?:vergaderjaar\s+)?{SESSION},\s*(?:nrs?\.?\s*)?(?P<numbers>\d{{1,4}}(?:(?:,|,?\s+en)\s+\d{{1,4}}(?!\d))*)"
)
_ZAAK: Final = r"(?:19|20)\d\dZ\d{5,6}"
_NUMBER = re.compile(rf"(?<!\w){_ZAAK}(?!\w)")
_LABEL = re.compile(r"^Uw (?:referentie|kenmerk|brief|ref\.?)(?!\w)\s*:?\s*(?P<value>.*)$", re.I)
_BELOW = 2  # lines after the label in which its value stands


def elsewhere_facts(page: Page, found: Iterable[Fact]) -> Iterator[Fact]:
    """question_number and see_also; *found* are the facts known so far."""
    yield from _see_also(page)
    for fact in found:
        if fact.key == "subject" and fact.span is not None:
            for match in _NUMBER.finditer(fact.value):
                yield page.fact("question_number", match[0], fact.span)
    for at, line in enumerate(page.first):
        if label := _LABEL.match(line.text):
            for near in (line, *(() if label["value"] else page.first[at + 1 : at + 1 + _BELOW])):
                if number := _NUMBER.search(near.text):
                    yield page.fact("question_number", number[0], near.span)
                    break


def _see_also(page: Page) -> Iterator[Fact]:
    text = page.head.text
    for match in _SEE_ALSO.finditer(text):
        chamber = "ek" if match["chamber"] else "tk"
        years = session_year(match["session"]).replace("-", "")
        for number in re.findall(r"\d+", match["numbers"]):
            yield page.head_fact("see_also", f"ah-{chamber}-{years}-{number}", *match.span())
