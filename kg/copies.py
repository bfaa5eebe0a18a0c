"""Two files of one document: which of them is read best, and so carries the citations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kg.model import SourceDocument

# Best first: what shows most of the document besides its characters.
_FORMS: Final = ("official XML", "HTML", "DOCX", "ODT", "PDF", "plain text")
_WORD = re.compile(r"[^\W\d_]{5,}")
# Of the different words of the shorter one that the other has too. Of 45 pairs of files of one publication (XML, HTML,
# ODT, PDF, two text exports) the least alike shared 0.98; of 14,151 pairs of different ones all shared less than 0.66,
# but for four pairs of motions in nearly the same words, which bear different numbers.
_ALIKE: Final = 0.7
VERY_ALIKE: Final = 0.95  # of texts without a number, of one day and under one title


def best_first(sources: Sequence[SourceDocument]) -> list[SourceDocument]:
    """The texts of one document, the best first; of equally good ones in the order given."""
    return sorted(sources, key=lambda source: _FORMS.index(source.form))


def is_copy(one: SourceDocument, other: SourceDocument, alike: float = _ALIKE) -> bool:
    """Whether two texts that bear one number are one document: a number can be misread, or that of another.

    They are when the share *alike* of the shorter one's words is in the other; pages may be missing, and words may be
    damaged.
    """
    words, others = (frozenset(_WORD.findall(source.text.lower())) for source in (one, other))
    fewest = min(len(words), len(others))
    return fewest > 0 and len(words & others) >= alike * fewest
