"""Motions by the name of who moved them, or by number: `motie van het lid Flach (SGP)`, `motie-Aartsen c.s.`,
`motie Pierik/Olger van Dijk`, `de motie (Kamerstuk 36 410 XVI, nr. 116) van de leden Mohandis en Van Nispen`.

`de motie`, `deze motie` have no name. The number, when it stands right behind, is part of the id: one member moves many
motions. Corpus: tests/corpus/motion.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.gazetteer import NameHit, slug
from kg.model import Context, Mention, Thing, ThingReading
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.names import collapsed
from kg.recognise.person import Named, one_person
from kg.text import Span

_MOTION = re.compile(r"(?<![\w-])(?:[Gg]ewijzigde\s|[Nn]ader\sgewijzigde\s)?[Mm]oties?(?!\w)")
# `(Kamerstuk 36 600 XV, nr. 24)`, `(TK vergaderjaar 2023–2024, 36 410 XVI, nr. 116)`, `met nummer 36 651, nr. 21`
_PAPER = re.compile(
    r"(?:\s(?:aangenomen|verworpen|ingediend|aangehouden|met\snummer|op\sstuk))?\s?[(,]?"
    r"(?:[A-Z][\w.]*\s?){0,2}(?:II?,?\s)?(?:[Vv]ergaderjaar\s)?(?:\d{4}\s?[-–/]\s?\d{2,4},?\s)?"
    r"(?P<dossier>\d{2}[\s.]?\d{3})(?P<toevoeging>[\s-][IVXLC]+\b)?(?:,?\snr\.?\s?|-)(?P<number>\d{1,4}|[A-Z]{1,2})\b\)?"
)
_OF_MEMBERS = re.compile(r"\svan\s(?:het\slid|de\sleden|de\sheer|mevrouw|Kamerlid|de\sKamerleden)\s(?=[A-ZÀ-Þ’'])")
_JOINT = re.compile(r"[-‑]|\s(?=[A-ZÀ-Þ])")
_PARTY = re.compile(r"\s\((?![^()]*\d{3})[^()]{2,40}\)")
_AND = re.compile(r"(?:,\s(?:en\s)?|\sen\s|/)(?=[A-ZÀ-Þ])")
_OTHERS = re.compile(r"\s(?:c\.?\s?s\.?(?!\w)|e\.a\.)")
# What must follow a mover's name that only stands behind the word: `motie Van Dijk (PVV)`, `motie Kuiken c.s.`
_NAME_ENDS = re.compile(r"\s\(|\sc\.?\s?s\.?(?!\w)|/|\sover\s")


_MOTIONS = Trigger("motie", "gewijzigde", "nader gewijzigde", "nader\ngewijzigde")
TRIGGERS: tuple[Trigger, ...] = (_MOTIONS,)


def introduce(passages: Sequence[Excerpt], known: object, context: Context) -> Iterator[Thing]:
    """Yield the motions that the document names; their names are too long to be looked for elsewhere."""
    for passage in passages:
        text = passage.text.text
        for span, motion_id in motions(text, passage.matches(_MOTION, _MOTIONS)):
            yield Thing("motion", motion_id, _label(motion_id) or collapsed(span.of(text)))


def find(passage: Excerpt, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield the motions in *passage*."""
    text = passage.text.text
    for span, motion_id in motions(text, passage.matches(_MOTION, _MOTIONS)):
        reading = ThingReading(motion_id, collapsed(span.of(text)))
        rule = "motion.member" if motion_id.startswith("motie-") else "motion.number"
        yield Mention(span, "motion", reading, rule, passage.unit, passage.via)


def motions(text: str, words: Iterable[re.Match[str]]) -> Iterator[tuple[Span, str]]:
    """The spans and ids of the motions in *text*; *words* are those that say `motie`.

    >>> text = "de motie van het lid Flach (SGP) is"
    >>> [(span.of(text), motion_id) for span, motion_id in motions(text, _MOTION.finditer(text))]
    [('motie van het lid Flach (SGP)', 'motie-flach')]
    """
    for match in words:
        paper = _PAPER.match(text, match.end())
        of_members = _OF_MEMBERS.match(text, paper.end() if paper else match.end())
        joint = of_members or (None if paper else _JOINT.match(text, match.end()))
        names, end = _movers(text, joint.end(), bool(of_members) or joint[0] != " ") if joint else ([], match.end())
        paper = paper or _PAPER.match(text, end)
        number = _paper_slug(paper) if paper else ""
        if names:
            yield Span(match.start(), end), "-".join(filter(None, ("motie", *names, number)))
        elif paper and not match[0].casefold().endswith("moties"):
            yield Span(match.start(), match.end()), number


def _label(motion_id: str) -> str:
    """The label of a motion that is known by its number alone, else an empty string.

    >>> _label("kst-36600-xv-24")
    'motie 36600-XV, nr. 24'
    """
    series, *dossier, number = motion_id.split("-")
    return f"motie {'-'.join(dossier).upper()}, nr. {number.upper()}" if series == "kst" else ""


def _movers(text: str, begin: int, certain: bool) -> tuple[list[str], int]:
    """The slugs of the surnames from *begin* on, and where the last name, party included, ends."""
    names: list[str] = []
    end = begin
    person: Named | None = one_person(text, begin)
    while person is not None:
        party = _PARTY.match(text, person.span.end)
        stop = party.end() if party else person.span.end
        if not (certain or names or person.has_prefix or _NAME_ENDS.match(text, person.span.end)):
            break
        names.append(person.id)
        end = stop
        joint = _AND.match(text, stop)
        person = one_person(text, joint.end()) if joint else None
    others = _OTHERS.match(text, end)
    return names, others.end() if others and names else end


def _paper_slug(paper: re.Match[str]) -> str:
    parts = (re.sub(r"\D", "", paper["dossier"]), (paper["toevoeging"] or "").strip(" -"), paper["number"])
    return "kst-" + slug("-".join(filter(None, parts)))
