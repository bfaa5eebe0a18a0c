"""Words that take up a publication named elsewhere: `dit rapport`, `bovengenoemde studie`, `het SCP-rapport`.

Read here is what such words say: whether they point (`dit`), which publisher and year they give, what follows them.
What they mean is decided in kg.recognise.report.antecedent. Plurals, `een rapport`, words that lead to a title
(`dit rapport, «…»`), and what is still to appear are none.
Corpus: tests/corpus/anaphora.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.gazetteer import fold
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.report.citation import DATE, Publishers
from kg.scan import words_before
from kg.text import Span

_WINDOW = 120  # characters around the noun that are looked at

NOUNS = Trigger("rapport", "publicatie", "analyse", "onderzoek", "studie")
# What can only be a publication, and what is as often an activity: `het onderzoek van de politie`.
_WRITTEN = re.compile(
    r"(?:[a-z]+)?rapport|(?:onderzoeks)?publicatie|fenomeenanalyse", re.IGNORECASE
)  # `eindrapport`, `onderzoeksrapport`
_DONE = re.compile(r"onderzoek|studie|analyses?", re.IGNORECASE)
# A noun that names some publication, in any number: `rapporten`, `SCP-onderzoek`
_ANY_WRITTEN = re.compile(r"(?:[\w-]*rapport(?:en)?|[\w-]*publicaties?)", re.IGNORECASE)
# `Het gaat om een zeer uitgebreid rapport`: what was named already is called so, no other one
_SAID_TO_BE = re.compile(
    r"\b(?:gaat\som|is|betreft|vormt|was|als)\s(?:hier\s)?een\s(?:(?!of\b|uit\b)[a-zà-ÿ-]+,?\s){0,6}$", re.IGNORECASE
)
_COMPOUND = re.compile(r"(?P<owner>[A-ZÀ-Þ][\w&]+)[-‑](?P<noun>[a-z]+)")

# `het genoemde`, `bovengenoemd`, `het eerder aangehaalde`; after other words (`het in vraag 2 genoemde`) it says where
_NAMED = r"""(?:
    (?:(?:eerder|hierboven|hiervoor|reeds|boven)[\s-]?)?(?:genoemde?|vermelde?|aangehaalde?)
  | voornoemde? | (?:hier)?bovenstaande?
)"""
_SAME = r"(?:(?P<at_hand>onderliggende|voorliggende)|betreffende|desbetreffende|bewuste)"  # that tell of no other
_BEFORE = re.compile(
    rf"""
    (?<![\w-])
    (?:
        (?P<pointing>(?i:dit|deze)|(?i:(?:het|de|dit|deze)\s+{_NAMED}))  # `dit`, `het eerder genoemde`
      | (?P<bare>(?i:{_NAMED}))                                        # `uit bovengenoemd onderzoek`
      | (?P<definite>(?i:het|de))(?:\s+{_SAME})?
    )
    \s+(?:(?P<owner>[A-ZÀ-Þ][\w&]+)\s+)?$                      # `het SCP rapport`
    """,
    re.VERBOSE,
)
_MOST_BEFORE = 4  # words: `het eerder genoemde SCP rapport`
_LEADS_BARE = re.compile(
    r"(?:^|[.:;?!(]\s*|\b(?:in|uit|van|volgens|door|over|op|naar|met|bij|en|aan)\s+)$", re.IGNORECASE
)
_BY = re.compile(r"\s+(?:van|door)\s+")
_DATED = re.compile(rf"\s*(?:\(|uit\s+|van\s+)(?P<date>{DATE})\)?")
# `Publicatie van` as an act: `na de publicatie`
_ACT = re.compile(r"\b(?:na|sinds|v[oó][oó]r|tot|bij|met|moment\s+van|datum\s+van|wijze\s+van)\s+$", re.IGNORECASE)
_NAME_GOES_ON = re.compile(r"[\w-]")  # `van het SCP-onderzoek`
_EDITION = re.compile(r"\s(?:19|20)\d\d\b")  # `het energierapport 2015` is a name
_TITLE_FOLLOWS = re.compile(
    r"\s*[,:–-]?\s*(?:[«“‘\"„]|(?:getiteld|genaamd|met\s+(?:als\s+|de\s+)?titel)\b)", re.IGNORECASE
)
_DESCRIBED = re.compile(
    r"\s*,?\s+(?:over|naar|inzake|betreffende|omtrent|rond|ten\s+aanzien|in\s+opdracht|op\s+het\s+gebied)\b",
    re.IGNORECASE,
)
_ONE_OF_ITS_KIND = re.compile(  # `het rapport dat gisteren verscheen`, `de publicatie van de internetconsultatie`
    r"\s*,?\s+(?:van|door|uit|met|dat|die|waarin|waaruit|waarmee|waarvan|waarover)\b", re.IGNORECASE
)
# `het onderzoek wordt in 2025 gepubliceerd`, `worden de resultaten van dit onderzoek eind 2025 gepubliceerd`
_WILL_BE = re.compile(r"\b(?:zal|zullen|wordt|worden|kan|kunnen)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:gepubliceerd|opgeleverd|afgerond|verwacht|verwachting|verschijnen|verschijnt|uitgevoerd|opgesteld|uitgebracht"
    r"|gestart|verricht|gedeeld|aangeboden|toegezonden|toegestuurd)\b"
)
# `het onderzoek van de Universiteit Twente geeft aan dat`: what tells something was written down
_TELLS = re.compile(r"\s+(?:geeft|laat|toont|concludeert|stelt|wijst|blijkt|beschrijft|bevestigt|constateert)\b")
_CLAUSE_END = re.compile(r"[.;:?!]")
# Between who speaks and where: `de AIVD en NCTV [in] deze publicatie`, `het SCP [concludeert in] dit rapport`
_SPEAKS_IN = re.compile(r"\s*(?:\([^)]*\))?\s*(?:[a-zë]+\s+){0,2}?(?:in|uit)\s+")
_AND = re.compile(r"\s*(?:\([^)]*\))?\s*(?:,|en|/|&)\s*(?:de\s+|het\s+)?")


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words that take up a publication, and what they say of it."""

    span: Span
    points: bool  # `dit`, `deze`, `bovengenoemd`: what was just named
    written: bool  # `rapport`, `publicatie`: no activity
    owners: frozenset[str] = (
        frozenset()
    )  # ids of the publishers whose it is, or the folded name of one that is not known
    speaks: bool = False  # the publishers are the subject: `het SCP concludeert in dit rapport`
    year: str = ""
    at_hand: bool = False  # `het voorliggende onderzoek`: what the text is about, no source in a note
    described: bool = False  # by its subject: `het SCP-rapport over armoede`


@dataclass(frozen=True, slots=True)
class Noun:
    """A word that names some publication, whether or not it takes one up."""

    span: Span
    written: bool
    owners: frozenset[str]  # publishers in the word itself: `SCP-onderzoek`
    another: bool  # `ander SCP-onderzoek`, not `het SCP-onderzoek`


def nouns(passage: Excerpt, publishers: Publishers) -> Iterator[Noun]:
    """Every noun of publication in *passage*."""
    text = passage.text.text
    for span in passage.words_with(NOUNS):
        begin = max(0, span.begin - _WINDOW)
        if "een" in text[begin : span.begin].lower() and _SAID_TO_BE.search(text, begin, span.begin):
            continue
        word = span.of(text)
        compound = _COMPOUND.match(word)
        owners: frozenset[str] = _owners(compound["owner"], publishers) if compound else frozenset()
        another = bool(owners) and _before(text, span.begin) is None
        yield Noun(span, _ANY_WRITTEN.fullmatch(word) is not None, owners, another)


def anaphora(text: str, found: tuple[Noun, ...], publishers: Publishers) -> Iterator[Anaphor]:
    """The anaphora among the nouns that were *found* in *text*."""
    for noun in found:
        anaphor = _anaphor(text, noun, publishers)
        if anaphor is not None and not _TITLE_FOLLOWS.match(text, anaphor.span.end):
            yield anaphor


def end_of_publishing(text: str, words: Span) -> int | None:
    """The end of the clause with the *words*, when it goes on to tell of something made or published."""
    stop = _CLAUSE_END.search(text, words.end)
    end = stop.start() if stop else len(text)
    return end if _PUBLISHED.search(text, words.end, end) else None


def is_to_come(clause: str) -> bool:
    """Whether what a *clause* tells of has still to be made or published."""
    return _WILL_BE.search(clause) is not None


def _before(text: str, noun: int) -> re.Match[str] | None:
    """The words right before a noun by which it takes something up."""
    return _BEFORE.search(text, words_before(text, noun, _MOST_BEFORE, _WINDOW), noun)


def _anaphor(text: str, noun: Noun, publishers: Publishers) -> Anaphor | None:
    word = noun.span.of(text)
    compound = _COMPOUND.fullmatch(word)
    kind = (compound["noun"] if compound else word).lower()
    written = _WRITTEN.fullmatch(kind) is not None
    if _EDITION.match(text, noun.span.end):
        return None
    if not written and _DONE.fullmatch(kind) is None:
        return None
    before = _before(text, noun.span.begin)
    if before is None or (before["bare"] and not _LEADS_BARE.search(text[: before.start()][-_WINDOW:])):
        return None
    owners = noun.owners
    if before["owner"]:
        things = publishers.at_start(before["owner"])[1]
        owners = frozenset(thing.id for thing in things[:1])
        if not things:
            return None
    span = Span(before.start(), noun.span.end)
    said = Anaphor(span, before["definite"] is None, written, owners, at_hand=before["at_hand"] is not None)
    anaphor = _with_what_follows(text, said, publishers)
    return None if _is_none(text, anaphor, kind) else anaphor


def _with_what_follows(text: str, anaphor: Anaphor, publishers: Publishers) -> Anaphor:
    """The anaphor with publishers after or before it, the year, and whether a description follows."""
    begin, end, owners, speaks = anaphor.span.begin, anaphor.span.end, anaphor.owners, False
    if not owners and (by := _BY.match(text, end)):
        length, things = publishers.at_start(text[by.end() : by.end() + _WINDOW])
        if things and not _NAME_GOES_ON.match(text, by.end() + length):
            end, owners = by.end() + length, frozenset(thing.id for thing in things)
    if not owners:
        owners = _speakers(text[max(0, begin - _WINDOW) : begin], publishers)
        speaks = bool(owners)
    dated = _DATED.match(text, end)
    end, year = (dated.end(), dated["year"]) if dated else (end, "")
    by_other = (speaks or not owners) and _BY.match(text, end) is not None
    described = by_other or _DESCRIBED.match(text, end) is not None
    written = anaphor.written or (bool(owners) and not speaks and _TELLS.match(text, end) is not None)
    return replace(
        anaphor, span=Span(begin, end), written=written, owners=owners, speaks=speaks, year=year, described=described
    )


def _is_none(text: str, anaphor: Anaphor, kind: str) -> bool:
    """Whether the words, with what follows them, take nothing up."""
    owned = bool(anaphor.owners) and not anaphor.speaks
    if kind.startswith("analyse") and not owned:
        return True  # `deelt u deze analyse?`
    if owned or anaphor.points:
        return anaphor.described and not anaphor.written
    begin, end = anaphor.span.begin, anaphor.span.end  # `het rapport` by itself
    act = kind == "publicatie" and _ACT.search(text, max(0, begin - _WINDOW), begin) is not None
    return act or anaphor.described or not anaphor.written or _ONE_OF_ITS_KIND.match(text, end) is not None


def _owners(word: str, publishers: Publishers) -> frozenset[str]:
    """The publisher that a word names: `SCP`, or the folded name of one that is not known: `Berenschot`."""
    things = publishers.at_start(word)[1]
    return frozenset((things[0].id if things else fold(word),))


def _speakers(before: str, publishers: Publishers) -> frozenset[str]:
    """Who says something in what follows *before*: `worden door de AIVD en NCTV in [deze publicatie]`."""
    if not before.rstrip().endswith(("in", "uit")):
        return frozenset()
    speakers: list[str] = []
    end = 0
    for hit, thing in publishers.bodies(before):
        if speakers and not _AND.fullmatch(before, end, hit.span.begin):
            speakers = []
        speakers.append(thing.id)
        end = hit.span.end
    return frozenset(speakers) if speakers and _SPEAKS_IN.fullmatch(before, end) else frozenset()
