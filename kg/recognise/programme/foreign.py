"""Names of programmes in English: `Global Digital Compact`, `Pact for the Future`, `Brexit Adjustment Reserve`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.programme.name import Name
from kg.text import Span

_ONLY_ENGLISH = frozenset(
    """Compact Initiative Programme Facility Mechanism Partnership Strategy Framework Fund Roadmap Alliance Coalition
    Reserve Scheme Challenge Campaign Pledge""".split()
)
_ALSO_DUTCH = frozenset("Agenda Pact Plan Deal Project Program".split())
ENGLISH = Trigger(
    *(f"{before}{word.lower()}" for word in sorted(_ONLY_ENGLISH | _ALSO_DUTCH) for before in " ("),
    *("pact for", "agenda for"),
)
_JOINT = re.compile(r"\ (?:(?:of|for|the|and|on|to|in|&)\ ){0,2}")
_SMALL_JOINT = re.compile(r"\ (?:of|for|the|and|on|to)\ ")
# Words of English that show that a name with a word of both languages is English
_ENGLISH_WORDS = frozenset(
    """Global Digital New Peace Security Women Action European World Green Blue Youth Clean Just Climate Future Common
    Growth Health Food Energy Water Ocean Human Rights Development Sustainable Urban Trade Transition Innovation Skills
    Open Smart Economic Recovery Investment Support Strategic Industrial Education Research""".split()
)
_NOT_FIRST = frozenset(
    """De Het Een The In Via Met Voor Van Bij Deze Dit Naast Ook Uit Aan Op Zie Of En Als Dat Die Er Is Nederlandse
    Europese""".split()
)
_OF_A_REPORT = frozenset("Evaluation Report Study Review Assessment Progress Impact Monitoring".split())
_LONGEST = 9  # words with a capital


def foreign(passage: Excerpt) -> Iterator[Name]:
    """The programmes with an English name in *passage*."""
    if not passage.places(ENGLISH):
        return
    text, words = passage.text.text, passage.words
    shorts = {definition.long: definition.short.of(text) for definition in passage.definitions}
    for index, word in enumerate(words):
        if word[0] not in _ONLY_ENGLISH and word[0] not in _ALSO_DUTCH:
            continue
        first, last = _run(text, words, index)
        name = Span(words[first].start(), words[last].end())
        if last - first in range(1, _LONGEST) and _is_english(name.of(text), word[0]):
            yield Name(name, "", name.of(text), shorts.get(name, ""))


def _run(text: str, words: Sequence[re.Match[str]], index: int) -> tuple[int, int]:
    """The first and last of the words that belong to the name with its head at *index*."""
    first = last = index
    while first and _JOINT.fullmatch(text, words[first - 1].end(), words[first].start()):
        first -= 1
    while first < index and words[first][0] in _NOT_FIRST:
        first += 1
    while last + 1 < len(words) and _JOINT.fullmatch(text, words[last].end(), words[last + 1].start()):
        if last == index and _SMALL_JOINT.match(text, words[last].end()) is None:
            break
        last += 1
    return first, last


def _is_english(name: str, head: str) -> bool:
    words = name.split()
    own = set(words) - {head}
    if words[0] in _OF_A_REPORT or any(word in words for word in ("van", "voor", "het", "de", "en")):
        return False
    return head in _ONLY_ENGLISH or bool(own & _ENGLISH_WORDS) or _SMALL_JOINT.search(name) is not None
