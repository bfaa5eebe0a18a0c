"""What a piece of the proceedings says of itself when it has no number: that it is one, the day and the session year.

Verslag van de plenaire vergadering van dinsdag 25 september 2018                  pages of the Eerste Kamer
Parlementair jaar 2018/2019, 1e vergadering
Regeling van werkzaamheden (dinsdag 30 oktober 2012) - Parlementaire monitor       the title of a web page
Aan de orde is de behandeling van: / De beraadslaging wordt geopend.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kg.facts.dates import DATE, iso
from kg.facts.numbers import SESSION, session_year
from kg.facts.page import Page
from kg.model import Fact

_WEEKDAY: Final = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag"
_PLENARY = re.compile(rf"^Verslag van de plenaire vergadering van {_WEEKDAY} (?P<date>{DATE})", re.I)
_YEAR = re.compile(rf"(?:Parlementair |Vergader)jaar {SESSION}", re.I)
_DATED_TITLE = re.compile(rf"^(?P<title>\S.{{3,150}}) \({_WEEKDAY} (?P<date>{DATE})\)(?: - \S.{{2,40}})?$", re.I)
_OPENS = re.compile(
    r"^(?:Aan de orde (?:is|zijn)\b|De beraadslaging wordt (?:geopend|hervat)\.$|De voorzitter:$)", re.I
)
_TOP: Final = 12  # lines


def meeting_facts(page: Page) -> Iterator[Fact]:
    """date of a meeting and session_year, from the title of its page."""
    for line in page.first[:2]:
        plenary = _PLENARY.match(line.text)
        match = plenary or _DATED_TITLE.match(line.text)
        if match and (day := iso(match["date"])):
            yield page.fact("date", day, line.span)
        if plenary:
            year = next((found for near in page.first[:_TOP] if (found := _YEAR.search(near.text))), None)
            if year:
                yield page.fact("session_year", session_year(year["session"]), line.span)
            return


def meeting_type(page: Page) -> Fact | None:
    """`handelingen`, when the first lines open a meeting or a debate."""
    lines = page.first[:_TOP]
    opening = next((line for line in lines if _PLENARY.match(line.text) or _OPENS.match(line.text)), None)
    return None if opening is None else page.fact("type", "handelingen", opening.span)
