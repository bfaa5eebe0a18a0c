"""The name of a programme as one place prints it, and the forms in which names are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kg.gazetteer import fold, small
from kg.recognise.programme.words import HEAD, PLURAL, STEMS
from kg.text import Span

# A head, with the adjectives before it, at the begin of a name, and years at its end.
_HEAD_FIRST = re.compile(rf"(?:(?:Nationaa?le?|Nationaal|Landelijke?|[Mm]eerjarige?)\s+)*(?i:{HEAD}){PLURAL}\s+")
# The same in small letters: it is found in no fewer places, and sooner.
_SMALL_HEAD_FIRST = re.compile(rf"(?:(?:nationaa?le?|nationaal|landelijke?|meerjarige?)\s+)*{HEAD}{PLURAL}\s+")
_YEARS_LAST = re.compile(r"[\s,]*(?:(?:19|20)\d{2}\s*(?:(?:[-–/]|en)\s*(?:19|20)?\d{2})?|\d\.\d?)\s*$")
_NO_CONTENT = frozenset("de het een en of van voor in op met bij tot naar aan uit om te tegen door over".split())


@lru_cache(maxsize=4096)
def without_head(name: str) -> str:
    """`Nationaal Programma Onderwijs` -> `Onderwijs`"""
    kept, at = [], 0
    lower = small(name)
    for found in _SMALL_HEAD_FIRST.finditer(lower) if any(map(lower.__contains__, STEMS.literals)) else ():
        head = _HEAD_FIRST.match(name, found.start())
        if head is None or head.end() != found.end():
            return _HEAD_FIRST.sub("", name)
        kept.append(name[at : head.start()])
        at = head.end()
    return "".join((*kept, name[at:])) if at else name


def undated(name: str) -> str:
    """`Actieplan Dakloosheid 2023-2030` -> `Actieplan Dakloosheid`"""
    last = name.rstrip()[-1:]
    return _YEARS_LAST.sub("", name) if last.isdigit() or last == "." else name


def words(name: str) -> frozenset[str]:
    """The content words of a name, by which its printed forms are compared: without head, years and small words.

    >>> sorted(words("Meerjarenplan Zelfbeschikking 2022-2025"))
    ['zelfbeschikking']
    """
    return _content(without_head(undated(name)) or name)


def _content(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in re.findall(r"[\w#’'-]+", words)) - _NO_CONTENT - {""}


@dataclass(frozen=True)
class Name:
    """A programme as it is named in one place."""

    span: Span  # head included
    head: str  # in small letters, singular: "programma", "actieagenda"; empty when there is none
    name: str  # without a generic head: "Respectvol Samenleven", "Actieagenda Integratie"
    abbreviation: str = ""  # "VIA"

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it a name of its own, wherever it stands."""
        return self.head, self.name, self.abbreviation

    @cached_property
    def bare(self) -> str:
        """The name without its head."""
        return without_head(self.name)

    @cached_property
    def words(self) -> frozenset[str]:
        plain = undated(self.name)
        return _content((self.bare if plain == self.name else without_head(plain)) or self.name)

    @cached_property
    def folded(self) -> tuple[str, str, str]:
        """The name, the abbreviation and the name without its head, in the form in which they are compared."""
        return fold(self.name), fold(self.abbreviation), fold(self.bare)
