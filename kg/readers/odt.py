"""OpenDocument Text: a zip file with `content.xml` (OASIS OpenDocument 1.3, part 3).

The official ones print the number of the publication and the place in a text box at the foot of the first page; it is
written at the end of the text and reported as furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from kg.errors import InputError
from kg.model import Fact, Furniture, Hints
from kg.readers import ReadText
from kg.readers.flow import Flow, Gap, Mark, Note
from kg.readers.markup import Walk, in_order, link, words_of
from kg.readers.metadata import Record, metadata_facts
from kg.readers.numbering import BULLET, Counter, Level
from kg.readers.package import Package

_PREFIXES: Final = {
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta",
    "http://www.w3.org/1999/xlink": "xlink",
}
_URIS: Final = {prefix: uri for uri, prefix in _PREFIXES.items()}
_PARAGRAPHS: Final = frozenset({"p", "h"})
_SKIPPED: Final = frozenset(
    {
        "text:tracked-changes",
        "text:sequence-decls",
        "text:variable-decls",
        "text:user-field-decls",
        "text:note-citation",
        "office:annotation",
        "office:annotation-end",
        "office:forms",
        "office:scripts",
        "table:covered-table-cell",
        "draw:object",
        "draw:object-ole",
        "draw:image",
    }
)
_BLANKS: Final = {"text:s": Gap.BLANK, "text:tab": Gap.TAB, "text:line-break": Gap.LINE}
_CELLS: Final = frozenset({"table:table-cell"})
_COLOPHON: Final = "frillblok"  # name of the text box at the foot of official publications


def read(path: Path, content: bytes) -> ReadText:
    """The text of an OpenDocument file, with its footnotes and links.

    Raises InputError when the package is damaged, encrypted or too large, or holds no text document.
    """
    package = Package(path, content)
    root = package.root("content.xml")
    body = root.find(f".//{{{_URIS['office']}}}text")
    if body is None:
        raise InputError(f"{path}: an OpenDocument file without text (a spreadsheet or drawing?); skipped")
    walk = _Text(path, _list_styles(root, package.optional("styles.xml")))
    walk.read(body)
    return walk.result(metadata_facts(_records(package.optional("meta.xml"))))


class _Text(Walk):
    """A text document as it is read."""

    def __init__(self, path: Path, styles: dict[str, dict[int, Level]]) -> None:
        super().__init__(path)
        self._styles = styles
        self._lists: list[tuple[Counter, str]] = []  # the lists that are open, outermost first, each with its style
        self._counters: dict[str, Counter] = {}  # by style, for lists that go on
        self._label = ""  # of an item whose first paragraph has not come yet
        self._links: list[Mark] = []
        self._boxes: list[tuple[Note, str]] = []  # text boxes of a page, with their names

    def begin(self, element: etree._Element) -> bool:
        name = _name(element)
        if name in _SKIPPED:
            return False
        if name in _BLANKS:
            self.flow.gap(_BLANKS[name])
            return False
        if name == "text:note":
            self._note(element)
        elif name == "draw:frame" and _attribute(element, "text:anchor-type") == "page":
            box = Note("", Flow())
            self._boxes.append((box, _attribute(element, "draw:name")))
            self.begin_note(box)
        elif name in ("text:p", "text:h"):
            self._paragraph(element)
        elif name == "text:list":
            self._list(element)
        elif name == "text:list-item":
            self._item(element)
        elif name == "text:a":
            self._links.append(self.flow.open())
        else:
            self._table(element, name, is_begin=True)
        return True

    def finish(self, element: etree._Element) -> None:
        name = _name(element)
        if name == "text:note" or (name == "draw:frame" and _attribute(element, "text:anchor-type") == "page"):
            self.finish_note()
        elif name in ("text:p", "text:h"):
            self.paragraph()
        elif name == "text:list":
            self._lists.pop()
        elif name == "text:a":
            span = self.flow.close(self._links.pop())
            found = link(span, _attribute(element, "xlink:href")) if span is not None else None
            self.flow.links += (found,) if found else ()
        else:
            self._table(element, name, is_begin=False)

    def _table(self, element: etree._Element, name: str, *, is_begin: bool) -> None:
        if name == "table:table":
            self.paragraph()
        elif name == "table:table-row" and is_begin:
            self.begin_row((each for each in element if _name(each) in _CELLS), _PARAGRAPHS)
        elif name == "table:table-row":
            self.finish_row()
        elif name in _CELLS:
            self.cell()
        elif name in ("draw:text-box", "text:section"):
            self.paragraph()

    def _note(self, element: etree._Element) -> None:
        citation = next((each for each in element if _name(each) == "text:note-citation"), None)
        words = "".join(str(text) for text in citation.itertext()).strip() if citation is not None else ""
        note = Note(words or str(len(self.notes) + 1), Flow())
        self.notes.append(note)
        self.flow.marker(note.number)
        self.begin_note(note)

    def _paragraph(self, element: etree._Element) -> None:
        self.paragraph()
        label, self._label = self._label, ""
        if _name(element) == "text:h" and not self._lists:
            level = _attribute(element, "text:outline-level")
            outline = self._counters.setdefault("", Counter(self._styles.get("", {})))
            label = outline.label(int(level) - 1) if level.isdigit() and self._styles.get("") else ""
        if label and words_of(element):
            self.flow.write(label)
            self.flow.hold()

    def _list(self, element: etree._Element) -> None:
        style = _attribute(element, "text:style-name") or (self._lists[-1][1] if self._lists else "")
        goes_on = _attribute(element, "text:continue-numbering") == "true" or bool(
            _attribute(element, "text:continue-list")
        )
        if self._lists:
            counter = self._lists[-1][0]
        elif goes_on and style in self._counters:
            counter = self._counters[style]
        else:
            counter = Counter(self._styles.get(style, {}))
            self._counters[style] = counter
        self._lists.append((counter, style))

    def _item(self, element: etree._Element) -> None:
        counter, _ = self._lists[-1]
        level = len(self._lists) - 1
        start = _attribute(element, "text:start-value")
        if start.isdigit():
            counter.restart(level, int(start))
        self._label = counter.label(level)

    def result(self, facts: tuple[Fact, ...]) -> ReadText:
        """What was read; *facts* are those of the file's metadata."""
        flow = self.flow
        flow.place(self.notes)
        furniture: list[Furniture] = []
        for box, name in self._boxes:
            span = flow.insert(box.flow)
            if span is not None and name == _COLOPHON:
                furniture.append(Furniture(span, "running-header"))
        text = flow.text + "\n" * bool(flow.length)
        hints = Hints(
            furniture=tuple(furniture),
            markers=tuple(flow.markers),
            notes=tuple(flow.notes),
            links=in_order(flow.links),
            facts=facts,
        )
        return ReadText(text, "odt", hints)


def _name(element: etree._Element) -> str:
    """The name of an element with the usual prefix: `text:p`."""
    uri, brace, name = str(element.tag).removeprefix("{").partition("}")
    return f"{_PREFIXES.get(uri, '')}:{name}" if brace else uri


def _attribute(element: etree._Element, name: str) -> str:
    prefix, _, local = name.partition(":")
    return element.get(f"{{{_URIS[prefix]}}}{local}", "").strip()


def _records(meta: etree._Element | None) -> Iterator[Record]:
    """The metadata in a publication's `meta.xml`: `<meta:user-defined meta:name="OVERHEIDop.ParlID/DC.identifier">`."""
    for element in meta.iter(f"{{{_URIS['meta']}}}user-defined") if meta is not None else ():
        scheme, _, name = _attribute(element, "meta:name").rpartition("/")
        if name.startswith(("DC.", "DCTERMS.", "OVERHEID")) and words_of(element):
            yield Record(name, scheme, words_of(element), f"markup: meta {name}")


def _list_styles(*roots: etree._Element | None) -> dict[str, dict[int, Level]]:
    """The forms of lists by the names of their styles; the numbering of headings under the empty name."""
    styles: dict[str, dict[int, Level]] = {}
    for root in roots:
        for style in root.iter(*(f"{{{_URIS['text']}}}{name}" for name in _STYLES)) if root is not None else ():
            is_outline = _name(style) == "text:outline-style"
            name = "" if is_outline else _attribute(style, "style:name")
            levels = dict(_levels(style))
            if not is_outline or any(level.form for level in levels.values()):
                styles.setdefault(name, levels)
    return styles


_STYLES: Final = ("list-style", "outline-style")


def _levels(style: etree._Element) -> list[tuple[int, Level]]:
    found: list[tuple[int, Level]] = []
    for element in style.iterchildren(etree.Element):
        level = _attribute(element, "text:level")
        if not re.fullmatch(r"[1-9]|10", level):
            continue
        at = int(level)
        form = _attribute(element, "style:num-format")
        start = _attribute(element, "text:start-value")
        shown = _attribute(element, "text:display-levels")
        first = at - (int(shown) if re.fullmatch(r"[1-9]", shown) else 1) + 1
        numbers = ".".join(f"%{each}" for each in range(max(1, first), at + 1))
        text = f"{_attribute(element, 'style:num-prefix')}{numbers}{_attribute(element, 'style:num-suffix')}"
        is_bullet = _name(element) == "text:list-level-style-bullet"
        number = int(start) if re.fullmatch(r"\d{1,5}", start) else 1
        found.append((at - 1, Level(form, text, number, BULLET if is_bullet else "")))
    return found
