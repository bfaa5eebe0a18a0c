"""Five digits that are no dossier, whatever `nr.` follows them: quantities, telephone numbers, post boxes.

What shows it are the words before, `ruim 12 000, nr. 1`, another number with them, `tussen 12 000 en 15 000, nr. 1`, or
that the number after it is a place in an order, `met 36 410, nr. 3 op de ranglijst`.
Corpus: tests/corpus/kamerstuk.tsv.
"""

from __future__ import annotations

import re
from typing import Final

_BEFORE: Final = 60  # characters that are looked at for words before a number
_TELEPHONE = re.compile(r"(?i)\b(?:tel(?:efoon)?(?:nr|nummer)?|fax(?:nummer)?|postbus)[\s.:]*$")
_ABOUT = re.compile(
    r"""
    \b(?:
        (?:meer|minder|hoger|lager|groter|kleiner)\s+dan | ruim | circa | ca\. | ongeveer | bijna | zo['’]n | maximaal |
        minimaal | minstens | hoogstens | ten\s?(?:minste|hoogste) | gemiddeld | naar\s+schatting | om\s+en\s+nabij |
        (?:rond|boven|tegen)\s+de |
        (?:aantal|bedrag|totaal|som|omvang|inwonertal)(?:\s+(?:van|is|was|bedraagt|bedroeg))?
    )\s+$
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The second number of a range; of the first only `tussen` shows it and what comes between: `het verschil tussen 36 410,
# nr. 3 en 36 410, nr. 5` is one between papers.
_RANGE = re.compile(
    r"(?i)(?:\b(?:tussen|van|vanaf)\s+(?:de\s+)?[€\s]*\d[\d\s.,]*(?:\w+\s+)?(?:en|tot|à)(?:\s+de)?|\d\s?\d{3}\s+(?:tot|à))\s+$"
)
_BETWEEN = re.compile(r"(?i)\b(?:tussen|van|vanaf)\s+(?:de\s+)?$")
_UP_TO = re.compile(r"\s+(?:en|tot|à)\s+(?:de\s+)?\d")
_PLACE = re.compile(
    r"(?i),?\s*(?:nr\.?|nummer)\s*\d{1,3}\s+(?:in|op|van)\s+(?:(?:de|het)\s+)?(?:\w+\s+)?"
    r"(?:rang(?:lijst|orde|schikking)|ranking|klassement|top\s?\d+|wereld|europa)\b"
)


def is_no_dossier(text: str, begin: int, end: int) -> bool:
    """Whether the words around the five digits at *begin* to *end* show that they are another number."""
    before = text[max(0, begin - _BEFORE) : begin]
    if any(pattern.search(before) for pattern in (_TELEPHONE, _ABOUT, _RANGE)) or _PLACE.match(text, end):
        return True
    return _BETWEEN.search(before) is not None and _UP_TO.match(text, end) is not None
