"""Motions by the name of who moved them, or by number: `motie van het lid Flach (SGP)`, `motie-Aartsen c.s.`,
`motie Pierik/Olger van Dijk`, `de motie (Kamerstuk 36 410 XVI, nr. 116) van de leden Mohandis en Van Nispen`.

A motion is told by the number of its paper, which stands right behind it, behind what it is about (`motie van het lid
Flach over uniformen (Kamerstuk 36 600, nr. 24)`), in the note at it, or elsewhere in the document with the same names.
The note at the word itself names it without its movers: `de motie³ die is aangenomen`.
One member moves many motions: without a number it is one thing in its document, and another in each other document.
`de motie`, `deze motie` have no name. The printed forms are in kg.recognise.motion_form.
Corpus: tests/corpus/motion.tsv.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.gazetteer import NameHit, slug
from kg.iri import paper_id
from kg.model import Context, Mention, Motion, Thing, ThingReading
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.motion_form import MOTION, MOTIONS, Members, in_passage, papers_of
from kg.recognise.names import collapsed
from kg.text import Span

_TO_NOTE = re.compile(r"(?:(?!\b[Mm]oties?\b)[^.;:?!]){0,250}[.,;]?")
# What is told of in a note at `de brief over de motie` is the letter.
_LETTER_ON = re.compile(r"(?:[Bb]rief|[Rr]eactie|[Aa]ppreciatie)\s\w+\s(?:de|deze|die|een)\s$")
_LETTER = 40  # characters that hold these words
_NUMBERED = re.compile(r"(?P<dossier>kst-.+)-\d+")
_LONGEST_NOTE = 45  # characters beside the number, in a note that is nothing but a paper

TRIGGERS: tuple[Trigger, ...] = (MOTIONS,)

Motions = Mapping[tuple[str, str | None], Sequence[Motion]]  # by unit and note, in the order of the text


def motions(passages: Sequence[Excerpt], context: Context) -> Motions:
    """The motions that a document names, with their papers as far as it tells them."""
    members = Members(passages)
    found = {(one.unit, one.via): [*in_passage(one, context, members)] for one in passages if one.places(MOTIONS)}
    notes = _papers_in_notes(passages, found, context)
    for one in passages:
        if notes.get(one.unit) and (here := found.get((one.unit, one.via))) is not None and one.via is None:
            here += _noted(one, here, dict(notes[one.unit]))
            here.sort(key=lambda motion: motion.span.begin)
    if not any(found.values()):
        return {}
    told = {
        place: [_with_note(motion, one.text.text, notes.get(one.unit, ())) for motion in found[place]]
        for one in passages
        if (place := (one.unit, one.via)) in found and one.via is None
    }
    found = _with_dossier(found | told, context)
    numbered: dict[tuple[str, ...], list[Motion]] = defaultdict(list)
    for motion in (motion for here in found.values() for motion in here if motion.paper):
        numbered[motion.movers].append(motion)
    return {place: [_with_paper(motion, numbered[motion.movers]) for motion in here] for place, here in found.items()}


def introduce(passages: Sequence[Excerpt], known: object, context: Context) -> Iterator[Thing]:
    """Yield the motions that the document names; their names are too long to be looked for elsewhere."""
    for passage in passages:
        for motion in context.motions.get((passage.unit, passage.via), ()):
            label = _label(motion) or collapsed(motion.span.of(passage.text.text))
            yield Thing("motion", _motion_id(motion, context), label)


def find(passage: Excerpt, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield the motions in *passage*."""
    for motion in context.motions.get((passage.unit, passage.via), ()):
        reading = ThingReading(_motion_id(motion, context), collapsed(motion.span.of(passage.text.text)))
        rule = "motion.member" if motion.movers else "motion.number"
        yield Mention(motion.span, "motion", reading, rule, passage.unit, passage.via)


def _motion_id(motion: Motion, context: Context) -> str:
    """`kst-36600-xv-24`, else `kst-32824-451.motie-flach`, with the name of the document."""
    name = "-".join(("motie", *motion.movers)) if motion.movers else f"motie-nr-{motion.number}"
    return slug(motion.paper, 9) if motion.paper else f"{context.name}.{name}" if context.name else name


def _with_dossier(found: Motions, context: Context) -> dict[tuple[str, str | None], list[Motion]]:
    """The motions; those with a number alone get the paper that the document numbers so, or that of its dossier."""
    papers = {motion.paper for here in found.values() for motion in here if motion.paper}
    own = _NUMBERED.fullmatch(context.own_id)
    if own:
        papers |= {f"{own['dossier']}-{motion.number}" for here in found.values() for motion in here if motion.number}
    by_number: dict[str, set[str]] = defaultdict(set)
    for paper in papers:
        by_number[paper.rpartition("-")[2]].add(paper)
    return {place: [_numbered(motion, by_number) for motion in here] for place, here in found.items()}


def _numbered(motion: Motion, by_number: Mapping[str, Collection[str]]) -> Motion:
    papers = by_number.get(motion.number, ()) if motion.number else ()
    return replace(motion, paper=next(iter(papers))) if len(papers) == 1 else motion


def _papers_in_notes(passages: Iterable[Excerpt], found: Motions, context: Context) -> dict[str, list[tuple[int, str]]]:
    """Unit -> where a note stands in it that is nothing but a paper, and its id; for units that speak of a motion."""
    wanted = {unit for unit, via in found if via is None}
    notes: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for note in passages:
        if note.unit in wanted and note.via is not None and note.anchor is not None:
            papers = [*papers_of(note, context)]
            if len(papers) == 1 and len(note.text.text) - len(papers[0][0]) <= _LONGEST_NOTE:
                notes[note.unit].append((note.anchor, paper_id(papers[0][1])))
    return notes


def _noted(passage: Excerpt, found: Sequence[Motion], notes: Mapping[int, str]) -> Iterator[Motion]:
    """The motions whose number stands in the note at the word: `de motie³ die is aangenomen`."""
    text = passage.text.text
    for word in passage.matches(MOTION, MOTIONS):
        paper = notes.get(word.end())
        is_named = any(one.span.begin <= word.start() < one.span.end for one in found)
        if paper and not (is_named or _LETTER_ON.search(text, max(0, word.start() - _LETTER), word.start())):
            yield Motion(Span(*word.span()), (), paper=paper)


def _with_note(motion: Motion, text: str, notes: Iterable[tuple[int, str]]) -> Motion:
    """The motion with the paper in the first note behind it, if no other sentence or motion begins in between."""
    if motion.paper:
        return motion
    first = min((note for note in notes if note[0] >= motion.span.end), default=None)
    is_of_it = first is not None and _TO_NOTE.fullmatch(text, motion.span.end, first[0])
    return replace(motion, paper=first[1]) if first and is_of_it else motion


def _with_paper(motion: Motion, numbered: Sequence[Motion]) -> Motion:
    """The motion with the only paper that the document gives for motions of its members, unless it is about else."""
    papers = {one.paper for one in numbered}
    if motion.paper or not motion.movers or len(papers) != 1:
        return motion
    is_same = not motion.subject or any(motion.subject & one.subject for one in numbered)
    return replace(motion, paper=next(iter(papers))) if is_same else motion


def _label(motion: Motion) -> str:
    """The label of a motion that is known by its number alone: `motie 36600-XV, nr. 24`; empty for any other."""
    if motion.movers or not motion.paper:
        return f"motie op nr. {motion.number}" if not motion.movers else ""
    _, *dossier, number = motion.paper.split("-")
    return f"motie {'-'.join(dossier)}, nr. {number}"
