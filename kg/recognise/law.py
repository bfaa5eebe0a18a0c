"""Laws by name and their articles: `artikel 6 van de Grondwet`, `de Participatiewet`, `(287 Sr)`.

Rules:

- `law.name`: a name or abbreviation of a law of the list: `Participatiewet`, `AVG-wetgeving`
- `law.form`: a law that is not on the list, found by its form or defined by the document: see `kg.recognise.law_form`
- `article.*`: see `kg.recognise.article`

A name without a year can mean the act that came later: `Wet inburgering` in a document of 2024 is the Wet inburgering
2021. Abbreviations that are also words or names of something else (`WEB`, `PW`, `Sr`) count only in the company of an
article, an article of speech or the full name. Corpora: tests/corpus/law.tsv, tests/corpus/article.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg import gazetteer
from kg.gazetteer import NameHit, NameIndex, fold
from kg.model import Context, Mention, Passage, Thing, ThingReading
from kg.recognise.article import articles
from kg.recognise.law_form import Form, abbreviation_after, as_thing, forms
from kg.recognise.law_mention import LawMention

_AMBIGUOUS = frozenset("Ar PiB WAB WEB WEC WMS WOR WOT Wok Wrr".split())  # and all names of two letters
_LAW_WORD = re.compile(r"(?i)wet|richtlijn|verordening|verdrag|besluit|regeling|aanwijzing|handvest")
# What makes of a law's abbreviation the name of a benefit: `WW-uitkering`, `AOW-leeftijd`.
_BENEFIT = re.compile(r"-\s?(?:uitkering|leeftijd|gerechtigd|premie|gat|hiaat)")
_DETERMINER = re.compile(r"\b(?:[Dd]e|[Hh]et|[Dd]eze|[Dd]ie)\s$")
_ARTICLE_BEFORE = re.compile(r"(?:\d[a-z]{0,2}|\blid|e\.v\.)[\s,]{1,2}(?:van\s)?$")


def find(passage: Passage, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield every law by name, and every article, in reading order."""
    text = passage.text.text
    laws = [*_laws(text, context, hits)]
    mentions = [Mention(law.span, "law", law.reading, law.rule, passage.unit, passage.via) for law in laws]
    mentions += articles(passage, laws)
    yield from sorted(mentions, key=lambda mention: mention.span)


def introduce(passages: Sequence[Passage], known: NameIndex, context: Context) -> Iterator[Thing]:
    """Yield the laws that the document names and the list lacks, and known ones with the names that it adds."""
    del context
    for passage in passages:
        text = passage.text.text
        named = [hit for hit in known.find(text) if any(thing.kind == "law" for thing in hit.things)]
        for form in forms(text):
            thing = _introduced(text, form, named, known)
            if thing is not None:
                yield thing
        for hit in named:
            abbreviation = abbreviation_after(text, hit.span)
            thing = _law_of(hit)
            if thing and abbreviation and abbreviation not in (thing.label, *thing.names):
                yield replace(thing, names=(*thing.names, abbreviation))


def _introduced(text: str, form: Form, named: Sequence[NameHit], known: NameIndex) -> Thing | None:
    """The law that *form* adds to what is known at its place: itself, or a name of a known law; None: nothing."""
    covering = next((hit for hit in named if hit.span.overlaps(form.span)), None)
    abbreviation = abbreviation_after(text, form.span)
    extra = (abbreviation,) if abbreviation else ()
    if covering is not None and not _is_more(text, form, covering):
        return None
    for name in (form.label, *form.names, _spelled_out(form.label)):
        law = _law_by_name(name, known)
        if law is not None:
            return replace(law, names=tuple(dict.fromkeys((*law.names, *form.names, form.label, *extra))))
    law = _by_celex().get(form.celex) if form.celex else None
    if law is not None:
        return replace(law, names=tuple(dict.fromkeys((*law.names, *form.names, form.label, *extra))))
    return as_thing(form, extra)


def _is_more(text: str, form: Form, hit: NameHit) -> bool:
    """Whether the form is a longer name than the known one inside it: `Wet inburgering 2025`, `Wijzigingswet AVG`."""
    if not form.span.contains(hit.span) or len(hit.span) >= len(form.span):
        return False
    rest = text[hit.span.end : form.span.end]
    return hit.span.begin > form.span.begin or re.match(r"\s(?:(?:19|20)\d\d|[A-Z]|in\s[A-Z])", rest) is not None


def _spelled_out(label: str) -> str:
    """`Inburgeringswet` as `Wet inburgering`"""
    compound = re.fullmatch(r"([A-Z][a-zà-ÿ]+?)s?wet", label)
    return f"Wet {compound[1].lower()}" if compound else label


def _law_by_name(name: str, known: NameIndex) -> Thing | None:
    hit = next(iter(known.find(name)), None)
    return _law_of(hit) if hit is not None and len(hit.span) == len(name) else None


def _law_of(hit: NameHit) -> Thing | None:
    return next((thing for thing in hit.things if thing.kind == "law"), None)


@cache
def _by_celex() -> Mapping[str, Thing]:
    return {thing.fact("celex"): thing for thing in gazetteer.known().of_kind("law") if thing.fact("celex")}


@cache
def _successors() -> Mapping[str, tuple[int, Thing]]:
    """id of an act -> year and act of the same name with a year: wet-inburgering -> 2021, Wet inburgering 2021."""
    laws = gazetteer.known().of_kind("law")
    by_label = {fold(law.label): law for law in laws}
    found: dict[str, tuple[int, Thing]] = {}
    for law in sorted(laws, key=lambda law: law.label):
        dated = re.fullmatch(r"(.+) ((?:19|20)\d\d)", law.label)
        earlier = by_label.get(fold(dated[1])) if dated else None
        if dated and earlier is not None:
            found[earlier.id] = (int(dated[2]), law)
    return found


def _laws(text: str, context: Context, hits: Sequence[NameHit]) -> Iterator[LawMention]:
    spelled_out = {thing.id for hit in hits for thing in hit.things if thing.kind == "law" and len(hit.span) > 12}
    for hit in hits:
        things = {thing.id: thing for thing in hit.things if thing.kind == "law"}
        if not things or not _is_meant(text, hit, spelled_out):
            continue
        first, *others = things
        thing_id = _in_force(things[first], context)
        rule = "law.name" if ("law", thing_id) in gazetteer.known().by_id else "law.form"
        name = " ".join(hit.span.of(text).split())
        yield LawMention(hit.span, ThingReading(thing_id, name, tuple(others)), rule)


def _is_meant(text: str, hit: NameHit, spelled_out: set[str]) -> bool:
    name = hit.span.of(text)
    if _BENEFIT.match(text, hit.span.end) and name.isupper():
        return False
    if name[0].islower() and not _LAW_WORD.search(name):
        return False
    only_laws = all(thing.kind == "law" for thing in hit.things)
    if only_laws and len(name) > 2 and name not in _AMBIGUOUS:
        return True
    before = text[max(0, hit.span.begin - 20) : hit.span.begin]
    if any(thing.id in spelled_out for thing in hit.things) or _ARTICLE_BEFORE.search(before):
        return True
    return only_laws and _DETERMINER.search(before) is not None


def _in_force(law: Thing, context: Context) -> str:
    """The id of the act that a name without a year means at the date of the document."""
    year, successor = _successors().get(law.id, (0, law))
    return successor.id if year and context.date and context.date.year > year else law.id
