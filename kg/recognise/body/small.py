"""Organisations whose names are mostly printed in small letters.

`taskforce Stoffen`, `het Bestuurlijk Overleg Circulaire Economie`, `de Beleidstafel wateroverlast en hoogwater`,
`Kenniscentrum voor beleid en regelgeving`, `de VROM-inspectie`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kg.recognise.body.forms import run_at
from kg.recognise.excerpt import Excerpt, Sort, Trigger
from kg.text import Span

_HEADS = (
    "taskforce", "stuurgroep", "regiegroep", "kopgroep", "klankbordgroep", "kerngroep", "werkgroep", "projectgroep",
    "expertgroep", "adviesgroep", "aanjaagteam", "actieteam", "ondersteuningsteam", "regieteam", "rechtbank",
    "gerechtshof", "veiligheidsregio", "omgevingsdienst", "waterschap", "hoogheemraadschap",
    "borgingscommissie", "toetsingscommissie", "begeleidingscommissie", "geschillencommissie", "klachtencommissie",
    "visitatiecommissie", "beroepscommissie", "kenniscentrum", "projectbureau", "programmabureau",
)  # fmt: skip
# `stuurgroep Zorg voor de Jeugd`, `veiligheidsregio Rotterdam-Rijnmond`
_JOINT = re.compile(r" (?:(?:voor|of|the|for|to) (?:de |het )?)?| & ")
HEADS = Trigger(*(f"{head} " for head in _HEADS))
CONSULTING = Trigger("overleg ")
INSPECTING = Trigger("-inspectie")
# `Bestuurlijk Overleg Circulaire Economie`; not `Bestuurlijk Overleg van 3 juni`, `Algemeen Overleg Zoutwinning`
_CONSULTATION = re.compile(
    r"(?:Bestuurlijk|Landelijk|Strategisch|Regionaal|Maatschappelijk|Ambtelijk) Overleg(?= [A-ZÀ-Þ])"
)
_AND = re.compile(r" en [A-ZÀ-Þ][a-zà-ÿ]+(?= [a-z]|[.,;)])")  # `stuurgroep Molens en Water`
_MEETING = re.compile(r" (?:van|op|d\.d\.) (?:\d|het voorjaar|het najaar)")
_OF_MINISTRY = re.compile(r"(?<![\w-])[A-Z][A-Za-z&]*[A-Z]-inspectie(?![\w-])")
# A word with a capital in a sentence for what advises or informs; small words behind it: `Beleidstafel hoogwater`
_TELLING = (
    "tafel", "kenniscentrum", "informatiepunt", "expertisecentrum", "platform", "kennispunt", "adviespunt",
    "meldpunt", "steunpunt", "loket", "adviescollege", "kennisnetwerk", "kennisknooppunt", "topconsortium",
)  # fmt: skip
# `de Raad voor de molenveiligheid`: a council, not that of ministers, which waits for nothing in particular
_COUNCIL = re.compile(r" voor (?:de |het )[a-zà-ÿ]{8,}(?: en (?!de |het )[a-zà-ÿ]{5,})?(?=[,.;)(]| \(| en (?:de|het) )")
_COUNCILS = ("Raad", "College", "Inspectie", "Autoriteit", "Commissie")
_REST = re.compile(
    r"(?P<small> (?:voor|tegen|inzake) (?:de |het )?)?(?(small)| )(?:[a-zà-ÿ]{4,}e )?[a-zà-ÿ-]{4,}"
    r"(?P<two>(?:, [a-zà-ÿ-]{4,})? en [a-zà-ÿ-]{4,})?"
)
_ARTICLE = re.compile(r"(?:\b(?:[Dd]e|[Hh]et|uw|onze) |\| )$")


def by_small(passage: Excerpt) -> Iterator[Span]:
    """Yield the names with a small head word, a consultation's domain, or a ministry's inspectorate."""
    text = passage.text.text
    for begin, end in passage.places(HEADS):
        span = run_at(text, end, _JOINT)
        if span is not None and text[begin].islower() and not text[begin - 1 : begin].isalnum():
            more = _AND.match(text, span.end)
            yield Span(begin, more.end() if more else span.end)
    for begin, end in passage.places(CONSULTING):
        found = _CONSULTATION.match(text, max(0, text.rfind(" ", 0, begin - 1) + 1)) if text[begin] == "O" else None
        domain = run_at(text, end) if found and found.end() == end - 1 else None
        is_long = domain is not None and (" " in domain.of(text) or text.startswith(" (", domain.end))
        if found and domain and is_long and not _MEETING.match(text, domain.end):
            yield Span(found.start(), domain.end)
    for _, end in passage.places(INSPECTING):
        found = _OF_MINISTRY.match(text, text.rfind(" ", 0, end) + 1)
        if found:
            yield Span(*found.span())


@lru_cache(maxsize=8192)
def _is_head(word: str) -> bool:
    """Whether a word with a capital may be the head of such a name."""
    return word in _COUNCILS or word.casefold().endswith(_TELLING)


RESTS = Sort(_is_head)


def by_rest(passages: Iterable[Excerpt]) -> Iterator[str]:
    """Yield the names of which only the first word has a capital: with an abbreviation or site behind, or met twice."""
    met: Counter[str] = Counter()
    for passage in passages:
        text = passage.text.text
        for word, printed in zip(passage.words, passage.printed, strict=True) if RESTS in passage.sorts else ():
            if not _is_head(printed):
                continue
            is_council = printed in _COUNCILS
            if not _ARTICLE.search(text, max(0, word.start() - 6), word.start()):
                continue
            council = _COUNCIL.match(text, word.end()) if is_council else None
            if council:
                yield word[0] + council[0]
            if is_council:
                continue
            rest = _REST.match(text, word.end())
            if rest is None:
                continue
            name = word[0] + rest[0]
            if text.startswith(" (", rest.end()):
                yield name
            elif rest["two"]:
                met[name] += 1
    yield from (name for name, times in met.items() if times > 1)
