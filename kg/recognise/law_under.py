"""Acts under a law that are printed as one word: `Vuurwerkbesluit`, `Mijnbouwregeling`.

A `-besluit` is as often a decision, a `-regeling` as often a scheme (`Werkkostenregeling`): which of them are acts.
"""

from __future__ import annotations

import re

# Decisions that are no acts, though they are printed with a capital in the middle of a sentence.
_DECISIONS = re.compile(
    r"(?:Kabinets|Raads|Kamer|College|Ministerraads|Bestuurs|Commissie|Tracé|Peil|Verkeers|Project|Inpassings|Gedoog"
    r"|Aanwijzings|Beheer|Uitvoerings|Instellings|Wijzigings|Ontwerp|Concept|Subsidie|Koninklijk|Toelatings|Benoemings"
    r"|Deel|Hoofd|Kader|Sanctie|Mandaat|Verzamel|Intrekkings|Vernietigings|Handhavings|Last|Toekennings|Verlenings"
    r"|Politiek)besluit"
)
_UNDER_AN_ACT = re.compile(r"(?P<stem>.+?)(?P<kind>besluit|regeling)")
_MID_SENTENCE = re.compile(r"[a-zà-ÿ,(]\s$")
_OF_ARTICLE = re.compile(r"[Aa]rt(?:ikel(?:en)?|\.)\s\d[^;]{0,40}?(?:van\s(?:de|het)\s)?$")


def siblings(text: str, begin: int, word: str) -> tuple[str, ...] | None:
    """Acts of which one must be known for the *word* at *begin* to be one: none for what can only be an act.

    None when it is a decision of another kind.

    >>> siblings("volgens de Mijnbouwregeling", 11, "Mijnbouwregeling")
    ('Mijnbouwwet', 'Mijnbouwbesluit')
    >>> siblings("volgens artikel 3 van de Mijnbouwregeling", 25, "Mijnbouwregeling")
    ()
    """
    under = _UNDER_AN_ACT.fullmatch(word)
    if under is None or _is_act(text, begin, word):
        return ()
    if _DECISIONS.fullmatch(word):
        return None
    stems = (under["stem"], under["stem"].removesuffix("s"))
    kinds = ("wet", "besluit") if under["kind"] == "regeling" else ("wet",)
    return tuple(dict.fromkeys(f"{stem}{kind}" for stem in stems for kind in kinds))


def _is_act(text: str, begin: int, word: str) -> bool:
    """Whether an article of it is named, or a `-besluit` has a capital that nothing but a name asks for."""
    before = text[max(0, begin - 60) : begin]
    if _OF_ARTICLE.search(before):
        return True
    is_name = "-" not in word and _DECISIONS.fullmatch(word) is None
    return word.endswith("besluit") and is_name and _MID_SENTENCE.search(before) is not None
