"""Dates as they are printed in Dutch: `14 november 2022`, `1 jan. 2023`, `14-11-2022`."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

MONTHS: Final = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

_NUMBER = {name: number for number, name in enumerate(MONTHS, 1)}
DATE: Final = rf"\d{{1,2}}\s+(?:{'|'.join(MONTHS)})\s+\d{{4}}|\d{{1,2}}-\d{{1,2}}-\d{{4}}"
FULL_DATE: Final = re.compile(rf"(?<![\d-])(?:{DATE})(?!\d)", re.I)
YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def iso(words: str) -> str | None:
    """The ISO form of a printed date, or None when there is no such day.

    >>> iso("14 november 2022"), iso("3-6-2021"), iso("31 april 2024")
    ('2022-11-14', '2021-06-03', None)
    """
    day, month, year = re.split(r"\s+|-", words.strip())
    try:
        return date(int(year), _NUMBER.get(month.lower()) or int(month), int(day)).isoformat()
    except ValueError:
        return None


def day(value: str) -> date | None:
    """The day of a fact's value, None when it holds only a year.

    >>> day("2022-11-14"), day("2023")
    (datetime.date(2022, 11, 14), None)
    """
    return date.fromisoformat(value) if len(value) == 10 else None
