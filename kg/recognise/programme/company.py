"""Names of programmes by the company that they keep: in one enumeration with programmes, or after a word for many.

`het Integraal Zorgakkoord (IZA) en Toekomstbestendige Arbeidsmarkt Zorg (TAZ)` · `In programma’s als Ruimte voor de
Rivier, Integraal Rivier Management (IRM) en …`
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.recognise.definitions import ORGANISATION, Definition
from kg.recognise.excerpt import Excerpt
from kg.recognise.names import Spans
from kg.recognise.programme.name import Name
from kg.recognise.titles import CAPITALISED
from kg.scan import matches_at
from kg.text import Span

_JOINT = re.compile(r"(?:\s\((?:[A-Z]|€\s?\d)[^()]{1,24}\))?(?:,\s(?:en\s|of\s)?|\s(?:en|of)\s)(?:(?:de|het)\s)?")
# `programma’s als`, `akkoorden zoals het`, `projecten (zoals`
_SUCH_AS = re.compile(
    r"(?:[A-Z]{2,6}-)?[a-z]*(?:programma[’']?s|projecten|campagnes|agenda[’']s|regelingen|pilots|akkoorden|convenanten)"
    r"\s\(?(?:als|zoals|waaronder)\s(?:de\s|het\s)?(?=[A-ZÀ-Þ])"
)
_CAPITAL_INSIDE = re.compile(r"[a-z][A-Z]")  # `PhotonDelta`
_ITEM = re.compile(rf"{CAPITALISED}(?:\s\((?P<short>[A-Z][\w&-]{{1,11}})\))?")


def in_company(passage: Excerpt, words: Iterable[Span], programmes: Sequence[Span], others: Spans) -> Iterator[Name]:
    """Yield the names that stand in one list with one of *programmes*, or after one of *words* for many.

    *others* are names that are known already, and are passed over.
    """
    text = passage.text.text
    every = [Name(span, "", *_parts(span.of(text))) for span in _such_as(text, words)]
    every = [name for name in every if not others.overlaps(Span(name.span.begin, name.span.begin + len(name.name)))]
    yield from every
    known = sorted((*programmes, *(name.span for name in every)))
    for definition in passage.definitions if known else ():
        whole = Span(min(definition.long.begin, definition.short.begin), definition.short.end + 1)
        if others.overlaps(definition.long) or not _is_name(text, definition):
            continue
        if any(_are_joined(text, span, whole) for span in known):
            yield Name(whole, "", " ".join(definition.long.of(text).split()), definition.short.of(text))


def _parts(words: str) -> tuple[str, str]:
    match = _ITEM.fullmatch(words)
    short = (match["short"] or "") if match else ""
    return (words[: words.rindex("(")].rstrip() if short else words), short


def _such_as(text: str, words: Iterable[Span]) -> Iterator[Span]:
    """The names of several words with a capital in a list after a word for many programmes."""
    for lead in matches_at(_SUCH_AS, text, (word.begin for word in words)):
        item = _ITEM.match(text, lead.end())
        while item is not None:
            is_name = " " in item[0] or _CAPITAL_INSIDE.search(item[0])
            if is_name and ORGANISATION.search(item[0]) is None:
                yield Span(*item.span())
            joint = _JOINT.match(text, item.end())
            item = _ITEM.match(text, joint.end()) if joint else None


def _is_name(text: str, definition: Definition) -> bool:
    long = definition.long.of(text)
    return long[0].isupper() and ORGANISATION.search(long) is None and definition.short.of(text)[:2].isupper()


def _are_joined(text: str, programme: Span, other: Span) -> bool:
    first, second = sorted((programme, other))
    return _JOINT.fullmatch(text, first.end, second.begin) is not None
