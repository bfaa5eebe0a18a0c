"""The programmes that a document itself names: one thing a programme, with all names under which it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.gazetteer import NameHit, fold, places_of, slug, small
from kg.model import Context, Thing
from kg.recognise.excerpt import Excerpt
from kg.recognise.joined import Joined
from kg.recognise.names import DocumentNames, Spans
from kg.recognise.programme.agreement import agreements
from kg.recognise.programme.apart import COLON, CREDIT, apart
from kg.recognise.programme.bare import bare
from kg.recognise.programme.beside import beside
from kg.recognise.programme.company import in_company
from kg.recognise.programme.foreign import ENGLISH, foreign
from kg.recognise.programme.form import names
from kg.recognise.programme.known import abbreviated, by_last_word, headed, last_word
from kg.recognise.programme.last import HEADS, with_head_last
from kg.recognise.programme.name import Name, undated, without_head, words
from kg.recognise.programme.renaming import HINTS, Renaming, renamings
from kg.recognise.programme.subject import by_subject
from kg.recognise.programme.words import COMPOUND, GENERIC, SEPARATE, SPECIFIC, STEMS
from kg.scan import places
from kg.text import Span

_SLUG_WORDS = 10
_NATIONAL = re.compile(r"Nationaa?l\w*\s+(?:Programma|Actieplan|Akkoord|Plan|Strategie|Agenda)\b")
_ONE_YEAR = re.compile(r"(?<![-–/])\s+(?:19|20)\d{2}(?:\s+en\s+(?:19|20)\d{2})?$")
_YEAR_BEHIND = re.compile(r"\s?(?:19|20)\d\d\b")
_LABELLED = ("project", "plan van aanpak", "pilot", "campagne", "decentralisatie-uitkering", "subsidieregeling")
_PLURAL_HEAD = re.compile(r"^((?:\w+ )?)(Survey|Programma|Enquête|Alliantie|Aanpak)(?:s|’s|'s)\b")
_PLAN = re.compile(
    r"(?:plan|programma|agenda|akkoord|pact|regeling|strategie|deal|convenant|aanpak|operatie|subsidie)$"
)
_KIND = re.compile(r"(?:programma|project|regeling|fonds|subsidie|krediet)$")
_NO_PROGRAMMES = ("body", "committee", "ministry", "party", "person", "law")
_LONG_ABBREVIATION = 4  # letters from which on its capitals make no difference
_MANY_WORDS = 3  # content words by which a name is known whatever its head


# What a passage without a head has where it names a programme, other than a quotation or an abbreviation.
_OTHERS = frozenset((COLON, CREDIT, ENGLISH, HEADS, HINTS))


def introduce(passages: Sequence[Excerpt], known: DocumentNames, context: Context) -> Iterator[Thing]:
    """Yield each programme that the document names and that is not known already, in order of first mention."""
    document = _Document(known.whole)
    groups: list[_Programme] = []
    seen: set[tuple[str, str, str]] = set()
    renamed: list[Renaming] = []
    shorts = abbreviated(passages, known)
    for passage in passages:
        heads = document.heads(passage)
        if not (heads or passage.quotes or passage.definitions) and _OTHERS.isdisjoint(passage.triggers):
            continue
        found = [*(names(passage, heads) if heads else ()), *apart(passage, heads), *foreign(passage)]
        found += (*bare(passage.text.text, heads), *beside(passage, heads), *by_subject(passage, heads))
        found = [*_longest([*found, *with_head_last(passage)])]
        found += _in_company(passage, heads, found, known) if heads or passage.definitions else ()
        for name in sorted(found, key=lambda name: name.span):
            is_short = name.abbreviation in shorts and not _is_long(name)
            if name.key not in seen and not is_short and not _is_known(name, known):
                _sort_in(name, groups)
            seen.add(name.key)
        renamed += renamings(passage)
    for renaming in renamed:
        _unite(renaming, groups)
    groups = _united_by_abbreviation(groups)
    yield from _cut_short(groups, passages, known)
    document.look_up(form for group in groups for name in group.names for form in _forms(name))
    for group in groups:
        yield group.thing(document, groups)
    taken = frozenset(name.head for group in groups for name in group.names)
    yield from shorts.values()
    yield from headed(passages, known, document.printed, taken)
    yield from agreements(known.whole, document.printed, context)


def _in_company(passage: Excerpt, heads: Sequence[Span], found: Sequence[Name], known: DocumentNames) -> Iterator[Name]:
    """The programmes in one list with those that were *found* by their form, or that are known."""
    hits = known.hits(passage.text.text)
    programmes = [hit.span for hit in hits if any(thing.kind == "programme" for thing in hit.things)]
    programmes += [name.span for name in found]
    others = [hit.span for hit in hits if any(thing.kind != "place" for thing in hit.things)]
    return in_company(passage, heads, programmes, Spans((*others, *(name.span for name in found))))


@dataclass(slots=True)
class _Document:
    """The texts of a document, and the head nouns that are printed in them."""

    whole: Joined
    printed: dict[str, dict[str, None]] = field(default_factory=dict)  # "actieagenda" -> "Actie-agenda", ...
    places: Mapping[str, Sequence[int]] = field(default_factory=dict)  # of names in small letters

    def form(self, name: str) -> str:
        """The first form in which a *name* that was looked up is printed, whatever its capitals; empty: it is not."""
        places = self.places.get(small(name), ())
        if not places or name in self.whole.text:
            return name if places else ""
        return self.whole.text[places[0] : places[0] + len(name)]

    def look_up(self, names: Iterable[str]) -> None:
        """Find the *names* at once, whatever their capitals."""
        self.places = places_of(filter(None, map(small, names)), self.whole.lower)

    def heads(self, passage: Excerpt) -> list[Span]:
        """The words of *passage* with the stem of a head, which are remembered."""
        words = list(passage.words_with(STEMS))
        for word in words:
            printed = word.of(passage.text.text)
            self.printed.setdefault(printed.replace("-", "").casefold(), {})[printed] = None
        return words


def _longest(found: Iterable[Name]) -> Sequence[Name]:
    """Of names that overlap, the one that says most (with an abbreviation, then the longest); in order."""
    kept: list[Name] = []
    for name in sorted(found, key=lambda name: (not name.abbreviation, -len(name.span), name.span)):
        if not any(name.span.overlaps(other.span) for other in kept):
            kept.append(name)
    return sorted(kept, key=lambda name: name.span)


def _is_known(name: Name, known: DocumentNames) -> bool:
    """Whether the name is one of a known programme, or after its head nothing but a known body, ministry or place."""
    bare = name.bare
    headed = f" {name.abbreviation}-{name.head}" if name.abbreviation else ""  # `NOW-regeling`
    for hit in known.find(name.name + headed):
        if any(thing.kind == "programme" for thing in hit.things):
            return True
        is_all = hit.span == Span(0, len(name.name))
        if is_all and any(thing.kind in _NO_PROGRAMMES for thing in _others(hit, name, known)):
            return True
    other = ("report", "law", "place") if name.head and name.head not in GENERIC else ("report", "law")
    if "place" in other and not bare.isupper():
        other = (*other, "ministry")  # `Transitieprogramma Landbouw`
    return any(
        hit.span.begin == 0
        and hit.span.end >= len(bare.rstrip())
        and any(thing.kind not in other for thing in _others(hit, name, known))
        for hit in known.find(bare)
    )


def _others(hit: NameHit, name: Name, known: DocumentNames) -> Iterator[Thing]:
    """What else may bear a name; when it says that it is a plan, no body that the document seems to introduce."""
    is_fund = name.head == "fonds" and " " not in name.name
    is_plan = is_fund or _PLAN.search(name.head) is not None
    return (t for t in hit.things if not (is_plan and t.kind == "body" and _is_introduced(t, known)))


def _is_introduced(thing: Thing, known: DocumentNames) -> bool:
    return any(thing is other for other in known.introduced)


@dataclass(slots=True, eq=False)
class _Programme:
    """All names of one programme."""

    names: list[Name] = field(default_factory=list)
    renamings: list[Renaming] = field(default_factory=list)

    def accepts(self, name: Name) -> bool:
        return any(_same(name, other) for other in self.names)

    @property
    def abbreviations(self) -> list[str]:
        return list(dict.fromkeys(name.abbreviation for name in self.names if name.abbreviation))

    def short_forms(self) -> Iterator[str]:
        """Folded words that stand for a name: its last one, and its abbreviation with its head."""
        for name in self.names:
            yield last_word(name.name)
            if name.abbreviation and (kind := _KIND.search(name.head)):
                yield fold(name.abbreviation) + kind[0]

    def long_names(self) -> list[str]:
        return [name.name for name in self.names if _is_long(name)]

    def label(self, text: str) -> str:
        """The fullest name, the newest after a renaming; of an abbreviation alone the first form printed in *text*."""
        current = [renaming.new for renaming in self.renamings if renaming.new]
        long = self.long_names()
        if current:
            long = [name for name in long if fold(current[-1]) in fold(name)] or [*current]
        if not long:
            head, short = self.names[0].head, self.names[0].abbreviation
            forms = (f"{head.capitalize()} {short}", f"{head} {short}", f"{short}-{head}")
            return next((form for form in forms if form in text), short)
        content = {name.name: name.words for name in self.names}
        best = _ONE_YEAR.sub("", max(long, key=lambda name: _says(name, content.get(name) or words(name))))
        head = next((name.head for name in self.names if name.name == best), "")
        best = _PLURAL_HEAD.sub(
            lambda match: match[1] + match[2], best.replace("Nationale Programma", "Nationaal Programma")
        )
        if fold(head) in fold(best):
            return best
        return f"{head} {best}" if head in _LABELLED else f"{head.capitalize()} {best}" if _is_compound(head) else best

    def thing(self, document: _Document, groups: Sequence[_Programme]) -> Thing:
        label = self.label(document.whole.text)
        names = dict.fromkeys(form for name in self.names for form in _forms(name))
        printed = [as_printed for form in names if (as_printed := document.form(form))]
        short = list(self._short(document, groups))
        printed += short
        printed += [name for renaming in self.renamings for name in (renaming.old, renaming.new) if name]
        bare = undated(label)
        bare = re.sub(rf"^(?i:{'|'.join(SEPARATE[:7])})\s+(?=\S+\s+\S|#)", "", bare)
        if not self.long_names() and self.abbreviations:
            bare = self.abbreviations[0]
        facts = [("abbreviation", abbreviation) for abbreviation in self.abbreviations]
        facts += [("short", name) for name in short]
        facts += [fact for renaming in self.renamings for fact in renaming.facts()]
        others = tuple(name for name in dict.fromkeys(printed) if name != label)
        return Thing("programme", slug(bare, _SLUG_WORDS), label, others, tuple(dict.fromkeys(facts)))

    def _short(self, document: _Document, groups: Sequence[_Programme]) -> Iterator[str]:
        """Names that stand for the whole one in this document: `Actieagenda`, `het Nationaal Programma`, `SIM 2020`."""
        others = [name for group in groups if group is not self for name in group.names]
        for head in dict.fromkeys(name.head for name in self.names):
            if _is_compound(head) and not any(name.head == head for name in others):
                yield from document.printed.get(head, ())
        for national in dict.fromkeys(m[0] for name in self.names if (m := _NATIONAL.match(name.name))):
            if not any(name.name.startswith(national) for name in others):
                yield national
        for abbreviation in self.abbreviations:
            yield from dict.fromkeys(_editions(abbreviation, document.whole.text))
            yield from dict.fromkeys(_variants(abbreviation, document.whole))


def _editions(abbreviation: str, text: str) -> Iterator[str]:
    """The abbreviation with each year that *text* prints behind it: `SIM 2020`."""
    at = -1
    while (at := text.find(abbreviation, at + 1)) >= 0:
        year = _YEAR_BEHIND.match(text, at + len(abbreviation))
        if year and not (text[at - 1 : at].isalnum() or text[at - 1 : at] == "_"):
            yield text[at : year.end()]


def _variants(abbreviation: str, whole: Joined) -> Iterator[str]:
    """The abbreviation with other capitals, as `BDuR` is `BDUR`."""
    if len(abbreviation) < _LONG_ABBREVIATION:
        return
    for at in places(small(abbreviation), whole.lower):
        printed = whole.text[at : at + len(abbreviation)]
        around = whole.text[at - 1 : at] + whole.text[at + len(abbreviation) : at + len(abbreviation) + 1]
        if printed != abbreviation and sum(map(str.isupper, printed)) > 1 and not any(map(str.isalnum, around)):
            yield printed


def _says(name: str, content: frozenset[str]) -> tuple[int, int, int, str]:
    return len(content), sum(map(str.isupper, name)), len(name), name


def _forms(name: Name) -> Iterator[str]:
    """The forms that a name may have: with its head and without, with its years and without, its abbreviation."""
    yield name.name
    bare = undated(name.name)
    yield bare
    if name.head and fold(name.head) not in fold(bare):
        yield f"{name.head} {bare}"
    if name.head in SEPARATE[:7]:
        without = without_head(bare)
        if len(words(without)) >= 2 and without[0].isupper():
            yield without
    if name.abbreviation:
        yield name.abbreviation
        if name.head and " " not in name.head:
            yield name.abbreviation + name.head  # `ORETprogramma`
            yield f"{name.head} {name.abbreviation}"


def _is_compound(head: str) -> bool:
    return re.fullmatch(COMPOUND, head) is not None


def _is_long(name: Name) -> bool:
    """Whether the name says more than its abbreviation: not `Werkagenda VIA`."""
    return name.words != {fold(name.abbreviation)}


def _same(one: Name, other: Name) -> bool:
    if one.abbreviation and one.abbreviation == other.abbreviation:
        long = [name.words for name in (one, other) if _is_long(name)]
        return len(long) < 2 or bool(long[0] & long[1])
    first, second = one.words, other.words
    if first == second:
        separate = one.head in SEPARATE or other.head in SEPARATE
        return (
            one.head == other.head
            or len(first) >= _MANY_WORDS
            or (separate and "programma" not in (one.head, other.head))
        )
    specific = one.head == other.head and re.fullmatch(SPECIFIC, one.head, re.IGNORECASE) is not None
    return specific and (first <= second or second <= first)


def _sort_in(name: Name, groups: list[_Programme]) -> None:
    for group in groups:
        if group.accepts(name):
            group.names.append(name)
            return
    groups.append(_Programme([name]))


def _unite(renaming: Renaming, groups: list[_Programme]) -> None:
    """Make one programme of those that a renaming tells to be the same."""
    parts = [fold(name) for name in (renaming.old, renaming.new, renaming.abbreviation) if name]
    named = [group for group in groups if any(_bears(group, part) for part in parts)]
    if not named:
        return
    first, *rest = named
    for other in rest:
        first.names += other.names
        first.renamings += other.renamings
        groups.remove(other)
    first.renamings.append(renaming)


def _bears(group: _Programme, folded: str) -> bool:
    return any(folded in name.folded for name in group.names)


def _cut_short(groups: list[_Programme], passages: Sequence[Excerpt], known: DocumentNames) -> Iterator[Thing]:
    """Yield the known programme that the last word of its name stands for, and take that word out of *groups*.

    Of `Nationaal Groeifonds` it is `Groeifonds`. When the document itself introduces the full name, the two become one.
    """
    single = [group for group in groups if len(group.names) == 1 and " " not in group.names[0].name]
    if not single:
        return
    by_last = by_last_word(passages, known)
    full = {group: {*group.short_forms()} for group in groups}
    for group in single:
        word = fold(group.names[0].name)
        owners: list[Thing | _Programme] = [*by_last.get(word, ())]
        owners += [other for other, forms in full.items() if word in forms and other is not group]
        if len(owners) != 1:
            continue
        groups.remove(group)
        owner = owners[0]
        if isinstance(owner, Thing):
            yield Thing("programme", owner.id, owner.label, (group.names[0].name,), owner.facts)
        else:
            owner.names += group.names


def _united_by_abbreviation(groups: list[_Programme]) -> list[_Programme]:
    """A programme of which only the abbreviation is printed belongs to the one that bears it in full."""
    full = [group for group in groups if group.long_names()]
    for group in groups:
        if group in full:
            continue
        owners = [other for other in full if set(other.abbreviations) & set(group.abbreviations)]
        if len(owners) == 1:
            owners[0].names += group.names
        else:
            full.append(group)
    return full
