"""The frozen values that pass between the stages; no behaviour.

SourceDocument -> Document (units, footnotes, facts) -> Mention -> Reference -> triples
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kg.errors import Issue
from kg.text import MappedText, Span

Kind = Literal[
    "kamerstuk", "dossier", "parldoc", "law", "article", "ministry", "body", "report", "programme",
    "person", "party", "motion", "committee", "place", "url", "seealso",
]  # fmt: skip
UnitKind = Literal["body", "question", "answer", "remarks", "reply"]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Page furniture: set apart, not deleted."""

    span: Span
    kind: Literal["running-header", "page-number", "letterhead", "page-break", "contents", "link-dump"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the document itself, with the ground that it rests on."""

    key: str  # "type", "date", ... see kg.facts.KEYS
    value: str
    ground: str  # "line 14: Datum 14 november 2022", "cited as 32824-378 with this title and date in 002.txt"
    span: Span | None = None  # in the source, when it rests on words of it


@dataclass(frozen=True, slots=True)
class NoteHint:
    """A footnote marker, or the body of a footnote, that the file's layout or markup shows."""

    number: str  # "35"
    span: Span  # of the marker's digits; of the whole body, number included
    key: str = ""  # which note it is, when the file tells: numbers can begin anew in each table


@dataclass(frozen=True, slots=True)
class UnitHint:
    """A question or an answer that the markup shows."""

    kind: UnitKind
    numbers: tuple[str, ...]  # of the question, or of the questions answered
    heading: Span  # "Antwoord 2 en 3"; empty when there is none
    span: Span  # heading included


@dataclass(frozen=True, slots=True)
class LinkHint:
    """Words with a target: a hyperlink, or a reference that the publisher marked."""

    span: Span
    target: str  # an address, or an official id: "kst-32824-378"
    kind: Literal["url", "document", "dossier"]


@dataclass(frozen=True, slots=True)
class Hints:
    """What a file tells of its text beyond the characters; all empty for plain text."""

    pages: tuple[int, ...] = ()  # offset at which each page begins
    furniture: tuple[Furniture, ...] = ()  # by position and repetition
    markers: tuple[NoteHint, ...] = ()
    notes: tuple[NoteHint, ...] = ()
    units: tuple[UnitHint, ...] = ()
    links: tuple[LinkHint, ...] = ()
    facts: tuple[Fact, ...] = ()  # metadata


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A file as it was read; every later offset leads back to `text`."""

    name: str  # file name, "003.txt"
    path: str  # as given by the user
    text: str  # decoded, line ends as \n, no byte order mark
    sha256: str  # of the UTF-8 bytes of `text`, 64 hex digits
    encoding: str  # "utf-8"
    hints: Hints = Hints()  # what the format shows: footnote markers of a PDF, marked questions of an XML file
    form: str = "plain text"  # what kind of file it was: "PDF", "official XML"
    issues: tuple[Issue, ...] = ()  # what could not be read well


@dataclass(frozen=True, slots=True)
class Unit:
    """An addressable part of a document."""

    name: str  # "D", "Q12", "A21", "V-VVD" (a fraction's remarks), "R-VVD" (the reply to them)
    kind: UnitKind
    spans: tuple[Span, ...]  # in the source, in order; heading included, page furniture and note bodies not
    text: MappedText  # to be read: no heading, furniture or footnote markers; one line a paragraph
    line: int  # of its first line (a question: of its text; an answer: of its heading, else of its text)
    number: str = ""  # "12", "VVD"; empty for the body
    answers: tuple[str, ...] = ()  # names of the units that it answers: ("Q21", "Q22")
    asked_by: str = ""  # party as printed, when the unit is a fraction's: "VVD"


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote; it belongs to the unit where its marker stands, wherever its body is printed."""

    name: str  # "fn35"; a number that occurs again: "fn35.2"
    number: str  # "35"
    unit: str  # name of the unit of the marker
    marker: Span | None  # of the marker's digits in the source; None when no marker was found
    spans: tuple[Span, ...]  # of the body in the source, number included
    text: MappedText  # of the body, without the number
    line: int  # of the body's first line
    anchor: int | None = None  # offset in the unit's reading text right after the character that bears the marker


@dataclass(frozen=True, slots=True)
class Document:
    """What structure makes of a source: units, footnotes and furniture together cover all of its text."""

    source: SourceDocument
    units: tuple[Unit, ...]
    footnotes: tuple[Footnote, ...]
    furniture: tuple[Furniture, ...]
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of reading text in which references are looked for: a unit, or a footnote of it."""

    unit: str  # "A21"
    via: str | None  # "fn35" when this is a footnote's text
    text: MappedText
    anchor: int | None = None  # of a footnote: offset in the unit's reading text right after its marker's place


@dataclass(frozen=True, slots=True)
class PaperReading:
    """A kamerstuk or dossier cited by number: `Kamerstukken II, 2024/25, 36 600 XV, nr. 24, p. 3`."""

    dossier: str  # "36600"
    toevoeging: str | None = None  # "XV", "02", "A"
    ondernummer: str | None = None  # "24", "E"; None: the dossier as a whole
    pages: str | None = None  # "3", "15-16"


@dataclass(frozen=True, slots=True)
class PublicationReading:
    """Another parliamentary or official number, normalised: `2022Z03332`, `ah-tk-20242025-769`, `stb-2020-118`."""

    id: str


@dataclass(frozen=True, slots=True)
class QuestionReading:
    """Another question of the same document, pointed at: `Zie het antwoord op vraag 47`."""

    number: str  # "47"


@dataclass(frozen=True, slots=True)
class UrlReading:
    """A web address, joined when it was broken over lines."""

    url: str  # scheme in lower case; "www.han.nl/x" stays without scheme when printed so


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The words that others take up: the title to which `dit rapport` leads back."""

    unit: str
    via: str | None
    span: Span  # in the reading text of that passage


@dataclass(frozen=True, slots=True)
class ThingReading:
    """A thing by name: ministry, body, law, report, programme, person, party, motion, committee, place."""

    id: str  # of the Thing, known or introduced by this document: "szw", "cbs", "participatiewet"
    name: str  # under which it is printed here, white space collapsed: "Ministerie van SZW"
    candidates: tuple[str, ...] = ()  # other things of this kind that bear the name and could be meant
    antecedent: Antecedent | None = None  # of words that are no name: `dit rapport`


@dataclass(frozen=True, slots=True)
class ArticleReading:
    """An article of a law."""

    number: str  # "3:105", "56a"
    law: ThingReading | None  # None: no law fits
    lid: str | None = None
    onderdeel: str | None = None


@dataclass(frozen=True, slots=True)
class UnresolvedReading:
    """Words that refer to something that cannot be told: `het bovengenoemde rapport` with two reports before it."""

    words: str
    reason: str
    candidates: tuple[str, ...] = ()  # ids of what could be meant, if known


Reading = (
    PaperReading | PublicationReading | QuestionReading | UrlReading | ThingReading | ArticleReading | UnresolvedReading
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """A piece of a passage that refers to something; what, is read but not yet decided."""

    span: Span  # in the reading text of the passage
    kind: Kind
    reading: Reading
    rule: str  # "kamerstuk.numbered"
    unit: str
    via: str | None = None
    pinpoint: str = ""  # "p. 112, tabel 4.1", "lid 2"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be referred to by name: known from the reference data, or introduced by a document."""

    kind: Kind
    id: str  # slug, unique within its kind: "szw"
    label: str  # preferred name: "Ministerie van Sociale Zaken en Werkgelegenheid"
    names: tuple[str, ...] = ()  # other names: ("SZW",)
    facts: tuple[tuple[str, str], ...] = ()  # ("bwb", "BWBR0015703"), ("abbreviation", "SZW"), ("publisher", "scp")

    def __hash__(self) -> int:
        return hash((self.kind, self.id))  # things are looked up often, and their facts can be many

    def fact(self, key: str) -> str:
        """The first value of *key*, or an empty string."""
        for name, value in self.facts:
            if name == key:
                return value
        return ""


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference points at."""

    kind: Kind
    iri: str
    label: str
    names: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention with what it refers to. An unresolved one stays, with the reason."""

    kind: Kind
    unit: str
    via: str | None
    rule: str
    span: Span  # in the source text
    quote: str  # exactly source[span]
    words: str  # the same as it reads: line breaks and furniture gone
    sentence: str  # the sentence around it, as it reads
    line: int
    target: Target | None
    why: str  # "number", "name", "antecedent: line 533", or the reason why it is unresolved
    candidates: tuple[Target, ...] = ()
    pinpoint: str = ""  # "p. 112, tabel 4.1"


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document with all that was found in it: what the triples are made from."""

    id: str  # official id "kst-32824-451", else "txt-" and 16 hex digits of the text's sha-256
    document: Document
    facts: tuple[Fact, ...]
    references: tuple[Reference, ...]
    date: date | None = None  # the day by which names are understood: which ministry `Economische Zaken` is
    others: tuple[SourceDocument, ...] = ()  # the same document from other files, read less well; without citations


@dataclass(frozen=True, slots=True)
class Motion:
    """A place where a motion is named."""

    span: Span  # in the reading text of its passage
    movers: tuple[str, ...]  # slugs of surnames: "flach"; none: named by its number alone
    subject: frozenset[str] = frozenset()  # long words of what it is said to be about
    paper: str = ""  # "kst-36600-XV-24", when the document tells it
    number: str = ""  # "24", when it tells no more


@dataclass(frozen=True, slots=True)
class Context:
    """What the recognisers may know of the document around a passage."""

    date: date | None = None  # of the document; decides which ministry a name meant
    own_id: str = ""  # "kst-32824-451" when known
    questions: frozenset[str] = field(default_factory=frozenset)  # numbers of its questions
    own_law: ThingReading | None = None  # of a bill, decree or regulation: what `deze wet` means in it
    name: str = ""  # what the document is called when it is known by itself alone: its id, or "txt-" and its sum
    motions: Mapping[tuple[str, str | None], Sequence[Motion]] = field(default_factory=dict)  # by unit and note
