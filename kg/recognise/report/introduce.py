"""The publications that a document itself names, one thing a publication whatever the forms of its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.gazetteer import NameIndex, fold, slug
from kg.model import Context, Passage, Thing
from kg.recognise.report import quotes
from kg.recognise.report.citation import NAMED_PUBLICATION, PUBLICATION, Citation, Publishers
from kg.recognise.report.note import citations
from kg.recognise.report.prose import titles
from kg.recognise.report.surroundings import Prose
from kg.recognise.titles import alike, forms, key, parted, small, year_at_end

_SLUG_WORDS = 7
_OWN_NAME = 25  # letters from which a subtitle is a name of its own


def introduce(passages: Sequence[Passage], known: NameIndex, context: Context) -> Iterator[Thing]:
    """Yield each publication that the document names and that is not known already, in order of first mention."""
    publishers = Publishers(known)
    groups: list[_Title] = []
    for passage in passages:
        for citation in _cited(passage, publishers):
            if not _is_known(citation.title, known):
                _sort_in(citation, groups)
    text = "\n".join(passage.text.text for passage in passages)
    lower = small(text)
    for group in groups:
        yield group.thing(text, lower)


def _cited(passage: Passage, publishers: Publishers) -> Iterator[Citation]:
    """The citations of a passage; where two overlap, the one of the note grammar, else the longer."""
    text = passage.text.text
    found: list[Citation] = []
    if passage.via is not None:
        found += citations(text, publishers)
    prose = Prose.of(text, publishers)
    for citation in sorted(
        (*quotes.titles(prose), *titles(prose)), key=lambda c: (-len(c.span), not c.publishers, c.span)
    ):
        same = next((at for at, other in enumerate(found) if citation.span.overlaps(other.span)), None)
        if same is None:
            found.append(citation)
        else:
            found[same] = _with_more(found[same], citation)
    yield from sorted(found, key=lambda c: c.span)


def _with_more(one: Citation, other: Citation) -> Citation:
    """The first, with what only the second tells of publisher and year."""
    return replace(one, publishers=one.publishers or other.publishers, year=one.year or other.year)


def _is_known(title: str, known: NameIndex) -> bool:
    """Whether *title* begins with the name of a known report, or of a programme and is no report about it."""
    for hit in known.find(title):
        if hit.span.begin > 0:
            break
        if any(thing.kind == "report" for thing in hit.things):
            return True
        if any(thing.kind == "programme" for thing in hit.things):
            return re.search(PUBLICATION, title[hit.span.end :], re.IGNORECASE) is None
    return False


@dataclass(slots=True)
class _Title:
    """All citations of one publication."""

    key: str
    citations: list[Citation] = field(default_factory=list)

    def accepts(self, other: Citation) -> bool:
        if not alike(self.key, key(other.title)):
            return False
        editions = {year_at_end(citation.title) for citation in self.citations} - {""}
        edition = year_at_end(other.title)
        return not (edition and editions and edition not in editions)

    def thing(self, text: str, lower: str) -> Thing:
        titles = list(dict.fromkeys(citation.title for citation in self.citations))
        label = max(titles, key=_says)
        main, subtitle = parted(label)
        year = next((citation.year for citation in self.citations if citation.year), "")
        publishers = dict.fromkeys(p for citation in self.citations for p in citation.publishers)
        parts = [*list(publishers)[:1], year, slug(main, _SLUG_WORDS)]
        facts = [("subtitle", subtitle)] if subtitle else []
        facts += [("publisher", publisher) for publisher in publishers]
        facts += [("author", a) for a in dict.fromkeys(a for c in self.citations for a in c.authors)]
        facts += [("year", y) for y in dict.fromkeys(c.year for c in self.citations if c.year)]
        facts += [("url", u) for u in dict.fromkeys(c.url for c in self.citations if c.url)]
        names = [name for title in titles for name in (title, parted(title)[0])]
        names += [citation.printed for citation in self.citations if citation.printed]
        names += _printed(names, subtitle, text, lower)
        names = [name for name in dict.fromkeys(names) if name != label]
        return Thing("report", "-".join(part for part in parts if part), label, tuple(names), tuple(facts))


def _says(title: str) -> tuple[bool, bool, bool, int]:
    return bool(parted(title)[1]), not year_at_end(title), title[0].isupper(), len(title)


def _sort_in(citation: Citation, groups: list[_Title]) -> None:
    for group in groups:
        if group.accepts(citation):
            group.citations.append(citation)
            return
    groups.append(_Title(key(citation.title), [citation]))


def _printed(names: Iterable[str], subtitle: str, text: str, lower: str) -> Iterator[str]:
    """Other forms of a title that the document prints: without its comma or question mark; the subtitle alone."""
    looked_for = [name for name in dict.fromkeys(names) if " " in name and len(fold(name)) >= 12]
    if len(fold(subtitle)) >= _OWN_NAME:
        looked_for.append(subtitle)
    for name in looked_for:
        yield from (form for form in forms(name, text, lower) if _is_name(form))


def _is_name(form: str) -> bool:
    """Whether words that spell a title are printed as one: with a capital, or with a noun that belongs to the name."""
    return not form[0].islower() or re.match(rf"{NAMED_PUBLICATION}", form) is not None
