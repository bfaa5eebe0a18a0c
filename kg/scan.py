"""Where strings stand in a text, and patterns that are tried only there: much faster than to search all of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

# After a word: not the digits of a note's mark that a text layer has glued to it, `Waterstaat3`; `D66` and `JA21` are
# names.
NO_MARK = r"(?<![a-zà-ÿ]{3}\d)(?<![a-zà-ÿ]{3}\d\d)"


def places(literal: str, text: str) -> Iterator[int]:
    """Yield where *literal* begins in *text*, in order, also where it overlaps itself.

    >>> list(places("an", "banana"))
    [1, 3]
    """
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)


def matches_at(pattern: re.Pattern[str], text: str, begins: Iterable[int]) -> Iterator[re.Match[str]]:
    """As `pattern.finditer(text)`, for a pattern that can begin only at *begins*, which are in order.

    >>> [match[0] for match in matches_at(re.compile("(?i)art. [0-9]+"), "Art. 5 en art. 12", [0, 10])]
    ['Art. 5', 'art. 12']
    """
    at = 0
    for begin in begins:
        if begin >= at and (match := pattern.match(text, begin)):
            yield match
            at = match.end()


def words_before(text: str, end: int, count: int, reach: int) -> int:
    """Where the last *count* words before *end* begin, at most *reach* characters before it; blanks may precede them.

    What ends at *end* and has no more words is found sooner from there.

    >>> words_before("volgens het eerder genoemde rapport", 28, 3, 100)
    7
    """
    begin = max(0, end - reach)
    parts = text[begin:end].rsplit(None, count)
    return begin + len(parts[0]) if len(parts) > count else begin


def of_words(pattern: str, flags: int = 0) -> Callable[[str], re.Match[str] | None]:
    """The `fullmatch` of a pattern for single words: documents have many in common, so the last answers are kept.

    >>> is_plan = of_words("[a-z]*plan")
    >>> bool(is_plan("actieplan")), bool(is_plan("plannen"))
    (True, False)
    """
    return lru_cache(maxsize=4096)(re.compile(pattern, flags).fullmatch)
