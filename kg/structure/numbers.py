"""Lists of question numbers as they are printed in headings: `3, 4, 5, 6, 7 en 9`, `39 t/m 42`, `169 en vraag 170`."""

from __future__ import annotations

import re

NUMBER = r"[0-9]{1,4}[a-z]?\b"
RANGE = r"(?:t/m|tot[ ]en[ ]met|–|-)"
SEPARATOR = rf"(?:\.?[ ]{{0,3}}(?:,[ ]?en|,|;|&|\+|/|\ben|{RANGE})[ ]{{0,3}}(?:(?:de[ ])?vra[a-z]{{1,5}}[ ])?)"
NUMBER_LIST = rf"{NUMBER}(?:{SEPARATOR}{NUMBER}){{0,200}}"
PARTS = re.compile(rf"(?P<range>{RANGE})|(?P<number>[0-9]{{1,4}}[a-z]?)\b", re.VERBOSE | re.IGNORECASE)
WIDEST = 200  # questions: a longer range is a typing error


def question_numbers(words: str) -> tuple[str, ...]:
    """The numbers in a printed list, ranges written out, each once, in the order of printing.

    >>> question_numbers("3, 4 t/m 6 en vraag 9")
    ('3', '4', '5', '6', '9')
    """
    found: list[str] = []
    is_range = False
    for match in PARTS.finditer(words):
        if match["range"]:
            is_range = bool(found)
            continue
        number = match["number"].lower().lstrip("0") or "0"
        if is_range and number.isdigit() and found[-1].isdigit():
            first, last = int(found[-1]) + 1, int(number)
            if last - first < WIDEST:
                found += [str(between) for between in range(first, last)]
        found.append(number)
        is_range = False
    return tuple(dict.fromkeys(found))
