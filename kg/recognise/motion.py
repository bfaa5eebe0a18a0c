"""Motions by the name of who moved them, or by number: `motie van het lid Flach (SGP)`, `motie-Aartsen c.s.`,
`motie Pierik/Olger van Dijk`, `de motie (Kamerstuk 36 410 XVI, nr. 116) van de leden Mohandis en Van Nispen`.

A motion is told by the number of its paper, which stands right behind it, behind what it is about (`motie van het lid
Flach over uniformen (Kamerstuk 36 600, nr. 24)`), in the note at it, or elsewhere in the document with the same names.
One member moves many motions: without a number it is one thing in its document, and another in each other document.
`de motie`, `deze motie` have no name. Corpus: tests/corpus/motion.tsv.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.gazetteer import NameHit, slug
from kg.iri import paper_id
from kg.model import Context, Mention, Motion, PaperReading, Thing, ThingReading
from kg.recognise import kamerstuk
from kg.recognise.excerpt import Excerpt, Trigger
from kg.recognise.names import collapsed
from kg.recognise.person import Named, one_person
from kg.text import Span

_MOTION = re.compile(r"(?<![\w-])(?:[Gg]ewijzigde\s|[Nn]ader\sgewijzigde\s)?[Mm]oties?(?!\w)")
_OF_MEMBERS = re.compile(
    r"(?:,?\s(?:die\s)?(?:is\s|werd\s)?ingediend\sdoor|\svan)\s"
    r"(?:(?:het|de)\s(?:Kamer)?(?:lid|leden)|leden|de\sheer|mevrouw|Kamerlid)\s(?=[A-ZÀ-Þ’'])"
)
_JOINT = re.compile(r"[-‑]|[^\S\n](?=[A-ZÀ-Þ])")
_PARTY = re.compile(r"\s\((?![^()]*\d{3})[^()]{2,40}\)")
_AND = re.compile(
    r"(?:,\s(?:en\s)?|\sen\s|/)(?=[A-ZÀ-Þ]|(?<=/)(?:van|de|den|der|ten|ter)\s[A-Z])(?!Kamerst|Tweede\s|Eerste\s|Handelingen|[TE]K\b)"
)
_AND_OF = re.compile(r"(?:,|,?\sen)\s(?P<of>van\s(?:het\slid|de\sleden)\s)(?=[A-ZÀ-Þ’'])")
_PREFIX = re.compile(r"(?:van\sde[rn]?|van|de|den|der|ten|ter)\s")
_OTHERS = re.compile(r"\s(?:c\.?\s?s\.?(?!\w)|e\.a\.)")
# What must follow a mover's name that only stands behind the word: `motie Van Dijk (PVV)`, `motie Kuiken c.s.`
_NAME_ENDS = re.compile(r"\s\(|\sc\.?\s?s\.?(?!\w)|/|\sover\s")
# From a motion to its paper: ` (`, ` aangenomen (`, ` met nummer `, ` op `, ` (zie `, ` (TK vergaderjaar 2023–2024, `
_OPENING = r"[(\[]\s?(?:(?:[Zz]ie|met|onder)\s(?:ook\s)?)?"
_TO_PAPER = re.compile(
    r"(?:\s(?:is\s)?(?:aangenomen|verworpen|ingediend|aangehouden|overgenomen))?"
    rf"(?:\s(?:met|onder|op)(?:\s(?:kamerstuk)?nummer|\sstuk)?(?:\snr\.)?)?[\s,:]*(?:{_OPENING})?"
    r"(?:(?:TK|EK)[\s,]*)?(?:[Vv]ergaderjaar\s)?(?:\d{4}\s?[-–/]\s?\d{2,4}[\s,]*)?"
)
# ` over de inzet van uniformen (`: what a motion is about, up to the bracket with its paper
_SUBJECT_TO_PAPER = re.compile(
    r"\s(?:over|om|inzake|betreffende|omtrent|waarin|waarmee|die|voor|tot|ten|op)\s"
    rf"(?:(?!\b(?:[Mm]oties?|[Aa]mendement|\w*[Bb]rief|[Rr]apport|[Nn]ota|[Vv]erslag|[Ww]etsvoorstel)\b)[^.;()\n]){{3,250}}?"
    rf"\s{_OPENING}(?:(?:TK|EK)[\s,]*)?"
)
_SUBJECT = re.compile(r"(?:\s\([^)]{1,60}\))?\s(?:over|om|inzake|betreffende|omtrent|die|voor)\s[^.;:()\n]{3,120}")
_TO_NOTE = re.compile(r"(?:(?!\b[Mm]oties?\b)[^.;:?!]){0,250}[.,;]?")
_LONGEST_NOTE = 45  # characters beside the number, in a note that is nothing but a paper

_MOTIONS = Trigger("motie", "gewijzigde", "nader gewijzigde", "nader\ngewijzigde")
TRIGGERS: tuple[Trigger, ...] = (_MOTIONS,)


Motions = Mapping[tuple[str, str | None], Sequence[Motion]]  # by unit and note, in the order of the text


def motions(passages: Sequence[Excerpt], context: Context) -> Motions:
    """The motions that a document names, with their papers as far as it tells them."""
    found = {(one.unit, one.via): [*_in_passage(one, context)] for one in passages if one.places(_MOTIONS)}
    if not any(found.values()):
        return {}
    notes = _papers_in_notes(passages, found, context)
    told = {
        place: [_with_note(motion, one.text.text, notes.get(one.unit, ())) for motion in found[place]]
        for one in passages
        if (place := (one.unit, one.via)) in found and one.via is None
    }
    found |= told
    numbered: dict[tuple[str, ...], list[Motion]] = defaultdict(list)
    for motion in (motion for here in found.values() for motion in here if motion.paper):
        numbered[motion.movers].append(motion)
    return {place: [_with_paper(motion, numbered[motion.movers]) for motion in here] for place, here in found.items()}


def introduce(passages: Sequence[Excerpt], known: object, context: Context) -> Iterator[Thing]:
    """Yield the motions that the document names; their names are too long to be looked for elsewhere."""
    for passage in passages:
        for motion in context.motions.get((passage.unit, passage.via), ()):
            label = collapsed(motion.span.of(passage.text.text)) if motion.movers else _label(motion.paper)
            yield Thing("motion", _motion_id(motion, context), label)


def find(passage: Excerpt, context: Context, hits: Sequence[NameHit]) -> Iterator[Mention]:
    """Yield the motions in *passage*."""
    for motion in context.motions.get((passage.unit, passage.via), ()):
        reading = ThingReading(_motion_id(motion, context), collapsed(motion.span.of(passage.text.text)))
        rule = "motion.member" if motion.movers else "motion.number"
        yield Mention(motion.span, "motion", reading, rule, passage.unit, passage.via)


def _motion_id(motion: Motion, context: Context) -> str:
    """`kst-36600-xv-24`, else `kst-32824-451.motie-flach`, with the name of the document."""
    name = "-".join(("motie", *motion.movers))
    return slug(motion.paper, 9) if motion.paper else f"{context.name}.{name}" if context.name else name


def _in_passage(passage: Excerpt, context: Context) -> Iterator[Motion]:
    """The motions in *passage* with the papers that stand beside them."""
    text = passage.text.text
    papers = [*_papers(passage, context)]
    for match in passage.matches(_MOTION, _MOTIONS):
        beside = _beside(text, match.end(), papers)
        of_members = _OF_MEMBERS.match(text, _closed(text, beside) if beside else match.end())
        joint = of_members or (None if beside else _JOINT.match(text, match.end()))
        names, end = _movers(text, joint.end(), bool(of_members) or joint[0] != " ") if joint else ([], match.end())
        is_one = not match[0].casefold().endswith("moties")
        if names:
            beside = beside or _beside(text, end, papers) or _behind_subject(text, end, papers)
            paper = _id(beside) if is_one else ""
            yield Motion(Span(match.start(), end), tuple(names), _subject(text, end), paper)
            yield from () if is_one else _further(text, end)
        elif beside and is_one:
            end = _closed(text, beside) if "(" in text[match.end() : beside[0].end] else beside[0].end
            yield Motion(Span(match.start(), end), (), paper=_id(beside))


def _further(text: str, end: int) -> Iterator[Motion]:
    """The other motions of a list: `moties van de leden Geurts en Schonis en van het lid Weverling c.s.`"""
    while other := _AND_OF.match(text, end):
        names, end = _movers(text, other.end(), certain=True)
        if not names:
            return
        yield Motion(Span(other.start("of"), end), tuple(names))


def _papers(passage: Excerpt, context: Context) -> Iterator[tuple[Span, PaperReading]]:
    """The papers with a number of their own that *passage* cites."""
    for mention in kamerstuk.find(passage, context, ()):
        if isinstance(mention.reading, PaperReading) and mention.reading.ondernummer:
            yield mention.span, mention.reading


_Papers = Sequence[tuple[Span, PaperReading]]


def _beside(text: str, at: int, papers: _Papers) -> tuple[Span, PaperReading] | None:
    """The paper that stands right behind *at*."""
    first = next((paper for paper in papers if paper[0].begin >= at), None)
    return first if first and _TO_PAPER.fullmatch(text, at, first[0].begin) else None


def _behind_subject(text: str, at: int, papers: _Papers) -> tuple[Span, PaperReading] | None:
    first = next((paper for paper in papers if paper[0].begin >= at), None)
    return first if first and _SUBJECT_TO_PAPER.fullmatch(text, at, first[0].begin) else None


def _closed(text: str, paper: tuple[Span, PaperReading]) -> int:
    """Where the number of a paper ends, with the bracket around it."""
    return paper[0].end + text.startswith(")", paper[0].end)


def _id(paper: tuple[Span, PaperReading] | None) -> str:
    return paper_id(paper[1]) if paper else ""


def _papers_in_notes(passages: Iterable[Excerpt], found: Motions, context: Context) -> dict[str, list[tuple[int, str]]]:
    """Unit -> where a note stands in it that is nothing but a paper, and its id; for units with a motion by name."""
    wanted = {unit for (unit, via), here in found.items() if via is None and any(not one.paper for one in here)}
    notes: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for note in passages:
        if note.unit in wanted and note.via is not None and note.anchor is not None:
            papers = [*_papers(note, context)]
            if len(papers) == 1 and len(note.text.text) - len(papers[0][0]) <= _LONGEST_NOTE:
                notes[note.unit].append((note.anchor, _id(papers[0])))
    return notes


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


def _subject(text: str, end: int) -> frozenset[str]:
    """The long words with which *text* goes on after a motion: `over de inzet van uniformen`."""
    about = _SUBJECT.match(text, end)
    return frozenset(re.findall(r"\w{5,}", about[0].casefold())) if about else frozenset()


def _label(paper: str) -> str:
    """The label of a motion that is known by its number alone.

    >>> _label("kst-36600-XV-24")
    'motie 36600-XV, nr. 24'
    """
    _, *dossier, number = paper.split("-")
    return f"motie {'-'.join(dossier)}, nr. {number}"


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
        prefix = _PREFIX.match(text, joint.end()) if joint else None
        person = one_person(text, prefix.end() if prefix else joint.end()) if joint else None
        if person is not None and prefix:
            person = Named(Span(prefix.start(), person.span.end), f"{prefix[0]}{person.surname}")
    others = _OTHERS.match(text, end)
    return names, others.end() if others and names else end
