"""Markers with a blank on both sides, as some exports have them: `op 7 mei 2023 1 heb ik`, `de wetgeving 3. Deze`."""

from __future__ import annotations

import re
from typing import Final

from kg.clean.joints import FUNCTION_WORDS

CLEAR: Final = 4  # the score of one that shows that a numbered line below is a footnote
_MONTH = r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)"
_NUMBER = r"[1-9][0-9]?"
# What shows the habit of an export: `zijn? 2` at the end of a line or before a capital, `29 juni 2022 2 is`.
_AFTER_QUESTION = re.compile(rf"[?](?<=[a-zà-ÿ»”]{{3}}[?])[ ]{_NUMBER}(?:[ ]*\n|[ ][A-ZÀ-Þ])")
_AFTER_YEAR = re.compile(rf"[ ]20[0-9]{{2}}[ ]{_NUMBER}[ ][a-z]")
_DATE = re.compile(rf"{_MONTH}$")
_BEFORE = re.compile(
    rf"(?:(?:{_MONTH}|uit|in|van|sinds|tot|vanaf|eind|begin) (?:19|20)[0-9]{{2}}|(?P<word>[a-zà-ÿ]{{3,}})|[)»”]) $"
)
_AFTER = re.compile(r"[.,;:)]?(?= |\n|$)(?: (?P<word>[a-zà-ÿ]+))?")
# Words before a number that is their own, or before a quantity.
_NUMBERED = frozenset(
    "vraag vragen antwoord antwoorden artikel artikelen lid leden paragraaf hoofdstuk bijlage tabel figuur grafiek "
    "fase stap stappen nummer deel groep klasse categorie niveau variant optie scenario route spoor punt onderdeel "
    "pagina boek titel afdeling pijler doel fractie noot voetnoot circa ongeveer ruim minimaal maximaal bijna "
    "minstens hebben heeft waren lopen gaan staan tussen vanaf eerste laatste komende afgelopen andere plus slechts "
    "euro jaar miljoen miljard januari februari maart april mei juni juli augustus september oktober november "
    "december".split()
)


def has_spaced_markers(source: str) -> bool:
    """Whether a text shows that its export sets markers between blanks."""
    return _AFTER_QUESTION.search(source) is not None or any(
        _DATE.search(source, max(0, match.start() - 10), match.start()) for match in _AFTER_YEAR.finditer(source)
    )


def between_words(source: str, begin: int, end: int) -> int:
    """How much the number at *begin* to *end*, with a blank before it, looks like a marker (0: not at all)."""
    before = _BEFORE.search(source, max(0, begin - 40), begin)
    after = _AFTER.match(source, end)
    if before is None or after is None:
        return 0
    word = before["word"]
    if word and (word in _NUMBERED or word in FUNCTION_WORDS):
        return 0
    following = after["word"] or ""  # a verb, `geeft`, or a preposition; no noun in the plural, which is counted
    is_clear = (
        word is None
        or source[end : end + 1] in {*".,;:)"}
        or following in FUNCTION_WORDS
        or following[3:].endswith("t")
    )
    return CLEAR if is_clear else CLEAR - 2
