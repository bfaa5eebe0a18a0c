"""Documents that are known under a number because other documents cite them under it.

A letter does not print the number that parliament gave it later. Others do, with its subject and often its date:

    de op 14 november 2022 ontvangen brief Reactie publicatie SCP Gevestigd, maar niet thuis (Kamerstuk 32824-378)

So the letter with that subject and that date is kst-32824-378. What must hold:

1. The words just before the number, back to the number before it, hold the title or subject; a subtitle may be missing.
2. A date among those words is that of the document, or a few days later: letters are received after they are dated.
   Without a date only a long title counts: several letters can be called `Voortgang inburgering`.
3. A document is not the paper that it cites. A consultation bears the title of the letter that it is about, and cites
   its number; by this rule, and by the next, it does not become that letter.
4. Some papers are about another paper and borrow its title. Such a one needs to be called what it is (`verslag van een
   schriftelijk overleg over ...`), and words that name such a kind are not about a letter.
5. A number that a document bears is not given to another one, and a number that two claim is given to neither.

Only a small record of each document is needed, not its text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

import ahocorasick_rs

from kg.copies import sketch
from kg.errors import Issue
from kg.facts.dates import FULL_DATE, day, iso
from kg.facts.numbers import DOSSIER, dossier_number
from kg.facts.page import DASH
from kg.gazetteer import fold
from kg.model import Document, Fact
from kg.question_links import Asking, asking, question_links

_SHORTEST: Final = 12  # letters and digits of a title that counts together with its date
_SPECIFIC: Final = 30  # of a title, or a part of one, that counts without a date
_GAP: Final = 40  # letters and digits between a title and its number: "(Kamerstukken II 2022–2023, "
_LEAD: Final = 25  # and before a number with which a sentence begins: "Kamerstuk 32824-378 Reactie ..."
_RECEIVED: Final = timedelta(days=4)  # a letter of Friday is received on Monday

_PAPER = re.compile(rf"(?<![\d-]){DOSSIER}(?:{DASH}|,?\s*nrs?\.?\s*)(?P<onder>\d{{1,4}}|[A-Z]{{1,2}})(?!\w)")
_OWN_NUMBER = re.compile(rf"\s*\(?{_PAPER.pattern}\)?\s*$")  # "Ongewenste tweede nationaliteit (35475-15)"
_PARTS = re.compile(r"(?<=[.:;?!])\s+|\s+[–-]\s+|\s+(?=[(«“])")  # between title and subtitle

# A kind of paper that is about another one, and the words that name it.
_ABOUT_ANOTHER: Final = tuple(
    (kind, re.compile(words, re.I))
    for kind, words in (
        ("verslag-van-een-schriftelijk-overleg", r"\bschriftelijk overleg\b|\bVSO\b"),
        ("lijst-van-vragen", r"\blijst van vragen\b|\bfeitelijke vragen\b"),
        ("motie", r"\bmoties?\b"),
        ("amendement", r"\bamendement(?:en)?\b"),
        ("advies-raad-van-state", r"\badvies van de (?:Afdeling|Raad van State)\b"),
        ("nota-naar-aanleiding-van-het-verslag", r"\bnota naar aanleiding van\b"),
        ("verslag-van-een", r"\bverslag van (?:een|het) (?:commissiedebat|algemeen overleg|\w*overleg|\w*debat)\b"),
        ("antwoord-op-kamervragen", r"\bantwoord(?:en)? op (?:de )?(?:Kamer)?vragen\b"),
        ("beslisnota", r"\bbeslisnota\b"),
    )
)


@dataclass(frozen=True, slots=True)
class CitedPaper:
    """A kamerstuk as another document cites it."""

    id: str  # "kst-32824-378"
    source: str  # file name of the citing document
    line: int
    sentence: str  # as it reads


@dataclass(frozen=True, slots=True)
class Record:
    """What must be known of a document to recognise it in the words of others."""

    sha256: str
    name: str  # file name
    official_id: str  # that it bears itself, or empty
    type: str
    date: str  # "2022-11-14", "2023" or empty
    dossiers: tuple[str, ...]
    titles: tuple[tuple[str, str], ...]  # ("subject", "Reactie publicatie SCP ..."), as printed
    asking: Asking | None = None  # of questions and of answers to them
    sketch: str = ""  # of its words: kg.copies


@dataclass(frozen=True, slots=True)
class Identities:
    """The numbers that were found, and what stood in the way of others."""

    facts: Mapping[str, Fact]  # by the sha-256 of the document's text
    issues: tuple[Issue, ...]
    links: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)  # by the sha-256: the questions answered


@dataclass(frozen=True, slots=True)
class _Name:
    """A title, or a part of one, by which a document can be cited."""

    record: Record
    key: str  # "title" or "subject"
    folded: str
    rest: int  # letters and digits of the title that follow this part


@dataclass(frozen=True, slots=True, order=True)
class _Claim:
    """One citation that fits one document; the best founded sorts first."""

    without_date: bool
    source: str
    line: int
    key: str


def record(document: Document, found: Iterable[Fact]) -> Record:
    """What the facts of *document* say that others may repeat when they cite it."""
    facts = tuple(found)
    official_id = _first(facts, "official_id")
    sha256, name = document.source.sha256, document.source.name
    return Record(
        sha256=sha256,
        name=name,
        official_id=official_id,
        type=_first(facts, "type"),
        date=_first(facts, "date"),
        dossiers=tuple(fact.value for fact in facts if fact.key == "dossier"),
        titles=tuple((fact.key, _OWN_NUMBER.sub("", fact.value)) for fact in facts if fact.key in ("subject", "title")),
        asking=asking(sha256, name, official_id or f"txt-{sha256[:16]}", facts),
        sketch=sketch(document.source.text),
    )


def identities(
    records: Sequence[Record], citations: Collection[CitedPaper], numbers: Collection[str] = ()
) -> Identities:
    """The number under which each document without one is cited, where exactly one fits it and it alone.

    *numbers* are those of documents that bear one; of these, only such as ask or answer questions have to be among the
    *records*.
    """
    links, doubts = question_links([one.asking for one in records if one.asking is not None])
    unnumbered = [one for one in records if not one.official_id]
    if not unnumbered:
        return Identities({}, doubts, links)
    taken = {one.official_id for one in records}.union(numbers)
    sources = {one.name for one in unnumbered}
    cites = {(one.source, one.id) for one in citations if one.source in sources}
    claims: dict[str, dict[str, list[_Claim]]] = defaultdict(lambda: defaultdict(list))  # sha256 -> id -> claims
    for paper, name, has_date in _fits(unnumbered, citations):
        own = name.record
        if paper.id not in taken and (own.name, paper.id) not in cites and _in_dossier(own, paper.id):
            claims[own.sha256][paper.id].append(_Claim(not has_date, paper.source, paper.line, name.key))
    issues: list[Issue] = []
    chosen = {one.sha256: _chosen(one, claims[one.sha256], issues) for one in records if one.sha256 in claims}
    bearers: dict[str, list[Record]] = defaultdict(list)
    for one in records:
        if number := chosen.get(one.sha256):
            bearers[number].append(one)
    facts: dict[str, Fact] = {}
    for number, own_records in bearers.items():
        names = ", ".join(one.name for one in own_records)
        if len(own_records) > 1:
            issues.append(
                Issue(0, "number-claimed-twice", f"{number} fits more than one document: {names}; none has it")
            )
        else:
            sha256 = own_records[0].sha256
            facts[sha256] = _fact(number, claims[sha256][number])
    return Identities(facts, (*issues, *doubts), links)


def _chosen(one: Record, claims: Mapping[str, Sequence[_Claim]], issues: list[Issue]) -> str | None:
    """The only number that fits, or the only one with the date; None, with an issue, when more remain."""
    dated = [number for number in claims if not min(claims[number]).without_date]
    left = dated or sorted(claims)
    if len(left) == 1:
        return left[0]
    issues.append(Issue(0, "number-uncertain", f"{one.name} is cited as {' and as '.join(sorted(left))}; it got none"))
    return None


def _fact(number: str, claims: Sequence[_Claim]) -> Fact:
    best, *others = sorted(set(claims))
    what = best.key if best.without_date else f"{best.key} and date"
    also = f", and {len(others)} more" if others else ""
    printed = number.removeprefix("kst-")
    return Fact("official_id", number, f"cited as {printed} with this {what}: {best.source} line {best.line}{also}")


def _in_dossier(one: Record, number: str) -> bool:
    return not one.dossiers or number.removeprefix("kst-").rpartition("-")[0] in one.dossiers


def _names(records: Iterable[Record]) -> Iterator[_Name]:
    """Whole titles, what precedes their subtitle, and long subtitles."""
    for one in records:
        for key, title in one.titles:
            whole = fold(title)
            starts = [0, *(match.end() for match in _PARTS.finditer(title))]
            heads = [fold(title[:start]) for start in starts[1:]]
            tails = [fold(title[start:]) for start in starts[1:]]
            parts = [(whole, 0), *((head, len(whole) - len(head)) for head in heads), *((tail, 0) for tail in tails)]
            for folded, rest in dict.fromkeys(parts):
                if len(folded) >= (_SHORTEST if folded == whole else _SPECIFIC):
                    yield _Name(one, key, folded, rest)


def folded_names(one: Record) -> tuple[str, ...]:
    """What has to stand in words that are about a document without a number."""
    return () if one.official_id else tuple(dict.fromkeys(name.folded for name in _names([one])))


def folded_words(cited: Iterable[CitedPaper]) -> tuple[str, ...]:
    """The words about papers; where none of `folded_names` stands in them, they are about no such document."""
    return tuple(dict.fromkeys(fold(words) for paper in cited for words, _ in _words(paper)))


def _fits(records: Sequence[Record], cited: Iterable[CitedPaper]) -> Iterator[tuple[CitedPaper, _Name, bool]]:
    """Each citation with each document that its words fit, and whether a date among them says so too."""
    names: dict[str, list[_Name]] = defaultdict(list)
    for name in _names(records):
        names[name.folded].append(name)
    if not names:
        return
    patterns = sorted(names)
    automaton = ahocorasick_rs.AhoCorasick(patterns)
    for paper in cited:
        for words, is_before in _words(paper):
            folded = fold(words)
            for pattern, begin, end in automaton.find_matches_as_indexes(folded, overlapping=True):
                for name in names[patterns[pattern]]:
                    if (len(folded) - end - name.rest if is_before else begin) > _GAP:
                        continue
                    has_date = _date_fits(words, name)
                    if _is_told(name, has_date) and _kind_fits(words, name.record):
                        yield paper, name, bool(has_date)


def _is_told(name: _Name, has_date: bool | None) -> bool:
    """A title with its date, or a long one without any."""
    return has_date or (has_date is None and len(name.folded) >= _SPECIFIC)


def _words(paper: CitedPaper) -> Iterator[tuple[str, bool]]:
    """The words about a paper in its sentence: those between the number before and its own, or, when the sentence
    begins with its number, those after it. The flag tells which."""
    numbers = [
        (match.start(), match.end(), f"kst-{dossier_number(match)}-{match['onder']}")
        for match in _PAPER.finditer(paper.sentence)
    ]
    at = 0
    for index, (begin, end, number) in enumerate(numbers):
        if number == paper.id:
            if len(fold(paper.sentence[:begin])) > _LEAD:
                yield paper.sentence[at:begin], True
            elif index == 0:
                until = numbers[1][0] if len(numbers) > 1 else len(paper.sentence)
                yield paper.sentence[end:until], False
        at = end


def _date_fits(words: str, name: _Name) -> bool | None:
    """Whether a date among *words* is that of the document; None when one of the two has none.

    A date in the title is not the letter's: `Reactie op het bericht van 3 mei 2022`.
    """
    own = day(name.record.date) if name.record.date else None
    in_titles = {iso(match[0]) for _, title in name.record.titles for match in FULL_DATE.finditer(title)}
    printed = {iso(match[0]) for match in FULL_DATE.finditer(words)} - in_titles - {None}
    if not printed or not name.record.date:
        return None
    if own is None:
        return None if any(value and value.startswith(name.record.date) for value in printed) else False
    days = [value for text in printed if text and (value := day(text))]
    return any(timedelta(0) <= value - own <= _RECEIVED for value in days)


def _kind_fits(words: str, one: Record) -> bool:
    """Whether the kind of paper that *words* name can be this document's; a kind in its own title says nothing."""
    titles = " ".join(title for _, title in one.titles)
    named = [kind for kind, pattern in _ABOUT_ANOTHER if pattern.search(words) and not pattern.search(titles)]
    borrows = [kind for kind, _ in _ABOUT_ANOTHER if one.type.startswith(kind)]
    return any(kind in named for kind in borrows) if borrows else not named


def _first(facts: Iterable[Fact], key: str) -> str:
    return next((fact.value for fact in facts if fact.key == key), "")
