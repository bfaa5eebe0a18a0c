"""The session year of the parliament, from the third Tuesday of September on: `vergaderjaar 2023-2024`.

Printed as `2021-2022`, `2021/22`, `2024–25`, `95/96`, `1999/2000`, and misprinted as `2024/225` or `2023–34`: the first
year decides. Source: https://www.officielebekendmakingen.nl (numbers such as ah-tk-20232024-1980).
"""

from __future__ import annotations

import re

_WORD = r"(?:[Vv]er\s?gaderjaar|[Vv]ergj\.|[Zz]itting(?:sjaar)?)"
_YEARS = r"(?:1[89]|20)?\d\d\s?(?:[-‑–/]|\s[–-]\s|/-)\s?(?:(?:1[89]|20)?\d\d|\d{3})(?!\d)"
# With or without the word before it. The pattern is for use inside others, in verbose mode as well.
PATTERN = rf"(?:(?:{_WORD}:?\s*)?{_YEARS}|{_WORD}\s*(?:19|20)\d\d(?!\d))"
_FIRST_YEAR = re.compile(r"(?:\d\d)?\d\d")
_CENTURY_BREAK = 30  # "95/96" is 1995, "23/24" is 2023


def eight_digits(printed: str) -> str:
    """The session year as it stands in official ids.

    >>> eight_digits("2024/225"), eight_digits("95/96"), eight_digits("vergaderjaar 2023–2024")
    ('20242025', '19951996', '20232024')
    """
    match = _FIRST_YEAR.search(printed)
    if match is None:
        raise ValueError(f"not a session year: {printed!r}")
    year = int(match[0])
    if year < 100:
        year += 2000 if year < _CENTURY_BREAK else 1900
    return f"{year}{year + 1}"
