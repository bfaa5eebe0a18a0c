"""Official publications in XML: kamerstukken, written questions with answers, Handelingen, and journals.

Elements after the schema op-xsd-2014-05-15 of officielebekendmakingen.nl and its forerunners:

    <vraag><nr>Vraag 1</nr><al>Zie <extref doc="stb-2020-118" soort="document">Stb. 2020, 118</extref>.</al></vraag>
    <al>het besluit<noot id="n1"><noot.nr>1</noot.nr><noot.al>Kamerstuk ...</noot.al></noot></al>

A paragraph of the publication is a line, parted from the next by a blank line; lines of one group follow each other.
Bodies of footnotes stand at the end, those of a table below it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from lxml import etree

from kg.errors import InputError
from kg.model import Hints, LinkHint
from kg.readers import ReadText
from kg.readers.flow import Flow, Gap, Mark, Note
from kg.readers.markup import Walk, attribute, in_order, link, local_name, words_of, xml_tree
from kg.readers.official_facts import PLACED, official_facts
from kg.readers.units import KINDS, Units
from kg.text import Span

# Elements that are part of a line; others begin one of their own, unless they stand in a paragraph and are unknown.
INLINE: Final = frozenset(
    "nadruk inf sup unl extref intref intioref extioref dossierref nootref noot.nr naam voornaam achternaam "
    "voorvoegsels politiek datum organisatie kamervraagonderwerp ondernummer dossiernr begrotingshoofdstuk raadnr "
    "rijkswetnr herdruk label nr abbr marquee citaat.kort initialen titulatuur inline".split()
)
# Elements that hold the words of one paragraph.
PARAGRAPHS: Final = frozenset(
    "al titel subtitel tussenkop noot.al considerans.al wie wij wat tekstregel kamervraagomschrijving datumtekst "
    "stuknr kamervraagnummer dossiernummer spreker item-titel term li.nr lidnr nr label context.al bijschrift "
    "vergaderdatum vergadering-nummer vergadertijd opschrift gegeven plaats onderwerp slotformulering.al functie naam "
    "vraagnummer omschr bron title".split()
)
BLOCKS: Final = PARAGRAPHS | frozenset(
    "al-groep lijst li kop table tgroup thead tbody tfoot row entry divisie tekst vraag antwoord motie motie-info "
    "definitielijst definitie-item definitie box ondertekening artikel lid bijlage toelicht kamervraagopmerking "
    "spreekbeurt plaatje illustratie".split()
)
SKIPPED: Final = frozenset({"metadata", "colspec", "spanspec", "officiele-inhoudsopgave"})
_SIGNED: Final = frozenset({"ondertekening", "tekst-sluiting"})
_TIGHT: Final = _SIGNED | {"al-groep"}  # their lines follow each other without a blank line
_NUMBERED: Final = frozenset({"li.nr", "lidnr"})  # what follows them stands on their line
_SIGNATURE: Final = frozenset({"naam", "functie", "plaats", "datum"})  # lines of their own below a letter
_JOINED: Final = frozenset({"kop", "dossiernummer", "naam"})  # their parts are words, whatever blanks the file has


def read(path: Path, content: bytes) -> ReadText:
    """The text of an official publication in XML, with its questions, notes, links and facts.

    Raises InputError for damaged, oversized or unsafe XML, and for XML that is no official publication.
    """
    root, source = xml_tree(path, content)
    if not any(local_name(element) in _BODIES for element in (root, *root) if isinstance(element.tag, str)):
        raise InputError(f"{path}: XML, but no official publication (its root is <{local_name(root)}>); skipped")
    walk = _Publication(path)
    walk.read(root)
    flow = walk.flow
    flow.place(walk.notes)
    text = flow.text + "\n" * bool(flow.length)
    hints = Hints(
        markers=tuple(flow.markers),
        notes=tuple(flow.notes),
        units=tuple(walk.units.found),
        links=in_order(flow.links),
        facts=official_facts(root, walk.places),
    )
    return ReadText(text, source.encoding, hints, source.issues)


_BODIES: Final = frozenset(
    "kamerstuk kamervragen handelingen vraagdoc staatsblad staatscourant tractatenblad niet-dossier-stuk nds-stuk "
    "gemeenteblad provinciaalblad waterschapsblad bgr agenda".split()
)


class _Publication(Walk):
    """A publication as it is read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.units = Units()
        self.places: dict[etree._Element, Span] = {}  # where the words of an element stand
        self._marks: list[Mark] = []
        self._table_notes: list[list[Note]] = []
        self._paragraphs = 0  # how many elements that hold a paragraph are open
        self._noted: dict[str, Note] = {}  # id of a note -> the note
        self._note_count = 0

    def begin(self, element: etree._Element) -> bool:
        name = local_name(element)
        if name in SKIPPED or name == "noot.nr":  # the number is written as the marker, and before the body
            return False
        if name == "noot":
            self._note(element)
            return True
        if name == "nootref":
            self._refer(element)
            return False
        self._part_before(element, name)
        self._paragraphs += name in PARAGRAPHS
        if name in KINDS and not self.in_note:
            self.units.begin(KINDS[name], self.flow)
        self._marks.append(self.flow.open())
        return True

    def finish(self, element: etree._Element) -> None:
        name = local_name(element)
        if name == "noot":
            self.finish_note()
            return
        span = self.flow.close(self._marks.pop())
        self._paragraphs -= name in PARAGRAPHS
        if span is not None:
            self._link(element, name, span)
        if span is not None and not self.in_note:
            if name in PLACED:
                self.places[element] = span
            if name in ("nr", "kop") and _above(element) in KINDS:
                self.units.head(span, words_of(element))
        if name in KINDS and not self.in_note:
            self.units.finish(self.flow)
        self._part_after(element, name)

    def _part_before(self, element: etree._Element, name: str) -> None:
        if name == "table":
            self._table_notes.append([])
        if name == "row":
            self.begin_row(element.iterchildren("entry"), _CELL_PARAGRAPHS)
        elif name == "entry":
            self.cell()
        elif self._is_block(element, name):
            self.paragraph(_gap(element, name))
        elif _is_later_part(element):
            self.flow.gap(Gap.BLANK)

    def _part_after(self, element: etree._Element, name: str) -> None:
        if name == "table":
            self.flow.place(self._table_notes.pop())
        if name == "row":
            self.finish_row()
        elif name == "entry":
            self.cell()
        elif name in _NUMBERED:
            self.flow.hold()
        elif self._is_block(element, name):
            self.paragraph(_gap(element, name))

    def _is_block(self, element: etree._Element, name: str) -> bool:
        above = _above(element)
        if above == "kop":
            return False
        if above in _SIGNED and name in _SIGNATURE:
            return True
        if name in ("nr", "label"):
            return above in (*KINDS, "agendapunt", "opening")
        if name in INLINE:
            return False
        return name in BLOCKS or not self._paragraphs

    def _link(self, element: etree._Element, name: str, span: Span) -> None:
        found: LinkHint | None = None
        if name == "dossierref":
            target = "".join(attribute(element, "dossier").split())
            found = LinkHint(span, target, "dossier") if target else None
        elif name == "extref":
            target = "".join(attribute(element, "doc").split())
            found = link(span, target)
            if found is None and target and attribute(element, "soort") == "document":
                found = LinkHint(span, target, "document")
        if found is not None:
            self.flow.links.append(found)

    def _note(self, element: etree._Element) -> None:
        """A note stands at the place of its marker."""
        number = next((child for child in element.iter("noot.nr")), None)
        words = words_of(number).strip(" .()[]") if number is not None else ""
        self._note_count += 1
        note = Note(words or str(len(self.notes) + 1), Flow(), str(self._note_count))
        self.flow.marker(note.number, note.key)
        name = attribute(element, "id")
        if name:
            self._noted[name] = note
        in_table = self._table_notes and attribute(element, "type") == "tabel"
        (self._table_notes[-1] if in_table else self.notes).append(note)
        self.begin_note(note)

    def _refer(self, element: etree._Element) -> None:
        note = self._noted.get(attribute(element, "refid"))
        number = note.number if note else words_of(element)
        if number:
            self.flow.marker(number, note.key if note else "")


_CELL_PARAGRAPHS: Final = frozenset({"al"})


def _above(element: etree._Element) -> str:
    parent = element.getparent()
    return local_name(parent) if parent is not None else ""


def _is_later_part(element: etree._Element) -> bool:
    """Whether *element* is a later part of a heading, name or number: a word, whatever blanks the file has."""
    above = _above(element)
    is_glued = above == "dossiernummer" and local_name(element) != "begrotingshoofdstuk"
    is_word = (above in _JOINED and not is_glued) or (above == "spreker" and local_name(element) == "naam")
    return is_word and element.getprevious() is not None


def _gap(element: etree._Element, name: str) -> Gap:
    return Gap.LINE if name in ("noot.al", "tekstregel") or _above(element) in _TIGHT else Gap.PARAGRAPH
