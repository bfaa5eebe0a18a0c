"""Laws by name and their articles: `artikel 6 van de Grondwet`, `de Participatiewet`, `(287 Sr)`.

Rules:

- `law.name`: a name or abbreviation of a law of the list: `Participatiewet`, `AVG-wetgeving`
- `law.form`: a law that is not on the list, found by its form or defined by the document: see `kg.recognise.law_form`
- `law.own`: `deze wet` in a bill, a decree or a regulation that says how it is to be cited
- `article.*`: see `kg.recognise.article`

A name without a year can mean the act that came later: `Wet inburgering` in a document of 2024 is the Wet inburgering
2021. Abbreviations that are also words or names of something else (`WEB`, `PW`, `Sr`) count only in the company of an
article, an article of speech or the full name. Corpora: tests/corpus/law.tsv, tests/corpus/article.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

from kg import gazetteer
from kg.gazetteer import NameHit, fold
from kg.model import Context, Mention, Thing, ThingReading
from kg.recognise.article import ARTICLES, articles
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.law_form import FORMS, abbreviation_after, as_thing, forms
from kg.recognise.law_mention import Form, LawMention
from kg.recognise.names import Names
from kg.scan import places
from kg.text import Span

_AMBIGUOUS = frozenset("Ar PiB WAB WEB WEC WMS WOR WOT Wok Wrr".split())  # and all names of two letters
_LAW_WORD = re.compile(r"(?i)wet|richtlijn|verordening|verdrag|besluit|regeling|aanwijzing|handvest")
# What makes of a law's abbreviation the name of a benefit: `WW-uitkering`, `AOW-leeftijd`.
_BENEFIT = re.compile(r"-\s?(?:uitkering|leeftijd|gerechtigd|premie|gat|hiaat)")
_WITH_YEAR = re.compile(r"(.+) ((?:19|20)\d\d)")
_ABBREVIATED = re.compile(r"[A-Z][A-Za-z]{2,6}")
_IN_SENTENCE = re.compile(r"[a-z,(][ \n]")
_SPELLED_OUT = 12  # letters: a longer name is no abbreviation
_DETERMINER = re.compile(r"\b(?:[Dd]e|[Hh]et|[Dd]eze|[Dd]ie)\s$")
_ARTICLE_BEFORE = re.compile(r"(?:\d[a-z]{0,3}|\blid|e\.v\.)[\s,]{1,2}(?:van\s)?$")


_CITED_AS = re.compile(
    r"(?:eze\s(?:rijks)?wet|it\sbesluit|eze\sregeling)\swordt\saangehaald\sals:?\s+[«“\"]?(?=[A-Z])", re.IGNORECASE
)
_OWN = re.compile(r"(?:deze\s(?:rijks)?wet|dit\sbesluit|deze\sregeling)(?![\w-])", re.IGNORECASE)
_OF_OWN = Trigger("deze wet", "deze rijkswet", "deze\nwet", "dit besluit", "deze regeling")

TRIGGERS: tuple[Trigger, ...] = (*FORMS, ARTICLES, _OF_OWN)


def find(passage: Excerpt, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield every law by name, and every article, in reading order."""
    text = passage.text.text
    laws = sorted((*_laws(text, context, hits), *_own(passage, context)), key=lambda law: law.span)
    mentions = [Mention(law.span, "law", law.reading, law.rule, passage.unit, passage.via) for law in laws]
    mentions += articles(passage, laws, context.own_law)
    yield from sorted(mentions, key=lambda mention: mention.span)


def own_law(passages: Sequence[Excerpt], names: Names) -> ThingReading | None:
    """The law that the document itself is, by its last article: `Deze wet wordt aangehaald als: Wet groene daken.`"""
    found: dict[str, ThingReading] = {}
    for passage in passages:
        text = passage.text.text
        for match in _CITED_AS.finditer(text) if "aangehaald als" in text else ():
            hit = next((hit for hit in names.find(text) if hit.span.begin == match.end()), None)
            law = _law_of(hit) if hit else None
            if hit and law:
                found[law.id] = ThingReading(law.id, " ".join(hit.span.of(text).split()))
    return next(iter(found.values())) if len(found) == 1 else None


def _own(passage: Excerpt, context: Context) -> Iterator[LawMention]:
    if context.own_law is not None and _OF_OWN in passage.triggers:
        for match in passage.matches(_OWN, _OF_OWN):
            yield LawMention(Span(*match.span()), context.own_law, "law.own")


def introduce(passages: Sequence[Excerpt], known: Names, context: Context) -> Iterator[Thing]:
    """Yield the laws that the document names and the list lacks, and known ones with the names that it adds."""
    found: dict[Thing, None] = {}
    named_in_full: dict[str, Thing] = {}
    for passage in passages:
        text = passage.text.text
        named = [hit for hit in known.find(text) if _law_of(hit)]
        for form in forms(passage):
            thing = _introduced(text, form, named, known, context)
            if thing is not None:
                found[thing] = None
        for hit in named:
            thing = _law_of(hit)
            if thing is not None:
                found.update(dict.fromkeys(_with_name(thing, abbreviation_after(text, hit.span))))
                if len(hit.span) > _SPELLED_OUT:
                    named_in_full.setdefault(thing.id, thing)
    laws = [*_without_doubles(found)]
    yield from laws
    every = "\n".join(passage.text.text for passage in passages)
    words = " ".join(dict.fromkeys(chain.from_iterable(passage.printed for passage in passages)))
    for thing in (*named_in_full.values(), *laws):
        yield from _with_name(thing, *_in_other_case(thing, every, words))


def _without_doubles(laws: Iterable[Thing]) -> Iterator[Thing]:
    """The laws, one of them without a year under the id of its double with one: `Besluit X`, `Besluit X 2004`."""
    every = tuple(laws)
    dated = [(match[1], law) for law in every if (match := _WITH_YEAR.fullmatch(law.label))]
    for law in every:
        same = {other.id: other for label, other in dated if fold(label) == fold(law.label)}
        if len(same) == 1:
            full = next(iter(same.values()))
            yield replace(full, names=(law.label, *law.names))
        else:
            yield law


def _in_other_case(law: Thing, text: str, words: str) -> Iterator[str]:
    """Other forms of its abbreviations that *text* prints inside sentences: `Tozo` for TOZO, `WPG` for Wpg.

    *words* are those in *text* with a capital, each once.
    """
    for name in law.names:
        if _ABBREVIATED.fullmatch(name):
            for other in (name.upper(), name.capitalize()):
                if other in law.names or other not in words:
                    continue
                if any(_is_in_sentence(text, other, at) for at in places(other, text)):
                    yield other


def _is_in_sentence(text: str, word: str, at: int) -> bool:
    """Whether the word at *at* stands free, a word in small letters, a comma or a bracket before it."""
    end = at + len(word)
    return _IN_SENTENCE.match(text, max(0, at - 2), at) is not None and not text[end : end + 1].isalnum()


def _with_name(law: Thing, *names: str) -> Iterator[Thing]:
    """The law with *names* added; nothing when it has them all."""
    new = [name for name in dict.fromkeys(names) if name and name not in (law.label, *law.names)]
    if new:
        yield replace(law, names=(*law.names, *new))


def _introduced(text: str, form: Form, named: Sequence[NameHit], known: Names, context: Context) -> Thing | None:
    """The law that *form* adds to what is known at its place: itself, or a name of a known law; None: nothing."""
    covering = next((hit for hit in named if hit.span.overlaps(form.span)), None)
    if covering is not None and not _is_more(text, form, covering):
        return None
    names = (form.label, *form.names, abbreviation_after(text, form.span, form.label))
    law = _by_celex().get(form.celex) or _law_by_name((*names[:-1], _spelled_out(form.label)), known)
    law = law or _with_year(form.label, context)
    if form.is_weak and law is None and not (names[-1] and names[-1][0] == "W"):
        return None
    if form.siblings and law is None and _law_by_name(form.siblings, known) is None:
        return None
    if law is None:
        return as_thing(form, tuple(filter(None, names[1:])))
    return next(_with_name(law, *names), None)


def _is_more(text: str, form: Form, hit: NameHit) -> bool:
    """Whether the form is a longer name than the known one inside it: `Wet inburgering 2025`, `Wijzigingswet AVG`."""
    if not form.span.contains(hit.span) or len(hit.span) >= len(form.span):
        return False
    if form.label.endswith(" Act") and hit.span.end == form.span.end:  # `European Digital Services Act`
        return False
    rest = text[hit.span.end : form.span.end]
    return hit.span.begin > form.span.begin or re.match(r"\s(?:(?:19|20)\d\d|BES\b|in\s[A-Z])", rest) is not None


def _spelled_out(label: str) -> str:
    """`Inburgeringswet` as `Wet inburgering`"""
    compound = re.fullmatch(r"([A-Z][a-zà-ÿ]+?)s?wet", label)
    return f"Wet {compound[1].lower()}" if compound else label


def _law_by_name(names: Iterable[str], known: Names) -> Thing | None:
    for name in names:
        hit = next(iter(known.find(name)), None)
        if hit is not None and len(hit.span) == len(name) and (law := _law_of(hit)):
            return law
    return None


def _with_year(label: str, context: Context) -> Thing | None:
    """The known law that has this label and a year after it: `Huisvestingswet` in 2024 is the Huisvestingswet 2014."""
    latest = context.date.year if context.date else 9999
    dated = [(year, law) for year, law in _dated().get(fold(label), ()) if year <= latest]
    return max(dated, key=lambda pair: pair[0])[1] if dated else None


def _law_of(hit: NameHit) -> Thing | None:
    for thing in hit.things:
        if thing.kind == "law":
            return thing
    return None


@cache
def _by_celex() -> Mapping[str, Thing]:
    return {thing.fact("celex"): thing for thing in gazetteer.known().of_kind("law") if thing.fact("celex")}


@cache
def _dated() -> Mapping[str, Sequence[tuple[int, Thing]]]:
    """Laws with a year in their label, by the rest of it, folded: `wetinburgering` -> (2021, Wet inburgering 2021)."""
    found: dict[str, list[tuple[int, Thing]]] = {}
    for law in gazetteer.known().of_kind("law"):
        dated = _WITH_YEAR.fullmatch(law.label)
        if dated:
            found.setdefault(fold(dated[1]), []).append((int(dated[2]), law))
    return found


def _laws(text: str, context: Context, hits: Sequence[NameHit]) -> Iterator[LawMention]:
    long = [hit for hit in hits if len(hit.span) > _SPELLED_OUT]
    spelled_out = {thing.id for hit in long for thing in hit.things if thing.kind == "law"}
    for hit in filter(_law_of, hits):
        things = {thing.id: thing for thing in hit.things if thing.kind == "law"}
        if not _is_meant(text, hit, spelled_out):
            continue
        if len(things) > 1 and (here := [thing for thing in things if thing in spelled_out]):
            things = {thing: things[thing] for thing in here}  # `Wpg` where the Wet politiegegevens is named in full
        first, *others = things
        thing_id = _in_force(things[first], context)
        rule = "law.name" if ("law", thing_id) in gazetteer.known().by_id else "law.form"
        name = " ".join(hit.span.of(text).split())
        yield LawMention(hit.span, ThingReading(thing_id, name, tuple(others)), rule)


def _is_meant(text: str, hit: NameHit, spelled_out: set[str]) -> bool:
    name = hit.span.of(text)
    if _BENEFIT.match(text, hit.span.end) and name.isupper():
        return False
    begin = hit.span.begin
    if name[0].islower() and not (_LAW_WORD.search(name) or text[begin - 12 : begin] == "etsvoorstel "):
        return False
    if not all(_is_near(text, thing) for thing in hit.things):
        return False
    # what the text is about tells a law with `near` from a body of that name
    only_laws = any(thing.fact("near") for thing in hit.things) or all(thing.kind == "law" for thing in hit.things)
    if only_laws and len(name) > 2 and name not in _AMBIGUOUS:
        return True
    before = text[max(0, begin - 20) : begin]
    if any(thing.id in spelled_out for thing in hit.things) or _ARTICLE_BEFORE.search(before):
        return True
    return only_laws and _DETERMINER.search(before) is not None


def _is_near(text: str, thing: Thing) -> bool:
    """Whether the text has one of the words that tell that the thing is meant: the `ADR` is also an audit office."""
    telling = [value for key, value in thing.facts if key == "near"]
    return not telling or any(word in text for word in telling)


def _in_force(law: Thing, context: Context) -> str:
    """The id of the act that a name without a year means at the date of the document.

    An act is taken to be in force from the year after the one in its name.
    """
    later = [
        (year, other) for year, other in _dated().get(fold(law.label), ()) if context.date and context.date.year > year
    ]
    return max(later, key=lambda pair: pair[0])[1].id if later else law.id
