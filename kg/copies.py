"""Two files of one document: which of them is read best, and so carries the citations; and which texts may be such."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from kg.model import SourceDocument

# Best first: what shows most of the document besides its characters.
_FORMS: Final = ("official XML", "HTML", "DOCX", "ODT", "PDF", "plain text")
_WORD = re.compile(r"[^\W\d_]{5,}")
_NUMBER = re.compile(r"\d+")
# Of the different words of the shorter one that the other has too. Of 45 pairs of files of one publication (XML, HTML,
# ODT, PDF, two text exports) the least alike shared 0.98; of 14,151 pairs of different ones all shared less than 0.66,
# but for four pairs of motions in nearly the same words, which bear different numbers.
_ALIKE: Final = 0.7
VERY_ALIKE: Final = 0.95  # of texts without a number, of one day and under one title
# Of the words of the longer one, where nothing else says that two texts are one. Of 42 pairs of texts that three tools
# make of one PDF all shared 1.00; of the files of one publication in other formats, with other headers, 0.90 or more.
_AS_LONG: Final = 0.9
_FEWEST: Final = 60  # different words of a text that is compared by nothing but them

_BANDS: Final = 8
_ROWS: Final = 8  # least sums in a band: texts that share 0.9 have a band in common, those that share 0.5 have not
_BINS: Final = _BANDS * _ROWS
_CROWD: Final = 50  # texts that share a band are a form that many fill in


def rank(form: str) -> int:
    """How well files of that form are read; 0 is best."""
    return _FORMS.index(form)


def best_first(sources: Sequence[SourceDocument]) -> list[SourceDocument]:
    """The texts of one document, the best first; of equally good ones in the order given."""
    return sorted(sources, key=lambda source: rank(source.form))


def is_copy(one: SourceDocument, other: SourceDocument, alike: float = _ALIKE) -> bool:
    """Whether two texts that bear one number are one document: a number can be misread, or that of another.

    They are when the share *alike* of the shorter one's words is in the other; pages may be missing, and words may be
    damaged.
    """
    words, others = _words(one.text), _words(other.text)
    fewest = min(len(words), len(others))
    return fewest > 0 and len(words & others) >= alike * fewest


def is_same_text(one: str, other: str) -> bool:
    """Whether two texts of which nothing else is known are one document.

    Neither may be a part of the other, and the numbers in them have to be the same too: the answers of two years to one
    form differ in nothing else.
    """
    words, others = _words(one), _words(other)
    fewest, most = sorted((len(words), len(others)))
    common = len(words & others)
    if fewest < _FEWEST or common < max(VERY_ALIKE * fewest, _AS_LONG * most):
        return False
    numbers, other_numbers = frozenset(_NUMBER.findall(one)), frozenset(_NUMBER.findall(other))
    return len(numbers & other_numbers) >= VERY_ALIKE * min(len(numbers), len(other_numbers))


def sketch(text: str) -> str:
    """The words of *text* in short, eight hexadecimal digits a band; empty for a text of few words.

    The least sum of the words that fall into each of 64 bins, which two texts share as often as they share words (Ping
    Li and others, "One Permutation Hashing"); an empty bin takes after the next one that is not.
    """
    words = _words(text)
    if len(words) < _FEWEST:
        return ""
    least: dict[int, int] = {}
    for word in words:
        total, index = divmod(zlib.crc32(word.encode()), _BINS)
        least[index] = min(total, least.get(index, total))
    bins = [0] * _BINS
    at = total = 0
    for index in range(2 * _BINS - 1, -1, -1):
        if index % _BINS in least:
            at, total = index, least[index % _BINS]
        if index < _BINS:
            bins[index] = total + at - index
    bands = (bins[begin : begin + _ROWS] for begin in range(0, _BINS, _ROWS))
    return "".join(f"{zlib.crc32(repr(band).encode()):08x}" for band in bands)


def near(sketches: Sequence[str], since: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the positions of two texts that may have the same words, the first one first; some pairs more than once.

    The second one stands at *since* or later.
    """
    for begin in range(0, 8 * _BANDS, 8):
        bands = [one[begin : begin + 8] for one in sketches]
        shared = {band for band, count in Counter(bands).items() if band and 1 < count <= _CROWD}
        sharing: dict[str, list[int]] = defaultdict(list)
        for position, band in enumerate(bands) if shared else ():
            if band in shared:
                if position >= since:
                    yield from [(other, position) for other in sharing[band]]
                sharing[band].append(position)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
