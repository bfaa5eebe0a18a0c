"""Word documents (DOCX): a zip file with `word/document.xml` (ECMA-376 part 1, WordprocessingML).

Word prints numbers of lists and footnotes that the file does not hold as text: they are counted here. Deleted text of
tracked changes, hidden text, comments and the code of fields are left out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from shlex import quote
from typing import Final, NoReturn

from lxml import etree

from kg.errors import InputError
from kg.model import Hints
from kg.readers import ReadText
from kg.readers.flow import Flow, Gap, Mark, Note, unspaced
from kg.readers.markup import Walk, in_order, link
from kg.readers.numbering import BULLET, Counter, Level
from kg.readers.package import Package

_W: Final = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",  # the strict form of the standard
)
_RELATIONS: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)
_SKIPPED: Final = frozenset(
    "pPr rPr tblPr tblGrid tcPr trPr tblPrEx sectPr sdtPr sdtEndPr del moveFrom footnoteRef endnoteRef "
    "commentReference annotationRef separator continuationSeparator bookmarkStart bookmarkEnd object "
    "Fallback delText delInstrText rubyPr rt".split()
)
_BLANKS: Final = {"tab": Gap.TAB, "ptab": Gap.TAB, "br": Gap.LINE, "cr": Gap.LINE}
_FORMS: Final = {
    "decimal": "1",
    "decimalZero": "1",
    "lowerLetter": "a",
    "upperLetter": "A",
    "lowerRoman": "i",
    "upperRoman": "I",
    "ordinal": "1",
}
_HYPERLINK = re.compile(r'^\s*HYPERLINK\s+"(?P<address>[^"]{1,2000})"')
_PARAGRAPHS: Final = frozenset({"p"})
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


def read(path: Path, content: bytes) -> ReadText:
    """The text of a Word document, with its footnotes and links.

    Raises InputError when the package is damaged, encrypted or too large, or holds no text document.
    """
    package = Package(path, content)
    name = _main_part(package)
    root = package.root(name)
    body = next((each for each in root if _name(each) == "body"), None)
    if body is None:
        raise InputError(f"{path}: a Word file without text; open it in Word or LibreOffice and save it again")
    parts = _Parts.of(package, name)
    walk = _Text(path, parts)
    walk.read(body)
    walk.read_notes()
    flow = walk.flow
    flow.place(walk.notes)
    hints = Hints(markers=tuple(flow.markers), notes=tuple(flow.notes), links=in_order(flow.links))
    return ReadText(flow.text + "\n" * bool(flow.length), "docx", hints)


def refuse_legacy(path: Path, content: bytes) -> NoReturn:
    """Raise InputError for a file of older Microsoft Office (.doc), or an encrypted one of a newer."""
    if _ENCRYPTED in content:
        raise InputError(f"{path}: this Word document has a password; open it, and save it without one")
    raise InputError(
        f"{path}: an old Word document (.doc), which only office programs can read; convert it first, for example: "
        f"soffice --headless --convert-to docx {quote(str(path))}"
    )


def _main_part(package: Package) -> str:
    """The name of the part with the text, by the relations of the package."""
    relations = package.optional("_rels/.rels")
    for element in relations.iterchildren(etree.Element) if relations is not None else ():
        target = element.get("Target", "").lstrip("/")
        if element.get("Type", "").endswith("/officeDocument") and target in package.names:
            return target
    if "word/document.xml" not in package.names:
        raise InputError(f"{package.path}: an office file that is no text document (a spreadsheet?); skipped")
    return "word/document.xml"


@dataclass(slots=True)
class _Parts:
    """What other parts of the package tell of the text."""

    links: dict[str, dict[str, str]] = field(default_factory=dict)  # kind of part -> id of a relation -> address
    notes: dict[tuple[str, str], etree._Element] = field(default_factory=dict)  # (kind, id) -> its body
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # number of a list -> the form of its levels
    lists: dict[str, str] = field(default_factory=dict)  # number of a list -> the list whose counting it shares
    styles: dict[str, tuple[str, str, int]] = field(default_factory=dict)  # style -> (based on, list, level)

    @classmethod
    def of(cls, package: Package, main: str) -> _Parts:
        folder = posixpath.dirname(main)
        parts = cls()
        parts.links["document"] = _links(package.optional(_relations_of(main)))
        for kind in ("footnote", "endnote"):
            name = posixpath.join(folder, f"{kind}s.xml")
            root = package.optional(name)
            parts.links[kind] = _links(package.optional(_relations_of(name)))
            for element in root if root is not None else ():
                if _name(element) == kind and _attribute(element, "type") in ("", "normal"):
                    parts.notes[kind, _attribute(element, "id")] = element
        parts._read_lists(package.optional(posixpath.join(folder, "numbering.xml")))
        parts._read_styles(package.optional(posixpath.join(folder, "styles.xml")))
        return parts

    def _read_lists(self, root: etree._Element | None) -> None:
        forms: dict[str, dict[int, Level]] = {}
        for element in root if root is not None else ():
            if _name(element) == "abstractNum":
                forms[_attribute(element, "abstractNumId")] = dict(_levels(element))
        for element in root if root is not None else ():
            if _name(element) == "num":
                number = _attribute(element, "numId")
                shared = _value(element, "abstractNumId")
                own = {level: form for each in element if _name(each) == "lvlOverride" for level, form in _levels(each)}
                self.levels[number] = {**forms.get(shared, {}), **own}
                restarts = any(_name(each) == "lvlOverride" for each in element)
                self.lists[number] = number if restarts else f"shared {shared}"

    def _read_styles(self, root: etree._Element | None) -> None:
        for element in root if root is not None else ():
            if _name(element) == "style":
                properties = _child(element, "pPr")
                number, level = _list_of(properties)
                self.styles[_attribute(element, "styleId")] = (_value(element, "basedOn"), number, level)

    def list_of(self, paragraph: etree._Element) -> tuple[str, int]:
        """The number of the list that a paragraph is an item of, by itself or its style, and its level."""
        properties = _child(paragraph, "pPr")
        if properties is None:
            return "", 0
        if _child(properties, "numPr") is not None:
            return _list_of(properties)
        style, seen = _value(properties, "pStyle"), set[str]()
        while style in self.styles and style not in seen:
            seen.add(style)
            style, number, level = self.styles[style]
            if number:
                return number, level
        return "", 0


class _Text(Walk):
    """A Word document as it is read."""

    def __init__(self, path: Path, parts: _Parts) -> None:
        super().__init__(path)
        self._parts = parts
        self._counters: dict[str, Counter] = {}
        self._links: list[tuple[Mark, str]] = []  # hyperlinks that are open, with their addresses
        self._fields: list[tuple[list[str], list[Mark]]] = []  # fields that are open: code, and mark of the result
        self._boxes: list[Note] = []  # text boxes in the paragraph that is open
        self._depth = 0  # how many paragraphs are open: one, and those of text boxes in it
        self._sources: list[tuple[str, str]] = []  # of each footnote: (kind, id)
        self._kind = "document"  # part that is being read

    def begin(self, element: etree._Element) -> bool:
        name = _name(element)
        if name in _SKIPPED or (name == "r" and _is_hidden(element)):
            return False
        if name == "p":
            return self._paragraph(element)
        if name in _BLANKS:
            self.flow.gap(Gap.PARAGRAPH if _attribute(element, "type") == "page" else _BLANKS[name])
            return False
        if name == "txbxContent":
            box = Note("", Flow())
            self._boxes.append(box)
            self.begin_note(box)
        elif name == "hyperlink":
            address = self._parts.links[self._kind].get(_relation(element), "")
            self._links.append((self.flow.open(), address))
        elif name == "fldSimple":
            match = _HYPERLINK.match(_attribute(element, "instr"))
            self._links.append((self.flow.open(), match["address"] if match else ""))
        elif name in ("tr", "tc", "tbl"):
            self._table(element, name, is_begin=True)
        else:
            return self._inline(element, name)
        return True

    def _inline(self, element: etree._Element, name: str) -> bool:
        """What stands in a run; whether it has text of its own."""
        if name in ("footnoteReference", "endnoteReference"):
            self._refer(name.removesuffix("Reference"), _attribute(element, "id"))
        elif name == "noBreakHyphen":
            self.flow.write("-")
        elif name == "fldChar":
            self._field(_attribute(element, "fldCharType"))
        elif name == "instrText":
            if self._fields:
                self._fields[-1][0].append(element.text or "")
            return False
        return True

    def finish(self, element: etree._Element) -> None:
        name = _name(element)
        if name == "p":
            self._end_paragraph()
        elif name == "txbxContent":
            self.finish_note()
        elif name in ("hyperlink", "fldSimple"):
            mark, address = self._links.pop()
            self._link(mark, address)
        elif name in ("tr", "tc", "tbl"):
            self._table(element, name, is_begin=False)

    def _table(self, element: etree._Element, name: str, *, is_begin: bool) -> None:
        if name == "tbl":
            self.paragraph()
        elif name == "tc":
            self.cell()
        elif is_begin:
            self.begin_row(_cells(element), _PARAGRAPHS)
        else:
            self.finish_row()

    def _paragraph(self, element: etree._Element) -> bool:
        self.paragraph()
        words = "".join(each.text or "" for each in element.iter(*(f"{uri}t" for uri in _W)))
        even = unspaced(words.strip())
        if even != words.strip():
            self.flow.write(even)
            self.paragraph()
            return False
        number, level = self._parts.list_of(element)
        if number in self._parts.levels and words.strip():
            counter = self._counters.setdefault(self._parts.lists[number], Counter(self._parts.levels[number]))
            label = counter.label(level)
            if label:
                self.flow.write(label)
                self.flow.hold()
        self._depth += 1
        return True

    def _end_paragraph(self) -> None:
        self.paragraph()
        self._depth -= 1
        if self._depth == 0 and self._boxes:
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                self.flow.insert(box.flow)

    def _link(self, mark: Mark, address: str) -> None:
        span = self.flow.close(mark)
        found = link(span, address) if span is not None else None
        self.flow.links += (found,) if found else ()

    def _field(self, kind: str) -> None:
        """The begin, the middle (the result follows) or the end of a field."""
        if kind == "begin":
            self._fields.append(([], []))
        elif kind == "separate" and self._fields:
            self._fields[-1][1].append(self.flow.open())
        elif kind == "end" and self._fields:
            code, marks = self._fields.pop()
            match = _HYPERLINK.match("".join(code))
            for mark in marks[:1]:
                self._link(mark, match["address"] if match else "")

    def _refer(self, kind: str, name: str) -> None:
        """The marker of a footnote or endnote; endnotes are counted on from the footnotes, as one series."""
        if (kind, name) not in self._parts.notes:
            return
        note = Note(str(len(self.notes) + 1), Flow())
        self.notes.append(note)
        self._sources.append((kind, name))
        self.flow.marker(note.number)

    def read_notes(self) -> None:
        """Read the bodies of the footnotes that the text points at."""
        for note, (kind, name) in zip(tuple(self.notes), tuple(self._sources), strict=True):
            self._kind = kind
            self.begin_note(note)
            self.read(self._parts.notes[kind, name])
            self.finish_note()


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, also those that a content control holds."""
    for element in row.iterchildren(etree.Element):
        if _name(element) == "tc":
            yield element
        elif _name(element) == "sdt":
            content = _child(element, "sdtContent")
            yield from (each for each in (content if content is not None else ()) if _name(each) == "tc")


def _name(element: etree._Element) -> str:
    """The name of an element of WordprocessingML, or of one that holds some; empty for other vocabularies."""
    tag = str(element.tag)
    if tag.startswith(_W):
        return tag.rpartition("}")[2]
    return "Fallback" if tag.endswith("}Fallback") else ""


def _attribute(element: etree._Element, name: str) -> str:
    return next((value for uri in _W if (value := element.get(f"{uri}{name}"))), "").strip()


def _relation(element: etree._Element) -> str:
    return next((value for uri in _RELATIONS if (value := element.get(f"{uri}id"))), "")


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((each for each in element if _name(each) == name), None)


def _value(element: etree._Element, name: str) -> str:
    """The value of a child `<w:name w:val="...">`."""
    child = _child(element, name)
    return _attribute(child, "val") if child is not None else ""


def _is_hidden(run: etree._Element) -> bool:
    properties = _child(run, "rPr")
    hidden = _child(properties, "vanish") if properties is not None else None
    return hidden is not None and _attribute(hidden, "val") not in ("0", "false", "off")


def _list_of(properties: etree._Element | None) -> tuple[str, int]:
    numbering = _child(properties, "numPr") if properties is not None else None
    if numbering is None:
        return "", 0
    level = _value(numbering, "ilvl")
    return _value(numbering, "numId"), int(level) if re.fullmatch(r"[0-8]", level) else 0


def _levels(element: etree._Element) -> Iterator[tuple[int, Level]]:
    for each in element:
        level = _attribute(each, "ilvl")
        if _name(each) != "lvl" or not re.fullmatch(r"[0-8]", level):
            continue
        start, text, form = _value(each, "start"), _value(each, "lvlText"), _value(each, "numFmt")
        number = int(start) if re.fullmatch(r"\d{1,5}", start) else 1
        yield int(level), Level(_FORMS.get(form, ""), text, number, BULLET if form == "bullet" else "")


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _links(relations: etree._Element | None) -> dict[str, str]:
    """The addresses of the hyperlinks of a part, by the ids of their relations."""
    return {
        element.get("Id", ""): element.get("Target", "")
        for element in (relations if relations is not None else ())
        if isinstance(element.tag, str) and element.get("Type", "").endswith("/hyperlink")
    }
