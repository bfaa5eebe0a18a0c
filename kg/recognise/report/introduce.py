"""The publications that a document itself names, one thing a publication whatever the forms of its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kg.gazetteer import fold, slug
from kg.model import Context, Thing
from kg.recognise.excerpt import Excerpt
from kg.recognise.names import DocumentNames, Names, collapsed
from kg.recognise.report import byname, listed, offered, plain, quotes, small, sources, told
from kg.recognise.report.citation import NAMED_PUBLICATION, PUBLICATION, Citation, Publishers, is_known
from kg.recognise.report.note import citations
from kg.recognise.report.prose import titles
from kg.recognise.report.surroundings import LISTS, PUBLISHING, STEMS, YEARS, Prose
from kg.recognise.titles import Printed, alike, key, parted, year_at_end

_SLUG_WORDS = 7
_SHORTEST_FORM = 12  # letters of a title that is looked for in other forms
_SAME_BEGIN = 24  # letters with which two forms of one title begin alike
_OWN_NAME = 25  # letters from which a subtitle is a name of its own


def introduce(passages: Sequence[Excerpt], known: DocumentNames, context: Context) -> Iterator[Thing]:
    """Yield each publication that the document names and that is not known already, in order of first mention."""
    publishers = Publishers(known)
    groups: list[_Title] = []
    messages = {key(title) for passage in passages if passage.quotes for title in quotes.messages(passage)}
    for passage in passages:
        for citation in _cited(passage, publishers):
            if key(citation.title) not in messages and not _is_known(citation.title, known):
                _sort_in(citation, groups)
    if groups:
        _add_quoted_alike(passages, groups)
    printed = Printed(known.whole.text, known.whole.lower)
    printed.look_up(title for group in groups for title in _looked_for(group.titles()))
    authors = {author for group in groups for c in group.citations for author in c.authors if not _is_by_author(c)}
    for group in groups:
        if any(_is_by_author(c) and c.authors[0] in authors for c in group.citations):
            continue  # `het Berenschot-rapport` is one of those whose title is given
        yield group.thing(printed)


_ANY = frozenset((STEMS, PUBLISHING, LISTS, YEARS))


def _is_by_author(citation: Citation) -> bool:
    return len(citation.authors) == 1 and byname.is_named_after(citation.title, citation.authors[0])


def _cited(passage: Excerpt, publishers: Publishers) -> Iterator[Citation]:
    """The citations of a passage; where two overlap, the one of the note grammar, else the longer."""
    text = passage.text.text
    found: list[Citation] = []
    if passage.via is not None:
        found += citations(text, publishers)
    for citation in sorted(_in_prose(passage, publishers), key=lambda c: (-len(c.span), not c.publishers, c.span)):
        same = next((at for at, other in enumerate(found) if citation.span.overlaps(other.span)), None)
        if same is None:
            found.append(citation)
        else:
            found[same] = _with_more(found[same], citation)
    yield from sorted(found, key=lambda c: c.span)


def _in_prose(passage: Excerpt, publishers: Publishers) -> Iterator[Citation]:
    text = passage.text.text
    if not passage.quotes and "(" not in text and "In " not in text and _ANY.isdisjoint(passage.triggers):
        return
    prose = Prose.of(passage, publishers)
    if prose.nouns:
        yield from byname.titles(prose)
        yield from listed.titles(prose)
        yield from small.titles(prose)
        yield from plain.titles(prose)
        yield from offered.titles(prose)
    if prose.quotes:
        yield from quotes.titles(prose)
    yield from titles(prose)
    yield from told.titles(prose)
    if prose.lists or prose.years:
        yield from sources.titles(prose)


def _with_more(one: Citation, other: Citation) -> Citation:
    """The first, with what only the second tells of publisher and year."""
    return replace(one, publishers=one.publishers or other.publishers, year=one.year or other.year)


def _is_known(title: str, known: Names) -> bool:
    """Whether *title* begins with the name of a known report, or of a programme and is no report about it."""
    for hit in known.find(title):
        if hit.span.begin > 0:
            break
        if any(thing.kind == "report" for thing in hit.things):
            return True
        programmes = [thing for thing in hit.things if thing.kind == "programme"]
        if not any(is_known(thing) for thing in programmes) and hit.span.end < len(title):
            continue  # a programme that the document introduces itself, perhaps by these very words
        if programmes and not title.startswith(":", hit.span.end):  # `Klimaatakkoord: gevolgen voor tuinen`
            return re.search(PUBLICATION, title[hit.span.end :], re.IGNORECASE) is None
    return False


@dataclass(slots=True)
class _Title:
    """All citations of one publication."""

    key: str
    citations: list[Citation] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)  # words in quotation marks that begin as the title does

    def accepts(self, other: str, edition: str) -> bool:
        """Whether it is the publication with the key *other*, in the same edition when both tell theirs."""
        if not alike(self.key, other):
            return False
        editions = {year_at_end(citation.title) for citation in self.citations} - {""}
        return not (edition and editions and edition not in editions)

    def titles(self) -> list[str]:
        """The titles of the citations, and each without its subtitle."""
        return [name for c in self.citations for name in (c.title, parted(c.title)[0])]

    def thing(self, printed: Printed) -> Thing:
        """What the citations tell together, with every form in which the title is printed."""
        names = self.titles()
        names += _forms(names, printed)
        label = max(names, key=_says)
        names += [*(c.printed for c in self.citations if c.printed), *self.quoted]
        main, subtitle = parted(label)
        if len(fold(subtitle)) >= _OWN_NAME:
            names += _forms([subtitle], printed)
        facts = [
            *(("subtitle", part) for part in (subtitle,) if part),
            *(("publisher", publisher) for c in self.citations for publisher in c.publishers),
            *(("author", author) for c in self.citations for author in c.authors),
            *(("year", c.year) for c in self.citations if c.year),
            *(("url", c.url) for c in self.citations if c.url),
        ]
        first = dict(reversed(facts))
        parts = [first.get("publisher", ""), first.get("year", ""), slug(main, _SLUG_WORDS)]
        others = tuple(name for name in dict.fromkeys(names) if name != label)
        return Thing("report", "-".join(filter(None, parts)), label, others, tuple(dict.fromkeys(facts)))


def _says(title: str) -> tuple[bool, bool, bool, int]:
    return bool(parted(title)[1]), not year_at_end(title), title[0].isupper(), len(title)


def _sort_in(citation: Citation, groups: list[_Title]) -> None:
    own_key, edition = key(citation.title), year_at_end(citation.title)
    for group in groups:
        if group.accepts(own_key, edition):
            group.citations.append(citation)
            return
    groups.append(_Title(own_key, [citation]))


def _add_quoted_alike(passages: Sequence[Excerpt], groups: Sequence[_Title]) -> None:
    """Add to the titles the words in quotation marks, whatever their capitals, that begin as they do and go on else."""
    begins = {group.key[:_SAME_BEGIN]: group for group in groups if len(group.key) >= _SAME_BEGIN}
    for passage in passages if begins else ():
        for quote in passage.quotes:
            words = collapsed(quote.inner.of(passage.text.text))
            group = begins.get(fold(words)[:_SAME_BEGIN]) if len(words) >= _SAME_BEGIN else None
            if group is not None and words not in group.quoted:
                group.quoted.append(words)


def _forms(names: Iterable[str], printed: Printed) -> Iterator[str]:
    """Other forms of the names that the document prints: without comma or question mark, with other capitals."""
    for name in _looked_for(names):
        yield from (form for form in printed.forms(name) if _is_name(form))


def _looked_for(names: Iterable[str]) -> Iterator[str]:
    """Those of the names that are long enough to be known in another form."""
    return (name for name in dict.fromkeys(names) if " " in name and len(fold(name)) >= _SHORTEST_FORM)


def _is_name(form: str) -> bool:
    """Whether words that spell a title are printed as one: with a capital, or with a noun that belongs to the name."""
    return not form[0].islower() or re.match(rf"{NAMED_PUBLICATION}", form) is not None
