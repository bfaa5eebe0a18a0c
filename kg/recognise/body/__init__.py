"""Organisations: known ones by name, others by their form, by the word before them, by what they do, by enumeration.

No ministries, parties, committees of parliament or municipalities; not `het kabinet`, `gemeenten`, `de rechter`.
Known ones: ontology/bodies.toml, where `ambiguous` lists names that mean other things too (`AP`, `ECHO`): these count
when the document gives an unambiguous name as well, or a word that says that an organisation follows.
Corpus: tests/corpus/body.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kg.gazetteer import NameHit, fold, slug
from kg.model import Context, Mention, Thing, ThingReading
from kg.recognise.body.forms import FOREIGN, LEADS, ORGANISATIONS, by_form, by_legal_form, by_trigger, is_organisation
from kg.recognise.body.groups import MANY, ONE, by_group
from kg.recognise.body.listed import Listed
from kg.recognise.body.lists import beside, enumerations, in_brackets
from kg.recognise.body.small import CONSULTING, HEADS, INSPECTING, RESTS, by_rest, by_small
from kg.recognise.body.sources import ACTING, DONE, LEADING, PARTNERS, by_act, by_bracket, by_note, by_work
from kg.recognise.body.spelling import Spellings
from kg.recognise.body.surroundings import has_article, has_opinion, is_announced, is_foreign, is_product, is_told
from kg.recognise.definitions import spells
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.names import (
    RULE,
    DocumentNames,
    Spans,
    begins_sentence,
    collapsed,
    is_printed_as_name,
    rule_of,
    spelling,
    things_of,
)
from kg.text import Span

_NOT = "not"  # the fact by which a document tells that an abbreviation of its own is not that of the organisation
_LONG_NAME = 15  # characters
# What a definition gives an abbreviation to without being an organisation: `Wet ... (Wom)`, `Aanpak ... (HGKM)`
_NO_ORGANISATION = re.compile(
    r"(?i)(?:de\s|het\s)?(?:\w*wet|\w*besluit|\w*regeling|verordening|richtlijn|programma|\w*plan|aanpak|\w*agenda|alliantie"
    r"|survey|nationale\senquête|staatscommissie|adviescommissie|parlementaire|vaste|minister\w*|staatssecretaris|bestuurlijk"
    r"|voor|van|naar|in|over|\w*fonds\svoor|motie)\b"
)
_COMMITTEE = re.compile(r"(?i)(?:staats|advies|enquête|onderzoeks|ondervragings|kamer)commissie|\bvaste\scommissie")
# What a name is also printed without: `Stichting Enter`, `Enter B.V.`
_MINISTRY_ONLY = re.compile(r"\w+(?:se|sche)\s[Mm]inisterie")  # of another country, in short
_AROUND_NAME = re.compile(r"^(?:[Dd]e|[Hh]et)\s|^Stichting\s(?=[A-ZÀ-Þ])|\s(?:[BN]V|[BN]\.V\.?|GmbH|Ltd\.?)$")
_IN_COMPOUND = re.compile(r"-[a-zà-ÿ]{3,}")  # `SER-verkenning`: what it is joined to is a study, not a council


@dataclass(slots=True)
class _Found:
    """The organisations that a document introduces, while they are being gathered."""

    known: DocumentNames
    shorts: dict[str, str]  # folded long name -> abbreviation that the document defines for it
    longs: dict[str, str]  # and back, where the long one is all capitals: `KOZP` -> `Kick Out Zwarte Piet`
    spellings: Spellings
    known_ids: frozenset[str]
    things: dict[str, Thing] = field(default_factory=dict)

    def add(self, name: str, rule: str) -> None:
        """Add the organisation *name*, under the id of a known one when only one letter differs."""
        name = self.longs.get(name, name)
        if _BOARD.fullmatch(name):
            return
        plain = _AROUND_NAME.sub("", name)
        short = self.shorts.get(fold(name), "") or self.shorts.get(fold(plain), "")
        near = self.spellings.nearest(name) or self._namesake(name, short)
        if near is not None:
            if near.fact("ambiguous"):
                self.confirm(near)
            if not any(near in hit.things for hit in self.known.find(name)):  # `Audit Dienst Rijk`
                self.things.setdefault(
                    f"{near.id} {name}", Thing("body", near.id, near.label, (name,), ((RULE, rule),))
                )
            return
        names = (short,) if short else ()
        names = names if plain == name or len(fold(plain)) < 5 else (*names, plain)
        own_id = slug(short or plain)
        if own_id in self.known_ids:
            own_id = slug(name)
        self.things.setdefault(fold(name), Thing("body", own_id, name, names, ((RULE, rule),)))

    def _namesake(self, name: str, short: str) -> Thing | None:
        """The known organisation with this abbreviation, when a long word is the same too."""
        words = {fold(word) for word in name.split() if len(word) > 4}
        for hit in self.known.find(short):
            for thing in things_of(hit, "body"):
                names = (thing.label, *thing.names)
                if short in names and any(words & {fold(word) for word in other.split()} for other in names):
                    return thing
        return None

    def join_ministries(self) -> None:
        """Let `het Franse ministerie` be the only one of that country that the document names in full."""
        for short, thing in [*self.things.items()]:
            longer = [key for key in self.things if key.startswith(f"{short}van")]
            if _MINISTRY_ONLY.fullmatch(thing.label) and len(longer) == 1:
                long = self.things[longer[0]]
                self.things[longer[0]] = replace(long, names=(*long.names, thing.label))
                del self.things[short]

    def confirm(self, thing: Thing) -> None:
        """Let the ambiguous names of a known organisation count in this document."""
        names = tuple(value for key, value in thing.facts if key == "ambiguous")
        self.things.setdefault(f"{thing.id} *", Thing("body", thing.id, thing.label, names, ((RULE, "body.known"),)))


TRIGGERS: tuple[Trigger, ...] = (
    FOREIGN, LEADS, LEADING, DONE, ACTING, PARTNERS, MANY, ONE, HEADS, CONSULTING, INSPECTING,
)  # fmt: skip


SORTS = (ORGANISATIONS, RESTS)


def introduce(passages: Sequence[Excerpt], known: DocumentNames, context: Context) -> Iterator[Thing]:
    """Yield the organisations that the document introduces, and known ones with names that it adds."""
    listed = Listed.of(known.of_kind("body"), known.known)
    found = _Found(known, dict(_shorts(passages)), dict(_longs(passages)), listed.spellings, listed.ids)
    for passage in passages:
        text = passage.text.text
        hits = known.hits(text)
        _add_defined(passage, found)
        for rule, span in _candidates(passage):
            for thing in _ambiguous_at(span, hits):
                found.confirm(thing)
            if _is_free(text, span, hits):
                found.add(collapsed(_with_rest(text, span, listed.spellings).of(text)), rule)
    for name in by_rest(passages):
        found.add(name, "body.form")
    found.join_ministries()
    names = known.with_things(found.things.values())
    for passage in passages:
        if passage.via is None:
            _add_listed(passage, names.hits(passage.text.text), found)
    _confirm(passages, known, found, listed.ambiguous)
    yield from found.things.values()


def _shorts(passages: Sequence[Excerpt]) -> Iterator[tuple[str, str]]:
    for passage in passages:
        text = passage.text.text
        for definition in passage.definitions:
            short = definition.short.of(text)
            if not short.islower():  # `... van de Europese Unie (hierna: het kaderbesluit)` names something else
                yield fold(definition.long.of(text)), short


def _longs(passages: Sequence[Excerpt]) -> Iterator[tuple[str, str]]:
    for passage in passages:
        text = passage.text.text
        for definition in passage.definitions:
            long = collapsed(definition.long.of(text))
            if all(word[0].isupper() for word in long.split()):
                yield definition.short.of(text), long


_SMALL = frozenset((HEADS, CONSULTING, INSPECTING))
_ACTS = frozenset((ACTING, PARTNERS))


def _candidates(passage: Excerpt) -> Iterator[tuple[str, Span]]:
    text = passage.text.text
    for span in (*by_form(passage), *by_legal_form(passage)):
        yield "body.form", _without_abbreviation(text, span)
    for span in by_small(passage) if not _SMALL.isdisjoint(passage.triggers) else ():
        yield "body.form", span
    for span in by_trigger(passage) if LEADS in passage.triggers else ():
        yield "body.trigger", span
    for span in by_group(passage) if passage.triggers else ():
        yield "body.trigger", span
    for span in by_work(passage) if passage.via is None else by_note(text):
        yield "body.source", span
    for span in by_bracket(text) if "(" in text else ():
        yield "body.source", span
    for span in by_act(passage) if not _ACTS.isdisjoint(passage.triggers) else ():
        yield "body.source", span


_NEXT_WORD = re.compile(r"\s[A-ZÀ-Þ][\w-]+")


def _with_rest(text: str, name: Span, spellings: Spellings) -> Span:
    """The name with the next word, when together they are a known one in another spelling: `Audit Dienst Rijk`."""
    following = _NEXT_WORD.match(text, name.end)
    if following and spellings.nearest(text[name.begin : following.end()]):
        return Span(name.begin, following.end())
    return name


def _without_abbreviation(text: str, name: Span) -> Span:
    """The name without its own abbreviation behind a hyphen: `Centrum voor Wiskunde en Informatica-CWI`."""
    long, _, short = name.of(text).rpartition("-")
    if short.isupper() and " " in long and spells(short, long.split()) == 0:
        return Span(name.begin, name.begin + len(long))
    return name


def _add_defined(passage: Excerpt, found: _Found) -> None:
    """`Turkse Arbeidersvereniging Nederland (HTIB)`; a known one only gets the abbreviation as a further name."""
    text = passage.text.text
    for definition in passage.definitions:
        long, short = collapsed(definition.long.of(text)), definition.short.of(text)
        hits = [hit for hit in found.known.find(long) if hit.span == Span(0, len(long))]
        if hits:
            for thing in things_of(hits[0], "body")[:1]:
                if not spelling(thing, short):
                    found.things[f"{thing.id} {short}"] = Thing("body", thing.id, thing.label, (short,))
        elif long and (taken := _of_another(long, short, found.known)):
            found.things[f"{taken.id} {short} not"] = replace(taken, facts=(*taken.facts, (_NOT, short)))
        elif short[0].isupper() and (
            _names_organisation(long)
            or _is_first_word(short, long, found.known)
            or has_opinion(text, definition.long, short)
            or is_announced(text, definition.long)
        ):
            found.add(long, "body.defined")


def _of_another(long: str, short: str, known: DocumentNames) -> Thing | None:
    """The known organisation whose abbreviation the document gives to something else: LTO of `Landing & Take-Off`."""
    if not short.isupper() or _names_organisation(long):
        return None
    for hit in known.find(short):
        for thing in things_of(hit, "body")[:1] if len(hit.span) == len(short) else ():
            names = [name for name in (thing.label, *thing.names) if " " in name]  # the others tell nothing
            if names and not any(spells(short, name.split()) is not None and _resembles(name, long) for name in names):
                return thing
    return None


def _resembles(name: str, long: str) -> bool:
    """Whether two long names have a long word in common."""
    words = {fold(word)[:6] for word in name.split() if len(word) > 4}
    return any(fold(word)[:6] in words for word in long.split())


def _is_first_word(short: str, long: str, known: DocumentNames) -> bool:
    """Whether a proper name is cut off after its first word: `Qredits Microfinanciering Nederland (Qredits)`."""
    words = long.split()
    return (
        words[0] == short
        and all(word[0].isupper() for word in words[1:3])
        and len(words) > 1
        and _NO_ORGANISATION.match(long) is None
        and not any(known.find(short))
    )


def _names_organisation(long: str) -> bool:
    if _NO_ORGANISATION.match(long) or _COMMITTEE.search(long):
        return False
    return any(is_organisation(word) for word in re.split(r"[\s-]", long))


def _ambiguous_at(span: Span, hits: Sequence[NameHit]) -> Iterator[Thing]:
    """The known organisation of which an ambiguous name stands there, or at the begin: `Oberon Onderzoek en Advies`."""
    for hit in hits:
        if hit.span.begin > span.begin:
            return
        if hit.span.begin == span.begin and span.contains(hit.span):
            yield from (thing for thing in things_of(hit, "body")[:1] if thing.fact("ambiguous"))


def _is_free(text: str, span: Span, hits: Sequence[NameHit]) -> bool:
    """Whether the words are not known already, in whole or from their first word on, and name no committee."""
    if _COMMITTEE.search(span.of(text)):
        return False
    for hit in hits:
        if hit.span.begin >= span.end:
            break
        if hit.span.end <= span.begin:
            continue
        if _is_kind_of_body(text, hit, span) or (span.contains(hit.span) and span.of(text).endswith("-inspectie")):
            continue
        kinds = {thing.kind for thing in hit.things}
        if hit.span == span and kinds == {"place"}:
            return False
        if hit.span.begin == span.begin and kinds == {"programme"} and hit.things[0].fact("source"):
            return False  # `Nationaal Groeifonds voor Waterstof`
        if hit.span.contains(span) or (kinds - {"place", "party", "ministry", "programme"}):
            return False
        if hit.span.begin <= span.begin and kinds & {"ministry", "party"}:
            return _is_one_word(text, hit, span)
    return True


def _is_one_word(text: str, hit: NameHit, span: Span) -> bool:
    """Whether the name of a ministry is only the first word of a longer one: `Landbouw Collectief`."""
    words = hit.span.of(text)
    return hit.span.begin == span.begin and words.isalpha() and not words.isupper() and text[hit.span.end] == " "


def _is_kind_of_body(text: str, hit: NameHit, span: Span) -> bool:
    """Whether the hit is one word of a longer name that says which is meant: `GGD` of `GGD Hart voor Brabant`."""
    words = hit.span.of(text)
    return span != hit.span and span.contains(hit.span) and " " not in words and is_organisation(words)


_BOARD = re.compile(r"\w+ van (?:Bestuur|Toezicht|Commissarissen|Beroep)")  # every institution has one
_CAPITAL_BEFORE = re.compile(r"(?<![.:?!]\s)\b[A-ZÀ-Þ][a-z]+\s$")


def _is_last_word(text: str, hit: NameHit) -> bool:
    """Whether a place ends a longer name: `Molensteen Productie Nijmegen`."""
    before = text[max(0, hit.span.begin - 30) : hit.span.begin]
    return {thing.kind for thing in hit.things} == {"place"} and _CAPITAL_BEFORE.search(before) is not None


def _add_listed(passage: Excerpt, hits: Sequence[NameHit], found: _Found) -> None:
    text = passage.text.text
    bodies = [hit.span for hit in hits if _is_meant(text, hit) and not _IN_COMPOUND.match(text, hit.span.end)]
    if not bodies:
        return
    certain = frozenset(bodies)
    ambiguous = {hit.span: hit for hit in hits if things_of(hit, "body") and hit.span not in certain}
    for span in beside(text, bodies, ambiguous):
        found.confirm(things_of(ambiguous[span], "body")[0])
    ministries = [hit.span for hit in hits if hit.span not in certain and things_of(hit, "ministry")]
    named = {*certain, *ambiguous, *ministries}
    others = Spans(hit.span for hit in hits if hit.span not in named and not _is_last_word(text, hit))
    for span in in_brackets(text, bodies):
        if span not in named and not others.overlaps(span):
            found.add(collapsed(span.of(text)), "body.list")
    for chain in enumerations(passage, bodies, ministries, others):
        unknown = [span for span in chain if span not in certain and (span not in named or span in ambiguous)]
        for at, span in enumerate(unknown):
            if span in ambiguous:
                found.confirm(things_of(ambiguous[span], "body")[0])
                continue
            words = collapsed(span.of(text))
            following = unknown[at + 1] if at + 1 < len(unknown) else None
            if following is not None and found.spellings.nearest(text[span.begin : following.end]):
                found.add(collapsed(text[span.begin : following.end]), "body.list")
            elif at and found.spellings.nearest(text[unknown[at - 1].begin : span.end]):
                continue
            elif not begins_sentence(text, span.begin) or len(chain) > 2:
                found.add(words, "body.list")


def _confirm(passages: Sequence[Excerpt], known: DocumentNames, found: _Found, ambiguous: Mapping[str, Thing]) -> None:
    """Confirm the ambiguous names of known organisations for which the document gives an unambiguous one as well."""
    for passage in passages:
        text = passage.text.text
        for hit in known.hits(text):
            for bearer in hit.things:
                thing = ambiguous.get(bearer.id)
                if thing is bearer and not _is_ambiguous(thing, hit.span.of(text)):
                    found.confirm(thing)


@lru_cache(maxsize=8192)
def _is_ambiguous(thing: Thing, words: str) -> bool:
    name = spelling(thing, words)
    return any(key == "ambiguous" and value == name for key, value in thing.facts)


def _is_meant(text: str, hit: NameHit) -> bool:
    """Whether an organisation is meant by the name that was hit."""
    things = things_of(hit, "body")
    return any(_is_meant_as(text, hit, thing) for thing in things)


def _is_meant_as(text: str, hit: NameHit, thing: Thing) -> bool:
    words = hit.span.of(text)
    if not is_printed_as_name(text, hit, thing) and not _is_institution(words):
        return False
    if is_product(text, hit.span.end) or is_foreign(text, hit.span):
        return False
    if thing.fact(_NOT) == words or text[max(0, hit.span.begin - 3) : hit.span.begin] == "EU-":
        return False  # `EU-Gezondheidsraad`
    if _is_ambiguous(thing, words) and thing.fact("source"):
        return is_told(text, hit.span) or has_article(text, hit.span, thing.fact("article"))
    plain = words[1:].islower() and " " not in words and "-" not in words
    return not (plain and words.casefold() in _ORDINARY and begins_sentence(text, hit.span.begin))


def _is_institution(words: str) -> bool:
    """Whether a known name is told from ordinary words also in small letters: `de inspectie van het onderwijs`."""
    first, _, rest = words.partition(" ")
    return " " in rest and len(words) > _LONG_NAME and first.endswith(("inspectie", "planbureau", "autoriteit", "raad"))


# Names that are ordinary words too; at the begin of a sentence they are taken for these.
_ORDINARY = frozenset("significant halt rover amnesty".split())


def find(passage: Excerpt, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield the organisations in *passage*."""
    text = passage.text.text
    for hit in hits:
        meant = [thing for thing in things_of(hit, "body") if _is_meant_as(text, hit, thing)]
        if not meant:
            continue
        thing = meant[0]
        reading = ThingReading(thing.id, collapsed(hit.span.of(text)), tuple(other.id for other in meant[1:]))
        rule = rule_of(thing, hit.span.of(text)) or "body.known"
        yield Mention(hit.span, "body", reading, rule, passage.unit, passage.via)
