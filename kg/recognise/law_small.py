"""Laws that are named in small letters: `de kolenwet`, `de verpakkingsrichtlijn`, `de richtlijn stedelijk afvalwater`.

Doctors and towns have a richtlijn or a verordening too: those count only in a text about the European Union.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.recognise.bare_noun import END, NAMED, SUBORDINATE, ends
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.law_mention import KINDS_OF_LAW, Form
from kg.text import Span

# In small letters only after the article
_COMPOUND = re.compile(r"(?<=\b[Dd]e\s)[a-zà-ÿ]{4,30}(?P<kind>wet|richtlijn|verordening)(?![\w-])")
_HEADED = re.compile(rf"(?<=\b[Dd]e\s)(?P<name>(?:richtlijn|verordening)\ {NAMED}){END}")
# Words of a text that is about the European Union
OF_EUROPE = re.compile(r"Europ|\bEU\b|EU-|\b[Ll]idsta|raad\b")
_MEDICAL = re.compile(r"(?:behandel|zorg|beroeps|praktijk|multidisciplinaire|kwaliteits|beleids|gedrags)\w*")
_OF_WETTEN = Trigger("wet", "richtlijn", "verordening")
_OF_HEADS = Trigger("richtlijn ", "verordening ")


def _compounds(passage: Excerpt) -> Iterator[Form]:
    text = passage.text.text
    for begin, end in passage.places(_OF_WETTEN):
        at = text.rfind(" ", max(0, begin - 40), begin) + 1
        match = _COMPOUND.match(text, at) if at else None
        if match is None or match.end() != end or match[0] in KINDS_OF_LAW:
            continue
        if match["kind"] == "wet" or (OF_EUROPE.search(text) and not _MEDICAL.fullmatch(match[0])):
            yield Form(Span(at, end), match[0].capitalize(), (match[0],))


def _headed(passage: Excerpt) -> Iterator[Form]:
    text = passage.text.text
    for match in passage.matches(_HEADED, _OF_HEADS):
        is_clause = SUBORDINATE.search(text, max(0, match.start() - 16), match.start() - 3)
        if not is_clause and ends(match) and OF_EUROPE.search(text):
            name = match["name"]
            yield Form(Span(*match.span("name")), name.capitalize(), (name,))


READERS: tuple[tuple[Trigger, Callable[[Excerpt], Iterator[Form]]], ...] = (
    (_OF_WETTEN, _compounds),
    (_OF_HEADS, _headed),
)
